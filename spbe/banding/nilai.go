package banding

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// BarisNilai is one row of the neutral file of values: what one institution
// answered to one indicator. No official file format for a self-assessment is
// known; this one is ours, for moving values between programs.
type BarisNilai struct {
	Instrumen    string `json:"instrumen"` // instrumen.SPBE2020, …
	Tahun        string `json:"tahun"`     // four digits
	KodeInstansi string `json:"kode_instansi"`
	Nomor        string `json:"nomor_indikator"` // "12", "35-1"
	Tingkat      string `json:"tingkat"`         // machine decimal "3" or "2.50"; empty: not answered
	Penjelasan   string `json:"penjelasan"`
	TautanBukti  string `json:"tautan_bukti"` // addresses, one space between them
	Status       string `json:"status"`       // as the sending program calls it
}

// KolomNilai are the headings of the neutral file, in their order.
func KolomNilai() []string {
	return []string{"instrumen", "tahun", "kode_instansi", "nomor_indikator", "tingkat", "penjelasan", "tautan_bukti", "status"}
}

// PanjangSel is the longest text of one cell, in characters: what a spreadsheet
// keeps.
const PanjangSel = 32_767

const opTulis = "banding.TulisNilai"

// TulisNilai writes the neutral file: UTF-8 with a byte order mark, semicolons,
// and a comma before decimals, so that an Indonesian spreadsheet opens it by a
// double click and does not take 3.5 for the third of May. Texts that a
// spreadsheet could run as a formula are guarded by an apostrophe. Of rows that
// their instrument allows, [BacaNilai] gives back exactly what was written.
//
// A row that could not come back as it is (surrounding spaces in a key, a tingkat
// that is no decimal, an address that is not http or https, a text that is no
// UTF-8, holds a zero byte or is too long for a cell) is an error of kind
// tidak_sah; nothing is changed to make it fit.
func TulisNilai(w io.Writer, baris []BarisNilai) error {
	for i := range baris {
		if err := baris[i].periksaTulis(i + 1); err != nil {
			return err
		}
	}
	p := tabel.NewPenulisCSV(w, tabel.UntukExcel())
	if err := p.Tulis(KolomNilai()); err != nil {
		return err
	}
	for _, b := range baris {
		sel := []string{b.Instrumen, b.Tahun, b.KodeInstansi, b.Nomor, strings.Replace(b.Tingkat, ".", ",", 1), b.Penjelasan, b.TautanBukti, b.Status}
		for i, s := range sel {
			sel[i] = jaga(s)
		}
		if err := p.Tulis(sel); err != nil {
			return err
		}
	}
	return p.Selesai()
}

func (b *BarisNilai) periksaTulis(n int) error {
	for i, s := range []string{b.Instrumen, b.Tahun, b.KodeInstansi, b.Nomor, b.Tingkat} {
		if s != strings.TrimSpace(s) || s == "" && i < 4 || strings.ContainsFunc(s, kendali) {
			return kominfo.E(kominfo.TidakSah, opTulis, "Baris ke-%d tidak dapat ditulis: isian %s kosong, diapit spasi, atau memuat karakter kendali (%s).", n, KolomNilai()[i], kutip(s))
		}
	}
	if b.Tingkat != "" {
		if _, err := indeks.ParsePecahan(b.Tingkat); err != nil || strings.Contains(b.Tingkat, "/") {
			return kominfo.E(kominfo.TidakSah, opTulis, "Baris ke-%d tidak dapat ditulis: tingkat %s bukan angka desimal. Tulis misalnya 3 atau 2.50.", n, kutip(b.Tingkat))
		}
	}
	if tautanAsing(b.TautanBukti) != "" || strings.ContainsFunc(b.TautanBukti, kendali) {
		return kominfo.E(kominfo.TidakSah, opTulis, "Baris ke-%d tidak dapat ditulis: tautan_bukti %s harus alamat http atau https, beberapa alamat dipisahkan spasi.", n, kutip(b.TautanBukti))
	}
	for i, s := range []string{b.Instrumen, b.Tahun, b.KodeInstansi, b.Nomor, b.Tingkat, b.Penjelasan, b.TautanBukti, b.Status} {
		if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 || len(s) > PanjangSel && utf8.RuneCountInString(s) > PanjangSel-8 {
			return kominfo.E(kominfo.TidakSah, opTulis, "Baris ke-%d tidak dapat ditulis: isian %s bukan teks UTF-8, memuat byte nol, atau lebih panjang dari %s karakter.", n, KolomNilai()[i], kominfo.FormatAngka(PanjangSel))
		}
	}
	return nil
}

// jaga guards a text against being run as a formula, like [tabel.Amankan], and
// one apostrophe more where the text itself begins so, which makes it reversible.
func jaga(s string) string {
	if t := strings.TrimLeft(s, "'"); tabel.Amankan(t) != t {
		return "'" + s
	}
	return s
}

// lepas takes off what jaga put.
func lepas(s string) string {
	if t := strings.TrimLeft(s, "'"); len(t) < len(s) && tabel.Amankan(t) != t {
		return s[1:]
	}
	return s
}

// BarisDari makes the rows of one assessment, one for each indicator of the
// instrument in its order; an unanswered one has an empty tingkat.
func BarisDari(in *indeks.Instrumen, kodeInstansi string, tahun int, nilai map[string]string) []BarisNilai {
	out := make([]BarisNilai, 0, len(in.Indikator))
	for i := range in.Indikator {
		n := in.Indikator[i].Nomor
		out = append(out, BarisNilai{Instrumen: in.ID, Tahun: angka(tahun), KodeInstansi: kodeInstansi, Nomor: n, Tingkat: nilai[n]})
	}
	return out
}

// JawabanInstansi are the values of one institution, year and instrument, ready
// for [indeks.Instrumen.Isi] and [Hitung].
type JawabanInstansi struct {
	Instrumen    string            `json:"instrumen"`
	Tahun        string            `json:"tahun"`
	KodeInstansi string            `json:"kode_instansi"`
	Nilai        map[string]string `json:"nilai"`
}

// Kelompokkan puts rows together by institution, year and instrument, in the
// order in which they first appear. Rows without tingkat add no value.
func Kelompokkan(baris []BarisNilai) []JawabanInstansi {
	var out []JawabanInstansi
	letak := map[kunciJawaban]int{}
	for _, b := range baris {
		k := b.kunci()
		i, ada := letak[k]
		if !ada {
			i = len(out)
			letak[k] = i
			out = append(out, JawabanInstansi{b.Instrumen, b.Tahun, b.KodeInstansi, map[string]string{}})
		}
		if b.Tingkat != "" {
			out[i].Nilai[b.Nomor] = b.Tingkat
		}
	}
	return slices.Clip(out)
}

// kunciJawaban tells the assessments of a neutral file apart.
type kunciJawaban struct{ Instrumen, Tahun, KodeInstansi string }

func (b *BarisNilai) kunci() kunciJawaban { return kunciJawaban{b.Instrumen, b.Tahun, b.KodeInstansi} }
