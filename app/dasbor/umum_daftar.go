package dasbor

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"sync"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const perHalaman = 50

// daftarUmum is the list of one register. Its whole state stands in the address.
type daftarUmum struct {
	umum
	t      tampilan
	kolom  []register.InfoKolom
	baris  []register.Baris
	mundur bool  // there is a page before
	maju   bool  // there is a page after
	total  int64 // documents that the filters leave; -1: not counted
	nama   penamaan
	jumlah map[string][]register.Jumlah // counts beside the choices of a filter
	pilih  map[string]*pilihanRujukan   // choices of a filter on a reference
	galat  error                        // the place in the list is not known any more
	salah  map[string]string            // filter field: what is wrong with what was typed
}

func (p *daftarUmum) Muat(ctx context.Context, s klien.Sumber, u *url.URL) error {
	p.t = bacaTampilan(p.in, u.Query())
	p.kolom = kolomDaftar(p.in)
	p.salah = map[string]string{}
	if err := p.muatBaris(ctx, s); err != nil {
		return err
	}
	if err := serempak(func() error { return p.hitung(ctx, s) }, func() error { return p.muatPilihan(ctx, s) }); err != nil {
		return err
	}
	return p.muatNama(ctx, s)
}

// kolomDaftar are the columns that a list shows.
func kolomDaftar(in register.Info) []register.InfoKolom {
	if len(in.Ringkas) == 0 {
		return in.Kolom
	}
	var out []register.InfoKolom
	for _, nama := range in.Ringkas[0] {
		if k := cariKolom(in, nama); k != nil {
			out = append(out, *k)
		} else {
			out = append(out, register.InfoKolom{Nama: nama, Judul: "Pemilik"}) // the one name that is no column
		}
	}
	return out
}

func (p *daftarUmum) muatBaris(ctx context.Context, s klien.Sumber) error {
	q := register.Query{Saring: p.t.saring, Urut: p.t.urut, Turun: p.t.turun, Ditarik: p.t.ditarik, Batas: perHalaman,
		Kursor: p.t.sesudah, Isi: len(p.kolom) == 0}
	balik := p.t.sebelum != ""
	if balik { // the page before a place is the next page of the opposite order
		q.Turun, q.Kursor = !q.Turun, p.t.sebelum
	}
	h, err := s.Cari(ctx, p.reg, register.LingkupUmum(), q)
	if kominfo.KindOf(err) == kominfo.TidakSah && q.Kursor != "" {
		p.galat = err
		return nil
	}
	if err != nil {
		return err
	}
	p.baris = h.Baris
	p.mundur, p.maju = p.t.sesudah != "", h.Kursor != ""
	if balik {
		slices.Reverse(p.baris)
		p.mundur, p.maju = h.Kursor != "", true
		if !p.mundur {
			p.t.dari = 1
		}
	}
	return nil
}

func (p *daftarUmum) hitung(ctx context.Context, s klien.Sumber) error {
	p.total = -1
	if p.t.ditarik {
		return nil // withdrawn documents are never counted
	}
	js, err := s.Rekap(ctx, p.reg, register.LingkupUmum(), p.t.saring)
	if len(js) > 0 {
		p.total = js[0].N
	}
	return err
}

func (p *daftarUmum) muatNama(ctx context.Context, s klien.Sumber) error {
	ids := map[string][]string{}
	for kolom, c := range p.pilih { // what the filters know already
		p.nama.kenal(cariKolom(p.in, kolom).Rujukan, c)
	}
	var pemilik []string
	for _, b := range p.baris {
		pemilik = append(pemilik, b.Pemilik)
		for i, k := range p.in.Kolom {
			if id, _ := nilaiKe(b, i).(string); k.Rujukan != "" && id != "" && !slices.Contains(ids[k.Rujukan], id) {
				ids[k.Rujukan] = append(ids[k.Rujukan], id)
			}
		}
	}
	if slices.ContainsFunc(p.kolom, func(k register.InfoKolom) bool { return k.Nama == "pemilik" }) {
		if err := p.nama.muatPemilik(ctx, s, &p.umum, pemilik...); err != nil {
			return err
		}
	}
	return p.nama.muat(ctx, s, &p.umum, ids)
}

func nilaiKe(b register.Baris, i int) any {
	if i < 0 || i >= len(b.Kolom) {
		return nil
	}
	return b.Kolom[i]
}

