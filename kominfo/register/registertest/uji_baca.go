package registertest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

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
		p, _, err := a.s.Perubahan(ctx, u.l, register.Dalam, 0, 100)
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
				ujiHanya(t, a, l, q, semua.Baris)
			}
		}
	}
	h, err := a.s.Cari(ctx, a.surat, register.LingkupPenuh(), register.Query{})
	if err != nil || len(h.Baris) != 50 || h.Baris[0].Umum != nil {
		t.Errorf("baku: %d baris, isi %s, %v", len(h.Baris), h.Baris[0].Umum, err)
	}
	for _, q := range []register.Query{{Hanya: []string{"asing"}}, {Hanya: []string{"nomor; DROP TABLE x"}}, {Batas: -1}, {Batas: 1001}, {Urut: "asing"}, {Urut: "id; DROP TABLE x"}, {Kursor: "?"}, {Kursor: "W10"},
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

// ujiHanya: a list of few columns has the rows of the whole list, page by page, with
// those columns.
func ujiHanya(t *testing.T, a *alat, l register.Lingkup, q register.Query, semua []register.Baris) {
	t.Helper()
	q.Kursor, q.Hanya = "", []string{"lembar", "nomor"}
	var n int
	for {
		h, err := a.s.Cari(t.Context(), a.surat, l, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range h.Baris {
			if n >= len(semua) {
				t.Fatalf("urut %q: lebih dari %d baris", q.Urut, len(semua))
			}
			mau := semua[n]
			if diff := cmp.Diff(mau.Meta, b.Meta); diff != "" || b.Pemilik != mau.Pemilik || b.Kolom[0] != mau.Kolom[0] || b.Kolom[4] != mau.Kolom[4] {
				t.Fatalf("urut %q turun %v, baris %d: %v, seharusnya %v\n%s", q.Urut, q.Turun, n, b.Kolom, mau.Kolom, diff)
			}
			n++
		}
		if q.Kursor = h.Kursor; q.Kursor == "" {
			break
		}
	}
	if n != len(semua) {
		t.Errorf("urut %q turun %v: %d baris, seharusnya %d", q.Urut, q.Turun, n, len(semua))
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
