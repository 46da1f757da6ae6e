package dasbor

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

// formulirUmum is a form that follows from fields: what was typed and what is
// wrong with it. Nested fields are not part of it; they stay as the document has
// them.
type formulirUmum struct {
	isian    []register.Isian // all, nested ones too
	teks     map[string]string
	awal     map[string]string // as loaded
	rujukan  map[string]*pilihanRujukan
	temuan   []kominfo.Finding
	terkirim bool // it was sent: what is wrong is listed above it too
	galat    error
	kunci    string // under which unsaved input is kept while other pages are looked at
	versi    int64  // of the document that teks started from
	draf     *drafUmum
	laci     *laciDraf // in which it is kept
}

func datar(isian []register.Isian) []register.Isian {
	return slices.DeleteFunc(slices.Clone(isian), func(x register.Isian) bool { return x.Rupa == register.RupaRinci })
}

// muat starts from a document, nil for a new one, and reads the choices of
// references.
func (f *formulirUmum) muat(ctx context.Context, s klien.Sumber, u *umum, doc []byte) error {
	f.laci = &u.d.draf
	f.awal = lembar.Teks(datar(f.isian), doc)
	f.teks = maps.Clone(f.awal)
	f.rujukan = map[string]*pilihanRujukan{}
	var fs []func() error
	for _, x := range f.isian {
		if r := u.cari(x.Rujukan); r != nil && x.Rupa == register.RupaRujukan {
			c := &pilihanRujukan{reg: r}
			f.rujukan[x.Nama] = c
			fs = append(fs, func() error { return c.muat(ctx, s, f.teks[x.Nama]) })
		}
	}
	return serempak(fs...)
}

// beda reports whether there is input that was not saved.
func (f *formulirUmum) beda() bool {
	for _, x := range datar(f.isian) {
		if polosTeks(x, f.teks[x.Nama]) != polosTeks(x, f.awal[x.Nama]) {
			return true
		}
	}
	return false
}

// polosTeks: a box that was never ticked says no.
func polosTeks(x register.Isian, s string) string {
	if x.Rupa == register.RupaCentang && s == "" {
		return "tidak"
	}
	return s
}

// json makes the document, or the action's input, of what was typed.
func (f *formulirUmum) json(dasar []byte) ([]byte, []kominfo.Finding) {
	isi := datar(f.isian)
	doc, fs := lembar.JSON(isi, f.teks, dasar)
	if fs == nil {
		return doc, nil
	}
	sudah := map[string]bool{}
	for _, t := range fs {
		sudah[t.Path] = true
	}
	for _, t := range register.PeriksaIsian(isi, doc) { // everything at once
		if !sudah[t.Path] {
			fs = append(fs, t)
		}
	}
	return doc, fs
}

// isi takes what was typed in a field; what was said about it before is gone.
func (f *formulirUmum) isi(x register.Isian, s string) {
	if f.teks == nil {
		f.teks = map[string]string{}
	}
	f.teks[x.Nama] = s
	f.temuan = slices.DeleteFunc(f.temuan, func(t kominfo.Finding) bool { return medanTemuan(t.Path) == x.Nama })
	f.simpanDraf()
}

// selesai checks a field when it is left: what is wrong is said beside it at
// once. An empty field is left in peace until the form is sent.
func (f *formulirUmum) selesai(x register.Isian, s string) {
	if x.Rupa != register.RupaPanjang {
		s = strings.TrimSpace(s)
	}
	f.isi(x, s)
	if s == "" {
		return
	}
	satu := []register.Isian{x}
	doc, fs := lembar.JSON(satu, map[string]string{x.Nama: s}, nil)
	if fs == nil {
		fs = register.PeriksaIsian(satu, doc)
	}
	f.temuan = append(f.temuan, fs...)
}

// medanTemuan is the field that a finding's path lies in.
func medanTemuan(jalur string) string {
	if i := strings.IndexAny(jalur, ".["); i >= 0 {
		return jalur[:i]
	}
	return jalur
}

