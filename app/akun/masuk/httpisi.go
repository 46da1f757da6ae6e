//go:build !(js && wasm)

package masuk

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/web"
)

// batasIsi is the most bytes of a body. The longest, an invitation, has a tenth of it.
const batasIsi = 16 << 10

// tolakan is a problem that no kominfo.Kind stands for.
type tolakan struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Tunggu int64  `json:"tunggu_detik,omitempty"`
}

func (t *tolakan) Error() string { return t.Detail }

func tolak(status int, jenis, judul, pesan string) *tolakan {
	return &tolakan{Type: "urn:lumbung:masalah:" + jenis, Title: judul, Status: status, Detail: pesan}
}

// isi reads the body into v: one JSON object without members that v does not have. What
// was sent is never repeated in an error; it may be a password in the wrong place.
func isi(w http.ResponseWriter, r *http.Request, v any) error {
	jenis, par, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || jenis != "application/json" || par["charset"] != "" && !strings.EqualFold(par["charset"], "utf-8") {
		return tolak(http.StatusUnsupportedMediaType, "bukan_json", "Jenis isi tidak diterima", "Isi permintaan harus JSON dalam UTF-8, dengan kepala Content-Type: application/json.")
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, batasIsi))
	if _, besar := errors.AsType[*http.MaxBytesError](err); besar {
		return tolak(http.StatusRequestEntityTooLarge, "terlalu_besar", "Kiriman terlalu besar", "Kiriman terlalu besar; paling banyak 16 KiB.")
	}
	bukan := func(pesan string) error {
		return tolak(http.StatusBadRequest, "permintaan_salah", "Permintaan tidak dapat dibaca", pesan)
	}
	if err != nil {
		return bukan("Kiriman terputus sebelum selesai, jadi tidak ada yang dijalankan. Periksa sambungan, lalu ulangi.")
	}
	if b = bytes.TrimSpace(b); len(b) == 0 || b[0] != '{' {
		return bukan("Isi permintaan harus satu objek JSON: {\"nama\": …}.")
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if d.Decode(v) != nil || d.InputOffset() != int64(len(b)) {
		return bukan("Isi permintaan bukan JSON yang dikenal di sini: terpotong, atau ada isian yang tidak dikenal atau jenisnya salah.")
	}
	return nil
}

// gagal answers with a problem document.
func (l *Layanan) gagal(w http.ResponseWriter, r *http.Request, err error) {
	if t, ok := errors.AsType[*Tunggu](err); ok {
		p := tolak(http.StatusTooManyRequests, "terlalu_sering", "Terlalu banyak percobaan", t.Error())
		if t.Penuh {
			p = tolak(http.StatusServiceUnavailable, "sibuk", "Server sedang sibuk", t.Error())
		}
		p.Tunggu = hinggaDetik(w, t)
		err = p
	}
	p, ok := errors.AsType[*tolakan](err)
	if !ok {
		web.Opsi{Log: l.o.Log}.Gagal(w, r, err)
		return
	}
	b, _ := json.Marshal(p) // texts and numbers cannot fail
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	_, _ = w.Write(b)
}
