package main

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// isiForm is the form with all values of an assessment.
type isiForm struct {
	D     register.Dokumen[spbe.Penilaian]
	Nama  string
	Skala string
	Baris []barisForm
	Pesan string
}

type barisForm struct {
	Nomor, Nama, Nilai string
	Tersimpan          string // what is stored, where it is another than Nilai
	Salah              string
}

// bentukForm makes the form; kiriman is what was typed, nil at the first showing.
// Nothing that was typed is ever lost: a form that was refused comes back as it was.
func bentukForm(d register.Dokumen[spbe.Penilaian], in *indeks.Instrumen, kiriman map[string]string, gagal error) isiForm {
	bulat := " dan desimal di antaranya"
	if in.Skala.Bulat {
		bulat = ", bilangan bulat"
	}
	f := isiForm{D: d, Nama: spbe.NamaPendek(in.ID), Skala: tampilNilai(in.Skala.Min) + " sampai " + tampilNilai(in.Skala.Max) + bulat}
	salah := map[string]string{}
	if gagal != nil {
		f.Pesan = kominfo.PesanUntukOrang(gagal)
		if e, ok := errors.AsType[*kominfo.Error](gagal); ok {
			for _, t := range e.Findings {
				salah[t.Path] = t.Message
			}
		}
	}
	for _, i := range in.Indikator {
		ada := kominfo.FormatDesimal(d.Isi.Nilai[i.Nomor])
		b := barisForm{Nomor: i.Nomor, Nama: i.Nama, Nilai: ada, Salah: salah["nilai."+i.Nomor]}
		if kiriman != nil && kiriman[i.Nomor] != ada {
			b.Nilai, b.Tersimpan = kiriman[i.Nomor], ada
			if ada == "" {
				b.Tersimpan = "kosong"
			}
		}
		f.Baris = append(f.Baris, b)
	}
	return f
}

func tampilNilai(p indeks.Pecahan) string { return strconv.FormatInt(p.Pembilang()/p.Penyebut(), 10) }

func (a *aplikasi) lamanIsi(w http.ResponseWriter, r *http.Request, o orang) error {
	d, in, err := a.bacaPenilaian(r, o)
	if err == nil {
		_, err = o.lingkup(a.pen, "isi")
	}
	if err == nil {
		a.tampil(w, http.StatusOK, "isi", o, bentukForm(d, in, nil, nil))
	}
	return err
}

// isi stores the form. It names the version that the person saw: what another
// person stored meanwhile is shown, never overwritten unseen.
func (a *aplikasi) isi(w http.ResponseWriter, r *http.Request, o orang) error {
	d, in, err := a.bacaPenilaian(r, o)
	if err != nil {
		return err
	}
	l, err := o.lingkup(a.pen, "isi")
	if err != nil {
		return err
	}
	nilai := map[string]string{}
	for _, i := range in.Indikator {
		nilai[i.Nomor] = r.PostFormValue("n." + i.Nomor)
	}
	err = a.store.Ubah(r.Context(), o.aktor(), func(tx register.Tx) error {
		_, err := a.pen.Lakukan(r.Context(), tx, l, d.ID, versiForm(r), "isi", spbe.Isi{Nilai: nilai})
		return err
	})
	switch kominfo.KindOf(err) {
	case "":
		http.Redirect(w, r, "/spbe/"+string(d.ID), http.StatusSeeOther)
		return nil
	case kominfo.TidakSah, kominfo.Bentrok:
		a.tampil(w, statusGalat(err), "isi", o, bentukForm(d, in, nilai, err))
		return nil
	}
	return err
}

func versiForm(r *http.Request) int64 {
	v, _ := strconv.ParseInt(r.PostFormValue("versi"), 10, 64)
	return max(v, 1) // 0 would mean a new document
}
