package dasbor

import (
	"context"
	"github.com/lumbung-id/lumbung/app/akun"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
)

// akunSaya is one's own account: who one is here, another password, the way out.
type akunSaya struct {
	d            *Dasbor
	saya         klien.Saya
	lama, s1, s2 string
	galat        error
	sibuk        bool
	sudah        bool
}

func (p *akunSaya) kenali(s klien.Saya) { p.saya = s }

func (p *akunSaya) Muat(context.Context, klien.Sumber, *url.URL) error { return nil }

func (p *akunSaya) Gambar(l *layar) []any {
	isi := el.Isi(el.Kepala{Judul: "Akun saya"}, menuAkun(p.saya, p.d, alamatAkun))
	if p.saya.Lokal {
		return append(isi, el.Pesan(el.Info, "Program ini dijalankan tanpa akun", el.P("Siapa pun yang membuka komputer ini dapat memakainya. Untuk dipakai bersama, jalankan lagi tanpa pilihan -tanpa-akun.")))
	}
	isi = append(isi, el.Kartu("", el.DaftarFakta(
		el.Fakta{Label: "Nama", Isi: p.saya.Nama}, el.Fakta{Label: "Nama masuk", Isi: p.saya.NamaMasuk},
		el.Fakta{Label: "Peran", Isi: namaPeran(p.saya.Peran)}, el.Fakta{Label: "Perangkat daerah", Isi: p.saya.Perangkat}),
		el.Deret(el.Tombol{Label: "Keluar", Ikon: el.IkonKeluar, Klik: func(ctx app.Context) { p.keluar(ctx, l, "keluar") }},
			el.Tombol{Label: "Keluar dari semua perangkat", Sunyi: true, Klik: func(ctx app.Context) { p.keluar(ctx, l, "keluar-semua") }})))
	var pesan any
	if p.sudah {
		pesan = el.Pesan(el.Sukses, "Kata sandi sudah diganti. Perangkat lain perlu masuk lagi.")
	} else if p.galat != nil {
		pesan = el.Gagal(p.galat)
	}
	return append(isi, el.Kartu("Ganti kata sandi", el.Formulir(func(ctx app.Context) { p.ganti(ctx, l) }, tempat(pesan),
		el.Masukan{ID: "lama", Label: "Kata sandi sekarang", Nilai: p.lama, Jenis: "password", Lengkapi: "current-password", Panjang: 200, Wajib: true, Ketik: func(_ app.Context, v string) { p.lama = v }},
		el.Masukan{ID: "baru", Label: "Kata sandi baru", Nilai: p.s1, Jenis: "password", Lengkapi: "new-password", Panjang: 200, Wajib: true, Bantuan: "Paling sedikit 10 huruf.", Ketik: func(_ app.Context, v string) { p.s1 = v }},
		el.Masukan{ID: "baru2", Label: "Kata sandi baru sekali lagi", Nilai: p.s2, Jenis: "password", Lengkapi: "new-password", Panjang: 200, Wajib: true, Ketik: func(_ app.Context, v string) { p.s2 = v }},
		el.Deret(el.Tombol{Label: "Ganti kata sandi", Kirim: true, Sibuk: p.sibuk}))))
}

func (p *akunSaya) keluar(ctx app.Context, l *layar, jalur string) {
	l.kerja(ctx, func(c context.Context) error { return p.d.akunLewat(c, jalur, struct{}{}, nil) }, func(ctx app.Context, err error) {
		if p.galat = err; err == nil {
			app.Window().Get("location").Call("replace", "/") // the whole program again: nothing of the person stays
		}
	})
}

func (p *akunSaya) ganti(ctx app.Context, l *layar) {
	if p.sudah = false; p.s1 != p.s2 {
		p.galat = kominfo.E(kominfo.TidakSah, "dasbor.akun", "Kedua kata sandi baru tidak sama. Ketik lagi.")
		return
	}
	p.sibuk, p.galat = true, nil
	in := map[string]string{"sandi_lama": p.lama, "sandi": p.s1}
	l.kerja(ctx, func(c context.Context) error { return p.d.akunLewat(c, "sandi", in, nil) }, func(_ app.Context, err error) {
		p.sibuk, p.galat = false, err
		if err == nil {
			p.lama, p.s1, p.s2, p.sudah = "", "", "", true
		}
	})
}

func namaPeran(kode []string) string {
	var n []string
	for _, k := range kode {
		n = append(n, hak.Nama(k))
	}
	return strings.Join(n, ", ")
}

// matriksHak shows who may do what: the very table by which the server decides.
type matriksHak struct {
	d    *Dasbor
	saya klien.Saya
}

func (p *matriksHak) kenali(s klien.Saya) { p.saya = s }

func (p *matriksHak) Muat(context.Context, klien.Sumber, *url.URL) error { return nil }

func (p *matriksHak) Gambar(*layar) []any {
	isi := el.Isi(el.Kepala{Judul: "Peran dan hak", Uraian: "Siapa boleh apa di register mana. Tabel ini pula yang dipakai server untuk memutuskan.", Aksi: el.Isi(el.TombolCetak("Cetak"))},
		menuAkun(p.saya, p.d, alamatHak))
	var fs []el.Fakta
	t := el.Kolom{Judul: "Tindakan"}
	kolom := []el.Kolom{t}
	for _, r := range akun.PeranBaku() {
		fs = append(fs, el.Fakta{Label: r.Judul, Isi: r.Arti})
		kolom = append(kolom, el.Kolom{Judul: r.Judul})
	}
	isi = append(isi, el.Kartu("Peran", el.DaftarFakta(fs...)),
		el.Kecil("“Semua”: dokumen semua perangkat daerah. “Sendiri”: hanya milik perangkat daerahnya. “+ pribadi”: termasuk data pribadi."))
	for _, k := range hak.Matriks(p.d.Buku.Semua()) {
		x := el.Tabel{ID: "hak-" + k.Register, Judul: k.Judul, JudulTersembunyi: true, Kolom: kolom, Gulir: true, Padat: true}
		for _, b := range k.Baris {
			nama := b.Judul
			if b.Umum {
				nama += " (juga tanpa akun)"
			}
			r := []any{nama}
			for _, z := range b.Izin {
				r = append(r, teksIzin(z))
			}
			x.Baris = append(x.Baris, r)
		}
		isi = append(isi, el.Bagian(k.Judul, x))
	}
	return isi
}

func teksIzin(z hak.Izin) any {
	s := ""
	switch z.Jangkau {
	case hak.Semua:
		s = "Semua"
	case hak.Sendiri:
		s = "Sendiri"
	default:
		return el.TanpaNilai("tidak boleh")
	}
	if z.Pribadi {
		s += " + pribadi"
	}
	return s
}
