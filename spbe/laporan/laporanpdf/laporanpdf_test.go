package laporanpdf

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

var (
	perbarui = flag.Bool("update", false, "tulis ulang berkas acuan")
	kosong   laporan.Laporan
)

var dokumen = []struct {
	nama  string
	cetak func(io.Writer, laporan.Laporan, Opsi) error
}{{"laporan", Laporan}, {"berita-acara", BeritaAcara}, {"pekerjaan", Pekerjaan}, {"bukti", Bukti}}

var semua = []string{instrumen.SPBE2018, instrumen.SPBE2020, instrumen.Pemdi2026}

func cetakUji(t testing.TB, f func(io.Writer, laporan.Laporan, Opsi) error, l laporan.Laporan, o Opsi) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b, l, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func polos() Opsi {
	o := waktu
	o.polos, o.Penjelasan = true, true
	return o
}

func TestTeksDokumen(t *testing.T) {
	for _, id := range semua {
		l := susun(t, bahan(t, id))
		for _, d := range dokumen {
			h := bacaPDF(t, cetakUji(t, d.cetak, l, polos()))
			periksaTepi(t, h)
			teks := teksPDF(h)
			jalur := filepath.Join("testdata", d.nama+"-"+id+".txt")
			if *perbarui {
				if err := os.WriteFile(jalur, []byte(teks), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(jalur)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), teks); diff != "" {
				t.Errorf("%s (-want +got; -update menulis ulang):\n%s", jalur, diff)
			}
			for i, p := range h {
				var ada []string
				for _, x := range p.isi {
					ada = append(ada, x.teks)
				}
				s := strings.Join(ada, "\n")
				for _, mau := range append(l.Tanda, fmt.Sprintf("Halaman %d dari %d", i+1, len(h))) {
					if !strings.Contains(s, mau) {
						t.Errorf("%s halaman %d tanpa %q", jalur, i+1, mau)
					}
				}
			}
		}
	}
}

func TestSamaBitDemiBit(t *testing.T) {
	l := susun(t, bahan(t, instrumen.SPBE2020))
	for _, d := range dokumen {
		a, b := cetakUji(t, d.cetak, l, waktu), cetakUji(t, d.cetak, l, waktu)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: dua cetakan berbeda", d.nama)
		}
		if len(a) > 60_000 {
			t.Errorf("%s: %d byte", d.nama, len(a))
		}
		for _, mau := range []string{"/Lang (id-ID)", "/CreationDate (D:20260916030000)", "%PDF-"} {
			if !bytes.Contains(a, []byte(mau)) {
				t.Errorf("%s tanpa %s", d.nama, mau)
			}
		}
	}
}

// Every letter of every text of the instruments is in the font, and is drawn.
func TestSemuaHurufInstrumen(t *testing.T) {
	for _, id := range semua {
		b, err := instrumen.Data(id)
		if err != nil {
			t.Fatal(err)
		}
		var isi any
		if err := json.Unmarshal(b, &isi); err != nil {
			t.Fatal(err)
		}
		var teks []string
		var jalan func(any)
		jalan = func(v any) {
			switch v := v.(type) {
			case string:
				teks = append(teks, v)
			case []any:
				for _, x := range v {
					jalan(x)
				}
			case map[string]any:
				for _, x := range v {
					jalan(x)
				}
			}
		}
		jalan(isi)
		if len(teks) < 300 {
			t.Fatalf("%s: hanya %d teks", id, len(teks))
		}
		l := susun(t, bahan(t, id))
		var buf bytes.Buffer
		if err := cetak(&buf, &l, "uji", polos(), func(k *cetakan) {
			k.Halaman(false)
			k.Pakai(biasa, 9)
			for _, s := range teks {
				if _, n := kanvas.Sandi(s); n > 0 {
					t.Errorf("%s: %d huruf tidak ada dalam huruf cetak: %q", id, n, s)
				}
				k.Alinea(s, 0)
			}
		}); err != nil {
			t.Fatal(err)
		}
		h := bacaPDF(t, buf.Bytes())
		periksaTepi(t, h)
		tampak := strings.Join(strings.Fields(teksPDF(h)), "")
		for _, s := range teks {
			s = strings.Join(strings.Fields(s), "")
			if len(s) > 1 && len(s) < 60 && !strings.Contains(tampak, s) { // longer ones may be parted by a page
				t.Errorf("%s: %q tidak tercetak", id, s)
			}
		}
	}
}

