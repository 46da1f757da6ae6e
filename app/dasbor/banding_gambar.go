package dasbor

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/grafik"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
	spbanding "github.com/lumbung-id/lumbung/spbe/banding"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

func (p *banding) Gambar(l *layar) []any {
	d := &p.dok.Isi
	isi := el.Isi(
		el.KopSurat{Pemerintah: l.k.kop(), Perangkat: "Dinas Komunikasi dan Informatika"},
		el.Kepala{Judul: "Perbandingan " + d.NamaInstansi + " " + strconv.FormatInt(d.Tahun, 10), Uraian: "Tahun-tahun instansi ini, dan instansi lain pada tahun dan instrumen yang sama.",
			Tanda: el.Isi(el.Lencana(el.Netral, spbe.NamaPendek(d.Instrumen)), el.Lencana(el.Netral, metode(p.cara)), el.TandaSumber(p.in.Status)),
			Remah: p.remah(el.Remah{Label: "Perbandingan"}), Aksi: el.Isi(el.TombolCetak("Cetak"))},
		p.menu("/banding"), p.pilihMetode(), tempat(p.catatan()))
	if len(p.temuan) > 0 {
		isi = append(isi, el.Temuan(p.temuan))
	}
	return append(isi, p.tahunan(), p.perubahan(), p.instansiLain(), p.terbitan())
}

func (p *banding) pilihMetode() any {
	if len(p.metode) < 2 {
		return el.TakTampak()
	}
	var opsi []el.Opsi
	for _, m := range p.metode {
		opsi = append(opsi, el.Opsi{Nilai: string(m), Label: metode(m)})
	}
	return el.HanyaLayar(el.Pilih{ID: "cara", Label: "Yang dibandingkan", Bantuan: "Satu metode saja, supaya yang dibandingkan sejenis.", Nilai: string(p.cara), Opsi: opsi, Ubah: func(_ app.Context, v string) { p.hitung(spbe.Metode(v)) }})
}

// catatan says what is left out, and why.
func (p *banding) catatan() any {
	var isi []any
	if p.lainnya > 0 {
		apa := "data contoh"
		if p.dok.Isi.Contoh {
			apa = "data kantor, karena penilaian ini data contoh"
		}
		isi = append(isi, el.P("Tidak ikut dibandingkan: "+strconv.Itoa(p.lainnya)+" penilaian "+apa+"."))
	}
	if p.dok.Ditarik {
		isi = append(isi, el.P("Penilaian ini sudah ditarik, jadi tidak ikut dibandingkan."))
	}
	if p.terpotong {
		isi = append(isi, el.P("Ada lebih dari "+kominfo.FormatAngka(maksBanding)+" penilaian; sisanya tidak dibaca, jadi rata-rata di bawah belum memuat semuanya."))
	}
	if isi == nil {
		return nil
	}
	return el.Pesan(el.Info, "Yang tidak disertakan", isi...)
}

