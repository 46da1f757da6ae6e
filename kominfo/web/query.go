package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// permintaanDaftar is what the query string of a list or a count asks for.
type permintaanDaftar struct {
	q        register.Query
	pemilik  []string // only these owners; nil: all in scope
	kelompok []string // group count: its columns
}

// uraiDaftar reads the query string of a list. A column whose name is that of a
// parameter is filtered by the long form, "isi.sama=…".
func uraiDaftar(raw string, in register.Info) (permintaanDaftar, error) {
	var d permintaanDaftar
	v, err := parameter(raw)
	if err != nil {
		return d, err
	}
	urut := ambil(v, "urut")
	d.q.Urut, d.q.Turun = strings.TrimPrefix(urut, "-"), strings.HasPrefix(urut, "-")
	d.q.Kursor = ambil(v, "kursor")
	if _, ada := v["batas"]; ada {
		if d.q.Batas, err = strconv.Atoi(ambil(v, "batas")); err != nil || d.q.Batas < 1 {
			return d, salah("Parameter batas harus bilangan bulat mulai 1.")
		}
	}
	if d.q.Isi, err = yaTidak(v, "isi"); err != nil {
		return d, err
	}
	if d.q.Ditarik, err = yaTidak(v, "ditarik"); err != nil {
		return d, err
	}
	if err := d.saring(v, in, "urut, batas, kursor, isi, ditarik"); err != nil {
		return d, err
	}
	if d.q.Isi && d.q.Batas > batasBarisIsi {
		return d, salah("Dengan isi=1 paling banyak %d dokumen per halaman. Kecilkan batas, lalu ikuti kursor.", batasBarisIsi)
	}
	if _, _, err := d.q.Rapikan(in); err != nil {
		return d, salah("%s", kominfo.PesanUntukOrang(err))
	}
	return d, nil
}

// uraiRekap reads the query string of a group count.
func uraiRekap(raw string, in register.Info) (permintaanDaftar, error) {
	var d permintaanDaftar
	v, err := parameter(raw)
	if err != nil {
		return d, err
	}
	if s := ambil(v, "kelompok"); s != "" {
		d.kelompok = strings.Split(s, ",")
	}
	if len(d.kelompok) > batasKelompok {
		return d, salah("Rekap paling banyak menurut %d kolom sekaligus.", batasKelompok)
	}
	for i, k := range d.kelompok {
		if kolom(in, k) == nil || slices.Contains(d.kelompok[:i], k) {
			return d, salah("Kolom kelompok %q tidak ada atau disebut dua kali. Yang ada: %s.", singkat(k), namaKolom(in))
		}
	}
	return d, d.saring(v, in, "kelompok")
}

// saring reads what is left in v: filters on columns and owners.
func (d *permintaanDaftar) saring(v map[string]string, in register.Info, lain string) error {
	if s, ada := v["pemilik"]; ada {
		d.pemilik = strings.Split(s, "|")
		delete(v, "pemilik")
	}
	for _, kunci := range slices.Sorted(maps.Keys(v)) { // sorted: the same question is the same query
		nama, akhiran, _ := strings.Cut(kunci, ".")
		if kolom(in, nama) == nil {
			return salah("Parameter %q tidak dikenal. Yang ada: %s, pemilik, dan kolom %s.", singkat(kunci), lain, namaKolom(in))
		}
		op, ok := pembanding(akhiran)
		if !ok {
			return salah("Saringan %q tidak dikenal. Sesudah nama kolom boleh .sama, .tidak, .minimal, .maksimal, .lebih, .kurang, .diawali atau .dalam.", singkat(kunci))
		}
		s := register.Syarat{Kolom: nama, Op: op, Nilai: v[kunci]}
		if op == register.SalahSatu {
			s.Nilai = nil
			for p := range strings.SplitSeq(v[kunci], "|") {
				s.Daftar = append(s.Daftar, p)
			}
		}
		d.q.Saring = append(d.q.Saring, s)
	}
	if _, err := register.RapikanSyarat(in, d.q.Saring); err != nil {
		return salah("%s", kominfo.PesanUntukOrang(err))
	}
	return nil
}

func pembanding(akhiran string) (register.Op, bool) {
	switch akhiran {
	case "", "sama":
		return register.Sama, true
	case "tidak":
		return register.Tidak, true
	case "minimal":
		return register.Minimal, true
	case "maksimal":
		return register.Maksimal, true
	case "lebih":
		return register.Lebih, true
	case "kurang":
		return register.Kurang, true
	case "diawali":
		return register.DiawaliOp, true
	case "dalam":
		return register.SalahSatu, true
	}
	return "", false
}

// parameter reads a query string in which each name stands once.
func parameter(raw string) (map[string]string, error) {
	if len(raw) > batasAlamat {
		return nil, salah("Alamat terlalu panjang.")
	}
	q, err := url.ParseQuery(raw)
	if err != nil {
		return nil, salah("Bagian alamat sesudah tanda tanya tidak dapat dibaca. Periksa tanda persen dan titik koma.")
	}
	v := make(map[string]string, len(q))
	for k, s := range q {
		if len(s) > 1 {
			return nil, salah("Parameter %q muncul dua kali. Untuk beberapa nilai satu kolom tulis kolom.dalam=a|b.", singkat(k))
		}
		if !utf8.ValidString(k) || !utf8.ValidString(s[0]) || strings.ContainsRune(k+s[0], 0) {
			return nil, salah("Parameter di alamat memuat huruf yang rusak. Ketik ulang.")
		}
		v[k] = s[0]
	}
	return v, nil
}

// hanya refuses every parameter that is left: a mistyped name must not be
// ignored.
func hanya(v map[string]string, boleh string) error {
	if len(v) == 0 {
		return nil
	}
	k := slices.Min(slices.Collect(maps.Keys(v)))
	if boleh == "" {
		return salah("Parameter %q tidak dikenal; alamat ini tidak punya parameter.", singkat(k))
	}
	return salah("Parameter %q tidak dikenal. Yang ada: %s.", singkat(k), boleh)
}

func ambil(v map[string]string, nama string) string {
	s := v[nama]
	delete(v, nama)
	return s
}

func yaTidak(v map[string]string, nama string) (bool, error) {
	switch s, ada := v[nama]; {
	case !ada, s == "0":
		delete(v, nama)
		return false, nil
	case s == "1":
		delete(v, nama)
		return true, nil
	}
	return false, salah("Parameter %s harus 1 atau 0.", nama)
}

func kolom(in register.Info, nama string) *register.InfoKolom {
	if i := slices.IndexFunc(in.Kolom, func(k register.InfoKolom) bool { return k.Nama == nama }); i >= 0 {
		return &in.Kolom[i]
	}
	return nil
}

func namaKolom(in register.Info) string {
	var n []string
	for _, k := range in.Kolom {
		n = append(n, k.Nama)
	}
	if n == nil {
		return "(tidak ada)"
	}
	return strings.Join(n, ", ")
}

func salah(format string, a ...any) error { return masalahBaru(http.StatusBadRequest, format, a...) }
