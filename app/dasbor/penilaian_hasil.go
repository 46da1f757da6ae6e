package dasbor

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
)

// menurutMetode shows the result of each method and what it changed: each one
// stands on the one before, so that the last is the result.
func (p *penilaian) menurutMetode() any {
	d := &p.dok.Isi
	var ada []spbe.Metode
	for _, m := range []spbe.Metode{spbe.Dokumen, spbe.Interviu, spbe.Visitasi} {
		if len(d.Asesmen[m].Nilai) > 0 {
			ada = append(ada, m)
		}
	}
	if ada == nil {
		return nil
	}
	t := el.Tabel{Judul: "Hasil menurut metode", Kolom: []el.Kolom{{Judul: "Metode"}, {Judul: "Indikator dinilai", Angka: true}, {Judul: "Indeks", Angka: true}, {Judul: "Perubahan"}, {Judul: "Predikat"}}}
	nilai := gabung(d.Nilai, nil)
	lalu := spbe.Skor(p.in, nilai)
	baris := func(nama string, n int, h indeks.Hasil, ubah any) {
		var x, q any = el.TanpaNilai("belum lengkap"), nil
		if h.Lengkap {
			x, q = duaDesimal(h.Indeks), h.Predikat
		}
		tambahBaris(&t, nama, nomor(n), x, ubah, q)
	}
	baris(metode(d.Metode), len(d.Nilai), lalu, nil)
	for _, m := range ada {
		nilai = gabung(nilai, d.Asesmen[m].Nilai)
		h := spbe.Skor(p.in, nilai)
		var ubah any
		if h.Lengkap && lalu.Lengkap {
			ubah = perubahan(lalu.Indeks, h.Indeks)
		}
		baris(metode(m), len(d.Asesmen[m].Nilai), h, ubah)
		lalu = h
	}
	akhir := el.Isi("Nilai akhir", nomor(len(nilai)), nil, nil, nil)
	if lalu.Lengkap {
		akhir[2], akhir[4] = duaDesimal(lalu.Indeks), lalu.Predikat
		if awal := spbe.Skor(p.in, d.Nilai); awal.Lengkap {
			akhir[3] = perubahan(awal.Indeks, lalu.Indeks) + " dari awal"
		}
	}
	t.Kaki = akhir
	return el.Bagian("Hasil menurut metode", t, p.bedaIndikator(ada), el.Kecil("Nilai metode yang lebih akhir menggantikan yang sebelumnya; indikator yang tidak dinilai memakai nilai sebelumnya. ", el.TandaSumber(kominfo.Inferensi)))
}

// bedaIndikator lists what later methods scored otherwise, and why.
func (p *penilaian) bedaIndikator(ada []spbe.Metode) any {
	d := &p.dok.Isi
	t := el.Tabel{Judul: "Indikator yang berubah", Kolom: []el.Kolom{{Judul: "Indikator"}, {Judul: metode(d.Metode), Angka: true}}}
	for _, m := range ada {
		t.Kolom = append(t.Kolom, el.Kolom{Judul: metode(m), Angka: true})
	}
	t.Kolom = append(t.Kolom, []el.Kolom{{Judul: "Perubahan"}, {Judul: "Alasan"}}...)
	for kx := range p.in.Indikator {
		x := &p.in.Indikator[kx]
		m := d.AsalNilai(x.Nomor)
		a := d.Asesmen[m]
		if m == "" || m == d.Metode || samaNilai(a.Nilai[x.Nomor], d.Nilai[x.Nomor]) {
			continue
		}
		r := make([]any, 2, 8)
		r[0], r[1] = el.Tautan(p.alamat("/indikator/"+x.Nomor), x.Nomor+". "+x.Nama), desimalAtau(d.Nilai[x.Nomor])
		for _, m := range ada {
			r = append(r, desimalAtau(d.Asesmen[m].Nilai[x.Nomor]))
		}
		var ubah any
		lama, e1 := indeks.ParsePecahan(d.Nilai[x.Nomor])
		baru, e2 := indeks.ParsePecahan(a.Nilai[x.Nomor])
		if e1 == nil && e2 == nil {
			ubah = perubahan(lama, baru)
		}
		tambahBaris(&t, append(r, ubah, isiAtau(a.Alasan[x.Nomor]))...)
	}
	if t.Baris == nil {
		return el.Kecil("Tidak ada indikator yang nilainya berubah.")
	}
	return t
}

func samaNilai(a, b string) bool {
	x, e1 := indeks.ParsePecahan(a)
	y, e2 := indeks.ParsePecahan(b)
	return e1 == nil && e2 == nil && x.Equal(y)
}

func desimalAtau(s string) any {
	if s == "" {
		return nil
	}
	return el.Desimal(s)
}

// perubahan says in words how far a value went up or down.
func perubahan(lama, baru indeks.Pecahan) string {
	arah, a, b := "naik ", baru, lama
	switch baru.Cmp(lama) {
	case 0:
		return "tetap"
	case -1:
		arah, a, b = "turun ", lama, baru
	}
	d, err := a.Kurang(b)
	if err != nil {
		return ""
	}
	return arah + dua(d)
}

func (p *penilaian) pembanding(ke int, kode string) (indeks.Pecahan, bool) {
	if v, ada := p.ban[ke].Domain[kode]; ada {
		return v, true
	}
	v, ada := p.ban[ke].Aspek[kode]
	return v, ada
}

// banding sets the result beside the published averages of the same instrument.
func (p *penilaian) banding() app.UI {
	t := el.Tabel{Judul: "Nilai menurut domain dan aspek", Kolom: []el.Kolom{{Judul: "Bagian"}, {Judul: "Bobot", Angka: true}, {Judul: "Nilai", Angka: true}}, Gulir: len(p.ban) > 0}
	var sumber susunan
	for _, b := range p.ban {
		nama := b.Nama + " " + strconv.Itoa(b.Tahun)
		t.Kolom = append(t.Kolom, el.Kolom{Judul: nama, Angka: true})
		sumber.apa(el.Kecil(nama+": ", el.Sumber(b.Sumber), " Angka pembanding dibulatkan oleh penerbitnya."))
	}
	for _, s := range p.semuaSub() {
		var v any = el.TanpaNilai("belum lengkap")
		if s.Lengkap {
			v = duaDesimal(s.Nilai)
		}
		r := p.sel(s.Kode+" "+s.Nama, el.Desimal(s.Bobot.Bulat(desimalBobot(s.Bobot), indeks.SetengahKeAtas)), v)
		for i := range p.ban {
			if v, ada := p.pembanding(i, s.Kode); ada {
				r[3+i] = duaDesimal(v)
			}
		}
		tambahBaris(&t, r...)
	}
	t.Kaki = p.sel("Indeks", el.Desimal("100"), el.TanpaNilai("belum final"))
	if p.hasil.Lengkap {
		t.Kaki[2] = duaDesimal(p.hasil.Indeks)
	}
	for i, b := range p.ban {
		t.Kaki[3+i] = duaDesimal(b.Indeks)
	}
	return el.Bagian("Rincian dan pembanding", t, sumber.isi)
}

// sel is a row with room for what others reached.
func (p *penilaian) sel(nama string, bobot, nilai any) []any {
	r := make([]any, 3+len(p.ban))
	r[0], r[1], r[2] = nama, bobot, nilai
	return r
}

// duaDesimal shows a value as it is published: two decimals, half up.
func duaDesimal(x indeks.Pecahan) app.UI { return el.Desimal(x.Bulat(2, indeks.SetengahKeAtas)) }
