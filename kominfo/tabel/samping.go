package tabel

// potongSamping splits a sheet into strips of columns where tables stand side
// by side: an empty column between two blocks, and the header of the right block
// begins with the same word as that of the left ("No", "Kecamatan"). Without
// that repetition an empty column is taken for a spacer.
func potongSamping(l *Lembar) [][2]int {
	lebar := 0
	for _, b := range l.Baris {
		lebar = max(lebar, len(b.Sel))
	}
	if lebar == 0 {
		return nil
	}
	pakai := make([]int, lebar) // rows with more than one cell that use the column
	for _, b := range l.Baris {
		n := 0
		for _, s := range b.Sel {
			if !kosong(s) {
				n++
			}
		}
		for k, s := range b.Sel {
			if n > 1 && !kosong(s) {
				pakai[k]++
			}
		}
	}
	var blok [][2]int
	for k := 0; k < lebar; k++ {
		if pakai[k] == 0 {
			continue
		}
		a := k
		for k+1 < lebar && pakai[k+1] > 0 {
			k++
		}
		blok = append(blok, [2]int{a, k})
	}
	hasil := [][2]int{{0, lebar - 1}}
	if len(blok) < 2 {
		return hasil
	}
	nama := kepalaPertama(l, blok[0])
	for _, b := range blok[1:] {
		if b[1]-b[0] >= 1 && nama != "" && kepalaPertama(l, b) == nama {
			hasil[len(hasil)-1][1] = b[0] - 1
			hasil = append(hasil, [2]int{b[0], lebar - 1})
		}
	}
	return hasil
}

// kepalaPertama gives the first cell of the first row that has two or more
// cells in the block.
func kepalaPertama(l *Lembar, blok [2]int) string {
	for _, b := range l.Baris {
		n, s := 0, ""
		for k := blok[0]; k <= blok[1]; k++ {
			if c := b.Di(k); !kosong(c) {
				if n++; n == 1 {
					s = ringkas(c.Teks)
				}
			}
		}
		if n >= 2 {
			return s
		}
	}
	return ""
}
