package tabel

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Opsi limits what is read. The zero value is right for almost everyone; a
// field that is 0 has the default given beside it.
type Opsi struct {
	MaksByte    int64 // size of the file: 256 MiB
	MaksUrai    int64 // size of an XLSX after unpacking, all parts together: 1 GiB
	MaksRasio   int64 // unpacked size over packed size of one part above 1 MiB: 300
	MaksEntri   int   // parts in an XLSX: 5,000
	MaksLembar  int   // sheets, or tables of an HTML page: 256
	MaksBaris   int   // rows of one sheet: 1,048,576, as Excel; BacaCSV: none
	MaksKolom   int   // columns: 16,384, as Excel
	MaksSel     int   // cells of the whole file, gaps included: 10,000,000; BacaCSV: none
	MaksPanjang int   // bytes of one cell: 131,072 (Excel allows 32,767 characters)

	// Pemisah fixes the separator of a CSV; 0 finds it among , ; tab and |.
	Pemisah byte
}

// isi fills in the defaults.
func (o Opsi) isi() Opsi {
	b := func(p *int64, v int64) {
		if *p <= 0 {
			*p = v
		}
	}
	n := func(p *int, v int) {
		if *p <= 0 {
			*p = v
		}
	}
	b(&o.MaksByte, 256<<20)
	b(&o.MaksUrai, 1<<30)
	b(&o.MaksRasio, 300)
	n(&o.MaksEntri, 5000)
	n(&o.MaksLembar, 256)
	n(&o.MaksBaris, 1<<20)
	n(&o.MaksKolom, 1<<14)
	n(&o.MaksSel, 10_000_000)
	n(&o.MaksPanjang, 1<<17)
	return o
}

const opBaca = "tabel.Baca"

func tidakSah(format string, args ...any) *kominfo.Error {
	return kominfo.E(kominfo.TidakSah, opBaca, format, args...)
}

func terlaluBanyak(apa string, maks int64) *kominfo.Error {
	return tidakSah("Berkas melampaui batas %s %s. Pecah berkas menjadi beberapa bagian, atau hapus lembar dan kolom yang tidak dipakai, lalu kirim lagi.", kominfo.FormatAngka(maks), apa)
}

func selTerlaluPanjang(baris, kolom, maks int) *kominfo.Error {
	return tidakSah("Isi sel %s lebih panjang dari %s byte. Persingkat isinya, atau periksa apakah ada tanda kutip yang tidak ditutup.", NamaSel(baris, kolom), kominfo.FormatAngka(int64(maks)))
}

// NamaSel gives the address of a cell as a spreadsheet shows it: row 26,
// column 1 is "B26".
func NamaSel(baris, kolom int) string { return NamaKolom(kolom) + strconv.Itoa(baris) }

// penampung collects the rows of one sheet under the limits of the file.
type penampung struct {
	o     Opsi
	sisa  *int  // cells that the file may still have
	blok  []Sel // rows are cut from blocks, not allocated one by one
	baris []Baris
}

// tambah appends a row; trailing empty cells are dropped unless utuh. The cells
// are copied.
func (p *penampung) tambah(nomor int, sel []Sel, utuh bool) error {
	n := len(sel)
	for n > 0 && sel[n-1].Jenis == Kosong && !sel[n-1].Rumus {
		n--
	}
	if n == 0 {
		return nil
	}
	if utuh {
		n = len(sel)
	}
	if n > p.o.MaksKolom {
		return terlaluBanyak("kolom", int64(p.o.MaksKolom))
	}
	if nomor > p.o.MaksBaris {
		return terlaluBanyak("baris", int64(p.o.MaksBaris))
	}
	if *p.sisa -= n; *p.sisa < 0 {
		return terlaluBanyak("sel", int64(p.o.MaksSel))
	}
	if cap(p.blok)-len(p.blok) < n {
		p.blok = make([]Sel, 0, max(n, min(4096, 64+8*len(p.baris))))
	}
	a := len(p.blok)
	p.blok = append(p.blok, sel[:n]...)
	p.baris = append(p.baris, Baris{nomor, p.blok[a:len(p.blok):len(p.blok)]})
	return nil
}
