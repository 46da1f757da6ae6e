//go:build !(js && wasm)

package pindaian

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/ppid"
)

const gps = "LINTANG-2.8741-BUJUR-108.2719 Siti Rahasia"

func gambar() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 40, 24))
	for i := range 40 * 24 {
		m.Set(i%40, i/40, color.RGBA{uint8(i * 7), uint8(i * 3), uint8(i), 255})
	}
	return m
}

// jpegKamera is a picture as a phone makes it: lying on its side, with a place, a
// comment and a film behind the end.
func jpegKamera(t testing.TB, arah uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, gambar(), nil); err != nil {
		t.Fatal(err)
	}
	seg := func(m byte, s string) []byte {
		return append(binary.BigEndian.AppendUint16([]byte{0xff, m}, uint16(len(s)+2)), s...)
	}
	tiff := []byte("II*\x00\x08\x00\x00\x00\x02\x00\x0f\x01\x02\x00\x05\x00\x00\x00Merk\x12\x01\x03\x00\x01\x00\x00\x00")
	tiff = append(binary.LittleEndian.AppendUint16(tiff, arah), "\x00\x00\x00\x00\x00\x00"+gps...)
	out := append([]byte{}, b.Bytes()[:2]...)
	out = append(out, seg(0xe1, "Exif\x00\x00"+string(tiff))...)
	out = append(out, seg(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+gps)...)
	out = append(out, seg(0xed, "Photoshop 3.0\x00"+gps)...)
	out = append(out, seg(0xfe, gps)...)
	out = append(out, b.Bytes()[2:]...)
	return append(out, "ftypmp42 "+gps...)
}

func pngKamera(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, gambar()); err != nil {
		t.Fatal(err)
	}
	isi := b.Bytes()
	chunk := append(binary.BigEndian.AppendUint32(nil, uint32(len(gps))), "tEXt"+gps...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	out := append(append(append([]byte{}, isi[:33]...), chunk...), isi[33:]...)
	return append(out, gps...)
}

const isiPDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n(NIK 1906014101900001)\ntrailer<</Root 1 0 R>>\n%%EOF\n"

