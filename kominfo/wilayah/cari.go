package wilayah

import (
	"bytes"
	"cmp"
	"sort"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/wilayah/internal/ejaan"
)

// Peringkat says how well a candidate fits the name sought; 1 is best.
type Peringkat uint8

const (
	Persis    Peringkat = iota + 1 // kind and name: "Kab. Bogor"
	NamaDasar                      // the name, no kind given: "Bogor"
	NamaLain                       // an alias: "Kabupaten Toba Samosir"
	JenisLain                      // the name, but of another kind: "Kota Belitung"
	Awalan                         // the name begins so: "Boj"
	Memuat                         // the name has it inside: "Linggau"
	Mirip                          // a slip of the pen: "Bagor"
)

// String gives the rank in words.
func (p Peringkat) String() string {
	if p < Persis || p > Mirip {
		return ""
	}
	return [...]string{"persis", "nama_dasar", "nama_lain", "jenis_lain", "awalan", "memuat", "mirip"}[p-1]
}

// MarshalText gives the rank in words.
func (p Peringkat) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Kandidat is a region that a name can mean.
type Kandidat struct {
	Wilayah   Wilayah   `json:"wilayah"`
	Peringkat Peringkat `json:"peringkat"`
	Cocok     string    `json:"cocok"` // the name or alias that fitted
}

// kunci is a name or alias prepared for search.
type kunci struct {
	kode  Kode
	jenis Jenis // the kind that the name carries; Provinsi for provinces
	alias bool
	dasar []byte // key of the name without its kind
	teks  string
}

func (d *Daftar) susunKunci() {
	d.kunci = make([]kunci, 0, len(d.provinsi)+len(d.kabkota)+len(d.alias)+2)
	huruf := make([]byte, 0, 16<<10) // all keys, end to end
	tambah := func(k Kode, nama, teks string, alias bool) {
		n := len(huruf)
		huruf = ejaan.AppendKunci(huruf, teks)
		d.kunci = append(d.kunci, kunci{kode: k, jenis: k.Jenis(), alias: alias, dasar: huruf[n:len(huruf):len(huruf)], teks: nama})
	}
	for _, w := range d.provinsi {
		tambah(w.Kode, w.Nama, w.Nama, false)
		// The title is not the name: "Yogyakarta" means the province as well as the kota.
		for _, gelar := range [...]string{"Daerah Istimewa ", "Daerah Khusus Ibukota "} {
			if dasar, ada := strings.CutPrefix(w.Nama, gelar); ada {
				tambah(w.Kode, w.Nama, dasar, false)
			}
		}
	}
	for _, w := range d.kabkota {
		tambah(w.Kode, w.Nama, tanpaJenis(w.Nama), false)
	}
	for _, a := range d.alias {
		tambah(a.Kode, a.Nama, tanpaJenis(a.Nama), true)
	}
}

// tanpaJenis takes one word of kind off a name: "Kabupaten Kota Baru" is called
// Kota Baru.
func tanpaJenis(nama string) string {
	dasar, ada := strings.CutPrefix(nama, "Kabupaten ")
	if !ada {
		dasar = strings.TrimPrefix(nama, "Kota ")
	}
	return strings.TrimPrefix(dasar, "Administrasi ")
}

// panjangCari is the longest text that is searched for, in bytes.
const panjangCari = 200

// Cari gives every province and regency that nama can mean, best rank first and
// by code within a rank, each region once. It never chooses: "Bogor" gives
// Kabupaten Bogor and Kota Bogor with the same rank. To accept a name without
// asking a person, demand that [Terbaik] leaves exactly one candidate with rank
// Persis, NamaDasar or NamaLain.
//
// Case, punctuation, apostrophes and spaces do not matter. "Kab.", "Kabupaten",
// "Pemkab", "Kota", "Kotamadya", "Kodya", "Prov." and the like are understood
// before or after the name. Slips of the pen are considered only when nothing
// else fits. A text without letters, or longer than 200 bytes, gives nothing.
func (d *Daftar) Cari(nama string) []Kandidat {
	if len(nama) > panjangCari {
		return nil
	}
	baca := bacaan(ejaan.Kata(nama))
	hasil := d.kumpul(baca, func(k kunci, b bacaanNama) Peringkat { return k.peringkat(b) })
	if len(hasil) > 0 {
		return hasil
	}
	for i := range baca {
		baca[i].dasar = ejaan.Lipat(baca[i].dasar)
	}
	var buf []byte
	return d.kumpul(baca, func(k kunci, b bacaanNama) Peringkat {
		buf = ejaan.Lipat(append(buf[:0], k.dasar...))
		if b.sejenis(k.jenis) && ejaan.Mirip(b.dasar, buf) {
			return Mirip
		}
		return 0
	})
}

