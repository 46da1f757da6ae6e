//go:build !(js && wasm)

package layanan

import (
	"crypto/sha256"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// takaran is how much of one thing a client may do: so many at once, then one in
// each span. Thousands of phones may stand behind one address, so none is small.
type takaran struct {
	isi    float64
	selang time.Duration
}

var takaranKlien = map[string]takaran{
	"kirim":  {60, 3 * time.Second},   // forms of any kind
	"catat":  {20, time.Minute},       // requests and objections that are recorded
	"salah":  {20, 15 * time.Second},  // wrong numbers or codes
	"semua":  {300, 10 * time.Second}, // recorded by all clients together
	"daftar": {240, time.Second / 2},  // searches
}

const catatanMaks = 20_000 // about 3 MB

// pembatas counts what clients do.
type pembatas struct {
	mu  sync.Mutex
	isi map[kunciBatas]*ember
}

type kunciBatas [17]byte

type ember struct {
	sisa  float64
	sejak time.Time
}

func pembatasBaru() *pembatas { return &pembatas{isi: map[kunciBatas]*ember{}} }

// ambil takes one of what a client may do, or says how long to wait.
func (p *pembatas) ambil(kini time.Time, apa, klien string) error {
	return p.atur(kini, apa, klien, true)
}

// boleh asks without taking.
func (p *pembatas) boleh(kini time.Time, apa, klien string) error {
	return p.atur(kini, apa, klien, false)
}

func (p *pembatas) atur(kini time.Time, apa, klien string, pakai bool) error {
	t := takaranKlien[apa]
	var k kunciBatas
	h := sha256.Sum256([]byte(apa + "\x00" + klien))
	k[0] = apa[0]
	copy(k[1:], h[:])
	p.mu.Lock()
	defer p.mu.Unlock()
	e := p.isi[k]
	if e == nil {
		p.longgarkan(kini)
		e = &ember{t.isi, kini}
		p.isi[k] = e
	}
	if lalu := kini.Sub(e.sejak); lalu > 0 {
		e.sisa = min(t.isi, e.sisa+float64(lalu)/float64(t.selang))
	}
	e.sejak = kini
	if e.sisa < 1 {
		lama := max(time.Second, time.Duration((1-e.sisa)*float64(t.selang)))
		return &halamanGalat{status: http.StatusTooManyRequests, judul: "Terlalu sering", tunggu: lama,
			pesan: "Terlalu banyak kiriman dari sambungan ini. Tunggu " + lamaTunggu(lama) + ", lalu ulangi. Bila mendesak, datanglah ke meja layanan PPID."}
	}
	if pakai {
		e.sisa--
	}
	return nil
}

// longgarkan makes room: what is full again tells nothing, then any.
func (p *pembatas) longgarkan(kini time.Time) {
	if len(p.isi) < catatanMaks {
		return
	}
	for k, e := range p.isi {
		if kini.Sub(e.sejak) > time.Hour {
			delete(p.isi, k)
		}
	}
	for k := range p.isi { // in no order
		if len(p.isi) < catatanMaks {
			break
		}
		delete(p.isi, k)
	}
}

func lamaTunggu(d time.Duration) string {
	if d > time.Minute {
		return kominfo.FormatAngka(int64((d+time.Minute-1)/time.Minute)) + " menit"
	}
	return kominfo.FormatAngka(int64((d+time.Second-1)/time.Second)) + " detik"
}

// klien takes the addresses that one line has for one: a /64 of IPv6.
func (m *minta) klien() string {
	s := m.o.AlamatKlien(m.r)
	a, err := netip.ParseAddr(s)
	if err != nil {
		return s
	}
	a = a.Unmap().WithZone("")
	if p, err := a.Prefix(64); err == nil && a.Is6() {
		return p.String()
	}
	return a.String()
}
