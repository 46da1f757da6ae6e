//go:build !(js && wasm)

package akun_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func TestSkema(t *testing.T) {
	registertest.Skema[akun.Akun](t, "skema", akun.DefAkun(nil))
	registertest.Skema[akun.Sandi](t, "skema", akun.DefSandi())
	registertest.Skema[akun.Sesi](t, "skema", akun.DefSesi())
	registertest.Skema[akun.Undangan](t, "skema", akun.DefUndangan())
}

type kasus struct {
	*testing.T
	s *register.Memori
	d *register.Def[akun.Akun]
}

func baru(t *testing.T, peran ...string) kasus {
	t.Helper()
	d := akun.DefAkun(peran, func(_ context.Context, _ register.Reader, kode string) (bool, error) {
		return kode == "19.06.01.2001", nil
	})
	s, err := register.NewMemori(append(akun.DefRahasia(), d, kantor.DefPerangkat())...)
	if err != nil {
		t.Fatal(err)
	}
	return kasus{t, s, d}
}

// laku carries out an action on the newest version of an account.
func (k kasus) laku(ctx context.Context, id register.ID, aksi string, in any) (m register.Meta, err error) {
	err = k.s.Ubah(ctx, kominfo.Aktor{Perangkat: "kominfo", Peran: "admin"}, func(tx register.Tx) error {
		var versi int64
		if id != "" {
			d, err := k.d.Baca(ctx, tx, register.LingkupPenuh(), id)
			if err != nil {
				return err
			}
			versi = d.Versi
		}
		m, err = k.d.Lakukan(ctx, tx, register.LingkupPenuh(), id, versi, aksi, in)
		return err
	})
	return m, err
}

func (k kasus) aktif(masuk string, peran ...string) register.ID {
	k.Helper()
	m, err := k.laku(k.Context(), "", "undang", akun.Undang{Masuk: masuk, Nama: "Nama", Perangkat: "kominfo", Peran: peran})
	if err != nil {
		k.Fatal(err)
	}
	if _, err := k.laku(akun.Program(k.Context()), m.ID, "aktifkan", akun.Aktifkan{}); err != nil {
		k.Fatal(err)
	}
	return m.ID
}

func (k kasus) baca(id register.ID) akun.Akun {
	k.Helper()
	d, err := k.d.Baca(k.Context(), k.s, register.LingkupPenuh(), id)
	if err != nil {
		k.Fatal(err)
	}
	return d.Isi
}

func temuan(err error) string {
	var b strings.Builder
	if e, ok := err.(*kominfo.Error); ok {
		for _, f := range e.Findings {
			fmt.Fprintf(&b, "%s %s;", f.ID, f.Path)
		}
	}
	return b.String()
}

func TestNamaMasukDanPeran(t *testing.T) {
	k := baru(t, "walidata", "dengan spasi", "admin")
	for masuk, mau := range map[string]string{
		"siti.aminah": "", "kepala-dinas_2": "", "197001012000031001": "", // a NIP has 18 digits
		"ab": "REG-POLA masuk;", "Siti": "REG-POLA masuk;", ".siti": "REG-POLA masuk;", "siti aminah": "REG-POLA masuk;", "": "REG-WAJIB masuk;", "sîti": "REG-POLA masuk;",
		"3201010101010001": "AKUN-MASUK-01 masuk;", "32.0101.010101.0002": "AKUN-MASUK-01 masuk;", "nik3201010101010003": "AKUN-MASUK-01 masuk;", "3201010101010004siti": "AKUN-MASUK-01 masuk;",
		strings.Repeat("a", 41): "REG-PANJANG masuk;",
	} {
		_, err := k.laku(t.Context(), "", "undang", akun.Undang{Masuk: masuk, Nama: "N", Perangkat: "kominfo", Peran: []string{"entri"}})
		if got := temuan(err); got != mau || (err == nil) != (mau == "") {
			t.Errorf("%q: %q (%v), want %q", masuk, got, err, mau)
		}
	}
	for peran, mau := range map[string]string{
		"walidata": "", "entri admin": "", "dengan": "AKUN-PERAN-01 peran;", "entri entri": "AKUN-PERAN-02 peran;", "": "REG-WAJIB peran;", "root Admin": "AKUN-PERAN-01 peran;AKUN-PERAN-01 peran;", "program": "AKUN-PERAN-01 peran;",
	} {
		m, err := k.laku(t.Context(), "", "undang", akun.Undang{Masuk: fmt.Sprintf("u-%d", len(peran)), Nama: "N", Perangkat: "kominfo", Peran: strings.Fields(peran)})
		if got := temuan(err); got != mau || (err == nil) != (mau == "") {
			t.Errorf("peran %q: %q (%v), want %q", peran, got, err, mau)
		}
		if peran == "entri admin" {
			if diff := cmp.Diff([]string{"admin", "entri"}, k.baca(m.ID).Peran); diff != "" {
				t.Errorf("urutan peran (-want +got):\n%s", diff)
			}
		}
	}
	_, err := k.laku(t.Context(), "", "undang", akun.Undang{Masuk: "siti.aminah", Nama: "N", Perangkat: "kominfo", Peran: []string{"entri"}})
	if kominfo.KindOf(err) != kominfo.Bentrok {
		t.Errorf("nama masuk kedua: %v", err)
	}
}

