package blob

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path"

	"github.com/lumbung-id/lumbung/kominfo"
)

// penyangga is the size of the pieces in which content is read.
const penyangga = 128 << 10

// Simpan stores what r gives; see [Store]. Content is written to a file of its own,
// made durable, examined, and only then gets its name. Content that is there
// already is read again first, so that storing it anew mends a damaged file.
func (f *Folder) Simpan(ctx context.Context, r io.Reader, o Opsi) (_ Info, err error) {
	const op = "blob.Simpan"
	if o.Batas <= 0 {
		o.Batas = BatasBerkas
	}
	if s, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok { // a file says its size before it is read
		if st, err := s.Stat(); err == nil && st.Mode().IsRegular() && st.Size() > o.Batas {
			return Info{}, kominfo.TidakSahKarena(op, []kominfo.Finding{terlaluBesar(o.Nama, st.Size(), o.Batas)})
		}
	}
	nama := path.Join(folderTulis, rand.Text())
	h, err := f.akar.OpenFile(nama, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return Info{}, galatFolder(op, err)
	}
	terbuka := true
	defer func() {
		if terbuka {
			_ = h.Close() // err is the one to report
		}
		_ = f.akar.Remove(nama) // gone already when it was renamed
	}()

	masuk := &bacaCtx{ctx: ctx, r: r}
	sidik, n, err := sidikDari(ctx, io.LimitReader(masuk, tambahSatu(o.Batas)), h)
	switch {
	case ctx.Err() != nil:
		return Info{}, ctx.Err()
	case masuk.galat != nil:
		return Info{}, kominfo.E(kominfo.TidakSah, op, "Berkas %q terputus atau rusak sebelum selesai dibaca. Kirim ulang berkas itu.", tampil(o.Nama)).Sebab(masuk.galat)
	case err != nil:
		return Info{}, galatFolder(op, err)
	case n > o.Batas:
		return Info{}, kominfo.TidakSahKarena(op, []kominfo.Finding{terlaluBesar(o.Nama, 0, o.Batas)})
	}
	info := Info{Sidik: sidik, Ukuran: n}
	if o.Jenis == nil {
		info.Jenis, err = Kenali(h, n)
	} else {
		info.Jenis, info.Temuan, err = PeriksaIsi(o.Nama, h, n, o.Jenis)
	}
	if err != nil {
		return Info{}, galatFolder(op, err)
	}
	if kominfo.AdaGalat(info.Temuan) {
		return Info{}, kominfo.TidakSahKarena(op, info.Temuan)
	}
	if err := h.Sync(); err != nil {
		return Info{}, galatFolder(op, err)
	}
	terbuka = false
	if err := h.Close(); err != nil {
		return Info{}, galatFolder(op, err)
	}
	if info.Sudah, err = f.namai(ctx, nama, sidik); err != nil {
		return Info{}, err
	}
	return info, nil
}

// namai gives a finished file its name; sudah: a good one had it before.
func (f *Folder) namai(ctx context.Context, nama, sidik string) (sudah bool, err error) {
	const op = "blob.Simpan"
	f.mu.Lock()
	defer f.mu.Unlock()
	if h, _, err := f.buka(op, sidik); err == nil {
		got, _, err := sidikDari(ctx, h, nil)
		_ = h.Close() // only read
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		if err == nil && got == sidik {
			return true, nil
		}
	}
	dir := sidik[:2]
	switch err := f.akar.Mkdir(dir, 0o700); {
	case err == nil:
		if err := f.sinkron("."); err != nil {
			return false, galatFolder(op, err)
		}
	case !errors.Is(err, fs.ErrExist):
		return false, galatFolder(op, err)
	}
	if err := f.akar.Rename(nama, jalurSidik(sidik)); err != nil {
		return false, galatFolder(op, err)
	}
	if err := f.sinkron(dir); err != nil {
		return false, galatFolder(op, err)
	}
	return false, nil
}

// sidikDari reads r to its end, copies it to w unless that is nil, and gives hash
// and length.
func sidikDari(ctx context.Context, r io.Reader, w io.Writer) (string, int64, error) {
	h := sha256.New()
	var ke io.Writer = h
	if w != nil {
		ke = io.MultiWriter(w, h)
	}
	// Neither side may bring its own copying: it would not stop when ctx is done.
	n, err := io.CopyBuffer(ke, struct{ io.Reader }{&bacaCtx{ctx: ctx, r: r}}, make([]byte, penyangga))
	return hex.EncodeToString(h.Sum(nil)), n, err
}

func tambahSatu(n int64) int64 {
	if n == math.MaxInt64 {
		return n
	}
	return n + 1
}

func terlaluBesar(nama string, n, batas int64) kominfo.Finding {
	besar := "lebih besar dari batas " + FormatUkuran(batas)
	if n > 0 {
		besar = "besarnya " + FormatUkuran(n) + ", melebihi batas " + FormatUkuran(batas)
	}
	return temuan("BLOB-BESAR-01", kominfo.Galat, nama, "tidak diterima: "+besar+". Perkecil (misalnya pindai dengan 150-200 dpi, potong video), atau bagi menjadi beberapa berkas.")
}
