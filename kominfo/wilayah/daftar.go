package wilayah

import (
	"iter"
	"sort"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Wilayah is one province or regency.
type Wilayah struct {
	Kode    Kode         `json:"kode"`
	Nama    string       `json:"nama"`                   // as decreed: "Kabupaten Belitung Timur", "Jawa Barat"
	BPS     KodeBPS      `json:"kode_bps"`               // since 2023
	BPSLama KodeBPS      `json:"kode_bps_lama,omitzero"` // before 2023, where it was another
	Zona    kominfo.Zona `json:"zona"`                   // see SumberZona
	Otonom  bool         `json:"otonom"`                 // false for Jakarta's five kota and one kabupaten administrasi
}

// Instansi gives the government of the region for use as owner or actor:
// "Kabupaten Belitung Timur", "Provinsi Jawa Barat". The administrative cities
// and regency of Jakarta have no government of their own (no election, no APBD),
// so they are refused with kind ditolak.
func (w Wilayah) Instansi() (kominfo.Instansi, error) {
	if !w.Otonom {
		return kominfo.Instansi{}, kominfo.E(kominfo.Ditolak, "wilayah.Instansi", "%s bukan daerah otonom, sehingga tidak mempunyai pemerintah daerah sendiri. Pakai provinsinya (%s).", w.Nama, w.Kode.Provinsi())
	}
	in := kominfo.Instansi{Kode: w.Kode.String(), Nama: w.Nama}
	switch w.Kode.Jenis() {
	case Provinsi:
		in.Jenis, in.Nama = kominfo.Provinsi, "Provinsi "+w.Nama
	case Kota:
		in.Jenis = kominfo.Kota
	default:
		in.Jenis = kominfo.Kabupaten
	}
	return in, nil
}

// Daftar is the list of provinces and regencies. It never changes after
// [Semua] and may be used by many goroutines.
type Daftar struct {
	provinsi []Wilayah // by code
	kabkota  []Wilayah // by code
	alias    []Alias   // by code
	ubah     []Perubahan
	bps      map[KodeBPS]Kode
	bpsLama  map[KodeBPS]Kode
	kunci    []kunci
}

// Lookup gives the province or regency with code k. Codes no longer in use are
// not found: see [Daftar.KodeKini].
func (d *Daftar) Lookup(k Kode) (Wilayah, bool) {
	var ws []Wilayah
	switch k.Tingkat() {
	case TingkatProvinsi:
		ws = d.provinsi
	case TingkatKabupatenKota:
		ws = d.kabkota
	default:
		return Wilayah{}, false
	}
	if i := cariKode(ws, k.n); i < len(ws) && ws[i].Kode == k {
		return ws[i], true
	}
	return Wilayah{}, false
}

func cariKode(ws []Wilayah, n uint64) int {
	return sort.Search(len(ws), func(i int) bool { return ws[i].Kode.n >= n })
}

// Nama gives the decreed name of a province or regency, "" when there is none.
func (d *Daftar) Nama(k Kode) string {
	w, _ := d.Lookup(k)
	return w.Nama
}

// NamaLengkap gives the name with its province, "Kota Banjar, Jawa Barat": the
// way to show a candidate to a person who must choose. A province is "Provinsi
// Gorontalo". "" when there is none.
func (d *Daftar) NamaLengkap(k Kode) string {
	w, ok := d.Lookup(k)
	switch {
	case !ok:
		return ""
	case k.Tingkat() == TingkatProvinsi:
		return "Provinsi " + w.Nama
	}
	return w.Nama + ", " + d.Nama(k.Provinsi())
}

// Anak gives what lies directly in k, by code: the provinces for the zero Kode,
// the regencies for a province, nothing for a regency (its kecamatan are in
// package desa).
func (d *Daftar) Anak(k Kode) iter.Seq[Wilayah] {
	switch k.Tingkat() {
	case "":
		return urut(d.provinsi)
	case TingkatProvinsi:
		dari, sampai := k.rentang()
		return urut(d.kabkota[cariKode(d.kabkota, dari):cariKode(d.kabkota, sampai)])
	}
	return urut(nil)
}

// KabupatenKota gives all regencies of Indonesia, by code.
func (d *Daftar) KabupatenKota() iter.Seq[Wilayah] { return urut(d.kabkota) }

func urut(ws []Wilayah) iter.Seq[Wilayah] {
	return func(yield func(Wilayah) bool) {
		for _, w := range ws {
			if !yield(w) {
				return
			}
		}
	}
}

// Zona gives the time zone of any code, down to a desa. Zones follow provincial
// borders, so an old code of a moved regency has its zone too. It reports false
// for an unknown province.
func (d *Daftar) Zona(k Kode) (kominfo.Zona, bool) {
	w, ok := d.Lookup(k.Provinsi())
	return w.Zona, ok
}

// DariBPS gives the province or regency that BPS numbers b since 2023. For the
// other direction read [Wilayah.BPS].
func (d *Daftar) DariBPS(b KodeBPS) (Wilayah, bool) { return d.Lookup(d.bps[b]) }

// DariBPSLama gives the regency, as it is now, that BPS numbered b before the
// new provinces of Papua (2023). A code that did not change is found as well.
func (d *Daftar) DariBPSLama(b KodeBPS) (Wilayah, bool) {
	if k, ok := d.bpsLama[b]; ok {
		return d.Lookup(k)
	}
	w, ok := d.DariBPS(b)
	if !w.BPSLama.Kosong() {
		return Wilayah{}, false // b was not yet in use
	}
	return w, ok
}

// Alias is another name of a region: an old name, another spelling or a short form.
type Alias struct {
	Kode    Kode                 `json:"kode"`
	Nama    string               `json:"nama"`
	Catatan string               `json:"catatan"` // "nama lama", "ejaan BPS", "singkatan", …
	Status  kominfo.StatusSumber `json:"status"`
}

// Alias gives the other names of k; all of them for the zero Kode.
func (d *Daftar) Alias(k Kode) iter.Seq[Alias] {
	return func(yield func(Alias) bool) {
		for _, a := range d.alias {
			if (k.Kosong() || a.Kode == k) && !yield(a) {
				return
			}
		}
	}
}
