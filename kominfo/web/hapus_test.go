package web

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// A citizen demands that the office forgets him.
func TestKisahPenghapusan(t *testing.T) {
	s := toko(t)
	h := tangan(t, s, opsiUji())
	id := buat(t, h, "dinkes", "/warga", isiWarga)
	dok := akar + "/warga/" + id
	if w := kirim(h, "dinkes", "PUT", dok, strings.Replace(isiWarga, "2026", "2025", 1), "If-Match", "1"); w.Code != 200 {
		t.Fatal(w.Body)
	}
	const minta = `{"alasan":"Permintaan pemilik data, surat nomor 7"}`
	for nama, k := range map[string]struct {
		akun, alamat, isi string
		status            int
		kepala            []string
	}{
		"not logged in":    {"", dok, minta, 401, []string{"If-Match", "2"}},
		"another office":   {"dukcapil", dok, minta, 404, []string{"If-Match", "2"}},
		"no version":       {"dinkes", dok, minta, 428, nil},
		"old version":      {"dinkes", dok, minta, 412, []string{"If-Match", "1"}},
		"future version":   {"dinkes", dok, minta, 412, []string{"If-Match", "9223372036854775807"}},
		"no reason":        {"dinkes", dok, `{}`, 422, []string{"If-Match", "2"}},
		"nothing":          {"dinkes", dok, ``, 422, []string{"If-Match", "2"}},
		"blank reason":     {"dinkes", dok, `{"alasan":"  "}`, 422, []string{"If-Match", "2"}},
		"long reason":      {"dinkes", dok, `{"alasan":"` + strings.Repeat("x", 501) + `"}`, 422, []string{"If-Match", "2"}},
		"reason no text":   {"dinkes", dok, `{"alasan":7}`, 422, []string{"If-Match", "2"}},
		"unknown field":    {"dinkes", dok, `{"alasan":"x","semua":true}`, 422, []string{"If-Match", "2"}},
		"field twice":      {"dinkes", dok, `{"alasan":"x","alasan":"y"}`, 422, []string{"If-Match", "2"}},
		"parameter":        {"dinkes", dok, minta, 404, []string{"If-Match", "2"}},
		"bad key":          {"dinkes", dok, minta, 400, []string{"If-Match", "2", "Idempotency-Key", "dua kata"}},
		"no such document": {"dinkes", akar + "/warga/" + idAsing, minta, 404, []string{"If-Match", "1"}},
		"nothing personal": {"dinkes", akar + "/izin/" + idAsing, minta, 404, []string{"If-Match", "1"}},
	} {
		alamat := k.alamat + "/hapus_pribadi"
		if nama == "parameter" {
			alamat, k.status = alamat+"?paksa=1", 400
		}
		if w := kirim(h, k.akun, "POST", alamat, k.isi, k.kepala...); w.Code != k.status {
			t.Errorf("%s: %d, want %d: %s", nama, w.Code, k.status, w.Body)
		}
	}
	if w := kirim(h, "dinkes", "GET", dok, ""); !strings.Contains(w.Body.String(), "1903010101010001") {
		t.Fatalf("a refused erasure erased: %s", w.Body)
	}

	satu := kirim(h, "dinkes", "POST", dok+"/hapus_pribadi", minta, "If-Match", "2", "Idempotency-Key", "a")
	if satu.Code != 200 || satu.Header().Get("ETag") != `"3"` || !strings.Contains(satu.Body.String(), `"pribadi_dihapus":true`) {
		t.Fatalf("%d %v %s", satu.Code, satu.Header(), satu.Body)
	}
	for _, v := range []string{"", "?versi=1", "?versi=2", "?versi=3"} {
		if w := kirim(h, "dinkes", "GET", dok+v, ""); w.Code != 200 || strings.Contains(w.Body.String(), "1903") || strings.Contains(w.Body.String(), "Rahasia") || !strings.Contains(w.Body.String(), `"nomor":"A-1"`) {
			t.Errorf("%s: %d %s", v, w.Code, w.Body)
		}
	}
	type versi struct {
		Versi        int64
		Aksi, Alasan string
	}
	r := urai[struct{ Versi []versi }](t, kirim(h, "dinkes", "GET", dok+"/riwayat", ""))
	if diff := cmp.Diff(versi{3, AksiHapusPribadi, "Permintaan pemilik data, surat nomor 7"}, r.Versi[0]); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}

	sama(t, satu, kirim(h, "dinkes", "POST", dok+"/hapus_pribadi", minta, "If-Match", "2"))
	if w := kirim(h, "dinkes", "POST", dok+"/hapus_pribadi", `{"alasan":"Lain"}`, "If-Match", "2"); w.Code != 412 {
		t.Errorf("another erasure of an old version: %d", w.Code)
	}
	if w := kirim(h, "dinkes", "POST", dok+"/hapus_pribadi", minta, "If-Match", "3"); w.Code != 409 || !strings.Contains(w.Body.String(), "sudah dihapus") {
		t.Errorf("erased already: %d %s", w.Code, w.Body)
	}
	if w := kirim(h, "dinkes", "PUT", dok, isiWarga, "If-Match", "3"); w.Code != 403 {
		t.Errorf("filled again: %d %s", w.Code, w.Body)
	}
	if w := kirim(h, "dinkes", "POST", dok+"/tarik", `{"alasan":"Selesai"}`, "If-Match", "3"); w.Code != 200 {
		t.Errorf("withdrawal: %d %s", w.Code, w.Body)
	}
	sama(t, satu, kirim(h, "dinkes", "POST", dok+"/hapus_pribadi", minta, "If-Match", "2")) // also after others changed it
}

