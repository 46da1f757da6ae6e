//go:build !(js && wasm)

package penjaga

import (
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// waktu is a moment for people.
type waktu struct{ time.Time }

// kata writes the moment as the office reads it: "22 November 2026 pukul 13.12.05
// WIB".
func (w waktu) kata(z kominfo.Zona) string {
	if w.IsZero() {
		return "waktu tidak diketahui"
	}
	return kominfo.TanggalDari(w.Time, z).Panjang() + " pukul " + w.In(z.Lokasi()).Format("15.04.05 MST")
}
