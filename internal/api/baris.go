package api

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Baris gives the exported API of the package, sorted, one line each.
func (p *Paket) Baris() []string {
	t := &penulis{tipe: map[string]*ast.TypeSpec{}, metode: map[string][]*ast.FuncDecl{}}
	p.kunjungi(t.kumpulkan)
	p.kunjungi(t.deklarasi)
	slices.Sort(t.baris)
	return slices.Compact(t.baris)
}

func (p *Paket) kunjungi(f func(ast.Decl)) {
	for _, b := range p.Berkas {
		for _, d := range b.Decls {
			f(d)
		}
	}
}

// penulis collects the lines of one package.
type penulis struct {
	baris  []string
	tipe   map[string]*ast.TypeSpec
	metode map[string][]*ast.FuncDecl // by the name of the receiver's type
}

func (t *penulis) tulis(bagian ...string) { t.baris = append(t.baris, strings.Join(bagian, "")) }

// kumpulkan remembers what an embedding may refer to.
func (t *penulis) kumpulkan(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if n := penerima(d); n != "" {
			t.metode[n] = append(t.metode[n], d)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			if s, ok := s.(*ast.TypeSpec); ok {
				t.tipe[s.Name.Name] = s
			}
		}
	}
}

func (t *penulis) deklarasi(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		n := penerima(d)
		switch {
		case !d.Name.IsExported():
		case n == "":
			t.tulis("func ", d.Name.Name, parameterTipe(d.Type.TypeParams), tanda(d.Type))
		case ast.IsExported(n):
			t.tulis("method (", types.ExprString(d.Recv.List[0].Type), ") ", d.Name.Name, tanda(d.Type))
		}
	case *ast.GenDecl:
		t.umum(d)
	}
}

// umum writes constants, variables and types.
func (t *penulis) umum(d *ast.GenDecl) {
	var tipe ast.Expr // of the constant before, which one without a value repeats
	var nilai []ast.Expr
	for i, s := range d.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			if s.Name.IsExported() {
				t.deklarasiTipe(s)
			}
		case *ast.ValueSpec:
			if d.Tok == token.VAR || s.Values != nil || s.Type != nil {
				tipe, nilai = s.Type, s.Values
			}
			for j, n := range s.Names {
				if n.IsExported() {
					t.tulis(d.Tok.String(), " ", n.Name, tipeNilai(d.Tok, tipe, nilai, j, i))
				}
			}
		}
	}
}

// tipeNilai gives " Kind = \"tidak_ada\"". The value of a constant is part of the
// API, that of a variable only where nothing else says its type.
func tipeNilai(tok token.Token, tipe ast.Expr, nilai []ast.Expr, ke, iota int) string {
	var s string
	if tipe != nil {
		s = " " + types.ExprString(tipe)
	}
	if tok == token.VAR && tipe != nil || len(nilai) == 0 {
		return s
	}
	v := nilai[min(ke, len(nilai)-1)]
	s += " = " + types.ExprString(v)
	ast.Inspect(v, func(n ast.Node) bool {
		if x, ok := n.(*ast.Ident); ok && x.Name == "iota" {
			s += ", iota " + strconv.Itoa(iota)
			return false
		}
		return true
	})
	return s
}

func (t *penulis) deklarasiTipe(s *ast.TypeSpec) {
	kepala := "type " + s.Name.Name + parameterTipe(s.TypeParams)
	if s.Assign.IsValid() {
		t.tulis(kepala, " = ", types.ExprString(s.Type))
		return
	}
	switch x := s.Type.(type) {
	case *ast.StructType:
		kepala += " struct"
		t.tulis(kepala)
		t.isian(kepala, s.Name.Name, x, nil)
	case *ast.InterfaceType:
		kepala += " interface"
		t.tulis(kepala)
		t.antarmuka(kepala, x, nil)
	default:
		t.tulis(kepala, " ", types.ExprString(x))
	}
}

