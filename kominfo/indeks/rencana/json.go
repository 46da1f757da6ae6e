package rencana

import (
	"encoding/json"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Laporan is everything about one plan, for programs in other languages.
type Laporan struct {
	Rencana
	GarisDepan []Titik
	Kenaikan   []Kenaikan
	in         *indeks.Instrumen
}

// Laporan puts the whole front and the worth of each level beside a plan.
func (s *Simulasi) Laporan(r Rencana) Laporan {
	return Laporan{r, s.GarisDepan(), s.Kenaikan(), s.in}
}

// MarshalJSON gives the stable shape that other programs read:
//
//	{"instrumen":"spbe-2020","target":{"indeks":"2.60","indeks_eksak":"13/5","lebih":false,"predikat":"Baik"},
//	 "tercapai":true,"dari":"2.31","dari_eksak":"231/100","predikat_dari":"Cukup","selisih":"0.29","selisih_eksak":"29/100",
//	 "indeks":"2.60","indeks_eksak":"13/5","predikat":"Baik","biaya":7,"optimal":true,
//	 "langkah":[{"indikator":"12","nama":"…","dari":1,"ke":2,"tingkat":2,"biaya":1}],
//	 "tertinggi":{"biaya":188,"indeks":"5.00","indeks_eksak":"5/1","predikat":"Memuaskan"},
//	 "penghalang":[{"indikator":"1","nama":"…","tingkat":3,"hilang":"0.03","hilang_eksak":"13/500"}],
//	 "dianggap":[],"temuan":[]}
//
// Without a plan indeks, indeks_eksak, predikat and biaya are null, optimal is
// false and langkah empty. A plan within a budget has "target":null and
// "anggaran". A step has "janji":true and "indeks_luar" where they hold, and
// "dari_eksak" where dari is no decimal of at most six digits and so is rounded.
func (r Rencana) MarshalJSON() ([]byte, error) {
	return append(r.json(make([]byte, 0, 4096)), '}'), nil
}

// MarshalJSON gives the shape of [Rencana.MarshalJSON] and
//
//	"garis_depan":[{"biaya":0,"indeks":"2.31","indeks_eksak":"231/100","predikat":"Cukup"}],
//	"kenaikan":[{"indikator":"1","nama":"…","dari":2,"ke":3,"tingkat":3,"biaya":1,"dilarang":false,
//	  "tambahan":"0.0130","tambahan_eksak":"13/1000","per_biaya_eksak":"13/1000"}]
//
// At the top of the scale ke, tingkat, biaya and all that follow are null.
func (l Laporan) MarshalJSON() ([]byte, error) {
	b := l.Rencana.json(make([]byte, 0, 4096+96*len(l.GarisDepan)+256*len(l.Kenaikan)))
	b = append(b, `,"garis_depan":[`...)
	for i, t := range l.GarisDepan {
		p := ""
		if l.in != nil {
			x, _ := l.in.Predikat(t.Indeks)
			p = x.Predikat
		}
		b = titikJSON(koma(b, i), t, p)
	}
	b = append(b, `],"kenaikan":[`...)
	for i, k := range l.Kenaikan {
		b = teks(append(koma(b, i), `{"indikator":`...), k.Indikator)
		b = teks(append(b, `,"nama":`...), k.Nama)
		b = angka(b, "dari", k.Nilai)
		if k.Penuh {
			b = append(b, `,"ke":null,"tingkat":null,"biaya":null,"dilarang":null,"tambahan":null,"tambahan_eksak":null,"per_biaya_eksak":null`...)
		} else {
			b = angka(b, "ke", k.Ke)
			b = strconv.AppendInt(append(b, `,"tingkat":`...), k.Tingkat, 10)
			b = strconv.AppendInt(append(b, `,"biaya":`...), k.Biaya, 10)
			b = strconv.AppendBool(append(b, `,"dilarang":`...), k.Dilarang)
			b = eksak(b, "tambahan", k.Tambahan, 4)
			b = append(b, `,"per_biaya_eksak":`...)
			if k.AdaPer {
				b = teks(b, k.PerBiaya.String())
			} else {
				b = append(b, "null"...)
			}
		}
		b = append(luar(b, k.IndeksLuar), '}')
	}
	return append(b, "]}"...), nil
}

// json leaves the object open for further fields.
func (r Rencana) json(b []byte) []byte {
	b = teks(append(b, `{"instrumen":`...), r.Instrumen)
	b = append(b, `,"target":`...)
	if t := r.Target; t != nil {
		b = append(b, '{')
		b = eksak(b, "indeks", t.Batas, 2)
		b = strconv.AppendBool(append(b, `,"lebih":`...), t.Lebih)
		b = append(teks(append(b, `,"predikat":`...), t.Predikat), '}')
	} else {
		b = append(b, "null"...)
	}
	if r.Anggaran != nil {
		b = strconv.AppendInt(append(b, `,"anggaran":`...), *r.Anggaran, 10)
	}
	b = strconv.AppendBool(append(b, `,"tercapai":`...), r.Tercapai)
	b = eksak(b, "dari", r.Awal, 2)
	b = teks(append(b, `,"predikat_dari":`...), r.PredikatAwal)
	b = eksak(b, "selisih", r.Selisih, 2)
	if r.Tercapai {
		b = eksak(b, "indeks", r.Indeks, 2)
		b = teks(append(b, `,"predikat":`...), r.Predikat)
		b = strconv.AppendInt(append(b, `,"biaya":`...), r.Biaya, 10)
	} else {
		b = append(b, `,"indeks":null,"indeks_eksak":null,"predikat":null,"biaya":null`...)
	}
	b = strconv.AppendBool(append(b, `,"optimal":`...), r.Optimal)
	b = append(b, `,"langkah":[`...)
	for i, l := range r.Langkah {
		b = teks(append(koma(b, i), `{"indikator":`...), l.Indikator)
		b = teks(append(b, `,"nama":`...), l.Nama)
		b = angka(b, "dari", l.Dari)
		b = angka(b, "ke", l.Ke)
		b = strconv.AppendInt(append(b, `,"tingkat":`...), l.Tingkat, 10)
		b = strconv.AppendInt(append(b, `,"biaya":`...), l.Biaya, 10)
		if l.Janji {
			b = append(b, `,"janji":true`...)
		}
		b = append(luar(b, l.IndeksLuar), '}')
	}
	b = titikJSON(append(b, `],"tertinggi":`...), r.Tertinggi, r.TertinggiNama)
	b = append(b, `,"penghalang":[`...)
	for i, p := range r.Penghalang {
		b = teks(append(koma(b, i), `{"indikator":`...), p.Indikator)
		b = teks(append(b, `,"nama":`...), p.Nama)
		b = strconv.AppendInt(append(b, `,"tingkat":`...), p.Tingkat, 10)
		b = append(eksak(b, "hilang", p.Hilang, 4), '}')
	}
	b = append(b, `],"dianggap":[`...)
	for i, n := range r.Dianggap {
		b = teks(koma(b, i), n)
	}
	b = append(b, `],"temuan":[`...)
	for i, f := range r.Temuan() {
		t, _ := json.Marshal(f) // plain text always marshals
		b = append(koma(b, i), t...)
	}
	return append(b, ']')
}

func titikJSON(b []byte, t Titik, predikat string) []byte {
	b = strconv.AppendInt(append(b, `{"biaya":`...), t.Biaya, 10)
	b = eksak(b, "indeks", t.Indeks, 2)
	return append(teks(append(b, `,"predikat":`...), predikat), '}')
}

// eksak writes a number twice, rounded and as the fraction: "x":"2.60","x_eksak":"13/5".
func eksak(b []byte, nama string, x indeks.Pecahan, digit int) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(append(append(b, '"'), nama...), `":"`...)
	b = append(append(b, x.Bulat(digit, indeks.SetengahKeAtas)...), `","`...)
	b = append(append(b, nama...), `_eksak":"`...)
	return append(append(b, x.String()...), '"')
}

// angka writes a value of an indicator as a JSON number, and its fraction beside
// it where the number is rounded.
func angka(b []byte, nama string, x indeks.Pecahan) []byte {
	s, tepat := x.Desimal()
	if !tepat {
		s = x.Bulat(6, indeks.SetengahKeAtas)
	}
	b = append(append(append(b, `,"`...), nama...), `":`...)
	b = append(b, s...)
	if !tepat {
		b = append(append(append(b, `,"`...), nama...), `_eksak":"`...)
		b = append(append(b, x.String()...), '"')
	}
	return b
}

func luar(b []byte, nama string) []byte {
	if nama == "" {
		return b
	}
	return teks(append(b, `,"indeks_luar":`...), nama)
}

func koma(b []byte, i int) []byte {
	if i > 0 {
		return append(b, ',')
	}
	return b
}

func teks(b []byte, s string) []byte {
	t, _ := json.Marshal(s) // a string always marshals
	return append(b, t...)
}
