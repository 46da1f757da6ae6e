//go:build !(js && wasm)

package sqlstore

import (
	"database/sql"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// barisJurnal is what a journal's row holds of one version.
type barisJurnal struct {
	urutan                sql.NullInt64
	entri                 []byte
	alasan                string
	umum, garamUmum       []byte
	pribadi, garamPribadi []byte
	kunci                 sql.NullInt64
}

// isikan fills a row from the journal: what the entry says, and the bodies.
func (p pembaca) isikan(b *register.Baris, j barisJurnal) error {
	e, err := jejak.UraiEntri(j.entri)
	if err != nil {
		return entriRusak("", j.urutan.Int64, err)
	}
	b.Urutan, b.Versi, b.VersiSkema, b.Waktu = j.urutan.Int64, e.Versi, e.Skema, e.Waktu
	b.Pemilik, b.Instansi, b.Peran, b.Aksi, b.Alasan, b.Ditarik = e.Pemilik, e.Instansi, e.Peran, e.Aksi, j.alasan, e.Ditarik
	b.Umum, b.GaramUmum, b.Pribadi, b.GaramPribadi = j.umum, j.garamUmum, j.pribadi, j.garamPribadi
	if j.kunci.Valid && j.pribadi != nil {
		b.GaramPribadi, b.Pribadi, err = p.buka(j, e)
		b.PribadiDihapus = b.PribadiDihapus || err == nil && b.Pribadi == nil
	}
	return err
}

// entriDari is the journal's entry of a row.
func entriDari(t *tabel, b register.Baris) jejak.Entri {
	e := jejak.Entri{
		Register: t.in.Nama, ID: string(b.ID), Versi: b.Versi, Skema: b.VersiSkema, Waktu: b.Waktu,
		Instansi: b.Instansi, Pemilik: b.Pemilik, Peran: b.Peran, Aksi: b.Aksi, Ditarik: b.Ditarik,
		Umum: jejak.Ikat(b.GaramUmum, b.Umum, b.Alasan),
	}
	if b.Pribadi != nil {
		k := jejak.Ikat(b.GaramPribadi, b.Pribadi, "")
		e.Pribadi = &k
	}
	return e
}

func entriRusak(j register.Jejak, urutan int64, err error) error {
	nama := "jejak"
	if j != "" {
		nama += " " + string(j)
	}
	return kominfo.E(kominfo.Rusak, "sqlstore.Baca", "Catatan %s nomor %s rusak. Jalankan verifikasi, lalu pulihkan dari cadangan.", nama, strconv.FormatInt(urutan, 10)).Sebab(err)
}
