//go:build unix && !(js && wasm)

package brankas

import (
	"errors"
	"io"
	"os"
	"syscall"
)

// pegang takes the lock that says a process works with the keys. The system lets
// go of it when the process ends, however it ends; the file stays.
func pegang(path string) (io.Closer, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close() // the lock is the matter
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errDipakai
		}
		return nil, err
	}
	return f, nil
}
