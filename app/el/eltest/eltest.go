// Package eltest checks pages as a browser and a screen reader would meet them
// before the program has loaded: it pre-renders an element, parses the HTML and
// looks for what must never be there.
//
//	for _, s := range eltest.Periksa(halaman) {
//		t.Error(s)
//	}
//
// A test that fills the page with [Jahat] shows that no text can leave its
// place.
package eltest

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
)

// Jahat is a text that tries every way out of text and attributes.
const Jahat = `"><script>alert(1)</script><img src=x onerror=alert(1)> ' & &quot; \ javascript:alert(1)`

// Urai pre-renders u and parses it. The result is the element <body>.
func Urai(u app.UI) *html.Node {
	n, err := html.Parse(strings.NewReader("<!doctype html><html lang=id><title>x</title><body>" + app.HTMLString(u)))
	if err != nil {
		panic(err) // html.Parse fails only when its reader does
	}
	return Cari(n, "body")[0]
}

// Cari lists the elements with a tag, or all of them for "", in reading order.
func Cari(n *html.Node, tag string) []*html.Node {
	var ns []*html.Node
	for x := range n.Descendants() {
		if x.Type == html.ElementNode && (tag == "" || x.Data == tag) {
			ns = append(ns, x)
		}
	}
	return ns
}

// Atribut gives the value of an attribute and whether it is there.
func Atribut(n *html.Node, nama string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == nama {
			return a.Val, true
		}
	}
	return "", false
}

// Teks gives the text of an element with single spaces.
func Teks(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Periksa lists what is wrong with a page, in words; nothing when it is right.
func Periksa(u app.UI) []string {
	badan := Urai(u)
	p := pemeriksa{ids: map[string]int{}}
	semua := Cari(badan, "")
	for _, n := range semua {
		if id, ada := Atribut(n, "id"); ada {
			p.ids[id]++
			if p.ids[id] == 2 {
				p.salah(n, "id %q dipakai dua kali", id)
			}
			if strings.ContainsAny(id, " \t\n") {
				p.salah(n, "id %q berisi spasi", id)
			}
		}
	}
	for _, n := range semua {
		p.bahaya(n)
		p.aria(n)
		p.nama(n)
	}
	return p.hasil
}

type pemeriksa struct {
	ids   map[string]int
	hasil []string
}

func (p *pemeriksa) salah(n *html.Node, format string, args ...any) {
	p.hasil = append(p.hasil, "<"+n.Data+">: "+fmt.Sprintf(format, args...))
}

// bahaya looks for what can run code.
func (p *pemeriksa) bahaya(n *html.Node) {
	switch n.Data {
	case "script", "iframe", "object", "embed", "base", "meta", "img", "style":
		p.salah(n, "unsur ini tidak pernah dibuat oleh el; teks lolos menjadi markup")
	}
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "on") {
			p.salah(n, "atribut %s menjalankan kode", a.Key)
		}
		if a.Key == "style" {
			p.salah(n, "atribut style dilarang kebijakan konten")
		}
		if strings.ContainsAny(a.Key, `"'<>=\&`) {
			p.salah(n, "nama atribut %q: sebuah nilai keluar dari tempatnya", a.Key)
		}
		if a.Key == "href" && n.Data == "a" {
			v := strings.ToLower(strings.TrimSpace(a.Val))
			aman := false
			for _, awal := range []string{"/", "#", "?", "https://", "http://", "mailto:", "tel:"} {
				aman = aman || strings.HasPrefix(v, awal)
			}
			if !aman || strings.HasPrefix(v, "//") {
				p.salah(n, "alamat %q tidak aman", a.Val)
			}
		}
	}
}

// aria looks for references into nothing and values that are none.
func (p *pemeriksa) aria(n *html.Node) {
	for _, nama := range []string{"aria-labelledby", "aria-describedby", "aria-controls", "for"} {
		v, ada := Atribut(n, nama)
		for _, id := range strings.Fields(v) {
			if p.ids[id] == 0 {
				p.salah(n, "%s menunjuk %q yang tidak ada", nama, id)
			}
		}
		if ada && v == "" {
			p.salah(n, "%s kosong", nama)
		}
	}
	for _, nama := range []string{"aria-expanded", "aria-selected", "aria-hidden", "aria-invalid", "aria-required", "aria-busy"} {
		if v, ada := Atribut(n, nama); ada && v != "true" && v != "false" {
			p.salah(n, "%s bernilai %q, harus true atau false", nama, v)
		}
	}
	for _, nama := range []string{"disabled", "checked", "selected", "open", "multiple", "readonly"} {
		if v, _ := Atribut(n, nama); v == "false" {
			p.salah(n, `%s="false" dibaca peramban sebagai benar`, nama)
		}
	}
}

// nama looks for controls that a screen reader cannot name.
func (p *pemeriksa) nama(n *html.Node) {
	label, _ := Atribut(n, "aria-label")
	oleh, _ := Atribut(n, "aria-labelledby")
	bernama := strings.TrimSpace(label) != "" || oleh != ""
	switch n.Data {
	case "button", "a", "summary", "h1", "h2", "h3", "caption", "legend":
		if !bernama && Teks(n) == "" {
			p.salah(n, "tanpa teks dan tanpa aria-label")
		}
	case "th":
		if _, ada := Atribut(n, "scope"); !ada {
			p.salah(n, "th tanpa scope")
		}
	case "table":
		if len(Cari(n, "caption")) == 0 {
			p.salah(n, "tabel tanpa caption")
		}
	case "svg":
		sembunyi, _ := Atribut(n, "aria-hidden")
		if sembunyi != "true" && oleh == "" {
			p.salah(n, "svg tidak disembunyikan dan tanpa judul")
		}
	case "input", "select", "textarea":
		id, _ := Atribut(n, "id")
		akar := n
		for akar.Parent != nil {
			akar = akar.Parent
		}
		for _, l := range Cari(akar, "label") {
			if f, _ := Atribut(l, "for"); f != "" && f == id && Teks(l) != "" {
				return
			}
		}
		if !bernama {
			p.salah(n, "isian %q tanpa label", id)
		}
	}
}
