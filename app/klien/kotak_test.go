package klien_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func unit(nama string) registertest.Unit { return registertest.Unit{Kode: "u1", Nama: nama} }

// Whatever happens to the first attempt, the write is carried out once, or it is
// shown why not.
func TestSatuKirimanTiapNasib(t *testing.T) {
	for _, nasib := range nasibBuruk {
		u := kotakBaru(t, &klien.Memori{})
		m := u.d.tulis(u.d.unit, register.Permintaan{}, unit("asal"))
		u.kabel.nasib = urutan(nasib)
		e := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("baru"), "")
		u.Kirimkan(t.Context())
		keadaan := u.lihat(e.No).Keadaan
		mau := klien.Menunggu
		switch nasib {
		case "ganda":
			mau = klien.Dikirim
		case "412":
			mau = klien.Bentrok
		case "403", "409", "413", "422":
			mau = klien.Ditolak
		}
		if keadaan != mau {
			t.Errorf("%s: %s, want %s", nasib, keadaan, mau)
		}
		err := u.lihat(e.No).Galat()
		if (err == nil) != (mau == klien.Dikirim) || errors.Is(err, klien.ErrMenunggu) != (mau == klien.Menunggu) || errors.Is(err, klien.ErrVersiLama) != (mau == klien.Bentrok) || err != nil && len(strings.Fields(kominfo.PesanUntukOrang(err))) < 3 {
			t.Errorf("%s: %v", nasib, err)
		}
		if mau == klien.Ditolak {
			u.Ulangi(e.No, 0)
		} else if mau == klien.Bentrok {
			u.Ulangi(e.No, 1)
		}
		u.kabel.sampaikan()
		if lagi := u.Kirimkan(t.Context()); lagi != 0 {
			t.Errorf("%s: masih ada yang menunggu %s", nasib, lagi)
		}
		if diff := cmp.Diff([]string{"asal", "baru"}, u.d.namaUnit(m.ID)); diff != "" {
			t.Errorf("%s: versi (-want +got):\n%s", nasib, diff)
		}
		if x := u.lihat(e.No); x.Keadaan != klien.Dikirim || x.Hasil.Versi != 2 || x.Pesan != "" {
			t.Errorf("%s: %+v", nasib, x)
		}
	}
}

// Saved offline, the page closed, opened again: everything arrives, in order, the
// later on top of the earlier.
func TestLuringLaluDibukaLagi(t *testing.T) {
	for nama, s := range map[string]klien.Simpanan{"memori": &klien.Memori{}, "berkas": &berkas{jalur: filepath.Join(t.TempDir(), "kotak.json")}} {
		u := kotakBaru(t, s)
		m := u.d.tulis(u.d.unit, register.Permintaan{}, unit("asal"))
		u.kabel.nasib = terus("hilang")
		a := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("a"), "")
		b := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("b"), a.No)
		c := u.titip(u.d.izin, register.Permintaan{Tindakan: "ajukan"}, registertest.Ajukan{Nama: "Menara", OPD: "kominfo"}, "")
		var jeda []time.Duration
		for range 6 {
			jeda = append(jeda, u.Kirimkan(t.Context()))
		}
		if diff := cmp.Diff([]time.Duration{15e9, 30e9, 60e9, 120e9, 120e9, 120e9}, jeda); diff != "" {
			t.Errorf("%s: jeda (-want +got):\n%s", nama, diff)
		}
		if n, p := u.Hitung(); n != 3 || p != 0 {
			t.Errorf("%s: menunggu %d, putusan %d", nama, n, p)
		}
		if x := u.lihat(c.No); x.Coba != 0 || !strings.Contains(x.Pesan, "Server tidak terjangkau") {
			t.Errorf("%s: yang belum dicoba juga harus tahu sebabnya: %+v", nama, x)
		}
		u.kabel.nasib = terus("500")
		u.KotakKirim = u.buka()
		d := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("d"), b.No)
		if u.Kirimkan(t.Context()); !strings.Contains(u.lihat(d.No).Pesan, "pengujian") && !strings.Contains(u.lihat(d.No).Pesan, "terjangkau") {
			t.Errorf("%s: di belakang yang gagal, tanpa sebab: %+v", nama, u.lihat(d.No))
		}
		u.Buang(d.No)
		u.kabel.nasib = nil
		u.KotakKirim = u.buka()
		if n := len(u.Isi()); n != 3 {
			t.Fatalf("%s: %d kiriman sesudah dibuka lagi", nama, n)
		}
		if lagi := u.Kirimkan(t.Context()); lagi != 0 {
			t.Errorf("%s: masih menunggu", nama)
		}
		if diff := cmp.Diff([]string{"asal", "a", "b"}, u.d.namaUnit(m.ID)); diff != "" {
			t.Errorf("%s: versi (-want +got):\n%s", nama, diff)
		}
		if x := u.lihat(b.No); x.Hasil == nil || x.Hasil.Versi != 3 {
			t.Errorf("%s: %+v", nama, x)
		}
		if n, p := u.Hitung(); n+p != 0 {
			t.Errorf("%s: masih dihitung %d dan %d", nama, n, p)
		}
		// What was carried out is forgotten after a while.
		u.jam = u.jam.Add(time.Hour)
		u.Kirimkan(t.Context())
		if semua, _ := s.Semua(); len(semua) != 0 || len(u.Isi()) != 0 {
			t.Errorf("%s: tersisa %v", nama, semua)
		}
	}
}

