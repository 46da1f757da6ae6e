package dasbor

import (
	"maps"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
)

// drafUmum is input that was not saved, kept in memory while the page is open:
// the back button must not lose it. It is never written to the device.
type drafUmum struct {
	Teks   map[string]string
	Versi  int64
	Pasang bool // it was made for this form: it is filled in without asking
}

// laciDraf holds drafts by the key of their form. Only the goroutine that draws
// touches it.
type laciDraf map[string]drafUmum

func (f *formulirUmum) simpanDraf() {
	f.buangDraf()
	if !f.beda() {
		return
	}
	if *f.laci == nil {
		*f.laci = laciDraf{}
	}
	(*f.laci)[f.kunci] = drafUmum{Teks: maps.Clone(f.teks), Versi: f.versi}
}

func (f *formulirUmum) buangDraf() {
	f.draf = nil
	delete(*f.laci, f.kunci)
}

// tawarkan offers input from before, when the form is opened again.
func (f *formulirUmum) tawarkan() {
	d := (*f.laci)[f.kunci]
	if d.Pasang {
		maps.Copy(f.teks, d.Teks)
		for n, c := range f.rujukan { // beyond the choices that were read
			if id := f.teks[n]; id != "" && !c.ada(id) {
				c.opsi = append(c.opsi, el.Opsi{Nilai: id, Label: f.teks["label:"+n]})
			}
			delete(f.teks, "label:"+n)
		}
		f.simpanDraf()
		return
	}
	if len(d.Teks) > 0 && !f.beda() && !maps.Equal(d.Teks, f.teks) {
		f.draf = &d
	}
}

// tawaran asks what to do with input from before; pulihkan takes it over.
func (f *formulirUmum) tawaran(pulihkan func(ctx app.Context, d drafUmum)) any {
	if f.draf == nil {
		return nil
	}
	d := *f.draf
	return el.Pesan(el.Info, "Ada isian yang belum disimpan", el.P("Halaman ini ditinggalkan sebelum isiannya disimpan."),
		el.Deret(el.Tombol{Label: "Pulihkan", Ikon: el.IkonSegarkan, Klik: func(ctx app.Context) { f.draf = nil; pulihkan(ctx, d) }},
			el.Tombol{Label: "Buang", Sunyi: true, Klik: func(app.Context) { f.buangDraf() }}))
}

// penjaga is an invisible part of a form: it warns before unsaved input is left
// behind and looks for input from before.
type penjaga struct {
	app.Compo
	Kotor bool   // there is unsaved input
	Kunci string // of the input
	Cari  func() // looks for it; nil when there is none to find

	dicari string
	pergi  app.Func
	klik   app.Func
}

func (p *penjaga) Render() app.UI { return el.TakTampak() }

func (p *penjaga) OnMount(ctx app.Context) {
	p.cari(ctx)
	if app.IsServer {
		return
	}
	p.pergi = app.FuncOf(func(_ app.Value, a []app.Value) any {
		if p.Kotor {
			a[0].Call("preventDefault")
			a[0].Set("returnValue", "")
		}
		return nil
	})
	p.klik = app.FuncOf(func(_ app.Value, a []app.Value) any {
		if p.Kotor && pindahHalaman(a[0]) && !app.Window().Call("confirm", "Isian di halaman ini belum disimpan. Tinggalkan halaman?").Bool() {
			a[0].Call("preventDefault")
			a[0].Call("stopPropagation")
		}
		return nil
	})
	app.Window().Call("addEventListener", "beforeunload", p.pergi)
	// Before go-app sees the click: it would take the visitor away.
	app.Window().Get("document").Call("addEventListener", "click", p.klik, true)
}

// OnUpdate looks again when the same place shows another form.
func (p *penjaga) OnUpdate(ctx app.Context) { p.cari(ctx) }

func (p *penjaga) cari(ctx app.Context) {
	if p.dicari == p.Kunci || p.Cari == nil {
		return
	}
	p.dicari = p.Kunci
	cari := p.Cari
	ctx.Dispatch(func(app.Context) { cari() })
}

func (p *penjaga) OnDismount() {
	if p.pergi == nil {
		return
	}
	app.Window().Call("removeEventListener", "beforeunload", p.pergi)
	app.Window().Get("document").Call("removeEventListener", "click", p.klik, true)
	p.pergi.Release()
	p.klik.Release()
}

// pindahHalaman reports whether a click goes to another page in this window.
func pindahHalaman(e app.Value) bool {
	if e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy() || e.Get("shiftKey").Truthy() || e.Get("button").Truthy() {
		return false
	}
	a := e.Get("target").Call("closest", "a[href]")
	if !a.Truthy() || a.Call("hasAttribute", "download").Bool() || a.Get("target").String() == "_blank" {
		return false
	}
	h := a.Call("getAttribute", "href").String()
	return h != "" && h[0] != '#'
}
