//go:build !(js && wasm)

package masuk

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func TestMasuk(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		ctx := t.Context()
		tAdmin := k.admin()
		a := k.aktorDari(tAdmin)
		if diff := cmp.Diff(kominfo.Aktor{ID: a.ID, Nama: "Ibu Admin", Perangkat: "kominfo", Peran: "admin koordinator"}, a); diff != "" || !kominfo.UUIDSah(a.ID) {
			t.Errorf("pengelola pertama (-want +got):\n%s", diff)
		}
		// The office's code follows as soon as it is chosen.
		k.baik(k.Store().Ubah(ctx, a, func(tx register.Tx) error {
			_, err := kantor.DefProfil().Buat(ctx, tx, register.LingkupPenuh(), kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: "Kabupaten Belitung Timur", Zona: kominfo.WIB})
			return err
		}))
		if a = k.aktorDari(tAdmin); a.Instansi != "19.06" {
			t.Errorf("instansi %q", a.Instansi)
		}

		for _, nama := range []string{"admin.kantor", " Admin.Kantor "} {
			token, err := k.Masuk(ctx, nama, sandiAdmin, "192.0.2.1")
			k.baik(err)
			if b := k.aktorDari(token); b != a || token == tAdmin || len(token) != panjangRahasia {
				t.Errorf("%q: %+v", nama, b)
			}
		}
		for nama, sandi := range map[string]string{"admin.kantor": sandiAdmin + " ", "asing": sandiAdmin, "": "", "ADMIN.KANTOR": strings.ToUpper(sandiAdmin),
			"admin.kantor\x00": sandiAdmin, strings.Repeat("n", 9000): "x", "admin%": strings.Repeat("s", 9000), "\xff": "\xff"} {
			token, err := k.Masuk(ctx, nama, sandi, "192.0.2.1")
			if token != "" || kominfo.KindOf(err) != kominfo.BelumMasuk || err.Error() != salahMasuk().Error() {
				t.Errorf("%.20q: %q %v", nama, token, err)
			}
		}
		k.berlaku("", false, "kosong")
		k.berlaku(rahasiaBaru(), false, "dikarang")
		k.berlaku(tAdmin[:42]+"~", false, "diubah")
		k.berlaku(strings.Repeat("x", 9000), false, "panjang")
		if k.log.Len() > 0 {
			t.Errorf("log: %s", k.log)
		}
	})
}

func TestKeluar(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		ctx := t.Context()
		satu := k.admin()
		dua, err := k.Masuk(ctx, "admin.kantor", sandiAdmin, "192.0.2.1")
		k.baik(err)
		tiga, err := k.Masuk(ctx, "admin.kantor", sandiAdmin, "192.0.2.1")
		k.baik(err)
		k.baik(k.Keluar(ctx, dua))
		k.baik(k.Keluar(ctx, dua)) // twice is no error
		k.baik(k.Keluar(ctx, "karangan"))
		k.berlaku(dua, false, "keluar")
		k.berlaku(satu, true, "yang lain")
		k.baik(k.KeluarSemua(ctx, tiga))
		for _, s := range []string{satu, dua, tiga} {
			k.berlaku(s, false, "keluar semua")
		}
		k.jenis(k.KeluarSemua(ctx, tiga), kominfo.BelumMasuk, "keluar semua tanpa sesi")
	})
}

// A session ends twelve hours after login, whatever was done in between, and does not
// outlive its account.
func TestSesiKedaluwarsa(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		token := k.admin()
		k.jam.maju(umurSesi - time.Second)
		k.berlaku(token, true, "sedetik sebelumnya")
		k.jam.maju(time.Second)
		k.berlaku(token, false, "dua belas jam")
		if n := k.jumlah(k.sesi); n != 1 {
			t.Fatalf("%d sesi", n)
		}
		n, err := k.Bersihkan(t.Context())
		k.baik(err)
		if n != 1 || k.jumlah(k.sesi) != 0 {
			t.Errorf("dibersihkan %d, sisa %d", n, k.jumlah(k.sesi))
		}
		if n, err = k.Bersihkan(t.Context()); n != 0 || err != nil {
			t.Errorf("lagi: %d %v", n, err)
		}
		// By itself, after a login.
		for range 3 {
			_, err := k.Masuk(t.Context(), "admin.kantor", sandiAdmin, "192.0.2.1")
			k.baik(err)
			k.jam.maju(umurSesi)
		}
		if n := k.jumlah(k.sesi); n != 1 {
			t.Errorf("sisa %d sesi, want 1", n)
		}
	})
}

