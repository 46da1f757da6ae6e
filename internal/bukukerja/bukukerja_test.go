package bukukerja_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/lumbung-id/lumbung/internal/bukukerja"
)

func TestTulisSama(t *testing.T) {
	var lama []byte
	for range 5 {
		f := excelize.NewFile()
		for _, n := range []string{"Satu", "Dua", "Tiga"} {
			if _, err := f.NewSheet(n); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetDocProps(&excelize.DocProperties{Created: "2026-01-01T00:00:00Z", Modified: "2026-01-01T00:00:00Z"}); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := bukukerja.Tulis(&b, f); err != nil {
			t.Fatal(err)
		}
		if lama != nil && !bytes.Equal(lama, b.Bytes()) {
			t.Fatal("isi yang sama memberi berkas lain")
		}
		lama = b.Bytes()
	}
}
