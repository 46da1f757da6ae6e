// Command galeri is the page that peramban_test.go drives in a real browser:
// one of everything that behaves.
package main

import (
	"strconv"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

type galeri struct {
	app.Compo
	nama, terkirim, diubah, berkas string
	tingkat, tab                   int
	terbalik, setuju               bool
}

func (g *galeri) OnInit() { g.nama, g.tingkat = `Siti "Nur" <b> & \`, 2 }

func (g *galeri) Render() app.UI {
	var baris [][]any
	nama := []string{"Sukamaju", "Mekarsari"}
	if g.terbalik {
		nama = []string{"Mekarsari", "Sukamaju"}
	}
	for _, n := range nama {
		baris = append(baris, []any{n, el.Tombol{Label: "Ubah", LabelRi: "Ubah " + n, Klik: func(ctx app.Context) { g.diubah = n; el.Umumkan(ctx, "Tersimpan "+n) }}})
	}
	return el.Kerangka{Nama: "Galeri", Menu: []el.Menu{{Label: "Awal", Href: "/"}, {Label: "Lain", Href: "/lain"}}, Aktif: "/", Isi: el.Isi(
		el.Kepala{Judul: "Galeri"},
		el.Formulir(func(app.Context) { g.terkirim, g.nama = g.nama, "" },
			el.Masukan{ID: "nama", Label: "Nama", Nilai: g.nama, Ketik: func(_ app.Context, s string) { g.nama = s }},
			el.Tombol{Label: "Kirim", Kirim: true, Utama: true}),
		el.P("terkirim=", g.terkirim, "; diubah=", g.diubah, "; tingkat=", strconv.Itoa(g.tingkat), "; setuju=", strconv.FormatBool(g.setuju), "; berkas=", g.berkas, ";"),
		el.Tingkat{ID: "tingkat", Label: "Tingkat", Dari: 0, Sampai: 5, Nilai: g.tingkat, BolehKosong: true, Ubah: func(_ app.Context, n int) { g.tingkat = n }},
		el.Centang{ID: "setuju", Label: "Setuju", Aktif: g.setuju, Ubah: func(_ app.Context, b bool) { g.setuju = b }},
		el.Berkas{ID: "berkas", Label: "Berkas", Pilih: func(ctx app.Context, fs []el.BerkasTerpilih) {
			fs[0].Baca(ctx, 10, func(_ app.Context, isi []byte, err error) {
				if g.berkas = string(isi); err != nil {
					g.berkas = "ditolak"
				}
			})
		}},
		el.Tabel{Judul: "Baris", Kolom: []el.Kolom{{Judul: "Nama"}, {Judul: "Tindakan", Tetap: true}}, Baris: baris, Urutkan: func(app.Context, int) { g.terbalik = !g.terbalik }},
		el.Tab{ID: "tab", Label: "Tampilan", Nama: []string{"Satu", "Dua"}, Aktif: g.tab, Ubah: func(_ app.Context, i int) { g.tab = i }, Isi: el.Isi("tab=" + strconv.Itoa(g.tab))},
	)}.UI()
}

type lain struct{ app.Compo }

func (*lain) Render() app.UI {
	return el.Kerangka{Nama: "Galeri", Isi: el.Isi(el.Kepala{Judul: "Lain"}, el.Tautan("/", "kembali"))}.UI()
}

func main() {
	app.Route("/", func() app.Composer { return &galeri{} })
	app.Route("/lain", func() app.Composer { return &lain{} })
	app.RunWhenOnBrowser()
}
