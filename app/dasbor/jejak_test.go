//go:build !(js && wasm)

package dasbor

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/app/klien"
	penjagaJejak "github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// duniaJejak is an office whose store keeps its journal, with one key.
type duniaJejak struct {
	*dunia
	sql   *sqlstore.SQL
	kunci note.Signer
	umum  string
	masa  int
	tiada bool                               // no journal is published
	balas func(path string, b []byte) []byte // spoils an answer on its way
}

func duniaJejakBaru(t *testing.T) *duniaJejak {
	t.Helper()
	bk := buku.New()
	w := &duniaJejak{masa: 1, dunia: &dunia{t: t, regs: append(bk.Semua(), defBerkas()), reg: map[string]register.Register{}}}
	if bk.Cari(registerSaksi) == nil {
		t.Fatal("buku tidak memuat register saksi_jejak")
	}
	for _, r := range w.regs {
		w.reg[r.Info().Nama] = r
	}
	var err error
	if w.sql, err = sqlite.Buka(t.Context(), filepath.Join(t.TempDir(), "l.db"), sqlite.Opsi{Migrasi: true, Opsi: sqlstore.Opsi{Sekarang: func() time.Time { return kiniUji }}}, w.regs...); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.sql.Close() })
	rahasia, umum, err := jejak.BuatKunci("kab.contoh", nil)
	if err != nil {
		t.Fatal(err)
	}
	if w.kunci, err = jejak.BukaKunci(rahasia); err != nil {
		t.Fatal(err)
	}
	w.umum = umum
	o := web.Opsi{
		Aktor: func(*http.Request) (kominfo.Aktor, bool) {
			return kominfo.Aktor{Perangkat: "kominfo", Instansi: "19.06", Peran: "pengelola"}, true
		},
		Boleh: func(kominfo.Aktor, bool, register.Info, string) (register.Lingkup, error) {
			return register.LingkupPenuh(), nil
		},
		Log: slog.New(slog.DiscardHandler),
		Jejak: &web.Jejak{Sumber: w.sql, Checkpoint: func(_ context.Context, j string) ([]byte, error) { return w.titik(j), nil },
			Kunci: func(context.Context) ([]string, error) { return []string{w.umum}, nil }},
	}
	api, err := web.Handler(w.sql, o)
	if err != nil {
		t.Fatal(err)
	}
	m := http.NewServeMux()
	m.Handle("/api/v1/", api)
	m.Handle("/jejak/", web.JejakHandler(o))
	s := klien.HTTP{Angkut: func(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
		if err := ctx.Err(); err != nil {
			return klien.Jawaban{}, err
		}
		if w.putus {
			return klien.Jawaban{}, http.ErrServerClosed
		}
		if w.tiada && strings.HasPrefix(alamat, "/jejak/") {
			return klien.Jawaban{Status: 404}, nil
		}
		r := httptest.NewRequestWithContext(ctx, metode, alamat, bytes.NewReader(isi))
		for k, v := range kepala {
			r.Header.Set(k, v)
		}
		rec := httptest.NewRecorder()
		m.ServeHTTP(rec, r)
		b := rec.Body.Bytes()
		if w.balas != nil {
			b = w.balas(alamat, bytes.Clone(b))
		}
		return klien.Jawaban{Status: rec.Code, Isi: b}, nil
	}}
	w.d = &Dasbor{Buku: bk, Sumber: s, Segera: s, Angkut: s.Angkut, Sekarang: func() time.Time { return kiniUji }, Versi: "uji"}
	return w
}

// berkasUji has a public and a personal field.
type berkasUji struct {
	Perihal string `json:"perihal" judul:"Perihal" wajib:"ya"`
	Pemohon string `json:"pemohon" judul:"Pemohon" pribadi:"ya"`
}

func defBerkas() *register.Def[berkasUji] {
	return &register.Def[berkasUji]{Nama: "uji_berkas", Judul: "Berkas uji", Jejak: register.Dalam, VersiSkema: 1,
		Kolom:   []register.AnyKolom[berkasUji]{register.Kolom[berkasUji, string]{Nama: "perihal", Baca: func(b *berkasUji) string { return b.Perihal }}},
		Sebutan: func(b *berkasUji) string { return strings.TrimSpace(b.Perihal + " " + b.Pemohon) }}
}

