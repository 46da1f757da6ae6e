package wilayah

import "cmp"

// Kode is a Kemendagri region code of any level: "19", "19.06", "19.06.01" or
// "19.06.01.2001". Every value other than the zero value has a valid form, but
// need not exist: ask [Daftar.Lookup]. The zero value is "no region" and, as the
// parent of all provinces, stands for Indonesia.
//
// It is comparable with == and usable as a map key. In JSON it is the dotted
// text. Digits of BPS have their own type, [KodeBPS].
type Kode struct {
	n uint64 // PPKKCCNNNN, zeros for the levels below
}

const (
	satuKecamatan = 1_0000
	satuKabupaten = 100 * satuKecamatan
	satuProvinsi  = 100 * satuKabupaten
)

// Susun builds a code from its parts: Susun(19, 6, 1, 2001) is 19.06.01.2001.
// Parts below the wanted level are 0. A part outside the rules of Permendagri
// 58/2021 is an error.
func Susun(provinsi, kabupatenKota, kecamatan, desa int) (Kode, error) {
	// A part below an empty one has no place to stand.
	if kabupatenKota == 0 && kecamatan|desa != 0 || kecamatan == 0 && desa != 0 {
		return Kode{}, salahBentuk("wilayah.Susun", "WILAYAH-KODE-01", "Bagian kode wilayah harus diisi berurutan dari provinsi, tanpa ada yang terlewat.")
	}
	if !sahProvinsi(provinsi) {
		return Kode{}, salahBagian("wilayah.Susun", TingkatProvinsi, provinsi)
	}
	if kabupatenKota != 0 && !sahKabupatenKota(kabupatenKota) {
		return Kode{}, salahBagian("wilayah.Susun", TingkatKabupatenKota, kabupatenKota)
	}
	if kecamatan != 0 && !sahKecamatan(kecamatan) {
		return Kode{}, salahBagian("wilayah.Susun", TingkatKecamatan, kecamatan)
	}
	if desa != 0 && !sahDesa(desa) {
		return Kode{}, salahBagian("wilayah.Susun", TingkatDesa, desa)
	}
	return Kode{uint64(provinsi)*satuProvinsi + uint64(kabupatenKota)*satuKabupaten + uint64(kecamatan)*satuKecamatan + uint64(desa)}, nil
}

func sahProvinsi(n int) bool      { return n >= 11 && n <= 99 }
func sahKabupatenKota(n int) bool { return n >= 1 && n <= 99 && n != 70 }
func sahKecamatan(n int) bool     { return n >= 1 && n <= 99 }
func sahDesa(n int) bool          { return n > 1000 && n < 4000 && n%1000 != 0 }

// Bagian gives the parts of the code as numbers, 0 for a level it does not reach.
func (k Kode) Bagian() (provinsi, kabupatenKota, kecamatan, desa int) {
	return int(k.n / satuProvinsi), int(k.n / satuKabupaten % 100), int(k.n / satuKecamatan % 100), int(k.n % satuKecamatan)
}

// Kosong reports whether k is the zero value.
func (k Kode) Kosong() bool { return k.n == 0 }

// Tingkat gives the level, "" for the zero value.
func (k Kode) Tingkat() Tingkat {
	switch {
	case k.n == 0:
		return ""
	case k.n%satuKecamatan != 0:
		return TingkatDesa
	case k.n%satuKabupaten != 0:
		return TingkatKecamatan
	case k.n%satuProvinsi != 0:
		return TingkatKabupatenKota
	}
	return TingkatProvinsi
}

// Jenis gives the kind that the code says (Permendagri 58/2021), "" for the zero
// value.
func (k Kode) Jenis() Jenis {
	_, kab, _, desa := k.Bagian()
	switch k.Tingkat() {
	case TingkatProvinsi:
		return Provinsi
	case TingkatKabupatenKota:
		if kab > 70 {
			return Kota
		}
		return Kabupaten
	case TingkatKecamatan:
		return Kecamatan
	case TingkatDesa:
		return [...]Jenis{Kelurahan, Desa, DesaAdat}[desa/1000-1]
	}
	return ""
}

// Induk gives the code one level up; the zero value for a province.
func (k Kode) Induk() Kode {
	switch k.Tingkat() {
	case TingkatDesa:
		return Kode{k.n - k.n%satuKecamatan}
	case TingkatKecamatan:
		return Kode{k.n - k.n%satuKabupaten}
	case TingkatKabupatenKota:
		return Kode{k.n - k.n%satuProvinsi}
	}
	return Kode{}
}

// Provinsi gives the code of the province that k is or lies in.
func (k Kode) Provinsi() Kode { return Kode{k.n - k.n%satuProvinsi} }

// KabupatenKota gives the code of the regency that k is or lies in; the zero
// value when k is a province.
func (k Kode) KabupatenKota() Kode {
	if k.n%satuProvinsi == 0 {
		return Kode{}
	}
	return Kode{k.n - k.n%satuKabupaten}
}

// Dalam reports whether k is induk or lies in it. Everything lies in the zero
// value, Indonesia.
func (k Kode) Dalam(induk Kode) bool {
	dari, sampai := induk.rentang()
	return k.n >= dari && k.n < sampai
}

// rentang gives the half-open range of numbers of k and everything in it.
func (k Kode) rentang() (dari, sampai uint64) {
	switch k.Tingkat() {
	case TingkatDesa:
		return k.n, k.n + 1
	case TingkatKecamatan:
		return k.n, k.n + satuKecamatan
	case TingkatKabupatenKota:
		return k.n, k.n + satuKabupaten
	case TingkatProvinsi:
		return k.n, k.n + satuProvinsi
	}
	return 0, 100 * satuProvinsi
}

// Compare orders codes as the decree does: a region before what lies in it.
func (k Kode) Compare(l Kode) int { return cmp.Compare(k.n, l.n) }

// String gives the dotted form, "" for the zero value.
func (k Kode) String() string {
	if k.n == 0 {
		return ""
	}
	return string(k.append(make([]byte, 0, 13), true))
}

// Digit gives the code without dots, "1906", as some databases and the first
// six digits of a NIK have it. Do not take it for a BPS code.
func (k Kode) Digit() string {
	if k.n == 0 {
		return ""
	}
	return string(k.append(make([]byte, 0, 10), false))
}

func (k Kode) append(b []byte, titik bool) []byte {
	bagian := func(n, lebar int) {
		if titik && len(b) > 0 {
			b = append(b, '.')
		}
		if lebar == 4 {
			b = append(b, byte('0'+n/1000), byte('0'+n/100%10))
		}
		b = append(b, byte('0'+n/10%10), byte('0'+n%10))
	}
	prov, kab, kec, desa := k.Bagian()
	bagian(prov, 2)
	if kab != 0 {
		bagian(kab, 2)
	}
	if kec != 0 {
		bagian(kec, 2)
	}
	if desa != 0 {
		bagian(desa, 4)
	}
	return b
}

// MarshalText gives the dotted form; the zero value is the empty string.
func (k Kode) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what [Parse] reads; the empty string is the zero value.
func (k *Kode) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*k = Kode{}
		return nil
	}
	v, err := Parse(string(b))
	if err == nil {
		*k = v
	}
	return err
}
