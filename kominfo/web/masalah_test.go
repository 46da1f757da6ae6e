package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// TestMasalah holds every kind of refusal to its exact words.
func TestMasalah(t *testing.T) {
	s := toko(t)
	h := tangan(t, s, opsiUji())
	id := buat(t, h, "dinkes", "/warga", isiWarga)
	surat := buat(t, h, "dinkes", "/izin?tindakan=ajukan", isiAjukan)
	dok := "/warga/" + id
	for _, k := range []struct {
		nama, akun, metode, alamat, isi string
		kepala                          []string
		status                          int
	}{
		{"alamat_asing", "", "GET", "/warga/", "", nil, 404},
		{"alamat_naik", "dinkes", "GET", "/../register", "", nil, 404},
		{"alamat_naik_tersandi", "dinkes", "GET", "/warga/%2e%2e/izin", "", nil, 404},
		{"alamat_ganda", "dinkes", "GET", "//warga", "", nil, 404},
		{"alamat_dalam", "dinkes", "GET", dok + "/riwayat/1", "", nil, 404},
		{"parameter_dokumen", "dinkes", "GET", dok + "?version=1", "", nil, 400},
		{"parameter_riwayat", "dinkes", "GET", dok + "/riwayat?versi=1", "", nil, 400},
		{"parameter_ganti", "dinkes", "PUT", dok + "?paksa=1", isiWarga, []string{"If-Match", `"1"`}, 400},
		{"parameter_tindakan", "dinkes", "POST", dok + "/tarik?paksa=1", `{"alasan":"x"}`, []string{"If-Match", `"1"`}, 400},
		{"parameter_buat", "dinkes", "POST", "/warga?id=" + idAsing, isiWarga, nil, 400},
		{"periksa_bukan_id", "dinkes", "POST", "/warga/periksa?id=1", isiWarga, nil, 404},
		{"periksa_tindakan_asing", "dinkes", "POST", "/warga/periksa?tindakan=terbang", "{}", nil, 404},
		{"kelompok_banyak", "dinkes", "GET", "/warga/rekap?kelompok=nomor,tahun,kecamatan,nomor", "", nil, 400},
		{"rekap_ditarik", "dinkes", "GET", "/warga/rekap?ditarik=1", "", nil, 400},
		{"register_asing", "dinkes", "GET", "/wrga", "", nil, 404},
		{"register_bergaris", "dinkes", "GET", "/warga%2f" + idAsing, "", nil, 404},
		{"dokumen_asing", "dinkes", "GET", "/warga/" + idAsing, "", nil, 404},
		{"dokumen_bukan_id", "dinkes", "GET", "/warga/1'%20OR%201=1", "", nil, 404},
		{"dokumen_huruf_besar", "dinkes", "GET", "/warga/" + strings.ToUpper(id), "", nil, 404},
		{"dokumen_register_lain", "dinkes", "GET", "/izin/" + id, "", nil, 404},
		{"versi_asing", "dinkes", "GET", dok + "?versi=7", "", nil, 404},
		{"versi_bukan_angka", "dinkes", "GET", dok + "?versi=satu", "", nil, 400},
		{"tindakan_asing", "dinkes", "POST", dok + "/terbang", "{}", []string{"If-Match", `"1"`}, 404},
		{"metode_salah", "dinkes", "DELETE", dok, "", nil, 405},
		{"metode_salah_daftar", "dinkes", "PATCH", "/warga", "", nil, 405},
		{"belum_masuk", "", "GET", "/warga", "", nil, 401},
		{"situs_lain", "dinkes", "POST", "/warga", isiWarga, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"asal_lain", "dinkes", "POST", "/warga", isiWarga, []string{"Origin", "https://jahat.example"}, 403},
		{"hanya_tindakan", "dinkes", "POST", "/izin", `{"perihal":"x"}`, nil, 403},
		{"hanya_tindakan_ganti", "dinkes", "PUT", "/izin/" + surat, `{"perihal":"x"}`, []string{"If-Match", `"1"`}, 403},
		{"tanpa_versi", "dinkes", "PUT", dok, isiWarga, nil, 428},
		{"versi_apa_pun", "dinkes", "PUT", dok, isiWarga, []string{"If-Match", "*"}, 428},
		{"versi_kacau", "dinkes", "PUT", dok, isiWarga, []string{"If-Match", `"abc"`}, 400},
		{"versi_dua", "dinkes", "PUT", dok, isiWarga, []string{"If-Match", `"1", "2"`}, 400},
		{"versi_lama", "dinkes", "PUT", dok, isiWarga, []string{"If-Match", `"9"`}, 412},
		{"sudah_ada", "dinkes", "POST", "/warga", isiWarga, nil, 409},
		{"kunci_ulang", "dinkes", "POST", "/warga", isiWarga, []string{"Idempotency-Key", "dua kata"}, 400},
		{"kunci_ulang_panjang", "dinkes", "POST", "/warga", isiWarga, []string{"Idempotency-Key", strings.Repeat("x", 201)}, 400},
		{"hapus_tanpa_alasan", "dinkes", "POST", dok + "/hapus_pribadi", `{}`, []string{"If-Match", "1"}, 422},
		{"hapus_tanpa_versi", "dinkes", "POST", dok + "/hapus_pribadi", `{"alasan":"x"}`, nil, 428},
		{"hapus_bukan_pribadi", "dinkes", "POST", "/izin/" + surat + "/hapus_pribadi", `{"alasan":"x"}`, []string{"If-Match", "1"}, 404},
		{"bukti_tanpa_jejak", "dinkes", "GET", dok + "/bukti", "", nil, 404},
		{"isian_ganda_dalam", "dinkes", "POST", "/warga", `{"nomor":"A-3","catatan":{"a":1,"a":2}}`, nil, 422},
		{"bukan_utf8", "dinkes", "POST", "/warga", "{\"nomor\":\"\xff\"}", nil, 400},
		{"isian_salah", "dinkes", "POST", "/warga", `{"nomor":"12","kecamatan":"mentok","tahun":1945}`, nil, 422},
		{"isian_asing", "dinkes", "POST", "/warga", `{"nomor":"A-3","gaji":1}`, nil, 422},
		{"isian_ganda", "dinkes", "POST", "/warga", `{"nomor":"A-3","nomor":"A-4"}`, nil, 422},
		{"isian_tipe", "dinkes", "POST", "/warga", `{"nomor":"A-3","tahun":"2026"}`, nil, 422},
		{"isi_kosong", "dinkes", "POST", "/warga", "", nil, 422},
		{"bukan_json", "dinkes", "POST", "/warga", "{\n\"nomor\":\n", nil, 400},
		{"dua_json", "dinkes", "POST", "/warga", isiWarga + isiWarga, nil, 400},
		{"bukan_objek", "dinkes", "POST", "/warga", `[` + isiWarga + `]`, nil, 400},
		{"terlalu_dalam", "dinkes", "POST", "/warga", strings.Repeat("[", 20000) + strings.Repeat("]", 20000), nil, 400},
		{"terlalu_banyak", "dinkes", "POST", "/warga", banyakNama(1001), nil, 400},
		{"temuan_dibatasi", "dinkes", "POST", "/warga", banyakNama(130), nil, 422},
		{"terlalu_besar", "dinkes", "POST", "/warga", `{"catatan":"` + strings.Repeat("x", 1<<20) + `"}`, nil, 413},
		{"jenis_salah", "dinkes", "POST", "/warga", isiWarga, []string{"Content-Type", "text/plain"}, 415},
		{"huruf_salah", "dinkes", "POST", "/warga", isiWarga, []string{"Content-Type", "application/json; charset=utf-16"}, 415},
		{"dimampatkan", "dinkes", "POST", "/warga", isiWarga, []string{"Content-Encoding", "gzip"}, 415},
		{"parameter_asing", "dinkes", "GET", "/warga?kecamtan=lepar", "", nil, 400},
		{"parameter_ganda", "dinkes", "GET", "/warga?tahun=1&tahun=2", "", nil, 400},
		{"parameter_rusak", "dinkes", "GET", "/warga?nomor=%zz", "", nil, 400},
		{"parameter_nol", "dinkes", "GET", "/warga?nomor=%00", "", nil, 400},
		{"saringan_asing", "dinkes", "GET", "/warga?tahun.mirip=1", "", nil, 400},
		{"saringan_tipe", "dinkes", "GET", "/warga?tahun=dua", "", nil, 400},
		{"saringan_pribadi", "dinkes", "GET", "/warga?nik=1", "", nil, 400},
		{"urut_pribadi", "dinkes", "GET", "/warga?urut=-alamat", "", nil, 400},
		{"batas_salah", "dinkes", "GET", "/warga?batas=0", "", nil, 400},
		{"batas_besar", "dinkes", "GET", "/warga?batas=5000", "", nil, 400},
		{"batas_isi", "dinkes", "GET", "/warga?batas=1000&isi=1", "", nil, 400},
		{"isi_ya", "dinkes", "GET", "/warga?isi=ya", "", nil, 400},
		{"kursor_palsu", "dinkes", "GET", "/warga?kursor=palsu", "", nil, 400},
		{"kelompok_pribadi", "dinkes", "GET", "/warga/rekap?kelompok=nik", "", nil, 400},
		{"alamat_panjang", "dinkes", "GET", "/warga?nomor=" + strings.Repeat("x", 9000), "", nil, 414},
	} {
		t.Run(k.nama, func(t *testing.T) {
			w := kirim(h, k.akun, k.metode, akar+k.alamat, k.isi, k.kepala...)
			if w.Code != k.status {
				t.Errorf("status %d, want %d", w.Code, k.status)
			}
			hd := w.Header()
			if hd.Get("Content-Type") != "application/problem+json" || hd.Get("Cache-Control") != "no-store" || hd.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("headers: %v", hd)
			}
			if (hd.Get("Allow") != "") != (k.status == 405) || (hd.Get("WWW-Authenticate") != "") != (k.status == 401) {
				t.Errorf("Allow %q, WWW-Authenticate %q", hd.Get("Allow"), hd.Get("WWW-Authenticate"))
			}
			emas(t, k.nama, w.Body.Bytes())
		})
	}
	if v := urai[register.Meta](t, kirim(h, "dinkes", "GET", akar+dok, "")).Versi; v != 1 {
		t.Errorf("a refused write made version %d", v)
	}
}

