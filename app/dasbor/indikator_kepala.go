package dasbor

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
)

func (p *indikator) kepala() app.UI {
	d := &p.dok.Isi
	tanda, aksi := &susunan{}, &susunan{}
	tanda.lencana(el.Netral, spbe.NamaPendek(d.Instrumen))
	tanda.lencana(el.Netral, "tahap "+d.Tahap.Label())
	if d.Contoh {
		tanda.lencana(el.Peringatan, "data contoh")
	}
	if p.dok.Ditarik {
		tanda.lencana(el.Bahaya, "ditarik")
	}
	for i := range p.in.Indikator {
		if p.in.Indikator[i].Nomor == p.nomor {
			p.tetangga(aksi, i-1, el.IkonKiri, "sebelumnya: ")
			p.tetangga(aksi, i+1, el.IkonKanan, "berikutnya: ")
		}
	}
	if p.bolehJawab() { // its form is far below on a phone
		aksi.tombol("Ke jawaban", el.IkonUbah, false, false, func(app.Context) { fokusMedan(idMedan(p.jawab.isian[0])) })
	}
	aksi.ui(el.TombolCetak("Cetak"))
	uraian := p.x.Pertanyaan
	if uraian == "" {
		uraian = p.x.Definisi
	}
	return el.Kepala{Judul: p.nomor + ". " + p.x.Nama, Uraian: uraian, Tanda: tanda.isi, Aksi: aksi.isi, Remah: p.remah(el.Remah{Label: "Indikator " + p.nomor})}.UI()
}

// tetangga leads to the indicator before or behind.
func (p *indikator) tetangga(s *susunan, ke int, i el.Ikon, arah string) {
	if ke >= 0 && ke < len(p.in.Indikator) {
		x := &p.in.Indikator[ke]
		s.apa(el.Tombol{Label: "Indikator " + x.Nomor, LabelRi: "Indikator " + x.Nomor + ", " + arah + x.Nama, Ikon: i, Akhir: i == el.IkonKanan, Href: p.alamatIndikator(x.Nomor)})
	}
}

// tentang holds what is known of the indicator itself, and how well.
func (p *indikator) tentang() app.UI {
	x := &p.x
	d, t := &dasarFakta{}, &susunan{}
	for _, a := range p.in.Aspek {
		if a.Kode == x.Aspek {
			d.teks("Aspek", a.Kode+" "+a.Nama)
		}
	}
	t.teks(bobotTeks(x.Bobot) + " dari " + bobotTeks(p.in.BobotTotal) + " ")
	t.ui(el.Sumber(p.in.SumberBobot))
	d.tambah("Bobot", t.isi)
	if x.NamaResmi != x.Nama {
		d.teks("Nama resmi", x.NamaResmi)
	}
	d.teks("Nomor di portal", x.KodeLuar)
	if x.Pertanyaan != "" {
		d.teks("Definisi", x.Definisi)
	}
	d.teks("Cakupan", strings.Join(x.Cakupan, ", "))
	if i := x.IndeksLuar; i != nil {
		t = &susunan{}
		t.teks(i.Nama + " (" + i.Pemilik + ")" + p.gerbang(i) + " ")
		t.ui(el.Sumber(i.Sumber))
		d.tambah("Indeks instansi lain", t.isi)
	}
	d.teks("Teks diketahui dari", gabungKalimat("Nama: "+x.Status.Nama.Label()+sebutStatus("; kriteria: ", x.Status.Kriteria)+sebutStatus("; daftar bukti: ", x.Status.Bukti)+".", hurufBesar(x.Status.Catatan)))
	for _, c := range x.Catatan {
		t = &susunan{}
		t.teks(c.Teks + " ")
		t.ui(el.TandaSumber(c.Status))
		d.tambah("Catatan", t.isi)
	}
	t = &susunan{}
	for _, s := range p.in.Dasar {
		t.ui(el.Sumber(s))
	}
	d.tambah("Dasar", t.butir())
	return el.Bagian("Tentang indikator ini", el.DaftarFakta(d.isi...))
}

func bobotTeks(x indeks.Pecahan) string {
	return kominfo.FormatDesimal(x.Bulat(desimalBobot(x), indeks.SetengahKeAtas))
}

// gerbang names which figures of another institution's index prove which level.
func (p *indikator) gerbang(i *indeks.IndeksLuar) string {
	t := ""
	for _, g := range i.Gerbang {
		t += "; tingkat " + nomor(g.Tingkat) + ": " + dua(g.Dari) + " sampai " + dua(g.Sampai)
	}
	return t
}
