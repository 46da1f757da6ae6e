//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

func TestGerbangBerurutan(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, ctx := gerbangBaru(1), t.Context()
		if err := g.ambil(ctx, 1); err != nil {
			t.Fatal(err)
		}
		var urut []int
		batal, stop := context.WithCancel(ctx)
		for i := range 8 {
			c := ctx
			if i == 3 {
				c = batal
			}
			go func() {
				if err := g.ambil(c, 1); err != nil {
					if i != 3 || !errors.Is(err, context.Canceled) {
						t.Errorf("penunggu %d: %v", i, err)
					}
					return
				}
				urut = append(urut, i)
				g.lepas(1)
			}()
			synctest.Wait()
		}
		if n := g.menunggu(); n != 8 {
			t.Errorf("%d menunggu, seharusnya 8", n)
		}
		stop()
		synctest.Wait()
		if !g.oper(1) {
			t.Error("oper tidak menemukan penunggu")
		}
		synctest.Wait()
		if diff := cmp.Diff([]int{0, 1, 2, 4, 5, 6, 7}, urut); diff != "" {
			t.Errorf("giliran (-want +got):\n%s", diff)
		}
		if g.bebas != 1 || g.oper(1) {
			t.Errorf("sesudahnya bebas %d", g.bebas)
		}
	})
}

func TestSetelahAwalan(t *testing.T) {
	for s, mau := range map[string]string{"": "", "a": "b", "a\xff": "b", "\xff": "", "é": "\xc3\xaa"} {
		if got := setelahAwalan(s); got != mau {
			t.Errorf("setelahAwalan(%q) = %q, seharusnya %q", s, got, mau)
		}
	}
}

func TestSalahSatuSedikitBentuk(t *testing.T) {
	bentuk := map[string]bool{}
	for n := 1; n <= 100; n++ {
		var args []any
		d := make([]any, n)
		for i := range d {
			d[i] = i
		}
		bentuk[salahSatu("k", d, &args)] = true
		if args[len(args)-1] != n-1 {
			t.Errorf("%d nilai: pengisi %v", n, args[len(args)-1])
		}
	}
	if len(bentuk) != 8 {
		t.Errorf("%d bentuk perintah, seharusnya 8", len(bentuk))
	}
}

func TestKutipMenolak(t *testing.T) {
	for _, n := range []string{"", `a"b`, "a b", "a;b", "A", "1a", "a\x00"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("kutip(%q) diterima", n)
				}
			}()
			kutip(n)
		}()
	}
}
