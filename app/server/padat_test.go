//go:build !(js && wasm)

package server

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// modulUji is a module as Go's linker writes them: n functions, a table of them
// between other data, cut into segments at each run of zeros.
func modulUji(n, awal int) []byte {
	memori := bytes.Repeat([]byte{0xaa}, awal)
	for k := range n * emberPerFungsi {
		memori = append(memori, ember(k)...)
	}
	memori = append(memori, 0x55, 0, 0, 0, 0x55) // what comes next
	var ss []segmenWasm
	for i := 0; i < len(memori); {
		for i < len(memori) && memori[i] == 0 {
			i++
		}
		j := i
		for j < len(memori) && !bytes.HasPrefix(memori[j:], make([]byte, 8)) {
			j++
		}
		ss = append(ss, segmenWasm{i, memori[i:j]})
		i = j
	}
	tipe := []byte{1, 0x60, 1, 0x7f, 1, 0x7f} // one type: func(i32) i32
	impor := append([]byte{1}, "\x04gojs\x01a\x00\x00"...)
	fungsi := append(binary.AppendUvarint(nil, uint64(n)), make([]byte, n)...)
	ekspor := append([]byte{1}, "\x03mem\x02\x00"...)
	kode := binary.AppendUvarint(nil, uint64(n))
	for range n {
		kode = append(kode, 4, 0, 0x41, 0, 0x0b) // return 0
	}
	return tulisBagian([]bagianWasm{
		{0, []byte("\x01xhal")}, {1, tipe}, {2, impor}, {3, fungsi}, {4, []byte{1, 0x70, 0, 1}},
		{5, append([]byte{1, 0}, binary.AppendUvarint(nil, uint64(len(memori)/65536+1))...)},
		{7, ekspor}, {9, []byte{1, 0, 0x41, 0, 0x0b, 1, 1}}, {10, kode}, {11, tulisSegmen(ss)}, {0, []byte("\x01yhal")},
	})
}

// jalankanData gives the memory after the segments are in place and the start
// function, if there is one, has run. Of its instructions it knows those that it needs.
func jalankanData(t *testing.T, wasm []byte) []byte {
	t.Helper()
	bs, ok := bacaBagian(wasm)
	if !ok {
		t.Fatal("modul rusak")
	}
	bagian := map[byte][]byte{}
	for _, b := range bs {
		bagian[b.nomor] = b.isi
	}
	ss, ok := bacaSegmen(bagian[11])
	if !ok {
		t.Fatal("data rusak")
	}
	memori := make([]byte, 1<<20)
	for _, s := range ss {
		copy(memori[s.awal:], s.isi)
	}
	if bagian[8] == nil {
		return memori
	}
	nomor, _ := binary.Uvarint(bagian[8])
	p := pembacaWasm{b: bagian[10]}
	var badan []byte
	nImpor, _ := binary.Uvarint(bagian[2])
	for range min(p.angka(), nomor-nImpor+1) {
		badan = p.potong(p.angka())
	}
	var tumpuk []uint32
	var lokal uint32
	ambil := func() uint32 {
		v := tumpuk[len(tumpuk)-1]
		tumpuk = tumpuk[:len(tumpuk)-1]
		return v
	}
	if !bytes.HasPrefix(badan, []byte{1, 1, 0x7f}) {
		t.Fatalf("variabel: % x", badan)
	}
	var ulang []byte
	for p = (pembacaWasm{b: badan[3:]}); len(p.b) > 0; {
		switch op := p.bita(); op {
		case 0x03:
			p.bita()
			ulang = p.b
		case 0x0b: // end
		case 0x0d:
			if p.bita(); ambil() != 0 {
				p.b = ulang
			}
		case 0x20:
			p.bita()
			tumpuk = append(tumpuk, lokal)
		case 0x22:
			p.bita()
			lokal = tumpuk[len(tumpuk)-1]
		case 0x36:
			p.bita()
			letak := p.angka()
			v := ambil()
			binary.LittleEndian.PutUint32(memori[letak+uint64(ambil()):], v)
		case 0x41: // signed
			n, geser := int64(0), 0
			for lagi := true; lagi; geser += 7 {
				b := p.bita()
				n |= int64(b&0x7f) << geser
				if lagi = b&0x80 != 0; !lagi && b&0x40 != 0 {
					n -= 1 << (geser + 7)
				}
			}
			tumpuk = append(tumpuk, uint32(n))
		case 0x49, 0x6a, 0x6c, 0x76:
			b, a := ambil(), ambil()
			switch op {
			case 0x49:
				if a < b {
					a = 1
				} else {
					a = 0
				}
			case 0x6a:
				a += b
			case 0x6c:
				a *= b
			case 0x76:
				a >>= b
			}
			tumpuk = append(tumpuk, a)
		default:
			t.Fatalf("perintah %#x", op)
		}
	}
	if len(tumpuk) != 0 {
		t.Errorf("sisa di tumpukan: %v", tumpuk)
	}
	return memori
}

