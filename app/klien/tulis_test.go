package klien_test

import (
	"context"
	"errors"
	"testing"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Without an answer a write is sent again a few times with the same key; with an
// answer, whatever it says, it is not. A caller's own key stays.
func TestUlangTanpaJawaban(t *testing.T) {
	for _, k := range []struct {
		nasib []string
		n     int
		ok    bool
	}{
		{[]string{"hilang", "jawaban_hilang"}, 3, true},
		{[]string{"hilang", "hilang", "hilang", "hilang"}, 3, false},
		{[]string{"500"}, 1, false}, {[]string{"412"}, 1, false}, {[]string{"sampah"}, 1, false},
	} {
		d := baru(t)
		kb := &kabel{d: d, nasib: urutan(k.nasib...)}
		h := klien.HTTP{Angkut: kb.angkut, Jeda: []int{1, 1}}
		_, err := h.Tulis(t.Context(), d.izin, register.Permintaan{Tindakan: "ajukan", Isian: []byte(`{"nama":"x","opd":"kominfo"}`)})
		if (err == nil) != k.ok || len(kb.kunci) != k.n {
			t.Errorf("%v: %v sesudah %d permintaan", k.nasib, err, len(kb.kunci))
		}
		for _, x := range kb.kunci {
			if x != kb.kunci[0] || !kominfo.UUIDSah(x) {
				t.Errorf("%v: kunci %v", k.nasib, kb.kunci)
			}
		}
		if js, err := d.store.Rekap(t.Context(), d.izin, register.LingkupPenuh(), nil); k.ok && (err != nil || js[0].N != 1) {
			t.Errorf("%v: %v dokumen, %v", k.nasib, js, err)
		}
	}
	d := baru(t)
	kb := &kabel{d: d, nasib: terus("hilang")}
	ctx, batal := context.WithCancel(t.Context())
	batal()
	h := klien.HTTP{Angkut: kb.angkut}
	if _, err := h.Tulis(ctx, d.unit, register.Permintaan{Kunci: "kunci-dari-pemanggil"}); !errors.Is(err, klien.ErrLuring) || len(kb.kunci) > 1 {
		t.Errorf("sesudah dibatalkan: %v, %v", err, kb.kunci)
	}
	if _, err := (klien.HTTP{Angkut: kb.angkut, Jeda: []int{}}).Tulis(t.Context(), d.unit, register.Permintaan{Kunci: "kunci-dari-pemanggil"}); err == nil || kb.kunci[0] != "kunci-dari-pemanggil" {
		t.Errorf("%v, %v", err, kb.kunci)
	}
}
