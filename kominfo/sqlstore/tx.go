package sqlstore

import (
	"context"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// tx is what one caller of Ubah gets.
type tx struct {
	pembaca
	aktor  kominfo.Aktor
	waktu  time.Time
	ukuran map[register.Jejak]ukuran
	hapus  bool  // a personal part was erased
	tutup  bool  // Ubah is over
	cacat  error // the database failed; nothing more may be written
	n      int   // rows stored
	bel    *belakang
}

// ramai is the number of rows from which a transaction gets a second goroutine.
const ramai = 32

type ukuran struct{ mula, kini int64 }

func (s *SQL) txBaru(q *jalur, a kominfo.Aktor) *tx {
	return &tx{pembaca: pembaca{s.skema, q}, aktor: a, waktu: s.o.Sekarang().UTC().Truncate(time.Microsecond)}
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
	return x.simpan(context.WithoutCancel(ctx), tab, t.Baris(), t.Harap())
}

func (x *tx) simpan(ctx context.Context, t *tabel, b register.Baris, harap int64) (register.Meta, error) {
	u, err := x.nomor(ctx, t.in.Jejak)
	if err != nil {
		return register.Meta{}, x.gagal(err)
	}
	b.Urutan = u.kini
	args := make([]any, 0, 20+len(b.Kolom))
	q := t.perbarui
	if harap == 0 {
		q = t.sisip
		args = append(args, string(b.ID))
	}
	args = append(argsMeta(args, b), b.Kolom...)
	if harap > 0 {
		args = append(args, string(b.ID), harap)
	}
	res, err := x.q.exec(ctx, q, args...)
	if err != nil {
		if !pelanggaran(err) {
			return register.Meta{}, x.gagal(err)
		}
		return register.Meta{}, x.sebab(ctx, t, b, harap, err)
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return register.Meta{}, x.sebab(ctx, t, b, harap, err)
	}
	args = append(argsMeta(make([]any, 0, 20), b), b.Umum, bita(b.Pribadi), bita(b.GaramUmum), bita(b.GaramPribadi))
	if q = t.sisipVersi; harap > 0 {
		args = append(args, string(b.ID))
	} else {
		no, err := res.LastInsertId()
		if err != nil {
			return register.Meta{}, x.gagal(err)
		}
		q, args = t.sisipAwal, append(args, no)
	}
	err = x.tulis(ctx, [2]perintah{{q, args}, {x.k.sql.sisip, []any{string(t.in.Jejak), b.Urutan, t.in.Nama, string(b.ID), b.Versi}}})
	if err != nil {
		return register.Meta{}, x.gagal(err)
	}
	u.kini++
	x.ukuran[t.in.Jejak] = u
	return b.Meta, nil
}

// tulis carries out what no rule can refuse, at once or in the background.
func (x *tx) tulis(ctx context.Context, ps [2]perintah) error {
	if x.n++; x.n > ramai {
		if x.bel == nil {
			x.bel = belakangBaru(x.q)
		}
		x.bel.beri(ps)
		return x.bel.gagal()
	}
	for _, p := range ps {
		if _, err := x.q.exec(ctx, p.sql, p.args...); err != nil {
			return err
		}
	}
	return nil
}

func argsMeta(a []any, b register.Baris) []any {
	return append(a, b.Versi, b.VersiSkema, b.Pemilik, b.Instansi, b.Peran, b.Aksi, b.Alasan, b.Waktu.UnixMicro(), b.Urutan, benar(b.Ditarik), benar(b.PribadiDihapus))
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
func (x *tx) sebab(ctx context.Context, t *tabel, b register.Baris, harap int64, asal error) error {
	var ada int64
	if _, err := x.q.satu(ctx, t.versiKini, []any{string(b.ID)}, &ada); err != nil {
		return x.gagal(err)
	}
	if ada != harap {
		return register.Bentrokan(t.in, harap, ada)
	}
	var satu int64
	for i, k := range t.kolom {
		id, _ := b.Kolom[i].(string)
		if k.Rujukan == "" || id == "" {
			continue
		}
		if ok, err := x.q.satu(ctx, x.k.meja[k.Rujukan].versiKini, []any{id}, &satu); err != nil {
			return x.gagal(err)
		} else if !ok {
			return register.RujukanHilang(t.in, k.InfoKolom)
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
		if ok, err := x.q.satu(ctx, q, args, &satu); err != nil {
			return x.gagal(err)
		} else if ok {
			return register.SudahAda(t.in, set)
		}
	}
	if asal == nil {
		asal = context.Canceled // cannot be: one row was there and none was changed
	}
	return x.gagal(asal)
}

// nomor gives the next number of a journal.
func (x *tx) nomor(ctx context.Context, j register.Jejak) (ukuran, error) {
	if u, ok := x.ukuran[j]; ok {
		return u, nil
	}
	var u ukuran
	ok, err := x.q.satu(ctx, x.k.sql.ukuran, []any{string(j)}, &u.mula)
	if err != nil {
		return u, err
	}
	if !ok {
		return u, kominfo.E(kominfo.Rusak, "sqlstore.Simpan", "Jejak %s tidak ada di basis data. Pulihkan dari cadangan.", j)
	}
	u.kini = u.mula
	if x.ukuran == nil {
		x.ukuran = map[register.Jejak]ukuran{}
	}
	x.ukuran[j] = u
	return u, nil
}

// akhir writes what is kept until the end and says whether the changes may be
// committed.
func (x *tx) akhir(ctx context.Context) error {
	if err := x.lengkap(ctx); err != nil {
		return err
	}
	for j, u := range x.ukuran {
		if u.kini == u.mula {
			continue
		}
		res, err := x.q.exec(context.WithoutCancel(ctx), x.k.sql.majukan, u.kini, string(j), u.mula)
		if err != nil {
			return x.gagal(err)
		}
		if n, err := res.RowsAffected(); err != nil || n != 1 {
			return kominfo.E(kominfo.Rusak, "sqlstore.Simpan", "Ukuran jejak %s berubah di tengah transaksi. Ulangi; bila terulang, jalankan verifikasi.", j)
		}
	}
	x.berhenti()
	return nil
}

// HapusPribadi erases the personal part and its salt in every version.
func (x *tx) HapusPribadi(ctx context.Context, r register.Register, id register.ID, alasan string) (register.Meta, error) {
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
	if _, err := x.q.exec(bg, t.hapusIsi, string(id)); err != nil {
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

func (x *tx) Perubahan(ctx context.Context, l register.Lingkup, j register.Jejak, sejak int64, batas int) ([]register.Perubahan, error) {
	if err := x.lengkap(ctx); err != nil {
		return nil, err
	}
	return x.pembaca.Perubahan(context.WithoutCancel(ctx), l, j, sejak, batas)
}
