//go:build !(js && wasm)

package penjaga

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// OpsiPulih says what is to be restored.
type OpsiPulih struct {
	Opsi
	Berkas     string    // the backup; "" begins a new epoch over the data as they stand
	Ganti      bool      // data that are there are moved aside
	Kunci      io.Reader // a copy of the personal keys, see SalinKunci; nil: those in the folder
	Sandi      string    // its passphrase
	TanpaKunci bool      // parts whose key is lost count as erased from now on
	Sebab      string    // published in the journal; "" is a standing sentence
	Checkpoint [][]byte  // signed checkpoints that are known from elsewhere
}

// HasilPulih is what a restore did.
type HasilPulih struct {
	Nama      string        `json:"nama"`
	Masa      int           `json:"masa"`
	Jejak     []JejakPulih  `json:"jejak"`
	Dihapus   int           `json:"dihapus_kembali"` // documents whose personal part was erased again
	KunciBaru bool          `json:"kunci_baru"`      // the signing key was not there, so there is a new one
	Lama      string        `json:"data_lama"`       // where the data went that were there before; ""
	Lampiran  HasilLampiran `json:"lampiran"`        // the documents' files
	Laporan   jejak.Laporan `json:"laporan"`         // the verification before anything was moved
}

// JejakPulih is how far a log came, and what is missing of what it had.
type JejakPulih struct {
	Jejak      string `json:"jejak"`
	Ukuran     int64  `json:"ukuran"`     // entries restored
	Diketahui  int64  `json:"diketahui"`  // entries that the last checkpoint known names
	Kalimat    string `json:"kalimat"`    // in words
	Checkpoint string `json:"checkpoint"` // that checkpoint; "" when none is known
}

// Pulihkan puts a backup in the place of a data folder's data, and begins a new
// epoch of the journal. Everything is done and verified on a copy inside the folder
// first; what was there before is moved aside, never deleted. Keys and checkpoints
// in the folder stay, and so do files: those that the backup's documents name are
// added, and what cannot be had is told in the result.
//
// Outsiders can tell a restore from a forgery by what it leaves: the epoch in every
// checkpoint, and an entry of kunci_jejak with sizes and roots restored and the last
// checkpoint known before.
//
// Erasures that happened after the backup reach it: their keys are gone. Such
// parts are taken out of the data, and the journal records each erasure again.
func Pulihkan(ctx context.Context, o OpsiPulih) (h HasilPulih, err error) {
	o.Opsi = o.Opsi.lengkap()
	if err := siapkanFolder(o.Opsi); err != nil {
		return h, err
	}
	if o.Berkas == "" && !ada(o.db()) {
		return h, kominfo.E(kominfo.TidakAda, "penjaga.Pulihkan", "Folder %s belum berisi data. Sebutkan berkas cadangannya: lumbung pulihkan FILE.", o.Folder)
	}
	if o.Berkas != "" && ada(o.db()) && !o.Ganti {
		return h, kominfo.E(kominfo.Bentrok, "penjaga.Pulihkan", "Folder %s sudah berisi data. Pilih folder lain dengan -data, atau tambahkan -ganti: data yang ada lalu dipindahkan ke samping, tidak dihapus.", o.Folder)
	}
	pegangan, err := sqlite.Pegang(o.db())
	if err != nil {
		return h, err
	}
	defer func() {
		if pegangan != nil {
			_ = pegangan.Close() // it only held a lock
		}
	}()
	s := &sulih{o: o, dir: filepath.Join(o.Folder, "pulih.sementara")}
	if err := s.bersih(); err != nil {
		return h, err
	}
	defer func() {
		if e := s.bersih(); err == nil {
			err = e
		}
	}()
	if h, err = s.siapkan(ctx); err != nil {
		return h, err
	}
	if h.Lampiran, err = s.lampiran(ctx); err != nil {
		return h, err
	}
	if h.Lama, err = s.pasang(); err != nil {
		return h, err
	}
	_ = pegangan.Close() // Buka takes it
	pegangan = nil
	p, err := Buka(ctx, o.Opsi)
	if err != nil {
		return h, err
	}
	return h, p.Close()
}

// sulih is one restore: a workplace inside the data folder.
type sulih struct {
	o   OpsiPulih
	dir string
}

func (s *sulih) db() string      { return filepath.Join(s.dir, "lumbung.db") }
func (s *sulih) jejak() string   { return filepath.Join(s.dir, "jejak.kunci") }
func (s *sulih) pribadi() string { return filepath.Join(s.dir, "pribadi.kunci") }

// bersih removes the workplace. Keys in it are overwritten first.
func (s *sulih) bersih() error {
	const op = "penjaga.Pulihkan"
	for _, f := range []string{s.jejak(), s.pribadi(), s.pribadi() + ".sementara"} {
		if err := hancurkan(f); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return galat(op, "Folder kerja", s.dir, err)
		}
	}
	return galat(op, "Folder kerja", s.dir, os.RemoveAll(s.dir))
}

