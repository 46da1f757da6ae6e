//go:build !(js && wasm)

package layanan

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/lumbung-id/lumbung/kominfo"
)

//go:embed templat/*.html
var berkasTemplat embed.FS

//go:embed aset/layanan.css aset/layanan.js
var berkasAset embed.FS

// halaman is one page for the frame. Isi is what its own template shows.
type halaman struct {
	Judul, Uraian string
	Aktif         string // of the menu
	Alir          bool   // anybody may keep it for a moment
	Rahasia       bool   // a code stands on it
	Kantor        kantorKini
	Menu          []menu
	Isi           any
	V             string // of the style sheet and the script
}

type menu struct {
	Label, Ke string
	Kini      bool
}

var daftarMenu = []menu{{"Layanan", akar, false}, {"Ajukan permohonan", akar + "/permohonan", false}, {"Lacak", akar + "/lacak", false},
	{"Daftar informasi", akar + "/informasi", false}, {"Keberatan", akar + "/keberatan", false}}

// semuaTemplat parses each page together with the frame and the parts, once.
var semuaTemplat = sync.OnceValue(func() map[string]*template.Template {
	dasar := template.Must(template.New("kerangka.html").Funcs(template.FuncMap{
		"ikon": ikon, "baris": func(s string) []string { return strings.Split(strings.TrimSpace(s), "\n") },
		"tgl": func(t kominfo.Tanggal) string { return t.Panjang() }, "tglLengkap": func(t kominfo.Tanggal) string { return t.Lengkap() },
	}).ParseFS(berkasTemplat, "templat/kerangka.html", "templat/bagian.html"))
	out := map[string]*template.Template{}
	ds, _ := fs.ReadDir(berkasTemplat, "templat")
	for _, d := range ds {
		if n := d.Name(); n != "kerangka.html" && n != "bagian.html" {
			out[strings.TrimSuffix(n, ".html")] = template.Must(template.Must(dasar.Clone()).ParseFS(berkasTemplat, "templat/"+n))
		}
	}
	return out
})

var jalurIkon = map[string]string{
	"info":       "M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 9h.01M11 12h1v4h1",
	"sukses":     "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M9 12l2 2l4 -4",
	"peringatan": "M12 9v4M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0M12 16h.01",
	"bahaya":     "M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 8v4M12 16h.01",
	"netral":     "M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 7v5l3 3",
	"kanan":      "M9 6l6 6l-6 6",
	"menu":       "M4 6l16 0M4 12l16 0M4 18l16 0",
}

// ikon draws one of Tabler Icons; see LICENSE.tabler of app/el.
func ikon(nama, kelas string) template.HTML {
	return template.HTML(`<svg class="ikon ` + kelas + `" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="` + jalurIkon[nama] + `"/></svg>`)
}

var versiAset = sync.OnceValue(func() string {
	h := sha256.New()
	for _, n := range []string{"aset/layanan.css", "aset/layanan.js"} {
		b, _ := berkasAset.ReadFile(n)
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
})

func sidik(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:8])
}

// tampil draws a page.
func (m *minta) tampil(status int, nama string, p halaman) error {
	if !p.Kantor.Ada {
		k, err := m.kantor()
		if err != nil && nama != "galat" {
			return err
		}
		p.Kantor = k
	}
	p.V = versiAset()
	for _, x := range daftarMenu {
		x.Kini = x.Ke == p.Aktif
		p.Menu = append(p.Menu, x)
	}
	var b bytes.Buffer
	if err := semuaTemplat()[nama].Execute(&b, p); err != nil {
		return err
	}
	h := m.w.Header()
	const jenis = "text/html; charset=utf-8"
	if p.Alir && status == http.StatusOK {
		return m.terbuka(jenis, b.Bytes())
	}
	if !p.Alir {
		h.Set("X-Robots-Tag", "noindex")
		h.Set("Referrer-Policy", "no-referrer")
	}
	m.kirim(status, jenis, b.Bytes(), !p.Rahasia)
	return nil
}

// aset serves the style sheet and the script; an address with the version may be
// kept for ever.
func (m *minta) aset(nama string) error {
	b, err := berkasAset.ReadFile("aset/" + nama)
	if err != nil || strings.ContainsAny(nama, "/\\") || m.r.Method != "GET" && m.r.Method != "HEAD" {
		return tidakAda()
	}
	jenis := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}[path.Ext(nama)]
	if m.r.URL.RawQuery == "v="+versiAset() {
		m.w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		m.kirim(http.StatusOK, jenis, b, true)
		return nil
	}
	return m.terbuka(jenis, b)
}
