//go:build !(js && wasm)

package masuk

import (
	"slices"
	"sync"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	ingatMaks     = 10_000          // sessions remembered
	selangPeriksa = 2 * time.Second // after which one is read again
)

// sesiHidup is a valid session as requests need it.
type sesiHidup struct {
	id, akun    register.ID
	aktor       kominfo.Aktor
	masuk       string // login name
	kedaluwarsa time.Time
	dibaca      time.Time
}

// ingatan remembers valid sessions by the hash of their token. It holds nothing that
// the data do not hold: emptied, it fills again.
type ingatan struct {
	mu  sync.RWMutex
	isi map[[32]byte]*sesiHidup
	ke  uint64 // changes with everything that is forgotten
}

// ambil gives a session that was read a moment ago.
func (g *ingatan) ambil(h [32]byte, kini time.Time) *sesiHidup {
	g.mu.RLock()
	s := g.isi[h]
	g.mu.RUnlock()
	if s == nil {
		return nil
	}
	if umur := kini.Sub(s.dibaca); umur < 0 || umur > selangPeriksa || !kini.Before(s.kedaluwarsa) {
		return nil
	}
	return s
}

// tanda is asked for before the data are read, and given to simpan with what was
// read: what was forgotten in between must not be remembered again.
func (g *ingatan) tanda() uint64 {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.ke
}

func (g *ingatan) simpan(h [32]byte, s *sesiHidup, tanda uint64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.ke != tanda {
		return
	}
	if g.isi == nil || len(g.isi) >= ingatMaks {
		g.isi = map[[32]byte]*sesiHidup{}
	}
	g.isi[h] = s
}

// lupakan drops every session that depends on what was written.
func (g *ingatan) lupakan(t terubah) {
	if t.akun == nil && t.sesi == nil && !t.profil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ke++
	for h, s := range g.isi {
		if t.profil || slices.Contains(t.akun, s.akun) || slices.Contains(t.sesi, s.id) {
			delete(g.isi, h)
		}
	}
}