// tahunan is the institution's course, broken where the instrument changes.
func (p *banding) tahunan() app.UI {
	g := grafik.DataGaris{ID: "tahunan", Judul: "Indeks menurut tahun", Maks: 5}
	seri := grafik.Seri{Nama: "Indeks"}
	t := el.Tabel{Judul: "Hasil tiap tahun", Kosong: "Belum ada hasil " + metode(p.cara) + " untuk instansi ini.",
		Kolom: kolom("Tahun", "Instrumen", ">Indeks", ">Nilai eksak", "Predikat", "Ditetapkan", "Dibanding tahun sebelumnya")}
	ada := 0
	for i, r := range p.deret.Ruas {
		if i > 0 {
			g.Patah = append(g.Patah, grafik.Patah{Ke: len(g.Sumbu), Sebab: "instrumen " + spbe.NamaPendek(r.Instrumen)})
		}
		for j := range r.Titik {
			c := &r.Titik[j]
			ubah := "tahun pertama dengan instrumen ini"
			if j > 0 {
				ubah = r.Selisih[j-1].Indeks.Teks()
				for k, th := range r.Selisih[j-1].TahunKosong {
					if k < 20 { // a year without a result ends the line
						g.Sumbu, seri.Nilai = append(g.Sumbu, strconv.Itoa(th)), append(seri.Nilai, grafik.Nilai{})
					}
				}
				if n := len(r.Selisih[j-1].TahunKosong); n > 0 {
					ubah += "; " + strconv.Itoa(n) + " tahun di antaranya tanpa hasil"
				}
			} else if i > 0 {
				ubah = "instrumen berganti, tidak dapat dibandingkan"
			}
			v := grafik.Nilai{}
			if c.Lengkap {
				v = grafik.Desimal(c.Indeks.Bulat(2, indeks.SetengahKeAtas))
				ada++
			}
			g.Sumbu, seri.Nilai = append(g.Sumbu, strconv.Itoa(c.Tahun)), append(seri.Nilai, v)
			t.Baris = append(t.Baris, p.barisTahun(c, ubah))
		}
	}
	g.Seri = []grafik.Seri{seri}
	var gambar any
	if ada > 1 {
		gambar = el.Grafik(grafik.Garis(g))
	}
	var jeda []any
	for _, j := range p.deret.Jeda {
		jeda = append(jeda, el.Kecil(j.Teks))
	}
	return el.Bagian("Dari tahun ke tahun", gambar, t, jeda)
}

func (p *banding) barisTahun(c *spbanding.Capaian, ubah string) []any {
	var nama any = strconv.Itoa(c.Tahun)
	r := []any{nil, spbe.NamaPendek(c.Instrumen), el.TanpaNilai("belum lengkap"), el.TanpaNilai("belum lengkap"), el.TanpaNilai("belum lengkap"), nil, ubah}
	if d := p.dari[kunciCapaian(c)]; d != nil {
		nama = el.Tautan("/penilaian/"+string(d.ID), strconv.Itoa(c.Tahun))
		if t := d.Isi.Penetapan; t != nil && t.Indeks != "" {
			s := kominfo.FormatDesimal(t.Indeks)
			if t.Predikat != "" {
				s += " (" + t.Predikat + ")"
			}
			r[5] = s + ", dibulatkan oleh penerbit"
		}
	}
	r[0] = nama
	if c.Lengkap {
		r[2], r[3], r[4] = el.Desimal(c.Indeks.Bulat(2, indeks.SetengahKeAtas)), c.Indeks.String(), c.Predikat
	} else {
		r[2] = "terisi " + strconv.Itoa(len(c.Indikator))
	}
	return r
}

// perubahan tells in words what rose and fell since the year before.
func (p *banding) perubahan() app.UI {
	const judul = "Perubahan dari tahun sebelumnya"
	s, ada := p.selisih()
	if !ada {
		return el.Bagian(judul, el.P("Tidak ada hasil "+metode(p.cara)+" dari tahun sebelumnya dengan instrumen "+spbe.NamaPendek(p.in.ID)+", jadi tidak ada naik atau turun yang dapat disebut. Indeks dari instrumen lain tidak sebanding."))
	}
	isi := el.Isi(el.P(el.Tebal(s.Teks)), el.P("Aspek: "+cacahArah(s.Aspek)+" Indikator: "+cacahArah(s.Indikator)))
	sub := append(append([]spbanding.Ubah{}, s.Domain...), s.Aspek...)
	isi = append(isi, tabelUbah("Domain dan aspek", sub, true))
	isi = append(isi, tabelUbah("Indikator", s.Indikator, p.semua))
	label := "Tampilkan juga indikator yang tetap"
	if p.semua {
		label = "Sembunyikan indikator yang tetap"
	}
	return el.Bagian(judul, append(isi, el.Deret(tombol(label, 0, false, func(app.Context) { p.semua = !p.semua })))...)
}

