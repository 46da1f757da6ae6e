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

// Views of the page.
const (
	tabRencana = iota
	tabNilai
	tabKenaikan
	tabBiaya
)

func (p *simulasi) Gambar(*layar) []any {
	d := p.dok.Isi
	judul := "Simulasi " + d.NamaInstansi + " " + strconv.FormatInt(d.Tahun, 10)
	tanda := el.Isi(el.Lencana(el.Netral, spbe.NamaPendek(d.Instrumen)), el.Lencana(el.Info, "tidak disimpan ke penilaian"), el.TandaSumber(p.in.Status))
	isi := el.Isi(
		el.Kepala{Judul: judul, Uraian: "Coba nilai, lihat indeksnya, dan temukan cara termurah mencapai target.", Tanda: tanda, Remah: p.remah(el.Remah{Label: "Simulasi"}),
			Aksi: el.Isi(p.tombolSalin(), el.Tombol{Label: "Cetak rencana", Ikon: el.IkonCetak, Klik: func(ctx app.Context) { p.tab = tabRencana; cetakSekarang(ctx) }})},
		p.menu("/simulasi"),
		&penjaga{Kunci: p.kunci(), Cari: p.pulihkan},
		tempat(p.pesanPulih()), tempat(p.pesanKosong()), p.angka(), tempat(p.pesanEksak()), tempat(el.Gagal(p.galatLain())))
	var t []any
	switch p.tab {
	case tabNilai:
		t = p.gambarNilai()
	case tabKenaikan:
		t = p.gambarKenaikan()
	case tabBiaya:
		t = p.gambarBiaya()
	default:
		t = p.gambarRencana()
	}
	return append(isi, el.Tab{ID: "simulasi", Label: "Bagian simulasi", Nama: []string{"Rencana", "Coba nilai", "Nilai satu tingkat", "Biaya dan batasan"}, Aktif: p.tab,
		Ubah: func(_ app.Context, ke int) { p.tab = ke }, Isi: t})
}

func (p *simulasi) pesanPulih() any {
	n := 0
	for k := range p.uji {
		if len(k) > 1 && k[0] == 'n' {
			n++
		}
	}
	if !p.pulih && n == 0 {
		return nil
	}
	judul := strconv.Itoa(n) + " nilai dicoba, berbeda dari penilaian"
	if p.pulih {
		judul = "Simulasi Anda sebelumnya dibuka lagi"
	}
	return el.Pesan(el.Info, judul, el.Deret(el.Tombol{Label: "Kembali ke nilai penilaian", Ikon: el.IkonSegarkan, Klik: func(ctx app.Context) {
		p.pulih = false
		p.ulangi("n")
	}}))
}

// pesanKosong says what is not answered, and asks how to take it.
func (p *simulasi) pesanKosong() any {
	if len(p.kosong) == 0 {
		return nil
	}
	rendah := tepat(p.in.Skala.Min)
	daftar := el.P(strconv.Itoa(len(p.kosong)) + " dari " + strconv.Itoa(len(p.in.Indikator)) + " indikator: " + strings.Join(p.kosong, ", ") + ".")
	if p.anggapTerendah() {
		return el.Pesan(el.Peringatan, "Simulasi memakai anggapan: indikator yang belum diisi dihitung "+rendah, daftar,
			el.P("Anggapan ini hanya untuk simulasi. Penilaiannya tetap belum diisi."),
			el.Deret(el.Tombol{Label: "Batalkan anggapan", Klik: func(app.Context) { p.ubahSyarat("kosong", "") }}))
	}
	return el.Pesan(el.Peringatan, "Penilaian belum lengkap, jadi belum ada indeks dan rencana", daftar,
		el.P("Isi di penilaian, coba nilainya di sini, atau anggap semuanya pada nilai terendah ("+rendah+") hanya untuk simulasi."),
		el.Deret(el.Tombol{Label: "Anggap terendah untuk simulasi", Utama: true, Klik: func(app.Context) { p.ubahSyarat("kosong", "ya") }},
			el.Tombol{Label: "Isi penilaian", Href: p.alamat("")}))
}

// galatLain is what keeps the plan from being made, besides missing values, which
// pesanKosong explains.
func (p *simulasi) galatLain() error {
	for _, f := range temuanGalat(p.galat) {
		if f.ID == "RCN-NILAI-01" {
			return nil
		}
	}
	return p.galat
}

