package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Tombol is a button. One button of a screen is Utama, the thing most people
// came to do. With Href it is a link that looks like a button.
type Tombol struct {
	Label   string
	Ikon    Ikon
	Akhir   bool   // the icon follows the label: "Berikutnya ›"
	Utama   bool   // the primary button; one per screen
	Bahaya  bool   // cannot be undone
	Sunyi   bool   // no border: in table rows, beside a heading
	Kirim   bool   // submits the form around it
	Mati    bool   // disabled; say why nearby
	Sibuk   bool   // the work has begun: shows a wheel and takes no clicks
	LabelRi string // what a screen reader hears instead of Label: "Ubah SIPD", when several buttons say "Ubah"
	Href    string // a page
	Unduh   string // with Href: save as this file name
	Klik    func(ctx app.Context)
}

func (t Tombol) kelas() string {
	return sambung("tombol", jika(t.Utama, "tombol-utama"), jika(t.Bahaya, "tombol-bahaya"), jika(t.Sunyi, "tombol-sunyi"), jika(t.Label == "", "tombol-ikon"))
}

func (t Tombol) isi(ikon any) []any {
	if t.Akhir {
		return []any{t.Label, ikon}
	}
	return []any{ikon, t.Label}
}

// UI draws the button.
func (t Tombol) UI() app.UI {
	if t.Href != "" && !t.Mati {
		return buat("a", at{"class": t.kelas(), "href": Alamat(t.Href), "download": t.Unduh, "aria-label": t.LabelRi, "rel": jika(luar(t.Href), "noopener noreferrer")}, t.isi(t.Ikon)...)
	}
	return &tombol{T: t}
}

type tombol struct {
	app.Compo
	T Tombol
}

func (t *tombol) Render() app.UI {
	jenis := "button"
	if t.T.Kirim {
		jenis = "submit"
	}
	var depan any = t.T.Ikon
	if t.T.Sibuk {
		depan = buat("span", at{"class": "putar", "aria-hidden": "true"})
	}
	b := buat("button", at{"type": jenis, "class": t.T.kelas(), "aria-label": t.T.LabelRi, "aria-busy": jika(t.T.Sibuk, "true")}, t.T.isi(depan)...)
	b = tandai(b, "disabled", t.T.Mati || t.T.Sibuk)
	return b.On("click", t.klik)
}

func (t *tombol) klik(ctx app.Context, e app.Event) {
	if t.T.Klik != nil && !t.T.Mati && !t.T.Sibuk {
		t.T.Klik(ctx)
	}
}

// TombolCetak opens the print dialogue of the browser.
func TombolCetak(label string) app.UI {
	return Tombol{Label: label, Ikon: IkonCetak, Klik: func(app.Context) { app.Window().Call("print") }}.UI()
}

// Formulir is a form. kirim runs when it is submitted, by a [Tombol] with Kirim
// or the Enter key; the browser neither checks nor sends anything itself.
func Formulir(kirim func(ctx app.Context), isi ...any) app.UI {
	h, cakupan := acara(func(ctx app.Context, e app.Event) {
		e.PreventDefault()
		if kirim != nil {
			kirim(ctx)
		}
	})
	return buat("form", at{"class": "formulir", "novalidate": "novalidate", "autocomplete": "off"}, isi...).On("submit", h, cakupan)
}
