package el_test

import (
	"testing"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/el/eltest"
)

// What is shown letter by letter stays in its place, whatever it says.
func TestTeksTetapDanSalin(t *testing.T) {
	u := el.Lembar(el.TeksTetap("Teks", "baris satu\n"+eltest.Jahat+"\nbaris tiga\n"), el.TombolSalin("Salin", eltest.Jahat, eltest.Jahat), el.Siar(el.P("selesai")))
	for _, s := range eltest.Periksa(u) {
		t.Error(s)
	}
	n := eltest.Urai(u)
	pre := eltest.Cari(n, "pre")[0]
	if got, want := pre.FirstChild.Data, "baris satu\n"+eltest.Jahat+"\nbaris tiga\n"; got != want {
		t.Errorf("teks berubah: %q", got)
	}
	if len(eltest.Cari(n, "script")) > 0 || len(eltest.Cari(n, "img")) > 0 {
		t.Error("teks menjadi elemen")
	}
}

// A QR code names what it holds, and comes from this program alone.
func TestKodeQR(t *testing.T) {
	for src, want := range map[string]string{"/berkas/qr.svg?teks=a": "/berkas/qr.svg?teks=a", "//jahat.contoh/x": "#", "javascript:alert(1)": "#"} {
		img := eltest.Cari(eltest.Urai(el.KodeQR(src, `Kode "QR"`)), "img")[0]
		if got, _ := eltest.Atribut(img, "src"); got != want {
			t.Errorf("%s: src %q, want %q", src, got, want)
		}
		if got, _ := eltest.Atribut(img, "alt"); got != `Kode "QR"` {
			t.Errorf("alt %q", got)
		}
	}
}