// angka shows what is tried beside what is.
func (p *simulasi) angka() app.UI {
	ix := el.Figur{Label: "Indeks simulasi", Nilai: el.TanpaNilai("belum ada"), Ket: el.Isi("Antara " + dua(p.hasil.Batas.Terendah) + " dan " + dua(p.hasil.Batas.Tertinggi) + ".")}
	pr := el.Figur{Label: "Predikat simulasi", Nilai: el.TanpaNilai("belum ada"), Ket: el.Isi("Ditetapkan bila semua indikator bernilai.")}
	if p.hasil.Lengkap {
		ix.Nilai, ix.Dari = el.Desimal(p.hasil.Indeks.Bulat(2, indeks.SetengahKeAtas)), "eksak "+p.hasil.Indeks.String()
		ix.Ket = el.Isi(p.bedaIndeks())
		pr.Nilai, pr.Ket = p.hasil.Predikat, el.Isi("Ditentukan dari nilai eksak.")
	}
	tg := el.Figur{Label: "Target", Nilai: p.namaTarget(), Ket: el.Isi(p.jarak())}
	by := el.Figur{Label: "Biaya rencana", Nilai: el.TanpaNilai("belum ada rencana")}
	if p.sim != nil && p.r.Tercapai {
		by.Nilai, by.Ket = el.Angka(p.r.Biaya), el.Isi(strconv.Itoa(len(p.r.Langkah))+" langkah, menjadi "+dua(p.r.Indeks)+" ("+p.r.Predikat+").")
	}
	return el.Kisi(ix, pr, tg, by)
}

func (p *simulasi) bedaIndeks() string {
	if !p.dulu.Lengkap {
		return "Penilaiannya sendiri belum lengkap."
	}
	if p.dulu.Indeks == p.hasil.Indeks {
		return "Sama dengan penilaian."
	}
	d, _ := p.hasil.Indeks.Kurang(p.dulu.Indeks)
	return "Penilaian " + dua(p.dulu.Indeks) + ", selisih " + tandai(d) + "."
}

// tandai writes a difference with its sign, in four decimals.
func tandai(d indeks.Pecahan) string {
	if d.Cmp(indeks.Pecahan{}) > 0 {
		return "+" + empat(d)
	}
	return empat(d)
}

func empat(x indeks.Pecahan) string {
	return kominfo.FormatDesimal(x.Bulat(4, indeks.SetengahKeAtas))
}

func (p *simulasi) namaTarget() string {
	if p.tujuan.Predikat != "" {
		return p.tujuan.Predikat
	}
	return p.batasTarget()
}

// batasTarget is the target as a number, never rounded into another one.
func (p *simulasi) batasTarget() string {
	s := tepat(p.tujuan.Batas)
	if _, sen, _ := strings.Cut(s, ","); len(sen) < 2 && !strings.Contains(s, "/") {
		s = dua(p.tujuan.Batas) // 2,60 and not 2,6
	}
	if p.tujuan.Lebih {
		return "di atas " + s
	}
	return s
}

func (p *simulasi) jarak() string {
	t := "Mulai " + p.batasTarget() + " (" + p.tujuan.Batas.String() + "). "
	if !p.hasil.Lengkap {
		return t
	}
	if p.tujuan.Tercapai(p.hasil.Indeks) {
		return t + "Sudah tercapai."
	}
	d, _ := p.tujuan.Batas.Kurang(p.hasil.Indeks)
	return t + "Kurang " + empat(d) + " (" + d.String() + ")."
}

// tampakSampai reports that an index does not reach the target but is shown as if
// it did: 2.5999 is shown as 2,60.
func tampakSampai(t rencana.Target, x indeks.Pecahan) bool {
	v, err := indeks.ParsePecahan(x.Bulat(2, indeks.SetengahKeAtas))
	return err == nil && !t.Tercapai(x) && t.Tercapai(v)
}

func (p *simulasi) pesanEksak() any {
	x := p.hasil.Indeks
	if !p.hasil.Lengkap || p.tujuan.Predikat == "" && p.tujuan.Batas == (indeks.Pecahan{}) || !tampakSampai(p.tujuan, x) {
		return nil
	}
	return el.Pesan(el.Peringatan, "Tampak "+dua(x)+", tetapi belum mencapai "+p.batasTarget(),
		el.P("Nilai eksaknya "+x.String()+", sekitar "+empat(x)+". Predikat ditentukan dari nilai eksak, jadi "+dua(x)+" hasil pembulatan belum cukup."))
}
