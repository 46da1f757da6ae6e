package desa

import (
	"iter"
	"sort"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
)

// Indeks is an opened file. It never changes and may be used by many goroutines.
type Indeks struct {
	edisi  string
	simbol [256]string
	blok   string   // all blocks
	kode   []uint32 // PPKKCC of each kecamatan, ascending
	mulai  []uint32 // where its block begins in blok; one more at the end
	ubah   []ubah   // by old code
	hukum  []hukum
}

// Edisi names the decree that the file follows.
func (x *Indeks) Edisi() string { return x.edisi }

// Sumber is the edition as a citation.
func (x *Indeks) Sumber() kominfo.Sumber {
	s := wilayah.SumberKode()
	s.Regulasi = x.edisi
	return s
}

// Nama gives the name of a kecamatan, kelurahan, desa or desa adat.
func (x *Indeks) Nama(k wilayah.Kode) (string, bool) {
	var buf [panjangNama]byte
	b, ok := x.AppendNama(buf[:0], k)
	return string(b), ok
}

// AppendNama appends the name of k to dst, without allocating when dst has room.
func (x *Indeks) AppendNama(dst []byte, k wilayah.Kode) ([]byte, bool) {
	s, ok := x.sandi(k)
	if !ok {
		return dst, false
	}
	return x.buka(dst, s), true
}

// Ada reports whether the kecamatan, kelurahan, desa or desa adat exists.
func (x *Indeks) Ada(k wilayah.Kode) bool {
	_, ok := x.sandi(k)
	return ok
}

// sandi finds the name of k as it lies in the file.
func (x *Indeks) sandi(k wilayah.Kode) (string, bool) {
	prov, kab, kec, desa := k.Bagian()
	if kec == 0 {
		return "", false
	}
	c := uint32(prov*100_00 + kab*100 + kec)
	i := x.batas(c)
	if i == len(x.kode) || x.kode[i] != c {
		return "", false
	}
	nama, isi := x.kepala(i)
	if desa == 0 {
		return nama, true
	}
	for n := 0; isi != ""; {
		var d int
		d, nama, isi = entri(isi)
		if n += d; n >= desa {
			return nama, n == desa
		}
	}
	return "", false
}

// batas gives the first kecamatan with a code of at least c.
func (x *Indeks) batas(c uint32) int {
	return sort.Search(len(x.kode), func(i int) bool { return x.kode[i] >= c })
}

// kepala gives the name of kecamatan i, coded, and its villages.
func (x *Indeks) kepala(i int) (nama, isi string) {
	b := x.blok[x.mulai[i]:x.mulai[i+1]]
	n := 1 + int(b[0])
	return b[1:n], b[n:]
}

// entri cuts one village off a block. It relies on what Open has checked.
func entri(b string) (selisih int, nama, sisa string) {
	n, awal := int(b[0]&63), 1
	if selisih = int(b[0] >> 6); selisih == 0 {
		selisih = int(b[1])
		if awal = 2; selisih >= 0x80 {
			selisih, awal = selisih&0x7f|int(b[2])<<7, 3
		}
	}
	return selisih, b[awal : awal+n], b[awal+n:]
}

// buka writes a coded name out.
func (x *Indeks) buka(dst []byte, nama string) []byte {
	for i := range len(nama) {
		dst = append(dst, x.simbol[nama[i]]...)
	}
	return dst
}

// dalam gives the kecamatan, from and to, that lie in k or contain it.
func (x *Indeks) dalam(k wilayah.Kode) (dari, sampai int) {
	prov, kab, kec, _ := k.Bagian()
	c := uint32(prov*100_00 + kab*100 + kec)
	switch {
	case prov == 0:
		return 0, len(x.kode)
	case kab == 0:
		return x.batas(c), x.batas(c + 100_00)
	case kec == 0:
		return x.batas(c), x.batas(c + 100)
	}
	return x.batas(c), x.batas(c + 1)
}

// kodeDari turns the digits PPKKCC and NNNN, both checked by Open, into a code.
func kodeDari(c uint32, desa int) wilayah.Kode {
	k, err := wilayah.Susun(int(c/100_00), int(c/100%100), int(c%100), desa)
	if err != nil {
		panic("desa: indeks tidak diperiksa: " + err.Error()) // Open lets no such code in
	}
	return k
}

// Anak gives what lies directly in k, by code: the kecamatan of a regency or
// the villages of a kecamatan. Any other code has none here.
func (x *Indeks) Anak(k wilayah.Kode) iter.Seq2[wilayah.Kode, string] {
	return func(yield func(wilayah.Kode, string) bool) {
		switch k.Tingkat() {
		case wilayah.TingkatKabupatenKota, wilayah.TingkatKecamatan:
			x.telusuri(k, func(a wilayah.Kode, sandi string) bool {
				return a.Induk() != k || yield(a, string(x.buka(nil, sandi)))
			})
		}
	}
}

// Semua gives every kecamatan, kelurahan and desa in k by code, each kecamatan
// before its villages; k itself too when it is one. The zero Kode gives all
// 91,047 of the country.
func (x *Indeks) Semua(k wilayah.Kode) iter.Seq2[wilayah.Kode, string] {
	return func(yield func(wilayah.Kode, string) bool) {
		x.telusuri(k, func(a wilayah.Kode, sandi string) bool {
			return yield(a, string(x.buka(nil, sandi)))
		})
	}
}

// telusuri walks over k and everything in it, with names still coded.
func (x *Indeks) telusuri(k wilayah.Kode, f func(wilayah.Kode, string) bool) {
	dari, sampai := x.dalam(k)
	for i := dari; i < sampai; i++ {
		nama, isi := x.kepala(i)
		if kec := kodeDari(x.kode[i], 0); kec.Dalam(k) && !f(kec, nama) {
			return
		}
		for n := 0; isi != ""; {
			var d int
			d, nama, isi = entri(isi)
			n += d
			if a := kodeDari(x.kode[i], n); a.Dalam(k) && !f(a, nama) {
				return
			}
		}
	}
}

// Jumlah counts regions.
type Jumlah struct {
	Kecamatan int `json:"kecamatan"`
	Kelurahan int `json:"kelurahan"`
	Desa      int `json:"desa"` // without desa adat
	DesaAdat  int `json:"desa_adat"`
}

// Jumlah counts what is in k, k itself included; the zero Kode is Indonesia.
func (x *Indeks) Jumlah(k wilayah.Kode) Jumlah {
	var j Jumlah
	x.telusuri(k, func(a wilayah.Kode, _ string) bool {
		switch a.Jenis() {
		case wilayah.Kecamatan:
			j.Kecamatan++
		case wilayah.Kelurahan:
			j.Kelurahan++
		case wilayah.Desa:
			j.Desa++
		case wilayah.DesaAdat:
			j.DesaAdat++
		}
		return true
	})
	return j
}
