package dasbor

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe"
)

// sebutLetak names a level and item for people.
func sebutLetak(tingkat, butir int) string {
	s := "Tingkat " + nomor(tingkat)
	if butir > 0 {
		s += " butir " + nomor(butir)
	}
	return s
}

// statusButir says how an item stands, with its derived states.
func statusButir(b *spbe.ButirBukti, semua bool) (string, el.Nada) {
	switch {
	case b.Turunan:
		return "otomatis ditolak: tingkat di bawahnya belum lengkap", el.Peringatan
	case b.Status == spbe.BuktiBelum && !semua:
		return "belum ada bukti dari perangkat daerah Anda", el.Netral
	}
	return statusBukti(b.Status, b.Alasan)
}

func statusBukti(s spbe.StatusBukti, a spbe.AlasanRevisi) (string, el.Nada) {
	switch s {
	case spbe.BuktiBelum:
		return "belum ada bukti", el.Peringatan
	case spbe.BuktiDraf:
		return "draf", el.Netral
	case spbe.BuktiProses:
		return "diajukan, menunggu asesor", el.Info
	case spbe.BuktiDiterima:
		return "diterima", el.Sukses
	case spbe.BuktiRevisi:
		switch a {
		case spbe.TidakTepat:
			return "revisi: tidak tepat", el.Bahaya
		case spbe.BelumDiunggah:
			return "revisi: belum diunggah", el.Bahaya
		case spbe.OtomatisDitolak:
			return "revisi: otomatis ditolak", el.Bahaya
		}
		return "revisi", el.Bahaya
	}
	return string(s), el.Netral
}

// bolehTambah reports whether the person may add evidence here.
func (p *indikator) bolehTambah() bool {
	opd := p.saya.Perangkat
	return p.terkunci() == "" && p.bisa(p.d.Buku.Bukti, "pakai", opd) && p.bisa(p.d.Buku.Dukung, "buat", opd)
}

// bagianBukti is what each level asks for, beside what proves it.
func (p *indikator) bagianBukti(l *layar) app.UI {
	s := &susunan{}
	s.kecil("Bukti bertingkat: bukti sebuah tingkat baru dihitung bila semua tingkat di bawahnya lengkap. Kriteria: " + p.x.Status.Kriteria.Label() + sebutStatus("; daftar bukti: ", p.x.Status.Bukti) + ".")
	if !p.semua {
		s.kecil("Yang tampil hanya bukti milik perangkat daerah Anda.")
	}
	s.apa(p.kabarDi("halaman"))
	s.apa(p.ajukanSemua(l))
	n := spbe.NilaiDariBukti(p.in, p.nomor, p.isi)
	lengkap := spbe.KelengkapanBukti(p.in, p.nomor, p.isi)
	dipasang := make([]bool, len(p.daftar))
	ke := 0
	for i := range p.x.Tingkat {
		k := &p.x.Tingkat[i]
		t := &susunan{}
		t.p(k.Teks)
		if i < len(lengkap) {
			p.keadaanTingkat(t, &lengkap[i])
		}
		for ; ke < len(n.Butir) && n.Butir[ke].Tingkat == k.Tingkat; ke++ {
			t.ui(p.butir(l, &n.Butir[ke], dipasang))
		}
		s.ui(el.SubKartu("Tingkat "+nomor(k.Tingkat)+label(p.in, p.x.Jenis, k.Tingkat), t.isi...))
	}
	sisa := &susunan{}
	for i, x := range dipasang {
		if !x { // its level or item is not in the instrument
			sisa.ui(p.kartuBukti(l, p.daftar[i]))
		}
	}
	if sisa.isi != nil {
		s.ui(el.SubKartu("Bukti tanpa butir: ubah letaknya", sisa.isi...))
	}
	return s.bagian("Kriteria dan bukti")
}

func sebutStatus(apa string, s kominfo.StatusSumber) string {
	if s == "" {
		return ""
	}
	return apa + s.Label()
}

// keadaanTingkat says how complete the evidence of a level is.
func (p *indikator) keadaanTingkat(s *susunan, k *spbe.KelengkapanTingkat) {
	ada, terima := 0, 0
	for _, b := range k.Butir {
		if b != spbe.BuktiBelum {
			ada++
		}
		if b == spbe.BuktiDiterima {
			terima++
		}
	}
	nada, teks := el.Peringatan, nomor(ada)+" dari "+nomor(len(k.Butir))+" butir berbukti"
	switch {
	case !p.semua:
		nada, teks = el.Netral, teks+" milik Anda"
	case terima == len(k.Butir) && len(k.BawahKurang) == 0:
		nada, teks = el.Sukses, "lengkap dan diterima"
	case len(k.BawahKurang) > 0:
		nada, teks = el.Netral, teks+"; belum dihitung karena tingkat "+deretAngka(k.BawahKurang)+" belum lengkap"
	case k.Lengkap() && k.Wajib:
		nada, teks = el.Info, "bukti lengkap, belum semua diterima"
	case !k.Wajib:
		nada, teks = el.Netral, teks+"; tingkat ini diakui tanpa bukti"
	}
	t := &susunan{}
	t.lencana(nada, teks)
	s.ui(t.deret())
}

func deretAngka(ns []int) string {
	s := make([]string, len(ns))
	for i, n := range ns {
		s[i] = nomor(n)
	}
	return strings.Join(s, ", ")
}

// butir is one item: what it asks for, and beside it the documents.
func (p *indikator) butir(l *layar, b *spbe.ButirBukti, dipasang []bool) app.UI {
	judul, diminta, ada := "Bukti untuk seluruh tingkat ini", &susunan{}, &susunan{}
	if b.ButirKe.Butir > 0 {
		judul = "Butir " + nomor(b.ButirKe.Butir)
	}
	if teks, nada := statusButir(b, p.semua); len(b.Bukti) == 1 && !b.Turunan {
		diminta.ui(el.P(el.Tebal(judul))) // the one document says the rest
	} else {
		diminta.judul(judul, nada, teks)
	}
	if b.Teks != "" {
		diminta.p(b.Teks)
	} else {
		diminta.kecil("Daftar butir tingkat ini tidak diketahui. Pasang bukti yang menunjukkan kriterianya.")
	}
	for _, n := range b.Bukti {
		dipasang[n] = true
		ada.ui(p.kartuBukti(l, p.daftar[n]))
	}
	if p.bolehTambah() {
		letak := kunciLetak(b.Tingkat, b.ButirKe.Butir)
		if p.buka != nil && p.buka.kunci == "tambah:"+letak {
			ada.ui(p.formBukti(l))
		} else {
			t := &susunan{}
			t.tombolUntuk("Tambah bukti", "untuk "+hurufKecil(sebutLetak(b.Tingkat, b.ButirKe.Butir)), el.IkonTambah, false, p.sibuk != "", func(ctx app.Context) { p.bukaTambah(ctx, l, letak) })
			ada.ui(t.deret())
		}
	}
	return app.Div().Class("butir-bukti").Body(diminta.tumpuk(), ada.tumpuk())
}

func hurufBesar(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
