package dasbor

import (
	"context"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// siklus is one year's assessment with the work on it, as the pages about it share
// it: who owes which indicator, and what proves it. It holds what the person may
// see; somebody of one unit sees that unit's tasks and evidence.
type siklus struct {
	d     *Dasbor
	saya  klien.Saya
	id    register.ID
	in    *indeks.Instrumen
	dok   register.Dokumen[spbe.Penilaian]
	tugas []register.Dokumen[spbe.TugasIndikator]
	bukti []register.Dokumen[spbe.Bukti]
	opd   map[string]string // names of units by their codes
}

// kenali tells the page who looks at it.
func (p *siklus) kenali(s klien.Saya) { p.saya = s }

// muatDokumen loads the assessment alone.
func (p *siklus) muatDokumen(ctx context.Context, s klien.Sumber) (err error) {
	if p.dok, err = p.d.Buku.Penilaian.Baca(ctx, s, register.LingkupUmum(), p.id); err != nil {
		return err
	}
	p.in, err = p.d.Buku.Pustaka.Buka(p.dok.Isi.Instrumen)
	return err
}

// muatKerja loads the assessment, its tasks and its evidence, side by side.
func (p *siklus) muatKerja(ctx context.Context, s klien.Sumber) error {
	return serempak(
		func() error { return p.muatDokumen(ctx, s) },
		func() (err error) { p.opd, err = namaPerangkat(ctx, p.d, s); return err },
		func() (err error) { p.tugas, err = milikPenilaian(ctx, s, p.d.Buku.Tugas, p.id); return err },
		func() (err error) { p.bukti, err = milikPenilaian(ctx, s, p.d.Buku.Bukti, p.id); return err },
	)
}

// milikPenilaian gives all documents of a register that belong to an assessment;
// none where the person may not read them.
func milikPenilaian[T any](ctx context.Context, s klien.Sumber, d register.Tipe[T], id register.ID) (out []register.Dokumen[T], err error) {
	q := register.Query{Saring: []register.Syarat{{Kolom: "penilaian", Op: register.Sama, Nilai: string(id)}}, Batas: batasSekali}
	for {
		ds, kursor, err := d.Cari(ctx, s, register.LingkupUmum(), q)
		if takTerlihat(err) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, ds...)
		if q.Kursor = kursor; kursor == "" {
			return out, nil
		}
	}
}

// isiTugas and isiBukti are the documents as the functions of package spbe take them.
func (p *siklus) isiTugas() (out []spbe.TugasIndikator) {
	for _, t := range p.tugas {
		out = append(out, t.Isi)
	}
	return out
}

func (p *siklus) isiBukti() (out []spbe.Bukti) {
	for _, b := range p.bukti {
		out = append(out, b.Isi)
	}
	return out
}

// hariIni is the date on the office's wall.
func (p *siklus) hariIni(l *layar) kominfo.Tanggal {
	z := l.k.zona
	if z == "" {
		z = kominfo.WIB
	}
	return kominfo.TanggalDari(p.d.Sekarang(), z)
}

// namaOPD is what people call a unit.
func (p *siklus) namaOPD(kode string) string { return sebutPerangkat(p.opd, kode) }

// alamat is a page about this assessment: "" its summary, "/tugas" the work list.
func (p *siklus) alamat(bagian string) string { return "/penilaian/" + string(p.id) + bagian }

// menu leads through the pages about one assessment.
func (p *siklus) menu(aktif string) app.UI {
	return el.Submenu("Penilaian ini", []el.Menu{
		{Label: "Ringkasan", Href: p.alamat(""), Ikon: el.IkonGrafik},
		{Label: "Pekerjaan", Href: p.alamat("/tugas"), Ikon: el.IkonDaftar},
		{Label: "Simulasi", Href: p.alamat("/simulasi"), Ikon: el.IkonTarget},
		{Label: "Perbandingan", Href: p.alamat("/banding"), Ikon: el.IkonTabel},
		{Label: "Laporan", Href: p.alamat("/laporan"), Ikon: el.IkonDokumen},
	}, p.alamat(aktif))
}

// bisa reports whether the person may do something with a document of an owner.
func (p *siklus) bisa(r register.Register, aksi, pemilik string) bool {
	return bisaPada(p.saya.Aktor(), r.Info(), aksi, pemilik)
}

// remah leads back from a page about this assessment.
func (p *siklus) remah(akhir ...el.Remah) []el.Remah {
	judul := p.dok.Isi.NamaInstansi + " " + strconv.FormatInt(p.dok.Isi.Tahun, 10)
	return append([]el.Remah{{Label: "Penilaian", Href: "/penilaian"}, {Label: judul, Href: p.alamat("")}}, akhir...)
}
