package indeks

import (
	"github.com/lumbung-id/lumbung/kominfo"
)

// Konversi turns the index of another institution into a value of this
// instrument: a straight line between each two knots, exact at and between them.
type Konversi []Titik

// Titik is one knot: index X of the other institution is value Y here.
type Titik struct {
	X Pecahan `json:"x"`
	Y Pecahan `json:"y"`
}

// Hitung converts x. An x outside the first and last knot is an error of kind
// tidak_sah: it is no value of that index, so nothing is guessed.
func (k Konversi) Hitung(x Pecahan) (Pecahan, error) {
	const op = "indeks.Konversi"
	if len(k) < 2 {
		return Pecahan{}, kominfo.E(kominfo.TidakSah, op, "Tidak ada tabel konversi untuk indikator ini.")
	}
	awal, akhir := k[0].X, k[len(k)-1].X
	if x.Cmp(awal) < 0 || x.Cmp(akhir) > 0 {
		return Pecahan{}, kominfo.E(kominfo.TidakSah, op, "Nilai indeks %s di luar rentang %s sampai %s. Periksa skala indeks asalnya.",
			x.Teks(), awal.Teks(), akhir.Teks())
	}
	i := 1
	for x.Cmp(k[i].X) > 0 {
		i++
	}
	a, b := k[i-1], k[i]
	// y = ay + (x - ax) × (by - ay) / (bx - ax)
	dx, err1 := x.Kurang(a.X)
	lebar, err2 := b.X.Kurang(a.X)
	naik, err3 := b.Y.Kurang(a.Y)
	for _, err := range []error{err1, err2, err3} {
		if err != nil {
			return Pecahan{}, err
		}
	}
	miring, err := naik.Bagi(lebar)
	if err != nil {
		return Pecahan{}, err
	}
	y, err := miring.Kali(dx)
	if err != nil {
		return Pecahan{}, err
	}
	return y.Tambah(a.Y)
}

// Konversikan converts the index of another institution for the indicator with
// the given nomor or kode. nilai is read as [Instrumen.Isi] reads answers, so
// "68,75" is understood.
func (in *Instrumen) Konversikan(nomor, nilai string) (Pecahan, error) {
	const op = "indeks.Konversikan"
	ind, ok := in.Cari(nomor)
	if !ok {
		return Pecahan{}, kominfo.E(kominfo.TidakAda, op, "Indikator %q tidak ada dalam %s.", potong(nomor), in.Judul)
	}
	if ind.IndeksLuar == nil || ind.IndeksLuar.Peran != SumberNilai {
		return Pecahan{}, kominfo.E(kominfo.TidakSah, op, "Indikator %s (%s) tidak memakai indeks instansi lain sebagai nilai. Isi nilainya langsung.", ind.Nomor, ind.Nama)
	}
	x, err := bacaAngka(nilai)
	if err != nil {
		return Pecahan{}, err
	}
	return ind.IndeksLuar.Konversi.Hitung(x)
}
