package dasbor

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// barang has a field of every kind.
type barang struct {
	Kode    string          `json:"kode" judul:"Kode barang" wajib:"ya" panjang:"20" kelompok:"Identitas" contoh:"B-01"`
	Nama    string          `json:"nama" judul:"Nama barang" wajib:"ya" panjang:"80" kelompok:"Identitas"`
	Jenis   string          `json:"jenis" judul:"Jenis" wajib:"ya" pilihan:"a=Perangkat keras|b=Perangkat lunak|c=Jaringan|d=Meja|e=Lainnya" kelompok:"Identitas"`
	Kondisi string          `json:"kondisi" judul:"Kondisi" pilihan:"baik=Baik|rusak=Rusak berat"`
	Tahun   int64           `json:"tahun" judul:"Tahun beli" rupa:"tahun" min:"1990" maks:"2100"`
	Harga   kominfo.Rupiah  `json:"harga" judul:"Harga" min:"0" pasal:"PP 27/2014 Pasal 9"`
	Terima  kominfo.Tanggal `json:"terima" judul:"Tanggal terima"`
	Unit    string          `json:"unit" judul:"Unit" rujukan:"uji_unit"`
	Pinjam  bool            `json:"pinjam" judul:"Boleh dipinjam"`
	Ket     string          `json:"ket" judul:"Keterangan" rupa:"panjang"`
	Pemakai string          `json:"pemakai" judul:"Nama pemakai" pribadi:"ya"`
	Bagian  []bagianBarang  `json:"bagian" judul:"Bagian"`
}

type bagianBarang struct {
	Nama   string `json:"nama" judul:"Nama bagian"`
	Jumlah int64  `json:"jumlah" judul:"Jumlah"`
}

func teksBarang(nama string, f func(*barang) string) register.Kolom[barang, string] {
	return register.Kolom[barang, string]{Nama: nama, Baca: f}
}

func defBarang() *register.Def[barang] {
	return &register.Def[barang]{
		Nama: "uji_barang", Judul: "Barang uji", Keterangan: "Barang untuk menguji halaman.", Jejak: register.Umum, VersiSkema: 1,
		Kolom: []register.AnyKolom[barang]{
			teksBarang("kode", func(b *barang) string { return b.Kode }),
			teksBarang("nama", func(b *barang) string { return b.Nama }),
			teksBarang("jenis", func(b *barang) string { return b.Jenis }),
			teksBarang("terima", func(b *barang) string { return b.Terima.String() }),
			register.Kolom[barang, int64]{Nama: "tahun", Baca: func(b *barang) int64 { return b.Tahun }},
			register.Kolom[barang, int64]{Nama: "harga", Baca: func(b *barang) int64 { return int64(b.Harga) }},
			register.Kolom[barang, string]{Nama: "unit", Rujukan: "uji_unit", Baca: func(b *barang) string { return b.Unit }},
		},
		Unik:    [][]string{{"kode"}},
		Ringkas: [][]string{{"nama", "kode", "jenis", "unit", "tahun", "harga", "pemilik"}},
		Sebutan: func(b *barang) string { return b.Nama },
		Check: func(_ context.Context, _ register.Reader, _ *register.Dokumen[barang], b *barang) (fs []kominfo.Finding, err error) {
			if b.Tahun != 0 && !b.Terima.Kosong() && int64(b.Terima.Tahun()) < b.Tahun {
				fs = append(fs, kominfo.Finding{ID: "UJI-TERIMA", Path: "terima", Severity: kominfo.Galat, Message: "Tanggal terima mendahului tahun beli. Periksa keduanya."})
			}
			if b.Harga > 1_000_000_000 {
				fs = append(fs, kominfo.Finding{ID: "UJI-MAHAL", Path: "harga", Severity: kominfo.Peringatan, Message: "Harga lebih dari semiliar. Pastikan tidak kelebihan nol."})
			}
			return fs, nil
		},
	}
}

// dunia is a whole little office: registers, store, API and dashboard.
type dunia struct {
	t     *testing.T
	d     *Dasbor
	store *register.Memori
	regs  []register.Register
	reg   map[string]register.Register
	putus bool // the line is cut
}

