package register

import (
	"context"
	"iter"
)

// Tipe reads a register's documents as values of T, wherever the register's law is:
// in a [Def] of this program, or behind an API ([DariInfo]).
type Tipe[T any] struct{ Register }

// Baca gives the current version of a document.
func (t Tipe[T]) Baca(ctx context.Context, r Reader, l Lingkup, id ID) (Dokumen[T], error) {
	b, err := r.Baca(ctx, t.Register, l, id, 0)
	if err != nil {
		return Dokumen[T]{}, err
	}
	out := Dokumen[T]{Meta: b.Meta}
	err = uraiDokumen(t.Register, b, &out.Isi)
	return out, err
}

// Cari gives one page of documents with their bodies, and the next page's cursor.
func (t Tipe[T]) Cari(ctx context.Context, r Reader, l Lingkup, q Query) ([]Dokumen[T], string, error) {
	q.Isi = true
	h, err := r.Cari(ctx, t.Register, l, q)
	if err != nil {
		return nil, "", err
	}
	out := make([]Dokumen[T], len(h.Baris))
	for i, b := range h.Baris {
		out[i].Meta = b.Meta
		if err := uraiDokumen(t.Register, b, &out[i].Isi); err != nil {
			return nil, "", err
		}
	}
	return out, h.Kursor, nil
}

// Semua gives every document that q finds, with its body, page by page; q.Batas is
// how many are read at a time, 0 many. After an error there is nothing more.
func (t Tipe[T]) Semua(ctx context.Context, r Reader, l Lingkup, q Query) iter.Seq2[Dokumen[T], error] {
	return func(yield func(Dokumen[T], error) bool) {
		q.Isi = true
		for b, err := range Semua(ctx, r, t.Register, l, q) {
			d := Dokumen[T]{Meta: b.Meta}
			if err == nil {
				err = uraiDokumen(t.Register, b, &d.Isi)
			}
			if err != nil {
				yield(Dokumen[T]{}, err)
				return
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// Semua gives every row that q finds, page by page; q.Batas is how many are read at
// a time, 0 many. After an error there is nothing more. What is changed on the way
// may be missed or come twice only where the change moves it in the order of q.
func Semua(ctx context.Context, r Reader, reg Register, l Lingkup, q Query) iter.Seq2[Baris, error] {
	return func(yield func(Baris, error) bool) {
		q := q // the sequence may be run again
		if q.Batas == 0 {
			q.Batas = batasMaks
		}
		for {
			h, err := r.Cari(ctx, reg, l, q)
			if err != nil {
				yield(Baris{}, err)
				return
			}
			for _, b := range h.Baris {
				if !yield(b, nil) {
					return
				}
			}
			if q.Kursor = h.Kursor; q.Kursor == "" {
				return
			}
		}
	}
}
