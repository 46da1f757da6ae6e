package kantor

import (
	"encoding/base64"
	"strconv"
	"strings"
)

// titik is what the first lines of a checkpoint say. Its signature is not looked
// at here: that needs keys, and is the work of package jejak. A witness's
// checkpoint is evidence also when its signature is wrong.
type titik struct {
	Nama   string // of the office: "kab.belitung-timur"
	Jejak  string // umum or dalam
	Masa   int64  // epoch, from 1
	Ukuran int64
	Akar   string // base64 of 32 bytes
}

const batasTitik = 2 << 10 // bytes of a checkpoint with all its signatures

func namaJejakSah(s string) bool {
	return s != "" && len(s) <= 60 && s[0] != '.' && s[0] != '-' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789.-") == ""
}

// bilanganSah reports whether s is a whole number as it is written: without sign,
// and without zeros before it.
func bilanganSah(s string, maks int) bool {
	return s != "" && len(s) <= maks && strings.Trim(s, "0123456789") == "" && (s == "0" || s[0] != '0')
}

// uraiTitik reads a checkpoint: origin, size, root, time, an empty line, and at
// least one signature. salah says in Indonesian which line is not as it should
// be; "" when all are. The lines are read by hand because package jejak needs a
// module that programs with these registers shall not get.
//
//	lumbung/kab.belitung-timur/umum/1
//	1204
//	<root>
//	waktu 2026-11-22T06:12:35Z
//
//	— lumbung/kab.belitung-timur <signature>
func uraiTitik(s string) (t titik, salah string) {
	if len(s) > batasTitik {
		return t, "Checkpoint terlalu panjang; paling banyak 2.048 bita. Tempel satu checkpoint saja."
	}
	kepala, tanda, ada := strings.Cut(s, "\n\n")
	g := strings.Split(kepala, "\n")
	asal := strings.Split(g[0], "/")
	if len(asal) != 4 || asal[0] != "lumbung" || !namaJejakSah(asal[1]) || asal[2] != "umum" && asal[2] != "dalam" || !bilanganSah(asal[3], 9) || asal[3] == "0" {
		return t, "Baris pertama checkpoint harus berbentuk lumbung/NAMA/umum/1 atau lumbung/NAMA/dalam/1. Salin checkpoint seutuhnya, mulai dari baris itu."
	}
	switch {
	case len(g) < 2 || !bilanganSah(g[1], 18):
		return t, "Baris kedua checkpoint harus ukuran jejak, bilangan bulat tanpa titik."
	case len(g) < 3 || !akarSah(g[2]):
		return t, "Baris ketiga checkpoint harus akar jejak, 44 huruf base64."
	case len(g) < 4 || !strings.HasPrefix(g[3], "waktu ") || ada && len(g) > 4:
		return t, "Baris keempat checkpoint harus waktu, dan sesudahnya satu baris kosong."
	case !ada || !tandaAda(tanda):
		return t, "Checkpoint belum bertanda tangan. Sesudah baris kosong harus ada baris yang dimulai dengan tanda — (garis panjang). Salin checkpoint seutuhnya."
	}
	t.Nama, t.Jejak, t.Akar = asal[1], asal[2], g[2]
	t.Masa, _ = strconv.ParseInt(asal[3], 10, 64)
	t.Ukuran, _ = strconv.ParseInt(g[1], 10, 64)
	return t, ""
}

func akarSah(s string) bool {
	b, err := base64.StdEncoding.Strict().DecodeString(s)
	return err == nil && len(b) == 32 && len(s) == 44 // the decoder passes over line ends
}

// tandaAda looks at the form of the signature lines. The last line end may be
// missing: it is lost when a person copies.
func tandaAda(s string) bool {
	for g := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		nama, tanda, ada := strings.Cut(strings.TrimPrefix(g, "— "), " ")
		if !strings.HasPrefix(g, "— ") || !ada || nama == "" || tanda == "" {
			return false
		}
	}
	return true
}
