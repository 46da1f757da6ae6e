//go:build !(js && wasm)

package masuk

import (
	"crypto/sha256"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Tunggu says that the program cannot take this attempt now. As a kominfo.Error it
// is of kind ditolak.
type Tunggu struct {
	Lama  time.Duration // until the next attempt
	Penuh bool          // the machine is busy; else: too many wrong attempts
}

// Error gives the sentence for people.
func (t *Tunggu) Error() string {
	if t.Penuh {
		return "Server sedang memeriksa banyak kata sandi. Tunggu beberapa detik, lalu ulangi."
	}
	return "Terlalu banyak percobaan masuk yang gagal. Tunggu " + lamaTunggu(t.Lama) + ", lalu coba lagi. Bila lupa kata sandi, mintalah kode atur ulang kepada pengelola."
}

// Unwrap gives the error as the vocabulary has it.
func (t *Tunggu) Unwrap() error { return kominfo.E(kominfo.Ditolak, "masuk", "%s", t.Error()) }

func (t *Tunggu) detik() int64 { return int64((t.Lama + time.Second - 1) / time.Second) }

func lamaTunggu(d time.Duration) string {
	if d > time.Minute {
		return kominfo.FormatAngka(int64((d+time.Minute-1)/time.Minute)) + " menit"
	}
	return kominfo.FormatAngka(max(1, int64((d+time.Second-1)/time.Second))) + " detik"
}

// Free attempts, then waits of 1, 2, 4, … seconds. An address stands for a whole
// office behind one line.
const (
	bebasPasangan = 4
	bebasNama     = 10
	bebasAlamat   = 30
	tundaMaks     = 15 * time.Minute
	lunturOrang   = 15 * time.Minute // one attempt is forgotten in this time
	lunturAlamat  = 2 * time.Minute
	ingatGagal    = 24 * time.Hour
	ingatKenal    = 30 * 24 * time.Hour
	catatanMaks   = 20_000 // about 3 MB
)

// penunda counts attempts. An attempt counts when it begins and is taken back when
// it succeeds, so that many at once gain nothing.
type penunda struct {
	mu   sync.Mutex
	isi  map[kunciTunda]*percobaan
	maks int
	sapu time.Time // last sweep
}

// kunciTunda is a kind and a hash: a name may be as long as a request.
type kunciTunda [17]byte

type percobaan struct {
	gagal  int
	sampai time.Time // no attempt before
	akhir  time.Time // last attempt
	luntur time.Time // up to here old attempts were forgotten
	kenal  bool      // a login succeeded here
}

func kunciDari(jenis byte, s string) (k kunciTunda) {
	h := sha256.Sum256([]byte(s))
	k[0] = jenis
	copy(k[1:], h[:])
	return k
}

// upaya is one attempt that was let through.
type upaya struct {
	p            *penunda
	pasang, nama kunciTunda
	alamat       kunciTunda
	hitung       []kunciTunda
}

func penundaBaru() *penunda { return &penunda{isi: map[kunciTunda]*percobaan{}, maks: catatanMaks} }

// coba lets an attempt through, or says how long to wait.
func (p *penunda) coba(kini time.Time, nama, alamat string) (*upaya, error) {
	u := &upaya{p: p, pasang: kunciDari('p', nama+"\x00"+alamat), nama: kunciDari('n', nama), alamat: kunciDari('a', alamat)}
	p.mu.Lock()
	defer p.mu.Unlock()
	u.hitung = []kunciTunda{u.pasang, u.alamat}
	if c := p.isi[u.pasang]; c == nil || !c.kenal || kini.Sub(c.akhir) > ingatKenal {
		u.hitung = append(u.hitung, u.nama)
	}
	var lama time.Duration
	for _, k := range u.hitung {
		if c := p.isi[k]; c != nil {
			lama = max(lama, c.sampai.Sub(kini))
		}
	}
	if lama > 0 {
		return nil, &Tunggu{Lama: min(lama, tundaMaks)}
	}
	for _, k := range u.hitung {
		c := p.ambil(kini, k)
		c.gagal++
		c.akhir = kini
		if n := c.gagal - bebas(k); n > 0 {
			c.sampai = kini.Add(min(tundaMaks, time.Second<<min(n-1, 20)))
		}
	}
	return u, nil
}

// lupa forgets one attempt for each span that went by. Who always waits as long as
// he is told gains nothing: the longest wait is as long as the span.
func (c *percobaan) lupa(kini time.Time, selang time.Duration) {
	n := int(kini.Sub(c.luntur) / selang)
	if n < 0 { // the clock was put back
		n, c.luntur = 0, kini
	}
	c.gagal = max(0, c.gagal-n)
	c.luntur = c.luntur.Add(time.Duration(n) * selang)
}

func selangLuntur(k kunciTunda) time.Duration {
	if k[0] == 'a' {
		return lunturAlamat
	}
	return lunturOrang
}

func bebas(k kunciTunda) int {
	switch k[0] {
	case 'p':
		return bebasPasangan
	case 'n':
		return bebasNama
	}
	return bebasAlamat
}

// ambil gives the record of a key.
func (p *penunda) ambil(kini time.Time, k kunciTunda) *percobaan {
	c := p.isi[k]
	if c == nil {
		p.longgarkan(kini)
		c = &percobaan{luntur: kini}
		p.isi[k] = c
	}
	c.lupa(kini, selangLuntur(k))
	return c
}

// longgarkan makes room: what is old first, then of a few the one that counts least.
func (p *penunda) longgarkan(kini time.Time) {
	if len(p.isi) < p.maks {
		return
	}
	if kini.Sub(p.sapu) > time.Minute {
		p.sapu = kini
		for k, c := range p.isi {
			if ingat := kini.Sub(c.akhir); ingat > ingatKenal || ingat > ingatGagal && !c.kenal {
				delete(p.isi, k)
			}
		}
	}
	for len(p.isi) >= p.maks {
		var buang kunciTunda
		n, ringan := 0, 0
		for k, c := range p.isi { // in no order
			bobot := c.gagal
			if c.kenal {
				bobot += bebasPasangan
			}
			if n == 0 || bobot < ringan {
				buang, ringan = k, bobot
			}
			if n++; n == 16 {
				break
			}
		}
		delete(p.isi, buang)
	}
}

// berhasil forgets the failures of the pair and of the name. Those of the pair were
// the same person's typing errors, so the address is not charged for them either.
func (u *upaya) berhasil(kini time.Time) {
	u.urung()
	u.p.mu.Lock()
	defer u.p.mu.Unlock()
	delete(u.p.isi, u.nama)
	c := u.p.ambil(kini, u.pasang)
	if x := u.p.isi[u.alamat]; x != nil {
		x.gagal = max(0, x.gagal-c.gagal)
	}
	*c = percobaan{kenal: true, akhir: kini, luntur: kini}
}

// urung takes the attempt back: it succeeded, or the program failed and not the
// person.
func (u *upaya) urung() {
	u.p.mu.Lock()
	defer u.p.mu.Unlock()
	for _, k := range u.hitung {
		if c := u.p.isi[k]; c != nil && c.gagal > 0 {
			c.gagal--
			c.sampai = time.Time{}
		}
	}
	u.hitung = nil
}

// alamatKlien is Opsi.AlamatKlien where none is given.
func alamatKlien(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// AlamatDiteruskan is for Opsi.AlamatKlien behind a proxy on the same machine that
// writes X-Forwarded-For: the last address there, which the proxy itself added. What
// comes from another machine is not believed and counts by RemoteAddr.
func AlamatDiteruskan(r *http.Request) string {
	dekat := alamatKlien(r)
	a, err := netip.ParseAddr(dekat)
	if err != nil || !a.Unmap().IsLoopback() {
		return dekat
	}
	hs := r.Header.Values("X-Forwarded-For")
	if len(hs) == 0 {
		return dekat
	}
	semua := strings.Split(hs[len(hs)-1], ",")
	jauh, err := netip.ParseAddr(strings.TrimSpace(semua[len(semua)-1]))
	if err != nil {
		return dekat
	}
	return jauh.String()
}

// kelompokAlamat takes the addresses that one line has for one: a /64 of IPv6.
func kelompokAlamat(s string) string {
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
