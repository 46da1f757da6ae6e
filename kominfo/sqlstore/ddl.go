package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// bentukSimpanan is the version of the fixed tables and columns below.
const bentukSimpanan = 1

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
	catatan := map[string]catatan{}
	ada, err := kolomTabel(ctx, q, k.catat)
	if err != nil {
		return r, galat(op, err)
	}
	if len(ada) == 0 {
		r.buat = append(r.buat, k.ddlTetap()...)
	} else if catatan, err = k.bacaCatatan(ctx, q); err != nil {
		return r, galat(op, err)
	}
	if c := catatan[""]; c.Versi > bentukSimpanan {
		return r, kominfo.E(kominfo.Ditolak, op, "Data ini ditulis oleh versi program yang lebih baru (bentuk simpanan %d, program ini %d). Perbarui program; data tidak diubah.", c.Versi, bentukSimpanan)
	}
	for _, t := range k.urut {
		if err := k.rencanaTabel(ctx, q, t, catatan[t.in.Nama], &r); err != nil {
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
	Kolom []string
}

func (k *skema) bacaCatatan(ctx context.Context, q *jalur) (map[string]catatan, error) {
	rows, err := q.query(ctx, "SELECT register, versi, kolom FROM "+k.catat)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]catatan{}
	for rows.Next() {
		var n, kol string
		var c catatan
		if err := rows.Scan(&n, &c.Versi, &kol); err != nil {
			return nil, err
		}
		_ = json.Unmarshal([]byte(kol), &c.Kolom) // unreadable: not equal, so filled again
		out[n] = c
	}
	return out, rows.Err()
}

func (k *skema) ddlTetap() []string {
	return []string{
		"CREATE TABLE " + k.catat + " (register TEXT NOT NULL PRIMARY KEY, versi INTEGER NOT NULL, kolom TEXT NOT NULL) STRICT",
		"CREATE TABLE " + k.jejak + " (jejak TEXT NOT NULL PRIMARY KEY, ukuran INTEGER NOT NULL) STRICT",
		"CREATE TABLE " + k.ubah + " (jejak TEXT NOT NULL, urutan INTEGER NOT NULL, register TEXT NOT NULL, id TEXT NOT NULL, versi INTEGER NOT NULL, PRIMARY KEY (jejak, urutan)) STRICT, WITHOUT ROWID",
		"INSERT INTO " + k.jejak + " (jejak, ukuran) VALUES ('umum', 0), ('dalam', 0)",
		fmt.Sprintf("INSERT INTO %s (register, versi, kolom) VALUES ('', %d, '[]')", k.catat, bentukSimpanan),
	}
}

const ddlMeta = "versi INTEGER NOT NULL, _versi_skema INTEGER NOT NULL, pemilik TEXT NOT NULL, _instansi TEXT NOT NULL, _peran TEXT NOT NULL, " +
	"_aksi TEXT NOT NULL, _alasan TEXT NOT NULL, waktu INTEGER NOT NULL, urutan INTEGER NOT NULL, ditarik INTEGER NOT NULL, _pribadi_dihapus INTEGER NOT NULL"

func (t *tabel) ddl() []string {
	var b, rujuk strings.Builder
	b.WriteString("CREATE TABLE " + kutip(t.nama) + " (_no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, " + ddlMeta)
	awalan := strings.TrimSuffix(t.nama, t.in.Nama)
	for _, kl := range t.kolom {
		b.WriteString(", " + kl.ddl())
		if kl.Rujukan != "" {
			rujuk.WriteString(", " + kl.ddlRujukan(awalan))
		}
	}
	return []string{
		b.String() + rujuk.String() + ") STRICT",
		"CREATE TABLE " + kutip(t.versi) + " (_no INTEGER NOT NULL, " + ddlMeta +
			", umum BLOB NOT NULL, pribadi BLOB, garam_umum BLOB, garam_pribadi BLOB, PRIMARY KEY (_no, versi)) STRICT",
	}
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
	return fmt.Sprintf("INSERT INTO %s (register, versi, kolom) VALUES ('%s', %d, '%s') ON CONFLICT (register) DO UPDATE SET versi = excluded.versi, kolom = excluded.kolom",
		k.catat, t.in.Nama, t.in.VersiSkema, b)
}
