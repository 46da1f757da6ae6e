package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// berkas is a register whose documents move between offices.
type berkas struct {
	Perihal string `json:"perihal" judul:"Perihal" wajib:"ya"`
	OPD     string `json:"opd" judul:"Perangkat daerah" wajib:"ya"`
}

func defBerkas(nama string) *register.Def[berkas] {
	return &register.Def[berkas]{Nama: nama, Judul: "Berkas", Jejak: register.Umum, VersiSkema: 1, Pemilik: func(b *berkas) string { return b.OPD }}
}

type kabarUji struct {
	Register string
	ID       string
	Versi    int64
	Urutan   int64
	Waktu    time.Time
	Pemilik  string
	Aksi     string
	Instansi string
	Peran    string
	Ditarik  bool
	Skema    int `json:"versi_skema"`
	Alasan   string
	Isi      json.RawMessage
}

type lembarUji struct {
	Perubahan []kabarUji
	Lanjut    int64
}

const feed = "/api/v1/perubahan"

func bacaFeed(t testing.TB, h http.Handler, akun, tanya string) lembarUji {
	t.Helper()
	w := kirim(h, akun, "GET", feed+tanya, "")
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s%s: %d %s", feed, tanya, w.Code, w.Body)
	}
	return urai[lembarUji](t, w)
}

func TestPerubahanMenunjukkanSetiapVersi(t *testing.T) {
	s := toko(t)
	h := tangan(t, s, opsiUji())
	id := buat(t, h, "dinkes", "/warga", isiWarga)
	buat(t, h, "dinkes", "/sandi", isiSandi)
	iz := buat(t, h, "dinkes", "/izin?tindakan=ajukan", isiAjukan)
	if w := kirim(h, "dinkes", "POST", akar+"/warga/"+id+"/tarik", `{"alasan":"Tercatat dua kali"}`, "If-Match", "1"); w.Code != 200 {
		t.Fatal(w.Code, w.Body)
	}
	jam := time.Date(2026, 3, 16, 2, 0, 0, 0, time.UTC)
	satu := func(reg, id string, versi, urutan int64, aksi string, ms, skema int) kabarUji {
		return kabarUji{Register: reg, ID: id, Versi: versi, Urutan: urutan, Waktu: jam.Add(time.Duration(ms) * time.Millisecond),
			Pemilik: "dinkes", Aksi: aksi, Instansi: "19.03", Peran: "entri", Skema: skema, Ditarik: aksi == "tarik"}
	}
	want := lembarUji{Lanjut: 3, Perubahan: []kabarUji{
		satu("warga", id, 1, 0, "buat", 1, 1), satu("izin", iz, 1, 1, "ajukan", 3, 2), satu("warga", id, 2, 2, "tarik", 4, 1)}}
	if diff := cmp.Diff(want, bacaFeed(t, h, "dinkes", "")); diff != "" {
		t.Errorf("public journal (-want +got):\n%s", diff)
	}
	if l := bacaFeed(t, h, "dinkes", "?jejak=dalam"); l.Lanjut != 1 || len(l.Perubahan) != 1 || l.Perubahan[0].Register != "sandi" {
		t.Errorf("inner journal: %+v", l)
	}

	// Bodies are the stored bytes of the public part, with the reason.
	b, err := s.Baca(t.Context(), s.Register()[0], register.LingkupUmum(), register.ID(id), 2)
	if err != nil {
		t.Fatal(err)
	}
	l := bacaFeed(t, h, "dinkes", "?sejak=2&isi=ya")
	if len(l.Perubahan) != 1 || string(l.Perubahan[0].Isi) != string(b.Umum) || l.Perubahan[0].Alasan != "Tercatat dua kali" || l.Lanjut != 3 {
		t.Errorf("body: %+v, want %s", l, b.Umum)
	}
	if l := bacaFeed(t, h, "dinkes", "?register=izin&isi=1"); len(l.Perubahan) != 1 || l.Perubahan[0].Register != "izin" || l.Lanjut != 3 {
		t.Errorf("one register: %+v", l)
	}
	for _, akun := range []string{"dinkes", ""} {
		o := opsiUji()
		if akun == "" {
			o = Opsi{}
		}
		if w := kirim(tangan(t, s, o), akun, "GET", feed+"?isi=ya", ""); w.Code != 200 || strings.Contains(w.Body.String(), "1903010101010001") || strings.Contains(w.Body.String(), "Rahasia") {
			t.Errorf("personal data for %q: %d %s", akun, w.Code, w.Body)
		}
	}
}

