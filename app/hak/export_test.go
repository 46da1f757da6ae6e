package hak

// BarisTabel is a row of the table, for tests.
type BarisTabel struct{ Register, Aksi, Untuk string }

// Tabel gives the rows of the table.
func Tabel() (out []BarisTabel) {
	for _, b := range tabel {
		out = append(out, BarisTabel{b.register, b.aksi, b.untuk})
	}
	return out
}