// titik signs what a log holds now.
func (w *duniaJejak) titik(j string) []byte {
	w.t.Helper()
	k, err := w.sql.Kepala(w.t.Context(), j)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.tanda(jejak.Checkpoint{Nama: "kab.contoh", Jejak: j, Masa: w.masa, Kepala: k, Waktu: kiniUji})
}

func (w *duniaJejak) tanda(c jejak.Checkpoint) []byte {
	w.t.Helper()
	b, err := jejak.TandaTangani(c, w.kunci)
	if err != nil {
		w.t.Fatal(err)
	}
	return b
}

func (w *duniaJejak) dinas(kode, nama string) register.ID {
	w.t.Helper()
	return w.buat("perangkat_daerah", kantor.PerangkatDaerah{Kode: kode, Nama: nama, Jenis: "dinas"})
}

func (w *duniaJejak) saksi(pihak string, catatan []byte) {
	w.t.Helper()
	// As people paste it: without the last line end.
	w.buat(registerSaksi, kantor.Saksi{Pihak: pihak, Jenis: "provinsi", Checkpoint: strings.TrimSpace(string(catatan))})
}

func (w *duniaJejak) halaman() *halamanJejak {
	w.t.Helper()
	h := &halamanJejak{d: w.d}
	w.muat(h, "/jejak")
	return h
}

// periksa runs the check of a page.
func (w *duniaJejak) periksa(h *halamanJejak) func(f func(ctx app.Context, l *layar)) {
	w.t.Helper()
	main := w.mainkan(h)
	main(func(ctx app.Context, l *layar) { h.mulai(ctx, l) })
	if h.jalan || len(h.hasil) != 2 {
		w.t.Fatalf("pemeriksaan belum selesai: %+v", h.pemeriksaan)
	}
	return main
}

func TestHalamanJejak(t *testing.T) {
	w := duniaJejakBaru(t)
	w.dinas("dinkes", "Dinas Kesehatan")
	w.saksi(eltest.Jahat, w.titik(jejak.Umum))
	w.tulis(registerKunci, register.Permintaan{Tindakan: "mulai"}, kantor.Mulai{Nama: "kab.contoh", Kunci: w.umum})
	teks := w.teks(w.halaman())
	harus(t, teks, "sejak seseorang di luar memegang checkpoint, perubahan sebelum itu dapat diketahui.",
		"Ukuran 3 catatan", "Ukuran 0 catatan", "16 Maret 2026, 09.30 WIB", "lumbung/kab.contoh", sidikKunci(w.umum), "Unduh checkpoint", "Salin",
		"alert(1)", "belum diperiksa", "Kunci yang berlaku", "data belum pernah dipulihkan", "Periksa jejak ini", "Catat saksi")
	jangan(t, teks, "Hasil pemeriksaan")
}

func TestHalamanJejakTanpaApaApa(t *testing.T) {
	w := duniaJejakBaru(t)
	w.tiada = true
	teks := w.teks(w.halaman())
	harus(t, teks, "Belum ada checkpoint", "Belum ada saksi tercatat.", "Server ini belum menerbitkan kunci jejak.")
	h := w.halaman()
	w.periksa(h)
	harus(t, w.teks(h), "Belum terbit", "Server ini tidak menerbitkan jejak umum")
}

// A checkpoint that somebody else signed is not shown as the office's.
func TestCheckpointPalsuTampak(t *testing.T) {
	w := duniaJejakBaru(t)
	w.dinas("dinkes", "Dinas Kesehatan")
	w.balas = func(p string, b []byte) []byte {
		if strings.HasSuffix(p, "/umum/checkpoint") {
			return bytes.Replace(b, []byte("waktu 2026"), []byte("waktu 2025"), 1)
		}
		return b
	}
	harus(t, w.teks(w.halaman()), "Checkpoint ini tidak dapat dipercaya", "palsu", "tidak dikenal")
}

