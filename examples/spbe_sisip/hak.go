package main

import (
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// PUTUSKAN: who may do what is the regency's to say, and this function says it, for
// the API and for the pages alike. It answers with a scope: whose documents. The
// store compiles the scope into every query, so nothing else has to be checked.
//
// Here a person without a login sees nothing at all, the result neither. A regency
// that wants its result public ends with web.BacaUmum(a, masuk, r, aksi): then
// penilaian may be read by everybody from its first value on, and the other three
// registers still by nobody, because their journal is register.Dalam.
//
// What is not listed is refused: an action that a later version of Lumbung adds is
// the coordinator's alone until somebody opens it here.
func boleh(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
	semua, milik := register.Lingkup{Semua: true}, register.Lingkup{Pemilik: []string{a.Perangkat}}
	salahSatu := func(nama ...string) bool { return slices.Contains(nama, aksi) }
	baca := aksi == web.AksiBaca
	switch {
	case !masuk:
		return register.Lingkup{}, kominfo.E(kominfo.BelumMasuk, "boleh", "Anda belum masuk. Masuk dahulu, lalu ulangi.")
	case a.Peran == "koordinator":
		return semua, nil
	case a.Peran == "pemantau" && baca:
		return semua, nil
	case a.Peran == "asesor_internal":
		if baca || r.Nama == "tugas_indikator" && salahSatu("setujui", "kembalikan", "buka") || r.Nama == "bukti" && salahSatu("terima", "revisi") {
			return semua, nil
		}
	case a.Peran == "entri":
		switch r.Nama {
		case "penilaian":
			if baca { // everybody who works for it sees how far it is
				return semua, nil
			}
		case "tugas_indikator":
			if baca || salahSatu("isi", "ajukan") {
				return milik, nil
			}
		case "data_dukung":
			if baca || salahSatu(web.AksiBuat, web.AksiGanti, "tarik") {
				return milik, nil
			}
		case "bukti":
			if baca || salahSatu("pakai", "ubah", "ajukan", "salin", "tarik") {
				return milik, nil
			}
		}
	}
	return register.Lingkup{}, kominfo.E(kominfo.Ditolak, "boleh", "Jabatan Anda tidak mencakup tindakan %s di %s. Mintalah kepada pengelola SPBE bila memang perlu.", aksi, r.Judul)
}

// peran turns a post of the regency into a role. Only the role and the office reach
// the journal, never the person.
func peran(jabatan string) string {
	switch jabatan {
	case "pengelola SPBE":
		return "koordinator"
	case "inspektur":
		return "asesor_internal"
	case "operator":
		return "entri"
	case "pimpinan":
		return "pemantau"
	}
	return "" // a post that we do not know may do nothing
}

// lingkup asks boleh for a page.
func (o orang) lingkup(r register.Register, aksi string) (register.Lingkup, error) {
	return boleh(o.aktor(), true, r.Info(), aksi)
}

// bisa says whether to show a button.
func (o orang) bisa(r register.Register, aksi string) bool {
	_, err := o.lingkup(r, aksi)
	return err == nil
}
