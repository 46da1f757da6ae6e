package register

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Permintaan is one write as it is asked for, from a page, the API, the CLI, an
// import or another program.
type Permintaan struct {
	ID       ID      // empty: a new document
	Harap    int64   // version the writer saw; 0 only for a new document
	Tindakan string  // "": create or change the whole document
	Isian    []byte  // JSON: the document, or the action's input
	Lingkup  Lingkup // what the writer may change

	// Kunci names this one write for ever; "" names it not. A write that arrives
	// again with its key, because the answer was lost on the way, is not carried
	// out again: it gets the Meta of the first time. The same key with another
	// content is tidak_sah. Let it contain who writes: keys of two people must not
	// meet.
	Kunci string
}

// Tulisan is a change that passed the register's rules. Only this package makes
// one, so nothing else can write to a store.
type Tulisan struct {
	reg   Register
	baris Baris
	harap int64
}

// Register is the register to write to.
func (t Tulisan) Register() Register { return t.reg }

// Baris is the row to store. Its Versi is set; its Urutan, and the ID of a new
// document ([IDBaru]), are the store's to set.
func (t Tulisan) Baris() Baris { return t.baris }

// Harap is the version the store must find; 0: the document must not exist.
func (t Tulisan) Harap() int64 { return t.harap }

// Buat writes a new document of a register without actions.
func (d *Def[T]) Buat(ctx context.Context, tx Tx, l Lingkup, v T) (Meta, error) {
	return d.tulis(ctx, tx, Permintaan{Lingkup: l}, &v)
}

// Ganti replaces a document of a register without actions. harap is the version
// the writer saw.
func (d *Def[T]) Ganti(ctx context.Context, tx Tx, l Lingkup, id ID, harap int64, v T) (Meta, error) {
	return d.tulis(ctx, tx, Permintaan{ID: id, Harap: harap, Lingkup: l}, &v)
}

// Lakukan carries out an action; id is empty and harap 0 for one that makes the
// document. isian is the action's input struct.
func (d *Def[T]) Lakukan(ctx context.Context, tx Tx, l Lingkup, id ID, harap int64, tindakan string, isian any) (Meta, error) {
	b, err := json.Marshal(isian)
	if err != nil {
		return Meta{}, err
	}
	return d.Tulis(ctx, tx, Permintaan{ID: id, Harap: harap, Tindakan: tindakan, Isian: b, Lingkup: l})
}

// Periksa checks a whole document without writing it.
func (d *Def[T]) Periksa(ctx context.Context, r Reader, lama *Baris, doc []byte) ([]kominfo.Finding, error) {
	var v T
	if fs := d.bentuk().uraiPeriksa(doc, &v); fs != nil || d.Check == nil {
		return fs, nil
	}
	var l *Dokumen[T]
	if lama != nil {
		dok, err := d.buka(*lama)
		if err != nil {
			return nil, err
		}
		l = &dok
	}
	return d.Check(ctx, r, l, &v)
}

// Tulis carries out one write inside tx.
func (d *Def[T]) Tulis(ctx context.Context, tx Tx, p Permintaan) (Meta, error) {
	return d.tulis(ctx, tx, p, nil)
}

// tulis takes the document from p.Isian, or as it is from v: then nothing can be
// unknown or of a wrong type in it.
func (d *Def[T]) tulis(ctx context.Context, tx Tx, p Permintaan, v *T) (Meta, error) {
	const op = "register.Tulis"
	u := d.ulang(p)
	if m, ada, err := d.pernah(ctx, tx, u); ada || err != nil {
		return m, err
	}
	lama, barisLama, err := d.lama(ctx, tx, p)
	if err != nil {
		return Meta{}, err
	}
	var (
		baru T
		b    = Baris{Meta: Meta{ID: p.ID, Versi: p.Harap + 1, Urutan: BelumUrut, Waktu: tx.Sekarang()}, Ulang: u}
	)
	switch t := d.tindakan(p.Tindakan); {
	case p.Tindakan == "" && len(d.Tindakan) > 0:
		return Meta{}, kominfo.E(kominfo.Ditolak, op, "Register %s hanya berubah lewat tindakannya: %s.", d.Nama, d.namaTindakan())
	case p.Tindakan == "":
		b.Aksi = "ganti"
		if lama == nil {
			b.Aksi = "buat"
		}
		if v != nil {
			baru = *v
		} else if fs := urai(p.Isian, d.bentuk().isian, &baru); fs != nil {
			return Meta{}, kominfo.TidakSahKarena(op, fs)
		}
	case t == nil:
		return Meta{}, kominfo.E(kominfo.TidakAda, op, "Register %s tidak punya tindakan %q. Yang ada: %s.", d.Nama, singkat(p.Tindakan), d.namaTindakan())
	case t.Mula != (lama == nil):
		if t.Mula {
			return Meta{}, kominfo.E(kominfo.Ditolak, op, "Tindakan %s membuat dokumen baru, jadi tidak dapat dijalankan pada dokumen yang sudah ada.", t.Nama)
		}
		return Meta{}, kominfo.E(kominfo.Ditolak, op, "Tindakan %s memerlukan dokumen yang sudah ada.", t.Nama)
	default:
		b.Aksi, b.Ditarik = t.Nama, t.Menarik
		if baru, err = t.Laku.f(ctx, tx, lama, p.Isian); err != nil {
			return Meta{}, err
		}
		b.Alasan = alasan(p.Isian)
	}
	return d.simpan(ctx, tx, p, b, barisLama, lama, baru)
}

