//go:build !(js && wasm)

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

var perangkatUji = []kantor.PerangkatDaerah{
	{Kode: "bappeda", Nama: "Badan Perencanaan, Riset; dan Inovasi", Jenis: "badan", Tipe: "A"},
	{Kode: "diskominfo", Nama: "Dinas \"Kominfo\"", Jenis: "dinas", Tipe: "B", Urusan: "2.16, 2.20, 2.21", KodeAngka: "2.16.2.20.2.21.01.0000"},
	{Kode: "kec-manggar", Nama: "=Kecamatan Manggar", Jenis: "kecamatan", Bubar: true},
}

// isiFolder reads what a data folder holds.
func isiFolder(t *testing.T, folder string) (out []kantor.PerangkatDaerah) {
	t.Helper()
	bk := buku.New()
	s, err := (&program{}).bukaAda(t.Context(), folder, bk)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ds, _, err := bk.Perangkat.Cari(t.Context(), s, register.LingkupPenuh(), register.Query{Urut: "kode"})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		out = append(out, d.Isi)
	}
	return out
}

const csvPerangkat = "kode;nama;jenis;tipe;urusan;kode_anggaran;bubar\n" +
	"bappeda;\"Badan Perencanaan, Riset; dan Inovasi\";badan;A;;;\n" +
	"diskominfo;\"Dinas \"\"Kominfo\"\"\";dinas;B;2.16, 2.20, 2.21;2.16.2.20.2.21.01.0000;tidak\n" +
	"kec-manggar;'=Kecamatan Manggar;kecamatan;;;;ya\n"

// Out as CSV, XLSX and JSONL and back: the same documents.
func TestEksporImporKembali(t *testing.T) {
	a := t.TempDir()
	lap := uraiJSON[lembar.Laporan](t, baik(t, "", "impor", "perangkat_daerah", tulisBerkas(t, "a.csv", csvPerangkat), "-data", a, "-json"))
	if lap.Baris != 3 || lap.Baru != 3 || lap.Ditulis != 3 || lap.Register != "perangkat_daerah" {
		t.Fatalf("%+v", lap)
	}
	if diff := cmp.Diff(perangkatUji, isiFolder(t, a)); diff != "" {
		t.Errorf("dari CSV (-want +got):\n%s", diff)
	}
	for _, nama := range []string{"a.csv", "a.xlsx", "a.jsonl", "koma.CSV"} {
		f := filepath.Join(t.TempDir(), nama)
		args := []string{"ekspor", "perangkat_daerah", "-data", a, "-o", f}
		if nama == "koma.CSV" {
			args = append(args, "-koma")
		}
		if s := baik(t, "", args...); s != "" {
			t.Errorf("%s: %q", nama, s)
		}
		// Elsewhere these are other documents, and nothing is written.
		b := t.TempDir()
		if h := jalankan(t, "", "impor", "-data", b, "perangkat_daerah", f); h.status != keluarTemuan || len(isiFolder(t, b)) != 0 || !strings.Contains(h.keluar, "Kosongkan id") {
			t.Errorf("%s di kantor lain: %+v", nama, h)
		}
		// Back where it came from it changes nothing.
		lap := uraiJSON[lembar.Laporan](t, baik(t, "", "impor", "perangkat_daerah", f, "-data", a, "-json"))
		if lap.Sama != 3 || lap.Ditulis != 0 {
			t.Errorf("%s kembali: %+v", nama, lap)
		}
		if es, err := os.ReadDir(filepath.Dir(f)); err != nil || len(es) != 1 {
			t.Errorf("%s: tertinggal %v %v", nama, es, err)
		}
	}
	// Mended in a spreadsheet and back: that document changes.
	s := baik(t, "", "ekspor", "perangkat_daerah", "-data", a, "-koma")
	f := tulisBerkas(t, "ubah.csv", strings.Replace(s, "'=Kecamatan Manggar", "Kecamatan Manggar", 1))
	lap = uraiJSON[lembar.Laporan](t, baik(t, "", "impor", "perangkat_daerah", f, "-data", a, "-json", "-perbarui"))
	if lap.Berubah != 1 || lap.Sama != 2 || isiFolder(t, a)[2].Nama != "Kecamatan Manggar" {
		t.Errorf("diperbaiki: %+v", lap)
	}
	if s := baik(t, "", "ekspor", "perangkat_daerah", "-data", a); !strings.HasPrefix(s, "\ufeff") || strings.Count(s, "\n") != 4 || !strings.Contains(s, ";Kecamatan") {
		t.Errorf("ke keluaran baku: %q", s)
	}
	if s := baik(t, "", "ekspor", "perangkat_daerah", "-data", a, "-koma"); strings.HasPrefix(s, "\ufeff") || !strings.Contains(s, "bappeda,") {
		t.Errorf("koma: %q", s)
	}
}

