package dasbor

import (
	"context"
	"net/url"
	"slices"
	"sort"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// ruteIndikator is the page of one indicator of an assessment.
func ruteIndikator() []rute {
	return []rute{{"/penilaian/" + bagianID + "/indikator/" + bagianNomor, "/penilaian", func(d *Dasbor, b []string) halaman {
		return &indikator{siklus: siklus{d: d, id: register.ID(b[1])}, nomor: b[2]}
	}}}
}

// indikator is the page of one indicator: what each level asks for beside what
// proves it, the answer of who owes it, and the values. What the person may not see
// is not loaded; p.semua says whether that can be anything.
type indikator struct {
	siklus
	nomor string

	x         indeks.Indikator
	semua     bool          // the person sees the evidence of every perangkat daerah
	jawabanku *barisTugas   // nil: nobody owes it, or the person may not see who
	daftar    []*barisBukti // evidence for this indicator
	isi       []spbe.Bukti  // the same, as package spbe takes it
	dokumen   map[register.ID]*barisDukung
	juga      map[register.ID][]string // other indicators of the assessment that a document proves

	jawab   formulirUmum
	bentrok *bentrokUmum
	angka   string // index of another institution, as typed
	buka    *formSini
	lama    *buktiLama

	sibuk   string // key of what is being written; "" when nothing is
	tunda   error  // why it waits in the outbox
	gagalDi string // key of what was refused
	galat   error
	memuat  bool // what is stored is being read again
	antri   int  // writes about this page in the outbox
}

// barisTugas, barisBukti and barisDukung are documents with their owner, on whom
// the rights depend.
type barisTugas struct {
	register.Meta
	isi spbe.TugasIndikator
	doc []byte
}

type barisBukti struct {
	register.Meta
	pemilik string
	isi     spbe.Bukti
}

type barisDukung struct {
	register.Meta
	pemilik string
	isi     spbe.DataDukung
}

// Muat loads the assessment and what belongs to the indicator.
func (p *indikator) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) error {
	bk := p.d.Buku
	ini := []register.Syarat{{Kolom: "penilaian", Op: register.Sama, Nilai: string(p.id)}, {Kolom: "indikator", Op: register.Sama, Nilai: p.nomor}}
	var tugas, bukti []register.Baris
	err := serempak(
		func() error { return p.muatDokumen(ctx, s) },
		func() (err error) { p.opd, err = namaPerangkat(ctx, p.d, s); return err },
		func() (err error) {
			tugas, err = semuaBaris(ctx, s, bk.Tugas, register.Query{Saring: ini, Isi: true})
			return err
		},
		func() (err error) {
			bukti, err = semuaBaris(ctx, s, bk.Bukti, register.Query{Saring: ini, Isi: true})
			return err
		},
	)
	if err != nil {
		return err
	}
	ada := false
	if p.x, ada = p.in.Cari(p.nomor); !ada || p.x.Nomor != p.nomor {
		return kominfo.E(kominfo.TidakAda, "dasbor.indikator", "Indikator %s tidak ada di %s. Pilih dari ringkasan penilaian.", p.nomor, spbe.NamaPendek(p.in.ID))
	}
	l, err := hak.Boleh(p.saya.Aktor(), true, bk.Bukti.Info(), hak.Baca)
	p.semua = err == nil && l.Semua
	if len(tugas) > 0 {
		t := &barisTugas{Meta: tugas[0].Meta}
		if t.doc, err = bk.Tugas.Dokumen(tugas[0]); err != nil {
			return err
		}
		if err = uraiDok(bk.Tugas, tugas[0], &t.isi); err != nil {
			return err
		}
		p.jawabanku = t
	}
	if err := p.muatBukti(ctx, s, bukti); err != nil {
		return err
	}
	p.siapkanJawaban()
	p.antri = p.dalamKotak()
	return nil
}

