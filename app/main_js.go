//go:build js && wasm

package main

import (
	"context"
	"runtime/debug"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/app/klien"
)

// main runs the dashboard in the browser.
func main() {
	// The memory of a WASM program never shrinks; a smaller heap suits old phones.
	debug.SetGCPercent(50)
	awal := &klien.Awal{}
	if e := app.Window().GetElementByID("data-awal"); e.Truthy() {
		awal = klien.BacaAwal([]byte(e.Get("textContent").String()))
	}
	bk, sumber := buku.New(), klien.HTTP{Angkut: klien.Fetch}
	d := &dasbor.Dasbor{
		Buku:     bk,
		Sumber:   sumber,
		Kotak:    klien.KotakPeramban(sumber, bk.Semua(), siapa(awal, sumber)),
		Segera:   klien.HTTP{Angkut: awal.Angkut},
		Angkut:   klien.Fetch,
		Sekarang: time.Now,
		Versi:    app.Getenv("LUMBUNG_VERSI"),
	}
	go d.Kotak.Jaga(context.Background())
	d.Rute()
	app.RunWhenOnBrowser()
}

// siapa is whose outbox the page's is: what came with the page says it, or the
// server, and without a connection the last who was here and did not log out.
func siapa(awal *klien.Awal, sumber klien.HTTP) (id string) {
	defer func() { _ = recover() }() // a browser that forbids localStorage throws
	s, err := klien.HTTP{Angkut: awal.Angkut}.Saya(context.Background())
	if err != nil {
		s, err = sumber.Saya(context.Background())
	}
	if id = s.ID; s.Lokal {
		id = ""
	}
	const kunci = "lumbung:siapa"
	ingatan := app.Window().Get("localStorage")
	if err == nil {
		ingatan.Call("setItem", kunci, id)
	} else if v := ingatan.Call("getItem", kunci); v.Truthy() {
		id = v.String()
	}
	return id
}
