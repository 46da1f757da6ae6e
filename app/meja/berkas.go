//go:build !(js && wasm)

package meja

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/kertas/kertaspdf"
	"github.com/lumbung-id/lumbung/kominfo/kertas/kertasxlsx"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/bukuresmi"
)

const (
	jenisPDF  = "application/pdf"
	jenisXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

	berkasSerentak = 2                // files that are composed at a time: a book takes some ten MB
	tungguBerkas   = 30 * time.Second // how long one waits for its turn
	barisBuku      = 20_000           // rows of a book
)

// berkas answers with a file. It is written whole before it is sent: half a paper is
// none.
func (j *meja) berkas(f func(*minta, http.ResponseWriter) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := f(j.minta(r), w); err != nil {
			j.o.Web.Gagal(w, r, err)
		}
	}
}

// bergiliran does heavy work when there is room for it.
func (m *minta) bergiliran(f func() error) error {
	ctx, batal := context.WithTimeout(m.ctx, tungguBerkas)
	defer batal()
	select {
	case m.berat <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-m.berat }()
	return f()
}

// kirim composes a file in its turn, and sends it after that: a slow reader keeps
// nobody waiting.
func (m *minta) kirim(w http.ResponseWriter, nama, jenis string, tulis func(io.Writer) error) error {
	var buf bytes.Buffer
	if err := m.bergiliran(func() error { return tulis(&buf) }); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", jenis)
	h.Set("Content-Disposition", `attachment; filename="`+nama+`"`)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(buf.Bytes())
	return nil
}

// suratPDF is the name of the paper that an address ending in .pdf means.
func (m *minta) suratPDF() (string, error) {
	if nama, ya := strings.CutSuffix(m.r.PathValue("berkas"), ".pdf"); ya {
		return nama, nil
	}
	return "", tanpaSurat()
}

func (m *minta) berkasPermohonan(w http.ResponseWriter) error {
	nama, err := m.suratPDF()
	if err != nil {
		return err
	}
	k, _, ls, err := m.susunPermohonan(nama)
	if err != nil {
		return err
	}
	return m.kirimPDF(w, namaBerkas(nama, k.isi.Nomor), ls)
}

func (m *minta) berkasKeberatan(w http.ResponseWriter) error {
	nama, err := m.suratPDF()
	if err != nil {
		return err
	}
	k, _, ls, err := m.susunKeberatan(nama)
	if err != nil {
		return err
	}
	return m.kirimPDF(w, namaBerkas(nama, k.isi.Nomor), ls)
}

func (m *minta) kirimPDF(w http.ResponseWriter, nama string, ls []kertas.Lembar) error {
	return m.kirim(w, nama+".pdf", jenisPDF, func(w io.Writer) error { return kertaspdf.Tulis(w, ls, kertaspdf.Opsi{}) })
}

// berkasBuku is a register book in the columns of its annex, without who asks.
func (m *minta) berkasBuku(w http.ResponseWriter) error {
	nama, akhiran, _ := strings.Cut(m.r.PathValue("berkas"), ".")
	r := m.o.Buku.Cari(nama)
	tahun := m.q("tahun")
	n, err := strconv.Atoi(tahun)
	switch {
	case akhiran != "pdf" && akhiran != "xlsx" || r == nil || nama != "permohonan" && nama != "keberatan" && nama != "dip" && nama != "dik":
		return kominfo.E(kominfo.TidakAda, "meja.buku", "Buku itu tidak ada. Yang ada: permohonan, keberatan, dip dan dik, masing-masing .pdf dan .xlsx.")
	case tahun == "":
		n = m.hari.Tahun()
	case err != nil || n < 2008 || n > 2200:
		return kominfo.E(kominfo.TidakSah, "meja.buku", "Tahun tidak dapat dibaca. Tulis empat angka, misalnya 2026.")
	}
	l, err := m.boleh(r, hak.Baca)
	if err != nil {
		return err
	}
	if err := m.muatNama(); err != nil {
		return err
	}
	l.Pribadi = false // a file leaves the program; personal data do not leave with it
	o := bukuresmi.Opsi{Kop: m.kop(), Periode: "Tahun " + strconv.Itoa(n), NamaPerangkat: func(k string) string { return m.nama[k] }}
	if !l.Semua {
		o.Periode += ", " + m.sebut(m.a.Perangkat)
	}
	q := register.Query{}
	if nama == "permohonan" || nama == "keberatan" {
		q.Saring, q.Urut = []register.Syarat{syarat("tahun", register.Sama, int64(n))}, "nomor_urut"
	} else {
		o.Periode = "Keadaan pada " + m.hari.Panjang()
	}
	jenis := jenisPDF
	if akhiran == "xlsx" {
		jenis = jenisXLSX
	}
	return m.kirim(w, namaBerkas("buku", nama, strconv.Itoa(n))+"."+akhiran, jenis, func(w io.Writer) error {
		x, err := m.buku(nama, l, q, o)
		if err != nil {
			return err
		}
		if akhiran == "xlsx" {
			return kertasxlsx.Tulis(w, []kertas.Lembar{x})
		}
		return kertaspdf.Tulis(w, []kertas.Lembar{x}, kertaspdf.Opsi{Rebah: true})
	})
}

func (m *minta) buku(nama string, l register.Lingkup, q register.Query, o bukuresmi.Opsi) (kertas.Lembar, error) {
	var x kertas.Lembar
	switch nama {
	case "permohonan":
		ds, err := semua(m, m.permohonan, l, q)
		if err != nil {
			return x, err
		}
		return bukuresmi.Permohonan(ds, o), nil
	case "keberatan":
		ds, err := semua(m, m.keberatan, l, q)
		if err != nil {
			return x, err
		}
		return bukuresmi.Keberatan(ds, o), nil
	case "dip":
		ds, err := semua(m, register.Tipe[ppid.InformasiPublik]{Register: m.dip}, l, q)
		if err != nil {
			return x, err
		}
		return bukuresmi.DIP(ds, o), nil
	}
	ds, err := semua(m, register.Tipe[ppid.InformasiDikecualikan]{Register: m.dik}, l, q)
	if err != nil {
		return x, err
	}
	return bukuresmi.DIK(ds, o), nil
}

// semua reads whole documents, as many as a book may have.
func semua[T any](m *minta, t register.Tipe[T], l register.Lingkup, q register.Query) (out []T, err error) {
	for d, err := range t.Semua(m.ctx, m.o.Store, l, q) {
		if err != nil {
			return nil, err
		}
		if len(out) == barisBuku {
			return nil, kominfo.E(kominfo.TidakSah, "meja.buku", "Buku ini lebih dari %s baris, jadi tidak dapat dicetak sekaligus. Pakai ekspor registernya.", kominfo.FormatAngka(barisBuku))
		}
		out = append(out, d.Isi)
	}
	return out, nil
}
