//go:build !(js && wasm)

package meja

import (
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// tandaSusulan says beside the title that a step was entered after its time was over,
// with an earlier date.
func tandaSusulan(d []ppid.Susulan) (out []kertas.Penggal) {
	for _, x := range d {
		out = append(out, lencana("peringatan", "Bertanggal "+x.Tanggal.Panjang()+", direkam "+x.Direkam.Panjang()+": ketepatan waktunya tidak dinilai"))
	}
	return out
}
