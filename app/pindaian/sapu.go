//go:build !(js && wasm)

package pindaian

import (
	"context"
	"io"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// OpsiSapu sets up a sweep.
type OpsiSapu struct {
	Sekarang time.Time     // zero: now
	Umur     time.Duration // since its upload, before which a scan that nothing names yet stays; less than 24 hours: 24 hours
	Coba     bool          // only tell
}

// HasilSapu is what a sweep found.
type HasilSapu struct {
	Lepas   []string `json:"lepas"`   // sidik of sealed scans that no request names
	Ukuran  int64    `json:"ukuran"`  // their bytes
	Dibuang int      `json:"dibuang"` // of them removed
	Dipakai int      `json:"dipakai"` // sealed scans that requests name
	Muda    int      `json:"muda"`    // that nothing names yet, too young to remove
}

// Sapu finds the sealed scans that no request names any more or yet - uploads that
// were given up, requests whose personal part was erased - and removes them. Other
// files are not touched. Run it daily, and after a restore.
func Sapu(ctx context.Context, s register.Store, b blob.Store, o OpsiSapu) (h HasilSapu, err error) {
	if o.Sekarang.IsZero() {
		o.Sekarang = time.Now()
	}
	o.Umur = max(o.Umur, 24*time.Hour)
	h.Lepas = []string{}
	type butir struct {
		sidik  string
		ukuran int64
		waktu  time.Time
	}
	var semua []butir
	for i, err := range b.Daftar(ctx) { // before the names, so that none is named in between
		if err != nil {
			return h, err
		}
		w, tersegel, err := lihat(ctx, b, i.Sidik)
		if err != nil {
			return h, err
		}
		if tersegel {
			semua = append(semua, butir{i.Sidik, i.Ukuran, w})
		}
	}
	nama, err := dinamai(ctx, s)
	if err != nil {
		return h, err
	}
	for _, x := range semua {
		switch {
		case nama[x.sidik]:
			h.Dipakai++
		case o.Sekarang.Sub(x.waktu) < o.Umur:
			h.Muda++
		default:
			h.Lepas = append(h.Lepas, x.sidik)
			h.Ukuran += x.ukuran
			if o.Coba {
				continue
			}
			if err := b.Buang(ctx, x.sidik); err != nil && kominfo.KindOf(err) != kominfo.TidakAda {
				return h, err
			}
			h.Dibuang++
		}
	}
	return h, nil
}

// lihat reads when a file was sealed; false: it is none of ours, or was removed just
// now.
func lihat(ctx context.Context, b blob.Store, sidik string) (time.Time, bool, error) {
	f, info, err := b.Buka(ctx, sidik)
	if kominfo.KindOf(err) == kominfo.TidakAda {
		return time.Time{}, false, nil
	}
	if err != nil {
		return time.Time{}, false, err
	}
	defer f.Close()
	if info.Jenis != blob.Segel {
		return time.Time{}, false, nil
	}
	var kepala [panjangKepala]byte
	if _, err := io.ReadFull(f, kepala[:]); err != nil {
		return time.Time{}, false, nil // cut off; the verification tells that
	}
	w, err := waktuSegel(kepala[:])
	return w, err == nil, nil
}
