//go:build !(js && wasm)

// Package kalenderkantor keeps the calendar of one office: the national decrees that
// this release carries, a newer national file when the office has one, and its local
// holidays, as files in a folder of the data folder:
//
//	data/kalender/nasional-2028.json   format lumbung.kalender/1, instead of the release's own
//	data/kalender/belitung-timur.json  format lumbung.kalender-daerah/1, laid over it
//
// A file that cannot be used is told, and the last good calendar stays in force until
// the folder is right again; a program that starts with such a file takes the others.
// Stored due dates move by the action hitung_ulang alone: do not run it while there
// are findings of severity galat.
package kalenderkantor

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

const (
	batasBerkas = 1 << 20 // bytes, as package kalender reads
	batasJumlah = 100     // files in the folder
)

// Kantor is the calendar of an office. It may be used by any number of goroutines.
type Kantor struct {
	folder string
	kini   atomic.Pointer[isi]

	kunci  sync.Mutex // of Segarkan
	sidik  string     // of the folder when it was last read
	temuan []kominfo.Finding
}

// isi is what a folder makes: a national calendar, what is laid over it, and both.
type isi struct {
	dasar   *kalender.Kalender
	setelan kalender.Setelan
	jadi    *kalender.Kalender
}

func nasional() *isi { return &isi{dasar: kalender.Nasional(), jadi: kalender.Nasional()} }

// Buka reads the calendars in a folder. A folder that is not there, or is empty, is
// the national calendar alone. Files that cannot be used are findings; the error is
// of a folder that cannot be read.
//
//	k, temuan, err := kalenderkantor.Buka(filepath.Join(data, "kalender"))
//	layanan.Kalender = k.Kalender
func Buka(folder string) (*Kantor, []kominfo.Finding, error) {
	k := &Kantor{folder: folder, sidik: "belum"}
	k.kini.Store(nasional())
	_, fs, err := k.Segarkan()
	return k, fs, err
}

// Kalender gives the calendar in force; it is what ppid.Layanan.Kalender takes.
func (k *Kantor) Kalender() *kalender.Kalender { return k.kini.Load().jadi }

// Lapisan gives the national calendar and what the office lays over it, for whoever
// lays more over it: [kalender.Kalender.Dengan] replaces what was there.
func (k *Kantor) Lapisan() (*kalender.Kalender, kalender.Setelan) {
	x := k.kini.Load()
	return x.dasar, x.setelan
}

// Versi names the calendar in force, see [kalender.Kalender.Versi].
func (k *Kantor) Versi() string { return k.Kalender().Versi() }

// Segarkan reads the folder again when a file in it changed, and reports whether the
// calendar in force is another one now. The scheduler calls it. temuan are those of
// the folder as it is, also when nothing changed.
func (k *Kantor) Segarkan() (berubah bool, temuan []kominfo.Finding, err error) {
	k.kunci.Lock()
	defer k.kunci.Unlock()
	berkas, sidik, err := k.daftar()
	if err != nil {
		return false, k.temuan, err
	}
	if sidik == k.sidik {
		return false, k.temuan, nil
	}
	baru, temuan := susun(k.folder, berkas)
	awal := k.sidik == "belum"
	k.sidik, k.temuan = sidik, temuan
	if baru.jadi.Versi() == k.Versi() || kominfo.AdaGalat(temuan) && !awal {
		return false, temuan, nil
	}
	k.kini.Store(baru)
	return true, temuan, nil
}

// daftar gives the names of the files, and what tells whether one changed.
func (k *Kantor) daftar() (nama []string, sidik string, err error) {
	es, err := os.ReadDir(k.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", kominfo.E(kominfo.Rusak, "kalenderkantor.Buka", "Folder kalender %s tidak dapat dibaca. Periksa hak aksesnya; kalender terakhir tetap dipakai.", k.folder).Sebab(err)
	}
	var b strings.Builder
	for _, e := range es {
		i, err := e.Info()
		if err != nil || !i.Mode().IsRegular() || !strings.EqualFold(filepath.Ext(e.Name()), ".json") || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		nama = append(nama, e.Name())
		b.WriteString(e.Name() + "\n" + i.ModTime().UTC().String() + "\n" + kominfo.FormatAngka(i.Size()) + "\n")
	}
	return nama, b.String(), nil
}

