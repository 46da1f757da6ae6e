package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/xuri/excelize/v2"
)

func templatUji() Templat {
	var desa []string
	for i := range 900 {
		desa = append(desa, fmt.Sprintf("Desa Contoh, Nomor %d", i))
	}
	return Templat{Register: "aplikasi", Versi: 3, Judul: "Daftar Aplikasi", Kolom: []Kolom{
		{Nama: "nama", Label: "Nama aplikasi", Wajib: true, Bantuan: "Nama resmi, tanpa singkatan.", Contoh: "Sistem Perpustakaan"},
		{Nama: "desa", Label: "Desa", Pilihan: desa},
		{Nama: "mulai", Label: "Mulai dipakai", Jenis: Tanggal},
		{Nama: "pengguna", Label: "Jumlah pengguna", Jenis: Bulat},
		{Nama: "aktif", Label: "Masih dipakai", Jenis: YaTidak},
	}}
}

func TestTemplatIsRecognised(t *testing.T) {
	var b bytes.Buffer
	if err := BuatTemplat(&b, templatUji()); err != nil {
		t.Fatal(err)
	}
	buku, err := tabel.Baca("x.xlsx", b.Bytes(), tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	reg, versi, kolom, ok := tabel.Kenali(buku)
	if !ok || reg != "aplikasi" || versi != 3 {
		t.Errorf("Kenali = %q %d %v", reg, versi, ok)
	}
	if diff := cmp.Diff([]string{"nama", "desa", "mulai", "pengguna", "aktif"}, kolom); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	var nama []string
	for l := range buku.Tampak() {
		nama = append(nama, l.Nama)
	}
	if diff := cmp.Diff([]string{"Daftar Aplikasi", "Petunjuk"}, nama); diff != "" {
		t.Errorf("visible sheets (-want +got):\n%s", diff)
	}
	if got := dimensiBerkas(t, b.Bytes(), "xl/worksheets/sheet1.xml"); got != "A1:E2" {
		t.Errorf("dimension %q, want A1:E2", got)
	}
}

// An office fills it in, moves a column, adds one of its own.
func TestTemplatFilledAndRearranged(t *testing.T) {
	var b bytes.Buffer
	if err := BuatTemplat(&b, templatUji()); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	const l = "Daftar Aplikasi"
	vs, err := f.GetDataValidations(l)
	if err != nil || len(vs) != 5 {
		t.Fatalf("%d validations, %v; want 5", len(vs), err)
	}
	if vs[1].Formula1 != "_lumbung!$E$2:$E$901" {
		t.Errorf("list of villages = %q", vs[1].Formula1)
	}
	for _, err := range []error{f.InsertCols(l, "B", 1), f.RemoveCol(l, "E"), f.SetCellValue(l, "B1", "Catatan kami"),
		f.SetCellValue(l, "A3", "SIPERPUS"), f.SetCellValue(l, "C3", "Desa Contoh, Nomor 5"), f.SetCellValue(l, "E3", "Ya")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var c bytes.Buffer
	if err := f.Write(&c); err != nil {
		t.Fatal(err)
	}
	buku, err := tabel.Baca("kembali.xlsx", c.Bytes(), tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	tp, ok := tabel.BacaTemplat(buku)
	if !ok || tp.Kepala != 1 || len(tp.Baris) != 1 || tp.Baris[0].Nomor != 3 {
		t.Fatalf("template = %+v, %v", tp, ok)
	}
	if diff := cmp.Diff([]string{"nama", "", "desa", "mulai", "aktif"}, tp.Kolom); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	if got := tp.Baris[0].Di(4).Teks; got != "Ya" {
		t.Errorf("aktif = %q", got)
	}
}

func TestTemplatRefusesNothingToFill(t *testing.T) {
	if err := BuatTemplat(&bytes.Buffer{}, Templat{Register: "x"}); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("err = %v, want tidak_sah", err)
	}
}

func TestTemplatLongHelpFits(t *testing.T) {
	var b bytes.Buffer
	if err := BuatTemplat(&b, Templat{Register: "x", Kolom: []Kolom{{Nama: "a", Label: strings.Repeat("é", 100), Bantuan: strings.Repeat("ü", 1000)}}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	v, err := f.GetDataValidations("x")
	if err != nil || len(v) != 1 || len([]rune(*v[0].Prompt)) != 255 || len([]rune(*v[0].PromptTitle)) != 32 {
		t.Errorf("validation = %+v, %v", v, err)
	}
}

func ExampleBuatTemplat() {
	var b bytes.Buffer
	err := BuatTemplat(&b, Templat{Register: "aplikasi", Versi: 1, Judul: "Aplikasi", Kolom: []Kolom{
		{Nama: "nama", Label: "Nama aplikasi", Wajib: true},
		{Nama: "status", Label: "Status", Pilihan: []string{"dipakai", "berhenti"}},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	buku, _ := tabel.Baca("aplikasi.xlsx", b.Bytes(), tabel.Opsi{})
	register, versi, kolom, ok := tabel.Kenali(buku)
	fmt.Println(register, versi, kolom, ok)
	// Output: aplikasi 1 [nama status] true
}
