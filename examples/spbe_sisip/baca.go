package main

import (
	"context"
	"net/http"

	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// semua reads every document that a person may see and that fits.
func semua[T any](ctx context.Context, a *aplikasi, o orang, d *register.Def[T], saring ...register.Syarat) ([]register.Dokumen[T], error) {
	l, err := o.lingkup(d, "baca")
	if err != nil {
		return nil, err
	}
	var out []register.Dokumen[T]
	for dok, err := range (register.Tipe[T]{Register: d}).Semua(ctx, a.store, l, register.Query{Saring: saring}) {
		if err != nil {
			return nil, err
		}
		out = append(out, dok)
	}
	return out, nil
}

func milikPenilaian(id register.ID) register.Syarat {
	return register.Syarat{Kolom: "penilaian", Op: register.Sama, Nilai: string(id)}
}

func isiSaja[T any](dok []register.Dokumen[T]) []T {
	out := make([]T, len(dok))
	for i, d := range dok {
		out[i] = d.Isi
	}
	return out
}

// bacaPenilaian reads the assessment that the address names, as far as o may see it.
func (a *aplikasi) bacaPenilaian(r *http.Request, o orang) (d register.Dokumen[spbe.Penilaian], in *indeks.Instrumen, err error) {
	l, err := o.lingkup(a.pen, "baca")
	if err != nil {
		return d, nil, err
	}
	if d, err = a.pen.Baca(r.Context(), a.store, l, register.ID(r.PathValue("id"))); err != nil {
		return d, nil, err
	}
	in, err = a.pustaka.Buka(d.Isi.Instrumen)
	return d, in, err
}

func namaIndikator(in *indeks.Instrumen) map[string]string {
	m := map[string]string{}
	for _, i := range in.Indikator {
		m[i.Nomor] = i.Nama
	}
	return m
}
