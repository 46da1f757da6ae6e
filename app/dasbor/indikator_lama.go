package dasbor

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// buktiLama is the evidence of an older assessment of the same institution that may
// serve this indicator. It is looked for when somebody asks.
type buktiLama struct {
	mencari bool
	galat   error
	dari    string // the assessment, in words; "" when there is none
	calon   []calonLama
	sifat   string // how the indicators belong together, in words
	status  kominfo.StatusSumber
	syarat  []string // what must be checked first
}

type calonLama struct {
	id     register.ID // of the old evidence
	isi    *spbe.Bukti
	dukung *barisDukung
	letak  string // where it is to go: "2.1"
}

// batasLama is how many older assessments are looked into.
const batasLama = 3

// cari looks through the older assessments, the latest first, until one has
// evidence that fits.
func (b *buktiLama) cari(ctx context.Context, s klien.Sumber, p *indikator) error {
	d := &p.dok.Isi
	ps, _, err := p.d.Buku.Penilaian.Cari(ctx, s, register.LingkupUmum(), register.Query{Urut: "tahun", Turun: true, Batas: 20, Saring: []register.Syarat{
		{Kolom: "instansi", Op: register.Sama, Nilai: d.Instansi}, {Kolom: "tahun", Op: register.Kurang, Nilai: d.Tahun}}})
	if err != nil {
		return err
	}
	n := 0
	for i := range ps {
		lama := &ps[i]
		nomor := p.pendahulu(lama.Isi.Instrumen)
		if nomor == nil || lama.Isi.Contoh || lama.Isi.Metode == spbe.Terbit {
			continue
		}
		if n++; n > batasLama {
			break
		}
		if err := b.cariDi(ctx, s, p, lama, nomor); err != nil || b.calon != nil {
			return err
		}
	}
	return nil
}

// pendahulu are the indicators of an instrument that this one goes on from.
func (p *indikator) pendahulu(instrumen string) (out []any) {
	if instrumen == p.in.ID {
		return []any{p.nomor}
	}
	if k := p.x.Kelanjutan; k != nil && k.Instrumen == instrumen {
		for _, n := range k.Indikator {
			out = append(out, n)
		}
	}
	return out
}

func (b *buktiLama) cariDi(ctx context.Context, s klien.Sumber, p *indikator, lama *register.Dokumen[spbe.Penilaian], nomor []any) error {
	rs, err := semuaBaris(ctx, s, p.d.Buku.Bukti, register.Query{Isi: true, Saring: []register.Syarat{
		{Kolom: "penilaian", Op: register.Sama, Nilai: string(lama.ID)}, {Kolom: "indikator", Op: register.SalahSatu, Daftar: nomor}}})
	if err != nil {
		return err
	}
	isi := make([]spbe.Bukti, len(rs))
	for i := range rs {
		if err := uraiDok(p.d.Buku.Bukti, rs[i], &isi[i]); err != nil {
			return err
		}
	}
	b.dari = lama.Isi.NamaInstansi + " " + tahunTeks(lama.Isi.Tahun) + ", " + spbe.NamaPendek(lama.Isi.Instrumen)
	if lama.Isi.Instrumen == p.in.ID {
		for i := range rs {
			if isi[i].Status != spbe.BuktiRevisi {
				b.calon = append(b.calon, calonLama{id: rs[i].ID, isi: &isi[i], letak: kunciLetak(int(isi[i].Tingkat), int(isi[i].Butir))})
			}
		}
		b.syarat = []string{"Periksa apakah dokumennya masih berlaku dan menggambarkan keadaan tahun " + tahunTeks(p.dok.Isi.Tahun) + "."}
	} else {
		for _, c := range spbe.Warisan(p.in, p.nomor, isi) {
			b.calon = append(b.calon, calonLama{id: rs[c.Dari[0]].ID, isi: c.Bukti})
			b.sifat, b.status, b.syarat = spbe.SebutanSifat(c.Sifat), c.Status, c.Perbarui
		}
	}
	var ids []register.ID
	for _, c := range b.calon {
		ids = append(ids, c.isi.Dokumen)
	}
	dokumen, err := bacaDukung(ctx, p.d, s, ids)
	for i := range b.calon {
		b.calon[i].dukung = dokumen[b.calon[i].isi.Dokumen]
	}
	return err
}

func tahunTeks(n int64) string { return nomor(int(n)) }

// bolehSalin reports whether the person may take over evidence.
func (p *indikator) bolehSalin() bool {
	return p.terkunci() == "" && p.bisa(p.d.Buku.Bukti, "salin", p.saya.Perangkat)
}

