package el

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Alamat gives the address to write into a link. A path of the dashboard
// ("/ppid/register") gets the prefix under which the site is served; http,
// https, mailto and tel addresses and fragments ("#daftar") stay. Anything else,
// such as javascript:, becomes "#": an address from outside never runs code.
func Alamat(href string) string {
	href = bersihAlamat(href)
	if app.IsClient && strings.HasPrefix(href, "/") {
		// go-app adds the prefix when pre-rendering but not in the browser.
		return strings.TrimRight(app.Getenv("GOAPP_ROOT_PREFIX"), "/") + href
	}
	return href
}

// luar reports whether href leaves the dashboard.
func luar(href string) bool {
	return strings.HasPrefix(href, "http://") || strings.HasPrefix(href, "https://")
}

// bersihAlamat lets through the kinds of address that [Alamat] names and
// percent-encodes what has no place in one.
func bersihAlamat(href string) string {
	href = strings.TrimSpace(href)
	kecil := strings.ToLower(href)
	switch {
	case strings.HasPrefix(href, "//"), strings.HasPrefix(href, `/\`):
		return "#" // another host in disguise
	case strings.HasPrefix(href, "/"), strings.HasPrefix(href, "#"), strings.HasPrefix(href, "?"):
	case strings.HasPrefix(kecil, "https://"), strings.HasPrefix(kecil, "http://"),
		strings.HasPrefix(kecil, "mailto:"), strings.HasPrefix(kecil, "tel:"):
		i := strings.IndexByte(href, ':')
		href = kecil[:i] + href[i:]
	default:
		return "#"
	}
	const heksa = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(href) {
		c := href[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"'<>\\`{}|^", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(heksa[c>>4])
			b.WriteByte(heksa[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// Tautan makes a link. A link that leaves the dashboard says so with an icon
// and its meaning in words.
func Tautan(href string, isi ...any) app.UI {
	return tautan(href, "tautan", isi)
}

func tautan(href, kelas string, isi []any) app.UI {
	a := at{"href": Alamat(href), "class": kelas}
	if luar(a["href"]) {
		a["rel"] = "noopener noreferrer"
		isi = append(append([]any{}, isi...), ikonKelas(IkonLuar, "ikon-kecil"), TakTampak(" (situs lain)"))
	}
	return buat("a", a, isi...)
}

// TautanBaru makes a link to a file that the browser shows in a window of its own,
// so that the page with what was typed in it stays.
func TautanBaru(href string, isi ...any) app.UI {
	isi = append([]any{ikonKelas(IkonLihat, "ikon-kecil")}, append(isi, TakTampak(" (jendela baru)"))...)
	return buat("a", at{"href": Alamat(href), "class": "tautan", "target": "_blank", "rel": "noopener"}, isi...)
}

// TautanUnduh makes a link that saves a file as nama instead of opening a page.
// Addresses under /api need it: go-app would take them for pages.
func TautanUnduh(href, nama string, isi ...any) app.UI {
	if nama == "" {
		nama = "unduhan"
	}
	isi = append([]any{ikonKelas(IkonUnduh, "ikon-kecil")}, isi...)
	return buat("a", at{"href": Alamat(href), "download": nama, "class": "tautan"}, isi...)
}

// Remah is one step of the way to a page. The last one is the page itself; its
// Href is not used.
type Remah struct{ Label, Href string }

// RemahRemah shows the way to the page.
func RemahRemah(rs ...Remah) app.UI {
	if len(rs) == 0 {
		return nil
	}
	butir := make([]any, len(rs))
	for i, r := range rs {
		if i == len(rs)-1 {
			butir[i] = buat("li", nil, buat("span", at{"aria-current": "page"}, r.Label))
			continue
		}
		butir[i] = buat("li", nil, tautan(r.Href, "tautan", []any{r.Label}))
	}
	return buat("nav", at{"class": "remah", "aria-label": "Jejak halaman"}, buat("ol", nil, butir...))
}
