package el

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var sulit = []string{
	"", "true", "false", "biasa", `dua "kutip"`, `satu 'kutip'`, "<b>&amp;</b>", `a\b\\n`, "a&b;c", "&lt;script&gt;", "&#116;rue",
	"baris\nbaru\ttab", "nbsp\u00a0nol\u200blebar\ufeff", "\x00\x1b\x7f\u0085", "\xff\xfe", "日本語 é ٣", "`", "=\"x\" onload=\"y", eltest.Jahat,
}

// The value that a browser reads is the value that was given, on the way
// through go-app's own quoting. When go-app begins to escape by itself this
// test says so.
func tepat(t *testing.T, s string) {
	t.Helper()
	want := strings.TrimSpace(tanpaKendali(s))
	n := eltest.Cari(eltest.Urai(app.Div().Body(app.Span().DataSet("x", Atribut(s)))), "span")
	if len(n) != 1 {
		t.Fatalf("%q membuat %d unsur", s, len(n))
	}
	got, ada := eltest.Atribut(n[0], "data-x")
	if strings.TrimSpace(got) != want {
		t.Errorf("nilai %q terbaca %q", s, got)
	}
	if len(n[0].Attr) > 1 || !ada && want != "" {
		t.Errorf("nilai %q membuat atribut %v", s, n[0].Attr)
	}
}

func TestAtributTepat(t *testing.T) {
	for _, s := range sulit {
		tepat(t, s)
	}
}

func FuzzAtribut(f *testing.F) {
	for _, s := range sulit {
		f.Add(s)
	}
	f.Fuzz(tepat)
}

func TestAlamat(t *testing.T) {
	for _, c := range []struct{ href, want string }{
		{"/ppid/register?status=baru&hal=2#daftar", "/ppid/register?status=baru&hal=2#daftar"},
		{"#daftar", "#daftar"}, {"?hal=2", "?hal=2"},
		{"https://peraturan.go.id/a b?x=1&y=\"2\"", "https://peraturan.go.id/a%20b?x=1&y=%222%22"},
		{"HTTPS://Contoh.go.id", "https://Contoh.go.id"}, {"mailto:a@b.go.id", "mailto:a@b.go.id"}, {"tel:+62", "tel:+62"},
		{"javascript:alert(1)", "#"}, {" JavaScript:alert(1)", "#"}, {"java\nscript:alert(1)", "#"}, {"javascript&colon;alert(1)", "#"},
		{"data:text/html,x", "#"}, {"vbscript:x", "#"}, {"//jahat.example", "#"}, {`/\jahat.example`, "#"}, {"", "#"}, {"ppid", "#"},
		{"/\t/jahat.example", "/%09/jahat.example"}, {"/kecamatan/Sukamaju é", "/kecamatan/Sukamaju%20%C3%A9"},
	} {
		if got := Alamat(c.href); got != c.want {
			t.Errorf("Alamat(%q) = %q, want %q", c.href, got, c.want)
		}
	}
}

func FuzzAlamat(f *testing.F) {
	for _, s := range append(sulit, "javascript:x", "//x", "https://a.b/c?d=e#f") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := Alamat(s); strings.ContainsAny(got, "\"'<>\\` \n\t") || !utf8.ValidString(got) {
			t.Errorf("Alamat(%q) = %q", s, got)
		}
		for _, x := range eltest.Periksa(Tautan(s, "teks")) {
			t.Errorf("Tautan(%q): %s", s, x)
		}
	})
}

func TestJudulServer(t *testing.T) {
	got := judulServer(`A "B" <c> & \ d` + "\n\x00e")
	if strings.ContainsAny(got, "\"<>&\\\n\x00") || !strings.Contains(got, "A ”B”") {
		t.Errorf("judul %q", got)
	}
}

// go-app prints a false boolean attribute when pre-rendering; a browser reads
// any printed one as true.
func TestTandaiSalahTidakDitulis(t *testing.T) {
	n := eltest.Cari(eltest.Urai(app.Div().Body(tandai(buatTunggal("input", at{"id": "a"}), "checked", false), tandai(buatTunggal("input", at{"id": "b"}), "checked", true))), "input")
	if _, ada := eltest.Atribut(n[0], "checked"); ada {
		t.Error("checked=false tertulis")
	}
	if _, ada := eltest.Atribut(n[1], "checked"); !ada {
		t.Error("checked=true hilang")
	}
}

// Two handlers made at one place in the code must not count as one.
func TestAcaraBerbedaTiapGambar(t *testing.T) {
	_, a := acara(func(app.Context, app.Event) {})
	h, b := acara(func(app.Context, app.Event) {})
	if a == b {
		t.Error("dua acara memakai cakupan yang sama")
	}
	if h == nil {
		t.Error("penangan hilang")
	}
}