func (f *formulirUmum) galatDi(nama string) string {
	var t []string
	for _, x := range f.temuan {
		if medanTemuan(x.Path) == nama {
			s := x.Message
			if x.Fix != nil {
				s += " Usul: " + x.Fix.Menjadi + "."
			}
			t = append(t, s)
		}
	}
	return strings.Join(t, " ")
}

// tolak shows what is wrong after the form was sent.
func (f *formulirUmum) tolak(ctx app.Context, fs []kominfo.Finding) {
	f.temuan, f.terkirim = fs, true
	f.fokusGalat(ctx)
}

// fokusGalat moves to the first field with something wrong.
func (f *formulirUmum) fokusGalat(ctx app.Context) {
	for _, x := range datar(f.isian) {
		if f.galatDi(x.Nama) != "" {
			ctx.Defer(func(app.Context) { fokusMedan(idMedan(x)) })
			return
		}
	}
}

func idMedan(x register.Isian) string { return "isian-" + x.Nama }

// fokusMedan puts the focus into a field, or on the first of its radio buttons.
func fokusMedan(id string) {
	if app.IsServer {
		return
	}
	for _, t := range []string{id + "-0", id} {
		if e := app.Window().GetElementByID(t); e.Truthy() {
			e.Call("focus")
			return
		}
	}
}

// ringkas lists what is wrong, above the form, with a way to each field.
func (f *formulirUmum) ringkas() any {
	if len(f.temuan) == 0 || !f.terkirim {
		return nil
	}
	nada, judul := el.Peringatan, "Ada peringatan. Periksa, lalu simpan lagi bila memang begitu."
	if kominfo.AdaGalat(f.temuan) {
		nada, judul = el.Bahaya, "Belum dapat disimpan: "+nomor(len(f.temuan))+" hal perlu dibetulkan"
	}
	var bs []any
	var lain []kominfo.Finding
	for _, t := range f.temuan {
		i := slices.IndexFunc(f.isian, func(x register.Isian) bool { return x.Nama == medanTemuan(t.Path) })
		if i < 0 || f.isian[i].Rupa == register.RupaRinci {
			lain = append(lain, t)
			continue
		}
		x := f.isian[i]
		bs = append(bs, el.Isi(t.Message+" ", el.Tombol{Label: "Betulkan", LabelRi: "Betulkan " + x.Label, Sunyi: true, Klik: func(app.Context) { fokusMedan(idMedan(x)) }}))
	}
	isi := el.Isi()
	if bs != nil {
		isi = append(isi, el.Butir(bs...))
	}
	if lain != nil {
		isi = append(isi, el.Temuan(lain))
	}
	return el.Pesan(nada, judul, isi...)
}

// gambar draws the fields, by section.
func (f *formulirUmum) gambar(l *layar) []any {
	var out, bagian []any
	kelompok := ""
	tutup := func() {
		if bagian == nil {
			return
		}
		if kelompok == "" {
			out = append(out, bagian...)
		} else {
			out = append(out, el.Bagian(kelompok, bagian...))
		}
		bagian = nil
	}
	var rinci []string
	for _, x := range f.isian {
		if x.Rupa == register.RupaRinci {
			rinci = append(rinci, x.Label)
			continue
		}
		if x.Kelompok != kelompok {
			tutup()
			kelompok = x.Kelompok
		}
		bagian = append(bagian, f.medan(l, x))
	}
	tutup()
	if rinci != nil {
		out = append(out, el.Kecil("Bagian bertingkat tidak diubah di sini dan tetap seperti adanya: ", strings.Join(rinci, ", "), "."))
	}
	return out
}

// bantuan is the help under a label, with an example and the article that asks
// for the field.
func bantuan(x register.Isian, tambahan ...string) string {
	s := []string{x.Bantuan}
	if x.Contoh != "" {
		s = append(s, "Misalnya "+x.Contoh+".")
	}
	if x.Min != nil && x.Maks != nil {
		angka := kominfo.FormatAngka
		if x.Rupa == register.RupaTahun {
			angka = func(n int64) string { return strconv.FormatInt(n, 10) }
		}
		s = append(s, "Antara "+angka(*x.Min)+" dan "+angka(*x.Maks)+".")
	}
	if x.Pribadi {
		s = append(s, "Data pribadi: disimpan terpisah dan tidak tampil di daftar.")
	}
	if x.Pasal != "" {
		s = append(s, "Dasar: "+x.Pasal+".")
	}
	return gabungKalimat(append(s, tambahan...)...)
}

