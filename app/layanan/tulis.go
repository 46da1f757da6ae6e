//go:build !(js && wasm)

package layanan

import (
	"encoding/json"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// pernah finds what was written under a key; nil: nothing.
func (m *minta) pernah(k kantorKini, r register.Register, kunci string) (out *register.Meta, err error) {
	err = m.o.Store.Ubah(m.ctx, m.pemohon(k, ""), func(tx register.Tx) error {
		out = nil
		b, ada, err := tx.Ulangan(m.ctx, r, register.SidikKunci(r.Info().Nama, kunci))
		if ada {
			out = &b.Meta
		}
		return err
	})
	return out, err
}

// tulis carries out one act of the applicant. ulangan: it was carried out before
// under the same key, whatever its content was.
func (m *minta) tulis(k kantorKini, badan string, r register.Register, p register.Permintaan, isian any) (meta register.Meta, ulangan bool, err error) {
	if p.Isian, err = json.Marshal(isian); err != nil {
		return meta, false, err
	}
	p.Lingkup = register.LingkupPenuh() // the law of the register decides; the page has found the document by its code
	err = m.o.Store.Ubah(m.ctx, m.pemohon(k, badan), func(tx register.Tx) error {
		ulangan = false
		b, ada, err := tx.Ulangan(m.ctx, r, register.SidikKunci(r.Info().Nama, p.Kunci))
		if err != nil {
			return err
		}
		if ada {
			meta, ulangan = b.Meta, true
			return nil
		}
		meta, err = r.Tulis(m.ctx, tx, p)
		return err
	})
	return meta, ulangan, err
}

// urai reads a row as its Go value.
func urai[T any](r register.Register, b register.Baris) (v T, err error) {
	doc, err := r.Dokumen(b)
	if err != nil {
		return v, err
	}
	return v, json.Unmarshal(doc, &v)
}
