package api

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "tulis ulang testdata dari API yang sekarang")

// akar is the module; a test runs in its package's folder.
const akar = "../.."

var (
	atas = []string{"kominfo", "spbe", "satudata", "ppid"}
	// utama is the target of the golden files, lain those that must agree with it.
	utama = Sasaran{"linux", "amd64", false}
	lain  = []Sasaran{{"linux", "amd64", true}, {"windows", "amd64", false}, {"darwin", "arm64", false}}
)

const saran = "Kalau disengaja, perbarui dengan perintah:\n\tgo test ./internal/api -update\ndan catat di CHANGELOG.md."

func baca(t *testing.T, s Sasaran) map[string]*Paket {
	t.Helper()
	jalur, err := Publik(akar, atas...)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*Paket{}
	for _, j := range jalur {
		p, err := Baca(akar, j, s)
		if err != nil {
			t.Fatal(err)
		}
		if p != nil {
			out[j] = p
		}
	}
	return out
}

func TestAPI(t *testing.T) {
	punya := map[string]bool{}
	for j, p := range baca(t, utama) {
		nama := filepath.Join("testdata", namaBerkas(j))
		punya[nama] = true
		kini := p.Baris()
		if *update {
			if err := os.WriteFile(nama, []byte(strings.Join(kini, "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		b, err := os.ReadFile(nama)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		hilang, baru := Beda(urai(b), kini)
		if hilang != nil || baru != nil {
			t.Errorf("API paket %s berubah:\n%s%s%s", j, awali("  hilang: ", hilang), awali("  baru:   ", baru), saran)
		}
	}
	ada, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, nama := range ada {
		if punya[nama] {
			continue
		}
		if !*update {
			t.Errorf("Paket dengan API di %s sudah tidak ada. %s", nama, saran)
		} else if err := os.Remove(nama); err != nil {
			t.Fatal(err)
		}
	}
	if len(punya) < 10 {
		t.Errorf("hanya %d paket ditemukan; periksa letak berkas uji ini", len(punya))
	}
}

// A program that compiles on one machine compiles on all.
func TestAPISamaDiSemuaSasaran(t *testing.T) {
	mau := baca(t, utama)
	for _, s := range lain {
		kini := baca(t, s)
		for j, p := range mau {
			if kini[j] == nil {
				t.Errorf("%s: paket %s tidak ada", s, j)
				continue
			}
			if diff := cmp.Diff(p.Baris(), kini[j].Baris()); diff != "" {
				t.Errorf("%s: API paket %s lain (-%s +%s):\n%s", s, j, utama, s, diff)
			}
		}
	}
}

func TestSemuaBerulasan(t *testing.T) {
	var kurang []string
	for _, p := range baca(t, utama) {
		kurang = append(kurang, p.TanpaUlasan()...)
	}
	if kurang != nil {
		slices.Sort(kurang)
		t.Errorf("%d nama tanpa ulasan; tulis satu kalimat di atasnya:\n%s", len(kurang), awali("  ", kurang))
	}
}

func awali(awalan string, baris []string) string {
	var b strings.Builder
	for _, s := range baris {
		b.WriteString(awalan + s + "\n")
	}
	return b.String()
}
