package spbe_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// langkahSah are the moves of each state machine, written down a second time: "a>b"
// and the action that may make it.
var langkahSah = map[string]string{
	"penilaian": `entri>entri isi catatan atur|entri>pemeriksaan ajukan|pemeriksaan>pemeriksaan catatan atur|pemeriksaan>entri kembalikan|pemeriksaan>dokumen kirim|
dokumen>dokumen catatan atur nilai_asesor|dokumen>interviu lanjut|dokumen>konsolidasi lanjut|interviu>interviu catatan atur nilai_asesor|interviu>visitasi lanjut|interviu>konsolidasi lanjut|
visitasi>visitasi catatan atur nilai_asesor|visitasi>konsolidasi lanjut|konsolidasi>konsolidasi catatan atur nilai_asesor|konsolidasi>penetapan tetapkan`,
	"tugas_indikator": `>belum tugaskan|belum>belum alihkan|belum>draf isi|draf>draf isi alihkan|draf>diajukan ajukan|diajukan>diajukan alihkan|diajukan>dikembalikan kembalikan|
diajukan>disetujui setujui|dikembalikan>dikembalikan alihkan|dikembalikan>draf isi|disetujui>disetujui alihkan|disetujui>dikembalikan buka`,
	"bukti": `>draf pakai|draf>draf ubah|draf>proses ajukan|proses>diterima terima|proses>revisi revisi|diterima>diterima terima|diterima>revisi revisi|
revisi>diterima terima|revisi>revisi revisi|revisi>draf ubah`,
}

func sah(reg, dari, ke, tindakan string) bool {
	for l := range strings.SplitSeq(strings.ReplaceAll(langkahSah[reg], "\n", ""), "|") {
		f := strings.Fields(l)
		if f[0] == dari+">"+ke && slices.Contains(f[1:], tindakan) {
			return true
		}
	}
	return false
}