// medan draws one field.
func (f *formulirUmum) medan(l *layar, x register.Isian) any {
	id, nilai, galat := idMedan(x), f.teks[x.Nama], f.galatDi(x.Nama)
	ketik := func(_ app.Context, s string) { f.isi(x, s) }
	ubah := func(_ app.Context, s string) { f.selesai(x, s) }
	switch x.Rupa {
	case register.RupaCentang:
		return el.Centang{ID: id, Label: x.Label, Bantuan: bantuan(x), Galat: galat, Aktif: nilai == "ya", Ubah: func(_ app.Context, ya bool) {
			f.selesai(x, strings.ToLower(yaTidak(ya)))
		}}
	case register.RupaPilihan:
		return medanPilihan(x, id, nilai, galat, ubah)
	case register.RupaRujukan:
		if c := f.rujukan[x.Nama]; c != nil {
			return c.medan(l, medanRujukan{id: id, label: x.Label, bantuan: bantuan(x), galat: galat, nilai: nilai, wajib: x.Wajib, kosong: "Belum dipilih", ubah: ubah})
		}
	}
	m := el.Masukan{ID: id, Label: x.Label, Bantuan: bantuan(x), Galat: galat, Nilai: nilai, Wajib: x.Wajib, Ketik: ketik, Ubah: ubah}
	switch x.Rupa {
	case register.RupaPanjang:
		m.Baris = 5
	case register.RupaAngka:
		m.Mode = modeAngka(x)
	case register.RupaTahun:
		m.Mode = "numeric"
	case register.RupaRupiah:
		m.Mode, m.Satuan = modeAngka(x), "rupiah"
		if n, err := strconv.ParseInt(nilai, 10, 64); err == nil {
			m.Bantuan = bantuan(x, "Terbaca: "+kominfo.Rupiah(n).String()+".")
		}
	case register.RupaTanggal:
		m.Jenis = "date"
		if t, err := kominfo.ParseTanggal(nilai); err == nil {
			m.Bantuan = bantuan(x, "Terbaca: "+t.Panjang()+".")
		}
		if _, err := kominfo.ParseTanggal(f.awal[x.Nama]); err != nil && f.awal[x.Nama] != "" {
			m.Jenis = "text" // a date field would hide what the document holds
		}
	case register.RupaPeriode:
		m.Bantuan = bantuan(x, "Tulis tahun (2026), semester (2026-S1), triwulan (2026-Q3) atau bulan (2026-07).")
	}
	return m
}

// modeAngka: the keypad of a phone has no minus.
func modeAngka(x register.Isian) string {
	if x.Min != nil && *x.Min < 0 {
		return ""
	}
	return "numeric"
}

func medanPilihan(x register.Isian, id, nilai, galat string, ubah func(app.Context, string)) any {
	var os []el.Opsi
	asing := nilai != ""
	for _, o := range x.Pilihan {
		os = append(os, el.Opsi{Nilai: o.Nilai, Label: o.Teks})
		asing = asing && o.Nilai != nilai
	}
	if asing { // what the document holds is shown, though it may no longer be chosen
		os = append(os, el.Opsi{Nilai: nilai, Label: nilai + " (tidak ada lagi di daftar)"})
	}
	if len(x.Pilihan) > 4 {
		return el.Pilih{ID: id, Label: x.Label, Bantuan: bantuan(x), Galat: galat, Nilai: nilai, Opsi: os, Kosong: "Belum dipilih", Wajib: x.Wajib, Ubah: ubah}
	}
	if !x.Wajib {
		os = append(os, el.Opsi{Label: "Tidak diisi"})
	}
	return el.PilihSatu{ID: id, Label: x.Label, Bantuan: bantuan(x), Galat: galat, Nilai: nilai, Opsi: os, Wajib: x.Wajib, Ubah: ubah}
}
