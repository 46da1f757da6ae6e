package kalender

import (
	"bytes"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Nasional trusts the embedded file; this is what it trusts.
func TestNasionalTerbukti(t *testing.T) {
	if fs := Check(berkasNasional); kominfo.AdaGalat(fs) {
		t.Fatalf("berkas nasional: %+v", fs)
	}
	k, err := Load(berkasNasional)
	if err != nil {
		t.Fatal(err)
	}
	if k.Versi() != Nasional().Versi() || !bytes.Equal(k.Data(), Nasional().Data()) {
		t.Errorf("Load memberi %s, Nasional %s", k.Versi(), Nasional().Versi())
	}
}
