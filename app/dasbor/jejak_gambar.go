package dasbor

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

func (p *halamanJejak) Gambar(l *layar) []any {
	z := l.k.zona
	return el.Isi(
		el.KopSurat{Pemerintah: l.k.kop()},
		el.Kepala{Judul: "Jejak"},
		p.pengantar(),
		el.HanyaLayar(el.KisiLebar(p.gambarLog(&p.logs[0], z), p.gambarLog(&p.logs[1], z))),
		el.HanyaLayar(p.gambarPeriksa(l)),
		tempat(p.gambarHasil(l)),
		el.HanyaLayar(p.gambarSaksi(l)),
		el.HanyaLayar(p.gambarKunci(z)),
		el.HanyaLayar(el.Bagian("Punya tanda terima?", el.P("Tanda terima satu dokumen dapat diperiksa sendiri, juga tanpa jaringan."),
			el.Deret(el.Tombol{Label: "Periksa tanda terima", Ikon: el.IkonAman, Href: alamatPeriksa}))))
}

// pengantar says what the journal is. A protocol on paper does without.
func (p *halamanJejak) pengantar() any {
	isi := el.Isi(el.P("Setiap perubahan dokumen kantor ini menambah satu catatan ke jejak, dan tiap catatan terikat pada semua catatan sebelumnya. "+
		"Kantor menandatangani keadaan jejak dalam checkpoint; siapa pun boleh menyimpannya dan memeriksa jejak ini."),
		el.P(el.Tebal("Yang terbukti: "), "sejak seseorang di luar memegang checkpoint, perubahan sebelum itu dapat diketahui."))
	if p.hasil != nil {
		return el.HanyaLayar(el.Tumpuk(isi...))
	}
	return el.Tumpuk(isi...)
}

var uraianLog = map[string]string{
	jejak.Umum:  "Semua catatannya terbit, sehingga yang hilang tampak.",
	jejak.Dalam: "Yang terbit hanya hash catatannya: isinya tertutup, perubahannya tetap tampak.",
}

func (p *halamanJejak) gambarLog(g *logJejak, z kominfo.Zona) any {
	judul := "Jejak " + g.nama
	if g.catatan == "" {
		return el.Kartu(judul, el.P(uraianLog[g.nama]), el.Pesan(el.Info, "Belum ada checkpoint",
			el.P("Jejak ini belum diterbitkan dari server ini. Pengelola menyalakannya dengan membuat kunci jejak.")))
	}
	isi := el.Isi(el.P(uraianLog[g.nama]))
	if g.galat != nil {
		isi = append(isi, el.Pesan(el.Bahaya, "Checkpoint ini tidak dapat dipercaya", el.P(kominfo.PesanUntukOrang(g.galat))))
	}
	apa := "Checkpoint " + judul
	return el.Kartu(judul, append(isi,
		faktaTitik(g.c, ringkas(g.c.Akar.String()), g.penanda, z),
		el.Rincian("Lihat checkpoint", el.TeksTetap(apa, g.catatan)),
		el.Deret(el.Tombol{Label: "Unduh checkpoint", LabelRi: "Unduh checkpoint jejak " + g.nama, Ikon: el.IkonUnduh, Href: "/jejak/" + g.nama + "/checkpoint", Unduh: "checkpoint-" + g.nama + ".txt"},
			el.TombolSalin("Salin", apa, g.catatan)))...)
}

// faktaTitik are the facts of a checkpoint.
func faktaTitik(c jejak.Checkpoint, akar string, penanda []string, z kominfo.Zona) any {
	sidik := "tidak dikenal"
	if penanda != nil {
		sidik = strings.Join(penanda, ", ")
	}
	return daftarTeks(
		teksFakta{"Ukuran", kominfo.FormatAngka(c.Ukuran) + " catatan", false},
		teksFakta{"Waktu", waktuDi(c.Waktu, z) + " (menurut kantor)", false},
		teksFakta{"Akar", akar, true},
		teksFakta{"Penanda tangan", jejak.NamaKunci(c.Nama) + ", masa " + strconv.Itoa(c.Masa), false},
		teksFakta{"Sidik kunci", sidik, true})
}

// teksFakta is a fact that is nothing but text. Lists of them cost the browser's
// program a third of what lists of elements do.
type teksFakta struct {
	label, isi string
	kode       bool // an identifier, in letters of equal width
}

func daftarTeks(ts ...teksFakta) app.UI {
	fs := make([]el.Fakta, len(ts))
	for i, t := range ts {
		fs[i] = el.Fakta{Label: t.label, Isi: t.isi}
		if t.kode {
			fs[i].Isi = el.Kode(t.isi)
		}
	}
	return el.DaftarFakta(fs...)
}

// ringkas is the beginning of a hash, enough to tell two apart at a glance.
func ringkas(s string) string {
	if len(s) <= 16 {
		return s
	}
	return s[:16] + "…"
}

var jenisSaksi = map[string]string{"provinsi": "Provinsi", "cermin": "Cermin", "auditor": "Auditor", "lain": "Lainnya"}

