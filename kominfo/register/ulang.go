package register

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"

	"github.com/lumbung-id/lumbung/kominfo"
)

// PanjangKunci is how many bytes of [Baris].Ulang tell which write it was; the
// rest tells what was written.
const PanjangKunci = 16

// ulang is what a version keeps of the key of its write: hashes, so that neither
// key nor input stands in the store twice. The input is hashed with the key, which
// is kept nowhere: otherwise names could be tried out against it.
func (d *Def[T]) ulang(p Permintaan) []byte {
	if p.Kunci == "" {
		return nil
	}
	k := SidikKunci(d.Nama, p.Kunci)
	isi := binary.BigEndian.AppendUint64([]byte(p.Kunci+"\n"+string(p.ID)+"\n"+p.Tindakan+"\n"), uint64(p.Harap))
	s := sha256.Sum256(append(isi, p.Isian...))
	return append(k, s[:PanjangKunci]...)
}

// SidikKunci is what [Baris].Ulang of a write to the named register under a
// [Permintaan].Kunci begins with: [Tx].Ulangan finds the write by it. A program asks
// where the same request makes other content each time, such as newly sealed files.
func SidikKunci(register, kunci string) []byte {
	k := sha256.Sum256([]byte(register + "\n" + kunci))
	return k[:PanjangKunci:PanjangKunci]
}

// pernah looks whether the write was carried out before.
func (d *Def[T]) pernah(ctx context.Context, tx Tx, u []byte) (Meta, bool, error) {
	if u == nil {
		return Meta{}, false, nil
	}
	b, ada, err := tx.Ulangan(ctx, d, u[:PanjangKunci])
	if err != nil || !ada {
		return Meta{}, false, err
	}
	if !bytes.Equal(b.Ulang, u) {
		return Meta{}, false, kominfo.E(kominfo.TidakSah, "register.Tulis", "Kunci permintaan ini sudah dipakai untuk isi lain. Pakai kunci baru untuk setiap permintaan; kunci lama hanya untuk mengulang permintaan yang sama.")
	}
	return b.Meta, true, nil
}
