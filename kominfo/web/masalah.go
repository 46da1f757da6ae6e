package web

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"runtime/debug"

	"github.com/lumbung-id/lumbung/kominfo"
)

// masalah is a problem document (RFC 9457). As an error it carries a status that
// no kominfo.Kind stands for.
type masalah struct {
	Type     string            `json:"type"` // urn:lumbung:masalah:… ; stable
	Title    string            `json:"title"`
	Status   int               `json:"status"`
	Detail   string            `json:"detail"`
	Temuan   []kominfo.Finding `json:"temuan,omitempty"`
	Lainnya  int               `json:"temuan_lain,omitempty"`    // findings left out
	Sekarang int64             `json:"versi_sekarang,omitempty"` // with 412
	Nomor    string            `json:"nomor,omitempty"`          // with 500 and 503: stands in the log
}

func (p *masalah) Error() string { return p.Detail }

func masalahBaru(status int, format string, a ...any) *masalah {
	p := &masalah{Status: status, Detail: fmt.Sprintf(format, a...)}
	var jenis string
	switch status {
	case http.StatusBadRequest:
		jenis, p.Title = "permintaan_salah", "Permintaan tidak dapat dibaca"
	case http.StatusUnauthorized:
		jenis, p.Title = "belum_masuk", "Belum masuk"
	case http.StatusForbidden:
		jenis, p.Title = "ditolak", "Ditolak"
	case http.StatusNotFound:
		jenis, p.Title = "tidak_ada", "Tidak ada"
	case http.StatusMethodNotAllowed:
		jenis, p.Title = "metode_salah", "Metode tidak berlaku"
	case http.StatusRequestTimeout:
		jenis, p.Title = "terlalu_lambat", "Kiriman terlalu lambat"
	case http.StatusConflict:
		jenis, p.Title = "bentrok", "Bentrok dengan data yang ada"
	case http.StatusPreconditionFailed:
		jenis, p.Title = "versi_lama", "Dokumen sudah berubah"
	case http.StatusRequestEntityTooLarge:
		jenis, p.Title = "terlalu_besar", "Kiriman terlalu besar"
	case http.StatusRequestURITooLong:
		jenis, p.Title = "alamat_panjang", "Alamat terlalu panjang"
	case http.StatusUnsupportedMediaType:
		jenis, p.Title = "bukan_json", "Jenis isi tidak diterima"
	case http.StatusUnprocessableEntity:
		jenis, p.Title = "tidak_sah", "Isian tidak sah"
	case http.StatusPreconditionRequired:
		jenis, p.Title = "versi_wajib", "Versi dokumen wajib disebut"
	case http.StatusServiceUnavailable:
		jenis, p.Title = "sibuk", "Server sedang sibuk"
	default:
		p.Status, jenis, p.Title = http.StatusInternalServerError, "rusak", "Gangguan pada program"
	}
	p.Type = "urn:lumbung:masalah:" + jenis
	return p
}

// status maps a kind of error to HTTP; it is the only place that does.
func status(k kominfo.Kind) int {
	switch k {
	case kominfo.TidakAda:
		return http.StatusNotFound
	case kominfo.TidakSah:
		return http.StatusUnprocessableEntity
	case kominfo.Bentrok:
		return http.StatusConflict
	case kominfo.Ditolak:
		return http.StatusForbidden
	case kominfo.BelumMasuk:
		return http.StatusUnauthorized
	}
	return http.StatusInternalServerError
}

// keMasalah turns any error into what the caller may know of it.
func keMasalah(err error) *masalah {
	if p, ok := errors.AsType[*masalah](err); ok {
		return p
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return masalahBaru(http.StatusServiceUnavailable, "Server belum sempat menyelesaikan permintaan ini. Tunggu sebentar, lalu ulangi; perubahan yang belum dijawab mungkin sudah tersimpan, jadi muat ulang dahulu.")
	}
	p := masalahBaru(status(kominfo.KindOf(err)), "")
	if p.Status == http.StatusInternalServerError {
		p.Detail = "Terjadi gangguan pada program. Ulangi nanti; bila tetap gagal, sebutkan nomor ini kepada pengelola."
		return p
	}
	p.Detail = kominfo.PesanUntukOrang(err)
	if e, ok := errors.AsType[*kominfo.Error](err); ok {
		p.Temuan = e.Findings
		if n := len(p.Temuan) - batasTemuan; n > 0 {
			p.Temuan, p.Lainnya = p.Temuan[:batasTemuan], n
		}
	}
	return p
}

// gagal answers with a problem document. The cause of a fault goes to the log
// under a number that the caller sees; the caller sees nothing else of it.
func (a *api) gagal(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // nobody is listening any more
	}
	p := *keMasalah(err)
	if p.Status == http.StatusInternalServerError || p.Status == http.StatusServiceUnavailable {
		p.Nomor = rand.Text()[:10]
		a.o.Log.LogAttrs(r.Context(), tingkat(p.Status), "permintaan gagal", append(asal(r, p.Nomor), galat(err))...)
	}
	h := w.Header()
	switch p.Status {
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", a.o.Tantangan)
	case http.StatusServiceUnavailable:
		h.Set("Retry-After", "5")
	}
	h.Del("ETag")
	h.Set("Cache-Control", "no-store")
	b, _ := json.Marshal(p) // a struct of texts and numbers cannot fail
	a.kirim(w, r, p.Status, "application/problem+json", b, true)
}

// pulih answers 500 when a register's or the embedder's function panics. What a
// panic carries may be anything, also personal data; only what the runtime
// itself says is logged in words.
func (a *api) pulih(w http.ResponseWriter, r *http.Request) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	err := fmt.Errorf("panic berjenis %T", v)
	if e, ok := v.(runtime.Error); ok {
		err = fmt.Errorf("panic: %w", e)
	}
	a.gagal(w, r, fmt.Errorf("%w\n%s", err, debug.Stack()))
}
