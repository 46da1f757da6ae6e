package dasbor

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func (f *formulirUmum) ketikUji(ctx app.Context, nama, s string) {
	for _, x := range f.isian {
		if x.Nama == nama {
			f.selesai(x, s)
		}
	}
}

func TestTambahSalahLaluBetul(t *testing.T) {
	w := duniaBaru(t)
	unit := w.buat("uji_unit", registertest.Unit{Kode: "u1", Nama: "Unit Satu"})
	p := &ubahUmum{umum: w.umum("uji_barang")}
	w.muat(p, "/register/uji_barang/baru")
	harus(t, w.teks(p), "Identitas", "Kode barang (wajib)", "Misalnya B-01.", "Dasar: PP 27/2014 Pasal 9.", "Unit Satu", "Perangkat lunak", "Rusak berat",
		"Data pribadi: disimpan terpisah", "Bagian bertingkat tidak diubah di sini", "rupiah")
	main := w.mainkan(p)
	tempatNama := letak(w.gambar(p), "isian-nama")
	main(func(ctx app.Context, l *layar) {
		p.f.ketikUji(ctx, "tahun", "1.2.3") // said beside the field at once, and nowhere else
	})
	harus(t, w.teks(p), "bukan tahun")
	jangan(t, w.teks(p), "perlu dibetulkan")
	main(func(ctx app.Context, l *layar) {
		p.f.ketikUji(ctx, "nama", "Server <rak>")
		p.f.ketikUji(ctx, "harga", "1,234")
		p.f.ketikUji(ctx, "tahun", "2024")
		p.f.ketikUji(ctx, "terima", "2023-05-01")
		p.f.ketikUji(ctx, "unit", string(unit))
		p.kirim(ctx, l)
	})
	if w.jumlah("uji_barang") != 0 {
		t.Fatal("dokumen yang salah tersimpan")
	}
	n := w.gambar(p)
	if diff := cmp.Diff(tempatNama, letak(n, "isian-nama")); diff != "" || tempatNama == nil {
		t.Errorf("isian berpindah tempat; fokus ikut pindah ke isian lain (-sebelum +sesudah):\n%s", diff)
	}
	harus(t, eltest.Teks(n), "3 hal perlu dibetulkan", "Kode barang belum diisi", "Jenis belum diisi", "dapat dibaca dua cara")
	for _, e := range eltest.Cari(n, "input") {
		if id, _ := eltest.Atribut(e, "id"); id == "isian-nama" {
			if v, _ := eltest.Atribut(e, "value"); v != "Server <rak>" {
				t.Errorf("isian nama hilang: %q", v)
			}
		}
		if id, _ := eltest.Atribut(e, "id"); id == "isian-harga" {
			if v, _ := eltest.Atribut(e, "aria-invalid"); v != "true" {
				t.Error("isian harga tidak ditandai salah")
			}
		}
	}
	main(func(ctx app.Context, l *layar) {
		p.f.ketikUji(ctx, "kode", "B-1")
		p.f.ketikUji(ctx, "jenis", "b")
		p.f.ketikUji(ctx, "harga", "2.000.000.000")
		p.kirim(ctx, l)
	})
	harus(t, w.teks(p), "Tanggal terima mendahului tahun beli") // the register's own law, checked here
	main(func(ctx app.Context, l *layar) {
		p.f.ketikUji(ctx, "terima", "2024-05-01")
		p.kirim(ctx, l)
	})
	harus(t, w.teks(p), "Harga lebih dari semiliar", "Tetap simpan")
	if w.jumlah("uji_barang") != 0 {
		t.Fatal("tersimpan sebelum peringatannya disetujui")
	}
	w.putus = true
	main(func(ctx app.Context, l *layar) { p.kirim(ctx, l) })
	harus(t, w.teks(p), "Server tidak terjangkau", "Menunggu dikirim", "Buka kotak kirim")
	w.putus = false
	main(func(ctx app.Context, l *layar) { p.kirim(ctx, l) }) // it is on its way already
	main(func(ctx app.Context, l *layar) { l.kirimkan(ctx) })
	if w.jumlah("uji_barang") != 1 {
		t.Fatalf("tersimpan %d dokumen, mau 1:\n%s", w.jumlah("uji_barang"), w.teks(p))
	}
	h, err := w.store.Cari(t.Context(), w.reg["uji_barang"], register.LingkupPenuh(), register.Query{Isi: true})
	if err != nil {
		t.Fatal(err)
	}
	var b barang
	w.baca("uji_barang", h.Baris[0].ID, &b)
	want := barang{Kode: "B-1", Nama: "Server <rak>", Jenis: "b", Tahun: 2024, Harga: 2_000_000_000, Terima: b.Terima, Unit: string(unit)}
	if diff := cmp.Diff(want, b); diff != "" || b.Terima.String() != "2024-05-01" {
		t.Errorf("dokumen (-mau +ada):\n%s", diff)
	}
	if p.f.beda() {
		t.Error("sesudah tersimpan formulir masih dianggap belum tersimpan")
	}
}

