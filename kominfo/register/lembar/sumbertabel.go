package lembar

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// sumberTabel are the rows of the tables in a workbook that were recognised.
type sumberTabel struct {
	isian []register.Isian
	l     []*lembarMasuk
	awal  []int // index of the first row of each table
	n     int
	csv   bool // cells may carry the guard against formulas
	cara  cara
	rujuk func(x *register.Isian, s string) (string, *kominfo.Finding)
}

// lembarMasuk is one table whose columns are understood.
type lembarMasuk struct {
	nama   string
	kepala []kepalaMasuk
	kolom  []int // column of the sheet for each field; -1: not in the file
	id     int   // column of the document's id; -1
	versi  int
	titik  []bool // for each field: the dot is a decimal point in this column
	baris  []tabel.Baris
	temuan []Temuan
}

// kepalaMasuk is one heading of the file and what it was taken for.
type kepalaMasuk struct {
	k     int
	teks  string
	isian string
}

func (s *sumberTabel) tambah(m *lembarMasuk) {
	s.l = append(s.l, m)
	s.awal = append(s.awal, s.n)
	s.n += len(m.baris)
	m.titik = make([]bool, len(s.isian))
	for i, k := range m.kolom {
		if x := &s.isian[i]; k >= 0 && (x.Rupa == register.RupaAngka || x.Rupa == register.RupaRupiah) {
			m.titik[i] = titikDesimal(m.baris, k)
		}
	}
}

// titikDesimal looks for a text in the column that only a decimal point explains
// (12.5): then 1.234 in the same column is no longer certain to be 1234.
func titikDesimal(baris []tabel.Baris, k int) bool {
	for _, b := range baris {
		c := b.Di(k)
		if c.Jenis != tabel.Teks {
			continue
		}
		a, f, ada := strings.Cut(rapi(c.Teks), ".")
		if ada && angkaSemua(strings.TrimPrefix(a, "-")) && angkaSemua(f) && len(f) != 3 && !nol(f) {
			return true
		}
	}
	return false
}

func (s *sumberTabel) jumlah() int { return s.n }

func (s *sumberTabel) di(i int) (*lembarMasuk, tabel.Baris) {
	t, ada := slices.BinarySearch(s.awal, i)
	if !ada {
		t--
	}
	for len(s.l[t].baris) == 0 { // several tables may begin at one index
		t++
	}
	return s.l[t], s.l[t].baris[i-s.awal[t]]
}

func (s *sumberTabel) teks(c tabel.Sel) string {
	if s.csv {
		return tabel.LepasPengaman(c.Teks)
	}
	return c.Teks
}

func (s *sumberTabel) identitas(i int) identitas {
	m, b := s.di(i)
	d := identitas{lembar: m.nama, nomor: b.Nomor}
	if m.id < 0 {
		return d
	}
	if d.id = rapi(s.teks(b.Di(m.id))); d.id == "" {
		return d // a row that the office added to an export
	}
	if m.versi >= 0 {
		d.versi, _ = versiDari(b.Di(m.versi).Teks)
	}
	if d.versi == 0 {
		d.halangan = append(d.halangan, d.temuan("LBR-VERSI", kominfo.Galat, "", "Baris ini punya id tetapi versinya kosong atau bukan bilangan, jadi tidak diketahui apakah dokumennya berubah sejak diekspor. Ekspor ulang, lalu ubah berkas yang baru."))
	}
	return d
}

