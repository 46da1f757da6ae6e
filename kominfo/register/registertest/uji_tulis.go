package registertest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func ujiVersi(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	s := Surat{Nomor: "1", Perihal: "satu", OPD: "kominfo", Lembar: 2, Pemohon: "Nama Contoh"}
	m := a.buat(t, s)
	if m.Versi != 1 || !kominfo.UUIDSah(string(m.ID)) || m.Waktu.IsZero() {
		t.Fatalf("dokumen baru: %+v", m)
	}
	d, err := a.surat.Baca(ctx, a.s, l, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s, d.Isi); diff != "" {
		t.Errorf("dibaca kembali (-want +got):\n%s", diff)
	}
	s.Perihal = "dua"
	ganti := func(harap int64, v Surat) (m2 register.Meta, err error) {
		err = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
			m2, err = a.surat.Ganti(ctx, tx, l, m.ID, harap, v)
			return err
		})
		return m2, err
	}
	m2, err := ganti(1, s)
	if err != nil || m2.Versi != 2 {
		t.Fatalf("versi 2: %+v %v", m2, err)
	}
	_, err = ganti(1, Surat{Nomor: "9", OPD: "kominfo"})
	mauKind(t, err, kominfo.Bentrok, "versi basi")
	m2b, err := ganti(2, s)
	if err != nil || m2b.Versi != 2 {
		t.Errorf("isi sama tidak membuat versi: %+v %v", m2b, err)
	}
	h, err := a.s.Riwayat(ctx, a.surat, l, m.ID)
	if err != nil || len(h) != 2 || h[0].Versi != 2 || h[1].Versi != 1 {
		t.Fatalf("riwayat: %d %v", len(h), err)
	}
	if h[1].Aksi != "buat" || h[0].Aksi != "ganti" || h[0].Instansi != "19.06" || h[0].Peran != "entri" {
		t.Errorf("riwayat mencatat aksi, instansi, peran: %+v", h[0])
	}
	lama, err := a.s.Baca(ctx, a.surat, l, m.ID, 1)
	if err != nil || !bytes.Contains(lama.Umum, []byte("satu")) {
		t.Errorf("versi lama: %s %v", lama.Umum, err)
	}
	for _, v := range []int64{3, -1} {
		_, err = a.s.Baca(ctx, a.surat, l, m.ID, v)
		mauKind(t, err, kominfo.TidakAda, fmt.Sprint("versi ", v))
	}
	_, err = a.s.Baca(ctx, a.surat, l, "bukan-id", 0)
	mauKind(t, err, kominfo.TidakAda, "id asing")
	err = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
		_, err := a.surat.Ganti(ctx, tx, l, register.ID(kominfo.NewUUID(tx.Sekarang())), 1, s)
		return err
	})
	mauKind(t, err, kominfo.TidakAda, "mengganti dokumen yang tidak ada")
}

