//go:build js && wasm

package klien

import (
	"strings"
	"syscall/js"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// KotakPeramban is the outbox of a page: its entries lie in the browser's
// localStorage, and it is woken when the browser is online again. siapa is the
// account that writes; what another left there waits for that one.
func KotakPeramban(h HTTP, regs []register.Register, siapa string) *KotakKirim {
	var s Simpanan
	if p, ok := bukaPeramban("lumbung" + h.Akar + ":kirim:"); ok {
		s = p
	}
	k := NewKotakKirim(h, regs, s)
	k.Siapa = siapa
	dengar("online", func(js.Value) { k.Bangunkan() })
	dengar("storage", func(js.Value) { go k.Segarkan() })
	dengar("beforeunload", func(e js.Value) {
		for _, x := range k.Isi() {
			if x.Sementara && x.Keadaan != Dikirim { // it would be lost
				e.Call("preventDefault")
				e.Set("returnValue", "")
			}
		}
	})
	return k
}

func dengar(acara string, f func(js.Value)) {
	js.Global().Call("addEventListener", acara, js.FuncOf(func(_ js.Value, a []js.Value) any {
		f(a[0])
		return nil
	}))
}

// peramban keeps entries in localStorage, below a prefix.
type peramban struct {
	s      js.Value
	awalan string
}

// bukaPeramban gives false where the browser allows no storage.
func bukaPeramban(awalan string) (*peramban, bool) {
	// Through Reflect, because reading the property itself may throw.
	s, err := panggil(js.Global().Get("Reflect"), "get", js.Global(), "localStorage")
	p := &peramban{s, awalan}
	return p, err == nil && s.Truthy() && p.Simpan("uji", "") == nil && p.Hapus("uji") == nil
}

// panggil turns what the browser throws into an error.
func panggil(v js.Value, metode string, a ...any) (h js.Value, err error) {
	defer func() {
		if p := recover(); p != nil {
			g, ok := p.(js.Error)
			if !ok {
				panic(p)
			}
			if err = g; g.Value.Get("name").String() == "QuotaExceededError" {
				err = ErrPenuh
			}
		}
	}()
	return v.Call(metode, a...), nil
}

func (p *peramban) Semua() (map[string]string, error) {
	m := map[string]string{}
	for i := range p.s.Get("length").Int() {
		kunci, err := panggil(p.s, "key", i)
		if err != nil {
			return nil, err
		}
		if nama, ada := strings.CutPrefix(kunci.String(), p.awalan); ada {
			v, err := panggil(p.s, "getItem", kunci)
			if err != nil {
				return nil, err
			}
			if v.Type() == js.TypeString { // else another page took it away meanwhile
				m[nama] = v.String()
			}
		}
	}
	return m, nil
}

func (p *peramban) Simpan(nama, isi string) error {
	_, err := panggil(p.s, "setItem", p.awalan+nama, isi)
	return err
}

func (p *peramban) Hapus(nama string) error {
	_, err := panggil(p.s, "removeItem", p.awalan+nama)
	return err
}
