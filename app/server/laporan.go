//go:build !(js && wasm)

package server

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/banding"
	"github.com/lumbung-id/lumbung/spbe/laporan"
	"github.com/lumbung-id/lumbung/spbe/laporan/laporanpdf"
	"github.com/lumbung-id/lumbung/spbe/laporan/laporanxlsx"
)

// Reports of one assessment:
//
//	GET  /berkas/penilaian/{id}/lhe.pdf|lhe.xlsx|lhe.json   the report
//	GET  …/berita-acara.pdf                                 the record of the self-assessment
//	GET  …/pekerjaan.pdf?opd=KODE&penjelasan=1              the work list, of one unit too
//	GET  …/kertas.json?dokumen=…                            a paper laid out for the page
//	GET  …/bukti.pdf                                        the list of evidence
//	GET  …/bukti.zip                                        the evidence itself, with an index
//	GET  …/nilai.csv                                        the values, for other programs
//	GET  …/lhe-bertanda-tangan.pdf|berita-acara-bertanda-tangan.pdf
//	POST …/tandatangan?dokumen=lhe|berita_acara             attaches what was signed outside
//
// nomor, tempat and tanggal are those of the letter. Who may read the assessment
// gets its report; of tasks and evidence what he may read, and then the report says
// that it is not all.
func (b *berkasAPI) ruteLaporan(m *http.ServeMux) {
	m.HandleFunc("GET /berkas/penilaian/{id}/{berkas}", b.unduhLaporan)
	m.HandleFunc("POST /berkas/penilaian/{id}/tandatangan", b.lampirkanTanda)
}

func (b *berkasAPI) unduhLaporan(w http.ResponseWriter, r *http.Request) {
	if err := b.kirimLaporan(w, r); err != nil {
		b.wo.Gagal(w, r, err)
	}
}

func (b *berkasAPI) kirimLaporan(w http.ResponseWriter, r *http.Request) error {
	const pdf = "application/pdf"
	berkas := r.PathValue("berkas")
	var awalan, jenis string
	var tulis func(io.Writer, *bahanLaporan) error
	switch berkas {
	case "lhe.pdf":
		awalan, jenis, tulis = "lhe", pdf, func(w io.Writer, s *bahanLaporan) error { return laporanpdf.Laporan(w, s.utuh(), laporanpdf.Opsi{}) }
	case "lhe.xlsx":
		awalan, jenis, tulis = "lhe", jenisXLSX, func(w io.Writer, s *bahanLaporan) error { return laporanxlsx.Tulis(w, s.lap, time.Time{}) }
	case "lhe.json":
		awalan, jenis, tulis = "lhe", "application/json", func(w io.Writer, s *bahanLaporan) error { return laporan.TulisJSON(w, s.lap) }
	case "kertas.json":
		awalan, jenis, tulis = "kertas", "application/json", func(w io.Writer, s *bahanLaporan) error { return b.tulisKertas(w, r, s) }
	case "berita-acara.pdf":
		awalan, jenis, tulis = "berita-acara", pdf, func(w io.Writer, s *bahanLaporan) error {
			return laporanpdf.BeritaAcara(w, s.utuh(), laporanpdf.Opsi{})
		}
	case "pekerjaan.pdf":
		awalan, jenis, tulis = "pekerjaan", pdf, func(w io.Writer, s *bahanLaporan) error {
			q := r.URL.Query()
			if s.takTugas != nil {
				return s.takTugas
			}
			return laporanpdf.Pekerjaan(w, s.lap, laporanpdf.Opsi{Perangkat: q.Get("opd"), Penjelasan: q.Get("penjelasan") == "1"})
		}
	case "bukti.pdf":
		awalan, jenis, tulis = "bukti", pdf, func(w io.Writer, s *bahanLaporan) error {
			if s.takBukti != nil {
				return s.takBukti
			}
			return laporanpdf.Bukti(w, s.lap, laporanpdf.Opsi{})
		}
	case "nilai.csv":
		awalan, jenis, tulis = "nilai", "text/csv; charset=utf-8", func(w io.Writer, s *bahanLaporan) error {
			p := &s.isi
			return banding.TulisNilai(w, banding.BarisDari(s.in, p.Instansi, int(p.Tahun), p.NilaiAkhir()))
		}
	case "bukti.zip":
		return b.kirimPaket(w, r)
	case "lhe-bertanda-tangan.pdf":
		return b.unduhTanda(w, r, dokumenLHE)
	case "berita-acara-bertanda-tangan.pdf":
		return b.unduhTanda(w, r, dokumenBA)
	default:
		return kominfo.E(kominfo.TidakAda, "server.laporan", "Berkas laporan %q tidak dikenal. Yang ada: lhe.pdf, lhe.xlsx, lhe.json, berita-acara.pdf, pekerjaan.pdf, bukti.pdf, bukti.zip, nilai.csv.", potong(berkas, 40))
	}
	// Written whole before it is sent: half a document is none.
	var buf bytes.Buffer
	s, err := b.susun(r, func(s *bahanLaporan) error { return tulis(&buf, s) })
	if err != nil {
		return err
	}
	_, akhiran, _ := strings.Cut(berkas, ".")
	return b.unduh(w, s.nama(awalan)+"."+akhiran, jenis, func(w io.Writer) error { _, err := w.Write(buf.Bytes()); return err })
}

