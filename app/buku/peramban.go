//go:build js && wasm

package buku

import (
	_ "embed"
	"encoding/json"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// daftar is register.json, deflated: the browser's program has little room.
//
//go:embed register.json.flate
var daftar []byte

// New reads the registers' descriptions.
func New() *Buku {
	var infos []register.Info
	_ = json.Unmarshal(kembang(daftar), &infos) // the test of this package writes and reads the file
	var regs []register.Register
	for _, in := range infos {
		regs = append(regs, register.DariInfo(in))
	}
	return dari(&spbe.Pustaka{}, regs)
}
