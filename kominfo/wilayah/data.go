package wilayah

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// The files are embedded as strings: constant bytes, and names are cut out of
// them without copying.
var (
	//go:embed data/provinsi.csv
	dataProvinsi string
	//go:embed data/kabupaten_kota.csv
	dataKabupatenKota string
	//go:embed data/alias.csv
	dataAlias string
	//go:embed data/perubahan.csv
	dataPerubahan string
)

// Semua reads the embedded list: 38 provinces and 514 regencies. It takes well
// under a millisecond; do it once and hand the Daftar around. It panics only
// if the program was built from damaged files.
func Semua() *Daftar {
	d, err := baca(dataProvinsi, dataKabupatenKota, dataAlias, dataPerubahan)
	if err != nil {
		panic("wilayah: data tertanam rusak: " + err.Error())
	}
	return d
}

func baca(provinsi, kabkota, alias, ubah string) (*Daftar, error) {
	d := &Daftar{bps: make(map[KodeBPS]Kode, 560), bpsLama: make(map[KodeBPS]Kode, 32)}
	err := baris("provinsi.csv", provinsi, 4, d.bacaProvinsi)
	if err == nil {
		d.kabkota = make([]Wilayah, 0, 520)
		err = baris("kabupaten_kota.csv", kabkota, 5, d.bacaKabupatenKota)
	}
	if err == nil {
		err = baris("alias.csv", alias, 4, d.bacaAlias)
	}
	if err == nil {
		err = baris("perubahan.csv", ubah, 5, d.bacaPerubahan)
	}
	if err != nil {
		return nil, err
	}
	d.susunKunci()
	return d, nil
}

// baris calls f with the fields of every line after the header. The files need
// no quoting: no name of a province or regency has a comma.
func baris(nama, teks string, kolom int, f func([]string) error) error {
	buf := make([]string, 0, 8)
	for no := 1; teks != ""; no++ {
		var l string
		l, teks, _ = strings.Cut(teks, "\n")
		if no == 1 {
			continue
		}
		l = strings.TrimSuffix(l, "\r") // a checkout on Windows may have put it there
		buf = buf[:0]
		for ada := true; ada && len(buf) <= kolom; {
			var s string
			s, l, ada = strings.Cut(l, ",")
			buf = append(buf, s)
		}
		if len(buf) != kolom {
			return fmt.Errorf("%s baris %d: harus %d kolom", nama, no, kolom)
		}
		if err := f(buf); err != nil {
			return fmt.Errorf("%s baris %d: %w", nama, no, err)
		}
	}
	return nil
}

func (d *Daftar) bacaProvinsi(f []string) error {
	k, err := Parse(f[0])
	if err != nil {
		return err
	}
	z, err := kominfo.ParseZona(f[3])
	if err != nil {
		return err
	}
	w := Wilayah{Kode: k, Nama: f[1], Zona: z, Otonom: true}
	return d.tambah(&d.provinsi, TingkatProvinsi, w, f[2], "")
}

func (d *Daftar) bacaKabupatenKota(f []string) error {
	k, err := Parse(f[0])
	if err != nil {
		return err
	}
	z, ok := d.Zona(k)
	if !ok {
		return fmt.Errorf("provinsi %s tidak ada", k.Provinsi())
	}
	if f[4] != "ya" && f[4] != "tidak" {
		return fmt.Errorf("kolom otonom %q harus ya atau tidak", f[4])
	}
	w := Wilayah{Kode: k, Nama: f[1], Zona: z, Otonom: f[4] == "ya"}
	return d.tambah(&d.kabkota, TingkatKabupatenKota, w, f[2], f[3])
}

// tambah appends w, keeping codes ascending and both BPS numberings one to one.
func (d *Daftar) tambah(ws *[]Wilayah, t Tingkat, w Wilayah, bps, lama string) (err error) {
	if w.Kode.Tingkat() != t || w.Nama == "" {
		return fmt.Errorf("kode %q bukan %s atau namanya kosong", w.Kode, namaTingkat(t))
	}
	if n := len(*ws); n > 0 && (*ws)[n-1].Kode.Compare(w.Kode) >= 0 {
		return fmt.Errorf("kode %s tidak urut", w.Kode)
	}
	if w.BPS, err = ParseBPS(bps); err != nil {
		return err
	}
	if _, ada := d.bps[w.BPS]; ada || w.BPS.Tingkat() != t {
		return fmt.Errorf("kode BPS %s ganda atau salah tingkat", w.BPS)
	}
	d.bps[w.BPS] = w.Kode
	if lama != "" {
		if w.BPSLama, err = ParseBPS(lama); err != nil {
			return err
		}
		if _, ada := d.bpsLama[w.BPSLama]; ada || w.BPSLama.Tingkat() != t {
			return fmt.Errorf("kode BPS lama %s ganda atau salah tingkat", w.BPSLama)
		}
		d.bpsLama[w.BPSLama] = w.Kode
	}
	*ws = append(*ws, w)
	return nil
}

func (d *Daftar) bacaAlias(f []string) error {
	k, err := Parse(f[0])
	if err != nil {
		return err
	}
	a := Alias{Kode: k, Nama: f[1], Catatan: f[2], Status: kominfo.StatusSumber(f[3])}
	if _, ok := d.Lookup(k); !ok || a.Nama == "" || !a.Status.Sah() {
		return fmt.Errorf("alias %q untuk kode %s tidak sah", a.Nama, k)
	}
	d.alias = append(d.alias, a)
	return nil
}

func (d *Daftar) bacaPerubahan(f []string) error {
	lama, err := Parse(f[0])
	if err != nil {
		return err
	}
	baru, err := Parse(f[1])
	if err != nil {
		return err
	}
	t, err := kominfo.ParseTanggal(f[3])
	if err != nil {
		return err
	}
	// Codes are not given out again: an old code names one region for ever.
	if _, ok := d.Lookup(baru); !ok || d.Nama(lama) != "" || lama.Tingkat() != baru.Tingkat() {
		return fmt.Errorf("perubahan %s menjadi %s tidak sah", lama, baru)
	}
	if n := len(d.ubah); n > 0 && d.ubah[n-1].Lama.Compare(lama) >= 0 {
		return fmt.Errorf("kode lama %s tidak urut", lama)
	}
	d.ubah = append(d.ubah, Perubahan{Lama: lama, Baru: baru, Nama: f[2], Berlaku: t, Dasar: sumberPerubahan(f[4])})
	return nil
}
