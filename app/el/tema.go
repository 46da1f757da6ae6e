package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// kunciTema is the name under which web/tema.js and this file keep the choice.
const kunciTema = "lumbung-tema"

// TombolTema switches between light, dark and the device's own choice. [Kerangka]
// has one already.
func TombolTema() app.UI { return &tema{} }

// tema is the switch. web/tema.js applies the choice before the first drawing.
type tema struct {
	app.Compo
	pilihan string // "light", "dark"; "" follows the device
}

func (t *tema) OnMount(ctx app.Context) {
	switch v := app.Window().Get("document").Get("documentElement").Call("getAttribute", "data-theme"); {
	case !v.Truthy():
	case v.String() == "light" || v.String() == "dark":
		t.pilihan = v.String()
	}
}

func (t *tema) Render() app.UI {
	ikon, nama := IkonOtomatis, "mengikuti perangkat"
	switch t.pilihan {
	case "light":
		ikon, nama = IkonTerang, "terang"
	case "dark":
		ikon, nama = IkonGelap, "gelap"
	}
	return buat("button", at{"type": "button", "class": "tombol tombol-ikon", "aria-label": "Ganti tema, sekarang " + nama},
		ikon).On("click", t.klik)
}

func (t *tema) klik(ctx app.Context, e app.Event) {
	switch t.pilihan {
	case "":
		t.pilihan = "light"
	case "light":
		t.pilihan = "dark"
	default:
		t.pilihan = ""
	}
	nilai := t.pilihan
	if nilai == "" {
		nilai = "auto"
	}
	app.Window().Get("document").Get("documentElement").Call("setAttribute", "data-theme", nilai)
	simpan := app.Window().Get("localStorage")
	if simpan.Truthy() {
		simpan.Call("setItem", kunciTema, nilai)
	}
}
