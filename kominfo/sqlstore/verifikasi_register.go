//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// register compares every current row of a register with its version in the
// journal, and computes its columns again from the document.
func (v *verifikasi) register(ctx context.Context, t *tabel) error {
	nama, jumlah, akhir := t.in.Nama, int64(0), ""
	sql := "SELECT " + t.daftar + badanPenuh + " FROM " + kutip(t.nama) + " d LEFT JOIN " + t.jur.nama + " j ON j.urutan = d.urutan WHERE d.id > ? ORDER BY d.id LIMIT 1000"
	for {
		rows, err := v.p.q.query(ctx, sql, akhir)
		if err != nil {
			return err
		}
		bs, err := v.p.pindaiMentah(t, rows)
		if err != nil {
			return err
		}
		for _, b := range bs {
			v.dokumen++
			jumlah += b.Versi
			v.baris(t, b)
		}
		if len(bs) < 1000 {
			break
		}
		akhir = string(bs[len(bs)-1].ID)
	}
	// Every chain was walked from the journal's side; if the lengths add up, no
	// version stands beside them.
	var ada int64
	awalan := "lumbung/entri/1\nregister " + nama + "\n"
	if _, err := v.p.q.satu(ctx, "SELECT COUNT(*) FROM "+t.jur.nama+" WHERE substr(entri, 1, ?) = ?", []any{len(awalan), awalan}, &ada); err != nil {
		return err
	}
	if ada != jumlah {
		v.temuan("SIMPAN-VERSI", nama, "Jejak mencatat %d versi dokumen register %s, tabelnya %d. Ada yang terselip atau hilang.", ada, nama, jumlah)
	}
	return nil
}

// baris compares one row.
func (v *verifikasi) baris(t *tabel, b mentah) {
	nama := t.in.Nama
	kini, err := b.Baris, error(nil)
	if b.j.entri == nil {
		v.temuan("SIMPAN-VERSI", nama, "Dokumen %s register %s menunjuk catatan jejak nomor %d, yang tidak ada.", b.ID, nama, b.Urutan)
		return
	}
	if v.p.b == nil && b.j.kunci.Valid {
		b.j.kunci.Valid, b.j.pribadi = false, nil // columns never come from the personal part
	}
	if err = v.p.isikan(&kini, b.j); err == nil {
		beda := func(apa string, tabel, jejak any) {
			if tabel != jejak {
				v.temuan("SIMPAN-KOLOM", nama, "%s dokumen %s di register %s tercatat %q, tetapi menurut jejaknya %q. Tabel diubah dari luar.", apa, b.ID, nama, fmt.Sprint(tabel), fmt.Sprint(jejak))
			}
		}
		beda("Versi", b.Versi, kini.Versi)
		beda("Pemilik", b.Pemilik, kini.Pemilik)
		beda("Waktu", b.Waktu, kini.Waktu)
		beda("Tanda ditarik", b.Ditarik, kini.Ditarik)
		beda("Tanda hapus bagian pribadi", b.PribadiDihapus, v.dihapus[nama+" "+string(b.ID)])
	}
	var tr register.Turunan
	if err == nil {
		var doc []byte
		if doc, err = t.reg.Dokumen(kini); err == nil {
			tr, err = t.reg.Hitung(doc)
		}
	}
	if err != nil {
		v.temuan("SIMPAN-BACA", nama, "Dokumen %s di register %s tidak dapat dibaca: %s", b.ID, nama, kominfo.PesanUntukOrang(err))
		return
	}
	for i, k := range t.kolom {
		if tr.Kolom[i] != b.Kolom[i] {
			v.temuan("SIMPAN-KOLOM", nama, "Kolom %s dokumen %s di register %s berisi %q, tetapi menurut dokumennya %q. Tabel diubah dari luar, atau cara menghitungnya berubah tanpa migrasi.", k.Nama, b.ID, nama, fmt.Sprint(b.Kolom[i]), fmt.Sprint(tr.Kolom[i]))
		}
	}
}
