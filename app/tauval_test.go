//go:build !(js && wasm)

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/banding"
)

// lakukan runs one command by its function.
func lakukan(t *testing.T, f func(*program, context.Context, *flag.FlagSet, []string) error, args ...string) (string, error) {
	t.Helper()
	var keluar bytes.Buffer
	p := &program{Masuk: strings.NewReader(""), Keluar: &keluar, Galat: io.Discard}
	fs := flag.NewFlagSet("uji", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	err := f(p, t.Context(), fs, args)
	return keluar.String(), err
}

const tauvalUji = `[
 {"kode":"9901","tahun":"2025","nama_instansi":"Kabupaten Satu","kategori":"Kabupaten","daerah":"Provinsi Uji","nilai":{"D2001":"0.0000000000",
  "A2001":"5.0000000000","D2002":"2.4000000000","A2002":"3.7500000000","A2003":"3.7500000000","A2004":"5.0000000000","A2005":"3.0000000000","A2006":"2.6666666667","A2007":"4.3000000000","A2008":"5.0000000000","indeks":"4.2125000000"}},
 {"kode":"9902","tahun":"2025","nama_instansi":"Kabupaten Dua","nilai":{"A2001":"3.0000000000","A2002":"3.0000000000","A2003":"3.0000000000","A2004":"3.0000000000","A2005":"3.0000000000","A2006":"3.0000000000","A2007":"3.0000000000","A2008":"3.0000000000","indeks":"3.0000000000"}},
 {"kode":"9903","tahun":"2025","nama_instansi":"Kabupaten Tiga","nilai":{"indeks":"2.5900000000"},"catatan":"x"}
]`

func TestImporTauval(t *testing.T) {
	f := tulisBerkas(t, "tauval.json", tauvalUji)
	ke := filepath.Join(t.TempDir(), "banding.json")
	s, err := lakukan(t, (*program).imporTauval, f, "-o", ke)
	if err != nil {
		t.Fatalf("findings without galat are no failure: %v\n%s", err, s)
	}
	for _, mau := range []string{
		"Dibaca 3 hasil dari tauval.json: 3 dapat dibandingkan, 0 tidak.",
		"SPBE 2020 tahun 2025, dari nilai terbit yang dibulatkan, 10 desimal",
		"1 9901 Kabupaten Satu 4,21 4,21 Memuaskan",
		"3 9903 Kabupaten Tiga 2,59 - Cukup",
		"dibagi 3 dari 3 instansi, dari nilai terbit yang dibulatkan",
		"peringatan [1] Kabupaten Satu 2025: Nilai terbit domain D2",
		`Kunci "catatan" tidak dikenal`,
		"Hasil ini tidak disimpan ke register penilaian",
		"Berkas pembanding ditulis ke ",
	} {
		if !strings.Contains(strings.Join(strings.Fields(s), " "), strings.TrimSpace(mau)) {
			t.Errorf("%q tidak ada di:\n%s", mau, s)
		}
	}
	b, err := os.ReadFile(ke)
	if err != nil {
		t.Fatal(err)
	}
	var h banding.HasilTauval
	if err := json.Unmarshal(b, &h); err != nil || len(h.Baris) != 3 || len(h.Capaian(banding.PakaiUlang)) != 3 {
		t.Errorf("%v %+v", err, h)
	}
	mesin, err := lakukan(t, (*program).imporTauval, "-json", f)
	if g := uraiJSON[banding.HasilTauval](t, mesin); err != nil || len(g.Baris) != 3 || g.Baris[0].Terbit.Indeks != "4.2125000000" || g.Baris[0].Uji.DariAspek.Indeks.String() == "" {
		t.Errorf("%v %s", err, mesin)
	}
}

func TestImporTauvalTemuan(t *testing.T) {
	s, err := lakukan(t, (*program).imporTauval, tulisBerkas(t, "t.json", strings.Replace(tauvalUji, `"4.2125000000"`, `"4.3125000000"`, 1)))
	if !errors.Is(err, errTemuan) || !strings.Contains(s, "2 dapat dibandingkan, 1 tidak") || !strings.Contains(s, "galat      [1] Kabupaten Satu 2025: Indeks terbit 4,3125000000 tidak cocok dengan nilai aspek") {
		t.Errorf("%v\n%s", err, s)
	}
	for isi, sebut := range map[string]string{"<html>": "", "{}": "bukan larik", "code;nama_instansi;indeks\n1;X;3\n": "tahun"} {
		if s, err := lakukan(t, (*program).imporTauval, tulisBerkas(t, "x", isi)); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), sebut) || s != "" {
			t.Errorf("%q: %v, %q", isi, err, s)
		}
	}
	if _, err := lakukan(t, (*program).imporTauval, tulisBerkas(t, "x", tauvalUji), "-o", "x.csv"); !errors.Is(err, kominfo.TidakSah) {
		t.Error(err)
	}
	if s, err := lakukan(t, (*program).imporTauval, tulisBerkas(t, "x.csv", "code;nama_instansi;indeks\n9901;Kabupaten Satu;2,59\n"), "-tahun", "2024"); err != nil || !strings.Contains(s, "SPBE 2020 tahun 2024") {
		t.Errorf("%v\n%s", err, s)
	}
}

// Values go out and come back, and score alike.
func TestNilaiNetral(t *testing.T) {
	var b strings.Builder
	b.WriteString("nomor_indikator;tingkat\n")
	for i := 1; i <= 20; i++ {
		b.WriteString(kominfo.FormatAngka(int64(i)) + ";2,50\n")
	}
	f := tulisBerkas(t, "nilai.csv", b.String())
	dir := t.TempDir()
	netral, jawaban := filepath.Join(dir, "netral.csv"), filepath.Join(dir, "jawaban.json")
	if _, err := lakukan(t, (*program).eksporNilai, f, "-tahun", "2026", "-kode", "19.06", "-o", netral); err != nil {
		t.Fatal(err)
	}
	s, err := lakukan(t, (*program).imporNilai, netral, "-o", jawaban)
	if err != nil || !strings.Contains(s, "Dibaca 20 baris: 20 dipakai, 0 ditolak.") || !strings.Contains(s, "19.06  Pemdi 2026 tahun 2026  indeks 2,50, predikat Baik") {
		t.Errorf("%v\n%s", err, s)
	}
	if got := uraiJSON[skorJSON](t, baik(t, "", "skor", "-json", jawaban)); got.Instrumen != "pemdi-2026" || got.Indeks == nil || *got.Indeks != "2.50" {
		t.Errorf("%+v", got)
	}
	s, err = lakukan(t, (*program).imporNilai, tulisBerkas(t, "x.csv", "no;nilai\n1;9\n"), "-instrumen", "spbe-2020", "-tahun", "2024", "-kode", "19.06")
	if !errors.Is(err, errTemuan) || !strings.Contains(s, "Baris 2, kolom tingkat") {
		t.Errorf("%v\n%s", err, s)
	}
	if _, err := lakukan(t, (*program).eksporNilai, f); !errors.Is(err, kominfo.TidakSah) {
		t.Error(err)
	}
	if _, err := lakukan(t, (*program).eksporNilai, tulisBerkas(t, "p.json", `{"instrumen":"pemdi-2026","nilai":{"1":"7/6"}}`), "-tahun", "2026", "-kode", "19.06"); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "7/6") {
		t.Errorf("a value without decimals: %v", err)
	}
}
