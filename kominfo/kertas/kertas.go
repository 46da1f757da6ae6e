// Package kertas is a page of paper as data: what stands on it, block by block,
// before anybody decides how it is shown. A report, a letter, a register book and a
// page of the dashboard are composed once, and drawn by whoever shows them: as a page
// in the browser, as HTML from the server, as PDF (package kertaspdf).
//
//	l := kertas.Lembar{Judul: "Tanda Bukti Penerimaan", Isi: []kertas.Balok{
//		{Baris: [][]kertas.Sel{{kertas.T("Permohonan Anda telah dicatat.")}}},
//		{Rupa: kertas.Fakta, Baris: [][]kertas.Sel{{kertas.T("Nomor"), kertas.T("001/PPID/III/2026")}}},
//	}}
//
// Its JSON is what the server sends to the dashboard.
package kertas

// Lembar is one page or paper.
type Lembar struct {
	Judul  string    `json:"judul"`
	Uraian string    `json:"uraian,omitempty"` // below the title: whose, of what period
	Kop    [4]string `json:"kop"`              // letterhead: government, unit, address, contact; empty lines are left out
	Nomor  string    `json:"nomor,omitempty"`  // of the letter; GarisNomor prints a line to fill in
	Tanda  []Penggal `json:"tanda,omitempty"`  // marks beside the title: DATA CONTOH, SEMENTARA; Rupa is a tone
	Remah  []Penggal `json:"remah,omitempty"`  // where the page lies, from the top; Ke is the address
	Menu   []Penggal `json:"menu,omitempty"`   // neighbouring pages; the one that has a Rupa is this
	Aksi   []Penggal `json:"aksi,omitempty"`   // what can be done: Ke is a page or a file; the first is the main one, Rupa "unduh" saves a file, "cetak" prints
	Isi    []Balok   `json:"isi"`
}

// GarisNomor stands for the number of a letter that is still to be given.
const GarisNomor = "-"

// The kinds of a [Balok].
const (
	Alinea       = ""            // a paragraph: one cell
	Kecil        = "kecil"       // the same, small
	Bagian       = "bagian"      // a part with its heading; Isi
	SubBagian    = "subbagian"   // likewise, below a part
	Daftar       = "daftar"      // a list: one cell a row
	Bernomor     = "bernomor"    // a numbered list: one cell a row
	Fakta        = "fakta"       // label and value a row
	Figur        = "figur"       // label, figure, what it is of, explanation a row
	Tabel        = "tabel"       // Kolom, Baris, Kaki
	Pesan        = "pesan"       // a warning with a list; Nada is its tone
	Kosong       = "kosong"      // that there is nothing: Judul
	TandaTangan  = "tandatangan" // place, date (2026-03-16), role, what stands in the box
	HanyaLayar   = "layar"       // Isi, on screen only
	Linimasa     = "linimasa"    // what happened: date or time, title, explanation, tone (one of the tones below, or "") a row, oldest first
	Saring       = "saring"      // a form of fields that change the page's address (Medan); on screen only
	Salin        = "salin"       // text to copy, such as for WhatsApp: Judul, one cell
	Rincian      = "rincian"     // Isi, folded away under Judul
	GantiHalaman = "halaman"     // a new page of paper begins
	Kirim        = "kirim"       // a form whose fields (Medan) go to the server at Ke, which answers with a [Balasan]; on screen only
)

// Balok is one block.
type Balok struct {
	Rupa  string   `json:"rupa,omitempty"`
	Judul string   `json:"judul,omitempty"`
	Nada  string   `json:"nada,omitempty"` // of a Pesan: "info", "sukses", "peringatan", "bahaya"; "" is peringatan
	Kolom []string `json:"kolom,omitempty"`
	Angka []bool   `json:"angka,omitempty"` // which columns are numbers
	Lebar []int    `json:"lebar,omitempty"` // of the columns on paper, in parts of their sum; nil: by what stands in them
	Baris [][]Sel  `json:"baris,omitempty"`
	Kaki  []Sel    `json:"kaki,omitempty"`
	Gulir bool     `json:"gulir,omitempty"` // many columns that are compared with each other
	Medan []Medan  `json:"medan,omitempty"` // of a Saring or a Kirim
	Ke    string   `json:"ke,omitempty"`    // of a Kirim: where it is sent
	Isi   []Balok  `json:"isi,omitempty"`
}

// Medan is one field of a form. Of a [Saring] what is chosen stands in the address of
// the page under Nama; of a [Kirim] all fields are sent as one JSON object, or, where
// one is a file, the file as it is with the others in the address: those must not be
// personal.
type Medan struct {
	Nama    string    `json:"nama"`
	Judul   string    `json:"judul"`
	Jenis   string    `json:"jenis,omitempty"`   // "" a text, "date", "number", "panjang" (several lines), "berkas"; with Pilihan a list
	Nilai   string    `json:"nilai,omitempty"`   // now; of a file the kinds that are offered: ".pdf,.jpg"
	Bantuan string    `json:"bantuan,omitempty"` // below the title
	Pilihan []Penggal `json:"pilihan,omitempty"` // Teks shown, Ke the value
}

// Balasan is what the server answers to a [Kirim].
type Balasan struct {
	Isi   []Balok   `json:"isi,omitempty"`   // shown below the form
	Lagi  []Penggal `json:"lagi,omitempty"`  // what may be done next: sends the same once more, to Ke
	Ke    string    `json:"ke,omitempty"`    // page to go to
	Draf  string    `json:"draf,omitempty"`  // form of a register's action that is filled in before: "permohonan//catat"
	Isian Isian     `json:"isian,omitempty"` // with what: the fields of the form as text
}

// Isian are fields by name, as a form shows them.
type Isian map[string]string

// Sel is one cell: pieces of text in a row. An empty one is a dash in a table.
type Sel []Penggal

// Penggal is a piece of text: plain, a link, or as Rupa says: "tebal", "kecil",
// "kode", "unduh" (a file to save), "tombol" (a link that looks like a button), or a tone of a badge: "netral", "info", "sukses",
// "peringatan", "bahaya".
type Penggal struct {
	Teks string `json:"t"`
	Ke   string `json:"k,omitempty"`
	Rupa string `json:"r,omitempty"`
}

// T is a cell of plain text; "" is an empty cell.
func T(s string) Sel {
	if s == "" {
		return nil
	}
	return Sel{{Teks: s}}
}

// Ke is a cell that links.
func Ke(s, alamat string) Sel { return Sel{{Teks: s, Ke: alamat}} }

// P is a paragraph.
func P(s string) Balok { return Balok{Baris: [][]Sel{{T(s)}}} }

// F is a row of facts or of a table: plain cells.
func F(sel ...string) []Sel {
	out := make([]Sel, len(sel))
	for i, s := range sel {
		out[i] = T(s)
	}
	return out
}
