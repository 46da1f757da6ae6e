//go:build !(js && wasm)

package server

import "encoding/binary"

// As much of the binary format of WebAssembly as padatkan needs.

const kepalaWasm = "\x00asm\x01\x00\x00\x00"

type bagianWasm struct {
	nomor byte
	isi   []byte
}

type segmenWasm struct {
	awal int
	isi  []byte
}

// Data ends within this; programs of Go that are worth loading start with far less.
const memoriMaks = 1 << 26

func bacaBagian(wasm []byte) (bs []bagianWasm, ok bool) {
	p := pembacaWasm{b: wasm}
	if string(p.potong(uint64(len(kepalaWasm)))) != kepalaWasm {
		return nil, false
	}
	for len(p.b) > 0 && !p.rusak {
		nomor := p.bita()
		bs = append(bs, bagianWasm{nomor, p.potong(p.angka())})
	}
	return bs, !p.rusak
}

func tulisBagian(bs []bagianWasm) []byte {
	b := []byte(kepalaWasm)
	for _, x := range bs {
		b = binary.AppendUvarint(append(b, x.nomor), uint64(len(x.isi)))
		b = append(b, x.isi...)
	}
	return b
}

// tambah appends one item to a section that is a list, and gives its number.
func (x *bagianWasm) tambah(butir []byte) (nomor uint64) {
	p := pembacaWasm{b: x.isi}
	nomor = p.angka()
	x.isi = append(append(binary.AppendUvarint(nil, nomor+1), p.b...), butir...)
	return nomor
}

// jumlahImpor counts imported functions; they are numbered before the program's own.
func jumlahImpor(isi []byte) (n uint64, ok bool) {
	p := pembacaWasm{b: isi}
	n = p.angka()
	for i := uint64(0); i < n && !p.rusak; i++ {
		p.potong(p.angka()) // module
		p.potong(p.angka()) // name
		if p.bita() != 0 {
			return 0, false // not a function
		}
		p.angka()
	}
	return n, !p.rusak
}

func bacaSegmen(isi []byte) (ss []segmenWasm, ok bool) {
	p := pembacaWasm{b: isi}
	n := p.angka()
	for i := uint64(0); i < n && !p.rusak; i++ {
		biasa := p.bita() == 0 && p.bita() == 0x41 // memory 0, i32.const
		awal := p.angka()
		biasa = p.bita() == 0x0b && biasa // end
		data := p.potong(p.angka())
		if !biasa || awal > memoriMaks || uint64(len(data)) > memoriMaks-awal {
			return nil, false
		}
		ss = append(ss, segmenWasm{int(awal), data})
	}
	return ss, !p.rusak
}

func tulisSegmen(ss []segmenWasm) []byte {
	b := binary.AppendUvarint(nil, uint64(len(ss)))
	for _, s := range ss {
		b = append(tambahPositif(append(b, 0, 0x41), s.awal), 0x0b)
		b = append(binary.AppendUvarint(b, uint64(len(s.isi))), s.isi...)
	}
	return b
}

// tambahPositif writes the operand of i32.const, which is signed: when the highest
// bit of the last byte would make it negative, one more follows.
func tambahPositif(b []byte, n int) []byte {
	b = binary.AppendUvarint(b, uint64(n))
	if b[len(b)-1]&0x40 != 0 {
		b[len(b)-1] |= 0x80
		b = append(b, 0)
	}
	return b
}

// pembacaWasm reads from the front; once something is missing it stays broken.
type pembacaWasm struct {
	b     []byte
	rusak bool
}

func (p *pembacaWasm) angka() uint64 {
	n, k := binary.Uvarint(p.b)
	if k <= 0 {
		p.b, p.rusak = nil, true
		return 0
	}
	p.b = p.b[k:]
	return n
}

func (p *pembacaWasm) potong(n uint64) []byte {
	if n > uint64(len(p.b)) {
		p.b, p.rusak = nil, true
		return nil
	}
	b := p.b[:n:n]
	p.b = p.b[n:]
	return b
}

func (p *pembacaWasm) bita() byte {
	if b := p.potong(1); b != nil {
		return b[0]
	}
	return 0
}
