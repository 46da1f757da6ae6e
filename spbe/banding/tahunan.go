package banding

import (
	"sort"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Pembuka gives an instrument by its id; (*spbe.Pustaka).Buka and
// instrumen.Buka are such functions.
type Pembuka func(id string) (*indeks.Instrumen, error)

// Deret is the course of one institution over the years: segments of one
// instrument each, and a break between any two segments. Draw a line inside a
// segment only.
type Deret struct {
	Kode string `json:"kode"`
	Nama string `json:"nama"` // as the latest year has it
	Ruas []Ruas `json:"ruas"`
	Jeda []Jeda `json:"jeda"` // Jeda[i] lies between Ruas[i] and Ruas[i+1]
}

// Ruas is the part of a Deret that one instrument scored.
type Ruas struct {
	Instrumen string    `json:"instrumen"`
	Titik     []Capaian `json:"titik"`   // by year, rising
	Selisih   []Selisih `json:"selisih"` // Selisih[i] from Titik[i] to Titik[i+1]
}

// Jeda says why two segments are not connected.
type Jeda struct {
	DariTahun     int    `json:"dari_tahun"`
	KeTahun       int    `json:"ke_tahun"`
	DariInstrumen string `json:"dari_instrumen"`
	KeInstrumen   string `json:"ke_instrumen"`
	Teks          string `json:"teks"`
}

// Selisih is the change from one result to the next of the same instrument.
type Selisih struct {
	Dari         int    `json:"dari"` // years
	Ke           int    `json:"ke"`
	TahunKosong  []int  `json:"tahun_kosong,omitempty"` // years between that have no result
	Indeks       Ubah   `json:"indeks"`
	PredikatDari string `json:"predikat_dari,omitempty"`
	PredikatKe   string `json:"predikat_ke,omitempty"`
	Domain       []Ubah `json:"domain,omitempty"` // in the order of the instrument
	Aspek        []Ubah `json:"aspek,omitempty"`
	Indikator    []Ubah `json:"indikator,omitempty"`
	Teks         string `json:"teks"`
}

// Tahunan orders the results of one institution by year. Pass results of one
// method: two results of one year and instrument are a finding (BANDING-GANDA)
// and neither is used, because nothing says which one counts. A result of another
// institution (BANDING-INSTANSI) or of an unknown instrument (BANDING-INSTRUMEN)
// is left out and named; a year that the instrument does not score
// (BANDING-TAHUN) is named and kept.
func Tahunan(buka Pembuka, cs []Capaian) (Deret, []kominfo.Finding) {
	var d Deret
	var fs []kominfo.Finding
	d.Ruas, d.Jeda = []Ruas{}, []Jeda{}
	if len(cs) == 0 {
		return d, nil
	}
	d.Kode = cs[0].Kode
	ins := map[string]*indeks.Instrumen{}
	var pakai []Capaian
	for _, c := range cs {
		if c.Kode != d.Kode {
			fs = append(fs, temuan("BANDING-INSTANSI", kominfo.Galat, "", "Hasil tahun "+angka(c.Tahun)+" milik "+potong(c.Nama)+" ("+potong(c.Kode)+"), bukan instansi "+potong(d.Kode)+". Bandingkan satu instansi saja; hasil itu tidak dipakai."))
			continue
		}
		if _, ada := ins[c.Instrumen]; !ada {
			in, err := buka(c.Instrumen)
			if err != nil {
				fs = append(fs, temuan("BANDING-INSTRUMEN", kominfo.Galat, "", "Hasil tahun "+angka(c.Tahun)+" tidak dipakai. "+kominfo.PesanUntukOrang(err)))
				continue
			}
			ins[c.Instrumen] = in
		}
		if in := ins[c.Instrumen]; !in.Berlaku.Mencakup(c.Tahun) {
			fs = append(fs, temuan("BANDING-TAHUN", kominfo.Peringatan, "", "Instrumen "+nama(in.ID)+" tidak menilai tahun "+angka(c.Tahun)+". Periksa tahun atau instrumen hasil itu."))
		}
		pakai = append(pakai, c)
	}
	// Package sort, not slices: one copy of the code for all types, in a browser's program.
	sort.SliceStable(pakai, func(i, j int) bool {
		a, b := &pakai[i], &pakai[j]
		if a.Tahun != b.Tahun {
			return a.Tahun < b.Tahun
		}
		if x, y := ins[a.Instrumen].Berlaku.TahunDari, ins[b.Instrumen].Berlaku.TahunDari; x != y {
			return x < y
		}
		return a.Instrumen < b.Instrumen
	})
	for i := 0; i < len(pakai); {
		j := i + 1
		for j < len(pakai) && pakai[j].Tahun == pakai[i].Tahun && pakai[j].Instrumen == pakai[i].Instrumen {
			j++
		}
		if j > i+1 {
			fs = append(fs, temuan("BANDING-GANDA", kominfo.Galat, "", "Ada "+angka(j-i)+" hasil "+nama(pakai[i].Instrumen)+" untuk tahun "+angka(pakai[i].Tahun)+". Pilih satu, misalnya hanya hasil terbit atau hanya penilaian mandiri; tahun itu tidak dipakai."))
		} else {
			d.tambah(ins[pakai[i].Instrumen], pakai[i])
		}
		i = j
	}
	return d, fs
}

func (d *Deret) tambah(in *indeks.Instrumen, c Capaian) {
	d.Nama = c.Nama
	n := len(d.Ruas)
	if n == 0 || d.Ruas[n-1].Instrumen != c.Instrumen {
		if n > 0 {
			lalu := d.Ruas[n-1]
			d.Jeda = append(d.Jeda, jeda(lalu.Titik[len(lalu.Titik)-1], c))
		}
		d.Ruas = append(d.Ruas, Ruas{Instrumen: c.Instrumen, Titik: []Capaian{c}, Selisih: []Selisih{}})
		return
	}
	r := &d.Ruas[n-1]
	r.Selisih = append(r.Selisih, selisih(in, &r.Titik[len(r.Titik)-1], &c))
	r.Titik = append(r.Titik, c)
}

func jeda(a, b Capaian) Jeda {
	return Jeda{a.Tahun, b.Tahun, a.Instrumen, b.Instrumen,
		"Instrumen berganti dari " + nama(a.Instrumen) + " (" + angka(a.Tahun) + ") ke " + nama(b.Instrumen) + " (" + angka(b.Tahun) +
			"). Indikator, bobot dan batas predikatnya berbeda, jadi kedua indeks tidak dapat dibandingkan dan tidak ada naik atau turun di antaranya."}
}

// Banding gives the change between two results. Results of different instruments
// have none: that is an error of kind tidak_sah that says why.
func Banding(in *indeks.Instrumen, dari, ke Capaian) (Selisih, error) {
	switch {
	case dari.Instrumen != ke.Instrumen:
		return Selisih{}, kominfo.E(kominfo.TidakSah, "banding.Banding", "%s", jeda(dari, ke).Teks)
	case dari.Instrumen != in.ID:
		return Selisih{}, kominfo.E(kominfo.TidakSah, "banding.Banding", "Hasil ini dari %s, bukan %s. Buka instrumen yang benar.", nama(dari.Instrumen), nama(in.ID))
	}
	return selisih(in, &dari, &ke), nil
}

func selisih(in *indeks.Instrumen, a, b *Capaian) Selisih {
	s := Selisih{Dari: a.Tahun, Ke: b.Tahun, PredikatDari: a.Predikat, PredikatKe: b.Predikat}
	for t := a.Tahun + 1; t < b.Tahun && len(s.TahunKosong) < 100; t++ {
		s.TahunKosong = append(s.TahunKosong, t)
	}
	s.Indeks = ubah("", "Indeks", a, b, a.Indeks, b.Indeks, a.Lengkap && b.Lengkap)
	for _, x := range in.Domain {
		s.Domain = ubahSub(s.Domain, x.Kode, x.Nama, a, b, a.Domain, b.Domain)
	}
	for _, x := range in.Aspek {
		s.Aspek = ubahSub(s.Aspek, x.Kode, x.Nama, a, b, a.Aspek, b.Aspek)
	}
	for i := range in.Indikator {
		x := &in.Indikator[i]
		s.Indikator = ubahSub(s.Indikator, x.Nomor, x.Nama, a, b, a.Indikator, b.Indikator)
	}
	s.Teks = "Indeks " + angka(a.Tahun) + " ke " + angka(b.Tahun) + " " + s.Indeks.Teks()
	switch {
	case a.Predikat == "" || b.Predikat == "":
	case a.Predikat == b.Predikat:
		s.Teks += ". Predikat tetap " + b.Predikat
	default:
		s.Teks += ". Predikat berubah dari " + a.Predikat + " menjadi " + b.Predikat
	}
	if n := len(s.TahunKosong); n > 0 {
		s.Teks += ". Tidak ada hasil untuk " + angka(n) + " tahun di antaranya"
	}
	s.Teks += "."
	return s
}

// ubahSub adds the change of one sub-index; where neither year knows any of its
// kind, nothing is added.
func ubahSub(us []Ubah, kode, nama string, a, b *Capaian, ma, mb map[string]indeks.Pecahan) []Ubah {
	if len(ma) == 0 && len(mb) == 0 {
		return us
	}
	x, ada1 := ma[kode]
	y, ada2 := mb[kode]
	return append(us, ubah(kode, nama, a, b, x, y, ada1 && ada2))
}
