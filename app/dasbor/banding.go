package dasbor

import (
	"context"
	"net/url"
	"strconv"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	spbanding "github.com/lumbung-id/lumbung/spbe/banding"
)

// maksBanding bounds the documents of one comparison: more than all institutions of
// the country by two methods.
const maksBanding = 2000

// banding sets an assessment beside the institution's other years, and beside other
// institutions in the same year and instrument. Like is compared with like: one
// method at a time, and samples with samples.
type banding struct {
	siklus
	sendiri, rekan []register.Dokumen[spbe.Penilaian]
	terpotong      bool // there are more than maksBanding

	cara    spbe.Metode
	metode  []spbe.Metode // methods to choose from
	dari    map[string]*register.Dokumen[spbe.Penilaian]
	deret   spbanding.Deret
	papan   spbanding.Papan
	temuan  []kominfo.Finding
	lainnya int  // left out: samples beside own data, or the other way about
	semua   bool // unchanged indicators too
}

func (p *banding) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) error {
	if err := p.muatDokumen(ctx, s); err != nil {
		return err
	}
	d := &p.dok.Isi
	err := serempak(
		func() (err error) {
			p.sendiri, err = p.cari(ctx, s, register.Syarat{Kolom: "instansi", Op: register.Sama, Nilai: d.Instansi})
			return err
		},
		func() (err error) {
			p.rekan, err = p.cari(ctx, s, register.Syarat{Kolom: "instrumen", Op: register.Sama, Nilai: d.Instrumen}, register.Syarat{Kolom: "tahun", Op: register.Sama, Nilai: d.Tahun})
			return err
		})
	if err != nil {
		return err
	}
	for _, m := range []spbe.Metode{spbe.Mandiri, spbe.Dokumen, spbe.Interviu, spbe.Visitasi, spbe.Terbit} {
		for _, ds := range [][]register.Dokumen[spbe.Penilaian]{p.sendiri, p.rekan} {
			for i := range ds {
				if n := len(p.metode); ds[i].Isi.Metode == m && (n == 0 || p.metode[n-1] != m) {
					p.metode = append(p.metode, m)
				}
			}
		}
	}
	p.hitung(d.Metode)
	return nil
}

func (p *banding) cari(ctx context.Context, s klien.Sumber, saring ...register.Syarat) (out []register.Dokumen[spbe.Penilaian], err error) {
	q := register.Query{Saring: saring, Urut: "nama_instansi", Batas: batasSekali}
	for len(out) < maksBanding {
		ds, kursor, err := p.d.Buku.Penilaian.Cari(ctx, s, register.LingkupUmum(), q)
		if err != nil {
			return nil, err
		}
		out = append(out, ds...)
		if q.Kursor = kursor; kursor == "" {
			return out, nil
		}
	}
	p.terpotong = true
	return out, nil
}

// hitung compares the results of one method.
func (p *banding) hitung(cara spbe.Metode) {
	p.cara, p.lainnya, p.temuan = cara, 0, nil
	p.dari = map[string]*register.Dokumen[spbe.Penilaian]{}
	tahunan, _ := p.capaian(p.sendiri)
	var fs []kominfo.Finding
	p.deret, fs = spbanding.Tahunan(p.d.Buku.Pustaka.Buka, tahunan)
	p.temuan = append(p.temuan, fs...)

	rekan, anggota := p.capaian(p.rekan)
	p.papan, fs = spbanding.Sejajarkan(p.in, int(p.dok.Isi.Tahun), anggota, rekan)
	p.temuan = append(p.temuan, fs...)
}

// capaian computes the results of one method; anggota are all whose assessments are
// there, by whatever method.
func (p *banding) capaian(ds []register.Dokumen[spbe.Penilaian]) (out []spbanding.Capaian, anggota []kominfo.Instansi) {
	for i := range ds {
		d := &ds[i]
		if d.Isi.Contoh != p.dok.Isi.Contoh {
			p.lainnya++
			continue
		}
		anggota = append(anggota, kominfo.Instansi{Kode: d.Isi.Instansi, Nama: d.Isi.NamaInstansi})
		if d.Isi.Metode != p.cara {
			continue
		}
		in, err := p.d.Buku.Pustaka.Buka(d.Isi.Instrumen)
		if err != nil {
			p.temuan = append(p.temuan, kominfo.Finding{ID: "BANDING-INSTRUMEN", Severity: kominfo.Galat, Message: kominfo.PesanUntukOrang(err)})
			continue
		}
		c, _ := spbanding.DariPenilaian(in, &d.Isi)
		out = append(out, c)
		p.dari[kunciCapaian(&c)] = d
	}
	return out, anggota
}

// kunciCapaian finds the assessment of a result; unique by the register's own law.
func kunciCapaian(c *spbanding.Capaian) string {
	return strconv.Itoa(c.Tahun) + " " + c.Instrumen + " " + c.Kode
}

// selisih is the change to this year from the year before that has a result of the
// same instrument; false where there is none.
func (p *banding) selisih() (spbanding.Selisih, bool) {
	for _, r := range p.deret.Ruas {
		for i, s := range r.Selisih {
			if r.Instrumen == p.in.ID && r.Titik[i+1].Tahun == int(p.dok.Isi.Tahun) {
				return s, true
			}
		}
	}
	return spbanding.Selisih{}, false
}

// kini is the result of this institution and year by the chosen method.
func (p *banding) kini() (spbanding.Capaian, bool) {
	for _, r := range p.deret.Ruas {
		for _, c := range r.Titik {
			if c.Instrumen == p.in.ID && c.Tahun == int(p.dok.Isi.Tahun) {
				return c, true
			}
		}
	}
	return spbanding.Capaian{}, false
}
