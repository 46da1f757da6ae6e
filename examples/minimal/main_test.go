package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
)

// The whole program, as a person sees it.
func Example() {
	main()
	// Output:
	// Indeks 2,34, predikat Cukup
	// 10 hari kerja sesudah 16 Maret 2026: Selasa, 7 April 2026
	// - dilewati Rabu, 18 Maret 2026: Cuti Bersama Hari Suci Nyepi (Tahun Baru Saka 1948)
	// - dilewati Kamis, 19 Maret 2026: Hari Suci Nyepi (Tahun Baru Saka 1948)
	// - dilewati Jumat, 20 Maret 2026: Cuti Bersama Idulfitri 1447 H
	// - dilewati Senin, 23 Maret 2026: Cuti Bersama Idulfitri 1447 H
	// - dilewati Selasa, 24 Maret 2026: Cuti Bersama Idulfitri 1447 H
	// - dilewati Jumat, 3 April 2026: Wafat Yesus Kristus
}

func TestBelumLengkap(t *testing.T) {
	var w strings.Builder
	if err := jalankan(&w, strings.Replace(jawaban, `"20":3`, `"20":""`, 1), "2026-03-16"); err != nil {
		t.Fatal(err)
	}
	if got, _, _ := strings.Cut(w.String(), "\n"); got != "Indeks antara 2,04 dan 2,64; belum diisi: [20]" {
		t.Error(got)
	}
}

func TestGalat(t *testing.T) {
	for nama, u := range map[string]struct {
		berkas, tanggal string
		mau             kominfo.Kind
		kata            string
	}{
		"nilai di luar skala": {strings.Replace(jawaban, `"20":3`, `"20":7`, 1), "2026-03-16", kominfo.TidakSah, "indikator 20 adalah 7"},
		"instrumen asing":     {strings.Replace(jawaban, "pemdi-2026", "spbe-1999", 1), "2026-03-16", kominfo.TidakAda, "spbe-1999"},
		"berkas terpotong":    {jawaban[:50], "2026-03-16", kominfo.TidakSah, "terpotong"},
		"tanggal salah":       {jawaban, "16-03-2026", kominfo.TidakSah, "16-03-2026"},
		"tahun tanpa SKB":     {jawaban, "2031-01-02", kominfo.TidakAda, "2031"},
	} {
		var w strings.Builder
		err := jalankan(&w, u.berkas, u.tanggal)
		if kominfo.KindOf(err) != u.mau || !strings.Contains(kominfo.PesanUntukOrang(err), u.kata) {
			t.Errorf("%s: %q %v", nama, kominfo.KindOf(err), err)
		}
	}
}

// The rules alone bring no module of anybody else.
func TestTanpaModulLain(t *testing.T) {
	b, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, b)
	}
	modul := strings.Fields(string(b))
	if len(modul) == 0 {
		t.Fatal("go list tidak menyebut modul ini sendiri")
	}
	for _, m := range modul {
		if m != "github.com/lumbung-id/lumbung" {
			t.Errorf("contoh ini mendapat modul %s", m)
		}
	}
}
