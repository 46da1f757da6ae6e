package dasbor

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
	"github.com/lumbung-id/lumbung/spbe"
)

// gambarRencana is the target, the plan, its steps, and the front around it.
func (p *simulasi) gambarRencana() []any {
	var cepat []any
	for i := range p.in.Pita {
		b := p.in.Pita[len(p.in.Pita)-1-i] // the instrument lists the best first
		cepat = append(cepat, el.Tombol{Label: b.Predikat, Mati: p.uji["anggaran"] == "" && p.tujuan.Predikat == b.Predikat, LabelRi: "Target " + b.Predikat, Klik: func(app.Context) { p.ubahTarget(b.Predikat) }})
	}
	// What was typed and refused stays in its field.
	isi := el.Isi(el.HanyaLayar(el.Kartu("Target",
		el.Masukan{ID: "target", Label: "Predikat atau angka", Bantuan: "Misalnya Baik, atau 2,60.", Nilai: strings.Replace(p.teksTarget(), ".", ",", 1), Galat: p.salah["target"], Panjang: 30,
			Ubah: func(_ app.Context, v string) { p.ubahTarget(v) }},
		el.Deret(cepat...),
		el.Kecil("Yang dibandingkan selalu nilai eksak: 2,5999 tampil sebagai 2,60, tetapi belum mencapai 2,60. Batas predikat: ", el.Sumber(p.in.SumberPita)))))
	if p.sim == nil || p.salah["target"] != "" && p.uji["anggaran"] == "" {
		return append(isi, el.Kosong("Belum ada rencana.", el.P("Perbaiki yang disebut di atas; rencana langsung dihitung.")))
	}
	isi = append(isi, el.Bagian(p.judulRencana(), p.isiRencana()...))
	return append(isi, el.Bagian("Biaya terhadap indeks", p.gambarDepan()...), el.HanyaCetak(el.TandaTangan{Jabatan: "Koordinator"}))
}

func (p *simulasi) judulRencana() string {
	if p.r.Anggaran != nil {
		return "Rencana terbaik dengan biaya paling banyak " + kominfo.FormatAngka(*p.r.Anggaran)
	}
	return "Rencana termurah ke " + p.namaTarget()
}

func (p *simulasi) isiRencana() []any {
	r := &p.r
	if !r.Tercapai {
		return el.Isi(el.Pesan(el.Peringatan, "Tidak dapat dicapai", el.Temuan(r.Temuan()),
			el.P("Tertinggi yang dapat dicapai: "+dua(r.Tertinggi.Indeks)+" ("+r.Tertinggi.Indeks.String()+", "+r.TertinggiNama+") dengan biaya "+kominfo.FormatAngka(r.Tertinggi.Biaya)+"."),
			el.Deret(el.Tombol{Label: "Lihat rencana tertinggi", Klik: func(app.Context) { p.pilihTitik(p.sim.Panjang() - 1) }},
				el.Tombol{Label: "Ubah batasan", Klik: func(app.Context) { p.tab = tabBiaya }})))
	}
	if len(r.Langkah) == 0 {
		return el.Isi(el.Pesan(el.Sukses, "Tidak perlu langkah apa pun", el.P("Indeks "+dua(r.Indeks)+" ("+r.Indeks.String()+", "+r.Predikat+") sudah dicapai dengan nilai yang dicoba.")))
	}
	t := el.Tabel{ID: "tabel-langkah", Judul: "Langkah rencana", JudulTersembunyi: true,
		Kolom: []el.Kolom{{Judul: "Indikator"}, {Judul: "Naik ke", Angka: true}, {Judul: "Biaya", Angka: true}, {Judul: "Tambahan indeks", Angka: true}, {Judul: "Indeks sesudahnya", Angka: true}}}
	kini := r.Awal
	var kriteria []el.Fakta
	for _, x := range r.Langkah {
		tambah := p.tambahan(x.Indikator, x.Dari, x.Ke)
		kini, _ = kini.Tambah(tambah)
		nama := el.Isi(x.Indikator + ". " + x.Nama)
		if x.Janji {
			nama = append(nama, " ", el.Lencana(el.Info, "janji"))
		}
		t.Baris = append(t.Baris, []any{nama, p.naik(x), el.Angka(x.Biaya), "+" + empat(tambah) + " (" + tambah.String() + ")", empat(kini)})
		kriteria = append(kriteria, p.kriteria(x))
	}
	t.Kaki = []any{"Seluruhnya", strconv.Itoa(len(r.Langkah)) + " langkah", el.Angka(r.Biaya), "+" + empat(beda(r.Awal, r.Indeks)), empat(r.Indeks)}
	return el.Isi(
		el.P(el.Tebal("Terbukti termurah. "), "Indeks ", dua(r.Awal), " (", r.PredikatAwal, ") menjadi ", dua(r.Indeks), " (", r.Predikat, "), eksak ", r.Indeks.String(), ", biaya ", el.Angka(r.Biaya), "."),
		t,
		el.Rincian("Yang harus dipenuhi tiap langkah", el.DaftarFakta(kriteria...)),
		el.Rincian("Mengapa ini terbukti termurah",
			el.P("Semua kemungkinan menaikkan tingkat diperhitungkan, bukan perkiraan: untuk setiap biaya disimpan indeks tertinggi yang dapat diperoleh ("+kominfo.FormatAngka(int64(p.sim.Panjang()))+" titik). Tidak ada rencana lain yang lebih murah dan mencapai target, menurut biaya, larangan dan janji yang Anda isi. Bila beberapa rencana sama murah, dipilih berurutan:"),
			el.Urutan("indeks paling tinggi, jadi langkah tanpa biaya selalu diambil;", "indikator yang disentuh paling sedikit (yang sudah naik karena janji tidak dihitung lagi);", "langkah paling sedikit;", "indikator yang lebih dahulu dalam urutan instrumen naik lebih tinggi."),
			el.Kecil("Rumus indeks: ", el.Sumber(p.in.SumberRumus), " Bobot: ", el.Sumber(p.in.SumberBobot))))
}

