//go:build !race && !(js && wasm)

package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// The budget of the dashboard on the wire and in the memory of an old phone, and
// whether what the browser does not need is really left out.
func TestUkuranDasbor(t *testing.T) {
	if os.Getenv("LUMBUNG_TEST_ALL") != "1" {
		t.Skip("DILEWATI: ukuran dasbor tidak diuji. Jalankan dengan LUMBUNG_TEST_ALL=1; perlu setengah menit.")
	}
	const mentahMaks, brotliMaks = 9_000_000, 2_000_000
	w := bangunDasbor(t)
	var b bytes.Buffer
	z := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: 11, LGWin: 24})
	if _, err := z.Write(w.Mentah); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("app.wasm %d bita, brotli 11 %d bita", len(w.Mentah), b.Len())
	if len(w.Mentah) > mentahMaks {
		t.Errorf("app.wasm %d bita, anggaran %d", len(w.Mentah), mentahMaks)
	}
	if b.Len() > brotliMaks {
		t.Errorf("brotli %d bita, anggaran %d", b.Len(), brotliMaks)
	}
	// Names of functions stand in the binary for stack traces, also without symbols.
	for _, paket := range []string{"net/http.(*Client).Do", "net/http.(*Server).Serve", "crypto/tls.(*Conn)", "database/sql.(*DB)", "html/template.(*Template)", "excelize", "app.(*stateManager).broadcast", "math/big.nat"} {
		if bytes.Contains(w.Mentah, []byte(paket)) {
			t.Errorf("%s ikut ke peramban", paket)
		}
	}
	if !strings.Contains(string(w.Mentah), "github.com/lumbung-id/lumbung/app/dasbor.") {
		t.Error("pemeriksaan nama tidak berlaku: nama fungsi tidak ada di app.wasm")
	}
}
