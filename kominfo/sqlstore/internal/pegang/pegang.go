//go:build !(js && wasm)

// Package pegang lets one process at a time work with a file.
package pegang

import "errors"

// ErrDipakai says that another process holds the lock.
var ErrDipakai = errors.New("berkas kunci dipegang proses lain")
