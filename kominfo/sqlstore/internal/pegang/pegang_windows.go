//go:build !(js && wasm)

package pegang

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// Berkas takes the lock of a file made for it. The system lets go of it when the
// process ends, however it ends; the file stays.
func Berkas(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{})
	if err != nil {
		_ = f.Close() // the lock is the matter
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			return nil, ErrDipakai
		}
		return nil, err
	}
	return f, nil
}