func TestPadatkan(t *testing.T) {
	for _, k := range []struct{ fungsi, awal int }{{64, 0}, {64, 1}, {100, 63}, {128, 64}, {511, 8191}, {512, 8192}, {777, 100_000}} {
		asli := modulUji(k.fungsi, k.awal)
		got := padatkan(asli)
		if len(got) > len(asli)/4+k.awal {
			t.Errorf("%+v: %d bita dari %d", k, len(got), len(asli))
		}
		if !bytes.Equal(jalankanData(t, asli), jalankanData(t, got)) {
			t.Errorf("%+v: memori berbeda", k)
		}
		bs, _ := bacaBagian(got)
		var nomor []byte
		for _, b := range bs {
			nomor = append(nomor, b.nomor)
		}
		if diff := cmp.Diff([]byte{0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 0}, nomor); diff != "" {
			t.Errorf("%+v: urutan bagian (-mau +ada):\n%s", k, diff)
		}
		if !bytes.Equal(got, padatkan(got)) {
			t.Errorf("%+v: dipadatkan dua kali", k)
		}
	}
}

// The same module in a real engine: it must be valid, and its memory the same.
func TestPadatkanNode(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
			t.Fatal("node tidak ada")
		}
		t.Skip("DILEWATI: program yang dipadatkan tidak dijalankan di mesin WebAssembly. Pasang node.")
	}
	asli := modulUji(600, 8000)
	dir := t.TempDir()
	for nama, b := range map[string][]byte{"asli.wasm": asli, "padat.wasm": padatkan(asli)} {
		if err := os.WriteFile(dir+"/"+nama, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const naskah = `const fs = require('fs');
const memori = f => Buffer.from(new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(f)), {gojs: {a: () => 0}}).exports.mem.buffer);
process.exit(memori('asli.wasm').equals(memori('padat.wasm')) ? 0 : 1)`
	c := exec.Command(node, "-e", naskah)
	c.Dir = dir
	if keluar, err := c.CombinedOutput(); err != nil {
		t.Errorf("memori berbeda, atau modul tidak sah: %v\n%s", err, keluar)
	}
}

// What is not as described stays byte for byte.
func TestPadatkanLain(t *testing.T) {
	asli := modulUji(64, 10)
	bs, _ := bacaBagian(asli)
	ubah := func(nomor byte, f func(b *bagianWasm)) []byte {
		salinan := slices.Clone(bs)
		for i := range salinan {
			if salinan[i].nomor == nomor {
				f(&salinan[i])
			}
		}
		return tulisBagian(salinan)
	}
	for nama, b := range map[string][]byte{
		"kosong":             nil,
		"bukan modul":        []byte("<!doctype html>"),
		"tabel pendek":       modulUji(63, 10),
		"sudah ada mulai":    ubah(7, func(b *bagianWasm) { *b = bagianWasm{8, []byte{1}} }),
		"jumlah data":        ubah(9, func(b *bagianWasm) { *b = bagianWasm{12, []byte{1}} }),
		"tanpa kode":         ubah(10, func(b *bagianWasm) { b.nomor = 0 }),
		"impor memori":       ubah(2, func(b *bagianWasm) { b.isi = []byte("\x01\x04gojs\x01a\x02\x00") }),
		"data dari variabel": ubah(11, func(b *bagianWasm) { b.isi = []byte{1, 0, 0x23, 0, 0x0b, 0} }),
		"data pasif":         ubah(11, func(b *bagianWasm) { b.isi = []byte{1, 1, 0} }),
		"data terlalu jauh":  ubah(11, func(b *bagianWasm) { b.isi = tulisSegmen([]segmenWasm{{memoriMaks, []byte{1}}}) }),
		"satu angka lain":    bytes.Replace(asli, []byte{0x0b, 1, 40}, []byte{0x0b, 1, 41}, 1),
	} {
		if nama == "satu angka lain" && bytes.Equal(b, asli) {
			t.Fatal("contohnya tidak mengubah apa-apa")
		}
		if got := padatkan(b); !bytes.Equal(got, b) {
			t.Errorf("%s: diubah", nama)
		}
	}
	for n := range asli {
		if b := asli[:n:n]; !bytes.Equal(padatkan(b), b) && !bytes.Equal(jalankanData(t, padatkan(b)), jalankanData(t, b)) {
			t.Fatalf("terpotong di %d: isinya berubah", n)
		}
	}
}

func FuzzPadatkan(f *testing.F) {
	asli := modulUji(64, 10)
	f.Add(asli)
	f.Add(asli[:len(asli)/2])
	f.Add([]byte(kepalaWasm + "\x0b\x10\x01\x00\x41\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x0b\x01a")) // beyond all numbers
	f.Add([]byte(kepalaWasm + "\x0b\x07\x01\x00\x41\x00\x0b\x01a"))
	f.Fuzz(func(t *testing.T, b []byte) {
		salinan := slices.Clone(b)
		got := padatkan(b)
		if !bytes.Equal(b, salinan) {
			t.Error("masukan ikut berubah")
		}
		if _, ok := bacaBagian(got); !ok && !bytes.Equal(got, b) {
			t.Error("hasilnya rusak")
		}
	})
}
