package xlsx

import (
	"io"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/xuri/excelize/v2"
)

// Templat describes an import template.
type Templat struct {
	Register string // machine name of the register
	Versi    int    // version of its schema
	Judul    string // name of the sheet to fill in; Register when ""
	Kolom    []Kolom
	Baris    int // rows prepared with formats and drop-downs: 2,000 when 0
}

const opTemplat = "xlsx.BuatTemplat"

// BuatTemplat writes a workbook for an office to fill in:
//
//   - the data sheet with Indonesian headers (required ones in red with *), help
//     for the column when a cell is selected, drop-downs, and refusal of a text
//     where a number or date is due;
//   - in its second row, hidden, the machine name of every column, by which
//     [tabel.Kenali] knows it again even when columns were moved;
//   - the sheet Petunjuk with meaning, example and choices of every column;
//   - the hidden sheet _lumbung with register, version and the lists of choices.
//
// Examples stand on Petunjuk only, so none can be imported by mistake.
func BuatTemplat(w io.Writer, t Templat) error {
	if t.Register == "" || len(t.Kolom) == 0 {
		return kominfo.E(kominfo.TidakSah, opTemplat, "Templat memerlukan nama register dan sedikitnya satu kolom.")
	}
	if t.Baris <= 0 {
		t.Baris = 2000
	}
	t.Baris = min(t.Baris, excelize.TotalRows-2)
	if t.Judul == "" {
		t.Judul = t.Register
	}
	f := excelize.NewFile()
	defer f.Close()
	g, err := buatGaya(f)
	if err != nil {
		return rusak(err)
	}
	p := &pembuat{f: f, g: g, t: t, pakai: map[string]bool{"petunjuk": true, tabel.LembarTemplat: true}}
	p.data = NamaLembar(t.Judul, p.pakai)
	for _, langkah := range []func() error{p.lembarData, p.lembarPetunjuk, p.lembarLumbung} {
		if err := langkah(); err != nil {
			return rusak(err)
		}
	}
	f.SetActiveSheet(0)
	return simpan(w, f, nil)
}

type pembuat struct {
	f     *excelize.File
	g     *gaya
	t     Templat
	data  string
	pakai map[string]bool
}

func (p *pembuat) lembarData() error {
	f := p.f
	if err := f.SetSheetName("Sheet1", p.data); err != nil {
		return err
	}
	for i, k := range p.t.Kolom {
		huruf := tabel.NamaKolom(i)
		label, gy := k.label(), p.g.kepala
		if k.Wajib {
			label, gy = label+" *", p.g.wajib
		}
		if err := galatPertama(
			f.SetColWidth(p.data, huruf, huruf, k.lebar()),
			f.SetColStyle(p.data, huruf, p.g.kolom(k.Jenis)),
			f.SetCellStr(p.data, huruf+"1", label),
			f.SetCellStyle(p.data, huruf+"1", huruf+"1", gy),
			f.SetCellStr(p.data, huruf+"2", tabel.TandaTemplat(p.t.Register, p.t.Versi, k.Nama)),
			p.periksaIsian(i, k),
		); err != nil {
			return err
		}
	}
	return galatPertama(
		f.SetRowVisible(p.data, 2, false),
		f.SetPanes(p.data, beku(2)),
		f.SetSheetDimension(p.data, dimensi(len(p.t.Kolom), 1)),
	)
}

