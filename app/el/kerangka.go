package el

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Menu is one entry of the main navigation or of a [Submenu].
type Menu struct {
	Label string
	Href  string
	Ikon  Ikon
}

// Kerangka is the frame of every page: skip link, header, navigation, banner,
// main matter, footer and the region for announcements. A page's Render returns
// Kerangka{…}.UI().
type Kerangka struct {
	Nama     string // of the program: "Lumbung"
	Instansi string // of the office: "Kabupaten Sukamaju"
	Menu     []Menu
	Aktif    string // Href of the current entry
	Alat     []any  // right side of the header, before the theme switch
	Spanduk  []any  // banners above the page: [SpandukContoh]
	Isi      []any
	Kaki     []any
	Publik   bool // a page for citizens: larger text
}

// UI draws the frame.
func (k Kerangka) UI() app.UI {
	var instansi any
	if k.Instansi != "" {
		instansi = buat("span", at{"class": "merek-instansi"}, k.Instansi)
	}
	spanduk := at{"class": "spanduk-spanduk"}
	if !kosongkah(k.Spanduk) {
		spanduk["role"], spanduk["aria-label"] = "region", "Pemberitahuan"
	}
	var menu, menuHP any
	if len(k.Menu) > 0 {
		menu = buat("nav", at{"class": "menu", "aria-label": "Utama"}, daftarMenu(k.Menu, k.Aktif))
		menuHP = &menuPonsel{Menu: k.Menu, Aktif: k.Aktif}
	}
	return buat("div", at{"class": sambung("kerangka", jika(k.Publik, "kerangka-publik"))},
		&lompat{},
		buat("header", at{"class": "kepala-situs"},
			buat("div", at{"class": "kepala-baris"},
				buat("a", at{"class": "merek", "href": Alamat("/")}, Lambang(),
					buat("span", at{"class": "merek-teks"}, buat("span", at{"class": "merek-nama"}, k.Nama), instansi)),
				buat("div", at{"class": "alat"}, k.Alat, TombolTema(), menuHP),
			),
			menu,
		),
		buat("div", spanduk, k.Spanduk...),
		buat("main", at{"id": "isi", "class": "isi", "tabindex": "-1"}, k.Isi...),
		buat("footer", at{"class": "kaki"}, k.Kaki...),
		buat("div", at{"id": idSiaran, "class": "siaran", "role": "status", "aria-live": "polite"}),
	)
}

func daftarMenu(ms []Menu, aktif string) app.UI {
	butir := make([]any, len(ms))
	for i, m := range ms {
		a := at{"href": Alamat(m.Href)}
		if m.Href == aktif {
			a["aria-current"] = "page"
		}
		butir[i] = buat("li", nil, buat("a", a, ikonKelas(m.Ikon, ""), buat("span", nil, m.Label)))
	}
	return buat("ul", nil, butir...)
}

// Submenu is a row of links that look like tabs: parts of one subject, each
// with its own address.
func Submenu(label string, ms []Menu, aktif string) app.UI {
	return buat("nav", at{"class": "submenu", "aria-label": label}, daftarMenu(ms, aktif))
}

// lompat is the link with which keyboard users pass over the navigation. It
// moves the focus itself: go-app takes clicks on links away from the browser
// and only scrolls.
type lompat struct{ app.Compo }

func (l *lompat) Render() app.UI {
	return buat("a", at{"class": "lompat", "href": "#isi"}, "Langsung ke isi").On("click", l.klik)
}

func (l *lompat) klik(ctx app.Context, e app.Event) { fokus("isi") }

// menuPonsel is the navigation on a narrow screen. It opens without any program
// and closes after a choice.
type menuPonsel struct {
	app.Compo
	Menu  []Menu
	Aktif string
}

func (m *menuPonsel) Render() app.UI {
	return buat("details", at{"class": "menu-ponsel"},
		buat("summary", nil, IkonMenu, buat("span", nil, "Menu")),
		buat("nav", at{"aria-label": "Utama"}, daftarMenu(m.Menu, m.Aktif)))
}

func (m *menuPonsel) OnNav(ctx app.Context) {
	if app.IsClient {
		m.JSValue().Set("open", false)
	}
}

// Kepala is the head of a page: the way to it, its heading, what it is about and
// what can be done. There is exactly one on every page.
type Kepala struct {
	Judul  string
	Uraian string
	Remah  []Remah
	Aksi   []any  // buttons; one of them may be the primary one
	Tanda  []any  // badges beside the heading
	Situs  string // follows Judul in the title of the document; "Lumbung" when empty
}

// UI draws the head.
func (k Kepala) UI() app.UI {
	var uraian, aksi any
	if k.Uraian != "" {
		uraian = buat("p", at{"class": "uraian"}, k.Uraian)
	}
	if !kosongkah(k.Aksi) {
		aksi = buat("div", at{"class": "kepala-aksi deret"}, k.Aksi...)
	}
	situs := k.Situs
	if situs == "" {
		situs = "Lumbung"
	}
	return buat("div", at{"class": "kepala"},
		RemahRemah(k.Remah...),
		buat("div", at{"class": "kepala-isi"},
			buat("div", at{"class": "kepala-teks"},
				buat("div", at{"class": "kepala-judul"}, &judul{Teks: k.Judul, Situs: situs}, k.Tanda),
				uraian),
			aksi))
}

// judul is the heading of a page. It is a component because it follows the
// visitor: it names the document and takes the focus after a change of page.
type judul struct {
	app.Compo
	Teks  string
	Situs string
}

func (j *judul) Render() app.UI {
	return buat("h1", at{"id": "judul", "tabindex": "-1"}, j.Teks)
}

// OnMount names the document when the heading comes with a page that was loaded
// after the visitor had moved on, and takes over the focus that went with the page
// before it.
func (j *judul) OnMount(ctx app.Context) {
	j.namai(ctx)
	w := app.Window()
	d := w.Get("document")
	if d.Get("activeElement").Get("tagName").String() == "BODY" && w.Get("scrollY").Int() == 0 && d.Get("documentElement").Get("dataset").Get("jalur").Truthy() {
		ctx.Defer(func(app.Context) { fokus("judul") }) // not on the first page of a visit
	}
}

func (j *judul) OnNav(ctx app.Context) {
	j.namai(ctx)
	if app.IsServer {
		return
	}
	// The path last shown is kept on <html>: the first page of a visit leaves
	// the focus alone, and so does a change of filter or fragment.
	akar := app.Window().Get("document").Get("documentElement")
	data := akar.Get("dataset")
	kini := ctx.Page().URL().Path
	lalu := data.Get("jalur")
	pindah := lalu.Truthy() && lalu.String() != kini
	data.Set("jalur", kini)
	if pindah && ctx.Page().URL().Fragment == "" {
		ctx.Defer(func(app.Context) {
			app.Window().Call("scrollTo", 0, 0)
			fokus("judul")
		})
	}
}

func (j *judul) OnUpdate(ctx app.Context) { j.namai(ctx) }

func (j *judul) namai(ctx app.Context) {
	t := j.Teks
	if j.Situs != j.Teks {
		t += " · " + j.Situs
	}
	JudulDokumen(ctx, t)
}

// fokus moves the focus to the element with an id, when there is one.
func fokus(id string) {
	if e := app.Window().GetElementByID(id); app.IsClient && e.Truthy() {
		e.Call("focus")
	}
}
