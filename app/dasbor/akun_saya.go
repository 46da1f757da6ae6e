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
	opd          map[string]string
	lama, s1, s2 string
	galat        error
	sibuk        bool
	sudah        bool
}

func (p *akunSaya) kenali(s klien.Saya) { p.saya = s }

func (p *akunSaya) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) (err error) {
	p.opd, err = namaUnit(ctx, p.d, s)
	return err
}

func (p *akunSaya) Gambar(l *layar) []any {
	var isi, f, ts susunan
	isi.apa(el.Kepala{Judul: "Akun saya"})
	isi.ui(menuAkun(p.saya, p.d, alamatAkun))
	if p.saya.Lokal {
		isi.pesan(el.Info, "Program ini dijalankan tanpa akun", "Siapa pun yang membuka komputer ini dapat memakainya. Untuk dipakai bersama, jalankan lagi tanpa pilihan -tanpa-akun.")
		return isi.isi
	}
	var fs dasarFakta
	fs.teks("Nama", p.saya.Nama)
	fs.teks("Nama masuk", p.saya.NamaMasuk)
	fs.teks("Peran", namaPeran(p.saya.Peran))
	fs.teks("Perangkat daerah", sebutPerangkat(p.opd, p.saya.Perangkat))
	ts.tombol("Keluar", el.IkonKeluar, false, false, func(ctx app.Context) { p.keluar(ctx, l, "keluar") })
	ts.tombol("Keluar dari semua perangkat", 0, false, false, func(ctx app.Context) { p.keluar(ctx, l, "keluar-semua") })
	isi.ui(el.Kartu("", el.DaftarFakta(fs.isi...), ts.deret()))
	switch {
	case p.sudah:
		f.pesan(el.Sukses, "Kata sandi sudah diganti. Perangkat lain perlu masuk lagi.", "")
	default:
		f.apa(el.Gagal(p.galat))
	}
	f.sandi("lama", "Kata sandi sekarang", "current-password", "", &p.lama)
	f.sandi("baru", "Kata sandi baru", "new-password", "Paling sedikit 10 huruf.", &p.s1)
	f.sandi("baru2", "Kata sandi baru sekali lagi", "new-password", "", &p.s2)
	f.apa(el.Deret(el.Tombol{Label: "Ganti kata sandi", Kirim: true, Sibuk: p.sibuk}))
	isi.ui(el.Kartu("Ganti kata sandi", el.Formulir(func(ctx app.Context) { p.ganti(ctx, l) }, f.isi...)))
	return isi.isi
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
