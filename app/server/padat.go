//go:build !(js && wasm)

package server

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// padatkan makes a program of the Go linker a tenth smaller before compression.
//
// Go keeps a table of functions (runtime.findfunctab) with a bucket of 20 bytes for
// every 4096 bytes of code. In WebAssembly each function counts as 65536 of them, so
// it has 16 buckets, and all that stands in those is the function's number: 1.8 MB
// of memory, for which the file needs 90,000 data segments of two or three bytes.
// Here a start function of forty bytes writes those numbers instead; it runs when
// the other data is in place and before any Go code.
//
// Only what equals those numbers, byte for byte, is taken out. The format is the
// linker's own affair: a program that is not as described stays as it is.
func padatkan(wasm []byte) []byte {
	bs, ok := bacaBagian(wasm)
	if !ok {
		return wasm
	}
	var tipe, impor, fungsi, kode, data *bagianWasm
	sisip := -1 // where the start section belongs
	for i := range bs {
		switch b := &bs[i]; b.nomor {
		case 1:
			tipe = b
		case 2:
			impor = b
		case 3:
			fungsi = b
		case 10:
			kode = b
		case 11:
			data = b
		case 8, 12: // a start function already, or a count of segments: not from Go
			return wasm
		}
		if sisip < 0 && bs[i].nomor > 8 {
			sisip = i
		}
	}
	if tipe == nil || impor == nil || fungsi == nil || kode == nil || data == nil {
		return wasm
	}
	dataBaru, penulis, ok := tanpaTabelFungsi(data.isi)
	nImpor, okImpor := jumlahImpor(impor.isi)
	if !ok || !okImpor {
		return wasm
	}
	data.isi = dataBaru
	nTipe := tipe.tambah([]byte{0x60, 0, 0}) // func()
	nFungsi := fungsi.tambah(binary.AppendUvarint(nil, nTipe))
	kode.tambah(penulis)
	mulai := bagianWasm{nomor: 8, isi: binary.AppendUvarint(nil, nImpor+nFungsi)}
	return tulisBagian(slices.Insert(bs, sisip, mulai))
}

const (
	ukuranEmber    = 20 // a uint32, and 16 bytes that are always zero here
	emberPerFungsi = 65536 / 4096
)

func ember(k int) []byte {
	return binary.LittleEndian.AppendUint32(make([]byte, 0, ukuranEmber), uint32(k/emberPerFungsi))[:ukuranEmber]
}

// tanpaTabelFungsi gives the data section without the table, and the body of the
// function that writes it.
func tanpaTabelFungsi(data []byte) (sisa, penulis []byte, ok bool) {
	ss, ok := bacaSegmen(data)
	if !ok {
		return nil, nil, false
	}
	var memori []byte
	for _, s := range ss {
		if kurang := s.awal + len(s.isi) - len(memori); kurang > 0 {
			memori = append(memori, make([]byte, kurang)...)
		}
		copy(memori[s.awal:], s.isi)
	}
	if tanpaBaris(memori) {
		ss = segmenMemori(memori)
	}
	const palingSedikit = 64 * emberPerFungsi // too long a row to be anything else
	var pola []byte
	for k := range palingSedikit {
		pola = append(pola, ember(k)...)
	}
	awal := bytes.Index(memori, pola)
	if awal < 0 {
		return nil, nil, false
	}
	n, akhir := palingSedikit, awal+len(pola)
	for bytes.HasPrefix(memori[akhir:], ember(n)) {
		n, akhir = n+1, akhir+ukuranEmber
	}
	var baru []segmenWasm
	for _, s := range ss {
		if kiri := min(awal-s.awal, len(s.isi)); kiri > 0 {
			baru = append(baru, segmenWasm{s.awal, s.isi[:kiri]})
		}
		if mulai := max(akhir-s.awal, 0); mulai < len(s.isi) {
			baru = append(baru, segmenWasm{s.awal + mulai, s.isi[mulai:]})
		}
	}
	return tulisSegmen(baru), penulisTabel(awal, n), true
}

// penulisTabel is the body of: for i := range n { *(*uint32)(awal+20*i) = i/16 }.
func penulisTabel(awal, n int) []byte {
	const (
		loop, end, brIf          = 0x03, 0x0b, 0x0d
		localGet, localTee       = 0x20, 0x22
		i32Store, i32Const       = 0x36, 0x41
		i32LtU, i32Add, i32Mul   = 0x49, 0x6a, 0x6c
		i32ShrU, i32, tanpaHasil = 0x76, 0x7f, 0x40
	)
	b := []byte{1, 1, i32, // one local: i
		loop, tanpaHasil,
		localGet, 0, i32Const, ukuranEmber, i32Mul,
		localGet, 0, i32Const, 4, i32ShrU,
		i32Store, 2}
	b = binary.AppendUvarint(b, uint64(awal))
	b = append(b, localGet, 0, i32Const, 1, i32Add, localTee, 0, i32Const)
	b = tambahPositif(b, n)
	b = append(b, i32LtU, brIf, 0, end, end)
	return append(binary.AppendUvarint(nil, uint64(len(b))), b...)
}
