package kertaspdf

import (
	"strings"

	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// titikTubuh is the size of the text of a page.
const titikTubuh = 10

const garisNomor = "........................................"

func (c *cetakan) gambarLembar(l *kertas.Lembar) {
	c.lembar, c.ganti = l, false
	c.Halaman(c.o.Rebah)
	if c.tingkat > 0 && l.Judul != "" {
		t, _ := kanvas.Sandi(satuBaris(l.Judul))
		c.F.Bookmark(t, 0, c.Y)
	}
	if l.Kop != [4]string{} {
		c.Kop(l.Kop)
	}
	if l.Judul != "" {
		c.Pakai(kanvas.Tebal, 13)
		c.Tengah(strings.ToUpper(l.Judul))
	}
	if l.Nomor != "" {
		s := l.Nomor
		if s == kertas.GarisNomor {
			s = garisNomor
		}
		c.Pakai(kanvas.Biasa, titikTubuh)
		c.Tengah("Nomor: " + s)
	}
	if l.Uraian != "" {
		c.Pakai(kanvas.Biasa, titikTubuh)
		c.Y += 0.8
		c.Tengah(l.Uraian)
	}
	if l.Judul+l.Nomor+l.Uraian != "" {
		c.Y += 4
	}
	c.isi(l.Isi, 0)
}

// isi draws blocks. ekor is the height that must find room below the last of them.
func (c *cetakan) isi(bs []kertas.Balok, ekor float64) {
	var cetak []*kertas.Balok
	for i := range bs {
		switch bs[i].Rupa {
		case kertas.HanyaLayar, kertas.Saring, kertas.Salin:
		default:
			cetak = append(cetak, &bs[i])
		}
	}
	for i, b := range cetak {
		if b.Rupa == kertas.GantiHalaman {
			c.ganti = true
			continue
		}
		if c.ganti {
			c.ganti = false
			c.Halaman(c.Rebah)
		}
		e := 0.0
		switch {
		case i == len(cetak)-1:
			e = ekor
		case cetak[i+1].Rupa == kertas.TandaTangan:
			e = c.tinggiTanda(cetak[i+1])
		}
		c.balok(b, min(e, c.Tinggi/2)) // a page is never moved for the sake of half of it
	}
}

func (c *cetakan) balok(b *kertas.Balok, ekor float64) {
	switch b.Rupa {
	case kertas.Bagian:
		c.bagian(b.Judul, 11, 28, true)
		c.isi(b.Isi, ekor)
		c.Y += 1
		return
	case kertas.SubBagian, kertas.Rincian:
		c.bagian(b.Judul, titikTubuh, 22, false)
		c.isi(b.Isi, ekor)
		return
	case kertas.TandaTangan:
		c.tandaTangan(b)
	case kertas.Tabel:
		c.tabel(b, ekor)
	case kertas.Pesan:
		c.pesan(b, ekor)
	case kertas.Figur:
		c.figur(b)
	case kertas.Fakta:
		c.keterangan(b)
		c.fakta(b, ekor)
	case kertas.Linimasa:
		c.keterangan(b)
		c.linimasa(b)
	case kertas.Daftar, kertas.Bernomor:
		c.keterangan(b)
		c.daftar(b, ekor)
	case kertas.Kosong:
		c.Pakai(kanvas.Miring, titikTubuh)
		c.paragraf(kertas.T(b.Judul), 0, ekor)
		c.Y += 2
	case kertas.Kecil:
		c.alinea(b, 8, ekor)
	default:
		c.alinea(b, titikTubuh, ekor)
	}
	if len(b.Isi) > 0 {
		c.isi(b.Isi, ekor)
	}
}

// bagian prints a heading and keeps it with what follows.
func (c *cetakan) bagian(judul string, titik, butuh float64, garisBesar bool) {
	if judul == "" {
		return
	}
	c.Y += 2
	c.Butuh(butuh)
	c.Pakai(kanvas.Tebal, titik)
	if garisBesar {
		t, _ := kanvas.Sandi(satuBaris(judul))
		c.F.Bookmark(t, c.tingkat, c.Y)
	}
	c.Alinea(judul, 0)
	c.Y += 1.2
}

// keterangan prints the title of a block that is no part of its own.
func (c *cetakan) keterangan(b *kertas.Balok) {
	if b.Judul == "" {
		return
	}
	c.Butuh(18)
	c.Pakai(kanvas.Tebal, 9.5)
	c.Alinea(b.Judul, 0)
	c.Y += 0.8
}
