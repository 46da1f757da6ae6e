package laporanpdf

import (
	"io"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// Pekerjaan prints the work list, perangkat daerah by perangkat daerah, or of the
// one in Opsi.Perangkat. One that has no work is an error of kind tidak_ada.
func Pekerjaan(w io.Writer, l laporan.Laporan, o Opsi) error {
	var pilih []laporan.PekerjaanOPD
	for _, p := range l.Pekerjaan {
		if o.Perangkat == "" || o.Perangkat == p.Perangkat {
			pilih = append(pilih, p)
		}
	}
	if o.Perangkat != "" && len(pilih) == 0 {
		return kominfo.E(kominfo.TidakAda, op, "Perangkat daerah %q tidak punya pekerjaan pada penilaian ini. Periksa kodenya.", ringkasKode(o.Perangkat))
	}
	return cetak(w, &l, "Daftar Pekerjaan "+l.Instrumen.Nama+" Tahun "+strconv.FormatInt(l.Tahun, 10), o, func(k *cetakan) {
		k.Halaman(true)
		k.kopSurat()
		k.judulDokumen(k.judul, l.Nomor)
		k.pasangan("Instansi", l.Instansi.Nama)
		k.pasangan("Keadaan per", l.Tanggal.Lengkap())
		if len(pilih) == 0 {
			k.Pakai(biasa, 9.5)
			k.Alinea("Belum ada indikator yang ditugaskan.", 0)
		}
		for i := range pilih {
			k.pekerjaan(&pilih[i], o.Penjelasan)
		}
		k.penutup()
	})
}

func ringkasKode(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func (k *cetakan) pekerjaan(p *laporan.PekerjaanOPD, penjelasan bool) {
	k.judulBagian(p.Nama)
	k.Pakai(biasa, 9)
	utama := 0
	for i := range p.Baris {
		if p.Baris[i].Peran == "penanggung_jawab" {
			utama++
		}
	}
	s := strconv.Itoa(len(p.Baris)) + " indikator belum ditugaskan kepada perangkat daerah mana pun."
	if p.Perangkat != "" {
		s = "Penanggung jawab " + strconv.Itoa(utama) + " indikator: " + strconv.Itoa(p.Selesai) + " disetujui, " + strconv.Itoa(p.Terlambat) + " terlambat. Pendukung " + strconv.Itoa(len(p.Baris)-utama) + " indikator."
	}
	k.Alinea(s, 0)
	k.Y += 1
	const no, peran, batas, nilai, status, bukti, catatan = 11.0, 30.0, 32.0, 14.0, 25.0, 32.0, 52.0
	t := k.tabel(8, kolom{"No", no, 'L'}, kolom{"Indikator", k.Isi() - no - peran - batas - 2*nilai - status - bukti - catatan, 'L'}, kolom{"Peran", peran, 'L'}, kolom{"Batas", batas, 'L'},
		kolom{"Target", nilai, 'R'}, kolom{"Nilai", nilai, 'R'}, kolom{"Status", status, 'L'}, kolom{"Bukti", bukti, 'L'}, kolom{"Catatan asesor internal", catatan, 'L'})
	for i := range p.Baris {
		x := &p.Baris[i]
		batas := x.Batas.Panjang()
		if x.Terlambat {
			batas += "\nTERLAMBAT"
		}
		t.Baris(biasa, x.Nomor, x.Nama, namaPeran(x.Peran), atau(batas, "-"), x.Target.String(), x.Nilai.String(), x.Status.Teks, hitung(x.Bukti), x.Catatan)
		if penjelasan && x.Peran == "penanggung_jawab" {
			for _, y := range [][2]string{{"Fakta", x.Fakta}, {"Analisis", x.Analisis}, {"Justifikasi", x.Justifikasi}} {
				if y[1] != "" {
					t.Rentang(biasa, y[0]+": "+y[1])
				}
			}
		}
	}
	k.Y += 2
}

func namaPeran(s string) string {
	switch s {
	case "penanggung_jawab":
		return "Penanggung jawab"
	case "pendukung":
		return "Pendukung"
	}
	return "-"
}

func hitung(h laporan.HitungBukti) string {
	s := ""
	for _, x := range []struct {
		n    int
		nama string
	}{{h.Diterima, "diterima"}, {h.Proses, "proses"}, {h.Revisi, "revisi"}, {h.Draf, "draf"}} {
		if x.n > 0 {
			if s != "" {
				s += ", "
			}
			s += strconv.Itoa(x.n) + " " + x.nama
		}
	}
	return atau(s, "belum ada")
}

// Bukti prints the list of evidence (daftar data dukung) by indicator, level and
// item.
func Bukti(w io.Writer, l laporan.Laporan, o Opsi) error {
	return cetak(w, &l, "Daftar Data Dukung "+l.Instrumen.Nama+" Tahun "+strconv.FormatInt(l.Tahun, 10), o, func(k *cetakan) {
		k.Halaman(true)
		k.kopSurat()
		k.judulDokumen(k.judul, l.Nomor)
		k.pasangan("Instansi", l.Instansi.Nama)
		k.pasangan("Keadaan per", l.Tanggal.Lengkap())
		k.Y += 2
		if len(l.Bukti) == 0 {
			k.Pakai(biasa, 9.5)
			k.Alinea("Belum ada data dukung yang dipakai.", 0)
		} else {
			k.bukti()
		}
		k.penutup()
	})
}

func (k *cetakan) bukti() {
	const tingkat, dokumen, letak, berkas, status, catatan = 30.0, 66.0, 30.0, 58.0, 24.0, 50.0
	t := k.tabel(8, kolom{"Tingkat", 15, 'L'}, kolom{"Butir", k.Isi() - 15 - dokumen - letak - berkas - status - catatan, 'L'}, kolom{"Dokumen", dokumen, 'L'}, kolom{"Letak", letak, 'L'},
		kolom{"Berkas atau tautan", berkas, 'L'}, kolom{"Status", status, 'L'}, kolom{"Catatan asesor", catatan, 'L'})
	nomor, awal := "", true
	for i := range k.l.Bukti {
		x := &k.l.Bukti[i]
		if awal || x.Nomor != nomor {
			nomor, awal = x.Nomor, false
			t.Grup("Indikator " + x.Nomor + " " + atau(x.Nama, "(tidak ada dalam instrumen ini)"))
		}
		butir := "-"
		if x.Butir > 0 {
			butir = strconv.FormatInt(x.Butir, 10)
		}
		status := x.Status.Teks
		if x.Alasan != "" {
			status += ": " + x.Alasan
		}
		if x.Asesor.Teks != "" {
			status += " (" + x.Asesor.Teks + ")"
		}
		t.Baris(biasa, strconv.FormatInt(x.Tingkat, 10), butir, dokumen1(x), letak1(x), berkas1(x), status, x.Catatan)
	}
}

func dokumen1(x *laporan.Bukti) string {
	if x.Hilang {
		return "Dokumen tidak ditemukan dalam register data dukung."
	}
	s := x.Judul
	if x.NomorDok != "" {
		s += ", nomor " + x.NomorDok
	}
	s += "\n" + x.Jenis.Teks
	if !x.Tanggal.Kosong() {
		s += ", " + x.Tanggal.Panjang()
	}
	if !x.Sampai.Kosong() {
		s += "\nBerlaku sampai " + x.Sampai.Panjang()
		if x.Kedaluwarsa {
			s += " (SUDAH LEWAT)"
		}
	}
	if x.TeksButir != "" {
		s += "\nUntuk butir: " + x.TeksButir
	}
	return s
}

func letak1(x *laporan.Bukti) string {
	s := ""
	if x.Pasal != "" {
		s = x.Pasal
	}
	if x.Halaman != "" {
		if s != "" {
			s += "\n"
		}
		s += "hlm. " + x.Halaman
	}
	return atau(s, "-")
}

func berkas1(x *laporan.Bukti) string {
	s := x.NamaBerkas
	if x.Ukuran > 0 {
		s += " (" + kominfo.FormatAngka(x.Ukuran) + " byte)"
	}
	if x.Sidik != "" {
		s += "\nSHA-256 " + x.Sidik
	}
	if x.Tautan != "" {
		if s != "" {
			s += "\n"
		}
		s += x.Tautan
	}
	return atau(s, "-")
}