func TestPerangkatHarusAda(t *testing.T) {
	k := baru(t)
	undang := func(masuk, perangkat string) error {
		_, err := k.laku(t.Context(), "", "undang", akun.Undang{Masuk: masuk, Nama: "N", Perangkat: perangkat, Peran: []string{"entri"}})
		return err
	}
	if err := undang("awal", "kominfo"); err != nil { // before any unit is listed
		t.Fatal(err)
	}
	d := kantor.DefPerangkat()
	for _, p := range []kantor.PerangkatDaerah{{Kode: "dinkes", Nama: "Dinas Kesehatan", Jenis: "dinas"}, {Kode: "lama", Nama: "Dinas Lama", Jenis: "dinas", Bubar: true}} {
		if err := k.s.Ubah(t.Context(), kominfo.Aktor{}, func(tx register.Tx) error {
			_, err := d.Buat(t.Context(), tx, register.LingkupPenuh(), p)
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	for perangkat, mau := range map[string]string{"dinkes": "", "lama": "AKUN-PERANGKAT-01 perangkat;", "asing": "AKUN-PERANGKAT-01 perangkat;", "19.06.01.2001": ""} {
		if got := temuan(undang("u-"+strings.ReplaceAll(perangkat, ".", ""), perangkat)); got != mau {
			t.Errorf("%s: %q, want %q", perangkat, got, mau)
		}
	}
	// Who is with a unit that is gone can still be changed, and moved to one there is.
	h, _, err := k.d.Cari(t.Context(), k.s, register.LingkupPenuh(), register.Query{Saring: []register.Syarat{{Kolom: "masuk", Op: register.Sama, Nilai: "awal"}}})
	if err != nil || len(h) != 1 {
		t.Fatal(h, err)
	}
	for _, p := range []string{"kominfo", "dinkes"} {
		if _, err := k.laku(t.Context(), h[0].ID, "ubah", akun.Ubah{Nama: "B", Perangkat: p, Peran: []string{"pemantau"}}); err != nil {
			t.Errorf("%s: %v", p, err)
		}
	}
	if a := k.baca(h[0].ID); a.Nama != "B" || a.Perangkat != "dinkes" || a.Peran[0] != "pemantau" {
		t.Errorf("%+v", a)
	}
}

func TestHanyaProgram(t *testing.T) {
	k, ctx := baru(t), t.Context()
	m, err := k.laku(ctx, "", "undang", akun.Undang{Masuk: "budi", Nama: "Budi", Perangkat: "kominfo", Peran: []string{"entri"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.laku(ctx, m.ID, "aktifkan", akun.Aktifkan{}); kominfo.KindOf(err) != kominfo.Ditolak {
		t.Errorf("aktifkan dari luar: %v", err)
	}
	for _, x := range []struct {
		r    register.Register
		aksi string
		in   string
	}{
		{akun.DefSandi(), "tetapkan", `{"akun":"` + string(m.ID) + `","sandi":"$argon2id$"}`},
		{akun.DefSesi(), "mulai", `{"akun":"` + string(m.ID) + `","sidik":"` + strings.Repeat("a", 64) + `"}`},
		{akun.DefUndangan(), "terbitkan", `{"akun":"","tujuan":"pengelola","sidik":"` + strings.Repeat("a", 64) + `"}`},
	} {
		tulis := func(ctx context.Context, aksi string) error {
			return k.s.Ubah(ctx, kominfo.Aktor{Peran: "admin"}, func(tx register.Tx) error {
				_, err := x.r.Tulis(ctx, tx, register.Permintaan{Tindakan: aksi, Isian: []byte(x.in), Lingkup: register.LingkupPenuh()})
				return err
			})
		}
		if err := tulis(ctx, x.aksi); kominfo.KindOf(err) != kominfo.Ditolak {
			t.Errorf("%s %s dari luar: %v", x.r.Info().Nama, x.aksi, err)
		}
		if err := tulis(akun.Program(ctx), ""); kominfo.KindOf(err) != kominfo.Ditolak {
			t.Errorf("%s tanpa tindakan: %v", x.r.Info().Nama, err)
		}
		if err := tulis(akun.Program(ctx), x.aksi); err != nil {
			t.Errorf("%s %s oleh program: %v", x.r.Info().Nama, x.aksi, err)
		}
		if !akun.Rahasia(x.r.Info().Nama) {
			t.Errorf("%s tidak rahasia", x.r.Info().Nama)
		}
	}
}

// Whatever happens, somebody can still manage the accounts.
func TestPengelolaTerakhir(t *testing.T) {
	k, ctx := baru(t), t.Context()
	a := k.aktif("a-satu", "admin", "entri")
	if _, err := k.laku(ctx, "", "undang", akun.Undang{Masuk: "b-diundang", Nama: "B", Perangkat: "kominfo", Peran: []string{"admin"}}); err != nil {
		t.Fatal(err) // invited is not yet active
	}
	for aksi, in := range map[string]any{"nonaktifkan": register.Alasan{Alasan: "pindah"}, "ubah": akun.Ubah{Nama: "A", Perangkat: "kominfo", Peran: []string{"entri"}}} {
		if _, err := k.laku(ctx, a, aksi, in); temuan(err) != "AKUN-PENGELOLA-01 peran;" {
			t.Errorf("%s: %v", aksi, err)
		}
	}
	b := k.aktif("b-dua", "admin")
	if _, err := k.laku(ctx, a, "nonaktifkan", register.Alasan{Alasan: "pindah"}); err != nil {
		t.Fatal(err)
	}
	if _, err := k.laku(ctx, b, "ubah", akun.Ubah{Nama: "B", Perangkat: "kominfo", Peran: []string{"entri"}}); temuan(err) != "AKUN-PENGELOLA-01 peran;" {
		t.Errorf("yang tersisa: %v", err)
	}
}

// Two administrators who deactivate each other at once: one of them stays.
func TestPengelolaTerakhirSerentak(t *testing.T) {
	for range 50 {
		k := baru(t)
		ids := []register.ID{k.aktif("a-satu", "admin"), k.aktif("b-dua", "admin"), k.aktif("c-tiga", "admin")}
		var wg sync.WaitGroup
		for i, id := range ids {
			wg.Go(func() {
				if i == 1 {
					_, _ = k.laku(t.Context(), id, "ubah", akun.Ubah{Nama: "X", Perangkat: "kominfo", Peran: []string{"entri"}})
				} else {
					_, _ = k.laku(t.Context(), id, "nonaktifkan", register.Alasan{Alasan: "uji"})
				}
			})
		}
		wg.Wait()
		if n, err := akun.HitungPengelola(t.Context(), k.s, k.d); err != nil || n != 1 {
			t.Fatalf("tersisa %d pengelola, want 1 (%v)", n, err)
		}
	}
}

func TestNonaktifDanKembali(t *testing.T) {
	k, ctx := baru(t), t.Context()
	k.aktif("admin1", "admin")
	id := k.aktif("budi", "entri")
	alasan := register.Alasan{Alasan: "cuti"}
	if _, err := k.laku(ctx, id, "aktifkan_lagi", struct{}{}); kominfo.KindOf(err) != kominfo.Ditolak {
		t.Errorf("aktifkan_lagi yang aktif: %v", err)
	}
	if _, err := k.laku(ctx, id, "nonaktifkan", register.Alasan{}); temuan(err) != "REG-WAJIB alasan;" {
		t.Errorf("tanpa alasan: %v", err)
	}
	for _, punya := range []bool{false, true} {
		if punya {
			if err := k.s.Ubah(ctx, akun.AktorProgram(), func(tx register.Tx) error {
				_, err := akun.DefSandi().Lakukan(akun.Program(ctx), tx, register.LingkupPenuh(), "", 0, "tetapkan", akun.Sandi{Akun: id, Sandi: "$argon2id$uji"})
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if _, err := k.laku(akun.Program(ctx), id, "aktifkan", akun.Aktifkan{}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := k.laku(ctx, id, "nonaktifkan", alasan); err != nil {
			t.Fatal(err)
		}
		if _, err := k.laku(ctx, id, "nonaktifkan", alasan); kominfo.KindOf(err) != kominfo.Ditolak {
			t.Errorf("dua kali: %v", err)
		}
		if _, err := k.laku(ctx, id, "aktifkan_lagi", struct{}{}); err != nil {
			t.Fatal(err)
		}
		mau := akun.Diundang // nobody could log in without a password
		if punya {
			mau = akun.Aktif
		}
		if s := k.baca(id).Status; s != mau {
			t.Errorf("punya sandi %v: %s, want %s", punya, s, mau)
		}
	}
}

// An account whose personal part was erased can still be deactivated.
func TestPribadiDihapus(t *testing.T) {
	k, ctx := baru(t), t.Context()
	k.aktif("admin1", "admin")
	id := k.aktif("budi", "entri")
	if err := k.s.Ubah(ctx, kominfo.Aktor{}, func(tx register.Tx) error {
		_, err := tx.HapusPribadi(ctx, k.d, id, "permintaan")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := k.laku(ctx, id, "nonaktifkan", register.Alasan{Alasan: "pensiun"}); err != nil {
		t.Error(err)
	}
	if a := k.baca(id); a.Nama != "" || a.Status != akun.Nonaktif {
		t.Errorf("%+v", a)
	}
}

// An administrator invites somebody; the register keeps its own law.
func ExampleDefAkun() {
	ctx := context.Background()
	d := akun.DefAkun([]string{"walidata"}) // a role of another domain
	s, err := register.NewMemori(append(akun.DefRahasia(), d)...)
	if err != nil {
		fmt.Println(err)
		return
	}
	admin := kominfo.Aktor{Instansi: "19.06", Perangkat: "kominfo", Peran: "admin"}
	for _, u := range []akun.Undang{
		{Masuk: "siti.aminah", Nama: "Siti Aminah", Perangkat: "dinkes", Peran: []string{"walidata", "entri"}},
		{Masuk: "3201010101010001", Nama: "Budi", Perangkat: "dinkes", Peran: []string{"raja"}},
	} {
		err := s.Ubah(ctx, admin, func(tx register.Tx) error {
			m, err := d.Lakukan(ctx, tx, register.LingkupPenuh(), "", 0, "undang", u)
			if err != nil {
				return err
			}
			a, err := d.Baca(ctx, tx, register.LingkupUmum(), m.ID)
			fmt.Printf("%s %s %v %q\n", a.Isi.Masuk, a.Isi.Status, a.Isi.Peran, a.Isi.Nama)
			return err
		})
		if err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// siti.aminah diundang [entri walidata] ""
	// Nama masuk memuat 16 angka seperti NIK. NIK adalah data pribadi; pakai nama atau jabatan, misalnya siti.aminah. Peran "raja" tidak dikenal. Yang ada: admin, koordinator, asesor_internal, entri, kepala_opd, petugas_layanan, ppid_utama, ppid_pelaksana, atasan_ppid, tim_pertimbangan, ppid_desa, atasan_ppid_desa, pemantau, walidata.
}