func (p *halamanJejak) gambarSaksi(l *layar) any {
	isi := el.Isi(el.P("Pihak di luar kantor yang menyimpan checkpoint. Merekalah yang membuat perubahan diam-diam dapat diketahui."))
	var catat any
	if p.bisa {
		catat = el.Deret(el.Tombol{Label: "Catat saksi", Ikon: el.IkonTambah, Href: alamatRegister + "/" + registerSaksi + "/baru"})
	}
	if len(p.saksi) == 0 {
		return el.Bagian("Saksi", append(isi, el.Kosong("Belum ada saksi tercatat.",
			el.P("Selama tidak ada orang di luar yang memegang checkpoint, penulisan ulang seluruh jejak tidak dapat diketahui. Kirim checkpoint ke provinsi atau auditor, lalu catat di sini."), catat))...)
	}
	t := el.Tabel{Judul: "Saksi jejak", JudulTersembunyi: true, Kolom: []el.Kolom{{Judul: "Pihak"}, {Judul: "Jejak"}, {Judul: "Ukuran", Angka: true}, {Judul: "Dipegang sejak"}, {Judul: "Sejalan"}}}
	for i, w := range p.saksi {
		pihak := el.Isi(el.Tautan(alamatDokumen(registerSaksi, w.id), w.Pihak), el.Kecil(jenisSaksi[w.Jenis]))
		nilai := p.putusanSaksi(i)
		var ukuran, nama any
		sejak := w.Diterima.Panjang()
		if w.galat == nil {
			nama, ukuran = w.c.Jejak, el.Angka(w.c.Ukuran)
			if sejak == "" {
				sejak = waktuDi(w.c.Waktu, l.k.zona)
			}
		}
		t.Baris = append(t.Baris, []any{pihak, nama, ukuran, sejak, el.Lencana(nilai.nada, nilai.kata)})
	}
	isi = append(isi, t)
	if p.masih {
		isi = append(isi, el.Kecil("Hanya ", strconv.Itoa(len(p.saksi)), " saksi yang ditampilkan dan dibandingkan. ", el.Tautan(alamatRegister+"/"+registerSaksi, "Lihat semua saksi")))
	}
	return el.Bagian("Saksi", append(isi, catat)...)
}

// gambarKunci shows the keys and the epochs, newest first.
func (p *halamanJejak) gambarKunci(z kominfo.Zona) any {
	if p.riw == nil {
		if p.kunci.teks == "" {
			return el.Bagian("Kunci", el.Kecil("Server ini belum menerbitkan kunci jejak."))
		}
		isi := el.Isi()
		for g := range strings.Lines(p.kunci.teks) {
			isi = append(isi, p.satuKunci(g))
		}
		return el.Bagian("Kunci", append(isi, el.Kecil("Cocokkan sidiknya dengan yang diberikan kantor lewat jalan lain, misalnya surat atau telepon."))...)
	}
	k := p.riw
	ks := []el.Kejadian{{Waktu: waktuDi(k.Sejak, z), Judul: "Kunci yang berlaku", Nada: el.Sukses, Isi: p.satuKunci(k.Kunci)}}
	for i := len(k.KunciLama) - 1; i >= 0; i-- {
		x := k.KunciLama[i]
		ks = append(ks, el.Kejadian{Waktu: waktuDi(x.Sejak, z) + " sampai " + waktuDi(x.Sampai, z), Judul: "Kunci sebelumnya",
			Isi: append(p.satuKunci(x.Kunci), el.Kecil("Alasan diganti: ", x.Alasan))})
	}
	isi := el.Isi(el.Kecil("Cocokkan sidiknya dengan yang diberikan kantor lewat jalan lain, misalnya surat atau telepon."), el.Linimasa(ks...))
	if len(k.MasaBaru) > 0 {
		var ms []el.Kejadian
		for i := len(k.MasaBaru) - 1; i >= 0; i-- {
			m := k.MasaBaru[i]
			ms = append(ms, el.Kejadian{Waktu: waktuDi(m.Sejak, z), Judul: "Masa " + strconv.FormatInt(m.Masa, 10) + " dimulai sesudah pemulihan", Nada: el.Peringatan,
				Isi: el.Isi(el.Kecil("Sebab: ", m.Sebab), el.Kecil("Dipulihkan sampai ", kominfo.FormatAngka(m.UkuranUmum), " catatan jejak umum dan ", kominfo.FormatAngka(m.UkuranDalam), " catatan jejak dalam."))})
		}
		isi = append(isi, el.SubBagian("Masa", el.P("Masa baru dimulai bila data dipulihkan dari cadangan. Catatan antara cadangan dan pemulihan hilang; dengan masa baru, itu tampak."), el.Linimasa(ms...)))
	} else {
		isi = append(isi, el.Kecil("Masa ", strconv.FormatInt(k.Masa, 10), " sejak ", waktuDi(k.MasaSejak, z), ": data belum pernah dipulihkan dari cadangan."))
	}
	return el.Bagian("Kunci dan masa", isi...)
}

func (p *halamanJejak) satuKunci(baris string) []any {
	baris = strings.TrimSpace(baris)
	return el.Isi(el.P("Sidik: ", el.Kode(sidikKunci(baris))), el.Rincian("Kunci seutuhnya", el.TeksTetap("Kunci publik "+sidikKunci(baris), baris), el.Deret(el.TombolSalin("Salin", "Kunci publik", baris))))
}
