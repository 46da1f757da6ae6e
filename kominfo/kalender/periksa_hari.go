package kalender

import (
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

func (p *pemeriksa) jenis(jalur string, j Jenis, nasional bool) {
	switch {
	case nasional && (j == LiburNasional || j == CutiBersama):
	case !nasional && (j == LiburDaerah || j == HariKerja):
	case nasional:
		p.galat("KAL-HARI-05", jalur+".jenis", "Jenis hari %q tidak dikenal. Isi libur_nasional atau cuti_bersama.", singkat(string(j)))
	default:
		p.galat("KAL-HARI-05", jalur+".jenis", "Jenis hari %q tidak dikenal. Isi libur_daerah atau hari_kerja.", singkat(string(j)))
	}
}

// hari checks the dates against the decrees.
func (p *pemeriksa) hari(awal string, hs []Ketetapan, kpt map[string]Keputusan, nasional bool) {
	perTanggal := make(map[kominfo.Tanggal][]int, len(hs))
	for i, h := range hs {
		j := butir(awal, "hari", i)
		if h.Tanggal.Kosong() {
			p.galat("KAL-HARI-04", j+".tanggal", "Butir hari ke-%d belum punya tanggal.", i+1)
			continue
		}
		tgl := h.Tanggal.Panjang()
		p.jenis(j, h.Jenis, nasional)
		p.sebutan("KAL-HARI-06", j+".nama", "Nama hari "+tgl, h.Nama, 120)
		p.teks("KAL-HARI-06", j+".akibat", "Akibat pencabutan "+tgl, h.Akibat, 120, h.Dicabut != "")
		set, ok := kpt[h.Keputusan]
		if !ok {
			p.galat("KAL-HARI-02", j+".keputusan", "%s (%s) menunjuk keputusan %q yang tidak ada dalam berkas. Tambahkan keputusan itu beserta sumbernya.", tgl, singkat(h.Nama), singkat(h.Keputusan))
		} else if nasional && (set.Tahun != h.Tanggal.Tahun() || set.Peran == Aturan) {
			p.galat("KAL-HARI-04", j+".tanggal", "%s berada di luar tahun keputusan %s (tahun %d), atau keputusan itu tidak menetapkan tanggal.", tgl, set.ID, set.Tahun)
		}
		for _, lanjut := range [...]struct{ id, medan, kata, isi string }{
			{"KAL-HARI-07", "ditegaskan", "ditegaskan", h.Ditegaskan},
			{"KAL-HARI-03", "dicabut", "dicabut", h.Dicabut},
		} {
			if lanjut.isi == "" {
				continue
			}
			k, ada := kpt[lanjut.isi]
			switch {
			case !ada:
				p.galat("KAL-HARI-02", j+"."+lanjut.medan, "%s %s oleh keputusan %q yang tidak ada dalam berkas.", tgl, lanjut.kata, singkat(lanjut.isi))
			case nasional && (k.Peran != Perubahan || k.Tahun != h.Tanggal.Tahun()):
				p.galat(lanjut.id, j+"."+lanjut.medan, "%s hanya dapat %s oleh keputusan perubahan tahun %d; %s bukan.", tgl, lanjut.kata, h.Tanggal.Tahun(), k.ID)
			case ok && !k.Ditandatangani.Sesudah(set.Ditandatangani):
				p.galat(lanjut.id, j+"."+lanjut.medan, "%s %s oleh %s (%s) sebelum ditetapkan oleh %s (%s). Periksa urutan keputusan.", tgl, lanjut.kata, k.ID, k.Ditandatangani, set.ID, set.Ditandatangani)
			}
		}
		if h.Ditegaskan != "" && h.Dicabut != "" && !kpt[h.Dicabut].Ditandatangani.Sesudah(kpt[h.Ditegaskan].Ditandatangani) {
			p.galat("KAL-HARI-03", j+".dicabut", "%s ditegaskan sesudah dicabut. Tulis penetapan yang baru sebagai butir tersendiri.", tgl)
		}
		if h.Jenis == CutiBersama && (h.Tanggal.Hari() == time.Saturday || h.Tanggal.Hari() == time.Sunday) {
			p.peringatan("KAL-HARI-08", j+".tanggal", "Cuti bersama %s jatuh pada akhir pekan. Periksa lagi tanggalnya.", h.Tanggal.Lengkap())
		}
		for _, l := range perTanggal[h.Tanggal] {
			if ganda(hs[l], h) {
				p.galat("KAL-HARI-01", j+".tanggal", "%s tertulis dua kali (%s; %s). Hapus salah satu.", tgl, singkat(hs[l].Nama), singkat(h.Nama))
			}
		}
		perTanggal[h.Tanggal] = append(perTanggal[h.Tanggal], i)
	}
}

// ganda reports whether two entries of one date repeat each other. Two feasts
// may share a day (13 May 2021: Idulfitri and Kenaikan), and a day taken back
// may be set again; but cuti bersama never falls on another entry.
func ganda(a, b Ketetapan) bool {
	if a.Dicabut != "" || b.Dicabut != "" {
		return a == b
	}
	return strings.EqualFold(a.Nama, b.Nama) || a.Jenis != b.Jenis || a.Jenis == CutiBersama
}

// tahun checks that every year has one yearly decree, no year is left out, and
// the control totals hold.
func (p *pemeriksa) tahun(d *berkas, kpt map[string]Keputusan) {
	if len(d.Tahun) == 0 || len(d.Tahun) > batasTahun {
		p.galat("KAL-THN-01", "tahun", "Berkas harus memuat 1 sampai %d tahun dalam daftar \"tahun\".", batasTahun)
		return
	}
	penetapan := map[int][]Keputusan{}
	for _, k := range d.Keputusan {
		if k.Peran == Penetapan {
			penetapan[k.Tahun] = append(penetapan[k.Tahun], k)
		}
	}
	hitung := map[int]jumlah{}
	for _, h := range d.Hari {
		if h.Dicabut != "" || h.Tanggal.Kosong() {
			continue
		}
		n := hitung[h.Tanggal.Tahun()]
		if h.Jenis == LiburNasional {
			n.LiburNasional++
		} else {
			n.CutiBersama++
		}
		hitung[h.Tanggal.Tahun()] = n
	}
	awal, akhir := d.Tahun[0].Tahun, d.Tahun[len(d.Tahun)-1].Tahun
	for i, t := range d.Tahun {
		j := butir("", "tahun", i)
		if t.Tahun < 1900 || t.Tahun > 2200 {
			p.galat("KAL-THN-01", j+".tahun", "Tahun %d tidak masuk akal.", t.Tahun)
		}
		if i > 0 && t.Tahun != d.Tahun[i-1].Tahun+1 {
			p.galat("KAL-THN-02", j+".tahun", "Sesudah tahun %d harus %d, bukan %d. Hitungan tidak boleh melompati tahun.", d.Tahun[i-1].Tahun, d.Tahun[i-1].Tahun+1, t.Tahun)
		}
		switch ks := penetapan[t.Tahun]; {
		case len(ks) != 1:
			p.galat("KAL-THN-03", j, "Tahun %d harus punya tepat satu keputusan berperan penetapan; ada %d.", t.Tahun, len(ks))
		case i > 0 && len(penetapan[t.Tahun-1]) == 1 && !ks[0].Ditandatangani.Sesudah(penetapan[t.Tahun-1][0].Ditandatangani):
			p.galat("KAL-THN-04", j, "Penetapan tahun %d harus ditandatangani sesudah penetapan tahun %d.", t.Tahun, t.Tahun-1)
		}
		if n := hitung[t.Tahun]; n.LiburNasional != t.LiburNasional || n.CutiBersama != t.CutiBersama {
			p.galat("KAL-THN-05", j, "Tahun %d: daftar \"hari\" memuat %d libur nasional dan %d cuti bersama, padahal jumlah yang dinyatakan %d dan %d. Ada hari yang hilang atau berlebih.",
				t.Tahun, n.LiburNasional, n.CutiBersama, t.LiburNasional, t.CutiBersama)
		}
	}
	for i, k := range d.Keputusan {
		if k.Tahun < awal || k.Tahun > akhir {
			p.galat("KAL-THN-06", butir("", "keputusan", i)+".tahun", "Keputusan %s tentang tahun %d, sedangkan berkas memuat %d sampai %d.", singkat(k.ID), k.Tahun, awal, akhir)
		}
	}
	for i, h := range d.Hari {
		if y := h.Tanggal.Tahun(); !h.Tanggal.Kosong() && (y < awal || y > akhir) {
			p.galat("KAL-HARI-04", butir("", "hari", i)+".tanggal", "%s berada di luar tahun yang dimuat (%d sampai %d).", h.Tanggal.Panjang(), awal, akhir)
		}
	}
}

// bertentangan finds days that one local calendar makes a holiday and another,
// or the same one, a working day.
func (p *pemeriksa) bertentangan(ds []Daerah, awal, akhir int) {
	ada := map[kominfo.Tanggal]Jenis{}
	catat := func(jalur string, t kominfo.Tanggal, j Jenis, nama string) {
		if lama, sudah := ada[t]; sudah && lama != j {
			p.galat("KAL-HARI-10", jalur, "%s ditetapkan sebagai libur daerah dan sebagai hari kerja sekaligus (%s). Hapus salah satu.", t.Panjang(), singkat(nama))
		}
		ada[t] = j
	}
	for i, d := range ds {
		a := butir("", "daerah", i) + "."
		for n, h := range d.Hari {
			if h.Dicabut == "" {
				catat(butir(a, "hari", n), h.Tanggal, h.Jenis, h.Nama)
			}
		}
		for n, t := range d.Tahunan {
			m, h, ok := bulanHari(t.Setiap)
			for y := max(awal, t.Mulai); ok && y <= akhir && (t.Sampai == 0 || y <= t.Sampai); y++ {
				catat(butir(a, "tahunan", n), kominfo.NewTanggal(y, m, h), t.Jenis, t.Nama)
			}
		}
	}
}
