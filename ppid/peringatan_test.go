package ppid

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func TestPeringatan(t *testing.T) {
	k := kalender.Nasional()
	for _, x := range []struct {
		hari    string
		jenis   Jenis
		tenggat string
		mau     Tingkat
	}{
		{"2026-03-31", JawabanPermohonan, "2026-04-07", ""},
		{"2026-04-01", JawabanPermohonan, "2026-04-07", TingkatH3}, // 3 April is a holiday
		{"2026-04-02", JawabanPermohonan, "2026-04-07", TingkatH3}, // Thursday: Monday and Tuesday are left
		{"2026-04-03", JawabanPermohonan, "2026-04-07", TingkatH3},
		{"2026-04-05", JawabanPermohonan, "2026-04-07", TingkatH3},
		{"2026-04-06", JawabanPermohonan, "2026-04-07", TingkatH1},
		{"2026-04-07", JawabanPermohonan, "2026-04-07", TingkatH},
		{"2026-04-08", JawabanPermohonan, "2026-04-07", TingkatLewat},
		{"2030-01-01", JawabanPermohonan, "2026-04-07", TingkatLewat},
		{"2026-04-04", PenyediaanInformasi, "2026-04-05", TingkatH}, // promised for a Sunday: Thursday was the last working day
		{"2026-04-02", PenyediaanInformasi, "2026-04-05", TingkatH},
		{"2026-04-06", PenyediaanInformasi, "2026-04-05", TingkatLewat},
		{"2026-04-06", KelengkapanPermohonan, "2026-04-07", ""},
		{"2026-04-07", KelengkapanPermohonan, "2026-04-07", TingkatH},
		{"2026-02-20", LaporanTahunan, "2026-03-31", ""},
		{"2026-03-10", LaporanTahunan, "2026-03-31", TingkatH20},
		{"2026-04-07", SelesaiSengketa, "2026-04-07", ""}, // owed by the Komisi Informasi
		{"2026-04-07", "", "2026-04-07", ""},
		{"", JawabanPermohonan, "2026-04-07", ""},
		{"2026-04-07", JawabanPermohonan, "", ""},
		// No decree for 2041: early rather than late.
		{"2041-04-01", JawabanPermohonan, "2041-04-09", ""},
		{"2041-04-02", JawabanPermohonan, "2041-04-09", TingkatH3},
		{"2041-04-07", JawabanPermohonan, "2041-04-09", TingkatH1},
		{"2041-04-09", JawabanPermohonan, "2041-04-09", TingkatH},
		{"2041-04-10", JawabanPermohonan, "2041-04-09", TingkatLewat},
	} {
		var hari, tenggat kominfo.Tanggal
		if x.hari != "" {
			hari = tgl(x.hari)
		}
		if x.tenggat != "" {
			tenggat = tgl(x.tenggat)
		}
		got, ada := Peringatan(k, hari, x.jenis, tenggat)
		if got != x.mau || ada != (x.mau != "") {
			t.Errorf("%s, %s pada %s: %q %v, mau %q", x.hari, x.jenis, x.tenggat, got, ada, x.mau)
		}
	}
}

// Day by day the levels only go up; each is one stretch; nothing alerts after the day
// that BatasPeringatan names; and Berlaku is the last day of the stretch.
func TestPeringatanSifat(t *testing.T) {
	k := kalender.Nasional()
	urut := []Tingkat{"", TingkatH20, TingkatH3, TingkatH1, TingkatH, TingkatLewat}
	rapid.Check(t, func(t *rapid.T) {
		tenggat := kominfo.NewTanggal(2024, 1, 1).Tambah(rapid.IntRange(0, 1600).Draw(t, "tenggat")) // beyond the last decree too
		j := rapid.SampledFrom([]Jenis{JawabanPermohonan, KelengkapanPermohonan, PemutakhiranDIP, LaporanTahunan, PenyediaanInformasi}).Draw(t, "jenis")
		lalu := 0
		for d := tenggat.Tambah(-60); d != tenggat.Tambah(9); d = d.Tambah(1) {
			x, ada := Ingatkan(k, d, Tugas{Register: "r", ID: "1", Jenis: j, Tenggat: tenggat})
			n := slices.Index(urut, x.Tingkat)
			if n < lalu {
				t.Fatalf("%s: turun dari %s ke %s", d, urut[lalu], x.Tingkat)
			}
			lalu = n
			if !ada {
				continue
			}
			if tenggat.Sesudah(BatasPeringatan(k, d, j)) {
				t.Fatalf("%s: %s di luar batas %s", d, x.Tingkat, BatasPeringatan(k, d, j))
			}
			if b := x.Berlaku(k); !b.Kosong() {
				t1, _ := Peringatan(k, b, j, tenggat)
				t2, _ := Peringatan(k, b.Tambah(1), j, tenggat)
				if t1 != x.Tingkat || t2 == x.Tingkat {
					t.Fatalf("%s %s berlaku sampai %s", d, x.Tingkat, b)
				}
			} else if x.Tingkat != TingkatLewat {
				t.Fatalf("%s %s tanpa akhir", d, x.Tingkat)
			}
		}
		if lalu != len(urut)-1 {
			t.Fatal("tidak pernah lewat")
		}
	})
}

