//go:build !(js && wasm)

package meja

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

const bukuLama = "No;Nomor Pendaftaran;Tanggal;Nama;Informasi yang diminta;Perangkat daerah;Keputusan;Tanggal pemberitahuan tertulis\n" +
	"1;001/A/2025;6 Januari 2025;" + rahasia + ";APBD 2024;Dinas Kesehatan;Diberikan seluruhnya;15 Januari 2025\n" +
	"2;002/A/2025;31 Februari 2025;" + rahasia + ";Data jalan;;Ditolak;\n" +
	"3;003/A/2025;3/4/2025;" + rahasia + ";Data desa;;Diberikan seluruhnya;11 April 2025\n" +
	"4;;14 April 2025;" + rahasia + ";Data sekolah;;Diberikan seluruhnya;15 April 2025\n"

func (k *kantorUji) permohonan(nomor string) *ppid.Permohonan {
	k.t.Helper()
	ds, _, err := (register.Tipe[ppid.Permohonan]{Register: k.bk.Cari("permohonan")}).Cari(k.t.Context(), k.s, register.LingkupPenuh(), register.Query{Batas: 100, Isi: true, Saring: []register.Syarat{syarat("nomor", register.Sama, nomor)}})
	if err != nil {
		k.t.Fatal(err)
	}
	if len(ds) == 0 {
		return nil
	}
	return &ds[0].Isi
}

func (k *kantorUji) jumlah() int64 {
	return must(k.s.Rekap(k.t.Context(), k.bk.Cari("permohonan"), register.LingkupPenuh(), nil))[0].N
}

// An old register is examined first and nothing is kept; then it is written, once.
func TestImpor(t *testing.T) {
	k := kantorBaru(t)
	k.denganBerkas()
	_, s := k.buka(petugas, "/ppid")
	harus(t, s, "Impor register lama")
	_, s = k.buka(petugas, "/ppid/impor")
	harus(t, s, `"nama":"berkas"`, `"nama":"tanggal"`, `"nama":"urut"`, `"nama":"alasan"`)
	w := k.kirim(petugas, alamatImpor+"?nama=berkas.csv", bukuLama)
	harus(t, w.Body.String(), "Belum ada yang tersimpan", "Tulis 1 baris", alamatImpor+"?tulis=1", "31 Februari 2025")
	jangan(t, w.Body.String(), rahasia)
	if n := k.jumlah(); n != 0 {
		t.Fatalf("%d tersimpan saat diperiksa", n)
	}
	w = k.kirim(petugas, alamatImpor+"?tulis=1&nama=berkas.csv", bukuLama)
	harus(t, w.Body.String(), "1 baris ditulis ke register", "/ppid/selesai", "Tidak dapat disalin")
	jangan(t, w.Body.String(), "Belum ada yang tersimpan", rahasia, `"lagi"`)
	p := k.permohonan("001/A/2025")
	if p == nil || p.Perangkat != "dinkes" || !p.Lama || p.Nama != rahasia || k.jumlah() != 1 {
		t.Fatalf("%+v %d", p, k.jumlah())
	}
	// The same file again changes nothing; with the options it says more.
	w = k.kirim(petugas, alamatImpor+"?tulis=1&nama=berkas.csv", bukuLama)
	harus(t, w.Body.String(), "Tidak ada yang ditulis", "sudah ada di register")
	if n := k.jumlah(); n != 1 {
		t.Errorf("%d", n)
	}
	w = k.kirim(petugas, alamatImpor+"?tulis=1&nama=berkas.csv&tanggal=hari_bulan&urut=ya", bukuLama)
	harus(t, w.Body.String(), "2 baris ditulis ke register")
	if n := k.jumlah(); n != 3 {
		t.Errorf("%d", n)
	}
}

