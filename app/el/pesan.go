package el

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

const idSiaran = "siaran"

// Pesan is a message in the page: what happened and what to do.
func Pesan(nada Nada, judul string, isi ...any) app.UI {
	peran := "status"
	if nada == Bahaya {
		peran = "alert"
	}
	var kepala, badan any
	if judul != "" {
		kepala = buat("p", at{"class": "pesan-judul"}, judul)
	}
	if !kosongkah(isi) {
		badan = buat("div", at{"class": "pesan-badan"}, isi...)
	}
	return buat("div", at{"class": sambung("pesan", nada.kelas()), "role": peran},
		ikonKelas(nada.ikon(), ""), buat("div", at{"class": "pesan-isi"}, kepala, badan))
}

// Spanduk is a banner across the page, above the heading.
func Spanduk(nada Nada, isi ...any) app.UI {
	return buat("div", at{"class": sambung("spanduk", nada.kelas()), "role": "note"}, ikonKelas(nada.ikon(), ""), buat("div", nil, isi...))
}

// SpandukContoh says that what follows is sample data; it is printed too.
func SpandukContoh(isi ...any) app.UI {
	return buat("div", at{"class": "spanduk spanduk-contoh", "role": "note"},
		ikonKelas(IkonPeringatan, ""), buat("div", nil, buat("strong", nil, "DATA CONTOH"), " ", isi))
}

// Gagal shows an error to a person: its Indonesian message and every finding in
// it. nil draws nothing.
func Gagal(err error) app.UI {
	if err == nil {
		return nil
	}
	fs := temuan(err)
	pesan := kominfo.PesanUntukOrang(err)
	if len(fs) > 0 && pesan == kominfo.RingkasTemuan(fs) {
		// The message only repeats the findings that follow.
		pesan = "Ada " + itoa(len(fs)) + " hal yang perlu dilihat:"
	}
	return Pesan(Bahaya, "Belum berhasil", P(pesan), TemuanDari(err))
}

// TemuanDari draws the findings in err's chain, if there are any.
func TemuanDari(err error) app.UI {
	fs := temuan(err)
	if len(fs) == 0 {
		return nil
	}
	return Temuan(fs)
}

// Temuan lists findings: severity in words, the message, what would be changed,
// and the rule it rests on.
func Temuan(fs []kominfo.Finding) app.UI {
	butir := make([]any, len(fs))
	for i, f := range fs {
		var usul, sumber any
		if f.Fix != nil {
			usul = buat("p", at{"class": "kecil"}, "Usul: ", buat("del", nil, ataukosong(f.Fix.Dari)), " menjadi ", buat("ins", nil, ataukosong(f.Fix.Menjadi)))
		}
		if f.Source != nil {
			sumber = buat("p", at{"class": "kecil"}, Sumber(*f.Source))
		}
		butir[i] = buat("li", nil,
			buat("p", nil, lencanaKeparahan(f.Severity), " ", f.Message, " ", buat("span", at{"class": "redup kecil"}, f.ID)),
			usul, sumber)
	}
	return buat("ul", at{"class": "temuan"}, butir...)
}

func ataukosong(s string) string {
	if s == "" {
		return "(kosong)"
	}
	return s
}

func lencanaKeparahan(s kominfo.Severity) app.UI {
	switch s {
	case kominfo.Galat:
		return Lencana(Bahaya, "galat")
	case kominfo.Peringatan:
		return Lencana(Peringatan, "peringatan")
	}
	return Lencana(Info, "catatan")
}

// Memuat tells that something is being fetched or computed.
func Memuat(apa string) app.UI {
	return buat("div", at{"class": "memuat", "role": "status"}, buat("span", at{"class": "putar", "aria-hidden": "true"}), buat("span", nil, apa))
}

// Kemajuan is a bar with its meaning in words: "12 dari 47 indikator terisi".
func Kemajuan(label string, nilai, maks int) app.UI {
	maks = max(maks, 1)
	nilai = min(max(nilai, 0), maks)
	return buat("div", at{"class": "kemajuan"},
		buat("p", at{"class": "kecil"}, label),
		buat("div", at{"class": "kemajuan-rel", "role": "progressbar", "aria-label": label,
			"aria-valuemin": "0", "aria-valuemax": itoa(maks), "aria-valuenow": itoa(nilai)},
			// Drawn, not styled: a strict content policy forbids style attributes.
			app.Raw(`<svg viewBox="0 0 `+itoa(maks)+` 1" preserveAspectRatio="none" aria-hidden="true"><rect width="`+itoa(nilai)+`" height="1"/></svg>`)))
}

// Umumkan shows a short message at the edge of the screen for some seconds and
// lets screen readers speak it. It may be called right before a change of page.
func Umumkan(ctx app.Context, pesan string) {
	if app.IsServer {
		return
	}
	tulis := func(s string) {
		if e := app.Window().GetElementByID(idSiaran); e.Truthy() {
			e.Set("textContent", s)
		}
	}
	nanti(150, func() { tulis(pesan) })
	nanti(8000, func() {
		if e := app.Window().GetElementByID(idSiaran); e.Truthy() && e.Get("textContent").String() == pesan {
			tulis("")
		}
	})
}

// nanti calls f after ms milliseconds, whatever becomes of the component that
// asked for it.
func nanti(ms int, f func()) {
	var fn app.Func
	fn = app.FuncOf(func(app.Value, []app.Value) any {
		f()
		fn.Release()
		return nil
	})
	app.Window().Call("setTimeout", fn, ms)
}
