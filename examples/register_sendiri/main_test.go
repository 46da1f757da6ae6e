package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// jawaban holds what the tests look at in any answer of the API.
type jawaban struct {
	ID     register.ID
	Temuan []struct{ ID, Jalur, Pesan string }
	Baris  []struct {
		ID      register.ID
		Pemilik string
		Kolom   map[string]string
	}
	Isi   map[string]string
	Versi json.RawMessage // a number, or the list of a history
}

// kantorUji is the program on a file of its own.
type kantorUji struct {
	t    *testing.T
	srv  *httptest.Server
	akun akun
}

func buka(t *testing.T) *kantorUji {
	t.Helper()
	perangkat := kantor.DefPerangkat()
	pinjam := defPinjam(perangkat)
	store, err := sqlite.Buka(t.Context(), filepath.Join(t.TempDir(), "pinjam.db"), sqlite.Opsi{Migrasi: true}, perangkat, pinjam)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	k := &kantorUji{t: t, akun: akun{"kominfo": "kunci-uji-a", "dinkes": "kunci-uji-b", "dikbud": "kunci-uji-c"}}
	h, err := aplikasi(store, pinjam, k.akun)
	if err != nil {
		t.Fatal(err)
	}
	k.srv = httptest.NewServer(h)
	t.Cleanup(k.srv.Close)
	return k
}