// A village copies its own book; a number that another body has is no copy of it.
func TestImporDesa(t *testing.T) {
	k := kantorBaru(t)
	k.denganBerkas()
	k.kirim(petugas, alamatImpor+"?tulis=1&nama=berkas.csv&tanggal=hari_bulan", bukuLama)
	_, s := k.buka(desaA, "/ppid/impor")
	harus(t, s, "menjadi milik PPID desa-a")
	w := k.kirim(desaA, alamatImpor+"?tulis=1&nama=berkas.csv&tanggal=hari_bulan", strings.ReplaceAll(bukuLama, "003/A/2025", "003/DESA/2025"))
	harus(t, w.Body.String(), "1 baris ditulis", "sudah dipakai badan publik lain")
	if p := k.permohonan("003/DESA/2025"); p == nil || p.Badan != "desa-a" || p.Perangkat != "desa-a" {
		t.Errorf("%+v", p)
	}
	_, s = k.buka(desaB, "/ppid/selesai")
	jangan(t, s, "003/DESA")
	_, s = k.buka(desaA, "/ppid/selesai")
	harus(t, s, "003/DESA")
	jangan(t, s, "001/A/2025")
}

func TestImporSiapa(t *testing.T) {
	k := kantorBaru(t)
	k.denganBerkas()
	for _, c := range []struct {
		a    kominfo.Aktor
		kode int
	}{{petugas, 200}, {desaA, 200}, {utama, 403}, {pelaksana, 403}, {pemantau, 403}, {entri, 403}, {kominfo.Aktor{}, 401}} {
		if w := k.kirim(c.a, alamatImpor+"?nama=berkas.csv", bukuLama); w.Code != c.kode {
			t.Errorf("%s: %d %s", c.a.ID, w.Code, w.Body)
		}
		if w := k.minta(c.a, "/berkas/lembar/ppid/impor"); w.Code != c.kode {
			t.Errorf("halaman %s: %d", c.a.ID, w.Code)
		}
		if c.kode == 403 {
			if w := k.kirim(c.a, alamatImpor+"?tulis=1&nama=berkas.csv", bukuLama); w.Code != c.kode || k.jumlah() != 0 {
				t.Errorf("%s menulis: %d", c.a.ID, w.Code)
			}
		}
	}
}

// What is no register is told in words; what came in after this one was begun needs a
// reason.
func TestImporJahat(t *testing.T) {
	k := kantorBaru(t)
	k.denganBerkas()
	for nama, isi := range map[string]string{"program": "MZ\x90\x00\x03", "zip": "PK\x03\x04" + strings.Repeat("\x00", 200), "besar": strings.Repeat("a;b\n", 3<<20), "baris": "Nomor Pendaftaran;Tanggal;Nama;Informasi yang diminta\n" + strings.Repeat("1;6 Januari 2025;x;y\n", 6000)} {
		w := k.kirim(petugas, alamatImpor+"?tulis=1&nama=berkas.xlsx", isi)
		if w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %.300s", nama, w.Code, w.Body)
		}
	}
	for nama, isi := range map[string]string{"kosong": "Nomor Pendaftaran;Tanggal;Nama\n", "markup": "<html><table><tr><td><script>alert(1)</script></td></tr></table></html>", "rumus": "Nomor Pendaftaran;Tanggal;Nama;Informasi yang diminta\n=1+1;=TODAY();=cmd|'/C calc'!A0;x\n"} {
		w := k.kirim(petugas, alamatImpor+"?tulis=1&nama=berkas.csv", isi)
		if w.Code >= 500 || strings.Contains(w.Body.String(), "<script") {
			t.Errorf("%s: %d %.300s", nama, w.Code, w.Body)
		}
	}
	for _, q := range []string{"&tanggal=karangan", "&alasan=" + url.QueryEscape(strings.Repeat("a", 501))} {
		if w := k.kirim(petugas, alamatImpor+"?tulis=1&nama=berkas.csv"+q, bukuLama); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%.30s: %d", q, w.Code)
		}
	}
	if n := k.jumlah(); n != 0 {
		t.Fatalf("%d tersimpan", n)
	}
	k.pada("2025-01-02")
	k.catat(petugas)
	k.pada("2026-03-02")
	w := k.kirim(petugas, alamatImpor+"?tulis=1&nama=berkas.csv", bukuLama)
	harus(t, w.Body.String(), "Tidak ada yang ditulis", "sudah dipakai sejak 2 Januari 2025")
	w = k.kirim(petugas, alamatImpor+"?tulis=1&nama=berkas.csv&alasan=Disalin+dari+buku+kertas", bukuLama)
	harus(t, w.Body.String(), "1 baris ditulis")
}
