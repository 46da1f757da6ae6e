package spbe_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

func TestCeritaSetahun(t *testing.T) { ceritaSetahun(kantorBaru(t)) }

// ceritaSetahun is one year of an office: three perangkat daerah answer, the
// internal assessor returns one answer, the assessment goes back once, external
// assessors lower one value and raise another, and a decree fixes the result.
func ceritaSetahun(k *kantorUji) {
	t := k.t
	opd := map[string]orang{}
	for _, n := range []string{"kominfo", "bkpsdm", "inspektorat"} {
		opd[n] = orang{n, "entri"}
	}
	besok := func(n int) { k.kini = k.kini.Add(time.Duration(n) * 24 * time.Hour) }

	// March: the koordinator opens the cycle and gives out the work.
	nilai := nilaiSemua(20, "2.5")
	for _, n := range []string{"3", "9", "10"} {
		delete(nilai, n)
	}
	id := k.harus(koordinator, k.pen, "", "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2026, Instrumen: "pemdi-2026", Nilai: nilai})
	k.harus(koordinator, k.pen, id, "atur", spbe.Atur{Batas: hari(t, "2026-09-15"), Target: "2,60", Cara: spbe.Evaluasi})
	tugas := map[string]register.ID{}
	for nomor, n := range map[string]string{"3": "bkpsdm", "9": "inspektorat", "10": "kominfo"} {
		tugas[nomor] = k.harus(koordinator, k.tugas, "", "tugaskan", spbe.Tugaskan{Penilaian: id, Indikator: nomor, Perangkat: n, Batas: hari(t, "2026-08-31"), Target: "3"})
	}
	if _, err := k.lakukan(koordinator, k.tugas, "", "tugaskan", spbe.Tugaskan{Penilaian: id, Indikator: "3", Perangkat: "setda"}); kominfo.KindOf(err) != kominfo.Bentrok {
		t.Errorf("indikator ditugaskan dua kali: %v", err)
	}

	// April to August: the perangkat daerah answer, each its own.
	besok(40)
	if _, err := k.lakukan(opd["kominfo"], k.tugas, tugas["3"], "isi", spbe.IsiTugas{Nilai: "5", Fakta: "x"}); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Errorf("menjawab tugas perangkat daerah lain: %v", err)
	}
	k.tolak(opd["bkpsdm"], k.tugas, tugas["3"], "ajukan", struct{}{}, "belum diisi", "perangkat daerah yang ditugasi")
	k.harus(opd["bkpsdm"], k.tugas, tugas["3"], "isi", spbe.IsiTugas{Nilai: "3,5"})
	k.tolak(opd["bkpsdm"], k.tugas, tugas["3"], "ajukan", struct{}{}, "faktanya")
	for nomor, v := range map[string]string{"3": "3,5", "9": "2,5", "10": "3,5"} {
		o := opd[map[string]string{"3": "bkpsdm", "9": "inspektorat", "10": "kominfo"}[nomor]]
		k.harus(o, k.tugas, tugas[nomor], "isi", spbe.IsiTugas{Nilai: v, Fakta: "Keputusan Bupati, halaman 3", Analisis: "Sesuai kriteria.", Justifikasi: "Lengkap."})
		k.harus(o, k.tugas, tugas[nomor], "ajukan", struct{}{})
	}
	k.tolak(opd["kominfo"], k.tugas, tugas["10"], "isi", spbe.IsiTugas{Nilai: "4"}, "sudah diajukan", "asesor internal")

	// One answer comes back, is corrected and then agreed.
	besok(3)
	k.harus(internal, k.tugas, tugas["10"], "kembalikan", register.Alasan{Alasan: "Laporan insiden belum dilampirkan."})
	if k.penilaian(id).Nilai["10"] != "" {
		t.Error("jawaban yang dikembalikan sudah masuk penilaian")
	}
	k.harus(opd["kominfo"], k.tugas, tugas["10"], "isi", spbe.IsiTugas{Nilai: "3", Fakta: "Keputusan Bupati dan laporan insiden"})
	k.harus(opd["kominfo"], k.tugas, tugas["10"], "ajukan", struct{}{})
	for _, n := range []string{"3", "9", "10"} {
		k.harus(internal, k.tugas, tugas[n], "setujui", spbe.SetujuiTugas{Catatan: "Cukup."})
	}
	if p := k.penilaian(id); p.Nilai["10"] != "3" || p.Nilai["3"] != "3.5" || p.Nilai["9"] != "2.5" {
		t.Errorf("nilai yang disetujui: %v", p.Nilai)
	}
	k.tolak(opd["kominfo"], k.tugas, tugas["10"], "isi", spbe.IsiTugas{Nilai: "4"}, "sudah disetujui", "membukanya kembali")

	// Evidence: a decree kept by one office proves an indicator of another.
	dok := k.dokumen(opd["inspektorat"], spbe.DataDukung{Judul: "Laporan audit", Jenis: "laporan", Tanggal: hari(t, "2026-02-01"), Tautan: "https://arsip.contoh.go.id/1"})
	bukti := k.harus(opd["kominfo"], k.bukti, "", "pakai", spbe.Pakai{Penilaian: id, Indikator: "10", Tingkat: 1, Butir: 1, Dokumen: dok, Halaman: "4"})
	k.tolak(internal, k.bukti, bukti, "terima", spbe.Terima{}, "masih draf")
	k.harus(opd["kominfo"], k.bukti, bukti, "ajukan", struct{}{})
	k.harus(internal, k.bukti, bukti, "terima", spbe.Terima{})

	// The check: back once, then sent with its Berita Acara.
	kirim := spbe.Kirim{Nomor: "700/12/2026", Tanggal: hari(t, "2026-04-14")}
	k.tolak(koordinator, k.pen, id, "kirim", kirim, "tahap entri data", "koordinator mengajukannya")
	k.harus(koordinator, k.pen, id, "ajukan", struct{}{})
	k.tolak(internal, k.tugas, tugas["10"], "buka", register.Alasan{Alasan: "x"}, "tahap pemeriksaan", "penanggung jawab")
	k.harus(koordinator, k.pen, id, "kembalikan", register.Alasan{Alasan: "Indikator 5 belum sesuai indeks Bappenas."})
	k.harus(koordinator, k.pen, id, "isi", spbe.Isi{Nilai: map[string]string{"5": "2", "6": ""}})
	k.harus(koordinator, k.pen, id, "ajukan", struct{}{})
	k.tolak(koordinator, k.pen, id, "kirim", kirim, "indikator 6 belum diisi", "Kembalikan")
	k.harus(koordinator, k.pen, id, "kembalikan", register.Alasan{Alasan: "Indikator 6 kosong."})
	k.harus(koordinator, k.pen, id, "isi", spbe.Isi{Nilai: map[string]string{"6": "1"}})
	k.harus(koordinator, k.pen, id, "ajukan", struct{}{})
	k.tolak(koordinator, k.pen, id, "kirim", spbe.Kirim{Nomor: "1", Tanggal: hari(t, "2062-04-16")}, "belum tiba")
	k.harus(koordinator, k.pen, id, "kirim", kirim)
	mandiri := k.kolom(k.pen, id, "indeks_mandiri")
	k.tolak(koordinator, k.pen, id, "isi", spbe.Isi{Nilai: map[string]string{"1": "5"}}, "penilaian dokumen", "koordinator mencatat")
	k.tolak(opd["kominfo"], k.tugas, tugas["10"], "isi", spbe.IsiTugas{Nilai: "4"}, "penilaian dokumen")

	// September: external assessors lower one value and overrule the evidence.
	besok(150)
	k.harus(koordinator, k.pen, id, "nilai_asesor", spbe.NilaiAsesor{Metode: spbe.Dokumen, Nilai: map[string]string{"10": "2", "3": "3.5"}, Alasan: "Laporan insiden tidak memuat tindak lanjut."})
	k.tolak(koordinator, k.pen, id, "nilai_asesor", spbe.NilaiAsesor{Metode: spbe.Interviu, Nilai: map[string]string{"10": "3"}, Alasan: "x"}, "penilaian dokumen", "interviu")
	k.tolak(internal, k.bukti, bukti, "terima", spbe.Terima{Asesor: spbe.Mandiri}, "penilaian dokumen")
	k.harus(koordinator, k.bukti, bukti, "revisi", spbe.Revisi{AlasanRevisi: spbe.TidakTepat, Catatan: "Bukan laporan insiden."})
	k.harus(koordinator, k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapInterviu})
	k.harus(koordinator, k.pen, id, "nilai_asesor", spbe.NilaiAsesor{Metode: spbe.Interviu, Nilai: map[string]string{"9": "3"}, Alasan: "Audit keamanan terbukti saat interviu."})
	k.tolak(koordinator, k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapInterviu}, "interviu")
	k.harus(koordinator, k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapKonsolidasi, Alasan: "Visitasi tidak diperlukan."})

	p := k.penilaian(id)
	akhir, asal := p.NilaiAkhir(), map[string]spbe.Metode{}
	for _, n := range []string{"1", "3", "9", "10", "99"} {
		asal[n] = p.AsalNilai(n)
	}
	if diff := cmp.Diff(map[string]spbe.Metode{"1": spbe.Mandiri, "3": spbe.Dokumen, "9": spbe.Interviu, "10": spbe.Dokumen, "99": ""}, asal); diff != "" {
		t.Errorf("asal nilai (-want +got):\n%s", diff)
	}
	if akhir["10"] != "2" || akhir["9"] != "3" || p.Nilai["10"] != "3" || len(akhir) != 20 {
		t.Errorf("nilai akhir %v, mandiri %v", akhir, p.Nilai)
	}

	// December: the decree.
	besok(70)
	k.harus(koordinator, k.pen, id, "tetapkan", spbe.Tetapkan{Nomor: "Kepmen PANRB 99/2026", Tanggal: hari(t, "2026-11-10"), Indeks: "2,44", Predikat: "Cukup"})
	if s := k.kolom(k.pen, id, "tahap"); s != "penetapan" {
		t.Errorf("tahap %v", s)
	}
	if i := k.kolom(k.pen, id, "indeks"); i == mandiri || i == "" || mandiri == "" {
		t.Errorf("indeks %v, mandiri %v", i, mandiri)
	}
	k.semuaDitolak(id, tugas["10"], bukti)

	// The history tells who, when and why.
	riw, err := k.s.Riwayat(t.Context(), k.pen, register.LingkupPenuh(), id)
	if err != nil {
		t.Fatal(err)
	}
	var baris []string
	for _, b := range riw {
		s := b.Waktu.Format("2006-01-02") + " " + b.Peran + " " + b.Aksi
		if b.Alasan != "" {
			s += ": " + b.Alasan
		}
		baris = append([]string{s}, baris...)
	}
	mau := `2026-03-02 koordinator mulai
2026-03-02 koordinator atur
2026-04-14 asesor_internal isi
2026-04-14 asesor_internal isi
2026-04-14 asesor_internal isi
2026-04-14 koordinator ajukan
2026-04-14 koordinator kembalikan: Indikator 5 belum sesuai indeks Bappenas.
2026-04-14 koordinator isi
2026-04-14 koordinator ajukan
2026-04-14 koordinator kembalikan: Indikator 6 kosong.
2026-04-14 koordinator isi
2026-04-14 koordinator ajukan
2026-04-14 koordinator kirim
2026-09-11 koordinator nilai_asesor: Laporan insiden tidak memuat tindak lanjut.
2026-09-11 koordinator lanjut
2026-09-11 koordinator nilai_asesor: Audit keamanan terbukti saat interviu.
2026-09-11 koordinator lanjut: Visitasi tidak diperlukan.
2026-11-20 koordinator tetapkan`
	if diff := cmp.Diff(mau, strings.Join(baris, "\n")); diff != "" {
		t.Errorf("riwayat (-want +got):\n%s", diff)
	}
}

