//go:build !(js && wasm)

package server

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// laporan is the report, in the parts of the PDF.
func (p *penyusunKertas) laporan() []kertas.Balok {
	x := p.x
	fakta := [][]kertas.Sel{baris("Instansi", x.Instansi.Nama+" ("+x.Instansi.Kode+")"), baris("Tahun penilaian", strconv.FormatInt(x.Tahun, 10)),
		baris("Instrumen", bertanda(x.Instrumen.Judul, x.Instrumen.Status)), baris("Metode dan tahap", x.Metode.Teks+", tahap "+x.Tahap.Teks)}
	for _, f := range [][2]string{{"Cara", x.Cara.Teks}, {"Tanggal laporan", x.Tanggal.Lengkap()}, {"Target indeks", angkaKertas(x.Target)}, {"Catatan", x.Catatan}} {
		if f[1] != "" {
			fakta = append(fakta, baris(f[0], f[1]))
		}
	}
	out := []kertas.Balok{{Rupa: kertas.Fakta, Baris: fakta}, p.hasil()}
	out = append(out, p.penetapan()...)
	out = append(out, bagian("1. Indeks dan pembanding", p.banding()...))
	var aspek []kertas.Balok
	for i := range x.Aspek {
		aspek = append(aspek, p.aspek(&x.Aspek[i]))
	}
	belum := kertas.Balok{Rupa: kertas.Daftar}
	for _, r := range x.BelumDiisi {
		belum.Baris = append(belum.Baris, []kertas.Sel{{p.indikator(r)}})
	}
	if belum.Baris == nil {
		belum = alinea(polos("Tidak ada; semua indikator terisi."))
	}
	sumber := kertas.Balok{Rupa: kertas.Tabel, Judul: "Sumber angka", Kolom: []string{"Perihal", "Sumber"}}
	for _, s := range x.Sumber {
		sumber.Baris = append(sumber.Baris, []kertas.Sel{polos(s.Perihal), sumberKertas(s.Sumber)})
	}
	if x.Metode.Kode == "mandiri" {
		sumber.Baris = append(sumber.Baris, baris("Nilai indikator", "Isian instansi dan asesor"))
	}
	asal := []kertas.Balok{sumber}
	if len(x.Rujukan) > 0 {
		r := kertas.Balok{Rupa: kertas.Daftar}
		for _, y := range x.Rujukan {
			r.Baris = append(r.Baris, []kertas.Sel{{{Teks: y.Kode + " "}, {Teks: y.Judul, Ke: y.Tautan}}})
		}
		asal = append(asal, kecil("Rujukan yang disebut dalam catatan:"), r)
	}
	return append(out, bagian("2. Uraian setiap aspek", aspek...), bagian("3. Nilai setiap indikator", p.nilai()), bagian("4. Indikator yang belum diisi", belum),
		bagian("5. Sumber angka", asal...), kecil(laporan.Keterangan()), p.kotakTanda(&x.TandaTangan, x.Tanggal))
}

// hasil is the index when there is one; else what can still come out.
func (p *penyusunKertas) hasil() kertas.Balok {
	h := &p.x.Hasil
	indeks := baris("Indeks", "", "", "Bila semua terisi, antara "+bertanda(h.Terendah.String()+" dan "+h.Tertinggi.String(), h.Terendah.Status)+".")
	predikat := baris("Predikat", "", "", "Ditetapkan bila semua indikator terisi.")
	if h.Indeks != nil {
		ket := bertanda("Eksak "+h.Indeks.Eksak, h.Indeks.Status) + ". Dibulatkan hanya saat ditampilkan."
		if h.Mandiri != nil {
			ket += " Menurut penilaian mandiri " + h.Mandiri.String() + "."
		}
		dari := "Ditentukan dari nilai eksak"
		if h.PredikatDari == "dua_desimal" {
			dari = "Ditentukan dari nilai dua desimal"
		}
		indeks, predikat = baris("Indeks", h.Indeks.String(), "", ket), baris("Predikat", h.Predikat, "", bertanda(dari, h.StatusPredikat)+".")
	}
	n := strconv.FormatInt(h.Terisi.Penyebut, 10)
	return kertas.Balok{Rupa: kertas.Figur, Baris: [][]kertas.Sel{indeks, predikat, baris("Terisi", strconv.FormatInt(h.Terisi.Pembilang, 10), "dari "+n+" indikator", "Yang belum diisi tidak dihitung nol.")}}
}

