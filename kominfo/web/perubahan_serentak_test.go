package web

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Readers of several scopes poll while writers write and the journal is numbered
// later by another: none of them misses, repeats or reorders a change.
func TestPerubahanTidakAdaYangTerlewat(t *testing.T) {
	s := toko(t)
	s.Sekarang = nil
	s.Tunda = true
	o := opsiUji()
	dasar := o.Boleh
	o.Boleh = func(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
		if a.Perangkat == "provinsi" {
			return register.LingkupUmum(), nil
		}
		return dasar(a, masuk, r, aksi)
	}
	h := tangan(t, s, o)
	const penulis, tulisan = 4, 60
	var kerja, pembaca, pengurut sync.WaitGroup
	berhenti := make(chan struct{})
	for w := range penulis {
		kerja.Go(func() {
			akun := []string{"dinkes", "dukcapil"}[w%2]
			for i := range tulisan {
				r := kirim(h, akun, "POST", akar+"/warga", fmt.Sprintf(`{"nomor":"A-%d"}`, w*tulisan+i))
				if r.Code != 201 || !strings.Contains(r.Body.String(), `"urutan":-1`) {
					t.Errorf("write: %d %s", r.Code, r.Body)
					return
				}
			}
		})
	}
	pengurut.Go(func() {
		for {
			select {
			case <-berhenti:
				return
			default:
				_, _ = s.Urutkan(context.Background())
				time.Sleep(200 * time.Microsecond)
			}
		}
	})
	var mu sync.Mutex
	lihat := map[string][]string{}
	for i, akun := range []string{"provinsi", "provinsi", "dinkes", "dukcapil", "rekan"} {
		pembaca.Go(func() {
			var sejak int64
			var got []string
			for sejak < penulis*tulisan {
				w := kirim(h, akun, "GET", fmt.Sprintf("%s?sejak=%d&batas=%d", feed, sejak, 1+i*3), "")
				var l lembarUji
				if err := json.Unmarshal(w.Body.Bytes(), &l); w.Code != 200 || err != nil || l.Lanjut < sejak {
					t.Errorf("%s: %d %s", akun, w.Code, w.Body)
					return
				}
				for _, p := range l.Perubahan {
					if p.Urutan < sejak || p.Urutan >= l.Lanjut {
						t.Errorf("%s: number %d outside [%d,%d)", akun, p.Urutan, sejak, l.Lanjut)
						return
					}
					sejak = p.Urutan + 1
					got = append(got, p.ID)
				}
				sejak = l.Lanjut
			}
			mu.Lock()
			lihat[fmt.Sprint(akun, i)] = got
			mu.Unlock()
		})
	}
	kerja.Wait()
	pembaca.Wait() // with a change missing, a reader would wait here for ever
	close(berhenti)
	pengurut.Wait()

	semua, _, err := s.Perubahan(t.Context(), register.LingkupPenuh(), register.Umum, 0, 10_000)
	if err != nil || len(semua) != penulis*tulisan {
		t.Fatalf("journal has %d: %v", len(semua), err)
	}
	for nama, got := range lihat {
		var want []string
		for _, p := range semua {
			if strings.HasPrefix(nama, "provinsi") || strings.HasPrefix(nama, p.Pemilik) {
				want = append(want, string(p.ID))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", nama, diff)
		}
	}
	if len(lihat) != 5 {
		t.Errorf("%d readers finished", len(lihat))
	}
}

// Whatever the query string is, it is refused or within bounds.
func FuzzUraiPerubahan(f *testing.F) {
	for _, s := range []string{"", "jejak=umum&sejak=3&batas=1000&isi=ya", "jejak=dalam&register=a|b", "sejak=-1", "sejak=9223372036854775807", "batas=1e3", "isi=%zz", "sejak=1&sejak=2", ";", "register="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		d, err := uraiPerubahan(raw)
		if err != nil {
			if p := keMasalah(err); p.Status != 400 {
				t.Errorf("%q: %d", raw, p.Status)
			}
			return
		}
		if d.sejak < 0 || d.batas < 1 || d.batas > batasPerubahan || d.jejak != register.Umum && d.jejak != register.Dalam {
			t.Errorf("%q: %+v", raw, d)
		}
	})
}

// BenchmarkPerubahan: a page of 100 of 10,000 changes, the same for a caller
// whose own are few, and a poll that finds nothing new.
func BenchmarkPerubahan(b *testing.B) {
	s := toko(b)
	o := opsiUji()
	o.Boleh = func(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
		if a.Perangkat == "semua" {
			return register.LingkupPenuh(), nil
		}
		return haknya(a, masuk, r, aksi)
	}
	h := tangan(b, s, o)
	const n = 10_000
	for i := range n {
		akun := "dinkes"
		if i%500 == 0 {
			akun = "dukcapil"
		}
		buat(b, h, akun, "/warga", fmt.Sprintf(`{"nomor":"A-%d"}`, i))
	}
	ujung := fmt.Sprint(feed, "?sejak=", n)
	tag := kirim(h, "semua", "GET", ujung, "").Header().Get("ETag")
	for _, k := range []struct {
		nama, akun, alamat string
		kepala             []string
		mau                int
	}{
		{"halaman", "semua", feed + "?sejak=5000", nil, 200},
		{"sempit", "dukcapil", feed + "?sejak=5000", nil, 200},
		{"tidak berubah", "semua", ujung, []string{"If-None-Match", tag}, 304},
	} {
		b.Run(k.nama, func(b *testing.B) {
			for b.Loop() {
				if w := kirim(h, k.akun, "GET", k.alamat, "", k.kepala...); w.Code != k.mau {
					b.Fatal(w.Code, w.Body)
				}
			}
		})
	}
}
