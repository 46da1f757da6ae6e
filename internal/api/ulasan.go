package api

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
)

// TanpaUlasan names what a reader of the documentation would find bare: the
// package without a comment, and every exported constant, variable, function,
// type, method and interface method. The comment of a group counts for its
// constants, and so does one at the end of the line. The values of an
// enumeration are explained by its type, under which the documentation shows
// them.
func (p *Paket) TanpaUlasan() []string {
	var out []string
	paket := false
	for _, b := range p.Berkas {
		paket = paket || b.Doc != nil && strings.HasPrefix(b.Doc.Text(), "Package "+p.Nama+" ")
	}
	if !paket {
		out = append(out, p.Jalur+": paket tanpa ulasan \"// Package "+p.Nama+" …\"")
	}
	kurang := func(letak token.Pos, nama string) {
		l := p.fset.Position(letak)
		out = append(out, p.Jalur+"/"+filepath.Base(l.Filename)+":"+strconv.Itoa(l.Line)+": "+nama)
	}
	tipe := map[string]bool{} // with a comment
	p.kunjungi(func(d ast.Decl) {
		if d, ok := d.(*ast.GenDecl); ok {
			for _, s := range d.Specs {
				if s, ok := s.(*ast.TypeSpec); ok && berulasan(d, s) {
					tipe[s.Name.Name] = true
				}
			}
		}
	})
	p.kunjungi(func(d ast.Decl) {
		switch d := d.(type) {
		case *ast.FuncDecl:
			n := penerima(d)
			if d.Doc == nil && d.Name.IsExported() && (n == "" || ast.IsExported(n)) {
				kurang(d.Pos(), strings.TrimPrefix(n+"."+d.Name.Name, "."))
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				ulasanSpec(d, s, tipe, kurang)
			}
		}
	})
	return out
}

func berulasan(d *ast.GenDecl, s *ast.TypeSpec) bool {
	return s.Doc != nil || d.Doc != nil && !d.Lparen.IsValid()
}

func ulasanSpec(d *ast.GenDecl, s ast.Spec, tipe map[string]bool, kurang func(token.Pos, string)) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		if !s.Name.IsExported() {
			return
		}
		if !berulasan(d, s) {
			kurang(s.Pos(), s.Name.Name)
		}
		if x, ok := s.Type.(*ast.InterfaceType); ok {
			for _, f := range x.Methods.List {
				for _, n := range f.Names {
					if n.IsExported() && f.Doc == nil && f.Comment == nil {
						kurang(f.Pos(), s.Name.Name+"."+n.Name)
					}
				}
			}
		}
	case *ast.ValueSpec:
		if d.Doc != nil || s.Doc != nil || s.Comment != nil {
			return
		}
		if x, ok := s.Type.(*ast.Ident); ok && d.Tok == token.CONST && tipe[x.Name] {
			return
		}
		for _, n := range s.Names {
			if n.IsExported() {
				kurang(n.Pos(), n.Name)
			}
		}
	}
}
