package indeks

import (
	"encoding/json"
)

// MarshalJSON gives the stable shape that other programs read:
//
//	{"instrumen":"spbe-2020","indeks":"2.34","indeks_eksak":"117/50","predikat":"Cukup",
//	 "domain":{"D1":{"nilai":"2.10","eksak":"21/10"}},"aspek":{"A1":{…}},
//	 "belum_diisi":[],"lengkap":true,"batas":{…},
//	 "pembulatan":"setengah_ke_atas","predikat_dari":"eksak"}
//
// domain and aspek keep the order of the instrument. While an indicator is
// unanswered, indeks, indeks_eksak and predikat are null, and so are nilai and
// eksak of every incomplete domain and aspek, which then has a batas of its own.
// Numbers are strings: two decimals by Opsi.Pembulatan, and the exact fraction p/q.
func (h Hasil) MarshalJSON() ([]byte, error) {
	o := h.Opsi
	b := make([]byte, 0, 1024)
	b = teks(append(b, `{"instrumen":`...), h.Instrumen)
	b = angka(b, `,"indeks":`, h.Indeks, o, h.Lengkap)
	b = eksak(b, `,"indeks_eksak":`, h.Indeks, h.Lengkap)
	b = append(b, `,"predikat":`...)
	if h.Lengkap {
		b = teks(b, h.Predikat)
	} else {
		b = append(b, "null"...)
	}
	b = subJSON(append(b, `,"domain":`...), h.Domain, o)
	b = subJSON(append(b, `,"aspek":`...), h.Aspek, o)
	b = append(b, `,"belum_diisi":[`...)
	for i, s := range h.BelumDiisi {
		if i > 0 {
			b = append(b, ',')
		}
		b = teks(b, s)
	}
	b = append(b, `],"lengkap":`...)
	if h.Lengkap {
		b = append(b, "true"...)
	} else {
		b = append(b, "false"...)
	}
	b = append(b, `,"batas":`...)
	b = batasJSON(b, h.Batas.Terendah, h.Batas.Tertinggi, o)
	b = teks(append(b, `,"predikat_terendah":`...), h.Batas.PredikatTerendah)
	b = teks(append(b, `,"predikat_tertinggi":`...), h.Batas.PredikatTertinggi)
	b = teks(append(b, `},"pembulatan":`...), string(o.Pembulatan))
	b = teks(append(b, `,"predikat_dari":`...), string(o.PredikatDari))
	return append(b, '}'), nil
}

func subJSON(b []byte, subs []SubIndeks, o Opsi) []byte {
	b = append(b, '{')
	for i, s := range subs {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(teks(b, s.Kode), ':', '{')
		b = angka(b, `"nilai":`, s.Nilai, o, s.Lengkap)
		b = eksak(b, `,"eksak":`, s.Nilai, s.Lengkap)
		if !s.Lengkap {
			b = batasJSON(append(b, `,"batas":`...), s.Terendah, s.Tertinggi, o)
			b = append(b, '}')
		}
		b = append(b, '}')
	}
	return append(b, '}')
}

// batasJSON leaves the object open for further fields.
func batasJSON(b []byte, rendah, tinggi Pecahan, o Opsi) []byte {
	b = angka(b, `{"terendah":`, rendah, o, true)
	b = eksak(b, `,"terendah_eksak":`, rendah, true)
	b = angka(b, `,"tertinggi":`, tinggi, o, true)
	return eksak(b, `,"tertinggi_eksak":`, tinggi, true)
}

func angka(b []byte, nama string, x Pecahan, o Opsi, ada bool) []byte {
	b = append(b, nama...)
	if !ada {
		return append(b, "null"...)
	}
	return append(append(append(b, '"'), x.Bulat(2, o.Pembulatan)...), '"')
}

func eksak(b []byte, nama string, x Pecahan, ada bool) []byte {
	b = append(b, nama...)
	if !ada {
		return append(b, "null"...)
	}
	return append(append(append(b, '"'), x.String()...), '"')
}

func teks(b []byte, s string) []byte {
	t, _ := json.Marshal(s) // a string always marshals
	return append(b, t...)
}
