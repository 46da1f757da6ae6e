package jejak

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// ubin checks the next tile of leaves, and for Umum its entries.
func (p *pemeriksa) ubin(ctx context.Context) (lanjut bool, err error) {
	t := tlog.Tile{H: tinggi, N: p.pohon.n >> tinggi, W: int(min(lebarUbin, p.c.Ukuran-p.pohon.n))}
	isi, ada, err := p.ambilUbin(ctx, t)
	if err != nil {
		return false, err
	}
	jalur := t.Path()
	if !ada {
		p.galat(TemuanUbin, jalur, "Jejak terpotong: ubin "+jalur+" tidak ada, padahal checkpoint menyebut "+kominfo.FormatAngka(p.c.Ukuran)+
			" catatan. Pemeriksaan berhenti di catatan nomor "+kominfo.FormatAngka(p.pohon.n)+". Ambil salinan yang lengkap.")
		return false, nil
	}
	if len(isi) != t.W*tlog.HashSize {
		p.galat(TemuanUbin, jalur, "Ubin "+jalur+" rusak: panjangnya "+strconv.Itoa(len(isi))+" byte, seharusnya "+
			strconv.Itoa(t.W*tlog.HashSize)+". Pemeriksaan berhenti di situ; ambil lagi ubin itu dari sumbernya.")
		return false, nil
	}
	if p.Jejak == Umum {
		if err := p.entri(ctx, t, isi); err != nil {
			return false, err
		}
	}
	awal := p.pohon.n
	for ; len(isi) > 0; isi = isi[tlog.HashSize:] {
		p.pohon.Tambah(tlog.Hash(isi[:tlog.HashSize]))
		p.bandingkan()
	}
	for _, u := range p.pohon.UbinSejak(awal) {
		if u.Tingkat > 0 && len(u.Isi) == ubinPenuh {
			if err := p.ubinAtas(ctx, u); err != nil {
				return false, err
			}
		}
	}
	p.pohon.Lupakan(p.pohon.n)
	return true, nil
}

// tepiAtas checks the unfinished tiles above the leaves.
func (p *pemeriksa) tepiAtas(ctx context.Context) error {
	for i := 1; i < len(p.pohon.lapis); i++ {
		if tepi := p.pohon.lapis[i].tepi; len(tepi) > 0 {
			if err := p.ubinAtas(ctx, Ubin{Tingkat: i, Nomor: p.pohon.n >> (tinggi * (i + 1)), Isi: tepi}); err != nil {
				return err
			}
		}
	}
	return nil
}

// ubinAtas checks a published tile above the leaves, which other readers rely
// on, against what the leaves give. Where the root does not fit, it is this that
// tells which tile below differs.
func (p *pemeriksa) ubinAtas(ctx context.Context, u Ubin) error {
	t := tlog.Tile{H: tinggi, L: u.Tingkat, N: u.Nomor, W: len(u.Isi) / tlog.HashSize}
	isi, ada, err := p.ambilUbin(ctx, t)
	if err != nil {
		return err
	}
	jalur := t.Path()
	switch {
	case !ada:
		p.galat(TemuanUbin, jalur, "Ubin "+jalur+" tidak ada, padahal pembaca lain memerlukannya untuk memeriksa bukti. Ambil salinan yang lengkap.")
	case len(isi) != len(u.Isi):
		p.galat(TemuanUbin, jalur, "Ubin "+jalur+" rusak: panjangnya "+strconv.Itoa(len(isi))+" byte, seharusnya "+strconv.Itoa(len(u.Isi))+". Ambil lagi dari sumbernya.")
	case !bytes.Equal(isi, u.Isi):
		k := 0
		for isi[k] == u.Isi[k] {
			k++
		}
		bawah := tlog.Tile{H: tinggi, L: u.Tingkat - 1, N: u.Nomor<<tinggi + int64(k/tlog.HashSize), W: lebarUbin}.Path()
		p.galat(TemuanUbin, jalur, "Ubin "+jalur+" tidak cocok dengan ubin "+bawah+
			": salah satunya telah diubah. Ambil salinan baru; bila tetap begitu, tanyakan kepada kantornya.")
	}
	return nil
}

// ambilUbin gets a tile and says whether there is one. In a copy made while the
// log grew, a narrow tile may be there at its full width only.
func (p *pemeriksa) ambilUbin(ctx context.Context, t tlog.Tile) (isi []byte, ada bool, err error) {
	isi, err = p.ambil(ctx, "jejak/"+p.Jejak+"/"+t.Path())
	if err != nil && tiada(err) && t.W < lebarUbin {
		penuh := t
		penuh.W = lebarUbin
		if isi, err = p.ambil(ctx, "jejak/"+p.Jejak+"/"+penuh.Path()); err == nil {
			isi = sempitkan(isi, t)
		}
	}
	if err != nil && tiada(err) {
		return nil, false, nil
	}
	return isi, err == nil, err
}

// sempitkan cuts a full tile to the width of t.
func sempitkan(isi []byte, t tlog.Tile) []byte {
	if t.L >= 0 {
		return isi[:min(len(isi), t.W*tlog.HashSize)]
	}
	n := 0
	for range t.W {
		i := bytes.Index(isi[n:], []byte("\n\n"))
		if i < 0 {
			return isi
		}
		n += i + 2
	}
	return isi[:n]
}

// tiada reports whether err says that there is no such file, as opposed to a
// file that could not be got.
func tiada(err error) bool {
	return errors.Is(err, kominfo.TidakAda) || errors.Is(err, fs.ErrNotExist)
}
