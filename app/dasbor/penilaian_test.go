package dasbor

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

func (w *dunia) kantor() {
	w.t.Helper()
	w.buat("profil_kantor", kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: "Kabupaten Belitung Timur", Zona: kominfo.WIB})
}

func (w *dunia) mulaiNilai(m spbe.Mulai) register.ID {
	w.t.Helper()
	m.Instansi, m.NamaInstansi = "19.06", "Kabupaten Belitung Timur"
	return w.tulis("penilaian", register.Permintaan{Tindakan: "mulai"}, m).ID
}

// Every page of the program holds against texts that try to leave their place.
func TestHalamanTahanTeksJahat(t *testing.T) {
	w := duniaBaru(t)
	w.buat("profil_kantor", kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: eltest.Jahat, Zona: kominfo.WIB})
	id := w.tulis("penilaian", register.Permintaan{Tindakan: "mulai"}, spbe.Mulai{Instansi: "19.06", NamaInstansi: eltest.Jahat, Catatan: eltest.Jahat, Tahun: 2026, Instrumen: "pemdi-2026",
		Sumber: &kominfo.Sumber{Regulasi: eltest.Jahat, Bagian: eltest.Jahat, Catatan: eltest.Jahat, Status: kominfo.Sekunder}, Contoh: true, Nilai: map[string]string{"1": "2.5"}}).ID
	for _, alamat := range []string{"/", "/penilaian", "/penilaian/mulai", "/penilaian/" + string(id), "/hari-kerja?dari=" + url.QueryEscape(eltest.Jahat) + "&n=" + url.QueryEscape(eltest.Jahat), "/penilaian/mulai?instrumen=" + url.QueryEscape(eltest.Jahat)} {
		u, err := url.Parse(alamat)
		if err != nil {
			t.Fatal(err)
		}
		h, _ := w.d.halaman(u.Path)
		if h == nil {
			t.Fatalf("%s tanpa halaman", alamat)
		}
		w.muat(h, alamat)
		if s := w.teks(h); len(s) < 40 {
			t.Errorf("%s: %q", alamat, s)
		}
	}
}

func TestContohDimuatDanDihapus(t *testing.T) {
	w := duniaBaru(t)
	for range 2 { // a second time changes nothing
		if err := MuatContoh(t.Context(), w.d.Buku, w.d.Sumber); err != nil {
			t.Fatal(err)
		}
	}
	w.kantor()
	sendiri := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	if n := w.jumlah("penilaian"); n != 3 {
		t.Fatalf("%d penilaian", n)
	}
	var k bingkai
	if err := k.muat(t.Context(), w.d, w.d.Sumber); err != nil || k.contoh != 2 || k.nama != "Kabupaten Belitung Timur" {
		t.Errorf("bingkai: %+v %v", k, err)
	}
	p := &daftarPenilaian{d: w.d}
	w.muat(p, "/penilaian")
	harus(t, w.teks(p), "Kota Denpasar 2018", "2,64", "Kementerian Koordinator Bidang Perekonomian 2021", "2,95", "contoh", "terisi 0 dari 20")
	for range 2 {
		if err := hapusSemuaContoh(t.Context(), w.d); err != nil {
			t.Fatal(err)
		}
	}
	var d spbe.Penilaian
	if w.baca("penilaian", sendiri, &d); w.jumlah("penilaian") != 1 || d.Contoh {
		t.Errorf("sesudah dihapus tinggal %d", w.jumlah("penilaian"))
	}
}

func TestBerandaMenawarkanSemuaYangMungkin(t *testing.T) {
	w := duniaBaru(t)
	b := &beranda{d: w.d}
	w.muat(b, "/")
	for cari, mau := range map[string][]string{
		"bogor": {"Kabupaten Bogor", "Kota Bogor"}, "  Belitung timur ": {"Kabupaten Belitung Timur"}, "bo": nil, "zzzz": nil,
	} {
		b.cari = cari
		var dapat []string
		for _, k := range b.kandidat() {
			dapat = append(dapat, k.Wilayah.Nama)
		}
		for _, m := range mau {
			if !strings.Contains(strings.Join(dapat, "|"), m) {
				t.Errorf("%q: %v, tanpa %s", cari, dapat, m)
			}
		}
		if mau == nil && dapat != nil {
			t.Errorf("%q: %v", cari, dapat)
		}
		w.gambar(b)
	}
}

func TestMulaiMemilihTahunYangDinilai(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	for id, tahun := range map[string]int64{"pemdi-2026": 2026, "spbe-2020": 2025, "spbe-2018": 2020, "asing": 2026} {
		m := &mulaiPenilaian{d: w.d}
		w.muat(m, "/penilaian/mulai?instrumen="+id)
		if m.in.Tahun != tahun {
			t.Errorf("%s: tahun %d, want %d", id, m.in.Tahun, tahun)
		}
		w.gambar(m)
	}
	m := &mulaiPenilaian{d: w.d}
	w.muat(m, "/penilaian/mulai?instrumen=spbe-2020")
	m.tahun = "2026"
	harus(t, w.teks(m), "Perhatian: Penilaian tahun 2026 tidak memakai SPBE 2020")
	for _, s := range []string{"", "26", "2017", "2101", "dua"} {
		m.tahun = s
		harus(t, w.teks(m), "Tulis tahun empat angka, mulai 2018.")
	}
}

