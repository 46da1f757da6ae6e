//go:build !(js && wasm)

package main

import (
	"bytes"
	"flag"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
)

func jalankanTenggat(t *testing.T, masuk string, args ...string) (string, error) {
	t.Helper()
	var keluar bytes.Buffer
	p := &program{Masuk: strings.NewReader(masuk), Keluar: &keluar, Galat: io.Discard}
	fs := flag.NewFlagSet("tenggat", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	err := p.tenggat(t.Context(), fs, args)
	if err != nil && keluar.Len() > 0 {
		t.Errorf("tenggat %v: gagal, tetapi mencetak %s", args, &keluar)
	}
	return keluar.String(), err
}

func TestTenggat(t *testing.T) {
	jalan := func(args ...string) string {
		t.Helper()
		s, err := jalankanTenggat(t, "", args...)
		if err != nil {
			t.Fatalf("tenggat %v: %v", args, err)
		}
		return s
	}
	got := jalan("-jenis", "permohonan.jawaban", "-terima", "2026-03-16T09:00:00+07:00", "-json")
	emas(t, "tenggat-jawaban.json", got)
	type keluar struct {
		Hari0               string `json:"hari_0"`
		Tenggat             string
		TenggatPerpanjangan string `json:"tenggat_perpanjangan"`
		Berlaku             string `json:"tenggat_berlaku"`
		Versi               string `json:"versi_kalender"`
		Dilewati            []struct{ Tanggal, Alasan, Keputusan string }
		Dasar               []struct{ Regulasi, Bagian string }
		Lewat               *bool
		Sisa                *int `json:"sisa_hari_kerja"`
	}
	v := uraiJSON[keluar](t, got)
	// 17, 25-27, 30-31 March, 1-2, 6-7 April: Nyepi, Idulfitri and Good Friday lie between.
	if v.Hari0 != "2026-03-16" || v.Tenggat != "2026-04-07" || v.TenggatPerpanjangan != "2026-04-16" || v.Berlaku != v.Tenggat || v.Versi == "" || len(v.Dilewati) != 6 || len(v.Dasar) < 2 {
		t.Errorf("%+v", v)
	}
	for _, d := range v.Dilewati {
		if d.Tanggal == "" || d.Alasan == "" || d.Keputusan == "" {
			t.Errorf("dilewati tanpa sebab: %+v", d)
		}
	}
	if v := uraiJSON[keluar](t, jalan("-terima", "2026-03-16", "-perpanjang", "-hari", "2026-04-17", "-json")); v.Berlaku != "2026-04-16" || v.Lewat == nil || !*v.Lewat || *v.Sisa != -1 {
		t.Errorf("%+v", v)
	}
	emas(t, "tenggat-jawaban.txt", jalan("-terima", "2026-03-16T23:30:00Z", "-zona", "wit", "-perpanjang", "-hari", "2026-04-08"))
	emas(t, "tenggat-lengkap.txt", jalan("-terima", "2025-02-03", "-lengkap", "2025-02-10"))
	emas(t, "tenggat-laporan.txt", jalan("-jenis", "laporan.tahunan", "-terima", "2024-12-31"))
	emas(t, "tenggat-daftar.txt", jalan("-jenis", "daftar"))
	if n := len(uraiJSON[[]ppid.Aturan](t, jalan("-jenis", "daftar", "-json"))); n != len(ppid.SemuaJenis()) {
		t.Errorf("%d jenis", n)
	}
	for mau, args := range map[string][]string{
		"2025-02-14": {"-terima", "2025-02-03", "-enam-hari"},
		"2026-05-26": {"-terima", "2026-05-11", "-cuti-bersama-masuk"},
		"2025-10-01": {"-jenis", "mediasi", "-terima", "2025-09-01", "-perpanjang"},
		"2025-02-26": {"-jenis", "permohonan.perpanjangan", "-terima", "2025-02-03"},
	} {
		if v := uraiJSON[keluar](t, jalan(append(args, "-json")...)); v.Berlaku != mau {
			t.Errorf("%v: %s, want %s", args, v.Berlaku, mau)
		}
	}
	for sebut, args := range map[string][]string{
		"-terima":                        {},
		"permohonan.jawaban":             {"-jenis", "sulap", "-terima", "2025-02-03"},
		"2028":                           {"-terima", "2027-12-20"},
		"kemarin":                        {"-terima", "kemarin"},
		"WITA":                           {"-terima", "2025-02-03", "-zona", "GMT"},
		"tidak dapat diperpanjang":       {"-jenis", "kasasi", "-terima", "2025-02-03", "-perpanjang"},
		"hanya untuk tenggat permohonan": {"-jenis", "kasasi", "-terima", "2025-02-03", "-lengkap", "2025-02-04"},
		"tidak dapat dibuka":             {"-kasus", "tidak-ada.json"},
		"tanpa nama berkas":              {"berkas.json"},
	} {
		if _, err := jalankanTenggat(t, "", args...); err == nil {
			t.Errorf("%v diterima", args)
		} else if s := pesan(err); !strings.Contains(s, sebut) {
			t.Errorf("%v: %s", args, s)
		} else {
			kalimat(t, sebut, s+"\n")
		}
	}
}

func TestTenggatKasus(t *testing.T) {
	satu := `{"id":"K1","kind":"permohonan.jawaban","input":{"received_at":"2025-02-03T10:00:00+07:00","zone":"WIB","complete_on_receipt":true}}`
	asing := `{"id":"K2","kind":"permohonan.sulap","input":{}}`
	got, err := jalankanTenggat(t, satu, "-kasus", "-")
	if err != nil {
		t.Fatal(err)
	}
	v := uraiJSON[map[string]any](t, got)
	if v["id"] != "K1" || v["due"] != "2025-02-17" || v["due_if_extended"] != "2025-02-26" {
		t.Errorf("%v", v)
	}
	larik := "[" + satu + "," + asing + "]"
	dariLarik, err := jalankanTenggat(t, larik, "-kasus", "-")
	if err != nil {
		t.Fatal(err)
	}
	emas(t, "tenggat-kasus.json", dariLarik)
	vs := uraiJSON[[]map[string]any](t, dariLarik)
	if len(vs) != 2 || vs[0]["due"] != "2025-02-17" || vs[1]["error"] != "jenis_tidak_dikenal" {
		t.Errorf("%v", vs)
	}
	dariBerkas, err := jalankanTenggat(t, "", "-kasus", tulisBerkas(t, "k.json", `{"title":"x","cases":`+larik+`}`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(dariLarik, dariBerkas); diff != "" {
		t.Error(diff)
	}
	// What the office chose holds for every case.
	got, err = jalankanTenggat(t, satu, "-kasus", "-", "-enam-hari")
	if err != nil || uraiJSON[map[string]any](t, got)["due"] != "2025-02-14" {
		t.Errorf("%s %v", got, err)
	}
	if _, err := jalankanTenggat(t, "bukan", "-kasus", "-"); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("%v", err)
	}
}
