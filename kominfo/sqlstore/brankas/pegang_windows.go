package brankas

import (
	"errors"
	"io"
	"os"
	"syscall"
)

// pegang takes the lock that says a process works with the keys: the file is opened
// so that nobody else may open it. The system lets go of it when the process ends,
// however it ends; the file stays.
func pegang(path string) (io.Closer, error) {
	const dipakaiProsesLain = syscall.Errno(32) // ERROR_SHARING_VIOLATION
	p, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, dipakaiProsesLain) {
		return nil, errDipakai
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}
