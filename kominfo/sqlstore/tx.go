//go:build !(js && wasm)

package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// tx is what one caller of Ubah gets.
type tx struct {
	pembaca
	catat *pencatat
	daun  map[register.Jejak][]tlog.Hash // what this caller adds to the journals
	aktor kominfo.Aktor
	waktu time.Time
	hapus bool  // a personal part was erased
	tutup bool  // Ubah is over
	cacat error // the database failed; nothing more may be written
	n     int   // rows stored
	bel   *belakang
}

// ramai is the number of rows from which a transaction gets a second goroutine.
const ramai = 32

func (s *SQL) txBaru(c *pencatat, a kominfo.Aktor) *tx {
	return &tx{pembaca: pembaca{s.skema, c.q, s.o.Brankas}, catat: c, aktor: a, waktu: s.o.Sekarang().UTC().Truncate(time.Microsecond)}
}

func (x *tx) Aktor() kominfo.Aktor { return x.aktor }
func (x *tx) Sekarang() time.Time  { return x.waktu }

// boleh refuses work after the end, after a failure and after a cancellation. A
// statement that has begun is never interrupted: SQLite would roll back the whole
// transaction, with the changes of others in it.
func (x *tx) boleh(ctx context.Context) error {
	if x.tutup {
		return kominfo.E(kominfo.Rusak, "sqlstore.Tx", "Transaksi ini sudah selesai. Program memakai Tx di luar fungsi yang diberikan kepada Ubah.")
	}
	if x.cacat != nil {
		return x.cacat
	}
	return ctx.Err()
}

// lengkap is boleh for what sees bodies: they must have been written.
func (x *tx) lengkap(ctx context.Context) error {
	if err := x.boleh(ctx); err != nil {
		return err
	}
	if x.bel == nil {
		return nil
	}
	return x.gagal(x.bel.tunggu())
}

// berhenti ends the transaction for its user. It must be called.
func (x *tx) berhenti() {
	x.tutup = true
	if x.bel != nil {
		x.bel.tutup()
		x.bel = nil
	}
}

// gagal keeps a failure of the database, so that f cannot overlook it.
func (x *tx) gagal(err error) error {
	if err == nil {
		return nil
	}
	x.cacat = galat("sqlstore.Simpan", err)
	return x.cacat
}

// Simpan stores a change.
func (x *tx) Simpan(ctx context.Context, t register.Tulisan) (register.Meta, error) {
	if err := x.boleh(ctx); err != nil {
		return register.Meta{}, err
	}
	tab, err := x.k.tabel(t.Register())
	if err != nil {
		return register.Meta{}, err
	}
	b := t.Baris()
	if b.ID == "" {
		b.ID = register.IDBaru(x.waktu, x.n)
	}
	return x.simpan(context.WithoutCancel(ctx), tab, b, t.Harap())
}

// simpan numbers a row and writes it: at once, or, in a large transaction, in the
// background while the caller prepares the next one.
func (x *tx) simpan(ctx context.Context, t *tabel, b register.Baris, harap int64) (register.Meta, error) {
	pohon, err := x.catat.buka(ctx, t.in.Jejak)
	if err != nil {
		return register.Meta{}, x.gagal(err)
	}
	daun := x.daun[t.in.Jejak]
	b.Urutan = pohon.Ukuran() + int64(len(daun))
	entri, err := entriDari(t, b).Teks()
	if err != nil {
		return register.Meta{}, err // an owner or a role that no line can hold
	}
	w := tulisan{t, b, harap, entri}
	if x.n++; x.n <= ramai {
		if ditolak, err := x.tulisBaris(ctx, w); ditolak {
			return register.Meta{}, err
		} else if err != nil {
			return register.Meta{}, x.gagal(err)
		}
	} else {
		if x.bel == nil {
			x.bel = belakangBaru(x.pembaca)
		}
		x.bel.beri(w)
		if err := x.bel.gagal(); err != nil {
			return register.Meta{}, x.gagal(err)
		}
	}
	if x.daun == nil {
		x.daun = map[register.Jejak][]tlog.Hash{}
	}
	x.daun[t.in.Jejak] = append(daun, jejak.Daun(entri))
	return b.Meta, nil
}

