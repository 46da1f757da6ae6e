//go:build !(js && wasm)

package meja

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid/monev"
)

// monev estimates the score of the yearly evaluation from values that stand in the
// address: nothing is stored, and the page can be passed on and printed.
func (m *minta) monev() (kertas.Lembar, error) {
	if m.naskah == nil {
		return kertas.Lembar{}, kominfo.E(kominfo.TidakAda, "meja.monev", "Halaman ini tidak ada.")
	}
	if _, err := m.boleh(m.naskah, hak.Baca); err != nil {
		return kertas.Lembar{}, err
	}
	out := m.laman("/monev", "Perkiraan nilai monev KIP", "Monitoring dan evaluasi keterbukaan informasi publik oleh Komisi Informasi (Perki 1/2022): enam indikator kuesioner penilaian mandiri (SAQ) dan visitasi atau presentasi.")
	out.Tanda = []kertas.Penggal{lencana(peringatan, "PERKIRAAN")}
	out.Aksi = []kertas.Penggal{{Teks: "Cetak", Rupa: "cetak"}}
	tahun := m.q("tahun")
	if tahun == "" {
		tahun = strconv.Itoa(monev.Daftar()[0].Tahun)
	}
	n, err := strconv.Atoi(tahun)
	if err != nil {
		n = 0
	}
	in, err := monev.Untuk(n)
	if err != nil {
		s := kertas.Sel{{Teks: "Yang ada: "}}
		for _, r := range monev.Daftar() {
			s = append(s, kertas.Penggal{Teks: r.Judul, Ke: alamat("/ppid/monev", "tahun", strconv.Itoa(r.Tahun))})
		}
		out.Isi = append(out.Isi, pesan(bahaya, "Tahun penilaian tidak tersedia", "Bobot monev KIP berubah setiap tahun, dan yang tahun ini belum diketahui. Tahun lain tidak diperkirakan."), kertas.Balok{Baris: [][]kertas.Sel{{s}}})
		return out, nil
	}
	tahun = strconv.Itoa(n)

	jawaban := map[string]string{}
	f := kertas.Balok{Rupa: kertas.Saring, Judul: "Hitung", Medan: []kertas.Medan{{Nama: "tahun", Judul: "Tahun penilaian", Nilai: tahun}}}
	for _, r := range monev.Daftar() {
		f.Medan[0].Pilihan = append(f.Medan[0].Pilihan, kertas.Penggal{Teks: strconv.Itoa(r.Tahun), Ke: strconv.Itoa(r.Tahun)})
	}
	for _, i := range in.Indikator {
		v := m.q(strings.ToLower(i.Kode))
		if v != "" {
			jawaban[i.Nomor] = v
		}
		f.Medan = append(f.Medan, kertas.Medan{Nama: strings.ToLower(i.Kode), Judul: i.Nama, Nilai: v, Bantuan: "0 sampai 100, misalnya 92,5"})
	}
	h, temuan := monev.Nilai(in, jawaban)
	out.Isi = append(out.Isi, pesan(info, "Tidak ada yang disimpan", "Nilai yang diisi hanya ada di alamat halaman ini. Simpan tautannya atau cetak halamannya bila perlu."), f)
	if len(temuan) > 0 && len(jawaban) > 0 {
		b := pesan(bahaya, "Isian yang tidak dapat dibaca")
		for _, t := range temuan {
			if t.Severity == kominfo.Galat {
				b.Baris = append(b.Baris, kertas.F(t.Message))
			}
		}
		if b.Baris != nil {
			out.Isi = append(out.Isi, b)
		}
	}
	hasil := bagian("Hasil", figurMonev(h), kertas.P(monev.Keterangan(h)))
	if len(jawaban) == 0 {
		hasil.Isi = []kertas.Balok{kosong("Isi nilai keenam indikator dan visitasi, lalu tekan Hitung.")}
	}
	out.Isi = append(out.Isi, hasil, bagian("Indikator dan bobot", tabelMonev(in, jawaban), kecil("Dalam kuesioner: bobot seperti dicetak Komisi Informasi. Terhadap nilai akhir: bobot itu dikali 80 persen.")), bagian("Kualifikasi", pitaMonev(in, h)), sumberMonev(in))
	return out, nil
}

