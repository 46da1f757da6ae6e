//go:build unix && !(js && wasm)

package pegang

import (
	"errors"
	"os"
	"syscall"
)

// Berkas takes the lock of a file made for it. The system lets go of it when the
// process ends, however it ends; the file stays.
func Berkas(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close() // the lock is the matter
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrDipakai
		}
		return nil, err
	}
	return f, nil
}
