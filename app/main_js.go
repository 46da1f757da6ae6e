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
		Kotak:    klien.KotakPeramban(sumber, bk.Semua()),
		Segera:   klien.HTTP{Angkut: awal.Angkut},
		Angkut:   klien.Fetch,
		Sekarang: time.Now,
		Versi:    app.Getenv("LUMBUNG_VERSI"),
	}
	go d.Kotak.Jaga(context.Background())
	d.Rute()
	app.RunWhenOnBrowser()
}