func TestPenerimaPeringatan(t *testing.T) {
	dua := func(x Ingat) string {
		var out []string
		for _, p := range x.Penerima("kominfo") {
			out = append(out, p.String())
		}
		return strings.Join(out, " ")
	}
	for mau, x := range map[string]Ingat{
		"ppid_pelaksana@dinkes ppid_utama":             {Tugas: Tugas{Jenis: JawabanPermohonan, Perangkat: "dinkes"}, Tingkat: TingkatH3},
		"ppid_pelaksana@dinkes ppid_utama atasan_ppid": {Tugas: Tugas{Jenis: JawabanPermohonan, Perangkat: "dinkes"}, Tingkat: TingkatLewat},
		"ppid_utama":                     {Tugas: Tugas{Jenis: JawabanPermohonan, Perangkat: "kominfo"}, Tingkat: TingkatH},
		"ppid_desa@19.06.01.2001":        {Tugas: Tugas{Jenis: JawabanPermohonan, Perangkat: "19.06.01.2001", Badan: "19.06.01.2001"}, Tingkat: TingkatH},
		"ppid_desa@d atasan_ppid_desa@d": {Tugas: Tugas{Jenis: PenolakanPermohonan, Perangkat: "d", Badan: "d"}, Tingkat: TingkatLewat},
		"petugas_layanan ppid_utama":     {Tugas: Tugas{Jenis: PemeriksaanPermohonan, Perangkat: "kominfo"}, Tingkat: TingkatH},
		"petugas_layanan":                {Tugas: Tugas{Jenis: KelengkapanPermohonan, Perangkat: "kominfo"}, Tingkat: TingkatH},
		"atasan_ppid ppid_utama":         {Tugas: Tugas{Jenis: TanggapanKeberatan}, Tingkat: TingkatH3},
		"tim_pertimbangan":               {Tugas: Tugas{Jenis: UjiMulai, Perangkat: "dinkes"}, Tingkat: TingkatMulai},
		"ppid_pelaksana@dinkes":          {Tugas: Tugas{Jenis: DisposisiMasuk, Perangkat: "dinkes"}, Tingkat: TingkatMulai},
		"":                               {Tugas: Tugas{Jenis: DisposisiMasuk, Perangkat: "kominfo"}, Tingkat: TingkatMulai},
		"atasan_ppid_desa@d ppid_desa@d": {Tugas: Tugas{Jenis: TanggapanKeberatan, Badan: "d"}, Tingkat: TingkatLewat},
		"ppid_pelaksana@bpkad petugas_layanan ppid_utama": {Tugas: Tugas{Jenis: PenyediaanInformasi, Perangkat: "bpkad"}, Tingkat: TingkatH1},
	} {
		if got := dua(x); got != mau {
			t.Errorf("%s %s: %q, mau %q", x.Jenis, x.Tingkat, got, mau)
		}
	}
}

// Hostile numbers and names stay text: no marks, no lines, no end of a message.
func FuzzTeksPeringatan(f *testing.F) {
	f.Add("001/PPID/III/2026", "dinkes", uint8(0))
	f.Add("*1*\n_2_\u202e<b>", "~`x\r\n.", uint8(3))
	f.Fuzz(func(t *testing.T, nomor, unit string, n uint8) {
		js := append(SemuaJenis(), PenyediaanInformasi, PelaksanaanPerintah, DisposisiMasuk, UjiMulai, TenggatMaju)
		x, ada := Ingatkan(kalender.Nasional(), tgl("2026-04-06"), Tugas{Register: "permohonan", ID: "1", Nomor: nomor, Perangkat: unit, Tahap: unit, Jenis: js[int(n)%len(js)], Tenggat: tgl("2026-04-07"), Semula: tgl("2026-04-08")})
		if !ada {
			return
		}
		if strings.ContainsAny(x.Judul()+x.Isi(Bawaan()), "\r\x00\u202e<") || strings.Contains(x.Judul(), "\n") {
			t.Errorf("%q %q", x.Judul(), x.Isi(Bawaan()))
		}
		for _, s := range []string{x.WhatsApp(), RingkasWhatsApp(unit, x.Hari, []Ingat{x})} {
			if strings.Count(s, "*") != 2 || strings.ContainsAny(s, "_~`\r") {
				t.Errorf("%q", s)
			}
		}
	})
}