func banyakNama(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"x%03d":0`, i)
	}
	return "{" + b.String()[1:] + "}"
}

var polaNomor = regexp.MustCompile(`"nomor": "[A-Z2-7]{10}"`)

// emas compares a problem with its golden file.
func emas(t *testing.T, nama string, b []byte) {
	t.Helper()
	var buf bytes.Buffer
	if err := json.Indent(&buf, b, "", "  "); err != nil {
		t.Fatalf("%v: %s", err, b)
	}
	ada := polaNomor.ReplaceAll(append(buf.Bytes(), '\n'), []byte(`"nomor": "…"`))
	file := filepath.Join("testdata", "masalah", nama+".json")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, ada, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mau, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(mau), string(ada)); diff != "" {
		t.Errorf("problem changed (-want +got):\n%s", diff)
	}
}

// sakit is a store that fails in the way its function says.
type sakit struct {
	*register.Memori
	gagal func() error
}

func (s sakit) Baca(context.Context, register.Register, register.Lingkup, register.ID, int64) (register.Baris, error) {
	return register.Baris{}, s.gagal()
}

func TestGangguanTidakBocor(t *testing.T) {
	const rahasia = "postgres://lumbung:sandi@10.0.0.7/db"
	for nama, k := range map[string]struct {
		gagal  func() error
		status int
		dilog  string // must stand in the log; "" where the cause itself must not
	}{
		"gangguan":       {func() error { return errors.New(rahasia) }, 500, rahasia},
		"gangguan_rusak": {func() error { return kominfo.E(kominfo.Rusak, "x", rahasia) }, 500, rahasia},
		"gangguan_panik": {func() error { panic(rahasia) }, 500, "panic berjenis string"},
		"gangguan_nil":   {func() error { var e *kominfo.Error; return errors.New(e.Message) }, 500, "nil pointer"},
		"sibuk":          {func() error { return fmt.Errorf("x: %w", context.DeadlineExceeded) }, 503, "deadline"},
	} {
		t.Run(nama, func(t *testing.T) {
			var log bytes.Buffer
			o := opsiUji()
			o.Log = slog.New(slog.NewJSONHandler(&log, nil))
			h := tangan(t, sakit{toko(t), k.gagal}, o)
			w := kirim(h, "dinkes", "GET", akar+"/warga/"+idAsing+"?versi=1", "")
			if w.Code != k.status {
				t.Errorf("status %d, want %d", w.Code, k.status)
			}
			if strings.Contains(w.Body.String(), rahasia) || strings.Contains(w.Body.String(), "deadline") {
				t.Errorf("cause leaked: %s", w.Body)
			}
			p := urai[masalah](t, w)
			if !strings.Contains(log.String(), p.Nomor) || len(p.Nomor) != 10 || !strings.Contains(log.String(), k.dilog) {
				t.Errorf("log lacks number %q or %q:\n%s", p.Nomor, k.dilog, &log)
			}
			if nama == "gangguan_panik" && strings.Contains(log.String(), rahasia) {
				t.Errorf("value of a panic in the log")
			}
			if strings.Contains(log.String(), "versi=1") {
				t.Errorf("query in the log: %s", &log)
			}
			emas(t, nama, w.Body.Bytes())
		})
	}
}

func TestSetiapKindPunyaStatus(t *testing.T) {
	for k, mau := range map[kominfo.Kind]int{kominfo.TidakAda: 404, kominfo.TidakSah: 422, kominfo.Bentrok: 409,
		kominfo.Ditolak: 403, kominfo.BelumMasuk: 401, kominfo.Rusak: 500} {
		p := keMasalah(fmt.Errorf("x: %w", kominfo.E(k, "op", "Pesan.")))
		if p.Status != mau || p.Title == "" || !strings.HasPrefix(p.Type, "urn:lumbung:masalah:") {
			t.Errorf("%s: %+v, want status %d", k, p, mau)
		}
	}
	if keMasalah(errors.New("x")).Status != http.StatusInternalServerError {
		t.Error("an unknown error is a fault")
	}
}
