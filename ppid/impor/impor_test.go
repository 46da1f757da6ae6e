package impor

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/ppid"
)

// lampiranVIII is a register as Excel saves it under .xls: merged heads of three rows,
// as the annex prints them.
const lampiranVIII = `<html><body><table>
<tr><td colspan="22">REGISTER PERMOHONAN INFORMASI PUBLIK TAHUN 2025</td></tr>
<tr><th rowspan="3">No</th><th rowspan="3">Nomor Pendaftaran</th><th rowspan="3">Tanggal</th><th rowspan="3">Nama</th><th rowspan="3">Alamat</th><th rowspan="3">Nomor Kontak</th><th rowspan="3">Pekerjaan</th><th rowspan="3">Informasi Yang Diminta</th><th rowspan="3">Tujuan Penggunaan Informasi</th><th colspan="3">Status Informasi</th><th colspan="2">Bentuk Informasi Yang Dikuasai</th><th colspan="2">Jenis Permohonan</th><th rowspan="3">Keputusan</th><th rowspan="3">Alasan Penolakan</th><th colspan="2">Hari dan Tanggal</th><th colspan="2">Biaya &amp; Cara Pembayaran</th></tr>
<tr><th colspan="2">Di Bawah Penguasaan</th><th rowspan="2">Belum Didokumentasikan</th><th rowspan="2">Softcopy</th><th rowspan="2">Hardcopy</th><th rowspan="2">Melihat/ Mengetahui</th><th rowspan="2">Meminta Salinan</th><th rowspan="2">Pemberitahuan Tertulis</th><th rowspan="2">Pemberian Informasi</th><th rowspan="2">Biaya</th><th rowspan="2">Cara</th></tr>
<tr><th>Ya</th><th>Tidak</th></tr>
<tr><td>1</td><td>001/PPID/I/2025</td><td>Senin, 6 Januari 2025</td><td>Siti Rahasia</td><td>Jl. Rahasia 1</td><td>0812000111</td><td>guru</td><td>APBD 2024</td><td>penelitian</td><td>v</td><td></td><td></td><td>v</td><td></td><td></td><td>v</td><td>Diberikan seluruhnya</td><td>-</td><td>Rabu, 15 Januari 2025</td><td>15/1/25</td><td>Rp 20.000,-</td><td>tunai</td></tr>
<tr><td>2</td><td>002/PPID/I/2025</td><td>13-01-2025</td><td>Budi Rahasia</td><td></td><td>budi@contoh.id</td><td></td><td>Rekam medis</td><td></td><td>v</td><td></td><td></td><td></td><td>v</td><td></td><td></td><td>Ditolak</td><td>Pasal 17 huruf h UU KIP</td><td>10 Januari 2025</td><td></td><td></td><td></td></tr>
<tr><td>3</td><td>003/PPID/II/2025</td><td>3 Februari 2025</td><td>Andi Rahasia</td><td></td><td></td><td></td><td>Data kependudukan</td><td></td><td></td><td>v</td><td></td><td></td><td></td><td>v</td><td></td><td>Dirujuk ke Dukcapil</td><td></td><td>4 April 2025</td><td></td><td></td><td></td></tr>
<tr><td>4</td><td>004/PPID/II/2025</td><td>31 Februari 2025</td><td>Cici Rahasia</td><td></td><td></td><td></td><td>SK PPID</td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td>Selesai</td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td>5</td><td>001/PPID/I/2025</td><td>10 Februari 2025</td><td>Dodi Rahasia</td><td></td><td></td><td></td><td>DPA Dinas</td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
</table></body></html>`

