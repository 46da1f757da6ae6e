//go:build !(js && wasm)

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// laporanBukti is what an import of evidence did.
type laporanBukti struct {
	Penilaian      register.ID       `json:"penilaian"`
	Berkas         int               `json:"berkas"`          // looked at
	Diterima       int               `json:"diterima"`        // stored now or before
	Sudah          int               `json:"sudah"`           // of these, stored before
	Ditolak        int               `json:"ditolak"`         // refused, or stored but not noted
	Dilewati       int               `json:"dilewati"`        // what systems leave in folders
	DokumenBaru    int               `json:"dokumen_baru"`    // data_dukung made
	BuktiBaru      int               `json:"bukti_baru"`      // bukti made
	BuktiSudah     int               `json:"bukti_sudah"`     // bukti that were there
	Pilih          int               `json:"perlu_dipilih"`   // of the new: level and item are to be chosen
	TanpaIndikator []string          `json:"tanpa_indikator"` // noted as a document only
	Temuan         []kominfo.Finding `json:"temuan"`
}

// catatBukti notes imported files in the registers.
type catatBukti struct {
	bk      *buku.Buku
	s       register.Store
	pen     register.ID
	in      *indeks.Instrumen
	aktor   kominfo.Aktor
	hariIni kominfo.Tanggal
	lap     laporanBukti
}

// masuk notes one file. Its document and its evidence are written together or not
// at all; what is there already stays as it is, changed or not.
func (c *catatBukti) masuk(ctx context.Context, m blob.Masuk) error {
	if c.lap.Temuan == nil {
		c.lap.Penilaian, c.lap.Temuan, c.lap.TanpaIndikator = c.pen, []kominfo.Finding{}, []string{}
	}
	c.lap.Berkas++
	c.lap.Temuan = append(c.lap.Temuan, m.Temuan...)
	switch {
	case !m.Diterima() && kominfo.AdaGalat(m.Temuan):
		c.lap.Ditolak++
		return nil
	case !m.Diterima():
		c.lap.Dilewati++
		return nil
	}
	c.lap.Diterima++
	if m.Sudah {
		c.lap.Sudah++
	}
	t, dikenal := c.tempat(m.Nama)
	var h hasilCatat
	err := c.s.Ubah(ctx, c.aktor, func(tx register.Tx) (err error) {
		h = hasilCatat{} // a transaction may run again
		h.dokumen, h.dokumenBaru, err = c.dokumen(ctx, tx, m, t)
		if err != nil || !dikenal {
			return err
		}
		h.bukti, err = c.bukti(ctx, tx, m, t, h.dokumen)
		return err
	})
	switch kominfo.KindOf(err) {
	case "":
	case kominfo.TidakSah, kominfo.Ditolak, kominfo.TidakAda, kominfo.Bentrok:
		c.lap.Ditolak++
		c.lap.Temuan = append(c.lap.Temuan, kominfo.Finding{ID: "SPBE-IMPOR-01", Path: m.Nama, Severity: kominfo.Galat,
			Message: "Berkas " + m.Nama + " tersimpan, tetapi tidak dapat dicatat: " + kominfo.PesanUntukOrang(err)})
		return nil
	default:
		return err
	}
	if h.dokumenBaru {
		c.lap.DokumenBaru++
	}
	switch {
	case !dikenal:
		c.lap.TanpaIndikator = append(c.lap.TanpaIndikator, m.Nama)
	case h.bukti:
		c.lap.BuktiBaru++
		if !t.pasti {
			c.lap.Pilih++
		}
	default:
		c.lap.BuktiSudah++
	}
	return nil
}

type hasilCatat struct {
	dokumen            register.ID
	dokumenBaru, bukti bool
}

// letakBukti is what a file's name, and the folders it lies in, say of it.
type letakBukti struct {
	judul          string
	indikator      string
	tingkat, butir int64
	pasti          bool // level and item are named, or there is only one
}

