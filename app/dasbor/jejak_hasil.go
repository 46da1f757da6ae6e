package dasbor

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// gambarPeriksa is the button, how far the check has come, and one sentence that
// a screen reader hears at the beginning and at the end.
func (p *halamanJejak) gambarPeriksa(l *layar) any {
	tombol := el.Tombol{Label: "Periksa jejak ini", Utama: true, Ikon: el.IkonAman, Klik: func(ctx app.Context) { p.mulai(ctx, l) }}
	var kemajuan any
	kata := ""
	switch {
	case p.jalan:
		// The same button, so that the focus stays where it is.
		tombol = el.Tombol{Label: "Hentikan", Ikon: el.IkonTutup, Klik: func(app.Context) { p.batal() }}
		kata = "Memeriksa jejak " + p.kini + "…"
		kemajuan = el.Kemajuan(kominfo.FormatAngka(p.selesai)+" dari "+kominfo.FormatAngka(p.semua)+" catatan jejak "+p.kini, int(p.selesai), int(p.semua))
	case p.hasil != nil:
		kata = "Selesai diperiksa:"
		for i, h := range p.hasil {
			if i > 0 {
				kata += ";"
			}
			kata += " jejak " + h.nama + " " + h.putusan().kata
		}
		kata += "."
	}
	return el.Kartu("Periksa sendiri",
		el.P("Peramban ini mengambil seluruh jejak dan menghitung ulang setiap catatannya, tanpa mempercayai server. Hasilnya dapat dicetak."),
		el.Rincian("Punya kunci kantor ini dari jalan lain?", el.Masukan{ID: "kunci-jejak", Label: "Kunci publik kantor", Baris: 3, Nilai: p.tempel, Galat: p.salah, Mati: p.jalan,
			Bantuan: "Satu baris berbentuk lumbung/NAMA+sidik+kunci. Bila kosong, dipakai kunci dari server ini.",
			Ketik:   func(_ app.Context, s string) { p.tempel = s }}),
		el.Deret(tombol),
		tempat(kemajuan),
		el.Siar(el.P(kata)))
}

// gambarHasil is the protocol of a check: one page on paper.
func (p *halamanJejak) gambarHasil(l *layar) any {
	if p.hasil == nil {
		return nil
	}
	sama := p.samaTidak()
	var satu []any
	for _, h := range p.hasil {
		satu = append(satu, p.gambarSatu(l, h, sama))
	}
	isi := el.Isi(el.KisiLebar(satu...))
	if sama != nil {
		isi = append(isi, el.SubBagian("Tidak terbukti, untuk kedua jejak", butirTeks(sama)))
	}
	isi = append(isi,
		el.HanyaLayar(el.Deret(el.TombolCetak("Cetak berita acara"))),
		el.HanyaCetak(el.TandaTangan{Tanggal: kominfo.TanggalDari(p.pada, zonaAtau(l.k.zona)), Jabatan: "Pemeriksa"}))
	return el.Lembar(el.Bagian("Hasil pemeriksaan", append(el.Isi(el.P("Diperiksa ", waktuDi(p.pada, l.k.zona), " di peramban pembaca, dari berkas yang diterbitkan ", asalKini(), ".")), isi...)...))
}

// samaTidak are the sentences about what is not proven that hold for both logs.
func (p *halamanJejak) samaTidak() (out []string) {
	a, b := p.hasil[0], p.hasil[1]
	if a.galat != nil || b.galat != nil {
		return nil
	}
	for _, s := range a.lap.TidakTerbukti {
		if slices.Contains(b.lap.TidakTerbukti, s) {
			out = append(out, s)
		}
	}
	return out
}