// No sequence of actions reaches a stage that the law does not have, changes a
// fixed result, or lets an earlier method decide over a later one.
func TestTakAdaJalanPintas(t *testing.T) {
	tetap, ditolak, jadi := 0, 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		k := kantorBaru(t)
		awal := nilaiSemua(20, "2")
		id := k.harus(koordinator, k.pen, "", "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Uji", Tahun: 2026, Instrumen: "pemdi-2026", Nilai: awal})
		dok := k.dokumen(koordinator, spbe.DataDukung{Judul: "Uji", Jenis: "sk", Tanggal: hari(t, "2026-01-01"), Tautan: "https://a.contoh.go.id"})
		tugas := k.harus(koordinator, k.tugas, "", "tugaskan", spbe.Tugaskan{Penilaian: id, Indikator: "1", Perangkat: "kominfo"})
		bukti := k.harus(koordinator, k.bukti, "", "pakai", spbe.Pakai{Penilaian: id, Indikator: "1", Tingkat: 1, Butir: 1, Dokumen: dok})
		// the model: what each method scored
		skor := map[spbe.Metode]map[string]string{spbe.Mandiri: maps.Clone(awal), spbe.Dokumen: {}, spbe.Interviu: {}, spbe.Visitasi: {}}
		for range rapid.IntRange(1, 80).Draw(rt, "n") {
			nilai := map[string]string{rapid.SampledFrom([]string{"1", "2"}).Draw(rt, "nomor"): rapid.SampledFrom([]string{"", "1", "3", "4.5"}).Draw(rt, "nilai")}
			m := rapid.SampledFrom([]spbe.Metode{spbe.Mandiri, spbe.Dokumen, spbe.Interviu, spbe.Visitasi}).Draw(rt, "metode")
			a := register.Alasan{Alasan: "uji"}
			semua := []struct {
				reg      register.Register
				id       register.ID
				tindakan string
				isian    any
			}{
				{k.pen, id, "isi", spbe.Isi{Nilai: nilai}}, {k.pen, id, "isi", spbe.Isi{Nilai: map[string]string{"1": "2", "2": "2"}}},
				{k.pen, id, "catatan", spbe.UbahCatatan{}}, {k.pen, id, "atur", spbe.Atur{}},
				{k.pen, id, "ajukan", struct{}{}}, {k.pen, id, "ajukan", struct{}{}}, {k.pen, id, "kembalikan", a},
				{k.pen, id, "kirim", spbe.Kirim{Nomor: "1", Tanggal: hari(t, "2026-02-01")}}, {k.pen, id, "kirim", spbe.Kirim{Nomor: "1", Tanggal: hari(t, "2026-02-01")}},
				{k.pen, id, "nilai_asesor", spbe.NilaiAsesor{Metode: m, Nilai: nilai, Alasan: "uji"}}, {k.pen, id, "nilai_asesor", spbe.NilaiAsesor{Metode: m, Nilai: nilai, Alasan: "uji"}},
				{k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapInterviu}}, {k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapVisitasi}}, {k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapKonsolidasi}},
				{k.pen, id, "tetapkan", spbe.Tetapkan{Nomor: "1", Tanggal: hari(t, "2026-02-01")}},
				{k.tugas, tugas, "isi", spbe.IsiTugas{Nilai: "3", Fakta: "f"}}, {k.tugas, tugas, "ajukan", struct{}{}}, {k.tugas, tugas, "kembalikan", a},
				{k.tugas, tugas, "setujui", spbe.SetujuiTugas{}}, {k.tugas, tugas, "buka", a}, {k.tugas, tugas, "alihkan", spbe.Alihkan{Perangkat: "setda"}},
				{k.bukti, bukti, "ubah", spbe.Ubah{Tingkat: 1, Butir: 1, Dokumen: dok}}, {k.bukti, bukti, "ajukan", struct{}{}},
				{k.bukti, bukti, "terima", spbe.Terima{Asesor: m}}, {k.bukti, bukti, "revisi", spbe.Revisi{AlasanRevisi: spbe.TidakTepat, Asesor: m}},
			}
			x := semua[rapid.IntRange(0, len(semua)-1).Draw(rt, "tindakan")]
			kolom := "status"
			if x.reg == register.Register(k.pen) {
				kolom = "tahap"
			}
			p := k.penilaian(id)
			dari := k.kolom(x.reg, x.id, kolom).(string)
			asesor := k.kolom(k.bukti, bukti, "asesor").(string)
			_, err := k.lakukan(koordinator, x.reg, x.id, x.tindakan, x.isian)
			ke, kini := k.kolom(x.reg, x.id, kolom).(string), k.penilaian(id)
			switch {
			case err != nil:
				if ditolak++; ke != dari {
					rt.Fatalf("%s ditolak tetapi mengubah %s menjadi %s", x.tindakan, dari, ke)
				}
			case p.Tahap == spbe.TahapPenetapan:
				rt.Fatalf("%s.%s diterima sesudah penetapan", x.reg.Info().Nama, x.tindakan)
			case !sah(x.reg.Info().Nama, dari, ke, x.tindakan):
				rt.Fatalf("%s.%s: %s menjadi %s", x.reg.Info().Nama, x.tindakan, dari, ke)
			case x.reg == register.Register(k.tugas) && p.Tahap != spbe.TahapEntri:
				rt.Fatalf("tugas.%s diterima di tahap %s", x.tindakan, p.Tahap)
			}
			if err == nil {
				jadi++
				switch {
				case x.tindakan == "isi" && x.reg == register.Register(k.pen):
					catatNilai(skor[spbe.Mandiri], x.isian.(spbe.Isi).Nilai)
				case x.tindakan == "nilai_asesor":
					catatNilai(skor[m], nilai)
				case x.tindakan == "setujui":
					skor[spbe.Mandiri]["1"] = "3"
				case x.tindakan == "terima" || x.tindakan == "revisi":
					if urut := "mandiri dokumen interviu visitasi"; asesor != "" && strings.Index(urut, string(m)) < strings.Index(urut, asesor) {
						rt.Fatalf("penilaian %s mengalahkan %s", m, asesor)
					}
				}
			}
			mau := map[string]string{}
			for _, n := range []spbe.Metode{spbe.Mandiri, spbe.Dokumen, spbe.Interviu, spbe.Visitasi} {
				maps.Copy(mau, skor[n])
			}
			if diff := cmp.Diff(mau, kini.NilaiAkhir()); diff != "" {
				rt.Fatalf("nilai akhir sesudah %s (-want +got):\n%s", x.tindakan, diff)
			}
			if p.Tahap == spbe.TahapPenetapan {
				tetap++
				if diff := cmp.Diff(p, kini); diff != "" {
					rt.Fatalf("hasil tetap berubah oleh %s:\n%s", x.tindakan, diff)
				}
			}
		}
	})
	if tetap == 0 || ditolak == 0 || jadi == 0 { // else the test proved nothing
		t.Errorf("langkah sesudah penetapan %d, ditolak %d, diterima %d", tetap, ditolak, jadi)
	}
}

func catatNilai(ke, dari map[string]string) {
	for n, v := range dari {
		if v == "" {
			delete(ke, n)
		} else {
			ke[n] = v
		}
	}
}

// Whatever the methods scored, the latest decides; a later one that is silent, or
// took its value back, leaves the one before.
func TestMetodeTerakhirMenentukan(t *testing.T) {
	urut := []spbe.Metode{spbe.Mandiri, spbe.Dokumen, spbe.Interviu, spbe.Visitasi}
	rapid.Check(t, func(rt *rapid.T) {
		p := spbe.Penilaian{Metode: spbe.Mandiri, Asesmen: map[spbe.Metode]spbe.Asesmen{}}
		mau, asal := map[string]string{}, map[string]spbe.Metode{}
		for _, m := range urut {
			nilai := map[string]string{}
			for _, nomor := range []string{"1", "2", "35-1"} {
				v := rapid.SampledFrom([]string{"-", "", "1", "2.5", "4"}).Draw(rt, "nilai")
				if v == "-" {
					continue
				}
				if nilai[nomor] = v; v != "" {
					mau[nomor], asal[nomor] = v, m
				}
			}
			if m == spbe.Mandiri {
				p.Nilai = nilai
			} else {
				p.Asesmen[m] = spbe.Asesmen{Nilai: nilai}
			}
		}
		if diff := cmp.Diff(mau, p.NilaiAkhir()); diff != "" {
			rt.Fatalf("nilai akhir (-want +got):\n%s", diff)
		}
		for _, nomor := range []string{"1", "2", "35-1", "99"} {
			if got := p.AsalNilai(nomor); got != asal[nomor] {
				rt.Fatalf("asal %s: %q, seharusnya %q", nomor, got, asal[nomor])
			}
		}
	})
}