func TestKunciGanda(t *testing.T) {
	w := duniaBaru(t)
	w.buat("uji_barang", barang{Kode: "B-1", Nama: "Lama", Jenis: "a"})
	p := &ubahUmum{umum: w.umum("uji_barang")}
	w.muat(p, "/register/uji_barang/baru")
	w.mainkan(p)(func(ctx app.Context, l *layar) {
		p.f.ketikUji(ctx, "kode", "B-1")
		p.f.ketikUji(ctx, "nama", "Baru")
		p.f.ketikUji(ctx, "jenis", "a")
		p.kirim(ctx, l)
	})
	harus(t, w.teks(p), "Belum dapat disimpan: 1 hal", "dengan Kode barang yang sama", "Betulkan")
	if p.bentrok != nil || p.f.teks["nama"] != "Baru" {
		t.Error("kunci ganda bukan bentrok versi, dan isian tidak boleh hilang")
	}
}

func TestBentrok(t *testing.T) {
	w := duniaBaru(t)
	isi := barang{Kode: "B-1", Nama: "Asal", Jenis: "a", Ket: "lama", Bagian: []bagianBarang{{Nama: "kipas", Jumlah: 2}}, Pemakai: "Siti"}
	id := w.buat("uji_barang", isi)
	p := &ubahUmum{umum: w.umum("uji_barang"), id: id}
	w.muat(p, "/register/uji_barang/"+string(id)+"/ubah")
	main := w.mainkan(p)
	main(func(ctx app.Context, _ *layar) {
		p.f.ketikUji(ctx, "nama", "Nama saya")
		p.f.ketikUji(ctx, "kondisi", "baik")
	})
	lain := isi
	lain.Nama, lain.Ket, lain.Bagian = "Nama dia", "catatan dia", []bagianBarang{{Nama: "kipas", Jumlah: 3}}
	w.tulis("uji_barang", register.Permintaan{ID: id, Harap: 1}, lain)
	main(func(ctx app.Context, l *layar) { p.kirim(ctx, l) })
	if p.bentrok == nil {
		t.Fatalf("bentrok tidak ditampilkan:\n%s", w.teks(p))
	}
	harus(t, w.teks(p), "sudah diubah orang lain", "versi 2", "Isian saya: Nama saya", "Versi tersimpan: Nama dia", "Versi tersimpan: catatan dia", "Isian saya: Baik", "Versi tersimpan: (kosong)")
	if diff := cmp.Diff(map[string]string{"kondisi": pilihSaya, "ket": pilihBaru}, p.bentrok.pilih); diff != "" {
		t.Errorf("pilihan awal: hanya yang jelas dipilihkan (-mau +ada):\n%s", diff)
	}
	main(func(ctx app.Context, l *layar) {
		p.bentrok.pilih["nama"] = pilihSaya
		p.selesaiBentrok(ctx)
		p.kirim(ctx, l)
	})
	var b barang
	if m := w.baca("uji_barang", id, &b); m.Versi != 3 {
		t.Fatalf("versi %d, mau 3", m.Versi)
	}
	want := lain
	want.Nama, want.Kondisi = "Nama saya", "baik"
	if diff := cmp.Diff(want, b); diff != "" {
		t.Errorf("hasil gabungan (-mau +ada):\n%s", diff)
	}
}

