package bukuresmi_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/bukuresmi"
)

var perbarui = flag.Bool("update", false, "tulis ulang berkas acuan")

func tabel(t testing.TB, l kertas.Lembar) kertas.Balok {
	t.Helper()
	b := l.Isi[0]
	if b.Rupa != kertas.Tabel || len(b.Kolom) != len(b.Angka) || len(b.Kolom) != len(b.Lebar) {
		t.Fatalf("%s: bukan tabel yang utuh", l.Judul)
	}
	for i, r := range b.Baris {
		if len(r) != len(b.Kolom) {
			t.Errorf("%s: baris %d punya %d sel dari %d kolom", l.Judul, i, len(r), len(b.Kolom))
		}
	}
	return b
}

func isi(s kertas.Sel) string {
	t := ""
	for _, p := range s {
		t += p.Teks
	}
	return t
}

// penuh fills every text, truth and date of a document; a personal text gets the word
// RAHASIA.
func penuh[T any](t testing.TB) (d T, pribadi int) {
	t.Helper()
	var jalan func(v reflect.Value)
	jalan = func(v reflect.Value) {
		for i := range v.NumField() {
			f, s := v.Field(i), v.Type().Field(i)
			switch {
			case f.Type() == reflect.TypeFor[kominfo.Tanggal]():
				f.Set(reflect.ValueOf(kominfo.NewTanggal(2026, 3, 16)))
			case f.Type() == reflect.TypeFor[[]ppid.DokumenPemohon]():
				f.Set(reflect.ValueOf([]ppid.DokumenPemohon{{Jenis: "surat_kuasa", Nama: "RAHASIA berkas"}}))
			case f.Kind() == reflect.Struct:
				jalan(f)
			case f.Kind() == reflect.String && s.Tag.Get("pribadi") != "":
				pribadi++
				f.SetString("RAHASIA " + s.Name)
			case f.Kind() == reflect.String:
				f.SetString("isi " + s.Name)
			case f.Kind() == reflect.Bool:
				f.SetBool(true)
			case f.Kind() == reflect.Int64:
				f.SetInt(7)
			}
		}
	}
	jalan(reflect.ValueOf(&d).Elem())
	return d, pribadi
}

// The columns stand in the order of the annex, each with something in it.
func TestKolomResmi(t *testing.T) {
	p, n := penuh[ppid.Permohonan](t)
	p.Hasil, p.Huruf, p.CaraMemperoleh = "ditolak", "bh", "salinan_cetak"
	k, m := penuh[ppid.Keberatan](t)
	k.Alasan, k.Keputusan = "ac", "menguatkan"
	if n < 8 || m < 8 {
		t.Fatalf("hanya %d dan %d isian pribadi", n, m)
	}
	o := bukuresmi.Opsi{Pribadi: true}
	for _, u := range []struct {
		kode  string
		l     kertas.Lembar
		lebih []string // from the article
	}{
		{"permohonan", bukuresmi.Permohonan([]ppid.Permohonan{p}, o), []string{"NIK atau nomor SK pengesahan badan hukum", "Surat kuasa khusus"}},
		{"keberatan", bukuresmi.Keberatan([]ppid.Keberatan{k}, o), []string{"Alasan penolakan atau pemberian"}},
	} {
		r := ppid.DokumenBawaan().Register
		b := r[slices.IndexFunc(r, func(b ppid.BukuResmi) bool { return b.Kode == u.kode })]
		var want []string
		for _, x := range b.Kolom {
			want = append(want, x[1])
		}
		got := tabel(t, u.l)
		if diff := cmp.Diff(append(want, u.lebih...), got.Kolom); diff != "" {
			t.Errorf("%s (-want +got):\n%s", u.kode, diff)
		}
		for i, s := range got.Baris[0] {
			if isi(s) == "" {
				t.Errorf("%s: kolom %q kosong padahal semua isian terisi", u.kode, got.Kolom[i])
			}
		}
		if len(u.l.Tanda) == 0 {
			t.Errorf("%s dengan data pribadi tanpa tanda", u.kode)
		}
	}
	d, _ := penuh[ppid.InformasiPublik](t)
	x, _ := penuh[ppid.InformasiDikecualikan](t)
	for _, l := range []kertas.Lembar{bukuresmi.DIP([]ppid.InformasiPublik{d}, o), bukuresmi.DIK([]ppid.InformasiDikecualikan{x}, o)} {
		b := tabel(t, l)
		for i, s := range b.Baris[0] {
			if isi(s) == "" {
				t.Errorf("%s: kolom %q kosong padahal semua isian terisi", l.Judul, b.Kolom[i])
			}
		}
	}
	if got := len(tabel(t, bukuresmi.DIP(nil, o)).Kolom); got != 7 {
		t.Errorf("DIP punya %d kolom, Lampiran I 7", got)
	}
}

