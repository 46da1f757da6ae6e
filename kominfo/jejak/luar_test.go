package jejak

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo"
)

// logTerbit publishes a log of n entries.
func logTerbit(t testing.TB, jejak string, n int) (terbit, *gudang, note.Signer, note.Verifier) {
	t.Helper()
	g := gudangBaru()
	g.isiLog(t, jejak, n)
	s, v, umum := kunciUji(t, namaUji, 0)
	return g.terbitkan(t, jejak, g.checkpointUji(t, jejak, s), umum), g, s, v
}

func periksa(t testing.TB, f terbit, o OpsiLuar) Laporan {
	t.Helper()
	l, err := PeriksaLuar(context.Background(), f.ambil, o)
	if err != nil {
		t.Fatal(err)
	}
	if l.Sah != !kominfo.AdaGalat(l.Temuan) {
		t.Errorf("Sah %v with %v", l.Sah, l.Temuan)
	}
	return l
}

// id gives the IDs of the findings of severity galat, each once, sorted.
func id(l Laporan) string {
	var s []string
	for _, f := range l.Temuan {
		if f.Severity == kominfo.Galat {
			s = append(s, strings.TrimPrefix(f.ID, "JEJAK-"))
		}
	}
	slices.Sort(s)
	return strings.Join(slices.Compact(s), " ")
}

func TestPeriksaLuarSah(t *testing.T) {
	for _, n := range []int{0, 1, 2, 255, 256, 257, 600} {
		for _, jejak := range []string{Umum, Dalam} {
			f, _, _, v := logTerbit(t, jejak, n)
			var maju []int64
			l := periksa(t, f, OpsiLuar{Jejak: jejak, Kunci: []note.Verifier{v}, Kemajuan: func(a, b int64) { maju = append(maju, a, b) }})
			if !l.Sah || len(l.Temuan) > 0 || l.Ukuran != int64(n) || l.Checkpoint != string(f["jejak/"+jejak+"/checkpoint"]) {
				t.Errorf("%s with %d: %+v", jejak, n, l)
			}
			if n > 0 && (len(maju) != 2*((n+255)/256) || maju[len(maju)-2] != int64(n)) {
				t.Errorf("progress: %v", maju)
			}
		}
	}
}

func TestPeriksaLuarKalimat(t *testing.T) {
	f, g, s, v := logTerbit(t, Umum, 300)
	lama := tandai(t, Checkpoint{Nama: namaUji, Jejak: Umum, Masa: 1, Kepala: kepalaSampai(g, 257), Waktu: waktuUji()}, s)
	l := periksa(t, f, OpsiLuar{Kunci: []note.Verifier{v}, Lama: [][]byte{lama}, Zona: kominfo.WIT})
	if diff := cmp.Diff([]string{
		"300 catatan jejak umum cocok dengan checkpoint bertanda tangan 22 November 2026 pukul 15.12 WIT (waktu menurut kantor).",
		"Versi dari 273 dokumen berurutan, tanpa ada yang dilewati atau dicatat dua kali.",
		"Jejak ini kelanjutan utuh dari 1 checkpoint yang pernah dilihat: tidak ada catatan di dalamnya yang diubah atau dihapus sejak itu.",
	}, l.Terbukti); diff != "" {
		t.Errorf("terbukti (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"Isi dokumen tidak diperiksa: jejak hanya memuat komitmennya. Tanda terima membuktikan isi satu versi.",
		"Waktu adalah pernyataan kantor.",
		"Perubahan sebelum checkpoint pertama yang dipegang pihak luar tidak dapat dideteksi.",
	}, l.TidakTerbukti); diff != "" {
		t.Errorf("tidak terbukti (-want +got):\n%s", diff)
	}
	// With the log's own keys the report says what that is worth.
	l = periksa(t, f, OpsiLuar{})
	if !l.Sah || !strings.Contains(strings.Join(l.TidakTerbukti, " "), "lumbung/kominfo.contoh+"+fmt.Sprintf("%08x", v.KeyHash())+". Cocokkan") {
		t.Errorf("borrowed keys: %+v", l)
	}
}

func kepalaSampai(g *gudang, n int64) Kepala {
	var p Pohon
	for _, e := range g.log[Umum].entri[:n] {
		p.Tambah(Daun(e))
	}
	return p.Kepala()
}

// tulisUlang gives a published log whose texts were changed by f before it was
// built and signed anew: what an office could do that rewrites its history.
func tulisUlang(t testing.TB, g *gudang, s note.Signer, masa int, ubah func([][]byte) [][]byte) terbit {
	t.Helper()
	baru := gudangBaru()
	baru.catat(t, Umum, ubah(slices.Clone(g.log[Umum].entri))...)
	cp := tandai(t, Checkpoint{Nama: namaUji, Jejak: Umum, Masa: masa, Kepala: baru.pohon(t, Umum).Kepala(), Waktu: waktuUji()}, s)
	_, _, umum := kunciUji(t, namaUji, 0)
	return baru.terbitkan(t, Umum, cp, umum)
}