// Typing scores at once and saves behind it; what is wrong counts for nothing.
func TestMengisi(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	p := &penilaian{siklus: siklus{d: w.d, id: id}}
	w.muat(p, "/")
	laku := w.mainkan(p)
	ubah := func(nomor, nilai string) {
		t.Helper()
		laku(func(ctx app.Context, l *layar) { p.ubah(ctx, l, nomor, nilai) })
	}
	tersimpan := func() map[string]string {
		t.Helper()
		var d spbe.Penilaian
		w.baca("penilaian", id, &d)
		return d.Nilai
	}
	ubah("1", "2.5")
	ubah("2", "9")
	ubah("2", "banyak")
	if diff := cmp.Diff(map[string]string{"1": "2.5"}, tersimpan()); diff != "" || p.salah["2"] == "" || p.hasil.Lengkap || len(p.hasil.BelumDiisi) != 19 {
		t.Errorf("%v %v (-want +got):\n%s", p.salah, p.hasil.BelumDiisi, diff)
	}
	harus(t, w.teks(p), "belum final", "bukan angka yang dapat dibaca", "Semua tersimpan")
	ubah("1", "")
	if n := tersimpan(); len(n) != 0 {
		t.Errorf("nilai dikosongkan: %v", n)
	}

	w.putus = true
	ubah("1", "3")
	ubah("3", "4")
	if len(p.tunda) != 2 || len(tersimpan()) != 0 {
		t.Errorf("luring: %v %v", p.tunda, tersimpan())
	}
	harus(t, w.teks(p), "2 isian belum tersimpan", "Server tidak terjangkau", "Simpan lagi")
	w.putus = false
	laku(func(ctx app.Context, l *layar) { p.galat = nil; p.kirimkan(ctx, l) })
	if diff := cmp.Diff(map[string]string{"1": "3", "3": "4"}, tersimpan()); diff != "" || len(p.tunda) != 0 {
		t.Errorf("tersambung lagi (-want +got):\n%s", diff)
	}

	// Somebody else was quicker: nothing is overwritten until the person says so.
	w.tulis("penilaian", register.Permintaan{ID: id, Harap: p.dok.Versi, Tindakan: "isi"}, spbe.Isi{Nilai: map[string]string{"1": "5", "2": "1"}})
	ubah("1", "2")
	teks := w.teks(p)
	harus(t, teks, "Penilaian ini diubah orang lain", "1 = 2", "1 isian belum tersimpan")
	if n := strings.Count(teks, "diubah orang lain"); n != 1 || tersimpan()["1"] != "5" {
		t.Errorf("%d pesan, tersimpan %v", n, tersimpan())
	}
	laku(func(ctx app.Context, l *layar) { p.ambilBaru(ctx, l) })
	if diff := cmp.Diff(map[string]string{"1": "2", "2": "1", "3": "4"}, tersimpan()); diff != "" || p.galat != nil {
		t.Errorf("%v (-want +got):\n%s", p.galat, diff)
	}
}

// Samples and withdrawn assessments can be read, not changed.
func TestYangTidakDapatDiubah(t *testing.T) {
	w := duniaBaru(t)
	contoh := w.mulaiNilai(spbe.Mulai{Tahun: 2020, Instrumen: "spbe-2018", Contoh: true})
	tarik := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	w.tulis("penilaian", register.Permintaan{ID: tarik, Harap: 1, Tindakan: "tarik"}, register.Alasan{Alasan: "salah"})
	for id, tanda := range map[register.ID]string{contoh: "data contoh", tarik: "ditarik"} {
		p := &penilaian{siklus: siklus{d: w.d, id: id}}
		w.muat(p, "/")
		n := w.gambar(p)
		harus(t, eltest.Teks(n), tanda)
		for _, i := range append(eltest.Cari(n, "input"), eltest.Cari(n, "textarea")...) {
			if _, mati := eltest.Atribut(i, "disabled"); !mati {
				t.Errorf("%s: isian %v dapat diubah", tanda, i.Attr)
			}
		}
	}
}

func TestHariKerja(t *testing.T) {
	w := duniaBaru(t)
	for tanya, mau := range map[string]string{
		"?dari=2026-03-16&n=10": "Selasa, 7 April 2026", "?dari=2026-04-07&n=-10": "Senin, 16 Maret 2026", "?dari=2026-06-05&n=1": "Senin, 8 Juni 2026",
		"?dari=kemarin": "anggal", "?n=sepuluh": "harus bilangan bulat antara -2000 dan 2000", "?n=99999": "harus bilangan bulat", "?dari=2035-01-02&n=3": "2035", "": "Jatuh pada",
	} {
		h := &hariKerja{d: w.d}
		w.muat(h, "/hari-kerja"+tanya)
		harus(t, w.teks(h), mau)
	}
}

// The page of an assessment has everything the server hands over with it: the
// browser draws it from that alone.
func TestHalamanLengkapDariDataAwal(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026", Nilai: map[string]string{"1": "3"}})
	for _, alamat := range []string{"/", "/penilaian", "/penilaian/mulai", "/penilaian/" + string(id), "/hari-kerja"} {
		u, _ := url.Parse(alamat)
		if err := w.d.MuatUntuk(t.Context(), w.d.Sumber, u); err != nil {
			t.Errorf("%s: %v", alamat, err)
		}
	}
	for alamat, mau := range map[string]error{"/asing": ErrTanpaHalaman, "/register/asing": ErrTanpaHalaman, fmt.Sprintf("/penilaian/%s", strings.Replace(string(id), string(id)[:8], "01990000", 1)): kominfo.TidakAda} {
		u, _ := url.Parse(alamat)
		if err := w.d.MuatUntuk(t.Context(), w.d.Sumber, u); err == nil || !strings.Contains(fmt.Sprint(kominfo.KindOf(err), err), mau.Error()) {
			t.Errorf("%s: %v, want %v", alamat, err, mau)
		}
	}
}
