//go:build !(js && wasm)

package meja

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const wa = "[16/03/26 09.12] Budi: Selamat pagi\nNama: Budi Contoh\nAlamat: Jalan Melati 1\nInformasi yang diminta: APBD 2025, softcopy\n"

func isianTeks(s string) string {
	b, _ := json.Marshal(map[string]string{"teks": s})
	return string(b)
}

// A conversation is read with its sources, and only then filled into the form; nothing
// is recorded by reading.
func TestPesan(t *testing.T) {
	k := kantorBaru(t)
	k.denganBerkas()
	for _, di := range []string{"/ppid", "/ppid/antrean"} {
		_, s := k.buka(petugas, di)
		harus(t, s, "Catat dari surel atau WhatsApp", `"/ppid/pesan"`)
		_, s = k.buka(pemantau, di)
		jangan(t, s, "/ppid/pesan")
	}
	_, s := k.buka(petugas, "/ppid/pesan")
	harus(t, s, `"nama":"teks"`, `"nama":"berkas"`, ".eml,.txt", alamatPesan)
	w := k.kirim(petugas, alamatPesan, isianTeks(wa))
	harus(t, w.Body.String(), "Terbaca dari percakapan WhatsApp", "baris 2", "tertulis", "Budi Contoh", "Nama lengkap orang", "mendapatkan salinan digital", "Pakai isian ini", alamatPesan+"?pakai=1")
	b := k.jawaban(petugas, alamatPesan+"?pakai=1", isianTeks(wa))
	k.muat(b)
	if b.Ke != formCatat || b.Draf != "permohonan//catat" || b.Isian["nama"] != "Budi Contoh" || b.Isian["kanal"] != "whatsapp_medsos" || b.Isian["cara_memperoleh"] != "salinan_digital" {
		t.Errorf("%+v", b)
	}
	surel := "From: Siti Rahasia <siti@contoh.id>\r\nTo: ppid@contoh.go.id\r\nSubject: Permohonan informasi\r\nDate: Mon, 16 Mar 2026 09:12:00 +0700\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
		"--b\r\nContent-Type: text/plain\r\n\r\nSaya meminta salinan APBD 2025.\r\n--b\r\nContent-Type: image/jpeg\r\nContent-Disposition: attachment; filename=\"ktp.jpg\"\r\n\r\nxxxx\r\n--b--\r\n"
	w = k.kirim(petugas, alamatPesan+"?nama=berkas.eml", surel)
	harus(t, w.Body.String(), "Terbaca dari surel", "Lampiran pesan", "ktp.jpg", "kepala pesan", "Pakai isian ini")
	k.muat(k.jawaban(petugas, alamatPesan+"?pakai=1&nama=berkas.eml", surel))
	if n := must(k.s.Cari(t.Context(), k.bk.Cari("permohonan"), register.LingkupPenuh(), register.Query{Batas: 10})); len(n.Baris) != 0 {
		t.Error("tercatat")
	}
}

func TestPesanSiapa(t *testing.T) {
	k := kantorBaru(t)
	k.denganBerkas()
	for _, c := range []struct {
		a    kominfo.Aktor
		kode int
	}{{petugas, 200}, {desaA, 200}, {utama, 403}, {pelaksana, 403}, {pemantau, 403}, {entri, 403}, {kominfo.Aktor{}, 401}} {
		for _, q := range []string{"", "?pakai=1", "?nama=berkas.txt"} {
			isi := isianTeks(wa)
			if q == "?nama=berkas.txt" {
				isi = wa
			}
			if w := k.kirim(c.a, alamatPesan+q, isi); w.Code != c.kode {
				t.Errorf("%s %q: %d %s", c.a.ID, q, w.Code, w.Body)
			}
		}
		if w := k.minta(c.a, "/berkas/lembar/ppid/pesan"); w.Code != c.kode {
			t.Errorf("halaman %s: %d", c.a.ID, w.Code)
		}
	}
}

// Hostile messages are findings or refusals, never a filled form that the register
// would choke on, and markup stays text.
func TestPesanJahat(t *testing.T) {
	k := kantorBaru(t)
	k.denganBerkas()
	for nama, isi := range map[string]string{"kosong": "", "nol": "\x00\x01\x02", "program": "MZ\x90\x00", "mime": "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n" + strings.Repeat("--\r\n", 50_000),
		"markup": "Nama: <script>alert(1)</script>\nInformasi yang diminta: =HYPERLINK(\"http://x\")\n", "arah": "Nama: \u202eitiS\nInformasi: x\n", "panjang": "Informasi yang diminta: " + strings.Repeat("a", 500_000)} {
		for _, pakai := range []string{"", "&pakai=1"} {
			w := k.kirim(petugas, alamatPesan+"?nama=berkas.txt"+pakai, isi)
			if w.Code != http.StatusOK || strings.Contains(w.Body.String(), "<script") || strings.Contains(w.Body.String(), "\u202e") || len(w.Body.Bytes()) > 100_000 {
				t.Errorf("%s: %d %.300s", nama, w.Code, w.Body)
			}
		}
	}
	for _, isi := range []string{"", "[", `{"teks":1}`, isianTeks(strings.Repeat("a", 2<<20))} {
		if w := k.kirim(petugas, alamatPesan, isi); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%.20q: %d %s", isi, w.Code, w.Body)
		}
	}
	if w := k.kirim(petugas, alamatPesan+"?nama=berkas.eml", strings.Repeat("x", 25<<20+1)); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("besar: %d", w.Code)
	}
	// What is unreadable offers nothing to use.
	if b := k.jawaban(petugas, alamatPesan+"?pakai=1", `{"teks":""}`); b.Ke != "" || b.Lagi != nil || len(b.Isi) == 0 {
		t.Errorf("%+v", b)
	}
}
