package lembar

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// Kembar says what becomes of a row whose unique key exists with other content.
type Kembar string

const (
	// Lewati leaves the document alone and says so. The zero value does the same.
	Lewati Kembar = "lewati"
	// Perbarui changes the document to what the row says.
	Perbarui Kembar = "perbarui"
)

// Mode says what becomes of a file in which some rows break a rule.
type Mode string

const (
	// Utuh writes everything, in one transaction, or nothing at all. The zero
	// value does the same.
	Utuh Mode = "utuh"
	// YangSah writes the valid rows and reports the others.
	YangSah Mode = "yang_sah"
)

// Impor is how a file becomes documents of a register. Register and Lingkup must
// be set; everything else has a careful zero value.
type Impor struct {
	Register register.Register
	Lingkup  register.Lingkup // what the person may see and change
	Aktor    kominfo.Aktor
	// Tindakan names the action through which rows become documents; only for
	// registers with actions, and only an action that makes a document.
	Tindakan string
	Kembar   Kembar
	Mode     Mode
	Tanggal  UrutanTanggal
	// Rujukan are the registers that fields refer to, so that a row may name a
	// document instead of giving its id; nil: those of the store. Without them
	// only ids are understood.
	Rujukan []register.Register
	// LingkupRujukan is the scope in which such names are looked up; the zero
	// value is Lingkup.
	LingkupRujukan register.Lingkup
	// Sekarang is the clock of the dry run; nil is time.Now.
	Sekarang func() time.Time
	// Kemajuan, when set, is told how many rows are done of how many.
	Kemajuan func(selesai, total int)
}

const opImpor = "lembar.Impor"

// Periksa is the dry run: everything that a write does, the register's own law
// included, short of the store. An error says that the file as a whole cannot be
// imported here; what is wrong with columns and rows stands in the report.
func (im Impor) Periksa(ctx context.Context, r register.Reader, m Masukan) (Laporan, error) {
	p, bisa, err := im.mulai(ctx, r, m)
	if err != nil {
		return Laporan{}, err
	}
	if !bisa {
		return p.lap, nil
	}
	p.teliti = true
	n := p.s.jumlah()
	for a := 0; a < n; a += PerTransaksi {
		if err := p.semua(ctx, a, min(a+PerTransaksi, n)); err != nil {
			return Laporan{}, err
		}
		p.kemajuan(min(a+PerTransaksi, n))
	}
	return p.lap, nil
}

// mulai recognises the file and reads ahead; bisa is false when no row can be
// imported, and the report says why.
func (im Impor) mulai(ctx context.Context, r register.Reader, m Masukan) (p *proses, bisa bool, err error) {
	if s, ok := r.(interface{ Register() []register.Register }); ok && im.Rujukan == nil {
		im.Rujukan = s.Register()
	}
	in := im.Register.Info()
	isian, err := im.isian(in)
	if err != nil {
		return nil, false, err
	}
	p = &proses{im: im, in: in, isian: isian, r: r}
	p.lap = Laporan{Register: in.Nama, Berkas: m.nama, Temuan: []Temuan{}}
	bisa = true
	switch {
	case m.buku != nil:
		p.s, bisa, err = p.tabel(m.buku)
	default:
		p.s = newSumberJSONL(m.jsonl, in.Nama, isian)
	}
	if err != nil {
		return nil, false, err
	}
	p.lap.Baris = p.s.jumlah()
	if !bisa {
		p.lap.Ditolak = p.lap.Baris
		return p, false, nil
	}
	return p, true, p.siapkan(ctx)
}

// semua deals with rows a to b, b not included.
func (p *proses) semua(ctx context.Context, a, b int) error {
	for i := a; i < b; i++ {
		if i%256 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if err := p.satu(ctx, i); err != nil {
			return err
		}
	}
	return nil
}

func (p *proses) kemajuan(n int) {
	if p.im.Kemajuan != nil {
		p.im.Kemajuan(n, p.s.jumlah())
	}
}

// Isian gives the fields that the columns of a file must match: those of the
// document, or those of the action's input. The error says why the register
// cannot be imported so.
func (im Impor) Isian() ([]register.Isian, error) { return im.isian(im.Register.Info()) }

func (im Impor) isian(in register.Info) ([]register.Isian, error) {
	if in.Bebas {
		if im.Tindakan != "" {
			return nil, kominfo.E(kominfo.Ditolak, opImpor, "Register %s diimpor langsung, tanpa tindakan. Kosongkan tindakan %q.", in.Judul, potong(im.Tindakan))
		}
		return in.Isian, nil
	}
	var mula []string
	for _, t := range in.Tindakan {
		if t.Mula && len(t.Isian) > 0 {
			mula = append(mula, t.Nama)
		}
		if t.Nama != im.Tindakan || im.Tindakan == "" {
			continue
		}
		switch {
		case !t.Mula:
			return nil, kominfo.E(kominfo.Ditolak, opImpor, "Tindakan %s mengubah dokumen yang sudah ada, jadi tidak dapat dipakai untuk impor. Jalankan satu per satu di halaman dokumennya.", t.Judul)
		case len(t.Isian) == 0:
			return nil, kominfo.E(kominfo.Ditolak, opImpor, "Tindakan %s tidak punya isian yang dapat diisi dari tabel, jadi tidak dapat dipakai untuk impor.", t.Judul)
		}
		return t.Isian, nil
	}
	if len(mula) == 0 {
		return nil, kominfo.E(kominfo.Ditolak, opImpor, "Register %s hanya berubah lewat tindakannya, dan tidak satu pun membuat dokumen dari isian tabel. Register ini tidak dapat diimpor.", in.Judul)
	}
	return nil, kominfo.E(kominfo.Ditolak, opImpor, "Register %s hanya berubah lewat tindakannya, karena tiap langkahnya diatur. Sebut tindakan yang membuat dokumen untuk impor: %s.", in.Judul, strings.Join(mula, ", "))
}

// tabel recognises the tables of a workbook; bisa is false when a column stands
// in the way of every row.
func (p *proses) tabel(b *tabel.Buku) (s sumber, bisa bool, err error) {
	l, err := kenali(b, p.in, p.isian)
	if err != nil {
		return nil, false, err
	}
	st := &sumberTabel{isian: p.isian, csv: b.Format == tabel.CSV, cara: cara{urutan: p.im.Tanggal}, rujuk: p.rujuk}
	for _, f := range b.Temuan {
		p.lap.catat(Temuan{Finding: f})
	}
	bisa = true
	for _, m := range l {
		for _, h := range m.kepala {
			k := KolomLaporan{Lembar: m.nama, Huruf: tabel.NamaKolom(h.k), Kepala: h.teks, Isian: h.isian}
			p.lap.Kolom = append(p.lap.Kolom, k)
		}
		for _, t := range m.temuan {
			p.lap.catat(t)
		}
		bisa = bisa && !adaGalat(m.temuan)
		st.tambah(m)
	}
	return st, bisa, nil
}

func adaGalat(fs []Temuan) bool {
	return slices.ContainsFunc(fs, func(t Temuan) bool { return t.Severity == kominfo.Galat })
}
