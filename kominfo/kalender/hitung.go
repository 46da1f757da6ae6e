package kalender

import (
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Tambah gives the n-th working day after dari. The day dari is day 0 and is
// never counted, whether it is a working day or not; counting starts on the
// next day. So Tambah(Friday, 1) and Tambah(Saturday, 1) are both Monday. This
// is how UU 14/2008 and Perki 1/2021 periods run: received on day 0, due on
// day n, on time until the end of that day.
//
// A negative n counts back in the same manner: Tambah(dari, -1) is the last
// working day before dari. Tambah(dari, 0) is dari itself, with nothing skipped,
// even when dari is no working day.
//
// Dilewati names every day strictly between dari and the answer that did not
// count. When dari or any day on the way lies in a year without a decree the
// answer is an error with cause [TanpaKeputusan], which names the year.
func (k *Kalender) Tambah(dari kominfo.Tanggal, n int) (Hitungan, error) {
	const op = "kalender.Tambah"
	i, err := k.letak(op, dari)
	if err != nil {
		return Hitungan{}, err
	}
	switch {
	case n > 0:
		r := int(k.sebelum[i+1]) - 1 // rank of the last working day up to dari
		if n > len(k.kerja)-1-r {
			return Hitungan{}, k.tanpa(op, k.akhir+1)
		}
		j := int(k.kerja[r+n])
		return k.hasil(dari, n, j, i+1, j, i, j), nil
	case n < 0:
		r := int(k.sebelum[i]) // rank of the first working day from dari on
		if n < -r {
			return Hitungan{}, k.tanpa(op, k.awal-1)
		}
		j := int(k.kerja[r+n])
		return k.hasil(dari, n, j, j+1, i, j, i), nil
	}
	return k.hasil(dari, 0, i, i, i, i, i), nil
}

// Hitung counts the working days from dari to sampai: dari is not counted,
// sampai is when it is a working day. So Hitung undoes Tambah: if Tambah(a, n)
// is b, then Hitung(a, b) is n. With sampai before dari the count runs back and
// is negative. Dilewati names the days in the same stretch that did not count,
// sampai included.
func (k *Kalender) Hitung(dari, sampai kominfo.Tanggal) (Hitungan, error) {
	const op = "kalender.Hitung"
	i, err := k.letak(op, dari)
	if err != nil {
		return Hitungan{}, err
	}
	j, err := k.letak(op, sampai)
	if err != nil {
		return Hitungan{}, err
	}
	n := k.antara(i, j)
	if j < i {
		return k.hasil(dari, n, j, j, i, j, i), nil
	}
	return k.hasil(dari, n, j, i+1, j+1, i, j), nil
}

// Jumlah is the N of [Kalender.Hitung] alone, for statistics over many records:
// a few nanoseconds, no allocation.
func (k *Kalender) Jumlah(dari, sampai kominfo.Tanggal) (int, error) {
	const op = "kalender.Jumlah"
	i, err := k.letak(op, dari)
	if err != nil {
		return 0, err
	}
	j, err := k.letak(op, sampai)
	if err != nil {
		return 0, err
	}
	return k.antara(i, j), nil
}

// HariKerja says whether t is a working day, and why or why not.
func (k *Kalender) HariKerja(t kominfo.Tanggal) (Hari, error) {
	i, err := k.letak("kalender.HariKerja", t)
	if err != nil {
		return Hari{}, err
	}
	h := Hari{Tanggal: t, HariKerja: k.sebelum[i+1] > k.sebelum[i], Aturan: k.aturan, Versi: k.versi, Catatan: k.peringatan(i, i)}
	l := k.khusus[int32(i)]
	if !h.HariKerja {
		l = k.lewat[i-int(k.sebelum[i])]
	}
	h.Jenis, h.Alasan, h.Keputusan, h.Status = l.Jenis, l.Alasan, l.Keputusan, l.Status
	return h, nil
}

// letak gives the day number of t, or the refusal.
func (k *Kalender) letak(op string, t kominfo.Tanggal) (int, error) {
	if t.Kosong() {
		return 0, kominfo.E(kominfo.TidakSah, op, "Tanggal belum diisi. Tulis tahun-bulan-hari, misalnya 2026-03-16.")
	}
	i := t.Selisih(k.mulai)
	if k.akhir == 0 || i < 0 || i >= len(k.sebelum)-1 {
		return 0, k.tanpa(op, t.Tahun())
	}
	return i, nil
}

// antara counts working days in (i, j], or minus those in [j, i).
func (k *Kalender) antara(i, j int) int {
	if j < i {
		return int(k.sebelum[j]) - int(k.sebelum[i])
	}
	return int(k.sebelum[j+1]) - int(k.sebelum[i+1])
}

// hasil gathers a result: day j is the answer, days lo to hi-1 are explained,
// notes on days a to z are added.
func (k *Kalender) hasil(dari kominfo.Tanggal, n, j, lo, hi, a, z int) Hitungan {
	// Before day d there are d - sebelum[d] days off, so the explanation is one
	// piece of the table, and is given as such.
	lewat := k.lewat[lo-int(k.sebelum[lo]) : hi-int(k.sebelum[hi])]
	return Hitungan{Dari: dari, N: n, Tanggal: k.mulai.Tambah(j), Dilewati: slices.Clip(lewat), Aturan: k.aturan, Versi: k.versi, Catatan: k.peringatan(a, z)}
}

// peringatan gives the notes that touch days a to z.
func (k *Kalender) peringatan(a, z int) (out []Catatan) {
	for _, c := range k.catatan {
		if c.Sampai.Selisih(k.mulai) >= a && c.Dari.Selisih(k.mulai) <= z {
			out = append(out, c)
		}
	}
	return out
}