// What an administrator changes counts at the very next request, also when a session
// was just used.
func TestPerubahanSeketika(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		ctx := t.Context()
		tAdmin := k.admin()
		token, id := k.budi(tAdmin)
		if a := k.aktorDari(token); a.Peran != "entri" || a.Perangkat != "dinkes" || a.ID != string(id) {
			t.Fatalf("%+v", a)
		}
		k.baik(k.aksi(id, "ubah", akun.Ubah{Nama: "Budi S.", Perangkat: "bappeda", Peran: []string{"pemantau", "koordinator"}}))
		if a := k.aktorDari(token); a.Peran != "koordinator pemantau" || a.Perangkat != "bappeda" || a.Nama != "Budi S." {
			t.Errorf("%+v", a)
		}
		k.baik(k.Store().Ubah(ctx, kominfo.Aktor{}, func(tx register.Tx) error {
			_, err := tx.HapusPribadi(ctx, k.akun, id, "permintaan")
			return err
		}))
		if a := k.aktorDari(token); a.Nama != "budi" {
			t.Errorf("nama sesudah dihapus: %q", a.Nama)
		}
		k.baik(k.aksi(id, "nonaktifkan", register.Alasan{Alasan: "pindah tugas"}))
		k.berlaku(token, false, "nonaktif")
		_, err := k.Masuk(ctx, "budi", sandiBudi, "192.0.2.1")
		k.jenis(err, kominfo.BelumMasuk, "masuk dengan akun nonaktif")
		if err.Error() != salahMasuk().Error() {
			t.Errorf("jawabannya lain: %v", err)
		}
		_, err = k.AturUlang(ctx, kominfo.Aktor{}, id)
		k.jenis(err, kominfo.Ditolak, "atur ulang akun nonaktif")
		k.baik(k.aksi(id, "aktifkan_lagi", struct{}{}))
		k.berlaku(token, false, "sesi lama sesudah aktif lagi")
		_, err = k.Masuk(ctx, "budi", sandiBudi, "192.0.2.1")
		k.baik(err)
		// Also what somebody writes past the open store, within two seconds.
		token, err = k.Masuk(ctx, "budi", sandiBudi, "192.0.2.1")
		k.baik(err)
		k.berlaku(token, true, "sebelum")
		luar := layananUji(t, k.store, k.jam, Opsi{})
		k.baik(luar.aksi(id, "nonaktifkan", register.Alasan{Alasan: "dari luar"}))
		k.jam.maju(selangPeriksa + time.Millisecond)
		k.berlaku(token, false, "dari luar")
	})
}

func TestUbahSandi(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		ctx, baru := t.Context(), "angin laut pagi hari"
		satu := k.admin()
		dua, err := k.Masuk(ctx, "admin.kantor", sandiAdmin, "192.0.2.1")
		k.baik(err)
		for _, x := range []struct{ token, lama, baru, temuan string }{
			{satu, "salah sama sekali", baru, "AKUN-SANDI-06"},
			{satu, sandiAdmin, sandiAdmin, "AKUN-SANDI-07"},
			{satu, sandiAdmin, "pendek", "AKUN-SANDI-02"},
			{satu, sandiAdmin, "admin.kantor 99", "AKUN-SANDI-04"},
			{satu, sandiAdmin + strings.Repeat("x", 400), baru, "AKUN-SANDI-06"},
		} {
			e, ok := errors.AsType[*kominfo.Error](k.UbahSandi(ctx, x.token, x.lama, x.baru, "192.0.2.1"))
			if !ok || len(e.Findings) != 1 || e.Findings[0].ID != x.temuan {
				t.Errorf("%s: %v", x.temuan, e)
			}
		}
		k.jenis(k.UbahSandi(ctx, rahasiaBaru(), sandiAdmin, baru, ""), kominfo.BelumMasuk, "tanpa sesi")
		k.baik(k.UbahSandi(ctx, satu, sandiAdmin, baru, "192.0.2.1"))
		k.berlaku(satu, true, "sesi ini")
		k.berlaku(dua, false, "sesi lain")
		if n := k.jumlah(k.sandi); n != 1 {
			t.Errorf("%d sandi", n)
		}
		_, err = k.Masuk(ctx, "admin.kantor", sandiAdmin, "192.0.2.9")
		k.jenis(err, kominfo.BelumMasuk, "sandi lama")
		_, err = k.Masuk(ctx, "admin.kantor", baru, "192.0.2.9")
		k.baik(err)
		// A stolen session cannot guess for ever.
		for range 20 {
			err = k.UbahSandi(ctx, satu, "salah sama sekali", "satu dua tiga empat", "192.0.2.66")
		}
		if _, ok := errors.AsType[*Tunggu](err); !ok {
			t.Errorf("menebak sandi lama: %v", err)
		}
	})
}

