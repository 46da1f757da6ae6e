//go:build !(js && wasm)

package kodeqr_test

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/app/kodeqr"
)

func ExampleSVG() {
	b, err := kodeqr.SVG("https://ppid.contoh.go.id/layanan/lacak", "kode-qr", "Kode QR halaman pelacakan")
	fmt.Println(strings.HasPrefix(string(b), `<svg xmlns="http://www.w3.org/2000/svg" class="kode-qr" role="img"`), err)
	// Output: true <nil>
}

func TestSVG(t *testing.T) {
	for _, label := range []string{"", `"><script>alert(1)</script>`} {
		b, err := kodeqr.SVG("teks", `x" onload="1`, label)
		if err != nil || xml.Unmarshal(b, new(struct{})) != nil || strings.Contains(string(b), "<script") || strings.Contains(string(b), `" onload`) {
			t.Errorf("%s %v", b, err)
		}
	}
	if _, err := kodeqr.SVG(strings.Repeat("a", kodeqr.Batas+1), "", ""); err == nil {
		t.Error("teks terlalu panjang diterima")
	}
}
