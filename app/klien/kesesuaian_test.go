package klien_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

// Over the API a page reads the same as from the store itself: whatever the
// filter, the order and the size of the page, through to the last cursor.
func TestSamaDenganPenyimpan(t *testing.T) {
	d := baru(t)
	for i := range 24 {
		m := d.buat(i)
		if i%7 == 3 {
			d.tulis(d.surat, register.Permintaan{ID: m.ID, Harap: 1, Tindakan: "tarik"}, register.Alasan{Alasan: "salah"})
		}
	}
	umum := register.LingkupUmum()
	teks := []string{"nomor", "perihal", "tanggal", "unit"}
	nilaiTeks := rapid.SampledFrom([]string{"", "Undangan", "undangan rapat", "00/A", "04/b", "05/C+D &", "2026-02", "2026-02-11", aneh, "a|b", "zz"})
	syarat := rapid.Custom(func(t *rapid.T) register.Syarat {
		if rapid.Bool().Draw(t, "bilangan") {
			op := rapid.SampledFrom([]register.Op{register.Sama, register.Tidak, register.Minimal, register.Maksimal, register.Lebih, register.Kurang, register.SalahSatu}).Draw(t, "op")
			s := register.Syarat{Kolom: "lembar", Op: op}
			if op == register.SalahSatu {
				for _, n := range rapid.SliceOfN(rapid.Int64Range(-1, 6), 1, 3).Draw(t, "daftar") {
					s.Daftar = append(s.Daftar, n)
				}
			} else {
				s.Nilai = rapid.Int64Range(-1, 6).Draw(t, "nilai")
			}
			return s
		}
		op := rapid.SampledFrom([]register.Op{register.Sama, register.Tidak, register.Minimal, register.Maksimal, register.Lebih, register.Kurang, register.DiawaliOp, register.SalahSatu}).Draw(t, "op")
		s := register.Syarat{Kolom: rapid.SampledFrom(teks).Draw(t, "kolom"), Op: op}
		if op != register.SalahSatu {
			s.Nilai = nilaiTeks.Draw(t, "nilai")
			return s
		}
		for _, n := range rapid.SliceOfN(nilaiTeks.Filter(func(s string) bool { return !slices.Contains([]byte(s), '|') }), 1, 3).Draw(t, "daftar") {
			s.Daftar = append(s.Daftar, n)
		}
		return s
	})
	rapid.Check(t, func(t *rapid.T) {
		// An address names a column with a comparison once; see TestSaringanTakTertulis.
		saring := rapid.SliceOfNDistinct(syarat, 0, 3, func(s register.Syarat) string { return s.Kolom + string(s.Op) }).Draw(t, "saring")
		q := register.Query{
			Saring: saring, Urut: rapid.SampledFrom([]string{"", "nomor", "perihal", "lembar", "tanggal"}).Draw(t, "urut"),
			Turun: rapid.Bool().Draw(t, "turun"), Batas: rapid.SampledFrom([]int{0, 1, 3, 10, 200}).Draw(t, "batas"),
			Isi: rapid.Bool().Draw(t, "isi"), Ditarik: rapid.Bool().Draw(t, "ditarik"),
		}
		for halaman := 0; ; halaman++ {
			mau, err := d.store.Cari(t.Context(), d.surat, umum, q)
			if err != nil {
				t.Fatal(err)
			}
			dapat, err := d.klien.Cari(t.Context(), d.surat, register.Lingkup{}, q)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(d.petikan(d.surat, mau, q.Isi), d.petikan(d.surat, dapat, q.Isi)); diff != "" {
				t.Fatalf("%+v (-penyimpan +klien):\n%s", q, diff)
			}
			if dapat.Kursor != mau.Kursor {
				t.Fatalf("kursor %q, penyimpan %q", dapat.Kursor, mau.Kursor)
			}
			if q.Kursor = dapat.Kursor; q.Kursor == "" {
				break
			}
			if halaman > 30 {
				t.Fatal("kursor tidak berakhir")
			}
		}
		kelompok := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"nomor", "perihal", "lembar", "unit"}), 0, 3, rapid.ID[string]).Draw(t, "kelompok")
		mau, err := d.store.Rekap(t.Context(), d.surat, umum, saring, kelompok...)
		if err != nil {
			t.Fatal(err)
		}
		dapat, err := d.klien.Rekap(t.Context(), d.surat, register.Lingkup{}, saring, kelompok...)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rapi(mau), rapi(dapat)); diff != "" {
			t.Fatalf("rekap %v %+v (-penyimpan +klien):\n%s", kelompok, saring, diff)
		}
	})
}

// rapi makes an empty group and no group the same.
func rapi(js []register.Jumlah) []register.Jumlah {
	out := []register.Jumlah{}
	for _, j := range js {
		if j.Nilai == nil {
			j.Nilai = []any{}
		}
		out = append(out, j)
	}
	return out
}

