//go:build !(js && wasm)

package masuk

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"
)

func TestCincang(t *testing.T) {
	ctx, p := t.Context(), pencincangBaru(ongkosBaku)
	phc, err := p.cincang(ctx, sandiAdmin)
	if err != nil || !strings.HasPrefix(phc, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatal(phc, err)
	}
	o, garam, h, ok := uraiPHC(phc)
	if !ok || o != ongkosBaku || string(argon2.IDKey([]byte(sandiAdmin), garam, 2, 19456, 1, 32)) != string(h) {
		t.Errorf("%v %v", o, ok)
	}
	for sandi, mau := range map[string]bool{sandiAdmin: true, sandiAdmin + " ": false, "": false} {
		if ok, usang, err := p.cocok(ctx, phc, sandi); ok != mau || usang || err != nil {
			t.Errorf("%q: %v %v %v", sandi, ok, usang, err)
		}
	}
	if _, usang, _ := pencincangBaru(ringan).cocok(ctx, phc, sandiAdmin); !usang {
		t.Error("parameter lain tidak dikenali")
	}
	lagi, _ := p.cincang(ctx, sandiAdmin)
	if lagi == phc {
		t.Error("garam sama")
	}
}

// Nothing that may stand in the data fits by accident or stops the program.
func TestPHCRusak(t *testing.T) {
	p := pencincangBaru(ringan)
	baik, err := p.cincang(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"", "$", baik[:len(baik)-1], baik + "$", "x" + baik, strings.Replace(baik, "argon2id", "argon2i", 1), strings.Replace(baik, "v=19", "v=16", 1),
		strings.Replace(baik, "m=64", "m=4294967295", 1), strings.Replace(baik, "m=64", "m=-1", 1), strings.Replace(baik, "m=64", "m=0", 1), strings.Replace(baik, "t=1", "t=0", 1), strings.Replace(baik, "t=1", "t=4000000000", 1),
		strings.Replace(baik, "p=1", "p=0", 1), strings.Replace(baik, "p=1", "p=255", 1), strings.Replace(baik, "m=64", "m=064", 1), strings.Replace(baik, "p=1", "p=1,x=2", 1),
		"$argon2id$v=19$m=64,t=1,p=1$$", "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$"} {
		if ok, _, err := p.cocok(t.Context(), s, ""); ok || err != nil {
			t.Errorf("%q: %v %v", s, ok, err)
		}
	}
}

func FuzzUraiPHC(f *testing.F) {
	for _, s := range []string{"", "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=1,t=1,p=1$$", "$$$$$"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if o, garam, h, ok := uraiPHC(s); ok && (o.memori > 1<<18 || o.putaran > 10 || len(garam) > 64 || len(h) > 64 || len(h) < 16) {
			t.Errorf("%q: %v %d %d", s, o, len(garam), len(h))
		}
	})
}

// Two hashes at a time, a bounded queue, and who gives up leaves it.
func TestAntre(t *testing.T) {
	p := pencincangBaru(ringan)
	for range serentakMaks {
		if err := p.giliranku(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ctx, batal := context.WithCancel(t.Context())
	hasil := make(chan error, antreMaks)
	for range antreMaks {
		go func() { hasil <- p.giliranku(ctx) }()
	}
	for p.n.Load() < serentakMaks+antreMaks {
		time.Sleep(time.Millisecond)
	}
	w, ok := errors.AsType[*Tunggu](p.giliranku(t.Context()))
	if !ok || !w.Penuh || w.Lama <= 0 {
		t.Errorf("antrean penuh: %v", w)
	}
	batal()
	for range antreMaks {
		if err := <-hasil; !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
	p.lepas()
	p.lepas()
	if _, _, err := p.cocok(t.Context(), "", ""); err != nil || p.n.Load() != 0 {
		t.Errorf("sesudahnya: %v, %d", err, p.n.Load())
	}
}
