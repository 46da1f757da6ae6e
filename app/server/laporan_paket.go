//go:build !(js && wasm)

package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// lamaPeriksa is how long the files of a bundle may take to be read over before its
// first byte.
const lamaPeriksa = 30 * time.Minute

// kirimPaket streams the evidence as a ZIP: the index first, then one folder for
// each indicator with its files under the names that the guidance wants. A file that
// is missing or damaged is named in the index and left out; it does not keep the
// others back.
func (b *berkasAPI) kirimPaket(w http.ResponseWriter, r *http.Request) error {
	s, err := b.bahan(r)
	switch {
	case err != nil:
		return err
	case s.takBukti != nil:
		return s.takBukti
	case b.o.Berkas == nil:
		return takSimpanBerkas("server.paket")
	}
	w = sabarMenulis(w) // many files, a slow line
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(lamaPeriksa))
	isi, baris, err := b.isiPaket(r.Context(), s.lap.Bukti)
	if err != nil {
		return err
	}
	indeks, nama := "00-indeks.csv", "bukti"
	if s.sebagian {
		indeks, nama = "00-indeks-sebagian.csv", "bukti-sebagian"
	}
	var buf bytes.Buffer
	c := tabel.NewPenulisCSV(&buf, tabel.UntukExcel())
	for _, x := range append([][]string{kepalaIndeks()}, baris...) {
		if err := c.Tulis(x); err != nil {
			return err
		}
	}
	if err := c.Selesai(); err != nil {
		return err
	}
	isi = append([]blob.IsiPaket{{Nama: indeks, Isi: buf.Bytes()}}, isi...)
	p := blob.Paket{Store: b.o.Berkas, Waktu: s.lap.Tanggal.Time()}
	return b.unduh(w, s.nama(nama)+".zip", "application/zip", func(w io.Writer) error { return p.Tulis(r.Context(), w, isi) })
}

// kepalaIndeks heads the index, in the order of barisIndeks.
func kepalaIndeks() []string {
	return []string{"indikator", "nama_indikator", "tingkat", "butir", "judul_dokumen", "nomor_dokumen", "jenis", "tanggal", "berlaku_sampai", "halaman", "pasal",
		"status", "alasan_revisi", "catatan_asesor", "nama_berkas", "sha256", "ukuran_byte", "tautan", "masalah"}
}

// isiPaket gives the files of the evidence under their names, and the rows of the
// index. A file that proves several items of an indicator lies in its folder once.
func (b *berkasAPI) isiPaket(ctx context.Context, bukti []laporan.Bukti) (isi []blob.IsiPaket, baris [][]string, err error) {
	periksa := map[string]hasilPeriksa{}
	letak := map[[2]string]int{} // indicator and hash: place in isi, from 1
	urutan := map[string]int{}
	ke := make([]int, len(bukti))
	masalah := make([]string, len(bukti))
	for i := range bukti {
		x := &bukti[i]
		switch {
		case x.Hilang:
			masalah[i] = "Dokumennya sudah tidak ada, atau bukan untuk akun Anda."
			continue
		case x.Sidik == "" && x.Tautan == "":
			masalah[i] = "Dokumen ini tidak punya berkas atau tautan."
			continue
		case x.Sidik == "":
			continue // a link alone
		}
		h, sudah := periksa[x.Sidik]
		if !sudah {
			if h, err = periksaBerkas(ctx, b.o.Berkas, x.Sidik); err != nil {
				return nil, nil, err
			}
			periksa[x.Sidik] = h
		}
		if masalah[i] = h.masalah; h.masalah != "" {
			continue
		}
		kunci := [2]string{x.Nomor, x.Sidik}
		if letak[kunci] == 0 {
			urutan[x.Nomor]++
			akhiran := path.Ext(blob.NamaAman(x.NamaBerkas))
			if a := h.jenis.Akhiran(); len(a) > 0 {
				akhiran = a[0]
			}
			isi = append(isi, blob.IsiPaket{Sidik: x.Sidik, Nama: folderIndikator(x.Nomor) + "/" + spbe.NamaBukti(x.Nomor, urutan[x.Nomor], x.Judul, akhiran)})
			letak[kunci] = len(isi)
		}
		ke[i] = letak[kunci]
	}
	nama := make([]string, len(isi))
	for i := range isi {
		nama[i] = isi[i].Nama
	}
	for i, n := range blob.NamaUnik(nama) { // Paket gives the same names again
		isi[i].Nama = n
	}
	for i := range bukti {
		berkas := ""
		if ke[i] > 0 {
			berkas = isi[ke[i]-1].Nama
		}
		baris = append(baris, barisIndeks(&bukti[i], berkas, masalah[i]))
	}
	return isi, baris, nil
}

func barisIndeks(x *laporan.Bukti, berkas, masalah string) []string {
	butir, ukuran := "", ""
	if x.Butir > 0 {
		butir = strconv.FormatInt(x.Butir, 10)
	}
	if x.Sidik != "" {
		ukuran = strconv.FormatInt(x.Ukuran, 10)
	}
	if x.Kedaluwarsa {
		masalah = strings.TrimSpace(masalah + " Masa berlakunya sudah lewat.")
	}
	return []string{x.Nomor, x.Nama, strconv.FormatInt(x.Tingkat, 10), butir, x.Judul, x.NomorDok, x.Jenis.Teks, x.Tanggal.String(), x.Sampai.String(), x.Halaman, x.Pasal,
		x.Status.Teks, x.Alasan, x.Catatan, berkas, x.Sidik, ukuran, x.Tautan, masalah}
}

// folderIndikator sorts as the form does: Indikator02 before Indikator10.
func folderIndikator(nomor string) string {
	n, sisa, _ := strings.Cut(nomor, "-")
	if len(n) == 1 {
		n = "0" + n
	}
	if sisa != "" {
		n += "-" + sisa
	}
	return blob.NamaAman("Indikator" + n)
}

type hasilPeriksa struct {
	jenis   blob.Jenis
	masalah string // why the file cannot be handed on
}

// periksaBerkas reads a file once before the bundle begins: a bundle that breaks
// off at a damaged file could not say at which.
func periksaBerkas(ctx context.Context, s blob.Store, sidik string) (h hasilPeriksa, err error) {
	f, info, err := s.Buka(ctx, sidik)
	if err == nil {
		defer f.Close()
		sum := sha256.New()
		if _, err = io.Copy(sum, f); err == nil && hex.EncodeToString(sum.Sum(nil)) == sidik {
			return hasilPeriksa{jenis: info.Jenis}, nil
		}
	}
	switch {
	case ctx.Err() != nil:
		return h, ctx.Err()
	case kominfo.KindOf(err) == kominfo.TidakAda:
		h.masalah = "Berkasnya tidak ada di folder berkas. Unggah lagi, atau pulihkan dari cadangan."
	default:
		h.masalah = "Berkasnya rusak di penyimpanan. Unggah lagi, atau pulihkan dari cadangan."
	}
	return h, nil
}
