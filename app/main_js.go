//go:build js && wasm

package main

import (
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
	d := &dasbor.Dasbor{
		Buku:     buku.New(),
		Sumber:   klien.HTTP{Angkut: klien.Fetch},
		Segera:   klien.HTTP{Angkut: awal.Angkut},
		Angkut:   klien.Fetch,
		Sekarang: time.Now,
		Versi:    app.Getenv("LUMBUNG_VERSI"),
	}
	d.Rute()
	app.RunWhenOnBrowser()
}
