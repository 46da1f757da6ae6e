package kertaspdf

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

var perbarui = flag.Bool("update", false, "tulis ulang berkas acuan")

func cetak(t testing.TB, o Opsi, ls ...kertas.Lembar) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Tulis(&b, ls, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func cetakBaca(t testing.TB, o Opsi, ls ...kertas.Lembar) [][]potongan {
	t.Helper()
	o.polos = true
	h := baca(t, cetak(t, o, ls...))
	dalamTepi(t, h, o.Rebah)
	return h
}

func TestSemuaBalok(t *testing.T) {
	for _, rebah := range []bool{false, true} {
		h := cetakBaca(t, Opsi{Rebah: rebah}, semuaBalok())
		got := tampak(h)
		jalur := filepath.Join("testdata", map[bool]string{false: "tegak.txt", true: "rebah.txt"}[rebah])
		if *perbarui {
			if err := os.WriteFile(jalur, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(jalur)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got; -update menulis ulang):\n%s", jalur, diff)
		}
		if strings.Contains(got, "TIDAK DICETAK") {
			t.Error("yang hanya untuk layar tercetak")
		}
		for i := range h {
			s := tampak(h[i : i+1])
			for _, mau := range []string{fmt.Sprintf("Halaman %d dari %d", i+1, len(h)), "DATA CONTOH", "SEMENTARA", "Pemberitahuan tertulis"} {
				if !strings.Contains(s, mau) {
					t.Errorf("halaman %d tanpa %q", i+1, mau)
				}
			}
		}
	}
}

func TestSamaDanWaktu(t *testing.T) {
	l := semuaBalok()
	a := cetak(t, Opsi{}, l)
	if !bytes.Equal(a, cetak(t, Opsi{}, l)) {
		t.Error("dua cetakan berbeda")
	}
	if bytes.Contains(a, []byte("Date")) {
		t.Error("tanpa waktu berkas tetap menyebut tanggal")
	}
	b := cetak(t, Opsi{Waktu: time.Date(2026, 3, 16, 2, 0, 0, 0, time.UTC), Penulis: "PPID"}, l)
	if !bytes.Contains(b, []byte("/CreationDate (D:20260316020000)")) || !bytes.Contains(b, []byte("/Lang (id-ID)")) {
		t.Error("waktu atau bahasa tidak ada dalam berkas")
	}
}

func TestLembarMulaiHalamanBaru(t *testing.T) {
	l := kertas.Lembar{Judul: "Satu", Isi: []kertas.Balok{kertas.P("isi"), {Rupa: kertas.GantiHalaman}}}
	m := kertas.Lembar{Judul: "Dua", Nomor: "7/PPID/2026", Isi: []kertas.Balok{{Rupa: kertas.GantiHalaman}}}
	h := cetakBaca(t, Opsi{}, l, m)
	want := "--- halaman 1\nSATU\nisi\nSatu\nHalaman 1 dari 2\n--- halaman 2\nDUA\nNomor: 7/PPID/2026\nDua\nHalaman 2 dari 2\n"
	if diff := cmp.Diff(want, tampak(h)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A row stays on one page, the heading comes again, and the signature takes the last
// row along.
func TestTabelDanTandaTangan(t *testing.T) {
	for n := 1; n < 60; n++ {
		b := kertas.Balok{Rupa: kertas.Tabel, Kolom: []string{"Nomor", "Isi"}, Lebar: []int{1, 4}}
		for i := range n {
			b.Baris = append(b.Baris, kertas.F(fmt.Sprint("b", i, "."), strings.Repeat(fmt.Sprint("i", i, ". "), 60)))
		}
		h := cetakBaca(t, Opsi{}, kertas.Lembar{Judul: "x", Isi: []kertas.Balok{b, {Rupa: kertas.TandaTangan, Baris: [][]kertas.Sel{kertas.F("Manggar", "2026-03-16", "PPID", "Nama\nNIP")}}}})
		for i := range h {
			s := tampak(h[i : i+1])
			if !strings.Contains(s, "Nomor\nIsi\n") {
				t.Errorf("%d baris: halaman %d tanpa kepala tabel", n, i+1)
			}
			for j := range n {
				if a, z := strings.Contains(s, fmt.Sprint("b", j, ".")), strings.Contains(s, fmt.Sprint("i", j, ".")); a != z {
					t.Errorf("%d baris: baris %d terbelah di halaman %d", n, j, i+1)
				}
			}
		}
		akhir := tampak(h[len(h)-1:])
		for _, mau := range []string{fmt.Sprint("b", n-1, "."), "Manggar, 16 Maret 2026", "PPID", "NIP"} {
			if !strings.Contains(akhir, mau) {
				t.Errorf("%d baris: halaman terakhir tanpa %q", n, mau)
			}
		}
	}
}

func TestTandaTanganBersamaAlinea(t *testing.T) {
	for n := range 70 {
		l := kertas.Lembar{Judul: "x"}
		for range n {
			l.Isi = append(l.Isi, kertas.P("baris"))
		}
		l.Isi = append(l.Isi, kertas.P("Demikian disampaikan."), kertas.Balok{Rupa: kertas.TandaTangan, Baris: [][]kertas.Sel{kertas.F("", "", "Pemohon"), kertas.F("Manggar", "", "Petugas")}})
		h := cetakBaca(t, Opsi{}, l)
		akhir := tampak(h[len(h)-1:])
		for _, mau := range []string{"Demikian", "Pemohon", "Petugas", "Manggar, ....", titikTitik} {
			if !strings.Contains(akhir, mau) {
				t.Errorf("%d baris: halaman terakhir tanpa %q:\n%s", n, mau, akhir)
			}
		}
	}
}

// Whatever people type stays on the page, whole.
func TestTeksJahat(t *testing.T) {
	kata := strings.Repeat("Wm", 250)
	for _, jahat := range []string{kata, strings.Repeat("kalimat panjang ", 150), ") Tj ET (\\ endstream endobj", "{nb} \\) BT", "a\x00b\x1b[31m\u202etxt\r\nbaris", "😀 中文 ≥ 3 \xff", strings.Repeat("\n", 300), " ", ""} {
		s := kertas.T(jahat)
		l := kertas.Lembar{Judul: jahat, Uraian: jahat, Nomor: jahat, Kop: [4]string{jahat, jahat, jahat, jahat}, Tanda: []kertas.Penggal{{Teks: jahat}, {Teks: jahat, Rupa: "info"}}}
		for _, r := range []string{kertas.Alinea, kertas.Kecil, kertas.Bagian, kertas.SubBagian, kertas.Daftar, kertas.Bernomor, kertas.Fakta, kertas.Figur, kertas.Tabel, kertas.Pesan, kertas.Kosong, kertas.TandaTangan, kertas.Linimasa, kertas.Rincian, "karangan"} {
			b := kertas.Balok{Rupa: r, Judul: jahat, Nada: jahat, Baris: [][]kertas.Sel{{s, {{Teks: jahat, Rupa: "kode"}, {Teks: jahat, Rupa: "bahaya"}, {Teks: "x", Ke: "https://x/" + jahat}}, s, s}, {}, {nil}}}
			if r == kertas.Tabel {
				b.Kolom = []string{jahat, "A", jahat}
				b.Kaki = []kertas.Sel{s}
			}
			l.Isi = append(l.Isi, b, kertas.Balok{Rupa: r})
		}
		h := cetakBaca(t, Opsi{Judul: jahat}, l, kertas.Lembar{})
		if !strings.Contains(tampak(h), "Halaman 1 dari") {
			t.Errorf("%.20q: tanpa nomor halaman", jahat)
		}
		if padat := strings.Join(strings.Fields(tampak(h)), ""); strings.ContainsRune(jahat, '中') && !strings.Contains(padat, "tidakdapatdicetak") {
			t.Errorf("%.20q: huruf yang hilang tidak disebut", jahat)
		} else if jahat == "{nb} \\) BT" && !strings.Contains(padat, "{nb}\\)BT") {
			t.Errorf("%q hilang", jahat)
		}
	}
}

func TestBanyakKolom(t *testing.T) {
	b := kertas.Balok{Rupa: kertas.Tabel}
	for i := range 300 {
		b.Kolom = append(b.Kolom, fmt.Sprint("Kolom ", i))
	}
	b.Baris = [][]kertas.Sel{kertas.F("a"), kertas.F(b.Kolom...)}
	cetak(t, Opsi{}, kertas.Lembar{Isi: []kertas.Balok{b}}) // nothing of it can be read, but it ends
}

func TestDitolak(t *testing.T) {
	if err := Tulis(io.Discard, nil, Opsi{}); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("tanpa lembar: %v", err)
	}
	if err := Tulis(gagal{}, []kertas.Lembar{{}}, Opsi{}); kominfo.KindOf(err) != kominfo.Rusak {
		t.Errorf("penulis gagal: %v", err)
	}
}

type gagal struct{}

func (gagal) Write([]byte) (int, error) { return 0, errors.New("penuh") }

func BenchmarkSurat(b *testing.B) {
	l := []kertas.Lembar{semuaBalok()}
	b.ReportAllocs()
	for b.Loop() {
		if err := Tulis(io.Discard, l, Opsi{}); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleTulis() {
	l := kertas.Lembar{Judul: "Tanda Bukti Penerimaan", Nomor: kertas.GarisNomor, Isi: []kertas.Balok{
		{Rupa: kertas.Fakta, Baris: [][]kertas.Sel{kertas.F("Nomor pendaftaran", "001/PPID/III/2026")}},
		{Rupa: kertas.TandaTangan, Baris: [][]kertas.Sel{kertas.F("Manggar", "2026-03-16", "Petugas layanan informasi")}},
	}}
	var b bytes.Buffer
	err := Tulis(&b, []kertas.Lembar{l}, Opsi{})
	fmt.Println(b.String()[:5], err)
	// Output:
	// %PDF- <nil>
}
