package dasbor

import (
	"sort"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
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
func (p *simulasi) gambarNilai(r *rencana.Rencana) []any {
	ringkas := "Indeks belum ada"
	if p.hasil.Lengkap {
		ringkas = "Indeks " + dua(p.hasil.Indeks) + " · " + p.hasil.Predikat + " · " + p.hasil.Indeks.String()
	}
	if r.Tercapai {
		ringkas += " · rencana " + strconv.Itoa(len(r.Langkah)) + " langkah"
	}
	isi := el.Isi(app.Div().Class("simulasi-lekat").Body(el.Siar(el.Tebal(ringkas))), p.pilihAspek())
	for _, x := range p.indikatorAspek() {
		isi = append(isi, p.pengatur(x))
	}
	return el.Isi(el.Bagian("Coba nilai", append(isi, p.sub())...))
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
		batal = el.Deret(tombol("Kembalikan "+x.Nomor, el.IkonSegarkan, false, func(app.Context) { p.kembalikan(x.Nomor) }))
	}
	return el.SubKartu(x.Nomor+". "+x.Nama, t, el.Kecil(ket+" Bobot "+tepat(x.Bobot)+" dari "+tepat(p.in.BobotTotal)+". Kriteria: "+x.Status.Kriteria.Label()+"."), batal)
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
	var baris [][]any
	for _, daftar := range [][]indeks.SubIndeks{p.hasil.Domain, p.hasil.Aspek} {
		for i := range daftar {
			s := &daftar[i]
			dulu, kini, selisih := "belum lengkap", "belum lengkap", "–"
			lama, _ := p.dulu.Sub(s.Kode)
			if lama.Lengkap {
				dulu = dua(lama.Nilai)
			}
			if s.Lengkap {
				kini = dua(s.Nilai) + " (" + s.Nilai.String() + ")"
			}
			if lama.Lengkap && s.Lengkap {
				if selisih = "tetap"; lama.Nilai != s.Nilai {
					selisih = tandai(beda(lama.Nilai, s.Nilai))
				}
			}
			baris = append(baris, sel(s.Kode+" "+s.Nama, dulu, kini, selisih))
		}
	}
	return tabelBiasa("Nilai domain dan aspek", kolom("Bagian", ">Penilaian", ">Simulasi", ">Selisih"), baris, false)
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
	var baris [][]any
	penuh, sisa := 0, 0
	for i := range ks {
		k := &ks[i]
		if k.Penuh {
			penuh++
			continue
		}
		if !p.semua && len(baris) == 10 {
			sisa++
			continue
		}
		nama, per := k.Indikator+". "+k.Nama, "–"
		if k.AdaPer {
			per = empat(k.PerBiaya)
		}
		if k.Dilarang {
			nama += " (dilarang)"
		}
		if k.IndeksLuar != "" {
			nama += " (nilainya dari " + k.IndeksLuar + ")"
		}
		nomor, ke := k.Indikator, k.Ke
		baris = append(baris, append(sel(nama, tepat(k.Nilai)+" → "+tepat(ke), naikIndeks(k.Tambahan), kominfo.FormatAngka(k.Biaya), per), el.Deret(tombol("Naikkan "+nomor, el.IkonNaik, false, func(app.Context) { p.ubahNilai(nomor, ke) }))))
	}
	ket := strconv.Itoa(penuh) + " indikator sudah di tingkat tertinggi."
	if sisa > 0 {
		ket += " " + strconv.Itoa(sisa) + " indikator lain tidak ditampilkan."
	}
	return el.Isi(el.P("Berurut dari tambahan terbesar. Urutan ini petunjuk kasar: memilih dari atas belum tentu paling murah, karena dapat melewati target. Rencana termurah ada pada bagian Rencana."),
		tabelBiasa("Tambahan indeks bila satu indikator naik satu tingkat", kolom("Indikator", ">Naik", ">Tambahan indeks", ">Biaya", ">Tambahan per biaya", "Coba"), baris, false),
		el.Kecil(ket), el.Deret(tombol("Tampilkan semua", 0, sisa == 0, func(app.Context) { p.semua = true })))
}
