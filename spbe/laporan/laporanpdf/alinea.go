package laporanpdf

// judulBagian prints a heading, keeps it with what follows, and adds it to the
// outline of the file.
func (k *cetakan) judulBagian(s string) {
	k.Butuh(28)
	k.Y += 3
	k.Pakai(tebal, 11)
	t := k.Sandi(s)
	k.F.Bookmark(t, 0, k.Y)
	for _, b := range k.Pecah(t, k.Isi()) {
		k.Tulis(k.Tepi, k.Y, b)
		k.Y += k.Baris()
	}
	k.Y += 1.5
}

// subjudul is a smaller heading.
func (k *cetakan) subjudul(s string) {
	k.Butuh(20)
	k.Y += 2
	k.Pakai(tebal, 9.5)
	k.Alinea(s, 0)
}

// pasangan prints a name and its value beside it.
func (k *cetakan) pasangan(nama, nilai string) {
	const kolom = 36
	k.Pakai(biasa, 9.5)
	k.Butuh(k.Baris())
	k.Tulis(k.Tepi, k.Y, k.Sandi(nama))
	k.Tulis(k.Tepi+kolom-3, k.Y, ":")
	k.Alinea(atau(nilai, "-"), kolom)
	k.Y += 0.4
}