func TestPeriksaLuarMenyebutKesalahan(t *testing.T) {
	f, g, s, v := logTerbit(t, Umum, 600)
	lama := tandai(t, Checkpoint{Nama: namaUji, Jejak: Umum, Masa: 1, Kepala: kepalaSampai(g, 300), Waktu: waktuUji()}, s)
	kunci := OpsiLuar{Kunci: []note.Verifier{v}, Lama: [][]byte{lama}}
	ubah := func(f func(terbit)) func(t *testing.T) terbit {
		return func(*testing.T) terbit { g := logSalin(t, 600); f(g); return g }
	}
	flip := func(nama string, i int) func(t *testing.T) terbit {
		return ubah(func(f terbit) { f["jejak/umum/"+nama][i] ^= 1 })
	}
	ulang := func(masa int, u func(e [][]byte) [][]byte) func(t *testing.T) terbit {
		return func(t *testing.T) terbit { return tulisUlang(t, g, s, masa, u) }
	}
	for _, c := range []struct {
		nama  string
		log   func(t *testing.T) terbit
		id    string
		sebut string
	}{
		{"utuh", ubah(func(terbit) {}), "", ""},
		{"entri diubah", flip("tile/8/data/001", 300), "ENTRI", "Catatan nomor 256 "},
		{"versi setelah entri yang tidak terbaca", flip("tile/8/data/000", 300), "ENTRI", "Catatan nomor 1 "},
		{"hash diubah", flip("tile/8/0/001", 32*7), "AKAR CABANG ENTRI UBIN", "Catatan nomor 263 "},
		{"ubin atas diubah", flip("tile/8/1/000.p/2", 40), "UBIN", "ubin tile/8/0/001"},
		{"ubin hilang", ubah(func(f terbit) { delete(f, "jejak/umum/tile/8/0/001") }), "UBIN", "terpotong"},
		{"ubin data hilang", ubah(func(f terbit) { delete(f, "jejak/umum/tile/8/data/001") }), "UBIN", "tile/8/data/001"},
		{"ubin terpotong", ubah(func(f terbit) { f["jejak/umum/tile/8/0/002.p/88"] = f["jejak/umum/tile/8/0/002.p/88"][:100] }), "UBIN", "panjangnya 100"},
		{"ubin raksasa", ubah(func(f terbit) { f["jejak/umum/tile/8/0/000"] = make([]byte, 1<<20) }), "UBIN", "panjangnya 1048576"},
		{"ubin kosong", ubah(func(f terbit) { f["jejak/umum/tile/8/0/000"] = nil }), "UBIN", "panjangnya 0"},
		{"ubin atas hilang", ubah(func(f terbit) { delete(f, "jejak/umum/tile/8/1/000.p/2") }), "UBIN", "tile/8/1/000.p/2"},
		{"ubin data terpotong", ubah(func(f terbit) {
			f["jejak/umum/tile/8/data/002.p/88"] = f["jejak/umum/tile/8/data/002.p/88"][:5000]
		}), "ENTRI", "terpotong"},
		{"ubin data berlebih", ubah(func(f terbit) {
			f["jejak/umum/tile/8/data/002.p/88"] = append(f["jejak/umum/tile/8/data/002.p/88"], "x\n\n"...)
		}), "ENTRI", "lebih banyak daripada 88"},
		{"ubin data raksasa", ubah(func(f terbit) { f["jejak/umum/tile/8/data/000"] = make([]byte, 1<<20) }), "UBIN", "terlalu besar"},
		{"entri ditukar", ubah(func(f terbit) {
			b := bytes.SplitAfter(f["jejak/umum/tile/8/data/001"], []byte("\n\n"))
			b[3], b[4] = b[4], b[3]
			f["jejak/umum/tile/8/data/001"] = bytes.Join(b, nil)
		}), "ENTRI", "Catatan nomor 259 "},
		{"ubin ditukar", ubah(func(f terbit) {
			for _, p := range []string{"0/", "data/"} {
				a, b := "jejak/umum/tile/8/"+p+"000", "jejak/umum/tile/8/"+p+"001"
				f[a], f[b] = f[b], f[a]
			}
		}), "AKAR CABANG UBIN", "tile/8/0/000"},
		{"tanda tangan diubah", ubah(func(f terbit) {
			b := f["jejak/umum/checkpoint"]
			f["jejak/umum/checkpoint"] = bytes.Replace(b, []byte("T06:"), []byte("T07:"), 1)
		}), "TANDA", "palsu"},
		{"bukan checkpoint", ubah(func(f terbit) { f["jejak/umum/checkpoint"] = []byte("<html>") }), "TANDA", "bukan checkpoint"},
		{"checkpoint jejak lain", ubah(func(f terbit) {
			f["jejak/umum/checkpoint"] = tandai(t, Checkpoint{Nama: namaUji, Jejak: Dalam, Masa: 1, Waktu: waktuUji()}, s)
		}), "TANDA", "milik jejak dalam"},
		{"kunci lain bernama sama", func(t *testing.T) terbit {
			f := logSalin(t, 600)
			s2, _, _ := kunciUji(t, namaUji, 5)
			f["jejak/umum/checkpoint"] = g.checkpointUji(t, Umum, s2)
			return f
		}, "TANDA", "tidak dikenal"},
		{"mundur", ulang(1, func(e [][]byte) [][]byte { return e[:299] }), "MUNDUR", "memuat 300 catatan, sekarang hanya 299. Simpan"},
		{"mundur setelah pemulihan", ulang(2, func(e [][]byte) [][]byte { return e[:299] }), "MUNDUR", "dipulihkan dari cadangan (masa 1 menjadi 2)"},
		{"bercabang", ulang(1, func(e [][]byte) [][]byte { e[100] = teksUji(t, entriUji(5000, 1)); return e }), "CABANG", "300 catatan pertama"},
		{"bercabang setelah pemulihan", ulang(2, func(e [][]byte) [][]byte { e[100] = teksUji(t, entriUji(5000, 1)); return e }), "CABANG", "masa 1 menjadi 2"},
		{"entri dibuang", ulang(1, func(e [][]byte) [][]byte { return slices.Delete(e, 4, 5) }), "CABANG URUTAN", "catatan nomor 6 menyebut versi 3, seharusnya 2"},
		{"entri dicatat dua kali", ulang(1, func(e [][]byte) [][]byte { return append(e, e[599]) }), "URUTAN", "seharusnya 2"},
		{"mulai dari versi 2", ulang(1, func(e [][]byte) [][]byte { return append(e, teksUji(t, entriUji(7777, 2))) }), "URUTAN", "seharusnya 1"},
		{"bukan entri", ulang(1, func(e [][]byte) [][]byte { return append(e, []byte("halo\n")) }), "ENTRI", "bentuk yang ditetapkan"},
		{"tumbuh", ulang(1, func(e [][]byte) [][]byte { return append(e, teksUji(t, entriUji(7777, 1))) }), "", ""},
	} {
		t.Run(c.nama, func(t *testing.T) {
			l := periksa(t, c.log(t), kunci)
			b, _ := json.Marshal(l.Temuan)
			if id(l) != c.id || !strings.Contains(string(b), c.sebut) || len(l.Temuan) > 60 {
				t.Errorf("%s, want %s with %q:\n%s", id(l), c.id, c.sebut, b)
			}
			if strings.Contains(c.id, "TANDA") && len(l.Terbukti) > 0 {
				t.Errorf("proven without a signature: %v", l.Terbukti)
			}
		})
	}
	if l := periksa(t, f, kunci); len(l.Terbukti) != 3 {
		t.Errorf("the log itself was changed by a case: %+v", l)
	}
}

