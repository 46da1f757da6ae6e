package dasbor

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// Two people who sign are two rows, and both are drawn; a link to a file opens beside
// the page.
func TestSetiapTandaTangan(t *testing.T) {
	s := app.HTMLString(el.Tumpuk(gambarBalok(nil, []kertas.Balok{
		{Rupa: kertas.TandaTangan, Baris: [][]kertas.Sel{kertas.F("Manggar", "2026-03-16", "Kepala Dinas"), kertas.F("Manggar", "2026-03-16", "Sekretaris Daerah")}},
		{Baris: [][]kertas.Sel{{kertas.Ke("Lihat", "/berkas/x?lihat=1")}}},
	})...))
	for _, x := range []string{"Kepala Dinas", "Sekretaris Daerah", `target="_blank"`} {
		if !strings.Contains(s, x) {
			t.Errorf("tanpa %q: %s", x, s)
		}
	}
}
