package banding

import (
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Arah is the direction of a change.
type Arah string

const (
	Naik  Arah = "naik"
	Turun Arah = "turun"
	Tetap Arah = "tetap"
	// TakPasti: the two values differ by less than their rounding, so that nothing
	// can be said.
	TakPasti Arah = "tidak_pasti"
	// TakAda: one of the two values is not known.
	TakAda Arah = "tidak_ada"
)

// Ubah is the change of one value between two results of one instrument. Dari,
// Ke and Beda are exact fractions; without meaning when Arah is TakAda.
type Ubah struct {
	Kode    string         `json:"kode,omitempty"` // empty for the index
	Nama    string         `json:"nama"`
	Dari    indeks.Pecahan `json:"dari"`
	Ke      indeks.Pecahan `json:"ke"`
	Beda    indeks.Pecahan `json:"beda"` // Ke - Dari
	Arah    Arah           `json:"arah"`
	Terbit  bool           `json:"terbit,omitempty"`  // at least one of the two is a rounded published value
	Desimal int            `json:"desimal,omitempty"` // Terbit: decimals of the coarser of the two
}

// Teks says it in words: "naik 0,12 (2,47 menjadi 2,59)".
func (u Ubah) Teks() string {
	if u.Arah == TakAda {
		return "tidak dapat dibandingkan: salah satu nilainya tidak ada"
	}
	dari, ke, beda := tulis(u.Dari, 2), tulis(u.Ke, 2), tulis(mutlak(u.Beda), 2)
	antara := " (" + dari + " menjadi " + ke + ")"
	switch u.Arah {
	case Tetap:
		if u.Terbit {
			return "tetap " + ke + " menurut nilai terbit"
		}
		return "tetap " + ke
	case TakPasti:
		return "tidak dapat dipastikan naik atau turun" + antara + ", selisihnya di dalam pembulatan nilai terbit"
	}
	s := string(u.Arah) + " "
	if beda == "0,00" {
		s += "kurang dari 0,01" + antara
	} else {
		s += beda + antara
	}
	switch x, y := bulat2(u.Dari), bulat2(u.Ke); {
	case u.Terbit:
		s += ", dari nilai terbit yang dibulatkan"
	default:
		// 2,944 and 2,955 show as 2,94 and 2,96, and differ by 0,01: say why.
		if d, err := y.Kurang(x); err == nil && dua(mutlak(d)) != beda {
			s += ", selisih dihitung dari nilai tepat sebelum dibulatkan"
		}
	}
	return s
}

// bulat2 is the value as it is shown.
func bulat2(x indeks.Pecahan) indeks.Pecahan {
	v, err := indeks.ParsePecahan(x.Bulat(2, indeks.SetengahKeAtas))
	if err != nil {
		return x
	}
	return v
}

// ubah compares one value of a and b. Rounding keeps the order of two values that
// were rounded alike; otherwise only a difference beyond both roundings is sure.
func ubah(kode, nama string, a, b *Capaian, x, y indeks.Pecahan, ada bool) Ubah {
	u := Ubah{Kode: kode, Nama: nama, Arah: TakAda, Terbit: a.Asal != DariIndikator || b.Asal != DariIndikator}
	if u.Terbit {
		u.Desimal = min(desimal(a), desimal(b))
	}
	if !ada {
		return u
	}
	beda, err := y.Kurang(x)
	if err != nil {
		return u
	}
	u.Dari, u.Ke, u.Beda = x, y, beda
	switch beda.Cmp(indeks.Pecahan{}) {
	case 0:
		u.Arah = Tetap
	case 1:
		u.Arah = Naik
	default:
		u.Arah = Turun
	}
	if u.Terbit && (a.Asal != b.Asal || a.Desimal != b.Desimal) {
		t, err := a.toleransi().Tambah(b.toleransi())
		if err != nil || mutlak(beda).Cmp(t) <= 0 {
			u.Arah = TakPasti
		}
	}
	return u
}

func desimal(c *Capaian) int {
	if c.Asal == DariIndikator {
		return 18
	}
	return c.Desimal
}
