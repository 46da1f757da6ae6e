package indeks_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	pembuat "github.com/invopop/jsonschema"
	pemeriksa "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

const (
	berkasSkema  = "instrumen.schema.json"
	polaPecahan  = `^-?[0-9]+([.][0-9]+|/[0-9]+)?$`
	polaTanggal  = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	alamatVokab  = "github.com/lumbung-id/lumbung/kominfo"
	alamatIndeks = alamatVokab + "/indeks"
)

// TestSchema makes the published schema from the Go types and their comments and
// compares it with the file. Run with -update after a change of the types.
func TestSchema(t *testing.T) {
	komentar := map[string]string{}
	bacaKomentar(t, ".", alamatIndeks, komentar)
	bacaKomentar(t, "..", alamatVokab, komentar)
	r := pembuat.Reflector{
		Mapper: petakan,
		LookupComment: func(tipe reflect.Type, bidang string) string {
			return komentar[tipe.PkgPath()+"."+tipe.Name()+"."+bidang]
		},
	}
	s := r.Reflect(&indeks.Instrumen{})
	s.ID = "https://" + alamatIndeks + "/" + berkasSkema
	s.Title = "Instrumen indeks"
	got, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(berkasSkema, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(berkasSkema)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is out of date; run go test ./kominfo/indeks -run TestSchema -update (-want +got):\n%s", berkasSkema, diff)
	}
}

// petakan gives the schema of types that write themselves as text, and the
// values of the enumerations.
func petakan(t reflect.Type) *pembuat.Schema {
	enum := func(v ...any) *pembuat.Schema { return &pembuat.Schema{Type: "string", Enum: v} }
	switch t {
	case reflect.TypeFor[indeks.Pecahan]():
		return &pembuat.Schema{Type: "string", Pattern: polaPecahan, Examples: []any{"2.50", "10/3"}}
	case reflect.TypeFor[kominfo.Tanggal]():
		return &pembuat.Schema{Type: "string", Pattern: polaTanggal, Examples: []any{"2021-01-01"}}
	case reflect.TypeFor[kominfo.StatusSumber]():
		return enum(kominfo.Terverifikasi, kominfo.Sekunder, kominfo.DariIngatan, kominfo.Inferensi)
	case reflect.TypeFor[indeks.Cara]():
		return enum(indeks.RataRata, indeks.Jumlah)
	case reflect.TypeFor[indeks.PeranIndeks]():
		return enum(indeks.SumberNilai, indeks.ButirBukti)
	case reflect.TypeFor[indeks.Sifat]():
		return enum(indeks.DipakaiUlang, indeks.Diperbarui, indeks.Baru, indeks.Padanan)
	}
	return nil
}

// bacaKomentar collects the comments of types and fields in one folder.
func bacaKomentar(t *testing.T, folder, paket string, m map[string]string) {
	t.Helper()
	f := os.DirFS(folder)
	nama, err := fs.Glob(f, "*.go")
	if err != nil {
		t.Fatal(err)
	}
	teks := func(g *ast.CommentGroup) string { return strings.Join(strings.Fields(g.Text()), " ") }
	for _, n := range nama {
		if strings.HasSuffix(n, "_test.go") {
			continue
		}
		b, err := fs.ReadFile(f, n)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), n, b, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			for _, s := range g.Specs {
				ts := s.(*ast.TypeSpec)
				m[paket+"."+ts.Name.Name+"."] = teks(g.Doc)
				st, ok := ts.Type.(*ast.StructType)
				if !ok {
					continue
				}
				for _, b := range st.Fields.List {
					for _, id := range b.Names {
						m[paket+"."+ts.Name.Name+"."+id.Name] = teks(b.Comment)
					}
				}
			}
		}
	}
}

// TestSchemaPatterns proves that the patterns mean what they should: a comma or a
// brace lost on the way would otherwise pass unseen.
func TestSchemaPatterns(t *testing.T) {
	b, err := os.ReadFile(berkasSkema)
	if err != nil {
		t.Fatal(err)
	}
	for _, pola := range []string{polaPecahan, polaTanggal} {
		j, _ := json.Marshal(pola)
		if !bytes.Contains(b, j) {
			t.Errorf("pattern %s is not in the schema", pola)
		}
	}
	for pola, c := range map[string]struct{ baik, buruk []string }{
		polaPecahan: {[]string{"3", "2.50", "10/3", "-1"}, []string{"", "2,50", "1e3", ".5", "1/2/3", "3 "}},
		polaTanggal: {[]string{"2021-01-01"}, []string{"", "2021-1-1", "20210101", "2021-01-011"}},
	} {
		re := regexp.MustCompile(pola)
		for _, s := range c.baik {
			if !re.MatchString(s) {
				t.Errorf("%s refuses %q", pola, s)
			}
		}
		for _, s := range c.buruk {
			if re.MatchString(s) {
				t.Errorf("%s takes %q", pola, s)
			}
		}
	}
}

func TestSchemaAcceptsAndRefuses(t *testing.T) {
	b, err := os.ReadFile(berkasSkema)
	if err != nil {
		t.Fatal(err)
	}
	skema, err := pemeriksa.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := pemeriksa.NewCompiler()
	if err := c.AddResource(berkasSkema, skema); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(berkasSkema)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range contohInstrumen {
		v, err := pemeriksa.UnmarshalJSON(bytes.NewReader(berkas(t, n)))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", n, err)
		}
	}
	for _, g := range []struct{ dari, ke string }{
		{`"bobot":"10/3"`, `"bobot":"10,3"`},
		{`"bobot":"10/3"`, `"bobot":3.3`},
		{`"status": "terverifikasi"`, `"status": "pasti"`},
		{`"cara": "rata_rata"`, `"cara": "median"`},
		{`"mulai":"2026-01-01"`, `"mulai":"1 Januari 2026"`},
		{`"judul"`, `"Judul"`},
	} {
		teks := strings.Replace(string(berkas(t, "kecil.json")), g.dari, g.ke, 1)
		v, err := pemeriksa.UnmarshalJSON(strings.NewReader(teks))
		if err != nil || !strings.Contains(teks, g.ke) {
			t.Fatal(g, err)
		}
		if s.Validate(v) == nil {
			t.Errorf("the schema takes %s", g.ke)
		}
	}
}

var contohInstrumen = []string{"kecil.json", "nol-seratus.json", "poin.json"}
