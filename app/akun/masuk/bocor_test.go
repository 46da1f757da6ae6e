//go:build !(js && wasm)

package masuk

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// isiFolder gives the bytes of every file below a folder.
func isiFolder(t *testing.T, dir string) (out []byte) {
	t.Helper()
	if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		out = append(out, b...)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTidakBocor goes through every door with known secrets, right and wrong, and then
// looks for them in the whole data folder, in the published journal, in the answers
// and in the log.
func TestTidakBocor(t *testing.T) {
	dir, j := t.TempDir(), &jam{t: time.Now()}
	p, err := penjaga.Buka(t.Context(), penjaga.Opsi{Folder: dir, Register: append(semuaDef(), kantor.DefKunci()), Sekarang: j.kini})
	if err != nil {
		t.Fatal(err)
	}
	tutup := func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	}
	defer tutup()
	k := layananUji(t, p, j, Opsi{})
	var rahasia, jawaban []string
	kirim := func(alamat, isi, token string) *httptest.ResponseRecorder {
		w := k.kirim("POST", alamat, isi, token)
		if w.Code >= 400 {
			jawaban = append(jawaban, w.Body.String())
		}
		return w
	}
	kode, _, err := k.PengelolaPertama(t.Context())
	k.baik(err)
	w := kirim("/akun/undangan", `{"kode":"`+kode.Kode+`","masuk":"admin","nama":"ADMIN-RAHASIA","sandi":"`+sandiAdmin+`"}`, "")
	k.status(w, 200, "pengelola")
	tAdmin := kukiDari(w).Value
	w = kirim("/akun/undang", `{"masuk":"budi","nama":"BUDI-RAHASIA","surel":"budi-rahasia@contoh.id","perangkat":"dinkes","peran":["entri"]}`, tAdmin)
	u := urai[struct{ ID, Kode string }](t, w)
	kirim("/akun/undangan", `{"kode":"`+u.Kode+`","sandi":"Kominfo2026"}`, "")
	w = kirim("/akun/undangan", `{"kode":"`+u.Kode+`","sandi":"`+sandiBudi+`"}`, "")
	tBudi := kukiDari(w).Value
	kirim("/akun/undangan", `{"kode":"`+u.Kode+`","sandi":"`+sandiBudi+`"}`, "")
	for _, isi := range []string{`{"nama_masuk":"salah-kolom-rahasia","sandi":"x"}`, `{"nama_masuk":"budi","sandi":"salah-ketik-rahasia"}`, `{"nama_masuk":"budi","sandi":"bentuk-salah-rahasia`, `{"sandi":{"a":"jenis-salah-rahasia"}}`, `{"bidang-asing-rahasia":1}`} {
		kirim("/akun/masuk", isi, "")
	}
	kirim("/akun/sandi", `{"sandi_lama":"`+sandiBudi+`","sandi":"angin laut pagi hari"}`, tBudi)
	w = kirim("/akun/"+u.ID+"/atur-ulang", `{}`, tAdmin)
	r := urai[struct{ Kode string }](t, w)
	kirim("/akun/undangan/periksa", `{"kode":"`+r.Kode+`x"}`, "")
	w = kirim("/akun/masuk", `{"nama_masuk":"budi","sandi":"angin laut pagi hari"}`, "")
	tBudi2 := kukiDari(w).Value
	kirim("/akun/keluar", `{}`, tBudi)
	for _, s := range []string{sandiAdmin, sandiBudi, "angin laut pagi hari", "Kominfo2026", kode.Kode, u.Kode, r.Kode, tAdmin, tBudi, tBudi2,
		"salah-kolom-rahasia", "salah-ketik-rahasia", "bentuk-salah-rahasia", "jenis-salah-rahasia", "bidang-asing-rahasia", "ADMIN-RAHASIA", "BUDI-RAHASIA", "budi-rahasia@", "$argon2id$"} {
		rahasia = append(rahasia, s, base64.StdEncoding.EncodeToString([]byte(s)))
	}

	var terbit bytes.Buffer
	h := web.JejakHandler(web.Opsi{Jejak: p.Jejak()})
	n, err := p.Rekap(t.Context(), k.sesi, register.LingkupPenuh(), nil)
	k.baik(err)
	if n[0].N < 2 {
		t.Fatalf("%d sesi", n[0].N)
	}
	_, lanjut, err := p.Perubahan(t.Context(), register.LingkupPenuh(), register.Dalam, 0, 1000)
	k.baik(err)
	for _, a := range []string{"/jejak/kunci", "/jejak/dalam/checkpoint", fmt.Sprintf("/jejak/dalam/tile/8/0/000.p/%d", lanjut), fmt.Sprintf("/jejak/dalam/tile/8/data/000.p/%d", lanjut), "/jejak/umum/tile/8/data/000.p/1", "/jejak/umum/tile/8/0/000.p/1"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, k.permintaan("GET", a, "", ""))
		if strings.Contains(a, "dalam/tile/8/0") && (w.Code != 200 || w.Body.Len() != int(lanjut)*32) {
			t.Errorf("ubin: %d %d", w.Code, w.Body.Len())
		}
		terbit.Write(w.Body.Bytes())
	}
	tempat := map[string][]byte{"jejak": terbit.Bytes(), "log": k.log.Bytes(), "jawaban": []byte(strings.Join(jawaban, "\n"))}
	tempat["folder saat jalan"] = isiFolder(t, dir)
	tutup()
	tempat["folder"] = isiFolder(t, dir)
	sidikToken := sha256.Sum256([]byte(tAdmin))
	if !bytes.Contains(tempat["folder"], []byte(fmt.Sprintf("%x", sidikToken))) || len(jawaban) < 7 {
		t.Fatal("uji ini tidak melihat apa yang tersimpan")
	}
	for nama, isi := range tempat {
		for _, s := range rahasia {
			if bytes.Contains(isi, []byte(s)) {
				t.Errorf("%s memuat %q", nama, s)
			}
		}
	}
}

