package dasbor

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/grafik"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
)

// gambarDepan shows the front, and leads along it.
func (p *simulasi) gambarDepan(r *rencana.Rencana) []any {
	n, kini := p.sim.Panjang(), -1
	anggaran, posisi := "", "Belum ada titik terpilih."
	if r.Anggaran != nil {
		anggaran = kominfo.FormatAngka(*r.Anggaran)
	}
	if r.Tercapai {
		kini = r.Titik
		posisi = "Titik " + kominfo.FormatAngka(int64(kini)+1) + " dari " + kominfo.FormatAngka(int64(n)) + ": biaya " + kominfo.FormatAngka(r.Biaya) + ", indeks " + empat(r.Indeks) + " (" + r.Indeks.String() + "), " + r.Predikat + "."
	}
	return el.Isi(
		el.Grafik(p.grafikDepan(kini)),
		el.Siar(el.Kecil(posisi)),
		el.HanyaLayar(el.Tumpuk(
			el.Deret(
				tombol("Lebih murah", el.IkonKiri, kini <= 0, func(app.Context) { p.pilihTitik(kini - 1) }),
				tombol("Lebih tinggi", el.IkonKanan, kini < 0 || kini == n-1, func(app.Context) { p.pilihTitik(kini + 1) }),
				tombol("Kembali ke target", el.IkonTarget, r.Anggaran == nil, func(app.Context) { p.ubahTarget(p.uji["target"]) })),
			el.Masukan{ID: "anggaran", Label: "Atau biaya paling banyak", Bantuan: "Rencana terbaik dengan biaya sebanyak itu. Kosongkan untuk kembali ke target.", Nilai: anggaran, Galat: p.salah["anggaran"], Mode: "numeric", Panjang: 24,
				Ubah: func(_ app.Context, v string) { p.ubahAnggaran(v) }})),
		el.Kecil("Setiap titik adalah rencana yang tidak dikalahkan: tidak ada yang semurah itu dengan indeks lebih tinggi."))
}

func (p *simulasi) ubahAnggaran(v string) {
	delete(p.salah, "anggaran")
	if v != "" {
		n, ok := bacaRibuan(v)
		if !ok {
			p.salah["anggaran"] = "Tulis bilangan bulat, misalnya 12 atau 5.000.000."
			return
		}
		v = strconv.FormatInt(n, 10)
	}
	p.atur("anggaran", v)
	p.hitung()
}

func targetPita(b indeks.Pita) rencana.Target {
	return rencana.Target{Batas: b.Dari, Lebih: !b.DariTermasuk, Predikat: b.Predikat}
}

// grafikDepan draws the front. A long one is thinned for the drawing; in the table
// are the points that matter, exactly.
func (p *simulasi) grafikDepan(kini int) grafik.Grafik {
	n := p.sim.Panjang()
	sebut := map[int]string{0: "terendah", n - 1: "tertinggi"}
	if n == 1 {
		sebut[0] = "satu-satunya"
	}
	for _, b := range p.in.Pita {
		if i, ok := p.capai(targetPita(b)); ok && i > 0 {
			sebut[i] = "termurah untuk " + b.Predikat
		}
	}
	for i := max(kini-2, 0); kini >= 0 && i <= min(kini+2, n-1); i++ {
		switch {
		case i == kini:
			sebut[i] = "terpilih"
		case sebut[i] == "":
			sebut[i] = "berdekatan"
		}
	}
	d := grafik.DataTangga{ID: "depan", Judul: "Indeks tertinggi untuk tiap biaya", NamaX: "biaya", NamaY: "indeks", Pilih: -1,
		Min: geometri(p.in.Skala.Min), Maks: geometri(p.in.Skala.Max), Target: grafik.Desimal(p.tujuan.Batas.Bulat(2, indeks.SetengahKeAtas))}
	for i := range p.in.Pita {
		b := p.in.Pita[len(p.in.Pita)-1-i]
		d.Pita = append(d.Pita, grafik.Rentang{Nama: b.Predikat, Dari: geometri(b.Dari), Sampai: geometri(b.Sampai)})
	}
	lompat := max(n/250, 1)
	for i := range n {
		ket, ada := sebut[i]
		if !ada && i%lompat != 0 {
			continue
		}
		t := p.sim.Titik(i)
		y := grafik.Desimal(t.Indeks.Bulat(4, indeks.SetengahKeAtas))
		if ada {
			b, _ := p.in.Predikat(t.Indeks)
			ket = b.Predikat + ", " + ket + ", eksak " + t.Indeks.String()
			if i == kini {
				d.Pilih = len(d.Titik)
			}
		}
		d.Titik = append(d.Titik, grafik.TitikTangga{X: grafik.Bulat(t.Biaya), Y: y, Ket: ket, Sebut: ada})
	}
	return grafik.Tangga(d)
}
