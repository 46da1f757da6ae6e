package laporanxlsx

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

func ringkasan(l *laporan.Laporan) lembar {
	s := lembar{nama: "Ringkasan", kepala: []string{"Perihal", "Isi", "Nilai", "Eksak", "Status sumber"}, lebar: []float64{30, 60, 12, 20, 30}}
	teks := func(nama, isi string) { s.baris = append(s.baris, []any{nama, isi}) }
	angka := func(nama, isi string, a *laporan.Angka) {
		s.baris = append(s.baris, []any{nama, isi, a, eksak(a), status(a)})
	}
	teks("Judul", l.Judul)
	teks("Pemerintah", l.Kop.Pemerintah)
	teks("Unit", l.Kop.Unit)
	teks("Nomor", l.Nomor)
	s.baris = append(s.baris, []any{"Tanggal laporan", l.Tanggal})
	teks("Instansi", l.Instansi.Nama)
	teks("Kode instansi", l.Instansi.Kode)
	s.baris = append(s.baris, []any{"Tahun penilaian", l.Tahun})
	s.baris = append(s.baris, []any{"Instrumen", l.Instrumen.Judul, nil, "", l.Instrumen.Status.Label()})
	teks("Metode", l.Metode.Teks)
	teks("Tahap", l.Tahap.Teks)
	teks("Cara", l.Cara.Teks)
	teks("Catatan", l.Catatan)
	teks("Tanda tangan", tandaTangan(&l.TandaTangan))
	if l.Target != nil {
		angka("Target indeks", "", l.Target)
	}
	h := &l.Hasil
	if h.Indeks == nil {
		teks("Indeks", "Belum ada: belum semua indikator terisi.")
		teks("Predikat", "Belum ada.")
	} else {
		angka("Indeks", "", h.Indeks)
		s.baris = append(s.baris, []any{"Predikat", h.Predikat, nil, "", h.StatusPredikat.Label()})
	}
	if h.Mandiri != nil {
		angka("Indeks penilaian mandiri", "", h.Mandiri)
	}
	angka("Indeks terendah yang mungkin", "", h.Terendah)
	angka("Indeks tertinggi yang mungkin", "", h.Tertinggi)
	teks("Indikator terisi", strconv.FormatInt(h.Terisi.Pembilang, 10)+" dari "+strconv.FormatInt(h.Terisi.Penyebut, 10))
	teks("Cara membulatkan", h.Pembulatan)
	teks("Predikat ditentukan dari", h.PredikatDari)
	if p := l.Penetapan; p != nil {
		teks("Nomor penetapan", p.Nomor)
		s.baris = append(s.baris, []any{"Tanggal penetapan", p.Tanggal})
		angka("Indeks terbit", "Dibulatkan penerbit.", p.Indeks)
		teks("Predikat terbit", p.Predikat)
		if p.Beda != "" {
			teks("Perbedaan", p.Beda)
		}
	}
	for _, c := range l.Pembanding.Kolom {
		angka("Pembanding "+c.Nama+" "+strconv.Itoa(c.Tahun), "Dibulatkan penerbit. "+c.Sumber.String(), c.Indeks)
	}
	teks("Catatan pembanding", l.Pembanding.Catatan)
	for _, b := range l.BelumDiisi {
		teks("Belum diisi", b.Nomor+" "+b.Nama)
	}
	for _, x := range l.Sumber {
		s.baris = append(s.baris, []any{"Sumber: " + x.Perihal, x.Sumber.String() + catatan(x.Sumber), nil, "", x.Sumber.Status.Label()})
	}
	return s
}

func catatan(s kominfo.Sumber) string {
	if s.Catatan == "" {
		return ""
	}
	return ". " + s.Catatan
}

// tandaTangan never says more than is known.
func tandaTangan(t *laporan.StatusTandaTangan) string {
	if !t.Ada() {
		return laporan.BelumDitandatangani
	}
	return "Dokumen terlampir: " + t.NamaBerkas + ", SHA-256 " + t.Sidik + "; " + laporan.TidakDiperiksa
}

func aspek(l *laporan.Laporan) lembar {
	s := lembar{nama: "Aspek", kepala: []string{"Kode", "Nama", "Bobot", "Nilai", "Eksak", "Status sumber", "Pemenuhan", "Kekuatan", "Kelemahan", "Rekomendasi"},
		lebar: []float64{8, 40, 10, 10, 16, 24, 40, 50, 50, 80}}
	for _, c := range l.Pembanding.Kolom {
		s.kepala, s.lebar = append(s.kepala, c.Nama+" "+strconv.Itoa(c.Tahun)+" (dibulatkan penerbit)"), append(s.lebar, 16)
	}
	baris := func(g laporan.Kelompok, narasi [4]string, dari func(laporan.KolomPembanding) *laporan.Angka) {
		r := []any{g.Kode, g.Nama, g.Bobot, g.Nilai, eksak(g.Nilai), status(g.Nilai), narasi[0], narasi[1], narasi[2], narasi[3]}
		for _, c := range l.Pembanding.Kolom {
			r = append(r, dari(c))
		}
		s.baris = append(s.baris, r)
	}
	isi := func(d string) {
		for i := range l.Aspek {
			a := &l.Aspek[i]
			if a.Domain == d {
				baris(a.Kelompok, [4]string{a.Pemenuhan.Kalimat, daftar(a.Kekuatan), daftar(a.Kelemahan), rekomendasi(a.Rekomendasi)},
					func(c laporan.KolomPembanding) *laporan.Angka { return c.Aspek[a.Kode] })
			}
		}
	}
	isi("")
	for _, d := range l.Domain {
		baris(d, [4]string{}, func(c laporan.KolomPembanding) *laporan.Angka { return c.Domain[d.Kode] })
		isi(d.Kode)
	}
	return s
}