// A withdrawn document must be erasable: withdrawal is not forgetting.
func TestHapusPribadiSesudahDitarik(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	dok := akar + "/warga/" + buat(t, h, "dinkes", "/warga", isiWarga)
	if w := kirim(h, "dinkes", "POST", dok+"/tarik", `{"alasan":"Ganda"}`, "If-Match", "1"); w.Code != 200 {
		t.Fatal(w.Body)
	}
	w := kirim(h, "dinkes", "POST", dok+"/hapus_pribadi", `{"alasan":"Diminta"}`, "If-Match", "2")
	if m := urai[register.Meta](t, w); w.Code != 200 || !m.Ditarik || !m.PribadiDihapus {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := kirim(h, "dinkes", "GET", dok, ""); strings.Contains(w.Body.String(), "1903") {
		t.Errorf("%s", w.Body)
	}
}

// The right is one of its own: who may change may not erase, and who may erase
// need not read.
func TestHakHapusPribadi(t *testing.T) {
	s := toko(t)
	dok := akar + "/warga/" + buat(t, tangan(t, s, opsiUji()), "dinkes", "/warga", isiWarga)
	o := opsiUji()
	o.Boleh = func(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
		if aksi == AksiHapusPribadi {
			if a.ID == "pdp" {
				return register.LingkupUmum(), nil
			}
			return register.Lingkup{}, kominfo.E(kominfo.Ditolak, "uji", "Hanya petugas pelindungan data pribadi.")
		}
		return haknya(a, masuk, r, aksi)
	}
	h := tangan(t, s, o)
	if w := kirim(h, "dinkes", "POST", dok+"/hapus_pribadi", `{"alasan":"x"}`, "If-Match", "1"); w.Code != 403 {
		t.Errorf("owner: %d %s", w.Code, w.Body)
	}
	boleh := func(akun string) map[string]bool {
		out := map[string]bool{}
		for _, r := range urai[struct {
			Register []struct {
				Nama  string
				Boleh []string
			}
		}](t, kirim(h, akun, "GET", akar, "")).Register {
			out[r.Nama] = strings.Contains(strings.Join(r.Boleh, " "), AksiHapusPribadi)
		}
		return out
	}
	if diff := cmp.Diff(map[string]bool{"warga": true, "izin": false, "sandi": false}, boleh("pdp")); diff != "" {
		t.Errorf("may erase (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]bool{"warga": false, "izin": false, "sandi": false}, boleh("dinkes")); diff != "" {
		t.Errorf("owner may erase (-want +got):\n%s", diff)
	}
	if w := kirim(h, "pdp", "POST", dok+"/hapus_pribadi", `{"alasan":"Diminta"}`, "If-Match", "1"); w.Code != 200 || strings.Contains(w.Body.String(), "1903") {
		t.Errorf("officer: %d %s", w.Code, w.Body)
	}
}

// Each reading of a personal part makes one record in the same store; a reading
// of the records makes none.
func TestCatatanAksesDiRegister(t *testing.T) {
	akses := kantor.DefAkses()
	s, err := register.NewMemori(defWarga(), akses)
	if err != nil {
		t.Fatal(err)
	}
	o := opsiUji()
	o.CatatAkses = kantor.CatatAkses(s)
	h := tangan(t, s, o)
	dok := "/warga/" + buat(t, h, "dinkes", "/warga", isiWarga)
	for range 2 {
		for _, a := range []string{dok, dok + "/riwayat?isi=1", "/warga?isi=1", "/warga/rekap?kelompok=nomor", "/akses_pribadi?isi=1"} {
			if w := kirim(h, "dinkes", "GET", akar+a, ""); w.Code != 200 {
				t.Fatalf("%s: %d %s", a, w.Code, w.Body)
			}
		}
	}
	ds, _, err := akses.Cari(t.Context(), s, register.LingkupPenuh(), register.Query{})
	if err != nil || len(ds) != 2 {
		t.Fatalf("%d records, %v", len(ds), err)
	}
	if a := ds[0].Isi; a.Register != "warga" || "/warga/"+string(a.Dokumen) != dok || a.Pelaku != "dinkes" || a.Rute != kantor.RuteBaca {
		t.Errorf("%+v", a)
	}
	// Only the own office's records, and nobody writes one of somebody else.
	if d := urai[daftarUji](t, kirim(h, "dukcapil", "GET", akar+"/akses_pribadi", "")); len(d.Baris) != 0 {
		t.Errorf("another office sees %d records", len(d.Baris))
	}
	palsu := `{"register":"warga","dokumen":"` + idAsing + `","versi":1,"rute":"baca","pelaku":"dinkes"}`
	if w := kirim(h, "dukcapil", "POST", akar+"/akses_pribadi?tindakan=catat", palsu); w.Code != 422 {
		t.Errorf("forged record: %d %s", w.Code, w.Body)
	}
}