// lama reads the document that the request is about, within its scope.
func (d *Def[T]) lama(ctx context.Context, tx Tx, p Permintaan) (*Dokumen[T], Baris, error) {
	const op = "register.Tulis"
	if p.ID == "" {
		if p.Harap != 0 {
			return nil, Baris{}, kominfo.E(kominfo.TidakSah, op, "Dokumen baru tidak punya versi lama.")
		}
		return nil, Baris{}, nil
	}
	if !p.Lingkup.Pribadi && len(d.bentuk().pribadi) > 0 {
		return nil, Baris{}, kominfo.E(kominfo.Ditolak, op, "Register %s memuat data pribadi; hanya yang berhak membacanya boleh mengubah dokumennya.", d.Nama)
	}
	b, err := tx.Baca(ctx, d, p.Lingkup, p.ID, 0)
	if err != nil {
		return nil, b, err
	}
	if b.Ditarik {
		return nil, b, kominfo.E(kominfo.Ditolak, op, "Dokumen ini sudah ditarik, jadi tidak dapat diubah.")
	}
	if b.Versi != p.Harap {
		return nil, b, kominfo.E(kominfo.Bentrok, op, "Dokumen sudah diubah orang lain: Anda membuka versi %d, sekarang versi %d. Muat ulang, lalu ulangi perubahan Anda.", p.Harap, b.Versi)
	}
	dok, err := d.buka(b)
	return &dok, b, err
}

// tindakan finds an action; registers without actions have "tarik" built in.
func (d *Def[T]) tindakan(nama string) *Tindakan[T] {
	if len(d.Tindakan) == 0 && nama == "tarik" {
		t := Tarik[T]()
		return &t
	}
	for i := range d.Tindakan {
		if d.Tindakan[i].Nama == nama {
			return &d.Tindakan[i]
		}
	}
	return nil
}

func (d *Def[T]) namaTindakan() string {
	if len(d.Tindakan) == 0 {
		return "tarik"
	}
	var n []string
	for _, t := range d.Tindakan {
		n = append(n, t.Nama)
	}
	return strings.Join(n, ", ")
}

func alasan(isian []byte) string {
	var a struct {
		Alasan string `json:"alasan"`
	}
	_ = json.Unmarshal(isian, &a) // the action decoded it before; no reason is no error
	return a.Alasan
}

// simpan checks the new document as a whole, derives what is derived, splits it
// and hands it to the store.
func (d *Def[T]) simpan(ctx context.Context, tx Tx, p Permintaan, b Baris, bl Baris, lama *Dokumen[T], baru T) (Meta, error) {
	const op = "register.Tulis"
	doc, err := json.Marshal(baru)
	if err != nil {
		return Meta{}, kominfo.E(kominfo.TidakSah, op, "Dokumen tidak dapat disimpan.").Sebab(err)
	}
	if len(doc) > BatasDokumen {
		return Meta{}, kominfo.E(kominfo.TidakSah, op, "Dokumen terlalu besar: %s bita, paling banyak %s.", kominfo.FormatAngka(int64(len(doc))), kominfo.FormatAngka(BatasDokumen))
	}
	a, err := anggotaSah(doc)
	if err != nil {
		return Meta{}, kominfo.E(kominfo.Rusak, op, "Dokumen tidak dapat dipisah.").Sebab(err)
	}
	if !b.Ditarik { // a withdrawal must not fail because a rule changed since
		fs := periksaAnggota(d.bentuk().isian, a, d.bentuk().kompilasi)
		if d.Check != nil && fs == nil {
			if fs, err = d.Check(ctx, tx, lama, &baru); err != nil {
				return Meta{}, err
			}
		}
		if kominfo.AdaGalat(fs) {
			return Meta{}, kominfo.TidakSahKarena(op, fs)
		}
	}
	t := d.hitung(&baru)
	b.Kolom, b.VersiSkema, b.Pemilik = t.Kolom, d.VersiSkema, t.Pemilik
	if d.Pemilik == nil {
		b.Pemilik = tx.Aktor().Perangkat
		if lama != nil {
			b.Pemilik = bl.Pemilik
		}
	}
	// A generic write may not move a document out of the writer's scope; an
	// action (disposition) may, a new document never.
	if (lama == nil || p.Tindakan == "") && !p.Lingkup.Melihat(b.Pemilik) {
		return Meta{}, kominfo.E(kominfo.Ditolak, op, "Anda tidak berhak menulis dokumen milik perangkat daerah %q.", b.Pemilik)
	}
	if b.Umum = doc; len(d.bentuk().pribadi) > 0 {
		b.Umum, b.Pribadi = pisahAnggota(a, d.bentuk().pribadi)
	}
	if lama != nil && !b.Ditarik && b.Aksi == "ganti" && b.VersiSkema == bl.VersiSkema && bytes.Equal(b.Umum, bl.Umum) && bytes.Equal(b.Pribadi, bl.Pribadi) {
		return bl.Meta, nil // nothing changed: no version without a change
	}
	if lama != nil && lama.PribadiDihapus {
		if b.Pribadi != nil {
			return Meta{}, kominfo.E(kominfo.Ditolak, op, "Data pribadi dokumen ini sudah dihapus, jadi tidak dapat diisi lagi. Buat dokumen baru bila memang diperlukan.")
		}
		b.PribadiDihapus = true
	}
	b.GaramUmum = garam()
	if b.Pribadi != nil {
		b.GaramPribadi = garam()
	}
	b.Instansi, b.Peran = tx.Aktor().Instansi, tx.Aktor().Peran
	return tx.Simpan(ctx, Tulisan{reg: d, baris: b, harap: p.Harap})
}

func garam() []byte {
	g := make([]byte, 32)
	_, _ = rand.Read(g) // crypto/rand.Read never fails
	return g
}
