//go:build js && wasm

package register

import (
	"strings"
	"syscall/js"
)

// pola is the pattern of a field, compiled by the browser: package regexp is half a
// megabyte of program. In Unicode mode its patterns mean what Go's mean, except that \s
// and the dot treat a few rare spaces and line ends otherwise, and that the browser
// refuses what only Go knows. Such a pattern is an error, and is left to the server,
// which checks all that it stores: here everything fits it.
type pola struct{ re js.Value }

func kompilasiPola(s string) (p *pola, err error) {
	p = &pola{}
	defer func() {
		if e, ok := recover().(error); ok {
			err = e
		}
	}()
	tanda := "u"
	if sisa, ok := strings.CutPrefix(s, "(?i)"); ok {
		s, tanda = sisa, "iu"
	}
	p.re = js.Global().Get("RegExp").New(s, tanda)
	return p, nil
}

func (p *pola) cocok(s string) bool { return p.re.IsUndefined() || p.re.Call("test", s).Bool() }