func TestPeriksaJejak(t *testing.T) {
	w := duniaJejakBaru(t)
	for i := range 300 {
		w.dinas("d"+strconv.Itoa(i), "Dinas "+strconv.Itoa(i))
	}
	w.saksi("Provinsi", w.titik(jejak.Umum))
	h := w.halaman()
	main := w.periksa(h)
	teks := w.teks(h)
	harus(t, teks, "Selesai diperiksa: jejak umum sah; jejak dalam sah.", "Semua 301 catatan cocok", "301 catatan jejak umum cocok", "sejalan", "Tidak terbukti", "Cetak berita acara", "Jejak ini masih kosong")
	jangan(t, teks, "yang diingat peramban")

	// The browser remembers, and compares the next time.
	w.dinas("baru", "Dinas Baru")
	main(func(ctx app.Context, l *layar) { h.mulai(ctx, l) })
	harus(t, w.teks(h), "Checkpoint yang diingat peramban ini (16 Maret 2026, 09.30 WIB, 301 catatan): sejalan.", "2 checkpoint yang pernah dilihat")

	// With a key from elsewhere nothing is said about an unknown one.
	h.tempel = w.umum
	main(func(ctx app.Context, l *layar) { h.mulai(ctx, l) })
	teks = w.teks(h)
	harus(t, teks, "cocok dengan kunci yang Anda berikan")
	jangan(t, teks, "belum dipercaya")
	for salah, sebut := range map[string]string{"PRIVATE+KEY+x": "kunci rahasia", "bukan kunci": "tidak terbaca"} {
		h.tempel = salah
		main(func(ctx app.Context, l *layar) { h.mulai(ctx, l) })
		harus(t, w.teks(h), sebut)
	}
}

// One byte on the way, and the page says what is wrong.
func TestPeriksaJejakYangDiubah(t *testing.T) {
	for path, want := range map[string][]string{
		"/jejak/umum/tile/8/data/000": {"Tidak sah", "JEJAK-ENTRI", "Ada catatan yang diubah sesudah ditulis"},
		"/jejak/umum/tile/8/0/001":    {"Tidak sah", "JEJAK-AKAR", "Isi jejak bukan yang ditandatangani kantor.", "tidak sejalan"},
		"/jejak/umum/checkpoint":      {"Tidak sah", "JEJAK-TANDA"},
	} {
		t.Run(path, func(t *testing.T) {
			w := duniaJejakBaru(t)
			for i := range 300 {
				w.dinas("d"+strconv.Itoa(i), "Dinas "+strconv.Itoa(i))
			}
			w.saksi("Provinsi", w.titik(jejak.Umum))
			h := w.halaman()
			w.balas = func(p string, b []byte) []byte {
				if strings.HasPrefix(p, path) {
					b[len(b)/3] ^= 1
				}
				return b
			}
			main := w.periksa(h)
			harus(t, w.teks(h), want...)
			main(func(ctx app.Context, _ *layar) {
				if ctx.LocalStorage().Contains(simpananJejak(jejak.Umum)) {
					t.Error("checkpoint yang tidak sah diingat")
				}
			})
		})
	}
}

func TestPeriksaJejakTerputusDanDihentikan(t *testing.T) {
	w := duniaJejakBaru(t)
	for i := range 300 {
		w.dinas("d"+strconv.Itoa(i), "Dinas "+strconv.Itoa(i))
	}
	h := w.halaman()
	w.putus = true
	main := w.periksa(h)
	harus(t, w.teks(h), "Belum selesai diperiksa", "Server tidak terjangkau")
	w.putus = false
	w.balas = func(p string, b []byte) []byte {
		if strings.Contains(p, "/tile/8/0/000") {
			h.batal() // the reader presses the button
		}
		return b
	}
	main(func(ctx app.Context, l *layar) { h.mulai(ctx, l) })
	teks := w.teks(h)
	harus(t, teks, "Dihentikan", "belum ada yang terbukti")
	jangan(t, teks, "Terbukti ")
}

