package registertest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Buka opens a fresh, empty store for the registers; it closes it by t.Cleanup.
type Buka func(t testing.TB, regs ...register.Register) register.Store

// Run proves a store. Each part opens a store of its own.
func Run(t *testing.T, buka Buka) {
	for _, u := range []struct {
		nama string
		f    func(*testing.T, *alat)
	}{
		{"dokumen dan versi", ujiVersi},
		{"bita tersimpan persis", ujiBita},
		{"isian diperiksa", ujiIsian},
		{"tindakan menolak tulisan umum", ujiTindakan},
		{"lingkup", ujiLingkup},
		{"menulis di luar lingkup", ujiLingkupTulis},
		{"daftar, urutan dan kursor", ujiDaftar},
		{"saringan", ujiSaring},
		{"rekap", ujiRekap},
		{"kunci unik dan rujukan", ujiKunci},
		{"transaksi batal utuh", ujiBatal},
		{"tarik", ujiTarik},
		{"hapus bagian pribadi", ujiHapusPribadi},
		{"jejak perubahan", ujiPerubahan},
		{"jejak dengan penulis serentak", ujiSerentak},
		{"satu pemenang per versi", ujiPemenang},
	} {
		t.Run(u.nama, func(t *testing.T) {
			a := &alat{unit: DefUnit(), surat: DefSurat(), izin: DefIzin()}
			a.s = buka(t, a.unit, a.surat, a.izin)
			u.f(t, a)
		})
	}
}

type alat struct {
	s     register.Store
	unit  *register.Def[Unit]
	surat *register.Def[Surat]
	izin  *register.Def[Izin]
}

func penulis() kominfo.Aktor {
	return kominfo.Aktor{ID: "u1", Nama: "Penulis Uji", Instansi: "19.06", Perangkat: "kominfo", Peran: "entri"}
}

func (a *alat) ubah(t testing.TB, f func(tx register.Tx) error) {
	t.Helper()
	if err := a.s.Ubah(t.Context(), penulis(), f); err != nil {
		t.Fatalf("Ubah: %v", err)
	}
}

func (a *alat) urutkan(t testing.TB) {
	t.Helper()
	if _, err := a.s.Urutkan(t.Context()); err != nil {
		t.Fatalf("Urutkan: %v", err)
	}
}

func (a *alat) buat(t testing.TB, s Surat) register.Meta {
	t.Helper()
	var m register.Meta
	a.ubah(t, func(tx register.Tx) (err error) {
		m, err = a.surat.Buat(t.Context(), tx, register.LingkupPenuh(), s)
		return err
	})
	return m
}

func mauKind(t testing.TB, err error, k kominfo.Kind, apa string) {
	t.Helper()
	if got := kominfo.KindOf(err); got != k {
		t.Errorf("%s: jenis galat %q (%v), seharusnya %q", apa, got, err, k)
	}
}

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

func ujiLingkup(t *testing.T, a *alat) {
	ctx := t.Context()
	kom := a.buat(t, Surat{Nomor: "1", OPD: "kominfo", Pemohon: "Nama Contoh"})
	din := a.buat(t, Surat{Nomor: "2", OPD: "dinkes", Pemohon: "Nama Lain"})
	a.urutkan(t)
	for _, u := range []struct {
		nama    string
		l       register.Lingkup
		mau     []register.ID
		pribadi bool
	}{
		{"kosong", register.Lingkup{}, nil, false},
		{"pribadi saja", register.Lingkup{Pribadi: true}, nil, false},
		{"satu pemilik", register.Lingkup{Pemilik: []string{"kominfo"}}, []register.ID{kom.ID}, false},
		{"pemilik asing", register.Lingkup{Pemilik: []string{"lain", "' OR 1=1 --"}, Pribadi: true}, nil, false},
		{"dua pemilik", register.Lingkup{Pemilik: []string{"kominfo", "dinkes"}, Pribadi: true}, []register.ID{kom.ID, din.ID}, true},
		{"semua", register.LingkupUmum(), []register.ID{kom.ID, din.ID}, false},
		{"penuh", register.LingkupPenuh(), []register.ID{kom.ID, din.ID}, true},
	} {
		h, err := a.s.Cari(ctx, a.surat, u.l, register.Query{Isi: true})
		if err != nil {
			t.Fatal(err)
		}
		var ids []register.ID
		for _, b := range h.Baris {
			ids = append(ids, b.ID)
			if (b.Pribadi != nil) != u.pribadi {
				t.Errorf("%s: bagian pribadi di daftar: %s", u.nama, b.Pribadi)
			}
		}
		mau := slices.Clone(u.mau)
		slices.Sort(mau) // a list is in the order of ids; those of one instant are random
		if diff := cmp.Diff(mau, ids); diff != "" {
			t.Errorf("%s: daftar (-want +got):\n%s", u.nama, diff)
		}
		r, err := a.s.Rekap(ctx, a.surat, u.l, nil)
		if err != nil || len(r) != 1 || r[0].N != int64(len(u.mau)) {
			t.Errorf("%s: rekap %v %v", u.nama, r, err)
		}
		p, err := a.s.Perubahan(ctx, u.l, register.Dalam, 0, 100)
		if err != nil || len(p) != len(u.mau) {
			t.Errorf("%s: perubahan %d %v", u.nama, len(p), err)
		}
		for _, id := range []register.ID{kom.ID, din.ID} {
			boleh := slices.Contains(u.mau, id)
			b, err := a.s.Baca(ctx, a.surat, u.l, id, 0)
			if (err == nil) != boleh || (b.Pribadi != nil) != (boleh && u.pribadi) {
				t.Errorf("%s: baca %v %s", u.nama, err, b.Pribadi)
			}
			if h, err := a.s.Riwayat(ctx, a.surat, u.l, id); (err == nil) != boleh || len(h) > 0 && (h[0].Pribadi != nil) != u.pribadi {
				t.Errorf("%s: riwayat %v", u.nama, err)
			}
			if _, err := a.s.Baca(ctx, a.surat, u.l, id, 1); (err == nil) != boleh {
				t.Errorf("%s: baca versi 1 %v", u.nama, err)
			}
		}
	}
}

