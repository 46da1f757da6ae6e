// Package dasbor is the dashboard: the pages that officials see, in the browser
// and pre-rendered on the server.
//
// A page is a plain struct ([halaman]): Muat loads what it shows, Gambar draws
// it. [layar] is the one component; it loads a page off the UI goroutine, swaps
// it in, draws the frame around it, and shows what went wrong.
package dasbor
