package dasbor

import (
	"encoding/json"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/spbe"
)

// titip puts a write into the outbox, as a page that is gone did.
func (w *dunia) titip(nama string, p register.Permintaan, label string) *klien.Kiriman {
	w.t.Helper()
	e, err := w.d.Kotak.Titip(w.reg[nama], p, label, "")
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

// Every state is told in words, with what can be done, and hostile texts stay
// texts.
func TestHalamanKotakKirim(t *testing.T) {
	w := duniaBaru(t)
	p := &kotakKirim{d: w.d}
	w.muat(p, alamatKotak)
	harus(t, w.teks(p), "Tidak ada perubahan yang menunggu")

	id := w.buat("uji_unit", registertest.Unit{Kode: "u1", Nama: "Asal"})
	jahat, _ := json.Marshal(eltest.Jahat)
	a := w.titip("uji_unit", register.Permintaan{ID: id, Harap: 1, Isian: []byte(`{"kode":"u1","nama":"Saya"}`)}, eltest.Jahat)
	b := w.titip("uji_unit", register.Permintaan{ID: id, Harap: 1, Isian: []byte(`{"kode":"u1","nama":` + string(jahat) + `}`)}, "Di belakang")
	c := w.titip("uji_unit", register.Permintaan{Isian: []byte(`{"kode":"","nama":"x"}`)}, "Tanpa kode")
	d := w.titip("uji_barang", register.Permintaan{Isian: []byte(`{"kode":"B-1","nama":"Rak","jenis":"d","pemakai":"Siti"}`)}, "Barang")
	w.tulis("uji_unit", register.Permintaan{ID: id, Harap: 1}, registertest.Unit{Kode: "u1", Nama: "Dia " + eltest.Jahat})
	w.d.Kotak.Kirimkan(t.Context())
	w.putus = true
	e := w.titip("uji_barang", register.Permintaan{Isian: []byte(`{"kode":"B-2","nama":"Meja","jenis":"d"}`)}, "Luring")
	w.d.Kotak.Kirimkan(t.Context())
	w.putus = false

	main := w.mainkan(p)
	harus(t, w.teks(p), "bentrok dengan versi lain") // before it is known what with
	jangan(t, w.teks(p), "di atas versi")
	main(func(ctx app.Context, l *layar) { l.kabar(ctx) })
	teks := w.teks(p)
	harus(t, teks, "bentrok dengan versi lain", "Kirim lagi di atas versi 2", "Saya", "Dia", "tersimpan sekarang", "menunggu dikirim", "Menunggu keputusan Anda",
		"ditolak server", "Kode belum diisi", "Server tidak terjangkau", "tidak disimpan di perangkat ini", "Mungkin sudah sampai")
	jangan(t, teks, "B-1")
	if w.d.Kotak.Lihat(d.No).Keadaan != klien.Dikirim {
		t.Errorf("%+v", w.d.Kotak.Lihat(d.No))
	}
	main(func(ctx app.Context, l *layar) { // what the buttons do
		harus(t, eltest.Teks(eltest.Urai(el.Tumpuk(l.spandukKirim()))), "perubahan perlu Anda putuskan", "Buka kotak kirim")
		w.d.Kotak.Ulangi(a.No, p.kini[a.No].versi)
		w.d.Kotak.Buang(c.No)
		l.kirimkan(ctx)
	})
	if e := w.d.Kotak.Lihat(b.No); e.Keadaan != klien.Bentrok || w.d.Kotak.Lihat(a.No).Keadaan != klien.Dikirim {
		t.Errorf("yang tidak tahu tidak boleh menimpa: %+v", e)
	}
	harus(t, w.teks(p), "Kirim lagi di atas versi 3") // not of the version that it was compared with before
	if w.d.Kotak.Lihat(e.No).Keadaan != klien.Dikirim {
		t.Errorf("%+v", w.d.Kotak.Lihat(e.No))
	}
	for _, x := range w.d.Kotak.Isi() {
		w.d.Kotak.Buang(x.No)
	}
	harus(t, w.teks(p), "Tidak ada perubahan yang menunggu")
}

// On the server, and from data that come with the page, there is no outbox.
func TestKotakKirimDiServer(t *testing.T) {
	w := duniaBaru(t)
	w.d.Kotak = nil
	u, _ := url.Parse(alamatKotak)
	if err := w.d.MuatUntuk(t.Context(), w.d.Sumber, u); err != nil {
		t.Fatal(err)
	}
	p := &kotakKirim{d: w.d}
	w.muat(p, alamatKotak)
	harus(t, w.teks(p), "Kotak kirim")
}

// What waits and is refused later comes back to its form, with what is wrong. When
// the form was left, it stays in the outbox.
func TestDitolakSesudahMenunggu(t *testing.T) {
	for _, ditinggal := range []bool{false, true} {
		w := duniaBaru(t)
		w.buat("uji_barang", barang{Kode: "B-1", Nama: "Lama", Jenis: "a"})
		p := &ubahUmum{umum: w.umum("uji_barang")}
		w.muat(p, "/register/uji_barang/baru")
		main := w.mainkan(p)
		w.putus = true
		main(func(ctx app.Context, l *layar) {
			p.f.teks = map[string]string{"kode": "B-1", "nama": "Baru", "jenis": "a"}
			p.kirim(ctx, l)
		})
		harus(t, w.teks(p), "Menunggu dikirim", "Jangan tutup atau muat ulang", "Kirim lagi") // it has personal data
		jangan(t, w.teks(p), "Simpan")
		w.putus = false
		main(func(ctx app.Context, l *layar) {
			if ditinggal {
				l.h = &semuaRegister{d: w.d}
			}
			l.kirimkan(ctx)
		})
		isi := w.d.Kotak.Isi()
		if ditinggal {
			if len(isi) != 1 || isi[0].Keadaan != klien.Ditolak || isi[0].Label == "" {
				t.Errorf("hilang: %+v", isi)
			}
			continue
		}
		harus(t, w.teks(p), "dengan Kode barang yang sama", "Betulkan", "Simpan")
		if len(isi) != 0 || p.sibuk || p.f.teks["nama"] != "Baru" {
			t.Errorf("sesudah ditolak: %+v", isi)
		}
	}
}

// A button that is pressed again while the first write waits writes once.
func TestDuaKaliTekan(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	p := &mulaiPenilaian{d: w.d}
	w.muat(p, "/penilaian/mulai")
	main := w.mainkan(p)
	w.putus = true
	main(func(ctx app.Context, l *layar) { p.kirim(ctx, l) })
	harus(t, w.teks(p), "Server tidak terjangkau")
	main(func(ctx app.Context, l *layar) { p.kirim(ctx, l) })
	main(func(ctx app.Context, l *layar) { p.in.Metode = spbe.Dokumen; p.kirim(ctx, l) })
	harus(t, w.teks(p), "masih menunggu dikirim")
	if n := len(w.d.Kotak.Isi()); n != 1 {
		t.Errorf("%d kiriman", n)
	}
	w.putus = false
	main(func(ctx app.Context, l *layar) { l.kirimkan(ctx) })
	if n := w.jumlah("penilaian"); n != 1 {
		t.Errorf("%d penilaian", n)
	}
}

// An action waits like a document does.
func TestTindakanMenunggu(t *testing.T) {
	w := duniaBaru(t)
	p := &tindakanUmum{umum: w.umum("uji_izin"), nama: "ajukan"}
	w.muat(p, "/")
	main := w.mainkan(p)
	w.putus = true
	main(func(ctx app.Context, l *layar) {
		p.f.teks = map[string]string{"nama": "Bangun menara", "opd": "kominfo"}
		p.kirim(ctx, l)
	})
	harus(t, w.teks(p), "Menunggu dikirim", "juga bila halaman ini ditutup")
	w.putus = false
	main(func(ctx app.Context, l *layar) { l.kirimkan(ctx); l.kirimkan(ctx) })
	if w.jumlah("uji_izin") != 1 {
		t.Errorf("%d dokumen", w.jumlah("uji_izin"))
	}
}

// An assessment that is opened again shows what still waits, goes on from there,
// and follows what was decided in the outbox.
func TestPenilaianDibukaLagi(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	buka := func() (*penilaian, func(func(app.Context, *layar))) {
		p := &penilaian{siklus: siklus{d: w.d, id: id}}
		w.muat(p, "/penilaian/"+string(id))
		return p, w.mainkan(p)
	}
	p, main := buka()
	w.putus = true
	main(func(ctx app.Context, l *layar) { p.ubah(ctx, l, "1", "2.5") })
	main(func(ctx app.Context, l *layar) { p.ubah(ctx, l, "2", "3") })
	main(func(ctx app.Context, l *layar) { p.ubah(ctx, l, "2", "") })
	main(func(ctx app.Context, l *layar) { p.ubah(ctx, l, "3", "4") })
	if n := len(w.d.Kotak.Isi()); n != 2 {
		t.Errorf("%d kiriman: yang belum pernah dikirim seharusnya satu", n)
	}
	w.putus = false
	q, main := buka()
	mau := map[string]string{"1": "2.5", "3": "4"}
	if diff := cmp.Diff(mau, q.dok.Isi.Nilai); diff != "" {
		t.Errorf("dibuka lagi (-want +got):\n%s", diff)
	}
	harus(t, w.teks(q), "3 isian belum tersimpan", "Simpan lagi", "Buka kotak kirim")
	main(func(ctx app.Context, l *layar) { q.ubah(ctx, l, "4", "5") })
	harus(t, w.teks(q), "Semua tersimpan")
	mau["4"] = "5"
	var d spbe.Penilaian
	if w.baca("penilaian", id, &d); cmp.Diff(mau, d.Nilai) != "" || q.dok.Versi != 3 {
		t.Errorf("versi %d: %v", q.dok.Versi, d.Nilai)
	}

	// Read just before its last write was carried out.
	w.putus = true
	main(func(ctx app.Context, l *layar) { q.ubah(ctx, l, "5", "1") })
	r := &penilaian{siklus: siklus{d: w.d, id: id}}
	w.muatSambil(r, func() { w.d.Kotak.Kirimkan(t.Context()) })
	if r.dok.Versi != 4 || r.dok.Isi.Nilai["5"] != "1" {
		t.Errorf("versi %d: %v", r.dok.Versi, r.dok.Isi.Nilai)
	}

	// The server refuses for good: the page says so; thrown away in the outbox, it is
	// gone from the page.
	w.tulis("penilaian", register.Permintaan{ID: id, Harap: 4, Tindakan: "tarik"}, register.Alasan{Alasan: "salah"})
	main = w.mainkan(r)
	main(func(ctx app.Context, l *layar) { r.ubah(ctx, l, "6", "2") })
	harus(t, w.teks(r), "sudah ditarik", "1 isian belum tersimpan")
	isi := w.d.Kotak.Isi()
	if e := isi[len(isi)-1]; e.Keadaan != klien.Ditolak {
		t.Errorf("%+v", e)
	} else {
		w.d.Kotak.Buang(e.No)
	}
	if tersimpan, dibuang := r.periksaKotak(); tersimpan || !dibuang || len(r.tunda) != 0 {
		t.Errorf("tersimpan %v, dibuang %v: %v", tersimpan, dibuang, r.tunda)
	}
}

// muatSambil loads a page; sambil happens between its reading and its looking into
// the outbox.
func (w *dunia) muatSambil(p *penilaian, sambil func()) {
	w.t.Helper()
	w.putus = false
	var err error
	if p.dok, err = w.d.Buku.Penilaian.Baca(w.t.Context(), w.d.Sumber, register.LingkupUmum(), p.id); err != nil {
		w.t.Fatal(err)
	}
	sambil()
	if p.in, err = w.d.Buku.Pustaka.Buka(p.dok.Isi.Instrumen); err != nil {
		w.t.Fatal(err)
	}
	p.salah = map[string]string{}
	p.dariKotak()
	p.hitung()
}

// A full outbox loses nothing either: what it does not take stays on the page,
// and is offered again.
func TestKotakPenuh(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	p := &penilaian{siklus: siklus{d: w.d, id: id}}
	w.muat(p, "/penilaian/"+string(id))
	main := w.mainkan(p)
	var isi []*klien.Kiriman
	for range 200 {
		isi = append(isi, w.titip("uji_unit", register.Permintaan{ID: id, Harap: 7, Isian: []byte(`{}`)}, "x"))
	}
	w.putus = true
	main(func(ctx app.Context, l *layar) { p.ubah(ctx, l, "1", "2.5") })
	harus(t, w.teks(p), "1 isian belum tersimpan", "Kotak kirim penuh", "Simpan lagi")
	for _, e := range isi {
		w.d.Kotak.Buang(e.No)
	}
	w.putus = false
	main(func(ctx app.Context, l *layar) { p.kirimkan(ctx, l) })
	var d spbe.Penilaian
	if w.baca("penilaian", id, &d); d.Nilai["1"] != "2.5" || len(p.belum) != 0 {
		t.Errorf("%v, sisa %v", d.Nilai, p.belum)
	}
	if err := w.d.Kotak.Isi()[0].Galat(); err != nil || kominfo.KindOf(p.galat) != "" {
		t.Errorf("%v %v", err, p.galat)
	}
}