// tempat reads the indicator from the name, or else from the nearest folder that
// names one; false when there is none that the instrument has.
func (c *catatBukti) tempat(nama string) (letakBukti, bool) {
	t := letakBukti{judul: strings.TrimSuffix(path.Base(nama), path.Ext(nama))}
	for bagian := nama; bagian != "." && bagian != "/"; bagian = path.Dir(bagian) {
		nomor, urutan, judul, ok := spbe.UraiNamaBukti(path.Base(bagian))
		if !ok {
			continue
		}
		ind, ada := c.indikator(nomor)
		if !ada {
			continue
		}
		if bagian == nama && judul != "" {
			t.judul = judul
		}
		t.indikator = ind.Nomor
		t.atur(ind, spbe.TingkatNamaBukti(path.Base(bagian)), urutan)
		return t, true
	}
	return t, false
}

// indikator finds an indicator by its number or by that of the evaluation portal.
func (c *catatBukti) indikator(nomor string) (indeks.Indikator, bool) {
	if i, ok := c.in.Cari(nomor); ok {
		return i, true
	}
	k := slices.IndexFunc(c.in.Indikator, func(i indeks.Indikator) bool { return i.KodeLuar != "" && i.KodeLuar == nomor })
	if k < 0 {
		return indeks.Indikator{}, false
	}
	return c.in.Indikator[k], true
}

// atur chooses level and item. What the name does not say is the lowest level and
// its first item: a place for the draft, to be chosen by a person.
func (t *letakBukti) atur(ind indeks.Indikator, tingkat, urutan int) {
	cari := func(cocok func(int) bool) int {
		return slices.IndexFunc(ind.Tingkat, func(k indeks.Kriteria) bool { return cocok(int(k.Tingkat)) })
	}
	k := -1
	if tingkat > 0 {
		k = cari(func(n int) bool { return n == tingkat })
	}
	t.pasti = k >= 0
	if k < 0 {
		k = cari(func(n int) bool { return n > 0 }) // level 0 of SPBE 2018 needs no evidence
	}
	if k < 0 {
		return
	}
	t.tingkat = int64(ind.Tingkat[k].Tingkat)
	switch n := len(ind.Tingkat[k].Bukti); {
	case n == 0:
	case t.pasti && urutan >= 1 && urutan <= n:
		t.butir = int64(urutan)
	default:
		t.butir, t.pasti = 1, t.pasti && n == 1
	}
}

// dokumen gives the document of a file: the one this perangkat daerah has, or a new
// one.
func (c *catatBukti) dokumen(ctx context.Context, tx register.Tx, m blob.Masuk, t letakBukti) (register.ID, bool, error) {
	q := register.Query{Saring: []register.Syarat{{Kolom: "sidik", Op: register.Sama, Nilai: m.Sidik}}, Ditarik: true, Batas: 10}
	ds, _, err := c.bk.Dukung.Cari(ctx, tx, register.LingkupPenuh().Persempit([]string{c.aktor.Perangkat}), q)
	if err != nil {
		return "", false, err
	}
	for _, d := range ds {
		if !d.Ditarik {
			return d.ID, false, nil
		}
	}
	if len(ds) > 0 {
		return "", false, kominfo.E(kominfo.Ditolak, "lumbung.imporBukti", "dokumennya pernah dicatat lalu ditarik dari data dukung. Bila memang akan dipakai lagi, catat dari dasbor.")
	}
	d := spbe.DataDukung{Judul: potongJudul(t.judul), Jenis: jenisDokumen(t.judul, m.Jenis), Tanggal: c.hariIni,
		Berkas:     &spbe.Berkas{Sidik: m.Sidik, Nama: path.Base(m.Nama), Ukuran: m.Ukuran, Jenis: string(m.Jenis)},
		Keterangan: "Diimpor dari " + potongTeks(m.Nama, 300) + ". Tanggalnya waktu ubah berkas; sesuaikan dengan dokumennya."}
	if u := kominfo.TanggalDari(m.Diubah, kominfo.WIB); m.Diubah.Year() >= 1990 && !u.Sesudah(c.hariIni) {
		d.Tanggal = u
	}
	meta, err := c.tulis(ctx, tx, c.bk.Dukung.Register, "", m.Sidik, "", d)
	return meta.ID, err == nil, err
}