func daftar(n []laporan.NilaiPendek) string {
	t := ""
	for i, x := range n {
		if i > 0 {
			t += "\n"
		}
		t += x.Nomor + " " + x.Nama + " (" + x.Nilai.String() + ")"
	}
	return t
}

func rekomendasi(r []laporan.Rekomendasi) string {
	t := ""
	for i, x := range r {
		if i > 0 {
			t += "\n"
		}
		t += x.Nomor + " tingkat " + strconv.Itoa(x.Tingkat) + ": "
		if x.Kriteria == "" {
			t += "kriteria tidak diketahui dalam instrumen"
			continue
		}
		t += "“" + x.Kriteria + "” (" + x.Status.Label() + ")"
	}
	return t
}

func indikator(l *laporan.Laporan) lembar {
	metode := []laporan.Sebutan{{Kode: "mandiri", Teks: "Mandiri"}, {Kode: "dokumen", Teks: "Dokumen"}, {Kode: "interviu", Teks: "Interviu"}, {Kode: "visitasi", Teks: "Visitasi"}}
	if l.Metode.Kode != "mandiri" {
		metode = []laporan.Sebutan{l.Metode}
	}
	s := lembar{nama: "Indikator", kepala: []string{"Nomor", "Indikator", "Aspek", "Bobot", "Bobot eksak", "Status bobot"}, lebar: []float64{8, 50, 8, 10, 12, 20}}
	for _, m := range metode {
		s.kepala, s.lebar = append(s.kepala, m.Teks, m.Teks+" eksak"), append(s.lebar, 10, 14)
	}
	s.kepala = append(s.kepala, "Akhir", "Akhir eksak", "Asal nilai", "Tingkat", "Nama tingkat", "Perubahan")
	s.lebar = append(s.lebar, 10, 14, 12, 9, 18, 70)
	for i := range l.Indikator {
		x := &l.Indikator[i]
		r := []any{x.Nomor, x.Nama, x.Aspek, x.Bobot, eksak(x.Bobot), status(x.Bobot)}
		for _, m := range metode {
			a := x.Dari(m.Kode)
			r = append(r, a, eksak(a))
		}
		var tingkat any = "belum diisi"
		if x.Tingkat != nil {
			tingkat = *x.Tingkat
		}
		ubah := ""
		for j, p := range x.Perubahan {
			if j > 0 {
				ubah += "\n"
			}
			ubah += p.Metode.Teks + ": " + p.Dari.String() + " menjadi " + p.Menjadi.String() + ". " + p.Alasan
		}
		s.baris = append(s.baris, append(r, x.Akhir, eksak(x.Akhir), x.Asal.Teks, tingkat, x.NamaTingkat, ubah))
	}
	return s
}

func pekerjaan(l *laporan.Laporan) lembar {
	s := lembar{nama: "Pekerjaan", lebar: []float64{16, 40, 8, 50, 18, 12, 10, 10, 10, 14, 10, 10, 10, 10, 40, 50, 50, 50},
		kepala: []string{"Kode perangkat", "Perangkat daerah", "Nomor", "Indikator", "Peran", "Batas", "Terlambat", "Target", "Nilai", "Status",
			"Bukti diterima", "Bukti proses", "Bukti revisi", "Bukti draf", "Catatan asesor internal", "Fakta", "Analisis", "Justifikasi"}}
	for _, o := range l.Pekerjaan {
		for i := range o.Baris {
			x := &o.Baris[i]
			lambat := ""
			if x.Terlambat {
				lambat = "ya"
			}
			s.baris = append(s.baris, []any{o.Perangkat, o.Nama, x.Nomor, x.Nama, x.Peran, x.Batas, lambat, x.Target, x.Nilai, x.Status.Teks,
				x.Bukti.Diterima, x.Bukti.Proses, x.Bukti.Revisi, x.Bukti.Draf, x.Catatan, x.Fakta, x.Analisis, x.Justifikasi})
		}
	}
	return s
}

func bukti(l *laporan.Laporan) lembar {
	s := lembar{nama: "Bukti", lebar: []float64{8, 40, 8, 8, 50, 50, 20, 16, 12, 12, 12, 12, 24, 40, 40, 66, 12, 14, 16, 40, 12, 40},
		kepala: []string{"Nomor", "Indikator", "Tingkat", "Butir", "Yang diminta instrumen", "Judul dokumen", "Nomor dokumen", "Jenis", "Tanggal", "Berlaku sampai", "Sudah lewat", "Halaman", "Pasal",
			"Tautan", "Nama berkas", "SHA-256", "Ukuran (byte)", "Status", "Alasan revisi", "Catatan asesor", "Dinilai pada", "Keterangan"}}
	for i := range l.Bukti {
		x := &l.Bukti[i]
		judul, lewat := x.Judul, ""
		if x.Hilang {
			judul = "Dokumen tidak ditemukan dalam register data dukung."
		}
		if x.Kedaluwarsa {
			lewat = "ya"
		}
		s.baris = append(s.baris, []any{x.Nomor, x.Nama, x.Tingkat, x.Butir, x.TeksButir, judul, x.NomorDok, x.Jenis.Teks, x.Tanggal, x.Sampai, lewat, x.Halaman, x.Pasal,
			x.Tautan, x.NamaBerkas, x.Sidik, x.Ukuran, x.Status.Teks, x.Alasan, x.Catatan, x.Asesor.Teks, x.Keterangan})
	}
	return s
}
