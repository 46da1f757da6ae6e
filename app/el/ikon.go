package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// UI draws the icon at the size of the text around it.
func (i Ikon) UI() app.UI { return ikonKelas(i, "") }

func ikonKelas(i Ikon, kelas string) app.UI {
	d := i.jalur()
	if d == "" {
		return nil
	}
	// Constant text only: Raw is never escaped.
	return app.Raw(`<svg class="` + sambung("ikon", kelas) + `" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="` + d + `"/></svg>`)
}

// Lambang draws the mark of Lumbung: a village barn on its posts.
func Lambang() app.UI {
	return app.Raw(`<svg class="lambang" viewBox="0 0 32 32" aria-hidden="true" focusable="false">` +
		`<path class="lambang-atap" d="M16 2 29 14.5H3z"/>` +
		`<path class="lambang-badan" d="M6 16.5h20l-2.4 8H8.4z"/>` +
		`<path class="lambang-pintu" d="M14 18.5h4v6h-4z"/>` +
		`<path class="lambang-tiang" d="M9 24.5h2.4V29H9zM20.6 24.5H23V29h-2.4zM5 29h22v1.8H5z"/></svg>`)
}
