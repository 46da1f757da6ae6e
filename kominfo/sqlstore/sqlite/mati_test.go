//go:build !(js && wasm)

package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
)

const anakEnv = "LUMBUNG_UJI_ANAK"

// TestAnakPenulis is the child of TestMatiMendadak: it writes until it is killed
// and says on its standard output what was acknowledged.
func TestAnakPenulis(t *testing.T) {
	path := os.Getenv(anakEnv)
	if path == "" {
		return // not a test of its own
	}
	nama, path, _ := strings.Cut(path, "|")
	d := defLaporan()
	b, err := brankas.Buka(path + ".kunci-pribadi")
	if err != nil {
		fmt.Println("GALAT", err)
		os.Exit(3)
	}
	s, err := buka(context.Background(), pengandarUji()[nama], path, tersegel(b), []register.Register{d})
	if err != nil {
		fmt.Println("GALAT", err)
		os.Exit(3)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	for w := range penulisMati {
		wg.Go(func() {
			for i := 0; ; i++ {
				n := 1
				if w == 0 {
					n = 60 // with the second goroutine
				}
				var ms []register.Meta
				err := s.Ubah(context.Background(), aktorUji(), func(tx register.Tx) error {
					for range n {
						m, err := d.Buat(context.Background(), tx, register.LingkupPenuh(), contohLaporan(i))
						if err != nil {
							return err
						}
						ms = append(ms, m)
					}
					return nil
				})
				mu.Lock()
				for _, m := range ms {
					if err != nil {
						fmt.Println("GALAT", err)
						os.Exit(3)
					}
					fmt.Println("ADA", m.ID, m.Urutan)
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
}

// TestMatiMendadak kills a process with many writers at random moments. Whatever
// it acknowledged must be there afterwards, and the whole must verify: journal,
// documents, columns, personal parts and their keys.
func TestMatiMendadak(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		nama := t.Name()[strings.LastIndexByte(t.Name(), '/')+1:]
		dir, diakui := t.TempDir(), 0
		for i := range putaranMati { // the same file several times, then a new one
			diakui += bunuh(t, nama, p, filepath.Join(dir, fmt.Sprintf("uji-%d.db", i/5)))
		}
		t.Logf("%d kali dibunuh, %d tulisan diakui, semua ada", putaranMati, diakui)
		if diakui == 0 {
			t.Error("tidak satu pun tulisan diakui; uji ini tidak menguji apa-apa")
		}
	})
}

func bunuh(t *testing.T, nama string, p pengandar, path string) int {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAnakPenulis$")
	c.Env = append(os.Environ(), anakEnv+"="+nama+"|"+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ada := map[register.ID]int64{}
	sc := bufio.NewScanner(out)
	var bom *time.Timer
	for sc.Scan() {
		if bom == nil { // from the first acknowledgement
			bom = time.AfterFunc(time.Duration(rand.IntN(200_000))*time.Microsecond, func() { _ = c.Process.Kill() })
		}
		var id register.ID
		var urutan int64
		if n, _ := fmt.Sscanf(sc.Text(), "ADA %s %d", &id, &urutan); n != 2 { // or the line that the kill cut off
			if strings.HasPrefix(sc.Text(), "GALAT") {
				t.Errorf("anak: %s", sc.Text())
			}
			continue
		}
		if len(id) == 36 {
			ada[id] = urutan
		}
	}
	_ = c.Wait() // killed
	d := defLaporan()
	kunci, err := brankas.Buka(path + ".kunci-pribadi")
	if err != nil {
		t.Fatalf("brankas dibuka kembali: %v", err)
	}
	defer kunci.Close()
	err = bukaLalu(t, p, path, tersegel(kunci), d, func(s *sqlstore.SQL) {
		for id, urutan := range ada {
			b, err := s.Baca(t.Context(), d, register.LingkupPenuh(), id, 0)
			if err != nil || b.Pribadi == nil {
				t.Errorf("dokumen %s diakui tetapi hilang: %v", id, err)
			} else if b.Urutan != urutan && urutan != 0 {
				if !strings.HasPrefix(fmt.Sprint(b.Urutan), fmt.Sprint(urutan)) { // cut off by the kill
					t.Errorf("dokumen %s bernomor %d, diakui %d", id, b.Urutan, urutan)
				}
			}
		}
		sehat(t, s)
	})
	if err != nil {
		t.Fatalf("dibuka kembali: %v", err)
	}
	return len(ada)
}
