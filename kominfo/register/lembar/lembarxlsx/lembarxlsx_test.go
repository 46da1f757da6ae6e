package lembarxlsx_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar/lembarxlsx"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

type barang struct {
	Nama    string          `json:"nama" judul:"Nama" wajib:"ya" bantuan:"Tanpa singkatan." contoh:"Meja"`
	Kode    string          `json:"kode" judul:"Kode"`
	Harga   kominfo.Rupiah  `json:"harga" judul:"Harga"`
	Tahun   int             `json:"tahun" judul:"Tahun" rupa:"tahun"`
	Tanggal kominfo.Tanggal `json:"tanggal" judul:"Tanggal"`
	Periode kominfo.Periode `json:"periode" judul:"Periode"`
	Kondisi string          `json:"kondisi" judul:"Kondisi" pilihan:"baik=Baik|rusak_ringan=Rusak ringan"`
	Hibah   bool            `json:"hibah" judul:"Hibah"`
	Unit    string          `json:"unit" judul:"Unit" rujukan:"uji_unit"`
	Label   []string        `json:"label" judul:"Label"`
	Lain    string          `json:"lain" judul:"Kode"` // a label that stands twice
}

type alat struct {
	m      *register.Memori
	unit   *register.Def[registertest.Unit]
	barang *register.Def[barang]
	izin   *register.Def[registertest.Izin]
	ids    []register.ID
}

