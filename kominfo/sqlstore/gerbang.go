//go:build !(js && wasm)

package sqlstore

import (
	"container/list"
	"context"
	"sync"
)

// gerbang lets n in at a time, first come first served. database/sql wakes a
// random waiter for a free connection, which makes the slowest of many readers
// several times slower than need be.
type gerbang struct {
	mu    sync.Mutex
	bebas int
	antre list.List // of *tunggu
}

type tunggu struct {
	n       int
	giliran chan struct{} // closed when the places are handed over
}

func gerbangBaru(n int) *gerbang { return &gerbang{bebas: n} }

// ambil takes n places; it gives up with the context's error.
func (g *gerbang) ambil(ctx context.Context, n int) error {
	g.mu.Lock()
	if err := ctx.Err(); err != nil {
		g.mu.Unlock()
		return err
	}
	if g.bebas >= n && g.antre.Len() == 0 {
		g.bebas -= n
		g.mu.Unlock()
		return nil
	}
	t := &tunggu{n, make(chan struct{})}
	e := g.antre.PushBack(t)
	g.mu.Unlock()
	select {
	case <-t.giliran:
		return nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-t.giliran: // handed over at the same moment: it is ours, with its duties
		return nil
	default:
	}
	g.antre.Remove(e)
	g.panggil() // a smaller one behind may fit now
	return ctx.Err()
}

func (g *gerbang) lepas(n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.bebas += n
	g.panggil()
}

// oper hands n held places to the next in line; false when nobody waits and the
// places are still ours.
func (g *gerbang) oper(n int) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.antre.Len() == 0 {
		return false
	}
	g.bebas += n
	g.panggil()
	return true
}

func (g *gerbang) menunggu() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.antre.Len()
}

func (g *gerbang) panggil() {
	for e := g.antre.Front(); e != nil; e = g.antre.Front() {
		t := e.Value.(*tunggu)
		if t.n > g.bebas {
			return
		}
		g.bebas -= t.n
		g.antre.Remove(e)
		close(t.giliran)
	}
}
