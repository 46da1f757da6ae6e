//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// bentukSimpanan is the version of the fixed tables and columns below.
const bentukSimpanan = 2

// rencana is what brings the tables to the shape of the registers.
type rencana struct {
	buat  []string  // tables and columns
	isi   []*tabel  // their columns must be computed from the bodies
	index []langkah // indexes to make, after filling
	buang []string  // indexes of ours that no register asks for any more
	catat []*tabel  // their line in lb__skema is to be written
}

type langkah struct {
	t *tabel
	x indeks
}

func (r rencana) kosong() bool {
	return len(r.buat)+len(r.isi)+len(r.index)+len(r.catat) == 0
}

// cocok compares the tables with the registers.
func (k *skema) cocok(ctx context.Context, q *jalur) error {
	r, err := k.rencana(ctx, q)
	if err != nil {
		return err
	}
	if r.kosong() {
		return nil
	}
	apa := "belum ada atau lebih tua dari program"
	if len(r.isi) > 0 {
		apa = "belum diisi ulang untuk register " + r.isi[0].in.Nama
	}
	return kominfo.E(kominfo.Ditolak, "sqlstore.Siap", "Tabel data %s. Buat cadangan, lalu jalankan migrasi (panggil Migrasi).", apa)
}

// rencana finds out what is missing. Data that a newer program wrote are an error.
func (k *skema) rencana(ctx context.Context, q *jalur) (r rencana, err error) {
	const op = "sqlstore.Siap"
	catat := map[string]catatan{}
	ada, err := kolomTabel(ctx, q, k.catat)
	if err != nil {
		return r, galat(op, err)
	}
	if len(ada) == 0 {
		r.buat = append(r.buat, k.ddlTetap()...)
	} else if _, baru := ada["jejak"]; !baru {
		catat = map[string]catatan{"": {Versi: 1}} // from before there was a journal
	} else if catat, err = k.bacaCatatan(ctx, q); err != nil {
		return r, galat(op, err)
	}
	switch c := catat[""]; {
	case len(ada) > 0 && c.Versi < bentukSimpanan:
		return r, kominfo.E(kominfo.Ditolak, op, "Data ini ditulis oleh versi percobaan sebelum jejak ada, dan tidak dapat dipakai versi ini. Ekspor dengan program lama, lalu mulai dengan folder data baru.")
	case c.Versi > bentukSimpanan:
		return r, kominfo.E(kominfo.Ditolak, op, "Data ini ditulis oleh versi program yang lebih baru (bentuk simpanan %d, program ini %d). Perbarui program; data tidak diubah.", c.Versi, bentukSimpanan)
	}
	for _, t := range k.urut {
		if err := k.rencanaTabel(ctx, q, t, catat[t.in.Nama], &r); err != nil {
			return r, galat(op, err)
		}
	}
	return r, nil
}

func (k *skema) rencanaTabel(ctx context.Context, q *jalur, t *tabel, c catatan, r *rencana) error {
	const op = "sqlstore.Siap"
	if c.Versi > t.in.VersiSkema {
		return kominfo.E(kominfo.Ditolak, op, "Register %s ditulis oleh versi program yang lebih baru (skema %d, program ini %d). Perbarui program; data tidak diubah.", t.in.Nama, c.Versi, t.in.VersiSkema)
	}
	if c.Jejak != "" && c.Jejak != t.in.Jejak {
		return kominfo.E(kominfo.Ditolak, op, "Register %s dicatat di jejak %s, tetapi program ini mencatatnya di jejak %s. Jejak sebuah register tidak dapat diganti: buat register baru dengan nama lain.", t.in.Nama, c.Jejak, t.in.Jejak)
	}
	ada, err := kolomTabel(ctx, q, kutip(t.nama))
	if err != nil {
		return err
	}
	if len(ada) == 0 {
		r.buat = append(r.buat, t.ddl()...)
		r.catat = append(r.catat, t)
		for _, x := range t.index {
			r.index = append(r.index, langkah{t, x})
		}
		return nil
	}
	baru := false
	for _, kl := range t.kolom {
		switch tipe, ok := ada[kl.Nama]; {
		case !ok:
			r.buat = append(r.buat, k.ddlKolom(t, kl)...)
			baru = true
		case tipe != kl.tipe:
			return kominfo.E(kominfo.Ditolak, op, "Kolom %s di register %s berjenis %s di tabel, tetapi %s di program. Beri kolom baru nama lain, lalu buang yang lama dengan BuangKolom.", kl.Nama, t.in.Nama, tipe, kl.tipe)
		}
		delete(ada, kl.Nama)
	}
	if sisa := kolomAsing(ada); len(sisa) > 0 {
		return kominfo.E(kominfo.Ditolak, op, "Tabel register %s punya kolom %s yang tidak dikenal program ini. Bila programnya lama, perbarui; bila kolom itu memang dihapus, buang dengan BuangKolom.", t.in.Nama, strings.Join(sisa, ", "))
	}
	if baru || c.Versi != t.in.VersiSkema || !slices.Equal(c.Kolom, t.namaKolom()) {
		r.isi = append(r.isi, t)
		r.catat = append(r.catat, t)
	}
	punya, err := indeksTabel(ctx, q, t.nama)
	if err != nil {
		return err
	}
	for _, x := range t.index {
		if !punya[x.nama] {
			r.index = append(r.index, langkah{t, x})
		}
		delete(punya, x.nama)
	}
	for n := range punya {
		if polaIndeks.MatchString(n) {
			r.buang = append(r.buang, "DROP INDEX "+kutip(n))
		}
	}
	return nil
}

