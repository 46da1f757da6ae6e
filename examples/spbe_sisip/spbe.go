package main

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// barisPenilaian is a row of the list.
type barisPenilaian struct {
	register.Dokumen[spbe.Penilaian]
	Hasil    indeks.Hasil
	Nama     string
	Terisi   int
	Seluruh  int
	LabelTap string
}

func (a *aplikasi) daftar(w http.ResponseWriter, r *http.Request, o orang) error {
	dok, err := semua(r.Context(), a, o, a.pen)
	if err != nil {
		return err
	}
	isi := struct {
		Baris      []barisPenilaian
		BolehMulai bool
		Tahun      int
	}{BolehMulai: o.bisa(a.pen, "mulai"), Tahun: a.sekarang().Year()}
	for _, d := range dok {
		in, err := a.pustaka.Buka(d.Isi.Instrumen)
		if err != nil {
			return err
		}
		h := spbe.Skor(in, d.Isi.NilaiAkhir())
		isi.Baris = append(isi.Baris, barisPenilaian{d, h, spbe.NamaPendek(in.ID), len(in.Indikator) - len(h.BelumDiisi), len(in.Indikator), d.Isi.Tahap.Label()})
	}
	a.tampil(w, http.StatusOK, "daftar", o, isi)
	return nil
}

// mulai begins the assessment of a year and gives each indicator to the office that
// usually answers it, all in one transaction.
func (a *aplikasi) mulai(w http.ResponseWriter, r *http.Request, o orang) error {
	tahun, err := strconv.Atoi(r.PostFormValue("tahun"))
	if err != nil {
		return kominfo.E(kominfo.TidakSah, "mulai", "Tahun %q tidak terbaca. Tulis empat angka, misalnya 2026.", r.PostFormValue("tahun"))
	}
	l, err := o.lingkup(a.pen, "mulai")
	if err != nil {
		return err
	}
	var m register.Meta
	err = a.store.Ubah(r.Context(), o.aktor(), func(tx register.Tx) (err error) {
		in := spbe.Mulai{Instansi: kodeInst, NamaInstansi: namaInst, Tahun: int64(tahun), Instrumen: instrumen.UntukTahun(tahun)}
		if m, err = a.pen.Lakukan(r.Context(), tx, l, "", 0, "mulai", in); err != nil {
			return err
		}
		for _, p := range spbe.TugasBaku(in.Instrumen) {
			t := spbe.Tugaskan{Penilaian: m.ID, Indikator: p.Indikator, Perangkat: opdFungsi(p.Perangkat[0])}
			if _, err := a.tugas.Lakukan(r.Context(), tx, l, "", 0, "tugaskan", t); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/spbe/"+string(m.ID), http.StatusSeeOther)
	return nil
}

// satu shows one assessment: result, what is left to do, the cheapest way up.
func (a *aplikasi) satu(w http.ResponseWriter, r *http.Request, o orang) error {
	d, in, err := a.bacaPenilaian(r, o)
	if err != nil {
		return err
	}
	tugas, err := semua(r.Context(), a, o, a.tugas, milikPenilaian(d.ID))
	if err != nil {
		return err
	}
	urutan := map[string]int{} // a list comes in the order of making, people want that of the form
	for n, i := range in.Indikator {
		urutan[i.Nomor] = n
	}
	slices.SortFunc(tugas, func(x, y register.Dokumen[spbe.TugasIndikator]) int {
		return urutan[x.Isi.Indikator] - urutan[y.Isi.Indikator]
	})
	nama, err := a.namaOPD(r.Context())
	if err != nil {
		return err
	}
	target := r.FormValue("target")
	if target == "" {
		target = d.Isi.Target
	}
	if target == "" {
		target = "Baik"
	}
	isi := struct {
		D          register.Dokumen[spbe.Penilaian]
		H          hitungan
		Pesan      string // why there is no plan
		Instrumen  *indeks.Instrumen
		Nama       string
		Tahap      string
		Tugas      []register.Dokumen[spbe.TugasIndikator]
		OPD        map[string]string
		Indikator  map[string]string
		BolehIsi   bool
		SumberPita kominfo.Sumber
	}{D: d, Instrumen: in, Nama: spbe.NamaPendek(in.ID), Tahap: d.Isi.Tahap.Label(), Tugas: tugas, OPD: nama, Indikator: namaIndikator(in),
		BolehIsi: o.bisa(a.pen, "isi") && d.Isi.Tahap == spbe.TahapEntri, SumberPita: in.SumberPita}
	if isi.H, err = hitung(in, d.Isi.NilaiAkhir(), target); err != nil {
		isi.Pesan = kominfo.PesanUntukOrang(err) // a target that is none; the result stands all the same
	}
	a.tampil(w, http.StatusOK, "satu", o, isi)
	return nil
}
