//go:build !(js && wasm)

package web_test

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// Nothing of a register whose journal is dalam reaches somebody who has not logged
// in: neither through what is published of the journal nor through the API. Of the
// register beside it, whose journal is umum, the same addresses show the entries.
func TestJejakDalamTidakBocor(t *testing.T) {
	terbuka := &register.Def[pengaduan]{Nama: "pengaduan", Judul: "Pengaduan", Jejak: register.Umum, VersiSkema: 1}
	tertutup := &register.Def[pengaduan]{Nama: "tertutup", Judul: "Tertutup", Jejak: register.Dalam, VersiSkema: 1}
	s, err := sqlite.Buka(t.Context(), filepath.Join(t.TempDir(), "uji.db"), sqlite.Opsi{Migrasi: true}, terbuka, tertutup)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	var ids []string
	err = s.Ubah(t.Context(), kominfo.Aktor{Instansi: "19.06", Perangkat: "inspektorat", Peran: "auditor"}, func(tx register.Tx) error {
		for range 300 { // a full tile and a partial one
			m, err := tertutup.Buat(t.Context(), tx, register.LingkupPenuh(), pengaduan{Pokok: "TANDA-DALAM", Nama: "TANDA-PRIBADI"})
			if err != nil {
				return err
			}
			ids = append(ids, string(m.ID))
			if _, err := terbuka.Buat(t.Context(), tx, register.LingkupPenuh(), pengaduan{Pokok: "TANDA-UMUM", Nama: "TANDA-PRIBADI"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	rahasia, _, err := jejak.BuatKunci("uji", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	kunci, err := jejak.BukaKunci(rahasia)
	if err != nil {
		t.Fatal(err)
	}
	o := web.Opsi{Jejak: &web.Jejak{Sumber: s,
		Checkpoint: func(ctx context.Context, j string) ([]byte, error) {
			k, err := s.Kepala(ctx, j)
			if err != nil {
				return nil, err
			}
			return jejak.TandaTangani(jejak.Checkpoint{Nama: "uji", Jejak: j, Masa: 1, Kepala: k, Waktu: time.Now()}, kunci)
		},
		Kunci: func(context.Context) ([]string, error) { return nil, nil }}}
	api, err := web.Handler(s, o)
	if err != nil {
		t.Fatal(err)
	}
	m := http.NewServeMux()
	m.Handle("/api/v1/", api)
	m.Handle("/jejak/", web.JejakHandler(o))
	alamat := []string{"/jejak/umum/checkpoint", "/jejak/dalam/checkpoint"}
	for _, log := range []string{"umum", "dalam"} {
		alamat = append(alamat, "/api/v1/perubahan?isi=ya&jejak="+log)
		for _, u := range []string{"0/000", "0/001.p/44", "1/000.p/1", "data/000", "data/001.p/44"} {
			alamat = append(alamat, "/jejak/"+log+"/tile/8/"+u)
		}
	}
	for _, n := range []string{"pengaduan", "tertutup"} {
		alamat = append(alamat, "/api/v1/register/"+n, "/api/v1/register/"+n+"?isi=ya", "/api/v1/register/"+n+"/rekap")
	}
	for _, akhir := range []string{"", "/riwayat", "/bukti"} {
		alamat = append(alamat, "/api/v1/register/tertutup/"+ids[0]+akhir)
	}
	umum := 0
	for _, a := range alamat {
		w := httptest.NewRecorder()
		m.ServeHTTP(w, httptest.NewRequest("GET", a, nil))
		isi := w.Body.String()
		if strings.Contains(isi, "TANDA-UMUM") || strings.Contains(isi, "register pengaduan") {
			umum++
		}
		for _, tanda := range []string{"TANDA-DALAM", "TANDA-PRIBADI", "inspektorat\naksi", "register tertutup\n", ids[0]} {
			// A refusal may repeat what was asked for.
			if strings.Contains(isi, tanda) && !(tanda == ids[0] && w.Code >= 400) {
				t.Errorf("%s: %d memuat %q", a, w.Code, tanda)
			}
		}
		if strings.Contains(a, "/dalam/tile/8/0/000") && (w.Code != 200 || w.Body.Len() != 256*32) {
			t.Errorf("%s: %d, %d bita; hash daun seharusnya terbit", a, w.Code, w.Body.Len())
		}
	}
	if umum < 3 {
		t.Errorf("hanya %d alamat memperlihatkan register umum; uji ini melihat terlalu sedikit", umum)
	}
}