// A hash made with other parameters is replaced at the next login, and the old one
// erased.
func TestParameterNaik(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		ctx := t.Context()
		token := k.admin()
		id := k.aktorDari(token).ID
		lama, _, err := satu(ctx, k.store, k.sandi, "akun", id)
		k.baik(err)
		k.cincang = pencincangBaru(ongkos{128, 2, 1})
		_, err = k.Masuk(ctx, "admin.kantor", "salah sama sekali", "192.0.2.1")
		k.jenis(err, kominfo.BelumMasuk, "salah")
		for range 2 {
			_, err = k.Masuk(ctx, "admin.kantor", sandiAdmin, "192.0.2.1")
			k.baik(err)
		}
		kini, _, err := satu(ctx, k.store, k.sandi, "akun", id)
		k.baik(err)
		if kini.ID == lama.ID || !strings.HasPrefix(kini.Isi.Sandi, "$argon2id$v=19$m=128,t=2,p=1$") || kini.Versi != 1 {
			t.Errorf("%+v", kini)
		}
		hs, err := k.store.Riwayat(ctx, k.sandi, register.LingkupPenuh(), lama.ID)
		k.baik(err)
		for _, b := range hs {
			if b.Pribadi != nil || !b.Ditarik && b.Versi == int64(len(hs)) {
				t.Errorf("versi %d masih memuat %s", b.Versi, b.Pribadi)
			}
		}
	})
}

// A restart, or another process, sees the same sessions.
func TestMulaiUlang(t *testing.T) {
	k := memori(t, Opsi{})
	token := k.admin()
	k.berlaku(token, true, "semula")
	lagi := layananUji(t, k.store, k.jam, Opsi{})
	lagi.berlaku(token, true, "sesudah mulai ulang")
	lagi.baik(lagi.Keluar(t.Context(), token))
	k.jam.maju(selangPeriksa + time.Millisecond)
	k.berlaku(token, false, "diakhiri di tempat lain")
}

func TestTokoTanpaRahasia(t *testing.T) {
	k := memori(t, Opsi{})
	k.admin()
	s, ctx, l := k.Store(), t.Context(), register.LingkupPenuh()
	for _, r := range s.Register() {
		if akun.Rahasia(r.Info().Nama) {
			t.Errorf("%s terdaftar", r.Info().Nama)
		}
	}
	if len(s.Register()) != 3 || len(k.store.Register()) != 6 {
		t.Errorf("%d register terbuka dari %d", len(s.Register()), len(k.store.Register()))
	}
	for _, r := range akun.DefRahasia() {
		_, err := s.Cari(ctx, r, l, register.Query{})
		k.jenis(err, kominfo.TidakAda, "Cari")
		_, err = s.Rekap(ctx, r, l, nil)
		k.jenis(err, kominfo.TidakAda, "Rekap")
		h, err := k.store.Cari(ctx, r, l, register.Query{Ditarik: true})
		k.baik(err)
		if len(h.Baris) == 0 {
			t.Fatalf("%s kosong", r.Info().Nama)
		}
		_, err = s.Baca(ctx, r, l, h.Baris[0].ID, 0)
		k.jenis(err, kominfo.TidakAda, "Baca")
		_, err = s.Riwayat(ctx, r, l, h.Baris[0].ID)
		k.jenis(err, kominfo.TidakAda, "Riwayat")
	}
	semua, lanjut, err := k.store.Perubahan(ctx, l, register.Dalam, 0, 1000)
	k.baik(err)
	ps, lanjut2, err := s.Perubahan(ctx, l, register.Dalam, 0, 1000)
	k.baik(err)
	if lanjut != lanjut2 || len(ps) == 0 || len(ps) >= len(semua) {
		t.Errorf("%d dari %d perubahan, lanjut %d dan %d", len(ps), len(semua), lanjut2, lanjut)
	}
	for _, p := range ps {
		if p.Register != "akun" {
			t.Errorf("perubahan %s", p.Register)
		}
	}
	if _, err := New(s, nil, Opsi{}); err == nil {
		t.Error("New tanpa register rahasia")
	}
	if _, err := New(k.store, nil, Opsi{AsalTepercaya: []string{"bukan asal"}}); err == nil {
		t.Error("asal salah diterima")
	}
}

// gagalTulis is a store that cannot write.
type gagalTulis struct{ register.Store }

func (gagalTulis) Ubah(context.Context, kominfo.Aktor, func(register.Tx) error) error {
	return errors.New("cakram penuh")
}

// A fault of the data is no wrong password: it is told as one, leaves no session, and
// is not counted against the person. The log says what failed and nothing else.
func TestGangguanData(t *testing.T) {
	k := memori(t, Opsi{})
	k.admin()
	asli := k.store
	k.store = gagalTulis{asli}
	for range bebasNama * 3 {
		w := k.kirim("POST", "/akun/masuk", `{"nama_masuk":"admin.kantor","sandi":"`+sandiAdmin+`"}`, "")
		if w.Code != 500 || kukiDari(w) != nil || strings.Contains(w.Body.String(), "cakram") {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
	}
	log := k.log.String()
	if !strings.Contains(log, "cakram penuh") || strings.Contains(log, sandiAdmin) || strings.Contains(log, "admin.kantor") || strings.Contains(log, "192.0.2") {
		t.Errorf("log: %s", log)
	}
	k.store = asli
	if _, err := k.Masuk(t.Context(), "admin.kantor", sandiAdmin, "192.0.2.7"); err != nil {
		t.Errorf("sesudah pulih: %v", err)
	}
}