func beda(dari, ke indeks.Pecahan) indeks.Pecahan {
	x, _ := ke.Kurang(dari)
	return x
}

// naik says where a step leads: "2 → 3", "2,30 → 2,50 (tingkat 2 lengkap)".
func (p *simulasi) naik(x rencana.Langkah) string {
	t := tepat(x.Dari) + " → " + tepat(x.Ke)
	if !p.in.Skala.Bulat {
		t += ", tingkat " + strconv.FormatInt(x.Tingkat, 10) + " lengkap"
	}
	return t
}

// kriteria is what the level asks for, with how well its words are known.
func (p *simulasi) kriteria(x rencana.Langkah) el.Fakta {
	f := el.Fakta{Label: x.Indikator + ". " + x.Nama + ", tingkat " + strconv.FormatInt(x.Tingkat, 10)}
	d, _ := p.in.Cari(x.Indikator)
	isi := el.Isi()
	if x.IndeksLuar != "" {
		isi = append(isi, el.P("Nilai indikator ini datang dari "+x.IndeksLuar+". Naikkan indeks itu pada instansi yang menerbitkannya."))
	}
	for _, k := range d.Tingkat {
		if int64(k.Tingkat) == x.Tingkat {
			isi = append(isi, el.P(k.Teks, el.TandaSumber(d.Status.Kriteria)))
		}
	}
	if len(isi) == 0 {
		isi = el.Isi("Kriteria tingkat ini tidak ada dalam instrumen.")
	}
	f.Isi = append(isi, el.Kecil(el.Tautan(p.alamat("/indikator/"+d.Nomor), "Buka indikator "+d.Nomor)))
	return f
}

func (p *simulasi) tombolSalin() app.UI {
	if p.sim == nil || !p.r.Tercapai {
		return el.Tombol{Label: "Salin rencana", Ikon: el.IkonSalin, Mati: true}.UI()
	}
	return el.TombolSalin("Salin rencana", "Rencana", p.teksRencana())
}

// teksRencana is the plan as a message: who, from where to where, each step.
func (p *simulasi) teksRencana() string {
	r, d := &p.r, &p.dok.Isi
	var b strings.Builder
	b.WriteString(p.judulRencana() + "\n" + d.NamaInstansi + " " + strconv.FormatInt(d.Tahun, 10) + ", " + spbe.NamaPendek(d.Instrumen) + "\n")
	b.WriteString("Indeks " + dua(r.Awal) + " (" + r.PredikatAwal + ") menjadi " + dua(r.Indeks) + " (" + r.Predikat + "), eksak " + r.Indeks.String() + "\n")
	b.WriteString("Biaya " + kominfo.FormatAngka(r.Biaya) + ", " + strconv.Itoa(len(r.Langkah)) + " langkah, terbukti termurah\n")
	if len(r.Dianggap) > 0 {
		b.WriteString("Anggapan simulasi: indikator " + strings.Join(r.Dianggap, ", ") + " belum diisi dan dihitung " + tepat(p.in.Skala.Min) + "\n")
	}
	for i, x := range r.Langkah {
		b.WriteString(strconv.Itoa(i+1) + ". Indikator " + x.Indikator + " " + x.Nama + ": " + p.naik(x) + ", biaya " + kominfo.FormatAngka(x.Biaya) + ", indeks +" + empat(p.tambahan(x.Indikator, x.Dari, x.Ke)))
		if x.Janji {
			b.WriteString(" (janji)")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