// A conflict holds back its own document and nothing else, until a person
// decides; nothing is written over what was not seen.
func TestBentrokMenahanDokumennyaSaja(t *testing.T) {
	u := kotakBaru(t, &klien.Memori{})
	m := u.d.tulis(u.d.unit, register.Permintaan{}, unit("asal"))
	lain := u.d.tulis(u.d.unit, register.Permintaan{}, registertest.Unit{Kode: "u2", Nama: "lain"})
	u.kabel.nasib = terus("hilang")
	a := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("a"), "")
	b := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("b"), a.No)
	c := u.titip(u.d.unit, register.Permintaan{ID: lain.ID, Harap: 1}, registertest.Unit{Kode: "u2", Nama: "lain 2"}, "")
	u.d.tulis(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("orang lain"))
	u.kabel.nasib = nil
	if lagi := u.Kirimkan(t.Context()); lagi != 0 {
		t.Errorf("yang menunggu orang tidak dicoba sendiri: %s", lagi)
	}
	if u.lihat(a.No).Keadaan != klien.Bentrok || u.lihat(b.No).Keadaan != klien.Menunggu || u.lihat(c.No).Keadaan != klien.Dikirim {
		t.Fatalf("%+v", u.Isi())
	}
	if u.lihat(b.No).Pesan == "" || u.lihat(b.No).Coba != 0 {
		t.Errorf("tertahan: %+v", u.lihat(b.No))
	}
	if n, p := u.Hitung(); n != 1 || p != 1 {
		t.Errorf("menunggu %d, putusan %d", n, p)
	}
	d := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("d"), b.No)
	if d.Pesan == "" {
		t.Error("yang dititipkan di belakang bentrok harus tahu sebabnya")
	}
	tertahan := u.titip(u.d.unit, register.Permintaan{ID: lain.ID, Harap: 1}, registertest.Unit{Kode: "u2", Nama: "basi"}, "")
	u.Kirimkan(t.Context())
	e := u.titip(u.d.unit, register.Permintaan{ID: lain.ID, Harap: 2}, registertest.Unit{Kode: "u2", Nama: "lain 3"}, "")
	u.Buang(tertahan.No)
	if x := u.lihat(e.No); x.Pesan != "" {
		t.Errorf("masih tertahan: %+v", x)
	}
	kunci := u.lihat(a.No).Kunci
	u.Ulangi(a.No, 2)
	if x := u.lihat(a.No); x.Kunci == kunci || x.Harap != 2 {
		t.Errorf("di atas versi lain harus dengan kunci baru: %+v", x)
	}
	u.Kirimkan(t.Context())
	if diff := cmp.Diff([]string{"asal", "orang lain", "a", "b", "d"}, u.d.namaUnit(m.ID)); diff != "" {
		t.Errorf("versi (-want +got):\n%s", diff)
	}
}

