//go:build !(js && wasm)

package jadwal

import (
	"cmp"
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// Opsi sets up the work. Buku, Layanan and Store must be given; the store must hold
// the register of kabar.DefKiriman besides those of Buku.
type Opsi struct {
	Buku     *buku.Buku
	Layanan  *ppid.Layanan
	Store    register.Store
	Pengirim kabar.Pengirim   // nil: alerts are only shown in the program
	Zona     *Zona            // the one that Layanan.ZonaKini asks; nil: one of its own
	Sekarang func() time.Time // clock; nil is time.Now
	Log      *slog.Logger     // counts and kinds, never names or addresses; nil: none
	Kabar    func(string)     // one sentence to the person at the server; nil: none
	Jeda     time.Duration    // between two rounds; 0 is five minutes

	// Kalender reads the office's calendar again. While it fails no due date is
	// counted again: a broken file must not move dates. nil: it never changes.
	Kalender func() error
	// Harian is done once a day besides, such as removing what nobody names any more.
	Harian func(context.Context) error
}

// Jadwal is the background work of one office.
type Jadwal struct {
	o     Opsi
	kerja []kerja

	mu   sync.Mutex        // one round at a time
	kata map[string]string // trouble of a job that was told

	hari   kominfo.Tanggal // day of sudah
	sudah  map[string]bool // alerts of the day known to be in the outbox
	tolak  map[string]bool // documents that need no counting by this calendar
	harian kominfo.Tanggal // day on which Harian was done
	kirim  time.Time       // no delivery before, while the mail server does not answer
	tunggu time.Duration
}

type kerja struct {
	nama string
	f    func(context.Context) error
}

// New prepares the work; it does nothing yet.
func New(o Opsi) *Jadwal {
	if o.Sekarang == nil {
		o.Sekarang = time.Now
	}
	if o.Zona == nil {
		o.Zona = &Zona{}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Kabar == nil {
		o.Kabar = func(string) {}
	}
	o.Jeda = cmp.Or(o.Jeda, 5*time.Minute)
	j := &Jadwal{o: o, kata: map[string]string{}, sudah: map[string]bool{}, tolak: map[string]bool{}}
	j.kerja = []kerja{
		{"zona", func(ctx context.Context) error { return o.Zona.Segarkan(ctx, o.Store) }},
		{"hitung ulang", func(ctx context.Context) error {
			if o.Kalender != nil {
				if err := o.Kalender(); err != nil {
					return err
				}
			}
			_, err := j.hitungUlang(ctx)
			return err
		}},
		{"peringatan", func(ctx context.Context) error { _, err := j.peringatan(ctx); return err }},
		{"surel", j.surel},
		{"harian", func(ctx context.Context) error {
			if o.Harian == nil || j.harian == j.hariIni() {
				return nil
			}
			err := o.Harian(ctx)
			if err == nil {
				j.harian = j.hariIni()
			}
			return err
		}},
	}
	return j
}

// Jalan works at once and then again and again until ctx ends; it returns then.
func (j *Jadwal) Jalan(ctx context.Context) {
	jam := time.NewTicker(j.o.Jeda)
	defer jam.Stop()
	for {
		j.Sekali(ctx)
		select {
		case <-ctx.Done():
			return
		case <-jam.C:
		}
	}
}

// Sekali does one round and returns the first failure, which was told already.
func (j *Jadwal) Sekali(ctx context.Context) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	var pertama error
	for _, k := range j.kerja {
		mulai := time.Now()
		err := aman(ctx, k)
		if ctx.Err() != nil { // told to stop: that a job did not finish is no trouble
			if pertama == nil {
				pertama = ctx.Err()
			}
			return pertama
		}
		j.kabari(k.nama, err)
		j.o.Log.Debug("jadwal", "kerja", k.nama, "berhasil", err == nil, "lama", time.Since(mulai))
		if pertama == nil {
			pertama = err
		}
	}
	return pertama
}

// aman does a job; an error in the program must not stop the office.
func aman(ctx context.Context, k kerja) (err error) {
	defer func() {
		if recover() != nil { // what it panicked with may hold data
			err = kominfo.E(kominfo.Rusak, "jadwal", "Pekerjaan latar %q berhenti karena kesalahan program.", k.nama)
		}
	}()
	return k.f(ctx)
}

// kabari tells of trouble once, until it changes or is over.
func (j *Jadwal) kabari(nama string, err error) {
	kata := ""
	if err != nil {
		kata = kominfo.PesanUntukOrang(err)
	}
	if j.kata[nama] == kata {
		return
	}
	j.kata[nama] = kata
	if kata != "" {
		j.o.Log.Warn("jadwal", "kerja", nama, "jenis", string(kominfo.KindOf(err)))
		j.o.Kabar(kata + " Program mencobanya lagi sendiri.")
	}
}

func (j *Jadwal) kalender() *kalender.Kalender {
	if f := j.o.Layanan.Kalender; f != nil {
		return f()
	}
	return kalender.Nasional()
}

func (j *Jadwal) hukum() *ppid.Hukum {
	if h := j.o.Layanan.Hukum; h != nil {
		return h
	}
	return ppid.Bawaan()
}

// hariIni is today on the office's wall, by the same zone as the registers.
func (j *Jadwal) hariIni() kominfo.Tanggal { return kominfo.TanggalDari(j.o.Sekarang(), j.zona()) }

func (j *Jadwal) zona() kominfo.Zona {
	switch {
	case j.o.Layanan.ZonaKini != nil:
		return j.o.Layanan.ZonaKini()
	case j.o.Layanan.Zona != "":
		return j.o.Layanan.Zona
	}
	return j.o.Zona.Kini()
}

// aktor is the program itself, for this office.
func (j *Jadwal) aktor(ctx context.Context) (kominfo.Aktor, error) {
	a := kominfo.Aktor{ID: "lumbung", Nama: "Lumbung", Perangkat: j.o.Layanan.Perangkat, Peran: kabar.Sistem}
	p, ada, err := kantor.Kini(ctx, j.o.Store)
	if ada {
		a.Instansi = p.Isi.Kode
	}
	return a, err
}
