//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"sync"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// belakang writes the rows of a large transaction, one after the other, while the
// caller prepares the next document on another core. An import gains a third by
// it. After the first row that cannot be written it writes nothing more: the
// transaction is lost, and [register.GalatTulisan] says which row it was.
type belakang struct {
	p     pembaca
	kerja chan tulisan
	sisa  sync.WaitGroup // rows not yet written
	habis chan struct{}  // the goroutine has ended
	mu    sync.Mutex
	err   error
}

func belakangBaru(p pembaca) *belakang {
	b := &belakang{p: p, kerja: make(chan tulisan, 128), habis: make(chan struct{})}
	go func() {
		defer close(b.habis)
		for w := range b.kerja {
			b.tulis(w)
			b.sisa.Done()
		}
	}()
	return b
}

func (b *belakang) tulis(w tulisan) {
	if b.gagal() != nil {
		return
	}
	ditolak, err := b.p.tulisBaris(context.Background(), w)
	if ditolak {
		err = &register.GalatTulisan{Register: w.t.in.Nama, ID: w.b.ID, Err: err}
	}
	if err != nil {
		b.mu.Lock()
		b.err = err
		b.mu.Unlock()
	}
}

func (b *belakang) gagal() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.err
}

func (b *belakang) beri(w tulisan) {
	b.sisa.Add(1)
	b.kerja <- w
}

// tunggu waits until all is written.
func (b *belakang) tunggu() error {
	b.sisa.Wait()
	return b.gagal()
}

func (b *belakang) tutup() {
	close(b.kerja)
	<-b.habis
}
