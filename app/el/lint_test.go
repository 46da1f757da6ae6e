package el

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// penyetel are the methods of go-app elements that write a value which
// pre-rendering does not escape; Raw is not escaped anywhere.
var penyetel = map[string]bool{
	"Title": true, "Alt": true, "Href": true, "Attr": true, "Aria": true, "Value": true, "Placeholder": true,
	"Src": true, "Action": true, "DataSet": true, "Style": true, "Class": true, "ID": true, "For": true, "Name": true, "Content": true, "Raw": true,
}

// takIkut are the methods of go-app's context that the browser's program has no
// code for (app/server/bangun.go): there they panic.
var takIkut = map[string]bool{
	"SetState": true, "GetState": true, "DelState": true, "ObserveState": true, "Encrypt": true, "Decrypt": true, "Notifications": true,
}

// periksaSumber reads Go files of pages and lists the calls that give an
// attribute something else than a constant or a value from package el, and those
// of takIkut.
func periksaSumber(fset *token.FileSet, files []*ast.File) []string {
	tetap := map[string]bool{}
	for _, f := range files {
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, s := range g.Specs {
				for _, n := range s.(*ast.ValueSpec).Names {
					tetap[n.Name] = true
				}
			}
		}
	}
	var salah []string
	for _, f := range files {
		goapp, paket := "", map[string]bool{}
		for _, i := range f.Imports {
			jalur := strings.Trim(i.Path.Value, `"`)
			nama := filepath.Base(jalur)
			if i.Name != nil {
				nama = i.Name.Name
			}
			paket[nama] = true
			if strings.Contains(jalur, "/go-app/") {
				goapp = nama
			}
		}
		if goapp == "" {
			continue // without go-app there is no element to spoil
		}
		ast.Inspect(f, func(n ast.Node) bool {
			c, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			s, ok := c.Fun.(*ast.SelectorExpr)
			if ok && takIkut[s.Sel.Name] && akar(s.X) == "ctx" {
				salah = append(salah, fmt.Sprintf("%s: ctx.%s tidak ikut ke program peramban. Simpan di Dasbor, atau lewat app.Window().", fset.Position(c.Pos()), s.Sel.Name))
			}
			if !ok || !penyetel[s.Sel.Name] || len(c.Args) == 0 {
				return true
			}
			if a := akar(s.X); paket[a] && a != goapp {
				return true // a function or chain of another package
			}
			for _, a := range c.Args {
				if !konstan(a, tetap) {
					salah = append(salah, fmt.Sprintf("%s: .%s diberi nilai yang bukan konstanta. Pakai el (misalnya el.Tautan, el.Masukan), atau bungkus dengan el.Atribut.", fset.Position(c.Pos()), s.Sel.Name))
				}
			}
			return true
		})
	}
	return salah
}

// akar gives the name at the beginning of a chain: app in app.Div().Class("x").
func akar(e ast.Expr) string {
	for {
		switch x := e.(type) {
		case *ast.CallExpr:
			e = x.Fun
		case *ast.SelectorExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

func konstan(e ast.Expr, tetap map[string]bool) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return true
	case *ast.Ident:
		return tetap[e.Name] || e.Name == "true" || e.Name == "false"
	case *ast.ParenExpr:
		return konstan(e.X, tetap)
	case *ast.BinaryExpr:
		return konstan(e.X, tetap) && konstan(e.Y, tetap)
	case *ast.CallExpr:
		return akar(e.Fun) == "el"
	}
	return false
}

// No page outside this package gives data to an attribute by itself.
func TestHalamanTidakMenyetelAtribut(t *testing.T) {
	folder := map[string][]string{}
	err := filepath.WalkDir("..", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "el" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(p, ".go") && !strings.HasSuffix(p, "_test.go") {
			folder[filepath.Dir(p)] = append(folder[filepath.Dir(p)], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, berkas := range folder {
		fset := token.NewFileSet()
		var files []*ast.File
		for _, p := range berkas {
			src, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			f, err := parser.ParseFile(fset, p, src, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		for _, s := range periksaSumber(fset, files) {
			t.Error(s)
		}
	}
}

// The check above finds what it is for.
func TestPeriksaSumber(t *testing.T) {
	const kepala = "package x\nimport (\"github.com/maxence-charriere/go-app/v10/pkg/app\"; \"net/http\"; \"strconv\")\nconst tetap = \"a\"\nfunc f(nama string, q http.Header) any { return "
	for _, c := range []struct {
		kode string
		want int
	}{
		{`app.Div().Title(nama)`, 1},
		{`app.A().Class("x").Href("/x/" + nama)`, 1},
		{`app.Raw(nama)`, 1},
		{`app.Div().Attr("x", strconv.Quote(nama))`, 1},
		{`app.Div().Body(app.Img().Alt(nama), app.Img().Alt(nama))`, 2},
		{`app.Div().Title("tetap").Class(tetap + "b")`, 0},
		{`app.Div().Title(el.Atribut(nama))`, 0},
		{`app.Div().Text(nama)`, 0},
		{`app.Input().Value(0).Disabled(true)`, 0},
		{`strconv.Value(nama)`, 0},
		{`ctx.SetState("x", nama)`, 1},
		{`ctx.Page()`, 0},
	} {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "x.go", kepala+c.kode+" }", parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if got := periksaSumber(fset, []*ast.File{f}); len(got) != c.want {
			t.Errorf("%s: %d temuan, want %d: %v", c.kode, len(got), c.want, got)
		}
	}
}
