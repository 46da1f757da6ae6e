package blob_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
)

// ringkas runs an import and gives for every name "diterima" or its findings.
func ringkas(t *testing.T, s blob.Store, dari string, o blob.OpsiImpor) map[string]string {
	t.Helper()
	out := map[string]string{}
	for m, err := range blob.Impor(t.Context(), s, dari, o) {
		if err != nil {
			t.Fatal(err)
		}
		if _, ada := out[m.Nama]; ada {
			t.Logf("%s lebih dari sekali", m.Nama)
			m.Nama += " (lagi)"
		}
		v := strings.Join(id(m.Temuan), " ")
		if m.Diterima() {
			v = strings.TrimSpace("diterima " + v)
		} else if len(m.Temuan) == 0 {
			t.Errorf("%s ditolak tanpa sebab", m.Nama)
		}
		out[m.Nama] = v
	}
	return out
}

func galatImpor(t *testing.T, s blob.Store, b []byte, o blob.OpsiImpor) error {
	t.Helper()
	for _, err := range blob.ImporZIP(t.Context(), s, bytes.NewReader(b), int64(len(b)), o) {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestImporFolder(t *testing.T) {
	f, _ := bukaFolder(t)
	luar := tulis(t, t.TempDir(), map[string]string{"rahasia.pdf": isiPDF + "rahasia"})
	dari := tulis(t, t.TempDir(), map[string]string{
		"Indikator 1/Indikator1a-SK.pdf": isiPDF,
		"Indikator 1/salinan.pdf":        isiPDF,
		"Indikator 2/tabel.csv":          "a;b\n1;2\n",
		"foto.png":                       isiPNG,
		"palsu.pdf":                      isiHTML,
		"kosong.docx":                    "",
		"arsip.zip":                      string(buatZIP(t, entri{nama: "a.pdf", isi: isiPDF})),
		"Thumbs.db":                      "x",
		"~$SK.docx":                      "x",
		".tersembunyi/a.pdf":             isiPDF,
		"besar.txt":                      strings.Repeat("a", 3000),
	})
	mau := map[string]string{
		"Indikator 1/Indikator1a-SK.pdf": "diterima",
		"Indikator 1/salinan.pdf":        "diterima BLOB-KEMBAR-01",
		"Indikator 2/tabel.csv":          "diterima",
		"foto.png":                       "diterima",
		"palsu.pdf":                      "BLOB-JENIS-02",
		"kosong.docx":                    "BLOB-KOSONG-01",
		"arsip.zip":                      "BLOB-JENIS-01",
		"Thumbs.db":                      "BLOB-LEWAT-01",
		"~$SK.docx":                      "BLOB-LEWAT-01",
		"tersembunyi":                    "BLOB-LEWAT-01",
		"besar.txt":                      "BLOB-BESAR-01",
	}
	if runtime.GOOS != "windows" {
		tulis(t, dari, map[string]string{"a\u202efdp\n.pdf": isiPDF + "2", `c\d.pdf`: isiPDF + "3"})
		mau["afdp .pdf"], mau["d.pdf"] = "diterima BLOB-NAMA-03", "diterima BLOB-NAMA-03"
		for nama, ke := range map[string]string{"tautan.pdf": filepath.Join(luar, "rahasia.pdf"), "folder": luar, "dalam.pdf": "foto.png", "putus.pdf": "tidak ada"} {
			if err := os.Symlink(ke, filepath.Join(dari, nama)); err != nil {
				t.Fatal(err)
			}
			mau[nama] = "BLOB-TAUTAN-01"
		}
		if h, err := os.Create(filepath.Join(dari, "10gb.mp4")); err != nil {
			t.Fatal(err)
		} else if err := h.Truncate(10_000_000_000); err != nil {
			t.Fatal(err)
		} else {
			h.Close()
		}
		mau["10gb.mp4"] = "BLOB-BESAR-01"
	}
	var kabar []blob.Kemajuan
	got := ringkas(t, f, dari, blob.OpsiImpor{Batas: 2000, Kemajuan: func(k blob.Kemajuan) { kabar = append(kabar, k) }})
	if diff := cmp.Diff(mau, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for m, err := range blob.Impor(t.Context(), f, dari, blob.OpsiImpor{}) {
		if err != nil {
			t.Fatal(err)
		}
		if m.Nama == "Indikator 1/salinan.pdf" && m.Kembar != "Indikator 1/Indikator1a-SK.pdf" {
			t.Errorf("kembar: %+v", m)
		}
		if strings.Contains(m.Nama, "tautan") && m.Diterima() {
			t.Errorf("%+v", m)
		}
	}
	akhir := kabar[len(kabar)-1]
	if akhir.Berkas != akhir.DariBerkas || akhir.Byte != akhir.DariByte || akhir.DariBerkas != len(mau) || akhir.Byte == 0 {
		t.Errorf("kemajuan akhir %+v", akhir)
	}
	if !slices.IsSortedFunc(kabar, func(a, b blob.Kemajuan) int { return a.Berkas - b.Berkas }) {
		t.Error("kemajuan mundur")
	}
	if l, err := f.Periksa(t.Context(), blob.OpsiPeriksa{}); err != nil || len(l.Temuan) != 0 {
		t.Errorf("%+v %v", l, err)
	}
}

func TestImporSumber(t *testing.T) {
	f, _ := bukaFolder(t)
	dir := tulis(t, t.TempDir(), map[string]string{"a.pdf": isiPDF})
	for dari, mau := range map[string]kominfo.Kind{filepath.Join(dir, "tidak ada"): kominfo.TidakAda, filepath.Join(dir, "a.pdf"): kominfo.TidakSah} {
		var galat error
		for _, err := range blob.Impor(t.Context(), f, dari, blob.OpsiImpor{}) {
			galat = err
		}
		if !errors.Is(galat, mau) {
			t.Errorf("%s: %v", dari, galat)
		}
	}
	batal, henti := context.WithCancel(t.Context())
	henti()
	for _, err := range blob.Impor(batal, f, dir, blob.OpsiImpor{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
}

func TestImporBatas(t *testing.T) {
	f, _ := bukaFolder(t)
	m := fstest.MapFS{}
	for i := range 50 {
		m[fmt.Sprintf("%d/%d.pdf", i%5, i)] = &fstest.MapFile{Data: []byte(isiPDF)}
	}
	m[strings.Repeat("x/", 40)+"a.pdf"] = &fstest.MapFile{Data: []byte(isiPDF)}
	jalan := func(o blob.OpsiImpor) (n, dalam int, err error) {
		for x, err := range blob.ImporFolder(t.Context(), f, m, o) {
			if err != nil {
				return n, dalam, err
			}
			if x.Diterima() {
				n++
			}
			if slices.Contains(id(x.Temuan), "BLOB-BACA-03") {
				dalam++
			}
		}
		return n, dalam, nil
	}
	if n, dalam, err := jalan(blob.OpsiImpor{}); n != 50 || dalam != 1 || err != nil {
		t.Errorf("%d %d %v", n, dalam, err)
	}
	if n, _, err := jalan(blob.OpsiImpor{BatasJumlah: 40}); n != 0 || !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "40 berkas") {
		t.Errorf("%d %v", n, err)
	}
	if n, _, err := jalan(blob.OpsiImpor{BatasTotal: 1000}); n != 0 || !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "1 kB") {
		t.Errorf("%d %v", n, err)
	}
}

func mode(m fs.FileMode) func(*zip.FileHeader) {
	return func(h *zip.FileHeader) { h.SetMode(m) }
}

func TestImporZIP(t *testing.T) {
	f, _ := bukaFolder(t)
	dalam := string(buatZIP(t, entri{nama: "a.pdf", isi: isiPDF}))
	b := buatZIP(t,
		entri{nama: "Indikator 1/", ubah: mode(fs.ModeDir | 0o755)},
		entri{nama: "Indikator 1/a.pdf", isi: isiPDF},
		entri{nama: `Indikator 2\b.pdf`, isi: isiPDF + "2"},
		entri{nama: "../../keluar.pdf", isi: isiPDF},
		entri{nama: "a/../../x.pdf", isi: isiPDF},
		entri{nama: `..\..\y.pdf`, isi: isiPDF},
		entri{nama: "/etc/z.pdf", isi: isiPDF},
		entri{nama: `C:\w.pdf`, isi: isiPDF},
		entri{nama: "tautan.pdf", isi: "/etc/passwd", ubah: mode(fs.ModeSymlink | 0o777)},
		entri{nama: "pipa.pdf", isi: "x", ubah: mode(fs.ModeNamedPipe | 0o644)},
		entri{nama: "bom.txt", isi: strings.Repeat("a", 5<<20)},
		entri{nama: "dalam.zip", isi: dalam},
		entri{nama: "dalam.pdf", isi: dalam},
		entri{nama: "sandi.pdf", isi: isiPDF, ubah: func(h *zip.FileHeader) { h.Flags |= 1 }},
		entri{nama: "__MACOSX/._a.pdf", isi: "x"},
		entri{nama: "indikator 1/A.PDF", isi: isiPDF + "lain"},
		entri{nama: "a\u202efdp.exe\n.pdf", isi: isiPDF + "3"},
		entri{nama: "html.pdf", isi: isiHTML},
		entri{nama: strings.Repeat("d/", 50) + "a.pdf", isi: isiPDF},
	)
	p := filepath.Join(t.TempDir(), "bukti.zip")
	if err := os.WriteFile(p, b, 0o600); err != nil {
		t.Fatal(err)
	}
	got := ringkas(t, f, p, blob.OpsiImpor{})
	mau := map[string]string{
		"Indikator 1/a.pdf":                "diterima",
		"Indikator 2/b.pdf":                "diterima",
		"berkas/berkas/keluar.pdf":         "BLOB-ZIP-04",
		"a/berkas/berkas/x.pdf":            "BLOB-ZIP-04",
		"berkas/berkas/y.pdf":              "BLOB-ZIP-04",
		"berkas/etc/z.pdf":                 "BLOB-ZIP-04",
		"berkas/w.pdf":                     "BLOB-ZIP-04",
		"tautan.pdf":                       "BLOB-TAUTAN-01",
		"pipa.pdf":                         "BLOB-TAUTAN-01",
		"bom.txt":                          "BLOB-ZIP-03",
		"dalam.zip":                        "BLOB-JENIS-01",
		"dalam.pdf":                        "BLOB-JENIS-02",
		"sandi.pdf":                        "BLOB-SANDI-01",
		"__MACOSX/_a.pdf":                  "BLOB-LEWAT-01",
		"indikator 1/A.PDF":                "BLOB-ZIP-06",
		"afdp.exe .pdf":                    "diterima BLOB-NAMA-03",
		"html.pdf":                         "BLOB-JENIS-02",
		strings.Repeat("d/", 50) + "a.pdf": "BLOB-ZIP-04",
	}
	if diff := cmp.Diff(mau, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := jumlah(t, f); n != 3 {
		t.Errorf("%d berkas", n)
	}
}

// ubahDirektori changes the directory header of the entry called nama.
func ubahDirektori(t *testing.T, b []byte, nama string, ubah func(h []byte)) []byte {
	t.Helper()
	b = bytes.Clone(b)
	for i := 0; ; {
		k := bytes.Index(b[i:], []byte("PK\x01\x02"))
		if k < 0 {
			t.Fatal("entri tidak ditemukan")
		}
		i += k
		if string(b[i+46:i+46+len(nama)]) == nama {
			ubah(b[i:])
			return b
		}
		i += 4
	}
}

func TestImporZIPBermusuhan(t *testing.T) {
	baik := buatZIP(t, entri{nama: "a.pdf", isi: isiPDF}, entri{nama: "b.pdf", isi: strings.Repeat(isiPDF, 100)})
	u32 := func(di int, v uint32) func([]byte) {
		return func(h []byte) { binary.LittleEndian.PutUint32(h[di:], v) }
	}
	acak := make([]byte, 3000)
	for i := range acak {
		acak[i] = byte(crc32.ChecksumIEEE([]byte{byte(i), byte(i >> 8)}))
	}
	// Many directory entries that share the same bytes.
	tumpuk := buatZIP(t, entri{nama: "a.pdf", isi: isiPDF + string(acak)})
	{
		di := bytes.Index(tumpuk, []byte("PK\x01\x02"))
		akhir := bytes.LastIndex(tumpuk, []byte("PK\x05\x06"))
		isi := bytes.Clone(tumpuk[:di])
		for range 200 {
			isi = append(isi, tumpuk[di:akhir]...)
		}
		ekor := bytes.Clone(tumpuk[akhir:])
		binary.LittleEndian.PutUint16(ekor[8:], 200)
		binary.LittleEndian.PutUint16(ekor[10:], 200)
		binary.LittleEndian.PutUint32(ekor[12:], uint32(len(isi)-di))
		tumpuk = append(isi, ekor...)
	}
	// A 64-bit directory record that claims a thousand million entries.
	klaim := bytes.Clone(baik[:bytes.LastIndex(baik, []byte("PK\x05\x06"))])
	{
		letak := len(klaim)
		r := make([]byte, 56)
		copy(r, "PK\x06\x06")
		binary.LittleEndian.PutUint64(r[4:], 44)
		binary.LittleEndian.PutUint64(r[24:], 1_000_000_000)
		binary.LittleEndian.PutUint64(r[32:], 1_000_000_000)
		klaim = append(klaim, r...)
		l := make([]byte, 20)
		copy(l, "PK\x06\x07")
		binary.LittleEndian.PutUint64(l[8:], uint64(letak))
		binary.LittleEndian.PutUint32(l[16:], 1)
		klaim = append(klaim, l...)
		e := bytes.Repeat([]byte{0xff}, 22)
		copy(e, "PK\x05\x06\x00\x00\x00\x00")
		e[20], e[21] = 0, 0
		klaim = append(klaim, e...)
	}
	banyak := func(n int) []byte {
		es := make([]entri, n)
		for i := range es {
			es[i] = entri{nama: fmt.Sprint(i, ".pdf")}
		}
		return buatZIP(t, es...)
	}
	f, dir := bukaFolder(t)
	for _, x := range []struct {
		nama, id string
		isi      []byte
	}{
		{"kosong", "BLOB-ZIP-01", nil},
		{"bukan zip", "BLOB-ZIP-01", []byte(isiPDF)},
		{"terpotong", "BLOB-ZIP-01", baik[:len(baik)-10]},
		{"terpotong di tengah", "BLOB-ZIP-01", baik[:len(baik)/2]},
		{"bertumpuk", "BLOB-ZIP-02", tumpuk},
		{"mengaku 16 EB", "BLOB-TOTAL-01", ubahDirektori(t, baik, "a.pdf", u32(24, 0xfffffff0))},
		{"terlalu banyak", "BLOB-JUMLAH-01", banyak(10_001)},
		{"mengaku semiliar entri", "BLOB-JUMLAH-01", klaim},
	} {
		err := galatImpor(t, f, x.isi, blob.OpsiImpor{BatasTotal: 1_000_000_000})
		e, ok := errors.AsType[*kominfo.Error](err)
		if !ok || e.Kind != kominfo.TidakSah || !slices.Equal(id(e.Findings), []string{x.id}) {
			t.Errorf("%s: %v", x.nama, err)
		}
	}
	// A directory that lies about one entry costs that entry, not the others.
	for nama, b := range map[string][]byte{
		"terlalu kecil": ubahDirektori(t, baik, "b.pdf", u32(24, 50)),
		"terlalu besar": ubahDirektori(t, baik, "b.pdf", u32(24, 1_000_000)),
		"crc":           ubahDirektori(t, baik, "b.pdf", u32(16, 1)),
		"letak":         ubahDirektori(t, baik, "b.pdf", u32(42, 7)),
		"letak jauh":    ubahDirektori(t, baik, "b.pdf", u32(42, 0x7fffffff)),
	} {
		var terima, tolak []string
		for m, err := range blob.ImporZIP(t.Context(), f, bytes.NewReader(b), int64(len(b)), blob.OpsiImpor{}) {
			if err != nil {
				t.Errorf("%s: %v", nama, err)
			} else if m.Diterima() {
				terima = append(terima, m.Nama)
			} else {
				tolak = append(tolak, m.Nama)
			}
		}
		if !slices.Equal(terima, []string{"a.pdf"}) || !slices.Equal(tolak, []string{"b.pdf"}) {
			t.Errorf("%s: diterima %v, ditolak %v", nama, terima, tolak)
		}
	}
	if es, _ := os.ReadDir(filepath.Join(dir, ".tulis")); len(es) != 0 {
		t.Errorf("sisa: %v", es)
	}
	if n := jumlah(t, f); n != 1 {
		t.Errorf("%d berkas", n)
	}
}

// A changed file is read again; a state that was cut off serves as far as it goes.
func TestKeadaan(t *testing.T) {
	f, dir := bukaFolder(t)
	dari := tulis(t, t.TempDir(), map[string]string{"a.pdf": isiPDF, "b.pdf": isiPDF + "b", "c.pdf": isiPDF[:40], "d.pdf": isiHTML})
	jalan := func() (lanjut []string) {
		k, err := f.Keadaan("x")
		if err != nil {
			t.Fatal(err)
		}
		defer k.Close()
		for m, err := range blob.Impor(t.Context(), f, dari, blob.OpsiImpor{Keadaan: k}) {
			if err != nil {
				t.Fatal(err)
			}
			if m.Lanjutan {
				lanjut = append(lanjut, m.Nama+" "+strings.Join(id(m.Temuan), ""))
			}
			if m.Diterima() == (m.Nama == "d.pdf") {
				t.Errorf("%+v", m)
			}
		}
		return lanjut
	}
	if l := jalan(); l != nil {
		t.Errorf("pertama: %v", l)
	}
	if diff := cmp.Diff([]string{"a.pdf ", "b.pdf ", "c.pdf BLOB-PDF-01"}, jalan()); diff != "" {
		t.Errorf("kedua (-want +got):\n%s", diff)
	}
	tulis(t, dari, map[string]string{"b.pdf": isiPDF + "bb"})
	if err := f.Buang(t.Context(), sidik(isiPDF)); err != nil { // gone from the store: stored again
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"c.pdf BLOB-PDF-01"}, jalan()); diff != "" {
		t.Errorf("ketiga (-want +got):\n%s", diff)
	}
	fs, err := filepath.Glob(filepath.Join(dir, ".impor", "*"))
	if err != nil || len(fs) != 1 {
		t.Fatal(fs, err)
	}
	b, err := os.ReadFile(fs[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(fs[0], append(b[:len(b)-20], []byte("\nbukan json\n{\"nama\":\"a")...), 0o600); err != nil {
		t.Fatal(err)
	}
	if l := jalan(); len(l) != 2 {
		t.Errorf("sesudah rusak: %v", l)
	}
	if l := jalan(); len(l) != 3 {
		t.Errorf("sesudah pulih: %v", l)
	}
	var kosong *blob.Keadaan
	if kosong.Jumlah() != 0 {
		t.Error("keadaan kosong berisi")
	}
}

func FuzzImporZIP(f *testing.F) {
	f.Add(buatZIP(f, entri{nama: "a.pdf", isi: isiPDF}, entri{nama: "../b", isi: "x"}, entri{nama: "c.zip", isi: string(buatZIP(f, entri{nama: "d", isi: "e"}))}))
	f.Add([]byte(buatXLSX(f)))
	f.Add(buatZIP(f))
	f.Add([]byte("PK\x05\x06"))
	s, err := blob.BukaFolder(f.TempDir(), blob.OpsiFolder{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	f.Fuzz(func(t *testing.T, b []byte) {
		var total int64
		for m, err := range blob.ImporZIP(t.Context(), s, bytes.NewReader(b), int64(len(b)), blob.OpsiImpor{Batas: 1 << 20, BatasTotal: 4 << 20, BatasJumlah: 100}) {
			if err != nil {
				if !errors.Is(err, kominfo.TidakSah) {
					t.Fatal(err)
				}
				return
			}
			if strings.Contains(m.Nama, "..") || strings.HasPrefix(m.Nama, "/") || strings.ContainsAny(m.Nama, "\\\x00\n") {
				t.Errorf("nama %q", m.Nama)
			}
			if !m.Diterima() && len(m.Temuan) == 0 {
				t.Errorf("%q ditolak tanpa sebab", m.Nama)
			}
			if total += m.Ukuran; m.Ukuran > 1<<20 || total > 4<<20 {
				t.Errorf("melewati batas: %d, %d", m.Ukuran, total)
			}
		}
	})
}

func FuzzPeriksaIsi(f *testing.F) {
	for _, s := range []string{isiPDF, isiPNG, isiMP4, isiHTML, isiSVG, buatXLSX(f), buatOLE("EncryptedPackage"), utf16LE(isiHTML), "a;b\n1;2\n", "%PDF-/J#61", "\xff\xfe", "/#"} {
		f.Add([]byte(s), "a.pdf")
	}
	f.Fuzz(func(t *testing.T, b []byte, nama string) {
		j, fs, err := blob.PeriksaIsi(nama, bytes.NewReader(b), int64(len(b)), blob.JenisBukti())
		if err != nil {
			t.Fatal(err)
		}
		if k, err := blob.Kenali(bytes.NewReader(b), int64(len(b))); err != nil || k != j {
			t.Errorf("Kenali %q, PeriksaIsi %q, %v", k, j, err)
		}
		if !slices.Contains(blob.JenisBukti(), j) && !kominfo.AdaGalat(fs) {
			t.Errorf("%q diterima", j)
		}
		for _, x := range fs {
			if x.Message == "" || strings.ContainsAny(x.Message, "\n\r\x00\u202e") {
				t.Errorf("%q", x.Message)
			}
		}
	})
}
