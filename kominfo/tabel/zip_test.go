package tabel

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// zipUji packs files in all the ways in which programs do.
func zipUji(t testing.TB, komentar string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range []struct {
		nama, isi string
		cara      uint16
	}{{"a.txt", "satu", zip.Store}, {"xl/b.xml", strings.Repeat("dua ", 3000), zip.Deflate}, {"kosong", "", zip.Deflate}, {"xl/", "", zip.Store}} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.nama, Method: f.cara, Comment: "catatan", Extra: []byte{0x99, 0x99, 2, 0, 'x', 'y'}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.isi); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.SetComment(komentar); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zip64Uji writes the directory of a zip anew with all numbers in their wide form.
func zip64Uji(b []byte) []byte {
	i := bytes.LastIndex(b, []byte("PK\x05\x06"))
	n, letak := u16(b[i+10:]), u32(b[i+16:])
	le := binary.LittleEndian
	out := bytes.Clone(b[:letak])
	for d := b[letak:]; len(d) > panjangPusat && string(d[:4]) == "PK\x01\x02"; {
		nama, tambahan, catatan := int(u16(d[28:])), int(u16(d[30:])), int(u16(d[32:]))
		k := bytes.Clone(d[:panjangPusat])
		lebar := le.AppendUint16(le.AppendUint16(nil, 1), 24)
		for _, letak := range []int{24, 20, 42} {
			lebar = le.AppendUint64(lebar, uint64(u32(k[letak:])))
			le.PutUint32(k[letak:], 0xffffffff)
		}
		le.PutUint16(k[30:], uint16(tambahan+len(lebar)))
		isi := d[panjangPusat:]
		out = append(out, k...)
		out = append(out, isi[:nama+tambahan]...)
		out = append(out, lebar...)
		out = append(out, isi[nama+tambahan:][:catatan]...)
		d = isi[nama+tambahan+catatan:]
	}
	akhir := len(out)
	out = append(out, "PK\x06\x06"...)
	out = le.AppendUint64(out, 44)
	out = append(out, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	out = le.AppendUint64(le.AppendUint64(out, uint64(n)), uint64(n))
	out = le.AppendUint64(le.AppendUint64(out, uint64(akhir)-uint64(letak)), uint64(letak))
	out = append(out, "PK\x06\x07\x00\x00\x00\x00"...)
	out = append(le.AppendUint64(out, uint64(akhir)), 1, 0, 0, 0)
	out = append(out, "PK\x05\x06\x00\x00\x00\x00\xff\xff\xff\xff"...)
	return append(out, "\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00"...)
}

type isiZip struct{ Nama, Isi, Galat string }

func bukaUji(r io.ReadCloser, err error) (isi, galat string) {
	if err == nil {
		var b []byte
		if b, err = io.ReadAll(io.LimitReader(r, 1<<20)); err == nil {
			return string(b), ""
		}
	}
	return "", "rusak"
}

func dariKami(b []byte) (out []isiZip, ok bool) {
	es, err := bacaZip(b, 100)
	for _, e := range es {
		isi, galat := bukaUji(e.buka())
		out = append(out, isiZip{e.nama, isi, galat})
	}
	return out, err == nil
}

func dariPustaka(b []byte) (out []isiZip, ok bool) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, false
	}
	for _, f := range z.File {
		isi, galat := bukaUji(f.Open())
		out = append(out, isiZip{f.Name, isi, galat})
	}
	return out, true
}

func TestBacaZip(t *testing.T) {
	biasa := zipUji(t, "")
	ubah := func(lama, baru string) []byte { return bytes.Replace(biasa, []byte(lama), []byte(baru), 1) }
	for nama, b := range map[string][]byte{
		"biasa": biasa, "komentar": zipUji(t, "dari kantor PK\x05 lain"), "lebar": zip64Uji(biasa), "tanpa berkas": []byte("PK\x05\x06" + strings.Repeat("\x00", 18)),
		"isi berubah": ubah("satu", "sutu"),
	} {
		want, ok := dariPustaka(b)
		got, okKami := dariKami(b)
		if !ok || !okKami {
			t.Errorf("%s: archive/zip %v, kami %v", nama, ok, okKami)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-archive/zip +kami):\n%s", nama, diff)
		}
	}
	if got, _ := dariKami(ubah("satu", "sutu")); got[0].Galat == "" {
		t.Error("isi yang berubah tidak ketahuan")
	}
	if es, err := bacaZip(biasa, 2); err != nil || len(es) != 3 {
		t.Errorf("batas 2: %d, %v; satu lebih sudah cukup untuk menolak", len(es), err)
	}
	for _, b := range [][]byte{nil, []byte("PK"), []byte("PK\x05\x06"), biasa[:len(biasa)-1], biasa[:len(biasa)/2], biasa[20:]} {
		if es, ok := dariKami(b); ok && (len(es) == 0 || es[0].Galat == "") {
			t.Errorf("zip rusak %d bita diterima", len(b))
		}
	}
}

// FuzzZip holds the reader against archive/zip: what both open has the same files.
func FuzzZip(f *testing.F) {
	biasa := zipUji(f, "")
	f.Add(biasa)
	f.Add(zip64Uji(biasa))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\xff", 18)))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, ok := dariKami(b)
		want, okPustaka := dariPustaka(b)
		if !ok || !okPustaka || len(want) != len(got) {
			return
		}
		for i := range want {
			if got[i].Galat == "" && want[i].Galat == "" && got[i] != want[i] {
				t.Errorf("berkas %d: archive/zip %+v, kami %+v", i, want[i], got[i])
			}
		}
	})
}
