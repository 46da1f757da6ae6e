package dasbor

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func TestImpor(t *testing.T) {
	w := duniaBaru(t)
	w.buat("uji_unit", registertest.Unit{Kode: "u1", Nama: "Asal"})
	w.buat("uji_unit", registertest.Unit{Kode: "u2", Nama: "Tetap"})
	p := &imporUmum{umum: w.umum("uji_unit")}
	w.muat(p, "/")
	harus(t, w.teks(p), "Templat XLSX kosong", "Semua atau tidak sama sekali", "Pilih berkas")
	main := w.mainkan(p)
	main(func(ctx app.Context, l *layar) { p.terima(ctx, l, "kosong.csv", []byte(" \n"), nil) })
	harus(t, w.teks(p), "Berkas kosong.csv kosong")
	csv := "Kode;Nama;Warna\nu1;Berganti;x\nu2;Tetap;\nu3;Tiga;\n;Tanpa kode;\nu5;=cmd|' /C calc'!A0;\n"
	main(func(ctx app.Context, l *layar) { p.tempelkan(ctx, l, csv) })
	got := fmt.Sprint(p.lap.Baris, p.lap.Baru, p.lap.Berubah, p.lap.Sama, p.lap.Dilewati, p.lap.Ditolak)
	if got != "5 2 0 1 1 1" {
		t.Fatalf("laporan %s:\n%s", got, w.teks(p))
	}
	teks := w.teks(p)
	harus(t, teks, "Kode belum diisi", "Ada baris yang ditolak", "2 dari 3 kolom dipakai", "tidak dipakai", "Galat (1)", "Unduh temuan")
	jangan(t, teks, "Tulis 2 dokumen")
	main(func(ctx app.Context, l *layar) { p.tulis(ctx, l) })
	if w.jumlah("uji_unit") != 2 {
		t.Fatal("pemeriksaan menulis dokumen")
	}
	main(func(ctx app.Context, l *layar) {
		p.mode, p.kembar = lembar.YangSah, lembar.Perbarui
		p.periksa(ctx, l)
	})
	harus(t, w.teks(p), "Tulis 3 dokumen")
	sebelum := letak(w.gambar(p), "impor-saring")
	p.tahap = tahapTulis
	if diff := cmp.Diff(sebelum, letak(w.gambar(p), "impor-saring")); diff != "" || sebelum == nil {
		t.Errorf("bagian laporan berpindah tempat saat menulis; jawaban server tidak akan sampai (-sebelum +sesudah):\n%s", diff)
	}
	p.tahap = tahapLaporan
	w.putus = true
	main(func(ctx app.Context, l *layar) { p.tulis(ctx, l) })
	harus(t, w.teks(p), "belum pasti apakah berkas sudah ditulis", "Tulis 3 dokumen")
	w.putus = false
	main(func(ctx app.Context, l *layar) { p.tulis(ctx, l) })
	harus(t, w.teks(p), "3 dokumen ditulis dari tempelan.csv", "1 baris ditolak", "Lihat daftarnya")
	if w.jumlah("uji_unit") != 4 {
		t.Errorf("%d dokumen, mau 4", w.jumlah("uji_unit"))
	}
	csv = string(csvTemuan(p.lap))
	harus(t, csv, "LBR", "Kode belum diisi")
	// The same file again changes nothing.
	main(func(ctx app.Context, l *layar) { p.periksa(ctx, l) })
	if p.lap.Baru != 0 || p.lap.Berubah != 0 {
		t.Errorf("berkas yang sama: %+v", p.lap)
	}
}

func TestImporTindakanDanBanyakTemuan(t *testing.T) {
	w := duniaBaru(t)
	p := &imporUmum{umum: w.umum("uji_izin")}
	w.muat(p, "/")
	main := w.mainkan(p)
	var b strings.Builder
	b.WriteString("Nama kegiatan;Perangkat daerah\n")
	for i := range 300 {
		fmt.Fprintf(&b, ";opd%d\n", i)
	}
	main(func(ctx app.Context, l *layar) { p.tempelkan(ctx, l, b.String()) })
	harus(t, w.teks(p), "Ditampilkan 200 dari 301", "Tidak ada baris yang sah", "Galat (300)")
	main(func(ctx app.Context, l *layar) {
		p.tempelkan(ctx, l, "Nama kegiatan;Perangkat daerah\nBangun;kominfo\n")
		p.tempelkan(ctx, l, "Nama kegiatan;Perangkat daerah\nBangun;kominfo\nBeli;kominfo\n") // the first dry run counts no more
	})
	if p.lap.Baru != 2 {
		t.Fatalf("laporan %+v", p.lap)
	}
	main(func(ctx app.Context, l *layar) { p.tulis(ctx, l) })
	if w.jumlah("uji_izin") != 2 {
		t.Errorf("%d izin, mau 2:\n%s", w.jumlah("uji_izin"), w.teks(p))
	}
	main(func(ctx app.Context, l *layar) { p.tempelkan(ctx, l, "bukan tabel") })
	harus(t, w.teks(p), "Belum berhasil")
}

func TestNamaBerkas(t *testing.T) {
	got := map[string]string{}
	for _, s := range []string{"a.xlsx", `C:\Users\Siti\Rekap.xlsx`, "/home/siti/x.csv", strings.Repeat("é", 100) + ".csv"} {
		got[s] = namaBerkas(s)
	}
	want := map[string]string{"a.xlsx": "a.xlsx", `C:\Users\Siti\Rekap.xlsx`: "Rekap.xlsx", "/home/siti/x.csv": "x.csv",
		strings.Repeat("é", 100) + ".csv": strings.Repeat("é", 76) + ".csv"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("nama berkas (-mau +ada):\n%s", diff)
	}
}
