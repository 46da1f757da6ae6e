//go:build !(js && wasm)

package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// pengandar is one SQLite driver.
type pengandar struct {
	judul string
	d     driver.Driver
}

// penyambung opens connections and sets them up with pragmas, the same way for
// every driver.
type penyambung struct {
	p      pengandar
	path   string
	pragma []string
}

var pragmaTulis = []string{
	"busy_timeout = 5000",
	"secure_delete = ON", // before the first page is written
	"journal_mode = WAL",
	"synchronous = FULL",
	"foreign_keys = ON",
	"temp_store = MEMORY",
	"cache_size = -65536", // KiB; an import touches all pages of its indexes
	"mmap_size = 8589934592",
	"wal_autocheckpoint = 4000",     // pages; the store holds readers back when that is not enough
	"journal_size_limit = 67108864", // bytes
	"trusted_schema = OFF",
	"cell_size_check = ON",
}

var pragmaBaca = []string{
	"busy_timeout = 5000",
	"query_only = ON",
	"temp_store = MEMORY",
	"cache_size = -8192",
	"mmap_size = 8589934592", // address space, not memory
	"trusted_schema = OFF",
}

func (s penyambung) Driver() driver.Driver { return s.p.d }

func (s penyambung) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := s.p.d.Open(alamat(s.path))
	if err != nil {
		return nil, err
	}
	x, ok := c.(driver.ExecerContext)
	if !ok {
		_ = c.Close() // the error below is the one to report
		return nil, fmt.Errorf("pengandar %s tidak dapat menjalankan perintah", s.p.judul)
	}
	for _, p := range s.pragma {
		if _, err := x.ExecContext(context.WithoutCancel(ctx), "PRAGMA "+p, nil); err != nil {
			_ = c.Close() // likewise
			return nil, err
		}
	}
	return c, nil
}

// alamat writes a path as the URI that both drivers hand to SQLite, so that no
// character of it counts as an option.
func alamat(path string) string {
	p := filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return "file:" + (&url.URL{Path: p}).EscapedPath() + "?mode=rw"
}
