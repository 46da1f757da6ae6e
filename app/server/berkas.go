//go:build !(js && wasm)

package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar/lembarxlsx"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// Of a file to import: the most bytes, unpacked bytes, and cells. The last two are
// less than package tabel allows, because several people import at once.
const (
	batasImpor = 32 << 20
	uraiImpor  = 256 << 20
	selImpor   = 2_000_000
)

// berkasRegister exports and imports whole registers as files:
//
//	GET  /berkas/register/{nama}.csv|.xlsx|.jsonl    export, with the filters of a list
//	GET  /berkas/register/{nama}/templat.xlsx        template to fill in
//	POST /berkas/register/{nama}/impor?nama=…&mode=yang_sah&kembar=perbarui&tindakan=…
//	     the file as it is; answers the report. periksa=1 writes nothing: the dry
//	     run is the server's, because it needs the register's documents anyway and
//	     its code would be a twentieth of the browser's program
func berkasRegister(o Opsi, wo web.Opsi, u *unggahan) http.Handler {
	b := &berkasAPI{o: o, wo: wo, u: u, berat: make(chan struct{}, beratSerentak)}
	m := http.NewServeMux()
	m.HandleFunc("/berkas/", func(w http.ResponseWriter, r *http.Request) {
		wo.Gagal(w, r, kominfo.E(kominfo.TidakAda, "server.berkas", "Alamat berkas ini tidak dikenal."))
	})
	m.HandleFunc("GET /berkas/register/{berkas}", b.ekspor)
	m.HandleFunc("GET /berkas/register/{nama}/templat.xlsx", b.templat)
	m.HandleFunc("POST /berkas/register/{nama}/impor", b.impor)
	m.HandleFunc("POST /berkas/nilai", b.bacaNilai)
	m.HandleFunc("POST /berkas/bukti", b.unggahBukti)
	m.HandleFunc("GET /berkas/bukti/{id}", b.unduhBukti)
	b.ruteLaporan(m)
	return asalSendiri(wo).Handler(m)
}

type berkasAPI struct {
	o  Opsi
	wo web.Opsi
	u  *unggahan

	berat chan struct{} // see giliran
}

// Tables and reports are made whole in memory: one of the worst allowed takes some
// hundred MB.
const (
	beratSerentak = 2
	tungguGiliran = 30 * time.Second
)

