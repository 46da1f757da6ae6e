//go:build !(js && wasm)

package server

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// programUji does what a program needs its tables for: it grows its stack, collects
// garbage, recovers, and asks who called it.
const programUji = `package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

func dalam(n int) int {
	var isi [200]int
	if n == 0 {
		return len(isi)
	}
	isi[n%200] = dalam(n - 1)
	return isi[n%200]
}

func jatuh() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("pulih: %v", p)
		}
	}()
	var m map[string]int
	m["x"] = 1
	return nil
}

func pemanggil() string {
	var pc [10]uintptr
	fs := runtime.CallersFrames(pc[:runtime.Callers(1, pc[:])])
	var s []string
	for {
		f, lagi := fs.Next()
		s = append(s, f.Function)
		if !lagi {
			return strings.Join(s, " ")
		}
	}
}

func main() {
	fmt.Println(dalam(20000), jatuh(), errors.Is(jatuh(), nil))
	var hidup [][]byte
	for i := range 200 {
		hidup = append(hidup, make([]byte, 100_000))
		if i%20 == 0 {
			hidup = nil
			runtime.GC()
		}
	}
	selesai := make(chan int)
	go func() { selesai <- dalam(100) }()
	fmt.Println(<-selesai, len(hidup), pemanggil())
}
`

// A real program runs as before without its lines, and its traces name functions.
func TestTanpaBarisJalan(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
			t.Fatal("node tidak ada")
		}
		t.Skip("DILEWATI: program yang dipadatkan tidak dijalankan di mesin WebAssembly. Pasang node.")
	}
	dir := t.TempDir()
	for nama, isi := range map[string]string{"main.go": programUji, "go.mod": "module contoh.go.id/kantor/uji\n\ngo 1.24\n"} {
		if err := os.WriteFile(filepath.Join(dir, nama), []byte(isi), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.CommandContext(t.Context(), "go", "build", "-ldflags=-s -w", "-o", "asli.wasm", ".")
	c.Dir, c.Env = dir, append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWORK=off")
	if b, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	asli, err := os.ReadFile(filepath.Join(dir, "asli.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	padat := padatkan(asli)
	if err := os.WriteFile(filepath.Join(dir, "padat.wasm"), padat, 0o600); err != nil {
		t.Fatal(err)
	}
	akar, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	jalan := func(nama string) string {
		t.Helper()
		c := exec.CommandContext(t.Context(), node, filepath.Join(strings.TrimSpace(string(akar)), "lib", "wasm", "wasm_exec_node.js"), filepath.Join(dir, nama))
		b, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", nama, err, b)
		}
		return string(b)
	}
	a, p := jalan("asli.wasm"), jalan("padat.wasm")
	if a != p || !strings.Contains(p, "main.pemanggil main.main") {
		t.Errorf("asli:\n%spadat:\n%s", a, p)
	}
	if bytes.Contains(padat, []byte("/kantor/uji/main.go")) || !bytes.Contains(asli, []byte("main.go")) {
		t.Error("nama berkas masih ada di program yang dipadatkan")
	}
	if len(padat) > len(asli)*90/100 {
		t.Errorf("%d bita dari %d", len(padat), len(asli))
	}
	t.Logf("%d bita dari %d", len(padat), len(asli))
}

// A table that is torn, or none, is left alone or shortened, and nothing is touched
// outside of it.
func FuzzTanpaBaris(f *testing.F) {
	b := []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}
	for _, n := range []uint64{1, 1, 0, 72, 96, 96, 96, 112} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	b = append(b, "github.com/a/b/c.Fungsi\x00"...)
	b = append(b, 0, 2, 5, 0, 0, 4, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0) // tables of values
	for _, n := range []uint32{0, 16, 1, 0, 0, 0, 0, 0, 1, 5, 0, 0, 0, 0, 0, 0} {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	f.Add(b)
	f.Add(b[:100])
	f.Add([]byte("bukan tabel"))
	f.Fuzz(func(t *testing.T, b []byte) {
		asli := bytes.Clone(b)
		if ubah := tanpaBaris(b); !ubah && !bytes.Equal(asli, b) {
			t.Error("ditolak, tetapi diubah")
		}
		i := bytes.Index(asli, []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8})
		if i >= 0 && !bytes.Equal(asli[:min(i+72, len(b))], b[:min(i+72, len(b))]) {
			t.Error("kepala tabel atau yang di depannya berubah")
		}
		var utuh []byte
		for _, s := range segmenMemori(b) {
			utuh = append(append(utuh, make([]byte, s.awal-len(utuh))...), s.isi...)
		}
		if !bytes.Equal(bytes.TrimRight(b, "\x00"), utuh) {
			t.Error("segmen tidak membentuk memori yang sama")
		}
	})
}

func TestPendekkan(t *testing.T) {
	for s, want := range map[string]string{
		"github.com/lumbung-id/lumbung/app/dasbor.(*layar).muat": "dasbor.(*layar).muat",
		"github.com/a/b/v10/pkg/app.(*engineX[...]).Load.func1":  "app.(*engineX[...]).Load.func1",
		"github.com/a/b.F[go.shape.struct { X a/b.T }]":          "b.F[go.shape.struct { X a/b.T }]",
		"runtime.gopanic":       "runtime.gopanic",
		"encoding/json.Marshal": "encoding/json.Marshal",
		"github.com":            "github.com",
		"":                      "",
	} {
		b := append([]byte("x\x00"), s...)
		b = append(b, 0, 'y')
		pendekkan(b, 2)
		got := string(bytes.TrimRight(b[2:len(b)-1], "\x00"))
		if got != want || b[len(b)-1] != 'y' || b[0] != 'x' {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	pendekkan([]byte("github.com/a/b.F"), 0) // without an end
}
