//go:build !(js && wasm)

package masuk

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Opsi sets up the service. The zero value works for a program on plain HTTP, as on
// the office's own machine.
type Opsi struct {
	// HTTPS says that browsers reach the program by https: then the cookie is
	// Secure and has the prefix __Host-.
	HTTPS bool

	// Alamat begins the links that carry codes: "https://lumbung.contoh.go.id".
	// Empty: links begin with "/", and who shows them puts the address before.
	Alamat string

	// AlamatKlien gives the address of who asks, for counting attempts. nil is the
	// host of RemoteAddr. Behind a proxy that is always the proxy's: take
	// [AlamatDiteruskan] there.
	AlamatKlien func(*http.Request) string

	// BolehKelola says who may invite and give reset codes. nil: who has the role
	// admin.
	BolehKelola func(kominfo.Aktor) bool

	// AsalTepercaya is as in web.Opsi.
	AsalTepercaya []string

	// Log gets faults, never a name, an address, a password, a token or a code.
	// nil is slog.Default().
	Log *slog.Logger
}

const (
	umurSesi     = 12 * time.Hour
	umurUndangan = 7 * 24 * time.Hour
	umurKode     = 24 * time.Hour // reset codes and administrators' codes
	selangBersih = time.Hour
)

// Layanan logs people in. Make it with [New]; it is safe for concurrent use.
type Layanan struct {
	store    register.Store
	sekarang func() time.Time
	o        Opsi
	asal     *http.CrossOriginProtection

	akun     *register.Def[akun.Akun]
	sandi    *register.Def[akun.Sandi]
	sesi     *register.Def[akun.Sesi]
	undangan *register.Def[akun.Undangan]

	cincang *pencincang
	tunda   *penunda
	ingat   ingatan

	bersihMu sync.Mutex
	bersih   time.Time // last cleaning
}

// New makes the service on a store that holds the registers of akun.DefAkun and
// akun.DefRahasia. sekarang nil is time.Now.
func New(store register.Store, sekarang func() time.Time, o Opsi) (*Layanan, error) {
	const op = "masuk.New"
	if sekarang == nil {
		sekarang = time.Now
	}
	if o.AlamatKlien == nil {
		o.AlamatKlien = alamatKlien
	}
	if o.BolehKelola == nil {
		o.BolehKelola = func(a kominfo.Aktor) bool { return akun.PunyaPeran(a.Peran, akun.Admin) }
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	l := &Layanan{store: store, sekarang: sekarang, o: o, asal: http.NewCrossOriginProtection(), cincang: pencincangBaru(ongkosBaku), tunda: penundaBaru()}
	for _, s := range o.AsalTepercaya {
		if err := l.asal.AddTrustedOrigin(s); err != nil {
			return nil, kominfo.E(kominfo.TidakSah, op, "Asal tepercaya %q tidak dapat dipakai. Tulis seperti https://nama.go.id.", s).Sebab(err)
		}
	}
	for _, r := range store.Register() {
		switch d := r.(type) {
		case *register.Def[akun.Akun]:
			l.akun = d
		case *register.Def[akun.Sandi]:
			l.sandi = d
		case *register.Def[akun.Sesi]:
			l.sesi = d
		case *register.Def[akun.Undangan]:
			l.undangan = d
		}
	}
	if l.akun == nil || l.sandi == nil || l.sesi == nil || l.undangan == nil {
		return nil, kominfo.E(kominfo.Rusak, op, "Penyimpanan data belum memuat register akun, sandi, sesi dan undangan. Buka dengan akun.DefAkun dan akun.DefRahasia.")
	}
	return l, nil
}

// Akun gives the register of accounts as the store has it.
func (l *Layanan) Akun() *register.Def[akun.Akun] { return l.akun }

// satu gives the one document that meets a condition; false: there is none.
func satu[T any](ctx context.Context, r register.Reader, d *register.Def[T], kolom, nilai string) (dok register.Dokumen[T], ada bool, err error) {
	ds, _, err := d.Cari(ctx, r, register.LingkupPenuh(), register.Query{Saring: []register.Syarat{{Kolom: kolom, Op: register.Sama, Nilai: nilai}}, Batas: 1})
	if err != nil || len(ds) == 0 {
		return dok, false, err
	}
	return ds[0], true, nil
}

// laku carries out an action on a document as it was read, or makes one.
func laku[T any](ctx context.Context, tx register.Tx, d *register.Def[T], m register.Meta, aksi string, in any) (register.Meta, error) {
	return d.Lakukan(akun.Program(ctx), tx, register.LingkupPenuh(), m.ID, m.Versi, aksi, in)
}

// aktor gives who an account is to the rest of the program.
func (l *Layanan) aktor(ctx context.Context, r register.Reader, d register.Dokumen[akun.Akun]) (kominfo.Aktor, error) {
	a := kominfo.Aktor{ID: string(d.ID), Nama: d.Isi.Nama, Perangkat: d.Isi.Perangkat, Peran: gabungNama(d.Isi.Peran)}
	if a.Nama == "" { // erased
		a.Nama = d.Isi.Masuk
	}
	var err error
	a.Instansi, err = instansi(ctx, r)
	return a, err
}

// instansi gives the office's code; "" while none was chosen, or in a program that
// keeps no profile.
func instansi(ctx context.Context, r register.Reader) (string, error) {
	p, _, err := kantor.Kini(ctx, r)
	if kominfo.KindOf(err) == kominfo.TidakAda {
		err = nil
	}
	return p.Isi.Kode, err
}

func (l *Layanan) program(ctx context.Context) (kominfo.Aktor, error) {
	a := akun.AktorProgram()
	var err error
	a.Instansi, err = instansi(ctx, l.store)
	return a, err
}
