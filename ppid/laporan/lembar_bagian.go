package laporan

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// enamBagian are the six parts of Perki 1/2021 Pasal 56 ayat (4), with the letters of
// Pasal 57.
func (l *Laporan) enamBagian() []kertas.Balok {
	bagian := func(judul, pasal string, isi ...[]kertas.Balok) kertas.Balok {
		return kertas.Balok{Rupa: kertas.Bagian, Judul: judul, Isi: append([]kertas.Balok{{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{kertas.F(pasal)}}}, slices.Concat(isi...)...)}
	}
	satu := func(b ...kertas.Balok) []kertas.Balok { return b }
	return []kertas.Balok{
		bagian("1. Gambaran umum kebijakan layanan informasi publik", "Perki 1/2021 Pasal 56 ayat (4) huruf a", l.naskah(NaskahKebijakan)),
		bagian("2. Gambaran umum pelaksanaan layanan", "Perki 1/2021 Pasal 56 ayat (4) huruf b, Pasal 57 ayat (1)", l.naskah(NaskahPelaksanaan), satu(
			huruf("a. Sarana dan prasarana beserta kondisinya", l.naskah(NaskahSarana)...),
			huruf("b. Sumber daya manusia beserta kualifikasinya", l.naskah(NaskahSDM)...),
			huruf("c. Anggaran dan laporan penggunaannya", l.naskah(NaskahAnggaran)...),
			l.tabel("PPID", bagCakupan)), l.belumPPID()),
		bagian("3. Rincian pelayanan informasi publik", "Perki 1/2021 Pasal 56 ayat (4) huruf c, Pasal 57 ayat (2)", satu(
			l.figur(),
			l.balokNeraca("a. Jumlah permintaan"),
			l.tabel("Permintaan yang diterima dalam masa ini, dan keadaannya pada hari laporan", bagAngkatan),
			l.tabel("b. Waktu yang diperlukan, dengan klasifikasi", bagWaktu),
			l.tabel("c. Permintaan yang dikabulkan dan hasil lain", bagHasil),
			l.tabel("d. Permintaan yang ditolak beserta alasannya", bagTolak)), l.rincian()),
		bagian("4. Rincian penyelesaian sengketa informasi publik", "Perki 1/2021 Pasal 56 ayat (4) huruf d, Pasal 57 ayat (3)", l.perkara()),
		bagian("5. Kendala eksternal dan internal", "Perki 1/2021 Pasal 56 ayat (4) huruf e", satu(
			huruf("a. Kendala eksternal", l.naskah(NaskahKendalaEksternal)...),
			huruf("b. Kendala internal", l.naskah(NaskahKendalaInternal)...))),
		bagian("6. Rekomendasi dan rencana tindak lanjut", "Perki 1/2021 Pasal 56 ayat (4) huruf f", satu(
			huruf("a. Rekomendasi", l.naskah(NaskahRekomendasi)...),
			huruf("b. Rencana tindak lanjut", l.naskah(NaskahTindakLanjut)...))),
	}
}

func huruf(judul string, isi ...kertas.Balok) kertas.Balok {
	return kertas.Balok{Rupa: kertas.SubBagian, Judul: judul, Isi: isi}
}

// perkara is part 4, letters a to f.
func (l *Laporan) perkara() []kertas.Balok {
	s := &l.Statistik
	if s.Keberatan.SisaAwal+s.Keberatan.Diajukan+s.Sengketa.SisaAwal+s.Sengketa.Diajukan == 0 {
		return []kertas.Balok{{Rupa: kertas.Kosong, Judul: "Tidak ada keberatan dan tidak ada sengketa dalam masa ini."}}
	}
	tambah := func(b kertas.Balok, kunci string) kertas.Balok {
		b.Isi = append(b.Isi, l.naskah(kunci)...)
		return b
	}
	return []kertas.Balok{
		l.tabelPilih("a. Jumlah keberatan", "keberatan.sisa_awal", "n_keberatan", "keberatan.n_selesai", "keberatan.sisa_akhir", "n_keberatan_per_alasan"),
		tambah(l.tabelPilih("b. Tanggapan atas keberatan dan pelaksanaannya", "n_keberatan_tepat_waktu", "n_keberatan_terlambat", "n_keberatan_tidak_dinilai", "n_keberatan_lewat_tanpa_tanggapan", "n_keberatan_per_keputusan", "n_keberatan_dikabulkan", "n_keberatan_dilaksanakan"), NaskahTanggapan),
		l.tabelPilih("c. Jumlah sengketa ke Komisi Informasi", "sengketa.sisa_awal", "n_sengketa", "sengketa.n_selesai", "sengketa.sisa_akhir"),
		tambah(l.tabelPilih("d. Hasil mediasi atau ajudikasi dan pelaksanaannya", "n_sengketa_per_tahap", "n_sengketa_per_putusan"), NaskahPutusanKI),
		l.tabelPilih("e. Jumlah gugatan ke pengadilan", "n_gugatan"),
		huruf("f. Hasil putusan pengadilan dan pelaksanaannya", l.naskah(NaskahPutusanHakim)...),
	}
}

// naskah is a text that people wrote, or the visible gap where it is missing.
func (l *Laporan) naskah(kunci string) (out []kertas.Balok) {
	switch t := l.Naskah[kunci]; {
	case t != "":
		for s := range strings.SplitSeq(t, "\n") {
			if s = strings.TrimSpace(s); s != "" {
				out = append(out, kertas.P(s))
			}
		}
	case perluNaskah(kunci, &l.Statistik):
		nama := ""
		for _, n := range DaftarNaskah() {
			if n.Kunci == kunci {
				nama = n.Judul
			}
		}
		out = []kertas.Balok{{Rupa: kertas.Pesan, Nada: "peringatan", Judul: "Belum diisi", Baris: [][]kertas.Sel{kertas.F(nama + ": belum diisi.")}}}
	default:
		out = []kertas.Balok{{Rupa: kertas.Kosong, Judul: "Tidak ada dalam masa ini."}}
	}
	return out
}

// empatPokok are the four things of UU 14/2008 Pasal 12, with the grants split as
// Perki 1/2021 Pasal 14 ayat (2) huruf e has them.
func (l *Laporan) empatPokok() kertas.Balok {
	b := huruf("Empat pokok layanan",
		l.tabelPilih("a. Jumlah permintaan informasi yang diterima", "n_diterima"),
		l.tabelPilih("b. Waktu yang diperlukan untuk memenuhi permintaan", "hari_kerja", "hari_kerja_per_kelas", "hari_kerja_sampai_serah"),
		l.tabelPilih("c. Jumlah pemberian dan penolakan", "n_kabul_penuh", "n_kabul_sebagian", "n_ditolak"),
		l.tabelPilih("d. Alasan penolakan", "n_tolak_per_huruf", "n_tolak_tanpa_huruf"))
	if n := l.Statistik.Neraca; n.Diterima == 0 && n.SisaAwal == 0 {
		b.Isi = append([]kertas.Balok{kertas.P("Dalam masa ini " + tidakAdaPermintaan + ".")}, b.Isi...)
	}
	return b
}

// lampiran says how the figures hang together.
func (l *Laporan) lampiran() kertas.Balok {
	d := kertas.Balok{Rupa: kertas.Bernomor}
	for _, s := range l.DasarHitung {
		d.Baris = append(d.Baris, kertas.F(s))
	}
	return kertas.Balok{Rupa: kertas.Bagian, Judul: "Cara menghitung", Isi: []kertas.Balok{d, kertas.P(l.AturanSel)}}
}
