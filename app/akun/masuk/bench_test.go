//go:build !(js && wasm)

package masuk

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkAktor is what every request pays to know who asks.
//
//	go test -run '^$' -bench . ./app/akun/masuk
func BenchmarkAktor(b *testing.B) {
	buka := func(b *testing.B) (*kantorUji, string) {
		j := jamUji()
		k := layananUji(b, bukaSqlite(b, filepath.Join(b.TempDir(), "uji.db"), j), j, Opsi{})
		return k, k.admin()
	}
	b.Run("teringat", func(b *testing.B) {
		k, token := buka(b)
		r := k.permintaan("GET", "/", "", token)
		for b.Loop() {
			if _, ada := k.Aktor(r); !ada {
				b.Fatal("tidak berlaku")
			}
		}
	})
	b.Run("teringat-bersamaan", func(b *testing.B) {
		k, token := buka(b)
		b.RunParallel(func(pb *testing.PB) {
			r := k.permintaan("GET", "/", "", token)
			for pb.Next() {
				k.Aktor(r)
			}
		})
	})
	b.Run("dari-data", func(b *testing.B) {
		k, token := buka(b)
		r := k.permintaan("GET", "/", "", token)
		for b.Loop() {
			k.ingat.lupakan(terubah{profil: true})
			if _, ada := k.Aktor(r); !ada {
				b.Fatal("tidak berlaku")
			}
		}
	})
	b.Run("karangan", func(b *testing.B) {
		k, _ := buka(b)
		r := k.permintaan("GET", "/", "", rahasiaBaru())
		for b.Loop() {
			k.Aktor(r)
		}
	})
}

// BenchmarkSandi is one check of a password with the parameters in force.
func BenchmarkSandi(b *testing.B) {
	p := pencincangBaru(ongkosBaku)
	phc, err := p.cincang(b.Context(), sandiAdmin)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if ok, _, _ := p.cocok(b.Context(), phc, sandiAdmin); !ok {
			b.Fatal("tidak cocok")
		}
	}
}

// BenchmarkLogin is a login and its end, with how much the data file grows by them.
func BenchmarkLogin(b *testing.B) {
	dir, j := b.TempDir(), jamUji()
	s := bukaSqlite(b, filepath.Join(dir, "uji.db"), j)
	k := layananUji(b, s, j, Opsi{})
	k.admin()
	n := 0
	for b.Loop() {
		token, err := k.Masuk(b.Context(), "admin.kantor", sandiAdmin, "192.0.2.1")
		if err == nil {
			err = k.Keluar(b.Context(), token)
		}
		k.baik(err)
		n++
	}
	b.StopTimer()
	k.baik(s.Close())
	st, err := os.Stat(filepath.Join(dir, "uji.db"))
	k.baik(err)
	b.ReportMetric(float64(st.Size())/float64(n), "bita/sesi")
}
