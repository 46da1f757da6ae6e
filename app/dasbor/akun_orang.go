package dasbor

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// daftarAkun lists the accounts by their columns, so that looking at the list reads
// nobody's personal data.
type daftarAkun struct {
	d      *Dasbor
	saya   klien.Saya
	baris  []register.Baris
	opd    map[string]string
	tautan *tautanSekali
	galat  error
}

// tautanSekali is a one-time link to be given to a person.
type tautanSekali struct{ nama, alamat string }

func (p *daftarAkun) kenali(s klien.Saya) { p.saya = s }

func (p *daftarAkun) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) (err error) {
	if p.opd, err = namaUnit(ctx, p.d, s); err != nil {
		return err
	}
	q := register.Query{Urut: "masuk", Batas: 200}
	for {
		h, err := s.Cari(ctx, p.d.Buku.Akun, register.LingkupUmum(), q)
		if err != nil {
			return err
		}
		p.baris = append(p.baris, h.Baris...)
		if q.Kursor = h.Kursor; q.Kursor == "" {
			return nil
		}
	}
}

// namaUnit gives the names of all that people may work for, by their codes: the
// office's units, and the villages with a PPID of their own.
func namaUnit(ctx context.Context, d *Dasbor, s klien.Sumber) (map[string]string, error) {
	m, err := namaPerangkat(ctx, d, s)
	if r := d.Buku.Cari("ppid_pelaksana"); r != nil && err == nil {
		err = namaKode(ctx, s, r, m, register.Syarat{Kolom: "jenis", Op: register.Sama, Nilai: "desa"})
	}
	return m, err
}

// namaPerangkat gives the names of the office's units by their codes.
func namaPerangkat(ctx context.Context, d *Dasbor, s klien.Sumber) (map[string]string, error) {
	m := map[string]string{}
	return m, namaKode(ctx, s, d.Buku.Perangkat, m)
}

func namaKode(ctx context.Context, s klien.Sumber, r register.Register, m map[string]string, saring ...register.Syarat) error {
	in := r.Info()
	q := register.Query{Urut: "nama", Batas: 200, Saring: saring}
	for {
		h, err := s.Cari(ctx, r, register.LingkupUmum(), q)
		if err != nil {
			return err
		}
		for _, b := range h.Baris {
			m[kolomTeks(in, b, "kode")] = kolomTeks(in, b, "nama")
		}
		if q.Kursor = h.Kursor; q.Kursor == "" {
			return nil
		}
	}
}

// sebutPerangkat is what people call a unit; its code where the list does not know
// it. The unit of the first account is known before there is a list.
func sebutPerangkat(opd map[string]string, kode string) string {
	switch n := opd[kode]; {
	case n != "":
		return n
	case kode == "kominfo":
		return "Dinas Komunikasi dan Informatika"
	}
	return kode
}

// kolomTeks is the text in a column of a row; "" when it is not there.
func kolomTeks(in register.Info, b register.Baris, nama string) string {
	for i, k := range in.Kolom {
		if k.Nama == nama && i < len(b.Kolom) {
			s, _ := b.Kolom[i].(string)
			return s
		}
	}
	return ""
}

