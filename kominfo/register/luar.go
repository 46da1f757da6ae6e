package register

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
)

// DariInfo makes a register of its description alone, for a program that shows and
// asks for documents whose law is elsewhere: a browser, which thereby carries no
// code of it. It reads and describes documents, and checks them by their fields;
// Periksa asks a Reader that is a [Pemeriksa] for the rest. It computes no columns
// and writes nothing: both are errors of kind ditolak.
func DariInfo(in Info) Register {
	bt := bentukIsian(in.Isian)
	bt.info = in
	return &luar{bt}
}

// Pemeriksa is a Reader that can have a document checked where the register's law
// is. id is empty for a new document.
type Pemeriksa interface {
	// PeriksaLuar gives the findings about a document of r; no findings when the
	// law cannot be reached.
	PeriksaLuar(ctx context.Context, r Register, id ID, doc []byte) ([]kominfo.Finding, error)
}

type luar struct{ bt *bentuk }

func (l *luar) sealed()    {}
func (l *luar) Info() Info { return l.bt.info }

// Dokumen gives the JSON of a row. Who keeps the law keeps the ways up from older
// schemas too, and hands out documents at its own.
func (l *luar) Dokumen(b Baris) ([]byte, error) { return gabung(b.Umum, b.Pribadi) }

func (l *luar) Periksa(ctx context.Context, r Reader, lama *Baris, doc []byte) ([]kominfo.Finding, error) {
	if fs := periksaIsian(l.bt.isian, doc, l.bt.kompilasi); fs != nil {
		return fs, nil
	}
	p, ok := r.(Pemeriksa)
	if !ok {
		return nil, nil
	}
	var id ID
	if lama != nil {
		id = lama.ID
	}
	return p.PeriksaLuar(ctx, l, id, doc)
}

func (l *luar) Hitung([]byte) (Turunan, error) { return Turunan{}, l.tolak("register.Hitung") }

func (l *luar) Tulis(context.Context, Tx, Permintaan) (Meta, error) {
	return Meta{}, l.tolak("register.Tulis")
}

func (l *luar) tolak(op string) error {
	return kominfo.E(kominfo.Ditolak, op, "Hukum register %s tidak ada di program ini; tulis lewat API-nya.", l.bt.info.Nama)
}
