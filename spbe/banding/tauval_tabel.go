package banding

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// BacaTauval reads published results as JSON ([BacaTauvalJSON]) or as a table
// ([BacaTauvalTabel]); what the file is, is seen in its bytes.
func BacaTauval(nama string, isi []byte, tahun int, buka Pembuka) (*HasilTauval, error) {
	t := bytes.TrimLeft(bytes.TrimPrefix(isi, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(t) > 0 && (t[0] == '[' || t[0] == '{') {
		return BacaTauvalJSON(nama, isi, buka)
	}
	return BacaTauvalTabel(nama, isi, tahun, buka)
}

// BacaTauvalTabel reads published results from a table (CSV, XLSX, HTML) with the
// headings code (or kode), nama_instansi, indeks, d1 to d4, a1 to a8, and where
// they exist tahun, kategori, daerah, predikat; the keys of the portal (D2001)
// are understood as well. Such tables name no year: then tahun counts for every
// row. Decimals may have a comma or a point.
//
// Rows are tested as in [BacaTauvalJSON]; Urut is the row of the file.
func BacaTauvalTabel(nama string, isi []byte, tahun int, buka Pembuka) (*HasilTauval, error) {
	b, err := tabel.Baca(nama, isi, tabel.Opsi{MaksByte: TauvalMaksByte, MaksUrai: 128 << 20, MaksKolom: 1000})
	if err != nil {
		return nil, err
	}
	h := &HasilTauval{Berkas: nama, Bentuk: "tabel"}
	p := newPerakit(h, buka, kodeTabel)
	for _, f := range b.Temuan {
		h.catat(0, "", f)
	}
	ada := false
	for l := range b.Tampak() {
		k, mulai := kepalaTauval(l)
		if k == nil {
			continue
		}
		ada = true
		if _, punya := k["tahun"]; !punya && tahun == 0 {
			return tolak("Tabel ini tidak punya kolom tahun. Sebutkan tahun hasilnya (-tahun 2025), atau tambahkan kolom tahun.")
		}
		if len(l.Baris)-mulai > TauvalMaksBaris-len(h.Baris) {
			return tolak("Tabel berisi lebih dari %s baris. Pecah per tahun, lalu impor satu per satu.", kominfo.FormatAngka(TauvalMaksBaris))
		}
		for _, r := range l.Baris[mulai:] {
			if m := barisTauval(r, k, tahun); m != nil {
				p.tambah(m)
			}
		}
	}
	if !ada {
		return tolak("Tidak ada tabel dengan judul kolom yang dikenal. Perlu kolom code (atau kode), nama_instansi, indeks, dan d1 sampai d4 atau a1 sampai a8.")
	}
	p.selesai()
	if len(h.Baris) == 0 {
		h.catat(0, "", temuan("TAUVAL-KOSONG", kominfo.Peringatan, "", "Di bawah judul kolom tidak ada satu baris pun."))
	}
	return h, nil
}

func kodeTabel(in *indeks.Instrumen, k string) (string, string) {
	for i := range in.Aspek {
		if a := &in.Aspek[i]; strings.EqualFold(a.Kode, k) || a.KodeLuar != "" && strings.EqualFold(a.KodeLuar, k) {
			return "aspek", a.Kode
		}
	}
	for i := range in.Domain {
		if d := &in.Domain[i]; strings.EqualFold(d.Kode, k) || d.KodeLuar != "" && strings.EqualFold(d.KodeLuar, k) {
			return "domain", d.Kode
		}
	}
	return "", ""
}

// kepalaTauval finds the row of headings among the first thirty and gives the
// column of each name; nil when there is none.
func kepalaTauval(l *tabel.Lembar) (map[string]int, int) {
	for i, r := range l.Baris {
		if i == 30 {
			break
		}
		k := map[string]int{}
		for j, s := range r.Sel {
			n := judul(s.Teks)
			switch n {
			case "code", "kode_instansi":
				n = "kode"
			case "nama", "instansi", "institution":
				n = "nama_instansi"
			case "index", "indeks_spbe":
				n = "indeks"
			}
			if n == "" {
				continue
			}
			if _, ada := k[n]; ada {
				n += " (kolom " + tabel.NamaKolom(j) + ")" // reported as a key that is not used
			}
			k[n] = j
		}
		_, a := k["kode"]
		_, b := k["nama_instansi"]
		_, c := k["indeks"]
		if a && (b || c) {
			return k, i + 1
		}
	}
	return nil, 0
}

// judul makes a heading comparable: "Nama Instansi" is nama_instansi.
func judul(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(strings.TrimPrefix(s, "\ufeff"), func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == '.' || r == '\t' || r == '\n' || r == '\r' || r == 0xa0
	}), "_"))
}

func barisTauval(r tabel.Baris, k map[string]int, tahun int) *mentah {
	m := &mentah{BarisTauval: BarisTauval{Urut: r.Nomor}, nilai: map[string]string{}}
	isi := false
	for n, j := range k {
		s := r.Di(j)
		t := strings.TrimSpace(tabel.LepasPengaman(s.Teks))
		isi = isi || t != ""
		switch n {
		case "kode":
			if m.Kode = t; s.Jenis == tabel.Angka {
				m.catat("KODE", kominfo.Peringatan, "kode", "Kode di sel "+tabel.NamaSel(r.Nomor, j)+" tersimpan sebagai angka, sehingga nol di depan atau di belakang bisa sudah hilang. Periksa kodenya: "+kutip(t)+".")
			}
		case "nama_instansi":
			m.Nama = t
		case "tahun":
			m.tahun = t
		case "kategori":
			m.Kategori = t
		case "daerah":
			m.Daerah = t
		case "predikat", "predicate":
			m.nilai["predikat"] = t
		case "no", "nomor":
		default:
			m.nilai[n] = desimalSel(s, t)
		}
	}
	if !isi {
		return nil
	}
	if _, ada := k["tahun"]; !ada {
		m.tahun = strconv.Itoa(tahun)
	}
	return m
}

// desimalSel gives the machine decimal of a cell: a comma becomes a point, and
// the binary number of a workbook its shortest decimal (4.2125, not
// 4.2125000000000004), which is what the workbook shows.
func desimalSel(s tabel.Sel, t string) string {
	if s.Jenis == tabel.Angka {
		if f, err := strconv.ParseFloat(t, 64); err == nil && f > -1e9 && f < 1e9 {
			return strconv.FormatFloat(f, 'f', -1, 64)
		}
		return t
	}
	if strings.Count(t, ",") == 1 && !strings.Contains(t, ".") {
		return strings.Replace(t, ",", ".", 1)
	}
	return t
}