func (p *daftarAkun) Gambar(l *layar) []any {
	var isi, undang susunan
	undang.ke("Undang orang", el.IkonTambah, "/akun/undang", true)
	isi.apa(el.Kepala{Judul: "Semua akun", Aksi: undang.isi})
	isi.ui(menuAkun(p.saya, p.d, "/akun/orang"))
	isi.apa(el.Gagal(p.galat))
	isi.apa(p.tautan.gambar())
	in := p.d.Buku.Akun.Info()
	t := el.Tabel{Judul: "Akun", JudulTersembunyi: true, Kosong: "Belum ada akun.",
		Kolom: []el.Kolom{{Judul: "Nama masuk"}, {Judul: "Perangkat daerah"}, {Judul: "Peran"}, {Judul: "Status"}, {Judul: "Lanjut"}}}
	for i := range p.baris {
		b := &p.baris[i]
		nama := kolomTeks(in, *b, "masuk")
		status, nada := "Aktif", el.Sukses
		switch akun.Status(kolomTeks(in, *b, "status")) {
		case akun.Diundang:
			status, nada = "Menunggu diterima", el.Info
		case akun.Nonaktif:
			status, nada = "Nonaktif", el.Netral
		}
		var aksi, sel susunan
		aksi.baris("Ubah", nama, "/akun/ubah/"+string(b.ID), nil)
		if nada != el.Netral {
			aksi.baris("Tautan baru", nama, "", func(ctx app.Context) { p.aturUlang(ctx, l, b.ID, nama) })
		}
		aksi.baris("Riwayat", nama, alamatRegister+"/akun/"+string(b.ID), nil)
		sel.teks(nama)
		sel.teks(sebutPerangkat(p.opd, kolomTeks(in, *b, "perangkat")))
		sel.teks(namaPeran(strings.Fields(kolomTeks(in, *b, "peran"))))
		sel.lencana(nada, status)
		sel.ui(aksi.deret())
		tambahBaris(&t, sel.isi...)
	}
	isi.apa(t)
	isi.kecil("Tautan baru dipakai bila orangnya lupa kata sandi, atau undangannya sudah lewat. Menonaktifkan akun ada di halaman riwayatnya.")
	return isi.isi
}

// aturUlang asks for a one-time link with which a person chooses a new password.
func (p *daftarAkun) aturUlang(ctx app.Context, l *layar, id register.ID, nama string) {
	var j jawabanKode
	l.kerja(ctx, func(c context.Context) error {
		return p.d.akunLewat(c, string(id)+"/atur-ulang", struct{}{}, &j)
	}, func(ctx app.Context, err error) {
		if p.galat, p.tautan = err, nil; err == nil {
			p.tautan = j.tautan(nama)
			el.Umumkan(ctx, "Tautan baru untuk "+nama+" ada di atas daftar.")
		}
	})
}

// jawabanKode is what the server answers when it made a one-time code.
type jawabanKode struct {
	Kode string `json:"kode"`
}

func (j jawabanKode) tautan(nama string) *tautanSekali {
	asal := ""
	if app.IsClient {
		asal = app.Window().Get("location").Get("origin").String()
	}
	return &tautanSekali{nama: nama, alamat: asal + alamatUndangan + "#" + j.Kode}
}

func (t *tautanSekali) gambar() any {
	if t == nil {
		return nil
	}
	pesan := "Ini tautan untuk masuk ke Lumbung, berlaku sekali dan hanya untuk Anda:\n" + t.alamat
	return el.Pesan(el.Sukses, "Tautan untuk "+t.nama, el.P("Kirimkan kepada orangnya sendiri, misalnya lewat WhatsApp pribadi. Tautan ini berlaku sekali dan tidak ditampilkan lagi."),
		el.TeksTetap("Tautan", t.alamat), el.Deret(el.TombolSalin("Salin tautan", "Tautan", t.alamat), el.TombolSalin("Salin untuk WhatsApp", "Pesan", pesan)))
}

// undang makes an account and its one-time link, or changes an account.
type undang struct {
	d      *Dasbor
	saya   klien.Saya
	id     register.ID // "": a new account
	versi  int64
	in     akun.Undang
	opd    map[string]string
	tautan *tautanSekali
	galat  error
	sibuk  bool
}

func (p *undang) kenali(s klien.Saya) { p.saya = s }

func (p *undang) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) (err error) {
	if !bisaKelola(p.saya, p.d) {
		return kominfo.E(kominfo.Ditolak, "dasbor.undang", "Hanya pengelola yang mengubah akun.")
	}
	if p.opd, err = namaUnit(ctx, p.d, s); err != nil {
		return err
	}
	if len(p.opd) == 0 {
		p.opd["kominfo"] = sebutPerangkat(nil, "kominfo")
	}
	p.in.Perangkat = p.saya.Perangkat
	if p.id == "" {
		p.in.Peran = []string{hak.Entri}
		return nil
	}
	dok, err := p.d.Buku.Akun.Baca(ctx, s, register.LingkupPenuh(), p.id)
	a := dok.Isi
	p.versi, p.in = dok.Versi, akun.Undang{Masuk: a.Masuk, Nama: a.Nama, Surel: a.Surel, Perangkat: a.Perangkat, Peran: a.Peran}
	return err
}

