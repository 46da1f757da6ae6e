package lembar

import (
	"context"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// txCoba is a transaction that stores nothing. A register writes into it as into
// any other, so a dry run holds every rule that a real write holds; what would
// have been stored is kept, for a look at its keys and, in a real import, to be
// stored once the row is accepted.
type txCoba struct {
	register.Reader
	aktor kominfo.Aktor
	kini  time.Time
	reg   register.Register
	dok   map[register.ID]register.Baris // documents read ahead
	hasil []register.Tulisan             // what would be stored in reg
	rujuk func(ctx context.Context, in register.InfoKolom, id register.ID) (bool, error)
	in    register.Info
}

func (t *txCoba) Aktor() kominfo.Aktor { return t.aktor }
func (t *txCoba) Sekarang() time.Time  { return t.kini }

// Baca answers from the documents read ahead where it can.
func (t *txCoba) Baca(ctx context.Context, r register.Register, l register.Lingkup, id register.ID, versi int64) (register.Baris, error) {
	if versi == 0 && r == t.reg {
		if b, ada := t.dok[id]; ada {
			if b, boleh := l.Saring(b); boleh {
				return b, nil
			}
			return register.Baris{}, register.TidakAdaDokumen(t.in)
		}
	}
	return t.Reader.Baca(ctx, r, l, id, versi)
}

// Simpan keeps the row instead of storing it.
func (t *txCoba) Simpan(ctx context.Context, w register.Tulisan) (register.Meta, error) {
	b := w.Baris()
	if b.ID == "" {
		b.ID = register.IDBaru(t.kini, 0)
	}
	if w.Register() != t.reg {
		return b.Meta, nil // an action may write elsewhere too
	}
	for i, k := range t.in.Kolom {
		id, _ := b.Kolom[i].(string)
		if k.Rujukan == "" || id == "" {
			continue
		}
		if ada, err := t.rujuk(ctx, k, register.ID(id)); err != nil {
			return register.Meta{}, err
		} else if !ada {
			return register.Meta{}, register.RujukanHilang(k)
		}
	}
	t.hasil = append(t.hasil, w)
	return b.Meta, nil
}

// Ulangan finds nothing: an import has no keys.
func (t *txCoba) Ulangan(context.Context, register.Register, []byte) (register.Baris, bool, error) {
	return register.Baris{}, false, nil
}

// HapusPribadi does nothing.
func (t *txCoba) HapusPribadi(context.Context, register.Register, register.ID, string) (register.Meta, error) {
	return register.Meta{}, nil
}
