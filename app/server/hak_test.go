//go:build !(js && wasm)

package server

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	idSendiri = "01990000-0000-7000-8000-00000000000a"
	idLain    = "01990000-0000-7000-8000-00000000000b"
)

// tokoHak stands in for a store: each register holds two documents, one of the own
// unit and one of another. It knows no register's law, so that a register that is
// added tomorrow is asked about too; what it notes is how far a request came with
// its rights.
type tokoHak struct {
	regs    []register.Register
	terlena []string // documents that a write reached
	ubah    int      // transactions
}

func (s *tokoHak) Register() []register.Register { return s.regs }

func (s *tokoHak) baris(r register.Register, id register.ID, l register.Lingkup) (register.Baris, bool) {
	in := r.Info()
	b := register.Baris{Meta: register.Meta{ID: id, Versi: 1, Urutan: 1, Waktu: kiniUji}, VersiSkema: in.VersiSkema, Pemilik: "dinkes", Aksi: "buat", Umum: []byte("{}")}
	if id == idLain {
		b.Pemilik = "bappeda"
	}
	if in.AdaPribadi() {
		b.Pribadi = []byte("{}")
	}
	for _, k := range in.Kolom {
		if k.Bilangan {
			b.Kolom = append(b.Kolom, int64(0))
		} else {
			b.Kolom = append(b.Kolom, "")
		}
	}
	return l.Saring(b)
}

func (s *tokoHak) Baca(_ context.Context, r register.Register, l register.Lingkup, id register.ID, _ int64) (register.Baris, error) {
	if id == idSendiri || id == idLain {
		if b, ok := s.baris(r, id, l); ok {
			return b, nil
		}
	}
	return register.Baris{}, register.TidakAdaDokumen(r.Info())
}

func (s *tokoHak) Riwayat(ctx context.Context, r register.Register, l register.Lingkup, id register.ID) ([]register.Baris, error) {
	b, err := s.Baca(ctx, r, l, id, 0)
	return []register.Baris{b}, err
}

func (s *tokoHak) Cari(_ context.Context, r register.Register, l register.Lingkup, q register.Query) (h register.Halaman, _ error) {
	for _, id := range []register.ID{idSendiri, idLain} {
		if b, ok := s.baris(r, id, l); ok && len(q.Saring) == 0 {
			h.Baris = append(h.Baris, b)
		}
	}
	return h, nil
}

func (s *tokoHak) Rekap(ctx context.Context, r register.Register, l register.Lingkup, _ []register.Syarat, _ ...string) ([]register.Jumlah, error) {
	h, err := s.Cari(ctx, r, l, register.Query{})
	return []register.Jumlah{{N: int64(len(h.Baris))}}, err
}

func (s *tokoHak) Perubahan(_ context.Context, l register.Lingkup, j register.Jejak, sejak int64, _ int) (p []register.Perubahan, lanjut int64, err error) {
	if sejak > 0 {
		return nil, sejak, nil
	}
	for _, r := range s.regs {
		for _, id := range []register.ID{idSendiri, idLain} {
			if b, ok := s.baris(r, id, l); ok && r.Info().Jejak == j {
				b.Urutan = int64(len(p))
				p = append(p, register.Perubahan{Register: r.Info().Nama, Baris: b})
			}
		}
	}
	return p, int64(len(p)), nil
}

func (s *tokoHak) Ubah(_ context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	s.ubah++
	return f(txHak{s, a})
}

func (s *tokoHak) Urutkan(context.Context) (int, error) { return 0, nil }

// txHak is the inside of a transaction. Nothing is stored.
type txHak struct {
	*tokoHak
	a kominfo.Aktor
}

func (t txHak) Aktor() kominfo.Aktor { return t.a }
func (t txHak) Sekarang() time.Time  { return kiniUji }
func (t txHak) Simpan(_ context.Context, w register.Tulisan) (register.Meta, error) {
	return w.Baris().Meta, nil
}
func (t txHak) Ulangan(context.Context, register.Register, []byte) (register.Baris, bool, error) {
	return register.Baris{}, false, nil
}
func (t txHak) HapusPribadi(_ context.Context, _ register.Register, id register.ID, _ string) (register.Meta, error) {
	return register.Meta{ID: id, Versi: 2}, nil
}
func (t txHak) Baca(ctx context.Context, r register.Register, l register.Lingkup, id register.ID, v int64) (register.Baris, error) {
	b, err := t.tokoHak.Baca(ctx, r, l, id, v)
	if err == nil {
		t.terlena = append(t.terlena, r.Info().Nama+" "+string(id))
	}
	return b, err
}

// akunHak takes the account from the headers of a test's request.
type akunHak struct{ http.Handler }

func (akunHak) Aktor(r *http.Request) (kominfo.Aktor, bool) {
	p := r.Header.Get("Uji-Peran")
	return kominfo.Aktor{ID: "uji", Perangkat: "dinkes", Peran: p}, p != ""
}

