package jejak

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
)

func tandaTerimaUji(t testing.TB, n int, nomor int64) (TandaTerima, note.Verifier) {
	t.Helper()
	g := gudangBaru()
	g.isiLog(t, Umum, n)
	s, v, _ := kunciUji(t, namaUji, 0)
	tt, err := BuatTandaTerima(context.Background(), g, Umum, nomor, g.checkpointUji(t, Umum, s))
	if err != nil {
		t.Fatal(err)
	}
	return tt, v
}

func TestTandaTerima(t *testing.T) {
	tt, v := tandaTerimaUji(t, 300, 40)
	h, err := tt.Periksa(v)
	if err != nil || h.IsiCocok || h.Nomor != 40 || h.Checkpoint.Ukuran != 300 {
		t.Fatalf("without content: %+v, %v", h, err)
	}
	if diff := cmp.Diff(entriUji(40, 1), h.Entri); diff != "" {
		t.Errorf("entry (-want +got):\n%s", diff)
	}
	tt.Garam, tt.Isi, tt.Alasan = garamUji(40), isiUji(40), alasanUji
	if h, err = tt.Periksa(v); err != nil || !h.IsiCocok {
		t.Fatalf("with content: %+v, %v", h, err)
	}
	if diff := cmp.Diff([]string{
		"Catatan nomor 40 (perpanjang, register permohonan, versi 1) ada dalam jejak umum kominfo.contoh menurut checkpoint bertanda tangan 22 November 2026 pukul 13.12 WIB (waktu menurut kantor).",
		"Isi bagian umum yang disertakan sama, huruf demi huruf, dengan yang dicatat kantor.",
	}, h.Terbukti); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
	// The receipt goes through any JSON tool that keeps its meaning.
	b, err := json.MarshalIndent(tt, "", "   ")
	if err != nil {
		t.Fatal(err)
	}
	var lagi TandaTerima
	if err := json.Unmarshal(b, &lagi); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tt, lagi); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTandaTerimaDiubah(t *testing.T) {
	sah, v := tandaTerimaUji(t, 300, 40)
	sah.Garam, sah.Isi, sah.Alasan = garamUji(40), isiUji(40), alasanUji
	_, vLain, _ := kunciUji(t, namaUji, 9)
	for _, c := range []struct {
		nama  string
		ubah  func(*TandaTerima)
		v     note.Verifier
		sebut string
	}{
		{"kunci lain bernama sama", func(*TandaTerima) {}, vLain, "tidak dikenal"},
		{"nomor", func(t *TandaTerima) { t.Nomor++ }, v, "tidak terbukti"},
		{"nomor negatif", func(t *TandaTerima) { t.Nomor = -1 }, v, "tidak terbukti"},
		{"nomor raksasa", func(t *TandaTerima) { t.Nomor = 1<<63 - 1 }, v, "tidak terbukti"},
		{"entri", func(t *TandaTerima) { t.Entri = strings.Replace(t.Entri, "perpanjang", "selesaikan", 1) }, v, "tidak terbukti"},
		{"entri bukan entri", func(t *TandaTerima) { t.Entri = "x" }, v, "baris 1"},
		{"bukti kurang", func(t *TandaTerima) { t.Bukti = t.Bukti[1:] }, v, "tidak terbukti"},
		{"bukti lebih", func(t *TandaTerima) { t.Bukti = append(t.Bukti[:len(t.Bukti):len(t.Bukti)], daunUji(1)) }, v, "tidak terbukti"},
		{"bukti raksasa", func(t *TandaTerima) { t.Bukti = make(tlog.RecordProof, 1<<16) }, v, "tidak terbukti"},
		{"checkpoint", func(t *TandaTerima) { t.Checkpoint = strings.Replace(t.Checkpoint, "\n300\n", "\n299\n", 1) }, v, "palsu"},
		{"isi", func(t *TandaTerima) { t.Isi = strings.Replace(t.Isi, "diproses", "ditolak", 1) }, v, "komitmen"},
		{"isi hilang", func(t *TandaTerima) { t.Isi = "" }, v, "tidak lengkap"},
		{"garam", func(t *TandaTerima) { t.Garam = garamUji(41) }, v, "komitmen"},
		{"garam hilang", func(t *TandaTerima) { t.Garam = nil }, v, "tidak lengkap"},
		{"garam pendek", func(t *TandaTerima) { t.Garam = t.Garam[:31] }, v, "tidak lengkap"},
		{"alasan", func(t *TandaTerima) { t.Alasan = "lain" }, v, "komitmen"},
		{"alasan hilang", func(t *TandaTerima) { t.Alasan = "" }, v, "komitmen"},
		{"alasan dijadikan isi", func(t *TandaTerima) { t.Isi, t.Alasan = t.Isi+"\n"+t.Alasan, "" }, v, "ganti baris"},
	} {
		tt := sah
		c.ubah(&tt)
		if h, err := tt.Periksa(c.v); err == nil || !strings.Contains(err.Error(), c.sebut) || h.IsiCocok || h.Terbukti != nil {
			t.Errorf("%s: %+v, %v, want %q", c.nama, h, err, c.sebut)
		}
	}
}