func ujiBita(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	m := a.buat(t, Surat{Nomor: "7", Perihal: `"<&>` + "\u2028 ' -- ;DROP", OPD: "o'pd", Lembar: 3, Pemohon: "Nama Contoh", NIK: "1234567890123456"})
	b, err := a.s.Baca(ctx, a.surat, l, m.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	mau := `{"nomor":"7","perihal":"\"\u003c\u0026\u003e\u2028 ' -- ;DROP","tanggal":"","lembar":3,"unit":"","opd":"o'pd"}`
	if string(b.Umum) != mau {
		t.Errorf("bagian umum\n%s\nseharusnya\n%s", b.Umum, mau)
	}
	if mau := `{"pemohon":"Nama Contoh","nik":"1234567890123456"}`; string(b.Pribadi) != mau {
		t.Errorf("bagian pribadi %s, seharusnya %s", b.Pribadi, mau)
	}
	if len(b.GaramUmum) != 32 || len(b.GaramPribadi) != 32 || bytes.Equal(b.GaramUmum, b.GaramPribadi) {
		t.Errorf("garam: %x %x", b.GaramUmum, b.GaramPribadi)
	}
	if diff := cmp.Diff([]any{"7", `"<&>` + "\u2028 ' -- ;DROP", "", "", int64(3)}, b.Kolom); diff != "" {
		t.Errorf("kolom (-want +got):\n%s", diff)
	}
	if b.Pemilik != "o'pd" || b.VersiSkema != 1 {
		t.Errorf("pemilik %q, skema %d", b.Pemilik, b.VersiSkema)
	}
}

func ujiIsian(t *testing.T, a *alat) {
	ctx := t.Context()
	for _, u := range []struct{ isian, temuan string }{
		{`{"opd":"kominfo"}`, "REG-WAJIB nomor"},
		{`{"nomor":"1","opd":"kominfo","lembar":-1}`, "REG-BATAS lembar"},
		{`{"nomor":"1","opd":"kominfo","lembar":"dua"}`, "REG-TIPE lembar"},
		{`{"nomor":"1","opd":"kominfo","lembar":1.5}`, "REG-TIPE lembar"},
		{`{"nomor":"1","opd":"kominfo","tanggal":"2026-02-30"}`, "REG-NILAI tanggal"},
		{`{"nomor":"1","opd":"kominfo","nik":"12"}`, "REG-POLA nik"},
		{`{"nomor":"1","opd":"kominfo","asing":1}`, "REG-ASING asing"},
		{`{"nomor":"1","nomor":"2","opd":"kominfo"}`, "REG-GANDA nomor"},
		{`{"nomor":"1","opd":"kominfo"`, "REG-JSON "},
		{`[]`, "REG-JSON "},
		{`{"nomor":"1","opd":"kominfo"} {}`, "REG-JSON "},
		{`{"nomor":"a\u202eb","opd":"kominfo"}`, "REG-HURUF nomor"},
		{`{"nomor":"` + strings.Repeat("x", 41) + `","opd":"kominfo"}`, "REG-PANJANG nomor"},
		{`{"nomor":"1","opd":"kominfo","perihal":"RAHASIA"}`, "UJI-01 perihal"},
		{`{"nomor":"` + strings.Repeat("x", register.BatasDokumen) + `"}`, "REG-BESAR "},
	} {
		err := a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
			_, err := a.surat.Tulis(ctx, tx, register.Permintaan{Isian: []byte(u.isian), Lingkup: register.LingkupPenuh()})
			return err
		})
		mauKind(t, err, kominfo.TidakSah, u.temuan)
		var e *kominfo.Error
		if errors.As(err, &e) && (len(e.Findings) == 0 || e.Findings[0].ID+" "+e.Findings[0].Path != u.temuan) {
			t.Errorf("%.60s: temuan %+v, seharusnya %q", u.isian, e.Findings, u.temuan)
		}
	}
	if n, err := a.s.Rekap(ctx, a.surat, register.LingkupPenuh(), nil); err != nil || n[0].N != 0 {
		t.Errorf("yang ditolak ikut tersimpan: %v %v", n, err)
	}
}

func ujiTindakan(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	tulis := func(p register.Permintaan) (m register.Meta, err error) {
		p.Lingkup = l
		err = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
			m, err = a.izin.Tulis(ctx, tx, p)
			return err
		})
		return m, err
	}
	_, err := tulis(register.Permintaan{Isian: []byte(`{"nama":"x","status":"disetujui","opd":"kominfo"}`)})
	mauKind(t, err, kominfo.Ditolak, "buat umum")
	m, err := tulis(register.Permintaan{Tindakan: "ajukan", Isian: []byte(`{"nama":"Rapat","opd":"kominfo"}`)})
	if err != nil {
		t.Fatal(err)
	}
	_, err = tulis(register.Permintaan{ID: m.ID, Harap: 1, Isian: []byte(`{"nama":"x","status":"disetujui","opd":"kominfo"}`)})
	mauKind(t, err, kominfo.Ditolak, "ganti umum")
	_, err = tulis(register.Permintaan{ID: m.ID, Harap: 1, Tindakan: "tarik", Isian: []byte(`{"alasan":"x"}`)})
	mauKind(t, err, kominfo.TidakAda, "tarik yang tidak ditetapkan")
	_, err = tulis(register.Permintaan{ID: m.ID, Harap: 1, Tindakan: "ajukan", Isian: []byte(`{"nama":"x","opd":"kominfo"}`)})
	mauKind(t, err, kominfo.Ditolak, "tindakan awal pada dokumen yang ada")
	_, err = tulis(register.Permintaan{Tindakan: "setujui", Isian: []byte(`{"nilai":5}`)})
	mauKind(t, err, kominfo.Ditolak, "tindakan tanpa dokumen")
	_, err = tulis(register.Permintaan{ID: m.ID, Harap: 1, Tindakan: "setujui", Isian: []byte(`{"nilai":0}`)})
	mauKind(t, err, kominfo.TidakSah, "isian tindakan diperiksa")
	_, err = tulis(register.Permintaan{ID: m.ID, Harap: 1, Tindakan: "setujui", Isian: []byte(`{"nilai":5,"alasan":"lengkap"}`)})
	if err != nil {
		t.Fatal(err)
	}
	_, err = tulis(register.Permintaan{ID: m.ID, Harap: 2, Tindakan: "setujui", Isian: []byte(`{"nilai":6}`)})
	mauKind(t, err, kominfo.Ditolak, "tindakan dua kali")
	h, err := a.s.Riwayat(ctx, a.izin, l, m.ID)
	if err != nil || len(h) != 2 || h[0].Aksi != "setujui" || h[0].Alasan != "lengkap" || h[0].Kolom[1] != int64(5) {
		t.Errorf("riwayat tindakan: %+v %v", h, err)
	}
}