// One document, each of its versions and its history, too.
func TestBacaDanRiwayatSamaDenganPenyimpan(t *testing.T) {
	d := baru(t)
	m := d.buat(3)
	d.tulis(d.surat, register.Permintaan{ID: m.ID, Harap: 1}, registertest.Surat{Nomor: "9", Perihal: aneh, OPD: "dinkes", Pemohon: "Budi", NIK: "1906010101010002"})
	d.tulis(d.surat, register.Permintaan{ID: m.ID, Harap: 2, Tindakan: "tarik"}, register.Alasan{Alasan: "salah " + aneh})
	for versi := range int64(4) {
		mau, err := d.store.Baca(t.Context(), d.surat, register.LingkupPenuh(), m.ID, versi)
		if err != nil {
			t.Fatal(err)
		}
		dapat, err := d.klien.Baca(t.Context(), d.surat, register.Lingkup{}, m.ID, versi)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d.petik(d.surat, mau, true), d.petik(d.surat, dapat, true)); diff != "" {
			t.Errorf("versi %d (-penyimpan +klien):\n%s", versi, diff)
		}
	}
	mau, err := d.store.Riwayat(t.Context(), d.surat, register.LingkupUmum(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	dapat, err := d.klien.Riwayat(t.Context(), d.surat, register.Lingkup{}, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	sejarah := func(bs []register.Baris) (out []petik) {
		for _, b := range bs {
			p := d.petik(d.surat, b, true)
			p.Kolom = nil // the API gives no columns with a history
			p.Aksi, p.Alasan, p.Instansi, p.Peranan = b.Aksi, b.Alasan, b.Instansi, b.Peran
			out = append(out, p)
		}
		return out
	}
	if diff := cmp.Diff(sejarah(mau), sejarah(dapat)); diff != "" {
		t.Errorf("riwayat (-penyimpan +klien):\n%s", diff)
	}
	if len(dapat) != 3 || dapat[0].Aksi != "tarik" || dapat[0].Alasan == "" {
		t.Errorf("riwayat: %+v", dapat)
	}
}

// A question that has no address must not become another question: a filter that
// is lost on the way shows too much.
func TestSaringanTakTertulis(t *testing.T) {
	d := baru(t)
	for i := range 12 {
		d.buat(i)
	}
	tidak := func(v string) register.Syarat { return register.Syarat{Kolom: "perihal", Op: register.Tidak, Nilai: v} }
	for nama, saring := range map[string][]register.Syarat{
		"dua kali tidak":     {tidak("Undangan"), tidak("undangan rapat")},
		"garis dalam daftar": {{Kolom: "perihal", Op: register.SalahSatu, Daftar: []any{"a|b", "Undangan"}}},
		"daftar kosong":      {{Kolom: "perihal", Op: register.SalahSatu}},
		"pembanding asing":   {{Kolom: "perihal", Op: "mirip", Nilai: "x"}},
	} {
		mau, errMau := d.store.Cari(t.Context(), d.surat, register.LingkupUmum(), register.Query{Saring: saring})
		dapat, err := d.klien.Cari(t.Context(), d.surat, register.Lingkup{}, register.Query{Saring: saring})
		if err == nil && (errMau != nil || cmp.Diff(d.petikan(d.surat, mau, false), d.petikan(d.surat, dapat, false)) != "") {
			t.Errorf("%s: %d baris, penyimpan %d (%v); harus sama, atau ditolak", nama, len(dapat.Baris), len(mau.Baris), errMau)
		}
		js, err := d.klien.Rekap(t.Context(), d.surat, register.Lingkup{}, saring)
		if err == nil && (errMau != nil || len(js) != 1 || js[0].N != int64(len(mau.Baris))) {
			t.Errorf("%s: rekap %+v, penyimpan %d (%v)", nama, js, len(mau.Baris), errMau)
		}
	}
}

// The change feed, read page by page, is the store's: what belongs to it, with the
// bodies as they were stored.
func TestPerubahanSamaDenganPenyimpan(t *testing.T) {
	d := baru(t)
	for i := range 7 {
		m := d.buat(i)
		u := d.tulis(d.unit, register.Permintaan{}, registertest.Unit{Kode: "u" + m.Waktu.Format("05"), Nama: aneh})
		d.tulis(d.surat, register.Permintaan{ID: m.ID, Harap: 1, Tindakan: "tarik"}, register.Alasan{Alasan: "salah " + aneh})
		d.tulis(d.unit, register.Permintaan{ID: u.ID, Harap: 1}, registertest.Unit{Kode: "u" + m.Waktu.Format("05"), Nama: "lain"})
	}
	ringkas := func(ps []register.Perubahan) (out []register.Perubahan) {
		for _, p := range ps {
			// What never leaves the server, or is not part of the feed.
			p.GaramUmum, p.GaramPribadi, p.Ulang, p.Kolom = nil, nil, nil, nil
			out = append(out, p)
		}
		return out
	}
	for _, j := range []register.Jejak{register.Umum, register.Dalam} {
		mau, akhir, err := d.store.Perubahan(t.Context(), register.LingkupUmum(), j, 0, 1000)
		if err != nil || len(mau) != 14 {
			t.Fatalf("%s: %d perubahan, %v", j, len(mau), err)
		}
		for _, batas := range []int{1, 3, 14, 5000} {
			var dapat []register.Perubahan
			sejak := int64(-5)
			for {
				ps, lanjut, err := d.klien.Perubahan(t.Context(), register.Lingkup{}, j, sejak, batas)
				if err != nil || len(ps) > batas {
					t.Fatalf("%s: %d perubahan, batas %d, %v", j, len(ps), batas, err)
				}
				dapat = append(dapat, ps...)
				if lanjut == sejak || len(dapat) > 14 {
					break
				}
				sejak = lanjut
			}
			if diff := cmp.Diff(ringkas(mau), ringkas(dapat)); diff != "" || sejak != akhir {
				t.Fatalf("%s, batas %d: sampai %d, mau %d (-penyimpan +klien):\n%s", j, batas, sejak, akhir, diff)
			}
		}
		if ps, lanjut, err := d.klien.Perubahan(t.Context(), register.Lingkup{}, j, 3, 0); len(ps) != 0 || lanjut != 3 || err != nil {
			t.Errorf("batas 0: %v %d %v", ps, lanjut, err)
		}
	}
	// A journal that became shorter is told, not taken for one without news.
	if _, _, err := d.klien.Perubahan(t.Context(), register.Lingkup{}, register.Umum, 99, 5); err == nil {
		t.Error("jejak yang lebih pendek diterima")
	}
}
