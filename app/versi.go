//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// versiProgram is what the footer, /sehat and the command versi show.
func versiProgram() map[string]string {
	v := map[string]string{"program": "pengembangan", "go": runtime.Version(), "kalender": kalender.Nasional().Versi(), "pengandar": sqlite.Driver()}
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" && b.Main.Version != "(devel)" {
		v["program"] = b.Main.Version
	}
	for _, r := range buku.New().Semua() {
		in := r.Info()
		v["skema_"+in.Nama] = strconv.Itoa(in.VersiSkema)
	}
	return v
}

func (p *program) versi(_ context.Context, fs *flag.FlagSet, args []string) error {
	mesin := fs.Bool("json", false, "keluaran JSON")
	data := folderData(fs)
	if _, err := urai(fs, args, 0, "pilihan saja"); err != nil {
		return err
	}
	v := versiProgram()
	if n := penjaga.NamaJejak(*data); n != "" {
		v["jejak"] = n
	}
	if *mesin {
		return p.json(v)
	}
	var kunci []string
	for k := range v {
		kunci = append(kunci, k)
	}
	slices.Sort(kunci)
	for _, k := range kunci {
		p.baris("%-24s %s", k, v[k])
	}
	return nil
}
