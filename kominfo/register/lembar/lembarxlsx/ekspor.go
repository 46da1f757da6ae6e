package lembarxlsx

import (
	"context"
	"io"
	"iter"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel/xlsx"
)

// Ekspor writes an export as a workbook of one sheet: id, versi, then the fields
// under their labels, dates as dates and codes as text. [lembar.Impor] reads it
// back, so people may change cells and add rows (with id and versi left empty).
func Ekspor(ctx context.Context, w io.Writer, judul string, k *lembar.Keluaran) error {
	l := xlsx.Lembar{Nama: judul}
	for i, n := range k.Kepala() {
		kol := xlsx.Kolom{Nama: n, Lebar: 10}
		if i == 0 {
			kol.Lebar = 38
		}
		if i == 1 {
			kol.Jenis = xlsx.Bulat
		}
		if i >= 2 {
			kol = kolom(&k.Isian()[i-2])
		}
		l.Kolom = append(l.Kolom, kol)
	}
	samakan(l.Kolom)
	l.Baris = baris(ctx, k)
	return xlsx.Tulis(w, l)
}

// kolom describes the column of a field.
func kolom(x *register.Isian) xlsx.Kolom {
	k := xlsx.Kolom{Nama: x.Nama, Label: x.Label, Wajib: x.Wajib, Bantuan: x.Bantuan, Contoh: x.Contoh}
	switch x.Rupa {
	case register.RupaAngka, register.RupaTahun:
		k.Jenis = xlsx.Bulat
	case register.RupaRupiah:
		k.Jenis = xlsx.Uang
	case register.RupaTanggal:
		k.Jenis = xlsx.Tanggal
	case register.RupaCentang:
		k.Jenis = xlsx.YaTidak
	}
	return k
}

// samakan puts the machine name in place of a label that stands twice, or that
// is another column's name, so that every heading means one column.
func samakan(k []xlsx.Kolom) {
	kali := map[string]int{}
	for i := range k {
		kali[lembar.KunciKepala(k[i].Nama)]++
		if k[i].Label != "" && lembar.KunciKepala(k[i].Label) != lembar.KunciKepala(k[i].Nama) {
			kali[lembar.KunciKepala(k[i].Label)]++
		}
	}
	for i := range k {
		if kali[lembar.KunciKepala(k[i].Label)] > 1 {
			k[i].Label = k[i].Nama
		}
	}
}

func baris(ctx context.Context, k *lembar.Keluaran) iter.Seq2[[]any, error] {
	isian := k.Isian()
	return func(yield func([]any, error) bool) {
		out := make([]any, 2+len(isian))
		for row, err := range k.Baris(ctx) {
			if err != nil {
				yield(nil, err)
				return
			}
			out[0] = row[0]
			out[1] = row[1]
			if n, err := strconv.ParseInt(row[1], 10, 64); err == nil {
				out[1] = n
			}
			for i := range isian {
				out[2+i] = sel(&isian[i], row[2+i])
			}
			if !yield(out, nil) {
				return
			}
		}
	}
}

// sel gives a text its type in the sheet; one that has none stays a text.
func sel(x *register.Isian, s string) any {
	switch x.Rupa {
	case register.RupaAngka, register.RupaTahun, register.RupaRupiah:
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n
		}
	case register.RupaTanggal:
		if t, err := kominfo.ParseTanggal(s); err == nil {
			return t
		}
	case register.RupaPilihan:
		return lembar.TeksPilihan(x, s)
	case register.RupaCentang:
		switch s {
		case "ya":
			return "Ya"
		case "tidak":
			return "Tidak"
		}
	}
	return s
}
