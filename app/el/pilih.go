package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Opsi is one choice.
type Opsi struct {
	Nilai  string // what the program gets
	Label  string // what people read; Nilai when empty
	Uraian string // below the label, in [PilihSatu]
	Mati   bool
}

func (o Opsi) label() string {
	if o.Label == "" {
		return o.Nilai
	}
	return o.Label
}

// Pilih is a list to choose one from, for more than five choices; for fewer
// [PilihSatu] shows them all.
type Pilih struct {
	ID, Label, Bantuan, Galat string
	Nilai                     string
	Opsi                      []Opsi
	Kosong                    string // label of the choice "": "Semua tahun", "Pilih perangkat daerah"; none when ""
	Wajib, Mati               bool
	LabelTersembunyi          bool
	Ubah                      func(ctx app.Context, nilai string)
}

// UI draws the list.
func (p Pilih) UI() app.UI { return &pilih{P: p} }

type pilih struct {
	app.Compo
	P Pilih
}

// opsi gives the choices with the empty one in front.
func (c *pilih) opsi() []Opsi {
	if c.P.Kosong == "" {
		return c.P.Opsi
	}
	return append([]Opsi{{Label: c.P.Kosong}}, c.P.Opsi...)
}

func (c *pilih) Render() app.UI {
	p := c.P
	f := medan{id: p.ID, label: p.Label, bantuan: p.Bantuan, galat: p.Galat, wajib: p.Wajib, labelTersembunyi: p.LabelTersembunyi}
	var os []any
	for _, o := range c.opsi() {
		e := buat("option", at{"value": o.Nilai}, o.label())
		os = append(os, tandai(tandai(e, "selected", o.Nilai == p.Nilai), "disabled", o.Mati))
	}
	e := buat("select", at{"id": p.ID, "name": p.ID, "class": "masukan pilihan", "aria-describedby": f.dijelaskan(),
		"aria-invalid": jika(p.Galat != "", "true"), "aria-required": jika(p.Wajib, "true")}, os...)
	return f.rangkai(tandai(e, "disabled", p.Mati).On("change", c.ubah))
}

// ubah goes by position: an option whose value is "" has its label as value,
// because go-app drops empty attributes.
func (c *pilih) ubah(ctx app.Context, e app.Event) {
	os, i := c.opsi(), ctx.JSSrc().Get("selectedIndex").Int()
	if c.P.Ubah != nil && i >= 0 && i < len(os) {
		c.P.Ubah(ctx, os[i].Nilai)
	}
}

// PilihSatu shows all choices as radio buttons.
type PilihSatu struct {
	ID, Label, Bantuan, Galat string
	Nilai                     string
	Opsi                      []Opsi
	Wajib, Mati               bool
	Ubah                      func(ctx app.Context, nilai string)
}

// UI draws the choices.
func (p PilihSatu) UI() app.UI { return &pilihSatu{P: p} }

type pilihSatu struct {
	app.Compo
	P PilihSatu
}

func (c *pilihSatu) Render() app.UI {
	p := c.P
	f := medan{id: p.ID, label: p.Label, bantuan: p.Bantuan, galat: p.Galat, wajib: p.Wajib}
	var isi []any
	for i, o := range p.Opsi {
		id := p.ID + "-" + itoa(i)
		var uraian any
		if o.Uraian != "" {
			uraian = buat("span", at{"class": "kecil blok"}, o.Uraian)
		}
		r := radio(id, p.ID, i, o.Nilai == p.Nilai, p.Mati || o.Mati).On("change", c.ubah)
		isi = append(isi, buat("div", at{"class": "opsi"}, r, buat("label", at{"for": id}, o.label(), uraian)))
	}
	return f.himpun("pilih-satu", isi...)
}

func (c *pilihSatu) ubah(ctx app.Context, e app.Event) {
	if i := indeksRadio(ctx); c.P.Ubah != nil && i >= 0 && i < len(c.P.Opsi) {
		c.P.Ubah(ctx, c.P.Opsi[i].Nilai)
	}
}

// radio makes a radio button whose value is its position.
func radio(id, nama string, i int, aktif, mati bool) app.HTMLElemSelfClosing {
	e := buatTunggal("input", at{"type": "radio", "id": id, "name": nama, "value": itoa(i)})
	return tandai(tandai(e, "checked", aktif), "disabled", mati)
}

func indeksRadio(ctx app.Context) int {
	n := 0
	s := ctx.JSSrc().Get("value").String()
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 1<<20 {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// Centang is a box to tick.
type Centang struct {
	ID, Label, Bantuan, Galat string
	Aktif, Mati               bool
	Ubah                      func(ctx app.Context, aktif bool)
}

// UI draws the box.
func (p Centang) UI() app.UI { return &centang{P: p} }

type centang struct {
	app.Compo
	P Centang
}

func (c *centang) Render() app.UI {
	p := c.P
	f := medan{id: p.ID, bantuan: p.Bantuan, galat: p.Galat}
	e := buatTunggal("input", at{"type": "checkbox", "id": p.ID, "name": p.ID, "aria-describedby": f.dijelaskan(), "aria-invalid": jika(p.Galat != "", "true")})
	return buat("div", at{"class": sambung("medan", jika(p.Galat != "", "medan-galat"))},
		buat("div", at{"class": "opsi"},
			tandai(tandai(e, "checked", p.Aktif), "disabled", p.Mati).On("change", c.ubah),
			buat("label", at{"for": p.ID}, p.Label)),
		f.bantuanUI(), f.galatUI())
}

func (c *centang) ubah(ctx app.Context, e app.Event) {
	if c.P.Ubah != nil {
		c.P.Ubah(ctx, ctx.JSSrc().Get("checked").Bool())
	}
}