// tulisan is a row that has its number and its entry.
type tulisan struct {
	t     *tabel
	b     register.Baris
	harap int64
	entri []byte
}

// tulisBaris writes a row into its register's table and into the journal. ditolak:
// a rule of the data refused it, and the transaction may go on without it.
func (p pembaca) tulisBaris(ctx context.Context, w tulisan) (ditolak bool, err error) {
	t, b := w.t, w.b
	var lalu, kunci sql.NullInt64
	if w.harap > 0 {
		lalu.Valid, err = p.q.satu(ctx, t.sebelumnya, []any{string(b.ID), w.harap}, &lalu.Int64, &kunci)
		if err != nil {
			return false, err
		}
		if !lalu.Valid {
			return p.sebab(ctx, w, nil)
		}
	}
	pribadi, garam, err := p.segel(&kunci, t, b)
	if err != nil {
		return false, err
	}
	args := make([]any, 0, 10+len(b.Kolom))
	q := t.perbarui
	if w.harap == 0 {
		q = t.sisip
		args = append(args, string(b.ID))
	}
	args = append(args, b.Versi, b.Pemilik, b.Waktu.UnixMicro(), b.Urutan, benar(b.Ditarik), benar(b.PribadiDihapus))
	args = append(args, b.Kolom...)
	if w.harap > 0 {
		args = append(args, string(b.ID), w.harap)
	}
	res, err := p.q.exec(ctx, q, args...)
	if err != nil {
		if !pelanggaran(err) {
			return false, err
		}
		return p.sebab(ctx, w, err)
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return p.sebab(ctx, w, err)
	}
	_, err = p.q.exec(ctx, t.jur.sisip, b.Urutan, lalu, string(w.entri), b.Alasan, b.Umum, b.GaramUmum, bita(pribadi), bita(garam), kunci, bita(b.Ulang))
	return false, err
}

