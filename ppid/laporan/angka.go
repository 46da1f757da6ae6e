package laporan

import (
	"strconv"
	"strings"
)

// Angka is one figure on its own: what it is, how much, and how it was counted. Kode
// and Rincian together name it for ever.
type Angka struct {
	Kode     string `json:"kode"`              // "n_tolak_per_huruf"
	Rincian  string `json:"rincian,omitempty"` // "h"
	Bagian   string `json:"bagian"`            // heading under which people find it
	Nama     string `json:"nama"`
	Nilai    string `json:"nilai"`           // for programs: "12", "22/3", "" when there is nothing to count
	Tampil   string `json:"tampil"`          // for people: "12", "7,3", "83,3 % (10 dari 12)"
	Definisi string `json:"definisi"`        // how it was counted
	Dasar    string `json:"dasar,omitempty"` // who asks for it
}

// Parts of the list of figures.
const (
	bagNeraca    = "Neraca permohonan"
	bagHasil     = "Hasil permohonan"
	bagTolak     = "Penolakan dan alasannya"
	bagWaktu     = "Waktu pelayanan"
	bagAngkatan  = "Permohonan yang diterima dalam masa ini"
	bagRasio     = "Rasio"
	bagRincian   = "Rincian"
	bagKeberatan = "Keberatan"
	bagSengketa  = "Sengketa"
	bagCakupan   = "Cakupan PPID"
)