// muatBukti takes the evidence, and reads the documents that it consists of.
func (p *indikator) muatBukti(ctx context.Context, s klien.Sumber, bukti []register.Baris) error {
	var ids []register.ID
	for _, b := range bukti {
		x := &barisBukti{Meta: b.Meta, pemilik: b.Pemilik}
		if err := uraiDok(p.d.Buku.Bukti, b, &x.isi); err != nil {
			return err
		}
		p.daftar = append(p.daftar, x)
		ids = append(ids, x.isi.Dokumen)
	}
	sort.SliceStable(p.daftar, func(i, j int) bool {
		a, b := &p.daftar[i].isi, &p.daftar[j].isi
		return a.Tingkat < b.Tingkat || a.Tingkat == b.Tingkat && a.Butir < b.Butir
	})
	for i := range p.daftar {
		p.isi = append(p.isi, p.daftar[i].isi)
	}
	var lain []register.Baris
	err := serempak(
		func() (err error) { p.dokumen, err = bacaDukung(ctx, p.d, s, ids); return err },
		func() (err error) {
			if ids == nil {
				return nil
			}
			di := register.Syarat{Kolom: "dokumen", Op: register.SalahSatu}
			for _, id := range ids {
				di.Daftar = append(di.Daftar, string(id))
			}
			lain, err = semuaBaris(ctx, s, p.d.Buku.Bukti, register.Query{Saring: []register.Syarat{{Kolom: "penilaian", Op: register.Sama, Nilai: string(p.id)}, di}})
			return err
		})
	in := p.d.Buku.Bukti.Info()
	p.juga = map[register.ID][]string{}
	for _, b := range lain {
		n, dok := kolomTeks(in, b, "indikator"), register.ID(kolomTeks(in, b, "dokumen"))
		if n != p.nomor && !slices.Contains(p.juga[dok], n) {
			p.juga[dok] = append(p.juga[dok], n)
		}
	}
	return err
}

// semuaBaris gives every row of a query; none where the person may not read them.
func semuaBaris(ctx context.Context, s klien.Sumber, r register.Register, q register.Query) (out []register.Baris, err error) {
	for q.Batas = batasSekali; ; {
		h, err := s.Cari(ctx, r, register.LingkupUmum(), q)
		if takTerlihat(err) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, h.Baris...)
		if q.Kursor = h.Kursor; h.Kursor == "" {
			return out, nil
		}
	}
}

// bacaDukung reads documents one by one; those that the person may not see, or that
// are gone, stay out.
func bacaDukung(ctx context.Context, d *Dasbor, s klien.Sumber, ids []register.ID) (map[register.ID]*barisDukung, error) {
	out := map[register.ID]*barisDukung{}
	var fs []func() error
	for _, id := range ids {
		if out[id] != nil {
			continue
		}
		x := &barisDukung{}
		out[id] = x
		fs = append(fs, func() error {
			b, err := s.Baca(ctx, d.Buku.Dukung, register.LingkupUmum(), id, 0)
			if takTerlihat(err) {
				return nil
			}
			if err != nil {
				return err
			}
			x.Meta, x.pemilik = b.Meta, b.Pemilik
			return uraiDok(d.Buku.Dukung, b, &x.isi)
		})
	}
	return out, serempak(fs...)
}

// Gambar draws the page.
func (p *indikator) Gambar(l *layar) []any {
	kunci := p.jawab.kunci
	// An answer that lies in the outbox is safe.
	kotor := p.jawab.laci != nil && p.jawab.beda() && (p.tunda == nil || p.sibuk != "jawab")
	if p.buka != nil {
		kunci += "|" + p.buka.kunci
		kotor = kotor || p.buka.f.beda()
	}
	s := &susunan{}
	s.ui(el.KopSurat{Pemerintah: l.k.kop(), Perangkat: "Dinas Komunikasi dan Informatika"}.UI())
	s.ui(p.kepala())
	s.ui(p.menu("/indikator"))
	s.ui(&penjaga{Kotor: kotor, Kunci: kunci, Cari: p.cariDraf})
	if t := p.terkunci(); t != "" {
		s.pesan(el.Info, t, "")
	} else {
		s.apa(nil)
	}
	s.apa(p.diKotak())
	s.ui(el.Siar(tempat(p.menunggu(l))))
	s.ui(p.angkaPokok(l))
	s.apa(p.nilaiMetode())
	s.apa(p.dariBukti(l))
	s.ui(p.bagianBukti(l))
	s.ui(p.jawaban(l))
	s.apa(p.tahunLalu(l))
	s.ui(p.tentang())
	return s.isi
}

func (p *indikator) cariDraf() {
	if p.jawab.laci != nil {
		p.jawab.tawarkan()
	}
	if p.buka != nil {
		p.buka.f.tawarkan()
	}
}

// alamatIndikator is the page of an indicator of the same assessment.
func (p *indikator) alamatIndikator(nomor string) string { return p.alamat("/indikator/" + nomor) }

// terkunci says in one sentence why nothing of the indicator can be changed; ""
// when something can.
func (p *indikator) terkunci() string {
	d := &p.dok.Isi
	switch {
	case p.dok.Ditarik:
		return "Penilaian ini sudah ditarik, jadi hanya dapat dibaca."
	case d.Contoh:
		return "Penilaian ini data contoh dari instansi lain, jadi hanya dapat dibaca."
	case d.Tahap == spbe.TahapPenetapan:
		return "Hasil penilaian ini sudah ditetapkan, jadi hanya dapat dibaca."
	}
	return ""
}
