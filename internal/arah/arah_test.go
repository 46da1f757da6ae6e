package arah

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestArahImpor lists the imports of the whole module for both targets.
func TestArahImpor(t *testing.T) {
	for _, sasaran := range [][]string{nil, {"GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0"}} {
		graf := bacaGraf(t, sasaran)
		if _, ada := graf[Modul+"/kominfo"]; !ada {
			t.Fatal("go list tidak menemukan paket kominfo")
		}
		for _, s := range Periksa(graf) {
			t.Errorf("%v: %s", sasaran, s)
		}
	}
}

func bacaGraf(t *testing.T, sasaran []string) map[string]Paket {
	t.Helper()
	c := exec.CommandContext(t.Context(), "go", "list", "-e", "-deps", "-json=ImportPath,Imports,Standard,Module", Modul+"/...")
	c.Env = append(os.Environ(), sasaran...)
	var gagal bytes.Buffer
	c.Stderr = &gagal
	b, err := c.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, gagal.String())
	}
	graf := map[string]Paket{}
	for d := json.NewDecoder(bytes.NewReader(b)); ; {
		var p struct {
			ImportPath string
			Imports    []string
			Standard   bool
			Module     *struct{ Path string }
		}
		if err := d.Decode(&p); err == io.EOF {
			return graf
		} else if err != nil {
			t.Fatal(err)
		}
		graf[p.ImportPath] = Paket{p.ImportPath, p.Imports, p.Standard, !p.Standard && (p.Module == nil || p.Module.Path != Modul)}
	}
}

// The rules themselves are tested on small graphs, so that a green run above
// means something.
func TestPeriksaMenemukan(t *testing.T) {
	paket := func(nama string, impor ...string) Paket {
		luar := strings.Contains(nama, ".") && !strings.HasPrefix(nama, Modul)
		return Paket{nama, impor, !strings.Contains(nama, "."), luar}
	}
	m := func(s string) string { return Modul + "/" + s }
	for nama, u := range map[string]struct {
		paket []Paket
		mau   string // "" when nothing may be found
	}{
		"domain ke kosakata":       {[]Paket{paket(m("spbe"), m("kominfo")), paket(m("kominfo"))}, ""},
		"domain ke database/sql":   {[]Paket{paket(m("spbe"), "database/sql"), paket("database/sql")}, "spbe mencapai database/sql"},
		"domain ke net/http":       {[]Paket{paket(m("ppid"), m("kominfo")), paket(m("kominfo"), "net/http"), paket("net/http")}, "ppid mencapai net/http"},
		"domain lewat jejak":       {[]Paket{paket(m("spbe"), m("kominfo/jejak")), paket(m("kominfo/jejak"), "golang.org/x/mod/sumdb/note"), paket("golang.org/x/mod/sumdb/note")}, "modul pihak ketiga"},
		"domain ke modul luar":     {[]Paket{paket(m("spbe"), "contoh.org/x"), paket("contoh.org/x")}, "modul pihak ketiga"},
		"domain ke domain":         {[]Paket{paket(m("spbe"), m("ppid")), paket(m("ppid"))}, "tidak saling mengimpor"},
		"domain ke bagiannya":      {[]Paket{paket(m("satudata"), m("satudata/periksa")), paket(m("satudata/periksa"))}, ""},
		"mekanisme ke domain":      {[]Paket{paket(m("kominfo/register"), m("spbe")), paket(m("spbe"))}, "lebih tinggi"},
		"register ke sqlstore":     {[]Paket{paket(m("kominfo/register"), m("kominfo/sqlstore")), paket(m("kominfo/sqlstore"))}, "lebih tinggi"},
		"acuan ke kosakata":        {[]Paket{paket(m("kominfo/kalender"), m("kominfo")), paket(m("kominfo"))}, ""},
		"kosakata ke acuan":        {[]Paket{paket(m("kominfo"), m("kominfo/kalender")), paket(m("kominfo/kalender"))}, "lebih tinggi"},
		"sqlstore ke database/sql": {[]Paket{paket(m("kominfo/sqlstore"), "database/sql"), paket("database/sql")}, ""},
	} {
		graf := map[string]Paket{}
		for _, p := range u.paket {
			graf[p.Jalur] = p
		}
		got := strings.Join(Periksa(graf), "\n")
		if u.mau == "" && got != "" || u.mau != "" && !strings.Contains(got, u.mau) {
			t.Errorf("%s: %q, seharusnya memuat %q", nama, got, u.mau)
		}
	}
}
