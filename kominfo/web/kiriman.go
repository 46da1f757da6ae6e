package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

// batasDalam is how deep objects and lists of a body may lie in each other. The
// deepest document of any register has a tenth of it.
const batasDalam = 64

// batasiKiriman gives the sender [Opsi.BatasKirim] for the body, counted from
// now, whatever the server around it allows: also for a body that nobody reads,
// because the server reads on to keep the connection. Where w hides its
// connection the server's own limits remain.
func (a *api) batasiKiriman(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength == 0 {
		return
	}
	lama := a.o.BatasKirim
	if s, ok := r.Context().Value(http.ServerContextKey).(*http.Server); ok && s.ReadTimeout > 0 {
		lama = min(lama, s.ReadTimeout) // the new deadline takes the place of the server's
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(lama))
}

// kirimanUtuh takes the deadline back: what comes next on the connection is
// another request, and a deadline that passes during the answer would end it.
func kirimanUtuh(w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetReadDeadline(time.Time{})
}

// terlaluDalam reports whether brackets of any text lie deeper than allowed. It
// comes before the decoder, which would call such a body torn.
func terlaluDalam(b []byte) bool {
	dalam, teks := 0, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case teks && c == '\\':
			i++
		case c == '"':
			teks = !teks
		case teks:
		case c == '{' || c == '[':
			if dalam++; dalam > batasDalam {
				return true
			}
		case c == '}' || c == ']':
			dalam--
		}
	}
	return false
}

// namaGanda finds a name that occurs twice in an object inside the object that
// the body is. Decoders keep the last and say nothing, so the sender and a reader
// of the request could mean two different documents. The outermost names are the
// register's to check. b is valid JSON.
func namaGanda(b []byte) (jalur string, ada bool) {
	type tingkat struct {
		nama  map[string]bool // nil: a list
		kunci string          // the member whose value is being read
	}
	var t []tingkat
	nama := false // the next text is a name
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '{':
			t = append(t, tingkat{nama: map[string]bool{}})
			nama = true
		case '[':
			t = append(t, tingkat{})
			nama = false
		case '}', ']':
			t = t[:len(t)-1]
			nama = false
		case ',':
			nama = len(t) > 0 && t[len(t)-1].nama != nil
		case '"':
			j := i + 1
			for b[j] != '"' {
				if b[j] == '\\' {
					j++
				}
				j++
			}
			if nama {
				k := &t[len(t)-1]
				k.kunci = string(b[i+1 : j])
				if strings.Contains(k.kunci, `\`) {
					_ = json.Unmarshal(b[i:j+1], &k.kunci) // valid
				}
				if len(t) > 1 {
					if k.nama[k.kunci] {
						return jalurNama(len(t), func(i int) string { return t[i].kunci }), true
					}
					k.nama[k.kunci] = true
				}
				nama = false
			}
			i = j
		}
	}
	return "", false
}

// jalurNama joins the names that lead to a place; lists have none.
func jalurNama(n int, nama func(int) string) string {
	var s []string
	for i := range n {
		if k := nama(i); k != "" {
			s = append(s, singkat(k))
		}
	}
	return strings.Join(s, ".")
}

// periksaKiriman is what the decoder would let pass in silence.
func periksaKiriman(b []byte) error {
	if !utf8.Valid(b) {
		return masalahBaru(http.StatusBadRequest, "Isi permintaan memuat huruf yang rusak: bukan UTF-8. Simpan atau kirim ulang dalam UTF-8.")
	}
	if terlaluDalam(b) {
		return masalahBaru(http.StatusBadRequest, "Isi permintaan bersarang lebih dari %d tingkat. Periksa kurungnya; tidak ada dokumen yang sedalam itu.", batasDalam)
	}
	return nil
}

func isianGanda(jalur string) error {
	return kominfo.TidakSahKarena("web.isi", []kominfo.Finding{{ID: "REG-GANDA", Path: jalur, Severity: kominfo.Galat,
		Message: "Isian " + jalur + " muncul dua kali dengan nama yang sama. Hapus salah satunya."}})
}
