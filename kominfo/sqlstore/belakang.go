//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"sync"
)

// belakang writes the bodies of a large transaction while the caller prepares
// the next document on another core. What it writes cannot be refused by a rule
// of the database: the row that carries the keys was stored before. An import
// gains a third by it.
type belakang struct {
	q     *jalur
	kerja chan perintah
	sisa  sync.WaitGroup // commands not yet carried out
	habis chan struct{}  // the goroutine has ended
	mu    sync.Mutex
	err   error
}

type perintah struct {
	sql  string
	args []any
}

func belakangBaru(q *jalur) *belakang {
	b := &belakang{q: q, kerja: make(chan perintah, 128), habis: make(chan struct{})}
	go func() {
		defer close(b.habis)
		for p := range b.kerja {
			b.jalankan(p)
			b.sisa.Done()
		}
	}()
	return b
}

func (b *belakang) jalankan(p perintah) {
	if b.gagal() != nil {
		return
	}
	if _, err := b.q.exec(context.Background(), p.sql, p.args...); err != nil {
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

func (b *belakang) beri(p perintah) {
	b.sisa.Add(1)
	b.kerja <- p
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
