package dasbor

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func kolomPertama(n *html.Node) (out []string) {
	for _, b := range eltest.Cari(n, "tbody") {
		for _, r := range eltest.Cari(b, "tr") {
			out = append(out, eltest.Teks(eltest.Cari(r, "th")[0]))
		}
	}
	return out
}

func (w *dunia) daftar(nama, tanya string) *daftarUmum {
	w.t.Helper()
	p := &daftarUmum{umum: w.umum(nama)}
	w.muat(p, "/register/"+nama+tanya)
	return p
}

func TestDaftarKosong(t *testing.T) {
	w := duniaBaru(t)
	n := w.gambar(w.daftar("uji_barang", ""))
	harus(t, eltest.Teks(n), "Belum ada dokumen di register ini.", "unduh templat XLSX")
	if !slices.Contains(tautan(n), "/register/uji_barang/baru") || !slices.Contains(tautan(n), "/register/uji_barang/impor") {
		t.Errorf("halaman kosong tidak menunjukkan langkah berikutnya: %v", tautan(n))
	}
	harus(t, w.teks(w.daftar("uji_izin", "")), "Ajukan", "Templat XLSX")
}

func TestDaftar(t *testing.T) {
	w := duniaBaru(t)
	w.buat("perangkat_daerah", kantor.PerangkatDaerah{Kode: "kominfo", Nama: "Dinas Kominfo", Jenis: "dinas"})
	u1 := w.buat("uji_unit", registertest.Unit{Kode: "u1", Nama: "Unit Satu"})
	terima, err := kominfo.ParseTanggal("2024-02-05")
	if err != nil {
		t.Fatal(err)
	}
	w.buat("uji_barang", barang{Kode: "B-1", Nama: "Meja", Jenis: "d", Tahun: 2020, Harga: 1_500_000, Unit: string(u1)})
	w.buat("uji_barang", barang{Kode: "B-2", Nama: "Server", Jenis: "a", Tahun: 2024, Harga: 90_000_000, Terima: terima})
	tarik := w.buat("uji_barang", barang{Kode: "B-3", Nama: "Kursi", Jenis: "d", Tahun: 2024})
	w.tulis("uji_barang", register.Permintaan{ID: tarik, Harap: 1, Tindakan: "tarik"}, register.Alasan{Alasan: "Salah catat"})

	n := w.gambar(w.daftar("uji_barang", "?urut=kode"))
	if diff := cmp.Diff([]string{"Meja", "Server"}, kolomPertama(n)); diff != "" {
		t.Errorf("baris (-mau +ada):\n%s", diff)
	}
	harus(t, eltest.Teks(n), "Unit Satu", "Rp1.500.000", "2024", "Perangkat keras (1)", "Meja (1)", "Jaringan (0)", "Dinas Kominfo", "Baris 1 – 2 dari 2")
	jangan(t, eltest.Teks(n), "Kursi", "Hapus saringan")
	if !slices.Contains(tautan(n), "/register/uji_unit/"+string(u1)) {
		t.Error("rujukan tidak ditautkan")
	}

	for _, c := range []struct {
		tanya string
		mau   []string
		teks  []string
	}{
		{"?jenis=d", []string{"Meja"}, []string{"Jenis: Meja", "dari 1", "Perangkat keras (1)"}}, // counts leave out their own filter
		{"?tahun.minimal=2021", []string{"Server"}, []string{"Tahun beli mulai 2021"}},
		{"?harga.maksimal=2000000", []string{"Meja"}, []string{"Harga sampai 2.000.000"}},
		{"?nama.diawali=Se", []string{"Server"}, []string{"Nama barang diawali Se"}},
		{"?jenis.dalam=a%7Cd&urut=-tahun", []string{"Server", "Meja"}, []string{"Jenis: Perangkat keras atau Meja"}},
		{"?terima.minimal=2024-01-01", []string{"Server"}, []string{"Tanggal terima mulai 1 Januari 2024"}},
		{"?unit=" + string(u1), []string{"Meja"}, []string{"Unit: Unit Satu"}},
		{"?ditarik=1&urut=kode", []string{"Meja", "Server", "Kursi ditarik"}, []string{"termasuk yang ditarik"}},
	} {
		n := w.gambar(w.daftar("uji_barang", c.tanya))
		if diff := cmp.Diff(c.mau, kolomPertama(n)); diff != "" {
			t.Errorf("%s (-mau +ada):\n%s", c.tanya, diff)
		}
		harus(t, eltest.Teks(n), c.teks...)
	}
	n = w.gambar(w.daftar("uji_barang", "?jenis=c"))
	harus(t, eltest.Teks(n), "Tidak ada dokumen yang cocok.", "Tampilkan semua")
	n = w.gambar(w.daftar("uji_barang", "?jenis=d&tahun.minimal=2000&kursor=&warna=merah&tahun.minimal=x&harga=mahal"))
	harus(t, eltest.Teks(n), "Sebagian saringan di alamat tidak dipakai", "warna", "harga")
	n = w.gambar(w.daftar("uji_barang", "?kursor=ngawur"))
	harus(t, eltest.Teks(n), "Penanda halaman tidak dikenal", "Ke halaman pertama")

	ekspor := tautan(w.gambar(w.daftar("uji_barang", "?jenis=d&urut=-tahun&dari=7")))
	if !slices.Contains(ekspor, "/berkas/register/uji_barang.xlsx?jenis=d&urut=-tahun") {
		t.Errorf("ekspor tidak membawa saringan: %v", ekspor)
	}
}

