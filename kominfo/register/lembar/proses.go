package lembar

import (
	"context"
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// proses is one import under way: what is known and seen, and where to write.
type proses struct {
	ctx      context.Context // of the row at hand, for names of references
	im       Impor
	in       register.Info
	isian    []register.Isian
	r        register.Reader
	s        sumber
	tx       *txCoba
	nyata    register.Tx         // where accepted rows are stored; nil in a dry run
	disimpan map[register.ID]int // row of each document stored in nyata
	g        gudang
	teliti   bool // report warnings of the register's law, at the price of a second check
	lap      Laporan

	// terbanding: every field of the file is a field of the document, so a row and
	// a document can be compared.
	terbanding bool

	// What earlier rows of the file have, with the index of the row. A row that is
	// tried again meets its own note and those of later rows; they do not count.
	seen       map[register.ID]int // document that a row changes
	lihat      []map[string]int    // unique key
	lihatSidik map[[32]byte]int    // content

	rujukanAda  map[string]bool
	namaRujukan map[string]map[string][]register.ID
}

// satu checks row i and, in a real import, stores it. The error is one of the
// machine, or a [galatBaris] of the store.
func (p *proses) satu(ctx context.Context, i int) error {
	p.ctx = ctx
	d := p.s.identitas(i)
	if len(d.halangan) > 0 {
		return p.tolak(d.halangan...)
	}
	if d.id != "" {
		return p.dariEkspor(ctx, i, d)
	}
	doc, fs := p.s.susun(i, nil)
	if adaGalat(fs) {
		return p.tolakIsian(i, doc, fs)
	}
	b, err := p.coba(ctx, doc, "", 0)
	if err != nil {
		return p.tolakKarena(i, d, err, fs)
	}
	if p.teliti && p.in.Bebas {
		lagi, err := p.im.Register.Periksa(ctx, p.tx, nil, doc)
		if err != nil {
			return err
		}
		for _, f := range lagi {
			fs = append(fs, p.s.tempat(i, f)) // no galat among them: the write went through
		}
	}
	p.catat(fs)
	if b == nil { // the action makes its document elsewhere
		return p.terima(ctx, i, p.permintaan(doc, "", 0), &p.lap.Baru)
	}
	return p.kembar(ctx, i, d, doc, *b)
}

// kembar compares a new document with the file and the register.
func (p *proses) kembar(ctx context.Context, i int, d identitas, doc []byte, b register.Baris) error {
	if p.g.sidik != nil {
		s, err := p.sidik(b)
		if err != nil {
			return err
		}
		if _, ada := p.g.sidik[s]; ada {
			p.lap.Sama++
			return nil
		}
		if n, ada := p.lihatSidik[s]; ada && n < i {
			p.lap.Sama++
			p.lap.catat(d.temuan("LBR-KEMBAR", kominfo.Peringatan, "", fmt.Sprintf("Baris %d sama persis dengan %s, jadi hanya satu yang dicatat. Bila memang dua dokumen, bedakan isinya.", d.nomor, p.barisLain(n, d))))
			return nil
		}
		p.lihatSidik[s] = i
	}
	if lain, ada := p.lihatKunci(i, d, b); ada {
		return p.tolak(lain)
	}
	for k := range p.g.unik {
		lama, ada, err := p.cariKunci(ctx, k, b)
		if err != nil {
			return err
		}
		if ada {
			return p.sudahAda(ctx, i, d, b, lama, p.g.unik[k])
		}
	}
	return p.terima(ctx, i, p.permintaan(doc, "", 0), &p.lap.Baru)
}

// lihatKunci finds an earlier row of the file with the same unique key.
func (p *proses) lihatKunci(i int, d identitas, b register.Baris) (Temuan, bool) {
	for k, set := range p.g.unik {
		kunci := p.kunci(set, b)
		if n, ada := p.lihat[k][kunci]; ada && n < i {
			return d.temuan("LBR-KEMBAR", kominfo.Galat, "", fmt.Sprintf("Baris %d dan %s punya %s yang sama, padahal harus berbeda. Hapus atau perbaiki salah satunya.", d.nomor, p.barisLain(n, d), p.labelKunci(set))), true
		}
		p.lihat[k][kunci] = i
	}
	return Temuan{}, false
}

func (p *proses) labelKunci(set []string) string {
	s := ""
	for i, n := range set {
		if i > 0 {
			s += " dan "
		}
		for _, k := range p.in.Kolom {
			if k.Nama == n {
				n = k.Judul
			}
		}
		s += n
	}
	return s
}

// sudahAda decides about a row whose unique key belongs to the document lama.
func (p *proses) sudahAda(ctx context.Context, i int, d identitas, b, lama register.Baris, set []string) error {
	pesan := fmt.Sprintf("Baris %d: sudah ada dokumen dengan %s yang sama di register ini, dan isinya tidak persis sama.", d.nomor, p.labelKunci(set))
	if !p.in.Bebas {
		s1, err1 := p.sidik(b)
		s2, err2 := p.sidik(lama)
		if err1 == nil && err2 == nil && s1 == s2 && p.terbanding {
			p.lap.Sama++
			return nil
		}
		p.lap.Dilewati++
		p.lap.catat(d.temuan("LBR-SUDAH-ADA", kominfo.Peringatan, "", pesan+" Register ini hanya berubah lewat tindakannya, jadi baris dilewati."))
		return nil
	}
	if t, ada := p.sudahDiubah(i, d, lama.ID); ada {
		return p.tolak(t)
	}
	dasar, err := p.im.Register.Dokumen(lama)
	if err != nil {
		return err
	}
	doc, _ := p.s.susun(i, dasar) // its cells were read without galat before
	hasil, err := p.coba(ctx, doc, lama.ID, lama.Versi)
	switch {
	case err == nil && hasil == nil:
		p.lap.Sama++
		return nil
	case p.im.Kembar != Perbarui:
		if kominfo.KindOf(err) == kominfo.Rusak {
			return err
		}
		p.lap.Dilewati++
		p.lap.catat(d.temuan("LBR-SUDAH-ADA", kominfo.Peringatan, "", pesan+" Baris dilewati; pilih \"perbarui\" bila isi berkas yang benar."))
		return nil
	case err != nil:
		return p.tolakKarena(i, d, err, nil)
	case lama.PribadiDihapus && hasil.Pribadi != nil:
		return p.tolak(pribadiDihapus(d))
	}
	return p.terima(ctx, i, p.permintaan(doc, lama.ID, lama.Versi), &p.lap.Berubah)
}

// sudahDiubah notes that row i is about a document, and says so when an earlier
// row was.
func (p *proses) sudahDiubah(i int, d identitas, id register.ID) (Temuan, bool) {
	if n, ada := p.seen[id]; ada && n < i {
		return d.temuan("LBR-KEMBAR", kominfo.Galat, "", fmt.Sprintf("Baris %d dan %s menyebut dokumen yang sama. Hapus salah satunya.", d.nomor, p.barisLain(n, d))), true
	}
	p.seen[id] = i
	return Temuan{}, false
}

// barisLain names another row, with its sheet where that is not the same.
func (p *proses) barisLain(n int, d identitas) string {
	o := p.s.identitas(n)
	if o.lembar != d.lembar {
		return fmt.Sprintf("baris %d di lembar %s", o.nomor, kutip(o.lembar))
	}
	return fmt.Sprintf("baris %d", o.nomor)
}

// dariEkspor plans a row that names its document.
func (p *proses) dariEkspor(ctx context.Context, i int, d identitas) error {
	if !p.in.Bebas {
		return p.tolak(d.temuan("LBR-TINDAKAN", kominfo.Galat, "", fmt.Sprintf("Baris %d menyebut dokumen yang sudah ada, padahal register ini hanya berubah lewat tindakannya. Kosongkan id-nya bila ini dokumen baru.", d.nomor)))
	}
	id := register.ID(d.id)
	if t, ada := p.sudahDiubah(i, d, id); ada {
		return p.tolak(t)
	}
	lama, err := p.tx.Baca(ctx, p.im.Register, p.im.Lingkup, id, 0)
	if err != nil {
		if kominfo.KindOf(err) != kominfo.TidakAda {
			return err
		}
		return p.tolak(d.temuan("LBR-ID", kominfo.Galat, "", fmt.Sprintf("Baris %d menyebut dokumen %s yang tidak ada di register ini, atau Anda tidak berhak melihatnya. Kosongkan id dan versinya bila ini dokumen baru.", d.nomor, kutip(d.id))))
	}
	dasar, err := p.im.Register.Dokumen(lama)
	if err != nil {
		return err
	}
	doc, fs := p.s.susun(i, dasar)
	if adaGalat(fs) {
		return p.tolakIsian(i, doc, fs)
	}
	b, err := p.coba(ctx, doc, id, lama.Versi)
	if err != nil {
		return p.tolakKarena(i, d, err, fs)
	}
	p.catat(fs)
	if b == nil {
		p.lap.Sama++
		return nil
	}
	if d.versi != lama.Versi {
		return p.tolak(d.temuan("LBR-VERSI", kominfo.Galat, "", fmt.Sprintf("Dokumen di baris %d sudah diubah orang lain sejak diekspor: berkas memuat versi %d, sekarang versi %d. Ekspor ulang, lalu ulangi perubahan Anda.", d.nomor, d.versi, lama.Versi)))
	}
	if lama.PribadiDihapus && b.Pribadi != nil {
		return p.tolak(pribadiDihapus(d))
	}
	if lain, ada := p.lihatKunci(i, d, *b); ada {
		return p.tolak(lain)
	}
	for k, set := range p.g.unik {
		if o, ada, err := p.cariKunci(ctx, k, *b); err != nil {
			return err
		} else if ada && o.ID != id {
			return p.tolakKarena(i, d, register.SudahAda(p.in, set), nil)
		}
	}
	return p.terima(ctx, i, p.permintaan(doc, id, lama.Versi), &p.lap.Berubah)
}

func pribadiDihapus(d identitas) Temuan {
	return d.temuan("LBR-PRIBADI-DIHAPUS", kominfo.Galat, "", fmt.Sprintf("Data pribadi dokumen di baris %d sudah dihapus dari register (UU 27/2022), jadi tidak boleh dimasukkan lagi. Kosongkan kolom data pribadinya.", d.nomor))
}

// coba writes into a transaction that stores nothing. nil means that the
// document would stay as it is.
func (p *proses) coba(ctx context.Context, doc []byte, id register.ID, harap int64) (*register.Baris, error) {
	p.tx.hasil = p.tx.hasil[:0]
	_, err := p.im.Register.Tulis(ctx, p.tx, p.permintaan(doc, id, harap))
	if err != nil || len(p.tx.hasil) == 0 {
		return nil, err
	}
	b := p.tx.hasil[0].Baris()
	return &b, nil
}

func (p *proses) permintaan(doc []byte, id register.ID, harap int64) register.Permintaan {
	return register.Permintaan{ID: id, Harap: harap, Tindakan: p.im.Tindakan, Isian: doc, Lingkup: p.im.Lingkup}
}

// terima counts a row that may be written and, in a real import, stores it: what
// was checked in this very transaction, or the action as a whole, because an
// action may write to other registers too.
func (p *proses) terima(ctx context.Context, i int, w register.Permintaan, hitung *int) error {
	*hitung++
	if p.nyata == nil {
		return nil
	}
	var m register.Meta
	var err error
	if p.in.Bebas {
		m, err = p.nyata.Simpan(ctx, p.tx.hasil[0])
	} else {
		m, err = p.im.Register.Tulis(ctx, p.nyata, w)
	}
	if err != nil {
		return galatBaris{i, err}
	}
	p.disimpan[m.ID] = i
	p.lap.Ditulis++
	return nil
}

func (p *proses) catat(fs []Temuan) {
	for _, t := range fs {
		p.lap.catat(t)
	}
}

func (p *proses) tolak(fs ...Temuan) error {
	p.lap.Ditolak++
	p.catat(fs)
	return nil
}

// tolakIsian refuses a row whose cells cannot all be read, and checks the others
// too, so that everything wrong with it is said at once.
func (p *proses) tolakIsian(i int, doc []byte, fs []Temuan) error {
	sudah := map[string]bool{}
	for _, t := range fs {
		sudah[t.Path] = true
	}
	for _, f := range register.PeriksaIsian(p.isian, doc) {
		if !sudah[f.Path] {
			fs = append(fs, p.s.tempat(i, f))
		}
	}
	return p.tolak(fs...)
}

// tolakKarena refuses a row for what the register says about it.
func (p *proses) tolakKarena(i int, d identitas, err error, fs []Temuan) error {
	fs2, ok := p.temuanDari(i, d, err)
	if !ok {
		return err
	}
	return p.tolak(append(fs, fs2...)...)
}

// temuanDari turns a refusal into findings beside their columns; ok is false for
// an error of the machine.
func (p *proses) temuanDari(i int, d identitas, err error) (fs []Temuan, ok bool) {
	e, k := asError(err), kominfo.KindOf(err)
	if e == nil || k == kominfo.Rusak || k == kominfo.BelumMasuk {
		return nil, false
	}
	for _, f := range e.Findings {
		fs = append(fs, p.s.tempat(i, f))
	}
	if fs == nil {
		fs = []Temuan{d.temuan("LBR-TOLAK", kominfo.Galat, "", e.Message)}
	}
	return fs, true
}