// The checkpoints seen before may come in any order.
func TestPeriksaLuarLamaBeberapa(t *testing.T) {
	f, g, s, v := logTerbit(t, Umum, 300)
	var lama [][]byte
	for _, n := range []int64{300, 5, 256, 0, 5} {
		lama = append(lama, tandai(t, Checkpoint{Nama: namaUji, Jejak: Umum, Masa: 1, Kepala: kepalaSampai(g, n), Waktu: waktuUji()}, s))
	}
	l := periksa(t, f, OpsiLuar{Kunci: []note.Verifier{v}, Lama: lama})
	if !l.Sah || len(l.Terbukti) != 3 || !strings.Contains(l.Terbukti[2], "dari 5 checkpoint") {
		t.Errorf("%+v", l)
	}
}

// logSalin publishes the log of logTerbit anew.
func logSalin(t testing.TB, n int) terbit {
	f, _, _, _ := logTerbit(t, Umum, n)
	return f.salin()
}

func TestPeriksaLuarMasaMundur(t *testing.T) {
	f, g, s, v := logTerbit(t, Umum, 10)
	lama := tandai(t, Checkpoint{Nama: namaUji, Jejak: Umum, Masa: 2, Kepala: kepalaSampai(g, 5), Waktu: waktuUji()}, s)
	l := periksa(t, f, OpsiLuar{Kunci: []note.Verifier{v}, Lama: [][]byte{lama}})
	if id(l) != "MUNDUR" || !strings.Contains(l.Temuan[0].Message, "dari masa 2") {
		t.Errorf("%+v", l.Temuan)
	}
}

func TestPeriksaLuarLamaTakTerpakai(t *testing.T) {
	f, _, s, v := logTerbit(t, Umum, 10)
	sAsing, vAsing, _ := kunciUji(t, "lain", 5)
	lain := tandai(t, Checkpoint{Nama: "lain", Jejak: Umum, Masa: 1, Waktu: waktuUji()}, sAsing)
	dalam := tandai(t, Checkpoint{Nama: namaUji, Jejak: Dalam, Masa: 1, Kepala: Kepala{Ukuran: 99}, Waktu: waktuUji()}, s)
	l := periksa(t, f, OpsiLuar{Kunci: []note.Verifier{v, vAsing}, Lama: [][]byte{lain, dalam, []byte("rusak"), nil}})
	if !l.Sah || len(l.Temuan) != 4 || len(l.Terbukti) != 2 {
		t.Errorf("%+v", l)
	}
	for _, f := range l.Temuan {
		if f.Severity != kominfo.Peringatan || f.ID != TemuanTanda {
			t.Errorf("%+v", f)
		}
	}
}
