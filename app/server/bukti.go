//go:build !(js && wasm)

package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// Files that prove something:
//
//	POST /berkas/bukti?nama=NAMA    the file as it is; answers blob.Info
//	GET  /berkas/bukti/{id}         the file of a document of the register data_dukung
//
// Who may make a data_dukung may send a file; who may read the document may have
// its file. Nothing is ever found by its hash from outside.

const (
	// batasUnggah is the most bytes of one file.
	batasUnggah = blob.BatasBerkas
	// jedaUnggah is how long a sender may pause: each piece that arrives gives as
	// much time again, so that 20 MB over a village's link are not cut off.
	jedaUnggah = time.Minute
	// lamaUnggah is how long one file may take in all: 100 MB at 128 kbit/s.
	lamaUnggah = 2 * time.Hour
)

func (b *berkasAPI) unggahBukti(w http.ResponseWriter, r *http.Request) {
	const op = "server.unggah"
	a, masuk := b.wo.Aktor(r)
	l, err := b.wo.Boleh(a, masuk, b.o.Buku.Dukung.Info(), web.AksiBuat)
	switch {
	case err != nil:
	case !l.Melihat(a.Perangkat):
		err = kominfo.E(kominfo.Ditolak, op, "Akun Anda belum terikat pada perangkat daerah, jadi berkas tidak punya pemilik. Mintalah admin mengisinya.")
	case b.o.Berkas == nil:
		err = takSimpanBerkas(op)
	case r.ContentLength > batasUnggah:
		err = kominfo.E(kominfo.TidakSah, op, "Berkas berukuran %s, paling besar %s. Perkecil berkas itu (misalnya pindai 150 dpi), atau pecah menjadi beberapa.", blob.FormatUkuran(r.ContentLength), blob.FormatUkuran(batasUnggah))
	}
	var selesai func(int64, string)
	if err == nil {
		selesai, err = b.u.mulai(a.ID)
	}
	if err != nil {
		w.Header().Set("Connection", "close") // what still comes is not read
		b.wo.Gagal(w, r, err)
		return
	}
	// The store's own time limit does not hold here: a slow line may take long.
	kendali := http.NewResponseController(w)
	_ = kendali.SetWriteDeadline(time.Time{})
	isi := sabarMembaca(kendali, http.MaxBytesReader(w, r.Body, batasUnggah+1))
	var info blob.Info
	defer func() { selesai(isi.n, info.Sidik) }()
	info, err = b.o.Berkas.Simpan(context.WithoutCancel(r.Context()), isi, blob.Opsi{Batas: batasUnggah, Nama: r.URL.Query().Get("nama"), Jenis: blob.JenisBukti()})
	if err != nil {
		if isi.galat != nil && !errors.Is(isi.galat, io.EOF) {
			err = kominfo.E(kominfo.TidakSah, op, "Berkas tidak sampai seluruhnya. Kirim lagi; tidak ada yang tersimpan setengah.").Sebab(isi.galat)
		}
		b.wo.Gagal(w, r, err)
		return
	}
	_ = kendali.SetReadDeadline(time.Time{})
	if info.Sudah { // that another unit has it too is not said
		if info.Sudah, err = adaDokumen(r.Context(), b.o.Store, a, b.o.Buku.Dukung.Register, info.Sidik); err != nil {
			b.wo.Gagal(w, r, err)
			return
		}
	}
	balasJSON(w, info)
}

// sabar gives the sender more time with every piece that arrives, up to lamaUnggah.
type sabar struct {
	r          io.Reader
	perpanjang func()
	n          int64 // arrived
	galat      error
}

func sabarMembaca(kendali *http.ResponseController, r io.Reader) *sabar {
	akhir := time.Now().Add(lamaUnggah)
	return &sabar{r: r, perpanjang: func() {
		sampai := time.Now().Add(jedaUnggah)
		if sampai.After(akhir) {
			sampai = akhir
		}
		_ = kendali.SetReadDeadline(sampai)
	}}
}