// susun makes a report when there is room for it. What is sent then waits for nobody.
func (b *berkasAPI) susun(r *http.Request, tulis func(*bahanLaporan) error) (*bahanLaporan, error) {
	lepas, err := b.giliran(r.Context())
	if err != nil {
		return nil, err
	}
	defer lepas()
	s, err := b.bahan(r)
	if err != nil {
		return nil, err
	}
	return s, tulis(s)
}

// tandaSebagian stands on lists of which the reader sees a part.
const tandaSebagian = "SEBAGIAN: hanya pekerjaan dan bukti yang boleh Anda baca"

// bahanLaporan is one assessment with what its reader may see of the work on it.
type bahanLaporan struct {
	dokPenilaian
	in       *indeks.Instrumen
	lap      laporan.Laporan
	sebagian bool
	takTugas error // why tasks are not shown at all
	takBukti error // likewise
}

// dokPenilaian is an assessment with its owner, on whom rights depend.
type dokPenilaian struct {
	register.Meta
	pemilik string
	isi     spbe.Penilaian
}

// nama is a file name of this assessment, without its extension.
func (s *dokPenilaian) nama(awalan string) string {
	return namaBerkasUnduh(awalan, potong(s.isi.NamaInstansi, 80), strconv.FormatInt(s.isi.Tahun, 10))
}

// utuh is the report without the mark of a part: result, narrative and Berita Acara
// rest on the assessment alone.
func (s *bahanLaporan) utuh() laporan.Laporan {
	l := s.lap
	if s.sebagian {
		l.Tanda = l.Tanda[:len(l.Tanda)-1]
	}
	return l
}

// bacaPenilaian reads the assessment that the address names.
func (b *berkasAPI) bacaPenilaian(r *http.Request) (d dokPenilaian, err error) {
	reg := b.o.Buku.Penilaian
	a, masuk := b.wo.Aktor(r)
	l, err := b.wo.Boleh(a, masuk, reg.Info(), hak.Baca)
	if err != nil {
		return d, err
	}
	id := r.PathValue("id")
	if !kominfo.UUIDSah(id) {
		return d, register.TidakAdaDokumen(reg.Info())
	}
	baris, err := b.o.Store.Baca(r.Context(), reg.Register, l, register.ID(id), 0)
	if err != nil {
		return d, err
	}
	d.Meta, d.pemilik = baris.Meta, baris.Pemilik
	return d, uraiBaris(reg.Register, baris, &d.isi)
}

func uraiBaris(r register.Register, b register.Baris, v any) error {
	doc, err := r.Dokumen(b)
	if err != nil {
		return err
	}
	return json.Unmarshal(doc, v)
}

// bahan reads everything that a report is made of, and makes it.
func (b *berkasAPI) bahan(r *http.Request) (*bahanLaporan, error) {
	ctx, bk := r.Context(), b.o.Buku
	d, err := b.bacaPenilaian(r)
	if err != nil {
		return nil, err
	}
	s := &bahanLaporan{dokPenilaian: d}
	bl := laporan.Bahan{Penilaian: d.isi, Dokumen: map[register.ID]spbe.DataDukung{}}
	if s.in, err = bk.Pustaka.Buka(d.isi.Instrumen); err != nil {
		return nil, err
	}
	bl.Instrumen = s.in
	a, masuk := b.wo.Aktor(r)
	bagian := func(reg register.Register) (register.Lingkup, error) {
		l, err := b.wo.Boleh(a, masuk, reg.Info(), hak.Baca)
		s.sebagian = s.sebagian || err != nil || !l.Semua
		return l, err
	}
	lt, err := bagian(bk.Tugas.Register)
	if s.takTugas = err; err == nil {
		if bl.Tugas, err = milik(ctx, b.o.Store, lt, bk.Tugas, d.ID); err != nil {
			return nil, err
		}
	}
	lb, err := bagian(bk.Bukti.Register)
	ld, errDukung := bagian(bk.Dukung.Register)
	if s.takBukti = err; err == nil {
		s.takBukti = errDukung
	}
	if s.takBukti == nil {
		if bl.Bukti, err = milik(ctx, b.o.Store, lb, bk.Bukti, d.ID); err != nil {
			return nil, err
		}
		if err := b.bacaDokumen(ctx, ld, bl); err != nil {
			return nil, err
		}
	}
	if err := b.kepalaSurat(r, s, &bl); err != nil {
		return nil, err
	}
	if bl.TandaTangan, _, err = b.cariTanda(ctx, &d, dokumenLHE); err != nil {
		return nil, err
	}
	if bl.TandaTanganBA, _, err = b.cariTanda(ctx, &d, dokumenBA); err != nil {
		return nil, err
	}
	if s.lap, err = laporan.Susun(bl); err != nil {
		return nil, err
	}
	if s.sebagian {
		s.lap.Tanda = append(s.lap.Tanda, tandaSebagian)
		// What one does not see is not therefore unassigned.
		if p := s.lap.Pekerjaan; len(p) > 0 && p[0].Perangkat == "" {
			s.lap.Pekerjaan = p[1:]
		}
	}
	return s, nil
}

