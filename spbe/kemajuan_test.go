package spbe_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

func TestKelengkapanBukti(t *testing.T) {
	var pustaka spbe.Pustaka
	pemdi, _ := pustaka.Buka("pemdi-2026")
	bukti := []spbe.Bukti{
		{Indikator: "1", Tingkat: 1, Butir: 1, Status: spbe.BuktiDiterima},
		{Indikator: "1", Tingkat: 2, Butir: 1, Status: spbe.BuktiRevisi},
		{Indikator: "1", Tingkat: 2, Butir: 1, Status: spbe.BuktiProses}, // the better of two documents
		{Indikator: "1", Tingkat: 2, Butir: 2, Status: spbe.BuktiRevisi},
		{Indikator: "1", Tingkat: 2, Butir: 3, Status: spbe.BuktiDraf},
		{Indikator: "1", Tingkat: 2, Butir: 9, Status: spbe.BuktiDiterima}, // no such item
		{Indikator: "1", Tingkat: 4, Butir: 1, Status: spbe.BuktiDiterima},
		{Indikator: "2", Tingkat: 2, Butir: 4, Status: spbe.BuktiDiterima},
	}
	const belum = spbe.BuktiBelum
	mau := []spbe.KelengkapanTingkat{
		{Tingkat: 1, Wajib: true, Butir: []spbe.StatusBukti{spbe.BuktiDiterima}},
		{Tingkat: 2, Wajib: true, Butir: []spbe.StatusBukti{spbe.BuktiProses, spbe.BuktiRevisi, spbe.BuktiDraf, belum}, Kurang: []int{2, 4}},
		{Tingkat: 3, Wajib: true, Butir: []spbe.StatusBukti{belum, belum, belum, belum}, Kurang: []int{1, 2, 3, 4}, BawahKurang: []int{2}},
		{Tingkat: 4, Wajib: true, Butir: []spbe.StatusBukti{spbe.BuktiDiterima, belum}, Kurang: []int{2}, BawahKurang: []int{2, 3}},
		{Tingkat: 5, Wajib: true, Butir: []spbe.StatusBukti{belum, belum}, Kurang: []int{1, 2}, BawahKurang: []int{2, 3, 4}},
	}
	got := spbe.KelengkapanBukti(pemdi, "1", bukti)
	if diff := cmp.Diff(mau, got); diff != "" {
		t.Errorf("pemdi (-want +got):\n%s", diff)
	}
	if !got[0].Lengkap() || got[1].Lengkap() || got[3].Lengkap() {
		t.Error("Lengkap")
	}
	if spbe.KelengkapanBukti(pemdi, "99", nil) != nil {
		t.Error("indikator asing")
	}
	// The index of another institution lies in one level; the others ask for nothing.
	got = spbe.KelengkapanBukti(pemdi, "5", []spbe.Bukti{{Indikator: "5", Tingkat: 3, Butir: 1, Status: spbe.BuktiProses}})
	if !got[2].Lengkap() || !got[2].Tunggal || got[1].Lengkap() || got[3].BawahKurang != nil {
		t.Errorf("indeks luar: %+v", got)
	}
	// 2018 has no lists: one document for the level as a whole; level 0 needs none.
	lama, _ := pustaka.Buka("spbe-2018")
	got = spbe.KelengkapanBukti(lama, "1", []spbe.Bukti{{Indikator: "1", Tingkat: 1, Status: spbe.BuktiProses}, {Indikator: "1", Tingkat: 3, Status: spbe.BuktiProses}})
	var lengkap []int
	for _, k := range got {
		if k.Lengkap() {
			lengkap = append(lengkap, k.Tingkat)
		}
	}
	if diff := cmp.Diff([]int{0, 1}, lengkap); diff != "" || !slices.Equal(got[2].Kurang, []int{0}) {
		t.Errorf("2018 (-want +got):\n%s%+v", diff, got[2])
	}
}

