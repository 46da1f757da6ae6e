//go:build js && wasm

package akun

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// The browser sends actions to the server; it neither runs them nor knows of the
// secret registers.

func cabutAkses(context.Context, register.Tx, register.ID) error { return diServer() }

func adaSandi(context.Context, register.Tx, register.ID) (bool, error) { return false, diServer() }

func diServer() error {
	return kominfo.E(kominfo.Ditolak, "akun", "Tindakan ini hanya dijalankan di server.")
}
