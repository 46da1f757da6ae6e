package el

import (
	"fmt"
	"runtime"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Elemen is what the structs of this package have in common: a description that
// can be drawn.
type Elemen interface {
	UI() app.UI
}

// Isi turns strings, go-app elements, structs of this package, values with a
// method String and slices of these into children. nil and "" draw nothing but
// keep their place: go-app compares children by position, so that something that
// comes and goes would otherwise move everything below it, the focus with it.
func Isi(isi ...any) []any { return isi }

// anak gives the children as go-app wants them, in a new slice.
func anak(isi []any) []app.UI {
	us := make([]app.UI, 0, len(isi))
	for _, x := range isi {
		us = tambahAnak(us, x)
	}
	return us
}

func tambahAnak(us []app.UI, x any) []app.UI {
	switch x := x.(type) {
	case nil:
		return append(us, app.Text(""))
	case string:
		return append(us, app.Text(x))
	case app.UI:
		return append(us, x)
	case Elemen:
		if u := x.UI(); u != nil {
			return append(us, u)
		}
		return append(us, app.Text(""))
	case []any:
		for _, y := range x {
			us = tambahAnak(us, y)
		}
		return us
	case []app.UI:
		return append(us, x...)
	case []string:
		for _, y := range x {
			us = tambahAnak(us, y)
		}
		return us
	case fmt.Stringer:
		return tambahAnak(us, x.String())
	case int:
		return append(us, app.Text(strconv.Itoa(x)))
	case error:
		return append(us, app.Text(x.Error()))
	}
	return append(us, app.Text(fmt.Sprint(x)))
}

// kosongkah reports whether nothing would be drawn.
func kosongkah(isi []any) bool {
	for _, x := range isi {
		switch x := x.(type) {
		case nil:
		case string:
			if x != "" {
				return false
			}
		case []any:
			if !kosongkah(x) {
				return false
			}
		case []string:
			for _, y := range x {
				if y != "" {
					return false
				}
			}
		case []app.UI:
			if len(x) > 0 {
				return false
			}
		case Elemen:
			if x.UI() != nil {
				return false
			}
		case fmt.Stringer:
			if x.String() != "" {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// at is a set of attributes. Empty values are left out, except through bool.
type at map[string]string

// buat makes an element. Values are encoded here and nowhere else.
func buat(tag string, a at, isi ...any) app.HTMLElem {
	e := app.Elem(tag)
	for k, v := range a {
		if v != "" {
			e = e.Attr(k, Atribut(v))
		}
	}
	if len(isi) > 0 {
		e = e.Body(anak(isi)...)
	}
	return e
}

// buatTunggal makes an element without content: input, br.
func buatTunggal(tag string, a at) app.HTMLElemSelfClosing {
	e := app.ElemSelfClosing(tag)
	for k, v := range a {
		if v != "" {
			e = e.Attr(k, Atribut(v))
		}
	}
	return e
}

// tandai sets a boolean attribute. In the browser go-app must be told the false
// value as well, or a box that was ticked stays ticked; on the server a false
// value would be printed, and an attribute that is printed counts as true.
func tandai[E interface{ Attr(string, any) E }](e E, nama string, nilai bool) E {
	if nilai || app.IsClient {
		return e.Attr(nama, nilai)
	}
	return e
}

// acara wraps a handler of an element that is not a component, so that go-app
// replaces it at every drawing. go-app compares handlers by code address and
// scope: the scope here is the address of a variable that lives as long as the
// handler does, so that two live handlers never share it.
func acara(h func(ctx app.Context, e app.Event)) (app.EventHandler, app.EventOption) {
	kunci := new(int)
	return func(ctx app.Context, e app.Event) {
		h(ctx, e)
		runtime.KeepAlive(kunci)
	}, app.EventScope(fmt.Sprintf("%p", kunci))
}

func itoa(n int) string { return strconv.Itoa(n) }

// yatidak gives the value of an aria attribute that is true or false.
func yatidak(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// jika gives s when b holds, and "" otherwise.
func jika(b bool, s string) string {
	if b {
		return s
	}
	return ""
}

// sambung joins words with one space, leaving out empty ones.
func sambung(kata ...string) string {
	s := ""
	for _, k := range kata {
		if k == "" {
			continue
		}
		if s != "" {
			s += " "
		}
		s += k
	}
	return s
}
