package dasbor

import (
	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
)

// Kertas is a paper of an assessment as the server sends it: what stands on it, in
// order, and what this person can do with it. The server has the report, its law and
// the rights; the page draws, and costs the browser's program little.
type Kertas struct {
	Judul     string    `json:"judul"`
	Instansi  string    `json:"instansi"`
	Kop       [4]string `json:"kop"`       // government, unit, address, contact; empty lines are left out
	Nomor     string    `json:"nomor"`     // of the letter; "" prints a line to fill in
	Tanda     []string  `json:"tanda"`     // marks: DATA CONTOH, SEMENTARA
	Contoh    bool      `json:"contoh"`    // the margins say so when it is printed
	Sementara bool      `json:"sementara"` // likewise
	Pilihan   []Penggal `json:"pilihan"`   // the papers there are; Ke is the name in the address
	PDF       string    `json:"pdf"`       // address of this paper as a file; "": there is none
	Unduh     []Penggal `json:"unduh"`     // every file that the person may have
	Isi       []Balok   `json:"isi"`

	StatusTanda string  `json:"status_tanda"` // state of the signature in a few words
	TandaTangan []Balok `json:"tanda_tangan"` // the same at length; nil: nobody signs this paper
	Lampirkan   string  `json:"lampirkan"`    // what a signed file is attached as; "": not by this person
	Kirim       int64   `json:"kirim"`        // version of the assessment that can be sent with it; 0: none
}

// The kinds of a [Balok].
const (
	BalokAlinea    = ""            // a paragraph: one cell
	BalokKecil     = "kecil"       // the same, small
	BalokBagian    = "bagian"      // a part with its heading; Isi
	BalokSubBagian = "subbagian"   // likewise, below a part
	BalokDaftar    = "daftar"      // a list: one cell a row
	BalokFakta     = "fakta"       // label and value a row
	BalokFigur     = "figur"       // label, figure, what it is of, explanation a row
	BalokTabel     = "tabel"       // Kolom, Baris, Kaki
	BalokPesan     = "pesan"       // a warning with a list
	BalokKosong    = "kosong"      // that there is nothing
	BalokTanda     = "tandatangan" // place, date, role, what stands in the box
	BalokLayar     = "layar"       // Isi, on screen only
)

// Balok is one block of a paper.
type Balok struct {
	Rupa  string   `json:"rupa,omitempty"`
	Judul string   `json:"judul,omitempty"`
	Kolom []string `json:"kolom,omitempty"`
	Angka []bool   `json:"angka,omitempty"` // which columns are numbers
	Baris [][]Sel  `json:"baris,omitempty"`
	Kaki  []Sel    `json:"kaki,omitempty"`
	Gulir bool     `json:"gulir,omitempty"` // many columns that are compared with each other
	Isi   []Balok  `json:"isi,omitempty"`
}

// Sel is one cell: pieces of text in a row. An empty one is a dash in a table.
type Sel []Penggal

// Penggal is a piece of text: plain, a link, or as Rupa says: "tebal", "kecil",
// "kode", "unduh" (a file to save), or a tone of a badge: "netral", "info", "sukses",
// "peringatan", "bahaya".
type Penggal struct {
	Teks string `json:"t"`
	Ke   string `json:"k,omitempty"`
	Rupa string `json:"r,omitempty"`
}

func gambarSel(s Sel) []any {
	var out []any
	for _, x := range s {
		var u any = x.Teks
		switch x.Rupa {
		case "tebal":
			u = el.Tebal(x.Teks)
		case "kecil":
			u = el.Kecil(x.Teks)
		case "kode":
			u = el.Kode(x.Teks)
		case "unduh":
			u = el.TautanUnduh(x.Ke, "", x.Teks)
		case "netral", "info", "sukses", "peringatan", "bahaya":
			u = el.Lencana(nadaKertas(x.Rupa), x.Teks)
		default:
			if x.Ke != "" {
				u = el.Tautan(x.Ke, x.Teks)
			}
		}
		out = append(out, u)
	}
	return out
}

func nadaKertas(s string) el.Nada {
	for i, n := range [...]string{"netral", "info", "sukses", "peringatan", "bahaya"} { // in the order of [el.Nada]
		if n == s {
			return el.Nada(i)
		}
	}
	return el.Netral
}

// selKe draws a cell that may be missing; nil is drawn as a dash.
func selKe(b []Sel, i int) any {
	if i >= len(b) || len(b[i]) == 0 {
		return nil
	}
	return gambarSel(b[i])
}

// teksKe is the text of a cell that may be missing.
func teksKe(b []Sel, i int) (s string) {
	if i < len(b) {
		for _, x := range b[i] {
			s += x.Teks
		}
	}
	return s
}

func gambarBalok(bs []Balok) []any {
	out := []any{}
	for i := range bs {
		b := &bs[i]
		var butir []any
		for _, r := range b.Baris {
			butir = append(butir, selKe(r, 0))
		}
		var u any
		switch b.Rupa {
		case BalokBagian:
			u = el.Bagian(b.Judul, gambarBalok(b.Isi)...)
		case BalokSubBagian:
			u = el.SubBagian(b.Judul, gambarBalok(b.Isi)...)
		case BalokLayar:
			u = el.HanyaLayar(gambarBalok(b.Isi)...)
		case BalokDaftar:
			u = el.Butir(butir...)
		case BalokPesan:
			u = el.Pesan(el.Peringatan, b.Judul, el.Butir(butir...))
		case BalokKosong:
			u = el.Kosong(b.Judul)
		case BalokKecil:
			u = el.Kecil(butir...)
		case BalokTabel:
			u = b.tabel()
		case BalokFakta:
			fs := make([]el.Fakta, len(b.Baris))
			for j, r := range b.Baris {
				fs[j] = el.Fakta{Label: teksKe(r, 0), Isi: selKe(r, 1)}
			}
			u = el.DaftarFakta(fs...)
		case BalokFigur:
			var fs []any
			for _, r := range b.Baris {
				f := el.Figur{Label: teksKe(r, 0), Nilai: selKe(r, 1), Dari: teksKe(r, 2), Ket: el.Isi(selKe(r, 3))}
				if f.Nilai == nil {
					f.Nilai = el.TanpaNilai("belum ada")
				}
				fs = append(fs, f)
			}
			u = el.Kisi(fs...)
		case BalokTanda:
			for _, r := range b.Baris {
				t, _ := kominfo.ParseTanggal(teksKe(r, 1))
				u = el.TandaTangan{Tempat: teksKe(r, 0), Tanggal: t, Jabatan: teksKe(r, 2), Kotak: el.Isi(selKe(r, 3))}
			}
		default:
			u = el.P(butir...)
		}
		out = append(out, u)
	}
	return out
}

func (b *Balok) tabel() el.Tabel {
	t := el.Tabel{Judul: b.Judul, JudulTersembunyi: true, Gulir: b.Gulir, Kosong: "Belum ada."}
	for i, k := range b.Kolom {
		t.Kolom = append(t.Kolom, el.Kolom{Judul: k, Angka: i < len(b.Angka) && b.Angka[i]})
	}
	baris := func(r []Sel) (out []any) {
		for i := range r {
			out = append(out, selKe(r, i))
		}
		return out
	}
	for _, r := range b.Baris {
		t.Baris = append(t.Baris, baris(r))
	}
	t.Kaki = baris(b.Kaki)
	return t
}
