package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// etag names one representation of one version: `"7.2"` is version 7 at schema
// 2. The letters tell what else changes its bytes: p with the personal part, u
// not yet numbered in the journal.
func (b *buku) etag(x register.Baris) string {
	t := make([]byte, 0, 16)
	t = append(t, '"')
	t = strconv.AppendInt(t, x.Versi, 10)
	t = append(t, '.')
	t = strconv.AppendInt(t, int64(b.in.VersiSkema), 10)
	if len(x.Pribadi) > 0 {
		t = append(t, 'p')
	}
	if x.Urutan == register.BelumUrut {
		t = append(t, 'u')
	}
	return string(append(t, '"'))
}

// etagVersi is the tag after a write: enough for the next If-Match, and never
// equal to that of a reading.
func etagVersi(versi int64) string { return `"` + strconv.FormatInt(versi, 10) + `"` }

// versiHarap reads the version from If-Match. Only the number before the first
// other sign counts: proxies that compress make a tag weak or append to it, and
// a person may write the bare version.
func versiHarap(r *http.Request) (int64, error) {
	hs := r.Header.Values("If-Match")
	s := strings.TrimSpace(strings.Join(hs, ","))
	switch s {
	case "":
		return 0, masalahBaru(http.StatusPreconditionRequired, "Sebutkan versi dokumen yang Anda lihat di kepala If-Match, misalnya If-Match: \"3\", supaya perubahan orang lain tidak tertimpa. Versi ada di kepala ETag saat dokumen dibaca.")
	case "*":
		return 0, masalahBaru(http.StatusPreconditionRequired, "If-Match: * berarti menimpa versi apa pun, jadi tidak diterima. Sebutkan versi yang Anda lihat, misalnya If-Match: \"3\".")
	}
	t := strings.Trim(strings.TrimPrefix(s, "W/"), `"`)
	n := 0
	for n < len(t) && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	v, err := strconv.ParseInt(t[:n], 10, 64)
	if err != nil || strings.Contains(s, ",") {
		return 0, masalahBaru(http.StatusBadRequest, "Kepala If-Match %q tidak dapat dibaca. Tulis satu versi, misalnya If-Match: \"3\".", singkat(s))
	}
	return v, nil
}

// samaEtag reports whether If-None-Match names the tag, by weak comparison.
func samaEtag(r *http.Request, tag string) bool {
	for _, h := range r.Header.Values("If-None-Match") {
		for s := range strings.SplitSeq(h, ",") {
			s = strings.TrimSpace(s)
			if s == "*" || strings.TrimPrefix(s, "W/") == tag {
				return true
			}
		}
	}
	return false
}
