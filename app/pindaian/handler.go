//go:build !(js && wasm)

package pindaian

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// Opsi sets up the handler.
type Opsi struct {
	Buku   *buku.Buku
	Store  register.Store
	Berkas blob.Store
	Web    web.Opsi
}

const serentak = 4 // scans that are sealed or opened at a time; each takes some 15 MB

// Handler answers officers:
//
//	GET  /berkas/ppid/permohonan/{id}/dokumen/{n}   the n-th document of a request, from 1; ?lihat=1 shows it
//	POST /berkas/ppid/pindaian?jenis=identitas
//	     the scan as it is; answers the ppid.DokumenPemohon to put into the form. What
//	     the file is called is not asked: names of files hold names of people
//
// Who may read the applicant gets the scan, after that is recorded; who may enter
// requests may send one. Pages of other sites are refused.
func Handler(o Opsi) http.Handler {
	h := &handler{Opsi: o, tipe: register.Tipe[ppid.Permohonan]{Register: o.Buku.Cari(namaPermohonan)}, giliran: make(chan struct{}, serentak)}
	asal := http.NewCrossOriginProtection()
	for _, s := range o.Web.AsalTepercaya {
		_ = asal.AddTrustedOrigin(s) // web.Handler has refused a bad one
	}
	asal.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.Web.Gagal(w, r, kominfo.E(kominfo.Ditolak, "pindaian", "Permintaan datang dari halaman situs lain, jadi tidak dijalankan. Ulangi dari halaman program ini."))
	}))
	m := http.NewServeMux()
	m.HandleFunc("GET /berkas/ppid/permohonan/{id}/dokumen/{n}", h.jawab(h.unduh))
	m.HandleFunc("POST /berkas/ppid/pindaian", h.jawab(h.unggah))
	return asal.Handler(m)
}

type handler struct {
	Opsi
	tipe    register.Tipe[ppid.Permohonan]
	giliran chan struct{}
}

func (h *handler) jawab(f func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := f(w, r); err != nil {
			h.Web.Gagal(w, r, err)
		}
	}
}

// masuk waits for a turn.
func (h *handler) masuk(r *http.Request) (lepas func(), err error) {
	select {
	case h.giliran <- struct{}{}:
		return func() { <-h.giliran }, nil
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
}

func (h *handler) unduh(w http.ResponseWriter, r *http.Request) error {
	const op = "pindaian.unduh"
	in := h.tipe.Info()
	a, masuk := h.Web.Aktor(r)
	l, err := h.Web.Boleh(a, masuk, in, web.AksiBaca)
	if err != nil {
		return err
	}
	if !l.Pribadi {
		return kominfo.E(kominfo.Ditolak, op, "Dokumen pemohon adalah data pribadi; peran Anda tidak mencakupnya. Mintalah petugas layanan PPID.")
	}
	if !kominfo.UUIDSah(r.PathValue("id")) {
		return register.TidakAdaDokumen(in)
	}
	d, err := h.tipe.Baca(r.Context(), h.Store, l, register.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	switch {
	case d.PribadiDihapus:
		return kominfo.E(kominfo.TidakAda, op, "Data pribadi permohonan ini sudah dihapus, termasuk dokumennya.")
	case err != nil || n < 1 || n > len(d.Isi.Dokumen):
		return kominfo.E(kominfo.TidakAda, op, "Permohonan ini tidak punya dokumen bernomor itu.")
	}
	if h.Web.CatatAkses != nil { // before anything leaves
		if err := h.Web.CatatAkses(r.Context(), a, in, d.ID, d.Versi); err != nil {
			return err
		}
	}
	lepas, err := h.masuk(r)
	if err != nil {
		return err
	}
	isi, j, err := Buka(r.Context(), h.Berkas, d.Isi.Dokumen[n-1])
	lepas()
	if err != nil {
		return err
	}
	cara, akhiran := "attachment", "bin"
	if lihat := j == blob.PDF || j == blob.PNG || j == blob.JPEG; lihat {
		akhiran = j.Akhiran()[0]
		if r.URL.Query().Get("lihat") == "1" {
			cara = "inline"
		}
	}
	k := w.Header()
	k.Set("Content-Type", string(j))
	k.Set("Content-Disposition", mime.FormatMediaType(cara, map[string]string{"filename": fmt.Sprintf("dokumen-%d.%s", n, akhiran)}))
	k.Set("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; plugin-types application/pdf")
	k.Set("X-Content-Type-Options", "nosniff")
	k.Set("Cache-Control", "private, no-store")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(isi))
	return nil
}

func (h *handler) unggah(w http.ResponseWriter, r *http.Request) error {
	const op = "pindaian.unggah"
	a, masuk := h.Web.Aktor(r)
	if _, err := h.Web.Boleh(a, masuk, h.tipe.Info(), "catat"); err != nil {
		w.Header().Set("Connection", "close") // what still comes is not read
		return err
	}
	if r.ContentLength > Batas {
		w.Header().Set("Connection", "close")
		return kominfo.E(kominfo.TidakSah, op, "Pindaian berukuran %s, paling besar %s. Perkecil fotonya, atau pindai dengan 150 dpi.", blob.FormatUkuran(r.ContentLength), blob.FormatUkuran(Batas))
	}
	kendali := http.NewResponseController(w)
	_ = kendali.SetReadDeadline(time.Now().Add(lamaKirim)) // a test's recorder has none
	_ = kendali.SetWriteDeadline(time.Now().Add(lamaKirim + time.Minute))
	kirim, err := io.ReadAll(http.MaxBytesReader(w, r.Body, Batas+1)) // before its turn: a slow sender keeps nobody waiting
	if _, besar := errors.AsType[*http.MaxBytesError](err); err != nil && !besar {
		return kominfo.E(kominfo.TidakSah, op, "Pindaian tidak sampai seluruhnya. Kirim lagi; tidak ada yang tersimpan setengah.").Sebab(err)
	}
	lepas, err := h.masuk(r)
	if err != nil {
		return err
	}
	defer lepas()
	d, err := Simpan(r.Context(), h.Berkas, bytes.NewReader(kirim), r.URL.Query().Get("jenis"), "")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store") // the key is in it
	_ = json.NewEncoder(w).Encode(d)            // the other end is gone
	return nil
}

// lamaKirim is how long one scan may take: 5 MB at 64 kbit/s.
const lamaKirim = 11 * time.Minute
