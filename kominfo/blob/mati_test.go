package blob_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo/blob"
)

// The test program runs itself again as the process that is killed.
func TestMain(m *testing.M) {
	switch kerja, dir, _ := strings.Cut(os.Getenv("LUMBUNG_UJI_BLOB"), "="); kerja {
	case "simpan":
		anakSimpan(dir)
	case "impor":
		dari, ke, _ := strings.Cut(dir, "|")
		anakImpor(dari, ke)
	default:
		os.Exit(m.Run())
	}
}

// anakSimpan stores files for ever, slowly, and tells each that is finished.
func anakSimpan(dir string) {
	f, err := blob.BukaFolder(dir, blob.OpsiFolder{})
	if err != nil {
		panic(err)
	}
	for i := 0; ; i++ {
		isi := strings.Repeat(fmt.Sprintf("berkas ke-%d\n", i), 20_000)
		info, err := f.Simpan(context.Background(), &lambat{strings.NewReader(isi)}, blob.Opsi{})
		if err != nil {
			panic(err)
		}
		fmt.Println(info.Sidik)
	}
}

type lambat struct{ r io.Reader }

func (l *lambat) Read(p []byte) (int, error) {
	time.Sleep(2 * time.Millisecond)
	return l.r.Read(p[:min(len(p), 32<<10)])
}

func anakImpor(dari, ke string) {
	f, err := blob.BukaFolder(ke, blob.OpsiFolder{})
	if err != nil {
		panic(err)
	}
	k, err := f.Keadaan("uji")
	if err != nil {
		panic(err)
	}
	for m, err := range blob.Impor(context.Background(), f, dari, blob.OpsiImpor{Keadaan: k}) {
		if err != nil {
			panic(err)
		}
		fmt.Println(m.Sidik)
		time.Sleep(time.Millisecond)
	}
}

// bunuh runs the child until it has told n files, kills it, and gives all it told.
func bunuh(t *testing.T, kerja string, n int, jeda time.Duration) (siap []string) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "LUMBUNG_UJI_BLOB="+kerja)
	keluar, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	s := bufio.NewScanner(keluar)
	for len(siap) < n && s.Scan() {
		siap = append(siap, s.Text())
	}
	time.Sleep(jeda)
	_ = c.Process.Kill()
	for s.Scan() {
		siap = append(siap, s.Text())
	}
	_ = c.Wait()
	if len(siap) < n {
		t.Fatalf("proses anak berhenti sendiri sesudah %d berkas", len(siap))
	}
	return siap
}

// Whatever moment a process is killed at, what it called stored is whole, and
// nothing else is there.
func TestBunuhSaatSimpan(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "berkas")
	var siap []string
	for i := range 6 {
		siap = append(siap, bunuh(t, "simpan="+dir, 2, time.Duration(3*i+1)*time.Millisecond)...)
		sisa, err := os.ReadDir(filepath.Join(dir, ".tulis"))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("mati ke-%d: %d berkas setengah jadi", i+1, len(sisa))
		f, err := blob.BukaFolder(dir, blob.OpsiFolder{})
		if err != nil {
			t.Fatal(err)
		}
		if sisa, _ := os.ReadDir(filepath.Join(dir, ".tulis")); len(sisa) != 0 {
			t.Errorf("sisa tidak dibersihkan: %v", sisa)
		}
		l, err := f.Periksa(t.Context(), blob.OpsiPeriksa{Harap: siap})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range l.Temuan {
			if x.ID != "BLOB-LEPAS-01" { // stored, but killed before it said so
				t.Errorf("%s: %s", x.ID, x.Message)
			}
		}
		f.Close()
	}
}

// An import that is killed goes on, reads nothing twice, and stores nothing twice.
func TestBunuhSaatImpor(t *testing.T) {
	dari, ke := t.TempDir(), filepath.Join(t.TempDir(), "berkas")
	const n = 120
	for i := range n {
		tulis(t, dari, map[string]string{fmt.Sprintf("Indikator %d/%03d.pdf", i%10, i): fmt.Sprintf("%s%% %d\n%%%%EOF", isiPDF, i)})
	}
	siap := bunuh(t, "impor="+dari+"|"+ke, 30, 0)
	f := bukaDi(t, ke)
	k, err := f.Keadaan("uji")
	if err != nil {
		t.Fatal(err)
	}
	if k.Jumlah() < len(siap) || k.Jumlah() >= n {
		t.Fatalf("tercatat %d, disebut siap %d, dari %d", k.Jumlah(), len(siap), n)
	}
	lanjutan, baru := 0, 0
	for m, err := range blob.Impor(t.Context(), f, dari, blob.OpsiImpor{Keadaan: k}) {
		switch {
		case err != nil:
			t.Fatal(err)
		case !m.Diterima():
			t.Errorf("%+v", m)
		case m.Lanjutan:
			lanjutan++
		default:
			baru++
		}
	}
	if lanjutan < len(siap) || lanjutan+baru != n {
		t.Errorf("lanjutan %d, baru %d; siap %d", lanjutan, baru, len(siap))
	}
	if got := jumlah(t, f); got != n {
		t.Errorf("tersimpan %d berkas", got)
	}
	if l, err := f.Periksa(t.Context(), blob.OpsiPeriksa{}); err != nil || len(l.Temuan) != 0 {
		t.Errorf("%+v %v", l, err)
	}
	if err := k.Selesai(); err != nil {
		t.Fatal(err)
	}
	if es, _ := os.ReadDir(filepath.Join(ke, ".impor")); len(es) != 0 {
		t.Errorf("keadaan tertinggal: %v", es)
	}
}
