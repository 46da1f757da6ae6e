package ppid

import (
	_ "embed"
	"encoding/json"
	"sync"
)

//go:embed dokumen.json
var berkasDokumen []byte

var muatDokumen = sync.OnceValue(func() *Dokumen {
	d := new(Dokumen)
	if err := json.Unmarshal(berkasDokumen, d); err != nil {
		panic("ppid: dokumen.json bawaan rusak: " + err.Error())
	}
	h := Bawaan() // the citations stand on its list of regulations
	asing := func(kode string) { panic("ppid: dokumen.json menunjuk regulasi " + kode) }
	for _, x := range d.Register {
		h.rujukDasar(x.Dasar, asing)
	}
	for _, x := range d.Formulir {
		h.rujukDasar(x.Dasar, asing)
	}
	for _, x := range d.Ketentuan {
		h.rujukDasar(x.Dasar, asing)
	}
	return d
})

// DokumenBawaan gives the registers, forms and rules of paper that this release
// carries. The value is shared: read it, do not change it.
func DokumenBawaan() *Dokumen { return muatDokumen() }

// Dokumen is the paper side of the law: which columns a register has, what
// stands on a form, and where the sources contradict each other.
type Dokumen struct {
	Format    string      `json:"format"`
	Register  []BukuResmi `json:"register"`
	Formulir  []Formulir  `json:"formulir"`
	Lampiran  []Lampiran  `json:"lampiran"` // annexes of Perki 1/2021
	Ketentuan []Ketentuan `json:"ketentuan"`
	Perbedaan []Perbedaan `json:"perbedaan"`
}

// BukuResmi is a register book as an annex prints it. Kolom are pairs of key and
// heading, in the official order; Minimum is what the article itself asks for.
type BukuResmi struct {
	Kode     string      `json:"kode"`
	Nama     string      `json:"nama"`
	Lampiran string      `json:"lampiran"`
	Kolom    [][2]string `json:"kolom"`
	Minimum  []string    `json:"minimum"`
	Dasar    Dasar       `json:"dasar"`
	Catatan  string      `json:"catatan,omitempty"`
}

// Formulir is one official form or letter. Without Lampiran no annex prints it.
type Formulir struct {
	Kode     string   `json:"kode"`
	Nama     string   `json:"nama"`
	Lampiran string   `json:"lampiran,omitempty"`
	Rangkap  int      `json:"rangkap,omitempty"` // copies; 0 is one
	Isian    []string `json:"isian"`
	Dasar    Dasar    `json:"dasar"`
	Catatan  string   `json:"catatan,omitempty"`
}

// Lampiran is an annex of Perki 1/2021.
type Lampiran struct {
	Nomor string `json:"nomor"` // Roman
	Nama  string `json:"nama"`
}

// Ketentuan is a rule that forms and pages print: rights, cost, black-out.
type Ketentuan struct {
	Kode    string   `json:"kode"`
	Nama    string   `json:"nama"`
	Isi     []string `json:"isi"`
	Dasar   Dasar    `json:"dasar"`
	Catatan string   `json:"catatan,omitempty"`
}

// Perbedaan is a point on which the sources differ; Kebijakan names the [Saklar]
// that decides it, where there is one.
type Perbedaan struct {
	Pokok     string `json:"pokok"`
	Isi       string `json:"isi"`
	Kebijakan string `json:"kebijakan,omitempty"`
}
