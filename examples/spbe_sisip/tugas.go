package main

import (
	"net/http"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// isiTugas is the page of one task.
type isiTugas struct {
	T                      register.Dokumen[spbe.TugasIndikator]
	I                      indeks.Indikator
	Kini                   *spbe.TugasIndikator // what is stored, where T shows what was typed
	OPD, Pesan             string
	BolehIsi, BolehPeriksa bool
}

func (a *aplikasi) lamanTugas(w http.ResponseWriter, r *http.Request, o orang) error {
	return a.tunjukTugas(w, r, o, nil)
}

// tunjukTugas shows the task; after a refusal with what was typed.
func (a *aplikasi) tunjukTugas(w http.ResponseWriter, r *http.Request, o orang, gagal error) error {
	l, err := o.lingkup(a.tugas, "baca")
	if err != nil {
		return err
	}
	// Of another office: the scope does not reach it, so it does not exist.
	t, err := a.tugas.Baca(r.Context(), a.store, l, register.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	p, err := a.pen.Baca(r.Context(), a.store, register.LingkupPenuh(), t.Isi.Penilaian)
	if err != nil {
		return err
	}
	in, err := a.pustaka.Buka(p.Isi.Instrumen)
	if err != nil {
		return err
	}
	nama, err := a.namaOPD(r.Context())
	if err != nil {
		return err
	}
	i, _ := in.Cari(t.Isi.Indikator)
	entri, s := p.Isi.Tahap == spbe.TahapEntri, t.Isi.Status
	isi := isiTugas{T: t, I: i, OPD: nama[t.Isi.Perangkat],
		BolehIsi:     entri && o.bisa(a.tugas, "isi") && (s == spbe.TugasBelum || s == spbe.TugasDraf || s == spbe.TugasDikembalikan),
		BolehPeriksa: entri && o.bisa(a.tugas, "setujui") && s == spbe.TugasDiajukan}
	status := http.StatusOK
	if gagal != nil {
		status, isi.Pesan = statusGalat(gagal), kominfo.PesanUntukOrang(gagal)
		if r.PostForm.Has("fakta") {
			isi.Kini, isi.T.Isi = new(t.Isi), diketik(r, t.Isi)
		}
	}
	a.tampil(w, status, "tugas", o, isi)
	return nil
}

func diketik(r *http.Request, t spbe.TugasIndikator) spbe.TugasIndikator {
	t.Nilai, t.Fakta, t.Analisis, t.Justifikasi = r.PostFormValue("nilai"), r.PostFormValue("fakta"), r.PostFormValue("analisis"), r.PostFormValue("justifikasi")
	return t
}

// kerjakan carries out what the pressed button says. Which button may follow which
// is the register's law, who may press it is boleh's: nothing of either is here.
func (a *aplikasi) kerjakan(w http.ResponseWriter, r *http.Request, o orang) error {
	id, versi, t := register.ID(r.PathValue("id")), versiForm(r), diketik(r, spbe.TugasIndikator{})
	isian := map[string]any{
		"isi":        spbe.IsiTugas{Nilai: t.Nilai, Fakta: t.Fakta, Analisis: t.Analisis, Justifikasi: t.Justifikasi},
		"ajukan":     struct{}{},
		"setujui":    spbe.SetujuiTugas{Catatan: r.PostFormValue("catatan")},
		"kembalikan": register.Alasan{Alasan: r.PostFormValue("catatan")},
	}
	err := a.store.Ubah(r.Context(), o.aktor(), func(tx register.Tx) error {
		for _, tindakan := range r.PostForm["lakukan"] {
			in, ada := isian[tindakan]
			if !ada {
				return kominfo.E(kominfo.TidakSah, "kerjakan", "Tombol itu tidak dikenal. Muat ulang halaman ini.")
			}
			l, err := o.lingkup(a.tugas, tindakan)
			if err != nil {
				return err
			}
			m, err := a.tugas.Lakukan(r.Context(), tx, l, id, versi, tindakan, in)
			if err != nil {
				return err
			}
			versi = m.Versi
		}
		return nil
	})
	switch kominfo.KindOf(err) {
	case "":
		http.Redirect(w, r, "/tugas/"+string(id), http.StatusSeeOther)
		return nil
	case kominfo.TidakSah, kominfo.Bentrok:
		return a.tunjukTugas(w, r, o, err)
	}
	return err
}
