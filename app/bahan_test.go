//go:build !(js && wasm)

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "tulis ulang berkas emas")

// sebagaiProgram makes the test binary behave as the program itself, so that
// tests can start, stop and kill real processes of it.
const sebagaiProgram = "LUMBUNG_UJI_SEBAGAI_PROGRAM"

// folderUji holds what the program keeps between runs: the compiled dashboard.
// The cache of the person who runs the tests stays as it is.
var folderUji string

func TestMain(m *testing.M) {
	if os.Getenv(sebagaiProgram) != "" {
		ctx, batal := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer batal()
		os.Exit((&program{Masuk: os.Stdin, Keluar: os.Stdout, Galat: os.Stderr}).Jalan(ctx, os.Args[1:]))
	}
	os.Exit(func() int {
		var err error
		if folderUji, err = os.MkdirTemp("", "lumbung-uji-"); err != nil {
			panic(err)
		}
		defer os.RemoveAll(folderUji)
		// Where go keeps its own builds follows from the same variable: name it first.
		goCache, err := exec.Command("go", "env", "GOCACHE").Output()
		if err != nil {
			panic(err)
		}
		_ = os.Setenv("GOCACHE", strings.TrimSpace(string(goCache)))
		_ = os.Setenv("XDG_CACHE_HOME", folderUji)
		return m.Run()
	}())
}

// hasil is what a command left behind.
type hasil struct {
	status        int
	keluar, galat string
}

// jalankan runs one command in this process.
func jalankan(t *testing.T, masuk string, args ...string) hasil {
	t.Helper()
	var keluar, galat bytes.Buffer
	p := &program{Masuk: strings.NewReader(masuk), Keluar: &keluar, Galat: &galat}
	ctx, batal := context.WithTimeout(t.Context(), time.Minute)
	defer batal()
	s := p.Jalan(ctx, args)
	return hasil{s, keluar.String(), galat.String()}
}

// baik runs a command that must succeed without a word of complaint.
func baik(t *testing.T, masuk string, args ...string) string {
	t.Helper()
	h := jalankan(t, masuk, args...)
	if h.status != keluarBaik || h.galat != "" {
		t.Fatalf("lumbung %v: %d\n%s%s", args, h.status, h.keluar, h.galat)
	}
	return h.keluar
}

// salah runs a command that must be refused: exit status 2, one sentence that
// holds sebut, nothing on standard output.
func salah(t *testing.T, sebut, masuk string, args ...string) {
	t.Helper()
	h := jalankan(t, masuk, args...)
	if h.status != keluarSalah || h.keluar != "" {
		t.Errorf("lumbung %v: %d, want %d\n%s", args, h.status, keluarSalah, h.keluar)
	}
	kalimat(t, sebut, h.galat)
}

// kalimat checks an explanation for people: one line, a whole sentence, without
// the words of the machine.
func kalimat(t *testing.T, sebut, s string) {
	t.Helper()
	s = strings.TrimSuffix(s, "\n")
	if !strings.Contains(s, sebut) || !strings.HasSuffix(s, ".") || strings.Contains(s, "\n") || len(strings.Fields(s)) < 4 {
		t.Errorf("bukan satu kalimat yang menyebut %q: %q", sebut, s)
	}
	if asing := regexp.MustCompile(`(?i)\b(error|failed|invalid|no such|permission denied|panic|unexpected|goroutine|cannot|address already)\b|0x[0-9a-f]+`).FindString(s); asing != "" {
		t.Errorf("kata mesin %q di dalam: %q", asing, s)
	}
}

// emas compares with a file of testdata.
func emas(t *testing.T, nama, got string) {
	t.Helper()
	f := filepath.Join("testdata", nama)
	if *update {
		if err := os.WriteFile(f, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(f)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", nama, diff)
	}
}

func tulisBerkas(t *testing.T, nama, isi string) string {
	t.Helper()
	f := filepath.Join(t.TempDir(), nama)
	if err := os.WriteFile(f, []byte(isi), 0o600); err != nil {
		t.Fatal(err)
	}
	return f
}

func uraiJSON[T any](t *testing.T, s string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatalf("%v in %s", err, s)
	}
	return v
}

// terbit is a published result: every level and what came of it.
type terbit struct {
	Nama      string            `json:"nama"`
	Instrumen string            `json:"instrumen"`
	Nilai     map[string]string `json:"nilai"`
	Terbit    struct {
		Indeks   string            `json:"indeks"`
		Eksak    string            `json:"indeks_eksak"`
		Predikat string            `json:"predikat"`
		Domain   map[string]string `json:"domain"`
		Aspek    map[string]string `json:"aspek"`
	} `json:"terbit"`
}

func hasilTerbit(t *testing.T) []terbit {
	t.Helper()
	b, err := os.ReadFile("testdata/terbit.json")
	if err != nil {
		t.Fatal(err)
	}
	out := uraiJSON[[]terbit](t, string(b))
	if len(out) != 2 || len(out[0].Nilai) != 47 || len(out[1].Nilai) != 37 {
		t.Fatalf("hasil terbit tidak lengkap: %d", len(out))
	}
	return out
}

// layanan is a running server in a process of its own.
type layanan struct {
	t      *testing.T
	cmd    *exec.Cmd
	data   string
	alamat string // "127.0.0.1:41234"
	kata   bytes.Buffer
	usai   chan error
}

// mulai starts the server on a free port, or on alamat, and waits until it
// listens.
func mulai(t *testing.T, data, alamat string, lain ...string) *layanan {
	t.Helper()
	l := &layanan{t: t, data: data, usai: make(chan error, 1)}
	if alamat == "" {
		alamat = "127.0.0.1:0"
	}
	l.cmd = exec.Command(os.Args[0], append([]string{"layani", "-alamat", alamat, "-data", data, "-tanpa-akun"}, lain...)...)
	l.cmd.Env = append(os.Environ(), sebagaiProgram+"=1")
	var galat bytes.Buffer
	l.cmd.Stderr = &galat
	pipa, err := l.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := l.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	siap := make(chan string, 1)
	go func() {
		r := bufio.NewReader(pipa)
		for {
			baris, err := r.ReadString('\n')
			l.kata.WriteString(baris)
			if _, sisa, ok := strings.Cut(baris, "Buka http://"); ok {
				a, _, _ := strings.Cut(sisa, " ")
				siap <- a
			}
			if err != nil {
				_, _ = io.Copy(io.Discard, r)
				l.usai <- l.cmd.Wait()
				return
			}
		}
	}()
	t.Cleanup(func() { l.berhenti() })
	select {
	case l.alamat = <-siap:
	case err := <-l.usai:
		l.usai <- err
		t.Fatalf("server tidak jalan: %v\n%s%s", err, l.kata.String(), galat.String())
	case <-time.After(5 * time.Minute):
		t.Fatal("server belum siap sesudah lima menit")
	}
	return l
}

// berhenti stops the server as Ctrl+C does, and gives all that it said.
func (l *layanan) berhenti() string {
	l.t.Helper()
	if l.cmd.ProcessState == nil {
		_ = l.cmd.Process.Signal(os.Interrupt)
	}
	select {
	case err := <-l.usai:
		l.usai <- err
		if err != nil {
			l.t.Errorf("server berakhir dengan %v\n%s", err, l.kata.String())
		}
	case <-time.After(20 * time.Second):
		_ = l.cmd.Process.Kill()
		l.t.Error("server tidak berhenti dalam 20 detik")
	}
	return l.kata.String()
}
