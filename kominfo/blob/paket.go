package blob

import (
	"archive/zip"
	"compress/flate"
	"context"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// IsiPaket is one file for a ZIP: its content is Isi, or the stored file with that
// Sidik.
type IsiPaket struct {
	Nama  string // wished for; folders are divided by slashes
	Sidik string
	Isi   []byte
}

// Paket writes ZIPs that are the same, byte for byte, for the same content.
type Paket struct {
	Store Store

	// Waktu is the time of every entry; zero: 1 January 1980, the first that a ZIP
	// can tell.
	Waktu time.Time

	// Indeks makes the first entry, a table of contents, from the names that the
	// others get, in their order; nil: there is none.
	Indeks func(nama []string) (IsiPaket, error)
}

// Tulis streams the ZIP to w. A file that is not there is an error before the first
// byte is written; every other is read and compared with its sidik before its entry
// begins, so a damaged one is an error too, never a part of the ZIP. What is
// compressed already is stored as it is.
func (p Paket) Tulis(ctx context.Context, w io.Writer, isi []IsiPaket) error {
	const op = "blob.Paket"
	nama := make([]string, len(isi))
	for i, x := range isi {
		nama[i] = x.Nama
		if x.Sidik == "" {
			continue
		}
		switch ada, err := p.Store.Ada(ctx, x.Sidik); {
		case err != nil:
			return err
		case !ada:
			return kominfo.E(kominfo.TidakAda, op, "Berkas %s tidak ada di penyimpanan, jadi paket tidak dibuat. Unggah ulang aslinya, atau pulihkan dari cadangan.", tampil(x.Nama))
		}
	}
	if p.Indeks != nil {
		tabel, err := p.Indeks(NamaUnik(nama))
		if err != nil {
			return err
		}
		isi = append([]IsiPaket{tabel}, isi...)
		nama = append([]string{tabel.Nama}, nama...)
		if n := NamaUnik(nama); !samaMulai(n[1:], NamaUnik(nama[1:])) {
			return kominfo.E(kominfo.TidakSah, op, "Nama indeks %q sama dengan nama salah satu berkas. Pilih nama indeks yang lain.", tampil(tabel.Nama))
		}
	}
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	for i, n := range NamaUnik(nama) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := p.satu(ctx, z, n, isi[i]); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return galatPaket(err)
	}
	return nil
}

func samaMulai(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func galatPaket(err error) error {
	return kominfo.E(kominfo.Rusak, "blob.Paket", "Paket ZIP tidak dapat ditulis sampai selesai. Periksa sisa ruang cakram atau sambungannya, lalu ulangi.").Sebab(err)
}

func (p Paket) satu(ctx context.Context, z *zip.Writer, nama string, x IsiPaket) error {
	h := &zip.FileHeader{Name: nama, Method: zip.Deflate, Modified: p.waktu()}
	if x.Sidik == "" {
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write(x.Isi)
		}
		if err != nil {
			return galatPaket(err)
		}
		return nil
	}
	r, info, err := p.Store.Buka(ctx, x.Sidik)
	if err != nil {
		return err
	}
	defer r.Close()
	crc := crc32.NewIEEE()
	got, n, err := sidikDari(ctx, r, crc)
	if err != nil {
		return galatBaca("blob.Paket", x.Sidik, err)
	}
	if got != x.Sidik {
		return kominfo.E(kominfo.Rusak, "blob.Paket", "Isi berkas %s di penyimpanan sudah berubah, jadi paket tidak dibuat. Pulihkan berkas itu dari cadangan, atau unggah ulang aslinya.", tampil(nama))
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return galatBaca("blob.Paket", x.Sidik, err)
	}
	var w io.Writer
	if info.Jenis.Mampat() { // sizes stand before the content, so that any reader can stream it
		h.Method, h.CRC32, h.CompressedSize64, h.UncompressedSize64 = zip.Store, crc.Sum32(), uint64(n), uint64(n)
		waktuDOS(h)
		w, err = z.CreateRaw(h)
	} else {
		w, err = z.CreateHeader(h)
	}
	if err != nil {
		return galatPaket(err)
	}
	baca := &bacaCtx{ctx: ctx, r: io.LimitReader(r, n)}
	switch m, err := io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{baca}, make([]byte, penyangga)); {
	case ctx.Err() != nil:
		return ctx.Err()
	case baca.galat != nil || err == nil && m != n:
		return galatBaca("blob.Paket", x.Sidik, baca.galat)
	case err != nil:
		return galatPaket(err)
	}
	return nil
}

func (p Paket) waktu() time.Time {
	t := p.Waktu.UTC().Truncate(2 * time.Second)
	if t.Year() < 1980 || t.Year() > 2107 {
		t = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// waktuDOS fills in what CreateHeader does of itself and CreateRaw does not.
func waktuDOS(h *zip.FileHeader) {
	t := h.Modified
	//lint:ignore SA1019 CreateRaw writes these fields as they are
	h.ModifiedDate, h.ModifiedTime = uint16(t.Day()+int(t.Month())<<5+(t.Year()-1980)<<9), uint16(t.Second()/2+t.Minute()<<5+t.Hour()<<11)
	for i := range len(h.Name) {
		if h.Name[i] >= 0x80 {
			h.Flags |= 0x800 // the name is UTF-8
		}
	}
}

// NamaUnik makes names safe and different from one another, whatever the case of
// their letters: "SK.pdf" twice is "SK.pdf" and "SK (2).pdf". Slashes divide
// folders; names come back in their order.
func NamaUnik(nama []string) []string {
	out := make([]string, len(nama))
	ada := map[string]bool{}
	lanjut := map[string]int{} // the number to try next
	for i, n := range nama {
		var bagian []string
		for b := range strings.SplitSeq(strings.ReplaceAll(n, `\`, "/"), "/") {
			if b != "" && b != "." && b != ".." {
				bagian = append(bagian, NamaAman(b))
			}
		}
		s := strings.Join(bagian, "/")
		if s == "" {
			s = "berkas"
		}
		pokok, e := s, ""
		if x := akhiran(s); x != "" {
			pokok, e = s[:len(s)-len(x)-1], s[len(s)-len(x)-1:]
		}
		asal := strings.ToLower(s)
		for k := max(lanjut[asal], 2); ada[strings.ToLower(s)]; k++ {
			s = pokok + " (" + strconv.Itoa(k) + ")" + e
			lanjut[asal] = k + 1
		}
		ada[strings.ToLower(s)] = true
		out[i] = s
	}
	return out
}