// tahunLalu offers the evidence of older assessments.
func (p *indikator) tahunLalu(l *layar) any {
	if !p.bolehSalin() {
		return nil
	}
	s, b, cari := &susunan{}, p.lama, "Cari bukti sebelumnya"
	switch {
	case b == nil || b.mencari:
		s.p("Dokumen yang membuktikan indikator ini pada penilaian sebelumnya dapat dipakai lagi bila masih memenuhi kriterianya.")
	case b.galat != nil:
		s.apa(el.Gagal(b.galat))
	case len(b.calon) > 0:
		cari = ""
		s.p("Dari " + b.dari + ".")
		if b.sifat != "" {
			s.judul("Hubungan indikatornya: "+b.sifat, el.Netral, b.status.Label())
		}
		t := &susunan{}
		for _, k := range b.syarat {
			t.teks(k)
		}
		s.ui(t.butir())
		for i := range b.calon {
			s.ui(p.kartuLama(l, i))
		}
	case p.x.Kelanjutan != nil && len(p.x.Kelanjutan.Indikator) == 0:
		cari = ""
		s.p("Tidak ada. Indikator ini baru: tidak punya pendahulu di " + spbe.NamaPendek(p.x.Kelanjutan.Instrumen) + " (" + p.x.Kelanjutan.Status.Label() + ").")
	default:
		cari = ""
		s.p("Tidak ada bukti yang dapat disalin dari penilaian sebelumnya, atau bukti itu milik perangkat daerah lain.")
	}
	if cari != "" {
		t := &susunan{}
		t.tombol(cari, el.IkonRiwayat, b != nil && b.mencari, false, func(ctx app.Context) { p.cariLama(ctx, l) })
		s.ui(t.deret())
	}
	return el.HanyaLayar(s.bagian("Bukti penilaian sebelumnya"))
}

func (p *indikator) cariLama(ctx app.Context, l *layar) {
	b, kini := &buktiLama{mencari: true}, *p // the page may be read again meanwhile
	p.lama = b
	l.kerja(ctx, func(c context.Context) error { return b.cari(c, l.d.Sumber, &kini) }, func(_ app.Context, err error) {
		b.mencari, b.galat = false, err
	})
}

// kartuLama is one candidate, with where it is to go.
func (p *indikator) kartuLama(l *layar, i int) app.UI {
	c := &p.lama.calon[i]
	s := &susunan{}
	teks, nada := statusBukti(c.isi.Status, c.isi.AlasanRevisi)
	p.gambarDukung(s, c.dukung, nada, teks)
	s.kecil("Dulu: indikator " + c.isi.Indikator + ", " + hurufKecil(sebutLetak(int(c.isi.Tingkat), int(c.isi.Butir))) + ".")
	for _, b := range p.daftar {
		if b.isi.Dokumen == c.isi.Dokumen && kunciLetak(int(b.isi.Tingkat), int(b.isi.Butir)) == c.letak {
			s.lencana(el.Sukses, "sudah dipakai di "+hurufKecil(sebutLetak(int(b.isi.Tingkat), int(b.isi.Butir))))
			return s.kotak()
		}
	}
	di, galat, sebut := "salin:"+string(c.id), "", "dokumen"
	if p.gagalDi == di && p.galat == nil {
		galat = "Pilih dulu tingkat dan butirnya."
	}
	if c.dukung != nil {
		sebut = c.dukung.isi.Judul
	}
	var os []el.Opsi
	for _, o := range p.isianLetak().Pilihan {
		os = append(os, el.Opsi{Nilai: o.Nilai, Label: o.Teks})
	}
	s.pilihan("letak-"+nomor(i), "Pasang di", "", galat, c.letak, "Pilih tingkat dan butir", os, func(_ app.Context, v string) { c.letak = v })
	s.apa(p.kabarDi(di))
	t := &susunan{}
	t.tombolUntuk("Salin", sebut, el.IkonSalin, p.sibuk == di && p.tunda == nil, p.sibuk != "", func(ctx app.Context) { p.salin(ctx, l, c, di) })
	s.ui(t.deret())
	return s.kotak()
}

func (p *indikator) salin(ctx app.Context, l *layar, c *calonLama, di string) {
	if c.letak == "" {
		p.galat, p.gagalDi = nil, di
		return
	}
	p.tulis(ctx, l, p.d.Buku.Bukti, "", 0, "salin", p.isianBukti("salin", c.letak, nil, "dari", c.id), di, func(ctx app.Context, _ register.Meta) { p.beres(ctx, l, "Bukti disalin sebagai draf.") })
}