// A restore that the browser's own checkpoint contradicts is reported until the
// reader accepts it.
func TestJejakMundur(t *testing.T) {
	w := duniaJejakBaru(t)
	w.dinas("dinkes", "Dinas Kesehatan")
	h := w.halaman()
	main := w.mainkan(h)
	k, err := w.sql.Kepala(t.Context(), jejak.Umum)
	if err != nil {
		t.Fatal(err)
	}
	lama := w.tanda(jejak.Checkpoint{Nama: "kab.contoh", Jejak: jejak.Umum, Masa: 1, Kepala: jejak.Kepala{Ukuran: k.Ukuran + 5, Akar: k.Akar}, Waktu: kiniUji})
	main(func(ctx app.Context, l *layar) {
		_ = ctx.LocalStorage().Set(simpananJejak(jejak.Umum), string(lama))
		h.mulai(ctx, l)
	})
	harus(t, w.teks(h), "JEJAK-MUNDUR", "jejak mundur", "Ingat checkpoint yang sekarang")
	main(func(ctx app.Context, l *layar) { h.terima(ctx, h.hasil[0]) })
	main(func(ctx app.Context, l *layar) { h.mulai(ctx, l) })
	teks := w.teks(h)
	harus(t, teks, "jejak umum sah")
	jangan(t, teks, "JEJAK-MUNDUR")
}

func TestNilaiLama(t *testing.T) {
	titik := func(n int64, akar byte) checkpointLama {
		return checkpointLama{c: jejak.Checkpoint{Nama: "x", Jejak: jejak.Umum, Masa: 1, Kepala: jejak.Kepala{Ukuran: n, Akar: [32]byte{akar}}}}
	}
	galat := func(id, path string) kominfo.Finding {
		return kominfo.Finding{ID: id, Path: path, Severity: kominfo.Galat}
	}
	for nama, c := range map[string]struct {
		lama   []checkpointLama
		temuan []kominfo.Finding
		want   []string
	}{
		"semua sejalan":     {[]checkpointLama{titik(3, 1), titik(5, 2)}, nil, []string{"sejalan", "sejalan"}},
		"satu bercabang":    {[]checkpointLama{titik(3, 1), titik(5, 2)}, []kominfo.Finding{galat(jejak.TemuanCabang, "checkpoint.5")}, []string{"sejalan", "tidak sejalan"}},
		"saling menyangkal": {[]checkpointLama{titik(5, 1), titik(5, 2)}, []kominfo.Finding{galat(jejak.TemuanCabang, "checkpoint.5")}, []string{"saksi bertentangan", "saksi bertentangan"}},
		"mundur":            {[]checkpointLama{titik(3, 1), titik(9, 2)}, []kominfo.Finding{galat(jejak.TemuanMundur, "lama.1")}, []string{"sejalan", "jejak mundur"}},
		"tanda asing":       {[]checkpointLama{titik(3, 1)}, []kominfo.Finding{{ID: jejak.TemuanTanda, Path: "lama.0", Severity: kominfo.Peringatan}}, []string{"tidak dapat dibandingkan"}},
		"terlalu banyak":    {[]checkpointLama{titik(3, 1)}, []kominfo.Finding{galat(jejak.TemuanCabang, "")}, []string{"belum pasti"}},
		"terpotong":         {[]checkpointLama{titik(3, 1)}, []kominfo.Finding{galat(jejak.TemuanUbin, "tile/8/0/000")}, []string{"belum pasti"}},
		"entri diubah":      {[]checkpointLama{titik(3, 1)}, []kominfo.Finding{galat(jejak.TemuanEntri, "entri.2")}, []string{"sejalan"}},
		"tidak terbaca":     {[]checkpointLama{{galat: kominfo.Rusak}}, nil, []string{"tidak terbaca"}},
	} {
		h := hasilLog{lama: c.lama, lap: jejak.Laporan{Temuan: c.temuan}}
		var got []string
		for i := range c.lama {
			got = append(got, h.nilaiLama(i).kata)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", nama, diff)
		}
	}
	h := hasilLog{lama: []checkpointLama{titik(3, 1)}, galat: context.Canceled}
	if v := h.nilaiLama(0); v.kata != belumDiperiksa.kata || v.nada != el.Netral {
		t.Errorf("dihentikan: %v", v)
	}
}

// The fingerprint on screen is the one that the office reads out.
func TestSidikKunci(t *testing.T) {
	w := duniaJejakBaru(t)
	for _, k := range []string{w.umum, "lumbung/x+00000000+AQ=="} {
		if got, want := sidikKunci(k+"\n"), penjagaJejak.Sidik(k); got != want {
			t.Errorf("%s: %s, penjaga %s", k, got, want)
		}
	}
}
