package buku

// kembang undoes DEFLATE (RFC 1951) for register.json.flate. Package compress/flate
// reads what comes from strangers, and fast; it would cost the browser's program
// half of what the smaller file saves. This one trusts its input, which a test of
// this package makes and reads.
func kembang(src []byte) []byte {
	k := &pengembang{src: src}
	for akhir := false; !akhir; {
		akhir = k.bit(1) == 1
		switch k.bit(2) {
		case 0:
			k.tersimpan()
		case 1:
			k.tetap()
		default:
			k.dinamis()
		}
	}
	return k.out
}

type pengembang struct {
	src     []byte
	out     []byte
	sisa, n uint32 // bits that are read and not used, and how many
}

// bit reads n bits, the lowest first.
func (k *pengembang) bit(n uint32) int {
	for k.n < n {
		k.sisa |= uint32(k.src[0]) << k.n
		k.src, k.n = k.src[1:], k.n+8
	}
	v := k.sisa & (1<<n - 1)
	k.sisa, k.n = k.sisa>>n, k.n-n
	return int(v)
}

// huffman is a canonical code: how many symbols have each length, and the symbols in
// the order of their codes.
type huffman struct {
	jumlah [16]int
	simbol [288]int
}

func huffmanDari(panjang []int) *huffman {
	h := new(huffman)
	for _, p := range panjang {
		h.jumlah[p]++
	}
	h.jumlah[0] = 0
	var awal [17]int
	for i, n := range h.jumlah {
		awal[i+1] = awal[i] + n
	}
	for s, p := range panjang {
		if p > 0 {
			h.simbol[awal[p]] = s
			awal[p]++
		}
	}
	return h
}

func (k *pengembang) simbol(h *huffman) int {
	kode, awal, letak := 0, 0, 0
	for p := 1; ; p++ {
		kode |= k.bit(1)
		n := h.jumlah[p]
		if kode-awal < n {
			return h.simbol[letak+kode-awal]
		}
		letak, awal, kode = letak+n, (awal+n)<<1, kode<<1
	}
}

func (k *pengembang) tersimpan() {
	k.sisa, k.n = 0, 0
	n := int(k.src[0]) | int(k.src[1])<<8
	k.out = append(k.out, k.src[4:4+n]...)
	k.src = k.src[4+n:]
}

func (k *pengembang) tetap() {
	var p [288]int
	for i := range p {
		switch {
		case i < 144, i > 279:
			p[i] = 8
		case i < 256:
			p[i] = 9
		default:
			p[i] = 7
		}
	}
	var q [30]int
	for i := range q {
		q[i] = 5
	}
	k.isi(huffmanDari(p[:]), huffmanDari(q[:]))
}

func (k *pengembang) dinamis() {
	nPanjang, nJarak, nKode := k.bit(5)+257, k.bit(5)+1, k.bit(4)+4
	var kode [19]int
	for _, i := range []byte("\x10\x11\x12\x00\x08\x07\x09\x06\x0a\x05\x0b\x04\x0c\x03\x0d\x02\x0e\x01\x0f")[:nKode] {
		kode[i] = k.bit(3)
	}
	h := huffmanDari(kode[:])
	var p []int
	for len(p) < nPanjang+nJarak {
		s, ulang, nilai := k.simbol(h), 1, 0
		switch s {
		case 16:
			nilai, ulang = p[len(p)-1], 3+k.bit(2)
		case 17:
			ulang = 3 + k.bit(3)
		case 18:
			ulang = 11 + k.bit(7)
		default:
			nilai = s
		}
		for ; ulang > 0; ulang-- {
			p = append(p, nilai)
		}
	}
	k.isi(huffmanDari(p[:nPanjang]), huffmanDari(p[nPanjang:]))
}

// isi reads letters and copies of what came before, to the end of the block.
func (k *pengembang) isi(huruf, jarak *huffman) {
	for {
		s := k.simbol(huruf)
		if s == 256 {
			return
		}
		if s < 256 {
			k.out = append(k.out, byte(s))
			continue
		}
		n := 258
		if s < 285 {
			n = k.salin(s-257, 4, 3)
		}
		d := k.salin(k.simbol(jarak), 2, 1)
		for ; n > 0; n-- {
			k.out = append(k.out, k.out[len(k.out)-d])
		}
	}
}

// salin gives the length or distance that code s stands for: groups of per codes with
// one more extra bit each, the first two groups with none; dasar is the smallest.
func (k *pengembang) salin(s, per, dasar int) int {
	if s < 2*per {
		return s + dasar
	}
	lebih := s/per - 1
	return (per+s%per)<<lebih + dasar + k.bit(uint32(lebih))
}
