//go:build !(js && wasm)

package pesan

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// Opsi is what [Handler] needs.
type Opsi struct {
	Buku *buku.Buku
	Web  web.Opsi // who asks, what they may, failures
}

// Jawaban is what the address answers.
type Jawaban struct {
	Usulan
	Temuan []kominfo.Finding `json:"temuan"`
}

// Handler answers POST /berkas/ppid/pesan: the body is the .eml file, or the text, as
// it is. Whoever may record a request (catat) may have one read.
func Handler(o Opsi) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("POST /berkas/ppid/pesan", func(w http.ResponseWriter, r *http.Request) {
		if err := jawab(o, w, r); err != nil {
			o.Web.Gagal(w, r, err)
		}
	})
	asal := http.NewCrossOriginProtection()
	for _, s := range o.Web.AsalTepercaya {
		_ = asal.AddTrustedOrigin(s) // web.Handler has refused a bad one
	}
	asal.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.Web.Gagal(w, r, kominfo.E(kominfo.Ditolak, "pesan.Handler", "Permintaan datang dari halaman situs lain, jadi tidak dijalankan. Ulangi dari halaman program ini."))
	}))
	return asal.Handler(m)
}

func jawab(o Opsi, w http.ResponseWriter, r *http.Request) error {
	const op = "pesan.Handler"
	a, masuk := o.Web.Aktor(r)
	reg := o.Buku.Cari("permohonan")
	if _, err := o.Web.Boleh(a, masuk, reg.Info(), "catat"); err != nil {
		w.Header().Set("Connection", "close") // what still comes is not read
		return err
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, BatasUkuran))
	if _, besar := errors.AsType[*http.MaxBytesError](err); besar {
		return kominfo.E(kominfo.TidakSah, op, "Pesan lebih besar dari 25 MB. Simpan tanpa lampirannya, atau salin teksnya saja.")
	}
	if err != nil {
		return kominfo.E(kominfo.TidakSah, op, "Pesan tidak sampai seluruhnya. Kirim lagi.").Sebab(err)
	}
	j := Jawaban{}
	if j.Usulan, j.Temuan = Baca(b); j.Temuan == nil {
		j.Temuan = []kominfo.Finding{}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(j) // the other end is gone
	return nil
}