func newAlat(t *testing.T) *alat {
	t.Helper()
	a := &alat{unit: registertest.DefUnit(), izin: registertest.DefIzin(), barang: &register.Def[barang]{Nama: "barang", Judul: "Barang: inventaris", Jejak: register.Umum, VersiSkema: 2,
		Kolom: []register.AnyKolom[barang]{register.Kolom[barang, string]{Nama: "unit", Rujukan: "uji_unit", Baca: func(b *barang) string { return b.Unit }}}}}
	var err error
	if a.m, err = register.NewMemori(a.unit, a.barang, a.izin); err != nil {
		t.Fatal(err)
	}
	a.m.Sekarang = func() time.Time { return time.Date(2026, 3, 16, 2, 0, 0, 0, time.UTC) }
	if err := a.m.Ubah(t.Context(), kominfo.Aktor{Perangkat: "kominfo"}, func(tx register.Tx) error {
		for i, n := range []string{"Dinas Kesehatan", "Dobel", "Dobel"} {
			m, err := a.unit.Buat(t.Context(), tx, register.LingkupPenuh(), registertest.Unit{Kode: fmt.Sprint(i), Nama: n})
			if err != nil {
				return err
			}
			a.ids = append(a.ids, m.ID)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return a
}

func (a *alat) impor() lembar.Impor {
	return lembar.Impor{Register: a.barang, Lingkup: register.LingkupPenuh(), Aktor: kominfo.Aktor{Perangkat: "kominfo"}}
}

func (a *alat) jalankan(t *testing.T, im lembar.Impor, isi []byte) lembar.Laporan {
	t.Helper()
	m, err := lembar.Baca("uji.xlsx", isi, tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := im.Jalankan(t.Context(), a.m, m)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func (a *alat) isi(t *testing.T) []barang {
	t.Helper()
	d, _, err := a.barang.Cari(t.Context(), a.m, register.LingkupPenuh(), register.Query{})
	if err != nil {
		t.Fatal(err)
	}
	var out []barang
	for _, x := range d {
		out = append(out, x.Isi)
	}
	return out
}

func TestTemplatKembali(t *testing.T) {
	a := newAlat(t)
	var b bytes.Buffer
	if err := (lembarxlsx.Templat{Register: a.barang, Pembaca: a.m, Lingkup: register.LingkupUmum(), Rujukan: a.m.Register()}).Tulis(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	l := f.GetSheetList()[0]
	kepala, err := f.GetRows(l)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Nama *", "kode", "Harga", "Tahun", "Tanggal", "Periode", "Kondisi", "Hibah", "Unit", "lain"}, kepala[0]); diff != "" {
		t.Errorf("kepala (-want +got):\n%s", diff)
	}
	pilihan, err := f.GetCols(tabel.LembarTemplat)
	if err != nil {
		t.Fatal(err)
	}
	var daftar []string
	for _, k := range pilihan {
		if k[0] == "kondisi" || k[0] == "unit" {
			daftar = append(daftar, k[1:]...)
		}
	}
	nama := func(n string, i int) string { return n + " [" + string(a.ids[i]) + "]" }
	mau := map[string]bool{"Baik": true, "Rusak ringan": true, nama("Dinas Kesehatan", 0): true, nama("Dobel", 1): true, nama("Dobel", 2): true}
	for _, d := range daftar {
		delete(mau, d)
	}
	if len(mau) > 0 {
		t.Errorf("daftar pilihan %q, tidak memuat %v", daftar, mau)
	}
	// The office fills in two rows, one with a number where a code belongs.
	for sel, v := range map[string]any{
		"A3": "Meja", "B3": "0019", "C3": 1500000, "D3": 2026, "E3": time.Date(2026, 3, 16, 0, 0, 0, 0, time.UTC), "F3": "2026-Q1", "G3": "Rusak ringan", "H3": "Ya", "I3": nama("Dobel", 2), "J3": "=1+1",
		"A4": "Kursi", "B4": "x", "C4": "Rp1.500.000", "I4": "dinas kesehatan",
		"A5": "Lemari", "B5": 1234567890123456.0,
	} {
		if err := f.SetCellValue(l, sel, v); err != nil {
			t.Fatal(err)
		}
	}
	b.Reset()
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	im := a.impor()
	im.Mode = lembar.YangSah
	lap := a.jalankan(t, im, b.Bytes())
	if lap.Baru != 2 || lap.Ditulis != 2 || lap.Ditolak != 1 {
		t.Errorf("laporan %+v", lap)
	}
	akhir := lap.Temuan[len(lap.Temuan)-1]
	if akhir.ID != "LBR-ANGKA-TEKS" || akhir.Baris != 5 || akhir.Lembar != l {
		t.Errorf("temuan %+v", akhir)
	}
	got := a.isi(t)
	if len(got) == 2 && got[0].Nama != "Meja" { // ids of one moment have no order
		got[0], got[1] = got[1], got[0]
	}
	want := []barang{
		{Nama: "Meja", Kode: "0019", Harga: 1500000, Tahun: 2026, Tanggal: kominfo.NewTanggal(2026, 3, 16), Periode: kominfo.PeriodeTriwulan(2026, 1), Kondisi: "rusak_ringan", Hibah: true, Unit: string(a.ids[2]), Lain: "=1+1"},
		{Nama: "Kursi", Kode: "x", Harga: 1500000, Unit: string(a.ids[0])},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("dokumen (-want +got):\n%s", diff)
	}
	if lap := a.jalankan(t, im, b.Bytes()); lap.Sama != 2 || lap.Ditulis != 0 {
		t.Errorf("kedua kali: %+v", lap)
	}
	// The template of another register is refused by name.
	im.Register = a.unit
	m, err := lembar.Baca("uji.xlsx", b.Bytes(), tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := im.Periksa(t.Context(), a.m, m); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("templat register lain: %v", err)
	}
}

func TestEksporKembali(t *testing.T) {
	a := newAlat(t)
	if err := a.m.Ubah(t.Context(), kominfo.Aktor{Perangkat: "kominfo"}, func(tx register.Tx) error {
		for i := range 30 {
			b := barang{Nama: fmt.Sprintf("Barang %02d", i), Kode: fmt.Sprintf("00%d", i), Harga: kominfo.Rupiah(i * 1_000_000), Kondisi: "rusak_ringan", Hibah: i%2 == 0, Lain: "=cmd", Label: []string{"a", "b"}}
			if i > 0 {
				b.Tanggal, b.Tahun, b.Unit = kominfo.NewTanggal(2026, 1, i), 2000+i, string(a.ids[0])
			} else {
				b.Harga = 1<<60 + 1 // more digits than a spreadsheet keeps
			}
			if _, err := a.barang.Buat(t.Context(), tx, register.LingkupPenuh(), b); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	k := lembar.Ekspor(a.m, a.barang, register.LingkupPenuh(), register.Query{})
	if err := lembarxlsx.Ekspor(t.Context(), &b, "Barang", k); err != nil {
		t.Fatal(err)
	}
	if l := a.jalankan(t, a.impor(), b.Bytes()); l.Baris != 30 || l.Sama != 30 || len(l.Temuan) > 1 {
		t.Errorf("tanpa perubahan: %+v", l)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	v, err := f.GetCellValue("Barang", "I5")
	if err != nil || v != "Rusak ringan" {
		t.Errorf("kondisi %q, %v; seharusnya teks pilihannya", v, err)
	}
	if err := f.SetCellValue("Barang", "I5", "Baik"); err != nil {
		t.Fatal(err)
	}
	b.Reset()
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if l := a.jalankan(t, a.impor(), b.Bytes()); l.Berubah != 1 || l.Ditulis != 1 || l.Sama != 29 {
		t.Errorf("satu sel diubah: %+v", l)
	}
}

func TestTemplatTindakan(t *testing.T) {
	a := newAlat(t)
	var b bytes.Buffer
	if err := (lembarxlsx.Templat{Register: a.izin}).Tulis(t.Context(), &b); kominfo.KindOf(err) != kominfo.Ditolak || b.Len() > 0 {
		t.Errorf("tanpa tindakan: %v", err)
	}
	if err := (lembarxlsx.Templat{Register: a.izin, Tindakan: "ajukan"}).Tulis(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	l := f.GetSheetList()[0]
	for sel, v := range map[string]string{"A3": "Rapat", "B3": "kominfo"} {
		if err := f.SetCellValue(l, sel, v); err != nil {
			t.Fatal(err)
		}
	}
	b.Reset()
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	im := a.impor()
	im.Register, im.Tindakan = a.izin, "ajukan"
	if lap := a.jalankan(t, im, b.Bytes()); lap.Baru != 1 || lap.Ditulis != 1 {
		t.Errorf("%+v", lap)
	}
}