func cacahArah(us []spbanding.Ubah) string {
	var naik, turun, tetap, tidak int
	for i := range us {
		switch us[i].Arah {
		case spbanding.Naik:
			naik++
		case spbanding.Turun:
			turun++
		case spbanding.Tetap:
			tetap++
		default:
			tidak++
		}
	}
	t := strconv.Itoa(naik) + " naik, " + strconv.Itoa(turun) + " turun, " + strconv.Itoa(tetap) + " tetap"
	if tidak > 0 {
		t += ", " + strconv.Itoa(tidak) + " tidak dapat disebut"
	}
	return t + "."
}

func tabelUbah(judul string, us []spbanding.Ubah, semua bool) app.UI {
	t := el.Tabel{Judul: judul, Kosong: "Tidak ada yang berubah pada " + judul + ".", Kolom: kolom(judul, "Arah", "Perubahan")}
	for i := range us {
		u := &us[i]
		if u.Arah == spbanding.Tetap && !semua {
			continue
		}
		nada, kata := el.Netral, string(u.Arah)
		switch u.Arah {
		case spbanding.Naik:
			nada = el.Sukses
		case spbanding.Turun:
			nada = el.Bahaya
		case spbanding.TakPasti:
			nada, kata = el.Peringatan, "tidak pasti"
		case spbanding.TakAda:
			kata = "tidak ada data"
		}
		t.Baris = append(t.Baris, []any{u.Kode + ". " + u.Nama, el.Lencana(nada, kata), u.Teks()})
	}
	return t.UI()
}

// instansiLain ranks and averages exact values of the same instrument and year.
func (p *banding) instansiLain() app.UI {
	isi := el.Isi(el.Kecil("Penilaian lain dalam register ini: " + spbe.NamaPendek(p.in.ID) + ", tahun " + strconv.FormatInt(p.dok.Isi.Tahun, 10) + ", " + metode(p.cara) + "."))
	sendiri, ada := p.kini()
	for i := range p.papan.Kelompok {
		k := &p.papan.Kelompok[i]
		t := el.Tabel{ID: "tabel-rekan-" + strconv.Itoa(i), Judul: "Instansi, " + k.Asal.Label(), Kolom: kolom("Instansi", ">Peringkat", ">Indeks", ">Nilai eksak", "Predikat")}
		for j := range k.Baris {
			t.Baris = append(t.Baris, p.barisRekan(&k.Baris[j]))
		}
		isi = append(isi, t, el.P(k.Rerata.Teks))
		if len(k.Baris) > 1 {
			isi = append(isi, p.rerata(k, sendiri, ada))
		} else {
			isi = append(isi, el.Kecil("Baru satu instansi yang ada, jadi rata-ratanya sama dengan hasil instansi itu."))
		}
	}
	if len(p.papan.Kelompok) == 0 {
		isi = append(isi, el.P("Belum ada hasil dengan metode ini."))
	}
	if n := len(p.papan.Belum); n > 0 {
		t := "Belum punya hasil " + metode(p.cara) + ": "
		for i, x := range p.papan.Belum {
			if i > 0 {
				t += ", "
			}
			t += x.Nama
		}
		isi = append(isi, el.Kecil(t+"."))
	}
	return el.Bagian("Dibanding instansi lain", isi...)
}

func (p *banding) barisRekan(b *spbanding.Baris) []any {
	nama := el.Isi(b.Nama)
	if d := p.dari[kunciCapaian(&b.Capaian)]; d != nil {
		nama = el.Isi(el.Tautan("/penilaian/"+string(d.ID), b.Nama))
	}
	if b.Kode == p.dok.Isi.Instansi {
		nama = append(nama, " ", el.Lencana(el.Info, "instansi ini"))
	}
	if !b.Lengkap {
		return []any{nama, el.TanpaNilai("belum ada peringkat"), "belum lengkap", nil, nil}
	}
	ke := strconv.Itoa(b.Peringkat)
	if b.Seri {
		ke += " (sama)"
	}
	return []any{nama, ke, el.Desimal(b.Indeks.Bulat(2, indeks.SetengahKeAtas)), b.Indeks.String(), b.Predikat}
}

