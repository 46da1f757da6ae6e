package register_test

import (
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func TestMemori(t *testing.T) {
	for nama, tunda := range map[string]bool{"bernomor langsung": false, "bernomor belakangan": true} {
		t.Run(nama, func(t *testing.T) {
			registertest.Run(t, func(t testing.TB, regs ...register.Register) register.Store {
				m, err := register.NewMemori(regs...)
				if err != nil {
					t.Fatal(err)
				}
				m.Tunda = tunda
				return m
			})
		})
	}
}