func folder(t testing.TB) *blob.Folder {
	t.Helper()
	f, err := blob.BukaFolder(t.TempDir(), blob.OpsiFolder{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func simpan(t testing.TB, f blob.Store, isi []byte) ppid.DokumenPemohon {
	t.Helper()
	d, err := Simpan(t.Context(), f, bytes.NewReader(isi), "identitas", "KTP Siti Rahasia")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func mentah(t testing.TB, f blob.Store, sidik string) []byte {
	t.Helper()
	r, _, err := f.Buka(t.Context(), sidik)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A scan comes back as it is, its picture unchanged, and what lies in the folder says
// nothing.
func TestSimpanBuka(t *testing.T) {
	f := folder(t)
	for nama, u := range map[string]struct {
		isi   []byte
		jenis blob.Jenis
	}{"ktp.pdf": {[]byte(isiPDF), blob.PDF}, "identitas.jpg": {jpegKamera(t, 6), blob.JPEG}, "identitas.png": {pngKamera(t), blob.PNG}} {
		d := simpan(t, f, u.isi)
		if d.Jenis != "identitas" || d.Nama != "identitas."+u.jenis.Akhiran()[0] || len(d.Kunci) > 64 {
			t.Errorf("%s: %+v", nama, d)
		}
		isi, j, err := Buka(t.Context(), f, d)
		if err != nil || j != u.jenis {
			t.Fatalf("%s: %s %v", nama, j, err)
		}
		tersegel := mentah(t, f, d.Sidik)
		if _, info, _ := f.Buka(t.Context(), d.Sidik); info.Jenis != blob.Segel {
			t.Errorf("%s: di folder dikenali %s", nama, info.Jenis)
		}
		for _, kata := range []string{"NIK", "Siti", "PDF", "JFIF", "IHDR"} {
			if bytes.Contains(tersegel, []byte(kata)) {
				t.Errorf("%s: folder memuat %q", nama, kata)
			}
		}
		if u.jenis == blob.PDF {
			if diff := cmp.Diff(string(u.isi), string(isi)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			continue
		}
		if bytes.Contains(isi, []byte("Siti")) || bytes.Contains(isi, []byte("Merk")) {
			t.Errorf("%s: metadata tersisa", nama)
		}
		a, _, err1 := image.Decode(bytes.NewReader(u.isi))
		b, _, err2 := image.Decode(bytes.NewReader(isi))
		if err1 != nil || err2 != nil || !cmp.Equal(a, b) {
			t.Errorf("%s: gambar berubah: %v %v", nama, err1, err2)
		}
	}
	// The same picture twice has two keys and two files: that two people handed in the
	// same is not seen either.
	if a, b := simpan(t, f, []byte(isiPDF)), simpan(t, f, []byte(isiPDF)); a.Sidik == b.Sidik || a.Kunci == b.Kunci {
		t.Error("segel berulang")
	}
}

// Which way is up is kept: a photograph of a KTP lies on its side otherwise.
func TestArahFoto(t *testing.T) {
	for _, arah := range []uint16{1, 3, 6, 8} {
		b, err := bersihkanJPEG(jpegKamera(t, arah))
		if err != nil {
			t.Fatal(err)
		}
		i := bytes.Index(b, []byte("Exif\x00\x00"))
		if ada := i >= 0; ada != (arah > 1) {
			t.Errorf("arah %d: Exif %v", arah, ada)
		}
		if i >= 0 && arahExif(b[i+6:]) != arah {
			t.Errorf("arah %d menjadi %d", arah, arahExif(b[i+6:]))
		}
		if lagi, err := bersihkanJPEG(b); err != nil || !bytes.Equal(lagi, b) {
			t.Errorf("arah %d: dibersihkan lagi berubah: %v", arah, err)
		}
	}
}

func TestSimpanDitolak(t *testing.T) {
	f := folder(t)
	for nama, u := range map[string]struct {
		isi   io.Reader
		jenis string
		kata  string
	}{
		"jenis asing":   {strings.NewReader(isiPDF), "ktp", "Jenis dokumen"},
		"kosong":        {strings.NewReader(""), "akta", "kosong"},
		"halaman":       {strings.NewReader("<html><body>masuk</body></html>"), "akta", "halaman web"},
		"program":       {strings.NewReader("MZ\x90\x00\x03\x00\x00\x00\x04"), "akta", "Program tidak pernah disimpan"},
		"besar":         {io.LimitReader(zeros{}, Batas+1), "akta", "lebih besar dari 5 MB"},
		"terpotong":     {bytes.NewReader(jpegKamera(t, 1)[:300]), "identitas", "terpotong atau rusak"},
		"png terpotong": {bytes.NewReader(pngKamera(t)[:60]), "identitas", "terpotong atau rusak"},
		"putus":         {iotest.ErrReader(io.ErrUnexpectedEOF), "identitas", "tidak sampai seluruhnya"},
		"segel":         {strings.NewReader(blob.TandaSegel + "xxxxxxxxxxxxxxxxxxxx"), "identitas", "tersegel"},
	} {
		d, err := Simpan(t.Context(), f, u.isi, u.jenis, "")
		var e *kominfo.Error
		if !errors.As(err, &e) || e.Kind != kominfo.TidakSah || !strings.Contains(teks(e), u.kata) || d != (ppid.DokumenPemohon{}) {
			t.Errorf("%s: %+v %v", nama, d, err)
		}
	}
	for i := range f.Daftar(t.Context()) {
		t.Errorf("tersimpan: %s", i.Sidik)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func teks(e *kominfo.Error) string {
	s := e.Message
	for _, f := range e.Findings {
		s += " " + f.Message
	}
	return s
}

// Evidence refuses what is sealed, whatever it calls itself.
func TestBuktiMenolakSegel(t *testing.T) {
	f := folder(t)
	tersegel, _ := segel([]byte(isiPDF), time.Now())
	for _, nama := range []string{"", "SK.pdf", "data.csv"} {
		if _, err := f.Simpan(t.Context(), bytes.NewReader(tersegel), blob.Opsi{Nama: nama, Jenis: blob.JenisBukti()}); !errors.Is(err, kominfo.TidakSah) {
			t.Errorf("%q: %v", nama, err)
		}
	}
}

// One bit changed anywhere, another key, another file: nothing comes out.
func TestSegelBerubah(t *testing.T) {
	isi := []byte("isi pindaian")
	s, k := segel(isi, time.Unix(1770000000, 0))
	if got, w, err := bukaSegel(s, k); err != nil || string(got) != string(isi) || w.Unix() != 1770000000 {
		t.Fatalf("%q %s %v", got, w, err)
	}
	for i := range s {
		b := bytes.Clone(s)
		b[i] ^= 1
		if _, _, err := bukaSegel(b, k); err == nil {
			t.Errorf("byte %d boleh berubah", i)
		}
	}
	for n := range s {
		if _, _, err := bukaSegel(s[:n], k); err == nil {
			t.Errorf("terpotong di %d terbuka", n)
		}
	}
	_, lain := segel(isi, time.Now())
	for _, k := range []string{"", lain, k[:42], k + "A", "???"} {
		if _, _, err := bukaSegel(s, k); err == nil {
			t.Errorf("kunci %q membuka", k)
		}
	}
}

func TestBukaTidakAda(t *testing.T) {
	f := folder(t)
	bukti, err := f.Simpan(t.Context(), strings.NewReader(isiPDF), blob.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	d := simpan(t, f, []byte(isiPDF))
	for nama, u := range map[string]struct {
		d ppid.DokumenPemohon
		k kominfo.Kind
	}{
		"kertas":      {ppid.DokumenPemohon{Jenis: "identitas"}, kominfo.TidakAda},
		"hilang":      {ppid.DokumenPemohon{Sidik: strings.Repeat("a", 64), Kunci: d.Kunci}, kominfo.TidakAda},
		"bukti":       {ppid.DokumenPemohon{Sidik: bukti.Sidik, Kunci: d.Kunci}, kominfo.Rusak},
		"tanpa kunci": {ppid.DokumenPemohon{Sidik: d.Sidik}, kominfo.Rusak},
		"jalur":       {ppid.DokumenPemohon{Sidik: "../../etc/passwd", Kunci: d.Kunci}, kominfo.TidakSah},
	} {
		if isi, _, err := Buka(t.Context(), f, u.d); kominfo.KindOf(err) != u.k || isi != nil {
			t.Errorf("%s: %v", nama, err)
		}
	}
}

// Whatever is sent as a picture: no panic, and what comes out stays a picture.
func FuzzBersihkan(f *testing.F) {
	f.Add(jpegKamera(f, 6))
	f.Add(pngKamera(f))
	f.Add([]byte("\xff\xd8\xff\xda\x00\x02\xff\xd9"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if out, err := bersihkanJPEG(b); err == nil {
			if lagi, err := bersihkanJPEG(out); err != nil || !bytes.Equal(lagi, out) {
				t.Errorf("JPEG tidak tetap: %v", err)
			}
			if len(out) > len(b)+36 {
				t.Errorf("%d menjadi %d", len(b), len(out))
			}
		}
		if out, err := bersihkanPNG(b); err == nil && len(out) > len(b) {
			t.Errorf("PNG %d menjadi %d", len(b), len(out))
		}
	})
}
