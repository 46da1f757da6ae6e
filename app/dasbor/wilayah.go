package dasbor

import (
	"context"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa"
)

// cariWilayah finds codes by name and names by code. Villages are a file of its
// own that the browser fetches when somebody asks for them.
type cariWilayah struct {
	d     *Dasbor
	dw    *wilayah.Daftar
	desa  *desa.Indeks
	cari  string
	sibuk bool
	galat error
}

func (w *cariWilayah) Muat(_ context.Context, _ klien.Sumber, u *url.URL) error {
	w.dw = wilayah.Semua()
	w.cari = u.Query().Get("cari")
	return nil
}

func (w *cariWilayah) Gambar(l *layar) []any {
	isi := el.Isi(el.Kepala{Judul: "Kode wilayah", Uraian: "Kode Kemendagri dan BPS untuk provinsi, kabupaten/kota, kecamatan dan desa. Kedua sistem memakai angka yang sama untuk daerah yang berbeda, jadi keduanya selalu ditulis lengkap."},
		el.Masukan{ID: "cari-kode", Label: "Nama atau kode", Jenis: "search", Nilai: w.cari, Panjang: 60, Bantuan: "Misalnya bogor, 19.06, atau 3171.",
			Ketik: func(_ app.Context, s string) { w.cari = s }},
		el.Gagal(w.galat))
	s := strings.TrimSpace(w.cari)
	if len(s) < 2 {
		return append(isi, w.sumber())
	}
	if s[0] >= '0' && s[0] <= '9' {
		isi = append(isi, w.kode(s))
	} else {
		isi = append(isi, w.nama(s))
	}
	return append(isi, w.desaUI(l, s), w.sumber())
}

// kode reads digits; every meaning that they may have is shown.
func (w *cariWilayah) kode(s string) any {
	var kartu []any
	for _, t := range w.dw.Tafsir(s) {
		kartu = append(kartu, el.Kartu(t.Wilayah.Nama, w.fakta(t.Wilayah), el.Kecil("Dibaca sebagai kode ", t.Sistem.Label(), ".")))
	}
	if kartu != nil {
		return el.Kisi(kartu...)
	}
	if k, err := wilayah.Parse(s); err != nil {
		return el.Gagal(err)
	} else if w.desa == nil {
		return el.Kecil("Kode ", el.Kode(k.String()), " adalah ", strings.ToLower(k.Jenis().Label()), ". Muat daftar desa untuk melihat namanya.")
	}
	return nil
}

func (w *cariWilayah) nama(s string) any {
	t := el.Tabel{Judul: "Provinsi dan kabupaten/kota", Kolom: []el.Kolom{{Judul: "Nama"}, {Judul: "Kemendagri"}, {Judul: "BPS"}, {Judul: "Provinsi"}, {Judul: "Zona"}},
		Kosong: "Tidak ada provinsi atau kabupaten/kota dengan nama itu."}
	for _, k := range w.dw.Cari(s) {
		if len(t.Baris) == 25 {
			break
		}
		x := k.Wilayah
		nama := el.Isi(x.Nama)
		if !x.Otonom {
			nama = append(nama, " ", el.Lencana(el.Info, "administrasi, bukan daerah otonom"))
		}
		t.Baris = append(t.Baris, []any{nama, el.Kode(x.Kode.String()), el.Kode(x.BPS.String()), w.dw.Nama(x.Kode.Provinsi()), string(x.Zona)})
	}
	return t
}

func (w *cariWilayah) fakta(x wilayah.Wilayah) app.UI {
	f := []el.Fakta{{Label: "Kemendagri", Isi: el.Kode(x.Kode.String())}, {Label: "BPS", Isi: el.Kode(x.BPS.String())}, {Label: "Zona waktu", Isi: string(x.Zona)}}
	if !x.BPSLama.Kosong() {
		f = append(f, el.Fakta{Label: "BPS sebelum 2023", Isi: el.Kode(x.BPSLama.String())})
	}
	return el.DaftarFakta(f...)
}

// desaUI searches kecamatan and villages, once their file is there.
func (w *cariWilayah) desaUI(l *layar, s string) any {
	if w.desa == nil {
		return el.Deret(el.Tombol{Label: "Cari sampai kecamatan dan desa", Ikon: el.IkonCari, Sibuk: w.sibuk, Klik: func(ctx app.Context) { w.ambilDesa(ctx, l) }},
			el.Kecil("Mengunduh 0,6 MB sekali; sesudahnya tersimpan di perangkat."))
	}
	t := el.Tabel{Judul: "Kecamatan dan desa", Kolom: []el.Kolom{{Judul: "Nama"}, {Judul: "Kode"}, {Judul: "Letak"}}, Kosong: "Tidak ada kecamatan atau desa dengan nama itu."}
	tambah := func(k wilayah.Kode, nama string) bool {
		letak := w.dw.NamaLengkap(k.KabupatenKota())
		if k.Tingkat() == wilayah.TingkatDesa {
			kec, _ := w.desa.Nama(k.Induk())
			letak = "Kecamatan " + kec + ", " + letak
		}
		t.Baris = append(t.Baris, []any{el.Isi(k.Jenis().Label(), " ", nama), el.Kode(k.String()), letak})
		return len(t.Baris) < 50
	}
	if s[0] >= '0' && s[0] <= '9' {
		k, err := wilayah.Parse(s)
		if err != nil {
			return nil
		}
		if n, ada := w.desa.Nama(k); ada {
			tambah(k, n)
		}
		for a, n := range w.desa.Anak(k) {
			if !tambah(a, n) {
				break
			}
		}
		return t
	}
	cocok := w.desa.Cari(wilayah.Kode{}, s)
	for _, c := range cocok {
		if !tambah(c.Kode, c.Nama) {
			break
		}
	}
	if n := len(cocok) - len(t.Baris); n > 0 {
		return el.Isi(t, el.Kecil("Dan ", el.Angka(int64(n)), " lagi. Tulis namanya lebih lengkap untuk mempersempit."))
	}
	return t
}

func (w *cariWilayah) ambilDesa(ctx app.Context, l *layar) {
	w.sibuk, w.galat = true, nil
	var ix *desa.Indeks
	l.kerja(ctx, func(c context.Context) error {
		j, err := w.d.Angkut(c, "GET", "/web/desa.bin", nil, nil)
		if err != nil || j.Status != 200 {
			return kominfo.E(kominfo.Rusak, "dasbor.desa", "Daftar desa belum dapat diunduh. Periksa sambungan, lalu coba lagi.").Sebab(err)
		}
		ix, err = desa.Open(j.Isi)
		return err
	}, func(_ app.Context, err error) { w.sibuk, w.galat, w.desa = false, err, ix })
}

func (w *cariWilayah) sumber() any {
	return el.HanyaLayar(el.Kecil("Kode: ", el.Sumber(wilayah.SumberKode())), el.Kecil("BPS: ", el.Sumber(wilayah.SumberBPS())), el.Kecil("Zona: ", el.Sumber(wilayah.SumberZona())))
}
