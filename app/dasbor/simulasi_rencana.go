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
func (p *simulasi) gambarRencana(r *rencana.Rencana) []any {
	var cepat []any
	for i := range p.in.Pita {
		nama := p.in.Pita[len(p.in.Pita)-1-i].Predikat // the instrument lists the best first
		cepat = append(cepat, tombol(nama, 0, p.uji["anggaran"] == "" && p.tujuan.Predikat == nama, func(app.Context) { p.ubahTarget(nama) }))
	}
	// What was typed and refused stays in its field.
	isi := el.Isi(el.HanyaLayar(el.Kartu("Target",
		el.Masukan{ID: "target", Label: "Predikat atau angka", Bantuan: "Misalnya Baik, atau 2,60.", Nilai: strings.Replace(p.teksTarget(), ".", ",", 1), Galat: p.salah["target"], Panjang: 30,
			Ubah: func(_ app.Context, v string) { p.ubahTarget(v) }},
		el.Deret(cepat...),
		el.Kecil("Yang dibandingkan selalu nilai eksak: 2,5999 tampil sebagai 2,60, tetapi belum mencapai 2,60. Batas predikat: ", el.Sumber(p.in.SumberPita)))))
	if p.sim == nil || p.salah["target"] != "" && r.Anggaran == nil {
		return append(isi, el.Kosong("Belum ada rencana. Perbaiki yang disebut di atas; rencana langsung dihitung."))
	}
	return append(isi, el.Bagian(p.judulRencana(r), p.isiRencana(r)...), el.Bagian("Biaya terhadap indeks", p.gambarDepan(r)...), el.TandaTangan{Jabatan: "Koordinator"})
}

func (p *simulasi) judulRencana(r *rencana.Rencana) string {
	if r.Anggaran != nil {
		return "Rencana terbaik dengan biaya paling banyak " + kominfo.FormatAngka(*r.Anggaran)
	}
	return "Rencana termurah ke " + p.namaTarget()
}

func (p *simulasi) isiRencana(r *rencana.Rencana) []any {
	if !r.Tercapai {
		return el.Isi(el.Pesan(el.Peringatan, "Tidak dapat dicapai", el.Temuan(r.Temuan()),
			el.P("Tertinggi yang dapat dicapai: "+dua(r.Tertinggi.Indeks)+" ("+r.Tertinggi.Indeks.String()+", "+r.TertinggiNama+") dengan biaya "+kominfo.FormatAngka(r.Tertinggi.Biaya)+"."),
			el.Deret(tombol("Lihat rencana tertinggi", 0, false, func(app.Context) { p.pilihTitik(p.sim.Panjang() - 1) }),
				tombol("Ubah batasan", 0, false, func(app.Context) { p.tab = tabBiaya }))))
	}
	if len(r.Langkah) == 0 {
		return el.Isi(el.Pesan(el.Sukses, "Tidak perlu langkah apa pun", el.P("Indeks "+dua(r.Indeks)+" ("+r.Indeks.String()+", "+r.Predikat+") sudah dicapai dengan nilai yang dicoba.")))
	}
	t := el.Tabel{Judul: "Langkah rencana", JudulTersembunyi: true, Kolom: kolom("Indikator", ">Naik ke", ">Biaya", ">Tambahan indeks", ">Indeks sesudahnya")}
	kini := r.Awal
	var kriteria []el.Fakta
	for i := range r.Langkah {
		x := &r.Langkah[i]
		tambah := p.tambahan(x.Indikator, x.Dari, x.Ke)
		kini, _ = kini.Tambah(tambah)
		t.Baris = append(t.Baris, sel(x.Indikator+". "+x.Nama+tandaJanji(x), p.naik(x), kominfo.FormatAngka(x.Biaya), naikIndeks(tambah), empat(kini)))
		kriteria = append(kriteria, p.kriteria(x))
	}
	t.Kaki = sel("Seluruhnya", strconv.Itoa(len(r.Langkah))+" langkah", kominfo.FormatAngka(r.Biaya), naikIndeks(beda(r.Awal, r.Indeks)), empat(r.Indeks))
	return el.Isi(
		el.P(el.Tebal(bukti(r)), " "+ringkasRencana(r)),
		t,
		el.Rincian("Yang harus dipenuhi tiap langkah", el.DaftarFakta(kriteria...)),
		el.Rincian("Mengapa ini terbukti termurah",
			el.P("Semua kemungkinan menaikkan tingkat diperhitungkan, bukan perkiraan: untuk setiap biaya disimpan indeks tertinggi yang dapat diperoleh ("+kominfo.FormatAngka(int64(p.sim.Panjang()))+" titik). Tidak ada rencana lain yang lebih murah dengan indeks setinggi ini, menurut biaya, larangan dan janji yang Anda isi. Bila beberapa rencana sama murah, dipilih berurutan:"),
			el.Urutan("indeks paling tinggi, jadi langkah tanpa biaya selalu diambil;", "indikator yang disentuh paling sedikit (yang sudah naik karena janji tidak dihitung lagi);", "langkah paling sedikit;", "indikator yang lebih dahulu dalam urutan instrumen naik lebih tinggi."),
			el.Kecil("Rumus indeks: ", el.Sumber(p.in.SumberRumus), " Bobot: ", el.Sumber(p.in.SumberBobot))))
}

