package lembar_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

const suratCSV = `No;NOMOR;Perihal;Tgl surat;Tanggal;Jumlah Lembar;Perangkat Daerah
1;S-1;Undangan;x;16/03/2026;1.200;kominfo
2;S-2;Rapat;x;2026-03-17;2;dinkes
`

func TestImporBaru(t *testing.T) {
	a := newAlat(t)
	im := impor(a.surat)
	l, err := im.Periksa(t.Context(), a.m, baca(t, suratCSV))
	if err != nil {
		t.Fatal(err)
	}
	mau := `baris 2 baru 2 berubah 0 sama 0 dilewati 0 ditolak 0 ditulis %d
LBR-KOLOM-ASING catatan baris 0 No
LBR-KOLOM-ASING peringatan baris 0 Tgl surat`
	cekRingkas(t, l, fmt.Sprintf(mau, 0))
	if n := a.versi(t); n != 0 {
		t.Fatalf("pemeriksaan menulis %d versi", n)
	}
	cekRingkas(t, a.jalankan(t, im, suratCSV), fmt.Sprintf(mau, 2))
	d, _, err := a.surat.Cari(t.Context(), a.m, register.LingkupPenuh(), register.Query{Urut: "nomor"})
	if err != nil || len(d) != 2 {
		t.Fatal(d, err)
	}
	want := registertest.Surat{Nomor: "S-1", Perihal: "Undangan", Tanggal: kominfo.NewTanggal(2026, 3, 16), Lembar: 1200, OPD: "kominfo"}
	if diff := cmp.Diff(want, d[0].Isi); diff != "" {
		t.Errorf("dokumen (-want +got):\n%s", diff)
	}
	// The same file again changes nothing, whatever the choices.
	for _, k := range []lembar.Kembar{"", lembar.Lewati, lembar.Perbarui} {
		for _, m := range []lembar.Mode{lembar.Utuh, lembar.YangSah} {
			im.Kembar, im.Mode = k, m
			if l := a.jalankan(t, im, suratCSV); l.Sama != 2 || l.Ditulis != 0 {
				t.Errorf("kedua kali, %s %s: %s", k, m, ringkas(l))
			}
		}
	}
	if n := a.versi(t); n != 2 {
		t.Errorf("ada %d versi, seharusnya 2", n)
	}
}

func TestImporTemuan(t *testing.T) {
	a := newAlat(t)
	a.surat1(t, registertest.Surat{Nomor: "ADA", Perihal: "lama", OPD: "kominfo"})
	csv := `nomor,perihal,tanggal,lembar,opd,nik
S-1,baik,2026-03-16,1,kominfo,1234567890123456
S-2,dua cara,03/04/2026,"1,234",kominfo,
,tanpa nomor,2026-03-16,1,kominfo,
S-3,batas,2026-03-16,99999,kominfo,12
S-1,ganda,2026-03-16,1,kominfo,
S-4,RAHASIA,2026-03-16,1,kominfo,
ADA,baru,2026-03-16,1,kominfo,
S-5,"a` + "\u202e" + `b",2026-03-16,1,kominfo,
S-6,'=1+1,2026-03-16,1,kominfo,
`
	mau := `baris 9 baru 2 berubah 0 sama 0 dilewati 1 ditolak 6 ditulis %d
LBR-TANGGAL-RAGU galat baris 3 tanggal = 03/04/2026 -> 2026-04-03
LBR-ANGKA-RAGU galat baris 3 lembar = 1,234 -> 1234
REG-WAJIB galat baris 4 nomor
REG-BATAS galat baris 5 lembar = 99999
REG-POLA galat baris 5 nik
LBR-KEMBAR galat baris 6
UJI-01 galat baris 7 perihal = RAHASIA
LBR-SUDAH-ADA peringatan baris 8
REG-HURUF galat baris 9 perihal = a` + "\u202e" + `b`
	im := impor(a.surat)
	cekRingkas(t, a.jalankan(t, im, csv), fmt.Sprintf(mau, 0))
	if n := a.versi(t); n != 1 {
		t.Fatalf("mode utuh menulis walau ada yang ditolak: %d versi", n)
	}
	im.Mode = lembar.YangSah
	l := a.jalankan(t, im, csv)
	cekRingkas(t, l, fmt.Sprintf(mau, 2))
	for _, x := range l.Temuan {
		if strings.Contains(fmt.Sprint(x), "1234567890123456") || x.Path == "nik" && strings.Contains(x.Message, `"12"`) {
			t.Errorf("data pribadi di laporan: %+v", x)
		}
		if !strings.HasSuffix(x.Message, ".") {
			t.Errorf("pesan tidak utuh: %q", x.Message)
		}
	}
	if l, err := lembarJSON(l); err != nil || !strings.Contains(l, `"keparahan":"galat"`) || !strings.Contains(l, `"baris":3,"kolom":"tanggal","nilai":"03/04/2026"`) {
		t.Errorf("bentuk JSON: %s %v", l, err)
	}
	im.Kembar = lembar.Perbarui
	if l := a.jalankan(t, im, "nomor,opd,perihal\nADA,kominfo,baru\n"); l.Berubah != 1 || l.Ditulis != 1 {
		t.Errorf("perbarui: %s", ringkas(l))
	}
	d, _, err := a.surat.Cari(t.Context(), a.m, register.LingkupPenuh(), register.Query{Urut: "nomor"})
	if err != nil {
		t.Fatal(err)
	}
	var isi []string
	for _, x := range d {
		isi = append(isi, x.Isi.Nomor+" "+x.Isi.Perihal)
	}
	if diff := cmp.Diff([]string{"ADA baru", "S-1 baik", "S-6 =1+1"}, isi); diff != "" {
		t.Errorf("isi register (-want +got):\n%s", diff)
	}
	im.Tanggal = lembar.HariBulan
	if l := a.jalankan(t, im, "nomor,opd,tanggal\nS-9,kominfo,03/04/2026\n"); l.Baru != 1 {
		t.Errorf("urutan tanggal dinyatakan: %s", ringkas(l))
	}
}