func (p *halamanJejak) gambarSatu(l *layar, h hasilLog, sama []string) any {
	v := h.putusan()
	isi := el.Isi(el.Pesan(v.nada, v.judul(), el.P(h.sebab())))
	if h.c.Nama != "" {
		isi = append(isi, faktaTitik(h.c, h.c.Akar.String(), h.penanda, l.k.zona))
	}
	if len(h.lap.Temuan) > 0 {
		isi = append(isi, el.Temuan(h.lap.Temuan), artiTemuan(h.lap.Temuan))
	}
	if len(h.lap.Terbukti) > 0 {
		isi = append(isi, el.P(el.Tebal("Terbukti")), butirTeks(h.lap.Terbukti))
	}
	if h.galat == nil {
		tidak := slices.DeleteFunc(slices.Clone(h.lap.TidakTerbukti), func(s string) bool { return slices.Contains(sama, s) })
		if len(tidak) > 0 {
			isi = append(isi, el.P(el.Tebal("Tidak terbukti")), butirTeks(tidak))
		}
	}
	if i := slices.Index(h.saksi, -1); i >= 0 {
		n := h.nilaiLama(i)
		isi = append(isi, el.Kecil("Checkpoint yang diingat peramban ini ("+waktuDi(h.lama[i].c.Waktu, l.k.zona)+", "+kominfo.FormatAngka(h.lama[i].c.Ukuran)+" catatan): "+n.kata+"."))
		if h.galat == nil && n.kata != "sejalan" && h.c.Nama != "" {
			isi = append(isi, el.HanyaLayar(el.Deret(el.Tombol{Label: "Ingat checkpoint yang sekarang", LabelRi: "Ingat checkpoint jejak " + h.nama + " yang sekarang", Klik: func(ctx app.Context) { p.terima(ctx, h) }},
				el.Kecil("Hanya bila Anda tahu sebabnya, misalnya pemulihan yang diumumkan kantor."))))
		}
	}
	return el.SubBagian("Jejak "+h.nama, isi...)
}

func (h *hasilLog) sebab() string {
	switch v := h.putusan(); v.kata {
	case "dihentikan":
		return "Anda menghentikannya, jadi belum ada yang terbukti. Periksa lagi sampai selesai."
	case "belum terbit":
		return "Server ini tidak menerbitkan jejak " + h.nama + ", jadi tidak ada yang dapat diperiksa."
	case "belum selesai diperiksa":
		return kominfo.PesanUntukOrang(h.galat)
	case "tidak sah":
		return "Ada yang tidak cocok. Simpan halaman ini, cetak sebagai bukti, dan tanyakan kepada kantornya."
	}
	if h.c.Ukuran == 0 {
		return "Jejak ini masih kosong; tanda tangan checkpoint-nya cocok."
	}
	if h.sendiri {
		return "Semua " + kominfo.FormatAngka(h.c.Ukuran) + " catatan cocok, dan tanda tangannya cocok dengan kunci yang Anda berikan."
	}
	return "Semua " + kominfo.FormatAngka(h.c.Ukuran) + " catatan cocok. Kuncinya dari server ini sendiri: cocokkan sidiknya dengan yang diberikan kantor."
}

// artiTemuan says what the kinds of findings mean, each once.
func artiTemuan(fs []kominfo.Finding) any {
	var out []string
	for _, f := range fs {
		if s := artiJejak[f.ID]; s != "" && f.Severity == kominfo.Galat && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if out == nil {
		return nil
	}
	return el.Isi(el.P(el.Tebal("Artinya")), butirTeks(out))
}

var artiJejak = map[string]string{
	jejak.TemuanTanda:  "Tidak pasti bahwa kantor inilah yang menandatangani checkpoint ini.",
	jejak.TemuanAkar:   "Isi jejak bukan yang ditandatangani kantor.",
	jejak.TemuanUbin:   "Sebagian berkas jejak hilang, terpotong, atau diubah.",
	jejak.TemuanEntri:  "Ada catatan yang diubah sesudah ditulis, atau yang bentuknya salah.",
	jejak.TemuanUrutan: "Ada versi dokumen yang dilewati atau dicatat dua kali.",
	jejak.TemuanMundur: "Catatan yang pernah ada sekarang tidak ada: data dipulihkan dari cadangan lama, atau dihapus.",
	jejak.TemuanCabang: "Catatan lama ditulis ulang sesudah ada yang memegang checkpoint-nya.",
}

func butirTeks(ss []string) any {
	isi := make([]any, len(ss))
	for i, s := range ss {
		isi[i] = s
	}
	return el.Butir(isi...)
}

func zonaAtau(z kominfo.Zona) kominfo.Zona {
	if z == "" {
		return kominfo.WIB
	}
	return z
}

// asalKini is the address under which this program is seen now.
func asalKini() string {
	if app.IsServer {
		return "server ini"
	}
	return app.Window().Get("location").Get("origin").String()
}
