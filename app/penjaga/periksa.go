//go:build !(js && wasm)

package penjaga

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// OpsiPeriksa says what is to be verified.
type OpsiPeriksa struct {
	Opsi
	Berkas     string   // a backup; "" is the data folder
	Kunci      []string // verifier keys that are trusted; none: those of the folder, or of the data
	Checkpoint [][]byte // signed checkpoints kept elsewhere, besides those beside the data
}

// Periksa verifies a data folder, also while a server works with it, or a backup. It
// changes nothing. The checkpoints of the folder, or beside the backup, are compared
// as well, and the files that documents name are read. An error means that it could not be done; what is wrong with the data is
// in the report.
func Periksa(ctx context.Context, o OpsiPeriksa) (jejak.Laporan, error) {
	o.Opsi = o.Opsi.lengkap()
	x := &periksa{o: o}
	if err := x.kumpulkan(); err != nil { // before the data are read: these are never newer
		return jejak.Laporan{}, err
	}
	tutup, err := x.buka(ctx)
	if err != nil {
		return jejak.Laporan{}, err
	}
	defer tutup()
	if x.doc, _, err = kantor.KunciKini(ctx, x.s); err != nil {
		return jejak.Laporan{}, err
	}
	x.percaya()
	x.saring()
	lap, err := x.s.Verifikasi(ctx, sqlstore.Diketahui{Kunci: pemeriksa(x.kunci...), Checkpoint: x.pakai, Kemajuan: o.Kemajuan})
	if err != nil {
		return lap, err
	}
	lap.Temuan = append(lap.Temuan, x.temuan...)
	lap.TidakTerbukti = append(lap.TidakTerbukti, x.catatan...)
	if lap.Sah = !kominfo.AdaGalat(lap.Temuan); !lap.Sah && len(x.temuan) > 0 {
		lap.TidakTerbukti = append(lap.TidakTerbukti, "Checkpoint yang disebut di temuan tidak cocok, jadi sejarah jejak tidak terbukti utuh.")
	}
	lap.Checkpoint = x.terbaru
	if err := x.lampiran(ctx, &lap); err != nil {
		return lap, err
	}
	lap.Sah = !kominfo.AdaGalat(lap.Temuan)
	return lap, nil
}

// periksa is one verification.
type periksa struct {
	o     OpsiPeriksa
	s     *sqlstore.SQL
	doc   dokKunci
	kunci []string

	ada     []berasal // checkpoints, as found
	pakai   [][]byte  // those that can be compared with the data
	terbaru string    // the newest of the log umum
	temuan  []kominfo.Finding
	catatan []string
}

// berasal is a checkpoint with the place that it came from.
type berasal struct {
	isi  []byte
	asal string
}

// kumpulkan reads the checkpoints.
func (x *periksa) kumpulkan() error {
	for _, b := range x.o.Checkpoint {
		x.ada = append(x.ada, berasal{b, "yang diberikan"})
	}
	if x.o.Berkas != "" {
		return x.baca(x.o.Berkas + ".checkpoint")
	}
	for _, dir := range x.o.checkpoint() {
		for _, j := range semuaJejak {
			if err := x.baca(filepath.Join(dir, j)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *periksa) baca(path string) error {
	b, ada, err := bacaKecil(path, 2*jejak.MaksCheckpoint)
	switch {
	case err != nil && !errors.Is(err, errTerlaluBesar):
		return galat("penjaga.Periksa", "Checkpoint", path, err)
	case !ada:
		x.catatan = append(x.catatan, "Checkpoint "+path+" tidak ada, jadi tidak dibandingkan.")
	case err != nil || len(Pisah(b)) == 0:
		x.galat(jejak.TemuanTanda, "Checkpoint "+path+" rusak: bukan checkpoint. Simpan berkas itu sebagai bukti, dan minta checkpoint dari pihak luar yang menyimpannya.")
	}
	for _, c := range Pisah(b) {
		x.ada = append(x.ada, berasal{c, path})
	}
	return nil
}

func (x *periksa) galat(id, pesan string) {
	x.temuan = append(x.temuan, kominfo.Finding{ID: id, Path: "checkpoint", Severity: kominfo.Galat, Message: pesan})
}

// buka opens what is verified, for reading alone.
func (x *periksa) buka(ctx context.Context) (tutup func(), err error) {
	path, so := x.o.Berkas, sqlite.Opsi{}
	if path == "" {
		path = x.o.db()
	}
	b := x.brankas()
	so.Brankas = b
	s, lepas, err := bukaBaca(ctx, path, so, x.o.Register)
	tutup = func() {
		lepas()
		if b != nil {
			_ = b.Close() // it was only read
		}
	}
	if err != nil {
		tutup()
		return nil, err
	}
	x.s = s
	return tutup, nil
}

// bukaBaca opens data for reading alone. Those by an older program are seen as this
// one would use them: on a copy whose tables are brought up to date. lepas is never
// nil.
func bukaBaca(ctx context.Context, path string, so sqlite.Opsi, regs []register.Register) (s *sqlstore.SQL, lepas func(), err error) {
	lepas = func() {}
	s, err = sqlite.BukaBaca(ctx, path, so, regs...)
	if kominfo.KindOf(err) == kominfo.Ditolak {
		var dir string
		if dir, err = os.MkdirTemp("", "lumbung-baca-"); err != nil {
			return nil, lepas, galat("penjaga.baca", "Folder sementara", os.TempDir(), err)
		}
		lepas = func() { _ = os.RemoveAll(dir) } // in the folder for such things
		so.Migrasi = true
		if err = sqlite.Cadangkan(ctx, path, filepath.Join(dir, "lumbung.db")); err == nil {
			s, err = sqlite.Buka(ctx, filepath.Join(dir, "lumbung.db"), so, regs...)
		}
	}
	if err != nil {
		return nil, lepas, err
	}
	buang := lepas
	return s, func() { _ = s.Close(); buang() }, nil
}

// brankas opens the keys of the personal parts, if they are here and nobody else has
// them open.
func (x *periksa) brankas() *brankas.Brankas {
	if x.o.Berkas != "" || !ada(x.o.pribadi()) {
		return nil
	}
	b, err := brankas.Buka(x.o.pribadi())
	if err != nil {
		return nil // the report says that the parts were not looked at
	}
	return b
}
