package impor

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/ppid"
)

const (
	batasBaris  = 20000
	batasTemuan = 5000
)

// Opsi says what the file itself does not. The zero value is right for a register in
// the form of Lampiran VIII.
type Opsi struct {
	Badan  string               // code of the village whose register it is; "" is the regency
	Urutan lembar.UrutanTanggal // of dates such as 03/04/2026; "": by the other dates of the column, else asked
	// NomorDariUrut makes the number of a row without one from its running number and
	// the year of receipt, "12/2025".
	NomorDariUrut bool
	// Perangkat gives the code of a unit from its name in the file; nil or "": unknown.
	Perangkat func(nama string) string
	Alasan    string // why rows are copied that came in after the register was begun
}

// Usulan is what a file proposes.
type Usulan struct {
	Berkas string          `json:"berkas,omitempty"`
	Baris  []Baris         `json:"baris"`
	Kolom  []KolomTerbaca  `json:"kolom"`
	Temuan []lembar.Temuan `json:"temuan"` // of all rows, in the order of the file
	Lain   int             `json:"temuan_lain,omitempty"`
}

// Baris is one row of the file as input of the action salin_lama. Siap is false when
// a finding of severity galat keeps it out.
type Baris struct {
	Lembar string         `json:"lembar,omitempty"`
	Nomor  int            `json:"nomor"` // of the row in the file, from 1
	Siap   bool           `json:"siap"`
	Isian  ppid.SalinLama `json:"-"` // holds who asked
}

// KolomTerbaca says what a heading was taken for; Kunci is empty for one that is not
// copied.
type KolomTerbaca struct {
	Lembar string `json:"lembar,omitempty"`
	Kepala string `json:"kepala"`
	Kunci  string `json:"kunci,omitempty"`
}

// Baca proposes the entries of an old register: of every table in the file that has
// its columns. The findings are those of [Usulan].Temuan, with the cell as their
// path; without a table that can be used there is one, of severity galat, and no row.
func Baca(b *tabel.Buku, o Opsi) (Usulan, []kominfo.Finding) {
	p := &pembaca{o: o, nomor: map[string]string{}}
	p.u.Berkas = b.Nama
	var xi bool
	for l := range b.Tampak() {
		for _, t := range tabel.Temukan(*l) {
			k := kenali(t.Kolom)
			switch {
			case keberatan(t.Kolom):
				xi = true
				p.temuan(l.Nama, t.KepalaAkhir, "", "", "IMPOR-LEMBAR-02", kominfo.Peringatan, "Tabel ini tampak sebagai register keberatan (Lampiran XI), jadi tidak disalin ke register permohonan. Catat keberatan yang masih berjalan lewat halaman keberatan.")
			case k.layak():
				p.tabel(l.Nama, &t, &k)
			}
		}
	}
	for _, f := range b.Temuan {
		p.u.Temuan = append(p.u.Temuan, lembar.Temuan{Finding: f})
	}
	if len(p.u.Baris) == 0 && !xi {
		p.temuan("", 0, "", "", "IMPOR-LEMBAR-01", kominfo.Galat, "Tidak ada tabel register permohonan di berkas ini. Judul kolomnya harus memuat paling sedikit informasi yang diminta, dan nama pemohon atau tanggal, seperti Perki 1/2021 Lampiran VIII.")
	}
	fs := make([]kominfo.Finding, len(p.u.Temuan))
	for i, t := range p.u.Temuan {
		fs[i] = t.Finding
	}
	return p.u, fs
}

type pembaca struct {
	o     Opsi
	u     Usulan
	nomor map[string]string // numbers seen, and where
}

func (p *pembaca) temuan(lbr string, baris int, kolom, nilai, id string, s kominfo.Severity, pesan string) {
	if len(p.u.Temuan) >= batasTemuan {
		p.u.Lain++
		return
	}
	jalur := lbr
	if baris > 0 {
		jalur = strings.TrimPrefix(lbr+" baris "+strconv.Itoa(baris), " ")
	}
	p.u.Temuan = append(p.u.Temuan, lembar.Temuan{Finding: kominfo.Finding{ID: id, Path: jalur, Severity: s, Message: pesan}, Lembar: lbr, Baris: baris, Kolom: kolom, Nilai: nilai})
}

func (p *pembaca) tabel(lbr string, t *tabel.Tabel, k *kolomBuku) {
	for _, x := range t.Kolom {
		kt := KolomTerbaca{Lembar: lbr, Kepala: x.Nama}
		for kunci, i := range k.tempat {
			if i == x.Indeks {
				kt.Kunci = kunci
			}
		}
		if x.Nama != "" {
			p.u.Kolom = append(p.u.Kolom, kt)
		}
	}
	for _, x := range k.asing {
		p.temuan(lbr, t.KepalaAkhir, x.Nama, "", "IMPOR-KOLOM-01", kominfo.Peringatan, "Kolom "+kutip(x.Nama)+" tidak dikenal, jadi isinya tidak disalin. Bila perlu, ganti judulnya dengan judul Lampiran VIII.")
	}
	for _, g := range k.ganda {
		p.temuan(lbr, t.KepalaAkhir, g[2], "", "IMPOR-KOLOM-02", kominfo.Peringatan, "Kolom "+kutip(g[1])+" dan "+kutip(g[2])+" tampak berarti sama; hanya yang pertama disalin. Ganti judul salah satunya.")
	}
	urutan := map[string]lembar.UrutanTanggal{}
	for _, n := range []string{kTanggal, kJawab, kBeri, kPanjang} {
		if i, ada := k.tempat[n]; ada {
			if urutan[n] = p.o.Urutan; p.o.Urutan == lembar.TanyaUrutan {
				urutan[n] = urutanKolom(t.Data, i)
			}
		}
	}
	for _, b := range t.Data {
		if t.BarisTotal(b.Nomor) || bukanData(b) {
			continue
		}
		if len(p.u.Baris) >= batasBaris {
			p.temuan(lbr, b.Nomor, "", "", "IMPOR-BARIS-01", kominfo.Galat, "Lebih dari 20.000 baris. Pecah berkasnya per tahun; baris mulai sini tidak dibaca.")
			return
		}
		x := &pembacaBaris{p: p, k: k, b: b, lbr: lbr, urutan: urutan}
		p.u.Baris = append(p.u.Baris, x.baca())
	}
}

// bukanData reports whether a row is the line (1) (2) (3) under a heading, or holds
// one cell only: a month's name between the rows, a note.
func bukanData(b tabel.Baris) bool {
	isi, nomor := 0, 0
	for _, s := range b.Sel {
		t := strings.Trim(strings.TrimSpace(s.Teks), "()")
		if t == "" {
			continue
		}
		isi++
		if n, ok := angka(t); ok && n == isi {
			nomor++
		}
	}
	return isi < 2 || isi > 3 && nomor == isi
}

func kutip(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
