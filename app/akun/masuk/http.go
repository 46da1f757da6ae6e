//go:build !(js && wasm)

package masuk

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Handler serves the addresses of the service; mount it on "/akun/", with
// [http.StripPrefix] before it where they lie deeper ("/api/akun/"):
//
//	GET  /akun/saya                who is logged in: {"masuk":false}, or {"masuk":true,"id",
//	                               "nama","nama_masuk","peran":[…],"perangkat","instansi","kedaluwarsa"}
//	POST /akun/masuk               {"nama_masuk","sandi"}; as /akun/saya, with the cookie
//	POST /akun/keluar              {}; {"masuk":false}
//	POST /akun/keluar-semua        {}; {"masuk":false}
//	POST /akun/sandi               {"sandi_lama","sandi"}; as /akun/saya; other sessions end
//	POST /akun/undangan/periksa    {"kode"}; what the code is for ([Terbaca])
//	POST /akun/undangan            {"kode","sandi","nama","masuk","perangkat"}; as /akun/saya, with the cookie
//	POST /akun/undang              {"masuk","nama","surel","perangkat","peran":[…]}; a code
//	POST /akun/{id}/atur-ulang     {}; a code: {"id","kode","tautan","tujuan","kedaluwarsa"}
//
// A body is one JSON object with Content-Type application/json, at most 16 KiB. Posts
// from pages of other origins are refused. Failures are problem documents as those
// of package web, besides 429 and 503 with Retry-After and "tunggu_detik".
func (l *Layanan) Handler() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("/akun/", func(w http.ResponseWriter, r *http.Request) {
		l.gagal(w, r, kominfo.E(kominfo.TidakAda, "masuk", "Alamat ini tidak ada, atau metodenya lain."))
	})
	m.HandleFunc("GET /akun/saya", func(w http.ResponseWriter, r *http.Request) {
		s, err := l.hidup(r.Context(), l.token(r))
		if err != nil {
			l.gagal(w, r, err)
			return
		}
		jawab(w, saya(s))
	})
	for pola, f := range map[string]func(http.ResponseWriter, *http.Request) (any, error){
		"/akun/masuk":            l.postMasuk,
		"/akun/keluar":           l.postKeluar,
		"/akun/keluar-semua":     l.postKeluarSemua,
		"/akun/sandi":            l.postSandi,
		"/akun/undangan/periksa": l.postPeriksa,
		"/akun/undangan":         l.postUndangan,
		"/akun/undang":           l.postUndang,
		"/akun/{id}/atur-ulang":  l.postAturUlang,
	} {
		m.HandleFunc("POST "+pola, func(w http.ResponseWriter, r *http.Request) {
			v, err := f(w, r)
			if err != nil {
				l.gagal(w, r, err)
				return
			}
			jawab(w, v)
		})
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		if l.asal.Check(r) != nil {
			l.gagal(w, r, kominfo.E(kominfo.Ditolak, "masuk", "Permintaan datang dari halaman situs lain, jadi tidak dijalankan. Ulangi dari halaman program ini."))
			return
		}
		m.ServeHTTP(w, r)
	})
}

// jawabanSaya is what a browser may know of its own login.
type jawabanSaya struct {
	Masuk       bool       `json:"masuk"`
	ID          string     `json:"id,omitempty"`
	Nama        string     `json:"nama,omitempty"`
	NamaMasuk   string     `json:"nama_masuk,omitempty"`
	Peran       []string   `json:"peran,omitempty"`
	Perangkat   string     `json:"perangkat,omitempty"`
	Instansi    string     `json:"instansi,omitempty"`
	Kedaluwarsa *time.Time `json:"kedaluwarsa,omitempty"`
}

func saya(s *sesiHidup) jawabanSaya {
	if s == nil {
		return jawabanSaya{}
	}
	return jawabanSaya{Masuk: true, ID: s.aktor.ID, Nama: s.aktor.Nama, NamaMasuk: s.masuk, Peran: strings.Fields(s.aktor.Peran),
		Perangkat: s.aktor.Perangkat, Instansi: s.aktor.Instansi, Kedaluwarsa: &s.kedaluwarsa}
}

func jawab(w http.ResponseWriter, v any) {
	b, _ := json.Marshal(v) // structs of texts and times cannot fail
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(b)
}

// namaKuki is the cookie's name. With the prefix __Host- no other host or path, and no
// page without https, can set it.
func (l *Layanan) namaKuki() string {
	if l.o.HTTPS {
		return "__Host-lumbung_sesi"
	}
	return "lumbung_sesi"
}

// token gives the token that a request carries, or "".
func (l *Layanan) token(r *http.Request) string {
	k, err := r.Cookie(l.namaKuki())
	if err != nil {
		return ""
	}
	return k.Value
}

// kuki gives the browser a token; "" takes it away.
func (l *Layanan) kuki(w http.ResponseWriter, token string) {
	umur := int(umurSesi / time.Second)
	if token == "" {
		umur = -1
	}
	http.SetCookie(w, &http.Cookie{Name: l.namaKuki(), Value: token, Path: "/", MaxAge: umur, HttpOnly: true, Secure: l.o.HTTPS, SameSite: http.SameSiteLaxMode})
}

