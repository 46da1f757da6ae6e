package web

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// batasAnggota is the most members of the object that a body is. No register has
// a tenth of it; a body of nothing but names would cost more time than it should.
const batasAnggota = 1000

// isi reads the request body: one JSON object of limited size. An empty body is
// allowed where the action asks for nothing; the register says what is missing.
func (m *minta) isi() ([]byte, error) {
	r, batas := m.r, m.api.o.BatasIsi
	if s := r.Header.Get("Content-Encoding"); s != "" && !strings.EqualFold(s, "identity") {
		return nil, masalahBaru(http.StatusUnsupportedMediaType, "Isi yang dimampatkan (%s) tidak diterima. Kirim JSON apa adanya.", singkat(s))
	}
	if r.ContentLength > batas {
		return nil, terlaluBesar(batas)
	}
	b, err := io.ReadAll(http.MaxBytesReader(m.w, r.Body, batas))
	if err != nil {
		return nil, salahBaca(err, batas)
	}
	kirimanUtuh(m.w)
	m.mulaiWaktu()
	if len(b) == 0 {
		return nil, nil
	}
	jenis, par, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || jenis != "application/json" || par["charset"] != "" && !strings.EqualFold(par["charset"], "utf-8") {
		return nil, masalahBaru(http.StatusUnsupportedMediaType, "Isi permintaan harus JSON dalam UTF-8, dengan kepala Content-Type: application/json.")
	}
	return b, periksaJSON(b)
}

func terlaluBesar(batas int64) error {
	return masalahBaru(http.StatusRequestEntityTooLarge, "Kiriman terlalu besar; paling banyak %s bita. Kirim berkas lampiran terpisah, atau bagi isinya menjadi beberapa dokumen.", kominfo.FormatAngka(batas))
}

func salahBaca(err error, batas int64) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return terlaluBesar(batas)
	}
	if e, ok := errors.AsType[net.Error](err); ok && e.Timeout() {
		return masalahBaru(http.StatusRequestTimeout, "Kiriman tidak selesai dalam waktu yang tersedia, jadi tidak ada yang disimpan. Periksa sambungan, lalu ulangi.")
	}
	return masalahBaru(http.StatusBadRequest, "Kiriman terputus sebelum selesai, jadi tidak ada yang disimpan. Periksa sambungan, lalu ulangi.")
}

// periksaJSON tells a body that cannot be read at all (400) from one that the
// register's rules refuse (422).
func periksaJSON(b []byte) error {
	if err := periksaKiriman(b); err != nil {
		return err
	}
	var v json.RawMessage
	if err := json.Unmarshal(b, &v); err != nil {
		baris := 1
		if e, ok := errors.AsType[*json.SyntaxError](err); ok {
			baris += strings.Count(string(b[:min(int(e.Offset), len(b))]), "\n")
		}
		return masalahBaru(http.StatusBadRequest, "Isi permintaan bukan JSON yang utuh; kesalahan pertama di baris %d. Periksa kurung, koma dan tanda kutip; kiriman mungkin terpotong.", baris)
	}
	n, objek := anggotaTeratas(v)
	if !objek {
		return masalahBaru(http.StatusBadRequest, "Isi permintaan harus satu objek JSON: {\"nama\": …}.")
	}
	if n > batasAnggota {
		return masalahBaru(http.StatusBadRequest, "Isi permintaan punya %s isian; paling banyak %s.", kominfo.FormatAngka(int64(n)), kominfo.FormatAngka(batasAnggota))
	}
	if jalur, ganda := namaGanda(v); ganda {
		return isianGanda(jalur)
	}
	return nil
}

// anggotaTeratas counts the members of a valid JSON object, without reading them.
func anggotaTeratas(b []byte) (n int, objek bool) {
	dalam, teks := 0, false
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case teks:
			if c == '\\' {
				i++
			} else if c == '"' {
				teks = false
			}
		case c == '"':
			teks = true
		case c == '{' || c == '[':
			if dalam == 0 {
				objek = c == '{'
			}
			dalam++
		case c == '}' || c == ']':
			dalam--
		case c == ':' && dalam == 1:
			n++
		}
	}
	return n, objek
}

// namaAnggota gives the member names of a valid JSON object, sorted.
func namaAnggota(b []byte) []string {
	var v map[string]json.RawMessage
	_ = json.Unmarshal(b, &v) // valid: it was checked on the way in
	return slices.Sorted(maps.Keys(v))
}
