package kertaspdf

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

const panjang = "Atasan PPID memberi tanggapan tertulis paling lambat tiga puluh hari kerja sejak keberatan diterima secara tertulis, dan menyebut tanggal, nomor, serta jawaban atas setiap alasan yang diajukan. "

// semuaBalok has every kind of block.
func semuaBalok() kertas.Lembar {
	tabel := kertas.Balok{Rupa: kertas.Tabel, Judul: "Permohonan menurut perangkat daerah", Kolom: []string{"No", "Perangkat daerah", "Keterangan", "Diterima", "Rata-rata hari"}, Angka: []bool{true, false, false, true, true},
		Kaki: kertas.F("", "Jumlah", "", "1.240", "6,4")}
	for i := range 40 {
		ket := strings.Repeat("Semua dijawab dalam waktu. ", 1+i%5)
		if i%7 == 3 {
			ket = ""
		}
		tabel.Baris = append(tabel.Baris, []kertas.Sel{kertas.T(strconv.Itoa(i + 1)), {{Teks: "Dinas Kesehatan ", Ke: "/ppid/1"}, {Teks: "terlambat", Rupa: "bahaya"}}, kertas.T(ket), kertas.T(strconv.Itoa(i * 31)), kertas.T("6,25")})
	}
	return kertas.Lembar{
		Judul: "Pemberitahuan tertulis", Uraian: "Kabupaten Belitung Timur, tahun 2026", Nomor: kertas.GarisNomor,
		Kop:   [4]string{"Pemerintah Kabupaten Belitung Timur", "Dinas Komunikasi dan Informatika", "Jalan Raya Manggar-Gantung, Manggar 33512", "ppid@contoh.go.id"},
		Tanda: []kertas.Penggal{{Teks: "DATA CONTOH", Rupa: "bahaya"}, {Teks: "SEMENTARA", Rupa: "peringatan"}},
		Aksi:  []kertas.Penggal{{Teks: "TIDAK DICETAK", Ke: "/x"}},
		Isi: []kertas.Balok{
			{Rupa: kertas.Fakta, Baris: [][]kertas.Sel{{kertas.T("Nomor pendaftaran"), {{Teks: "001/PPID/III/2026", Rupa: "kode"}}}, {kertas.T("Rincian informasi"), kertas.T(panjang)}, {kertas.T("Catatan"), nil}}},
			kertas.P("Menindaklanjuti permohonan Saudara, kami beritahukan bahwa informasi yang diminta dapat diberikan. " + panjang),
			{Baris: [][]kertas.Sel{{{{Teks: "Simpan kode "}, {Teks: "K7QF-2MXA-9TRD-WB4E", Rupa: "kode"}, {Teks: " baik-baik, "}, {Teks: "jangan", Rupa: "tebal"}, {Teks: " diberikan kepada orang lain. Lihat "}, {Teks: "laman kami", Ke: "https://contoh.go.id/layanan"}, {Teks: "."}, {Teks: "TIDAK DICETAK", Ke: "/x", Rupa: "tombol"}}}}},
			{Rupa: kertas.Figur, Baris: [][]kertas.Sel{kertas.F("Permohonan", "1.240", "tahun 2026", "Naik dari 980."), kertas.F("Tepat waktu", "96,5%", "dari 1.100 jawaban"), kertas.F("Keberatan", "", "dari 1.240 permohonan"), kertas.F("Rata-rata", "6,4", "hari kerja", "Dihitung sejak dinyatakan lengkap.")}},
			{Rupa: kertas.Pesan, Judul: "Dua hal perlu diperhatikan", Baris: [][]kertas.Sel{kertas.F("Kalender 2027 belum ditetapkan."), kertas.F(panjang)}},
			{Rupa: kertas.Pesan, Nada: "info", Baris: [][]kertas.Sel{kertas.F("Informasi dapat dilihat tanpa biaya.")}},
			{Rupa: kertas.Bagian, Judul: "Hak pemohon", Isi: []kertas.Balok{
				{Rupa: kertas.Bernomor, Baris: [][]kertas.Sel{kertas.F("Meminta semua informasi yang dikuasai badan publik."), kertas.F(panjang), kertas.F("Mengajukan sengketa ke Komisi Informasi.")}},
				{Rupa: kertas.SubBagian, Judul: "Yang dibawa", Isi: []kertas.Balok{{Rupa: kertas.Daftar, Judul: "Surat-surat", Baris: [][]kertas.Sel{kertas.F("KTP"), kertas.F(panjang)}}}},
			}},
			{Rupa: kertas.Linimasa, Judul: "Perjalanan permohonan", Baris: [][]kertas.Sel{kertas.F("2026-03-16", "Diterima", "Lewat laman PPID.", "netral"), kertas.F("2026-03-18", "Dinyatakan lengkap", panjang, "sukses"), kertas.F("16 April 2026 09.00", "Terlambat", "", "bahaya")}},
			{Rupa: kertas.Rincian, Judul: "Penjelasan tenggat", Isi: []kertas.Balok{kertas.P("Dihitung sepuluh hari kerja.")}},
			{Rupa: kertas.Kosong, Judul: "Belum ada keberatan."},
			{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{kertas.P("TIDAK DICETAK")}},
			{Rupa: kertas.Saring, Judul: "TIDAK DICETAK"},
			{Rupa: kertas.Salin, Judul: "TIDAK DICETAK", Baris: [][]kertas.Sel{kertas.F("TIDAK DICETAK")}},
			tabel,
			{Rupa: kertas.GantiHalaman},
			kertas.P("Demikian pemberitahuan ini disampaikan."),
			{Rupa: kertas.TandaTangan, Baris: [][]kertas.Sel{{kertas.T("Manggar"), kertas.T("2026-03-16"), kertas.T("Pejabat Pengelola Informasi dan Dokumentasi"), {{Teks: "Nama Pejabat", Rupa: "tebal"}, {Teks: "\nPembina Tingkat I\nNIP ..............................."}}}}},
			{Rupa: kertas.TandaTangan, Baris: [][]kertas.Sel{kertas.F("", "", "Pemohon"), kertas.F("Manggar", "", "Petugas layanan informasi")}},
			{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{kertas.F("Dasar: UU 14/2008 Pasal 22 ayat (7). Lembar ini dibuat dengan komputer.")}},
		},
	}
}