func (p *undang) Gambar(l *layar) []any {
	judul := "Undang orang"
	if p.id != "" {
		judul = "Ubah akun " + p.in.Masuk
	}
	var isi, f, ps susunan
	isi.apa(el.Kepala{Judul: judul, Remah: []el.Remah{{Label: "Semua akun", Href: "/akun/orang"}, {Label: judul}}})
	isi.apa(p.tautan.gambar())
	var opds []el.Opsi
	for k, n := range p.opd {
		tambahOpsi(&opds, k, n)
	}
	if p.opd[p.in.Perangkat] == "" && p.in.Perangkat != "" {
		tambahOpsi(&opds, p.in.Perangkat, sebutPerangkat(nil, p.in.Perangkat))
	}
	urutOpsi(opds)
	label, kirim := "Simpan", p.simpan
	f.apa(el.Gagal(p.galat))
	if p.id == "" {
		label, kirim = "Buat tautan undangan", p.kirim
		f.medan("nama-masuk", "Nama masuk", "", "", bantuanNamaMasuk, 40, &p.in.Masuk)
	}
	f.medan("nama", "Nama orangnya", "", "", "", 120, &p.in.Nama)
	f.pilihan("perangkat", "Perangkat daerah atau desa", "", "", p.in.Perangkat, "", opds, ikat(&p.in.Perangkat))
	for _, r := range akun.PeranBaku() {
		ps.apa(el.Centang{ID: "peran-" + r.Nama, Label: r.Judul, Bantuan: r.Arti, Aktif: slices.Contains(p.in.Peran, r.Nama), Ubah: func(_ app.Context, v bool) { p.setel(r.Nama, v) }})
	}
	f.ui(ps.bagian("Peran"))
	f.apa(el.Deret(el.Tombol{Label: label, Utama: true, Kirim: true, Sibuk: p.sibuk}, el.Tombol{Label: "Batal", Href: "/akun/orang"}))
	isi.ui(el.Formulir(func(ctx app.Context) { kirim(ctx, l) }, f.isi...))
	return isi.isi
}

func (p *undang) setel(kode string, aktif bool) {
	p.in.Peran = slices.DeleteFunc(p.in.Peran, func(s string) bool { return s == kode })
	if aktif {
		p.in.Peran = append(p.in.Peran, kode)
	}
}

func (p *undang) kirim(ctx app.Context, l *layar) {
	p.sibuk, p.galat, p.tautan = true, nil, nil
	in := p.in
	in.Masuk = strings.ToLower(strings.TrimSpace(in.Masuk))
	var j jawabanKode
	l.kerja(ctx, func(c context.Context) error { return p.d.akunLewat(c, "undang", in, &j) }, func(ctx app.Context, err error) {
		p.sibuk, p.galat = false, err
		if err == nil {
			p.tautan = j.tautan(in.Masuk)
			p.in = akun.Undang{Perangkat: in.Perangkat, Peran: []string{hak.Entri}}
			el.Umumkan(ctx, "Undangan dibuat. Salin tautannya di atas.")
		}
	})
}

// simpan changes the account at once, not through the outbox: rights that wait on a
// device are not what an admin means.
func (p *undang) simpan(ctx app.Context, l *layar) {
	p.sibuk, p.galat = true, nil
	isian, err := json.Marshal(akun.Ubah{Nama: p.in.Nama, Surel: p.in.Surel, Perangkat: p.in.Perangkat, Peran: p.in.Peran})
	if err != nil {
		p.galat = err
		return
	}
	l.kerja(ctx, func(c context.Context) error {
		_, err := p.d.Sumber.Tulis(c, p.d.Buku.Akun, register.Permintaan{ID: p.id, Harap: p.versi, Tindakan: "ubah", Isian: isian})
		return err
	}, func(ctx app.Context, err error) {
		if p.sibuk, p.galat = false, err; err == nil {
			ctx.Navigate("/akun/orang")
		}
	})
}
