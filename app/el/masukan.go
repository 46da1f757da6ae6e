package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Masukan is a text field. The value shown follows Nilai, so that setting the
// variable behind Nilai to "" empties the field.
type Masukan struct {
	ID      string // unique on the page
	Label   string // what is asked, always visible unless LabelTersembunyi
	Bantuan string // how to answer, an example
	Galat   string // what is wrong and how to mend it; "" when nothing is
	Nilai   string

	Jenis    string // "text" (default), "email", "date", "month", "search", "tel", "password", "url"
	Mode     string // keyboard of a phone: "numeric", "decimal"
	Lengkapi string // autocomplete; off by default
	Satuan   string // after the value: "orang", "%"
	Min, Max string // for dates
	Panjang  int    // characters at most, 0 for no limit
	Baris    int    // more than 1: a text area of so many lines

	Wajib, Mati, BacaSaja, LabelTersembunyi bool

	Ketik func(ctx app.Context, nilai string) // at every key
	Ubah  func(ctx app.Context, nilai string) // when the field is left or Enter is pressed
}

// UI draws the field.
func (m Masukan) UI() app.UI { return &masukan{M: m, terakhir: m.Nilai} }

type masukan struct {
	app.Compo
	M        Masukan
	terakhir string // Nilai as last drawn
}

func (c *masukan) Render() app.UI {
	m := c.M
	f := medan{id: m.ID, label: m.Label, bantuan: m.Bantuan, galat: m.Galat, wajib: m.Wajib, labelTersembunyi: m.LabelTersembunyi}
	a := at{"id": m.ID, "name": m.ID, "class": "masukan", "aria-describedby": f.dijelaskan(),
		"aria-invalid": jika(m.Galat != "", "true"), "aria-required": jika(m.Wajib, "true"),
		"autocomplete": m.Lengkapi, "inputmode": m.Mode, "min": m.Min, "max": m.Max}
	if m.Panjang > 0 {
		a["maxlength"] = itoa(m.Panjang)
	}
	var satuan any
	if m.Satuan != "" {
		satuan = buat("span", at{"class": "satuan"}, m.Satuan)
	}
	if m.Baris > 1 {
		a["rows"] = itoa(m.Baris)
		// In the browser the text is a property; in pre-rendered HTML it is content.
		e := buat("textarea", a)
		if app.IsServer {
			e = e.Text(m.Nilai)
		} else {
			e = e.Attr("value", m.Nilai)
		}
		e = tandai(tandai(e, "disabled", m.Mati), "readonly", m.BacaSaja)
		return f.rangkai(e.On("input", c.ketik).On("change", c.ubah), satuan)
	}
	a["type"] = m.Jenis
	if m.Jenis == "" {
		a["type"] = "text"
	}
	a["value"] = m.Nilai
	e := tandai(tandai(buatTunggal("input", a), "disabled", m.Mati), "readonly", m.BacaSaja)
	return f.rangkai(e.On("input", c.ketik).On("change", c.ubah), satuan)
}

// OnUpdate writes a changed Nilai into the field: go-app drops an empty value,
// so that a field could be filled but never cleared.
func (c *masukan) OnUpdate(ctx app.Context) {
	if c.M.Nilai == c.terakhir {
		return
	}
	c.terakhir = c.M.Nilai
	if app.IsClient {
		if e := c.JSValue().Call("querySelector", ".masukan"); e.Truthy() && e.Get("value").String() != c.M.Nilai {
			e.Set("value", c.M.Nilai)
		}
	}
}

func (c *masukan) ketik(ctx app.Context, e app.Event) {
	if c.M.Ketik != nil {
		c.M.Ketik(ctx, ctx.JSSrc().Get("value").String())
	}
}

func (c *masukan) ubah(ctx app.Context, e app.Event) {
	if c.M.Ubah != nil {
		c.M.Ubah(ctx, ctx.JSSrc().Get("value").String())
	}
}