// mulaiSesi gives the browser its new token and answers who it now is.
func (l *Layanan) mulaiSesi(w http.ResponseWriter, r *http.Request, token string) (any, error) {
	s, err := l.hidup(r.Context(), token)
	if err != nil {
		return nil, err
	}
	l.kuki(w, token)
	return saya(s), nil
}

func (l *Layanan) postMasuk(w http.ResponseWriter, r *http.Request) (any, error) {
	var in struct {
		Masuk string `json:"nama_masuk"`
		Sandi string `json:"sandi"`
	}
	if err := isi(w, r, &in); err != nil {
		return nil, err
	}
	token, err := l.masuk(r.Context(), in.Masuk, in.Sandi, l.o.AlamatKlien(r), l.token(r))
	if err != nil {
		return nil, err
	}
	return l.mulaiSesi(w, r, token)
}

func (l *Layanan) postKeluar(w http.ResponseWriter, r *http.Request) (any, error) {
	return l.akhiri(w, r, l.Keluar)
}

func (l *Layanan) postKeluarSemua(w http.ResponseWriter, r *http.Request) (any, error) {
	return l.akhiri(w, r, l.KeluarSemua)
}

// akhiri takes the cookie away once the session has ended in the data too: who is
// told to be out must be out.
func (l *Layanan) akhiri(w http.ResponseWriter, r *http.Request, f func(context.Context, string) error) (any, error) {
	err := isi(w, r, &struct{}{})
	if err == nil {
		err = f(r.Context(), l.token(r))
	}
	if err == nil {
		l.kuki(w, "")
	}
	return jawabanSaya{}, err
}

func (l *Layanan) postSandi(w http.ResponseWriter, r *http.Request) (any, error) {
	var in struct {
		Lama string `json:"sandi_lama"`
		Baru string `json:"sandi"`
	}
	if err := isi(w, r, &in); err != nil {
		return nil, err
	}
	if err := l.UbahSandi(r.Context(), l.token(r), in.Lama, in.Baru, l.o.AlamatKlien(r)); err != nil {
		return nil, err
	}
	s, err := l.hidup(r.Context(), l.token(r))
	return saya(s), err
}

func (l *Layanan) postPeriksa(w http.ResponseWriter, r *http.Request) (any, error) {
	var in struct {
		Kode string `json:"kode"`
	}
	if err := isi(w, r, &in); err != nil {
		return nil, err
	}
	return l.PeriksaKode(r.Context(), in.Kode)
}

func (l *Layanan) postUndangan(w http.ResponseWriter, r *http.Request) (any, error) {
	var in struct {
		Kode      string `json:"kode"`
		Masuk     string `json:"masuk"`
		Nama      string `json:"nama"`
		Perangkat string `json:"perangkat"`
		Sandi     string `json:"sandi"`
	}
	if err := isi(w, r, &in); err != nil {
		return nil, err
	}
	token, err := l.terima(r.Context(), Penerimaan(in), l.token(r))
	if err != nil {
		return nil, err
	}
	return l.mulaiSesi(w, r, token)
}

// pengelola gives who asks when he may manage accounts.
func (l *Layanan) pengelola(r *http.Request) (kominfo.Aktor, error) {
	s, err := l.hidup(r.Context(), l.token(r))
	switch {
	case err != nil:
		return kominfo.Aktor{}, err
	case s == nil:
		return kominfo.Aktor{}, belumMasuk()
	case !l.o.BolehKelola(s.aktor):
		return kominfo.Aktor{}, kominfo.E(kominfo.Ditolak, "masuk", "Akun Anda tidak berhak mengelola akun. Mintalah kepada pengelola.")
	}
	return s.aktor, nil
}

func (l *Layanan) postUndang(w http.ResponseWriter, r *http.Request) (any, error) {
	a, err := l.pengelola(r)
	if err != nil {
		return nil, err
	}
	var in akun.Undang
	if err := isi(w, r, &in); err != nil {
		return nil, err
	}
	k, err := l.Undang(r.Context(), a, in)
	return l.jawabanKode(k), err
}

func (l *Layanan) postAturUlang(w http.ResponseWriter, r *http.Request) (any, error) {
	a, err := l.pengelola(r)
	if err != nil {
		return nil, err
	}
	if err := isi(w, r, &struct{}{}); err != nil {
		return nil, err
	}
	id := r.PathValue("id")
	if !kominfo.UUIDSah(id) {
		return nil, register.TidakAdaDokumen(l.akun.Info())
	}
	k, err := l.AturUlang(r.Context(), a, register.ID(id))
	return l.jawabanKode(k), err
}

func (l *Layanan) jawabanKode(k Kode) any {
	return struct {
		ID          register.ID `json:"id"`
		Kode        string      `json:"kode"`
		Tautan      string      `json:"tautan"`
		Tujuan      akun.Tujuan `json:"tujuan"`
		Kedaluwarsa time.Time   `json:"kedaluwarsa"`
	}{k.Akun, k.Kode, l.Tautan(k), k.Tujuan, k.Kedaluwarsa}
}

// hinggaDetik is the Retry-After header and what stands beside it in the body.
func hinggaDetik(w http.ResponseWriter, t *Tunggu) int64 {
	n := max(1, t.detik())
	w.Header().Set("Retry-After", strconv.FormatInt(n, 10))
	return n
}
