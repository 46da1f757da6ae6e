package dasbor

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/grafik"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// daftarPenilaian lists all assessments and shows the office's own over the years.
type daftarPenilaian struct {
	d      *Dasbor
	baris  []register.Dokumen[spbe.Penilaian]
	sendri []register.Dokumen[spbe.Penilaian] // of this office, oldest first
	nama   string
	saya   klien.Saya
}

func (p *daftarPenilaian) kenali(s klien.Saya) { p.saya = s }

func (p *daftarPenilaian) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) error {
	ds, _, err := p.d.Buku.Profil.Cari(ctx, s, register.LingkupUmum(), register.Query{Batas: 1})
	if err != nil {
		return err
	}
	if p.baris, _, err = p.d.Buku.Penilaian.Cari(ctx, s, register.LingkupUmum(), register.Query{Urut: "tahun", Turun: true, Batas: 200}); err != nil {
		return err
	}
	if len(ds) > 0 {
		p.nama = ds[0].Isi.Nama
		for _, b := range slices.Backward(p.baris) {
			if b.Isi.Instansi == ds[0].Isi.Kode {
				p.sendri = append(p.sendri, b)
			}
		}
	}
	return nil
}

func (p *daftarPenilaian) Gambar(*layar) []any {
	var aksi []any
	kosong := el.Kosong("Belum ada penilaian. " + koordinatorMulai)
	if bisaMulai(p.d, p.saya) {
		aksi = el.Isi(el.Tombol{Label: "Penilaian baru", Utama: true, Ikon: el.IkonTambah, Href: "/penilaian/mulai"})
		kosong = el.Kosong("Belum ada penilaian.", el.Tombol{Label: "Mulai penilaian", Href: "/penilaian/mulai"})
	}
	isi := el.Isi(el.Kepala{Judul: "Penilaian", Uraian: "Setiap penilaian adalah satu instansi, satu tahun, satu instrumen dan satu metode.", Aksi: aksi})
	if g, ada := p.tahunan(); ada {
		isi = append(isi, el.Kartu("", el.Grafik(g), el.Kecil("Garis terputus di tempat instrumennya berganti: nilai dari dua instrumen tidak dapat dibandingkan.")))
	}
	if len(p.baris) == 0 {
		return append(isi, kosong)
	}
	return append(isi, tabelPenilaian(p.d, p.baris))
}

// tahunan draws the office's complete results over the years, with a break where
// the instrument changes.
func (p *daftarPenilaian) tahunan() (grafik.Grafik, bool) {
	d := grafik.DataGaris{ID: "tahunan", Judul: "Indeks " + p.nama + " menurut tahun", Maks: 5}
	seri := grafik.Seri{Nama: "Indeks"}
	lalu := ""
	for _, b := range p.sendri {
		h := p.d.hasil(&b.Isi)
		if !h.Lengkap {
			continue
		}
		if lalu != "" && lalu != b.Isi.Instrumen {
			d.Patah = append(d.Patah, grafik.Patah{Ke: len(d.Sumbu), Sebab: "instrumen " + spbe.NamaPendek(b.Isi.Instrumen)})
		}
		lalu = b.Isi.Instrumen
		d.Sumbu = append(d.Sumbu, strconv.FormatInt(b.Isi.Tahun, 10))
		seri.Nilai = append(seri.Nilai, grafik.Desimal(h.Indeks.Bulat(2, indeks.SetengahKeAtas)))
	}
	d.Seri = []grafik.Seri{seri}
	return grafik.Garis(d), len(d.Sumbu) > 1
}

// hasil scores an assessment with the instrument of its own.
func (d *Dasbor) hasil(p *spbe.Penilaian) indeks.Hasil {
	in, _ := d.Buku.Pustaka.Buka(p.Instrumen)
	return spbe.Skor(in, p.NilaiAkhir())
}

// tabelPenilaian lists assessments with their result.
func tabelPenilaian(d *Dasbor, ds []register.Dokumen[spbe.Penilaian]) app.UI {
	t := el.Tabel{Judul: "Daftar penilaian", Kolom: []el.Kolom{{Judul: "Instansi dan tahun"}, {Judul: "Instrumen"}, {Judul: "Metode"}, {Judul: "Tahap"}, {Judul: "Indeks", Angka: true}, {Judul: "Predikat"}}}
	for _, b := range ds {
		p := b.Isi
		h := d.hasil(&p)
		var nilai, predikat any
		switch x := p.Penetapan; {
		case h.Lengkap:
			nilai, predikat = duaDesimal(h.Indeks), h.Predikat
			if x != nil && x.Indeks != "" && !samaDua(x.Indeks, h.Indeks) { // both stay, and both are shown
				nilai = el.Isi(nilai, " (terbit ", el.Desimal(x.Indeks), ")")
			}
		case x != nil && x.Indeks != "":
			nilai, predikat = el.Desimal(x.Indeks), isiAtau(x.Predikat)
		default:
			n := len(p.NilaiAkhir())
			nilai, predikat = el.TanpaNilai("belum final"), "terisi "+dariJumlah(n, n+len(h.BelumDiisi))
		}
		nama := el.Isi(el.Tautan("/penilaian/"+string(b.ID), fmt.Sprintf("%s %d", p.NamaInstansi, p.Tahun)))
		if p.Contoh {
			nama = append(nama, " ", el.Lencana(el.Peringatan, "contoh"))
		}
		t.Baris = append(t.Baris, []any{nama, spbe.NamaPendek(p.Instrumen), metode(p.Metode), isiAtau(kapitalAwal(p.Tahap.Label())), nilai, predikat})
	}
	return t.UI()
}

// samaDua reports whether a published index is the computed one, to two decimals.
func samaDua(terbit string, hitung indeks.Pecahan) bool {
	x, err := indeks.ParsePecahan(terbit)
	return err == nil && dua(x) == dua(hitung)
}

func metode(m spbe.Metode) string {
	for _, x := range register.IsianDari[spbe.Penilaian]() {
		if x.Nama == "metode" {
			return x.TeksPilihan(string(m))
		}
	}
	return string(m)
}