// angka lists every figure. sejakTerima is the office's choice of day 0.
func (s *Statistik) angka(sejakTerima bool) []Angka {
	out := make([]Angka, 0, 160)
	kamus := map[string]arti{}
	for _, a := range daftarArti() {
		if sejakTerima {
			a.teks = strings.ReplaceAll(a.teks, hari0Perki, "Menurut kebijakan kantor hari ke-0 adalah hari diterima (UU 14/2008 Pasal 22 ayat (7))")
		}
		kamus[a.kode] = a
	}
	tulis := func(bagian, kode, rincian, nama, nilai, tampil string) {
		a := kamus[kode]
		if nama == "" {
			nama = a.nama
		}
		out = append(out, Angka{Kode: kode, Rincian: rincian, Bagian: bagian, Nama: nama, Nilai: nilai, Tampil: tampil, Definisi: a.teks, Dasar: a.dasar})
	}
	n := func(bagian, kode string, n int) { tulis(bagian, kode, "", "", strconv.Itoa(n), angkaOrang(n)) }
	js := func(bagian, kode string, d []Jumlah) {
		for _, j := range d {
			nama := j.Nama
			if len(j.Kunci) == 1 {
				nama = "huruf " + j.Kunci + ": " + j.Nama
			}
			tulis(bagian, kode, j.Kunci, nama, strconv.Itoa(j.N), angkaOrang(j.N))
		}
	}
	rasio := func(bagian, kode string, r Rasio) {
		nilai := ""
		if r.Ada() {
			nilai = strconv.FormatInt(r.Pembilang, 10) + "/" + strconv.FormatInt(r.Penyebut, 10)
		}
		tulis(bagian, kode, "", "", nilai, r.Teks)
	}

	b := s.Neraca
	n(bagNeraca, "sisa_awal", b.SisaAwal)
	n(bagNeraca, "n_diterima", b.Diterima)
	n(bagNeraca, "n_selesai", b.Selesai)
	n(bagNeraca, "sisa_akhir", b.SisaAkhir)
	n(bagNeraca, "sisa_dalam_waktu", b.DalamWaktu)
	n(bagNeraca, "n_lewat_tanpa_jawaban", b.LewatTanpaJawaban)
	n(bagNeraca, "sisa_menunggu_pemohon", b.MenungguPemohon)
	n(bagNeraca, "sisa_belum_diperiksa", b.BelumDiperiksa)
	n(bagNeraca, "sisa_tanpa_tenggat", b.TanpaTenggat)

	h := s.Hasil
	n(bagHasil, "n_kabul_penuh", h.KabulPenuh)
	n(bagHasil, "n_kabul_sebagian", h.KabulSebagian)
	n(bagHasil, "n_ditolak", h.Ditolak)
	n(bagHasil, "n_dirujuk", h.Dirujuk)
	n(bagHasil, "n_belum_dokumentasi", h.BelumDokumentasi)
	n(bagHasil, "n_sudah_tersedia", h.SudahTersedia)
	n(bagHasil, "n_dicabut", h.Dicabut)
	n(bagHasil, "n_tidak_ditindaklanjuti", h.TidakDitindaklanjuti)
	n(bagHasil, "n_tanpa_hasil", h.TanpaHasil)

	js(bagTolak, "n_tolak_per_huruf", s.Penolakan.PerHuruf)
	for _, j := range s.Penolakan.PerPermohonan {
		tulis(bagTolak, "n_tolak_per_permohonan", j.Kunci, "hanya "+j.Nama, strconv.Itoa(j.N), angkaOrang(j.N))
	}
	n(bagTolak, "n_tolak_tanpa_huruf", s.Penolakan.TanpaHuruf)
	for _, j := range s.Penolakan.Penghitaman {
		tulis(bagTolak, "n_hitam_per_huruf", j.Kunci, "dihitamkan, huruf "+j.Kunci, strconv.Itoa(j.N), angkaOrang(j.N))
	}

	w := s.Waktu
	n(bagWaktu, "n_tepat_waktu", w.TepatWaktu)
	n(bagWaktu, "n_terlambat", w.Terlambat)
	n(bagWaktu, "n_tidak_dinilai", w.TidakDinilai)
	n(bagWaktu, "n_diperpanjang", w.Diperpanjang)
	for _, x := range []struct {
		kode string
		h    HariKerja
	}{{"hari_kerja", w.HariKerja}, {"hari_kerja_sejak_terima", w.SejakDiterima}, {"hari_kerja_sampai_serah", w.Penyerahan}} {
		nama := kamus[x.kode].nama
		rata, median, p90, maks := x.h.Tampil()
		var e [4]string
		if x.h.N > 0 {
			e = [4]string{x.h.Rata2.String(), x.h.Median.String(), p90, maks}
		}
		tulis(bagWaktu, x.kode, "rata2", nama+", rata-rata", e[0], rata)
		tulis(bagWaktu, x.kode, "median", nama+", median", e[1], median)
		tulis(bagWaktu, x.kode, "p90", nama+", persentil ke-90", e[2], p90)
		tulis(bagWaktu, x.kode, "maks", nama+", terlama", e[3], maks)
		tulis(bagWaktu, x.kode, "n", nama+", banyaknya", strconv.Itoa(x.h.N), angkaOrang(x.h.N))
		tulis(bagWaktu, x.kode, "tidak_dapat_dihitung", nama+", tidak dapat dihitung", strconv.Itoa(x.h.Tanpa), angkaOrang(x.h.Tanpa))
	}
	js(bagWaktu, "hari_kerja_per_kelas", w.Kelas)
	for _, l := range w.PerHasil {
		rata, _, _, _ := l.Tampil()
		nilai := ""
		if l.N > 0 {
			nilai = l.Rata2.String()
		}
		tulis(bagWaktu, "hari_kerja_per_hasil", l.Kunci, "rata-rata, "+l.Nama+" ("+angkaOrang(l.N)+" permohonan)", nilai, rata)
	}

	a := s.Angkatan
	n(bagAngkatan, "angkatan.n_diterima", a.Diterima)
	n(bagAngkatan, "angkatan.n_dijawab", a.Dijawab)
	n(bagAngkatan, "angkatan.n_ditutup_tanpa_jawaban", a.DitutupTanpaJawaban)
	n(bagAngkatan, "angkatan.n_dalam_waktu", a.DalamWaktu)
	n(bagAngkatan, "angkatan.n_lewat_tanpa_jawaban", a.LewatTanpaJawaban)
	n(bagAngkatan, "angkatan.n_menunggu_pemohon", a.MenungguPemohon)
	n(bagAngkatan, "angkatan.n_belum_diperiksa", a.BelumDiperiksa)
	n(bagAngkatan, "angkatan.n_tanpa_tenggat", a.TanpaTenggat)
	n(bagAngkatan, "n_lengkap", a.Lengkap)
	n(bagAngkatan, "n_tidak_lengkap", a.TidakLengkap)
	n(bagAngkatan, "angkatan.n_tidak_ditindaklanjuti", a.TidakDitindaklanjuti)

	rasio(bagRasio, "rasio_layanan", s.RasioLayanan)
	rasio(bagRasio, "rasio_tepat_waktu", s.RasioTepatWaktu)
	rasio(bagRasio, "rasio_dikabulkan", s.RasioDikabulkan)

	for _, r := range s.Rincian {
		for _, x := range r.Baris {
			kunci := r.Kode + "." + x.Kunci
			tulis(bagRincian, "per_rincian", kunci+".n_diterima", r.Judul+": "+x.Nama+", diterima", strconv.Itoa(x.Diterima), angkaOrang(x.Diterima))
			for _, y := range []struct {
				kode, nama string
				n          *int
			}{{"n_dijawab", "dijawab", x.Dijawab}, {"n_dikabulkan", "dikabulkan", x.Kabul}, {"n_ditolak", "ditolak", x.Ditolak}, {"n_terlambat", "terlambat", x.Terlambat}} {
				if y.n != nil {
					tulis(bagRincian, "per_rincian", kunci+"."+y.kode, r.Judul+": "+x.Nama+", "+y.nama, strconv.Itoa(*y.n), angkaOrang(*y.n))
				}
			}
		}
	}

	k := s.Keberatan
	n(bagKeberatan, "keberatan.sisa_awal", k.SisaAwal)
	n(bagKeberatan, "n_keberatan", k.Diajukan)
	n(bagKeberatan, "keberatan.n_selesai", k.Selesai)
	n(bagKeberatan, "keberatan.sisa_akhir", k.SisaAkhir)
	js(bagKeberatan, "n_keberatan_per_alasan", k.PerAlasan)
	n(bagKeberatan, "n_keberatan_tepat_waktu", k.TepatWaktu)
	n(bagKeberatan, "n_keberatan_terlambat", k.Terlambat)
	n(bagKeberatan, "n_keberatan_tidak_dinilai", k.TidakDinilai)
	n(bagKeberatan, "n_keberatan_lewat_tanpa_tanggapan", k.LewatTanpaJawaban)
	js(bagKeberatan, "n_keberatan_per_keputusan", k.PerKeputusan)
	n(bagKeberatan, "n_keberatan_dikabulkan", k.Dikabulkan)
	n(bagKeberatan, "n_keberatan_dilaksanakan", k.Dilaksanakan)

	g := s.Sengketa
	n(bagSengketa, "sengketa.sisa_awal", g.SisaAwal)
	n(bagSengketa, "n_sengketa", g.Diajukan)
	n(bagSengketa, "sengketa.n_selesai", g.Selesai)
	n(bagSengketa, "sengketa.sisa_akhir", g.SisaAkhir)
	js(bagSengketa, "n_sengketa_per_tahap", g.PerTahap)
	js(bagSengketa, "n_sengketa_per_putusan", g.PerPutusan)
	n(bagSengketa, "n_gugatan", g.Gugatan)

	rasio(bagCakupan, "cakupan_opd", s.Cakupan.OPD)
	rasio(bagCakupan, "cakupan_desa", s.Cakupan.Desa)
	return out
}
