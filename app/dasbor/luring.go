package dasbor

import (
	"context"
	"net/url"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
)

// luring is what the service worker keeps for when the server cannot be reached. In
// the browser the page that was asked for takes its place, and says so itself.
type luring struct{}

func (*luring) Muat(context.Context, klien.Sumber, *url.URL) error { return nil }

func (*luring) Gambar(*layar) []any {
	return el.Isi(el.Kepala{Judul: "Tidak ada sambungan"},
		el.Kosong("Server tidak terjangkau. Periksa sambungan, lalu muat ulang halaman.", el.Tombol{Label: "Buka kotak kirim", Ikon: el.IkonKirim, Href: alamatKotak}))
}
