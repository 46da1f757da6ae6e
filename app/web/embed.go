//go:build !(js && wasm)

package web

import "embed"

//go:embed lumbung.css tanpa-skrip.css tema.js pekerja.js fonts ikon
var berkas embed.FS

// Berkas holds the files of this folder under the names they have under /web/:
// "lumbung.css", "tanpa-skrip.css", "tema.js", "pekerja.js", "fonts/…", "ikon/…".
func Berkas() embed.FS { return berkas }