func baca(t testing.TB, nama, isi string, o Opsi) (Usulan, []kominfo.Finding) {
	t.Helper()
	b, err := tabel.Baca(nama, []byte(isi), tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	return Baca(b, o)
}

func tgl(s string) kominfo.Tanggal {
	t, err := kominfo.ParseTanggal(s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestLampiranVIII(t *testing.T) {
	u, fs := baca(t, "register 2025.xls", lampiranVIII, Opsi{})
	if len(u.Baris) != 5 {
		t.Fatalf("%d baris, temuan %v", len(u.Baris), fs)
	}
	want := ppid.SalinLama{Nomor: "001/PPID/I/2025", Diterima: tgl("2025-01-06"), Hasil: "dikabulkan_seluruhnya", Dijawab: tgl("2025-01-15"), Diserahkan: tgl("2025-01-15"),
		IsianPemohon: ppid.IsianPemohon{Nama: "Siti Rahasia", Alamat: "Jl. Rahasia 1", Kontak: "0812000111", Pekerjaan: "guru", RincianInformasi: "APBD 2024", TujuanPenggunaan: "penelitian", CaraMemperoleh: "salinan_digital"},
		Jawaban:      ppid.Jawaban{Softcopy: true, Biaya: 20000, CaraPembayaran: "tunai"}}
	if diff := cmp.Diff(want, u.Baris[0].Isian); diff != "" {
		t.Errorf("baris 1 (-want +got):\n%s", diff)
	}
	if b := u.Baris[1].Isian; b.Hasil != "ditolak" || b.Huruf != "h" || !strings.Contains(b.Keterangan, "Pasal 17 huruf h") || b.Diterima != tgl("2025-01-13") {
		t.Errorf("baris 2: %+v", b)
	}
	if b := u.Baris[2].Isian; b.Hasil != "tidak_dikuasai" {
		t.Errorf("baris 3: %+v", b)
	}
	var siap []bool
	for _, b := range u.Baris {
		siap = append(siap, b.Siap)
	}
	if diff := cmp.Diff([]bool{true, true, true, false, false}, siap); diff != "" {
		t.Errorf("siap: %s\n%v", diff, fs)
	}
	id := map[string]int{}
	for _, f := range u.Temuan {
		id[f.ID]++
		if f.Message == "" || strings.Contains(f.Message+f.Nilai, "Rahasia") {
			t.Errorf("%+v", f)
		}
	}
	if diff := cmp.Diff(map[string]int{"IMPOR-TGL-01": 1, "IMPOR-TGL-02": 1, "IMPOR-HASIL-01": 1, "IMPOR-NOMOR-03": 1}, id); diff != "" {
		t.Errorf("temuan (-want +got):\n%s\n%v", diff, u.Temuan)
	}
}

// The headings that this program prints itself are read back.
func TestJudulResmi(t *testing.T) {
	for _, r := range ppid.DokumenBawaan().Register {
		if r.Kode != "permohonan" {
			continue
		}
		var ks []tabel.Kolom
		for i, k := range r.Kolom {
			ks = append(ks, tabel.Kolom{Indeks: i, Nama: k[1]})
		}
		b := kenali(ks)
		for i, k := range r.Kolom {
			if j, ada := b.tempat[k[0]]; !ada || j != i {
				t.Errorf("judul %q dibaca sebagai kolom %d, asing %v, ganda %v", k[1], j, b.asing, b.ganda)
			}
		}
	}
}

func TestTanggal(t *testing.T) {
	for _, c := range []struct {
		teks, mau string
		k         kepastian
	}{
		{"16 Maret 2026", "2026-03-16", pasti}, {"Senin, 16 Maret 2026", "2026-03-16", pasti}, {"Senin/16-03-2026", "2026-03-16", pasti}, {"16/3/26", "2026-03-16", ditafsir}, {"46097", "2026-03-16", ditafsir},
		{"16.03.2026", "2026-03-16", pasti}, {"2026-03-16", "2026-03-16", pasti}, {"2026-03-16T09:00:00", "2026-03-16", pasti}, {"3/4/2026", "2026-04-03", dua}, {"4/4/2026", "2026-04-04", pasti},
		{"03/16/2026", "2026-03-16", pasti}, {"Jum'at, 20 Pebruari 2026", "2026-02-20", pasti}, {"Rabu, 16 Maret 2026", "2026-03-16", ditafsir}, {"16 Mar 2026 09.30", "2026-03-16", pasti},
		{"31/02/2026", "", takTerbaca}, {"kemarin", "", takTerbaca}, {"16 Maret", "", takTerbaca}, {"0000", "", takTerbaca}, {"16/3/1026", "", takTerbaca}, {"", "", takTerbaca}, {"1/2/3/4/5/6", "", takTerbaca},
	} {
		got, k, _ := bacaTanggal(tabel.Sel{Teks: c.teks, Jenis: tabel.Teks}, "")
		if got.String() != c.mau || k != c.k {
			t.Errorf("%q: %s %d, mau %s %d", c.teks, got, k, c.mau, c.k)
		}
	}
}

type kantor struct {
	s   register.Store
	per register.Register
}

func kantorBaru(t testing.TB) kantor {
	t.Helper()
	b := ppid.DefLayanan(&ppid.Layanan{Perangkat: "kominfo"})
	s, err := register.NewMemori(b.Semua()...)
	if err != nil {
		t.Fatal(err)
	}
	s.Sekarang = func() time.Time { return tgl("2026-03-16").AwalHari(kominfo.WIB).Add(9 * time.Hour) }
	return kantor{s, b.Permohonan}
}

var petugas = kominfo.Aktor{ID: "p", Perangkat: "kominfo", Peran: "petugas_layanan"}

// A trial keeps nothing, the import copies, the same file again changes nothing.
func TestTulisDuaKali(t *testing.T) {
	k := kantorBaru(t)
	u, _ := baca(t, "register 2025.xls", lampiranVIII, Opsi{})
	ada := func() int {
		h, err := k.s.Cari(t.Context(), k.per, register.LingkupPenuh(), register.Query{})
		if err != nil {
			t.Fatal(err)
		}
		return len(h.Baris)
	}
	for _, c := range []struct {
		coba                        bool
		disalin, sudah, tolak, jadi int
	}{{true, 3, 0, 2, 0}, {false, 3, 0, 2, 3}, {false, 0, 3, 2, 3}} {
		lap, err := Tulis(t.Context(), k.s, petugas, k.per, u, OpsiTulis{Coba: c.coba})
		if err != nil || lap.Baris != 5 || lap.Disalin != c.disalin || lap.Sudah != c.sudah || lap.Ditolak != c.tolak || ada() != c.jadi {
			t.Errorf("%+v: %+v %v, ada %d", c, lap, err, ada())
		}
		b, err := json.Marshal(lap)
		if err != nil || bytes.Contains(b, []byte("Rahasia")) {
			t.Errorf("laporan memuat pemohon: %s %v", b, err)
		}
		if b, err = json.Marshal(lap.Lembar()); err != nil || bytes.Contains(b, []byte("Rahasia")) || !bytes.Contains(b, []byte("Tidak dapat disalin")) {
			t.Errorf("lembar: %s %v", b, err)
		}
	}
	// What is odd was kept beside the document: answered before it came in, late.
	d, _, err := register.Tipe[ppid.Permohonan]{Register: k.per}.Cari(t.Context(), k.s, register.LingkupPenuh(), register.Query{Urut: "nomor", Isi: true})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, x := range d {
		for _, f := range x.Isi.TemuanSalin {
			got[x.Isi.Nomor] += f.ID + " "
		}
		if !x.Isi.Lama {
			t.Errorf("%s tidak ditandai lama", x.Isi.Nomor)
		}
	}
	if diff := cmp.Diff(map[string]string{"002/PPID/I/2025": "PPID-LAMA-02 PPID-LAMA-08 ", "003/PPID/II/2025": "PPID-LAMA-03 "}, got); diff != "" {
		t.Errorf("temuan salin (-want +got):\n%s", diff)
	}
}

// Excel's usual variants: synonyms, a number made of row and year, dates that need an
// order, totals and month names between the rows.
func TestExcelBiasa(t *testing.T) {
	csv := "No;Tgl Masuk;Nama Pemohon;No. HP / Email;NIK;Perihal;Media;OPD;Status;Tgl Jawab;Ket;Warna\n" +
		";;;;;JANUARI;;;;;;\n" +
		"1;03/04/2025;Siti Rahasia;0812;3201010101010001;Data jalan;WA;Dinas PU;Dipenuhi;20/04/2025;;merah\n" +
		"2;05/04/2025;Budi Rahasia;;3,20101E+15;Data sekolah;Merpati;;dalam proses;;;\n"
	u, fs := baca(t, "r.csv", csv, Opsi{})
	if len(u.Baris) != 2 || u.Baris[0].Siap {
		t.Fatalf("tanpa nomor dan urutan: %+v %v", u.Baris, fs)
	}
	u, _ = baca(t, "r.csv", csv, Opsi{NomorDariUrut: true, Urutan: "hari_bulan", Perangkat: func(s string) string {
		return map[string]string{"Dinas PU": "dpupr"}[s]
	}})
	if len(u.Baris) != 2 || !u.Baris[0].Siap || !u.Baris[1].Siap {
		t.Fatalf("%+v %v", u.Baris, u.Temuan)
	}
	b := u.Baris[0].Isian
	if b.Nomor != "1/2025" || b.Diterima != tgl("2025-04-03") || b.Dijawab != tgl("2025-04-20") || b.Kanal != "whatsapp_medsos" || b.Perangkat != "dpupr" || b.Hasil != "dikabulkan_seluruhnya" || b.NomorIdentitas != "3201010101010001" {
		t.Errorf("%+v", b)
	}
	if b := u.Baris[1].Isian; b.NomorIdentitas != "" || b.Kanal != "" || b.Hasil != "" {
		t.Errorf("%+v", b)
	}
	id := map[string]bool{}
	for _, f := range u.Temuan {
		id[f.ID] = true
	}
	for _, x := range []string{"IMPOR-NIK-01", "IMPOR-PILIH-02", "IMPOR-KOLOM-01", "IMPOR-HASIL-02", "IMPOR-NOMOR-02"} {
		if !id[x] {
			t.Errorf("%s tidak ditemukan: %v", x, u.Temuan)
		}
	}
	if _, fs := baca(t, "lain.csv", "a;b\n1;2\n", Opsi{}); len(fs) != 1 || fs[0].ID != "IMPOR-LEMBAR-01" {
		t.Errorf("%v", fs)
	}
}

// FuzzBaca: a hostile file gives findings or rows that the action judges, never a
// panic, and no finding repeats a name.
func FuzzBaca(f *testing.F) {
	f.Add([]byte(lampiranVIII))
	f.Add([]byte("No;Nomor pendaftaran;Tanggal;Nama;Informasi yang diminta;NIK\n1;=cmd|' /C calc'!A0;45000;<script>;\"x\ny\";99999999999999999\n"))
	f.Add([]byte("nama,informasi,tanggal\n\u202e,\x00,31/31/31\n"))
	f.Fuzz(func(t *testing.T, isi []byte) {
		b, err := tabel.Baca("x", isi, tabel.Opsi{MaksByte: 1 << 20, MaksBaris: 200, MaksKolom: 200})
		if err != nil {
			return
		}
		u, fs := Baca(b, Opsi{NomorDariUrut: true})
		if len(u.Baris) == 0 && len(fs) == 0 {
			t.Fatal("tanpa baris dan tanpa temuan")
		}
		k := kantorBaru(t)
		lap, err := Tulis(t.Context(), k.s, petugas, k.per, u, OpsiTulis{})
		if err != nil || lap.Disalin+lap.Sudah+lap.Ditolak != lap.Baris {
			t.Fatalf("%+v %v", lap, err)
		}
		_ = lap.Lembar()
	})
}
