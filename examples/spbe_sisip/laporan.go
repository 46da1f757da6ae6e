package main

import (
	"bytes"
	"net/http"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/laporan"
	"github.com/lumbung-id/lumbung/spbe/laporan/laporanpdf"
)

// laporan gives the report as PDF. Tasks and evidence in it are those that the
// person may see; the values and the result are the same for all.
func (a *aplikasi) laporan(w http.ResponseWriter, r *http.Request, o orang) error {
	d, in, err := a.bacaPenilaian(r, o)
	if err != nil {
		return err
	}
	bahan := laporan.Bahan{Penilaian: d.Isi, Instrumen: in, Tempat: "Kota Contoh", Tanggal: kominfo.TanggalDari(a.sekarang(), kominfo.WIB),
		Kop: laporan.Kop{Pemerintah: "Pemerintah " + namaInst, Unit: "Dinas Komunikasi dan Informatika"}}
	if bahan.Perangkat, err = a.namaOPD(r.Context()); err != nil {
		return err
	}
	tugas, err := semua(r.Context(), a, o, a.tugas, milikPenilaian(d.ID))
	if err != nil {
		return err
	}
	bukti, err := semua(r.Context(), a, o, a.bukti, milikPenilaian(d.ID))
	if err != nil {
		return err
	}
	dokumen, err := semua(r.Context(), a, o, a.dok)
	if err != nil {
		return err
	}
	bahan.Tugas, bahan.Bukti, bahan.Dokumen = isiSaja(tugas), isiSaja(bukti), map[register.ID]spbe.DataDukung{}
	for _, x := range dokumen {
		bahan.Dokumen[x.ID] = x.Isi
	}
	l, err := laporan.Susun(bahan)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := laporanpdf.Laporan(&b, l, laporanpdf.Opsi{Dibuat: a.sekarang()}); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", `attachment; filename="laporan-spbe-`+strconv.FormatInt(d.Isi.Tahun, 10)+`.pdf"`)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(b.Bytes()) // who has gone cannot be told
	return nil
}

// nilaiLama scores the regency's own table of an older year: no register, no store.
func (a *aplikasi) nilaiLama(w http.ResponseWriter, r *http.Request, o orang) error {
	const tahun = 2024
	var baris []barisLama
	if err := a.db.SelectContext(r.Context(), &baris, "SELECT indikator, nilai FROM nilai_lama WHERE tahun = ?", tahun); err != nil {
		return err
	}
	h, err := hitungLama(baris, tahun, "Baik")
	if err != nil {
		return err
	}
	a.tampil(w, http.StatusOK, "lama", o, struct {
		Tahun int
		Nama  string
		H     hitungan
	}{tahun, spbe.NamaPendek(h.Hasil.Instrumen), h})
	return nil
}
