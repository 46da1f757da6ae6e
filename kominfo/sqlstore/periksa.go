package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// batasTemuan bounds the findings of one kind in one register.
const batasTemuan = 100

// Periksa checks the whole store: it computes the columns of every document from
// its body and compares, looks for versions without a journal number and numbers
// without a version, for references that lead nowhere, and lets SQLite check the
// file. It works in one snapshot and takes about a minute for some millions of
// documents. No findings: all is well. IDs: SIMPAN-KOLOM (a column differs from
// the document), SIMPAN-BACA (a document cannot be read), SIMPAN-VERSI (a version
// is missing), SIMPAN-JEJAK (the journal has a gap), SIMPAN-RUJUKAN, SIMPAN-BERKAS.
func (s *SQL) Periksa(ctx context.Context) ([]kominfo.Finding, error) {
	const op = "sqlstore.Periksa"
	if err := s.Siap(ctx); err != nil {
		return nil, err
	}
	if err := s.masuk.ambil(ctx, 1); err != nil {
		return nil, err
	}
	defer s.masuk.lepas(1)
	t, err := s.o.Baca.BeginTxx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, galat(op, err)
	}
	defer func() { _ = t.Rollback() }() // it only read
	p := &pemeriksaan{s: s, q: jalurBaru(t, s.baca.bind)}
	for _, t := range s.urut {
		if err := p.register(ctx, t); err != nil {
			return p.fs, galat(op, err)
		}
	}
	for _, f := range []func(context.Context) error{p.jejak, p.berkas} {
		if err := f(ctx); err != nil {
			return p.fs, galat(op, err)
		}
	}
	return p.fs, nil
}

type pemeriksaan struct {
	s  *SQL
	q  *jalur
	n  map[string]int
	fs []kominfo.Finding
}

func (p *pemeriksaan) temuan(id, jalur, format string, a ...any) {
	if p.n == nil {
		p.n = map[string]int{}
	}
	kunci := id + jalur
	if p.n[kunci]++; p.n[kunci] > batasTemuan {
		return
	}
	p.fs = append(p.fs, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: fmt.Sprintf(format, a...)})
}

func (p *pemeriksaan) register(ctx context.Context, t *tabel) error {
	nama := t.in.Nama
	err := t.tiap(ctx, p.q, func(_ int64, b register.Baris) error {
		doc, err := t.reg.Dokumen(b)
		var tr register.Turunan
		if err == nil {
			tr, err = t.reg.Hitung(doc)
		}
		if err != nil {
			p.temuan("SIMPAN-BACA", nama, "Dokumen %s di register %s tidak dapat dibaca: %s", b.ID, nama, kominfo.PesanUntukOrang(err))
			return nil
		}
		for i, k := range t.kolom {
			if tr.Kolom[i] != b.Kolom[i] {
				p.temuan("SIMPAN-KOLOM", nama, "Kolom %s dokumen %s di register %s berisi %q, tetapi menurut dokumennya %q. Tabel diubah dari luar, atau cara menghitungnya berubah tanpa migrasi.", k.Nama, b.ID, nama, fmt.Sprint(b.Kolom[i]), fmt.Sprint(tr.Kolom[i]))
			}
		}
		if tr.Pemilik != "" && tr.Pemilik != b.Pemilik {
			p.temuan("SIMPAN-KOLOM", nama, "Pemilik dokumen %s di register %s tercatat %q, tetapi menurut dokumennya %q.", b.ID, nama, b.Pemilik, tr.Pemilik)
		}
		return nil
	})
	if err != nil {
		return err
	}
	d, v := kutip(t.nama), kutip(t.versi)
	return p.hitung(ctx, "SIMPAN-VERSI", nama,
		"SELECT COUNT(*) FROM "+d+" d WHERE d.versi <> (SELECT COUNT(*) FROM "+v+" v WHERE v._no = d._no AND v.versi BETWEEN 1 AND d.versi)",
		"%d dokumen di register "+nama+" kehilangan sebagian versinya. Pulihkan dari cadangan.")
}

// hitung makes one finding when a count is not zero.
func (p *pemeriksaan) hitung(ctx context.Context, id, jalur, sql, pesan string) error {
	var n int64
	if _, err := p.q.satu(ctx, sql, nil, &n); err != nil {
		return err
	}
	if n != 0 {
		p.temuan(id, jalur, pesan, n)
	}
	return nil
}

func (p *pemeriksaan) jejak(ctx context.Context) error {
	k := p.s.skema
	err := p.hitung(ctx, "SIMPAN-JEJAK", "", "SELECT COUNT(*) FROM "+k.jejak+" j WHERE j.ukuran <> (SELECT COUNT(*) FROM "+k.ubah+" u WHERE u.jejak = j.jejak)"+
		" OR j.ukuran <> (SELECT COALESCE(MAX(urutan), -1) + 1 FROM "+k.ubah+" u WHERE u.jejak = j.jejak)",
		"%d jejak berlubang: nomornya tidak rapat atau ukurannya tidak cocok. Pulihkan dari cadangan.")
	for _, t := range p.s.urut {
		if err != nil {
			return err
		}
		err = p.hitung(ctx, "SIMPAN-JEJAK", t.in.Nama, "SELECT COUNT(*) FROM "+kutip(t.versi)+" v JOIN "+kutip(t.nama)+" d ON d._no = v._no"+
			" LEFT JOIN "+k.ubah+" u ON u.jejak = '"+string(t.in.Jejak)+"' AND u.urutan = v.urutan AND u.register = '"+t.in.Nama+"' AND u.id = d.id AND u.versi = v.versi WHERE u.id IS NULL",
			"%d versi di register "+t.in.Nama+" tidak ada di jejak. Tabel diubah dari luar.")
	}
	return err
}

// berkas asks SQLite about the file and its foreign keys.
func (p *pemeriksaan) berkas(ctx context.Context) error {
	rows, err := p.q.query(ctx, "PRAGMA quick_check(20)")
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
			p.temuan("SIMPAN-BERKAS", "", "Berkas data rusak: %s. Pulihkan dari cadangan.", s)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return p.hitung(ctx, "SIMPAN-RUJUKAN", "", "SELECT COUNT(*) FROM pragma_foreign_key_check", "%d rujukan menunjuk dokumen yang tidak ada. Tabel diubah dari luar.")
}
