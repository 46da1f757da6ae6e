package jejak

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// What UraiEntri accepts encodes to the same bytes, and package tlog can carry
// it; what it refuses is an error of kind rusak in a short message.
func FuzzUraiEntri(f *testing.F) {
	f.Add(teksUji(f, entriUji(0, 1)))
	f.Add(teksUji(f, entriUji(1, 3)))
	f.Add([]byte(kepalaEntri + "\nregister \n"))
	f.Add([]byte("lumbung/entri/1\nregister a\nid \x00\n\n"))
	f.Add(bytes.Repeat([]byte("\n"), 2000))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := UraiEntri(b)
		if err != nil {
			if !errors.Is(err, kominfo.Rusak) || len(err.Error()) > 600 {
				t.Fatalf("%v", err)
			}
			return
		}
		if lagi, err := e.Teks(); err != nil || !bytes.Equal(b, lagi) {
			t.Fatalf("%q became %q (%v)", b, lagi, err)
		}
		if _, err := tlog.FormatRecord(0, b); err != nil {
			t.Fatalf("no record for tlog: %q", b)
		}
	})
}

func FuzzUraiCheckpoint(f *testing.F) {
	s, v, _ := kunciUji(f, namaUji, 0)
	sah := tandai(f, cpUji(), s)
	teks, _ := cpUji().Teks()
	f.Add(string(sah))
	f.Add(teks)
	f.Add("lumbung/a/umum/1\n0\n" + strings.Repeat("A", 43) + "=\nwaktu 0001-01-01T00:00:00Z\n")
	f.Add("\n\n— a b\n")
	f.Fuzz(func(t *testing.T, x string) {
		if c, err := UraiCheckpoint(x); err == nil {
			if lagi, err := c.Teks(); err != nil || lagi != x {
				t.Fatalf("%q became %q (%v)", x, lagi, err)
			}
		} else if !errors.Is(err, kominfo.Rusak) || len(err.Error()) > 600 {
			t.Fatalf("%v", err)
		}
		c, penanda, err := BukaCheckpoint([]byte(x), v)
		if err != nil {
			if k := kominfo.KindOf(err); k != kominfo.Rusak && k != kominfo.TidakSah {
				t.Fatalf("%v", err)
			}
			return
		}
		// Nobody but the key's holder makes one that passes; more signatures by
		// unknown keys may stand below it.
		if len(penanda) != 1 || c != cpUji() {
			t.Fatalf("a forgery passes: %q", x)
		}
	})
}

func FuzzTandaTerima(f *testing.F) {
	tt, v := tandaTerimaUji(f, 50, 40)
	tt.Garam, tt.Isi, tt.Alasan = garamUji(40), isiUji(40), alasanUji
	sah, err := json.Marshal(tt)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sah)
	f.Add([]byte(`{"format":"lumbung/tanda-terima/1","nomor":0,"entri":"","bukti":[],"checkpoint":""}`))
	f.Add([]byte(`{"bukti":[[[[[[[[`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var u TandaTerima
		if u.UnmarshalJSON(b) != nil {
			return
		}
		lagi, err := json.Marshal(u)
		if err != nil {
			t.Fatal(err)
		}
		var w TandaTerima
		if err := w.UnmarshalJSON(lagi); err != nil {
			t.Fatalf("what was read and written again is refused: %q", lagi)
		}
		// Only the true receipt passes, with its content or without.
		h, err := u.Periksa(v)
		if err == nil && (u.Entri != tt.Entri || u.Nomor != tt.Nomor || h.IsiCocok && (u.Isi != tt.Isi || u.Alasan != tt.Alasan)) {
			t.Fatalf("a forgery passes: %q", b)
		}
	})
}

// Every path gives exactly the tile that it names, or an error of kind
// tidak_ada.
func FuzzUbinHTTP(f *testing.F) {
	g := gudangBaru()
	g.isiLog(f, Umum, 600)
	for _, s := range []string{"tile/8/0/000", "tile/8/0/002.p/88", "tile/8/1/000.p/2", "tile/8/data/000.p/3", "tile/8/data/x001/000",
		"tile/8/0/x999/x999/x999/x999/x999/x999/x999/999", "tile/8/0/-00", "/tile//8", "tile/8/9223372036854775807/000", "tile/1/0/000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		b, err := UbinHTTP(context.Background(), g, Umum, path)
		if err != nil {
			if !errors.Is(err, kominfo.TidakAda) || len(err.Error()) > 500 {
				t.Fatalf("%q: %v", path, err)
			}
			return
		}
		u, err := tlog.ParseTilePath(path)
		if err != nil || u.Path() != path {
			t.Fatalf("%q is no path of a tile", path)
		}
		if u.L >= 0 && len(b) != u.W*tlog.HashSize || u.L < 0 && bytes.Count(b, []byte("\n\n")) != u.W || len(b) > MaksBerkas {
			t.Fatalf("%q: %d bytes", path, len(b))
		}
	})
}