func TestImporDenganTemuan(t *testing.T) {
	a := t.TempDir()
	f := tulisBerkas(t, "a.csv", "kode;nama;jenis\nbaik;Dinas Baik;dinas\nBURUK;Dinas Buruk;dinas\n;Tanpa Kode;badan\n")
	h := jalankan(t, "", "impor", "perangkat_daerah", f, "-data", a)
	if h.status != keluarTemuan || h.galat != "" || len(isiFolder(t, a)) != 0 {
		t.Errorf("semua atau tidak sama sekali: %+v", h)
	}
	emas(t, "impor-temuan.txt", h.keluar)
	if h := jalankan(t, "", "impor", "perangkat_daerah", f, "-data", a, "-periksa", "-yang-sah"); h.status != keluarTemuan || len(isiFolder(t, a)) != 0 {
		t.Errorf("periksa saja: %+v", h)
	}
	if h := jalankan(t, "", "impor", "perangkat_daerah", f, "-data", a, "-yang-sah"); h.status != keluarTemuan || len(isiFolder(t, a)) != 1 {
		t.Errorf("yang sah: %+v", h)
	}
	ubah := tulisBerkas(t, "b.csv", "kode;nama;jenis\nbaik;Dinas Lebih Baik;dinas\n")
	baik(t, "", "impor", "perangkat_daerah", ubah, "-data", a)
	if got := isiFolder(t, a)[0].Nama; got != "Dinas Baik" {
		t.Errorf("tanpa -perbarui menjadi %q", got)
	}
	baik(t, "", "impor", "perangkat_daerah", ubah, "-data", a, "-perbarui")
	if got := isiFolder(t, a)[0].Nama; got != "Dinas Lebih Baik" {
		t.Errorf("dengan -perbarui %q", got)
	}
}

func TestEksporImporDitolak(t *testing.T) {
	a, kosong := t.TempDir(), t.TempDir()
	f := tulisBerkas(t, "a.csv", csvPerangkat)
	baik(t, "", "impor", "perangkat_daerah", f, "-data", a)
	salah(t, "penilaian, tugas_indikator", "", "ekspor", "asing", "-data", a)
	salah(t, "penilaian, tugas_indikator", "", "impor", "asing", f, "-data", a)
	salah(t, "belum berisi data", "", "ekspor", "perangkat_daerah", "-data", kosong)
	salah(t, ".ods", "", "ekspor", "perangkat_daerah", "-data", a, "-o", filepath.Join(kosong, "a.ods"))
	salah(t, "tidak dapat ditulis", "", "ekspor", "perangkat_daerah", "-data", a, "-o", filepath.Join(kosong, "tidak", "ada.csv"))
	salah(t, "tidak dapat dibuka", "", "impor", "perangkat_daerah", filepath.Join(kosong, "tidak-ada.csv"), "-data", a)
	salah(t, "", "", "impor", "perangkat_daerah", tulisBerkas(t, "a.pdf", "%PDF-1.7\n%\xe2\xe3\n"), "-data", a)
	salah(t, "nama register dan berkas", "", "impor", "perangkat_daerah")
	if es, err := os.ReadDir(kosong); err != nil || len(es) != 0 {
		t.Errorf("perintah yang ditolak meninggalkan %v %v", es, err)
	}
	// The law's actions cannot be gone round by the command line either.
	doc := `{"instansi":"19.06","nama_instansi":"X","tahun":2026,"instrumen":"pemdi-2026","metode":"terbit","nilai":{"1":"5"}}`
	j := tulisBerkas(t, "a.jsonl", doc)
	salah(t, "tindakan", "", "impor", "penilaian", j, "-data", a)
	salah(t, "", "", "impor", "penilaian", j, "-data", a, "-tindakan", "tarik")
	baik(t, "", "impor", "penilaian", j, "-data", a, "-tindakan", "mulai")
	if s := baik(t, "", "ekspor", "penilaian", "-data", a, "-koma"); strings.Count(s, "\n") != 2 || !strings.Contains(s, "pemdi-2026") {
		t.Errorf("sesudah lewat tindakan: %s", s)
	}
}