// Any byte of the file that changes is found.
func TestTandaTerimaSatuByte(t *testing.T) {
	tt, v := tandaTerimaUji(t, 50, 40)
	tt.Garam, tt.Isi, tt.Alasan = garamUji(40), isiUji(40), alasanUji
	sah, err := json.Marshal(tt)
	if err != nil {
		t.Fatal(err)
	}
	lolos := func(b []byte) bool {
		var u TandaTerima
		if json.Unmarshal(b, &u) != nil {
			return false
		}
		_, err := u.Periksa(v)
		return err == nil
	}
	if !lolos(sah) {
		t.Fatal("the receipt itself does not pass")
	}
	for i := range sah {
		b := bytes.Clone(sah)
		for _, x := range []byte{1, 32, 128} {
			if b[i] = sah[i] ^ x; lolos(b) {
				t.Fatalf("byte %d as %q passes: …%s…", i, b[i], b[max(0, i-20):min(len(b), i+20)])
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		if lolos(balik(t, sah)) {
			t.Fatal("passes")
		}
	})
}

func TestUraiTandaTerimaKetat(t *testing.T) {
	tt, _ := tandaTerimaUji(t, 3, 0)
	tt.Garam, tt.Isi = garamUji(0), isiUji(0)
	b, _ := json.Marshal(tt)
	sah := string(b)
	for nama, s := range map[string]string{
		"bukan objek":        `[` + sah + `]`,
		"format lain":        strings.Replace(sah, "terima/1", "terima/2", 1),
		"tanpa format":       strings.Replace(sah, `"format":"lumbung/tanda-terima/1",`, "", 1),
		"bidang asing":       strings.Replace(sah, `{`, `{"x":1,`, 1),
		"bidang berulang":    strings.Replace(sah, `"nomor":0`, `"nomor":0,"nomor":0`, 1),
		"bidang huruf besar": strings.Replace(sah, `"isi"`, `"ISI"`, 1),
		"nomor null":         strings.Replace(sah, `"nomor":0`, `"nomor":null`, 1),
		"nomor pecahan":      strings.Replace(sah, `"nomor":0`, `"nomor":0.0`, 1),
		"nomor teks":         strings.Replace(sah, `"nomor":0`, `"nomor":"0"`, 1),
		"bukti null":         gantiBukti(sah, "null"),
		"bukti panjang":      gantiBukti(sah, `["`+strings.Repeat(daunUji(1).String()+`","`, 64)+daunUji(1).String()+`"]`),
		"bukti bukan base64": gantiBukti(sah, `["x"]`),
		"tanpa garam":        strings.Replace(sah, `"garam"`, `"alasan"`, 1),
		"garam pendek":       strings.Replace(sah, `"garam":"AAEC`, `"garam":"`, 1),
		"garam ejaan lain":   strings.Replace(sah, `Hh8="`, `Hh9="`, 1), // the same 32 bytes
		"bukan UTF-8":        strings.Replace(sah, "diproses", "dipro\xffses", 1),
		"setelah akhir":      sah + "{}",
		"terpotong":          sah[:len(sah)-1],
		"kosong":             "",
		"terlalu besar":      strings.Replace(sah, "{", "{"+strings.Repeat(" ", MaksTandaTerima), 1),
		"kurung bersarang":   strings.Repeat(`{"entri":`, 20000),
	} {
		var u TandaTerima
		if s == sah {
			t.Fatalf("%s: the text did not change", nama)
		}
		// Called directly: json.Unmarshal would refuse some of these before us.
		if err := u.UnmarshalJSON([]byte(s)); !errors.Is(err, kominfo.Rusak) {
			t.Errorf("%s: %v", nama, err)
		}
		if u.Entri != "" {
			t.Errorf("%s: something was read", nama)
		}
	}
}

// gantiBukti puts something else in the place of the proof.
func gantiBukti(s, bukti string) string {
	a := strings.Index(s, `"bukti":`) + len(`"bukti":`)
	z := strings.Index(s, `,"checkpoint"`)
	return s[:a] + bukti + s[z:]
}

func TestBuatTandaTerimaMenolak(t *testing.T) {
	ctx := context.Background()
	g := gudangBaru()
	g.isiLog(t, Umum, 10)
	s, _, _ := kunciUji(t, namaUji, 0)
	cp := g.checkpointUji(t, Umum, s)
	g.isiLog(t, Umum, 5)
	for nama, c := range map[string]struct {
		jejak string
		nomor int64
		cp    []byte
		kind  kominfo.Kind
	}{
		"belum tercakup":   {Umum, 10, cp, kominfo.TidakAda},
		"negatif":          {Umum, -1, cp, kominfo.TidakAda},
		"jejak lain":       {Dalam, 1, cp, kominfo.TidakSah},
		"bukan checkpoint": {Umum, 1, []byte("x"), kominfo.Rusak},
	} {
		if _, err := BuatTandaTerima(ctx, g, c.jejak, c.nomor, c.cp); !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", nama, err)
		}
	}
	if _, err := BuatTandaTerima(ctx, g, Umum, 9, cp); err != nil {
		t.Errorf("under a checkpoint older than the log: %v", err)
	}
	g.log[Umum].entri[4] = teksUji(t, entriUji(99, 1))
	if _, err := BuatTandaTerima(ctx, g, Umum, 4, cp); !errors.Is(err, kominfo.Rusak) {
		t.Errorf("an entry changed in the store: %v", err)
	}
}
