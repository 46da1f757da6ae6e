package main

import (
	"net/http"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
)

// hitung answers from values alone: no register, no store. Who keeps requests in
// tables of his own, in MySQL too, needs no more of Lumbung than this.
func (a *aplikasi) hitung(w http.ResponseWriter, r *http.Request, o orang) error {
	isi := struct{ Diterima, Tenggat, Diperpanjang, Mengapa string }{Diterima: r.FormValue("diterima")}
	if isi.Diterima != "" {
		t, err := ppid.BacaWaktu(isi.Diterima, a.layanan.Zona)
		if err != nil {
			return err
		}
		h, err := ppid.Tenggat(ppid.JawabanPermohonan, ppid.Masukan{Diterima: t}, a.layanan.Kalender(), a.layanan.Kebijakan)
		if err != nil {
			return err // a year without a decree: the message names it
		}
		isi.Tenggat, isi.Diperpanjang, isi.Mengapa = h.Tenggat.Panjang(), h.TenggatPerpanjangan.Panjang(), h.Penjelasan()
	}
	tampil(w, 200, "tenggat", o, isi)
	return nil
}

// sisa says in working days how much time is left.
func (a *aplikasi) sisa(kini, tenggat kominfo.Tanggal) string {
	h, err := a.layanan.Kalender().Hitung(kini, tenggat)
	switch {
	case err != nil:
		return "kalender belum ada"
	case tenggat == kini:
		return "hari ini"
	case tenggat.Sebelum(kini):
		return "terlambat " + strconv.Itoa(max(1, -h.N)) + " hari kerja"
	}
	return "sisa " + strconv.Itoa(h.N) + " hari kerja"
}
