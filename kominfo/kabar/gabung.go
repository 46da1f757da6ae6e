package kabar

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// sekaliSurat is how many notices one message carries at most.
const sekaliSurat = 40

// Gabungkan makes one message of several notices to one recipient, so that nobody
// gets forty mails on a Monday. The nearest due date comes first in the title; the
// order of the notices stays. One notice is given as it is.
func Gabungkan(ps []Pesan) Pesan {
	if len(ps) == 1 {
		return ps[0]
	}
	h := sha256.New()
	var dekat kominfo.Tanggal
	var b strings.Builder
	for i, p := range ps {
		h.Write([]byte(p.Kunci + "\n"))
		if !p.Jatuh.Kosong() && (dekat.Kosong() || p.Jatuh.Sebelum(dekat)) {
			dekat = p.Jatuh
		}
		fmt.Fprintf(&b, "%d. %s\n%s\n\n", i+1, p.Judul, p.Isi)
	}
	g := Pesan{Kunci: "gabungan/" + hex.EncodeToString(h.Sum(nil)), Judul: fmt.Sprintf("%d pemberitahuan", len(ps)), Isi: strings.TrimSpace(b.String()), Jatuh: dekat}
	if len(ps) > 0 {
		g.Untuk, g.Perangkat = ps[0].Untuk, ps[0].Perangkat
	}
	if !dekat.Kosong() {
		g.Judul += ", tenggat terdekat " + dekat.Panjang()
	}
	return g
}
