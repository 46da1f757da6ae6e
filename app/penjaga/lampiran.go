//go:build !(js && wasm)

package penjaga

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Lampiran says which files belong to the documents, and what is to be done with
// them in a backup, a restore or a verification. The zero value leaves files alone.
type Lampiran struct {
	Rujukan []RujukanBerkas // who names files

	// Folder holds the files of the backup; "" is [FolderLampiran].
	Folder string

	Tanpa    bool                // leave the files out, and say so
	Teliti   bool                // a backup reads again what was there before
	Kemajuan func(blob.Kemajuan) // how far the files are; may be nil
}

// RujukanBerkas is a column of a register that names files: each value is one SHA-256
// in 64 lower-case hexadecimal digits, several with a space between, or empty.
type RujukanBerkas struct {
	Register, Kolom string

	// Pribadi: the files belong to the personal part. A document whose personal
	// part was erased names none any more, in no version.
	Pribadi bool
}

// HasilLampiran is what became of the files.
type HasilLampiran struct {
	Folder   string            `json:"folder"`           // where they are now; "" when there are none, or they were left out
	Tanpa    bool              `json:"tanpa,omitempty"`  // left out
	Dirujuk  int               `json:"dirujuk"`          // files that documents name
	Ukuran   int64             `json:"ukuran"`           // bytes of those that are in Folder
	Disalin  int               `json:"disalin"`          // copied just now, their content compared with their name
	Salinan  int64             `json:"ukuran_disalin"`   // bytes
	Sudah    int               `json:"sudah"`            // were in Folder before
	Diteliti bool              `json:"diteliti"`         // those that were there before were read again
	Temuan   []kominfo.Finding `json:"temuan,omitempty"` // files that are missing or changed, with the documents that name them
}

// The findings about files. They are stable for ever.
const (
	TemuanBerkasHilang = "BERKAS-HILANG" // named by a document, and not there
	TemuanBerkasUbah   = "BERKAS-UBAH"   // its content is not what was recorded
	TemuanBerkasBaca   = "BERKAS-BACA"   // cannot be read
	TemuanBerkasSidik  = "BERKAS-SIDIK"  // what the document names is no SHA-256
)

func (o Opsi) berkas() string { return filepath.Join(o.Folder, "berkas") }

// FolderLampiran is the folder that holds the files of a backup: <cadangan>.berkas
// where somebody made that, else cadangan.berkas beside the backup, which all
// backups in a folder share. Sharing is safe because a file's name is the hash of its
// content: two backups that name a file mean the same bytes, and nothing in the
// folder is ever changed or removed. A weekly backup so costs what is new.
func FolderLampiran(cadangan string) string {
	sendiri := cadangan + ".berkas"
	if st, err := os.Stat(sendiri); err == nil && st.IsDir() {
		return sendiri
	}
	return filepath.Join(filepath.Dir(cadangan), "cadangan.berkas")
}

// di gives the folder of a backup's files.
func (l Lampiran) di(cadangan string) string { return cmp.Or(l.Folder, FolderLampiran(cadangan)) }

// dirujuk is a file that documents name.
type dirujuk struct {
	sidik string
	lama  bool // only older versions or withdrawn documents name it
	dok   []dokRujuk
	n     int // documents, of which dok keeps the first
}

type dokRujuk struct {
	reg register.Register
	id  register.ID
}

const maksSebut = 3 // documents named in one sentence

// rujuk lists the files that the documents of s name, in the order of their names,
// with what is wrong with those names.
func (l Lampiran) rujuk(ctx context.Context, s register.Reader, regs []register.Register) ([]*dirujuk, []kominfo.Finding, error) {
	semua := map[string]*dirujuk{}
	var t temuanBerkas
	for _, r := range l.Rujukan {
		i := slices.IndexFunc(regs, func(x register.Register) bool { return x.Info().Nama == r.Register })
		if i < 0 {
			return nil, nil, kominfo.E(kominfo.Rusak, "penjaga.Lampiran", "Register %s, yang menyebut berkas, tidak ada di program ini.", r.Register)
		}
		k := slices.IndexFunc(regs[i].Info().Kolom, func(x register.InfoKolom) bool { return x.Nama == r.Kolom })
		if k < 0 {
			return nil, nil, kominfo.E(kominfo.Rusak, "penjaga.Lampiran", "Register %s tidak punya kolom %s, yang menyebut berkas.", r.Register, r.Kolom)
		}
		catat := func(b register.Baris, lama bool) {
			if k >= len(b.Kolom) { // a version that cannot be read any more
				return
			}
			nilai, _ := b.Kolom[k].(string)
			for sidik := range strings.FieldsSeq(nilai) {
				if !blob.SidikSah(sidik) { // never used as a path
					t.catat(TemuanBerkasSidik, kominfo.Galat, r.Register+"/"+string(b.ID), fmt.Sprintf("Dokumen %s di %s menyebut sidik berkas %.80q, yang bukan SHA-256. Catat ulang berkasnya.", b.ID, r.Register, sidik))
					continue
				}
				d := semua[sidik]
				if d == nil {
					d = &dirujuk{sidik: sidik, lama: lama}
					semua[sidik] = d
				}
				if d.lama && !lama { // the present ones are those that need it
					d.lama, d.dok, d.n = false, nil, 0
				}
				if d.lama != lama || len(d.dok) > 0 && d.dok[len(d.dok)-1].id == b.ID {
					continue
				}
				if d.n++; len(d.dok) < maksSebut {
					d.dok = append(d.dok, dokRujuk{regs[i], b.ID})
				}
			}
		}
		if err := tiapBaris(ctx, s, regs[i], r.Pribadi, catat); err != nil {
			return nil, nil, err
		}
	}
	out := make([]*dirujuk, 0, len(semua))
	for _, d := range semua {
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b *dirujuk) int { return strings.Compare(a.sidik, b.sidik) })
	return out, t.hasil(), nil
}