// Whatever people type stays on the page, whole.
func TestTeksJahat(t *testing.T) {
	kata := strings.Repeat("Wm", 400)
	panjang := strings.Repeat("Penjelasan panjang sekali tentang layanan. ", 117)[:5000]
	jahat := []string{kata, panjang, "<script>alert(1)</script> ) Tj ET (\\", "{nb} \\) BT", "a\x00b\x1b[31m\u202etxt\r\nbaris", "=HYPERLINK(\"x\")", "😀 中文 ≥ 3", strings.Repeat("\n", 300)}
	b := bahan(t, instrumen.SPBE2020)
	b.Nomor, b.Tempat, b.Kop.Unit, b.Kop.Alamat = kata, kata, kata, panjang
	b.Penilaian.NamaInstansi, b.Penilaian.Catatan = kata, panjang
	b.Perangkat["kominfo"] = kata
	for i := range b.Tugas {
		x := jahat[i%len(jahat)]
		b.Tugas[i].Fakta, b.Tugas[i].Catatan, b.Bukti[i].Catatan, b.Bukti[i].Halaman = x, x, x, x
		a := b.Penilaian.Asesmen[spbe.Dokumen]
		if _, ada := a.Alasan[b.Tugas[i].Indikator]; ada {
			a.Alasan[b.Tugas[i].Indikator] = x
		}
		d := b.Dokumen[b.Bukti[i].Dokumen]
		d.Judul, d.Tautan, d.Berkas = x, "https://contoh.go.id/"+kata, &spbe.Berkas{Nama: x, Sidik: kata}
		b.Dokumen[b.Bukti[i].Dokumen] = d
	}
	l := susun(t, b)
	for _, d := range dokumen {
		h := bacaPDF(t, cetakUji(t, d.cetak, l, polos()))
		periksaTepi(t, h)
		if d.nama == "pekerjaan" {
			padat := strings.Join(strings.Fields(teksPDF(h)), "")
			for _, mau := range []string{kata, "<script>alert(1)</script>)TjET(\\", "{nb}\\)BT", "ab[31mtxtbaris", "=HYPERLINK(\"x\")", "?????>=3"[2:], "hurufdi"[:5], "tidakdapatdicetak"} {
				if !strings.Contains(padat, mau) {
					t.Errorf("%q hilang dari cetakan", potongUji(mau))
				}
			}
		}
	}
}

func potongUji(s string) string {
	if len(s) > 60 {
		return s[:60]
	}
	return s
}

func TestKepalaTabelBerulang(t *testing.T) {
	h := bacaPDF(t, cetakUji(t, Laporan, susun(t, bahan(t, instrumen.SPBE2020)), polos()))
	rebah := 0
	for i, p := range h {
		if p.lebar < p.tinggi {
			continue
		}
		rebah++
		ada := false
		for _, x := range p.isi {
			ada = ada || x.teks == "Perubahan dan alasannya"
		}
		if !ada {
			t.Errorf("halaman %d tanpa kepala tabel", i+1)
		}
	}
	if rebah < 2 {
		t.Errorf("%d halaman rebah, seharusnya tabel indikator melewati batas halaman", rebah)
	}
}

func TestTandaTangan(t *testing.T) {
	b := bahan(t, instrumen.SPBE2020)
	teks := func() string { return teksPDF(bacaPDF(t, cetakUji(t, BeritaAcara, susun(t, b), polos()))) }
	if s := teks(); !strings.Contains(s, laporan.BelumDitandatangani) || strings.Contains(s, "terlampir") {
		t.Error("dokumen tanpa tanda tangan harus mengatakannya")
	}
	// A claim without a file is no signature.
	b.TandaTanganBA = laporan.StatusTandaTangan{Keadaan: laporan.Terlampir, NamaBerkas: "x.pdf"}
	if !strings.Contains(teks(), laporan.BelumDitandatangani) {
		t.Error("tanpa sidik berkas dokumen dianggap bertanda tangan")
	}
	var err error
	b.TandaTanganBA, err = laporan.Lampirkan([]byte("%PDF-1.7\n/ByteRange\n%%EOF\n"), strings.Repeat("nama ", 60)+".pdf", kominfo.NewTanggal(2024, 9, 20))
	if err != nil {
		t.Fatal(err)
	}
	s := teks()
	padat := strings.Join(strings.Fields(s), "")
	for _, mau := range []string{b.TandaTanganBA.Sidik, strings.ReplaceAll(laporan.TidakDiperiksa, " ", "")} {
		if !strings.Contains(padat, mau) {
			t.Errorf("%q tidak tercetak", mau)
		}
	}
	if strings.Contains(s, laporan.BelumDitandatangani) {
		t.Error("dokumen terlampir masih disebut belum ditandatangani")
	}
	if s := teksPDF(bacaPDF(t, cetakUji(t, Laporan, susun(t, b), polos()))); !strings.Contains(s, laporan.BelumDitandatangani) {
		t.Error("laporan ikut dianggap bertanda tangan karena berita acaranya")
	}
}