// A page that is closed between a write and the next one on top of it: the next
// one still knows the version, however long it takes.
func TestLanjutSesudahLama(t *testing.T) {
	u := kotakBaru(t, &klien.Memori{})
	m := u.d.tulis(u.d.unit, register.Permintaan{}, unit("asal"))
	x := u.titip(u.d.izin, register.Permintaan{Tindakan: "ajukan"}, registertest.Ajukan{Nama: "Menara", OPD: "kominfo"}, "")
	a := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("a"), "")
	b := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("b"), a.No)
	ctx, batal := context.WithCancel(t.Context())
	u.kabel.nasib = func(ke int) string {
		if ke == 1 {
			batal()
		}
		return []string{"503", "baik", "401", "baik", "baik"}[ke]
	}
	u.Kirimkan(ctx)
	u.jam = u.jam.Add(time.Hour)
	u.Kirimkan(t.Context())
	if y := u.lihat(b.No); y.Coba != 0 || len(u.kabel.kunci) != 3 || y.Pesan != u.lihat(x.No).Pesan {
		t.Errorf("tanpa masuk tidak ada gunanya mengirim yang lain: %+v", y)
	}
	u.Kirimkan(t.Context())
	if diff := cmp.Diff([]string{"asal", "a", "b"}, u.d.namaUnit(m.ID)); diff != "" {
		t.Errorf("versi (-want +got):\n%s", diff)
	}
}

// What stood on a write that was thrown away does not slip through.
func TestBuang(t *testing.T) {
	u := kotakBaru(t, &klien.Memori{})
	m := u.d.tulis(u.d.unit, register.Permintaan{}, unit("asal"))
	u.kabel.nasib = terus("hilang")
	a := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("a"), "")
	b := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 9}, unit("b"), a.No)
	c := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 9}, unit("c"), b.No)
	if u.Cabut("01990000-0000-7000-8000-000000000000") != nil {
		t.Error("yang tidak ada dicabut")
	}
	if x := u.Cabut(b.No); x == nil || x.No != b.No {
		t.Error("yang belum pernah dikirim harus dapat dicabut")
	}
	if x := u.lihat(c.No); x.Sesudah != a.No {
		t.Errorf("%+v", x)
	}
	u.kabel.nasib = urutan("jawaban_hilang")
	u.kabel.n = 0
	u.Kirimkan(t.Context())
	if u.Cabut(a.No) != nil {
		t.Error("yang mungkin sudah sampai tidak boleh dicabut diam-diam")
	}
	u.Buang(a.No) // though it was carried out: c was made on version 1
	u.Kirimkan(t.Context())
	if x := u.lihat(c.No); x.Keadaan != klien.Bentrok || x.Harap != 1 {
		t.Errorf("%+v", x)
	}
	d := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 2}, unit("d"), "")
	u.Ulangi(c.No, 2)
	f := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 9}, unit("f"), d.No)
	u.Buang(d.No)
	u.Kirimkan(t.Context())
	u.kabel.nasib = terus("hilang")
	g := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 9}, unit("g"), c.No)
	u.Buang(c.No) // it was carried out: g stands on its result
	if x, y := u.lihat(f.No), u.lihat(g.No); x.Keadaan != klien.Bentrok || x.Harap != 2 || y.Harap != 3 || y.Sesudah != "" {
		t.Errorf("%+v, %+v", x, y)
	}
	u.Buang(f.No)
	u.Buang(g.No)
	if diff := cmp.Diff([]string{"asal", "a", "c"}, u.d.namaUnit(m.ID)); diff != "" || len(u.Isi()) != 0 {
		t.Errorf("versi (-want +got):\n%s", diff)
	}
}

