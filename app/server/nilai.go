//go:build !(js && wasm)

package server

import (
	"net/http"

	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/kominfo"
)

// batasNilai is the most bytes of a table with one assessment's values.
const batasNilai = 5 << 20

// bacaNilai reads a table of values for the page that starts an assessment: POST
// /berkas/nilai?nama=NAMA. Nothing is stored.
func (b *berkasAPI) bacaNilai(w http.ResponseWriter, r *http.Request) {
	const op = "server.nilai"
	if _, masuk := b.wo.Aktor(r); !masuk {
		b.wo.Gagal(w, r, kominfo.E(kominfo.BelumMasuk, op, "Anda belum masuk. Masuk dahulu, lalu ulangi."))
		return
	}
	isi, lepas, err := b.bacaTabel(w, r, batasNilai, "Sisakan dua kolom saja: nomor indikator dan nilai.")
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	defer lepas()
	nilai, fs, err := dasbor.BacaNilai(r.URL.Query().Get("nama"), isi)
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	balasJSON(w, struct {
		Nilai  map[string]string `json:"nilai"`
		Temuan []kominfo.Finding `json:"temuan"`
	}{nilai, fs})
}
