package register

import (
	"context"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Kait points at a document of a register.
type Kait struct {
	Register Register
	ID       ID
}

// Kaitan names the documents that are about the same person, by Def.Ikutan.
func (d *Def[T]) Kaitan(ctx context.Context, r Reader, b Baris) ([]Kait, error) {
	if d.Ikutan == nil {
		return nil, nil
	}
	dok, err := d.buka(b)
	if err != nil {
		return nil, err
	}
	return d.Ikutan(ctx, r, &dok)
}

func (l *luar) Kaitan(context.Context, Reader, Baris) ([]Kait, error) { return nil, nil }

// Serumpun gives a document and all that are about the same person with it, each
// once, the document itself first. Personal parts are not read.
func Serumpun(ctx context.Context, rd Reader, r Register, id ID) ([]Kait, error) {
	out := []Kait{{r, id}}
	for i := 0; i < len(out); i++ {
		b, err := rd.Baca(ctx, out[i].Register, Lingkup{Semua: true}, out[i].ID, 0)
		if err != nil {
			return nil, err
		}
		ks, err := out[i].Register.Kaitan(ctx, rd, b)
		if err != nil {
			return nil, err
		}
		for _, k := range ks {
			if !slices.ContainsFunc(out, func(x Kait) bool { return x.ID == k.ID && x.Register.Info().Nama == k.Register.Info().Nama }) {
				out = append(out, k)
			}
		}
	}
	return out, nil
}

// HapusSerumpun erases the personal part of a document and of all that are about
// the same person, for stores: hapus does it to one. Of the others those that
// are erased already, or have no personal part, are left as they are.
func HapusSerumpun(ctx context.Context, rd Reader, r Register, id ID, hapus func(Register, ID) (Meta, error)) (Meta, error) {
	ks, err := Serumpun(ctx, rd, r, id)
	if err != nil {
		return Meta{}, err
	}
	for _, k := range ks {
		if err := bolehLepas(ctx, rd, k); err != nil {
			return Meta{}, err
		}
	}
	m, err := hapus(r, id)
	for _, k := range ks[1:] {
		if err != nil {
			return Meta{}, err
		}
		if !k.Register.Info().AdaPribadi() {
			continue
		}
		var b Baris
		if b, err = rd.Baca(ctx, k.Register, Lingkup{Semua: true}, k.ID, 0); err == nil && !b.PribadiDihapus {
			_, err = hapus(k.Register, k.ID)
		}
	}
	return m, err
}

// bolehLepas asks Def.Lepas, within a transaction.
func bolehLepas(ctx context.Context, rd Reader, k Kait) error {
	d, punya := k.Register.(interface {
		lepas(kominfo.Aktor, Baris) error
	})
	tx, ok := rd.(Tx)
	if !punya || !ok {
		return nil
	}
	b, err := rd.Baca(ctx, k.Register, Lingkup{Semua: true}, k.ID, 0)
	if err != nil {
		return err
	}
	return d.lepas(tx.Aktor(), b)
}

func (d *Def[T]) lepas(a kominfo.Aktor, b Baris) error {
	if d.Lepas == nil || b.PribadiDihapus {
		return nil
	}
	dok, err := d.buka(b)
	if err != nil {
		return err
	}
	return d.Lepas(a, &dok)
}
