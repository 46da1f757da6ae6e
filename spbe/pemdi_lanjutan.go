package spbe

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// BarisLanjutan is one row of the continuity table: how an indicator stands to those of
// the instrument before.
type BarisLanjutan struct {
	Nomor     string               `json:"nomor"`
	Kode      string               `json:"kode"`
	Nama      string               `json:"nama"`
	Sifat     indeks.Sifat         `json:"sifat"`     // dipakai_ulang, diperbarui, baru, padanan
	Instrumen string               `json:"instrumen"` // id of the instrument before
	Dari      []string             `json:"dari"`      // nomor there; empty where none is known
	Status    kominfo.StatusSumber `json:"status"`
	Catatan   string               `json:"catatan,omitempty"`
}

// Lanjutan gives the continuity table of an instrument, in its order; indicators
// of which nothing is known are left out. For Pemdi 2026 sifat is the opinion of
// one source and the pairs of indicators are worked out: no regulation says
// either, so Status goes with every row.
//
// It is about evidence. An index or a value of one instrument is never converted
// to another.
func Lanjutan(in *indeks.Instrumen) []BarisLanjutan {
	if in == nil {
		return nil
	}
	var ls []BarisLanjutan
	for i := range in.Indikator {
		d := &in.Indikator[i]
		if k := d.Kelanjutan; k != nil {
			ls = append(ls, BarisLanjutan{d.Nomor, d.Kode, d.Nama, k.Sifat, k.Instrumen, k.Indikator, k.Status, k.Catatan})
		}
	}
	return ls
}

// SebutanSifat is what people read for a row of the continuity table.
func SebutanSifat(s indeks.Sifat) string {
	switch s {
	case indeks.DipakaiUlang:
		return "dapat dipakai lagi"
	case indeks.Diperbarui:
		return "perlu diperbarui"
	case indeks.Baru:
		return "baru"
	case indeks.Padanan:
		return "padanan pokok bahasan"
	}
	return string(s)
}

// Calon is a document of an older assessment that may serve an indicator of the
// new instrument.
type Calon struct {
	Nomor    string               `json:"nomor"` // of the new indicator
	Bukti    *Bukti               `json:"bukti"` // the old evidence as it stands, in the slice that was given; its level says nothing about the new one
	Dari     []int                `json:"dari"`  // places in the slice that was given of all evidence with this document
	Sifat    indeks.Sifat         `json:"sifat"`
	Status   kominfo.StatusSumber `json:"status"`   // how well the continuity is known
	Perbarui []string             `json:"perbarui"` // what must be checked or renewed, in sentences
}

// Warisan gives the accepted evidence of an assessment by the older instrument
// that may serve the indicator nomorBaru, one Calon for each document, with what
// must be renewed. buktiLama is the evidence of one assessment by the instrument
// that Kelanjutan names. There are none for a new indicator and for one of which
// no forerunner is known.
//
// The office picks the level and the item for each; nothing is scored, and no
// old value is carried over.
func Warisan(inBaru *indeks.Instrumen, nomorBaru string, buktiLama []Bukti) []Calon {
	if inBaru == nil {
		return nil
	}
	d, ok := inBaru.Cari(nomorBaru)
	if !ok || d.Kelanjutan == nil || d.Kelanjutan.Sifat == indeks.Baru {
		return nil
	}
	perbarui := syaratWarisan(&d)
	var cs []Calon
	for _, lama := range d.Kelanjutan.Indikator {
		for i := range buktiLama {
			b := &buktiLama[i]
			if b.Indikator != lama || b.Status != BuktiDiterima {
				continue
			}
			k := 0
			for k < len(cs) && cs[k].Bukti.Dokumen != b.Dokumen {
				k++
			}
			if k == len(cs) {
				cs = append(cs, Calon{d.Nomor, b, nil, d.Kelanjutan.Sifat, d.Kelanjutan.Status, perbarui})
			}
			cs[k].Dari = append(cs[k].Dari, i)
		}
	}
	return cs
}

func syaratWarisan(d *indeks.Indikator) []string {
	var s []string
	switch d.Kelanjutan.Sifat {
	case indeks.DipakaiUlang:
		s = append(s, "Periksa apakah dokumen masih berlaku dan isinya memenuhi butir yang dipilih.")
	case indeks.Diperbarui:
		s = append(s, "Perbarui isi dokumen menurut kriteria "+d.Kode+"; sebutan dan unsur dari instrumen lama disesuaikan.")
	default:
		s = append(s, "Pokok bahasannya sama, tetapi belum tentu membuktikan kriteria "+d.Kode+". Baca kembali isinya.")
	}
	s = append(s, "Pilih tingkat dan butir "+d.Kode+" untuk dokumen ini; tingkat yang lama tidak dialihkan.")
	if x := d.IndeksLuar; x != nil {
		nama := x.Nama
		if x.Area != "" {
			nama += " area " + x.Area
		}
		nama += " (" + x.Pemilik + ")"
		if x.Peran == indeks.SumberNilai {
			s = append(s, "Nilai "+d.Kode+" diambil dari "+nama+"; dokumen ini hanya pendukung.")
		} else {
			s = append(s, "Hasil ukur "+nama+" harus yang terbaru; hasil lama belum tentu diterima.")
		}
	}
	return s
}
