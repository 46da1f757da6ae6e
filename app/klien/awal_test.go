package klien_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

// What the server saw when it drew the page, the browser sees without asking.
func TestAwalMengulang(t *testing.T) {
	d := baru(t)
	for i := range 4 {
		d.buat(i)
	}
	q := register.Query{Urut: "nomor", Isi: true, Batas: 10, Saring: []register.Syarat{{Kolom: "perihal", Op: register.Tidak, Nilai: aneh + "x"}}}
	awal := &klien.Awal{}
	rekam := klien.HTTP{Angkut: awal.Rekam(d.angkut)}
	mau, err := rekam.Cari(t.Context(), d.surat, register.Lingkup{}, q)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rekam.Baca(t.Context(), d.surat, register.Lingkup{}, "01990000-0000-7000-8000-000000000000", 0); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Fatal(err)
	}
	if _, err := rekam.Tulis(t.Context(), d.unit, register.Permintaan{Isian: []byte(`{"kode":"u1","nama":"Unit"}`)}); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(awal)
	if err != nil {
		t.Fatal(err)
	}
	var isi map[string]json.RawMessage
	if err := json.Unmarshal(b, &isi); err != nil || len(isi) != 1 {
		t.Errorf("disimpan %d jawaban, hanya GET yang berhasil yang boleh (%v): %s", len(isi), err, b)
	}

	sebelum := len(d.alamat)
	ulang := klien.HTTP{Angkut: klien.BacaAwal(b).Angkut}
	dapat, err := ulang.Cari(t.Context(), d.surat, register.Lingkup{}, q)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(mau, dapat); diff != "" {
		t.Errorf("jawaban dari halaman (-rekam +ulang):\n%s", diff)
	}
	if len(mau.Baris) != 4 || len(d.alamat) != sebelum {
		t.Errorf("%d baris; server ditanya %d kali", len(mau.Baris), len(d.alamat)-sebelum)
	}
	lain := q
	lain.Batas = 11
	if _, err := ulang.Cari(t.Context(), d.surat, register.Lingkup{}, lain); !errors.Is(err, klien.ErrBelumAda) {
		t.Errorf("pertanyaan lain dijawab: %v", err)
	}
	if _, err := ulang.Tulis(t.Context(), d.unit, register.Permintaan{}); !errors.Is(err, klien.ErrBelumAda) {
		t.Errorf("menulis ke halaman: %v", err)
	}
}

// The first data stand inside a script element: nothing in a document may end
// it, and it comes out as it went in.
func TestAwalTidakKeluarDariSkrip(t *testing.T) {
	for _, jahat := range []string{
		"</script><script>alert(1)</script>", "</SCRIPT >", "<!--<script>", "-->", "]]>", "\u2028x\u2029", aneh, `"}'`, "\\u003c/script\\u003e", "&lt;/script&gt;",
	} {
		d := baru(t)
		d.tulis(d.unit, register.Permintaan{}, registertest.Unit{Kode: "u1", Nama: jahat})
		d.tulis(d.surat, register.Permintaan{}, registertest.Surat{Nomor: "1", Perihal: jahat, OPD: "kominfo", Pemohon: "Siti", NIK: "1906010101010001"})
		awal := &klien.Awal{}
		rekam := klien.HTTP{Angkut: awal.Rekam(d.angkut)}
		for _, r := range []register.Register{d.unit, d.surat} {
			if _, err := rekam.Cari(t.Context(), r, register.Lingkup{}, register.Query{Isi: true}); err != nil {
				t.Fatal(err)
			}
		}
		// The question stands in the page as well.
		if _, err := rekam.Cari(t.Context(), d.surat, register.Lingkup{}, register.Query{Saring: []register.Syarat{{Kolom: "perihal", Op: register.Sama, Nilai: jahat}}}); err != nil {
			t.Fatal(err)
		}
		// An answer with bytes that no encoder of ours has made.
		mentah := klien.HTTP{Akar: "/mentah", Angkut: awal.Rekam(jawabMentah(jahat))}
		if _, err := mentah.Cari(t.Context(), d.unit, register.Lingkup{}, register.Query{}); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(awal)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(string(b), "<>&\u2028\u2029") {
			t.Errorf("%q: tanda yang dapat mengakhiri skrip ada di halaman: %s", jahat, b)
		}
		n, err := html.Parse(strings.NewReader(`<!doctype html><html><head><script type="application/json" id="data-awal">` + string(b) + `</script></head><body><p>akhir</p></body></html>`))
		if err != nil {
			t.Fatal(err)
		}
		skrip, isi := 0, ""
		for x := range n.Descendants() {
			if x.Type == html.ElementNode && x.Data == "script" {
				skrip++
				isi = x.FirstChild.Data
			}
		}
		if skrip != 1 || isi != string(b) {
			t.Errorf("%q: %d skrip, isi %q", jahat, skrip, isi)
		}
		h, err := klien.HTTP{Angkut: klien.BacaAwal([]byte(isi)).Angkut}.Cari(t.Context(), d.unit, register.Lingkup{}, register.Query{Isi: true})
		if err != nil {
			t.Fatal(err)
		}
		var u registertest.Unit
		if err := json.Unmarshal(h.Baris[0].Umum, &u); err != nil || u.Nama != jahat {
			t.Errorf("%q menjadi %q (%v)", jahat, u.Nama, err)
		}
	}
}

func jawabMentah(s string) klien.Angkut {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(map[string]any{"baris": []any{}, "catatan": s})
	return tetap(klien.Jawaban{Status: 200, Isi: []byte(b.String())})
}

func TestAwalRusak(t *testing.T) {
	for _, s := range []string{"", "null", "[]", "<html>", `{"a":`, `{"a":1}x`} {
		a := klien.BacaAwal([]byte(s))
		if _, err := a.Angkut(t.Context(), "GET", "a", nil, nil); !errors.Is(err, klien.ErrBelumAda) {
			t.Errorf("%q: %v", s, err)
		}
		if b, err := json.Marshal(a); err != nil || !json.Valid(b) {
			t.Errorf("%q: %s %v", s, b, err)
		}
	}
}

// What is no JSON is not put into the page, where it would spoil all the rest.
func TestAwalTanpaJawabanYangBukanJSON(t *testing.T) {
	awal := &klien.Awal{}
	for alamat, isi := range map[string]string{"/rusak": "<html>", "/kosong": "", "/baik": `{"a":1}`} {
		if _, err := awal.Rekam(tetap(klien.Jawaban{Status: 200, Isi: []byte(isi)}))(t.Context(), "GET", alamat, nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	b, err := json.Marshal(awal)
	if err != nil {
		t.Fatalf("satu jawaban rusak menghapus semua data awal: %v", err)
	}
	if diff := cmp.Diff(`{"/baik":{"a":1}}`, string(b)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
