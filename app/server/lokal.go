//go:build !(js && wasm)

package server

import (
	"encoding/json"
	"net/http"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// lokal is an [Akun] without accounts: whoever sits at this machine is the office's
// own user. It is for trying the program out, and for its tests.
type lokal struct{ store register.Store }

// Aktor is the one user there is. What is written bears the code of the office, once
// it was chosen.
func (l lokal) Aktor(r *http.Request) (kominfo.Aktor, bool) {
	a := AktorLokal()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		if p, ada, err := kantor.Kini(r.Context(), l.store); err == nil && ada {
			a.Instansi = p.Isi.Kode
		}
	}
	return a, true
}

// peranLokal are the roles of somebody who tries the program alone: those that run the
// office's work and the whole way of a request.
const peranLokal = hak.Koordinator + " petugas_layanan ppid_utama ppid_pelaksana atasan_ppid tim_pertimbangan"

// AktorLokal is who writes on a machine without accounts.
func AktorLokal() kominfo.Aktor {
	return kominfo.Aktor{ID: "lokal", Nama: "Pengguna komputer ini", Perangkat: "kominfo", Peran: peranLokal}
}

// ServeHTTP answers who is logged in; nobody logs in or out here.
func (l lokal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/akun/saya" || r.Method != http.MethodGet {
		web.Opsi{}.Gagal(w, r, kominfo.E(kominfo.TidakAda, "server.akun", "Program ini dijalankan tanpa akun. Jalankan tanpa -tanpa-akun untuk memakai akun."))
		return
	}
	a := AktorLokal()
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(klien.Saya{Masuk: true, Lokal: true, ID: a.ID, Nama: a.Nama, Peran: []string{a.Peran}, Perangkat: a.Perangkat})
}