func lembarJSON(l lembar.Laporan) (string, error) {
	b, err := json.Marshal(l)
	return string(b), err
}

// A dot that is a decimal point in one row is not taken for thousands in another.
func TestImporTitikDesimalSatuKolom(t *testing.T) {
	a := newAlat(t)
	l := a.jalankan(t, impor(a.surat), "nomor,opd,lembar\nS-1,kominfo,1.234\nS-2,kominfo,12.5\n")
	cekRingkas(t, l, `baris 2 baru 0 berubah 0 sama 0 dilewati 0 ditolak 2 ditulis 0
LBR-ANGKA-RAGU galat baris 2 lembar = 1.234 -> 1234
LBR-ANGKA galat baris 3 lembar = 12.5`)
}

func TestImporKolom(t *testing.T) {
	a := newAlat(t)
	for nama, u := range map[string]struct{ csv, mau string }{
		"kolom wajib hilang": {"nomor,perihal\n1,a\n2,b\n", "baris 2 baru 0 berubah 0 sama 0 dilewati 0 ditolak 2 ditulis 0\nLBR-KOLOM-WAJIB galat baris 0 Perangkat daerah"},
		"kolom ganda":        {"nomor,Nomor,opd\n1,2,kominfo\n", "baris 1 baru 0 berubah 0 sama 0 dilewati 0 ditolak 1 ditulis 0\nLBR-KOLOM-GANDA galat baris 0 Nomor"},
		"salah ketik":        {"nomor,opd,peruhal\n1,kominfo,x\n", "baris 1 baru 1 berubah 0 sama 0 dilewati 0 ditolak 0 ditulis 0\nLBR-KOLOM-ASING peringatan baris 0 peruhal -> perihal"},
	} {
		l, err := impor(a.surat).Periksa(t.Context(), a.m, baca(t, u.csv))
		if err != nil {
			t.Fatal(nama, err)
		}
		t.Run(nama, func(t *testing.T) { cekRingkas(t, l, u.mau) })
	}
	_, err := impor(a.surat).Periksa(t.Context(), a.m, baca(t, "warna,rasa\nmerah,manis\n"))
	if kominfo.KindOf(err) != kominfo.TidakSah || !strings.Contains(err.Error(), "Nama pemohon") {
		t.Errorf("tanpa kolom yang dikenal: %v", err)
	}
}

// A sheet made for reading: title, two-line header with numbers under it, total.
func TestImporTabelBerjudul(t *testing.T) {
	a := newAlat(t)
	l, err := impor(a.surat).Periksa(t.Context(), a.m, baca(t, `DAFTAR SURAT TAHUN 2026;;;
;;;
No;Nomor;Perangkat daerah;Jumlah lembar
(1);(2);(3);(4)
1;S-1;kominfo;10
2;S-2;dinkes;20
JUMLAH;;;30
;;;
Sumber: Bagian Umum;;;
`))
	if err != nil {
		t.Fatal(err)
	}
	if l.Baris != 2 || l.Baru != 2 || !slices.ContainsFunc(l.Temuan, func(x lembar.Temuan) bool { return x.ID == "LBR-JUMLAH" && x.Baris == 7 }) {
		t.Errorf("%s", ringkas(l))
	}
}