// All seven groups of the ministry's report have room.
func TestTujuhPembanding(t *testing.T) {
	l := susun(t, bahan(t, instrumen.SPBE2020))
	c := l.Pembanding.Kolom[0]
	l.Pembanding.Kolom = nil
	for _, n := range []string{"Nasional", "Kementerian", "LPNK", "Lembaga lain", "Provinsi", "Kabupaten", "Kota"} {
		c.Nama = n
		l.Pembanding.Kolom = append(l.Pembanding.Kolom, c)
	}
	h := bacaPDF(t, cetakUji(t, Laporan, l, polos()))
	periksaTepi(t, h)
	if h[1].lebar < h[1].tinggi || h[2].lebar > h[2].tinggi {
		t.Error("tabel pembanding yang lebar harus di halaman rebah, uraiannya tegak")
	}
}

func TestDitolak(t *testing.T) {
	l := susun(t, bahan(t, instrumen.SPBE2020))
	tanpa := l
	tanpa.Tanggal = kominfo.Tanggal{}
	terbit := l
	terbit.Metode = laporan.Sebutan{Kode: "terbit", Teks: "Terbit"}
	lain := waktu
	lain.Perangkat = "tidak_ada"
	for nama, c := range map[string]struct {
		err  error
		kind kominfo.Kind
	}{
		"laporan kosong":      {Laporan(io.Discard, laporan.Laporan{}, waktu), kominfo.TidakSah},
		"tanpa tanggal":       {Laporan(io.Discard, tanpa, Opsi{}), kominfo.TidakSah},
		"berita acara terbit": {BeritaAcara(io.Discard, terbit, waktu), kominfo.Ditolak},
		"perangkat tidak ada": {Pekerjaan(io.Discard, l, lain), kominfo.TidakAda},
		"penulis gagal":       {Laporan(gagal{}, l, waktu), kominfo.Rusak},
	} {
		if kominfo.KindOf(c.err) != c.kind {
			t.Errorf("%s: %v", nama, c.err)
		}
	}
}

type gagal struct{}

func (gagal) Write([]byte) (int, error) { return 0, context.Canceled }

func FuzzPecah(f *testing.F) {
	for _, s := range []string{"", "satu dua", "WWWWWWWWWWWWWWW", "i W\n\n  x ", "a ≥ b", "\x00\xff😀"} {
		f.Add(s, 12.0)
	}
	k := cetakanBaru(&kosong, "", waktu, 0)
	k.Gaya, k.Titik = biasa, 9
	f.Fuzz(func(t *testing.T, s string, w float64) {
		if !(w >= 5 && w <= 300) || len(s) > 10_000 {
			return
		}
		e, _ := kanvas.Sandi(s)
		var kembali strings.Builder
		for _, b := range k.Pecah(e, w) {
			if n := k.Panjang(strings.TrimRight(b, " ")); n > w+1e-6 {
				t.Errorf("baris %q selebar %.2f, batas %.2f", b, n, w)
			}
			kembali.WriteString(b)
		}
		buang := strings.NewReplacer(" ", "", "\n", "")
		if got, want := buang.Replace(kembali.String()), buang.Replace(e); got != want {
			t.Errorf("huruf hilang: %q, seharusnya %q", got, want)
		}
	})
}

func BenchmarkLaporan47(b *testing.B) {
	l := susun(b, bahan(b, instrumen.SPBE2020))
	b.ReportAllocs()
	for b.Loop() {
		if err := Laporan(io.Discard, l, waktu); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleLaporan() {
	in, err := (&spbe.Pustaka{}).Buka(instrumen.SPBE2020)
	if err != nil {
		fmt.Println(err)
		return
	}
	p := spbe.Penilaian{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2025, Instrumen: in.ID, Metode: spbe.Mandiri, Nilai: map[string]string{"1": "3"}}
	l, err := laporan.Susun(laporan.Bahan{Penilaian: p, Instrumen: in, Tempat: "Manggar", Tanggal: kominfo.NewTanggal(2025, 6, 14)})
	if err != nil {
		fmt.Println(err)
		return
	}
	var b bytes.Buffer
	err = Laporan(&b, l, Opsi{})
	fmt.Println(b.String()[:5], err, l.Tanda)
	// Output:
	// %PDF- <nil> [SEMENTARA, belum lengkap]
}
