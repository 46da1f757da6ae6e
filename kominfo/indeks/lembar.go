package indeks

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Lembar is a sheet of answers to one instrument, made by [Instrumen.Isi]. It
// does not change; the zero value has no answers and belongs to no instrument.
type Lembar struct {
	inti  *inti
	nilai []int64 // value × q of indicator i, or kosong
	q     int64   // common denominator of all answers
}

const kosong = math.MinInt64 // "belum diisi"

// maksTemuan bounds the findings about one hostile sheet.
const maksTemuan = 200

// Isi makes a sheet from answers by nomor ("12", "35-1") or kode ("I12"). A
// value is written "3", "2.50", "2,50" or "7/6"; an empty text is no answer. The
// findings, in the order of the form:
//
//	IDX-NILAI-01  no such indicator
//	IDX-NILAI-02  not a number
//	IDX-NILAI-03  outside the scale
//	IDX-NILAI-04  not a whole number, on a scale of whole numbers
//	IDX-NILAI-05  too fine to be added exactly to the other answers
//	IDX-NILAI-06  indicators not answered (one peringatan that names them all)
//	IDX-NILAI-07  one indicator answered twice, by nomor and by kode
//	IDX-NILAI-08  more findings than are shown
//
// An answer with a finding of severity galat is not on the sheet: it counts as
// belum diisi and never as some other value.
func (in *Instrumen) Isi(jawaban map[string]string) (Lembar, []kominfo.Finding) {
	n := in.inti
	if n == nil {
		return Lembar{}, []kominfo.Finding{{ID: "IDX-WAJIB-01", Path: "instrumen", Severity: kominfo.Galat,
			Message: "Instrumen belum dimuat dan diperiksa. Muat dengan indeks.Load."}}
	}
	var fs []kominfo.Finding
	galat := func(id, nomor, format string, args ...any) {
		fs = append(fs, kominfo.Finding{ID: id, Path: "nilai." + potong(nomor), Severity: kominfo.Galat, Message: fmt.Sprintf(format, args...)})
	}
	kunci := make([][]string, len(in.Indikator)) // keys that name indicator i
	var asing []string
	for _, k := range slices.Sorted(maps.Keys(jawaban)) {
		if i, ok := n.urut[strings.TrimSpace(k)]; ok {
			kunci[i] = append(kunci[i], k)
		} else {
			asing = append(asing, k)
		}
	}
	for _, k := range asing[:min(len(asing), maksTemuan)] {
		galat("IDX-NILAI-01", k, "Indikator %q tidak ada dalam %s. Nomor yang ada: %s sampai %s.", potong(k), in.ID,
			in.Indikator[0].Nomor, in.Indikator[len(in.Indikator)-1].Nomor)
	}
	if lebih := len(asing) - maksTemuan; lebih > 0 {
		galat("IDX-NILAI-08", "", "Masih ada %d indikator lain yang tidak dikenal. Periksa apakah berkasnya untuk instrumen ini.", lebih)
	}

	l := Lembar{inti: n, nilai: make([]int64, len(in.Indikator)), q: n.awalQ}
	isi := make([]Pecahan, len(in.Indikator))
	for i, ks := range kunci {
		l.nilai[i] = kosong
		nomor := in.Indikator[i].Nomor
		if len(ks) > 1 {
			galat("IDX-NILAI-07", nomor, "Indikator %s diisi lebih dari sekali, sebagai %q dan %q. Isi satu saja.", nomor, potong(ks[0]), potong(ks[1]))
		}
		if len(ks) != 1 || strings.TrimSpace(jawaban[ks[0]]) == "" {
			continue
		}
		teks := jawaban[ks[0]]
		v, err := bacaAngka(teks)
		switch {
		case err != nil:
			galat("IDX-NILAI-02", nomor, "Nilai indikator %s bukan angka yang dapat dibaca: %q. Isi %s.", nomor, potong(teks), in.Skala.kalimat())
		case v.Cmp(n.min) < 0 || v.Cmp(n.max) > 0:
			galat("IDX-NILAI-03", nomor, "Nilai indikator %s adalah %s, di luar skala. Isi %s.", nomor, v.Teks(), in.Skala.kalimat())
		case in.Skala.Bulat && v.q1 != 0:
			galat("IDX-NILAI-04", nomor, "Nilai indikator %s adalah %s, padahal instrumen ini memakai tingkat utuh. Isi %s.", nomor, v.Teks(), in.Skala.kalimat())
		default:
			q, muat := kpk(l.q, v.Penyebut())
			if !muat || q > n.maksQ {
				galat("IDX-NILAI-05", nomor, "Nilai indikator %s (%s) terlalu rinci untuk dihitung tepat bersama nilai lain. Tulis paling banyak 6 angka di belakang koma.", nomor, potong(teks))
				continue
			}
			l.q, isi[i], l.nilai[i] = q, v, 0
		}
	}
	for i, v := range isi {
		if l.nilai[i] != kosong {
			l.nilai[i] = v.p * (l.q / v.Penyebut()) // fits: |v| × q × bobot is within ruang
		}
	}
	if belum := l.belum(in); len(belum) > 0 {
		fs = append(fs, kominfo.Finding{ID: "IDX-NILAI-06", Path: "nilai", Severity: kominfo.Peringatan,
			Message: fmt.Sprintf("%d dari %d indikator belum diisi: %s. Indeks baru ada setelah semuanya diisi.", len(belum), len(l.nilai), strings.Join(belum, ", "))})
	}
	return l, fs
}

// bacaAngka reads a number as people write it: with surrounding spaces and with
// comma or point before the decimals, but never both.
func bacaAngka(s string) (Pecahan, error) {
	s = strings.TrimSpace(s)
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	return ParsePecahan(s)
}

func (l Lembar) belum(in *Instrumen) []string {
	var b []string
	for i, v := range l.nilai {
		if v == kosong {
			b = append(b, in.Indikator[i].Nomor)
		}
	}
	return b
}

// Nilai gives the answer to the indicator with the given nomor or kode, and
// false when it is belum diisi.
func (l Lembar) Nilai(nomor string) (Pecahan, bool) {
	if l.inti == nil {
		return Pecahan{}, false
	}
	i, ok := l.inti.urut[nomor]
	if !ok || l.nilai[i] == kosong {
		return Pecahan{}, false
	}
	return sederhana(l.nilai[i], l.q), true
}

// kalimat says which values are permitted.
func (s Skala) kalimat() string {
	jenis := "angka "
	if s.Bulat {
		jenis = "bilangan bulat "
	}
	return jenis + s.Min.Teks() + " sampai " + s.Max.Teks()
}