func TestImporIdentitas(t *testing.T) {
	a := newAlat(t)
	m := a.surat1(t, registertest.Surat{Nomor: "1", OPD: "kominfo"})
	n := a.surat1(t, registertest.Surat{Nomor: "2", OPD: "kominfo"})
	asing := kominfo.NewUUID(m.Waktu)
	isi := fmt.Sprintf("id,versi,nomor,opd\n%s,1,1a,kominfo\n%s,1,1b,kominfo\n%s,x,2,kominfo\n%s,1,3,kominfo\nbukan-id,1,4,kominfo\n", m.ID, m.ID, n.ID, asing)
	l := a.jalankan(t, impor(a.surat), isi)
	cekRingkas(t, l, `baris 5 baru 0 berubah 1 sama 0 dilewati 0 ditolak 4 ditulis 0
LBR-KEMBAR galat baris 3
LBR-VERSI galat baris 4
LBR-ID galat baris 5
LBR-ID galat baris 6`)
	// A row that names its document and one that means it by its key.
	im := impor(a.surat)
	im.Kembar = lembar.Perbarui
	l = a.jalankan(t, im, fmt.Sprintf("id,versi,nomor,opd\n%s,1,1x,kominfo\n,,1,kominfo\n", m.ID))
	if l.Ditolak+l.Dilewati+l.Baru+l.Berubah != 2 || l.Berubah != 1 || l.Temuan[0].ID != "LBR-KEMBAR" {
		t.Errorf("dua baris satu dokumen: %s", ringkas(l))
	}
	// A change that takes another document's key.
	l = a.jalankan(t, impor(a.surat), fmt.Sprintf("id,versi,nomor,opd\n%s,1,2,kominfo\n", m.ID))
	cekRingkas(t, l, `baris 1 baru 0 berubah 0 sama 0 dilewati 0 ditolak 1 ditulis 0
REG-UNIK galat baris 2 nomor = 2`)
}

func TestImporLingkup(t *testing.T) {
	a := newAlat(t)
	d := a.surat1(t, registertest.Surat{Nomor: "1", OPD: "dinkes"})
	im := impor(a.surat)
	im.Lingkup = register.Lingkup{Pemilik: []string{"kominfo"}, Pribadi: true}
	l := a.jalankan(t, im, fmt.Sprintf("id,versi,nomor,opd\n%s,1,9,kominfo\n,,2,dinkes\n", d.ID))
	cekRingkas(t, l, `baris 2 baru 0 berubah 0 sama 0 dilewati 0 ditolak 2 ditulis 0
LBR-ID galat baris 2
LBR-TOLAK galat baris 3`)
	if out := a.csv(t, a.surat, im.Lingkup); strings.Count(out, "\n") != 1 {
		t.Errorf("ekspor di luar lingkup: %s", out)
	}
	im.Lingkup = register.Lingkup{}
	if l := a.jalankan(t, im, "nomor,opd\n1,kominfo\n"); l.Ditolak != 1 {
		t.Errorf("lingkup kosong menulis: %s", ringkas(l))
	}
}

