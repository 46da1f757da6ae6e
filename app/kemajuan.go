//go:build !(js && wasm)

package main

import (
	"fmt"
	"os"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
)

// layar reports whether a stream is a person's terminal.
func layar(v any) bool {
	f, ok := v.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}

// kemajuan tells a person at a terminal how far a long work is, from its second
// second on and five times a second. maju is nil where nobody looks; selesai wipes
// the line.
func (p *program) kemajuan() (maju func(teks func() string), selesai func()) {
	if !layar(p.Galat) {
		return nil, func() {}
	}
	var mulai, lalu time.Time
	maju = func(teks func() string) {
		if mulai.IsZero() {
			mulai = time.Now()
		}
		if time.Since(mulai) < time.Second || time.Since(lalu) < 200*time.Millisecond {
			return
		}
		lalu = time.Now()
		fmt.Fprint(p.Galat, "\r\x1b[K"+teks())
	}
	return maju, func() {
		if !lalu.IsZero() {
			fmt.Fprint(p.Galat, "\r\x1b[K")
		}
	}
}

// majuJejak is kemajuan for the entries of a journal.
func (p *program) majuJejak(apa string) (func(jejak string, n, dari int64), func()) {
	maju, selesai := p.kemajuan()
	if maju == nil {
		return nil, selesai
	}
	return func(jejak string, n, dari int64) {
		maju(func() string {
			return fmt.Sprintf("%s jejak %s: %s dari %s catatan", apa, jejak, kominfo.FormatAngka(n), kominfo.FormatAngka(dari))
		})
	}, selesai
}

// majuBerkas is kemajuan for the documents' files.
func (p *program) majuBerkas(apa string) (func(blob.Kemajuan), func()) {
	maju, selesai := p.kemajuan()
	if maju == nil {
		return nil, selesai
	}
	return func(k blob.Kemajuan) {
		maju(func() string {
			return fmt.Sprintf("%s %s dari %s berkas, %s dari %s", apa, kominfo.FormatAngka(int64(k.Berkas)), kominfo.FormatAngka(int64(k.DariBerkas)), blob.FormatUkuran(k.Byte), blob.FormatUkuran(k.DariByte))
		})
	}, selesai
}