func kolomAsing(ada map[string]string) (sisa []string) {
	for n := range ada {
		if n != "id" && n[0] != '_' && !slices.Contains(metaKolom[:], n) {
			sisa = append(sisa, n)
		}
	}
	slices.Sort(sisa)
	return sisa
}

func (t *tabel) namaKolom() []string {
	n := make([]string, len(t.kolom))
	for i, k := range t.kolom {
		n[i] = k.Nama
	}
	slices.Sort(n)
	return n
}

// catatan is a line of lb__skema: what a register's table was last filled for.
type catatan struct {
	Versi int
	Jejak register.Jejak
	Kolom []string
}

func (k *skema) bacaCatatan(ctx context.Context, q *jalur) (map[string]catatan, error) {
	rows, err := q.query(ctx, "SELECT register, versi, jejak, kolom FROM "+k.catat)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]catatan{}
	for rows.Next() {
		var n, kol string
		var c catatan
		if err := rows.Scan(&n, &c.Versi, &c.Jejak, &kol); err != nil {
			return nil, err
		}
		_ = json.Unmarshal([]byte(kol), &c.Kolom) // unreadable: not equal, so filled again
		out[n] = c
	}
	return out, rows.Err()
}

func (k *skema) ddlTetap() []string {
	out := []string{
		"CREATE TABLE " + k.catat + " (register TEXT NOT NULL PRIMARY KEY, versi INTEGER NOT NULL, jejak TEXT NOT NULL, kolom TEXT NOT NULL) STRICT",
		"CREATE TABLE " + k.jejak + " (jejak TEXT NOT NULL PRIMARY KEY, ukuran INTEGER NOT NULL, akar BLOB NOT NULL) STRICT",
		"CREATE TABLE " + k.ubin + " (jejak TEXT NOT NULL, tingkat INTEGER NOT NULL, nomor INTEGER NOT NULL, isi BLOB NOT NULL, PRIMARY KEY (jejak, tingkat, nomor)) STRICT",
		"CREATE TABLE " + k.buang + " (kunci INTEGER PRIMARY KEY) STRICT",
		fmt.Sprintf("INSERT INTO %s (register, versi, jejak, kolom) VALUES ('', %d, '', '[]')", k.catat, bentukSimpanan),
	}
	akar := new(jejak.Pohon).Akar()
	for _, j := range semuaJejak {
		out = append(out, k.jurnal[j].ddl()...)
		out = append(out, fmt.Sprintf("INSERT INTO %s (jejak, ukuran, akar) VALUES ('%s', 0, x'%x')", k.jejak, j, akar[:]))
	}
	return out
}

// ddl makes the table of a register. It is kept in the order of the ids, which
// rise with time, so that it needs no index of its own for them.
func (t *tabel) ddl() []string {
	var b, rujuk strings.Builder
	b.WriteString("CREATE TABLE " + kutip(t.nama) + " (id TEXT NOT NULL PRIMARY KEY, versi INTEGER NOT NULL, pemilik TEXT NOT NULL, " +
		"waktu INTEGER NOT NULL, urutan INTEGER NOT NULL, ditarik INTEGER NOT NULL, _pribadi_dihapus INTEGER NOT NULL")
	awalan := strings.TrimSuffix(t.nama, t.in.Nama)
	for _, kl := range t.kolom {
		b.WriteString(", " + kl.ddl())
		if kl.Rujukan != "" {
			rujuk.WriteString(", " + kl.ddlRujukan(awalan))
		}
	}
	return []string{b.String() + rujuk.String() + ") STRICT, WITHOUT ROWID"}
}

func (k kolom) ddl() string {
	baku := "''"
	if k.Bilangan {
		baku = "0"
	}
	return kutip(k.Nama) + " " + k.tipe + " NOT NULL DEFAULT " + baku
}

// ddlRujukan is the foreign key of a reference. It stands on a column computed
// from the real one, NULL where that is empty: so the real column compares,
// sorts, groups and is unique as any text.
func (k kolom) ddlRujukan(awalan string) string {
	return kutip("_r_"+k.Nama) + " TEXT GENERATED ALWAYS AS (NULLIF(" + kutip(k.Nama) + ", '')) VIRTUAL REFERENCES " + kutip(awalan+k.Rujukan) + " (id)"
}

func (k *skema) ddlKolom(t *tabel, kl kolom) []string {
	out := []string{"ALTER TABLE " + kutip(t.nama) + " ADD COLUMN " + kl.ddl()}
	if kl.Rujukan != "" {
		out = append(out, "ALTER TABLE "+kutip(t.nama)+" ADD COLUMN "+kl.ddlRujukan(strings.TrimSuffix(t.nama, t.in.Nama)))
	}
	return out
}

func (k *skema) sqlCatat(t *tabel) string {
	b, _ := json.Marshal(t.namaKolom()) // a list of strings
	return fmt.Sprintf("INSERT INTO %s (register, versi, jejak, kolom) VALUES ('%s', %d, '%s', '%s') ON CONFLICT (register) DO UPDATE SET versi = excluded.versi, kolom = excluded.kolom",
		k.catat, t.in.Nama, t.in.VersiSkema, t.in.Jejak, b)
}
