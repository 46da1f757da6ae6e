package lembar

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// Masukan is a file to import. Make it with [Baca] or [DariBuku].
type Masukan struct {
	nama  string
	buku  *tabel.Buku
	jsonl []byte
}

// Baca reads a file to import: JSONL as [Keluaran.TulisJSONL] writes it, or any
// table that [tabel.Baca] knows. What the file is, is seen in its bytes.
func Baca(nama string, isi []byte, o tabel.Opsi) (Masukan, error) {
	if t := bytes.TrimLeft(bytes.TrimPrefix(isi, []byte("\xef\xbb\xbf")), " \t\r\n"); len(t) > 0 && t[0] == '{' {
		batas := o.MaksByte
		if batas <= 0 {
			batas = 256 << 20
		}
		if int64(len(isi)) > batas {
			return Masukan{}, kominfo.E(kominfo.TidakSah, "lembar.Baca", "Berkas lebih besar dari %s MB. Pecah menjadi beberapa berkas, lalu impor satu per satu.", kominfo.FormatAngka(batas>>20))
		}
		return Masukan{nama: nama, jsonl: bytes.TrimPrefix(isi, []byte("\xef\xbb\xbf"))}, nil
	}
	b, err := tabel.Baca(nama, isi, o)
	if err != nil {
		return Masukan{}, err
	}
	return DariBuku(b), nil
}

// DariBuku imports from tables that were read already.
func DariBuku(b *tabel.Buku) Masukan { return Masukan{nama: b.Nama, buku: b} }

// sumber gives the rows of a file. Row i is asked for by identitas first.
type sumber interface {
	jumlah() int
	identitas(i int) identitas
	// susun makes the document, or the action's input, of row i. lama is the
	// document that the row changes, nil for a new one.
	susun(i int, lama []byte) ([]byte, []Temuan)
	// tempat puts a finding beside its column.
	tempat(i int, f kominfo.Finding) Temuan
}

// identitas says which row it is and which document it came from.
type identitas struct {
	lembar   string
	nomor    int
	id       string
	versi    int64
	halangan []Temuan // why it cannot be told
}

func (d identitas) temuan(id string, s kominfo.Severity, kolom, pesan string) Temuan {
	return Temuan{Finding: kominfo.Finding{ID: id, Severity: s, Message: pesan}, Lembar: d.lembar, Baris: d.nomor, Kolom: kolom}
}

// sumberJSONL are the lines of an export, or plain documents one a line.
type sumberJSONL struct {
	reg   string
	isian []register.Isian
	garis []garis
}

type garis struct {
	nomor int
	isi   []byte
}

func newSumberJSONL(b []byte, reg string, isian []register.Isian) *sumberJSONL {
	s := &sumberJSONL{reg: reg, isian: isian}
	for n := 1; len(b) > 0; n++ {
		g, sisa, _ := bytes.Cut(b, []byte("\n"))
		if g = bytes.TrimSpace(g); len(g) > 0 {
			s.garis = append(s.garis, garis{n, g})
		}
		b = sisa
	}
	return s
}

func (s *sumberJSONL) jumlah() int { return len(s.garis) }

// buka tells an envelope from a plain document: an envelope has exactly the
// members that TulisJSONL writes.
func (s *sumberJSONL) buka(i int) (a amplop, ok bool) {
	d := json.NewDecoder(bytes.NewReader(s.garis[i].isi))
	d.DisallowUnknownFields()
	if d.Decode(&a) == nil && len(a.Dokumen) > 0 && a.Dokumen[0] == '{' && (a.Register != "" || a.ID != "") {
		return a, true
	}
	return amplop{Dokumen: s.garis[i].isi}, false
}

func (s *sumberJSONL) identitas(i int) identitas {
	a, ok := s.buka(i)
	d := identitas{nomor: s.garis[i].nomor, id: string(a.ID), versi: a.Versi}
	switch {
	case ok && a.Register != "" && a.Register != s.reg:
		d.halangan = append(d.halangan, d.temuan("LBR-REGISTER", kominfo.Galat, "", "Baris ini dari register "+kutip(a.Register)+", bukan "+s.reg+". Pilih berkas yang benar."))
	case ok && a.Ditarik:
		d.halangan = append(d.halangan, d.temuan("LBR-DITARIK", kominfo.Galat, "", "Dokumen di baris ini sudah ditarik, jadi tidak dapat diimpor. Hapus barisnya."))
	}
	return d
}

func (s *sumberJSONL) susun(i int, lama []byte) ([]byte, []Temuan) {
	a, _ := s.buka(i)
	dasar := anggota(lama)
	// An export without the personal part must not erase it on its way back.
	var kurang []string
	isi := anggota(a.Dokumen)
	for k := range s.isian {
		n := s.isian[k].Nama
		if _, ada := isi[n]; !ada && s.isian[k].Pribadi && dasar[n] != nil {
			kurang = append(kurang, n)
		}
	}
	if kurang == nil || isi == nil {
		return a.Dokumen, nil
	}
	doc := bytes.TrimSpace(a.Dokumen)
	p := penyusun{b: append([]byte(nil), bytes.TrimSpace(doc[:len(doc)-1])...)}
	for _, n := range kurang {
		p.mulai(n)
		p.b = append(p.b, dasar[n]...)
	}
	return append(p.b, '}'), nil
}

func (s *sumberJSONL) tempat(i int, f kominfo.Finding) Temuan {
	return Temuan{Finding: f, Baris: s.garis[i].nomor, Kolom: f.Path}
}

// versiDari reads the version of an exported row; a spreadsheet may have turned
// it into "3.0".
func versiDari(s string) (int64, bool) {
	n, err := strconv.ParseInt(strings.TrimSuffix(rapi(s), ".0"), 10, 64)
	return n, err == nil && n > 0
}
