package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// KeadaanLangkah is how far a step has come.
type KeadaanLangkah uint8

const (
	LangkahNanti  KeadaanLangkah = iota // still to come
	LangkahKini                         // where things stand
	LangkahUsai                         // done
	LangkahLewati                       // left out
)

// Langkah is one step of a way that is gone in order.
type Langkah struct {
	Judul   string
	Ket     string // its state in words: "selesai", "sejak 3 Agustus 2026"
	Keadaan KeadaanLangkah
}

// DeretLangkah shows the steps of a way: below each other on a phone, side by side
// on a wide screen.
func DeretLangkah(ls ...Langkah) app.UI {
	butir := make([]any, len(ls))
	for i, l := range ls {
		kelas, kini, tanda := "", "", any(itoa(i+1))
		switch l.Keadaan {
		case LangkahKini:
			kelas, kini = "langkah-kini", "step"
		case LangkahUsai:
			kelas, tanda = "langkah-usai", IkonCentang
		case LangkahLewati:
			tanda = "–"
		}
		butir[i] = buat("li", at{"class": kelas, "aria-current": kini},
			buat("span", at{"class": "langkah-tanda", "aria-hidden": "true"}, tanda),
			buat("span", at{"class": "langkah-teks"},
				buat("span", nil, l.Judul), " ", buat("span", at{"class": "kecil"}, l.Ket)))
	}
	return buat("ol", at{"class": "langkah"}, butir...)
}