func ujiLingkupTulis(t *testing.T, a *alat) {
	ctx := t.Context()
	kom := register.Lingkup{Pemilik: []string{"kominfo"}, Pribadi: true}
	din := a.buat(t, Surat{Nomor: "2", OPD: "dinkes"})
	tulis := func(r register.Register, p register.Permintaan) (m register.Meta, err error) {
		err = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
			m, err = r.Tulis(ctx, tx, p)
			return err
		})
		return m, err
	}
	_, err := tulis(a.surat, register.Permintaan{ID: din.ID, Harap: 1, Isian: []byte(`{"nomor":"2","opd":"kominfo"}`), Lingkup: kom})
	mauKind(t, err, kominfo.TidakAda, "mengganti milik orang lain")
	_, err = tulis(a.surat, register.Permintaan{Isian: []byte(`{"nomor":"3","opd":"dinkes"}`), Lingkup: kom})
	mauKind(t, err, kominfo.Ditolak, "membuat atas nama orang lain")
	m, err := tulis(a.surat, register.Permintaan{Isian: []byte(`{"nomor":"3","opd":"kominfo","pemohon":"Nama Contoh"}`), Lingkup: kom})
	if err != nil {
		t.Fatal(err)
	}
	_, err = tulis(a.surat, register.Permintaan{ID: m.ID, Harap: 1, Isian: []byte(`{"nomor":"3","opd":"dinkes"}`), Lingkup: kom})
	mauKind(t, err, kominfo.Ditolak, "memindahkan ke orang lain tanpa disposisi")
	kom.Pribadi = false
	_, err = tulis(a.surat, register.Permintaan{ID: m.ID, Harap: 1, Isian: []byte(`{"nomor":"3","opd":"kominfo"}`), Lingkup: kom})
	mauKind(t, err, kominfo.Ditolak, "mengganti tanpa hak atas bagian pribadi")
	i, err := tulis(a.izin, register.Permintaan{Tindakan: "ajukan", Isian: []byte(`{"nama":"Rapat","opd":"kominfo"}`), Lingkup: kom})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = tulis(a.izin, register.Permintaan{ID: i.ID, Harap: 1, Tindakan: "disposisi", Isian: []byte(`{"opd":"dinkes"}`), Lingkup: kom}); err != nil {
		t.Errorf("disposisi: %v", err)
	}
	_, err = a.s.Baca(ctx, a.izin, kom, i.ID, 0)
	mauKind(t, err, kominfo.TidakAda, "setelah disposisi")
	_, err = a.s.Baca(ctx, a.izin, kom, i.ID, 1)
	mauKind(t, err, kominfo.TidakAda, "versi lama setelah disposisi")
}