func ujiKunci(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	buat := func(s Surat) (m register.Meta, err error) {
		err = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
			m, err = a.surat.Buat(ctx, tx, l, s)
			return err
		})
		return m, err
	}
	m := a.buat(t, Surat{Nomor: "1", OPD: "kominfo"})
	_, err := buat(Surat{Nomor: "1", OPD: "kominfo"})
	mauKind(t, err, kominfo.Bentrok, "nomor ganda")
	if _, err := buat(Surat{Nomor: "1", OPD: "dinkes"}); err != nil {
		t.Errorf("nomor sama milik lain: %v", err)
	}
	a.ubah(t, func(tx register.Tx) error {
		_, err := a.surat.Lakukan(ctx, tx, l, m.ID, 1, "tarik", register.Alasan{Alasan: "salah ketik"})
		return err
	})
	if _, err := buat(Surat{Nomor: "1", OPD: "kominfo"}); err != nil {
		t.Errorf("nomor dari dokumen yang ditarik: %v", err)
	}
	_, err = buat(Surat{Nomor: "5", OPD: "kominfo", Unit: kominfo.NewUUID(m.Waktu)})
	mauKind(t, err, kominfo.TidakSah, "rujukan hilang")
	a.ubah(t, func(tx register.Tx) error {
		u, err := a.unit.Buat(ctx, tx, l, Unit{Kode: "A", Nama: "Unit A"})
		if err != nil {
			return err
		}
		_, err = a.surat.Buat(ctx, tx, l, Surat{Nomor: "5", OPD: "kominfo", Unit: string(u.ID)})
		return err
	})
}

func ujiBatal(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	m := a.buat(t, Surat{Nomor: "1", OPD: "kominfo"})
	gagal := errors.New("gagal")
	isi := func(tx register.Tx) error {
		if _, err := a.unit.Buat(ctx, tx, l, Unit{Kode: "A", Nama: "A"}); err != nil {
			return err
		}
		_, err := a.surat.Ganti(ctx, tx, l, m.ID, 1, Surat{Nomor: "2", OPD: "kominfo"})
		if err != nil {
			return err
		}
		if d, err := a.surat.Baca(ctx, tx, l, m.ID); err != nil || d.Isi.Nomor != "2" {
			t.Errorf("transaksi tidak melihat tulisannya sendiri: %+v %v", d, err)
		}
		return gagal
	}
	if err := a.s.Ubah(ctx, penulis(), isi); !errors.Is(err, gagal) {
		t.Errorf("galat asli hilang: %v", err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("panik tertelan")
			}
		}()
		_ = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error { _ = isi(tx); panic("uji") })
	}()
	batal, cancel := context.WithCancel(ctx)
	cancel()
	if err := a.s.Ubah(batal, penulis(), func(register.Tx) error { return nil }); err == nil {
		t.Error("konteks yang sudah batal tetap dijalankan")
	}
	d, err := a.surat.Baca(ctx, a.s, l, m.ID)
	if err != nil || d.Isi.Nomor != "1" || d.Versi != 1 {
		t.Errorf("setelah batal: %+v %v", d, err)
	}
	if r, err := a.s.Rekap(ctx, a.unit, l, nil); err != nil || r[0].N != 0 {
		t.Errorf("unit ikut tersimpan: %v %v", r, err)
	}
	a.urutkan(t)
	for _, j := range []register.Jejak{register.Umum, register.Dalam} {
		p, _, err := a.s.Perubahan(ctx, l, j, 0, 100)
		if err != nil || len(p) != map[register.Jejak]int{register.Umum: 0, register.Dalam: 1}[j] {
			t.Errorf("jejak %s memuat yang batal: %d %v", j, len(p), err)
		}
	}
	m2 := a.buat(t, Surat{Nomor: "3", OPD: "kominfo"})
	if m2.Versi != 1 {
		t.Errorf("setelah batal tidak bisa menulis: %+v", m2)
	}
}