// siapkan makes the data in the workplace: copied, given their keys, brought into
// the new epoch, and verified.
func (s *sulih) siapkan(ctx context.Context) (h HasilPulih, err error) {
	const op = "penjaga.Pulihkan"
	if err := os.Mkdir(s.dir, 0o700); err != nil {
		return h, galat(op, "Folder kerja", s.dir, err)
	}
	asal := s.o.Berkas
	if asal == "" {
		asal = s.o.db()
	}
	_, lepas, err := bukaBaca(ctx, asal, sqlite.Opsi{}, s.o.Register) // is it data at all?
	if err != nil {
		lepas()
		return h, err
	}
	lepas()
	if err := sqlite.Cadangkan(ctx, asal, s.db()); err != nil {
		return h, err
	}
	b, err := s.kunciPribadi(ctx)
	if err != nil {
		return h, err
	}
	defer func() {
		if e := b.Close(); err == nil {
			err = e
		}
	}()
	return s.masaBaru(ctx, b)
}

// pasang moves the old data aside and the new into place. Killed in between, the
// next start finds the old data or the new; or none, where the file system has no
// hard links, and says so.
func (s *sulih) pasang() (lama string, err error) {
	const op = "penjaga.Pulihkan"
	o := s.o
	if st, err := os.Stat(s.db() + "-wal"); err == nil && st.Size() > 0 { // closed, so this cannot be
		return "", kominfo.E(kominfo.Rusak, op, "Data yang dipulihkan belum utuh di cakram, jadi tidak dipasang; tidak ada yang diubah. Ulangi.")
	}
	for _, f := range [][2]string{{s.pribadi(), o.pribadi()}, {s.jejak(), o.kunciJejak()}} {
		if !ada(f[0]) {
			continue
		}
		if err := namaiUlang(f[0], f[1]); err != nil {
			return "", galat(op, "Berkas kunci", f[1], err)
		}
	}
	if lama, err = s.kesamping(); err != nil {
		return "", err
	}
	return lama, galat(op, "Berkas data", o.db(), namaiUlang(s.db(), o.db()))
}

// kesamping moves the data that are there into a folder beside the data folder; or,
// where that is another disk, inside it. Keys and checkpoints stay where they are: a
// second copy of the keys would outlive erasures. A log that a killed restore left
// without its file goes too: SQLite would play it into the new one.
func (s *sulih) kesamping() (dir string, err error) {
	const op = "penjaga.Pulihkan"
	for _, akhiran := range []string{"", "-wal", "-shm"} {
		dari := s.o.db() + akhiran
		if !ada(dari) {
			continue
		}
		if dir == "" {
			if dir, err = s.folderLama(dari); err != nil {
				return "", err
			}
			continue // it was moved to see whether it can be
		}
		if err := s.sisihkan(dari, dir); err != nil {
			return "", galat(op, "Data lama", dir, err)
		}
	}
	if dir == "" {
		return "", nil
	}
	return dir, galat(op, "Data lama", dir, errors.Join(sinkronFolder(dir), sinkronFolder(filepath.Dir(dir)), sinkronFolder(s.o.Folder)))
}

// sisihkan moves a file into the folder dir. Data that need no log stay in place as
// well, until the new take their name: so there is never a moment without data.
func (s *sulih) sisihkan(dari, dir string) error {
	ke := filepath.Join(dir, filepath.Base(dari))
	if dari == s.o.db() && !ada(dari+"-wal") && os.Link(dari, ke) == nil {
		return nil
	}
	return os.Rename(dari, ke)
}

// folderLama makes the folder for the old data and puts the first file into it.
func (s *sulih) folderLama(dari string) (dir string, err error) {
	const op = "penjaga.Pulihkan"
	penuh, err := filepath.Abs(s.o.Folder)
	if err != nil {
		return "", galat(op, "Folder data", s.o.Folder, err)
	}
	nama := "lama-" + s.o.Sekarang().UTC().Format("20060102T150405Z")
	for _, awal := range []string{penuh + "." + nama, filepath.Join(penuh, nama)} {
		dir = awal
		for i := 2; ; i++ { // two within one second
			if err = os.Mkdir(dir, 0o700); !errors.Is(err, fs.ErrExist) || i > 99 {
				break
			}
			dir = awal + "-" + strconv.Itoa(i)
		}
		if err == nil {
			if err = s.sisihkan(dari, dir); err == nil {
				return dir, nil
			}
			_ = os.Remove(dir) // empty; the next place is tried
		}
	}
	return "", galat(op, "Data lama", penuh+"."+nama, err)
}
