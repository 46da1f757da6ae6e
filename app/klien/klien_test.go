package klien_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

// From a page to the store and back, by every kind of write.
func TestMenulis(t *testing.T) {
	d := baru(t)
	var _ klien.Sumber = d.klien

	u := d.tulis(d.unit, register.Permintaan{}, registertest.Unit{Kode: "u1", Nama: "Unit " + aneh})
	if u.Versi != 1 || u.ID == "" || u.Waktu.IsZero() {
		t.Errorf("membuat: %+v", u)
	}
	if m := d.tulis(d.unit, register.Permintaan{ID: u.ID, Harap: 1}, registertest.Unit{Kode: "u1", Nama: "Unit Satu"}); m.Versi != 2 || m.ID != u.ID {
		t.Errorf("mengganti: %+v", m)
	}
	i := d.tulis(d.izin, register.Permintaan{Tindakan: "ajukan"}, registertest.Ajukan{Nama: "Menara", OPD: "kominfo"})
	if m := d.tulis(d.izin, register.Permintaan{ID: i.ID, Harap: 1, Tindakan: "setujui"}, registertest.Setujui{Nilai: 7}); m.Versi != 2 {
		t.Errorf("tindakan: %+v", m)
	}
	b, err := d.klien.Baca(t.Context(), d.izin, register.Lingkup{}, i.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]any{"disetujui", int64(7)}, b.Kolom); diff != "" {
		t.Errorf("kolom (-want +got):\n%s", diff)
	}
	if m := d.tulis(d.unit, register.Permintaan{ID: u.ID, Harap: 2, Tindakan: "tarik"}, register.Alasan{Alasan: "digabung"}); m.Versi != 3 {
		t.Errorf("menarik: %+v", m)
	}
	if h, err := d.klien.Cari(t.Context(), d.unit, register.Lingkup{}, register.Query{}); err != nil || len(h.Baris) != 0 {
		t.Errorf("sesudah ditarik: %+v %v", h, err)
	}
}

