package ppid

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// urutBerikut gives the year of a day and the next running number of a body in it.
// These registers never let a document go, so no number is used again; two writers
// at once meet at the unique key. It does not ask for withdrawn ones, of which there
// are none: the index of the unique key holds the others only.
func urutBerikut[T any](ctx context.Context, tx register.Tx, d *register.Def[T], badan string, t kominfo.Tanggal, urut func(*T) int64) (tahun, n int64, err error) {
	tahun = int64(t.Tahun())
	akhir, _, err := d.Cari(ctx, tx, register.LingkupPenuh(), register.Query{Urut: "nomor_urut", Turun: true, Batas: 1, Isi: true, Saring: []register.Syarat{
		{Kolom: "badan", Op: register.Sama, Nilai: badan}, {Kolom: "tahun", Op: register.Sama, Nilai: tahun}}})
	if len(akhir) > 0 {
		n = urut(&akhir[0].Isi)
	}
	return tahun, max(n, 0) + 1, err // below zero are entries of the old register
}