// isi makes n letters with many ties in every column but nomor.
func (a *alat) isiBanyak(t testing.TB, n int) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	a.ubah(t, func(tx register.Tx) error {
		for i := range n {
			s := Surat{Nomor: fmt.Sprintf("%03d", i), Perihal: []string{"", "undangan", "undangan rapat", "Undangan", "tagihan"}[r.IntN(5)],
				Lembar: int64(r.IntN(4)), OPD: []string{"kominfo", "dinkes", "bappeda"}[r.IntN(3)]}
			if r.IntN(2) == 0 {
				s.Tanggal = kominfo.NewTanggal(2026, 1, 1+r.IntN(5))
			}
			if _, err := a.surat.Buat(t.Context(), tx, register.LingkupPenuh(), s); err != nil {
				return err
			}
		}
		return nil
	})
}

func ujiDaftar(t *testing.T, a *alat) {
	ctx := t.Context()
	const n = 120
	a.isiBanyak(t, n)
	urut := []string{"", "nomor", "perihal", "lembar", "tanggal"}
	for _, l := range []register.Lingkup{register.LingkupPenuh(), {Pemilik: []string{"kominfo", "bappeda"}}} {
		for ui, u := range urut {
			for _, turun := range []bool{false, true} {
				q := register.Query{Urut: u, Turun: turun, Batas: 1000}
				semua, err := a.s.Cari(ctx, a.surat, l, q)
				if err != nil {
					t.Fatal(err)
				}
				if semua.Kursor != "" {
					t.Errorf("halaman terakhir punya kursor")
				}
				kol := map[string]int{"nomor": 0, "perihal": 1, "tanggal": 2, "lembar": 4}
				if !slices.IsSortedFunc(semua.Baris, func(x, y register.Baris) int {
					c := 0
					if ui > 0 {
						c = register.Banding(x.Kolom[kol[u]], y.Kolom[kol[u]])
					}
					if c == 0 {
						c = strings.Compare(string(x.ID), string(y.ID))
					}
					if turun {
						return -c
					}
					return c
				}) {
					t.Errorf("urut %q turun %v: tidak terurut", u, turun)
				}
				var lembaran []register.Baris
				q.Batas = 7
				for range n {
					h, err := a.s.Cari(ctx, a.surat, l, q)
					if err != nil {
						t.Fatal(err)
					}
					lembaran = append(lembaran, h.Baris...)
					if q.Kursor = h.Kursor; q.Kursor == "" {
						break
					}
				}
				if diff := cmp.Diff(semua.Baris, lembaran); diff != "" {
					t.Errorf("urut %q turun %v: halaman demi halaman berbeda (-sekaligus +berhalaman):\n%s", u, turun, diff)
				}
			}
		}
	}
	h, err := a.s.Cari(ctx, a.surat, register.LingkupPenuh(), register.Query{})
	if err != nil || len(h.Baris) != 50 || h.Baris[0].Umum != nil {
		t.Errorf("baku: %d baris, isi %s, %v", len(h.Baris), h.Baris[0].Umum, err)
	}
	for _, q := range []register.Query{{Batas: -1}, {Batas: 1001}, {Urut: "asing"}, {Urut: "id; DROP TABLE x"}, {Kursor: "?"}, {Kursor: "W10"},
		{Urut: "nomor", Kursor: register.BuatKursor(nil, "x")}, {Urut: "lembar", Kursor: register.BuatKursor("teks", "x")},
		{Saring: []register.Syarat{{Kolom: "asing", Op: register.Sama, Nilai: "x"}}},
		{Saring: []register.Syarat{{Kolom: "nomor", Op: "=;", Nilai: "x"}}},
		{Saring: []register.Syarat{{Kolom: "nomor", Op: register.Sama, Nilai: 1.5}}},
		{Saring: []register.Syarat{{Kolom: "lembar", Op: register.Sama, Nilai: "x"}}},
		{Saring: []register.Syarat{{Kolom: "lembar", Op: register.DiawaliOp, Nilai: "1"}}}} {
		_, err := a.s.Cari(ctx, a.surat, register.LingkupPenuh(), q)
		mauKind(t, err, kominfo.TidakSah, fmt.Sprintf("%+v", q))
	}
}

