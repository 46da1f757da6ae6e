package indeks

import (
	"fmt"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// HasilLuar is the value that another institution's index gives an indicator.
type HasilLuar struct {
	Nomor    string         `json:"nomor"`
	Ada      bool           `json:"ada"`      // false: no value; the findings say why
	Nilai    Pecahan        `json:"nilai"`    // only when Ada
	Tingkat  int            `json:"tingkat"`  // level in which Nilai lies; 0 without a value
	Anggapan bool           `json:"anggapan"` // the number is missing and the lowest value is assumed
	Indeks   string         `json:"indeks"`   // name of the index
	Pemilik  string         `json:"pemilik"`  // institution that publishes it
	Angka    Pecahan        `json:"angka"`    // the number as given; only when Ada and not Anggapan
	Naik     *Titik         `json:"naik"`     // next knot above Nilai, in the instrument itself (read only): index X gives Y; nil at the top
	Sumber   kominfo.Sumber `json:"sumber"`   // of the conversion, or of the assumption
}

// NilaiLuar gives the value of an indicator that is fed by another institution's
// index. angka is read as [Instrumen.Isi] reads answers; empty means that the
// index is not published yet. Then there is no value, unless anggap asks for the
// practice of the assessors: they assume the lowest value of the scale while the
// number is missing (Instrumen.SumberIndeks). An assumed value is marked, and a
// finding says so. The findings:
//
//	IDX-LUAR-01  no such indicator, or it takes no index as its value
//	IDX-LUAR-02  not a number
//	IDX-LUAR-03  outside the scale of the index
//	IDX-LUAR-04  the number is missing, so there is no value (peringatan)
//	IDX-LUAR-05  the number is missing and the lowest value is assumed (peringatan)
//	IDX-LUAR-06  too fine for exact arithmetic
func (in *Instrumen) NilaiLuar(nomor, angka string, anggap bool) (h HasilLuar, fs []kominfo.Finding) {
	d := in.cari(nomor)
	if d == nil {
		p := pencatat{jalur: "indeks_luar.", nomor: potong(nomor)}
		p.catat("IDX-LUAR-01", kominfo.Galat, "Indikator %[1]q tidak ada dalam %[3]s. Periksa nomornya.", 0, in.ID)
		h.Nomor = p.nomor
		return h, p.fs
	}
	h.Nomor = d.Nomor
	p := pencatat{jalur: "indeks_luar.", nomor: d.Nomor}
	x := d.IndeksLuar
	if x == nil || x.Peran != SumberNilai || len(x.Konversi) < 2 {
		p.catat("IDX-LUAR-01", kominfo.Galat, "Indikator %[1]s (%[3]s) tidak memakai indeks instansi lain sebagai nilai. Nilainya dari butir bukti.", 0, d.Nama)
		return h, p.fs
	}
	h.Indeks, h.Pemilik, h.Sumber = x.Nama, x.Pemilik, x.Sumber
	if id, berat, pesan := in.isiLuar(&h, x.Konversi, angka, anggap); id != "" {
		rentang := x.Konversi[0].X.Teks() + " sampai " + x.Konversi[len(x.Konversi)-1].X.Teks()
		p.catat(id, berat, "%[3]s", 0, fmt.Sprintf(pesan, d.Nomor, x.Nama, x.Pemilik, rentang, potong(angka), tampilNilai(h.Nilai)))
	}
	if h.Anggapan {
		p.fs[0].Source = in.SumberIndeks
	}
	if h.Ada {
		h.Tingkat, _ = in.TingkatDari(h.Nilai)
		for i := range x.Konversi {
			if x.Konversi[i].Y.Cmp(h.Nilai) > 0 {
				h.Naik = &x.Konversi[i]
				break
			}
		}
	}
	return h, p.fs
}

// isiLuar gives h its value, or what is wrong: the parts of a finding, whose text
// may name %[1]s the indicator, %[2]s the index, %[3]s its owner, %[4]s its range,
// %[5]q the number as given and %[6]s the value.
func (in *Instrumen) isiLuar(h *HasilLuar, k Konversi, angka string, anggap bool) (string, kominfo.Severity, string) {
	if strings.TrimSpace(angka) == "" {
		if !anggap || in.SumberIndeks == nil {
			return "IDX-LUAR-04", kominfo.Peringatan, "Angka %[2]s (%[3]s) untuk indikator %[1]s belum ada, jadi nilainya belum dapat dihitung. Isi angka %[4]s."
		}
		h.Ada, h.Anggapan, h.Nilai, h.Sumber = true, true, in.Skala.Min, *in.SumberIndeks
		return "IDX-LUAR-05", kominfo.Peringatan, "Angka %[2]s (%[3]s) untuk indikator %[1]s belum ada. Nilai %[6]s hanya anggapan sementara, seperti yang dilakukan asesor. Ganti setelah angkanya terbit."
	}
	v, err := bacaAngka(angka)
	if err != nil {
		return "IDX-LUAR-02", kominfo.Galat, "Angka %[2]s (%[3]s) untuk indikator %[1]s tidak dapat dibaca: %[5]q. Isi angka %[4]s."
	}
	if v.Cmp(k[0].X) < 0 || v.Cmp(k[len(k)-1].X) > 0 {
		return "IDX-LUAR-03", kominfo.Galat, "Angka %[2]s (%[3]s) untuk indikator %[1]s adalah %[5]s, di luar rentang %[4]s. Periksa skala indeks asalnya."
	}
	if h.Nilai, err = k.Hitung(v); err != nil {
		return "IDX-LUAR-06", kominfo.Galat, "Angka %[2]s (%[3]s) untuk indikator %[1]s terlalu rinci untuk dihitung tepat. Tulis paling banyak 6 angka di belakang koma."
	}
	h.Ada, h.Angka = true, v
	return "", "", ""
}

// Jelaskan tells how the value came about.
func (h *HasilLuar) Jelaskan() []string {
	pesan := "%[1]s (%[2]s) sebesar %[4]s menjadi nilai %[3]s. Aturan: %[5]s."
	switch {
	case h.Indeks == "":
		return nil
	case !h.Ada:
		pesan = "%[1]s (%[2]s) belum ada, jadi nilainya belum dapat dihitung."
	case h.Anggapan:
		pesan = "%[1]s (%[2]s) belum ada; nilai %[3]s hanya anggapan sementara. Aturan: %[5]s."
	}
	s := []string{fmt.Sprintf(pesan, h.Indeks, h.Pemilik, tampilNilai(h.Nilai), h.Angka.Teks(), h.Sumber.String())}
	if h.Ada && h.Naik != nil {
		s = append(s, "Angka "+h.Naik.X.Teks()+" akan memberi nilai "+tampilNilai(h.Naik.Y)+".")
	}
	return s
}