// periksaIsian sets what may be typed in a column and the help beside it.
func (p *pembuat) periksaIsian(i int, k Kolom) error {
	d := excelize.NewDataValidation(true)
	d.Sqref = tabel.NamaSel(3, i) + ":" + tabel.NamaSel(p.t.Baris+2, i)
	pesan := ""
	switch pilihan := k.pilihan(); {
	case len(pilihan) > 0:
		d.SetSqrefDropList(tabel.LembarTemplat + "!" + mutlak(2, kolomPilihan+i) + ":" + mutlak(len(pilihan)+1, kolomPilihan+i))
		pesan = "Pilih salah satu dari daftar."
	case k.Jenis == Bulat || k.Jenis == Uang:
		if err := d.SetRange(-9e15, 9e15, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		pesan = "Isi dengan bilangan bulat tanpa huruf dan tanpa titik ribuan."
	case k.Jenis == Desimal:
		if err := d.SetRange(-9e15, 9e15, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		pesan = "Isi dengan angka tanpa huruf dan tanpa titik ribuan."
	case k.Jenis == Tanggal:
		if err := d.SetRange(1, 2958465, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		pesan = "Isi dengan tanggal, misalnya 2026-03-16."
	}
	if pesan != "" {
		d.SetError(excelize.DataValidationErrorStyleStop, "Isian ditolak", pesan)
	}
	if b := k.Bantuan; b != "" || pesan != "" {
		if b == "" {
			b = pesan
		}
		d.SetInput(potong(k.label(), 32), potong(b, 255))
	}
	if d.Type == "" && d.PromptTitle == nil {
		return nil
	}
	return p.f.AddDataValidation(p.data, d)
}

func (k Kolom) pilihan() []string {
	if len(k.Pilihan) == 0 && k.Jenis == YaTidak {
		return []string{yaTidak(true), yaTidak(false)}
	}
	return k.Pilihan
}

func (p *pembuat) lembarPetunjuk() error {
	if _, err := p.f.NewSheet("Petunjuk"); err != nil {
		return err
	}
	var baris [][]any
	for _, k := range p.t.Kolom {
		wajib := "boleh kosong"
		if k.Wajib {
			wajib = "wajib"
		}
		contoh := k.Contoh
		if pl := k.pilihan(); contoh == "" && len(pl) > 0 {
			contoh = pl[0]
		}
		baris = append(baris, []any{k.label(), wajib, k.isian(), contoh, k.Bantuan})
	}
	_, err := p.g.tulisLembar(p.f, "Petunjuk", Lembar{Jumlah: len(baris), Baris: Dari(baris), Kolom: []Kolom{
		{Nama: "Kolom", Lebar: 30}, {Nama: "Wajib", Lebar: 14}, {Nama: "Isi dengan", Lebar: 30}, {Nama: "Contoh", Lebar: 24}, {Nama: "Keterangan", Lebar: 80}}})
	return err
}

func (k Kolom) isian() string {
	if n := len(k.pilihan()); n > 0 {
		return "pilihan dari daftar (" + strconv.Itoa(n) + ")"
	}
	switch k.Jenis {
	case Bulat:
		return "bilangan bulat"
	case Desimal:
		return "angka"
	case Uang:
		return "rupiah, bilangan bulat"
	case Tanggal:
		return "tanggal, misalnya 2026-03-16"
	}
	return "teks"
}

// kolomPilihan is the column of _lumbung in which the lists begin.
const kolomPilihan = 3

func (p *pembuat) lembarLumbung() error {
	if _, err := p.f.NewSheet(tabel.LembarTemplat); err != nil {
		return err
	}
	panjang := 2
	for _, k := range p.t.Kolom {
		panjang = max(panjang, len(k.pilihan()))
	}
	baris := func(yield func([]any, error) bool) {
		for n := range panjang {
			b := make([]any, kolomPilihan+len(p.t.Kolom))
			switch n {
			case 0:
				b[0], b[1] = "register", p.t.Register
			case 1:
				b[0], b[1] = "versi", strconv.Itoa(p.t.Versi)
			}
			for i, k := range p.t.Kolom {
				if pl := k.pilihan(); n < len(pl) {
					b[kolomPilihan+i] = pl[n]
				}
			}
			if !yield(b, nil) {
				return
			}
		}
	}
	kolom := []Kolom{{Nama: "Lembar ini dipakai program. Jangan diubah."}, {Nama: "Nilai"}, {Nama: "Pilihan:"}}
	for _, k := range p.t.Kolom {
		kolom = append(kolom, Kolom{Nama: k.Nama})
	}
	if _, err := p.g.tulisLembar(p.f, tabel.LembarTemplat, Lembar{Kolom: kolom, Baris: baris, Jumlah: panjang}); err != nil {
		return err
	}
	return p.f.SetSheetVisible(tabel.LembarTemplat, false, true)
}

// mutlak gives "$D$2".
func mutlak(baris, kolom int) string {
	return "$" + tabel.NamaKolom(kolom) + "$" + strconv.Itoa(baris)
}

func potong(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

func galatPertama(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