// susun makes the calendar of a folder, of the files that can be used.
func susun(folder string, nama []string) (*isi, []kominfo.Finding) {
	var temuan []kominfo.Finding
	salah := func(id, berkas, pesan string) {
		temuan = append(temuan, kominfo.Finding{ID: id, Path: berkas, Severity: kominfo.Galat, Message: pesan + " Kalender terakhir yang baik tetap dipakai."})
	}
	if len(nama) > batasJumlah {
		salah("KALKANTOR-01", "", "Folder kalender memuat lebih dari 100 berkas. Pindahkan yang tidak dipakai.")
		return nasional(), temuan
	}
	var pusat []*kalender.Kalender
	var berkasNasional []string
	var daerah []kalender.Daerah
	punya := map[string]string{}
	for _, n := range nama {
		b, err := baca(filepath.Join(folder, n))
		if err != nil {
			salah("KALKANTOR-02", n, "Berkas kalender "+n+" tidak dapat dibaca: "+kominfo.PesanUntukOrang(err))
			continue
		}
		if formatDaerah(b) {
			d, err := kalender.LoadDaerah(b)
			switch {
			case err != nil:
				salah("KALKANTOR-03", n, "Berkas libur daerah "+n+" tidak sah: "+kominfo.PesanUntukOrang(err))
			case punya[d.Nama] != "":
				salah("KALKANTOR-04", n, "Berkas "+n+" dan "+punya[d.Nama]+" memakai nama yang sama. Pindahkan salah satunya.")
			default:
				punya[d.Nama] = n
				daerah = append(daerah, d)
			}
			continue
		}
		k, err := kalender.Load(b)
		if err != nil {
			salah("KALKANTOR-03", n, "Berkas kalender nasional "+n+" tidak sah: "+kominfo.PesanUntukOrang(err))
			continue
		}
		pusat, berkasNasional = append(pusat, k), append(berkasNasional, n)
	}
	dasar, catatan := terbaru(pusat, berkasNasional)
	temuan = append(temuan, catatan...)
	slices.SortFunc(daerah, func(a, b kalender.Daerah) int { return strings.Compare(a.Nama, b.Nama) })
	x := &isi{dasar: dasar, setelan: kalender.Setelan{Daerah: daerah}}
	k, err := dasar.Dengan(x.setelan)
	if err != nil {
		salah("KALKANTOR-05", "", "Libur daerah tidak cocok dengan kalender nasionalnya: "+kominfo.PesanUntukOrang(err))
		return &isi{dasar: dasar, jadi: dasar}, temuan
	}
	x.jadi = k
	return x, temuan
}

// terbaru picks the national calendar that knows the latest decree; the release's own
// is one of them, so that an old file does not outlive an update of the program. Of
// two with the same decrees the office's file holds: it was put there to correct.
func terbaru(ks []*kalender.Kalender, nama []string) (pilih *kalender.Kalender, temuan []kominfo.Finding) {
	pilih = kalender.Nasional()
	dipakai := -1
	for i, k := range ks {
		if lebihBaru(k, pilih) {
			pilih, dipakai = k, i
		}
	}
	for i, n := range nama {
		if i != dipakai {
			temuan = append(temuan, kominfo.Finding{ID: "KALKANTOR-06", Path: n, Severity: kominfo.Catatan,
				Message: "Berkas kalender nasional " + n + " tidak dipakai: kalender " + pilih.Versi() + " lebih baru atau sama. Berkas itu boleh dihapus."})
		}
	}
	return pilih, temuan
}

// lebihBaru compares by the latest decree, then by the last year that can be counted.
func lebihBaru(a, b *kalender.Kalender) bool {
	ta, tb := keputusanAkhir(a), keputusanAkhir(b)
	if ta != tb {
		return ta.Sesudah(tb)
	}
	_, ya := a.Rentang()
	_, yb := b.Rentang()
	return ya > yb || ya == yb && a.Versi() != b.Versi()
}

func keputusanAkhir(k *kalender.Kalender) (t kominfo.Tanggal) {
	for _, p := range k.Keputusan() {
		if p.Ditandatangani.Sesudah(t) {
			t = p.Ditandatangani
		}
	}
	return t
}

func baca(nama string) ([]byte, error) {
	f, err := os.Open(nama)
	if err != nil {
		return nil, kominfo.E(kominfo.Rusak, "kalenderkantor.Buka", "berkasnya tidak dapat dibuka.").Sebab(err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, batasBerkas+1))
	if err == nil && len(b) > batasBerkas {
		err = kominfo.E(kominfo.TidakSah, "kalenderkantor.Buka", "lebih besar dari 1 MB.")
	}
	return b, err
}

// formatDaerah reports whether a file says that it is a local one.
func formatDaerah(b []byte) bool {
	var a struct {
		Format string `json:"format"`
	}
	_ = json.Unmarshal(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), &a) // what it is not, Load says
	return strings.HasPrefix(a.Format, "lumbung.kalender-daerah/")
}
