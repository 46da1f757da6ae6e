package blob

import (
	"context"
	"maps"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
)

// OpsiPeriksa sets up [Folder.Periksa].
type OpsiPeriksa struct {
	// Harap lists the files that should be there, as the registers name them. nil:
	// nothing is known about that, and only what is there is examined.
	Harap []string

	Kemajuan func(Kemajuan) // told after every file; may be nil
}

// Laporan is the result of [Folder.Periksa].
type Laporan struct {
	Berkas int               `json:"berkas"` // files whose content was read
	Ukuran int64             `json:"ukuran"` // their bytes
	Temuan []kominfo.Finding `json:"temuan"`
}

// Periksa reads every file again and compares it with its sidik. It finds files
// that changed or cannot be read (BLOB-UBAH-01, BLOB-BACA-01), that should be there
// and are not (BLOB-HILANG-01), that nobody refers to (BLOB-LEPAS-01, a note), and
// what does not belong into the folder (BLOB-ASING-01). It changes nothing.
func (f *Folder) Periksa(ctx context.Context, o OpsiPeriksa) (Laporan, error) {
	l := Laporan{Temuan: []kominfo.Finding{}}
	var k Kemajuan
	for i, err := range f.Daftar(ctx) {
		if err != nil {
			return Laporan{}, err
		}
		k.DariBerkas++
		k.DariByte += i.Ukuran
	}
	var harap map[string]bool // value: it was found
	if o.Harap != nil {
		harap = make(map[string]bool, len(o.Harap))
		for _, s := range o.Harap {
			harap[s] = false
		}
	}
	catat := func(id string, s kominfo.Severity, jalur, pesan string) {
		l.Temuan = append(l.Temuan, kominfo.Finding{ID: id, Path: jalur, Severity: s, Message: pesan})
	}
	err := f.telusuri(ctx, func(b butir) bool {
		if b.sidik == "" {
			catat("BLOB-ASING-01", kominfo.Peringatan, tampil(b.jalur), "Di folder penyimpanan berkas ada "+tampil(b.jalur)+" yang bukan dari Lumbung. Pindahkan keluar dari folder itu.")
			return true
		}
		if _, dirujuk := harap[b.sidik]; dirujuk {
			harap[b.sidik] = true
		} else if harap != nil {
			catat("BLOB-LEPAS-01", kominfo.Catatan, b.sidik, "Berkas "+b.sidik[:12]+"… ("+FormatUkuran(b.ukuran)+") tidak dirujuk dokumen mana pun. Boleh dibuang bila memang tidak diperlukan.")
		}
		got, n, err := f.hitung(ctx, b.sidik)
		if ctx.Err() != nil {
			return false
		}
		switch {
		case kominfo.KindOf(err) == kominfo.TidakAda: // removed just now
			return true
		case err != nil:
			catat("BLOB-BACA-01", kominfo.Galat, b.sidik, "Berkas "+b.sidik[:12]+"… tidak dapat dibaca. Periksa cakramnya, lalu pulihkan berkas itu dari cadangan.")
		case got != b.sidik:
			catat("BLOB-UBAH-01", kominfo.Galat, b.sidik, "Isi berkas "+b.sidik[:12]+"… sudah berubah dari saat disimpan. Pulihkan dari cadangan, atau unggah ulang aslinya.")
		}
		l.Berkas++
		l.Ukuran += n
		k.Berkas++
		k.Byte += n
		if o.Kemajuan != nil {
			o.Kemajuan(k)
		}
		return true
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return Laporan{}, err
	}
	for _, s := range slices.Sorted(maps.Keys(harap)) {
		if !harap[s] {
			catat("BLOB-HILANG-01", kominfo.Galat, tampil(s), "Berkas dengan sidik "+tampil(potong(s, 12))+"… dirujuk dokumen, tetapi tidak ada di penyimpanan. Pulihkan dari cadangan, atau unggah ulang aslinya.")
		}
	}
	return l, nil
}

func (f *Folder) hitung(ctx context.Context, sidik string) (string, int64, error) {
	h, _, err := f.buka("blob.Periksa", sidik)
	if err != nil {
		return "", 0, err
	}
	defer h.Close()
	return sidikDari(ctx, h, nil)
}
