//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// batasTemuan bounds the findings of one kind in one place.
const batasTemuan = 100

// Diketahui is what is known about a store from outside it, for [SQL.Verifikasi].
type Diketahui struct {
	Kunci      []note.Verifier                   // keys that are trusted
	Checkpoint [][]byte                          // signed checkpoints that were kept elsewhere, of any journal
	Kemajuan   func(jejak string, n, dari int64) // may be nil
}

// Verifikasi checks the whole store in one snapshot: every entry against the tree
// and its tiles, every document, reason and salt against its entry, every column
// and owner against its document, the chain of versions, references, and the file
// itself; and the journals against checkpoints kept elsewhere. A million documents
// take about half a minute.
//
// Finding IDs: JEJAK-ENTRI (an entry was changed, or is missing), JEJAK-UBIN (a
// tile), JEJAK-AKAR (the stored root), JEJAK-TANDA (a checkpoint's signature),
// JEJAK-MUNDUR (older than a checkpoint), JEJAK-CABANG (another history than a
// checkpoint's), SIMPAN-ISI (a document, reason or salt), SIMPAN-PRIBADI (a
// personal part), SIMPAN-VERSI (the chain of versions), SIMPAN-KOLOM (a column or
// owner), SIMPAN-BACA (a document that cannot be read), SIMPAN-RUJUKAN,
// SIMPAN-BERKAS.
func (s *SQL) Verifikasi(ctx context.Context, d Diketahui) (jejak.Laporan, error) {
	const op = "sqlstore.Verifikasi"
	v := &verifikasi{s: s, tahu: d, lap: jejak.Laporan{Temuan: []kominfo.Finding{}, Terbukti: []string{}, TidakTerbukti: []string{}}}
	if err := s.Siap(ctx); err != nil {
		return v.lap, err
	}
	if err := s.masuk.ambil(ctx, 1); err != nil {
		return v.lap, err
	}
	defer s.masuk.lepas(1)
	t, err := s.o.Baca.BeginTxx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return v.lap, galat(op, err)
	}
	defer func() { _ = t.Rollback() }() // it only read
	v.p = pembaca{s.skema, jalurBaru(t, s.baca.bind), s.o.Brankas}
	cp, err := v.bukaCheckpoint()
	if err != nil {
		return v.lap, galat(op, err)
	}
	for _, j := range semuaJejak {
		if err := v.jejak(ctx, s.jurnal[j], cp); err != nil {
			return v.lap, galat(op, err)
		}
	}
	for _, t := range s.urut {
		if err := v.register(ctx, t); err != nil {
			return v.lap, galat(op, err)
		}
	}
	if err := v.berkas(ctx); err != nil {
		return v.lap, galat(op, err)
	}
	v.simpulkan(cp)
	return v.lap, nil
}

type verifikasi struct {
	s    *SQL
	p    pembaca
	tahu Diketahui
	lap  jejak.Laporan

	n        map[string]int  // findings by kind and place
	dokumen  int64           // documents whose columns were computed
	versi    int64           // versions whose public part was compared
	pribadi  int64           // personal parts that were compared
	tersegel int64           // personal parts that could not be opened without keys
	asing    int64           // entries of registers that this program does not know
	dihapus  map[string]bool // documents whose personal part was erased, by register and id
}

func (v *verifikasi) temuan(id, jalur, format string, a ...any) {
	if v.n == nil {
		v.n = map[string]int{}
	}
	kunci := id + " " + jalur
	if v.n[kunci]++; v.n[kunci] > batasTemuan {
		return
	}
	v.lap.Temuan = append(v.lap.Temuan, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: fmt.Sprintf(format, a...)})
}

// bukaCheckpoint reads the checkpoints that were kept elsewhere, smallest first.
func (v *verifikasi) bukaCheckpoint() (out []jejak.Checkpoint, err error) {
	for i, b := range v.tahu.Checkpoint {
		c, _, err := jejak.BukaCheckpoint(b, v.tahu.Kunci...)
		if err != nil {
			v.temuan("JEJAK-TANDA", "", "Checkpoint ke-%d tidak dapat dipakai: %s", i+1, kominfo.PesanUntukOrang(err))
			continue
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b jejak.Checkpoint) int { return int(min(max(a.Ukuran-b.Ukuran, -1), 1)) })
	return out, nil
}

// berkas asks SQLite about the file and its foreign keys.
func (v *verifikasi) berkas(ctx context.Context) error {
	rows, err := v.p.q.query(ctx, "PRAGMA quick_check(20)")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		if s != "ok" {
			v.temuan("SIMPAN-BERKAS", "", "Berkas data rusak: %s. Pulihkan dari cadangan.", s)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	var n int64
	if _, err := v.p.q.satu(ctx, "SELECT COUNT(*) FROM pragma_foreign_key_check", nil, &n); err != nil {
		return err
	}
	if n > 0 {
		v.temuan("SIMPAN-RUJUKAN", "", "%d rujukan menunjuk dokumen yang tidak ada. Tabel diubah dari luar.", n)
	}
	return nil
}

// simpulkan says in words what this was worth.
func (v *verifikasi) simpulkan(cp []jejak.Checkpoint) {
	l := &v.lap
	l.Sah = len(l.Temuan) == 0
	angka := kominfo.FormatAngka
	if l.Sah {
		l.Terbukti = append(l.Terbukti,
			"Isi umum, alasan dan garam dari "+angka(v.versi)+" versi dokumen cocok dengan jejaknya, dan setiap catatan jejak cocok dengan pohonnya.",
			"Kolom dan pemilik "+angka(v.dokumen)+" dokumen cocok dengan isinya; tidak ada versi yang hilang atau terselip.")
		if v.pribadi > 0 {
			l.Terbukti = append(l.Terbukti, "Bagian pribadi dari "+angka(v.pribadi)+" versi cocok dengan jejaknya.")
		}
		for _, c := range cp {
			l.Terbukti = append(l.Terbukti, fmt.Sprintf("Jejak %s sampai nomor %s sama dengan checkpoint yang disimpan di luar (%s UTC menurut kantor).", c.Jejak, angka(c.Ukuran), c.Waktu.UTC().Format("2006-01-02 15:04:05")))
		}
	}
	if v.tersegel > 0 {
		l.TidakTerbukti = append(l.TidakTerbukti, "Bagian pribadi dari "+angka(v.tersegel)+" versi tersegel dan tidak diperiksa, karena berkas kuncinya tidak ada di sini.")
	}
	if v.asing > 0 {
		l.TidakTerbukti = append(l.TidakTerbukti, "Kolom dari "+angka(v.asing)+" versi dokumen tidak diperiksa: registernya tidak dikenal program ini.")
	}
	if len(cp) == 0 {
		l.TidakTerbukti = append(l.TidakTerbukti, "Tidak ada checkpoint dari luar: data yang diganti seluruhnya, atau cadangan lama yang dipulihkan diam-diam, tidak dapat dikenali.")
	} else {
		l.TidakTerbukti = append(l.TidakTerbukti, "Perubahan sebelum checkpoint pertama dipegang pihak luar tidak dapat dikenali; waktu di jejak adalah pernyataan kantor.")
	}
}