// semuaDitolak tries every action on a fixed assessment, its tasks and evidence.
func (k *kantorUji) semuaDitolak(id, tugas, bukti register.ID) {
	k.t.Helper()
	a := register.Alasan{Alasan: "coba"}
	sebelum, _ := k.s.Baca(k.t.Context(), k.pen, register.LingkupPenuh(), id, 0)
	dicoba := map[string]bool{}
	coba := func(reg register.Register, x register.ID, tindakan string, isian any) {
		k.t.Helper()
		dicoba[reg.Info().Nama+"."+tindakan] = true
		k.tolak(koordinator, reg, x, tindakan, isian, "tahap penetapan", "sudah tetap")
	}
	coba(k.pen, id, "isi", spbe.Isi{Nilai: map[string]string{"1": "5"}})
	coba(k.pen, id, "catatan", spbe.UbahCatatan{Catatan: "x"})
	coba(k.pen, id, "atur", spbe.Atur{Target: "3"})
	coba(k.pen, id, "ajukan", struct{}{})
	coba(k.pen, id, "kembalikan", a)
	coba(k.pen, id, "kirim", spbe.Kirim{Nomor: "1", Tanggal: hari(k.t, "2026-01-01")})
	coba(k.pen, id, "nilai_asesor", spbe.NilaiAsesor{Metode: spbe.Visitasi, Nilai: map[string]string{"1": "5"}, Alasan: "x"})
	coba(k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapKonsolidasi})
	coba(k.pen, id, "tetapkan", spbe.Tetapkan{Nomor: "2", Tanggal: hari(k.t, "2026-01-01")})
	coba(k.pen, id, "tarik", a)
	coba(k.tugas, "", "tugaskan", spbe.Tugaskan{Penilaian: id, Indikator: "1", Perangkat: "kominfo"})
	coba(k.tugas, tugas, "alihkan", spbe.Alihkan{Perangkat: "setda"})
	coba(k.tugas, tugas, "isi", spbe.IsiTugas{})
	coba(k.tugas, tugas, "ajukan", struct{}{})
	coba(k.tugas, tugas, "kembalikan", a)
	coba(k.tugas, tugas, "setujui", spbe.SetujuiTugas{})
	coba(k.tugas, tugas, "buka", a)
	coba(k.tugas, tugas, "tarik", a)
	coba(k.bukti, "", "pakai", spbe.Pakai{Penilaian: id, Indikator: "1", Tingkat: 1, Butir: 1, Dokumen: "x"})
	coba(k.bukti, "", "salin", spbe.Salin{Dari: bukti, Penilaian: id, Indikator: "1", Tingkat: 1, Butir: 1})
	coba(k.bukti, bukti, "ubah", spbe.Ubah{Tingkat: 1, Butir: 1, Dokumen: "x"})
	coba(k.bukti, bukti, "ajukan", struct{}{})
	coba(k.bukti, bukti, "terima", spbe.Terima{})
	coba(k.bukti, bukti, "revisi", spbe.Revisi{AlasanRevisi: spbe.TidakTepat})
	coba(k.bukti, bukti, "tarik", a)
	for _, r := range []register.Register{k.pen, k.tugas, k.bukti} {
		for _, x := range r.Info().Tindakan {
			if n := r.Info().Nama + "." + x.Nama; !dicoba[n] && n != "penilaian.mulai" {
				k.t.Errorf("tindakan %s belum dicoba sesudah penetapan", n)
			}
		}
	}
	sesudah, _ := k.s.Baca(k.t.Context(), k.pen, register.LingkupPenuh(), id, 0)
	if sesudah.Versi != sebelum.Versi || string(sesudah.Umum) != string(sebelum.Umum) {
		k.t.Error("penilaian berubah sesudah penetapan")
	}
}

func (k *kantorUji) dokumen(o orang, d spbe.DataDukung) register.ID {
	k.t.Helper()
	return k.harus(o, k.dok, "", "", d)
}