// A replaced hash leaves the backups: what a copy of the data made before holds cannot
// be opened any more, because its key is gone.
func TestSidikLamaDiCadangan(t *testing.T) {
	dir, j := t.TempDir(), &jam{t: time.Now()}
	salinan := filepath.Join(t.TempDir(), "salinan.db")
	regs := append(semuaDef(), kantor.DefKunci())
	jalan := func(f func(k *kantorUji)) {
		t.Helper()
		p, err := penjaga.Buka(t.Context(), penjaga.Opsi{Folder: dir, Register: regs, Sekarang: j.kini})
		if err != nil {
			t.Fatal(err)
		}
		f(layananUji(t, p, j, Opsi{}))
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
	// sandiLama opens the copy with the keys that there are now.
	sandiLama := func() []register.Dokumen[akun.Sandi] {
		t.Helper()
		b, err := brankas.Buka(filepath.Join(dir, "kunci", "pribadi.kunci"))
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		o := sqlite.Opsi{}
		o.Brankas = b
		s, err := sqlite.Buka(t.Context(), salinan, o, regs...)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		ds, _, err := akun.DefSandi().Cari(t.Context(), s, register.LingkupPenuh(), register.Query{})
		if err != nil {
			t.Fatal(err)
		}
		return ds
	}
	jalan(func(k *kantorUji) { k.admin() })
	b, err := os.ReadFile(filepath.Join(dir, "lumbung.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(salinan, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if ds := sandiLama(); len(ds) != 1 || !strings.HasPrefix(ds[0].Isi.Sandi, "$argon2id$") {
		t.Fatalf("salinan sebelum diganti: %+v", ds)
	}
	jalan(func(k *kantorUji) {
		token, err := k.Masuk(t.Context(), "admin.kantor", sandiAdmin, "192.0.2.1")
		k.baik(err)
		k.baik(k.UbahSandi(t.Context(), token, sandiAdmin, "angin laut pagi hari", "192.0.2.1"))
	})
	if ds := sandiLama(); len(ds) != 1 || ds[0].Isi.Sandi != "" {
		t.Errorf("salinan sesudah diganti: %+v", ds)
	}
	jalan(func(k *kantorUji) {
		_, err := k.Masuk(t.Context(), "admin.kantor", "angin laut pagi hari", "192.0.2.1")
		k.baik(err)
	})
}

// A replaced hash leaves the file: here without a strong-box, so that it can be looked
// for.
func TestSidikLamaTerhapus(t *testing.T) {
	dir, j := t.TempDir(), jamUji()
	path := filepath.Join(dir, "uji.db")
	sandi := []string{sandiAdmin, "angin laut pagi hari", "gunung ombak sepeda"}
	var phc []string
	for i := range sandi {
		s := bukaSqlite(t, path, j)
		k := layananUji(t, s, j, Opsi{})
		if i == 0 {
			k.admin()
		} else {
			token, err := k.Masuk(t.Context(), "admin.kantor", sandi[i-1], "192.0.2.1")
			k.baik(err)
			k.baik(k.UbahSandi(t.Context(), token, sandi[i-1], sandi[i], "192.0.2.1"))
		}
		ds, _, err := k.sandi.Cari(t.Context(), s, register.LingkupPenuh(), register.Query{})
		k.baik(err)
		if len(ds) != 1 || !strings.HasPrefix(ds[0].Isi.Sandi, "$argon2id$") {
			t.Fatalf("%+v", ds)
		}
		phc = append(phc, ds[0].Isi.Sandi)
		k.baik(s.Close())
		isi := isiFolder(t, dir)
		for n, h := range phc {
			if ada := bytes.Contains(isi, []byte(h)); ada != (n == i) {
				t.Errorf("sesudah sandi ke-%d: sidik ke-%d ada = %v", i, n, ada)
			}
		}
	}
	s := bukaSqlite(t, path, j)
	lap, err := s.Verifikasi(t.Context(), sqlstore.Diketahui{})
	if err != nil || !lap.Sah {
		t.Errorf("verifikasi: %v %+v", err, lap.Temuan)
	}
}
