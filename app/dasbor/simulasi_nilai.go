package dasbor

import (
	"sort"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// pilihAspek chooses whose indicators are shown: few at a time, for small phones.
func (p *simulasi) pilihAspek() app.UI {
	var opsi []el.Opsi
	for i, a := range p.in.Aspek {
		opsi = append(opsi, el.Opsi{Nilai: strconv.Itoa(i), Label: a.Kode + " " + a.Nama})
	}
	opsi = append(opsi, el.Opsi{Nilai: strconv.Itoa(len(p.in.Aspek)), Label: "Semua " + strconv.Itoa(len(p.in.Indikator)) + " indikator"})
	return el.Pilih{ID: "aspek", Label: "Aspek", Nilai: strconv.Itoa(p.aspek), Opsi: opsi, Ubah: func(_ app.Context, v string) { p.aspek, _ = strconv.Atoi(v) }}.UI()
}

func (p *simulasi) indikatorAspek() (out []*indeks.Indikator) {
	for i := range p.in.Indikator {
		x := &p.in.Indikator[i]
		if p.aspek >= len(p.in.Aspek) || x.Aspek == p.in.Aspek[p.aspek].Kode {
			out = append(out, x)
		}
	}
	return out
}

// gambarNilai are the steppers, with what comes out in sight all the while.
func (p *simulasi) gambarNilai() []any {
	ringkas := "Indeks belum ada"
	if p.hasil.Lengkap {
		ringkas = "Indeks " + dua(p.hasil.Indeks) + " · " + p.hasil.Predikat + " · " + p.hasil.Indeks.String()
	}
	if p.sim != nil && p.r.Tercapai {
		ringkas += " · rencana " + strconv.Itoa(len(p.r.Langkah)) + " langkah"
	}
	isi := el.Isi(app.Div().Class("simulasi-lekat").Body(el.Siar(el.Tebal(ringkas))), p.pilihAspek())
	for _, x := range p.indikatorAspek() {
		isi = append(isi, p.pengatur(x))
	}
	return append(isi, p.sub())
}

// pengatur chooses the level of one indicator; on a decimal scale, the level that is
// complete.
func (p *simulasi) pengatur(x *indeks.Indikator) app.UI {
	teks := p.nilai(x.Nomor)
	v, err := indeks.ParsePecahan(teks)
	t := el.Tingkat{ID: "coba-" + x.Nomor, Label: "Tingkat indikator " + x.Nomor, LabelTersembunyi: true, Nilai: el.BelumDiisi,
		Dari: int(p.anak[0].Tingkat), Sampai: int(p.anak[len(p.anak)-1].Tingkat)}
	for _, a := range p.anak {
		nama, uraian := p.in.LabelTingkat(x.Jenis, int(a.Tingkat)), ""
		for _, k := range x.Tingkat {
			if int64(k.Tingkat) == a.Tingkat {
				uraian = k.Teks
			}
		}
		if !p.in.Skala.Bulat {
			nama = tepat(a.Nilai)
			if uraian == "" {
				uraian = "belum ada tingkat yang lengkap."
			}
		}
		t.Nama, t.Uraian = append(t.Nama, nama), append(t.Uraian, uraian)
		if err == nil && a.Nilai == v {
			t.Nilai = int(a.Tingkat)
		}
	}
	t.Ubah = func(_ app.Context, n int) {
		if i := n - t.Dari; i >= 0 && i < len(p.anak) {
			p.ubahNilai(x.Nomor, p.anak[i].Nilai)
		}
	}
	ket := ""
	switch asal := p.asal[x.Nomor]; {
	case teks == "" && p.anggapTerendah():
		ket = "Belum diisi; dianggap " + tepat(p.in.Skala.Min) + " hanya untuk simulasi."
	case teks == "":
		ket = "Belum diisi."
	case p.uji["n"+x.Nomor] == "":
		ket = "Nilai penilaian " + nilaiTeks(asal) + "."
	case asal == "":
		ket = "Dicoba " + nilaiTeks(teks) + "; di penilaian belum diisi."
	default:
		ket = "Dicoba " + nilaiTeks(teks) + "; nilai penilaian " + nilaiTeks(asal) + "."
	}
	if err == nil && t.Nilai == el.BelumDiisi {
		if n, ada := p.in.TingkatDari(v); ada {
			ket += " Berada pada pita tingkat " + strconv.Itoa(n) + ", belum lengkap."
		}
	}
	var batal any
	if p.uji["n"+x.Nomor] != "" {
		batal = el.Tombol{Label: "Kembalikan", LabelRi: "Kembalikan indikator " + x.Nomor, Sunyi: true, Klik: func(app.Context) { p.kembalikan(x.Nomor) }}
	}
	return el.SubKartu(x.Nomor+". "+x.Nama, t, el.Kecil(ket, " Bobot ", tepat(x.Bobot), " dari ", tepat(p.in.BobotTotal), ". Kriteria:", el.Tebal(" ", x.Status.Kriteria.Label()), "."), el.Deret(batal))
}

// kembalikan takes the try of one indicator back.
func (p *simulasi) kembalikan(nomor string) {
	if v, err := indeks.ParsePecahan(p.asal[nomor]); err == nil {
		p.ubahNilai(nomor, v)
		return
	}
	p.ubahSyarat("n"+nomor, "")
}

// nilaiTeks writes a stored value as it is: "3", "2,5".
func nilaiTeks(s string) string {
	if v, err := indeks.ParsePecahan(s); err == nil {
		return tepat(v)
	}
	return s
}

// sub shows domains and aspects, before and after.
func (p *simulasi) sub() app.UI {
	t := el.Tabel{Judul: "Nilai domain dan aspek", Kolom: []el.Kolom{{Judul: "Bagian"}, {Judul: "Penilaian", Angka: true}, {Judul: "Simulasi", Angka: true}, {Judul: "Selisih", Angka: true}}}
	baris := func(s indeks.SubIndeks) {
		r := []any{s.Kode + " " + s.Nama, el.TanpaNilai("belum lengkap"), el.TanpaNilai("belum lengkap"), el.TanpaNilai("belum lengkap")}
		lama, _ := p.dulu.Sub(s.Kode)
		if lama.Lengkap {
			r[1] = dua(lama.Nilai)
		}
		if s.Lengkap {
			r[2] = dua(s.Nilai) + " (" + s.Nilai.String() + ")"
		}
		if lama.Lengkap && s.Lengkap {
			r[3] = "tetap"
			if lama.Nilai != s.Nilai {
				r[3] = tandai(beda(lama.Nilai, s.Nilai))
			}
		}
		t.Baris = append(t.Baris, r)
	}
	for _, s := range p.hasil.Domain {
		baris(s)
	}
	for _, s := range p.hasil.Aspek {
		baris(s)
	}
	return t.UI()
}

// gambarKenaikan says what one more level of each indicator is worth.
func (p *simulasi) gambarKenaikan() []any {
	if p.sim == nil {
		return el.Isi(el.Kosong("Belum dapat dihitung.", el.P("Lengkapi dahulu nilai yang belum ada.")))
	}
	ks := p.sim.Kenaikan()
	sort.SliceStable(ks, func(i, j int) bool {
		if ks[i].Penuh != ks[j].Penuh {
			return ks[j].Penuh
		}
		return ks[i].Tambahan.Cmp(ks[j].Tambahan) > 0
	})
	t := el.Tabel{Judul: "Tambahan indeks bila satu indikator naik satu tingkat", Kosong: "Semua indikator sudah di tingkat tertinggi.",
		Kolom: []el.Kolom{{Judul: "Indikator"}, {Judul: "Naik", Angka: true}, {Judul: "Tambahan indeks", Angka: true}, {Judul: "Biaya", Angka: true}, {Judul: "Tambahan per biaya", Angka: true}, {Judul: "Coba"}}}
	penuh, sisa := 0, 0
	for _, k := range ks {
		if k.Penuh {
			penuh++
			continue
		}
		if !p.semua && len(t.Baris) == 10 {
			sisa++
			continue
		}
		var per any
		if k.AdaPer {
			per = empat(k.PerBiaya)
		}
		nama := el.Isi(k.Indikator + ". " + k.Nama)
		if k.Dilarang {
			nama = append(nama, " ", el.Lencana(el.Peringatan, "dilarang"))
		}
		if k.IndeksLuar != "" {
			nama = append(nama, el.Kecil("Nilainya dari ", k.IndeksLuar, "."))
		}
		t.Baris = append(t.Baris, []any{nama, tepat(k.Nilai) + " → " + tepat(k.Ke), "+" + empat(k.Tambahan) + " (" + k.Tambahan.String() + ")", el.Angka(k.Biaya), per,
			el.Tombol{Label: "Naikkan", LabelRi: "Naikkan indikator " + k.Indikator, Sunyi: true, Klik: func(app.Context) { p.ubahNilai(k.Indikator, k.Ke) }}})
	}
	isi := el.Isi(el.P("Berurut dari tambahan terbesar. Urutan ini petunjuk kasar: memilih dari atas belum tentu paling murah, karena dapat melewati target. Rencana termurah ada pada bagian Rencana."), t)
	if sisa > 0 {
		isi = append(isi, el.Deret(el.Tombol{Label: "Tampilkan " + strconv.Itoa(sisa) + " lainnya", Klik: func(app.Context) { p.semua = true }}))
	}
	if penuh > 0 {
		isi = append(isi, el.Kecil(strconv.Itoa(penuh)+" indikator sudah di tingkat tertinggi."))
	}
	return isi
}