func (p *penyusunKertas) penetapan() []kertas.Balok {
	t := p.x.Penetapan
	if t == nil {
		return nil
	}
	isi := []kertas.Balok{{Rupa: kertas.Fakta, Baris: [][]kertas.Sel{baris("Keputusan", t.Nomor), baris("Tanggal", t.Tanggal.Panjang()), baris("Indeks terbit", bertanda(angkaKertas(t.Indeks), statusKertas(t.Indeks))), baris("Predikat terbit", t.Predikat)}}}
	if t.Catatan != "" {
		isi = append(isi, alinea(polos(t.Catatan)))
	}
	if t.Beda != "" {
		isi = append(isi, kertas.Balok{Rupa: kertas.Pesan, Judul: "Berbeda dari hasil hitung", Baris: [][]kertas.Sel{baris(t.Beda)}})
	}
	return []kertas.Balok{bagian("Penetapan", append(isi, kecil("Angka terbit dibulatkan oleh penerbitnya."))...)}
}

// kelompok heads a table of domains and aspects.
func (p *penyusunKertas) kelompok(judul string) kertas.Balok {
	bobot := kominfo.StatusSumber("")
	if len(p.x.Aspek) > 0 {
		bobot = statusKertas(p.x.Aspek[0].Bobot)
	}
	return kertas.Balok{Rupa: kertas.Tabel, Judul: judul, Kolom: []string{"Bagian", bertanda("Bobot", bobot), bertanda("Nilai", statusKertas(p.x.Hasil.Terendah)), "Eksak"}, Angka: []bool{false, true, true, true}}
}

func barisKelompok(g *laporan.Kelompok) []kertas.Sel {
	b := baris(g.Kode+" "+g.Nama, angkaKertas(g.Bobot), angkaKertas(g.Nilai), eksakKertas(g.Nilai))
	if g.Nilai == nil {
		b[3] = polos("belum lengkap")
	}
	return b
}

// banding sets domains and aspects beside the published averages.
func (p *penyusunKertas) banding() []kertas.Balok {
	x, kol := p.x, p.x.Pembanding.Kolom
	t := p.kelompok("Nilai menurut domain dan aspek")
	t.Gulir = len(kol) > 0
	t.Kaki = baris("Indeks", "", angkaKertas(x.Hasil.Indeks), eksakKertas(x.Hasil.Indeks))
	if x.Hasil.Indeks == nil {
		t.Kaki[3] = polos("belum ada")
	}
	for i := range kol {
		t.Kolom, t.Angka = append(t.Kolom, bertanda(kol[i].Nama+" "+strconv.Itoa(kol[i].Tahun), kol[i].Sumber.Status)), append(t.Angka, true)
		t.Kaki = append(t.Kaki, polos(angkaKertas(kol[i].Indeks)))
	}
	tambah := func(g *laporan.Kelompok, domain bool) {
		b := barisKelompok(g)
		for i := range kol {
			v := kol[i].Aspek[g.Kode]
			if domain {
				v = kol[i].Domain[g.Kode]
			}
			b = append(b, polos(angkaKertas(v)))
		}
		t.Baris = append(t.Baris, b)
	}
	aspek := func(domain string) {
		for i := range x.Aspek {
			if x.Aspek[i].Domain == domain {
				tambah(&x.Aspek[i].Kelompok, false)
			}
		}
	}
	aspek("")
	for i := range x.Domain {
		tambah(&x.Domain[i], true)
		aspek(x.Domain[i].Kode)
	}
	catatan := x.Pembanding.Catatan
	if len(kol) > 0 && len(x.Pembanding.TidakTerbit) > 0 {
		catatan += " Rata-rata yang tidak tersedia: " + gabung(x.Pembanding.TidakTerbit...) + "."
	}
	return []kertas.Balok{t, kecil(catatan)}
}

