package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// BelumDiisi is the Nilai of a [Tingkat] that nobody has answered.
const BelumDiisi = -1

// Tingkat asks for a maturity level: a row of large buttons from Dari to
// Sampai. It is a group of radio buttons, so arrow keys work.
type Tingkat struct {
	ID, Label, Bantuan, Galat string
	Dari, Sampai              int      // 1 and 5, or 0 and 5
	Nilai                     int      // BelumDiisi when unanswered
	Nama                      []string // short names, from Dari on: "Rintisan", "Terkelola" …
	Uraian                    []string // criterion of each level, from Dari on; that of the chosen level is shown
	Mati, LabelTersembunyi    bool
	BolehKosong               bool // offers to take the answer back
	Ubah                      func(ctx app.Context, nilai int)
}

// UI draws the row.
func (t Tingkat) UI() app.UI { return &tingkat{T: t} }

type tingkat struct {
	app.Compo
	T Tingkat
}

func (c *tingkat) Render() app.UI {
	t := c.T
	f := medan{id: t.ID, label: t.Label, bantuan: t.Bantuan, galat: t.Galat, labelTersembunyi: t.LabelTersembunyi}
	var isi []any
	for n := t.Dari; n <= t.Sampai; n++ {
		id := t.ID + "-" + itoa(n)
		var nama any
		if s := ke(t.Nama, n-t.Dari); s != "" {
			nama = buat("span", at{"class": "tingkat-nama"}, s)
		}
		isi = append(isi, buat("div", at{"class": "tingkat-satu"},
			radio(id, t.ID, n-t.Dari, n == t.Nilai, t.Mati).On("change", c.ubah),
			buat("label", at{"for": id}, buat("span", at{"class": "tingkat-angka"}, n), nama)))
	}
	var uraian, kosongkan any
	if s := ke(t.Uraian, t.Nilai-t.Dari); s != "" && t.Nilai >= t.Dari {
		uraian = buat("p", at{"class": "tingkat-uraian"}, buat("strong", nil, "Tingkat "+itoa(t.Nilai)+": "), s)
	}
	if t.BolehKosong && !t.Mati && t.Nilai >= t.Dari {
		kosongkan = Tombol{Label: "Kosongkan", Sunyi: true, LabelRi: "Kosongkan " + t.Label, Klik: c.kosongkan}
	}
	return f.himpun("tingkat", buat("div", at{"class": "tingkat-deret"}, isi...),
		buat("div", at{"class": "tingkat-bawah", "aria-live": "polite"}, uraian, kosongkan))
}

func ke(s []string, i int) string {
	if i < 0 || i >= len(s) {
		return ""
	}
	return s[i]
}

func (c *tingkat) ubah(ctx app.Context, e app.Event) {
	if i := indeksRadio(ctx); c.T.Ubah != nil && i >= 0 && c.T.Dari+i <= c.T.Sampai {
		c.T.Ubah(ctx, c.T.Dari+i)
	}
}

func (c *tingkat) kosongkan(ctx app.Context) {
	if c.T.Ubah != nil {
		c.T.Ubah(ctx, BelumDiisi)
	}
}
