package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// TeksTetap shows a text exactly as it is, letter by letter: a checkpoint, an
// entry of the journal, a command. nama says to a screen reader what it is; it is
// unique on the page.
func TeksTetap(nama, s string) app.UI {
	// Where it is long it scrolls, and what scrolls must take the focus.
	return buat("pre", at{"class": "teks-tetap", "tabindex": "0", "role": "region", "aria-label": nama}, s)
}

// TombolSalin copies teks to the clipboard; apa names it in the announcement:
// "Checkpoint jejak umum".
func TombolSalin(label, apa, teks string) app.UI {
	return Tombol{Label: label, LabelRi: label + " " + apa, Ikon: IkonSalin, Klik: func(ctx app.Context) { salin(ctx, apa, teks) }}.UI()
}

func salin(ctx app.Context, apa, teks string) {
	if app.IsServer {
		return
	}
	baik := func() { Umumkan(ctx, apa+" sudah disalin.") }
	buruk := func() { Umumkan(ctx, apa+" tidak dapat disalin. Pilih teksnya, lalu salin dengan tangan.") }
	papan := app.Window().Get("navigator").Get("clipboard")
	if !papan.Truthy() {
		// Without https browsers keep the clipboard back, all but the old way.
		if salinLama(teks) {
			baik()
		} else {
			buruk()
		}
		return
	}
	var ya, tidak app.Func
	lepas := func() { ya.Release(); tidak.Release() }
	ya = app.FuncOf(func(app.Value, []app.Value) any { baik(); lepas(); return nil })
	tidak = app.FuncOf(func(app.Value, []app.Value) any { buruk(); lepas(); return nil })
	papan.Call("writeText", teks).Call("then", ya, tidak)
}

// salinLama copies through a field that is selected for a moment.
func salinLama(teks string) bool {
	d := app.Window().Get("document")
	kembali := d.Get("activeElement")
	k := d.Call("createElement", "textarea")
	k.Set("value", teks)
	k.Set("className", "tak-tampak")
	d.Get("body").Call("append", k)
	k.Call("select")
	ok := d.Call("execCommand", "copy").Bool()
	k.Call("remove")
	if kembali.Truthy() {
		kembali.Call("focus")
	}
	return ok
}

// Siar keeps a region that screen readers read out when its content changes. It
// stands on the page before there is anything to say.
func Siar(isi ...any) app.UI {
	return buat("div", at{"class": "tumpuk", "aria-live": "polite"}, isi...)
}

// KodeQR shows a QR code that the server draws; alt says what it holds. It is
// dark on light in every theme: phones do not read it otherwise.
func KodeQR(src, alt string) app.UI {
	return buatTunggal("img", at{"class": "kode-qr", "src": Alamat(src), "alt": alt, "width": "160", "height": "160"})
}
