package dasbor

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// nilaiPemdi answers every indicator of Pemdi with one value.
func nilaiPemdi(t *testing.T, v string) map[string]string {
	t.Helper()
	in, err := (&spbe.Pustaka{}).Buka("pemdi-2026")
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for _, x := range in.Indikator {
		m[x.Nomor] = v
	}
	return m
}

// siklusUji opens the page of an assessment, and again after every step.
type siklusUji struct {
	w    *dunia
	id   register.ID
	p    *penilaian
	laku func(func(app.Context, *layar))
}

func (s *siklusUji) muat() {
	s.w.t.Helper()
	s.p = halamanPenilaian(s.w.d, string(s.id))
	s.w.muat(s.p, "/")
	s.laku = s.w.mainkan(s.p)
}

// buka opens the form of an action.
func (s *siklusUji) buka(nama string) {
	s.w.t.Helper()
	for _, t := range s.w.d.Buku.Penilaian.Info().Tindakan {
		if t.Nama == nama {
			s.laku(func(ctx app.Context, l *layar) { s.p.bukaTindakan(ctx, t) })
			return
		}
	}
	s.w.t.Fatalf("tindakan %s tidak ada", nama)
}

// kirim fills the open form in and sends it.
func (s *siklusUji) kirim(isi map[string]string) {
	s.w.t.Helper()
	s.laku(func(ctx app.Context, l *layar) {
		for k, v := range isi {
			s.p.buka.f.teks[k] = v
		}
		s.p.kirimTindakan(ctx, l)
	})
	if s.p.buka != nil {
		s.w.t.Fatalf("ditolak: %v %v", s.p.buka.f.temuan, s.p.buka.f.galat)
	}
	s.muat()
}

