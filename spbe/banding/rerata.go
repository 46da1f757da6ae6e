package banding

import (
	"sort"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Rata is one average with its parts: Nilai is Jumlah / N, exactly. Without N
// there is no value: "tidak ada data".
type Rata struct {
	Kode   string         `json:"kode,omitempty"` // empty for the index
	Nama   string         `json:"nama"`
	Jumlah indeks.Pecahan `json:"jumlah"` // sum of the exact, or as published, values
	N      int64          `json:"n"`      // institutions that have the value
	Nilai  indeks.Pecahan `json:"nilai"`  // only when N > 0
}

// Rerata are the averages of a group of institutions in one year: n of m, with
// the missing ones named. It has no predikat: a group was not assessed.
type Rerata struct {
	Instrumen string `json:"instrumen"`
	Tahun     int    `json:"tahun"`
	Asal      Asal   `json:"asal"`
	// Desimal are the decimals of the coarsest value that went in, Toleransi how far
	// the average can lie from the true one for that reason; both only for DariTerbit.
	Desimal   int            `json:"desimal,omitempty"`
	Toleransi indeks.Pecahan `json:"toleransi,omitzero"`

	Cacah  kominfo.Rasio      `json:"cacah"` // institutions counted, of those asked for
	Tanpa  []kominfo.Instansi `json:"tanpa"` // not counted: no final result of this kind
	Indeks Rata               `json:"indeks"`
	Domain []Rata             `json:"domain,omitempty"` // in the order of the instrument; none that nobody has
	Aspek  []Rata             `json:"aspek,omitempty"`
	Teks   string             `json:"teks"`
}

// RataRata averages the results of one instrument and year over the institutions
// in anggota; with none given, over those that have a result. A result without
// index is not counted and its institution named.
//
// It refuses, with an error of kind tidak_sah that says why: exact and published
// values together, different instruments or years, two results of one
// institution, a result of one that is not in anggota, the average of a group.
func RataRata(in *indeks.Instrumen, anggota []kominfo.Instansi, cs []Capaian) (Rerata, error) {
	const op = "banding.RataRata"
	r := Rerata{Instrumen: in.ID, Asal: DariIndikator, Tanpa: []kominfo.Instansi{}}
	if len(anggota) == 0 {
		anggota = instansi(cs)
	}
	anggota = unik(anggota)
	punya := map[string]*Capaian{}
	kenal := map[string]bool{}
	for _, a := range anggota {
		kenal[a.Kode] = true
	}
	for i := range cs {
		c := &cs[i]
		lain := &cs[0]
		switch {
		case c.Instrumen != in.ID:
			return Rerata{}, kominfo.E(kominfo.TidakSah, op, "Hasil %s memakai %s, sedangkan rata-rata ini untuk %s. Indeks dari instrumen berbeda tidak dapat dirata-ratakan.", potong(c.Nama), nama(c.Instrumen), nama(in.ID))
		case c.Tahun != lain.Tahun:
			return Rerata{}, kominfo.E(kominfo.TidakSah, op, "Hasil %s dari tahun %d dan %s dari tahun %d tidak dapat dirata-ratakan. Pilih satu tahun.", potong(lain.Nama), lain.Tahun, potong(c.Nama), c.Tahun)
		case c.Asal != lain.Asal:
			return Rerata{}, kominfo.E(kominfo.TidakSah, op, "Rata-rata campuran ditolak: hasil %s %s, sedangkan hasil %s %s. Hitung rata-rata keduanya terpisah.", potong(lain.Nama), lain.Asal.Label(), potong(c.Nama), c.Asal.Label())
		case c.Kelompok:
			return Rerata{}, kominfo.E(kominfo.TidakSah, op, "%s sudah berupa rata-rata kelompok, jadi tidak dapat dirata-ratakan lagi. Tampilkan di sampingnya saja.", potong(c.Nama))
		case !kenal[c.Kode]:
			return Rerata{}, kominfo.E(kominfo.TidakSah, op, "%s (%s) tidak ada dalam daftar instansi yang dirata-ratakan. Tambahkan ke daftar, atau keluarkan hasilnya.", potong(c.Nama), potong(c.Kode))
		case punya[c.Kode] != nil:
			return Rerata{}, kominfo.E(kominfo.TidakSah, op, "Ada dua hasil untuk %s (%s) tahun %d. Pilih satu agar tidak terhitung dua kali.", potong(c.Nama), potong(c.Kode), c.Tahun)
		}
		punya[c.Kode] = c
		r.Tahun, r.Asal = c.Tahun, c.Asal
	}
	var masuk []*Capaian
	for _, a := range anggota {
		if c := punya[a.Kode]; c != nil && c.Lengkap {
			masuk = append(masuk, c)
		} else {
			r.Tanpa = append(r.Tanpa, a)
		}
	}
	r.Cacah = kominfo.Rasio{Pembilang: int64(len(masuk)), Penyebut: int64(len(anggota))}
	var err error
	jumlahkan := func(kode, nama string, ambil func(*Capaian) (indeks.Pecahan, bool)) Rata {
		x := Rata{Kode: kode, Nama: nama}
		for _, c := range masuk {
			v, ada := ambil(c)
			if !ada || err != nil {
				continue
			}
			x.Jumlah, err = x.Jumlah.Tambah(v)
			x.N++
		}
		if x.N > 0 && err == nil {
			x.Nilai, err = x.Jumlah.Bagi(indeks.Utuh(x.N))
		}
		return x
	}
	r.Indeks = jumlahkan("", "Indeks", func(c *Capaian) (indeks.Pecahan, bool) { return c.Indeks, true })
	for _, d := range in.Domain {
		if x := jumlahkan(d.Kode, d.Nama, func(c *Capaian) (indeks.Pecahan, bool) { v, ok := c.Domain[d.Kode]; return v, ok }); x.N > 0 {
			r.Domain = append(r.Domain, x)
		}
	}
	for _, a := range in.Aspek {
		if x := jumlahkan(a.Kode, a.Nama, func(c *Capaian) (indeks.Pecahan, bool) { v, ok := c.Aspek[a.Kode]; return v, ok }); x.N > 0 {
			r.Aspek = append(r.Aspek, x)
		}
	}
	if r.Asal != DariIndikator && len(masuk) > 0 {
		r.Desimal = masuk[0].Desimal
		tol := Rata{}
		for _, c := range masuk {
			r.Desimal = min(r.Desimal, c.Desimal)
			if err == nil {
				tol.Jumlah, err = tol.Jumlah.Tambah(c.toleransi())
			}
		}
		if err == nil {
			r.Toleransi, err = tol.Jumlah.Bagi(indeks.Utuh(int64(len(masuk))))
		}
	}
	if err != nil {
		return Rerata{}, err
	}
	r.Teks = r.teks()
	return r, nil
}

func (r *Rerata) teks() string {
	cacah := kominfo.FormatAngka(r.Cacah.Pembilang) + " dari " + kominfo.FormatAngka(r.Cacah.Penyebut) + " instansi"
	var b strings.Builder
	if r.Indeks.N == 0 {
		b.WriteString("Tidak ada data: " + cacah + " punya indeks")
	} else {
		b.WriteString("Rata-rata indeks " + dua(r.Indeks.Nilai) + ", jumlah " + tulis(r.Indeks.Jumlah, 2) + " dibagi " + cacah + ", " + r.Asal.Label())
	}
	for i, a := range r.Tanpa {
		switch {
		case i == 0:
			b.WriteString(". Tidak terhitung: ")
		case i == 20:
			b.WriteString(" dan " + angka(len(r.Tanpa)-i) + " lainnya")
		default:
			b.WriteString(", ")
		}
		if i == 20 {
			break
		}
		b.WriteString(sebut(a))
	}
	b.WriteByte('.')
	return b.String()
}

func sebut(a kominfo.Instansi) string {
	if a.Nama == "" {
		return potong(a.Kode)
	}
	return potong(a.Nama)
}

// instansi lists whose results they are, by name.
func instansi(cs []Capaian) []kominfo.Instansi {
	out := make([]kominfo.Instansi, 0, len(cs))
	for _, c := range cs {
		out = append(out, kominfo.Instansi{Kode: c.Kode, Nama: c.Nama})
	}
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].Nama < out[j].Nama || out[i].Nama == out[j].Nama && out[i].Kode < out[j].Kode
	})
	return out
}

// unik leaves out an institution that is named twice: it counts once.
func unik(as []kominfo.Instansi) []kominfo.Instansi {
	sudah := map[string]bool{}
	out := make([]kominfo.Instansi, 0, len(as))
	for _, a := range as {
		if !sudah[a.Kode] {
			sudah[a.Kode] = true
			out = append(out, a)
		}
	}
	return out
}
