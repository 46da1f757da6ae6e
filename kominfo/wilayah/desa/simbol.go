package desa

// sandi is a table of at most 256 symbols and the way to write a name with
// them. Symbols are the single characters that occur and, as far as there is
// room, the sequences that save most: byte pair encoding, which leaves each name
// readable on its own.
type sandi struct {
	simbol []string
	nomor  map[string]byte
}

const panjangSimbol = 16

// pilihSimbol chooses the symbols for names. Ties fall to the lower pair, so
// that the same names always give the same table.
func pilihSimbol(names []string) (*sandi, error) {
	s := &sandi{nomor: map[string]byte{}}
	var ada [0x110000]bool
	for _, n := range names {
		for _, r := range n {
			ada[r] = true
		}
	}
	for r, a := range ada {
		if a {
			s.simbol = append(s.simbol, string(rune(r)))
		}
	}
	if len(s.simbol) > 256 {
		return nil, salah("Nama memakai %d macam huruf, paling banyak 256.", len(s.simbol))
	}
	for i, t := range s.simbol {
		s.nomor[t] = byte(i)
	}
	teks := make([][]byte, len(names))
	for i, n := range names {
		for _, r := range n {
			teks[i] = append(teks[i], s.nomor[string(r)])
		}
	}
	for len(s.simbol) < 256 {
		a, b, ok := s.pasanganTerbanyak(teks)
		if !ok {
			break
		}
		baru := byte(len(s.simbol))
		s.simbol = append(s.simbol, s.simbol[a]+s.simbol[b])
		s.nomor[s.simbol[baru]] = baru
		for i, t := range teks {
			teks[i] = gabungkan(t, a, b, baru)
		}
	}
	return s, nil
}

// pasanganTerbanyak finds the neighbours that occur most often, at least three times.
func (s *sandi) pasanganTerbanyak(teks [][]byte) (a, b byte, ok bool) {
	var banyak [256][256]int
	for _, t := range teks {
		for i := 1; i < len(t); i++ {
			banyak[t[i-1]][t[i]]++
		}
	}
	terbanyak := 2
	for i := range s.simbol {
		for j := range s.simbol {
			t := s.simbol[i] + s.simbol[j]
			if _, ada := s.nomor[t]; !ada && len(t) <= panjangSimbol && banyak[i][j] > terbanyak {
				terbanyak, a, b, ok = banyak[i][j], byte(i), byte(j), true
			}
		}
	}
	return a, b, ok
}

// gabungkan replaces a followed by b by baru, in place.
func gabungkan(t []byte, a, b, baru byte) []byte {
	out := t[:0]
	for i := 0; i < len(t); i++ {
		if t[i] == a && i+1 < len(t) && t[i+1] == b {
			out = append(out, baru)
			i++
		} else {
			out = append(out, t[i])
		}
	}
	return out
}

// tulis codes a name, valid UTF-8 and one of those the symbols were chosen for,
// with the fewest symbols.
func (s *sandi) tulis(nama string) []byte {
	const jauh = 1 << 30
	// biaya[i] is the fewest symbols for nama[i:], pilih[i] the first of them.
	biaya, pilih := make([]int, len(nama)+1), make([]byte, len(nama))
	for i := len(nama) - 1; i >= 0; i-- {
		biaya[i] = jauh
		for n := 1; n <= panjangSimbol && i+n <= len(nama); n++ {
			if j, ada := s.nomor[nama[i:i+n]]; ada && biaya[i+n]+1 < biaya[i] {
				biaya[i], pilih[i] = biaya[i+n]+1, j
			}
		}
	}
	var out []byte
	for i := 0; i < len(nama); i += len(s.simbol[pilih[i]]) {
		out = append(out, pilih[i])
	}
	return out
}