// What the registers class as personal is on the page with Pribadi only, each in a
// column that keeps its place without it.
func TestPribadi(t *testing.T) {
	p, _ := penuh[ppid.Permohonan](t)
	k, _ := penuh[ppid.Keberatan](t)
	buat := func(o bukuresmi.Opsi) []kertas.Lembar {
		return []kertas.Lembar{bukuresmi.Permohonan([]ppid.Permohonan{p}, o), bukuresmi.Keberatan([]ppid.Keberatan{k}, o)}
	}
	ada, tanpa := buat(bukuresmi.Opsi{Pribadi: true}), buat(bukuresmi.Opsi{})
	terpisah := []int{6, 6} // name, address, contact, work, purpose; NIK, or the answer of the applicant
	for i := range ada {
		b, _ := json.Marshal(tanpa[i])
		if strings.Contains(string(b), "RAHASIA") {
			t.Errorf("%s tanpa Pribadi memuat data pribadi: %s", tanpa[i].Judul, b)
		}
		x, y := tabel(t, ada[i]), tabel(t, tanpa[i])
		if diff := cmp.Diff(x.Kolom, y.Kolom); diff != "" {
			t.Errorf("kolom bergeser (-ada +tanpa):\n%s", diff)
		}
		n := 0
		for j := range x.Kolom {
			rahasia := strings.Contains(isi(x.Baris[0][j]), "RAHASIA")
			if rahasia {
				n++
			}
			if rahasia != (isi(y.Baris[0][j]) == bukuresmi.Terpisah) {
				t.Errorf("%s: kolom %q berisi %q tanpa Pribadi", x.Judul, x.Kolom[j], isi(y.Baris[0][j]))
			}
		}
		if n != terpisah[i] {
			t.Errorf("%s: %d kolom pribadi, seharusnya %d", ada[i].Judul, n, terpisah[i])
		}
	}
}

