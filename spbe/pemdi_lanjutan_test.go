package spbe_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

func TestLanjutan(t *testing.T) {
	in := bukaInstrumen(t, instrumen.Pemdi2026)
	kelompok := map[indeks.Sifat]string{}
	for _, l := range spbe.Lanjutan(in) {
		kelompok[l.Sifat] += l.Kode + " "
		if l.Status != kominfo.Inferensi || l.Instrumen != instrumen.SPBE2020 || spbe.SebutanSifat(l.Sifat) == string(l.Sifat) && l.Sifat != indeks.Baru {
			t.Errorf("%+v", l)
		}
	}
	mau := map[indeks.Sifat]string{
		indeks.DipakaiUlang: "I2 I5 I9 I10 I13 I14 I15 I16 I17 I18 ",
		indeks.Diperbarui:   "I1 I3 I4 I8 I11 I19 I20 ",
		indeks.Baru:         "I6 I7 I12 ",
	}
	if diff := cmp.Diff(mau, kelompok); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, l := range spbe.Lanjutan(bukaInstrumen(t, instrumen.SPBE2020)) {
		if l.Sifat != indeks.Padanan && l.Sifat != indeks.Baru || l.Instrumen != instrumen.SPBE2018 {
			t.Errorf("%+v", l)
		}
	}
	if spbe.Lanjutan(nil) != nil || len(spbe.Lanjutan(bukaInstrumen(t, instrumen.SPBE2018))) != 0 {
		t.Error("continuity from nothing")
	}
}

func TestWarisan(t *testing.T) {
	in := bukaInstrumen(t, instrumen.Pemdi2026)
	lama := []spbe.Bukti{
		{Indikator: "22", Tingkat: 3, Butir: 1, Dokumen: "sk", Status: spbe.BuktiDiterima},
		{Indikator: "29", Tingkat: 2, Butir: 1, Dokumen: "audit", Status: spbe.BuktiDiterima},
		{Indikator: "30", Tingkat: 2, Butir: 1, Dokumen: "audit", Status: spbe.BuktiDiterima},
		{Indikator: "31", Tingkat: 1, Butir: 1, Dokumen: "tolak", Status: spbe.BuktiRevisi},
		{Indikator: "23", Tingkat: 5, Butir: 1, Dokumen: "data", Status: spbe.BuktiDiterima},
		{Indikator: "12", Tingkat: 4, Butir: 1, Dokumen: "peta", Status: spbe.BuktiDiterima},
		{Indikator: "11", Tingkat: 4, Butir: 1, Dokumen: "arsitektur", Status: spbe.BuktiDiterima},
	}
	for nomor, mau := range map[string]string{
		"9":  "audit[1 2]",                  // one document of two indicators, once; what was rejected is none
		"1":  "arsitektur[6] peta[5]",       // in the order of the old indicators
		"10": "sk[0]",                       //
		"5":  "data[4]",                     // serves as support only
		"6":  "", "8": "", "21": "", "": "", // new; no forerunner known; no such indicator
	} {
		var got []string
		for _, c := range spbe.Warisan(in, nomor, lama) {
			got = append(got, fmt.Sprintf("%s%v", c.Bukti.Dokumen, c.Dari))
			if c.Nomor != nomor || c.Status != kominfo.Inferensi || len(c.Perbarui) < 2 || c.Bukti != &lama[c.Dari[0]] {
				t.Errorf("%+v", c)
			}
		}
		if s := strings.Join(got, " "); s != mau {
			t.Errorf("I%s: %q, want %q", nomor, s, mau)
		}
	}
	ada := func(nomor, potongan string) bool {
		for _, c := range spbe.Warisan(in, nomor, lama) {
			if strings.Contains(strings.Join(c.Perbarui, " "), potongan) {
				return true
			}
		}
		return false
	}
	if !ada("5", "hanya pendukung") || !ada("10", "IKASANDI") || !ada("1", "Perbarui isi") || !ada("9", "tidak dialihkan") || ada("9", "Perbarui isi") {
		t.Error("what must be renewed is not said")
	}
	// A counterpart by subject only: SPBE 2018 to 2020.
	spbe2020 := bukaInstrumen(t, instrumen.SPBE2020)
	padanan := 0
	for _, l := range spbe.Lanjutan(spbe2020) {
		if l.Sifat != indeks.Padanan || len(l.Dari) == 0 {
			continue
		}
		padanan++
		cs := spbe.Warisan(spbe2020, l.Nomor, []spbe.Bukti{{Indikator: l.Dari[0], Dokumen: "sop", Status: spbe.BuktiDiterima}})
		if len(cs) != 1 || !strings.Contains(cs[0].Perbarui[0], "belum tentu") {
			t.Errorf("%s: %+v", l.Kode, cs)
		}
	}
	if padanan == 0 {
		t.Error("no counterpart was tried")
	}
	if spbe.Warisan(nil, "1", lama) != nil {
		t.Error("heritage without an instrument")
	}
}

func ExampleLanjutan() {
	in, err := instrumen.Buka(instrumen.Pemdi2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range spbe.Lanjutan(in)[11:14] {
		fmt.Println(l.Kode, l.Nama+":", spbe.SebutanSifat(l.Sifat), l.Dari, l.Status.Label())
	}
	// Output:
	// I12 Kapabilitas Penanganan Insiden Siber: baru [] kesimpulan, bukan bunyi aturan
	// I13 Aplikasi: dapat dipakai lagi [15] kesimpulan, bukan bunyi aturan
	// I14 Infrastruktur: dapat dipakai lagi [16 17] kesimpulan, bukan bunyi aturan
}

func ExampleWarisan() {
	in, err := instrumen.Buka(instrumen.Pemdi2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	lama := []spbe.Bukti{{Indikator: "25", Tingkat: 3, Butir: 1, Dokumen: "0190-peta-kompetensi", Status: spbe.BuktiDiterima}}
	for _, c := range spbe.Warisan(in, "3", lama) {
		fmt.Println(c.Bukti.Dokumen, spbe.SebutanSifat(c.Sifat))
		for _, s := range c.Perbarui {
			fmt.Println("-", s)
		}
	}
	// Output:
	// 0190-peta-kompetensi perlu diperbarui
	// - Perbarui isi dokumen menurut kriteria I3; sebutan dan unsur dari instrumen lama disesuaikan.
	// - Pilih tingkat dan butir I3 untuk dokumen ini; tingkat yang lama tidak dialihkan.
}
