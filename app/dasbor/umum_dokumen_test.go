package dasbor

import (
	"regexp"
	"slices"
	"testing"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func polaUji(s string) *regexp.Regexp { return regexp.MustCompile(s) }

func TestDokumen(t *testing.T) {
	w := duniaBaru(t)
	w.buat("profil_kantor", kantor.Profil{Kunci: "kantor", Kode: "71.01", Nama: "Kabupaten Uji", Zona: kominfo.WITA})
	w.buat("perangkat_daerah", kantor.PerangkatDaerah{Kode: "kominfo", Nama: "Dinas Kominfo", Jenis: "dinas"})
	unit := w.buat("uji_unit", registertest.Unit{Kode: "u1", Nama: "Unit Satu"})
	isi := barang{Kode: "B-1", Nama: "Server", Jenis: "a", Tahun: 2024, Harga: 5_000_000, Unit: string(unit), Pemakai: "Siti", Bagian: []bagianBarang{{Nama: "kipas", Jumlah: 2}}}
	id := w.buat("uji_barang", isi)
	baru := isi
	baru.Jenis, baru.Harga, baru.Ket, baru.Pinjam = "b", 6_000_000, "rusak\nringan", true
	baru.Bagian = []bagianBarang{{Nama: "kipas", Jumlah: 3}, {Nama: "rak", Jumlah: 1}}
	w.tulis("uji_barang", register.Permintaan{ID: id, Harap: 1}, baru)

	p := &dokumenUmum{umum: w.umum("uji_barang"), id: id}
	w.muat(p, "/")
	n := w.gambar(p)
	teks := eltest.Teks(n)
	harus(t, teks, "Pemerintah Kabupaten Uji", "Dinas Kominfo", "Identitas", "Perangkat lunak", "Rp6.000.000", "Unit Satu", "Siti", "kipas",
		"16 Maret 2026, 10.30 WITA", "Versi 2: diubah", "Versi 1: dibuat", "Oleh: pengelola 19.06",
		"Jenis: Perangkat keras menjadi Perangkat lunak", "Harga: Rp5.000.000 menjadi Rp6.000.000", "Keterangan: (kosong) menjadi",
		"Boleh dipinjam: Tidak menjadi Ya", "Bagian › 1 › jumlah: 2 menjadi 3", "Bagian › 2 › nama: (kosong) menjadi rak", "Perubahan data pribadi tidak tercatat")
	for _, a := range []string{"/ubah", "/tindakan/tarik"} {
		if !slices.Contains(tautan(n), "/register/uji_barang/"+string(id)+a) {
			t.Errorf("tidak ada tombol %s", a)
		}
	}
	w.tulis("uji_barang", register.Permintaan{ID: id, Harap: 2, Tindakan: "tarik"}, register.Alasan{Alasan: "Dilelang"})
	p = &dokumenUmum{umum: w.umum("uji_barang"), id: id}
	w.muat(p, "/")
	n = w.gambar(p)
	harus(t, eltest.Teks(n), "Dokumen ini ditarik pada 16 Maret 2026", "Alasan: Dilelang", "Versi 3: Tarik")
	for _, a := range tautan(n) {
		if polaUji(`/(ubah|tindakan/.*)$`).MatchString(a) {
			t.Errorf("dokumen yang ditarik menawarkan %s", a)
		}
	}
	u := &ubahUmum{umum: w.umum("uji_barang"), id: id}
	if err := u.Muat(t.Context(), w.d.Sumber, nil); kominfo.KindOf(err) != kominfo.Ditolak {
		t.Errorf("mengubah yang ditarik: %v", err)
	}
}

// What a caller without the right gets is said, not shown as empty.
func TestPribadiTertutup(t *testing.T) {
	w := duniaBaru(t)
	id := w.buat("uji_barang", barang{Kode: "B-1", Nama: "Server", Jenis: "a"})
	p := &dokumenUmum{umum: w.umum("uji_barang"), id: id}
	w.muat(p, "/")
	harus(t, w.teks(p), "tidak ditampilkan untuk Anda, atau tidak diisi")
	p.baris.PribadiDihapus = true
	harus(t, w.teks(p), "Data pribadi, sudah dihapus.")
}

func TestRinci(t *testing.T) {
	w := duniaBaru(t)
	id := w.tulis("penilaian", register.Permintaan{Tindakan: "mulai"}, map[string]any{
		"instansi": "19.06", "nama_instansi": "Kabupaten Belitung Timur", "tahun": 2026, "instrumen": "pemdi-2026", "metode": "mandiri",
		"nilai": map[string]string{"1": "3", "2": "4", "10": "2"}}).ID
	p := &dokumenUmum{umum: w.umum("penilaian"), id: id}
	w.muat(p, "/")
	n := w.gambar(p)
	var kunci []string
	for _, e := range eltest.Cari(n, "dt") {
		if s := eltest.Teks(e); angkaSaja(s) {
			kunci = append(kunci, s)
		}
	}
	if !slices.Equal(kunci, []string{"1", "2", "10"}) {
		t.Errorf("nilai bertingkat menurut %v", kunci)
	}
	if !slices.Contains(tautan(n), "/penilaian/"+string(id)) {
		t.Error("tidak ada tautan ke halaman khususnya")
	}
}

// A moment is shown as a clock shows it, never as it is stored.
func TestRinciWaktu(t *testing.T) {
	if got := rinci(nil, []byte(`"2026-11-22T08:52:36.821Z"`)); got != "22 November 2026, 15.52 WIB" {
		t.Errorf("waktu: %v", got)
	}
	if got := rinci(nil, []byte(`"2026-11-22 pagi"`)); got != "2026-11-22 pagi" {
		t.Errorf("bukan waktu: %v", got)
	}
}
