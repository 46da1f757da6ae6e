//go:build !(js && wasm)

package meja

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

const (
	bacaSerentak = 2                // files of people that are worked on at a time
	lamaKirim    = 11 * time.Minute // for the largest file over a weak link
	batasIsian   = 1 << 20          // bytes of a form without a file
)

// balas answers a form ([kertas.Kirim]).
func (j *meja) balas(f func(*minta, http.ResponseWriter) (kertas.Balasan, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		b, err := f(j.minta(r), w)
		var isi []byte
		if err == nil {
			isi, err = json.Marshal(b)
		}
		if err != nil {
			j.o.Web.Gagal(w, r, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store") // it may hold who asks
		_, _ = w.Write(isi)
	}
}

// terima reads what is sent, at most batas bytes, and waits for a turn to work on it:
// only then, so that a slow sender keeps nobody waiting. The caller has asked for the
// right before.
func (m *minta) terima(w http.ResponseWriter, batas int64, saran string) (isi []byte, lepas func(), err error) {
	const op = "meja.terima"
	besar := kominfo.E(kominfo.TidakSah, op, "Berkas lebih besar dari %s. %s", blob.FormatUkuran(batas), saran)
	if m.r.ContentLength > batas {
		w.Header().Set("Connection", "close") // what still comes is not read
		return nil, nil, besar
	}
	kendali := http.NewResponseController(w)
	_ = kendali.SetReadDeadline(time.Now().Add(lamaKirim)) // a test's recorder has none
	_ = kendali.SetWriteDeadline(time.Now().Add(lamaKirim + 3*time.Minute))
	isi, err = io.ReadAll(http.MaxBytesReader(w, m.r.Body, batas))
	switch _, lewat := errors.AsType[*http.MaxBytesError](err); {
	case lewat:
		return nil, nil, besar
	case err != nil:
		return nil, nil, kominfo.E(kominfo.TidakSah, op, "Kiriman tidak sampai seluruhnya, jadi tidak ada yang dikerjakan. Kirim lagi.").Sebab(err)
	}
	ctx, batal := context.WithTimeout(m.ctx, tungguBerkas)
	defer batal()
	select {
	case m.baca <- struct{}{}:
		return isi, func() { <-m.baca }, nil
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
}

// isian reads the fields of a form without a file.
func (m *minta) isian(w http.ResponseWriter) (kertas.Isian, error) {
	var in kertas.Isian
	err := json.NewDecoder(http.MaxBytesReader(w, m.r.Body, batasIsian)).Decode(&in)
	if _, lewat := errors.AsType[*http.MaxBytesError](err); lewat {
		return nil, kominfo.E(kominfo.TidakSah, "meja.isian", "Isian lebih besar dari %s. Salin bagian yang perlu saja.", blob.FormatUkuran(batasIsian))
	}
	if err != nil {
		return nil, kominfo.E(kominfo.TidakSah, "meja.isian", "Kiriman tidak terbaca. Muat ulang halaman, lalu coba lagi.").Sebab(err)
	}
	return in, nil
}

// formulir is a form on a page.
func formulir(judul, ke string, medan ...kertas.Medan) kertas.Balok {
	return kertas.Balok{Rupa: kertas.Kirim, Judul: judul, Ke: ke, Medan: medan}
}

// nadaTemuan is the tone of a finding.
func nadaTemuan(s kominfo.Severity) string {
	switch s {
	case kominfo.Galat:
		return bahaya
	case kominfo.Peringatan:
		return peringatan
	}
	return info
}