// aspek is the narrative of one aspect in its four parts.
func (p *penyusunKertas) aspek(a *laporan.Aspek) kertas.Balok {
	out := kertas.Balok{Rupa: kertas.SubBagian, Judul: a.Kode + " " + a.Nama + ": belum lengkap"}
	if a.Nilai != nil {
		out.Judul = a.Kode + " " + a.Nama + ": " + bertanda(a.Nilai.String(), a.Nilai.Status)
	}
	label := func(nama, isi string) {
		out.Isi = append(out.Isi, alinea(kertas.Sel{{Teks: nama + ". ", Rupa: "tebal"}, {Teks: isi}}))
	}
	daftar := func(nama, kosong string, ns []laporan.NilaiPendek) {
		if len(ns) == 0 {
			label(nama, kosong)
			return
		}
		label(nama, strconv.Itoa(len(ns))+" indikator:")
		b := kertas.Balok{Rupa: kertas.Daftar}
		for i := range ns {
			b.Baris = append(b.Baris, []kertas.Sel{{p.indikator(ns[i].Rujukan), {Teks: ": " + ns[i].Nilai.String() + ", tingkat " + sebutTingkat(ns[i].Tingkat, ns[i].NamaTingkat)}}})
		}
		out.Isi = append(out.Isi, b)
	}
	label("Pemenuhan", a.Pemenuhan.Kalimat)
	daftar("Kekuatan", "Tidak ada indikator pada tingkat 4 sampai 5.", a.Kekuatan)
	daftar("Kelemahan", "Tidak ada indikator pada tingkat 2 ke bawah.", a.Kelemahan)
	if len(a.Rekomendasi) == 0 {
		return out
	}
	label("Rekomendasi", "Penuhi kriteria berikut, kutipan instrumen:")
	b := kertas.Balok{Rupa: kertas.Daftar}
	for i := range a.Rekomendasi {
		r := &a.Rekomendasi[i]
		kata := ": kriteria tingkat ini tidak diketahui dalam instrumen."
		if r.Kriteria != "" {
			kata = bertanda(": “"+r.Kriteria+"”", r.Status)
		}
		if r.IndeksLuar != "" {
			kata += " Nilainya diambil dari " + r.IndeksLuar + "."
		}
		b.Baris = append(b.Baris, []kertas.Sel{{p.indikator(r.Rujukan), {Teks: ", tingkat " + sebutTingkat(r.Tingkat, r.NamaTingkat) + kata}}})
	}
	out.Isi = append(out.Isi, b)
	return out
}

func sebutTingkat(n int, nama string) string {
	if nama != "" {
		return strconv.Itoa(n) + " " + nama
	}
	return strconv.Itoa(n)
}

// nilai is the table of indicators, with a column for every method that scored one
// where there is more than one.
func (p *penyusunKertas) nilai() kertas.Balok {
	x := p.x
	var metode []laporan.Sebutan
	ada := map[string]bool{}
	var status kominfo.StatusSumber // of the values, one for all
	for i := range x.Indikator {
		if a := x.Indikator[i].Akhir; a != nil {
			status = a.Status
		}
	}
	for _, m := range []string{x.Metode.Kode, "dokumen", "interviu", "visitasi"} { // in the order of the workflow
		for i := range x.Indikator {
			for _, n := range x.Indikator[i].Nilai {
				if n.Metode.Kode == m && !ada[m] {
					ada[m] = true
					metode = append(metode, n.Metode)
				}
			}
		}
	}
	if len(metode) < 2 {
		metode = nil // the final value says it
	}
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Nilai setiap indikator", Kolom: []string{"Indikator", bertanda("Bobot", statusKertas(x.Indikator[0].Bobot))}, Angka: []bool{false, true}}
	for _, m := range metode {
		t.Kolom, t.Angka = append(t.Kolom, bertanda(m.Teks, status)), append(t.Angka, true)
	}
	t.Kolom, t.Angka = append(t.Kolom, bertanda("Akhir", status), "Tingkat"), append(t.Angka, true)
	for i := range x.Indikator {
		n := &x.Indikator[i]
		nama := kertas.Sel{p.indikator(laporan.Rujukan{Nomor: n.Nomor, Nama: n.Nama})}
		for _, u := range n.Perubahan {
			s := u.Metode.Teks + ": "
			if u.Dari != nil {
				s += u.Dari.String() + " menjadi "
			}
			if s += u.Menjadi.String() + ". " + u.Alasan; u.Alasan == "" {
				s += "Alasan tidak dicatat."
			}
			nama = append(nama, kertas.Penggal{Teks: s, Rupa: "kecil"})
		}
		b := []kertas.Sel{nama, polos(angkaKertas(n.Bobot))}
		for _, m := range metode {
			b = append(b, polos(angkaKertas(n.Dari(m.Kode))))
		}
		tingkat := "belum diisi"
		if n.Tingkat != nil {
			tingkat = sebutTingkat(*n.Tingkat, n.NamaTingkat)
		}
		t.Baris = append(t.Baris, append(b, polos(angkaKertas(n.Akhir)), polos(tingkat)))
	}
	return t
}