// A refusal keeps its kind, its sentence and its findings on the way.
func TestPenolakan(t *testing.T) {
	d := baru(t)
	m := d.buat(1)
	izin := d.tulis(d.izin, register.Permintaan{Tindakan: "ajukan"}, registertest.Ajukan{Nama: "Menara", OPD: "kominfo"})
	sah := registertest.Surat{Nomor: "1", OPD: "kominfo", Pemohon: "Siti", NIK: "1906010101010001"}
	rahasia := sah
	rahasia.Perihal = "RAHASIA"
	kembar := sah
	kembar.Nomor = "01/b"
	asing := register.ID("01990000-0000-7000-8000-000000000000")

	for _, k := range []struct {
		nama   string
		laku   func() error
		jenis  kominfo.Kind
		temuan string
	}{
		{"membaca yang tidak ada", func() error {
			_, err := d.klien.Baca(t.Context(), d.surat, register.Lingkup{}, asing, 0)
			return err
		}, kominfo.TidakAda, ""},
		{"versi yang tidak ada", func() error {
			_, err := d.klien.Baca(t.Context(), d.surat, register.Lingkup{}, m.ID, 9)
			return err
		}, kominfo.TidakAda, ""},
		{"riwayat yang tidak ada", func() error {
			_, err := d.klien.Riwayat(t.Context(), d.surat, register.Lingkup{}, asing)
			return err
		}, kominfo.TidakAda, ""},
		{"nomor yang bukan nomor", func() error {
			_, err := d.klien.Baca(t.Context(), d.surat, register.Lingkup{}, "../unit?x=1#", 0)
			return err
		}, kominfo.TidakAda, ""},
		{"kolom asing", func() error {
			_, err := d.klien.Cari(t.Context(), d.surat, register.Lingkup{}, register.Query{Urut: "asing"})
			return err
		}, kominfo.TidakSah, ""},
		{"kursor rusak", func() error {
			_, err := d.klien.Cari(t.Context(), d.surat, register.Lingkup{}, register.Query{Kursor: "%%"})
			return err
		}, kominfo.TidakSah, ""},
		{"rekap kolom asing", func() error {
			_, err := d.klien.Rekap(t.Context(), d.surat, register.Lingkup{}, nil, "asing")
			return err
		}, kominfo.TidakSah, ""},
		{"aturan register", func() error { _, err := d.coba(d.surat, register.Permintaan{}, rahasia); return err }, kominfo.TidakSah, "UJI-01"},
		{"kunci kembar", func() error { _, err := d.coba(d.surat, register.Permintaan{}, kembar); return err }, kominfo.Bentrok, ""},
		{"versi lama", func() error {
			d.tulis(d.surat, register.Permintaan{ID: m.ID, Harap: 1}, sah)
			_, err := d.coba(d.surat, register.Permintaan{ID: m.ID, Harap: 1}, sah)
			return err
		}, kominfo.Bentrok, ""},
		{"tindakan dengan versi lama", func() error {
			d.tulis(d.izin, register.Permintaan{ID: izin.ID, Harap: 1, Tindakan: "disposisi"}, registertest.Pindah{OPD: "dinkes"})
			_, err := d.coba(d.izin, register.Permintaan{ID: izin.ID, Harap: 1, Tindakan: "setujui"}, registertest.Setujui{Nilai: 1})
			return err
		}, kominfo.Bentrok, ""},
		{"tindakan yang ditolak hukumnya", func() error {
			d.tulis(d.izin, register.Permintaan{ID: izin.ID, Harap: 2, Tindakan: "setujui"}, registertest.Setujui{Nilai: 1})
			_, err := d.coba(d.izin, register.Permintaan{ID: izin.ID, Harap: 3, Tindakan: "setujui"}, registertest.Setujui{Nilai: 1})
			return err
		}, kominfo.Ditolak, ""},
		{"menulis umum di register bertindakan", func() error {
			_, err := d.coba(d.izin, register.Permintaan{}, registertest.Izin{Nama: "x", OPD: "kominfo", Status: "disetujui"})
			return err
		}, kominfo.Ditolak, ""},
		{"isian kosong", func() error {
			_, err := d.klien.Tulis(t.Context(), d.surat, register.Permintaan{})
			return err
		}, kominfo.TidakSah, "*"},
		{"isian bukan JSON", func() error {
			_, err := d.klien.Tulis(t.Context(), d.surat, register.Permintaan{Isian: []byte(`{"nomor":`)})
			return err
		}, kominfo.TidakSah, ""},
		{"di luar lingkup", func() error {
			d.lingkup = register.Lingkup{Pemilik: []string{"lain"}}
			defer func() { d.lingkup = register.LingkupPenuh() }()
			_, err := d.klien.Baca(t.Context(), d.surat, register.LingkupPenuh(), m.ID, 0)
			return err
		}, kominfo.TidakAda, ""},
		{"perubahan jejak asing", func() error {
			_, _, err := d.klien.Perubahan(t.Context(), register.LingkupPenuh(), "asing", 0, 10)
			return err
		}, kominfo.TidakSah, ""},
	} {
		err := k.laku()
		e, ok := errors.AsType[*kominfo.Error](err)
		if !ok || e.Kind != k.jenis || len(strings.Fields(e.Message)) < 3 || strings.ContainsAny(e.Message, "{}") {
			t.Errorf("%s: %v, want kind %s and a sentence", k.nama, err, k.jenis)
			continue
		}
		if k.temuan == "*" && len(e.Findings) == 0 || k.temuan != "" && k.temuan != "*" && (len(e.Findings) != 1 || e.Findings[0].ID != k.temuan) {
			t.Errorf("%s: findings %+v, want %s", k.nama, e.Findings, k.temuan)
		}
	}
}