func TestKemajuan(t *testing.T) {
	var pustaka spbe.Pustaka
	in, _ := pustaka.Buka("pemdi-2026")
	p := spbe.Penilaian{Instrumen: "pemdi-2026", Tahun: 2026, Metode: spbe.Mandiri, Nilai: map[string]string{"1": "1.5"}, Batas: hari(t, "2026-09-15")}
	tugas := []spbe.TugasIndikator{
		{Indikator: "4", Perangkat: "setda", Status: spbe.TugasBelum},
		{Indikator: "1", Perangkat: "kominfo", Status: spbe.TugasDisetujui, Nilai: "1.4"},
		{Indikator: "2", Perangkat: "kominfo", Status: spbe.TugasDraf, Target: "2", Batas: hari(t, "2026-08-31")},
		{Indikator: "3", Perangkat: "kominfo", Status: spbe.TugasDiajukan},
		{Indikator: "5", Perangkat: "kominfo", Status: spbe.TugasDikembalikan, Nilai: "3", Batas: hari(t, "2026-08-01")},
	}
	bukti := []spbe.Bukti{
		{Indikator: "1", Tingkat: 1, Butir: 1, Status: spbe.BuktiDiterima},
		{Indikator: "2", Tingkat: 1, Butir: 1, Status: spbe.BuktiRevisi},
		{Indikator: "2", Tingkat: 1, Butir: 2, Status: spbe.BuktiDraf},
	}
	k := spbe.Kemajuan(in, &p, tugas, bukti, hari(t, "2026-08-25"))
	if k.Indikator != 20 || k.Terisi != 1 || len(k.TanpaTugas) != 15 {
		t.Errorf("%+v", k)
	}
	if diff := cmp.Diff(map[spbe.StatusTugas]int{"belum": 1, "draf": 1, "diajukan": 1, "dikembalikan": 1, "disetujui": 1}, k.Tugas); diff != "" {
		t.Errorf("tugas (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[spbe.StatusBukti]int{"diterima": 1, "draf": 1, "revisi": 1}, k.Bukti); diff != "" {
		t.Errorf("bukti (-want +got):\n%s", diff)
	}
	var dapat []string
	for _, o := range k.Perangkat {
		dapat = append(dapat, fmt.Sprintf("%s %d/%d", o.Perangkat, o.Selesai, o.Jumlah))
		for _, w := range o.Sisa {
			dapat = append(dapat, fmt.Sprintf("%s %d: %s", w.Indikator, w.SisaHari, strings.Join(w.Kurang, "; ")))
		}
	}
	mau := []string{"kominfo 1/4", "5 -24: jawaban perlu diperbaiki; 1 bukti belum ada: tingkat 3", "2 6: jawaban belum diajukan; 2 bukti belum ada, mulai tingkat 2 butir 1; 1 bukti belum diajukan; 1 bukti perlu direvisi", "setda 0/1", "4 21: jawaban belum diisi"}
	if diff := cmp.Diff(mau, dapat); diff != "" {
		t.Errorf("pekerjaan (-want +got):\n%s", diff)
	}
}

func ExamplePesanWhatsApp() {
	var pustaka spbe.Pustaka
	in, err := pustaka.Buka("pemdi-2026")
	if err != nil {
		fmt.Println(err)
		return
	}
	batas := kominfo.NewTanggal(2026, 9, 15)
	p := spbe.Penilaian{NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2026, Instrumen: "pemdi-2026", Batas: batas}
	tugas := []spbe.TugasIndikator{
		{Indikator: "3", Perangkat: "bkpsdm", Status: spbe.TugasBelum},
		{Indikator: "4", Perangkat: "bkpsdm", Status: spbe.TugasDikembalikan, Nilai: "1", Batas: kominfo.NewTanggal(2026, 9, 1)},
	}
	k := spbe.Kemajuan(in, &p, tugas, nil, kominfo.NewTanggal(2026, 9, 3))
	fmt.Println(spbe.PesanWhatsApp(&p, k.Perangkat[0], "BKPSDM", "https://lumbung.contoh.go.id/penilaian"))
	// Output:
	// *Pengingat penilaian Pemdi 2026*
	// Kabupaten Belitung Timur
	// Untuk: BKPSDM
	//
	// Masih ada *2 dari 2 indikator* yang perlu dikerjakan, *1 lewat batas*:
	// - *4* Kolaborasi Pemdi: jawaban perlu diperbaiki; 3 bukti belum ada, mulai tingkat 1 butir 1 (batas 1 September 2026, lewat 2 hari)
	// - *3* SDM Pemdi: jawaban belum diisi (batas 15 September 2026, 12 hari lagi)
	//
	// Kerjakan di: https://lumbung.contoh.go.id/penilaian
}

func TestPesanWhatsAppTahanTeksJahat(t *testing.T) {
	if s := spbe.PesanWhatsApp(&spbe.Penilaian{Tahun: 2025}, spbe.KerjaPerangkat{}, ":*//jahat.contoh", ""); strings.Contains(s, "://") {
		t.Errorf("tanda menyembunyikan tautan: %q", s)
	}
	rapid.Check(t, func(rt *rapid.T) {
		teks := rapid.StringOfN(rapid.SampledFrom([]rune("ab *_~`\n\u202e/:httpsé")), 0, 400, -1)
		k := spbe.KerjaPerangkat{Perangkat: "kominfo", Jumlah: 60}
		for i := range rapid.IntRange(0, 60).Draw(rt, "n") {
			k.Sisa = append(k.Sisa, spbe.Pekerjaan{Indikator: fmt.Sprint(i), Nama: teks.Draw(rt, "nama"), Kurang: []string{"jawaban belum diisi"}, Batas: hari(t, "2026-09-15"), SisaHari: i - 3})
		}
		p := spbe.Penilaian{NamaInstansi: teks.Draw(rt, "instansi"), Tahun: 2025, Instrumen: "spbe-2020", Catatan: "RAHASIA"}
		tautan := rapid.SampledFrom([]string{"", "javascript:x", "https://a.go.id/" + strings.Repeat("x", 280), "https://a.go.id/" + strings.Repeat("x", 400)}).Draw(rt, "tautan")
		s := spbe.PesanWhatsApp(&p, k, teks.Draw(rt, "opd"), tautan)
		if n := utf8.RuneCountInString(s); n >= 1000 || !utf8.ValidString(s) {
			rt.Fatalf("%d huruf: %q", n, s)
		}
		if strings.Count(s, "*")%2 != 0 || strings.ContainsAny(s, "_~`\u202e") || strings.Contains(s, "RAHASIA") || strings.Contains(s, "javascript") {
			rt.Fatalf("%q", s)
		}
		if n := strings.Count(s, "://"); n > 1 || (n == 1) != (strings.HasPrefix(tautan, "https") && len(tautan) <= 300) {
			rt.Fatalf("%d tautan: %q", n, s)
		}
		if strings.Count(s, "\n- ") < len(k.Sisa) && !strings.Contains(s, "indikator lain.") {
			rt.Fatalf("tidak menyebut yang ditinggalkan: %q", s)
		}
	})
}

func TestTugasBaku(t *testing.T) {
	var pustaka spbe.Pustaka
	if spbe.TugasBaku(instrumen.SPBE2018) != nil || spbe.TugasBaku("asing") != nil {
		t.Error("2018 tidak punya tabel")
	}
	siapa := map[string][]string{}
	for _, id := range []string{instrumen.SPBE2020, instrumen.Pemdi2026} {
		in, err := pustaka.Buka(id)
		if err != nil {
			t.Fatal(err)
		}
		ps := spbe.TugasBaku(id)
		if len(ps) != len(in.Indikator) {
			t.Fatalf("%s: %d baris untuk %d indikator", id, len(ps), len(in.Indikator))
		}
		for n, p := range ps {
			i := in.Indikator[n]
			if p.Indikator != i.Nomor || len(p.Perangkat) == 0 || p.Sumber.Status != kominfo.Inferensi {
				t.Errorf("%s %s: %+v", id, i.Nomor, p)
			}
			for _, f := range p.Perangkat {
				if !slices.Contains(strings.Fields("kominfo bagian_hukum bappeda bagian_organisasi inspektorat bkpsdm bpkad setda opd_pengampu"), f) {
					t.Errorf("%s %s: fungsi %q", id, i.Nomor, f)
				}
			}
			if id == instrumen.SPBE2020 {
				siapa[p.Indikator] = p.Perangkat
				continue
			}
			// Pemdi: those of the forerunners, each once.
			var mau []string
			for _, l := range i.Kelanjutan.Indikator {
				for _, f := range siapa[l] {
					if !slices.Contains(mau, f) {
						mau = append(mau, f)
					}
				}
			}
			if mau == nil {
				if !strings.Contains(p.Sumber.Bagian, "tanpa pendahulu") {
					t.Errorf("Pemdi %s: %s", p.Indikator, p.Sumber.Bagian)
				}
			} else if diff := cmp.Diff(mau, p.Perangkat); diff != "" || !strings.Contains(p.Sumber.Bagian, "kelanjutan") {
				t.Errorf("Pemdi %s %s (-want +got):\n%s", p.Indikator, p.Sumber.Bagian, diff)
			}
		}
	}
}

func BenchmarkKemajuan(b *testing.B) {
	var pustaka spbe.Pustaka
	in, _ := pustaka.Buka("spbe-2020")
	p := spbe.Penilaian{Instrumen: "spbe-2020", Tahun: 2025, Metode: spbe.Mandiri, Nilai: nilaiSemua(47, "3")}
	var tugas []spbe.TugasIndikator
	var bukti []spbe.Bukti
	for _, i := range in.Indikator {
		tugas = append(tugas, spbe.TugasIndikator{Indikator: i.Nomor, Perangkat: "opd" + i.Nomor, Nilai: "3", Status: spbe.TugasDraf})
		for n := range 10 {
			bukti = append(bukti, spbe.Bukti{Indikator: i.Nomor, Tingkat: int64(n%5 + 1), Butir: 1, Status: spbe.BuktiProses})
		}
	}
	for b.Loop() {
		spbe.Kemajuan(in, &p, tugas, bukti, kominfo.NewTanggal(2026, 1, 1))
	}
}