func figurMonev(h monev.Hasil) kertas.Balok {
	b := kertas.Balok{Rupa: kertas.Figur}
	satu := func(nama string, lengkap bool, nilai, bawah, atas indeks.Pecahan, lebih string) {
		v, ket := duaDesimal(nilai), lebih
		if !lengkap {
			v, ket = duaDesimal(bawah)+" – "+duaDesimal(atas), "Belum lengkap: yang masih mungkin dicapai"
		}
		b.Baris = append(b.Baris, kertas.F(nama, v, "dari 100", ket))
	}
	satu("Nilai akhir", h.Lengkap, h.Indeks, h.Batas.Terendah, h.Batas.Tertinggi, "80 persen kuesioner, 20 persen visitasi atau presentasi")
	satu("Kuesioner (SAQ)", h.Kuesioner.Lengkap, h.Kuesioner.Nilai, h.Kuesioner.Terendah, h.Kuesioner.Tertinggi, "Enam indikator menurut bobotnya")
	k, ket := h.Kualifikasi, "Ditetapkan Komisi Informasi provinsi, bukan program ini"
	if k == "" {
		k, ket = h.Batas.PredikatTerendah, "Dari yang terendah sampai yang tertinggi yang masih mungkin"
		if h.Batas.PredikatTertinggi != k {
			k += " – " + h.Batas.PredikatTertinggi
		}
	}
	b.Baris = append(b.Baris, kertas.F("Kualifikasi", k, "", ket))
	return b
}

// tabelMonev shows where the number comes from: weight, value and what it adds.
func tabelMonev(in *indeks.Instrumen, jawaban map[string]string) kertas.Balok {
	l, _ := in.Isi(jawaban)
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Indikator", Kolom: []string{"Indikator", "Bobot dalam kuesioner", "Bobot nilai akhir", "Nilai", "Sumbangan"}, Angka: []bool{false, true, true, true, true}}
	for _, s := range in.Jelaskan(l) {
		nama := kertas.T(s.Nama)
		if i, ada := in.Cari(s.Nomor); ada && i.Status.Nama != kominfo.Terverifikasi {
			nama = append(nama, lencana(peringatan, i.Status.Nama.Label()))
		}
		var dalam, nilai, sumbang kertas.Sel
		if b, ada := monev.BobotKuesioner(in, s.Nomor); ada {
			dalam = kertas.T(desimal(b) + " %")
		}
		if s.Ada {
			nilai, sumbang = kertas.T(desimal(s.Nilai)), kertas.T(duaDesimal(s.Sumbangan))
		}
		t.Baris = append(t.Baris, []kertas.Sel{nama, dalam, kertas.T(desimal(s.Bobot) + " %"), nilai, sumbang})
	}
	return t
}

// pitaMonev are the bands, with what is printed and how we read it.
func pitaMonev(in *indeks.Instrumen, h monev.Hasil) kertas.Balok {
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Kualifikasi", Kolom: []string{"Kualifikasi", "Di sini", "Sumber"}}
	for _, p := range in.Pita {
		batas := "mulai " + desimal(p.Dari) + ", di bawah " + desimal(p.Sampai)
		if p.SampaiTermasuk {
			batas = "mulai " + desimal(p.Dari) + " sampai " + desimal(p.Sampai)
		}
		nama := kertas.T(p.Predikat)
		if h.Lengkap && h.Kualifikasi == p.Predikat {
			nama = append(nama, kertas.Penggal{Teks: " "}, lencana(info, "perkiraan Anda"))
		}
		t.Baris = append(t.Baris, []kertas.Sel{nama, kertas.T(batas), kertas.T(p.Catatan)})
	}
	return t
}

func sumberMonev(in *indeks.Instrumen) kertas.Balok {
	f := kertas.Balok{Rupa: kertas.Fakta}
	tambah := func(apa string, s kominfo.Sumber) {
		sel := kertas.T(strings.TrimSuffix(s.Regulasi+", "+s.Bagian, ", ") + " ")
		nada := netral
		if s.Status == kominfo.DariIngatan || s.Status == kominfo.Inferensi {
			nada = peringatan
		}
		sel = append(sel, lencana(nada, s.Status.Label()))
		if s.Catatan != "" {
			sel = append(sel, kecilSel(s.Catatan))
		}
		f.Baris = append(f.Baris, []kertas.Sel{kertas.T(apa), sel})
	}
	for _, d := range in.Dasar {
		tambah("Dasar", d)
	}
	tambah("Bobot", in.SumberBobot)
	tambah("Rumus", in.SumberRumus)
	tambah("Pembulatan", in.SumberBulat)
	tambah("Kualifikasi", in.SumberPita)
	d := kertas.Balok{Rupa: kertas.Daftar}
	for _, c := range in.Catatan {
		s := kertas.T(c.Teks)
		if c.Status != kominfo.Terverifikasi {
			s = append(s, kertas.Penggal{Teks: " "}, lencana(peringatan, c.Status.Label()))
		}
		d.Baris = append(d.Baris, []kertas.Sel{s})
	}
	return bagian("Sumber dan catatan", f, d)
}

func duaDesimal(p indeks.Pecahan) string {
	return kominfo.FormatDesimal(p.Bulat(2, indeks.SetengahKeAtas))
}

// desimal is an exact decimal where there is one.
func desimal(p indeks.Pecahan) string {
	if s, ada := p.Desimal(); ada {
		return kominfo.FormatDesimal(s)
	}
	return duaDesimal(p)
}
