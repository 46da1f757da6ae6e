//go:build !(js && wasm)

package masuk

import (
	"errors"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func (p *penunda) gagalSaja(kini time.Time, nama, alamat string) time.Duration {
	_, err := p.coba(kini, nama, alamat)
	if t, ok := errors.AsType[*Tunggu](err); ok {
		return t.Lama
	}
	return 0
}

func TestTundaBerlipat(t *testing.T) {
	p, kini := penundaBaru(), jamUji().t
	var jeda []time.Duration
	for len(jeda) < 14 {
		if lama := p.gagalSaja(kini, "siti", "192.0.2.1"); lama > 0 {
			jeda = append(jeda, lama)
			kini = kini.Add(lama)
		}
	}
	s := time.Second // one attempt is forgotten a quarter of an hour after the first
	if diff := cmp.Diff([]time.Duration{s, 2 * s, 4 * s, 8 * s, 16 * s, 32 * s, 64 * s, 128 * s, 256 * s, 512 * s, 512 * s, tundaMaks, tundaMaks, tundaMaks}, jeda); diff != "" {
		t.Errorf("jeda (-want +got):\n%s", diff)
	}
	// Another name from another address is not held up; this name from anywhere is.
	if d := p.gagalSaja(kini, "budi", "192.0.2.2"); d != 0 {
		t.Errorf("orang lain: %v", d)
	}
	if d := p.gagalSaja(kini, "siti", "192.0.2.2"); d > 0 {
		t.Errorf("nama ini di saat jedanya lewat: %v", d)
	}
	if d := p.gagalSaja(kini, "siti", "192.0.2.3"); d == 0 {
		t.Error("nama ini dari alamat ketiga tidak ditunda")
	}
	// A day later all is forgotten.
	kini = kini.Add(ingatGagal + tundaMaks)
	for i := range bebasPasangan {
		if d := p.gagalSaja(kini, "siti", "192.0.2.1"); d != 0 {
			t.Errorf("percobaan ke-%d sesudah sehari: %v", i, d)
		}
	}
}

// One who guesses one password for many names is held up by address; many who guess
// for one name, by name.
func TestTundaAlamatDanNama(t *testing.T) {
	p, kini := penundaBaru(), jamUji().t
	n := 0
	for p.gagalSaja(kini, fmt.Sprintf("nama-%d", n), "192.0.2.1") == 0 {
		n++
	}
	if n != bebasAlamat+1 {
		t.Errorf("satu alamat: %d nama", n)
	}
	n = 0
	for p.gagalSaja(kini, "siti", fmt.Sprintf("198.51.100.%d", n)) == 0 {
		n++
	}
	if n != bebasNama+1 {
		t.Errorf("satu nama: %d alamat", n)
	}
}

// A stranger cannot lock out who logged in from his desk before.
func TestTundaMejaSendiri(t *testing.T) {
	p, kini := penundaBaru(), jamUji().t
	u, err := p.coba(kini, "siti", "192.0.2.1")
	if err != nil {
		t.Fatal(err)
	}
	u.berhasil(kini)
	for i := range 200 {
		p.gagalSaja(kini, "siti", fmt.Sprintf("198.51.100.%d", i))
	}
	if d := p.gagalSaja(kini, "siti", "203.0.113.1"); d == 0 {
		t.Error("orang asing tidak ditunda")
	}
	for range bebasPasangan + 1 {
		if d := p.gagalSaja(kini, "siti", "192.0.2.1"); d != 0 {
			t.Errorf("meja sendiri ditunda %v", d)
		}
	}
	if d := p.gagalSaja(kini, "siti", "192.0.2.1"); d == 0 {
		t.Error("meja sendiri boleh menebak tanpa batas")
	}
}

func TestTundaBerhasilDanUrung(t *testing.T) {
	p, kini := penundaBaru(), jamUji().t
	for i := range 50 { // failing just below the bound and succeeding, again and again
		for range bebasPasangan {
			if d := p.gagalSaja(kini, "siti", "192.0.2.1"); d != 0 {
				t.Fatalf("putaran %d: %v", i, d)
			}
		}
		u, err := p.coba(kini, "siti", "192.0.2.1")
		if err != nil {
			t.Fatal(err)
		}
		u.berhasil(kini)
		kini = kini.Add(10 * time.Minute)
	}
	q := penundaBaru()
	for range 500 { // a fault of the program is nobody's attempt
		u, err := q.coba(kini, "siti", "192.0.2.1")
		if err != nil {
			t.Fatal(err)
		}
		u.urung()
	}
}

// Many attempts at once gain nothing over one after the other.
func TestTundaSerentak(t *testing.T) {
	p, kini := penundaBaru(), jamUji().t
	var wg sync.WaitGroup
	var mu sync.Mutex
	lolos := 0
	for range 100 {
		wg.Go(func() {
			if p.gagalSaja(kini, "siti", "192.0.2.1") == 0 {
				mu.Lock()
				lolos++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if lolos != bebasPasangan+1 {
		t.Errorf("%d percobaan lolos, want %d", lolos, bebasPasangan+1)
	}
}

func TestTundaTerbatas(t *testing.T) {
	p, kini := penundaBaru(), jamUji().t
	p.maks = 300
	for p.gagalSaja(kini, "sasaran", "203.0.113.9") == 0 {
	}
	for i := range 5000 {
		p.gagalSaja(kini, fmt.Sprintf("nama-%d", i), fmt.Sprintf("198.51.%d.%d", i/250, i%250))
	}
	if len(p.isi) > p.maks {
		t.Errorf("%d catatan, paling banyak %d", len(p.isi), p.maks)
	}
	if d := p.gagalSaja(kini, "sasaran", "203.0.113.9"); d == 0 {
		t.Error("banjir nama menghapus tundaan sasaran")
	}
	kini = kini.Add(ingatKenal + time.Hour)
	p.gagalSaja(kini, "baru", "192.0.2.1")
	if len(p.isi) > 3 {
		t.Errorf("%d catatan usang", len(p.isi))
	}
}

func TestKelompokAlamat(t *testing.T) {
	for s, mau := range map[string]string{"192.0.2.1": "192.0.2.1", "::ffff:192.0.2.1": "192.0.2.1", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "2001:db8:1:2::9": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "bukan": "bukan", "": ""} {
		if got := kelompokAlamat(s); got != mau {
			t.Errorf("%q: %q, want %q", s, got, mau)
		}
	}
	for s, mau := range map[string]string{"192.0.2.1:80": "192.0.2.1", "[2001:db8::1]:80": "2001:db8::1", "aneh": "aneh"} {
		if got := alamatKlien(&http.Request{RemoteAddr: s}); got != mau {
			t.Errorf("%q: %q, want %q", s, got, mau)
		}
	}
}

func TestKalimatTunggu(t *testing.T) {
	for d, mau := range map[time.Duration]string{time.Second: "1 detik", 1500 * time.Millisecond: "2 detik", time.Minute: "60 detik", 61 * time.Second: "2 menit", 15 * time.Minute: "15 menit", 0: "1 detik"} {
		if got := lamaTunggu(d); got != mau {
			t.Errorf("%v: %q, want %q", d, got, mau)
		}
	}
}

// Only a proxy on this machine is believed, and only what it added itself.
func TestAlamatDiteruskan(t *testing.T) {
	for _, x := range []struct {
		dari, mau string
		kepala    []string
	}{
		{"127.0.0.1:9", "203.0.113.5", []string{"203.0.113.5"}},
		{"[::1]:9", "203.0.113.5", []string{"198.51.100.66, 203.0.113.5"}},
		{"127.0.0.1:9", "2001:db8::7", []string{"198.51.100.66", "2001:db8::7"}},
		{"127.0.0.1:9", "127.0.0.1", nil},
		{"127.0.0.1:9", "127.0.0.1", []string{"bukan alamat"}},
		{"127.0.0.1:9", "127.0.0.1", []string{"203.0.113.5, "}},
		{"192.0.2.7:9", "192.0.2.7", []string{"203.0.113.5"}},
	} {
		r := &http.Request{RemoteAddr: x.dari, Header: http.Header{"X-Forwarded-For": x.kepala}}
		if got := AlamatDiteruskan(r); got != x.mau {
			t.Errorf("%s %v: %q, want %q", x.dari, x.kepala, got, x.mau)
		}
	}
}
