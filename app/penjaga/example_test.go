//go:build !(js && wasm)

package penjaga_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// A folder is opened, backed up, and the backup restored elsewhere.
func Example() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "penjaga-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	regs := []register.Register{kantor.DefProfil(), kantor.DefKunci()}
	o := penjaga.Opsi{Folder: filepath.Join(dir, "data"), Register: regs}

	p, err := penjaga.Buka(ctx, o)
	if err != nil {
		log.Fatal(err) // one sentence: what was found, and what to do
	}
	cp, err := p.Checkpoint(ctx, jejak.Umum)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("baris checkpoint:", strings.Count(string(cp), "\n"))

	h, err := penjaga.Cadangkan(ctx, o, filepath.Join(dir, "cadangan.db")) // beside the open folder
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("cadangan sah:", h.Laporan.Sah)
	if err := p.Close(); err != nil {
		log.Fatal(err)
	}

	baru := penjaga.Opsi{Folder: filepath.Join(dir, "baru"), Register: regs}
	r, err := penjaga.Pulihkan(ctx, penjaga.OpsiPulih{Opsi: baru, Berkas: h.Berkas})
	if err != nil {
		log.Fatal(err)
	}
	l, err := penjaga.Periksa(ctx, penjaga.OpsiPeriksa{Opsi: baru})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("masa:", r.Masa, "sah:", l.Sah)
	// Output:
	// baris checkpoint: 6
	// cadangan sah: true
	// masa: 2 sah: true
}

// Backups beside each other share the folder of their files.
func ExampleFolderLampiran() {
	fmt.Println(filepath.ToSlash(penjaga.FolderLampiran(filepath.FromSlash("/media/usb/2026-11-22.db"))))
	fmt.Println(filepath.ToSlash(penjaga.FolderLampiran(filepath.FromSlash("/media/usb/2026-11-29.db"))))
	// Output:
	// /media/usb/cadangan.berkas
	// /media/usb/cadangan.berkas
}
