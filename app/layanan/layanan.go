//go:build !(js && wasm)

package layanan

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// Opsi sets up the pages.
type Opsi struct {
	Buku    *buku.Buku
	Layanan *ppid.Layanan // of the same Buku
	Store   register.Store
	Berkas  blob.Store // sealed scans; nil: papers are shown at the desk
	Jejak   *web.Jejak // for proofs of receipts; nil: none
	// Web gives AsalTepercaya and CatatAkses. Who is logged in plays no part here.
	Web      web.Opsi
	Sekarang func() time.Time // nil: time.Now

	// Alamat is this program's address as people type it, "https://ppid.contoh.go.id";
	// nil: the first of Web.AsalTepercaya, or the Host of the request.
	Alamat func(*http.Request) string
	// AlamatKlien says who asks, for counting attempts; nil: the other end of the
	// connection.
	AlamatKlien func(*http.Request) string
	Log         *slog.Logger

	// Segel seals a scan; nil: pindaian.Simpan.
	Segel func(ctx context.Context, b blob.Store, r io.Reader, jenis, nama string) (ppid.DokumenPemohon, error)
	// Surat lists the letters of a request or an objection that its applicant may
	// have; nil: none.
	Surat func(ctx context.Context, register string, id register.ID) ([]Surat, error)
	// Maklumat is the office's own promise of service, in its words; "": the usual one.
	Maklumat string
}

// Surat is one letter, as a PDF.
type Surat struct {
	Kode  string // "pemberitahuan"
	Judul string // "Pemberitahuan tertulis"
	Tulis func(ctx context.Context, w io.Writer) error
}

// layanan is the handler.
type layanan struct {
	o    Opsi
	per  register.Tipe[ppid.Permohonan]
	keb  register.Tipe[ppid.Keberatan]
	dip  register.Tipe[ppid.InformasiPublik]
	unit register.Tipe[ppid.UnitPPID]

	asal   *http.CrossOriginProtection
	jaga   *pembatas
	muatan atomic.Int64 // bytes of files in memory
	rute   map[string]rute
}

// New makes the handler of everything under /layanan. Mount it on "/layanan" and on
// "/layanan/". It sets no Content-Security-Policy: what it serves has no script and
// no style inside, so that the strictest one of the server may stand.
func New(o Opsi) (http.Handler, error) {
	const op = "layanan.New"
	if o.Buku == nil || o.Store == nil || o.Layanan == nil || o.Layanan.Perangkat == "" {
		return nil, kominfo.E(kominfo.TidakSah, op, "Laman layanan memerlukan Buku, Store, dan Layanan dengan kode perangkat PPID Utama.")
	}
	l := &layanan{o: o, asal: http.NewCrossOriginProtection(), jaga: pembatasBaru()}
	for nama, ke := range map[string]*register.Register{"permohonan": &l.per.Register, "keberatan": &l.keb.Register, "dip": &l.dip.Register, "ppid_pelaksana": &l.unit.Register} {
		if *ke = o.Buku.Cari(nama); *ke == nil {
			return nil, kominfo.E(kominfo.TidakSah, op, "Register %s tidak ada di Buku.", nama)
		}
	}
	for _, s := range o.Web.AsalTepercaya {
		if err := l.asal.AddTrustedOrigin(s); err != nil {
			return nil, kominfo.E(kominfo.TidakSah, op, "Asal tepercaya %q bukan asal yang sah.", s).Sebab(err)
		}
	}
	if l.o.Sekarang == nil {
		l.o.Sekarang = time.Now
	}
	if l.o.Log == nil {
		l.o.Log = slog.Default()
	}
	if l.o.AlamatKlien == nil {
		l.o.AlamatKlien = func(r *http.Request) string {
			host, _, err := net.SplitHostPort(r.RemoteAddr)
			if err != nil {
				return r.RemoteAddr
			}
			return host
		}
	}
	if l.o.Alamat == nil {
		l.o.Alamat = func(r *http.Request) string {
			if len(o.Web.AsalTepercaya) > 0 {
				return o.Web.AsalTepercaya[0]
			}
			if r.TLS != nil {
				return "https://" + r.Host
			}
			return "http://" + r.Host
		}
	}
	switch {
	case l.o.Berkas == nil:
		l.o.Segel = nil
	case l.o.Segel == nil:
		l.o.Segel = pindaian.Simpan
	}
	l.rute = l.daftarRute()
	return l, nil
}

func (l *layanan) hukum() *ppid.Hukum {
	if l.o.Layanan.Hukum != nil {
		return l.o.Layanan.Hukum
	}
	return ppid.Bawaan()
}

func (l *layanan) kalender() *kalender.Kalender {
	if l.o.Layanan.Kalender != nil {
		return l.o.Layanan.Kalender()
	}
	return kalender.Nasional()
}

func (l *layanan) zona() kominfo.Zona {
	z := l.o.Layanan.Zona
	if l.o.Layanan.ZonaKini != nil {
		z = l.o.Layanan.ZonaKini()
	}
	if z == "" {
		z = kominfo.WIB
	}
	return z
}

// kantorKini is what the pages know of the office.
type kantorKini struct {
	Nama, Kode string
	Ada        bool
}

func (m *minta) kantor() (k kantorKini, err error) {
	p, ada, err := kantor.Kini(m.ctx, m.o.Store)
	return kantorKini{Nama: p.Isi.Nama, Kode: p.Isi.Kode, Ada: ada}, err
}

// pemohon is who writes for a citizen: nobody with an account.
func (m *minta) pemohon(k kantorKini, badan string) kominfo.Aktor {
	a := kominfo.Aktor{Nama: "Laman PPID", Instansi: k.Kode, Peran: "pemohon", Perangkat: m.o.Layanan.Perangkat}
	if badan != "" {
		a.Perangkat = badan
	}
	return a
}
