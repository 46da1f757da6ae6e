package api

import (
	"slices"
	"strings"
)

// Beda compares two sorted lists of lines: what only the first has, and what
// only the second has. A changed line is in both.
func Beda(lama, kini []string) (hilang, baru []string) {
	for _, s := range lama {
		if _, ada := slices.BinarySearch(kini, s); !ada {
			hilang = append(hilang, s)
		}
	}
	for _, s := range kini {
		if _, ada := slices.BinarySearch(lama, s); !ada {
			baru = append(baru, s)
		}
	}
	return hilang, baru
}

// urai reads a golden file; a line end of Windows does not count.
func urai(b []byte) []string {
	var out []string
	for s := range strings.Lines(string(b)) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}
