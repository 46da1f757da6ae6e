package main

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/jmoiron/sqlx"
	_ "modernc.org/sqlite" // the driver this regency has; one per process, two would break each other's file locks

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/spbe"
)

// aplikasi is the regency's program. From pustaka on it is Lumbung's.
type aplikasi struct {
	db       *sqlx.DB
	laman    map[string]*template.Template
	sekarang func() time.Time

	pustaka *spbe.Pustaka
	pen     *register.Def[spbe.Penilaian]
	tugas   *register.Def[spbe.TugasIndikator]
	dok     *register.Def[spbe.DataDukung]
	bukti   *register.Def[spbe.Bukti]
	store   penyimpan
	jejak   *web.Jejak
}

// buka opens the regency's file and the registers in it.
func buka(ctx context.Context, folder string, sekarang func() time.Time) (a *aplikasi, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	a = &aplikasi{sekarang: sekarang, pustaka: &spbe.Pustaka{}}
	berkas, err := filepath.Abs(filepath.Join(folder, "kabupaten.db"))
	if err != nil {
		return nil, err
	}
	// _txlock: a transaction that will write says so at its start, as DalamTx needs.
	// The pragmas are those that package sqlite would set: an acknowledged change
	// survives a power cut, references hold, erased bytes are overwritten.
	a.db, err = sqlx.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(berkas)}).EscapedPath()+
		"?_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=secure_delete(1)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, a.tutup())
		}
	}()
	if _, err := a.db.ExecContext(ctx, tabelSendiri); err != nil {
		return nil, err
	}

	// Lumbung from here. Its tables all begin with spbe_, so none meets ours.
	a.pen, a.dok = spbe.Definisi(a.pustaka), spbe.DefDataDukung()
	a.tugas, a.bukti = spbe.DefTugas(a.pen, a.pustaka), spbe.DefBukti(a.pen, a.dok, a.pustaka)
	if a.laman, err = bacaLaman(a.tugas.Info().CariIsian("status")); err != nil {
		return nil, err
	}
	s, err := sqlstore.Pakai(a.db, sqlstore.Opsi{Awalan: "spbe_", Sekarang: sekarang}, a.pen, a.tugas, a.dok, a.bukti)
	if err != nil {
		return nil, err
	}
	a.store = penyimpan{s, a.db}
	// Who has a migration tool of his own runs s.DDL there instead.
	if err := s.Migrasi(ctx); err != nil {
		return nil, err
	}
	a.jejak, err = bukaJejak(s, filepath.Join(folder, "jejak.kunci"), sekarang)
	return a, err
}

func (a *aplikasi) tutup() error {
	var err error
	if a.store.SQL != nil {
		err = a.store.Close()
	}
	return errors.Join(err, a.db.Close())
}

// handler is the whole site: the regency's pages, and Lumbung's API and journal on
// the same mux behind the same session cookie.
func (a *aplikasi) handler() (http.Handler, error) {
	opsi := web.Opsi{
		Aktor: func(r *http.Request) (kominfo.Aktor, bool) { o, ada := a.siapa(r); return o.aktor(), ada },
		Boleh: boleh,
		Jejak: a.jejak,
		// For generators of clients that read /api/v1/openapi.json.
		Keamanan: []byte(`{"sesi":{"type":"apiKey","in":"cookie","name":"` + namaKuki + `"}}`),
	}
	api, err := web.Handler(a.store, opsi)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/api/v1/", api)
	mux.Handle("/jejak/", web.JejakHandler(opsi)) // for anybody: of the inner journal only hashes leave

	mux.HandleFunc("GET /gaya.css", gaya)
	mux.HandleFunc("GET /masuk", a.lamanMasuk)
	mux.HandleFunc("POST /masuk", a.masuk)
	mux.HandleFunc("POST /keluar", a.keluar)
	mux.HandleFunc("GET /{$}", a.halaman(a.beranda))
	mux.HandleFunc("GET /nilai-lama", a.halaman(a.nilaiLama))
	mux.HandleFunc("GET /spbe", a.halaman(a.daftar))
	mux.HandleFunc("POST /spbe", a.halaman(a.mulai))
	mux.HandleFunc("GET /spbe/{id}", a.halaman(a.satu))
	mux.HandleFunc("GET /spbe/{id}/isi", a.halaman(a.lamanIsi))
	mux.HandleFunc("POST /spbe/{id}/isi", a.halaman(a.isi))
	mux.HandleFunc("GET /spbe/{id}/laporan.pdf", a.halaman(a.laporan))
	mux.HandleFunc("GET /tugas/{id}", a.halaman(a.lamanTugas))
	mux.HandleFunc("POST /tugas/{id}", a.halaman(a.kerjakan))

	// A page of another site cannot post with our cookie: no token is needed in forms.
	asal := http.NewCrossOriginProtection()
	asal.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.galat(w, r, orang{}, kominfo.E(kominfo.Ditolak, "asal", "Kiriman ini datang dari situs lain, jadi tidak diterima. Buka halaman ini langsung, lalu ulangi."))
	}))
	return asal.Handler(mux), nil
}
