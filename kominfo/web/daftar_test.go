package web

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

func TestDaftarSaringUrutHalaman(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	for i := range 7 {
		kec := []string{"toboali", "lepar", ""}[i%3]
		buat(t, h, "dinkes", "/warga", fmt.Sprintf(`{"nomor":"A-%d","kecamatan":%q,"tahun":%d}`, i, kec, 2020+i/2))
	}
	buat(t, h, "dukcapil", "/warga", `{"nomor":"B-1","tahun":2020}`)
	nomor := func(q string) (out []string) {
		for {
			w := kirim(h, "dinkes", "GET", akar+"/warga?"+q, "")
			d := urai[daftarUji](t, w)
			if w.Code != 200 || d.Register != "warga" || d.Skema != 1 {
				t.Fatalf("%s: %d %s", q, w.Code, w.Body)
			}
			for _, b := range d.Baris {
				out = append(out, b.Kolom["nomor"].(string))
			}
			if d.Kursor == "" {
				return out
			}
			v, _ := url.ParseQuery(q)
			v.Set("kursor", d.Kursor)
			q = v.Encode()
		}
	}
	for q, mau := range map[string]string{
		"":                                       "A-0 A-1 A-2 A-3 A-4 A-5 A-6",
		"urut=-nomor&batas=2":                    "A-6 A-5 A-4 A-3 A-2 A-1 A-0",
		"urut=tahun&batas=3":                     "A-0 A-1 A-2 A-3 A-4 A-5 A-6",
		"urut=-":                                 "A-6 A-5 A-4 A-3 A-2 A-1 A-0",
		"kecamatan=lepar":                        "A-1 A-4",
		"kecamatan=":                             "A-2 A-5",
		"kecamatan.sama=lepar":                   "A-1 A-4",
		"kecamatan.dalam=lepar|toboali":          "A-0 A-1 A-3 A-4 A-6",
		"kecamatan.tidak=lepar&tahun=2020":       "A-0",
		"tahun.minimal=2021&tahun.maksimal=2022": "A-2 A-3 A-4 A-5",
		"tahun.lebih=2022":                       "A-6",
		"tahun.kurang=2021":                      "A-0 A-1",
		"nomor.diawali=A-":                       "A-0 A-1 A-2 A-3 A-4 A-5 A-6",
		"nomor.diawali=B":                        "",
		"pemilik=dukcapil":                       "",
		"pemilik=dinkes|dukcapil&tahun=2023":     "A-6",
	} {
		if got := strings.Join(nomor(q), " "); got != mau {
			t.Errorf("%q: %q, want %q", q, got, mau)
		}
	}
	w := kirim(h, "dinkes", "GET", akar+"/warga/rekap?kelompok=kecamatan,tahun&tahun.maksimal=2020", "")
	if want := `{"register":"warga","baris":[{"nilai":{"kecamatan":"lepar","tahun":2020},"jumlah":1},{"nilai":{"kecamatan":"toboali","tahun":2020},"jumlah":1}]}`; w.Body.String() != want {
		t.Errorf("count:\n%s\n%s", w.Body, want)
	}
	if w := kirim(h, "dinkes", "GET", akar+"/warga/rekap?pemilik=dukcapil", ""); !strings.Contains(w.Body.String(), `"jumlah":0`) {
		t.Errorf("foreign count: %s", w.Body)
	}
}

// A page of large documents ends early, and its cursor loses nothing.
func TestDaftarBesarDipotong(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	for i := range 8 {
		buat(t, h, "dinkes", "/warga", fmt.Sprintf(`{"nomor":"A-%d","tahun":2026,"catatan":%q}`, i, strings.Repeat("x", 800_000)))
	}
	for _, urut := range []string{"", "&urut=-tahun", "&urut=nomor"} {
		var ada []string
		halaman, kursor := 0, ""
		for halaman == 0 || kursor != "" {
			d := urai[daftarUji](t, kirim(h, "dinkes", "GET", akar+"/warga?isi=1"+urut+"&kursor="+kursor, ""))
			for _, b := range d.Baris {
				ada = append(ada, b.ID)
			}
			kursor = d.Kursor
			halaman++
		}
		beda := map[string]bool{}
		for _, id := range ada {
			beda[id] = true
		}
		if halaman != 2 || len(ada) != 8 || len(beda) != 8 {
			t.Errorf("%q: %d pages, %d rows, %d different", urut, halaman, len(ada), len(beda))
		}
	}
}

// A count over a column of too many values is refused, not sent.
func TestRekapTerlaluBanyak(t *testing.T) {
	s := rekapBesar{toko(t)}
	if w := kirim(tangan(t, s, opsiUji()), "dinkes", "GET", akar+"/warga/rekap?kelompok=nomor", ""); w.Code != 400 || !strings.Contains(w.Body.String(), "10.001 kelompok") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

type rekapBesar struct{ *register.Memori }

func (rekapBesar) Rekap(context.Context, register.Register, register.Lingkup, []register.Syarat, ...string) ([]register.Jumlah, error) {
	return make([]register.Jumlah, batasBarisRekap+1), nil
}