// muatPilihan counts the choices of filters on enumerations and names those of
// filters on references.
func (p *daftarUmum) muatPilihan(ctx context.Context, s klien.Sumber) error {
	p.jumlah, p.pilih = map[string][]register.Jumlah{}, map[string]*pilihanRujukan{}
	var (
		fs []func() error
		mu sync.Mutex
	)
	for _, k := range p.in.Kolom {
		if r := p.umum.cari(k.Rujukan); r != nil {
			c := &pilihanRujukan{reg: r}
			p.pilih[k.Nama] = c
			fs = append(fs, func() error { return c.muat(ctx, s, p.t.nilai(k.Nama, register.Sama)) })
		}
		if jenisSaring(p.in, k) != saringPilihan || k.Rujukan != "" {
			continue
		}
		fs = append(fs, func() error {
			js, err := s.Rekap(ctx, p.reg, register.LingkupUmum(), p.t.tanpa(k.Nama), k.Nama)
			mu.Lock()
			p.jumlah[k.Nama] = js
			mu.Unlock()
			return err
		})
	}
	return serempak(fs...)
}

func (p *daftarUmum) Gambar(l *layar) []any {
	isi := el.Isi(el.Kepala{Judul: p.in.Judul, Uraian: p.in.Keterangan, Aksi: p.aksi(),
		Remah: []el.Remah{{Label: "Register", Href: alamatRegister}, {Label: p.in.Judul}}})
	if p.total == 0 && len(p.t.saring) == 0 {
		return append(isi, p.kosong(), p.peringatan())
	}
	isi = append(isi, tempat(p.peringatan()), el.HanyaLayar(el.Tumpuk(p.panelSaring(l), p.panelEkspor())), tempat(p.kepingan()))
	if p.galat != nil {
		return append(isi, el.Gagal(p.galat), el.Deret(el.Tombol{Label: "Ke halaman pertama", Utama: true, Href: p.t.awal().alamat(p.alamat())}))
	}
	if len(p.baris) == 0 {
		return append(isi, el.Kosong("Tidak ada dokumen yang cocok.", el.P("Longgarkan saringannya, atau tampilkan semua."),
			el.Tombol{Label: "Tampilkan semua", Href: p.alamat()}))
	}
	return append(isi, p.tabel(), p.pager())
}

// aksi are the ways to make documents here.
func (p *daftarUmum) aksi() []any {
	var isi []any
	if p.baru() {
		isi = append(isi, el.Tombol{Label: "Tambah", Utama: true, Ikon: el.IkonTambah, Href: p.alamat() + "/baru"})
	}
	utama := !p.in.Bebas
	for _, t := range tindakanOrang(p.in, p.saya) {
		if t.Mula {
			isi = append(isi, el.Tombol{Label: t.Judul, Utama: utama, Ikon: el.IkonTambah, Href: alamatMula(p.in.Nama, t.Nama)})
			utama = false
		}
	}
	if len(tindakanImpor(p.in, p.saya)) > 0 || p.baru() {
		isi = append(isi, el.Tombol{Label: "Impor", Ikon: el.IkonUnggah, Href: p.alamat() + "/impor"})
	}
	return append(isi, el.TombolCetak("Cetak"))
}

func (p *daftarUmum) kosong() app.UI {
	isi := el.Isi(el.P("Tambah satu per satu, atau unduh templat XLSX, isi, lalu impor."))
	switch {
	case p.in.Bebas && !p.baru():
		isi = nil // somebody else's to fill
	case hak.HanyaProgram(p.in):
		isi = el.Isi(el.P("Register ini diisi oleh program."))
	case !slices.ContainsFunc(tindakanOrang(p.in, p.saya), func(t register.InfoTindakan) bool { return t.Mula }) && !p.in.Bebas:
		isi = nil
	case !p.in.Bebas:
		isi = el.Isi(el.P("Mulai dengan tombol di atas."))
	}
	if p.baru() || len(tindakanImpor(p.in, p.saya)) > 0 {
		isi = append(isi, el.Deret(p.tautanTemplat(), el.Tombol{Label: "Impor", Ikon: el.IkonUnggah, Href: p.alamat() + "/impor"}))
	}
	return el.Kosong("Belum ada dokumen di register ini.", isi...)
}

func (p *daftarUmum) peringatan() any {
	if len(p.t.asing) == 0 {
		return nil
	}
	var ks []any
	for _, k := range p.t.asing {
		ks = append(ks, el.Kode(potongTeks(k, 60)))
	}
	return el.Pesan(el.Peringatan, "Sebagian saringan di alamat tidak dipakai", el.P("Bagian ini tidak dikenal atau nilainya tidak sesuai; daftar di bawah tidak disaring dengannya."), el.Butir(ks...))
}

