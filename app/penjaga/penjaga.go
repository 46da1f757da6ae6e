//go:build !(js && wasm)

package penjaga

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// Opsi sets up a keeper.
type Opsi struct {
	Folder   string              // the data folder
	Luar     string              // a second folder for checkpoints, on another medium; it must exist
	Register []register.Register // all of the program's; kunci_jejak must be among them
	Sekarang func() time.Time    // clock; nil is time.Now

	// Kemajuan is told how far a verification is; nil: nobody is.
	Kemajuan func(jejak string, selesai, semua int64)

	// Lampiran says which files belong to the documents, for backups, restores and
	// verifications.
	Lampiran Lampiran

	// Kabar is told, in one sentence, what a person should know although work goes
	// on. nil writes it to slog.Default().
	Kabar func(string)
}

// jeda is the time between two looks at the journal.
const jeda = 500 * time.Millisecond

// Penjaga is an open data folder: the store, its strong-box, its key, and the
// checkpoints. It is safe for concurrent use.
type Penjaga struct {
	*sqlstore.SQL
	o       Opsi
	brankas *brankas.Brankas
	zona    kominfo.Zona
	doc     register.Dokumen[kantor.KunciJejak]
	berkas  *kunci // of jejak.kunci; nil: there is none
	baru    bool   // it was made just now

	mu     sync.Mutex
	tanda  []*kunci         // sign now: that in force, at a rotation the old one too
	akhir  map[string]titik // last signed of each log
	lantai time.Time        // the next checkpoint is not earlier
	luar   []titik          // what was found outside at start

	tulis  sync.Mutex
	kata   map[string]string // last trouble told, by what it was about
	henti  context.CancelFunc
	usai   sync.WaitGroup
	tutup  sync.Once
	galatT error
}

func (o Opsi) lengkap() Opsi {
	if o.Sekarang == nil {
		o.Sekarang = time.Now
	}
	if o.Kabar == nil {
		o.Kabar = func(s string) { slog.Default().Warn(s) }
	}
	return o
}

func (o Opsi) db() string         { return filepath.Join(o.Folder, "lumbung.db") }
func (o Opsi) kunciJejak() string { return filepath.Join(o.Folder, "kunci", "jejak.kunci") }
func (o Opsi) pribadi() string    { return filepath.Join(o.Folder, "kunci", "pribadi.kunci") }

// checkpoint lists the folders in which checkpoints are kept.
func (o Opsi) checkpoint() []string {
	out := []string{filepath.Join(o.Folder, "checkpoint")}
	if o.Luar != "" {
		out = append(out, o.Luar)
	}
	return out
}

// Buka opens a data folder, and makes it when it is new. Data that are older than a
// checkpoint kept outside them, a missing or foreign key and a damaged checkpoint
// are errors of kind ditolak or rusak: one sentence with what was found and what to
// do. Close it at the end.
func Buka(ctx context.Context, o Opsi) (*Penjaga, error) {
	p, err := rakit(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := p.mulai(ctx); err != nil {
		p.lepas()
		return nil, err
	}
	return p, nil
}

// rakit opens everything and compares nothing yet.
func rakit(ctx context.Context, o Opsi) (_ *Penjaga, err error) {
	p := &Penjaga{o: o.lengkap(), akhir: map[string]titik{}, kata: map[string]string{}}
	o = p.o
	if err := siapkanFolder(o); err != nil {
		return nil, err
	}
	if p.berkas, _, err = bacaKunci(o.kunciJejak()); err != nil {
		return nil, err
	}
	if !ada(o.db()) {
		if err := p.tanpaData(); err != nil {
			return nil, err
		}
	}
	if err := siapkanBrankas(ctx, o.pribadi(), o.db()); err != nil {
		return nil, err
	}
	if p.brankas, err = brankas.Buka(o.pribadi()); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			p.lepas()
		}
	}()
	if err := hancurkan(o.pribadi() + ".salin"); err != nil { // left by a copying that was killed
		return nil, galat("penjaga.Buka", "Berkas kunci data pribadi", o.pribadi()+".salin", err)
	}
	so := sqlite.Opsi{Migrasi: true}
	so.Brankas, so.Sekarang = p.brankas, o.Sekarang
	if p.SQL, err = sqlite.Buka(ctx, o.db(), so, o.Register...); err != nil {
		return nil, err
	}
	if err := p.muat(ctx); err != nil {
		return nil, err
	}
	return p, p.lihatLuar()
}

