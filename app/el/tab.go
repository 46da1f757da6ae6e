package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Tab shows one of several views of the same thing. The page keeps which one is
// shown and passes only that one's content. Views that deserve an address of
// their own use [Submenu].
type Tab struct {
	ID    string // unique on the page
	Label string // what the views are of
	Nama  []string
	Aktif int
	Ubah  func(ctx app.Context, ke int)
	Isi   []any // content of the view Aktif
}

// UI draws the tabs and the chosen view.
func (t Tab) UI() app.UI {
	return buat("div", at{"class": "tab"},
		&deretTab{ID: t.ID, Label: t.Label, Nama: t.Nama, Aktif: t.Aktif, Ubah: t.Ubah},
		buat("div", at{"class": "tab-isi", "id": t.ID + "-isi", "role": "tabpanel", "tabindex": "0", "aria-labelledby": t.ID + "-tab-" + itoa(t.Aktif)}, t.Isi...))
}

type deretTab struct {
	app.Compo
	ID, Label string
	Nama      []string
	Aktif     int
	Ubah      func(ctx app.Context, ke int)
}

func (d *deretTab) Render() app.UI {
	isi := make([]any, len(d.Nama))
	for i, n := range d.Nama {
		tab := "-1"
		if i == d.Aktif {
			tab = "0"
		}
		isi[i] = buat("button", at{"type": "button", "role": "tab", "id": d.ID + "-tab-" + itoa(i), "data-ke": itoa(i),
			"aria-selected": yatidak(i == d.Aktif), "aria-controls": jika(i == d.Aktif, d.ID+"-isi"), "tabindex": tab}, n).On("click", d.klik)
	}
	return buat("div", at{"class": "deret-tab", "role": "tablist", "aria-label": d.Label}, isi...).On("keydown", d.tombol)
}

func (d *deretTab) klik(ctx app.Context, e app.Event) {
	for i := range d.Nama {
		if ctx.JSSrc().Get("dataset").Get("ke").String() == itoa(i) {
			d.pilih(ctx, i)
		}
	}
}

// tombol moves with the arrow keys, Home and End, as the ARIA pattern for tabs
// asks.
func (d *deretTab) tombol(ctx app.Context, e app.Event) {
	ke, n := d.Aktif, len(d.Nama)
	switch e.Get("key").String() {
	case "ArrowRight":
		ke = (ke + 1) % n
	case "ArrowLeft":
		ke = (ke + n - 1) % n
	case "Home":
		ke = 0
	case "End":
		ke = n - 1
	default:
		return
	}
	e.PreventDefault()
	d.pilih(ctx, ke)
	ctx.Defer(func(app.Context) { fokus(d.ID + "-tab-" + itoa(ke)) })
}

func (d *deretTab) pilih(ctx app.Context, ke int) {
	if d.Ubah != nil && ke != d.Aktif {
		d.Ubah(ctx, ke)
	}
}
