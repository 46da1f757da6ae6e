package laporan_test

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid/laporan"
)

// acakPermohonan draws a request whose dates are in the order that the law has.
func acakPermohonan(t *rapid.T) laporan.BarisPermohonan {
	hari := func(dari kominfo.Tanggal, n int, apa string) kominfo.Tanggal {
		return dari.Tambah(rapid.IntRange(0, n).Draw(t, apa))
	}
	pilih := func(apa string, s ...string) string { return rapid.SampledFrom(s).Draw(t, apa) }
	b := laporan.BarisPermohonan{Diterima: hari(tgl("2024-06-01"), 700, "diterima"), Kanal: pilih("kanal", "surat", "surel", "laman_ppid"), JenisPemohon: pilih("jenis", "", "perorangan"),
		Perangkat: pilih("unit", "kominfo", "dinkes", "bpkad"), Badan: pilih("badan", "", "", "19.06.01.2001"), N: rapid.IntRange(0, 3).Draw(t, "n"), Tahap: "diterima"}
	b.Sejak = b.Diterima
	b.TenggatPenolakan = b.Diterima.Tambah(14)
	switch pilih("jalan", "diterima", "tidak_lengkap", "berhenti", "lengkap", "lengkap", "lengkap") {
	case "diterima":
		return b
	case "tidak_lengkap", "berhenti":
		b.TidakLengkap = hari(b.Diterima, 4, "tidak lengkap")
		b.Tahap, b.Sejak = "tidak_lengkap", b.TidakLengkap
		if pilih("henti", "ya", "tidak") == "ya" {
			b.Tahap, b.Hasil, b.Sejak = "tidak_ditindaklanjuti", "tidak_ditindaklanjuti", hari(b.TidakLengkap, 9, "henti")
		}
		return b
	}
	b.Lengkap = hari(b.Diterima, 6, "lengkap")
	b.Tahap, b.Sejak, b.TenggatJawaban = "terdaftar", b.Lengkap, b.Lengkap.Tambah(14)
	if pilih("panjang", "ya", "tidak", "tidak") == "ya" {
		b.Diperpanjang = hari(b.Lengkap, 14, "diperpanjang")
		b.TenggatJawaban, b.Sejak, b.Tahap = b.TenggatJawaban.Tambah(9), b.Diperpanjang, "diperpanjang"
	}
	switch pilih("akhir", "jalan", "cabut", "jawab", "jawab", "jawab") {
	case "cabut":
		b.Tahap, b.Hasil, b.Sejak = "dicabut", "dicabut", hari(b.Sejak, 20, "cabut")
	case "jawab":
		b.Dijawab = hari(b.Sejak, 40, "dijawab")
		b.Sejak = b.Dijawab
		b.Hasil = pilih("hasil", "dikabulkan_seluruhnya", "dikabulkan_sebagian", "ditolak", "tidak_dikuasai", "belum_didokumentasikan", "sudah_tersedia")
		b.Tahap, b.TepatWaktu = "pemberitahuan_terkirim", map[bool]string{true: "tidak", false: "ya"}[b.Dijawab.Sesudah(b.TenggatJawaban)]
		if b.Hasil == "ditolak" || b.Hasil == "dikabulkan_sebagian" {
			b.Huruf = pilih("huruf", "a", "h", "hj", "bhi")
		}
		if pilih("serah", "ya", "tidak") == "ya" && b.Hasil == "dikabulkan_seluruhnya" {
			b.Diserahkan = hari(b.Dijawab, 20, "serah")
			b.Tahap, b.Sejak = "diserahkan", b.Diserahkan
		}
	}
	return b
}