// Every role asks every endpoint of every register, about documents of the own and
// of another unit; what it gets is what the matrix of package hak says. The
// registers come from the program's own list, the acts from their descriptions.
func TestSetiapPeranSetiapAlamatSetiapPemilik(t *testing.T) {
	bk := buku.New()
	s := &tokoHak{regs: bk.Semua()}
	wo := Opsi{Buku: bk, Store: s, Akun: akunHak{http.NotFoundHandler()}, Log: slog.New(slog.DiscardHandler), Sekarang: func() time.Time { return kiniUji }}
	h, _, err := rangka(&wo) // without the pages: they read through the same API
	if err != nil {
		t.Fatal(err)
	}
	kirim := func(peran, metode, alamat, isi string, kepala ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(metode, "http://kantor.contoh.go.id"+alamat, strings.NewReader(isi))
		if peran != "" {
			r.Header.Set("Uji-Peran", peran)
		}
		if isi != "" {
			r.Header.Set("Content-Type", "application/json")
		}
		for i := 0; i+1 < len(kepala); i += 2 {
			r.Header.Set(kepala[i], kepala[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	ditanya := 0
	peran := append(hak.Kode(), "", "entri pemantau", "peran_karangan")
	for _, p := range peran {
		for _, r := range s.regs {
			in := r.Info()
			izin := func(aksi string) (sendiri, lain, semua bool) {
				l, err := hak.Boleh(kominfo.Aktor{ID: "uji", Perangkat: "dinkes", Peran: p}, p != "", in, aksi)
				if err != nil {
					return false, false, false
				}
				return l.Melihat("dinkes"), l.Melihat("bappeda"), true
			}
			api := "/api/v1/register/" + in.Nama
			nama := fmt.Sprintf("peran %q, register %s", p, in.Nama)
			tolak := func(w *httptest.ResponseRecorder) bool { return w.Code == 401 || w.Code == 403 }

			// Reading.
			sendiri, lain, ada := izin(hak.Baca)
			want := 0
			for _, b := range []bool{sendiri, lain} {
				if b {
					want++
				}
			}
			var d struct {
				Baris []struct {
					Pemilik string `json:"pemilik"`
				} `json:"baris"`
			}
			for _, q := range []string{"", "?isi=1"} {
				w := kirim(p, "GET", api+q, "")
				d.Baris = nil
				_ = json.Unmarshal(w.Body.Bytes(), &d)
				if tolak(w) == ada || len(d.Baris) != want {
					t.Errorf("%s: daftar%s %d, %d dokumen, want %d", nama, q, w.Code, len(d.Baris), want)
				}
			}
			if w := kirim(p, "GET", api+"/rekap", ""); tolak(w) == ada || ada && !strings.Contains(w.Body.String(), fmt.Sprintf(`"jumlah":%d`, want)) {
				t.Errorf("%s: rekap %d %s, want %d", nama, w.Code, w.Body, want)
			}
			for _, x := range []struct {
				id   string
				baca bool
			}{{idSendiri, sendiri}, {idLain, lain}} {
				for _, akhir := range []string{"", "?versi=1", "/riwayat", "/riwayat?isi=1"} {
					if w := kirim(p, "GET", api+"/"+x.id+akhir, ""); (w.Code == 200) != x.baca {
						t.Errorf("%s: GET %s%s: %d, want boleh=%v", nama, x.id, akhir, w.Code, x.baca)
					}
				}
			}
			w := kirim(p, "GET", "/berkas/register/"+in.Nama+".csv", "")
			if baris := strings.Count(w.Body.String(), "01990000-"); (w.Code == 200) != ada || ada && baris != want {
				t.Errorf("%s: ekspor %d, %d baris, want %d", nama, w.Code, baris, want)
			}
			if w := kirim(p, "GET", "/berkas/register/"+in.Nama+"/templat.xlsx", ""); !ada && w.Code == 200 {
				t.Errorf("%s: templat diberikan", nama)
			}
			w = kirim(p, "GET", "/api/v1/perubahan?"+url.Values{"jejak": {string(in.Jejak)}, "register": {in.Nama}}.Encode(), "")
			if n := strings.Count(w.Body.String(), `"pemilik"`); tolak(w) == ada || n != want {
				t.Errorf("%s: perubahan %d, %d, want %d", nama, w.Code, n, want)
			}

			// Writing: new documents, then those that are there. An import is a new one.
			for _, a := range hak.Aksi(in) {
				if a.Nama == hak.Baca {
					continue
				}
				sendiri, lain, ada := izin(a.Nama)
				ditanya++
				var mula, khusus bool
				for _, t := range in.Tindakan {
					if t.Nama == a.Nama {
						mula, khusus = t.Mula, true
					}
				}
				if a.Nama == "buat" || mula {
					alamat, berkas := api, "/berkas/register/"+in.Nama+"/impor?nama=a.csv"
					if khusus {
						alamat, berkas = api+"?tindakan="+a.Nama, berkas+"&tindakan="+a.Nama
					}
					s.ubah = 0
					if w := kirim(p, "POST", alamat, "{}"); s.ubah > 0 != ada {
						t.Errorf("%s: %s: %d %s, want boleh=%v", nama, a.Nama, w.Code, w.Body, ada)
					}
					if w := kirim(p, "POST", berkas, "kode;nama\na;b\n", "Content-Type", "text/csv"); tolak(w) == ada {
						t.Errorf("%s: impor dengan %s: %d, want boleh=%v", nama, a.Nama, w.Code, ada)
					}
					continue
				}
				for _, x := range []struct {
					id    string
					boleh bool
				}{{idSendiri, sendiri}, {idLain, lain}} {
					metode, alamat := "POST", api+"/"+x.id+"/"+a.Nama
					if a.Nama == "ganti" {
						metode, alamat = "PUT", api+"/"+x.id
					}
					s.terlena = nil
					w := kirim(p, metode, alamat, `{"alasan":"uji"}`, "If-Match", `"1"`)
					if sampai := len(s.terlena) > 0 && s.terlena[0] == in.Nama+" "+x.id; sampai != x.boleh {
						t.Errorf("%s: %s pada %s: %d %s, want boleh=%v", nama, a.Nama, x.id, w.Code, w.Body, x.boleh)
					}
				}
			}
		}
	}
	if n := len(peran) * len(s.regs); ditanya < 3*n {
		t.Errorf("hanya %d hak tulis ditanya untuk %d pasangan peran dan register", ditanya, n)
	}
}
