package spbe

import (
	"sync"

	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// Pustaka reads each instrument at most once, when it is first asked for. The
// zero value is ready; share one pointer in a program. It is safe for concurrent
// use.
type Pustaka struct {
	mu  sync.Mutex
	ada map[string]*indeks.Instrumen
}

// Buka gives an instrument by its id. An unknown id is an error of kind
// tidak_ada that names the known ones.
func (p *Pustaka) Buka(id string) (*indeks.Instrumen, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if in := p.ada[id]; in != nil {
		return in, nil
	}
	in, err := instrumen.Buka(id)
	if err != nil {
		return nil, err
	}
	if p.ada == nil {
		p.ada = map[string]*indeks.Instrumen{}
	}
	p.ada[id] = in
	return in, nil
}
