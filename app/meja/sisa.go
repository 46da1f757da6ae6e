//go:build !(js && wasm)

package meja

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// segera is how many working days before a due date it deserves attention.
const segera = 3

// sisa says in words how far a due date is, with the tone of it: working days by the
// calendar of the office, the due date itself included.
func (m *minta) sisa(t kominfo.Tanggal) kertas.Penggal {
	switch {
	case t.Kosong():
		return lencana(netral, "belum bertenggat")
	case t == m.hari:
		return lencana(peringatan, "hari ini")
	}
	lewat := m.hari.Sesudah(t)
	dari, sampai := m.hari, t
	if lewat {
		dari, sampai = t, m.hari
	}
	n, err := m.k.Jumlah(dari, sampai)
	switch s := strconv.Itoa(n) + " hari kerja"; {
	case err != nil && lewat:
		return lencana(bahaya, "terlambat")
	case err != nil:
		return lencana(netral, "kalender tahun itu belum ada")
	case lewat && n == 0:
		return lencana(bahaya, "terlambat, belum satu hari kerja")
	case lewat:
		return lencana(bahaya, "terlambat "+s)
	case n == 0:
		return lencana(peringatan, "sebelum hari kerja berikutnya")
	case n <= segera:
		return lencana(peringatan, "sisa "+s)
	default:
		return lencana(info, "sisa "+s)
	}
}

// batasSegera is the last date that is due soon.
func (m *minta) batasSegera() kominfo.Tanggal {
	g, err := m.k.Tambah(m.hari, segera)
	if err != nil { // no decree for that year yet
		return m.hari.Tambah(segera + 2)
	}
	return g.Tanggal
}