// tiapBaris visits every version of every document; lama: not the present one of a
// document that stands. tanpaHapus leaves out those whose personal part was erased.
func tiapBaris(ctx context.Context, s register.Reader, r register.Register, tanpaHapus bool, catat func(b register.Baris, lama bool)) error {
	semua := register.Lingkup{Semua: true} // no personal parts: their keys may be elsewhere
	for q := (register.Query{Batas: 1000, Ditarik: true}); ; {
		h, err := s.Cari(ctx, r, semua, q)
		if err != nil {
			return err
		}
		for _, b := range h.Baris {
			if tanpaHapus && b.PribadiDihapus {
				continue
			}
			catat(b, b.Ditarik)
			if b.Versi == 1 {
				continue
			}
			vs, err := s.Riwayat(ctx, r, semua, b.ID)
			if err != nil {
				return err
			}
			for _, v := range vs {
				if v.Versi != b.Versi {
					catat(v, true)
				}
			}
		}
		if q.Kursor = h.Kursor; q.Kursor == "" {
			return nil
		}
	}
}

// sebut names the documents that need a file: `data_dukung "Perbup Arsitektur"`.
func (d *dirujuk) sebut(ctx context.Context, s register.Reader) string {
	var out []string
	for _, k := range d.dok {
		out = append(out, k.reg.Info().Nama+" "+sebutan(ctx, s, k))
	}
	if lebih := d.n - len(d.dok); lebih > 0 {
		out = append(out, kominfo.FormatAngka(int64(lebih))+" dokumen lain")
	}
	kata := strings.Join(out, ", ")
	if d.lama {
		kata = "versi lama atau dokumen yang ditarik: " + kata
	}
	return kata
}

// sebutan is a document's name for people; its id where it cannot be read.
func sebutan(ctx context.Context, s register.Reader, k dokRujuk) string {
	b, err := s.Baca(ctx, k.reg, register.Lingkup{Semua: true}, k.id, 0)
	if err == nil {
		var doc []byte
		if doc, err = k.reg.Dokumen(b); err == nil {
			if t, err := k.reg.Hitung(doc); err == nil && t.Sebutan != "" {
				return fmt.Sprintf("%.120q", t.Sebutan)
			}
		}
	}
	return string(k.id)
}

func pendek(sidik string) string { return sidik[:12] + "…" }

// berat is how bad it is when the file is not to be had.
func (d *dirujuk) berat() kominfo.Severity {
	if d.lama {
		return kominfo.Peringatan
	}
	return kominfo.Galat
}

// maksBerkas bounds the findings of one kind.
const maksBerkas = 100

// temuanBerkas collects findings.
type temuanBerkas struct {
	isi   []kominfo.Finding
	n     map[string]int
	berat map[string]kominfo.Severity // of those that are not told one by one
}

func (t *temuanBerkas) catat(id string, berat kominfo.Severity, jalur, pesan string) {
	if t.n == nil {
		t.n, t.berat = map[string]int{}, map[string]kominfo.Severity{}
	}
	if t.n[id]++; t.n[id] <= maksBerkas {
		t.isi = append(t.isi, kominfo.Finding{ID: id, Path: jalur, Severity: berat, Message: pesan})
	} else if t.berat[id] != kominfo.Galat {
		t.berat[id] = berat
	}
}

func (t *temuanBerkas) hasil() []kominfo.Finding {
	for _, id := range []string{TemuanBerkasHilang, TemuanBerkasUbah, TemuanBerkasBaca, TemuanBerkasSidik} {
		if lebih := t.n[id] - maksBerkas; lebih > 0 {
			t.isi = append(t.isi, kominfo.Finding{ID: id, Path: "berkas", Severity: t.berat[id],
				Message: "Masih ada " + kominfo.FormatAngka(int64(lebih)) + " temuan sejenis yang tidak ditampilkan satu per satu."})
		}
	}
	return t.isi
}

// jumlahBerkas writes "1.204 berkas (3,4 GB)".
func jumlahBerkas(n int, ukuran int64) string {
	return kominfo.FormatAngka(int64(n)) + " berkas (" + blob.FormatUkuran(ukuran) + ")"
}
