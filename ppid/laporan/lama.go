package laporan

import (
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// maksLama bounds what is kept day by day: forty years of working days.
const maksLama = 10000

// lama collects numbers of working days as a count for each number.
type lama struct {
	banyak []int // index: working days
	n      int
	tanpa  int
}

// antara adds n times the working days from dari (not counted) to sampai.
func (l *lama) antara(h *hitungan, dari, sampai kominfo.Tanggal, n int) {
	d, err := 0, error(nil)
	if dari.Kosong() || sampai.Sebelum(dari) {
		l.tanpa += n
		return
	}
	if d, err = h.b.Kalender.Jumlah(dari, sampai); err != nil || d < 0 || d > maksLama {
		l.tanpa += n
		return
	}
	for len(l.banyak) <= d {
		l.banyak = append(l.banyak, 0)
	}
	l.banyak[d] += n
	l.n += n
}

// ke gives the i-th smallest, from 0.
func (l *lama) ke(i int) int {
	for d, n := range l.banyak {
		if i -= n; i < 0 {
			return d
		}
	}
	return len(l.banyak) - 1
}

func (l *lama) ringkas() HariKerja {
	out := HariKerja{N: l.n, Tanpa: l.tanpa}
	if l.n == 0 {
		return out
	}
	var jumlah int64
	for d, n := range l.banyak {
		jumlah += int64(d) * int64(n)
	}
	rata, _ := indeks.NewPecahan(jumlah, int64(l.n)) // n is not zero, and both are far below 2^63
	tengah, _ := indeks.NewPecahan(int64(l.ke((l.n-1)/2)+l.ke(l.n/2)), 2)
	p90 := l.ke((9*l.n+9)/10 - 1) // nearest rank: the ceil(0.9 n)-th
	maks := l.ke(l.n - 1)
	out.Rata2, out.Median, out.P90, out.Maks = &rata, &tengah, &p90, &maks
	return out
}

// kelas groups by what the law gives: the ten days, the seven more, and beyond
// (Perki 1/2021 Pasal 57 ayat (2) huruf b leaves the classes to the body).
func (l *lama) kelas() []Jumlah {
	out := []Jumlah{{"0-5", "0 sampai 5 hari kerja", 0}, {"6-10", "6 sampai 10 hari kerja", 0}, {"11-17", "11 sampai 17 hari kerja (dengan perpanjangan)", 0}, {"18+", "lebih dari 17 hari kerja", 0}}
	for d, n := range l.banyak {
		k := slices.IndexFunc([]int{5, 10, 17, maksLama}, func(atas int) bool { return d <= atas })
		out[k].N += n
	}
	return out
}