// lanjut moves on over what the caller may not see, and a poll that finds
// nothing new is a 304 without a body.
func TestPerubahanMajuTanpaMelihat(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	for i := range 7 {
		buat(t, h, "dinkes", "/warga", strings.Replace(isiWarga, "A-1", fmt.Sprint("A-", i), 1))
	}
	milik := buat(t, h, "dukcapil", "/warga", strings.Replace(isiWarga, "A-1", "A-99", 1))
	if l := bacaFeed(t, h, "dukcapil", "?batas=1"); l.Lanjut != 8 || len(l.Perubahan) != 1 || l.Perubahan[0].ID != milik {
		t.Errorf("own change behind foreign ones: %+v", l)
	}
	w := kirim(h, "rekan", "GET", feed, "")
	if mau := `{"perubahan":[],"lanjut":8}`; w.Code != 200 || w.Body.String() != mau {
		t.Errorf("nothing in scope: %d %s, want %s", w.Code, w.Body, mau)
	}
	w = kirim(h, "rekan", "GET", feed+"?sejak=8", "")
	tag := w.Header().Get("ETag")
	if w.Body.String() != `{"perubahan":[],"lanjut":8}` || tag == "" {
		t.Fatalf("at the end: %s %q", w.Body, tag)
	}
	if w := kirim(h, "rekan", "GET", feed+"?sejak=8", "", "If-None-Match", tag); w.Code != 304 || w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
		t.Errorf("nothing new: %d %s", w.Code, w.Body)
	}
	buat(t, h, "dinkes", "/warga", strings.Replace(isiWarga, "A-1", "A-50", 1))
	if w := kirim(h, "rekan", "GET", feed+"?sejak=8", "", "If-None-Match", tag); w.Code != 200 || w.Body.String() != `{"perubahan":[],"lanjut":9}` {
		t.Errorf("something new elsewhere: %d %s", w.Code, w.Body)
	}
	if w := kirim(h, "rekan", "GET", feed+"?sejak=10", ""); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "cadangan") {
		t.Errorf("beyond the end: %d %s", w.Code, w.Body)
	}
}

// What the scope sees follows the owner of today, apart for each register.
func TestPerubahanMengikutiHakTiapRegister(t *testing.T) {
	s, err := register.NewMemori(defBerkas("satu"), defBerkas("dua"), defBerkas("tiga"))
	if err != nil {
		t.Fatal(err)
	}
	o := opsiUji()
	o.Boleh = func(_ kominfo.Aktor, _ bool, r register.Info, aksi string) (register.Lingkup, error) {
		switch {
		case aksi != AksiBaca:
			return register.LingkupPenuh(), nil
		case r.Nama == "satu":
			return register.Lingkup{Pemilik: []string{"a"}}, nil
		case r.Nama == "dua":
			return register.Lingkup{Pemilik: []string{"b"}}, nil
		}
		return register.Lingkup{}, nil
	}
	h := tangan(t, s, o)
	isi := func(opd string) string { return `{"perihal":"x","opd":"` + opd + `"}` }
	pindah := func(reg, dari, ke string) string {
		id := buat(t, h, "x", "/"+reg, isi(dari))
		if w := kirim(h, "x", "PUT", akar+"/"+reg+"/"+id, isi(ke), "If-Match", "1"); w.Code != 200 {
			t.Fatal(w.Code, w.Body)
		}
		return id
	}
	pindah("satu", "a", "b") // out of the scope of this register, though within that of the other
	masuk := pindah("satu", "b", "a")
	buat(t, h, "x", "/tiga", isi("a"))
	dua := buat(t, h, "x", "/dua", isi("b"))
	var got []string
	l := bacaFeed(t, h, "x", "")
	for _, p := range l.Perubahan {
		got = append(got, fmt.Sprintf("%s %s %d", p.Register, p.ID, p.Versi))
	}
	want := []string{"satu " + masuk + " 1", "satu " + masuk + " 2", "dua " + dua + " 1"}
	if diff := cmp.Diff(want, got); diff != "" || l.Lanjut != 6 {
		t.Errorf("lanjut %d (-want +got):\n%s", l.Lanjut, diff)
	}
	if w := kirim(h, "x", "GET", feed+"?register=tiga", ""); w.Code != 403 {
		t.Errorf("a register named without the right: %d", w.Code)
	}
}

