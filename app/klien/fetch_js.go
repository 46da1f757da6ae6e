//go:build js && wasm

package klien

import (
	"context"
	"errors"
	"syscall/js"
)

// Fetch is the browser's Angkut. It must not be called on the UI goroutine.
func Fetch(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (Jawaban, error) {
	kendali := js.Global().Get("AbortController").New()
	k := js.Global().Get("Object").New()
	for n, v := range kepala {
		k.Set(n, v)
	}
	o := js.Global().Get("Object").New()
	o.Set("method", metode)
	o.Set("headers", k)
	o.Set("signal", kendali.Get("signal"))
	if isi != nil {
		u := js.Global().Get("Uint8Array").New(len(isi))
		js.CopyBytesToJS(u, isi)
		o.Set("body", u)
	}
	r, err := tunggu(ctx, kendali, js.Global().Call("fetch", alamat, o))
	if err != nil {
		return Jawaban{}, err
	}
	buf, err := tunggu(ctx, kendali, r.Call("arrayBuffer"))
	if err != nil {
		return Jawaban{}, err
	}
	u := js.Global().Get("Uint8Array").New(buf)
	b := make([]byte, u.Get("length").Int())
	js.CopyBytesToGo(b, u)
	return Jawaban{Status: r.Get("status").Int(), Isi: b}, nil
}

// tunggu waits for a promise, or aborts the request when ctx ends.
func tunggu(ctx context.Context, kendali, janji js.Value) (js.Value, error) {
	type hasil struct {
		v   js.Value
		err error
	}
	c := make(chan hasil, 1)
	ya := js.FuncOf(func(_ js.Value, a []js.Value) any { c <- hasil{v: a[0]}; return nil })
	tidak := js.FuncOf(func(_ js.Value, a []js.Value) any {
		c <- hasil{err: errors.New(a[0].Get("message").String())}
		return nil
	})
	janji.Call("then", ya, tidak)
	defer ya.Release()
	defer tidak.Release()
	select {
	case h := <-c:
		return h.v, h.err
	case <-ctx.Done():
		kendali.Call("abort")
		<-c
		return js.Value{}, ctx.Err()
	}
}