// siapkanFolder makes the folders of new data.
func siapkanFolder(o Opsi) error {
	const op = "penjaga.Buka"
	if o.Folder == "" {
		return kominfo.E(kominfo.TidakSah, op, "Sebutkan folder data, misalnya data.")
	}
	for _, d := range []string{o.Folder, filepath.Join(o.Folder, "kunci"), filepath.Join(o.Folder, "checkpoint")} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return galat(op, "Folder data", d, err)
		}
	}
	if o.Luar == "" {
		return nil
	}
	// Never made: an empty folder where the medium should be mounted keeps nothing.
	switch st, err := os.Stat(o.Luar); {
	case errors.Is(err, fs.ErrNotExist):
		return kominfo.E(kominfo.TidakAda, op, "Folder checkpoint %s tidak ada. Pasang medianya, atau buat foldernya bila memang baru.", o.Luar)
	case err != nil:
		return galat(op, "Folder checkpoint", o.Luar, err)
	case !st.IsDir():
		return kominfo.E(kominfo.TidakSah, op, "%s bukan folder. Sebutkan folder untuk checkpoint.", o.Luar)
	}
	return nil
}

// tanpaData refuses to begin an empty office where there was one before.
func (p *Penjaga) tanpaData() error {
	for _, dir := range p.o.checkpoint() {
		for _, j := range semuaJejak {
			t, ada, err := bacaTitik(dir, j, nil)
			if err != nil {
				return err
			}
			if ada && t.Ukuran > 0 {
				return kominfo.E(kominfo.Ditolak, "penjaga.Buka", "Berkas data %s tidak ada, padahal checkpoint %s tanggal %s sudah menyebut %s jejak %s. Kembalikan berkas itu, atau pulihkan cadangan dengan lumbung pulihkan FILE.",
					p.o.db(), t.asal, waktu{t.Waktu}.kata(kominfo.WIB), banyak(t.Ukuran), j)
			}
		}
	}
	return nil
}

// muat reads what the data say about their keys, and the office's zone.
func (p *Penjaga) muat(ctx context.Context) (err error) {
	prof, _, err := kantor.Kini(ctx, p.SQL)
	if err != nil && kominfo.KindOf(err) != kominfo.TidakAda {
		return err
	}
	p.zona = prof.Isi.Zona
	p.doc, _, err = kantor.KunciKini(ctx, p.SQL)
	return err
}

// dikenal lists the keys by which this office's checkpoints are checked: those that
// the journal names, and its own file's, which the data may not know yet.
func (p *Penjaga) dikenal() []string {
	var out []string
	if p.doc.Isi.Kunci != "" {
		out = p.doc.Isi.Semua()
	}
	if p.berkas != nil {
		out = append(out, p.berkas.Umum)
	}
	return out
}

// lihatLuar reads the checkpoints outside the database.
func (p *Penjaga) lihatLuar() error {
	v := pemeriksa(p.dikenal()...)
	for _, dir := range p.o.checkpoint() {
		for _, j := range semuaJejak {
			t, ada, err := bacaTitik(dir, j, v)
			if err != nil {
				return err
			}
			if !ada {
				continue
			}
			p.luar = append(p.luar, t)
			if t.Waktu.After(p.lantai) {
				p.lantai = t.Waktu
			}
		}
	}
	return nil
}

// Nama gives the name of the log.
func (p *Penjaga) Nama() string { return p.doc.Isi.Nama }

// KunciBaru reports whether this start made the office's signing key: a person
// should keep a copy of it.
func (p *Penjaga) KunciBaru() bool { return p.baru }

// Jejak gives what package web publishes and makes receipts from.
func (p *Penjaga) Jejak() *web.Jejak {
	return &web.Jejak{Sumber: p.SQL, Checkpoint: p.Checkpoint, Kunci: p.Kunci}
}

// Kunci gives the verifier keys, that in force first.
func (p *Penjaga) Kunci(context.Context) ([]string, error) { return p.doc.Isi.Semua(), nil }

// Close writes the last checkpoints and closes everything.
func (p *Penjaga) Close() error {
	p.tutup.Do(func() {
		if p.henti != nil {
			p.henti()
			p.usai.Wait()
		}
		err := p.simpanSemua(context.Background())
		p.galatT = errors.Join(err, p.lepas())
	})
	return p.galatT
}

// lepas closes what is open.
func (p *Penjaga) lepas() (err error) {
	if p.SQL != nil {
		err = p.SQL.Close()
	}
	if p.brankas != nil {
		err = errors.Join(err, p.brankas.Close())
	}
	return err
}

var _ jejak.Sumber = (*Penjaga)(nil)