func (p *daftarUmum) tabel() app.UI {
	t := el.Tabel{Judul: p.in.Judul, JudulTersembunyi: true}
	if len(p.kolom) == 0 {
		t.Kolom = []el.Kolom{{Judul: "Dokumen"}}
	}
	for _, k := range p.kolom {
		h := el.Kolom{Judul: k.Judul, Tetap: cariKolom(p.in, k.Nama) == nil}
		x := p.in.CariIsian(k.Nama)
		h.Angka = k.Bilangan && (x == nil || x.Rupa == register.RupaAngka || x.Rupa == register.RupaRupiah)
		if k.Nama == p.t.urut {
			h.Arah = el.Naik
			if p.t.turun {
				h.Arah = el.Turun
			}
		}
		t.Kolom = append(t.Kolom, h)
	}
	if len(p.kolom) > 0 {
		t.Urutkan = func(ctx app.Context, ke int) {
			if ke < 0 || ke >= len(p.kolom) {
				return
			}
			b := p.t.awal()
			b.turun = b.urut == p.kolom[ke].Nama && !b.turun
			b.urut = p.kolom[ke].Nama
			ctx.Navigate(b.alamat(p.alamat()))
		}
	}
	for _, b := range p.baris {
		t.Baris = append(t.Baris, p.barisTabel(b))
	}
	return t.UI()
}

func (p *daftarUmum) barisTabel(b register.Baris) []any {
	var sel []any
	for i, k := range p.kolom {
		if k.Nama == "pemilik" && cariKolom(p.in, k.Nama) == nil {
			sel = append(sel, atauStrip(p.nama.pemilik(b.Pemilik)))
			continue
		}
		v := nilaiKe(b, slices.IndexFunc(p.in.Kolom, func(x register.InfoKolom) bool { return x.Nama == k.Nama }))
		if i > 0 {
			sel = append(sel, atauStrip(p.nama.nilaiKolom(p.in, k, v)))
			continue
		}
		var teks any
		if id, ok := v.(string); ok && k.Rujukan != "" {
			teks = p.nama.dok[k.Rujukan+"/"+id]
		} else {
			teks = teksKolom(p.in, k, v)
		}
		if teks == nil || teks == "" {
			teks = "(tanpa " + k.Judul + ")"
		}
		sel = append(sel, p.kepalaBaris(b, teks))
	}
	if len(p.kolom) == 0 {
		sel = append(sel, p.kepalaBaris(b, sebutan(b)))
	}
	return sel
}

func (p *daftarUmum) kepalaBaris(b register.Baris, teks any) any {
	isi := el.Isi(el.Tautan(alamatDokumen(p.in.Nama, b.ID), teks))
	if b.Ditarik {
		isi = append(isi, " ", el.Lencana(el.Bahaya, "ditarik"))
	}
	return isi
}

// pager goes to the pages before and after by the place of the rows shown, so
// that the address alone finds them again.
func (p *daftarUmum) pager() app.UI {
	n := int64(len(p.baris))
	g := el.Pager{Dari: p.t.dari, Sampai: p.t.dari + n - 1, Total: p.total}
	if p.mundur {
		b := p.t.awal()
		b.sebelum, b.dari = p.kursor(p.baris[0]), max(1, p.t.dari-perHalaman)
		g.Sebelum = func(ctx app.Context) { ctx.Navigate(b.alamat(p.alamat())) }
	}
	if p.maju {
		b := p.t.awal()
		b.sesudah, b.dari = p.kursor(p.baris[n-1]), p.t.dari+n
		g.Sesudah = func(ctx app.Context) { ctx.Navigate(b.alamat(p.alamat())) }
	}
	ket := "Baris " + kominfo.FormatAngka(g.Dari) + " sampai " + kominfo.FormatAngka(g.Sampai)
	if p.total > 0 {
		ket += " dari " + kominfo.FormatAngka(p.total)
	}
	return el.Tumpuk(g, el.HanyaCetak(el.Kecil(ket+".")))
}

func (p *daftarUmum) kursor(b register.Baris) string {
	if p.t.urut == "" {
		return register.BuatKursor(nil, b.ID)
	}
	return register.BuatKursor(nilaiKe(b, slices.IndexFunc(p.in.Kolom, func(k register.InfoKolom) bool { return k.Nama == p.t.urut })), b.ID)
}

// atauStrip stands in for an empty cell: each needs a dash of its own.
func atauStrip(x any) any {
	if x == nil || x == "" {
		return el.TanpaNilai("tidak ada data")
	}
	return x
}

func nomor(n int) string { return strconv.Itoa(n) }
