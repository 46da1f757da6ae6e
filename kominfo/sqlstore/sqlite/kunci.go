//go:build !(js && wasm)

package sqlite

import "errors"

var errTerkunci = errors.New("berkas kunci dipegang proses lain")