func benar(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// bita makes an absent part NULL, not an empty blob.
func bita(b []byte) any {
	if b == nil {
		return nil
	}
	return b
}

// sebab finds out why a row was refused, in the order in which the memory store
// checks: version, references, unique keys.
func (p pembaca) sebab(ctx context.Context, w tulisan, asal error) (ditolak bool, err error) {
	t, b, harap := w.t, w.b, w.harap
	var ada int64
	if _, err := p.q.satu(ctx, t.versiKini, []any{string(b.ID)}, &ada); err != nil {
		return false, err
	}
	if ada != harap {
		return true, register.Bentrokan(t.in, harap, ada)
	}
	var satu int64
	for i, k := range t.kolom {
		id, _ := b.Kolom[i].(string)
		if k.Rujukan == "" || id == "" {
			continue
		}
		if ok, err := p.q.satu(ctx, p.k.meja[k.Rujukan].versiKini, []any{id}, &satu); err != nil {
			return false, err
		} else if !ok {
			return true, register.RujukanHilang(k.InfoKolom)
		}
	}
	for _, set := range t.in.Unik {
		q, args := "SELECT 1 FROM "+kutip(t.nama)+" WHERE ditarik = 0 AND id <> ?", []any{string(b.ID)}
		for _, n := range set {
			q += " AND " + kutip(n) + " = ?"
			if n == "pemilik" {
				args = append(args, b.Pemilik)
			} else {
				args = append(args, b.Kolom[t.tempat(n)])
			}
		}
		if ok, err := p.q.satu(ctx, q, args, &satu); err != nil {
			return false, err
		} else if ok {
			return true, register.SudahAda(t.in, set)
		}
	}
	if asal == nil {
		asal = context.Canceled // cannot be: one row was there and none was changed
	}
	return false, asal
}

// akhir hands the leaves to the transaction's trees and says whether the changes
// may be committed.
func (x *tx) akhir(ctx context.Context) error {
	if err := x.lengkap(ctx); err != nil {
		return err
	}
	for j, daun := range x.daun {
		t, err := x.catat.buka(ctx, j) // open since the first of them
		if err != nil {
			return err
		}
		for _, h := range daun {
			t.Tambah(h)
		}
	}
	x.berhenti()
	return nil
}

// Ulangan finds the version that a write with a key made.
func (x *tx) Ulangan(ctx context.Context, r register.Register, kunci []byte) (register.Baris, bool, error) {
	if err := x.lengkap(ctx); err != nil {
		return register.Baris{}, false, err
	}
	t, err := x.k.tabel(r)
	if err != nil {
		return register.Baris{}, false, err
	}
	atas := append(bytes.Clone(kunci), bytes.Repeat([]byte{0xff}, register.PanjangKunci+1)...)
	var b register.Baris
	var entri []byte
	ada, err := x.q.satu(context.WithoutCancel(ctx), t.jur.ulangan, []any{kunci, atas}, &b.Urutan, &entri, &b.Ulang)
	if err != nil || !ada {
		return register.Baris{}, false, x.gagal(err)
	}
	e, err := jejak.UraiEntri(entri)
	if err != nil {
		return register.Baris{}, false, entriRusak(t.in.Jejak, b.Urutan, err)
	}
	b.ID, b.Versi, b.Waktu, b.Ditarik = register.ID(e.ID), e.Versi, e.Waktu, e.Ditarik
	return b, true, nil
}

// HapusPribadi erases the personal part and its salt in every version, and those
// that go with it.
func (x *tx) HapusPribadi(ctx context.Context, r register.Register, id register.ID, alasan string) (register.Meta, error) {
	return register.HapusSerumpun(ctx, x, r, id, func(r register.Register, id register.ID) (register.Meta, error) {
		return x.hapusSatu(ctx, r, id, alasan)
	})
}

func (x *tx) hapusSatu(ctx context.Context, r register.Register, id register.ID, alasan string) (register.Meta, error) {
	if err := x.lengkap(ctx); err != nil {
		return register.Meta{}, err
	}
	t, err := x.k.tabel(r)
	if err != nil {
		return register.Meta{}, err
	}
	b, err := x.pembaca.Baca(ctx, r, register.LingkupPenuh(), id, 0)
	if err != nil {
		return register.Meta{}, err
	}
	bg := context.WithoutCancel(ctx)
	if err := x.q.langsung(bg, tulisAman); err != nil {
		return register.Meta{}, x.gagal(err)
	}
	if err := x.hapusBagian(bg, t, id); err != nil {
		return register.Meta{}, x.gagal(err)
	}
	x.hapus = true
	return x.simpan(bg, t, register.HapusanPribadi(b, x, alasan), b.Versi)
}

func (x *tx) Baca(ctx context.Context, r register.Register, l register.Lingkup, id register.ID, versi int64) (register.Baris, error) {
	if err := x.lengkap(ctx); err != nil {
		return register.Baris{}, err
	}
	return x.pembaca.Baca(context.WithoutCancel(ctx), r, l, id, versi)
}

func (x *tx) Riwayat(ctx context.Context, r register.Register, l register.Lingkup, id register.ID) ([]register.Baris, error) {
	if err := x.lengkap(ctx); err != nil {
		return nil, err
	}
	return x.pembaca.Riwayat(context.WithoutCancel(ctx), r, l, id)
}

func (x *tx) Cari(ctx context.Context, r register.Register, l register.Lingkup, q register.Query) (register.Halaman, error) {
	if err := x.lengkap(ctx); err != nil {
		return register.Halaman{}, err
	}
	return x.pembaca.Cari(context.WithoutCancel(ctx), r, l, q)
}

func (x *tx) Rekap(ctx context.Context, r register.Register, l register.Lingkup, s []register.Syarat, kelompok ...string) ([]register.Jumlah, error) {
	if err := x.lengkap(ctx); err != nil {
		return nil, err
	}
	return x.pembaca.Rekap(context.WithoutCancel(ctx), r, l, s, kelompok...)
}

func (x *tx) Perubahan(ctx context.Context, l register.Lingkup, j register.Jejak, sejak int64, batas int) ([]register.Perubahan, int64, error) {
	if err := x.lengkap(ctx); err != nil {
		return nil, sejak, err
	}
	return x.pembaca.Perubahan(context.WithoutCancel(ctx), l, j, sejak, batas)
}
