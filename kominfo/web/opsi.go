package web

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Opsi is what the embedder decides. The zero value publishes the public part of
// the registers whose journal is public, read only.
type Opsi struct {
	// Aktor says who asks, from the embedder's own login; false: nobody in
	// particular. nil: everybody is nobody in particular.
	Aktor func(*http.Request) (kominfo.Aktor, bool)

	// Boleh gives the scope in which a may do aksi in register r. aksi is
	// [AksiBaca], [AksiBuat], [AksiGanti] or the name of one of r's actions. An
	// error (of kind ditolak, belum_masuk or tidak_ada) or an empty scope
	// refuses. nil is [BacaUmum].
	Boleh func(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error)

	// CatatAkses is called before the personal part of a document leaves, so
	// that the reading can be recorded. When it fails nothing leaves. nil: no
	// record.
	CatatAkses func(ctx context.Context, a kominfo.Aktor, r register.Info, id register.ID, versi int64) error

	// Jejak is the journal for receipts and [JejakHandler]. nil: none is published.
	Jejak *Jejak

	// AsalTepercaya are addresses of this very program as browsers see them
	// ("https://lumbung.contoh.go.id"), needed where a proxy before it changes the
	// Host. Writes from pages of any other origin are refused, and no page of
	// another origin gets to read.
	AsalTepercaya []string

	// BatasIsi is the most bytes of a request body; 0 is 1 MiB.
	BatasIsi int64

	// BatasKirim is how long a sender may take for the body of a request; 0 is two
	// minutes. It needs a ResponseWriter that reaches the connection, as those of
	// net/http do; a middleware that wraps it should have the method Unwrap.
	BatasKirim time.Duration

	// BatasWaktu is how long the store may take for one request; 0 is 30 seconds.
	BatasWaktu time.Duration

	// Tantangan is the WWW-Authenticate header of a 401; "" is a scheme that
	// browsers do not know, so that none shows its own login window.
	Tantangan string

	// Versi is shown by [Sehat]: {"program": "1.4.0", "kalender": "2026.1"}.
	Versi map[string]string

	// Keamanan is the object securitySchemes of [OpenAPI]: how one logs in here.
	// {"sesi":{"type":"apiKey","in":"cookie","name":"sesi"}}
	Keamanan json.RawMessage

	// Log gets faults (status 500 and 503) and nothing else. Neither addresses
	// nor contents are logged. nil is slog.Default().
	Log *slog.Logger
}

const (
	batasIsiBaku    = 1 << 20
	batasKirimBaku  = 2 * time.Minute
	batasWaktuBaku  = 30 * time.Second
	tantanganBaku   = `Masuk realm="Lumbung"`
	batasAlamat     = 8 << 10 // bytes of the query string
	batasJawaban    = 4 << 20 // bytes after which a list with bodies ends its page early
	batasBarisIsi   = 200     // rows of a list with bodies
	batasKelompok   = 3       // columns of a group count
	batasBarisRekap = 10_000  // rows of a group count
	batasTemuan     = 100     // findings shown in one problem
)

func (o Opsi) lengkap() Opsi {
	if o.Aktor == nil {
		o.Aktor = func(*http.Request) (kominfo.Aktor, bool) { return kominfo.Aktor{}, false }
	}
	if o.Boleh == nil {
		o.Boleh = BacaUmum
	}
	if o.BatasIsi <= 0 {
		o.BatasIsi = batasIsiBaku
	}
	if o.BatasKirim <= 0 {
		o.BatasKirim = batasKirimBaku
	}
	if o.BatasWaktu <= 0 {
		o.BatasWaktu = batasWaktuBaku
	}
	if o.Tantangan == "" {
		o.Tantangan = tantanganBaku
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}