func TestTampilanBolakBalik(t *testing.T) {
	in := defBarang().Info()
	for _, s := range []string{"", "jenis=d", "jenis.dalam=a%7Cd&tahun.kurang=2024&tahun.lebih=2000&urut=-harga", "ditarik=1&nama.tidak=x&urut=",
		"dari=51&kursor=abc", "dari=51&kode.diawali=B+1&sebelum=abc", "terima.maksimal=2024-01-01&terima.minimal=2023-01-01"} {
		v, err := url.ParseQuery(s)
		if err != nil {
			t.Fatal(err)
		}
		b := bacaTampilan(in, v)
		if got := b.tanya(true).Encode(); got != s || b.asing != nil {
			t.Errorf("%q menjadi %q, tidak dikenal %v", s, got, b.asing)
		}
	}
}

func TestHalaman(t *testing.T) {
	w := duniaBaru(t)
	for i := range 120 {
		w.buat("uji_barang", barang{Kode: fmt.Sprintf("k%03d", i), Nama: fmt.Sprintf("Barang %03d", i), Jenis: "a", Tahun: int64(2000 + i%3)}) // many equal sort values
	}
	for _, urut := range []string{"", "?urut=tahun", "?urut=-tahun", "?urut="} {
		var maju []string
		p := w.daftar("uji_barang", urut)
		alamat := []string{}
		for {
			maju = append(maju, kolomPertama(w.gambar(p))...)
			if !p.maju {
				break
			}
			b := p.t.awal()
			b.sesudah, b.dari = p.kursor(p.baris[len(p.baris)-1]), p.t.dari+int64(len(p.baris))
			alamat = append(alamat, b.alamat(""))
			p = w.daftar("uji_barang", b.alamat(""))
		}
		if len(maju) != 120 || len(alamat) != 2 || p.t.dari != 101 {
			t.Fatalf("%s: %d baris di %d halaman, baris pertama halaman akhir %d", urut, len(maju), len(alamat)+1, p.t.dari)
		}
		if s := slices.Sorted(slices.Values(maju)); len(slices.Compact(s)) != 120 {
			t.Errorf("%s: ada baris yang berulang", urut)
		}
		balik := kolomPertama(w.gambar(p))
		for p.mundur {
			b := p.t.awal()
			b.sebelum, b.dari = p.kursor(p.baris[0]), max(1, p.t.dari-perHalaman)
			p = w.daftar("uji_barang", b.alamat(""))
			balik = append(kolomPertama(w.gambar(p)), balik...)
		}
		if diff := cmp.Diff(maju, balik); diff != "" || p.t.dari != 1 {
			t.Errorf("%s: mundur tidak sama dengan maju, mulai %d:\n%s", urut, p.t.dari, diff)
		}
	}
}

func TestSemuaRegister(t *testing.T) {
	w := duniaBaru(t)
	w.buat("perangkat_daerah", kantor.PerangkatDaerah{Kode: "kominfo", Nama: "Dinas Kominfo", Jenis: "dinas"})
	p := &semuaRegister{d: w.d}
	w.muat(p, "/register")
	n := w.gambar(p)
	harus(t, eltest.Teks(n), "Perangkat daerah", "Profil kantor", "Penilaian")
	for _, a := range []string{"/register/perangkat_daerah", "/register/perangkat_daerah/baru", "/penilaian/mulai"} {
		if !slices.Contains(tautan(n), a) {
			t.Errorf("tidak ada tautan %s: %v", a, tautan(n))
		}
	}
}