// kumpul ranks every key under every reading and keeps the best rank of each region.
func (d *Daftar) kumpul(baca []bacaanNama, nilai func(kunci, bacaanNama) Peringkat) []Kandidat {
	var hasil []Kandidat
	letak := map[Kode]int{}
	for _, k := range d.kunci {
		var terbaik Peringkat
		for _, b := range baca {
			if p := nilai(k, b); p != 0 && (terbaik == 0 || p < terbaik) {
				terbaik = p
			}
		}
		if terbaik == 0 {
			continue
		}
		if i, ada := letak[k.kode]; !ada {
			w, _ := d.Lookup(k.kode)
			letak[k.kode] = len(hasil)
			hasil = append(hasil, Kandidat{w, terbaik, k.teks})
		} else if terbaik < hasil[i].Peringkat {
			hasil[i].Peringkat, hasil[i].Cocok = terbaik, k.teks
		}
	}
	// One body for all types: slices.SortFunc would add 15 KB to the browser's program.
	sort.Slice(hasil, func(i, j int) bool {
		a, b := hasil[i], hasil[j]
		return cmp.Or(cmp.Compare(a.Peringkat, b.Peringkat), a.Wilayah.Kode.Compare(b.Wilayah.Kode)) < 0
	})
	return hasil
}

// Terbaik gives the candidates that share the best rank of the result of
// [Daftar.Cari]. More than one means: ask.
func Terbaik(ks []Kandidat) []Kandidat {
	n := 0
	for n < len(ks) && ks[n].Peringkat == ks[0].Peringkat {
		n++
	}
	return ks[:n:n]
}

func (k kunci) peringkat(b bacaanNama) Peringkat {
	switch {
	case bytes.Equal(k.dasar, b.dasar):
		switch {
		case !b.sejenis(k.jenis):
			return JenisLain
		case k.alias:
			return NamaLain
		case b.jenis != "":
			return Persis
		}
		return NamaDasar
	case !b.sejenis(k.jenis):
		return 0
	case bytes.HasPrefix(k.dasar, b.dasar):
		return Awalan
	case len(b.dasar) >= 4 && bytes.Contains(k.dasar, b.dasar):
		return Memuat
	}
	return 0
}

// bacaanNama is one way to read the text sought.
type bacaanNama struct {
	jenis Jenis // "" when the text names none
	dasar []byte
}

func (b bacaanNama) sejenis(j Jenis) bool { return b.jenis == "" || b.jenis == j }

// bacaan gives the ways to read the words. A word of kind may also belong to
// the name (Kota Baru, Lima Puluh Kota), so the whole text is always one of them.
func bacaan(kata []string) []bacaanNama {
	if len(kata) == 0 {
		return nil
	}
	if len(kata) > 1 && (kata[0] == "pemerintah" || kata[0] == "pemda") {
		kata = kata[1:]
	}
	hasil := []bacaanNama{{"", []byte(strings.Join(kata, ""))}}
	n := len(kata)
	if n < 2 {
		return hasil
	}
	if j, awal := jenisKata(kata[0]), kata[1:]; j != "" {
		if kata[0] == "kota" && n > 2 && kata[1] == "madya" {
			awal = awal[1:]
		}
		// "Administrasi" belongs to the kind, not to the name.
		if len(awal) > 1 && (awal[0] == "administrasi" || awal[0] == "administratif" || awal[0] == "adm") {
			awal = awal[1:]
		}
		return append(hasil, bacaanNama{j, []byte(strings.Join(awal, ""))})
	}
	if j := jenisKata(kata[n-1]); j != "" {
		hasil = append(hasil, bacaanNama{j, []byte(strings.Join(kata[:n-1], ""))})
	}
	return hasil
}

func jenisKata(s string) Jenis {
	switch s {
	case "kab", "kabupaten", "pemkab":
		return Kabupaten
	case "kota", "kotamadya", "kotamadia", "kodya", "pemkot":
		return Kota
	case "prov", "prop", "provinsi", "propinsi", "pemprov":
		return Provinsi
	}
	return ""
}
