package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Nada is the tone of a badge, message or figure. It chooses colour and icon
// together, because colour never speaks alone.
type Nada uint8

const (
	Netral     Nada = iota // no judgement
	Info                   // worth knowing
	Sukses                 // as it should be
	Peringatan             // needs attention
	Bahaya                 // wrong, late, refused
)

func (n Nada) kelas() string {
	switch n {
	case Info:
		return "nada-info"
	case Sukses:
		return "nada-sukses"
	case Peringatan:
		return "nada-peringatan"
	case Bahaya:
		return "nada-bahaya"
	}
	return "nada-netral"
}

func (n Nada) ikon() Ikon {
	switch n {
	case Sukses:
		return IkonBerhasil
	case Peringatan:
		return IkonPeringatan
	case Bahaya:
		return IkonGalat
	}
	return IkonInfo
}

// Lencana is a small label: "terlambat", "selesai". The words carry the
// meaning, the colour only repeats it.
func Lencana(nada Nada, teks string) app.UI {
	return buat("span", at{"class": sambung("lencana", nada.kelas())}, teks)
}
