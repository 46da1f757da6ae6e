package surat

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

const jahat = "<script>alert(1)</script>\x00\x07\x1b[31m\u202ebalik\u200b\r\nNomor: palsu\t\xff=cmd|'/c'!A0"

// Hostile text passes as text: markup as it is, nothing that steers a terminal, a
// reader or the direction of writing.
func TestTeksJahat(t *testing.T) {
	for _, j := range Semua() {
		b := bahanUntuk(j)
		p, k, u := b.Permohonan, b.Keberatan, b.Uji
		for _, s := range []*string{&b.Kop[0], &b.Instansi, &b.Tempat, &b.Penanda, &b.AlamatLacak, &b.Unit, &b.Petunjuk, &p.Nomor, &p.Nama, &p.Alamat, &p.Kontak, &p.NomorIdentitas, &p.RincianInformasi, &p.TujuanPenggunaan,
			&p.AlasanPerpanjangan, &p.Materi, &p.Konsekuensi, &p.Penghitaman, &p.CaraPembayaran, &p.Tautan, &p.Hasil, &p.NomorSurat, &k.Nomor, &k.Nama, &k.Kuasa, &k.KasusPosisi, &k.Uraian, &k.Perintah, &k.Jabatan, &u.Informasi, &u.Penguji, &u.Nomor} {
			if s != &p.Hasil || j != Penolakan {
				*s = jahat
			}
		}
		p.Kekurangan = append(p.Kekurangan, jahat)
		ls, err := Susun(j, b)
		if err != nil {
			t.Fatal(j, err)
		}
		got := teks(ls)
		if !strings.Contains(got, "<script>alert(1)</script>") {
			t.Errorf("%s: teks hilang", j)
		}
		periksaBersih(t, string(j), got)
		judul, isi := Kabar(j, b)
		periksaBersih(t, string(j)+" kabar", judul+isi)
		if strings.Contains(judul, "\n") || strings.Contains(isi, "\nNomor: palsu") {
			t.Errorf("%s: kabar menerima baris palsu: %q", j, isi)
		}
	}
}

func periksaBersih(t interface{ Errorf(string, ...any) }, nama, s string) {
	for _, c := range s {
		if c < ' ' && c != '\n' || c >= 0x7f && c < 0xa0 || tersembunyi(c) {
			t.Errorf("%s memuat U+%04X", nama, c)
			return
		}
	}
}

