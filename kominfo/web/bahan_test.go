package web

import (
	"context"
	"encoding/json"
	"flag"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

var update = flag.Bool("update", false, "write golden files anew")

// warga is a plain register with personal fields.
type warga struct {
	Nomor     string `json:"nomor" judul:"Nomor" wajib:"ya" pola:"^[A-Z]-[0-9]+$" contoh:"A-12"`
	Kecamatan string `json:"kecamatan" judul:"Kecamatan" pilihan:"toboali=Toboali|lepar=Lepar"`
	Tahun     int    `json:"tahun" judul:"Tahun" rupa:"tahun" min:"2000" maks:"2100"`
	Catatan   string `json:"catatan" judul:"Catatan" rupa:"panjang" panjang:"900000"`
	NIK       string `json:"nik" judul:"NIK" pribadi:"ya"`
	Alamat    string `json:"alamat" judul:"Alamat" pribadi:"ya"`
}

func defWarga() *register.Def[warga] {
	return &register.Def[warga]{
		Nama: "warga", Judul: "Warga", Jejak: register.Umum, VersiSkema: 1, Unik: [][]string{{"nomor"}},
		Kolom: []register.AnyKolom[warga]{
			register.Kolom[warga, string]{Nama: "nomor", Baca: func(w *warga) string { return w.Nomor }},
			register.Kolom[warga, string]{Nama: "kecamatan", Baca: func(w *warga) string { return w.Kecamatan }},
			register.Kolom[warga, int64]{Nama: "tahun", Baca: func(w *warga) int64 { return int64(w.Tahun) }},
		},
	}
}

// izin is a register with actions: ajukan makes, setujui changes.
type izin struct {
	Perihal string `json:"perihal" judul:"Perihal" wajib:"ya"`
	Status  string `json:"status" judul:"Status"`
}

type pengajuan struct {
	Perihal string `json:"perihal" judul:"Perihal" wajib:"ya"`
}

type setuju struct {
	Nomor string `json:"nomor" judul:"Nomor surat" wajib:"ya"`
}

func defIzin() *register.Def[izin] {
	return &register.Def[izin]{
		Nama: "izin", Judul: "Izin", Jejak: register.Umum, VersiSkema: 2,
		Kolom: []register.AnyKolom[izin]{
			register.Kolom[izin, string]{Nama: "status", Baca: func(i *izin) string { return i.Status }},
		},
		Tindakan: []register.Tindakan[izin]{
			{Nama: "ajukan", Judul: "Ajukan", Mula: true, Laku: register.Lakukan(
				func(_ context.Context, _ register.Tx, _ *register.Dokumen[izin], in pengajuan) (izin, error) {
					return izin{Perihal: in.Perihal, Status: "diajukan"}, nil
				})},
			{Nama: "setujui", Judul: "Setujui", Laku: register.Lakukan(
				func(_ context.Context, _ register.Tx, lama *register.Dokumen[izin], in setuju) (izin, error) {
					if lama.Isi.Status == "disetujui" {
						return izin{}, kominfo.E(kominfo.Bentrok, "izin.setujui", "Izin ini sudah disetujui.")
					}
					return izin{Perihal: lama.Isi.Perihal, Status: "disetujui"}, nil
				})},
		},
	}
}

// sandi is a register whose journal is not public.
type sandi struct {
	Nama string `json:"nama" judul:"Nama" wajib:"ya"`
}

func defSandi() *register.Def[sandi] {
	return &register.Def[sandi]{
		Nama: "sandi", Judul: "Aset sandi", Jejak: register.Dalam, VersiSkema: 1,
		Kolom: []register.AnyKolom[sandi]{register.Kolom[sandi, string]{Nama: "nama", Baca: func(s *sandi) string { return s.Nama }}},
	}
}

const (
	isiWarga  = `{"nomor":"A-1","kecamatan":"toboali","tahun":2026,"nik":"1903010101010001","alamat":"Jalan Rahasia 7"}`
	isiSandi  = `{"nama":"Kunci"}`
	isiAjukan = `{"perihal":"Menara"}`
	idAsing   = "01990000-0000-7000-8000-000000000000"
)

// akun reads the test's login: the header holds the code of an office.
func akun(r *http.Request) (kominfo.Aktor, bool) {
	k := r.Header.Get("X-Akun")
	return kominfo.Aktor{ID: k, Instansi: "19.03", Perangkat: k, Peran: "entri"}, k != ""
}

// haknya gives everybody who has logged in all rights over the own office.
func haknya(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
	if !masuk {
		return register.Lingkup{}, nil
	}
	return register.Lingkup{Pemilik: []string{a.Perangkat}, Pribadi: true}, nil
}

func opsiUji() Opsi {
	return Opsi{Aktor: akun, Boleh: haknya, Log: slog.New(slog.DiscardHandler)}
}

// toko is a memory store with a clock that stands still.
func toko(t testing.TB) *register.Memori {
	t.Helper()
	m, err := register.NewMemori(defWarga(), defIzin(), defSandi())
	if err != nil {
		t.Fatal(err)
	}
	jam := time.Date(2026, 3, 16, 2, 0, 0, 0, time.UTC)
	m.Sekarang = func() time.Time { jam = jam.Add(time.Millisecond); return jam }
	return m
}

func tangan(t testing.TB, s register.Store, o Opsi) http.Handler {
	t.Helper()
	h, err := Handler(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// kirim sends one request; akun "" is nobody. Pairs of further headers follow.
func kirim(h http.Handler, akun, metode, alamat, isi string, kepala ...string) *httptest.ResponseRecorder {
	var b io.Reader
	if isi != "" {
		b = strings.NewReader(isi)
	}
	r := httptest.NewRequest(metode, alamat, b)
	if isi != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	if akun != "" {
		r.Header.Set("X-Akun", akun)
	}
	for i := 0; i+1 < len(kepala); i += 2 {
		r.Header.Set(kepala[i], kepala[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const akar = "/api/v1/register"

// buat makes a document and gives its id.
func buat(t testing.TB, h http.Handler, akun, alamat, isi string) string {
	t.Helper()
	w := kirim(h, akun, "POST", akar+alamat, isi)
	if w.Code != http.StatusCreated {
		t.Fatalf("POST %s: %d %s", alamat, w.Code, w.Body)
	}
	var m register.Meta
	if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	return string(m.ID)
}

func urai[T any](t testing.TB, w *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("answer is no JSON: %v\n%s", err, w.Body)
	}
	return v
}

type daftarUji struct {
	Register string
	Skema    int `json:"versi_skema"`
	Baris    []struct {
		ID      string
		Versi   int64
		Pemilik string
		Ditarik bool
		Kolom   map[string]any
		Isi     json.RawMessage
	}
	Kursor string
}