func (s *sabar) Read(p []byte) (int, error) {
	s.perpanjang()
	n, err := s.r.Read(p)
	s.n += int64(n)
	if err != nil {
		s.galat = err
	}
	return n, err
}

func takSimpanBerkas(op string) error {
	return kominfo.E(kominfo.TidakAda, op, "Program ini dijalankan tanpa tempat menyimpan berkas.")
}

func balasJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(v) // the other end is gone
}

func (b *berkasAPI) unduhBukti(w http.ResponseWriter, r *http.Request) {
	if err := b.kirimBukti(w, r); err != nil {
		b.wo.Gagal(w, r, err)
	}
}

func (b *berkasAPI) kirimBukti(w http.ResponseWriter, r *http.Request) error {
	const op = "server.unduh"
	d := b.o.Buku.Dukung
	a, masuk := b.wo.Aktor(r)
	l, err := b.wo.Boleh(a, masuk, d.Info(), hak.Baca)
	if err != nil {
		return err
	}
	if !kominfo.UUIDSah(r.PathValue("id")) {
		return register.TidakAdaDokumen(d.Info())
	}
	dok, err := d.Baca(r.Context(), b.o.Store, l, register.ID(r.PathValue("id")))
	switch {
	case err != nil:
		return err
	case b.o.Berkas == nil:
		return takSimpanBerkas(op)
	case dok.Isi.Berkas == nil:
		return kominfo.E(kominfo.TidakAda, op, "Data dukung ini tidak punya berkas; yang ada tautannya.")
	}
	f, info, err := b.o.Berkas.Buka(r.Context(), dok.Isi.Berkas.Sidik)
	if err != nil {
		if kominfo.KindOf(err) == kominfo.TidakAda {
			return kominfo.E(kominfo.TidakAda, op, "Berkas %s tidak ada di folder berkas. Unggah lagi, atau pulihkan dari cadangan.", dok.Isi.Berkas.Nama)
		}
		return err
	}
	defer f.Close()
	h := w.Header()
	h.Set("Content-Type", string(info.Jenis))
	// Seen in the browser only what it shows without running anything, in a box of
	// its own; everything else is saved.
	cara := "attachment"
	if lihat := info.Jenis == blob.PDF || info.Jenis == blob.PNG || info.Jenis == blob.JPEG; lihat && r.URL.Query().Get("lihat") == "1" {
		cara = "inline"
	}
	h.Set("Content-Disposition", mime.FormatMediaType(cara, map[string]string{"filename": namaMenurut(dok.Isi.Berkas.Nama, info.Jenis)}))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; plugin-types application/pdf")
	h.Set("Cache-Control", "private, no-store")
	h.Set("ETag", `"`+info.Sidik[:32]+`"`)
	http.ServeContent(sabarMenulis(w), r, "", time.Time{}, f)
	return nil
}

// namaMenurut gives a file the extension of what it is: its name was told by a
// person, and a PDF that is saved as .html is opened as a page.
func namaMenurut(nama string, j blob.Jenis) string {
	nama = blob.NamaAman(nama)
	if a := j.Akhiran(); len(a) > 0 && !slices.Contains(a, strings.TrimPrefix(strings.ToLower(path.Ext(nama)), ".")) {
		nama += "." + a[0]
	}
	return nama
}

// namaBerkasUnduh is a file name made of a title: "lhe-belitung-timur-2026.pdf".
func namaBerkasUnduh(bagian ...string) string {
	var b strings.Builder
	for i, s := range bagian {
		if i > 0 {
			b.WriteByte('-')
		}
		for _, c := range strings.ToLower(s) {
			switch {
			case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
				b.WriteRune(c)
			case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
				b.WriteByte('-')
			}
		}
	}
	return strings.Trim(b.String(), "-")
}