func acakBahan(t *rapid.T) laporan.Bahan {
	b := laporan.Bahan{Kalender: kalender.Nasional(), Permohonan: rapid.SliceOfN(rapid.Custom(acakPermohonan), 0, 40).Draw(t, "permohonan"),
		Badan: rapid.SampledFrom([]string{"", laporan.SemuaBadan, "19.06.01.2001"}).Draw(t, "badan"), AmbangSel: rapid.SampledFrom([]int{0, 0, 3}).Draw(t, "ambang")}
	for range rapid.IntRange(0, 10).Draw(t, "keberatan") {
		k := laporan.BarisKeberatan{Diajukan: tgl("2024-06-01").Tambah(rapid.IntRange(0, 700).Draw(t, "diajukan")), Alasan: rapid.SampledFrom([]string{"a", "c", "dg"}).Draw(t, "alasan"), Tahap: "keberatan_diterima"}
		k.Sejak, k.TenggatTanggapan = k.Diajukan, k.Diajukan.Tambah(42)
		if rapid.Bool().Draw(t, "ditanggapi") {
			k.Ditanggapi = k.Diajukan.Tambah(rapid.IntRange(0, 60).Draw(t, "tanggap"))
			k.Sejak, k.Tahap, k.Keputusan = k.Ditanggapi, "keberatan_ditanggapi", rapid.SampledFrom([]string{"menguatkan", "mengabulkan_sebagian"}).Draw(t, "keputusan")
		}
		b.Keberatan = append(b.Keberatan, k)
	}
	b.Masa = laporan.MasaBebas(tgl("2024-07-01").Tambah(rapid.IntRange(0, 400).Draw(t, "awal")), kominfo.Tanggal{})
	b.Masa.Akhir = b.Masa.Awal.Tambah(rapid.IntRange(0, 400).Draw(t, "panjang"))
	b.Hari = b.Masa.Awal.Tambah(rapid.IntRange(0, 500).Draw(t, "hari"))
	return b
}

func jumlah(js []laporan.Jumlah) (n int) {
	for _, j := range js {
		n += j.N
	}
	return n
}

// TestSifat: whatever the registers hold, the figures agree with each other.
func TestSifat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := acakBahan(t)
		l, err := laporan.Susun(b)
		if err != nil {
			t.Fatal(err)
		}
		s := l.Statistik
		n := s.Neraca
		sama := func(apa string, a, b int) {
			t.Helper()
			if a != b {
				t.Errorf("%s: %d bukan %d", apa, a, b)
			}
		}
		sama("neraca", n.SisaAwal+n.Diterima, n.Selesai+n.SisaAkhir)
		sama("isi sisa akhir", n.SisaAkhir, n.DalamWaktu+n.LewatTanpaJawaban+n.MenungguPemohon+n.BelumDiperiksa+n.TanpaTenggat)
		h := s.Hasil
		sama("hasil", n.Selesai, h.KabulPenuh+h.KabulSebagian+h.Ditolak+h.Dirujuk+h.BelumDokumentasi+h.SudahTersedia+h.Dicabut+h.TidakDitindaklanjuti+h.TanpaHasil)
		w := s.Waktu
		sama("dijawab", w.TepatWaktu+w.Terlambat+w.TidakDinilai, h.KabulPenuh+h.KabulSebagian+h.Ditolak+h.Dirujuk+h.BelumDokumentasi+h.SudahTersedia)
		sama("kelas", jumlah(w.Kelas), w.HariKerja.N)
		sama("hari kerja", w.HariKerja.N+w.HariKerja.Tanpa, w.TepatWaktu+w.Terlambat+w.TidakDinilai)
		if w.HariKerja.N > 0 && (*w.HariKerja.P90 > *w.HariKerja.Maks || w.HariKerja.Median.Pembilang() > int64(*w.HariKerja.P90)*w.HariKerja.Median.Penyebut() || *w.SejakDiterima.Maks < *w.HariKerja.Maks) {
			t.Errorf("urutan ukuran: %+v %+v", w.HariKerja, w.SejakDiterima)
		}
		a := s.Angkatan
		sama("angkatan", n.Diterima, a.Diterima)
		sama("isi angkatan", a.Diterima, a.Dijawab+a.DitutupTanpaJawaban+a.DalamWaktu+a.LewatTanpaJawaban+a.MenungguPemohon+a.BelumDiperiksa+a.TanpaTenggat)
		perHuruf := jumlah(s.Penolakan.PerHuruf)
		if b.AmbangSel == 0 {
			sama("per permohonan", jumlah(s.Penolakan.PerPermohonan), h.Ditolak)
			dari := 0
			for _, j := range s.Penolakan.PerPermohonan {
				dari += j.N * len(j.Kunci)
			}
			sama("per huruf", perHuruf, dari)
		}
		if perHuruf < h.Ditolak {
			t.Errorf("huruf lebih sedikit daripada penolakan: %d < %d", perHuruf, h.Ditolak)
		}
		for _, r := range s.Rincian {
			diterima, dijawab := 0, 0
			for _, x := range r.Baris {
				diterima += x.Diterima
				if x.Dijawab != nil {
					dijawab += *x.Dijawab
				}
				if b.AmbangSel > 0 && x.Diterima < b.AmbangSel && len(r.Baris) > 1 {
					t.Errorf("%s: baris %s punya %d", r.Kode, x.Kunci, x.Diterima)
				}
			}
			sama("rincian "+r.Kode, diterima, n.Diterima)
			if b.AmbangSel == 0 {
				sama("rincian dijawab "+r.Kode, dijawab, w.TepatWaktu+w.Terlambat+w.TidakDinilai)
			}
		}
		k := s.Keberatan
		sama("keberatan", k.SisaAwal+k.Diajukan, k.Selesai+k.SisaAkhir)
		sama("tanggapan", k.Selesai, k.TepatWaktu+k.Terlambat+k.TidakDinilai)
		if !n.Seimbang || !k.Seimbang || kominfo.AdaGalat(l.Temuan) {
			t.Errorf("register yang benar dilaporkan rusak: %+v", l.Temuan)
		}
		for _, r := range []laporan.Rasio{s.RasioLayanan, s.RasioTepatWaktu, s.RasioDikabulkan} {
			if r.Pembilang < 0 || r.Pembilang > r.Penyebut {
				t.Errorf("rasio %+v", r)
			}
		}
		if s.RasioLayanan.Penyebut == 0 && s.RasioLayanan.Teks != "tidak ada permintaan" {
			t.Errorf("tanpa permintaan: %q", s.RasioLayanan.Teks)
		}

		// the order of the rows and how they are grouped do not show
		acak := b
		acak.Permohonan, acak.Keberatan = nil, slices.Clone(b.Keberatan)
		for _, x := range b.Permohonan {
			for range max(x.N, 1) {
				x.N = 1
				acak.Permohonan = append(acak.Permohonan, x)
			}
		}
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "benih"), 1))
		r.Shuffle(len(acak.Permohonan), func(i, j int) { acak.Permohonan[i], acak.Permohonan[j] = acak.Permohonan[j], acak.Permohonan[i] })
		r.Shuffle(len(acak.Keberatan), func(i, j int) { acak.Keberatan[i], acak.Keberatan[j] = acak.Keberatan[j], acak.Keberatan[i] })
		m, err := laporan.Susun(acak)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(bita(t, l), bita(t, m)); diff != "" {
			t.Errorf("urutan terlihat (-want +got):\n%s", diff)
		}
	})
}

