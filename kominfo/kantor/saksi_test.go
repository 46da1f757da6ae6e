package kantor_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	akarUji  = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
	tandaUji = "\n— lumbung/kab.contoh Az3grnkxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMg==\n"
	titikUji = "lumbung/kab.contoh/umum/1\n1204\n" + akarUji + "\nwaktu 2026-11-22T06:12:35Z\n" + tandaUji
)

func buatSaksi(t *testing.T, s register.Store, d *register.Def[kantor.Saksi], x kantor.Saksi) error {
	t.Helper()
	return s.Ubah(t.Context(), kominfo.Aktor{Perangkat: "kominfo"}, func(tx register.Tx) error {
		_, err := d.Buat(t.Context(), tx, register.LingkupPenuh(), x)
		return err
	})
}

func TestSaksi(t *testing.T) {
	d := kantor.DefSaksi()
	s := tokoUji(t, d)
	cabang := strings.Replace(titikUji, "47DE", "48DE", 1)
	for _, c := range []string{titikUji, strings.TrimSuffix(titikUji, "\n"), cabang, strings.Replace(titikUji, "umum/1\n1204", "dalam/2\n0", 1), titikUji + tandaUji[1:]} {
		if err := buatSaksi(t, s, d, kantor.Saksi{Pihak: "Provinsi", Jenis: "provinsi", Checkpoint: c}); err != nil {
			t.Errorf("%q: %v", c, err)
		}
	}
	h, err := s.Cari(t.Context(), d, register.LingkupUmum(), register.Query{Urut: "ukuran"})
	if err != nil || len(h.Baris) != 5 {
		t.Fatalf("%d saksi, %v", len(h.Baris), err)
	}
	if diff := cmp.Diff([]any{"Provinsi", "provinsi", "dalam", int64(2), int64(0)}, h.Baris[0].Kolom); diff != "" {
		t.Errorf("kolom (-want +got):\n%s", diff)
	}
	if n := d.Sebutan(&kantor.Saksi{Pihak: "Provinsi", Checkpoint: titikUji}); n != "Provinsi, jejak umum 1.204 catatan" {
		t.Errorf("sebutan %q", n)
	}
}

func TestSaksiMenolakYangBukanCheckpoint(t *testing.T) {
	d := kantor.DefSaksi()
	s := tokoUji(t, d)
	ganti := func(lama, baru string) string { return strings.Replace(titikUji, lama, baru, 1) }
	for nama, k := range map[string]struct{ teks, kata string }{
		"bukan apa-apa":      {"halo", "Baris pertama"},
		"asal lain":          {ganti("lumbung/", "go.sum/"), "Baris pertama"},
		"nama besar":         {ganti("kab.", "Kab."), "Baris pertama"},
		"jejak lain":         {ganti("/umum/", "/rahasia/"), "Baris pertama"},
		"masa nol":           {ganti("/1\n", "/0\n"), "Baris pertama"},
		"terpotong":          {"lumbung/kab.contoh/umum/1", "Baris kedua"},
		"ukuran bertitik":    {ganti("1204", "1.204"), "Baris kedua"},
		"ukuran negatif":     {ganti("1204", "-1"), "Baris kedua"},
		"ukuran raksasa":     {ganti("1204", strings.Repeat("9", 40)), "Baris kedua"},
		"akar pendek":        {ganti(akarUji, "47DE"), "Baris ketiga"},
		"akar bukan kanonik": {ganti("uFU=", "uFV="), "Baris ketiga"},
		"tanpa waktu":        {ganti("waktu 2026-11-22T06:12:35Z\n", ""), "Baris keempat"},
		"baris asing":        {ganti("35Z\n", "35Z\nlain 1\n"), "Baris keempat"},
		"tanpa tanda tangan": {strings.TrimSuffix(titikUji, tandaUji), "belum bertanda tangan"},
		"tanda tangan putus": {strings.TrimSuffix(titikUji, tandaUji[5:]), "belum bertanda tangan"},
		"garis pendek":       {ganti("— ", "- "), "belum bertanda tangan"},
		"dua checkpoint":     {titikUji + titikUji, "belum bertanda tangan"},
		"terlalu panjang":    {titikUji + strings.Repeat(tandaUji[1:], 30), "terlalu panjang"},
	} {
		err := buatSaksi(t, s, d, kantor.Saksi{Pihak: "Provinsi", Jenis: "provinsi", Checkpoint: k.teks})
		if kominfo.KindOf(err) != kominfo.TidakSah || !strings.Contains(kominfo.PesanUntukOrang(err), k.kata) {
			t.Errorf("%s: %v, want %q", nama, err, k.kata)
		}
	}
}

// When the office's own keys are known, a checkpoint of another office is an
// error of the person who pasted it.
func TestSaksiJejakKantorLain(t *testing.T) {
	d, k := kantor.DefSaksi(), kantor.DefKunci()
	s := tokoUji(t, d, k)
	if _, err := lakukan(t, s, k, "", 0, "mulai", kantor.Mulai{Nama: "kab.lain", Kunci: kunciUji(t, "kab.lain")}); err != nil {
		t.Fatal(err)
	}
	err := buatSaksi(t, s, d, kantor.Saksi{Pihak: "Provinsi", Jenis: "provinsi", Checkpoint: titikUji})
	if !strings.Contains(kominfo.PesanUntukOrang(err), "lumbung/kab.contoh, bukan jejak kantor ini (lumbung/kab.lain)") {
		t.Error(err)
	}
}