// What was erased for a citizen does not come back with an old file.
func TestImporTidakMengembalikanYangDihapus(t *testing.T) {
	a := newAlat(t)
	m := a.surat1(t, registertest.Surat{Nomor: "1", OPD: "kominfo", Pemohon: "Nama Contoh"})
	lama := a.csv(t, a.surat, register.LingkupPenuh())
	if err := a.m.Ubah(t.Context(), aktor(), func(tx register.Tx) error {
		_, err := tx.HapusPribadi(t.Context(), a.surat, m.ID, "permintaan subjek data")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	im := impor(a.surat)
	im.Kembar = lembar.Perbarui
	for _, isi := range []string{lama, strings.Replace(lama, ",1,1,", ",2,1,", 1), "nomor,opd,pemohon\n1,kominfo,Nama Contoh\n"} {
		if l := a.jalankan(t, im, isi); l.Ditolak != 1 || l.Ditulis != 0 {
			t.Errorf("%q: %s", isi, ringkas(l))
		}
	}
	if l := a.jalankan(t, im, "nomor,opd,perihal\n1,kominfo,tetap boleh\n"); l.Berubah != 1 || l.Ditulis != 1 {
		t.Errorf("bagian umum: %s", ringkas(l))
	}
}

func TestImporTanpaKunci(t *testing.T) {
	a := newAlat(t)
	isi := "Nama barang,Jumlah,Kondisi\nMeja,2,Baik\nKursi,4,Baik\nMeja,2,baik\n"
	l := a.jalankan(t, impor(a.barang), isi)
	cekRingkas(t, l, `baris 3 baru 2 berubah 0 sama 1 dilewati 0 ditolak 0 ditulis 2
LBR-KEMBAR peringatan baris 4`)
	if l := a.jalankan(t, impor(a.barang), isi); l.Sama != 3 || l.Ditulis != 0 {
		t.Errorf("kedua kali: %s", ringkas(l))
	}
}

func TestImporTindakan(t *testing.T) {
	a := newAlat(t)
	isi := "Nama kegiatan,Perangkat daerah\nRapat,kominfo\nBimtek,kominfo\n"
	for tindakan, kata := range map[string]string{"": "ajukan", "setujui": "mengubah dokumen yang sudah ada", "asing": "ajukan"} {
		im := impor(a.izin)
		im.Tindakan = tindakan
		_, err := im.Periksa(t.Context(), a.m, baca(t, isi))
		if kominfo.KindOf(err) != kominfo.Ditolak || !strings.Contains(err.Error(), kata) {
			t.Errorf("tindakan %q: %v, seharusnya menyebut %q", tindakan, err, kata)
		}
	}
	im := impor(a.surat)
	im.Tindakan = "ajukan"
	if _, err := im.Periksa(t.Context(), a.m, baca(t, suratCSV)); kominfo.KindOf(err) != kominfo.Ditolak {
		t.Errorf("tindakan di register bebas: %v", err)
	}
	im = impor(a.izin)
	im.Tindakan = "ajukan"
	if l := a.jalankan(t, im, isi); l.Baru != 2 || l.Ditulis != 2 {
		t.Fatalf("%s", ringkas(l))
	}
	if l := a.jalankan(t, im, isi); l.Sama != 2 || l.Ditulis != 0 {
		t.Errorf("kedua kali: %s", ringkas(l))
	}
	l := a.jalankan(t, im, "id,versi,nama,opd\n0199a1b2-0000-7000-8000-000000000001,1,Rapat,kominfo\n")
	if l.Ditolak != 1 || l.Temuan[len(l.Temuan)-1].ID != "LBR-TINDAKAN" {
		t.Errorf("baris ekspor: %s", ringkas(l))
	}
	d, _, err := a.izin.Cari(t.Context(), a.m, register.LingkupPenuh(), register.Query{})
	if err != nil || len(d) != 2 || d[0].Isi.Status != "diajukan" {
		t.Errorf("hasil: %+v %v", d, err)
	}
}

func TestImporRujukan(t *testing.T) {
	a := newAlat(t)
	l := a.jalankan(t, impor(a.unit), "kode,nama\nA,Dinas Kesehatan\nB,Dinas Kominfo\nC,Dobel\nD,Dobel\n")
	if l.Ditulis != 4 {
		t.Fatal(ringkas(l))
	}
	daftar, lengkap, err := lembar.NamaRujukan(t.Context(), a.m, a.unit, register.LingkupUmum())
	if err != nil || !lengkap || len(daftar) != 4 {
		t.Fatal(daftar, lengkap, err)
	}
	var dobel lembar.Rujukan
	for _, d := range daftar {
		if d.Nama == "Dobel" {
			dobel = d
		}
	}
	hilang := kominfo.NewUUID(a.m.Sekarang())
	isi := "nama,unit\nMeja,dinas  KESEHATAN\nKursi," + dobel.String() + "\nLemari," + string(dobel.ID) + "\nRak,Dobel\nPapan,Dinas Asing\nAC," + hilang + "\n"
	l, err = impor(a.barang).Periksa(t.Context(), a.m, baca(t, isi))
	if err != nil {
		t.Fatal(err)
	}
	cekRingkas(t, l, `baris 6 baru 3 berubah 0 sama 0 dilewati 0 ditolak 3 ditulis 0
LBR-RUJUKAN galat baris 5 unit = Dobel
LBR-RUJUKAN galat baris 6 unit = Dinas Asing
REG-RUJUKAN galat baris 7 unit = `+hilang)
}