var kiniUji = time.Date(2026, 3, 16, 2, 30, 0, 0, time.UTC)

func duniaBaru(t *testing.T) *dunia {
	t.Helper()
	bk := buku.New()
	w := &dunia{t: t, regs: append(bk.Semua(), defBarang(), registertest.DefUnit(), registertest.DefIzin()), reg: map[string]register.Register{}}
	for _, r := range w.regs {
		w.reg[r.Info().Nama] = r
	}
	var err error
	if w.store, err = register.NewMemori(w.regs...); err != nil {
		t.Fatal(err)
	}
	w.store.Sekarang = func() time.Time { return kiniUji }
	aktor := kominfo.Aktor{Perangkat: "kominfo", Instansi: "19.06", Peran: "pengelola"}
	api, err := web.Handler(w.store, web.Opsi{
		Aktor: func(*http.Request) (kominfo.Aktor, bool) { return aktor, true },
		Boleh: func(kominfo.Aktor, bool, register.Info, string) (register.Lingkup, error) {
			return register.LingkupPenuh(), nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	m := http.NewServeMux()
	m.Handle("/api/v1/", api)
	m.HandleFunc("POST /berkas/register/{nama}/impor", func(rw http.ResponseWriter, r *http.Request) {
		isi, _ := io.ReadAll(r.Body)
		q := r.URL.Query()
		masuk, err := lembar.Baca(q.Get("nama"), isi, tabel.Opsi{})
		if err == nil {
			im := lembar.Impor{Register: w.reg[r.PathValue("nama")], Lingkup: register.LingkupPenuh(), Aktor: aktor, Tindakan: q.Get("tindakan"),
				Kembar: lembar.Kembar(q.Get("kembar")), Mode: lembar.Mode(q.Get("mode")), Tanggal: lembar.UrutanTanggal(q.Get("tanggal"))}
			jalan := func() (lembar.Laporan, error) { return im.Jalankan(r.Context(), w.store, masuk) }
			if q.Get("periksa") == "1" {
				jalan = func() (lembar.Laporan, error) { return im.Periksa(r.Context(), w.store, masuk) }
			}
			var lap lembar.Laporan
			if lap, err = jalan(); err == nil {
				_ = json.NewEncoder(rw).Encode(lap)
				return
			}
		}
		rw.WriteHeader(422)
		_ = json.NewEncoder(rw).Encode(map[string]string{"detail": kominfo.PesanUntukOrang(err)})
	})
	s := klien.HTTP{Jeda: []int{}, Angkut: func(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
		if w.putus {
			return klien.Jawaban{}, io.ErrUnexpectedEOF
		}
		r := httptest.NewRequestWithContext(ctx, metode, alamat, bytes.NewReader(isi))
		for k, v := range kepala {
			r.Header.Set(k, v)
		}
		rec := httptest.NewRecorder()
		m.ServeHTTP(rec, r)
		return klien.Jawaban{Status: rec.Code, Isi: rec.Body.Bytes()}, nil
	}}
	w.d = &Dasbor{Buku: bk, Sumber: s, Kotak: klien.NewKotakKirim(s, w.regs, &klien.Memori{}), Segera: s, Angkut: s.Angkut, Sekarang: func() time.Time { return kiniUji }, Versi: "uji"}
	return w
}

// koordinatorUji looks at the pages, where a test names nobody else.
var koordinatorUji = klien.Saya{Masuk: true, ID: "uji", Nama: "Uji", Peran: []string{hak.Koordinator}, Perangkat: "kominfo"}

func (w *dunia) umum(nama string) umum {
	return umum{d: w.d, saya: koordinatorUji.Aktor(), reg: w.reg[nama], in: w.reg[nama].Info(), semua: w.regs}
}

// tulis stores a document, or carries out an action.
func (w *dunia) tulis(nama string, p register.Permintaan, isi any) register.Meta {
	w.t.Helper()
	var err error
	if p.Isian, err = json.Marshal(isi); err != nil {
		w.t.Fatal(err)
	}
	m, err := w.d.Sumber.Tulis(w.t.Context(), w.reg[nama], p)
	if err != nil {
		w.t.Fatal(err)
	}
	return m
}

func (w *dunia) buat(nama string, isi any) register.ID {
	w.t.Helper()
	return w.tulis(nama, register.Permintaan{}, isi).ID
}

func (w *dunia) baca(nama string, id register.ID, v any) register.Baris {
	w.t.Helper()
	b, err := w.store.Baca(w.t.Context(), w.reg[nama], register.LingkupPenuh(), id, 0)
	if err != nil {
		w.t.Fatal(err)
	}
	doc, err := w.reg[nama].Dokumen(b)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := json.Unmarshal(doc, v); err != nil {
		w.t.Fatal(err)
	}
	return b
}

func (w *dunia) jumlah(nama string) int64 {
	w.t.Helper()
	js, err := w.store.Rekap(w.t.Context(), w.reg[nama], register.LingkupPenuh(), nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return js[0].N
}

// muat loads a page.
func (w *dunia) muat(h halaman, alamat string) {
	w.t.Helper()
	u, err := url.Parse(alamat)
	if err != nil {
		w.t.Fatal(err)
	}
	if m, ok := h.(mengenal); ok {
		m.kenali(koordinatorUji)
	}
	if err := h.Muat(w.t.Context(), w.d.Sumber, u); err != nil {
		w.t.Fatal(err)
	}
}

// gambar draws a page and checks it as a browser meets it.
func (w *dunia) gambar(h halaman) *html.Node {
	w.t.Helper()
	if err := app.NewTestEngine().Load(&panggung{l: &layar{d: w.d}, h: h}); err != nil {
		w.t.Error(err) // as a browser mounts it: no element stands in two places
	}
	u := el.Tumpuk(h.Gambar(&layar{d: w.d})...)
	for _, s := range eltest.Periksa(u) {
		w.t.Error(s)
	}
	return eltest.Urai(u)
}

func (w *dunia) teks(h halaman) string {
	w.t.Helper()
	return eltest.Teks(w.gambar(h))
}

// harus fails when a text does not hold each of the parts.
func harus(t *testing.T, teks string, bagian ...string) {
	t.Helper()
	for _, b := range bagian {
		if !strings.Contains(teks, b) {
			t.Errorf("tidak ada %q di halaman:\n%s", b, teks)
		}
	}
}

func jangan(t *testing.T, teks string, bagian ...string) {
	t.Helper()
	for _, b := range bagian {
		if strings.Contains(teks, b) {
			t.Errorf("seharusnya tidak ada %q di halaman:\n%s", b, teks)
		}
	}
}

func tautan(n *html.Node) (out []string) {
	for _, a := range eltest.Cari(n, "a") {
		h, _ := eltest.Atribut(a, "href")
		out = append(out, h)
	}
	return out
}

// letak is the place of an element among its siblings, for it and all above it.
func letak(n *html.Node, id string) (out []int) {
	for _, e := range eltest.Cari(n, "") {
		if v, _ := eltest.Atribut(e, "id"); v != id {
			continue
		}
		for ; e.Parent != nil; e = e.Parent {
			ke := 0
			for s := e.PrevSibling; s != nil; s = s.PrevSibling {
				if s.Type == html.ElementNode {
					ke++
				}
			}
			out = append(out, ke)
		}
		return out
	}
	return nil
}

// panggung is a component that holds a page, so that handlers get a context
// whose work is really done.
type panggung struct {
	app.Compo
	l   *layar
	h   halaman
	ctx app.Context
}

func (p *panggung) OnPreRender(ctx app.Context) { p.ctx = ctx }
func (p *panggung) Render() app.UI              { return el.Tumpuk(p.h.Gambar(p.l)...) }

// mainkan runs f on the UI goroutine of a page and waits until its work is done.
func (w *dunia) mainkan(h halaman) func(f func(ctx app.Context, l *layar)) {
	w.t.Helper()
	p := &panggung{l: &layar{d: w.d, h: h}, h: h}
	e := app.NewTestEngine()
	if err := e.Load(p); err != nil {
		w.t.Fatal(err)
	}
	e.ConsumeAll()
	return func(f func(ctx app.Context, l *layar)) {
		p.ctx.Dispatch(func(ctx app.Context) { f(ctx, p.l) })
		e.ConsumeAll()
	}
}
