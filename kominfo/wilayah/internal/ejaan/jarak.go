package ejaan

// batas is the longest key that is compared for slips; longer ones never match.
const batas = 64

// Mirip reports whether two keys differ by a slip only: at most one letter
// wrong, missing, added or swapped with its neighbour in keys of 4 to 7 letters,
// two in longer ones, none in shorter ones.
func Mirip(a, b []byte) bool {
	n := max(len(a), len(b))
	boleh := 2
	switch {
	case n > batas:
		return false
	case min(len(a), len(b)) < 4:
		boleh = 0
	case n < 8:
		boleh = 1
	}
	if n-min(len(a), len(b)) > boleh {
		return false
	}
	return jarak(a, b, boleh) <= boleh
}

// jarak is the optimal string alignment distance, given up beyond boleh.
func jarak(a, b []byte, boleh int) int {
	var baris [3][batas + 1]int
	lalu2, lalu, kini := &baris[0], &baris[1], &baris[2]
	for j := range len(b) + 1 {
		lalu[j] = j
	}
	for i := 1; i <= len(a); i++ {
		kini[0] = i
		terkecil := i
		for j := 1; j <= len(b); j++ {
			ganti := lalu[j-1]
			if a[i-1] != b[j-1] {
				ganti++
			}
			kini[j] = min(ganti, lalu[j]+1, kini[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				kini[j] = min(kini[j], lalu2[j-2]+1)
			}
			terkecil = min(terkecil, kini[j])
		}
		if terkecil > boleh {
			return terkecil
		}
		lalu2, lalu, kini = lalu, kini, lalu2
	}
	return lalu[len(b)]
}