func TestRute(t *testing.T) {
	w := duniaBaru(t)
	id := "0199a0b0-0000-7000-8000-000000000001"
	for alamat, mau := range map[string]string{
		"/register":                                      "*dasbor.semuaRegister",
		"/register/perangkat_daerah":                     "*dasbor.daftarUmum",
		"/register/perangkat_daerah/baru":                "*dasbor.ubahUmum",
		"/register/perangkat_daerah/impor":               "*dasbor.imporUmum",
		"/register/penilaian/tindakan/mulai":             "*dasbor.tindakanUmum",
		"/register/perangkat_daerah/" + id:               "*dasbor.dokumenUmum",
		"/register/perangkat_daerah/" + id + "/ubah":     "*dasbor.ubahUmum",
		"/register/penilaian/" + id + "/tindakan/tarik":  "*dasbor.tindakanUmum",
		"/register/tidak_ada":                            "<nil>",
		"/register/perangkat_daerah/bukan-id":            "<nil>",
		"/register/perangkat_daerah/" + id + "/tindakan": "<nil>",
	} {
		if got := fmt.Sprintf("%T", cariRute(w.d, alamat)); got != mau {
			t.Errorf("%s: %s, mau %s", alamat, got, mau)
		}
	}
	if a := alamatDokumen("penilaian", "x"); a != "/penilaian/x" {
		t.Errorf("alamat penilaian: %s", a)
	}
}

func cariRute(d *Dasbor, alamat string) halaman {
	for _, r := range ruteUmum() {
		if b := r.cocok(alamat); b != nil {
			return r.buat(d, b)
		}
	}
	return nil
}

// Whatever stands in the data stays text, on every page that shows it.
func TestDataJahat(t *testing.T) {
	w := duniaBaru(t)
	j := eltest.Jahat
	unit := w.buat("uji_unit", registertest.Unit{Kode: "u1", Nama: j})
	id := w.buat("uji_barang", barang{Kode: `"><b>`, Nama: j[:60], Jenis: "a", Ket: j, Unit: string(unit), Pemakai: j, Bagian: []bagianBarang{{Nama: j}}})
	w.tulis("uji_barang", register.Permintaan{ID: id, Harap: 1}, barang{Kode: `"><b>`, Nama: j[:50], Jenis: "a", Ket: j + "2", Unit: string(unit), Bagian: []bagianBarang{{Nama: j + "2"}}})
	tindakan := w.buatIzin(j)
	for nama, h := range map[string]halaman{
		"/?nama.diawali=" + url.QueryEscape(j): &daftarUmum{umum: w.umum("uji_barang")},
		"/?" + url.QueryEscape(j) + "=1":       &daftarUmum{umum: w.umum("uji_barang")},
		"/1":                                   &daftarUmum{umum: w.umum("uji_unit")},
		"/2":                                   &dokumenUmum{umum: w.umum("uji_barang"), id: id},
		"/3":                                   &ubahUmum{umum: w.umum("uji_barang"), id: id},
		"/4":                                   &tindakanUmum{umum: w.umum("uji_izin"), id: tindakan, nama: "setujui"},
		"/5":                                   &dokumenUmum{umum: w.umum("uji_izin"), id: tindakan},
	} {
		w.muat(h, nama)
		n := w.gambar(h) // eltest says when a text became markup
		switch h.(type) {
		case *dokumenUmum, *ubahUmum:
			harus(t, eltest.Teks(n), "<script>alert(1)")
		}
	}
}

func (w *dunia) buatIzin(nama string) register.ID {
	w.t.Helper()
	return w.tulis("uji_izin", register.Permintaan{Tindakan: "ajukan"}, registertest.Ajukan{Nama: nama, OPD: nama}).ID
}

// FuzzTampilan: an address that was read and written again means the same.
func FuzzTampilan(f *testing.F) {
	for _, s := range []string{"jenis=d", "urut=-tahun&kursor=x", "tahun.minimal=9223372036854775808", "nama.diawali=%00%ff", "jenis.dalam=a|b|", "dari=-1", "urut=", "%zz", "jenis=a&jenis=b", "harga=007", "jenis=a&jenis.sama=b"} {
		f.Add(s)
	}
	in := defBarang().Info()
	f.Fuzz(func(t *testing.T, s string) {
		v, err := url.ParseQuery(s)
		if err != nil {
			return
		}
		a := bacaTampilan(in, v)
		b := bacaTampilan(in, a.tanya(true))
		a.asing = nil
		sebut := func(x tampilan) string { return fmt.Sprintf("%+v", x) }
		slices.SortFunc(a.saring, urutSyarat)
		slices.SortFunc(b.saring, urutSyarat)
		if sebut(a) != sebut(b) {
			t.Errorf("%q: dibaca %s, ditulis lalu dibaca lagi %s", s, sebut(a), sebut(b))
		}
	})
}

func urutSyarat(a, b register.Syarat) int {
	return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
}