func ujiSaring(t *testing.T, a *alat) {
	ctx := t.Context()
	a.isiBanyak(t, 100)
	semua, err := a.s.Cari(ctx, a.surat, register.LingkupPenuh(), register.Query{Batas: 1000})
	if err != nil {
		t.Fatal(err)
	}
	kol := map[string]int{"nomor": 0, "perihal": 1, "tanggal": 2, "unit": 3, "lembar": 4}
	for _, saring := range [][]register.Syarat{
		{{Kolom: "lembar", Op: register.Sama, Nilai: int64(2)}},
		{{Kolom: "lembar", Op: register.Tidak, Nilai: int64(2)}},
		{{Kolom: "lembar", Op: register.Minimal, Nilai: "2"}, {Kolom: "perihal", Op: register.Sama, Nilai: ""}},
		{{Kolom: "lembar", Op: register.Maksimal, Nilai: 1}},
		{{Kolom: "lembar", Op: register.Lebih, Nilai: 1}, {Kolom: "lembar", Op: register.Kurang, Nilai: 3}},
		{{Kolom: "perihal", Op: register.DiawaliOp, Nilai: "undangan"}},
		{{Kolom: "perihal", Op: register.DiawaliOp, Nilai: "%"}},
		{{Kolom: "perihal", Op: register.DiawaliOp, Nilai: ""}},
		{{Kolom: "perihal", Op: register.SalahSatu, Daftar: []any{"tagihan", "Undangan"}}},
		{{Kolom: "lembar", Op: register.SalahSatu, Daftar: []any{}}},
		{{Kolom: "unit", Op: register.Sama, Nilai: ""}},
		{{Kolom: "unit", Op: register.Tidak, Nilai: ""}},
		{{Kolom: "tanggal", Op: register.Minimal, Nilai: "2026-01-03"}, {Kolom: "tanggal", Op: register.Maksimal, Nilai: "2026-01-04"}},
	} {
		siap, err := register.RapikanSyarat(a.surat.Info(), saring)
		if err != nil {
			t.Fatal(err)
		}
		var mau []register.Baris
		for _, b := range semua.Baris {
			cocok := true
			for _, s := range siap {
				cocok = cocok && s.Cocok(b.Kolom[kol[s.Kolom]])
			}
			if cocok {
				mau = append(mau, b)
			}
		}
		h, err := a.s.Cari(ctx, a.surat, register.LingkupPenuh(), register.Query{Saring: saring, Batas: 1000})
		if err != nil {
			t.Fatalf("%v: %v", saring, err)
		}
		if len(mau)+len(h.Baris) > 0 {
			if diff := cmp.Diff(mau, h.Baris); diff != "" {
				t.Errorf("%v (-want +got):\n%s", saring, diff)
			}
		}
		r, err := a.s.Rekap(ctx, a.surat, register.LingkupPenuh(), saring)
		if err != nil || r[0].N != int64(len(mau)) {
			t.Errorf("%v: rekap %v, seharusnya %d: %v", saring, r, len(mau), err)
		}
	}
}

