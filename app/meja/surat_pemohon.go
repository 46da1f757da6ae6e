//go:build !(js && wasm)

package meja

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/kertas/kertaspdf"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/surat"
)

// Surat is a letter to an applicant, as a PDF.
type Surat struct {
	Kode  string
	Judul string
	Tulis func(ctx context.Context, w io.Writer) error
}

// suratUntukPemohon are the letters that an applicant gets, in the order of a case;
// the others stay in the office.
var suratUntukPemohon = [...]surat.Jenis{surat.TandaBukti, surat.TidakLengkap, surat.Perpanjangan, surat.Pemberitahuan, surat.Penolakan, surat.Biaya, surat.TandaTerima, surat.TandaBuktiKeberatan, surat.TanggapanAtasan}

// SuratPemohon gives what lists the letters of a request or an objection for its
// applicant. Who asks must have proven to be the applicant already; listing reads
// nothing personal, writing a letter does. Each is marked as a copy: what the office
// signed goes its own way.
func SuratPemohon(o Opsi) func(ctx context.Context, nama string, id register.ID) ([]Surat, error) {
	o.Web.Boleh = func(_ kominfo.Aktor, _ bool, _ register.Info, aksi string) (register.Lingkup, error) {
		if aksi != "baca" {
			return register.Lingkup{}, kominfo.E(kominfo.Ditolak, "meja.surat", "Hanya dibaca.")
		}
		return register.LingkupPenuh(), nil
	}
	o.Web.Aktor, o.Web.CatatAkses = nil, nil
	j := buat(o)
	return func(ctx context.Context, nama string, id register.ID) (out []Surat, err error) {
		m := j.minta((&http.Request{URL: new(url.URL)}).WithContext(ctx))
		b, err := m.bahanPemohon(nama, id, false)
		if err != nil {
			return nil, err
		}
		ada := surat.Tersedia(b)
		for _, s := range suratUntukPemohon {
			if !slices.Contains(ada, s) || (nama == "keberatan") != suratKeberatanSaja(s) {
				continue
			}
			out = append(out, Surat{Kode: string(s), Judul: surat.Judul(s), Tulis: func(ctx context.Context, w io.Writer) error {
				m := j.minta((&http.Request{URL: new(url.URL)}).WithContext(ctx))
				b, err := m.bahanPemohon(nama, id, true)
				if err != nil {
					return err
				}
				ls, err := surat.Susun(s, b)
				if err != nil {
					return err
				}
				return m.tulisSalinan(ctx, w, ls)
			}})
		}
		return out, nil
	}
}

// bahanPemohon is what the letters of a case are made of, who asks included where
// pribadi.
func (m *minta) bahanPemohon(nama string, id register.ID, pribadi bool) (b surat.Bahan, err error) {
	l := register.Lingkup{Semua: true, Pribadi: pribadi}
	if err = m.muatNama(); err != nil {
		return b, err
	}
	switch nama {
	case "permohonan":
		k := kasus[ppid.Permohonan]{r: m.permohonan.Register, l: l}
		if err = muatKasus(m, &k, id); err != nil {
			return b, err
		}
		b = m.bahanPermohonan(&k.isi)
		b.Uji, err = m.bacaUji(k.isi.Uji)
		return b, err
	case "keberatan":
		k := kasus[ppid.Keberatan]{r: m.keberatan.Register, l: l}
		if err = muatKasus(m, &k, id); err != nil {
			return b, err
		}
		return m.bahanKeberatan(&k.isi)
	}
	return b, tanpaSurat()
}

// tulisSalinan writes a letter as a copy, when there is room for it.
func (m *minta) tulisSalinan(ctx context.Context, w io.Writer, ls []kertas.Lembar) error {
	ctx, batal := context.WithTimeout(ctx, tungguBerkas)
	defer batal()
	select {
	case m.berat <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-m.berat }()
	for i := range ls {
		ls[i].Isi = append(slices.Clone(ls[i].Isi), kecil("Salinan dari laman PPID, diunduh pemohon pada "+m.waktu(m.o.Sekarang().Truncate(time.Minute))+". Surat bertanda tangan disampaikan PPID tersendiri."))
	}
	return kertaspdf.Tulis(w, ls, kertaspdf.Opsi{})
}
