//go:build !(js && wasm)

package jadwal

import (
	"context"
	"sync/atomic"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Zona is the time zone of the office as its profile says, for ppid.Layanan.ZonaKini:
// the registers are made before the profile can be read, and the profile may be
// filled in while the program runs. The zero value is WIB. It may be used by any
// number of goroutines.
type Zona struct{ z atomic.Value }

// Kini gives the zone.
func (z *Zona) Kini() kominfo.Zona {
	if v, ok := z.z.Load().(kominfo.Zona); ok {
		return v
	}
	return kominfo.WIB
}

// Segarkan reads the profile. Without one the zone stays.
func (z *Zona) Segarkan(ctx context.Context, r register.Reader) error {
	p, ada, err := kantor.Kini(ctx, r)
	if err != nil || !ada {
		return err
	}
	v, err := kominfo.ParseZona(string(p.Isi.Zona))
	if err == nil {
		z.z.Store(v)
	}
	return err
}
