package klien_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// aneh is a text that breaks out of most places it may be put into.
const aneh = "</script><!-- \u2028 a|b & c=d;% \"é\" 日本"

// dunia is a store, its API and a client that talks to it without a network.
type dunia struct {
	t                 *testing.T
	store             *register.Memori
	api               http.Handler
	surat, unit, izin register.Register
	klien             klien.HTTP
	alamat            []string // every address that was asked for
	lingkup           register.Lingkup
}

var aktorUji = kominfo.Aktor{Perangkat: "kominfo", Instansi: "19.06", Peran: "pengelola"}

func baru(t *testing.T) *dunia {
	t.Helper()
	d := &dunia{t: t, surat: registertest.DefSurat(), unit: registertest.DefUnit(), izin: registertest.DefIzin(), lingkup: register.LingkupPenuh()}
	var err error
	if d.store, err = register.NewMemori(d.unit, d.surat, d.izin); err != nil {
		t.Fatal(err)
	}
	jam := time.Date(2026, 3, 16, 2, 0, 0, 0, time.UTC)
	d.store.Sekarang = func() time.Time { jam = jam.Add(time.Second); return jam }
	if d.api, err = web.Handler(d.store, web.Opsi{
		Aktor: func(*http.Request) (kominfo.Aktor, bool) { return aktorUji, true },
		Boleh: func(kominfo.Aktor, bool, register.Info, string) (register.Lingkup, error) { return d.lingkup, nil },
	}); err != nil {
		t.Fatal(err)
	}
	d.klien = klien.HTTP{Angkut: d.angkut}
	return d
}

func (d *dunia) angkut(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
	d.alamat = append(d.alamat, alamat)
	r := httptest.NewRequestWithContext(ctx, metode, alamat, bytes.NewReader(isi))
	for k, v := range kepala {
		r.Header.Set(k, v)
	}
	w := httptest.NewRecorder()
	d.api.ServeHTTP(w, r)
	return klien.Jawaban{Status: w.Code, Isi: w.Body.Bytes()}, nil
}

func (d *dunia) tulis(r register.Register, p register.Permintaan, isian any) register.Meta {
	d.t.Helper()
	m, err := d.coba(r, p, isian)
	if err != nil {
		d.t.Fatalf("%s %+v: %v", r.Info().Nama, isian, err)
	}
	return m
}

func (d *dunia) coba(r register.Register, p register.Permintaan, isian any) (register.Meta, error) {
	d.t.Helper()
	b, err := json.Marshal(isian)
	if err != nil {
		d.t.Fatal(err)
	}
	p.Isian = b
	return d.klien.Tulis(d.t.Context(), r, p)
}

func (d *dunia) buat(i int) register.Meta {
	d.t.Helper()
	perihal := []string{"Undangan", "undangan rapat", "", aneh, "Ünicode", "a|b"}[i%6]
	return d.tulis(d.surat, register.Permintaan{}, registertest.Surat{
		Nomor: fmt.Sprintf("%02d/%s", i, []string{"A", "b", "C+D &"}[i%3]), Perihal: perihal, Lembar: int64(i % 5),
		Tanggal: tanggal(d.t, fmt.Sprintf("2026-0%d-1%d", 1+i%3, i%4)), OPD: []string{"dinkes", "kominfo"}[i%2], Pemohon: "Siti <b>", NIK: "1906010101010001",
	})
}

func tanggal(t *testing.T, s string) kominfo.Tanggal {
	t.Helper()
	x, err := kominfo.ParseTanggal(s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// petik is what a reader over the API can know of a row: what the store knows,
// without salts, with the document in one piece.
type petik struct {
	Meta                            register.Meta
	VersiSkema                      int
	Pemilik                         string
	Kolom                           []any
	Dok                             map[string]any
	Aksi, Alasan, Instansi, Peranan string
}

func (d *dunia) petik(r register.Register, b register.Baris, isi bool) petik {
	d.t.Helper()
	p := petik{Meta: b.Meta, VersiSkema: b.VersiSkema, Pemilik: b.Pemilik, Kolom: b.Kolom}
	if !isi {
		if b.Umum != nil {
			d.t.Errorf("%s: isi ikut walau tidak diminta", b.ID)
		}
		return p
	}
	doc, err := r.Dokumen(b)
	if err != nil {
		d.t.Fatalf("%s: %v", b.ID, err)
	}
	if err := json.Unmarshal(doc, &p.Dok); err != nil {
		d.t.Fatalf("%s: %v in %q", b.ID, err, doc)
	}
	return p
}

func (d *dunia) petikan(r register.Register, h register.Halaman, isi bool) []petik {
	d.t.Helper()
	out := []petik{}
	for _, b := range h.Baris {
		out = append(out, d.petik(r, b, isi))
	}
	return out
}

func tetap(j klien.Jawaban) klien.Angkut {
	return func(context.Context, string, string, map[string]string, []byte) (klien.Jawaban, error) { return j, nil }
}
