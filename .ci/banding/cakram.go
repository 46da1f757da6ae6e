package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// tenang writes out what earlier work has left in memory, so that the next
// server's commits do not wait for the last one's pages.
func tenang() { syscall.Sync() }

// ukurCakram gives the median time of one synced write of 4 KiB: the price of a
// commit with synchronous=FULL, and so what this comparison hangs on.
func ukurCakram(folder string) (time.Duration, error) {
	f, err := os.CreateTemp(folder, "cakram")
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.Remove(f.Name()) }() // the folder goes too
	defer func() { _ = f.Close() }()
	b := make([]byte, 4096)
	lama := make([]time.Duration, 100)
	for i := range lama {
		mula := time.Now()
		if _, err := f.Write(b); err != nil {
			return 0, err
		}
		if err := f.Sync(); err != nil {
			return 0, err
		}
		lama[i] = time.Since(mula)
	}
	slices.Sort(lama)
	if m := persentil(lama, 50); m > 10*time.Microsecond {
		return m, nil
	}
	return 0, fmt.Errorf("folder %s tampaknya berada di memori, bukan di cakram, jadi harga synchronous=FULL tidak terukur; sebutkan folder lain dengan -folder", folder)
}

// ukuran sums the files of a server, with the peer's log of requests apart.
func ukuran(folder string) (data, log int64, err error) {
	err = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		i, err := e.Info()
		if err != nil {
			return err
		}
		if strings.HasPrefix(e.Name(), "auxiliary.db") {
			log += i.Size()
		} else {
			data += i.Size()
		}
		return nil
	})
	return data, log, err
}
