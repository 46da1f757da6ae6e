package eltest

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Each fault that Periksa looks for is found when it is there.
func TestPeriksaMenemukan(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{`<p>biasa</p>`, ""},
		{`<div><script>x</script></div>`, "lolos menjadi markup"},
		{`<p onclick="x">a</p>`, "menjalankan kode"},
		{`<p style="color:red">a</p>`, "kebijakan konten"},
		{`<a href="javascript:x">a</a>`, "tidak aman"},
		{`<a href="//x">a</a>`, "tidak aman"},
		{`<div><i id="a"></i><i id="a"></i></div>`, "dipakai dua kali"},
		{`<p aria-describedby="b">a</p>`, "tidak ada"},
		{`<p aria-hidden>a</p>`, "harus true atau false"},
		{`<input id="a" aria-label="x" checked="false">`, "dibaca peramban sebagai benar"},
		{`<input id="a">`, "tanpa label"},
		{`<button><svg aria-hidden="true"></svg></button>`, "tanpa teks"},
		{`<table><caption>x</caption><tr><th>a</th></tr></table>`, "tanpa scope"},
		{`<table><tr><td>a</td></tr></table>`, "tanpa caption"},
		{`<svg></svg>`, "tanpa judul"},
	} {
		got := strings.Join(Periksa(app.Raw(c.html)), "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.html, got, c.want)
		}
	}
}

// What go-app does with data in an attribute is found too.
func TestPeriksaMenemukanAtributGoApp(t *testing.T) {
	if got := Periksa(app.Div().Title(Jahat)); len(got) == 0 {
		t.Error("go-app kini menyandikan atribut sendiri: el.Atribut perlu ditinjau")
	}
}