// Whatever comes back from the wire becomes one sentence, never a panic.
func TestJawabanRusak(t *testing.T) {
	r := registertest.DefUnit()
	for _, k := range []struct {
		nama   string
		status int
		isi    string
		gagal  error
		jenis  kominfo.Kind
		pesan  string
	}{
		{"bukan JSON", 200, "<html>", nil, kominfo.Rusak, "Jawaban server tidak dapat dibaca. Muat ulang halaman."},
		{"terpotong", 200, `{"baris":[{"id":"x"`, nil, kominfo.Rusak, "Jawaban server tidak dapat dibaca. Muat ulang halaman."},
		{"kosong", 200, "", nil, kominfo.Rusak, "Jawaban server tidak dapat dibaca. Muat ulang halaman."},
		{"bentuk lain", 200, `[1,2]`, nil, kominfo.Rusak, "Jawaban server tidak dapat dibaca. Muat ulang halaman."},
		{"gerbang rusak", 502, "<html>Bad Gateway", nil, kominfo.Rusak, "Server menjawab dengan status 502. Coba lagi sebentar."},
		{"masalah", 403, `{"detail":"Tidak boleh di sini."}`, nil, kominfo.Ditolak, "Tidak boleh di sini."},
		{"belum masuk", 401, `{"detail":"Masuk dahulu."}`, nil, kominfo.BelumMasuk, "Masuk dahulu."},
		{"terlalu besar", 413, `{}`, nil, kominfo.TidakSah, "Server menjawab dengan status 413. Coba lagi sebentar."},
		{"dialihkan", 302, ``, nil, kominfo.Rusak, "Server menjawab dengan status 302. Coba lagi sebentar."},
		{"putus", 0, "", io.ErrUnexpectedEOF, kominfo.Rusak, "Server tidak terjangkau. Periksa sambungan, lalu coba lagi."},
	} {
		h := klien.HTTP{Jeda: []int{}, Angkut: func(context.Context, string, string, map[string]string, []byte) (klien.Jawaban, error) {
			return klien.Jawaban{Status: k.status, Isi: []byte(k.isi)}, k.gagal
		}}
		_, baca := h.Baca(t.Context(), r, register.Lingkup{}, "x", 0)
		_, cari := h.Cari(t.Context(), r, register.Lingkup{}, register.Query{})
		_, riwayat := h.Riwayat(t.Context(), r, register.Lingkup{}, "x")
		_, rekap := h.Rekap(t.Context(), r, register.Lingkup{}, nil)
		_, tulis := h.Tulis(t.Context(), r, register.Permintaan{})
		_, _, perubahan := h.Perubahan(t.Context(), register.Lingkup{}, register.Umum, 0, 5)
		for apa, err := range map[string]error{"baca": baca, "cari": cari, "riwayat": riwayat, "rekap": rekap, "tulis": tulis, "perubahan": perubahan} {
			e, ok := errors.AsType[*kominfo.Error](err)
			if !ok || e.Kind != k.jenis || e.Message != k.pesan {
				t.Errorf("%s, %s: %#v", k.nama, apa, err)
			}
			if errors.Is(err, klien.ErrLuring) != (k.gagal != nil) {
				t.Errorf("%s, %s: ErrLuring %v", k.nama, apa, errors.Is(err, klien.ErrLuring))
			}
		}
	}
	// A column of another type than the register's is shown as empty.
	h := klien.HTTP{Angkut: func(context.Context, string, string, map[string]string, []byte) (klien.Jawaban, error) {
		return klien.Jawaban{Status: 200, Isi: []byte(`{"id":"x","versi":1,"kolom":{"status":7,"nilai":"bukan angka"}}`)}, nil
	}}
	b, err := h.Baca(t.Context(), registertest.DefIzin(), register.Lingkup{}, "x", 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]any{"", int64(0)}, b.Kolom); diff != "" {
		t.Errorf("kolom (-want +got):\n%s", diff)
	}
}

// The prefix of a site below a path stands before every address, and the same
// question is always the same address.
func TestAlamat(t *testing.T) {
	var alamat []string
	h := klien.HTTP{Akar: "/lumbung", Angkut: func(_ context.Context, metode, a string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
		alamat = append(alamat, metode+" "+a+" "+kepala["If-Match"]+" "+string(isi))
		return klien.Jawaban{Status: 200, Isi: []byte(`{}`)}, nil
	}}
	r, izin := registertest.DefUnit(), registertest.DefIzin()
	_, _ = h.Baca(t.Context(), r, register.Lingkup{}, "a/b?c", 3)
	_, _ = h.Cari(t.Context(), r, register.Lingkup{}, register.Query{Turun: true, Isi: true, Batas: 7, Ditarik: true})
	_, _ = h.Cari(t.Context(), r, register.Lingkup{}, register.Query{Urut: "kode", Turun: true})
	_, _ = h.Rekap(t.Context(), izin, register.Lingkup{}, []register.Syarat{{Kolom: "nilai", Op: register.Minimal, Nilai: int64(2)}, {Kolom: "nilai", Op: register.Kurang, Nilai: int64(9)}}, "status", "nilai")
	_, _ = h.Tulis(t.Context(), izin, register.Permintaan{Tindakan: "ajukan", Isian: []byte(`{"a":1}`)})
	_, _ = h.Tulis(t.Context(), izin, register.Permintaan{ID: "x", Harap: 4, Tindakan: "setujui"})
	_, _ = h.Tulis(t.Context(), r, register.Permintaan{ID: "x", Harap: 4})
	_, _, _ = h.Perubahan(t.Context(), register.Lingkup{}, register.Dalam, -3, 5000)
	if diff := cmp.Diff([]string{
		"GET /lumbung/api/v1/register/uji_unit/a%2Fb%3Fc?versi=3  ",
		"GET /lumbung/api/v1/register/uji_unit?batas=7&ditarik=1&isi=1&urut=-  ",
		"GET /lumbung/api/v1/register/uji_unit?urut=-kode  ",
		"GET /lumbung/api/v1/register/uji_izin/rekap?kelompok=status%2Cnilai&nilai.kurang=9&nilai.minimal=2  ",
		`POST /lumbung/api/v1/register/uji_izin?tindakan=ajukan  {"a":1}`,
		`POST /lumbung/api/v1/register/uji_izin/x/setujui "4" {}`,
		`PUT /lumbung/api/v1/register/uji_unit/x "4" {}`,
		"GET /lumbung/api/v1/perubahan?batas=1000&isi=ya&jejak=dalam&sejak=0  ",
	}, alamat); diff != "" {
		t.Errorf("alamat (-want +got):\n%s", diff)
	}
}
