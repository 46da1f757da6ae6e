//go:build !(js && wasm)

package server

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// tanpaBaris takes out of a program's memory what only a trace of a crash would show:
// files and lines, and the long beginnings of our own functions' names. A trace still
// names every function; the server, where faults are logged, keeps everything.
//
// The table (runtime.pcHeader and what follows it) is the linker's own affair: one
// that is not as described here stays as it is.
func tanpaBaris(memori []byte) bool {
	t, ok := bacaTabelBaris(memori)
	if !ok {
		return false
	}
	buang, simpan := map[uint32]bool{}, map[uint32]bool{} // tables of a function, by place
	for _, f := range t.fungsi {
		buang[binary.LittleEndian.Uint32(f[fnBerkas:])] = true
		buang[binary.LittleEndian.Uint32(f[fnBaris:])] = true
		simpan[binary.LittleEndian.Uint32(f[fnTumpukan:])] = true
		for i := range binary.LittleEndian.Uint32(f[fnJumlah:]) {
			simpan[binary.LittleEndian.Uint32(f[fnAkhir+4*i:])] = true
		}
	}
	for letak := range buang {
		if n, ok := panjangTabel(t.nilai, letak); ok && !simpan[letak] {
			clear(t.nilai[letak : int(letak)+n])
		}
	}
	for _, f := range t.fungsi {
		clear(f[fnBerkas : fnBaris+4]) // place 0 is "no table": the runtime says "?"
		pendekkan(t.nama, binary.LittleEndian.Uint32(f[fnNama:]))
	}
	clear(t.berkas)
	return true
}

// Places in a function's record (runtime._func).
const (
	fnNama     = 4
	fnTumpukan = 16
	fnBerkas   = 20
	fnBaris    = 24
	fnJumlah   = 28
	fnAkhir    = 44 // here begin the other tables of the function
)

// tabelBaris is the table cut into its parts; they lie in the program's memory.
type tabelBaris struct {
	nama, berkas, nilai []byte
	fungsi              [][]byte // records, each to the end of the memory
}

func bacaTabelBaris(memori []byte) (t tabelBaris, ok bool) {
	kepala := []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}
	i := bytes.Index(memori, kepala)
	if i < 0 || len(memori)-i < 72 || bytes.Contains(memori[i+8:], kepala) {
		return t, false
	}
	tabel := memori[i:]
	var n [8]int // number of functions and of files, start of the text, then the parts
	for k := range n {
		v := binary.LittleEndian.Uint64(tabel[8+8*k:])
		if v > uint64(len(tabel)) {
			return t, false
		}
		n[k] = int(v)
	}
	jumlah, nama, satuan, berkas, nilai, fungsi := n[0], n[3], n[4], n[5], n[6], n[7]
	if nama < 72 || satuan < nama || berkas < satuan || nilai < berkas || fungsi < nilai || jumlah == 0 || jumlah > (len(tabel)-fungsi)/8-1 {
		return t, false
	}
	t.nama, t.berkas, t.nilai = tabel[nama:satuan], tabel[satuan:nilai], tabel[nilai:fungsi]
	lalu := uint32(0)
	for k := range jumlah {
		e := tabel[fungsi+8*k:]
		mulai, letak := binary.LittleEndian.Uint32(e), binary.LittleEndian.Uint32(e[4:])
		if mulai < lalu || uint64(letak)+uint64(fungsi)+fnAkhir > uint64(len(tabel)) {
			return t, false
		}
		lalu = mulai
		f := tabel[fungsi+int(letak):]
		if binary.LittleEndian.Uint32(f) != mulai || uint64(binary.LittleEndian.Uint32(f[fnNama:])) >= uint64(len(t.nama)) ||
			uint64(binary.LittleEndian.Uint32(f[fnJumlah:])) > uint64(len(f)-fnAkhir)/4 {
			return t, false
		}
		t.fungsi = append(t.fungsi, f)
	}
	return t, true
}

// panjangTabel measures a table of values: pairs of varints, the first of a pair zero
// at the end.
func panjangTabel(b []byte, letak uint32) (int, bool) {
	if letak == 0 || uint64(letak) >= uint64(len(b)) {
		return 0, false
	}
	p := pembacaWasm{b: b[letak:]}
	for pertama := true; ; pertama = false {
		if v := p.angka(); v == 0 && !pertama {
			break
		}
		p.angka()
	}
	return len(b) - int(letak) - len(p.b), !p.rusak
}

// pendekkan drops the path before the package's own name: "dasbor.(*layar).muat".
func pendekkan(nama []byte, letak uint32) {
	n := nama[letak:]
	akhir := bytes.IndexByte(n, 0)
	if akhir < 0 {
		return
	}
	s := string(n[:akhir])
	if !strings.HasPrefix(s, "github.com/") {
		return
	}
	jalur, _, _ := strings.Cut(s, "[") // types stand in brackets, with paths of their own
	jalur, _, _ = strings.Cut(jalur, "(")
	if i := strings.LastIndexByte(jalur, '/'); i > 0 {
		clear(n[copy(n, s[i+1:]):akhir])
	}
}

// segmenMemori cuts a memory into segments at runs of zeros that are longer than the
// head of a segment.
func segmenMemori(memori []byte) (ss []segmenWasm) {
	const celah = 12
	for i := 0; i < len(memori); {
		if memori[i] == 0 {
			i++
			continue
		}
		j := i + 1 // after the last byte that is not zero
		for k := j; k < len(memori) && k-j < celah; k++ {
			if memori[k] != 0 {
				j = k + 1
			}
		}
		ss = append(ss, segmenWasm{i, memori[i:j]})
		i = j
	}
	return ss
}
