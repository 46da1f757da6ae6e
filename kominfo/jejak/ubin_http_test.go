package jejak

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
)

func TestUbinHTTP(t *testing.T) {
	g := gudangBaru()
	g.isiLog(t, Umum, 600)
	g.isiLog(t, Dalam, 300)
	ctx := context.Background()
	for _, c := range []struct {
		jejak, jalur string
		panjang      int // 0: tidak_ada
	}{
		{Umum, "tile/8/0/000", 8192},
		{Umum, "tile/8/0/000.p/1", 32}, // partial widths of a full tile stay available
		{Umum, "tile/8/0/001", 8192},
		{Umum, "tile/8/0/002.p/88", 88 * 32},
		{Umum, "tile/8/0/002.p/1", 32},
		{Umum, "tile/8/0/002.p/89", 0},
		{Umum, "tile/8/0/002", 0},
		{Umum, "tile/8/0/003.p/1", 0},
		{Umum, "tile/8/1/000.p/2", 64},
		{Umum, "tile/8/1/000.p/3", 0},
		{Umum, "tile/8/2/000.p/1", 0},
		{Umum, "tile/8/6/000.p/1", 0},
		{Umum, "tile/8/7/000.p/1", 0},
		{Umum, "tile/8/data/002.p/89", 0},
		{Umum, "tile/8/data/003.p/1", 0},
		{Dalam, "tile/8/0/001.p/44", 44 * 32},
		{Dalam, "tile/8/data/000", 0},
		{"lain", "tile/8/0/000", 0},
		{Umum, "", 0},
		{Umum, "checkpoint", 0},
		{Umum, "/tile/8/0/000", 0},
		{Umum, "tile/8/0/0", 0},
		{Umum, "tile/8/0/000.p/256", 0},
		{Umum, "tile/8/0/000.p/0", 0},
		{Umum, "tile/8/0/-01", 0},
		{Umum, "tile/8/-1/000", 0},
		{Umum, "tile/7/0/000", 0},
		{Umum, "tile/8/63/000", 0},
		{Umum, "tile/8/0/../000", 0},
		{Umum, "tile/8/0/x000/000", 0},
		{Umum, "tile/8/data/x072/x057/x594/x037/x927/936.p/5", 0}, // 256 times 2^56 is 0 in an int64
		{Umum, "tile/8/0/x072/x057/x594/x037/x927/936.p/5", 0},
		{Umum, "tile/8/0/x999/x999/x999/x999/x999/x999/999", 0},
		{Umum, "tile/8/0/" + strings.Repeat("x999/", 10000) + "999", 0},
	} {
		b, err := UbinHTTP(ctx, g, c.jejak, c.jalur)
		if len(b) != c.panjang || (c.panjang == 0) != errors.Is(err, kominfo.TidakAda) || c.panjang > 0 && err != nil {
			t.Errorf("%s %.60s: %d bytes, %v; want %d", c.jejak, c.jalur, len(b), err, c.panjang)
		}
		if err != nil && len(err.Error()) > 300 {
			t.Errorf("%.60s: long message", c.jalur)
		}
	}

	// A data tile is the texts, each followed by an empty line.
	b, err := UbinHTTP(ctx, g, Umum, "tile/8/data/001")
	if err != nil {
		t.Fatal(err)
	}
	if want := append(bytes.Join(g.log[Umum].entri[256:512], []byte("\n")), '\n'); !bytes.Equal(want, b) {
		t.Error("data tile 1 differs from the entries 256 to 511")
	}
}

func TestUbinHTTPPenyimpananRusak(t *testing.T) {
	ctx := context.Background()
	g := gudangBaru()
	g.isiLog(t, Umum, 300)
	g.log[Umum].entri = g.log[Umum].entri[:290]
	if _, err := UbinHTTP(ctx, g, Umum, "tile/8/data/001.p/44"); !errors.Is(err, kominfo.Rusak) {
		t.Errorf("missing entries: %v", err)
	}
	g.log[Umum].ubin[[2]int64{0, 0}] = make([]byte, 100)
	if _, err := UbinHTTP(ctx, g, Umum, "tile/8/0/000"); !errors.Is(err, kominfo.Rusak) {
		t.Errorf("short tile: %v", err)
	}
	if _, err := Buktikan(ctx, g, Umum, 3, 300); !errors.Is(err, kominfo.Rusak) {
		t.Errorf("proof from a short tile: %v", err)
	}
}

func TestBuktikanMenolak(t *testing.T) {
	ctx := context.Background()
	g := gudangBaru()
	g.isiLog(t, Umum, 10)
	for _, c := range [][2]int64{{-1, 10}, {10, 10}, {0, 11}, {0, -1}, {0, 0}} {
		if _, err := Buktikan(ctx, g, Umum, c[0], c[1]); !errors.Is(err, kominfo.TidakAda) {
			t.Errorf("Buktikan %v: %v", c, err)
		}
	}
	for _, c := range [][2]int64{{-1, 10}, {7, 6}, {1, 11}, {0, -1}} {
		if _, err := BuktikanSejalan(ctx, g, Umum, c[0], c[1]); !errors.Is(err, kominfo.TidakAda) {
			t.Errorf("BuktikanSejalan %v: %v", c, err)
		}
	}
	if p, err := BuktikanSejalan(ctx, g, Umum, 0, 10); err != nil || len(p) != 0 {
		t.Errorf("from the empty log: %v %v", p, err)
	}
}
