package desa

import (
	"encoding/binary"
	"hash/crc32"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
)

const (
	ajaib        = "LMBDESA\x01" // magic and version
	kepalaBerkas = len(ajaib) + 4
	batasBerkas  = 8 << 20 // no list of Indonesia's villages is as large
	panjangNama  = 120     // bytes of a name
	panjangSandi = 63      // bytes of a coded name: six bits
	panjangTeks  = 200     // bytes of an edition or a law
)

// Open reads the compact file. The bytes may come from anywhere: everything is
// checked before use, memory stays in proportion to the size, and nothing but
// an error of kind rusak comes of a damaged or forged file. The checksum tells
// an interrupted download, not a forger; who must know the origin compares the
// bytes with a hash of his own. Open keeps no reference to b.
func Open(b []byte) (*Indeks, error) {
	switch {
	case len(b) > batasBerkas:
		return nil, rusak("ukurannya melebihi 8 MB")
	case len(b) < kepalaBerkas || string(b[:len(ajaib)-1]) != ajaib[:len(ajaib)-1]:
		return nil, rusak("bukan berkas kode desa Lumbung")
	case b[len(ajaib)-1] != ajaib[len(ajaib)-1]:
		return nil, kominfo.E(kominfo.Rusak, "desa.Open", "Berkas kode desa memakai versi format %d, sedangkan program ini membaca versi 1. Perbarui program atau berkasnya.", b[len(ajaib)-1])
	case crc32.ChecksumIEEE(b[kepalaBerkas:]) != binary.LittleEndian.Uint32(b[len(ajaib):]):
		return nil, rusak("isinya berubah atau terpotong (jumlah periksa tidak cocok)")
	}
	p := pembaca{s: string(b[kepalaBerkas:])}
	x := &Indeks{edisi: p.teks(panjangTeks)}
	var dikenal [256]bool
	for i := range p.banyak(256) {
		x.simbol[i], dikenal[i] = p.teks(16), true
		p.wajib(x.simbol[i] != "", "simbol kosong")
	}
	p.perubahan(x)
	p.kecamatan(x)
	x.blok = p.s
	for i := range x.kode {
		if p.sebab != "" {
			break
		}
		p.periksaBlok(x, x.blok[x.mulai[i]:x.mulai[i+1]], &dikenal)
	}
	if p.sebab != "" {
		return nil, rusak(p.sebab)
	}
	return x, nil
}

func rusak(sebab string) error {
	return kominfo.E(kominfo.Rusak, "desa.Open", "Berkas kode desa tidak dapat dibaca: %s. Unduh atau salin ulang berkasnya.", sebab)
}

// pembaca reads the part of the file before the blocks. The first fault stays
// in sebab; afterwards every read gives zero.
type pembaca struct {
	s     string
	sebab string
}

func (p *pembaca) wajib(ok bool, sebab string) {
	if !ok && p.sebab == "" {
		p.sebab, p.s = sebab, ""
	}
}

// bilangan reads a varint of at most maks.
func (p *pembaca) bilangan(maks int) int {
	n := 0
	for i := range min(len(p.s), 4) { // 28 bits are more than any number here needs
		c := p.s[i]
		n |= int(c&0x7f) << (7 * i)
		if c < 0x80 {
			if n > maks {
				break
			}
			p.s = p.s[i+1:]
			return n
		}
	}
	p.wajib(false, "ada bilangan di luar batas")
	return 0
}

// banyak reads a count of things that take at least one byte each, so that a
// small file cannot ask for much memory.
func (p *pembaca) banyak(maks int) int { return p.bilangan(min(maks, len(p.s))) }

func (p *pembaca) teks(maks int) string {
	n := p.bilangan(maks)
	p.wajib(n <= len(p.s), "ada teks yang terpotong")
	if p.sebab != "" {
		return ""
	}
	s := p.s[:n]
	p.s = p.s[n:]
	p.wajib(utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }), "ada huruf yang tidak sah")
	return s
}

func (p *pembaca) perubahan(x *Indeks) {
	x.hukum = make([]hukum, p.banyak(1000))
	for i := range x.hukum {
		t, b, h := p.bilangan(9999), p.bilangan(12), p.bilangan(31)
		x.hukum[i] = hukum{kominfo.NewTanggal(t, time.Month(b), h), p.teks(panjangTeks)}
		tt, bb, hh := x.hukum[i].berlaku.Pecah()
		p.wajib(tt == t && int(bb) == b && hh == h, "ada tanggal yang tidak sah")
	}
	x.ubah = make([]ubah, p.banyak(100_000))
	var lalu int
	for i := range x.ubah {
		h, d, baru := p.bilangan(1000), p.bilangan(99_99_99), p.bilangan(99_99_99)
		lalu += d
		p.wajib(d > 0 && h < len(x.hukum) && sahUbah(lalu) && sahUbah(baru) && lalu%100 == 0 == (baru%100 == 0), "ada perubahan kode yang tidak sah")
		if p.sebab != "" {
			return
		}
		x.ubah[i] = ubah{uint32(lalu), uint32(baru), uint16(h)}
	}
}

func sahUbah(c int) bool {
	k, err := wilayah.Susun(c/100_00, c/100%100, c%100, 0)
	return err == nil && k.Tingkat() != wilayah.TingkatProvinsi
}

// kecamatan reads the table of blocks, which must fill the rest exactly.
func (p *pembaca) kecamatan(x *Indeks) {
	n := p.banyak(100_000)
	x.kode, x.mulai = make([]uint32, n), make([]uint32, n+1)
	var kode, letak int
	for i := range n {
		d, ukuran := p.bilangan(99_99_99), p.bilangan(batasBerkas)
		kode += d
		letak += ukuran
		p.wajib(d > 0 && kode%100 != 0 && sahUbah(kode) && letak <= batasBerkas, "ada kode kecamatan yang tidak sah")
		if p.sebab != "" {
			return
		}
		x.kode[i], x.mulai[i+1] = uint32(kode), uint32(letak)
	}
	p.wajib(letak == len(p.s), "ukuran bagian-bagiannya tidak cocok")
}

// periksaBlok walks through one block as the readers later do, so that they
// need no checks of their own.
func (p *pembaca) periksaBlok(x *Indeks, b string, dikenal *[256]bool) {
	const cacat = "ada isi kecamatan yang cacat"
	nama := func(n int) {
		if n == 0 || n > len(b) {
			p.wajib(false, cacat)
			return
		}
		panjang := 0
		for i := range n {
			panjang += len(x.simbol[b[i]])
			if !dikenal[b[i]] {
				panjang = panjangNama + 1
			}
		}
		p.wajib(panjang <= panjangNama, cacat)
		b = b[n:]
	}
	if b == "" || b[0] > panjangSandi {
		p.wajib(false, cacat)
		return
	}
	n := int(b[0])
	b = b[1:]
	nama(n)
	kode := 0
	for b != "" && p.sebab == "" {
		n, d := int(b[0]&63), int(b[0]>>6)
		b = b[1:]
		if d == 0 {
			q := pembaca{s: b}
			d = q.bilangan(3999)
			// entri reads one or two bytes; differences below 4 are in the upper bits.
			if lebar := len(b) - len(q.s); q.sebab != "" || lebar > 2 || d < 4 {
				p.wajib(false, cacat)
				return
			}
			b = q.s
		}
		kode += d
		if kode <= 1000 || kode >= 4000 || kode%1000 == 0 {
			p.wajib(false, cacat)
			return
		}
		nama(n)
	}
}
