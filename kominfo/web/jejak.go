package web

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"path"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// Jejak is the journal that a program publishes and gives receipts from.
type Jejak struct {
	// Sumber reads heads, tiles and entries; the store is one.
	Sumber jejak.Sumber
	// Checkpoint gives the newest signed checkpoint of a log ("umum", "dalam"). While
	// there is none it is an error of kind tidak_ada.
	Checkpoint func(ctx context.Context, jejak string) ([]byte, error)
	// Kunci gives the verifier keys, that in force first. Old ones stay in the
	// list: they verify what was signed with them.
	Kunci func(ctx context.Context) ([]string, error)
}

const (
	batasJalurJejak = 128 // bytes of an address below /jejak/; the longest tile has half of it
	simpanTetap     = "public, max-age=31536000, immutable"
)

// JejakHandler publishes the journal of [Opsi].Jejak for anybody, so that others
// can mirror and verify it. Mount it on "/jejak/", beside [Handler]:
//
//	GET /jejak/kunci                        verifier keys, one a line
//	GET /jejak/{umum,dalam}/checkpoint      the newest signed checkpoint
//	GET /jejak/{umum,dalam}/tile/8/{tingkat}/{nomor}[.p/{lebar}]
//	GET /jejak/umum/tile/8/data/{nomor}[.p/{lebar}]
//
// A full tile may be kept for ever; everything else is asked for again, with its
// ETag. Pages of any origin may read, because all of it is public: of the log
// dalam only hashes leave.
func JejakHandler(o Opsi) http.Handler {
	p := &penerbit{api: &api{o: o.lengkap()}}
	p.api.gzip.New = func() any { return gzip.NewWriter(io.Discard) }
	return p
}

type penerbit struct{ api *api }

// ServeHTTP answers one request.
func (p *penerbit) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a, h := p.api, w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Vary", "Accept-Encoding")
	defer a.pulih(w, r)
	a.batasiKiriman(w, r)
	if r.Method != "GET" && r.Method != "HEAD" {
		h.Set("Allow", "GET, HEAD")
		a.gagal(w, r, masalahBaru(http.StatusMethodNotAllowed, "Metode %s tidak berlaku untuk alamat ini. Yang berlaku: GET, HEAD.", singkat(r.Method)))
		return
	}
	ctx, batal := context.WithTimeout(r.Context(), a.o.BatasWaktu)
	defer batal()
	t, err := p.terbitan(ctx, r)
	if err != nil {
		a.gagal(w, r, err)
		return
	}
	sidik := sha256.Sum256(t.isi)
	tag := `"` + hex.EncodeToString(sidik[:12]) + `"`
	h.Set("ETag", tag)
	h.Set("Cache-Control", t.simpan)
	if samaEtag(r, tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	a.kirim(w, r, http.StatusOK, t.jenis, t.isi, t.jenis == jenisTeks)
}

// terbitan is one published file.
type terbitan struct {
	isi           []byte
	jenis, simpan string
}

const jenisTeks = "text/plain; charset=utf-8"

// terbitan finds the file of an address. The address is taken as it was sent:
// one that needs decoding or cleaning names nothing here.
func (p *penerbit) terbitan(ctx context.Context, r *http.Request) (t terbitan, err error) {
	j := p.api.o.Jejak
	if j == nil {
		return t, kominfo.E(kominfo.TidakAda, "web.Jejak", "Program ini belum menerbitkan jejaknya. Pengelola menyalakannya dengan membuat kunci jejak.")
	}
	alamat, sah := strings.CutPrefix(r.URL.Path, "/jejak/")
	if !sah || r.URL.RawPath != "" || len(alamat) > batasJalurJejak || r.URL.Path != path.Clean(r.URL.Path) {
		return t, alamatJejakAsing()
	}
	if r.URL.RawQuery != "" {
		return t, salah("Alamat jejak tidak punya parameter. Hapus tanda tanya dan sesudahnya.")
	}
	t.jenis, t.simpan = jenisTeks, "no-cache"
	if alamat == "kunci" {
		ks, err := j.Kunci(ctx)
		if err == nil && len(ks) == 0 {
			err = kominfo.E(kominfo.TidakAda, "web.Jejak", "Kantor ini belum punya kunci jejak.")
		}
		t.isi = []byte(strings.Join(ks, "\n") + "\n")
		return t, err
	}
	nama, berkas, _ := strings.Cut(alamat, "/")
	if nama != jejak.Umum && nama != jejak.Dalam {
		return t, alamatJejakAsing()
	}
	switch {
	case berkas == "checkpoint":
		t.isi, err = j.Checkpoint(ctx, nama)
	case strings.HasPrefix(berkas, "tile/"):
		if !strings.HasPrefix(berkas, "tile/8/data/") {
			t.jenis = "application/octet-stream"
		}
		if !strings.Contains(berkas, ".p/") {
			t.simpan = simpanTetap
		}
		t.isi, err = jejak.UbinHTTP(ctx, j.Sumber, nama, berkas)
	default:
		err = alamatJejakAsing()
	}
	return t, err
}

func alamatJejakAsing() error {
	return kominfo.E(kominfo.TidakAda, "web.Jejak", "Alamat ini tidak ada. Yang ada: /jejak/kunci, /jejak/umum/checkpoint, /jejak/dalam/checkpoint, dan ubin di bawah /jejak/umum/tile/8/ dan /jejak/dalam/tile/8/.")
}