// isian writes the fields of a struct. What an embedded unexported type of the
// package has is reached through the struct, so it is written as the struct's.
func (t *penulis) isian(kepala, pemilik string, x *ast.StructType, lewat []string) {
	for _, f := range x.Fields.List {
		ekor := " " + types.ExprString(f.Type) + tagJSON(f.Tag)
		for _, n := range f.Names {
			if n.IsExported() {
				t.tulis(kepala, ", ", n.Name, ekor)
			} else {
				t.tulis(kepala, ", unexported fields")
			}
		}
		if f.Names != nil {
			continue
		}
		nama, penunjuk := dasar(f.Type)
		if ast.IsExported(nama) {
			t.tulis(kepala, ", embedded", ekor)
			continue
		}
		t.tulis(kepala, ", unexported fields")
		s := t.tipe[nama]
		if s == nil || slices.Contains(lewat, nama) {
			continue
		}
		for _, m := range t.metode[nama] {
			if m.Name.IsExported() && !t.punya(pemilik, m.Name.Name) {
				_, perlu := m.Recv.List[0].Type.(*ast.StarExpr)
				bintang := ""
				if perlu && !penunjuk {
					bintang = "*"
				}
				t.tulis("method (", bintang, pemilik, ") ", m.Name.Name, tanda(m.Type))
			}
		}
		if dalam, ok := s.Type.(*ast.StructType); ok {
			t.isian(kepala, pemilik, dalam, append(lewat, nama))
		}
	}
}

// punya reports whether a type has a method of its own, which hides one that it
// would get by embedding.
func (t *penulis) punya(tipe, metode string) bool {
	return slices.ContainsFunc(t.metode[tipe], func(m *ast.FuncDecl) bool { return m.Name.Name == metode })
}

// antarmuka writes the methods of an interface, those of an embedded unexported
// one as its own.
func (t *penulis) antarmuka(kepala string, x *ast.InterfaceType, lewat []string) {
	for _, f := range x.Methods.List {
		for _, n := range f.Names {
			if n.IsExported() {
				t.tulis(kepala, ", ", n.Name, tanda(f.Type.(*ast.FuncType)))
			} else {
				t.tulis(kepala, ", unexported methods")
			}
		}
		if f.Names != nil {
			continue
		}
		nama, _ := dasar(f.Type)
		if s := t.tipe[nama]; s != nil && !ast.IsExported(nama) && !slices.Contains(lewat, nama) {
			if dalam, ok := s.Type.(*ast.InterfaceType); ok {
				t.antarmuka(kepala, dalam, append(lewat, nama))
				continue
			}
		}
		t.tulis(kepala, ", embedded ", types.ExprString(f.Type))
	}
}

// penerima gives the name of a method's type, "" for a function.
func penerima(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	n, _ := dasar(d.Recv.List[0].Type)
	return n
}

// dasar gives the bare name of a type: "Def" for *Def[T], "DB" for *sqlx.DB.
func dasar(x ast.Expr) (nama string, penunjuk bool) {
	for {
		switch y := x.(type) {
		case *ast.StarExpr:
			x, penunjuk = y.X, true
		case *ast.IndexExpr:
			x = y.X
		case *ast.IndexListExpr:
			x = y.X
		case *ast.SelectorExpr:
			x = y.Sel
		case *ast.Ident:
			return y.Name, penunjuk
		default:
			return "", penunjuk
		}
	}
}

// tanda gives parameters and results: "(s string) (Tanggal, error)".
func tanda(f *ast.FuncType) string {
	return strings.TrimPrefix(types.ExprString(&ast.FuncType{Params: f.Params, Results: f.Results}), "func")
}

func parameterTipe(l *ast.FieldList) string {
	if l == nil {
		return ""
	}
	var s []string
	for _, f := range l.List {
		var n []string
		for _, x := range f.Names {
			n = append(n, x.Name)
		}
		s = append(s, strings.Join(n, ", ")+" "+types.ExprString(f.Type))
	}
	return "[" + strings.Join(s, ", ") + "]"
}

func tagJSON(l *ast.BasicLit) string {
	if l == nil {
		return ""
	}
	s, err := strconv.Unquote(l.Value)
	if v, ok := reflect.StructTag(s).Lookup("json"); ok && err == nil {
		return " json:" + strconv.Quote(v)
	}
	return ""
}