// rerata sets the own values beside the averages, part by part.
func (p *banding) rerata(k *spbanding.Kelompok, c spbanding.Capaian, ada bool) app.UI {
	t := el.Tabel{ID: "tabel-rerata-" + string(k.Asal), Judul: "Rata-rata tiap bagian", Gulir: true, Padat: true, Kolom: kolom("Bagian", ">Instansi ini", ">Rata-rata", ">Nilai eksak", ">Dari")}
	semua := append(append([]spbanding.Rata{k.Rerata.Indeks}, k.Rerata.Domain...), k.Rerata.Aspek...)
	for i := range semua {
		r := &semua[i]
		punya, rata, eksak := "", "", ""
		if v, ok := nilaiBagian(&c, r.Kode); ok && ada {
			punya = dua(v)
		}
		if r.N > 0 {
			rata, eksak = dua(r.Nilai), r.Nilai.String()
		}
		nama := r.Nama
		if r.Kode != "" {
			nama = r.Kode + " " + nama
		}
		t.Baris = append(t.Baris, sel(nama, punya, rata, eksak, kominfo.FormatAngka(r.N)+" dari "+kominfo.FormatAngka(k.Rerata.Cacah.Penyebut)))
	}
	return t.UI()
}

// nilaiBagian is the value of the index (""), a domain or an aspek.
func nilaiBagian(c *spbanding.Capaian, kode string) (indeks.Pecahan, bool) {
	if kode == "" {
		return c.Indeks, c.Lengkap
	}
	if v, ok := c.Domain[kode]; ok {
		return v, true
	}
	v, ok := c.Aspek[kode]
	return v, ok
}

// terbitan are the published averages, apart from what is computed here.
func (p *banding) terbitan() app.UI {
	ban := instrumen.DaftarPembanding(p.in.ID)
	if len(ban) == 0 {
		return el.Bagian("Rata-rata terbitan", el.P("Belum ada rata-rata terbitan untuk "+spbe.NamaPendek(p.in.ID)+"."))
	}
	c, ada := p.kini()
	t := el.Tabel{Judul: "Rata-rata terbitan, dibulatkan oleh penerbit", Gulir: true, Padat: true, Kolom: []el.Kolom{{Judul: "Bagian"}, {Judul: "Instansi ini " + strconv.FormatInt(p.dok.Isi.Tahun, 10), Angka: true}}}
	sumber := el.Isi()
	for i := range ban {
		b := &ban[i]
		t.Kolom = append(t.Kolom, el.Kolom{Judul: b.Nama + " " + strconv.Itoa(b.Tahun), Angka: true})
		lain := ""
		if b.Tahun != int(p.dok.Isi.Tahun) {
			lain = " Tahunnya bukan tahun penilaian ini."
		}
		sumber = append(sumber, el.Kecil(b.Nama, " ", strconv.Itoa(b.Tahun), ", dibulatkan oleh penerbit.", lain, " ", el.Sumber(b.Sumber)))
	}
	baris := func(kode, nama string) {
		r, adaIsi := sel(nama, ""), false
		if v, ok := nilaiBagian(&c, kode); ok && ada {
			r[1] = dua(v)
		}
		for i := range ban {
			x, teks := spbanding.DariPembanding(ban[i]), ""
			if v, ok := nilaiBagian(&x, kode); ok {
				teks, adaIsi = dua(v), true
			}
			r = append(r, teks)
		}
		if adaIsi {
			t.Baris = append(t.Baris, r)
		}
	}
	baris("", "Indeks")
	for _, x := range p.in.Domain {
		baris(x.Kode, x.Kode+" "+x.Nama)
	}
	for _, x := range p.in.Aspek {
		baris(x.Kode, x.Kode+" "+x.Nama)
	}
	return el.Bagian("Rata-rata terbitan", el.P("Terpisah dari hitungan di atas: nilai ini sudah dibulatkan oleh penerbit, jadi tidak dicampur dengan nilai eksak dan tidak dapat dihitung ulang."), t, sumber)
}
