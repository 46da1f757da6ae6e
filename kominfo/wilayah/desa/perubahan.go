package desa

import (
	"iter"
	"sort"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
)

// ubah is one change of code, PPKKCC to PPKKCC (PPKK00 for a regency).
type ubah struct {
	lama, baru uint32
	hukum      uint16
}

type hukum struct {
	berlaku  kominfo.Tanggal
	regulasi string
}

// Perubahan gives the changes in which k is the old or the new code; all of
// them, by old code, for the zero Kode. Known are the regencies and kecamatan
// that moved to the new provinces of Papua (2022) and the regencies that moved
// to Kalimantan Utara (2012). Nama is the present name; for a regency it is
// empty, since package wilayah has it.
func (x *Indeks) Perubahan(k wilayah.Kode) iter.Seq[wilayah.Perubahan] {
	return func(yield func(wilayah.Perubahan) bool) {
		for _, u := range x.ubah {
			lama, baru := kodeDari(u.lama, 0), kodeDari(u.baru, 0)
			if (k.Kosong() || lama == k || baru == k) && !yield(x.rinci(u, lama, baru)) {
				return
			}
		}
	}
}

func (x *Indeks) rinci(u ubah, lama, baru wilayah.Kode) wilayah.Perubahan {
	h := x.hukum[u.hukum]
	p := wilayah.Perubahan{
		Lama: lama, Baru: baru, Berlaku: h.berlaku,
		Dasar: kominfo.Sumber{
			Regulasi: h.regulasi, Status: kominfo.Sekunder,
			Catatan: "Pasangan kode dari perbandingan edisi daftar kode, tanggal berlaku adalah tanggal undang-undang.",
		},
	}
	if baru.Tingkat() == wilayah.TingkatKecamatan {
		p.Nama, _ = x.Nama(baru)
		p.Dasar.Status = kominfo.Inferensi
		p.Dasar.Catatan = "Pasangan kode dicocokkan menurut nama kecamatan dalam kabupaten/kota yang sama, tanggal berlaku adalah tanggal undang-undang."
	}
	return p
}

// KodeKini gives the present code of the kecamatan that has or had code k. A
// village code is known only when it is in use: the villages of moved kecamatan
// were numbered anew and no table says how.
func (x *Indeks) KodeKini(k wilayah.Kode) (wilayah.Kode, bool) {
	if u, ok := x.ubahLama(k); ok && k.Tingkat() == wilayah.TingkatKecamatan {
		return kodeDari(u.baru, 0), true
	}
	return k, x.Ada(k)
}

// KodePada gives the code that the kecamatan, which has or had code k, bore on
// date t. It reports false for an unknown code, and when the code of that date
// is not known: for villages of a moved kecamatan, and for kecamatan of a moved
// regency that are in no table.
func (x *Indeks) KodePada(k wilayah.Kode, t kominfo.Tanggal) (wilayah.Kode, bool) {
	switch k.Tingkat() {
	case wilayah.TingkatKecamatan:
		u, ok := x.ubahLama(k)
		if !ok {
			u, ok = x.ubahBaru(k)
		}
		if ok {
			if t.Sebelum(x.hukum[u.hukum].berlaku) {
				return kodeDari(u.lama, 0), true
			}
			return kodeDari(u.baru, 0), true
		}
	case wilayah.TingkatDesa:
		if u, ok := x.ubahBaru(k.Induk()); ok && t.Sebelum(x.hukum[u.hukum].berlaku) {
			return wilayah.Kode{}, false
		}
	}
	if !x.Ada(k) {
		return wilayah.Kode{}, false
	}
	if u, ok := x.ubahBaru(k.KabupatenKota()); ok && t.Sebelum(x.hukum[u.hukum].berlaku) {
		return wilayah.Kode{}, false
	}
	return k, true
}

func angka(k wilayah.Kode) uint32 {
	prov, kab, kec, _ := k.Bagian()
	return uint32(prov*100_00 + kab*100 + kec)
}

func (x *Indeks) ubahLama(k wilayah.Kode) (ubah, bool) {
	c := angka(k)
	if i := sort.Search(len(x.ubah), func(i int) bool { return x.ubah[i].lama >= c }); i < len(x.ubah) && x.ubah[i].lama == c {
		return x.ubah[i], true
	}
	return ubah{}, false
}

func (x *Indeks) ubahBaru(k wilayah.Kode) (ubah, bool) {
	c := angka(k)
	for _, u := range x.ubah {
		if u.baru == c {
			return u, true
		}
	}
	return ubah{}, false
}
