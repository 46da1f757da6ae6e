package tabel

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// gambar writes what matters about the tables of a sheet, for comparison.
func gambar(ts []Tabel) []string {
	var out []string
	for _, t := range ts {
		var nama []string
		for _, k := range t.Kolom {
			nama = append(nama, k.Huruf()+"="+k.Nama)
		}
		s := fmt.Sprintf("kepala %d-%d data %d-%d %s", t.KepalaAwal, t.KepalaAkhir, t.Awal, t.Akhir, strings.Join(nama, ", "))
		if t.BarisPenomor > 0 {
			s += fmt.Sprint(" penomor ", t.BarisPenomor)
		}
		if len(t.Total) > 0 {
			s += fmt.Sprint(" total ", t.Total)
		}
		if len(t.Judul) > 0 {
			s += fmt.Sprint(" judul ", t.Judul)
		}
		if len(t.Kaki) > 0 {
			s += fmt.Sprint(" kaki ", t.Kaki)
		}
		if t.Satuan != "" {
			s += " satuan " + t.Satuan
		}
		out = append(out, s)
	}
	return out
}

func TestTemukanCSV(t *testing.T) {
	for _, c := range []struct {
		nama, isi string
		want      []string
	}{
		{"sederhana", "id,nama\n1,A\n2,B\n", []string{"kepala 1-1 data 2-3 A=id, B=nama"}},
		{"satu kolom", "nama\nA\nB\n", []string{"kepala 1-1 data 2-3 A=nama"}},
		{"hanya kepala", "id,nama\n", []string{"kepala 1-1 data 0-0 A=id, B=nama"}},
		{"semua teks", "kode,nama\nA,x\nB,y\n", []string{"kepala 1-1 data 2-3 A=kode, B=nama"}},
		{"semua angka", "no,laki,perempuan\n1,2,3\n2,4,5\n", []string{"kepala 1-1 data 2-3 A=no, B=laki, C=perempuan"}},
		{"kepala tahun", "Kecamatan,2021,2022\nA,5,6\nB,7,8\n", []string{"kepala 1-1 data 2-3 A=Kecamatan, B=2021, C=2022"}},
		{"sel kosong di data", "a,b,c\n,x,\n1,,2\n", []string{"kepala 1-1 data 2-3 A=a, B=b, C=c"}},
		{"baris kosong di tengah", "a;b\n1;2\n\n3;4\n", []string{"kepala 1-1 data 2-4 A=a, B=b"}},
		{"judul, satuan, penomor, jumlah, sumber",
			"JUMLAH PENDUDUK,,\n(dalam ribu jiwa),,\n,,\nNo,Kecamatan,Penduduk (Jiwa)\n(1),(2),(3)\n1,Toboali,50\n2,Air Gegas,40\n,Jumlah,90\n,,\nSumber: Dinas Dukcapil,,\n",
			[]string{"kepala 4-4 data 6-8 A=No, B=Kecamatan, C=Penduduk (Jiwa) penomor 5 total [8] judul [{1 JUMLAH PENDUDUK} {2 (dalam ribu jiwa)}] kaki [{10 Sumber: Dinas Dukcapil}] satuan ribu jiwa"}},
		{"kepala bertingkat", "Kecamatan,Penduduk,,Luas (Ha)\n,Laki-laki,Perempuan,\nToboali,5,6,7\nPayung,8,9,1\n",
			[]string{"kepala 1-2 data 3-4 A=Kecamatan, B=Penduduk / Laki-laki, C=Penduduk / Perempuan, D=Luas (Ha)"}},
		{"dua tabel bertumpuk", "A. Guru,,\nKecamatan,Jumlah Guru,SD\nToboali,5,2\nPayung,6,3\n,,\nB. Murid,,\nKecamatan,Jumlah Murid,SD\nToboali,50,20\nPayung,60,30\n",
			[]string{"kepala 2-2 data 3-4 A=Kecamatan, B=Jumlah Guru, C=SD judul [{1 A. Guru}]", "kepala 7-7 data 8-9 A=Kecamatan, B=Jumlah Murid, C=SD judul [{6 B. Murid}]"}},
		{"dua tabel berdampingan", "No,Nama,,No,Nama\n1,A,,1,X\n2,B,,2,Y\n",
			[]string{"kepala 1-1 data 2-3 A=No, B=Nama", "kepala 1-1 data 2-3 D=No, E=Nama"}},
		{"kolom jeda bukan tabel lain", "No,Nama,,Jumlah\n1,A,,5\n2,B,,6\n", []string{"kepala 1-1 data 2-3 A=No, B=Nama, D=Jumlah"}},
		{"tanda tangan di bawah", "Kec,Jumlah\nA,5\nB,6\n,\n,\"Toboali, 3 April 2023\"\n,Kepala Dinas\n,NIP 1\n",
			[]string{"kepala 1-1 data 2-3 A=Kec, B=Jumlah kaki [{5 Toboali, 3 April 2023} {6 Kepala Dinas} {7 NIP 1}]"}},
		{"kunci dan nilai di atas", "Kabupaten,: Bangka Selatan,\nTahun :,2023,\nNo,Nama,Jumlah\n1,A,5\n",
			[]string{"kepala 3-3 data 4-4 A=No, B=Nama, C=Jumlah judul [{1 Kabupaten : Bangka Selatan} {2 Tahun : 2023}]"}},
		{"subkelompok", "Uraian,Satuan,2022\nI. Ternak,,\nSapi,ekor,5\nII. Ikan,,\nLele,kg,7\n", []string{"kepala 1-1 data 2-5 A=Uraian, B=Satuan, C=2022"}},
		{"baris akhir sendirian", ",0\nA\n", []string{"kepala 1-1 data 2-2 A=, B=0"}},
		{"kamus dengan baris keterangan", "kolom,arti\nnama,x\nketerangan,teks\ncatatan,\nsumber,asal\nkode,y\n", []string{"kepala 1-1 data 2-6 A=kolom, B=arti"}},
		{"teks panjang di akhir", "program,sasaran\nA,b\n" + strings.Repeat("panjang ", 10) + ",\n", []string{"kepala 1-1 data 2-3 A=program, B=sasaran"}},
		{"kecamatan bernama Sumber Jaya", "Desa,Jumlah\nSumber Jaya,5\nKeterangan Baru,6\n", []string{"kepala 1-1 data 2-3 A=Desa, B=Jumlah"}},
	} {
		t.Run(c.nama, func(t *testing.T) {
			if diff := cmp.Diff(c.want, gambar(Temukan(bacaUji(t, []byte(c.isi)).Lembar[0]))); diff != "" {
				t.Errorf("tables (-want +got):\n%s", diff)
			}
		})
	}
}

