package laporanpdf

// judulBagian prints a heading, keeps it with what follows, and adds it to the
// outline of the file.
func (k *kanvas) judulBagian(s string) {
	k.butuh(28)
	k.y += 3
	k.pakai(tebal, 11)
	t := k.sandi(s)
	k.f.Bookmark(t, 0, k.y)
	for _, b := range k.pecah(t, k.isi()) {
		k.tulis(k.tepi, k.y, b)
		k.y += k.baris()
	}
	k.y += 1.5
}

// subjudul is a smaller heading.
func (k *kanvas) subjudul(s string) {
	k.butuh(20)
	k.y += 2
	k.pakai(tebal, 9.5)
	k.alinea(s, 0)
}

// alinea prints text in the type in use, indented by masuk; lines go on over the
// end of a page.
func (k *kanvas) alinea(s string, masuk float64) {
	k.lanjut(k.pecah(k.sandi(s), k.isi()-masuk), masuk)
}

func (k *kanvas) lanjut(baris []string, masuk float64) {
	for _, b := range baris {
		k.butuh(k.baris())
		k.tulis(k.tepi+masuk, k.y, b)
		k.y += k.baris()
	}
}

// butir prints an item of a list; further lines stand under the first.
func (k *kanvas) butir(s string, masuk float64) {
	k.butuh(k.baris())
	k.tulis(k.tepi+masuk, k.y, "\x95")
	k.alinea(s, masuk+4)
}

// tengah prints centred lines.
func (k *kanvas) tengah(s string) {
	for _, b := range k.pecah(k.sandi(s), k.isi()) {
		k.butuh(k.baris())
		k.tulis(k.tepi+(k.isi()-k.panjang(b))/2, k.y, b)
		k.y += k.baris()
	}
}

// pasangan prints a name and its value beside it.
func (k *kanvas) pasangan(nama, nilai string) {
	const kolom = 36
	k.pakai(biasa, 9.5)
	k.butuh(k.baris())
	k.tulis(k.tepi, k.y, k.sandi(nama))
	k.tulis(k.tepi+kolom-3, k.y, ":")
	k.alinea(atau(nilai, "-"), kolom)
	k.y += 0.4
}