// A page that did not know of the other's waiting write does not write over it.
func TestHalamanYangTidakTahu(t *testing.T) {
	u := kotakBaru(t, &klien.Memori{})
	m := u.d.tulis(u.d.unit, register.Permintaan{}, unit("asal"))
	a := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("a"), "")
	b := u.titip(u.d.unit, register.Permintaan{ID: m.ID, Harap: 1}, unit("b"), "")
	u.Kirimkan(t.Context())
	if u.lihat(a.No).Keadaan != klien.Dikirim || u.lihat(b.No).Keadaan != klien.Bentrok {
		t.Errorf("%+v", u.Isi())
	}
}

// Personal data never lie on the device, nor does anything else that has no room
// there; such writes are sent all the same.
func TestDataPribadiHanyaDiMemori(t *testing.T) {
	s := &klien.Memori{}
	u := kotakBaru(t, s)
	u.kabel.nasib = terus("hilang")
	e := u.titip(u.d.surat, register.Permintaan{}, registertest.Surat{Nomor: "1", OPD: "kominfo", Pemohon: "Siti", NIK: "1906010101010001"}, "")
	u.Kirimkan(t.Context())
	semua, _ := s.Semua()
	if !e.Sementara || len(semua) != 0 {
		t.Errorf("tersimpan di perangkat: %v", semua)
	}
	if err := u.lihat(e.No).Galat(); !errors.Is(err, klien.ErrSementara) || !errors.Is(err, klien.ErrMenunggu) {
		t.Errorf("%v", err)
	}
	if lain := u.buka(); len(lain.Isi()) != 0 {
		t.Error("terlihat halaman lain")
	}
	u.kabel.nasib = nil
	if u.Kirimkan(t.Context()); u.lihat(e.No).Keadaan != klien.Dikirim {
		t.Errorf("%+v", u.lihat(e.No))
	}

	penuh := kotakBaru(t, &berkas{jalur: filepath.Join(t.TempDir(), "kotak.json"), muat: 1200})
	var sementara int
	for i := range 6 {
		if penuh.titip(penuh.d.unit, register.Permintaan{}, registertest.Unit{Kode: string(rune('a' + i)), Nama: strings.Repeat("n", 200)}, "").Sementara {
			sementara++
		}
	}
	if sementara == 0 || sementara == 6 {
		t.Errorf("%d dari 6 hanya di memori", sementara)
	}
	if lagi := penuh.Kirimkan(t.Context()); lagi != 0 {
		t.Error("tidak terkirim semua")
	}
	tanpa := kotakBaru(t, nil)
	if e := tanpa.titip(tanpa.d.unit, register.Permintaan{}, unit("x"), ""); !e.Sementara || tanpa.Kirimkan(t.Context()) != 0 || tanpa.lihat(e.No).Keadaan != klien.Dikirim {
		t.Errorf("tanpa tempat simpan: %+v", tanpa.Isi())
	}
}

// The outbox has bounds, and says so in plain words.
func TestBatasKotak(t *testing.T) {
	u := kotakBaru(t, &klien.Memori{})
	for range 200 {
		u.titip(u.d.unit, register.Permintaan{}, unit("x"), "")
	}
	periksa := func(r register.Register, isian string) {
		t.Helper()
		_, err := u.Titip(r, register.Permintaan{Isian: []byte(isian)}, "uji", "")
		if kominfo.KindOf(err) != kominfo.TidakSah || len(strings.Fields(kominfo.PesanUntukOrang(err))) < 8 {
			t.Errorf("%.20s: %v", isian, err)
		}
	}
	periksa(u.d.unit, `{}`)
	periksa(u.d.surat, `{}`)
	for _, e := range u.Isi() {
		u.Buang(e.No)
	}
	periksa(u.d.unit, `{"nama":"`+strings.Repeat("x", 2<<20)+`"}`)
	periksa(u.d.unit, `{"nama":`)
	if len(u.Isi()) != 0 {
		t.Errorf("%d kiriman", len(u.Isi()))
	}
}