// bukti makes a draft, unless the document proves the indicator already: at that
// level and item when the name says them, anywhere when it does not.
func (c *catatBukti) bukti(ctx context.Context, tx register.Tx, m blob.Masuk, t letakBukti, dok register.ID) (bool, error) {
	q := register.Query{Batas: 1, Ditarik: true, Saring: []register.Syarat{{Kolom: "dokumen", Op: register.Sama, Nilai: string(dok)},
		{Kolom: "penilaian", Op: register.Sama, Nilai: string(c.pen)}, {Kolom: "indikator", Op: register.Sama, Nilai: t.indikator}}}
	tempat := t.indikator
	if t.pasti {
		q.Saring = append(q.Saring, register.Syarat{Kolom: "tingkat", Op: register.Sama, Nilai: t.tingkat}, register.Syarat{Kolom: "butir", Op: register.Sama, Nilai: t.butir})
		tempat = fmt.Sprintf("%s/%d/%d", t.indikator, t.tingkat, t.butir)
	}
	ds, _, err := c.bk.Bukti.Cari(ctx, tx, register.LingkupPenuh(), q)
	if err != nil || len(ds) > 0 {
		return false, err
	}
	in := spbe.Pakai{Penilaian: c.pen, Indikator: t.indikator, Tingkat: t.tingkat, Butir: t.butir, Dokumen: dok}
	if !t.pasti {
		in.Keterangan = "Tingkat dan butir belum dipilih; nama berkasnya tidak menyebutnya."
	}
	_, err = c.tulis(ctx, tx, c.bk.Bukti.Register, "pakai", m.Sidik, tempat, in)
	return err == nil, err
}

// tulis writes under a key, so that the same file for the same place is noted once,
// whatever was lost on the way.
func (c *catatBukti) tulis(ctx context.Context, tx register.Tx, r register.Register, tindakan, sidik, tempat string, isian any) (register.Meta, error) {
	b, err := json.Marshal(isian)
	if err != nil {
		return register.Meta{}, err
	}
	kunci := strings.Join([]string{"impor-bukti", c.aktor.Perangkat, string(c.pen), sidik, tempat}, "\n")
	return r.Tulis(ctx, tx, register.Permintaan{Tindakan: tindakan, Isian: b, Lingkup: register.LingkupPenuh(), Kunci: kunci})
}

func potongJudul(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		s = "Tanpa judul"
	}
	return potongTeks(s, 300)
}

// potongTeks cuts s to n characters.
func potongTeks(s string, n int) string {
	if r := []rune(s); len(r) > n {
		s = string(r[:n-1]) + "…"
	}
	return s
}

// jenisDokumen guesses the kind of a document from the words of its title.
func jenisDokumen(judul string, j blob.Jenis) string {
	kata := strings.FieldsFunc(strings.ToLower(judul), func(r rune) bool { return !(r >= 'a' && r <= 'z') })
	ada := func(k ...string) bool {
		for _, s := range k {
			if slices.Contains(kata, s) {
				return true
			}
		}
		return false
	}
	switch {
	case ada("hadir", "presensi"):
		return "daftar_hadir"
	case ada("undangan"):
		return "undangan"
	case ada("notula", "notulen", "notulensi"):
		return "notula"
	case ada("laporan", "lhe", "lkjip"):
		return "laporan"
	case ada("sop"):
		return "sop"
	case ada("perbup", "perwal", "perwali"), ada("peraturan") && ada("bupati", "wali", "walikota"):
		return "perbup"
	case ada("perda"), ada("peraturan") && ada("daerah"):
		return "perda"
	case ada("sk", "kepbup", "kepwal", "keputusan"):
		return "sk"
	case ada("surat", "se", "edaran"):
		return "surat"
	case j == blob.MP4:
		return "video"
	case j == blob.PNG || j == blob.JPEG:
		return "tangkapan_layar"
	}
	return "lainnya"
}
