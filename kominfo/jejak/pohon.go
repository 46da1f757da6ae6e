package jejak

import (
	"fmt"
	"math/bits"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

const (
	tinggi     = 8 // height of a tile; one of the frozen formats
	lebarUbin  = 1 << tinggi
	ubinPenuh  = lebarUbin * tlog.HashSize
	maksUkuran = 1 << 56 // leaves; more are never counted, and shifts stay inside an int64
)

// Ubin is a tile of the tree: up to 256 neighbouring hashes of one level. At
// level 0 they are leaves, at level 1 each stands for 256 leaves, and so on.
type Ubin struct {
	Tingkat int
	Nomor   int64  // the first hash of the tile is number 256*Nomor of its level
	Isi     []byte // 32*W bytes, W from 1 to 256; not to be changed
}

// Pohon is an append-only Merkle tree (RFC 6962) that remembers only what is
// needed to go on and to store what is new: its peaks, the tiles on its right
// edge and the tiles finished since it was begun or loaded (see [Pohon.Lupakan]).
// The zero value is the empty tree. It is not safe for concurrent use.
type Pohon struct {
	n      int64
	puncak []tlog.Hash // roots of the perfect subtrees, largest first: one for each 1 bit of n
	lapis  []lapis     // by level of tiles
}

type lapis struct {
	mulai int64    // number of the first tile of penuh
	penuh [][]byte // finished tiles
	tepi  []byte   // the unfinished one, after them
}

// Tambah appends a leaf.
func (p *Pohon) Tambah(h tlog.Hash) {
	p.taruh(0, h)
	naik := bits.TrailingZeros64(^uint64(p.n)) // subtrees that this leaf completes
	sisa := len(p.puncak) - naik
	for i := range naik {
		h = tlog.NodeHash(p.puncak[len(p.puncak)-1-i], h)
		if (i+1)%tinggi == 0 {
			p.taruh((i+1)/tinggi, h)
		}
	}
	p.puncak = append(p.puncak[:sisa], h)
	p.n++
}

// taruh appends a hash to the tiles of a level.
func (p *Pohon) taruh(tingkat int, h tlog.Hash) {
	if tingkat == len(p.lapis) {
		p.lapis = append(p.lapis, lapis{})
	}
	l := &p.lapis[tingkat]
	l.tepi = append(l.tepi, h[:]...)
	if len(l.tepi) == ubinPenuh {
		l.penuh, l.tepi = append(l.penuh, l.tepi), nil
	}
}

// Ukuran gives the number of leaves.
func (p *Pohon) Ukuran() int64 { return p.n }

// Akar gives the root hash, in time proportional to the logarithm of the size.
func (p *Pohon) Akar() tlog.Hash {
	if p.n == 0 {
		h, _ := tlog.TreeHash(0, nil)
		return h
	}
	h := p.puncak[len(p.puncak)-1]
	for i := len(p.puncak) - 2; i >= 0; i-- {
		h = tlog.NodeHash(p.puncak[i], h)
	}
	return h
}

// Kepala gives size and root together.
func (p *Pohon) Kepala() Kepala { return Kepala{Ukuran: p.n, Akar: p.Akar()} }

// Salin gives a copy that grows on its own, for a transaction that may be rolled
// back. It shares the tiles written so far and costs little.
func (p *Pohon) Salin() *Pohon {
	q := &Pohon{n: p.n, puncak: slices.Clone(p.puncak), lapis: slices.Clone(p.lapis)}
	for i := range q.lapis {
		l := &q.lapis[i]
		// Without room behind them, the copy's first append moves them elsewhere.
		l.penuh, l.tepi = slices.Clip(l.penuh), slices.Clip(l.tepi)
	}
	return q
}

// Lupakan lets go of the finished tiles that [Pohon.UbinSejak](ukuran) no longer
// gives, because they are stored. A tree that lives long calls it after every
// commit; otherwise it keeps 32 bytes for every leaf.
func (p *Pohon) Lupakan(ukuran int64) {
	ukuran = min(ukuran, p.n)
	for i := range p.lapis {
		l := &p.lapis[i]
		if buang := ukuran>>(tinggi*(i+1)) - l.mulai; buang > 0 {
			l.mulai += buang
			l.penuh = slices.Clone(l.penuh[buang:])
		}
	}
}

// UbinSejak gives the tiles that changed since the tree had the given size, as
// they are now: by level, by number; the same as tlog.NewTiles. All full tiles
// finished on the way are among them. It panics when the size is larger than the
// tree, or older than what the tree remembers.
func (p *Pohon) UbinSejak(ukuran int64) []Ubin {
	if ukuran < 0 || ukuran > p.n {
		panic(fmt.Sprintf("jejak: UbinSejak(%d) of a tree of size %d", ukuran, p.n))
	}
	var ubin []Ubin
	for i := range p.lapis {
		l := &p.lapis[i]
		lama, baru := ukuran>>(tinggi*i), p.n>>(tinggi*i)
		if lama == baru {
			continue
		}
		if lama>>tinggi < l.mulai {
			panic(fmt.Sprintf("jejak: UbinSejak(%d) of a tree that remembers from %d", ukuran, l.mulai<<(tinggi*(i+1))))
		}
		for k, isi := range l.penuh[lama>>tinggi-l.mulai:] {
			ubin = append(ubin, Ubin{Tingkat: i, Nomor: lama>>tinggi + int64(k), Isi: slices.Clip(isi)})
		}
		if len(l.tepi) > 0 {
			ubin = append(ubin, Ubin{Tingkat: i, Nomor: baru >> tinggi, Isi: slices.Clip(l.tepi)})
		}
	}
	return ubin
}

// MuatPohon loads a tree of the given size from the tiles on its right edge, at
// most one a level. A tile may be wider than needed, because the stored tree has
// grown since; a narrower one is an error of kind rusak. The caller compares
// [Pohon.Akar] with the root that it stored.
func MuatPohon(ukuran int64, ubin func(tingkat int, nomor int64) ([]byte, error)) (*Pohon, error) {
	const op = "jejak.MuatPohon"
	if ukuran < 0 || ukuran > maksUkuran {
		return nil, kominfo.E(kominfo.Rusak, op, "Ukuran jejak %d tidak mungkin. Pulihkan jejak dari cadangan.", ukuran)
	}
	p := &Pohon{n: ukuran}
	for i := 0; ukuran>>(tinggi*i) > 0; i++ {
		nomor := ukuran >> (tinggi * (i + 1))
		l := lapis{mulai: nomor}
		if w := int(ukuran >> (tinggi * i) & (lebarUbin - 1)); w > 0 {
			isi, err := ubin(i, nomor)
			if err != nil {
				return nil, err
			}
			if len(isi) < w*tlog.HashSize || len(isi) > ubinPenuh || len(isi)%tlog.HashSize != 0 {
				return nil, kominfo.E(kominfo.Rusak, op,
					"Ubin jejak tingkat %d nomor %d rusak: panjangnya %d byte, jejak dengan %d entri memerlukan sedikitnya %d. Pulihkan jejak dari cadangan.",
					i, nomor, len(isi), ukuran, w*tlog.HashSize)
			}
			l.tepi = slices.Clone(isi[:w*tlog.HashSize])
		}
		p.lapis = append(p.lapis, l)
	}
	for i := len(p.lapis) - 1; i >= 0; i-- { // the largest subtrees are in the highest level
		p.puncak = appendPuncak(p.puncak, p.lapis[i].tepi)
	}
	return p, nil
}

// appendPuncak appends the roots of the perfect subtrees over the hashes of a
// tile, largest first.
func appendPuncak(puncak []tlog.Hash, isi []byte) []tlog.Hash {
	for len(isi) > 0 {
		k := 1 << (bits.Len(uint(len(isi)/tlog.HashSize)) - 1) * tlog.HashSize
		puncak, isi = append(puncak, akarUbin(isi[:k])), isi[k:]
	}
	return puncak
}

// akarUbin gives the root over a power of two of hashes.
func akarUbin(isi []byte) tlog.Hash {
	if len(isi) == tlog.HashSize {
		return tlog.Hash(isi)
	}
	k := len(isi) / 2
	return tlog.NodeHash(akarUbin(isi[:k]), akarUbin(isi[k:]))
}
