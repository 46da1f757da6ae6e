package laporan_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

var perbarui = flag.Bool("update", false, "tulis ulang berkas acuan")

func buka(t testing.TB, id string) *indeks.Instrumen {
	t.Helper()
	in, err := instrumen.Buka(id)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func susun(t testing.TB, b laporan.Bahan) laporan.Laporan {
	t.Helper()
	l, err := laporan.Susun(b)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// contoh is a published sample as a report's material.
func contoh(t testing.TB, k int) laporan.Bahan {
	c := spbe.Contoh()[k]
	return laporan.Bahan{Instrumen: buka(t, c.Instrumen), Tanggal: kominfo.NewTanggal(2026, 9, 16), Penilaian: spbe.Penilaian{Instansi: c.Instansi, NamaInstansi: c.NamaInstansi,
		Tahun: c.Tahun, Instrumen: c.Instrumen, Metode: c.Metode, Tahap: spbe.TahapPenetapan, Contoh: c.Contoh, Catatan: c.Catatan, Sumber: c.Sumber, Nilai: c.Nilai}}
}

func TestAcuanJSON(t *testing.T) {
	for k, nama := range []string{"denpasar-2018.json", "kemenko-2021.json"} {
		var b bytes.Buffer
		if err := laporan.TulisJSON(&b, susun(t, contoh(t, k))); err != nil {
			t.Fatal(err)
		}
		jalur := filepath.Join("testdata", nama)
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
			t.Errorf("%s (-want +got; -update menulis ulang):\n%s", nama, diff)
		}
		var kembali laporan.Laporan
		if err := json.Unmarshal(b.Bytes(), &kembali); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(susun(t, contoh(t, k)), kembali); diff != "" {
			t.Errorf("%s tidak kembali utuh (-want +got):\n%s", nama, diff)
		}
	}
}

// The published LHE of Kemenko Perekonomian 2021: index 2.95, Baik; strengths at 4
// and 5, weaknesses at 1 and 2, averages of 2021 beside it.
func TestBentukLHE(t *testing.T) {
	l := susun(t, contoh(t, 1))
	if got := l.Hasil.Indeks.String() + " " + l.Hasil.Predikat + " " + l.Hasil.Indeks.Eksak; got != "2,95 Baik 1179/400" {
		t.Errorf("hasil %q", got)
	}
	if diff := cmp.Diff([]string{laporan.TandaContoh}, l.Tanda); diff != "" {
		t.Errorf("tanda (-want +got):\n%s", diff)
	}
	var kolom []string
	for _, k := range l.Pembanding.Kolom {
		kolom = append(kolom, fmt.Sprint(k.Nama, " ", k.Tahun, k.Bulat, k.Indeks, k.Indeks.Eksak == "", k.Domain["D3"], k.Aspek["A6"]))
	}
	if diff := cmp.Diff([]string{"Nasional 2021 true 2,24 true 1,23 1,17", "Kabupaten 2021 true 2,11 true 1,17 1,11"}, kolom); diff != "" {
		t.Errorf("pembanding (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Kementerian", "LPNK", "Lembaga lain", "Provinsi", "Kota"}, l.Pembanding.TidakTerbit); diff != "" {
		t.Errorf("tidak terbit (-want +got):\n%s", diff)
	}
	in := buka(t, instrumen.SPBE2020)
	kuat, lemah := 0, 0
	for _, a := range l.Aspek {
		kuat += len(a.Kekuatan)
		for i, k := range a.Kelemahan {
			lemah++
			if k.Tingkat > 2 || a.Rekomendasi[i].Nomor != k.Nomor || a.Rekomendasi[i].Tingkat != k.Tingkat+1 {
				t.Errorf("kelemahan %+v, rekomendasi %+v", k, a.Rekomendasi[i])
			}
			ind, _ := in.Cari(k.Nomor)
			ada := false
			for _, x := range ind.Tingkat {
				ada = ada || x.Tingkat == k.Tingkat+1 && x.Teks == a.Rekomendasi[i].Kriteria && ind.Status.Kriteria == a.Rekomendasi[i].Status
			}
			if !ada {
				t.Errorf("indikator %s: rekomendasi bukan kutipan instrumen: %q", k.Nomor, a.Rekomendasi[i].Kriteria)
			}
		}
	}
	if kuat != 12 || lemah != 15 {
		t.Errorf("%d kekuatan, %d kelemahan", kuat, lemah)
	}
}

func TestBelumLengkap(t *testing.T) {
	b := contoh(t, 1)
	b.Penilaian.Contoh, b.Penilaian.Metode, b.Penilaian.Tahap = false, spbe.Mandiri, spbe.TahapEntri
	n := map[string]string{}
	for k, v := range b.Penilaian.Nilai {
		n[k] = v
	}
	delete(n, "12")
	n["13"] = "sembilan" // no number counts as unanswered, never as something else
	b.Penilaian.Nilai = n
	l := susun(t, b)
	if l.Hasil.Indeks != nil || l.Hasil.Predikat != "" || l.Lengkap || l.BeritaAcara.Indeks != nil {
		t.Errorf("hasil belum lengkap: %+v", l.Hasil)
	}
	if diff := cmp.Diff([]string{laporan.TandaSementara}, l.Tanda); diff != "" {
		t.Errorf("tanda (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]laporan.Rujukan{{Nomor: "12", Nama: "Peta Rencana SPBE"}, {Nomor: "13", Nama: "Keterpaduan Rencana dan Anggaran"}}, l.BelumDiisi); diff != "" {
		t.Errorf("belum diisi (-want +got):\n%s", diff)
	}
	a := l.Aspek[1]
	if a.Nilai != nil || !strings.Contains(a.Pemenuhan.Kalimat, "2 belum diisi") || l.Aspek[0].Nilai == nil {
		t.Errorf("aspek %+v", a.Pemenuhan)
	}
	if l.Hasil.Terisi != (kominfo.Rasio{Pembilang: 45, Penyebut: 47}) || l.Hasil.Terendah.Nilai >= l.Hasil.Tertinggi.Nilai {
		t.Errorf("rentang %+v", l.Hasil)
	}
}

// A later method decides; the change is shown with its reason, and the old index
// beside the new.
func TestMetodeBerikutnya(t *testing.T) {
	b := contoh(t, 1)
	b.Penilaian.Metode, b.Penilaian.Tahap, b.Penilaian.Cara, b.Penilaian.Sumber = spbe.Mandiri, spbe.TahapKonsolidasi, spbe.Evaluasi, nil
	b.Penilaian.Asesmen = map[spbe.Metode]spbe.Asesmen{
		spbe.Dokumen:  {Nilai: map[string]string{"1": "2", "2": "3"}, Alasan: map[string]string{"1": "Pasal 5 belum lengkap."}},
		spbe.Visitasi: {Nilai: map[string]string{"1": "4"}},
	}
	b.Penilaian.Penetapan = &spbe.Penetapan{Nomor: "Kepmen 1", Indeks: "2.90", Predikat: "Baik"}
	l := susun(t, b)
	i := l.Indikator[0]
	if i.Akhir.Eksak != "4/1" || i.Asal.Kode != "visitasi" || *i.Tingkat != 4 || i.Dari("interviu") != nil {
		t.Errorf("indikator 1: %+v", i)
	}
	var got []string
	for _, p := range i.Perubahan {
		got = append(got, fmt.Sprint(p.Metode.Teks, " ", p.Dari, " ", p.Menjadi, " ", p.Alasan))
	}
	if diff := cmp.Diff([]string{"Dokumen 3,00 2,00 Pasal 5 belum lengkap.", "Visitasi 2,00 4,00 "}, got); diff != "" {
		t.Errorf("perubahan (-want +got):\n%s", diff)
	}
	if len(l.Indikator[1].Perubahan) != 0 { // confirmed, not changed
		t.Errorf("indikator 2: %+v", l.Indikator[1].Perubahan)
	}
	if l.Hasil.Mandiri.String() != "2,95" || l.BeritaAcara.Indeks.String() != "2,95" || l.Hasil.Indeks.String() != "2,96" {
		t.Errorf("mandiri %v, berita acara %v, akhir %v", l.Hasil.Mandiri, l.BeritaAcara.Indeks, l.Hasil.Indeks)
	}
	if !strings.Contains(l.Penetapan.Beda, "2,90") || !strings.Contains(l.Penetapan.Beda, "2,96") {
		t.Errorf("beda %q", l.Penetapan.Beda)
	}
	if l.Judul != "Laporan Hasil Evaluasi SPBE Tahun 2021" {
		t.Errorf("judul %q", l.Judul)
	}
}

// On the decimal scale of Pemdi a value inside the band of a level means that this
// level is not complete: its own criterion is what comes next.
func TestRekomendasiPemdi(t *testing.T) {
	in := buka(t, instrumen.Pemdi2026)
	n := map[string]string{}
	for _, i := range in.Indikator {
		n[i.Nomor] = "3.50"
	}
	n["1"], n["5"] = "1.70", "1"
	l := susun(t, laporan.Bahan{Instrumen: in, Penilaian: spbe.Penilaian{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2026, Instrumen: in.ID, Metode: spbe.Mandiri, Nilai: n}})
	r := l.Aspek[0].Rekomendasi
	ind, _ := in.Cari("1")
	if len(r) != 1 || r[0].Tingkat != 2 || r[0].Kriteria != ind.Tingkat[1].Teks || r[0].Status != kominfo.Sekunder {
		t.Errorf("rekomendasi %+v", r)
	}
	if d := l.Aspek[2].Rekomendasi; len(d) != 1 || d[0].IndeksLuar == "" {
		t.Errorf("indeks luar: %+v", d)
	}
	if len(l.Domain) != 0 || len(l.Pembanding.Kolom) != 0 || l.Pembanding.Catatan == "" || l.BeritaAcara.Peran != "Koordinator Pemdi (Sekretaris Daerah)" {
		t.Errorf("domain %v, pembanding %+v, peran %q", l.Domain, l.Pembanding, l.BeritaAcara.Peran)
	}
	if l.Kop.Pemerintah != "Pemerintah Kabupaten Belitung Timur" || len(l.Rujukan) == 0 {
		t.Errorf("kop %+v, rujukan %d", l.Kop, len(l.Rujukan))
	}
}

func TestPekerjaanDanBukti(t *testing.T) {
	b := contoh(t, 1)
	b.Perangkat = map[string]string{"kominfo": "Dinas Kominfo", "bappeda": "Bappeda"}
	b.Tugas = []spbe.TugasIndikator{
		{Indikator: "2", Perangkat: "kominfo", Pendukung: []string{"bappeda", "kominfo"}, Batas: kominfo.NewTanggal(2026, 9, 15), Nilai: "2", Target: "3", Status: spbe.TugasDiajukan},
		{Indikator: "1", Perangkat: "kominfo", Batas: kominfo.NewTanggal(2026, 9, 15), Status: spbe.TugasDisetujui},
	}
	b.Bukti = []spbe.Bukti{
		{Indikator: "99", Dokumen: "x", Status: spbe.BuktiDraf},
		{Indikator: "2", Tingkat: 3, Butir: 9, Dokumen: "b", Status: spbe.BuktiRevisi, AlasanRevisi: spbe.OtomatisDitolak, Asesor: spbe.Dokumen},
		{Indikator: "2", Tingkat: 2, Butir: 1, Dokumen: "a", Status: spbe.BuktiDiterima},
	}
	b.Dokumen = map[register.ID]spbe.DataDukung{"a": {Judul: "Perbup", Jenis: "perbup", BerlakuSampai: kominfo.NewTanggal(2026, 9, 15)}, "b": {Judul: "SOP", Jenis: "baru", BerlakuSampai: kominfo.NewTanggal(2026, 9, 16)}}
	l := susun(t, b)
	var got []string
	for _, p := range l.Pekerjaan {
		s := fmt.Sprintf("%s|%d selesai|%d terlambat|%d baris", p.Nama, p.Selesai, p.Terlambat, len(p.Baris))
		for _, x := range p.Baris[:min(2, len(p.Baris))] {
			s += fmt.Sprintf("|%s %s %s %v %v", x.Nomor, x.Peran, x.Status.Teks, x.Terlambat, x.Bukti)
		}
		got = append(got, s)
	}
	want := []string{
		"Belum ditugaskan|0 selesai|0 terlambat|45 baris|3  Belum false {0 0 0 0}|4  Belum false {0 0 0 0}",
		"Bappeda|0 selesai|0 terlambat|1 baris|2 pendukung Diajukan false {0 0 1 1}",
		"Dinas Kominfo|1 selesai|1 terlambat|2 baris|1 penanggung_jawab Disetujui false {0 0 0 0}|2 penanggung_jawab Diajukan true {0 0 1 1}",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pekerjaan (-want +got):\n%s", diff)
	}
	got = nil
	for _, x := range l.Bukti {
		got = append(got, fmt.Sprint(x.Nomor, " ", x.Tingkat, " ", x.Butir, " ", x.TeksButir != "", " ", x.Judul, " ", x.Jenis.Teks, " ", x.Kedaluwarsa, " ", x.Alasan, " ", x.Hilang))
	}
	want = []string{"2 2 1 true Perbup Perbup true  false", "2 3 9 false SOP baru false otomatis ditolak false", "99 0 0 false   false  true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bukti (-want +got):\n%s", diff)
	}
	b.Tugas = nil
	if l := susun(t, b); len(l.Pekerjaan) != 0 {
		t.Errorf("tanpa tugas: %+v", l.Pekerjaan)
	}
}

func TestTeksDariLuar(t *testing.T) {
	b := contoh(t, 0)
	b.Penilaian.Catatan = " a\x00b\r\n\x1b[1mc\u202ed\xff\u0085e <b> "
	if got := susun(t, b).Catatan; got != "ab\n[1mcd?e <b>" {
		t.Errorf("catatan %q", got)
	}
}

func TestSusunDitolak(t *testing.T) {
	b := contoh(t, 0)
	b.Instrumen = buka(t, instrumen.SPBE2020)
	for _, x := range []laporan.Bahan{{}, b} {
		if _, err := laporan.Susun(x); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("%v", err)
		}
	}
}

func BenchmarkSusun47(b *testing.B) {
	x := contoh(b, 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := laporan.Susun(x); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleSusun() {
	in, err := (&spbe.Pustaka{}).Buka(instrumen.SPBE2020)
	if err != nil {
		fmt.Println(err)
		return
	}
	nilai := map[string]string{}
	for _, i := range in.Indikator {
		nilai[i.Nomor] = "3"
	}
	nilai["11"] = "2"
	p := spbe.Penilaian{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2025, Instrumen: in.ID, Metode: spbe.Mandiri, Nilai: nilai}
	l, err := laporan.Susun(laporan.Bahan{Penilaian: p, Instrumen: in, Tanggal: kominfo.NewTanggal(2025, 6, 14)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(l.Judul, l.Hasil.Indeks, l.Hasil.Indeks.Eksak, l.Hasil.Predikat)
	r := l.Aspek[1].Rekomendasi[0]
	fmt.Println(r.Nama, r.Tingkat, r.Kriteria)
	// Output:
	// Laporan Hasil Penilaian Mandiri SPBE Tahun 2025 2,98 119/40 Baik
	// Arsitektur SPBE 3 Tingkat 2 terpenuhi dan dokumen mencakup seluruh referensi dan 6 domain.
}