// The column says which calendar the running clocks were counted by, and nothing for
// a case whose clocks stand still.
func TestKolomVersiKalender(t *testing.T) {
	k := kantorBaru(t)
	id := k.catat(pemohonLengkap())
	versi := k.kal.Versi()
	cek := func(mau string) {
		t.Helper()
		if got := k.kolom(k.Permohonan, id, "versi_kalender"); got != mau {
			t.Errorf("%s: %q, mau %q", k.permohonan(id).Tahap, got, mau)
		}
	}
	cek(versi)
	kal, err := kalender.Nasional().Dengan(kalender.Setelan{CutiBersamaKerja: true})
	if err != nil {
		t.Fatal(err)
	}
	k.kal = kal
	k.harus(petugas, k.Permohonan, id, "nyatakan_lengkap", PadaTanggal{})
	cek(kal.Versi()) // the examination is over: its old version does not matter
	k.harus(utama, k.Permohonan, id, "jawab", pemberian("2025-02-20"))
	cek("")
	if got := versiBerjalan([]Batas{{Jenis: JawabanPermohonan, Versi: "a"}, {Jenis: PenolakanPermohonan, Versi: "b"}}, []Jenis{JawabanPermohonan, PenolakanPermohonan}); got != "campuran" {
		t.Error(got)
	}
}

// Every register gives its alerts, from columns alone.
func TestBacaPeringatan(t *testing.T) {
	k := kantorBaru(t)
	k.catat(pemohonLengkap()) // 001: not examined
	id := k.terdaftar()       // 002
	k.harus(utama, k.Permohonan, id, "disposisi", Disposisi{Perangkat: "dinkes", Alasan: "Siapkan."})
	id = k.terdaftar() // 003: answered, delivery promised
	k.harus(utama, k.Permohonan, id, "jawab", pemberian("2025-02-20"))
	id = k.terdaftar() // 004: withdrawn
	k.harus(petugas, k.Permohonan, id, "cabut", Cabut{Alasan: "surat"})
	for range 3 {
		id = k.harus(utama, k.DIP, "", "usulkan", IsianDIP{Ringkasan: "APBD", Kelas: "berkala", Perangkat: "bpkad", PenanggungJawab: "Kepala", WaktuTempat: "2025", Digital: true, Retensi: "5 tahun"})
		k.harus(utama, k.DIP, id, "tetapkan", TetapkanDIP{Nomor: "SK 1", Persetujuan: "1/2025"})
	}
	cari := func(nama string) register.Register {
		for _, r := range k.Semua() {
			if r.Info().Nama == nama {
				return r
			}
		}
		return nil
	}
	baca := func(hari string) (out []string) {
		t.Helper()
		xs, err := BacaPeringatan(t.Context(), k.s, register.LingkupUmum(), cari, Bawaan(), k.kal, tgl(hari))
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range xs {
			out = append(out, fmt.Sprint(x.Nomor, " ", x.Jenis, " ", x.Tingkat))
		}
		return out
	}
	if diff := cmp.Diff([]string{
		"001/PPID/II/2025 permohonan.pemeriksaan lewat", "001/PPID/II/2025 permohonan.penolakan H-1",
		"002/PPID/II/2025 permohonan.jawaban H-1", "002/PPID/II/2025 permohonan.disposisi mulai"}, baca("2025-02-14")); diff != "" {
		t.Error(diff)
	}
	if got := baca("2025-02-20"); !slices.Contains(got, "003/PPID/II/2025 permohonan.penyediaan H") || !slices.Contains(got, "002/PPID/II/2025 permohonan.jawaban lewat") {
		t.Error(got)
	}
	if got := baca("2025-03-24"); !slices.Contains(got, "2024 laporan.tahunan H-3") && !slices.Contains(got, "2024 laporan.tahunan H-20") {
		t.Error(got)
	}
	semua, err := BacaPeringatan(t.Context(), k.s, register.LingkupUmum(), cari, Bawaan(), k.kal, tgl("2025-03-24"))
	if i := slices.IndexFunc(semua, func(x Ingat) bool { return x.Jenis == LaporanTahunan }); err != nil || i < 0 || fmt.Sprint(semua[i].Penerima("kominfo")) != "[ppid_utama]" {
		t.Errorf("laporan: %d %v", i, err)
	}
	dip, err := BacaPeringatan(t.Context(), k.s, register.LingkupUmum(), cari, Bawaan(), k.kal, tgl("2025-08-04"))
	i := slices.IndexFunc(dip, func(x Ingat) bool { return x.Jenis == PemutakhiranDIP })
	if err != nil || i < 0 || dip[i].Jumlah != 3 || dip[i].Judul() != "Lewat waktu: pemutakhiran 3 informasi dalam Daftar Informasi Publik bpkad" {
		t.Errorf("dip: %d %v %+v", i, err, dip)
	}
	xs, err := BacaPeringatan(t.Context(), k.s, register.Lingkup{Pemilik: []string{"dinkes"}}, cari, Bawaan(), k.kal, tgl("2025-02-17"))
	if err != nil || len(xs) != 2 || xs[0].Perangkat != "dinkes" {
		t.Errorf("di luar lingkup: %+v %v", xs, err)
	}
}

