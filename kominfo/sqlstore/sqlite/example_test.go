//go:build !(js && wasm)

package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

type Agenda struct {
	Acara string `json:"acara" judul:"Acara" wajib:"ya"`
	Hari  string `json:"hari" judul:"Hari"`
}

func ExampleBuka() {
	dir, err := os.MkdirTemp("", "lumbung")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	agenda := &register.Def[Agenda]{
		Nama: "agenda", Judul: "Agenda", Jejak: register.Umum, VersiSkema: 1,
		Kolom:  []register.AnyKolom[Agenda]{register.Kolom[Agenda, string]{Nama: "hari", Baca: func(a *Agenda) string { return a.Hari }}},
		Indeks: [][]string{{"hari"}},
	}
	ctx := context.Background()
	s, err := sqlite.Buka(ctx, filepath.Join(dir, "lumbung.db"), sqlite.Opsi{Migrasi: true}, agenda)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	petugas := kominfo.Aktor{Instansi: "19.06", Perangkat: "kominfo", Peran: "entri"}
	err = s.Ubah(ctx, petugas, func(tx register.Tx) error {
		for _, a := range []Agenda{{"Rapat koordinasi", "senin"}, {"Pelatihan", "selasa"}, {"Evaluasi", "senin"}} {
			if _, err := agenda.Buat(ctx, tx, register.LingkupPenuh(), a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	per, err := s.Rekap(ctx, agenda, register.LingkupUmum(), nil, "hari")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, j := range per {
		fmt.Println(j.Nilai[0], j.N)
	}
	// Output:
	// selasa 1
	// senin 2
}

func ExampleDriver() {
	fmt.Println(sqlite.Driver() != "")
	// Output: true
}