// One cycle from the entry to the decree, all on the assessment's own page.
func TestSatuSiklusDiHalaman(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	s := &siklusUji{w: w, id: w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026", Nilai: map[string]string{"1": "3"}})}
	s.muat()
	harus(t, w.teks(s.p), "Entri data", "sekarang, sejak 16 Maret 2026", "Yang bertindak sekarang", "20 indikator belum dibagi", "belum diatur", "Ajukan untuk diperiksa", "Isi nilai", "Jawaban dan bukti indikator 1")
	s.buka("atur")
	s.kirim(map[string]string{"batas_unggah": "2026-03-20", "target": "2,60", "cara": "evaluasi"})
	harus(t, w.teks(s.p), "4 hari lagi", "Jumat, 20 Maret 2026", "Target 2,60")
	s.buka("ajukan")
	harus(t, w.teks(s.p), "Masih ada yang belum selesai", "19 indikator belum bernilai: 2–20.")
	s.kirim(nil)
	harus(t, w.teks(s.p), "Nilai per indikator", "Nilai diisi hanya di tahap entri data; sekarang tahap pemeriksaan.", "selesai, mulai 16 Maret 2026")
	s.buka("kirim")
	harus(t, w.teks(s.p), "Belum dapat dikirim")
	s.laku(func(app.Context, *layar) { s.p.buka = nil })
	s.buka("kembalikan")
	s.kirim(map[string]string{"alasan": "Nilai belum lengkap."})
	w.tulis("penilaian", register.Permintaan{ID: s.id, Harap: 4, Tindakan: "isi"}, spbe.Isi{Nilai: nilaiPemdi(t, "2.5")})
	s.muat()
	harus(t, w.teks(s.p), "Semua indikator sudah bernilai: penilaian dapat diajukan", "Target 2,60, kurang 0,10.")
	s.buka("ajukan")
	s.kirim(nil)
	s.buka("kirim")
	s.laku(func(ctx app.Context, l *layar) { s.p.kirimTindakan(ctx, l) }) // nothing was filled in
	if s.p.buka == nil || len(s.p.buka.f.temuan) != 2 {
		t.Fatalf("kirim tanpa berita acara: %+v", s.p.buka)
	}
	s.kirim(map[string]string{"nomor": "BA-1/2026", "tanggal": "2026-03-15"})

	// What the assessors scored: only the changed ones, one write for each reason.
	harus(t, w.teks(s.p), "Catat nilai asesor", "Lanjutkan ke tahap berikutnya")
	s.buka("nilai_asesor")
	s.laku(func(ctx app.Context, l *layar) {
		s.p.asesor.ketik(s.p, "1", "3")
		s.p.asesor.ketik(s.p, "2", "2,0")
		s.p.asesor.ketik(s.p, "3", "9")
		s.p.kirimAsesor(ctx, l)
	})
	harus(t, w.teks(s.p), "Alasan untuk indikator 1 belum ditulis", "(2 diubah)")
	s.laku(func(ctx app.Context, l *layar) { s.p.asesor.semua = "Laporan asesor"; s.p.kirimAsesor(ctx, l) })
	harus(t, w.teks(s.p), "Indikator 3:")
	s.laku(func(ctx app.Context, l *layar) {
		s.p.asesor.ketik(s.p, "3", "")
		s.p.asesor.alasan["2"] = "SK belum ditandatangani"
		s.p.kirimAsesor(ctx, l)
	})
	var d spbe.Penilaian
	w.baca("penilaian", s.id, &d)
	if diff := cmp.Diff(map[spbe.Metode]spbe.Asesmen{spbe.Dokumen: {Nilai: map[string]string{"1": "3", "2": "2.0"}, Alasan: map[string]string{"1": "Laporan asesor", "2": "SK belum ditandatangani"}}}, d.Asesmen); diff != "" || s.p.asesor != nil {
		t.Fatalf("%+v (-want +got):\n%s", s.p.asesor, diff)
	}
	s.muat()
	harus(t, w.teks(s.p), "Hasil menurut metode", "naik 0,50", "turun 0,50", "SK belum ditandatangani", "Nilai akhir", "Penilaian dokumen")
	s.buka("lanjut")
	jangan(t, w.teks(s.p), "isian-tahap-visitasi")
	s.kirim(map[string]string{"tahap": "konsolidasi"})
	harus(t, w.teks(s.p), "dilewati", "Catat penetapan")
	s.buka("tetapkan")
	harus(t, w.teks(s.p), "Dihitung dari nilai di sini: indeks 2,50")
	s.p.buka.f.teks["indeks"], s.p.buka.f.teks["predikat"] = "2,64", "Prima"
	harus(t, w.teks(s.p), "Berbeda dari hitungan", "Indeks terbit 2,64 berbeda dari indeks yang dihitung dari nilai di sini, 2,50", "Predikat terbit Prima berbeda")
	delete(s.p.buka.f.teks, "predikat")
	s.kirim(map[string]string{"nomor": "Keputusan 1", "tanggal": "2026-03-16", "indeks": "2,64"})
	teks := w.teks(s.p)
	harus(t, teks, "Hasil sudah ditetapkan", "Keputusan 1", "tidak dapat diubah lagi oleh siapa pun", "2,64", "Perjalanan penilaian")
	jangan(t, teks, "Ubah catatan", "Atur batas", "Yang bertindak sekarang")
	b := &daftarPenilaian{d: w.d}
	w.muat(b, "/penilaian")
	harus(t, w.teks(b), "Penetapan", "terbit 2,64")
}

// While the line is cut an action waits, and is not offered twice.
func TestTindakanTahapMenunggu(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	s := &siklusUji{w: w, id: w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})}
	s.muat()
	s.buka("catatan")
	w.putus = true
	s.laku(func(ctx app.Context, l *layar) {
		s.p.buka.f.teks["catatan"] = "Menunggu SK tim."
		s.p.kirimTindakan(ctx, l)
	})
	teks := w.teks(s.p)
	harus(t, teks, "Menunggu dikirim")
	jangan(t, teks, "Ajukan untuk diperiksa")
	w.putus = false
	s.laku(func(ctx app.Context, l *layar) { l.kirimkan(ctx) })
	var d spbe.Penilaian
	if w.baca("penilaian", s.id, &d); d.Catatan != "Menunggu SK tim." {
		t.Errorf("%q", d.Catatan)
	}

	// Somebody else was quicker: nothing is lost, and nothing overwritten.
	s.muat()
	s.buka("catatan")
	w.tulis("penilaian", register.Permintaan{ID: s.id, Harap: 2, Tindakan: "catatan"}, spbe.UbahCatatan{Catatan: "Lain"})
	s.laku(func(ctx app.Context, l *layar) { s.p.buka.f.teks["catatan"] = "Saya"; s.p.kirimTindakan(ctx, l) })
	harus(t, w.teks(s.p), "sudah diubah orang lain", "Muat versi terbaru")
	if w.baca("penilaian", s.id, &d); d.Catatan != "Lain" {
		t.Errorf("%q", d.Catatan)
	}
}

// The deadline and target of a new assessment are set with its start.
func TestMulaiDenganTarget(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	m := &mulaiPenilaian{d: w.d}
	w.muat(m, "/penilaian/mulai")
	m.target = "7"
	harus(t, w.teks(m), "Tulis angka 1,00 sampai 5,00")
	laku := w.mainkan(m)
	laku(func(ctx app.Context, l *layar) { m.kirim(ctx, l) })
	if w.jumlah("penilaian") != 0 || m.galat == nil {
		t.Fatal("target di luar skala diterima")
	}
	m.batas, m.target = "2026-09-15", "2,60"
	laku(func(ctx app.Context, l *layar) { m.kirim(ctx, l) })
	ds, _, err := w.d.Buku.Penilaian.Cari(t.Context(), w.d.Sumber, register.LingkupUmum(), register.Query{})
	if err != nil || len(ds) != 1 || ds[0].Isi.Target != "2.60" || ds[0].Isi.Batas.String() != "2026-09-15" {
		t.Errorf("%v %+v", err, ds)
	}
	m.in.Metode = spbe.Terbit
	jangan(t, w.teks(m), "Batas unggah")
}