// Whatever the documents say, in whatever state: no panic, what is offered can be
// made, what is made is clean and ends with its articles, and no message says who.
func TestSifat(t *testing.T) {
	teksAcak := rapid.OneOf(rapid.StringN(0, 30, 90), rapid.SampledFrom([]string{"", "", jahat, "a", "salinan_cetak"}))
	hari := rapid.Custom(func(t *rapid.T) kominfo.Tanggal {
		if rapid.Bool().Draw(t, "kosong") {
			return kominfo.Tanggal{}
		}
		return kominfo.NewTanggal(rapid.SampledFrom([]int{1, 2024, 2025, 2026, 2027, 2100, 9999}).Draw(t, "tahun"), 1, rapid.IntRange(1, 365).Draw(t, "hari"))
	})
	const nama, alamat, nik = "Nama-Rahasia", "Alamat-Rahasia", "NIK-Rahasia"
	rapid.Check(t, func(t *rapid.T) {
		s := func() string { return teksAcak.Draw(t, "teks") }
		d := func() kominfo.Tanggal { return hari.Draw(t, "tanggal") }
		var batas []ppid.Batas
		for _, j := range ppid.SemuaJenis() {
			if rapid.Bool().Draw(t, "ada") {
				batas = append(batas, ppid.Batas{Jenis: j, Tanggal: d(), Hari0: d()})
			}
		}
		b := Bahan{Instansi: s(), Hari: d(), Nomor: s(), Tempat: s(), Tanggal: d(), Penanda: s(), Unit: s()}
		if rapid.Bool().Draw(t, "permohonan") {
			b.Permohonan = &ppid.Permohonan{Nomor: s(), Badan: s(), Tahap: rapid.SampledFrom([]string{"", "diterima", "tidak_lengkap", "terdaftar", "diproses", "diperpanjang", "ditolak", "diserahkan", "x"}).Draw(t, "tahap"),
				IsianPemohon: ppid.IsianPemohon{JenisPemohon: s(), Nama: nama, NomorIdentitas: nik, Alamat: alamat, RincianInformasi: s(), CaraMemperoleh: s(), CaraMengirim: s(), Dikuasakan: rapid.Bool().Draw(t, "kuasa"), NamaKuasa: nama, KontakKuasa: alamat},
				Hasil:        rapid.SampledFrom([]string{"", "ditolak", "dikabulkan_sebagian", "belum_didokumentasikan", "tidak_dikuasai", "sudah_tersedia", "x"}).Draw(t, "hasil"),
				Diterima:     d(), Dicatat: d(), DinyatakanTidakLengkap: d(), SuratTidakLengkap: d(), Dilengkapi: d(), DinyatakanLengkap: d(), Diperpanjang: d(), Dijawab: d(), Diserahkan: d(), Dibayar: d(), SebabPerpanjangan: s(), AlasanPerpanjangan: s(),
				Kekurangan: []string{s(), s()}, Batas: batas,
				Jawaban: ppid.Jawaban{Biaya: kominfo.Rupiah(rapid.Int64().Draw(t, "biaya")), WaktuPenyediaan: d(), Huruf: s(), Materi: s(), Tautan: s(), CaraPembayaran: s(), Penghitaman: s()}}
		}
		if rapid.Bool().Draw(t, "keberatan") {
			b.Keberatan = &ppid.Keberatan{Nomor: s(), Badan: s(), Diajukan: d(), Dicatat: d(), Ditanggapi: d(), TanggapanDiterima: d(), Batas: batas, IsianKeberatan: ppid.IsianKeberatan{Alasan: s(), Nama: nama, Alamat: alamat, Kuasa: nama},
				Tanggapan: ppid.Tanggapan{Keputusan: rapid.SampledFrom([]string{"", "menguatkan", "mengabulkan_sebagian", "x"}).Draw(t, "keputusan"), Uraian: s(), Jabatan: s(), BatasPerintah: d()}}
		}
		if rapid.Bool().Draw(t, "uji") {
			b.Uji = &ppid.UjiKonsekuensi{Status: rapid.SampledFrom([]ppid.StatusUji{"", ppid.UjiDraf, ppid.UjiDitetapkan, ppid.UjiTerbuka}).Draw(t, "status"), NomorPenetapan: s(), TanggalPenetapan: d(), DibukaPada: d(),
				LembarUji: ppid.LembarUji{Nomor: s(), Tanggal: d(), Huruf: s(), Penguji: s(), Berakhir: d(), JangkaWaktu: s()}}
		}
		ada := map[Jenis]bool{}
		for _, j := range Tersedia(b) {
			if ada[j] {
				t.Fatalf("%s ditawarkan dua kali", j)
			}
			ada[j] = true
		}
		for _, j := range Semua() {
			ls, err := Susun(j, b)
			if ada[j] && err != nil {
				t.Fatalf("%s ditawarkan, tetapi %v", j, err)
			}
			if err == nil {
				periksaBersih(t, string(j), teks(ls))
				for _, l := range ls {
					if len(l.Isi) == 0 || l.Isi[len(l.Isi)-1].Rupa != kertas.Kecil {
						t.Fatalf("%s: %q tidak berakhir dengan dasarnya", j, l.Judul)
					}
				}
			}
			judul, isi := Kabar(j, b)
			for _, x := range []string{nama, alamat, nik} {
				if strings.Contains(judul+isi, x) {
					t.Fatalf("%s: kabar memuat %s", j, x)
				}
			}
			periksaBersih(t, string(j)+" kabar", judul+isi)
		}
	})
}
