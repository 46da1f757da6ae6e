package banding

import (
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

const opTauval = "banding.BacaTauval"

func tolak(format string, args ...any) (*HasilTauval, error) {
	return nil, kominfo.E(kominfo.TidakSah, opTauval, format, args...)
}

// BacaTauvalJSON reads published results in the shape that the portal TAUVAL is
// documented to answer with (the shape is known from a secondary source only):
//
//	[{"kode":"9901","tahun":"2025","nama_instansi":"…","kategori":"Kabupaten","daerah":"…",
//	  "nilai":{"D2001":"2.4000000000",…,"A2008":"3.1000000000","indeks":"2.5900000000"}}]
//
// D200n is domain n and A200n aspek n of SPBE 2020. Values are kept as text and
// tested by [PeriksaTerbit]; the domains of the portal are known to contradict its
// aspek, so both sides are in the result. Numbers without quotes are accepted,
// unknown and repeated keys reported, and findings begin with TAUVAL- or
// BANDING-TERBIT-.
//
// A file that is too large (16 MiB, 20,000 results, 8 levels), is no JSON array,
// or breaks off is an error of kind tidak_sah; nothing of it is taken.
func BacaTauvalJSON(nama string, isi []byte, buka Pembuka) (*HasilTauval, error) {
	if len(isi) > TauvalMaksByte {
		return tolak("Berkas lebih besar dari %d MB. Ambil per tahun, lalu impor satu per satu.", TauvalMaksByte>>20)
	}
	isi = bytes.TrimSpace(bytes.TrimPrefix(isi, []byte("\xef\xbb\xbf")))
	switch {
	case len(isi) == 0:
		return tolak("Berkas ini kosong. Unduh lagi dari portal.")
	case isi[0] == '<':
		return tolak("Ini halaman web, bukan data JSON. Biasanya itu halaman masuk portal: periksa kunci akses, lalu unduh lagi.")
	case isi[0] == '{':
		return tolak("Ini satu objek JSON, bukan larik. Data TAUVAL diawali tanda [ dan berisi satu objek untuk tiap instansi dan tahun.")
	case isi[0] != '[':
		return tolak("Berkas ini bukan JSON. Data TAUVAL diawali tanda [.")
	case !utf8.Valid(isi):
		return tolak("Berkas ini bukan teks UTF-8. Simpan ulang sebagai UTF-8, lalu impor lagi.")
	case kedalaman(isi) > TauvalMaksDalam:
		return tolak("Isi berkas bersarang lebih dari %d tingkat, jadi bukan data TAUVAL.", TauvalMaksDalam)
	}
	h := &HasilTauval{Berkas: nama, Bentuk: "tauval_json"}
	p := newPerakit(h, buka, func(in *indeks.Instrumen, k string) (string, string) {
		for i := range in.Aspek {
			if in.Aspek[i].KodeLuar == k && k != "" {
				return "aspek", in.Aspek[i].Kode
			}
		}
		for i := range in.Domain {
			if in.Domain[i].KodeLuar == k && k != "" {
				return "domain", in.Domain[i].Kode
			}
		}
		return "", ""
	})
	d := json.NewDecoder(bytes.NewReader(isi))
	d.UseNumber()
	if _, err := d.Token(); err != nil {
		return putus(0)
	}
	n := 0
	for d.More() {
		if n++; n > TauvalMaksBaris {
			return tolak("Berkas berisi lebih dari %s hasil. Ambil per tahun, lalu impor satu per satu.", kominfo.FormatAngka(TauvalMaksBaris))
		}
		m, err := p.catatan(d, n)
		if err != nil {
			return putus(n)
		}
		if m != nil {
			p.tambah(m)
		}
	}
	if _, err := d.Token(); err != nil {
		return putus(n)
	}
	if _, err := d.Token(); err != io.EOF {
		return tolak("Masih ada isi setelah larik berakhir. Berkas mungkin gabungan beberapa unduhan; impor satu per satu.")
	}
	p.selesai()
	if len(h.Baris) == 0 && len(h.Temuan) == 0 {
		h.catat(0, "", temuan("TAUVAL-KOSONG", kominfo.Peringatan, "", "Larik ini kosong: tidak ada satu hasil pun. Periksa tahun yang diminta."))
	}
	return h, nil
}

func putus(n int) (*HasilTauval, error) {
	return tolak("JSON terputus atau salah tulis di dekat hasil ke-%d. Periksa apakah berkas terpotong saat diunduh; tidak ada yang diambil dari berkas ini.", n)
}

// catatan reads one element of the array. An element that is no object is
// reported and gives nil.
func (p *perakit) catatan(d *json.Decoder, urut int) (*mentah, error) {
	var raw json.RawMessage
	if err := d.Decode(&raw); err != nil {
		return nil, err
	}
	m := &mentah{BarisTauval: BarisTauval{Urut: urut}, nilai: map[string]string{}}
	ok, err := objek(raw, func(k string, v json.RawMessage, ulang bool) {
		if ulang {
			m.catat("KUNCI-03", kominfo.Galat, potong(k), "Kunci "+kutip(k)+" ditulis lebih dari sekali dalam satu hasil. Sisakan satu.")
			return
		}
		switch k {
		case "kode":
			m.Kode = p.skalar(m, k, v)
			if v[0] != '"' && m.Kode != "" {
				m.catat("KODE", kominfo.Peringatan, k, "Kode ditulis sebagai angka, sehingga nol di depan bisa sudah hilang. Periksa kodenya: "+kutip(m.Kode)+".")
			}
		case "tahun":
			m.tahun = p.skalar(m, k, v)
		case "nama_instansi":
			m.Nama = p.skalar(m, k, v)
		case "kategori":
			m.Kategori = p.skalar(m, k, v)
		case "daerah":
			m.Daerah = p.skalar(m, k, v)
		case "nilai":
			p.nilai(m, v)
		default:
			p.kunciAsing(k, urut)
		}
	})
	if err != nil {
		return nil, err
	}
	if !ok {
		p.h.catat(urut, "", temuan("TAUVAL-BENTUK", kominfo.Galat, "", "Isi ke-"+angka(urut)+" bukan objek, jadi dilewati. Tiap hasil ditulis di antara { dan }."))
		return nil, nil
	}
	return m, nil
}

func (p *perakit) nilai(m *mentah, raw json.RawMessage) {
	ok, err := objek(raw, func(k string, v json.RawMessage, ulang bool) {
		switch {
		case ulang:
			m.catat("KUNCI-03", kominfo.Galat, "nilai."+potong(k), "Kunci "+kutip(k)+" ditulis lebih dari sekali dalam satu hasil. Sisakan satu.")
		case k == "predikat": // the portal has none; our own sign for the tables
			p.kunciAsing("nilai."+k, m.Urut)
		case len(m.nilai) < 200:
			m.nilai[k] = p.skalar(m, "nilai."+potong(k), v)
		default:
			p.kunciAsing("nilai."+k, m.Urut)
		}
	})
	if !ok || err != nil {
		m.catat("BENTUK", kominfo.Galat, "nilai", "Isian nilai bukan objek. Tulis misalnya \"nilai\":{\"indeks\":\"2.5900000000\"}.")
	}
}

// skalar gives the text of a string or number; null is the empty text.
func (p *perakit) skalar(m *mentah, jalur string, v json.RawMessage) string {
	switch c := v[0]; {
	case c == '"':
		var s string
		_ = json.Unmarshal(v, &s) // proven valid by the decoder
		return s
	case c == '-' || c >= '0' && c <= '9':
		return string(v)
	case c == 'n':
		return ""
	}
	m.catat("BENTUK", kominfo.Galat, jalur, "Isian "+jalur+" bukan teks atau angka.")
	return ""
}

// objek walks over the members of an object in their order; ulang marks a key
// that was there before.
func objek(raw json.RawMessage, f func(k string, v json.RawMessage, ulang bool)) (ok bool, err error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	t, err := d.Token()
	if err != nil {
		return false, err
	}
	if t != json.Delim('{') {
		return false, nil
	}
	sudah := map[string]bool{}
	for d.More() {
		k, err := d.Token()
		if err != nil {
			return false, err
		}
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			return false, err
		}
		s, _ := k.(string)
		f(s, v, sudah[s])
		sudah[s] = true
	}
	return true, nil
}

// kedalaman gives the deepest nesting, without building anything.
func kedalaman(b []byte) int {
	dalam, maks := 0, 0
	teks := false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case teks:
			if c == '\\' {
				i++
			} else if c == '"' {
				teks = false
			}
		case c == '"':
			teks = true
		case c == '[' || c == '{':
			dalam++
			maks = max(maks, dalam)
		case c == ']' || c == '}':
			dalam--
		}
	}
	return maks
}