// milik gives all documents of a register that belong to an assessment.
func milik[T any](ctx context.Context, s register.Reader, l register.Lingkup, t register.Tipe[T], id register.ID) (out []T, err error) {
	q := register.Query{Saring: []register.Syarat{{Kolom: "penilaian", Op: register.Sama, Nilai: string(id)}}, Batas: 1000}
	for {
		ds, kursor, err := t.Cari(ctx, s, l, q)
		if err != nil {
			return nil, err
		}
		for _, d := range ds {
			out = append(out, d.Isi)
		}
		if q.Kursor = kursor; kursor == "" {
			return out, nil
		}
	}
}

// bacaDokumen reads what the evidence consists of; what is out of the reader's
// sight, or gone, the report shows as missing.
func (b *berkasAPI) bacaDokumen(ctx context.Context, l register.Lingkup, bl laporan.Bahan) error {
	lihat := map[register.ID]bool{}
	for i := range bl.Bukti {
		id := bl.Bukti[i].Dokumen
		if lihat[id] {
			continue
		}
		lihat[id] = true
		switch d, err := b.o.Buku.Dukung.Baca(ctx, b.o.Store, l, id); {
		case err == nil:
			bl.Dokumen[id] = d.Isi
		case kominfo.KindOf(err) != kominfo.TidakAda:
			return err
		}
	}
	return nil
}

// kepalaSurat fills in letterhead, names of units, and what the address says about
// the letter.
func (b *berkasAPI) kepalaSurat(r *http.Request, s *bahanLaporan, bl *laporan.Bahan) (err error) {
	ctx, q := r.Context(), r.URL.Query()
	if bl.Nomor, bl.Tempat, bl.Tanggal, err = suratDari(q); err != nil {
		return err
	}
	hariIni, kantor, err := b.kantorIni(ctx)
	if err != nil {
		return err
	}
	if bl.Tanggal.Kosong() {
		bl.Tanggal = hariIni
	}
	bl.Perangkat = map[string]string{}
	for qp := (register.Query{Batas: 1000}); ; {
		ds, kursor, err := b.o.Buku.Perangkat.Cari(ctx, b.o.Store, register.LingkupUmum(), qp)
		if err != nil {
			return err
		}
		for _, d := range ds {
			bl.Perangkat[d.Isi.Kode] = d.Isi.Nama
		}
		if qp.Kursor = kursor; kursor == "" {
			break
		}
	}
	if kantor.Kode == s.isi.Instansi { // another institution's result has not our letterhead
		if bl.Kop.Unit = bl.Perangkat[s.pemilik]; bl.Kop.Unit == "" && s.pemilik == "kominfo" {
			bl.Kop.Unit = "Dinas Komunikasi dan Informatika"
		}
	}
	return nil
}

// kantorIni gives the date on the office's wall, and the office; empty before it was
// chosen.
func (b *berkasAPI) kantorIni(ctx context.Context) (kominfo.Tanggal, kantor.Profil, error) {
	k, _, err := kantor.Kini(ctx, b.o.Store)
	z, salah := kominfo.ParseZona(string(k.Isi.Zona))
	if salah != nil {
		z = kominfo.WIB
	}
	return kominfo.TanggalDari(b.o.Sekarang(), z), k.Isi, err
}

// suratDari reads number, place and date of the letter.
func suratDari(q url.Values) (nomor, tempat string, tanggal kominfo.Tanggal, err error) {
	const op = "server.laporan"
	nomor, tempat = q.Get("nomor"), q.Get("tempat")
	switch {
	case utf8.RuneCountInString(nomor) > 100:
		err = kominfo.E(kominfo.TidakSah, op, "Nomor surat lebih dari 100 huruf. Tulis nomornya saja, seperti yang diberikan SRIKANDI.")
	case utf8.RuneCountInString(tempat) > 60:
		err = kominfo.E(kominfo.TidakSah, op, "Nama tempat lebih dari 60 huruf. Tulis nama kotanya saja.")
	case q.Get("tanggal") != "":
		tanggal, err = kominfo.ParseTanggal(q.Get("tanggal"))
		if n := tanggal.Tahun(); err != nil || n < 2000 || n > 2100 {
			err = kominfo.E(kominfo.TidakSah, op, "Tanggal surat %q tidak dapat dibaca. Tulis tahun-bulan-hari, misalnya 2026-09-16.", potong(q.Get("tanggal"), 20))
		}
	}
	return nomor, tempat, tanggal, err
}

// potong shortens a text from outside to n letters.
func potong(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