func TestAcuan(t *testing.T) {
	o := bukuresmi.Opsi{Kop: [4]string{"Pemerintah Kabupaten Belitung Timur"}, Periode: "Tahun 2026", NamaPerangkat: func(k string) string { return map[string]string{"bpkad": "Badan Keuangan Daerah"}[k] }}
	op := o
	op.Pribadi = true
	docs := permohonan(9)
	slices.Reverse(docs)
	for nama, l := range map[string]kertas.Lembar{"permohonan": bukuresmi.Permohonan(docs, op), "permohonan-terpisah": bukuresmi.Permohonan(docs[:2], o), "keberatan": bukuresmi.Keberatan(keberatan(), op),
		"dip": bukuresmi.DIP(dip(), o), "dik": bukuresmi.DIK(dik(), o), "kosong": bukuresmi.Permohonan(nil, o)} {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetIndent("", " ")
		e.SetEscapeHTML(false)
		if err := e.Encode(l); err != nil {
			t.Fatal(err)
		}
		jalur := filepath.Join("testdata", nama+".json")
		if *perbarui {
			if err := os.WriteFile(jalur, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(jalur)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s (-want +got; -update menulis ulang):\n%s", jalur, diff)
		}
	}
	if docs[0].NomorUrut != 9 {
		t.Error("dokumen pemanggil ikut diurutkan")
	}
}

// The words of a decision are those of the register's own choices.
func TestNamaKeputusan(t *testing.T) {
	f, _ := reflect.TypeFor[ppid.Tanggapan]().FieldByName("Keputusan")
	for _, x := range strings.Split(f.Tag.Get("pilihan"), "|") {
		kode, nama, _ := strings.Cut(x, "=")
		b := tabel(t, bukuresmi.Keberatan([]ppid.Keberatan{{Tanggapan: ppid.Tanggapan{Keputusan: kode}}}, bukuresmi.Opsi{}))
		if got := isi(b.Baris[0][slices.Index(b.Kolom, "Keputusan Atasan PPID")]); got != nama {
			t.Errorf("keputusan %s menjadi %q, di register %q", kode, got, nama)
		}
	}
}

func TestSuratKuasa(t *testing.T) {
	for _, u := range []struct {
		p       ppid.IsianPemohon
		pribadi bool
		mau     string
	}{
		{ppid.IsianPemohon{Nama: "x"}, true, "tidak dikuasakan"},
		{ppid.IsianPemohon{Dikuasakan: true}, false, "dikuasakan; suratnya disimpan terpisah"},
		{ppid.IsianPemohon{Dikuasakan: true, Nama: "x"}, true, "belum diserahkan"},
		{ppid.IsianPemohon{JenisPemohon: "kelompok_orang", Nama: "x", Dokumen: []ppid.DokumenPemohon{{Jenis: "surat_kuasa"}}}, true, "ada"},
		{ppid.IsianPemohon{Dikuasakan: true}, true, ""}, // erased
	} {
		b := tabel(t, bukuresmi.Permohonan([]ppid.Permohonan{{IsianPemohon: u.p}}, bukuresmi.Opsi{Pribadi: u.pribadi}))
		if got := isi(b.Baris[0][len(b.Kolom)-1]); got != u.mau {
			t.Errorf("%+v: %q, seharusnya %q", u, got, u.mau)
		}
	}
}

func ExamplePermohonan() {
	p := ppid.Permohonan{Nomor: "001/PPID/III/2026", Tahun: 2026, NomorUrut: 1, Hasil: "tidak_dikuasai", IsianPemohon: ppid.IsianPemohon{Nama: "Pemohon Contoh"}, Jawaban: ppid.Jawaban{BadanPublikLain: "Badan Pusat Statistik"}}
	l := bukuresmi.Permohonan([]ppid.Permohonan{p}, bukuresmi.Opsi{Periode: "Maret 2026"})
	for _, i := range []int{1, 3, 9, 10, 16} {
		fmt.Printf("%s: %s\n", l.Isi[0].Kolom[i], l.Isi[0].Baris[0][i][0].Teks)
	}
	// Output:
	// Nomor pendaftaran: 001/PPID/III/2026
	// Nama pemohon: disimpan terpisah (UU 27/2022)
	// Status informasi: di bawah penguasaan: tidak
	// Bila tidak: badan publik lain yang menguasai: Badan Pusat Statistik
	// Keputusan: Tidak dikuasai, dirujuk
}

func ExampleKeberatan() {
	l := bukuresmi.Keberatan([]ppid.Keberatan{{Nomor: "001/KB/III/2026", IsianKeberatan: ppid.IsianKeberatan{Alasan: "cg"}}}, bukuresmi.Opsi{})
	fmt.Println(l.Isi[0].Kolom[9], "=", l.Isi[0].Baris[0][9][0].Teks)
	// Output:
	// Alasan keberatan (huruf a-g) = huruf c, g
}

func ExampleDIP() {
	d := ppid.InformasiPublik{IsianDIP: ppid.IsianDIP{Ringkasan: "Daftar aset", Cetak: true, Digital: true}, Status: "diusulkan"}
	l := bukuresmi.DIP([]ppid.InformasiPublik{d}, bukuresmi.Opsi{})
	fmt.Println(l.Tanda[0].Teks, "|", l.Isi[0].Kolom[5], "|", l.Isi[0].Baris[0][5][0].Teks)
	// Output:
	// MEMUAT USULAN | Bentuk informasi yang tersedia | tercetak, digital
}

func ExampleDIK() {
	l := bukuresmi.DIK([]ppid.InformasiDikecualikan{{Informasi: "Rekam medis", Huruf: "h"}}, bukuresmi.Opsi{})
	fmt.Println(l.Isi[0].Baris[0][8][0].Teks, "|", l.Isi[0].Baris[0][9][0].Teks)
	// Output:
	// tanpa batas | UU 14/2008 Pasal 17 huruf h
}