func (s *sumberTabel) susun(i int, lama []byte) ([]byte, []Temuan) {
	m, b := s.di(i)
	var fs []Temuan
	var dasar map[string][]byte
	if lama != nil {
		dasar = map[string][]byte{}
		for n, v := range anggota(lama) {
			dasar[n] = v
		}
	}
	p := penyusun{b: append(make([]byte, 0, 64+32*len(s.isian)), '{')}
	for j := range s.isian {
		x := &s.isian[j]
		k := m.kolom[j]
		if k < 0 {
			if v, ada := dasar[x.Nama]; ada {
				p.mulai(x.Nama)
				p.b = append(p.b, v...)
			}
			continue
		}
		p.mulai(x.Nama)
		n := len(fs)
		p.b, fs = s.sel(p.b, x, b.Di(k), m.titik[j], fs)
		if len(fs) == n {
			continue
		}
		for t := n; t < len(fs); t++ {
			fs[t] = s.tempat(i, fs[t].Finding)
		}
		if adaGalat(fs[n:]) {
			p.batal()
		}
	}
	return append(p.b, '}'), fs
}

// sel appends the value of one cell.
func (s *sumberTabel) sel(b []byte, x *register.Isian, c tabel.Sel, titik bool, fs []Temuan) ([]byte, []Temuan) {
	catat := func(f *kominfo.Finding) { fs = append(fs, Temuan{Finding: *f}) }
	t := s.teks(c)
	ca := s.cara
	ca.titik = titik
	switch c.Jenis {
	case tabel.Galat:
		catat(temuan("LBR-SEL", x, x.Label+" berisi kesalahan rumus "+kutip(t)+". Perbaiki rumusnya atau ketik nilainya."))
		return b, fs
	case tabel.Kosong:
		if c.Rumus {
			catat(temuan("LBR-SEL", x, x.Label+" berisi rumus yang hasilnya tidak tersimpan. Buka berkas di Excel, simpan, lalu impor lagi; atau ketik nilainya."))
			return b, fs
		}
	case tabel.Angka:
		ca.mesin = true
		if teksBebas(x) && bulatRusak(t) {
			catat(temuan("LBR-ANGKA-TEKS", x, x.Label+sebut(x, t)+" tersimpan sebagai angka, sehingga angka di belakangnya bisa sudah dibulatkan. Ubah format kolomnya menjadi Teks, lalu ketik ulang."))
			return b, fs
		}
	}
	if teksBebas(x) {
		switch u := rapi(t); {
		case u == "":
			t = ""
		case x.Rupa == register.RupaRujukan:
			id, f := s.rujuk(x, u)
			if f != nil {
				catat(f)
				return b, fs
			}
			t = id
		case u != t && x.Rupa == register.RupaTeks:
			f := usulkan(temuan("LBR-SPASI", x, x.Label+" diawali atau diakhiri spasi. Disimpan apa adanya; hapus spasinya bila tidak disengaja."), kutipPribadi(x, t), kutipPribadi(x, u))
			f.Severity = kominfo.Peringatan
			catat(f)
		}
	}
	b, f := nilai(b, x, t, ca)
	if f != nil {
		catat(f)
	}
	return b, fs
}

func kutipPribadi(x *register.Isian, s string) string {
	if x.Pribadi {
		return ""
	}
	return s
}

func teksBebas(x *register.Isian) bool {
	return x.Rupa == register.RupaTeks || x.Rupa == register.RupaPanjang || x.Rupa == register.RupaRujukan
}

// bulatRusak: a spreadsheet keeps 15 digits, so a NIK stored as a number has
// lost its last one.
func bulatRusak(s string) bool {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == 'e' || c == 'E':
			return true
		case c >= '0' && c <= '9':
			n++
		}
	}
	return n > 15
}

func (s *sumberTabel) tempat(i int, f kominfo.Finding) Temuan {
	m, b := s.di(i)
	t := Temuan{Finding: f, Lembar: m.nama, Baris: b.Nomor}
	nama, _, _ := strings.Cut(f.Path, ".")
	for j := range s.isian {
		if x := &s.isian[j]; x.Nama == nama && m.kolom[j] >= 0 {
			for _, h := range m.kepala {
				if h.k == m.kolom[j] {
					t.Kolom = h.teks
				}
			}
			if !x.Pribadi {
				t.Nilai = potong(b.Di(m.kolom[j]).Teks)
			} else {
				t.Fix = nil // a proposal would repeat the value
			}
		}
	}
	return t
}

func potong(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}
