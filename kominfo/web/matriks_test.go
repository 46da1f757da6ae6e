package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// pemohon is one way to come to the API.
type pemohon struct {
	nama, akun   string
	opsi         Opsi
	baca         func(register.Info) int // status of a reading that finds something
	masuk, punya bool
}

// TestSetiapRegisterSetiapAlamatSetiapLingkup asks every endpoint of every
// register from every scope, and holds the answer to what the rules say.
func TestSetiapRegisterSetiapAlamatSetiapLingkup(t *testing.T) {
	umum := func(in register.Info) int {
		if in.Jejak == register.Umum {
			return 200
		}
		return 401
	}
	para := []pemohon{
		{nama: "nil hooks", opsi: Opsi{}, baca: umum},
		{nama: "nil Boleh, logged in", akun: "dinkes", opsi: Opsi{Aktor: akun}, masuk: true, baca: func(in register.Info) int {
			if in.Jejak == register.Umum {
				return 200
			}
			return 403
		}},
		{nama: "not logged in", opsi: opsiUji(), baca: func(register.Info) int { return 401 }},
		{nama: "foreign", akun: "dukcapil", opsi: opsiUji(), masuk: true, baca: func(register.Info) int { return 404 }},
		{nama: "own", akun: "dinkes", opsi: opsiUji(), masuk: true, punya: true, baca: func(register.Info) int { return 200 }},
	}
	mula := map[string]string{"warga": isiWarga, "sandi": isiSandi, "izin": ""}
	ganti := map[string]string{"warga": strings.Replace(isiWarga, "A-1", "A-2", 1), "sandi": `{"nama":"Kunci cadangan"}`}
	for _, p := range para {
		for _, reg := range toko(t).Register() {
			in := reg.Info()
			t.Run(p.nama+"/"+in.Nama, func(t *testing.T) {
				s := toko(t)
				milik := tangan(t, s, opsiUji())
				var id string
				if in.Bebas {
					id = buat(t, milik, "dinkes", "/"+in.Nama, mula[in.Nama])
				} else {
					id = buat(t, milik, "dinkes", "/"+in.Nama+"?tindakan=ajukan", isiAjukan)
				}
				h := tangan(t, s, p.opsi)
				minta := func(metode, alamat, isi string, mau int, kepala ...string) string {
					t.Helper()
					w := kirim(h, p.akun, metode, akar+alamat, isi, kepala...)
					if w.Code != mau {
						t.Errorf("%s %s: %d, want %d\n%s", metode, alamat, w.Code, mau, w.Body)
					}
					if w.Code >= 400 && metode != "HEAD" && w.Header().Get("Content-Type") != "application/problem+json" {
						t.Errorf("%s %s: %d as %q", metode, alamat, w.Code, w.Header().Get("Content-Type"))
					}
					return w.Body.String()
				}
				r := "/" + in.Nama
				dok := r + "/" + id
				baca := p.baca(in)
				daftar := baca
				if baca == 404 { // a list out of scope is empty, not absent
					daftar = 200
				}
				ada := 0
				if baca == 200 {
					ada = 1
				}

				b := minta("GET", r+"?isi=1&ditarik=1", "", daftar)
				if daftar == 200 {
					var d daftarUji
					if json.Unmarshal([]byte(b), &d) != nil || len(d.Baris) != ada {
						t.Errorf("list shows %d, want %d", len(d.Baris), ada)
					}
				}
				b = minta("GET", r+"/rekap", "", daftar)
				if mau := fmt.Sprintf(`"jumlah":%d`, ada); daftar == 200 && !strings.Contains(b, mau) {
					t.Errorf("count %s, want %s", b, mau)
				}
				for _, x := range []string{dok, dok + "?versi=1", dok + "/riwayat?isi=1"} {
					minta("GET", x, "", baca)
					if b := minta("HEAD", x, "", baca); b != "" {
						t.Errorf("HEAD %s has a body", x)
					}
				}
				absen := daftar
				if absen == 200 {
					absen = 404
				}
				minta("GET", r+"/"+idAsing, "", absen)
				minta("GET", r+"/skema", "", daftar)
				bukti := baca
				if bukti == 200 {
					bukti = 404 // no journal is published here
				}
				minta("GET", dok+"/bukti", "", bukti)
				b = minta("GET", "", "", 200)
				if terlihat := strings.Contains(b, `"nama":"`+in.Nama+`"`); terlihat != (daftar == 200) {
					t.Errorf("register shown: %v, list: %d", terlihat, daftar)
				}

				// Writing: 401 and 403 without the right, then the register's own law.
				tulis := func(metode, alamat, isi string, luar, punya int, kepala ...string) {
					t.Helper()
					mau := luar
					switch {
					case !p.masuk:
						mau = 401
					case p.opsi.Boleh == nil:
						mau = 403
					case p.punya:
						mau = punya
					}
					minta(metode, alamat, isi, mau, kepala...)
				}
				if in.AdaPribadi() {
					tulis("POST", dok+"/hapus_pribadi", `{"alasan":"Diminta"}`, 404, 412, "If-Match", `"7"`)
				} else {
					minta("POST", dok+"/hapus_pribadi", `{"alasan":"Diminta"}`, 404, "If-Match", `"1"`)
				}
				if in.Bebas {
					tulis("POST", r+"/periksa", mula[in.Nama], 200, 200)
					tulis("POST", r+"/periksa?id="+id, mula[in.Nama], 404, 200)
					tulis("PUT", dok, ganti[in.Nama], 404, 200, "If-Match", `"1"`)
					tulis("POST", dok+"/tarik", `{"alasan":"Ganda"}`, 404, 412, "If-Match", `"1"`) // the PUT made version 2
					tulis("POST", dok+"/tarik", `{"alasan":"Ganda"}`, 404, 200, "If-Match", `"2"`)
					tulis("PUT", dok, mula[in.Nama], 404, 403, "If-Match", `"3"`) // withdrawn
					tulis("POST", r+"?tindakan=tarik", `{"alasan":"Ganda"}`, 403, 403)
				} else {
					tulis("POST", r, `{"perihal":"x","status":"disetujui"}`, 403, 403)
					tulis("PUT", dok, `{"perihal":"x","status":"disetujui"}`, 404, 403, "If-Match", `"1"`)
					minta("POST", dok+"/tarik", `{"alasan":"x"}`, 404, "If-Match", `"1"`)
					tulis("POST", r+"/periksa?tindakan=ajukan", isiAjukan, 200, 200)
					tulis("POST", dok+"/ajukan", isiAjukan, 404, 403, "If-Match", `"1"`)
					tulis("POST", r+"?tindakan=setujui", `{"nomor":"1"}`, 403, 403)
					tulis("POST", dok+"/setujui", `{"nomor":"1"}`, 404, 200, "If-Match", `"1"`)
					tulis("POST", dok+"/setujui", `{"nomor":"1"}`, 404, 409, "If-Match", `"2"`)
				}
				minta("POST", dok+"/terbangkan", `{}`, 404, "If-Match", `"1"`)
				minta("POST", r+"?tindakan=terbangkan", `{}`, 404)

				// Whatever was tried from outside, the document is as it was.
				w := kirim(milik, "dinkes", "GET", akar+dok, "")
				if v := urai[register.Meta](t, w).Versi; w.Code != http.StatusOK || !p.punya && v != 1 {
					t.Errorf("after all: %d, version %d", w.Code, v)
				}
			})
		}
	}
}
