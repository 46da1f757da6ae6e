//go:build !(js && wasm)

package server

import (
	"bytes"
	"io"
	"net/http"
)

// tampung keeps an answer in memory.
type tampung struct {
	kepala http.Header
	status int
	isi    bytes.Buffer
}

func (t *tampung) Header() http.Header { return t.kepala }

func (t *tampung) WriteHeader(status int) {
	if t.status == 0 {
		t.status = status
	}
}

func (t *tampung) Write(b []byte) (int, error) {
	t.WriteHeader(http.StatusOK)
	return t.isi.Write(b)
}

func (t *tampung) kode() int {
	if t.status == 0 {
		return http.StatusOK
	}
	return t.status
}

func pembaca(b []byte) io.Reader {
	if b == nil {
		return nil
	}
	return bytes.NewReader(b)
}