func ujiRekap(t *testing.T, a *alat) {
	ctx := t.Context()
	a.isiBanyak(t, 100)
	l := register.Lingkup{Pemilik: []string{"kominfo", "dinkes"}}
	semua, err := a.s.Cari(ctx, a.surat, l, register.Query{Batas: 1000})
	if err != nil {
		t.Fatal(err)
	}
	type kunci struct {
		p string
		l int64
	}
	hit := map[kunci]int64{}
	for _, b := range semua.Baris {
		hit[kunci{b.Kolom[1].(string), b.Kolom[4].(int64)}]++
	}
	r, err := a.s.Rekap(ctx, a.surat, l, nil, "perihal", "lembar")
	if err != nil {
		t.Fatal(err)
	}
	var total int64
	for i, j := range r {
		if j.N != hit[kunci{j.Nilai[0].(string), j.Nilai[1].(int64)}] {
			t.Errorf("kelompok %v: %d", j.Nilai, j.N)
		}
		total += j.N
		if i > 0 && (register.Banding(r[i-1].Nilai[0], j.Nilai[0]) > 0 || r[i-1].Nilai[0] == j.Nilai[0] && register.Banding(r[i-1].Nilai[1], j.Nilai[1]) >= 0) {
			t.Errorf("rekap tidak terurut: %v lalu %v", r[i-1].Nilai, j.Nilai)
		}
	}
	if total != int64(len(semua.Baris)) || len(r) != len(hit) {
		t.Errorf("jumlah %d dari %d, kelompok %d dari %d", total, len(semua.Baris), len(r), len(hit))
	}
	_, err = a.s.Rekap(ctx, a.surat, l, nil, "asing")
	mauKind(t, err, kominfo.TidakSah, "kelompok asing")
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
		p, err := a.s.Perubahan(ctx, l, j, 0, 100)
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
	if h, err = a.s.Cari(ctx, a.surat, l, register.Query{Ditarik: true}); err != nil || len(h.Baris) != 1 || !h.Baris[0].Ditarik || h.Baris[0].Alasan != "dobel" {
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
	p, err := a.s.Perubahan(ctx, l, register.Dalam, 0, 100)
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

func ujiPerubahan(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	var ids []register.ID
	for i := range 5 {
		ids = append(ids, a.buat(t, Surat{Nomor: fmt.Sprint(i), OPD: "kominfo"}).ID)
	}
	p, err := a.s.Perubahan(ctx, l, register.Dalam, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range p {
		if x.Urutan == register.BelumUrut {
			t.Error("perubahan yang belum bernomor ada di jejak")
		}
	}
	a.urutkan(t)
	if n, err := a.s.Urutkan(ctx); n != 0 || err != nil {
		t.Errorf("Urutkan kedua: %d %v", n, err)
	}
	var urut []register.ID
	var sejak int64
	for {
		p, err := a.s.Perubahan(ctx, l, register.Dalam, sejak, 2)
		if err != nil {
			t.Fatal(err)
		}
		if len(p) == 0 {
			break
		}
		for _, x := range p {
			if x.Urutan != int64(len(urut)) || x.Register != "uji_surat" || len(x.Umum) == 0 {
				t.Errorf("perubahan %d: urutan %d register %q", len(urut), x.Urutan, x.Register)
			}
			urut = append(urut, x.ID)
			sejak = x.Urutan + 1
		}
	}
	if diff := cmp.Diff(ids, urut); diff != "" {
		t.Errorf("urutan jejak (-want +got):\n%s", diff)
	}
	b, err := a.s.Baca(ctx, a.surat, l, ids[3], 0)
	if err != nil || b.Urutan != 3 {
		t.Errorf("urutan pada dokumen: %d %v", b.Urutan, err)
	}
	if p, err := a.s.Perubahan(ctx, l, register.Umum, 0, 10); err != nil || len(p) != 0 {
		t.Errorf("jejak lain: %d %v", len(p), err)
	}
}

// ujiSerentak lets readers follow the feed while writers write: nothing may be
// missed, repeated or out of order.
func ujiSerentak(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	const penulisan, masing = 6, 15
	selesai := make(chan struct{})
	var wg sync.WaitGroup
	for w := range penulisan {
		wg.Go(func() {
			for i := range masing {
				err := a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
					_, err := a.surat.Buat(ctx, tx, l, Surat{Nomor: fmt.Sprintf("%d-%d", w, i), OPD: "kominfo"})
					return err
				})
				if err != nil {
					t.Errorf("penulis %d: %v", w, err)
				}
				if i%5 == 0 {
					if _, err := a.s.Urutkan(ctx); err != nil {
						t.Errorf("Urutkan: %v", err)
					}
				}
			}
		})
	}
	go func() { wg.Wait(); close(selesai) }()
	lihat := map[string]bool{}
	var sejak int64
	for habis := false; ; {
		p, err := a.s.Perubahan(ctx, l, register.Dalam, sejak, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range p {
			if x.Urutan != sejak {
				t.Fatalf("urutan %d, seharusnya %d: ada yang terlewat", x.Urutan, sejak)
			}
			sejak++
			lihat[x.Kolom[0].(string)] = true
		}
		if len(p) > 0 {
			continue
		}
		if habis {
			break
		}
		select {
		case <-selesai:
			habis = true
			a.urutkan(t)
		default:
			runtime.Gosched() // a browser has one thread
		}
	}
	if len(lihat) != penulisan*masing {
		t.Errorf("jejak memuat %d dari %d dokumen", len(lihat), penulisan*masing)
	}
}

// ujiPemenang lets many writers change the same version: one wins, the others
// are told, and no change is lost.
func ujiPemenang(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	m := a.buat(t, Surat{Nomor: "1", OPD: "kominfo"})
	const banyak, kali = 8, 10
	var wg sync.WaitGroup
	for range banyak {
		wg.Go(func() {
			for n := 0; n < kali; {
				d, err := a.surat.Baca(ctx, a.s, l, m.ID)
				if err != nil {
					t.Error(err)
					return
				}
				d.Isi.Lembar++
				err = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
					_, err := a.surat.Ganti(ctx, tx, l, m.ID, d.Versi, d.Isi)
					return err
				})
				switch kominfo.KindOf(err) {
				case "":
					n++
				case kominfo.Bentrok:
				default:
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	d, err := a.surat.Baca(ctx, a.s, l, m.ID)
	if err != nil || d.Isi.Lembar != banyak*kali || d.Versi != banyak*kali+1 {
		t.Errorf("lembar %d versi %d, seharusnya %d dan %d: %v", d.Isi.Lembar, d.Versi, banyak*kali, banyak*kali+1, err)
	}
}
