// Command register_sendiri is a register of one's own in a program of one's own:
// a loan book of ICT equipment (pinjam.go), kept in a SQLite file, served as a
// JSON API beside the program's own page, behind the program's own login.
//
//	go run ./examples/register_sendiri
//
// It prints a key for each account. In another terminal, with those keys:
//
//	R=http://127.0.0.1:8080/api/v1/register
//	J='Content-Type: application/json'
//
//	# Kominfo records an office; anybody may read the list of offices.
//	curl -u kominfo:KUNCI -H "$J" $R/perangkat_daerah -d '{"kode":"kominfo","nama":"Dinas Kominfo","jenis":"dinas"}'
//	curl $R/perangkat_daerah
//
//	# Dinkes borrows from it (dari is the id that the first answer gave). The
//	# dates are the wrong way round: the answer names every finding, in Indonesian.
//	curl -u dinkes:KUNCI -H "$J" $R/pinjam_alat -d '{"alat":"laptop","dari":"ID","mulai":"2026-03-16","kembali":"2026-03-10","nama":"Nama Contoh"}'
//
//	# Its own loans, counts, one document with its ETag, a change of version 1, the history.
//	curl -u dinkes:KUNCI "$R/pinjam_alat?mulai.minimal=2026-01-01&urut=-mulai"
//	curl -u dinkes:KUNCI "$R/pinjam_alat/rekap?kelompok=alat"
//	curl -u dinkes:KUNCI -i $R/pinjam_alat/ID
//	curl -u dinkes:KUNCI -H "$J" -H 'If-Match: 1' -X PUT $R/pinjam_alat/ID -d '{…}'
//	curl -u dinkes:KUNCI $R/pinjam_alat/ID/riwayat
//
// All addresses are in the documentation of package kominfo/web.
package main

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

func main() {
	ctx, batal := signal.NotifyContext(context.Background(), os.Interrupt)
	defer batal()
	a := akun{"kominfo": rand.Text(), "dinkes": rand.Text()}
	l, err := net.Listen("tcp", "127.0.0.1:8080")
	if err == nil {
		fmt.Printf("kominfo:%s\ndinkes:%s\nBuka http://%s. Ctrl+C menghentikan; data tersimpan di data/pinjam.db.\n", a["kominfo"], a["dinkes"], l.Addr())
		err = jalankan(ctx, l, "data/pinjam.db", a)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, kominfo.PesanUntukOrang(err))
		os.Exit(1)
	}
}

// jalankan opens the file, serves until ctx ends, and closes the file last.
func jalankan(ctx context.Context, l net.Listener, berkas string, a akun) error {
	perangkat := kantor.DefPerangkat()
	pinjam := defPinjam(perangkat)
	store, err := sqlite.Buka(ctx, berkas, sqlite.Opsi{Migrasi: true}, perangkat, pinjam)
	if err != nil {
		return err
	}
	defer store.Close()
	h, err := aplikasi(store, pinjam, a)
	if err != nil {
		return err
	}
	srv := web.Server(l.Addr().String(), h)
	selesai := make(chan error, 1)
	go func() { <-ctx.Done(); selesai <- srv.Shutdown(context.Background()) }()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-selesai // when requests that were under way have their answer
}

// aplikasi is the program: Lumbung's API and the program's own page on one mux.
func aplikasi(store register.Store, pinjam register.Register, a akun) (http.Handler, error) {
	api, err := web.Handler(store, web.Opsi{Aktor: a.aktor, Boleh: boleh, CatatAkses: catat})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/api/v1/", api)
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		// Counts only, so every owner's documents may be counted for everybody.
		baris, err := store.Rekap(r.Context(), pinjam, register.LingkupUmum(), nil, "alat")
		if err != nil {
			slog.Error("halaman depan", "galat", err)
			http.Error(w, "Terjadi gangguan pada program. Ulangi nanti.", http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, pinjam.Info().Judul)
		for _, j := range baris {
			fmt.Fprintf(w, "%s: %d kali dipinjam\n", j.Nilai[0], j.N)
		}
	})
	return mux, nil
}

// akun is the program's own login: the key of each perangkat daerah, by its
// code. A real one has people, hashed passwords and TLS.
type akun map[string]string

func (a akun) aktor(r *http.Request) (kominfo.Aktor, bool) {
	nama, kunci, _ := r.BasicAuth()
	if benar, ada := a[nama]; !ada || subtle.ConstantTimeCompare([]byte(benar), []byte(kunci)) != 1 {
		return kominfo.Aktor{}, false
	}
	return kominfo.Aktor{ID: nama, Instansi: "19.06", Perangkat: nama, Peran: "entri"}, true
}

// boleh gives each account its scope: Kominfo everything, any other perangkat
// daerah its own loans with the names in them, everybody what is public.
func boleh(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
	switch {
	case masuk && a.Perangkat == "kominfo":
		return register.Lingkup{Semua: true, Pribadi: true}, nil
	case masuk && r.Nama == "pinjam_alat":
		return register.Lingkup{Pemilik: []string{a.Perangkat}, Pribadi: true}, nil
	}
	return web.BacaUmum(a, masuk, r, aksi)
}

// catat records who read a document's personal part, before it leaves.
func catat(ctx context.Context, a kominfo.Aktor, r register.Info, id register.ID, versi int64) error {
	slog.InfoContext(ctx, "data pribadi dibaca", "akun", a.ID, "register", r.Nama, "dokumen", id, "versi", versi)
	return nil
}