func bita(t interface{ Fatal(...any) }, l laporan.Laporan) string {
	var b bytes.Buffer
	if err := laporan.TulisJSON(&b, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestHariLampau: what happened after the day of the report leaves no trace in it.
func TestHariLampau(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := acakBahan(t)
		for i := range b.Permohonan {
			b.Permohonan[i].Diperpanjang = kominfo.Tanggal{} // due dates of before are found again by working days, see TestHariLebihAwal
		}
		dulu := b
		dulu.Permohonan = nil
		for _, x := range b.Permohonan {
			if x.Diterima.Sesudah(b.Hari) {
				continue
			}
			if x.Dijawab.Sesudah(b.Hari) {
				x.Dijawab, x.Diserahkan, x.Hasil, x.Huruf, x.TepatWaktu, x.Tahap = kominfo.Tanggal{}, kominfo.Tanggal{}, "", "", "", "terdaftar"
			}
			if x.Dijawab.Kosong() && (x.Tahap == "dicabut" || x.Tahap == "tidak_ditindaklanjuti") && x.Sejak.Sesudah(b.Hari) {
				x.Hasil, x.Tahap = "", map[bool]string{true: "tidak_lengkap", false: "terdaftar"}[x.Lengkap.Kosong()]
			}
			if x.TidakLengkap.Sesudah(b.Hari) {
				x.TidakLengkap, x.Tahap = kominfo.Tanggal{}, "diterima"
			}
			if x.Lengkap.Sesudah(b.Hari) {
				x.Lengkap, x.Tahap = kominfo.Tanggal{}, "diterima"
			}
			if x.Diserahkan.Sesudah(b.Hari) {
				x.Diserahkan, x.Tahap = kominfo.Tanggal{}, "pemberitahuan_terkirim"
			}
			dulu.Permohonan = append(dulu.Permohonan, x)
		}
		l, err := laporan.Susun(b)
		if err != nil {
			t.Fatal(err)
		}
		m, err := laporan.Susun(dulu)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(bita(t, m), bita(t, l)); diff != "" {
			t.Errorf("sesudah hari laporan terlihat (-dulu +kini):\n%s", diff)
		}
	})
}
