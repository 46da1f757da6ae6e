package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// batasMampat is the size from which an answer is compressed; below it the
// headers cost more than is saved.
const batasMampat = 1 << 10

// kirim sends a whole answer. mampat allows compression; an answer with a
// personal part is never compressed, because its size would tell of its content.
func (a *api) kirim(w http.ResponseWriter, r *http.Request, status int, jenis string, b []byte, mampat bool) {
	h := w.Header()
	h.Set("Content-Type", jenis)
	if mampat && len(b) >= batasMampat && terimaGzip(r.Header.Values("Accept-Encoding")) {
		var buf bytes.Buffer
		buf.Grow(len(b) / 4)
		z := a.gzip.Get().(*gzip.Writer)
		z.Reset(&buf)
		_, _ = z.Write(b) // a buffer takes everything
		_ = z.Close()
		a.gzip.Put(z)
		b = buf.Bytes()
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(status)
	if r.Method != "HEAD" {
		_, _ = w.Write(b) // the caller went away: nothing to be done
	}
}

// json answers with a value.
func (m *minta) json(status int, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return m.bita(status, b)
}

// bita answers with finished JSON that holds no personal part.
func (m *minta) bita(status int, b []byte) error {
	m.simpanan(false)
	m.api.kirim(m.w, m.r, status, "application/json", b, true)
	return nil
}

// simpanan says who may keep the answer: nobody, when it holds a personal part;
// otherwise the caller's own browser, which asks again each time, because what
// one may see depends on who asks.
func (m *minta) simpanan(pribadi bool) {
	v := "private, no-cache"
	if pribadi {
		v = "no-store"
	}
	m.w.Header().Set("Cache-Control", v)
}

// terimaGzip reports whether Accept-Encoding asks for gzip.
func terimaGzip(hs []string) bool {
	bintang := false
	for _, h := range hs {
		for s := range strings.SplitSeq(h, ",") {
			nama, p, _ := strings.Cut(s, ";")
			nama = strings.ToLower(strings.TrimSpace(nama))
			ok := true
			if q, ada := strings.CutPrefix(strings.ToLower(strings.ReplaceAll(p, " ", "")), "q="); ada {
				f, err := strconv.ParseFloat(q, 64)
				ok = err == nil && f > 0
			}
			switch nama {
			case "gzip", "x-gzip":
				return ok
			case "*":
				bintang = ok
			}
		}
	}
	return bintang
}
