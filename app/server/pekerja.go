//go:build !(js && wasm)

package server

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"net/http"
	"strings"

	"github.com/lumbung-id/lumbung/app/web"
)

// alamatLuring is the page that the service worker keeps for when the server cannot
// be reached: the program without anybody's data.
const alamatLuring = "/luring"

// pekerja serves the service worker. go-app's own keeps the home page as it was when
// the program was first opened, with its data, and shows it to whoever comes next.
// versi is the browser program's; a changed style or font makes a new worker too.
func pekerja(versi string) http.Handler {
	sidik := sha256.New()
	isi := []string{"/web/app.wasm", "/wasm_exec.js", "/app.js", "/app.css", "/manifest.webmanifest"}
	_ = fs.WalkDir(web.Berkas(), ".", func(nama string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(web.Berkas(), nama)
		sidik.Write(b)
		if !strings.HasSuffix(nama, ".txt") && nama != "pekerja.js" && nama != "tanpa-skrip.css" {
			isi = append(isi, "/web/"+nama)
		}
		return err
	})
	b, _ := fs.ReadFile(web.Berkas(), "pekerja.js") // embedded
	daftar, _ := json.Marshal(isi)
	js := strings.NewReplacer("{{versi}}", versi+"-"+hex.EncodeToString(sidik.Sum(nil))[:8], "{{berkas}}", string(daftar)).Replace(string(b))
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		_, _ = w.Write([]byte(js))
	})
}