// The shape of a sheet as an office sends it: merged titles, a table that
// starts in column B, a header of two rows, a numbering row that skips, spacer
// rows, bilingual notes, and a second table below.
func TestTemukanMergedSheet(t *testing.T) {
	sel := func(baris int, isi ...string) string {
		s := fmt.Sprintf(`<row r="%d">`, baris)
		for _, x := range isi {
			kol, v, _ := strings.Cut(x, "=")
			if v[0] >= '0' && v[0] <= '9' {
				s += fmt.Sprintf(`<c r="%s%d"><v>%s</v></c>`, kol, baris, v)
			} else {
				s += fmt.Sprintf(`<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, kol, baris, v)
			}
		}
		return s + "</row>"
	}
	isi := buatXLSX(t, nil, `<sheetData>`+
		sel(1, "A=PERTUMBUHAN INDUSTRI")+
		sel(3, "B=URAIAN", "C=Satuan", "F=Pertumbuhan")+
		sel(4, "B=Description", "C=Unit", "D=2022", "E=s/d Februari 2023", "F=Growth (%)")+
		sel(5, "B=1", "C=2", "D=4", "E=5", "F=6")+
		sel(7, "B=Unit Usaha", "C=Unit", "D=3881", "E=4268", "F=0.1")+
		sel(8, "B=IKAHH", "C=Unit", "D=2223", "E=2534")+
		sel(10, "B=Tenaga Kerja", "C=Orang", "D=22243", "E=23953", "F=0.08")+
		sel(12, "B=Sumber : Dinas Perindustrian")+
		sel(13, "B=Source   Industrial Service")+
		sel(15, "B=B. Banyaknya Usaha")+
		sel(17, "B=URAIAN", "C=TAHUN")+
		sel(18, "C=2021", "D=2022", "E=2023")+
		sel(20, "B=Kecil", "C=5", "D=6", "E=7")+
		sel(21, "B=Jumlah / Total", "C=5", "D=6", "E=7")+
		`</sheetData><mergeCells><mergeCell ref="A1:F1"/><mergeCell ref="D3:E3"/><mergeCell ref="B17:B18"/><mergeCell ref="C17:E17"/><mergeCell ref="C21:C22"/></mergeCells>`)
	ts := Temukan(bacaUji(t, isi).Lembar[0])
	want := []string{
		"kepala 3-4 data 7-10 B=URAIAN / Description, C=Satuan / Unit, D=2022, E=s/d Februari 2023, F=Pertumbuhan / Growth (%) penomor 5 judul [{1 PERTUMBUHAN INDUSTRI}] kaki [{12 Sumber : Dinas Perindustrian} {13 Source Industrial Service}]",
		"kepala 17-18 data 20-21 B=URAIAN, C=TAHUN / 2021, D=TAHUN / 2022, E=TAHUN / 2023 total [21] judul [{15 B. Banyaknya Usaha}]",
	}
	if diff := cmp.Diff(want, gambar(ts)); diff != "" {
		t.Fatalf("tables (-want +got):\n%s", diff)
	}
	if ts[0].Kolom[4].Satuan != "%" || ts[0].Sumber != "Dinas Perindustrian" || !ts[1].BarisTotal(21) {
		t.Errorf("details: %+v", ts[0])
	}
}

func TestLabelTotal(t *testing.T) {
	for s, want := range map[string]bool{"JUMLAH": true, "Total": true, "Sub Jumlah": true, "Jumlah / Total": true, "TOTAL KABUPATEN BANGKA SELATAN": true,
		"Jumlah Seluruhnya :": true, "Jumlah penduduk": false, "Kota Total": false, "": false, "Sub": false, "Indonesia": false} {
		if got := LabelTotal(s); got != want {
			t.Errorf("LabelTotal(%q) = %v, want %v", s, got, want)
		}
	}
}

func TestNamaKolom(t *testing.T) {
	for k, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD", -1: ""} {
		if got := NamaKolom(k); got != want {
			t.Errorf("NamaKolom(%d) = %q, want %q", k, got, want)
		}
	}
}

// A sheet made to be slow is read in time that grows with its cells only.
func BenchmarkTemukanHostile(b *testing.B) {
	var s strings.Builder
	s.WriteString(strings.Repeat("a,", 16000) + "\n")
	for i := range 30_000 {
		fmt.Fprintf(&s, "x%d,y\n\nz\n", i)
	}
	buku, err := Baca("x", []byte(s.String()), Opsi{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Temukan(buku.Lembar[0])
	}
}
