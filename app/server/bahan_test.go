//go:build !(js && wasm)

package server

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

const asing = "01990000-0000-7000-8000-000000000000"

// jahat is a name that tries to leave its place in a page, a script and a sheet.
const jahat = `=</script><script>alert(1)</script><!--` + "\u2028" + `"'&`

// kantorUji is a whole office in memory behind its handler.
type kantorUji struct {
	http.Handler
	bk    *buku.Buku
	store *register.Memori
	nilai register.ID // of an assessment
	dinas register.ID // of a perangkat daerah with a bad name
}

// utama serves the pages: the engine keeps its routes for the whole process, so
// that pages always belong to the first server.
var utama *kantorUji

func TestMain(m *testing.M) {
	var err error
	if utama, err = bangunKantor(context.Background(), NewWasm([]byte("dasbor"))); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func kantorBaru(t *testing.T) *kantorUji {
	t.Helper()
	k, err := bangunKantor(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// def is a register with its law.
func def[T any](t register.Tipe[T]) *register.Def[T] { return t.Register.(*register.Def[T]) }

var kiniUji = time.Date(2026, 3, 16, 2, 30, 0, 0, time.UTC)

func bangunKantor(ctx context.Context, w *Wasm) (*kantorUji, error) {
	k := &kantorUji{bk: buku.New()}
	var err error
	if k.store, err = register.NewMemori(k.bk.Semua()...); err != nil {
		return nil, err
	}
	if k.Handler, err = New(Opsi{Buku: k.bk, Store: k.store, Wasm: w, Sekarang: func() time.Time { return kiniUji },
		Versi: map[string]string{"program": "uji"}, Log: slog.New(slog.DiscardHandler)}); err != nil {
		return nil, err
	}
	return k, k.store.Ubah(ctx, AktorLokal(), func(tx register.Tx) error {
		l := register.LingkupPenuh()
		if _, err := def(k.bk.Profil).Buat(ctx, tx, l, kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: "Kabupaten Belitung Timur", Zona: kominfo.WIB}); err != nil {
			return err
		}
		for _, p := range []kantor.PerangkatDaerah{{Kode: "dinkes", Nama: "Dinas Kesehatan", Jenis: "dinas"}, {Kode: "bappeda", Nama: "Badan Perencanaan", Jenis: "badan"}, {Kode: "jahat", Nama: jahat, Jenis: "dinas"}} {
			m, err := def(k.bk.Perangkat).Buat(ctx, tx, l, p)
			if err != nil {
				return err
			}
			k.dinas = m.ID
		}
		m, err := def(k.bk.Penilaian).Lakukan(ctx, tx, l, "", 0, "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2026, Instrumen: "pemdi-2026", Nilai: map[string]string{"1": "2.50"}})
		k.nilai = m.ID
		return err
	})
}

// kirim sends one request from this machine; pairs of headers follow. The header
// Host names the host.
func (k *kantorUji) kirim(metode, alamat, isi string, kepala ...string) *httptest.ResponseRecorder {
	var b io.Reader
	if isi != "" {
		b = strings.NewReader(isi)
	}
	r := httptest.NewRequest(metode, "http://127.0.0.1:8080"+alamat, b)
	for i := 0; i+1 < len(kepala); i += 2 {
		if kepala[i] == "Host" {
			r.Host = kepala[i+1]
		}
		r.Header.Set(kepala[i], kepala[i+1])
	}
	w := httptest.NewRecorder()
	k.ServeHTTP(w, r)
	return w
}

func (k *kantorUji) jumlah(t *testing.T, r register.Register) int64 {
	t.Helper()
	js, err := k.store.Rekap(t.Context(), r, register.LingkupPenuh(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return js[0].N
}

func uraiHTML(t *testing.T, b []byte) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// masalah reads a problem document, which every refusal has to be.
func masalah(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	var p struct{ Detail string }
	if j := w.Header().Get("Content-Type"); j != "application/problem+json" || json.Unmarshal(w.Body.Bytes(), &p) != nil || len(strings.Fields(p.Detail)) < 3 {
		t.Errorf("bukan penjelasan masalah: %d %s %.200s", w.Code, j, w.Body)
	}
	return p.Detail
}

func pesan(w *httptest.ResponseRecorder) string { return fmt.Sprintf("%d %.300s", w.Code, w.Body) }