// minta sends one request as a perangkat daerah, "" as nobody, and wants a status.
func (k *kantorUji) minta(siapa, metode, jalur, isi string, mau int, kepala ...string) (j jawaban) {
	k.t.Helper()
	r, err := http.NewRequestWithContext(k.t.Context(), metode, k.srv.URL+"/api/v1/register/"+jalur, strings.NewReader(isi))
	if err != nil {
		k.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(kepala); i += 2 {
		r.Header.Set(kepala[i], kepala[i+1])
	}
	if siapa != "" {
		r.SetBasicAuth(siapa, k.akun[siapa])
	}
	w, err := k.srv.Client().Do(r)
	if err != nil {
		k.t.Fatal(err)
	}
	defer w.Body.Close()
	b, err := io.ReadAll(w.Body)
	if err != nil {
		k.t.Fatal(err)
	}
	if w.StatusCode != mau {
		k.t.Fatalf("%s %s %s: %d, seharusnya %d\n%s", siapa, metode, jalur, w.StatusCode, mau, b)
	}
	if err := json.Unmarshal(b, &j); err != nil {
		k.t.Fatalf("%v\n%s", err, b)
	}
	return j
}

func pinjamJSON(dari register.ID, mulai, kembali string) string {
	return fmt.Sprintf(`{"alat":"laptop","dari":%q,"mulai":%q,"kembali":%q,"untuk":"Rapat","nama":"Nama Contoh","telepon":"0719 000000"}`, dari, mulai, kembali)
}

// What an office does with the register, from the first loan to its history.
func TestKisah(t *testing.T) {
	k := buka(t)
	const opd = `{"kode":"kominfo","nama":"Dinas Kominfo","jenis":"dinas"}`
	k.minta("dinkes", "POST", "perangkat_daerah", opd, 403)
	kominfo := k.minta("kominfo", "POST", "perangkat_daerah", opd, 201).ID
	if n := len(k.minta("", "GET", "perangkat_daerah", "", 200).Baris); n != 1 {
		t.Errorf("daftar perangkat daerah untuk umum: %d", n)
	}

	// A bad input is answered with every finding, and nothing is stored.
	j := k.minta("dinkes", "POST", "pinjam_alat", pinjamJSON(kominfo, "2026-03-16", "2026-03-10"), 422)
	if len(j.Temuan) != 1 || j.Temuan[0].ID != "PINJAM-01" || j.Temuan[0].Jalur != "kembali" || !strings.Contains(j.Temuan[0].Pesan, "10 Maret 2026") {
		t.Errorf("tanggal terbalik: %+v", j)
	}
	j = k.minta("dinkes", "POST", "pinjam_alat", `{"alat":"mobil","mulai":"besok"}`, 422)
	if len(j.Temuan) == 0 {
		t.Errorf("isian salah tanpa temuan: %+v", j)
	}
	j = k.minta("dinkes", "POST", "pinjam_alat", pinjamJSON("00000000-0000-7000-8000-000000000000", "2026-03-10", "2026-03-16"), 422)
	if len(j.Temuan) != 1 || j.Temuan[0].Jalur != "dari" {
		t.Errorf("rujukan yang tidak ada: %+v", j)
	}
	k.minta("", "POST", "pinjam_alat", pinjamJSON(kominfo, "2026-03-10", "2026-03-16"), 401)
	if n := len(k.minta("dinkes", "GET", "pinjam_alat", "", 200).Baris); n != 0 {
		t.Errorf("yang ditolak tersimpan: %d", n)
	}

	// Two loans by one office, one by another.
	laptop := k.minta("dinkes", "POST", "pinjam_alat", pinjamJSON(kominfo, "2026-03-10", "2026-03-16"), 201).ID
	k.minta("dinkes", "POST", "pinjam_alat", pinjamJSON(kominfo, "2026-04-01", "2026-04-02"), 201)
	lain := k.minta("dikbud", "POST", "pinjam_alat", strings.Replace(pinjamJSON(kominfo, "2026-05-04", "2026-05-05"), "laptop", "modem", 1), 201).ID

	// Each sees its own, Kominfo all, the public none.
	milik := func(siapa, saring string) (s string) {
		for _, b := range k.minta(siapa, "GET", "pinjam_alat?urut=mulai"+saring, "", 200).Baris {
			s += b.Pemilik + " " + b.Kolom["mulai"] + "; "
		}
		return s
	}
	got := map[string]string{"dinkes": milik("dinkes", ""), "dikbud": milik("dikbud", ""), "kominfo": milik("kominfo", ""), "saringan": milik("kominfo", "&alat=modem")}
	want := map[string]string{
		"dinkes":   "dinkes 2026-03-10; dinkes 2026-04-01; ",
		"dikbud":   "dikbud 2026-05-04; ",
		"kominfo":  "dinkes 2026-03-10; dinkes 2026-04-01; dikbud 2026-05-04; ",
		"saringan": "dikbud 2026-05-04; ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("daftar (-want +got):\n%s", diff)
	}
	k.minta("", "GET", "pinjam_alat", "", 401)
	k.minta("dikbud", "GET", "pinjam_alat/"+string(laptop), "", 404)
	k.minta("dikbud", "GET", "pinjam_alat/"+string(laptop)+"/riwayat", "", 404)
	k.minta("dinkes", "PUT", "pinjam_alat/"+string(lain), pinjamJSON(kominfo, "2026-05-04", "2026-05-05"), 404, "If-Match", "1")
	if j = k.minta("dinkes", "GET", "pinjam_alat/"+string(laptop), "", 200); j.Isi["nama"] != "Nama Contoh" {
		t.Errorf("pemilik membaca penanggung jawab: %+v", j.Isi)
	}

	// A change names the version it saw; the history keeps both, without names.
	baru := pinjamJSON(kominfo, "2026-03-10", "2026-03-18")
	k.minta("dinkes", "PUT", "pinjam_alat/"+string(laptop), baru, 428)
	k.minta("dinkes", "PUT", "pinjam_alat/"+string(laptop), baru, 200, "If-Match", "1")
	k.minta("dinkes", "PUT", "pinjam_alat/"+string(laptop), baru, 412, "If-Match", "1")
	j = k.minta("dinkes", "GET", "pinjam_alat/"+string(laptop)+"/riwayat?isi=1", "", 200)
	var versi []struct {
		Versi int
		Aksi  string
		Isi   map[string]string
	}
	if err := json.Unmarshal(j.Versi, &versi); err != nil {
		t.Fatal(err)
	}
	var s string
	for _, v := range versi {
		s += fmt.Sprintf("%d %s sampai %s, nama %q; ", v.Versi, v.Aksi, v.Isi["kembali"], v.Isi["nama"])
	}
	if want := `2 ganti sampai 2026-03-18, nama ""; 1 buat sampai 2026-03-16, nama ""; `; s != want {
		t.Errorf("riwayat: %s, seharusnya %s", s, want)
	}

	// An office that was dissolved lends no more: the rule that reads another register.
	k.minta("kominfo", "PUT", "perangkat_daerah/"+string(kominfo), strings.TrimSuffix(opd, "}")+`,"bubar":true}`, 200, "If-Match", "1")
	j = k.minta("dinkes", "POST", "pinjam_alat", pinjamJSON(kominfo, "2026-06-01", "2026-06-02"), 422)
	if len(j.Temuan) != 1 || j.Temuan[0].ID != "PINJAM-02" || !strings.HasPrefix(j.Temuan[0].Pesan, "Dinas Kominfo sudah bubar.") {
		t.Errorf("perangkat daerah yang bubar: %+v", j)
	}
}

func TestKunciSalahBukanSiapaSiapa(t *testing.T) {
	k := buka(t)
	k.akun = akun{"dinkes": "keliru", "asing": "", "kominfo": ""} // what is sent; the program keeps its own
	for _, siapa := range []string{"dinkes", "asing", "kominfo"} {
		k.minta(siapa, "GET", "pinjam_alat", "", 401)
	}
}

// The program from its start to its end, with its own page.
func TestJalankan(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, batal := context.WithCancel(t.Context())
	berkas := filepath.Join(t.TempDir(), "pinjam.db")
	selesai := make(chan error, 1)
	go func() {
		err := jalankan(ctx, l, berkas, akun{})
		l.Close() // had it never served, the request below would wait for ever
		selesai <- err
	}()
	// The listener holds the request until the program serves it.
	w, err := http.Get("http://" + l.Addr().String() + "/")
	if err != nil {
		batal()
		t.Fatal(err, <-selesai)
	}
	b, err := io.ReadAll(w.Body)
	w.Body.Close()
	if err != nil || w.StatusCode != 200 || string(b) != "Peminjaman alat TIK\n" {
		t.Errorf("halaman depan: %d %q %v", w.StatusCode, b, err)
	}
	batal()
	if err := <-selesai; err != nil {
		t.Error(err)
	}
	store, err := sqlite.Buka(t.Context(), berkas, sqlite.Opsi{}, kantor.DefPerangkat(), defPinjam(nil))
	if err != nil {
		t.Fatal("berkas belum dilepas: ", err)
	}
	store.Close()
}
