package api

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Paket is one package as its files say it, for one target.
type Paket struct {
	Jalur  string // below the module, with slashes: "kominfo/register"
	Nama   string
	Berkas []*ast.File // in the order of their names

	fset *token.FileSet
}

// Sasaran is a target whose build constraints choose the files.
type Sasaran struct {
	OS, Arch string
	Cgo      bool
}

func (s Sasaran) String() string { return fmt.Sprintf("%s/%s cgo=%v", s.OS, s.Arch, s.Cgo) }

// Publik gives the folders of all packages below the named top-level folders
// that a program of another module can import, sorted. A top-level folder that
// does not exist yet has none.
func Publik(akar string, atas ...string) ([]string, error) {
	var out []string
	for _, a := range atas {
		err := filepath.WalkDir(filepath.Join(akar, a), func(p string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return err
			}
			if n := d.Name(); n == "internal" || n == "testdata" || n[0] == '.' || n[0] == '_' {
				return filepath.SkipDir
			}
			nama, err := filepath.Glob(filepath.Join(p, "*.go"))
			if err != nil {
				return err
			}
			if slices.ContainsFunc(nama, bukanUji) {
				jalur, err := filepath.Rel(akar, p)
				out = append(out, filepath.ToSlash(jalur))
				return err
			}
			return nil
		})
		if err != nil && !os.IsNotExist(err) {
			return nil, err
		}
	}
	slices.Sort(out)
	return out, nil
}

func bukanUji(nama string) bool { return !strings.HasSuffix(nama, "_test.go") }

// Baca parses the package in folder jalur below akar for a target. It is nil
// when the target has no file of it, or when it is a program.
func Baca(akar, jalur string, s Sasaran) (*Paket, error) {
	konteks := build.Default
	konteks.GOOS, konteks.GOARCH, konteks.CgoEnabled = s.OS, s.Arch, s.Cgo
	dir := filepath.Join(akar, filepath.FromSlash(jalur))
	nama, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	p := &Paket{Jalur: jalur, fset: token.NewFileSet()}
	for _, n := range nama {
		ikut, err := konteks.MatchFile(dir, filepath.Base(n))
		if err != nil {
			return nil, err
		}
		if !ikut || !bukanUji(n) {
			continue
		}
		f, err := parser.ParseFile(p.fset, n, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.Berkas = append(p.Berkas, f)
		p.Nama = f.Name.Name
	}
	if len(p.Berkas) == 0 || p.Nama == "main" {
		return nil, nil
	}
	return p, nil
}

// namaBerkas is the golden file of a package.
func namaBerkas(jalur string) string { return strings.ReplaceAll(jalur, "/", ".") + ".txt" }