func ExamplePeringatan() {
	k := kalender.Nasional()
	tenggat := kominfo.NewTanggal(2026, 4, 7)
	for _, hari := range []int{1, 6, 7, 8} {
		fmt.Println(Peringatan(k, kominfo.NewTanggal(2026, 4, hari), JawabanPermohonan, tenggat))
	}
	// Output:
	// H-3 true
	// H-1 true
	// H true
	// lewat true
}

func ExampleIngatkan() {
	x, ada := Ingatkan(kalender.Nasional(), kominfo.NewTanggal(2026, 4, 1), Tugas{Register: "permohonan", ID: "0190", Nomor: "007/PPID/III/2026",
		Jenis: JawabanPermohonan, Tenggat: kominfo.NewTanggal(2026, 4, 7), Penolakan: kominfo.NewTanggal(2026, 4, 6), Tahap: "diproses", Perangkat: "dinkes"})
	fmt.Println(ada, x.Kunci(), x.Penerima("kominfo"))
	fmt.Println(x.Judul())
	fmt.Println(x.Isi(Bawaan()))
	fmt.Println(x.WhatsApp())
	fmt.Println(RingkasWhatsApp("Dinas Kesehatan", x.Hari, []Ingat{x}))
	// Output:
	// true ppid/permohonan/0190/permohonan.jawaban/2026-04-07/H-3 [ppid_pelaksana@dinkes ppid_utama]
	// 3 hari kerja lagi: jawaban permohonan 007/PPID/III/2026
	// Jawaban permohonan 007/PPID/III/2026.
	// Tenggat: Selasa, 7 April 2026 (3 hari kerja lagi, dihitung pada 1 April 2026).
	// Keadaan: Diteruskan ke PPID Pelaksana.
	// Dikerjakan: dinkes.
	// Jawab secara tertulis, atau beritahukan perpanjangan dengan alasan tertulis sebelum tenggat itu. Bila ditolak, paling lambat Senin, 6 April 2026.
	// Dasar: UU 14/2008 Pasal 22 ayat (7); Perki 1/2021 Pasal 31 ayat (3).
	// *3 hari kerja lagi: jawaban permohonan 007/PPID/III/2026*
	// Tenggat: Selasa, 7 April 2026
	// Jawab secara tertulis, atau beritahukan perpanjangan dengan alasan tertulis sebelum tenggat itu. Bila ditolak, paling lambat Senin, 6 April 2026.
	// *Layanan informasi publik, Dinas Kesehatan*
	// Rabu, 1 April 2026: 1 hal perlu dikerjakan.
	// 1. 3 hari kerja lagi: jawaban permohonan 007/PPID/III/2026 (7 April 2026)
}

func ExampleBacaPeringatan() {
	b := DefLayanan(&Layanan{Perangkat: "kominfo"})
	s, _ := register.NewMemori(b.Semua()...)
	cari := func(nama string) register.Register {
		for _, r := range b.Semua() {
			if r.Info().Nama == nama {
				return r
			}
		}
		return nil
	}
	xs, err := BacaPeringatan(context.Background(), s, register.LingkupUmum(), cari, Bawaan(), kalender.Nasional(), kominfo.NewTanggal(2026, 3, 26))
	for _, x := range xs {
		fmt.Println(x.Judul())
	}
	fmt.Println(err)
	// Output:
	// 3 hari kerja lagi: laporan layanan informasi publik tahun 2025
	// <nil>
}