// giliran waits until there is room for one more such work; lepas makes it again.
// Who waits too long is told that the server is busy.
func (b *berkasAPI) giliran(ctx context.Context) (lepas func(), err error) {
	ctx, batal := context.WithTimeout(ctx, tungguGiliran)
	defer batal()
	select {
	case b.berat <- struct{}{}:
		return func() { <-b.berat }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// bacaTabel reads a table that somebody sends, and waits for a turn to work on it:
// only then, so that a slow sender keeps nobody waiting.
func (b *berkasAPI) bacaTabel(w http.ResponseWriter, r *http.Request, batas int64, saran string) (isi []byte, lepas func(), err error) {
	a, _ := b.wo.Aktor(r)
	selesai, err := b.u.mulai(a.ID)
	if err != nil {
		return nil, nil, err
	}
	isi, err = io.ReadAll(http.MaxBytesReader(w, r.Body, batas))
	selesai(int64(len(isi)), "")
	if _, besar := errors.AsType[*http.MaxBytesError](err); besar {
		err = kominfo.E(kominfo.TidakSah, "server.tabel", "Berkas lebih besar dari %d MB. %s", batas>>20, saran)
	}
	if _, sudah := errors.AsType[*kominfo.Error](err); err != nil && !sudah {
		err = kominfo.E(kominfo.TidakSah, "server.tabel", "Berkas tidak sampai seluruhnya, jadi tidak ada yang dikerjakan. Kirim lagi.").Sebab(err)
	}
	if err != nil {
		return nil, nil, err
	}
	lepas, err = b.giliran(r.Context())
	return isi, lepas, err
}

// register gives the register of a name with the caller's scope for aksi.
func (b *berkasAPI) register(r *http.Request, nama, aksi string) (register.Register, kominfo.Aktor, register.Lingkup, error) {
	reg := b.o.Buku.Cari(nama)
	if reg == nil {
		return nil, kominfo.Aktor{}, register.Lingkup{}, kominfo.E(kominfo.TidakAda, "server.berkas", "Register itu tidak ada di sini.")
	}
	a, masuk := b.wo.Aktor(r)
	l, err := b.wo.Boleh(a, masuk, reg.Info(), aksi)
	return reg, a, l, err
}

func (b *berkasAPI) ekspor(w http.ResponseWriter, r *http.Request) {
	nama, akhiran, _ := strings.Cut(r.PathValue("berkas"), ".")
	reg, _, l, err := b.register(r, nama, web.AksiBaca)
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	q, pemilik, err := web.UraiQuery(r.URL.RawQuery, reg.Info())
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	if pemilik != nil {
		l = l.Persempit(pemilik)
	}
	l.Pribadi = false // a file leaves the program; personal data do not leave with it
	k := lembar.Ekspor(b.o.Store, reg, l, q)
	switch akhiran {
	case "csv":
		err = b.unduh(w, nama+".csv", "text/csv; charset=utf-8", func(w io.Writer) error { return k.TulisCSV(r.Context(), w, tabel.UntukExcel()) })
	case "jsonl":
		err = b.unduh(w, nama+".jsonl", "application/jsonl", func(w io.Writer) error { return k.TulisJSONL(r.Context(), w) })
	case "xlsx":
		// Written whole before it is sent: half a workbook is none.
		var buf bytes.Buffer
		var lepas func()
		if lepas, err = b.giliran(r.Context()); err == nil {
			err = lembarxlsx.Ekspor(r.Context(), &buf, reg.Info().Judul, k)
			lepas() // before sending: a slow reader keeps nobody waiting
		}
		if err == nil {
			err = b.unduh(w, nama+".xlsx", jenisXLSX, func(w io.Writer) error { _, err := w.Write(buf.Bytes()); return err })
		}
	default:
		err = kominfo.E(kominfo.TidakAda, "server.ekspor", "Bentuk berkas %q tidak dikenal. Pakai .csv, .xlsx atau .jsonl.", akhiran)
	}
	if err != nil {
		b.wo.Gagal(w, r, err)
	}
}

const jenisXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// unduh sends a file. What fails after the first byte ends the connection, so
// that a torn file is not taken for a whole one.
func (b *berkasAPI) unduh(w http.ResponseWriter, nama, jenis string, tulis func(io.Writer) error) error {
	t := &mulai{w: w, kepala: func() {
		h := w.Header()
		h.Set("Content-Type", jenis)
		h.Set("Content-Disposition", `attachment; filename="`+nama+`"`)
		h.Set("Cache-Control", "no-store")
	}}
	err := tulis(t)
	if err != nil && t.sudah {
		panic(http.ErrAbortHandler)
	}
	if err == nil && !t.sudah {
		_, err = t.Write(nil)
	}
	return err
}

// mulai sets the headers at the first byte.
type mulai struct {
	w      io.Writer
	kepala func()
	sudah  bool
}

func (m *mulai) Write(b []byte) (int, error) {
	if !m.sudah {
		m.kepala()
		m.sudah = true
	}
	return m.w.Write(b)
}

func (b *berkasAPI) templat(w http.ResponseWriter, r *http.Request) {
	nama := r.PathValue("nama")
	reg, a, l, err := b.register(r, nama, web.AksiBaca)
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	l.Pribadi = false
	var buf bytes.Buffer
	t := lembarxlsx.Templat{Register: reg, Tindakan: r.URL.Query().Get("tindakan"), Pembaca: b.o.Store, Lingkup: l, Rujukan: b.rujukan(a, l)}
	if err := t.Tulis(r.Context(), &buf); err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	_ = b.unduh(w, nama+"-templat.xlsx", jenisXLSX, func(w io.Writer) error { _, err := w.Write(buf.Bytes()); return err })
}

// rujukan gives the registers that somebody may read in the scope l too: drop-downs
// are filled in that scope, whatever register they list.
func (b *berkasAPI) rujukan(a kominfo.Aktor, l register.Lingkup) []register.Register {
	return slices.DeleteFunc(slices.Clone(b.o.Store.Register()), func(r register.Register) bool {
		lr, err := b.wo.Boleh(a, a.ID != "", r.Info(), web.AksiBaca)
		return err != nil || !lr.Semua && (l.Semua || slices.ContainsFunc(l.Pemilik, func(p string) bool { return !lr.Melihat(p) }))
	})
}

func (b *berkasAPI) impor(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	aksi := q.Get("tindakan")
	if aksi == "" {
		aksi = web.AksiBuat
	}
	reg, a, l, err := b.register(r, r.PathValue("nama"), aksi)
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	isi, lepas, err := b.bacaTabel(w, r, batasImpor, "Pecah menjadi beberapa berkas, lalu impor satu per satu.")
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	defer lepas()
	m, err := lembar.Baca(q.Get("nama"), isi, tabel.Opsi{MaksUrai: uraiImpor, MaksSel: selImpor})
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	for nama, boleh := range map[string][]string{"mode": {"", string(lembar.Utuh), string(lembar.YangSah)}, "kembar": {"", string(lembar.Lewati), string(lembar.Perbarui)},
		"tanggal": {"", string(lembar.HariBulan), string(lembar.BulanHari)}, "periksa": {"", "1"}} {
		if !slices.Contains(boleh, q.Get(nama)) {
			b.wo.Gagal(w, r, kominfo.E(kominfo.TidakSah, "server.impor", "Parameter %s hanya boleh bernilai %s.", nama, strings.Join(boleh[1:], " atau ")))
			return
		}
	}
	im := lembar.Impor{Register: reg, Lingkup: l, Aktor: a, Tindakan: q.Get("tindakan"), Kembar: lembar.Kembar(q.Get("kembar")), Mode: lembar.Mode(q.Get("mode")), Tanggal: lembar.UrutanTanggal(q.Get("tanggal"))}
	lakukan := func() (lembar.Laporan, error) { return im.Jalankan(r.Context(), b.o.Store, m) }
	if q.Get("periksa") == "1" {
		lakukan = func() (lembar.Laporan, error) { return im.Periksa(r.Context(), b.o.Store, m) }
	}
	lap, err := lakukan()
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	j, err := json.Marshal(lap)
	if err != nil {
		b.wo.Gagal(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(j)
}
