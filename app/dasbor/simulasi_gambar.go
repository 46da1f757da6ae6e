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

func (p *simulasi) Gambar(l *layar) []any {
	d := &p.dok.Isi
	var r rencana.Rencana
	salin := tombol("Salin rencana", el.IkonSalin, true, nil)
	if p.sim != nil {
		if r = p.rencana(); r.Tercapai {
			salin = el.TombolSalin("Salin rencana", "Rencana", p.teksRencana(&r))
		}
	}
	isi := el.Isi(
		el.KopSurat{Pemerintah: l.k.kop(), Perangkat: "Dinas Komunikasi dan Informatika"},
		el.Kepala{Judul: "Simulasi " + d.NamaInstansi + " " + strconv.FormatInt(d.Tahun, 10), Uraian: "Coba nilai, lihat indeksnya, dan temukan cara termurah mencapai target.", Remah: p.remah(el.Remah{Label: "Simulasi"}),
			Tanda: el.Isi(el.Lencana(el.Netral, spbe.NamaPendek(d.Instrumen)), el.Lencana(el.Info, "tidak disimpan ke penilaian"), el.TandaSumber(p.in.Status)),
			Aksi:  el.Isi(salin, tombol("Cetak rencana", el.IkonCetak, false, func(ctx app.Context) { p.tab = tabRencana; cetakSekarang(ctx) }))},
		p.menu("/simulasi"),
		&penjaga{Kunci: p.kunci(), Cari: p.pulihkan},
		tempat(p.pesanPulih()), tempat(p.pesanKosong()), p.angka(&r), tempat(p.pesanEksak()), tempat(el.Gagal(p.galatLain())))
	var t []any
	switch p.tab {
	case tabNilai:
		t = p.gambarNilai(&r)
	case tabKenaikan:
		t = p.gambarKenaikan()
	case tabBiaya:
		t = p.gambarBiaya()
	default:
		t = p.gambarRencana(&r)
	}
	return append(isi, el.Tab{ID: "simulasi", Label: "Bagian simulasi", Nama: []string{"Rencana", "Coba nilai", "Nilai satu tingkat", "Biaya dan batasan"}, Aktif: p.tab,
		Ubah: func(_ app.Context, ke int) { p.tab = ke }, Isi: t})
}

// pesanPulih names what is tried, on paper too, and takes it back.
func (p *simulasi) pesanPulih() any {
	coba := p.dicoba()
	if !p.pulih && coba == "" {
		return nil
	}
	judul := "Ada nilai yang dicoba, berbeda dari penilaian"
	if p.pulih {
		judul = "Simulasi Anda sebelumnya dibuka lagi"
	}
	return el.Pesan(el.Info, judul, el.P(coba), el.Deret(tombol("Kembali ke nilai penilaian", el.IkonSegarkan, false, func(app.Context) { p.pulih = false; p.ulangi("n") })))
}

// dicoba lists the values that are not those of the assessment; "" when none is.
func (p *simulasi) dicoba() string {
	t := ""
	for i := range p.in.Indikator {
		n := p.in.Indikator[i].Nomor
		if v := p.uji["n"+n]; v != "" {
			asal := "belum diisi"
			if p.asal[n] != "" {
				asal = nilaiTeks(p.asal[n])
			}
			t += ", indikator " + n + " " + asal + " → " + nilaiTeks(v)
		}
	}
	if t == "" {
		return ""
	}
	return "Nilai yang dicoba: " + t[2:] + "."
}

// pesanKosong says what is not answered, and asks how to take it.
func (p *simulasi) pesanKosong() any {
	if len(p.kosong) == 0 {
		return nil
	}
	rendah := tepat(p.in.Skala.Min)
	judul, saran, label, jadi := "Penilaian belum lengkap, jadi belum ada indeks dan rencana", "Isi di penilaian, coba nilainya di sini, atau anggap semuanya pada nilai terendah ("+rendah+") hanya untuk simulasi.", "Anggap terendah untuk simulasi", "ya"
	if p.anggapTerendah() {
		judul, saran, label, jadi = "Simulasi memakai anggapan: indikator yang belum diisi dihitung "+rendah, "Anggapan ini hanya untuk simulasi. Penilaiannya tetap belum diisi.", "Batalkan anggapan", ""
	}
	return el.Pesan(el.Peringatan, judul, el.P(strconv.Itoa(len(p.kosong))+" dari "+strconv.Itoa(len(p.in.Indikator))+" indikator: "+strings.Join(p.kosong, ", ")+"."), el.P(saran),
		el.Deret(tombol(label, 0, false, func(app.Context) { p.ubahSyarat("kosong", jadi) }), el.Tautan(p.alamat(""), "Buka penilaian")))
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
func (p *simulasi) angka(r *rencana.Rencana) app.UI {
	h := &p.hasil
	indeks, predikat, biaya, ket, ketBiaya := "", h.Predikat, "", "Antara "+dua(h.Batas.Terendah)+" dan "+dua(h.Batas.Tertinggi)+".", ""
	if h.Lengkap {
		indeks, ket = dua(h.Indeks), "Eksak "+h.Indeks.String()+". "+p.bedaIndeks()
	}
	if r.Tercapai {
		biaya, ketBiaya = kominfo.FormatAngka(r.Biaya), strconv.Itoa(len(r.Langkah))+" langkah, menjadi "+dua(r.Indeks)+" ("+r.Predikat+")."
	}
	return el.Kisi(figur("Indeks simulasi", indeks, ket), figur("Predikat simulasi", predikat, "Ditentukan dari nilai eksak."), figur("Target", p.namaTarget(), p.jarak()), figur("Biaya rencana", biaya, ketBiaya))
}

// figur is a figure in words; without a value a dash.
func figur(label, nilai, ket string) app.UI {
	f := el.Figur{Label: label, Nilai: nilai, Ket: el.Isi(ket)}
	if nilai == "" {
		f.Nilai = el.TanpaNilai("belum ada")
	}
	return f.UI()
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
	if p.salah["target"] != "" {
		return ""
	}
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
	if p.salah["target"] != "" {
		return "Target belum terbaca."
	}
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
	if !p.hasil.Lengkap || p.salah["target"] != "" || !tampakSampai(p.tujuan, x) {
		return nil
	}
	return el.Pesan(el.Peringatan, "Tampak "+dua(x)+", tetapi belum mencapai "+p.batasTarget(),
		el.P("Nilai eksaknya "+x.String()+", sekitar "+empat(x)+". Predikat ditentukan dari nilai eksak, jadi "+dua(x)+" hasil pembulatan belum cukup."))
}