// A device that cannot be read for a moment, and a new document that is refused,
// take nothing with them.
func TestGangguanTidakMenular(t *testing.T) {
	s := &berkas{jalur: filepath.Join(t.TempDir(), "kotak.json")}
	u := kotakBaru(t, s)
	u.kabel.nasib = urutan("422")
	a := u.titip(u.d.unit, register.Permintaan{}, registertest.Unit{Kode: "a", Nama: "a"}, "")
	b := u.titip(u.d.unit, register.Permintaan{}, registertest.Unit{Kode: "b", Nama: "b"}, "")
	isi, err := os.ReadFile(s.jalur)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.jalur, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	u.Segarkan()
	if len(u.Isi()) != 2 {
		t.Errorf("%+v", u.Isi())
	}
	if err := os.WriteFile(s.jalur, isi, 0o600); err != nil {
		t.Fatal(err)
	}
	u.Kirimkan(t.Context())
	if u.lihat(a.No).Keadaan != klien.Ditolak || u.lihat(b.No).Keadaan != klien.Dikirim {
		t.Errorf("%+v", u.Isi())
	}
}

// What lies on the device comes from outside: it may be anything.
func TestSimpananRusak(t *testing.T) {
	s := &klien.Memori{}
	no := func(i byte) string { return "01990000-0000-7000-8000-00000000000" + string('0'+i) }
	for i, isi := range []string{``, `{`, `[]`, `{"kunci":"k","keadaan":"dikirim"}`, `{"kunci":"k","keadaan":"lain"}`, `{"keadaan":"menunggu"}`} {
		_ = s.Simpan(no(byte(i)), isi)
	}
	_ = s.Simpan("bukan-nomor", "{}")
	_ = s.Simpan("giliran", "tab-lain 99999999999999999999")
	u := kotakBaru(t, s)
	_ = s.Simpan(no(6), `{"kunci":"kunci-yang-cukup-panjang","register":"tidak_ada","isian":{},"keadaan":"menunggu","waktu":"2099-01-01T00:00:00Z"}`)
	_ = s.Simpan(no(7), `{"kunci":"kunci-orang-lain-panjang","siapa":"orang-lain","register":"uji_unit","isian":{"kode":"z","nama":"z"},"keadaan":"menunggu"}`)
	e := u.titip(u.d.unit, register.Permintaan{}, unit("baik"), "")
	if lagi := u.Kirimkan(t.Context()); lagi != 0 || u.lihat(e.No).Keadaan != klien.Dikirim {
		t.Errorf("yang rusak menahan yang baik: %s %+v", lagi, u.lihat(e.No))
	}
	isi := u.Isi()
	if len(isi) != 8 {
		t.Fatalf("%d kiriman: %+v", len(isi), isi)
	}
	for _, x := range isi[:7] {
		if x.Keadaan != klien.Ditolak || len(strings.Fields(x.Pesan)) < 4 {
			t.Errorf("%+v", x)
		}
		u.Ulangi(x.No, 0)
	}
	u.Kirimkan(t.Context())
	for _, x := range isi {
		u.Buang(x.No)
	}
	semua, _ := s.Semua()
	if _, milikLain := semua[no(7)]; len(u.Isi()) != 0 || !milikLain || len(semua) != 2 {
		t.Errorf("tersisa %v", semua)
	}
	if js, err := u.d.store.Rekap(t.Context(), u.d.unit, register.LingkupPenuh(), nil); err != nil || js[0].N != 1 {
		t.Errorf("kiriman akun lain ikut terkirim: %v %v", js, err)
	}
}
