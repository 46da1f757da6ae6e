package el

import (
	"strconv"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// P is a paragraph.
func P(isi ...any) app.UI { return buat("p", nil, isi...) }

// Kecil is a paragraph of small, quieter text: explanations, sources.
func Kecil(isi ...any) app.UI { return buat("p", at{"class": "kecil"}, isi...) }

// Tebal is text that matters more than the text around it.
func Tebal(isi ...any) app.UI { return buat("strong", nil, isi...) }

// Kode is an identifier, a file name or a command, in figures of equal width.
func Kode(s string) app.UI { return buat("code", nil, s) }

// Butir is a list with bullets; each argument is one item.
func Butir(butir ...any) app.UI { return daftar("ul", butir) }

// Urutan is a numbered list; each argument is one item.
func Urutan(butir ...any) app.UI { return daftar("ol", butir) }

func daftar(tag string, butir []any) app.UI {
	li := make([]any, 0, len(butir))
	for _, b := range butir {
		if b != nil {
			li = append(li, buat("li", nil, b))
		}
	}
	return buat(tag, at{"class": "daftar"}, li...)
}

// TakTampak is text for screen readers only.
func TakTampak(isi ...any) app.UI { return buat("span", at{"class": "tak-tampak"}, isi...) }

// Angka is a whole number in Indonesian form: 1.234.567.
func Angka(n int64) app.UI {
	return buat("data", at{"class": "angka", "value": strconv.FormatInt(n, 10)}, kominfo.FormatAngka(n))
}

// Desimal is a machine decimal ("2.34") in Indonesian form: 2,34.
func Desimal(s string) app.UI {
	return buat("data", at{"class": "angka", "value": s}, kominfo.FormatDesimal(s))
}

// Rupiah is an amount of money: Rp1.234.567.
func Rupiah(r kominfo.Rupiah) app.UI { return buat("span", at{"class": "angka"}, r.String()) }

// Rasio is a share with what it was computed from: "66,7 % (2 dari 3)".
func Rasio(r kominfo.Rasio) app.UI {
	if !r.Ada() {
		return buat("span", at{"class": "redup"}, r.String())
	}
	return buat("span", at{"class": "angka"}, r.String())
}

// Tanggal is a date as an official writes it: 16 Maret 2026. No date is a dash.
func Tanggal(t kominfo.Tanggal) app.UI {
	if t.Kosong() {
		return TanpaNilai("tidak ada tanggal")
	}
	return buat("time", at{"datetime": t.String()}, t.Panjang())
}

// TanpaNilai is a dash on screen that a screen reader speaks as arti.
func TanpaNilai(arti string) app.UI {
	return buat("span", at{"class": "redup"}, buat("span", at{"aria-hidden": "true"}, "–"), TakTampak(arti))
}

// Waktu is a moment on the wall clock of an office, as text: "16 Maret 2026,
// 09.30 WIB". The zero time is "".
func Waktu(t time.Time, z kominfo.Zona) string {
	if t.IsZero() {
		return ""
	}
	l := z.Lokasi()
	return kominfo.TanggalDari(t, z).Panjang() + ", " + t.In(l).Format("15.04") + " " + l.String()
}