func ringkasRencana(r *rencana.Rencana) string {
	return "Indeks " + dua(r.Awal) + " (" + r.PredikatAwal + ") menjadi " + dua(r.Indeks) + " (" + r.Predikat + "), eksak " + r.Indeks.String() + ", biaya " + kominfo.FormatAngka(r.Biaya) + ", " + strconv.Itoa(len(r.Langkah)) + " langkah."
}

// bukti says what is proven of a plan.
func bukti(r *rencana.Rencana) string {
	if r.Anggaran != nil {
		return "Terbukti: tidak ada indeks lebih tinggi dengan biaya itu."
	}
	return "Terbukti termurah."
}

func tandaJanji(x *rencana.Langkah) string {
	if x.Janji {
		return " (janji)"
	}
	return ""
}

// naikIndeks is a gain, rounded and exact: "+0,0300 (3/100)".
func naikIndeks(x indeks.Pecahan) string { return "+" + empat(x) + " (" + x.String() + ")" }

func beda(dari, ke indeks.Pecahan) indeks.Pecahan {
	x, _ := ke.Kurang(dari)
	return x
}

// naik says where a step leads: "2 → 3", "2,3 → 2,5, tingkat 2 lengkap".
func (p *simulasi) naik(x *rencana.Langkah) string {
	t := tepat(x.Dari) + " → " + tepat(x.Ke)
	if !p.in.Skala.Bulat {
		t += ", tingkat " + strconv.FormatInt(x.Tingkat, 10) + " lengkap"
	}
	return t
}

// kriteria is what the level asks for, with how well its words are known.
func (p *simulasi) kriteria(x *rencana.Langkah) el.Fakta {
	d, _ := p.in.Cari(x.Indikator)
	teks, luar := "Kriteria tingkat ini tidak ada dalam instrumen.", ""
	for _, k := range d.Tingkat {
		if int64(k.Tingkat) == x.Tingkat {
			teks = k.Teks
		}
	}
	if x.IndeksLuar != "" {
		luar = " Nilai indikator ini datang dari " + x.IndeksLuar + ": naikkan indeks itu pada instansi yang menerbitkannya."
	}
	return el.Fakta{Label: x.Indikator + ". " + x.Nama + ", tingkat " + strconv.FormatInt(x.Tingkat, 10),
		Isi: el.Isi(el.P(teks+luar, el.TandaSumber(d.Status.Kriteria)), el.Tautan(p.alamat("/indikator/"+d.Nomor), "Buka indikator "+d.Nomor))}
}

// teksRencana is the plan as a message: who, from where to where, each step.
func (p *simulasi) teksRencana(r *rencana.Rencana) string {
	d := &p.dok.Isi
	t := p.judulRencana(r) + "\n" + d.NamaInstansi + " " + strconv.FormatInt(d.Tahun, 10) + ", " + spbe.NamaPendek(d.Instrumen) + "\n" + ringkasRencana(r) + " " + bukti(r) + "\n"
	if c := p.dicoba(); c != "" {
		t += c + "\n"
	}
	if len(r.Dianggap) > 0 {
		t += "Anggapan simulasi: indikator " + strings.Join(r.Dianggap, ", ") + " belum diisi dan dihitung " + tepat(p.in.Skala.Min) + "\n"
	}
	for i := range r.Langkah {
		x := &r.Langkah[i]
		t += strconv.Itoa(i+1) + ". Indikator " + x.Indikator + " " + x.Nama + ": " + p.naik(x) + ", biaya " + kominfo.FormatAngka(x.Biaya) + ", indeks " + naikIndeks(p.tambahan(x.Indikator, x.Dari, x.Ke)) + tandaJanji(x) + "\n"
	}
	return t
}
