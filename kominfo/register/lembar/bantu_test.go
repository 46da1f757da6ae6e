package lembar_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// Barang has a field of every kind and no unique key.
type Barang struct {
	Nama    string          `json:"nama" judul:"Nama barang" wajib:"ya"`
	Jumlah  int64           `json:"jumlah" judul:"Jumlah" min:"0"`
	Harga   kominfo.Rupiah  `json:"harga" judul:"Harga satuan"`
	Tahun   int             `json:"tahun" judul:"Tahun perolehan" rupa:"tahun" min:"1945" maks:"2100"`
	Tanggal kominfo.Tanggal `json:"tanggal" judul:"Tanggal terima"`
	Periode kominfo.Periode `json:"periode" judul:"Periode"`
	Kondisi string          `json:"kondisi" judul:"Kondisi" pilihan:"baik=Baik|rusak_ringan=Rusak ringan|rusak_berat=Rusak berat"`
	Hibah   bool            `json:"hibah" judul:"Hibah"`
	Unit    string          `json:"unit" judul:"Unit" rujukan:"uji_unit"`
	Ket     string          `json:"ket" judul:"Keterangan" rupa:"panjang"`
	Label   []string        `json:"label" judul:"Label"`
	Ukuran  float64         `json:"ukuran,omitempty" judul:"Ukuran"`
}

func defBarang() *register.Def[Barang] {
	return &register.Def[Barang]{Nama: "barang", Judul: "Barang", Jejak: register.Umum, VersiSkema: 1,
		Kolom: []register.AnyKolom[Barang]{
			register.Kolom[Barang, string]{Nama: "unit", Rujukan: "uji_unit", Baca: func(b *Barang) string { return b.Unit }},
		}}
}

type alat struct {
	m      *register.Memori
	unit   *register.Def[registertest.Unit]
	surat  *register.Def[registertest.Surat]
	izin   *register.Def[registertest.Izin]
	barang *register.Def[Barang]
}

func newAlat(t testing.TB) *alat {
	t.Helper()
	a := &alat{unit: registertest.DefUnit(), surat: registertest.DefSurat(), izin: registertest.DefIzin(), barang: defBarang()}
	var err error
	if a.m, err = register.NewMemori(a.unit, a.surat, a.izin, a.barang); err != nil {
		t.Fatal(err)
	}
	a.m.Sekarang = func() time.Time { return time.Date(2026, 3, 16, 2, 0, 0, 0, time.UTC) }
	return a
}

func aktor() kominfo.Aktor {
	return kominfo.Aktor{ID: "u1", Instansi: "19.06", Perangkat: "kominfo", Peran: "entri"}
}

func impor(r register.Register) lembar.Impor {
	return lembar.Impor{Register: r, Lingkup: register.LingkupPenuh(), Aktor: aktor()}
}

func baca(t testing.TB, isi string) lembar.Masukan {
	t.Helper()
	m, err := lembar.Baca("uji.csv", []byte(isi), tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func (a *alat) jalankan(t testing.TB, im lembar.Impor, isi string) lembar.Laporan {
	t.Helper()
	l, err := im.Jalankan(t.Context(), a.m, baca(t, isi))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func (a *alat) surat1(t testing.TB, s registertest.Surat) register.Meta {
	t.Helper()
	var m register.Meta
	if err := a.m.Ubah(t.Context(), aktor(), func(tx register.Tx) (err error) {
		m, err = a.surat.Buat(t.Context(), tx, register.LingkupPenuh(), s)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return m
}

func (a *alat) csv(t testing.TB, r register.Register, l register.Lingkup) string {
	t.Helper()
	var b bytes.Buffer
	if err := lembar.Ekspor(a.m, r, l, register.Query{Urut: r.Info().Kolom[0].Nama}).TulisCSV(t.Context(), &b, tabel.OpsiTulis{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (a *alat) versi(t testing.TB) int {
	t.Helper()
	n := 0
	for _, j := range []register.Jejak{register.Umum, register.Dalam} {
		p, _, err := a.m.Perubahan(t.Context(), register.LingkupPenuh(), j, 0, 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		n += len(p)
	}
	return n
}

// ringkas shows counts and findings on short lines.
func ringkas(l lembar.Laporan) string {
	s := fmt.Sprintf("baris %d baru %d berubah %d sama %d dilewati %d ditolak %d ditulis %d", l.Baris, l.Baru, l.Berubah, l.Sama, l.Dilewati, l.Ditolak, l.Ditulis)
	for _, t := range l.Temuan {
		if t.ID == "LBR-TANPA-KUNCI" {
			continue
		}
		s += strings.TrimRight(fmt.Sprintf("\n%s %s baris %d %s", t.ID, t.Severity, t.Baris, t.Kolom), " ")
		if t.Nilai != "" {
			s += " = " + t.Nilai
		}
		if t.Fix != nil {
			s += " -> " + t.Fix.Menjadi
		}
	}
	return s
}

func cekRingkas(t *testing.T, l lembar.Laporan, mau string) {
	t.Helper()
	if got := ringkas(l); got != strings.TrimSpace(mau) {
		t.Errorf("laporan:\n%s\n\nseharusnya:\n%s", got, strings.TrimSpace(mau))
	}
	if l.Baru+l.Berubah+l.Sama+l.Dilewati+l.Ditolak != l.Baris {
		t.Errorf("jumlah tidak genap: %+v", l)
	}
}