func ujiTarik(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	m := a.buat(t, Surat{Nomor: "1", OPD: "kominfo"})
	tarik := func(in any, harap int64) error {
		return a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
			_, err := a.surat.Lakukan(ctx, tx, l, m.ID, harap, "tarik", in)
			return err
		})
	}
	mauKind(t, tarik(struct{}{}, 1), kominfo.TidakSah, "tarik tanpa alasan")
	if err := tarik(register.Alasan{Alasan: "dobel"}, 1); err != nil {
		t.Fatal(err)
	}
	mauKind(t, tarik(register.Alasan{Alasan: "lagi"}, 2), kominfo.Ditolak, "tarik dua kali")
	h, err := a.s.Cari(ctx, a.surat, l, register.Query{})
	if err != nil || len(h.Baris) != 0 {
		t.Errorf("yang ditarik masih di daftar: %v", err)
	}
	if h, err = a.s.Cari(ctx, a.surat, l, register.Query{Ditarik: true, Isi: true}); err != nil || len(h.Baris) != 1 || !h.Baris[0].Ditarik || h.Baris[0].Alasan != "dobel" {
		t.Errorf("daftar dengan yang ditarik: %+v %v", h.Baris, err)
	}
	b, err := a.s.Baca(ctx, a.surat, l, m.ID, 0)
	if err != nil || !b.Ditarik || b.Versi != 2 {
		t.Errorf("yang ditarik tetap terbaca: %+v %v", b.Meta, err)
	}
}

func ujiHapusPribadi(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	s := Surat{Nomor: "1", OPD: "kominfo", Pemohon: "Nama Contoh"}
	m := a.buat(t, s)
	lain := a.buat(t, Surat{Nomor: "2", OPD: "kominfo", Pemohon: "Nama Lain"})
	a.ubah(t, func(tx register.Tx) error {
		s.Perihal = "dua"
		_, err := a.surat.Ganti(ctx, tx, l, m.ID, 1, s)
		return err
	})
	sebelum, _ := a.s.Riwayat(ctx, a.surat, l, m.ID)
	a.ubah(t, func(tx register.Tx) error {
		m2, err := tx.HapusPribadi(ctx, a.surat, m.ID, "permintaan subjek data")
		if err == nil && (m2.Versi != 3 || !m2.PribadiDihapus) {
			t.Errorf("meta penghapusan: %+v", m2)
		}
		return err
	})
	a.urutkan(t)
	h, err := a.s.Riwayat(ctx, a.surat, l, m.ID)
	if err != nil || len(h) != 3 {
		t.Fatalf("riwayat %d %v", len(h), err)
	}
	for i, b := range h {
		if b.Pribadi != nil || b.GaramPribadi != nil || !b.PribadiDihapus {
			t.Errorf("versi %d masih punya bagian pribadi: %s", b.Versi, b.Pribadi)
		}
		if i > 0 && (!bytes.Equal(b.Umum, sebelum[i-1].Umum) || !bytes.Equal(b.GaramUmum, sebelum[i-1].GaramUmum)) {
			t.Errorf("versi %d: bagian umum berubah", b.Versi)
		}
	}
	if h[0].Aksi != "hapus_pribadi" || h[0].Alasan == "" {
		t.Errorf("penghapusan tercatat: %+v", h[0])
	}
	p, _, err := a.s.Perubahan(ctx, l, register.Dalam, 0, 100)
	if err != nil || len(p) != 4 {
		t.Errorf("perubahan: %d %v", len(p), err)
	}
	for _, x := range p {
		if x.ID == m.ID && bytes.Contains(x.Pribadi, []byte("Nama Contoh")) {
			t.Error("nama masih ada di perubahan")
		}
	}
	d, err := a.surat.Baca(ctx, a.s, l, m.ID)
	if err != nil || d.Isi.Pemohon != "" || d.Isi.Perihal != "dua" {
		t.Errorf("setelah dihapus: %+v %v", d.Isi, err)
	}
	// What was erased does not come back, and the mark stays.
	mauKind(t, a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
		_, err := a.surat.Ganti(ctx, tx, l, m.ID, 3, s)
		return err
	}), kominfo.Ditolak, "mengisi lagi bagian pribadi")
	s.Pemohon, s.Perihal = "", "tiga"
	a.ubah(t, func(tx register.Tx) error {
		m4, err := a.surat.Ganti(ctx, tx, l, m.ID, 3, s)
		if err == nil && !m4.PribadiDihapus {
			t.Error("tanda penghapusan hilang pada versi berikutnya")
		}
		return err
	})
	if d, err := a.surat.Baca(ctx, a.s, l, lain.ID); err != nil || d.Isi.Pemohon != "Nama Lain" {
		t.Errorf("dokumen lain ikut terhapus: %+v %v", d.Isi, err)
	}
	mauKind(t, a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
		_, err := tx.HapusPribadi(ctx, a.surat, "bukan-id", "x")
		return err
	}), kominfo.TidakAda, "menghapus yang tidak ada")
}