func TestDraf(t *testing.T) {
	w := duniaBaru(t)
	id := w.buat("uji_unit", registertest.Unit{Kode: "u1", Nama: "Asal"})
	p := &ubahUmum{umum: w.umum("uji_unit"), id: id}
	w.muat(p, "/")
	main := w.mainkan(p)
	main(func(ctx app.Context, _ *layar) { p.f.ketikUji(ctx, "nama", "Ketikan") })
	d := w.d.draf[p.f.kunci]
	if d.Teks["nama"] != "Ketikan" || d.Versi != 1 {
		t.Fatalf("draf: %+v", d)
	}
	// The same page, opened again after somebody else changed the document.
	w.tulis("uji_unit", register.Permintaan{ID: id, Harap: 1}, registertest.Unit{Kode: "u1", Nama: "Orang lain"})
	q := &ubahUmum{umum: w.umum("uji_unit"), id: id}
	w.muat(q, "/")
	q.f.tawarkan()
	harus(t, w.teks(q), "Ada isian yang belum disimpan", "Pulihkan")
	w.mainkan(q)(func(ctx app.Context, _ *layar) { q.pulihkan(ctx, d) })
	harus(t, w.teks(q), "Isian saya: Ketikan", "Versi tersimpan: Orang lain")
	if q.bentrok.pilih["nama"] != "" {
		t.Error("isian lama dari versi lain dipilihkan sendiri")
	}
	main(func(ctx app.Context, _ *layar) { p.f.ketikUji(ctx, "nama", "Asal") })
	if d, ada := w.d.draf[p.f.kunci]; ada {
		t.Errorf("draf tersisa padahal tidak ada yang berubah: %+v", d)
	}
}

func TestTindakan(t *testing.T) {
	w := duniaBaru(t)
	p := &tindakanUmum{umum: w.umum("uji_izin"), nama: "ajukan"}
	w.muat(p, "/")
	main := w.mainkan(p)
	main(func(ctx app.Context, l *layar) {
		p.f.ketikUji(ctx, "nama", "Bangun menara")
		p.kirim(ctx, l)
	})
	harus(t, w.teks(p), "Perangkat daerah belum diisi")
	main(func(ctx app.Context, l *layar) {
		p.f.ketikUji(ctx, "opd", "kominfo")
		p.kirim(ctx, l)
	})
	h, err := w.store.Cari(t.Context(), w.reg["uji_izin"], register.LingkupPenuh(), register.Query{})
	if err != nil || len(h.Baris) != 1 {
		t.Fatalf("%d dokumen, %v:\n%s", len(h.Baris), err, w.teks(p))
	}
	id := h.Baris[0].ID
	q := &tindakanUmum{umum: w.umum("uji_izin"), id: id, nama: "setujui"}
	w.muat(q, "/")
	// Somebody else moves it on meanwhile.
	w.tulis("uji_izin", register.Permintaan{ID: id, Harap: 1, Tindakan: "disposisi"}, registertest.Pindah{OPD: "dinkes"})
	main = w.mainkan(q)
	main(func(ctx app.Context, l *layar) {
		q.f.ketikUji(ctx, "nilai", "80")
		q.kirim(ctx, l)
	})
	harus(t, w.teks(q), "sudah diubah orang lain", "versi 2")
	main(func(ctx app.Context, l *layar) { q.kirim(ctx, l) })
	var z registertest.Izin
	w.baca("uji_izin", id, &z)
	if z.Status != "disetujui" || z.Nilai != 80 {
		t.Errorf("sesudah disetujui: %+v", z)
	}
	salah := &tindakanUmum{umum: w.umum("uji_izin"), id: id, nama: "setujui"}
	w.muat(salah, "/")
	w.mainkan(salah)(func(ctx app.Context, l *layar) { salah.f.ketikUji(ctx, "nilai", "80"); salah.kirim(ctx, l) })
	harus(t, w.teks(salah), "Izin ini sudah disetujui.")
	bebas := &ubahUmum{umum: w.umum("uji_izin"), id: id}
	if err := bebas.Muat(t.Context(), w.d.Sumber, nil); err == nil {
		t.Error("register dengan tindakan punya formulir bebas")
	}
}