// A rights service that is down must not look like a person without rights: the
// changes passed over would never be asked for again.
func TestPerubahanTidakDilewatiSaatHakTidakDiketahui(t *testing.T) {
	s := toko(t)
	buat(t, tangan(t, s, opsiUji()), "dinkes", "/warga", isiWarga)
	for nama, k := range map[string]struct {
		boleh func(kominfo.Aktor, bool, register.Info, string) (register.Lingkup, error)
		mau   int
	}{
		"service down": {func(_ kominfo.Aktor, _ bool, r register.Info, _ string) (register.Lingkup, error) {
			if r.Nama == "izin" {
				return register.LingkupUmum(), nil
			}
			return register.Lingkup{}, context.DeadlineExceeded
		}, 503},
		"no right at all": {func(kominfo.Aktor, bool, register.Info, string) (register.Lingkup, error) {
			return register.Lingkup{}, nil
		}, 401},
	} {
		o := opsiUji()
		o.Boleh = k.boleh
		if w := kirim(tangan(t, s, o), "", "GET", feed, ""); w.Code != k.mau {
			t.Errorf("%s: %d %s", nama, w.Code, w.Body)
		}
	}
	if w := kirim(tangan(t, s, Opsi{}), "", "GET", feed+"?jejak=dalam", ""); w.Code != 401 {
		t.Errorf("inner journal for the public: %d %s", w.Code, w.Body)
	}
}

func TestPerubahanMenolakParameterSalah(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	for tanya, mau := range map[string]int{
		"?jejak=luar": 400, "?jejak=": 400, "?sejak=-1": 400, "?sejak=x": 400, "?sejak=": 400, "?sejak=9223372036854775808": 400,
		"?sejak=9223372036854775807": 409, "?batas=0": 400, "?batas=1001": 400, "?batas=1000": 200, "?isi=2": 400, "?isi=": 400, "?isi=tidak": 200,
		"?since=3": 400, "?sejak=0&sejak=0": 400, "?register=": 404, "?register=sandi": 400, "?register=warga|warga": 400, "?register=warga|izin": 200,
		"?register=sandi&jejak=dalam": 200,
	} {
		if w := kirim(h, "dinkes", "GET", feed+tanya, ""); w.Code != mau {
			t.Errorf("%s: %d, want %d: %s", tanya, w.Code, mau, w.Body)
		}
	}
	if w := kirim(h, "dinkes", "POST", feed, "{}"); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d %v", w.Code, w.Header())
	}
}

// A page of large bodies ends early, and the pages together are the journal.
func TestPerubahanHalamanBesarBerakhirLebihAwal(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	const n = 12
	for i := range n {
		buat(t, h, "dinkes", "/warga", fmt.Sprintf(`{"nomor":"A-%d","catatan":%q}`, i, strings.Repeat("x", 800_000)))
	}
	var sejak, jumlah int64
	for halaman := 0; jumlah < n; halaman++ {
		w := kirim(h, "dinkes", "GET", fmt.Sprintf("%s?isi=ya&sejak=%d&batas=1000", feed, sejak), "")
		if w.Code != 200 || w.Body.Len() > batasJawaban+1<<20 {
			t.Fatalf("page of %d bytes: %d", w.Body.Len(), w.Code)
		}
		l := urai[lembarUji](t, w)
		for i, p := range l.Perubahan {
			if p.Urutan != jumlah+int64(i) {
				t.Fatalf("number %d at place %d", p.Urutan, jumlah+int64(i))
			}
		}
		jumlah += int64(len(l.Perubahan))
		if l.Lanjut != jumlah || halaman > n {
			t.Fatalf("lanjut %d after %d", l.Lanjut, jumlah)
		}
		sejak = l.Lanjut
	}
	if l := bacaFeed(t, h, "dinkes", "?batas=1000"); len(l.Perubahan) != n {
		t.Errorf("without bodies %d on one page", len(l.Perubahan))
	}
}
