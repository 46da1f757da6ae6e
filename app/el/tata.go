package el

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Kartu is a card with a heading of level 2; an empty judul gives no heading.
func Kartu(judul string, isi ...any) app.UI { return kartu("h2", judul, isi) }

// SubKartu is a card inside a [Bagian]: its heading is of level 3.
func SubKartu(judul string, isi ...any) app.UI { return kartu("h3", judul, isi) }

func kartu(tingkat, judul string, isi []any) app.UI {
	if judul == "" {
		return buat("div", at{"class": "kartu"}, isi...)
	}
	return buat("section", at{"class": "kartu"}, buat(tingkat, at{"class": "kartu-judul"}, judul), isi)
}

// Bagian is a part of a page with a heading of level 2.
func Bagian(judul string, isi ...any) app.UI {
	return buat("section", at{"class": "bagian"}, buat("h2", nil, judul), isi)
}

// SubBagian is a part of a [Bagian] or [Kartu] with a heading of level 3.
func SubBagian(judul string, isi ...any) app.UI {
	return buat("section", at{"class": "sub-bagian"}, buat("h3", nil, judul), isi)
}

// Kisi lays its children side by side, as many as the width allows, at least
// 15rem each: figures, small cards.
func Kisi(isi ...any) app.UI { return buat("div", at{"class": "kisi"}, isi...) }

// KisiLebar is [Kisi] for charts and forms: at least 22rem each.
func KisiLebar(isi ...any) app.UI { return buat("div", at{"class": "kisi kisi-lebar"}, isi...) }

// DuaKolom puts the main matter beside the side facts on a wide screen, and
// above them on a phone.
func DuaKolom(utama, samping []any) app.UI {
	return buat("div", at{"class": "dua-kolom"},
		buat("div", at{"class": "tumpuk"}, utama...),
		buat("div", at{"class": "tumpuk"}, samping...))
}

// Tumpuk puts its children below each other with even space.
func Tumpuk(isi ...any) app.UI { return buat("div", at{"class": "tumpuk"}, isi...) }

// Deret puts its children in a row that wraps: buttons, badges, filters.
func Deret(isi ...any) app.UI { return buat("div", at{"class": "deret"}, isi...) }

// Figur is one figure of a dashboard with its name: an index, a count, a share.
type Figur struct {
	Label string
	Nilai any    // "2,34", el.Angka(41)
	Dari  string // what it is measured against: "dari 5,00", "target 2,60"
	Ket   []any  // a short explanation, a badge, a link
	Nada  Nada   // adds an icon and a coloured edge; say the reason in Ket
	Href  string // makes the label a link
}

// UI draws the figure.
func (f Figur) UI() app.UI {
	var label any = f.Label
	if f.Href != "" {
		label = tautan(f.Href, "tautan", []any{f.Label})
	}
	var ikon any
	if f.Nada != Netral {
		ikon = ikonKelas(f.Nada.ikon(), "figur-ikon")
	}
	var dari, ket any
	if f.Dari != "" {
		dari = buat("span", at{"class": "figur-dari"}, f.Dari)
	}
	if !kosongkah(f.Ket) {
		ket = buat("div", at{"class": "figur-ket"}, f.Ket...)
	}
	return buat("div", at{"class": sambung("figur", jika(f.Nada != Netral, f.Nada.kelas()))},
		buat("p", at{"class": "figur-label"}, ikon, label),
		buat("p", at{"class": "figur-nilai"}, f.Nilai, dari),
		ket)
}

// Fakta is one row of a list of facts.
type Fakta struct {
	Label string
	Isi   any // text, element or []any; nil draws a dash
}

// DaftarFakta shows names and values: the data of one record.
func DaftarFakta(fs ...Fakta) app.UI {
	isi := make([]any, 0, len(fs))
	for _, f := range fs {
		v := f.Isi
		if kosongkah([]any{v}) {
			v = TanpaNilai("tidak diisi")
		}
		isi = append(isi, buat("div", at{"class": "fakta"}, buat("dt", nil, f.Label), buat("dd", nil, v)))
	}
	return buat("dl", at{"class": "fakta-fakta"}, isi...)
}

// Rincian hides details behind a summary that opens on a click.
func Rincian(ringkasan string, isi ...any) app.UI {
	return buat("details", at{"class": "rincian"},
		buat("summary", nil, ikonKelas(IkonKanan, "rincian-panah"), buat("span", nil, ringkasan)),
		buat("div", at{"class": "rincian-isi"}, isi...))
}

// Kejadian is one event of a history.
type Kejadian struct {
	Waktu string // as people read it: "16 Maret 2026, 09.30 WIB"
	Judul string
	Isi   []any
	Nada  Nada
}

// Linimasa shows events in the order given, one below the other.
func Linimasa(ks ...Kejadian) app.UI {
	butir := make([]any, len(ks))
	for i, k := range ks {
		var isi any
		if !kosongkah(k.Isi) {
			isi = buat("div", at{"class": "linimasa-isi"}, k.Isi...)
		}
		butir[i] = buat("li", at{"class": k.Nada.kelas()},
			buat("span", at{"class": "linimasa-tanda"}, ikonKelas(tandaKejadian(k.Nada), "")),
			buat("p", at{"class": "linimasa-waktu"}, k.Waktu),
			buat("p", at{"class": "linimasa-judul"}, k.Judul),
			isi)
	}
	return buat("ol", at{"class": "linimasa"}, butir...)
}

func tandaKejadian(n Nada) Ikon {
	if n == Netral || n == Info {
		return IkonJam
	}
	return n.ikon()
}

// Kosong tells that there is nothing to show, why, and what to do next.
func Kosong(judul string, isi ...any) app.UI {
	return buat("div", at{"class": "kosong"}, ikonKelas(IkonKotak, "kosong-ikon"),
		buat("p", at{"class": "kosong-judul"}, judul), isi)
}
