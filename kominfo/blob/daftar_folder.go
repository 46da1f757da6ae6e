package blob

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// daftarFolder lists the files of a folder. It reads names and sizes only, and
// never more entries than o allows, however many there are.
func daftarFolder(ctx context.Context, dari fs.FS, o OpsiImpor) ([]calon, error) {
	d := &penelusur{ctx: ctx, dari: dari, o: o}
	if err := d.folder(".", 0); err != nil {
		return nil, err
	}
	return d.cs, nil
}

type penelusur struct {
	ctx   context.Context
	dari  fs.FS
	o     OpsiImpor
	cs    []calon
	n     int
	total int64
}

func (d *penelusur) folder(dir string, dalam int) error {
	const op = "blob.Impor"
	if dalam > dalamMaks {
		d.tolak(dir, temuan("BLOB-BACA-03", kominfo.Galat, dir, "terlalu dalam: lebih dari 32 folder di dalam folder. Pindahkan isinya ke atas."))
		return nil
	}
	isi, err := d.isi(dir)
	if err != nil {
		if _, ok := errors.AsType[*kominfo.Error](err); ok || d.ctx.Err() != nil {
			return err
		}
		if dir == "." {
			return kominfo.E(kominfo.TidakAda, op, "Folder tidak dapat dibaca. Periksa hak aksesnya.").Sebab(err)
		}
		d.tolak(dir, temuan("BLOB-BACA-02", kominfo.Galat, dir, "adalah folder yang tidak dapat dibaca. Periksa hak aksesnya."))
		return nil
	}
	for _, e := range isi {
		if err := d.ctx.Err(); err != nil {
			return err
		}
		p := path.Join(dir, e.Name())
		switch {
		case sampah(e.Name()):
			d.tolak(p, lewati(p))
		case e.IsDir():
			if err := d.folder(p, dalam+1); err != nil {
				return err
			}
		case !e.Type().IsRegular():
			d.tolak(p, temuan("BLOB-TAUTAN-01", kominfo.Galat, p, "tidak diterima: tautan (pintasan) atau berkas khusus sistem, bukan berkas biasa. Salin berkas aslinya ke folder ini."))
		default:
			if err := d.berkas(p, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// isi reads a folder in pieces, so that one with a million names is refused before
// all of them are in memory.
func (d *penelusur) isi(dir string) ([]fs.DirEntry, error) {
	h, err := d.dari.Open(dir)
	if err != nil {
		return nil, err
	}
	defer h.Close()
	r, ok := h.(fs.ReadDirFile)
	if !ok {
		return nil, fs.ErrInvalid
	}
	var out []fs.DirEntry
	for {
		if err := d.ctx.Err(); err != nil {
			return nil, err
		}
		es, err := r.ReadDir(512)
		out = append(out, es...)
		if d.n += len(es); d.n > d.o.BatasJumlah {
			return nil, tolakJumlah(d.o.BatasJumlah)
		}
		if err == io.EOF || err == nil && len(es) == 0 {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

func (d *penelusur) berkas(p string, e fs.DirEntry) error {
	st, err := e.Info()
	if err != nil {
		d.tolak(p, temuan("BLOB-BACA-02", kominfo.Galat, p, "tidak dapat dibaca. Periksa hak aksesnya, atau salin ulang berkas itu."))
		return nil
	}
	if st.Size() > d.o.Batas {
		d.tolak(p, terlaluBesar(p, st.Size(), d.o.Batas))
		return nil
	}
	if d.total += st.Size(); d.total > d.o.BatasTotal {
		return tolakTotal(d.o.BatasTotal)
	}
	nama, fs := namaJalur(p)
	d.cs = append(d.cs, calon{nama: nama, asli: p, ukuran: st.Size(), penanda: st.ModTime().UTC().Format("2006-01-02T15:04:05.000000000Z"), diubah: st.ModTime(), temuan: fs,
		buka: func() (io.ReadCloser, error) { return d.dari.Open(p) }})
	return nil
}

func (d *penelusur) tolak(p string, f kominfo.Finding) {
	nama, _ := namaJalur(p)
	d.cs = append(d.cs, calon{nama: nama, asli: p, temuan: []kominfo.Finding{f}})
}

// sampah reports what systems and programs leave in folders.
func sampah(nama string) bool {
	switch strings.ToLower(nama) {
	case "thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information":
		return true
	}
	return strings.HasPrefix(nama, ".") || strings.HasPrefix(nama, "~$")
}

func lewati(p string) kominfo.Finding {
	return temuan("BLOB-LEWAT-01", kominfo.Catatan, p, "dilewati: tersembunyi, atau hanya catatan sistem dan Office.")
}

// namaJalur makes every part of a path safe, and tells when that changed it.
func namaJalur(p string) (string, []kominfo.Finding) {
	bagian := strings.Split(p, "/")
	for i, b := range bagian {
		bagian[i] = NamaAman(b)
	}
	nama := strings.Join(bagian, "/")
	if nama == p {
		return nama, nil
	}
	f := temuan("BLOB-NAMA-03", kominfo.Peringatan, nama, "semula bernama lain: ada huruf tersembunyi, pembalik arah tulisan, atau huruf yang dilarang dalam nama berkas. Periksa apakah namanya memang begini.")
	f.Fix = &kominfo.Usul{Dari: tampil(p), Menjadi: nama}
	return nama, []kominfo.Finding{f}
}

func tolakJumlah(batas int) error {
	return kominfo.TidakSahKarena("blob.Impor", []kominfo.Finding{{ID: "BLOB-JUMLAH-01", Severity: kominfo.Galat,
		Message: "Isinya lebih dari " + kominfo.FormatAngka(int64(batas)) + " berkas dan folder. Bagi menjadi beberapa bagian, misalnya satu folder tiap aspek."}})
}

func tolakTotal(batas int64) error {
	return kominfo.TidakSahKarena("blob.Impor", []kominfo.Finding{{ID: "BLOB-TOTAL-01", Severity: kominfo.Galat,
		Message: "Jumlah besar isinya melebihi " + FormatUkuran(batas) + ". Bagi menjadi beberapa bagian, misalnya satu folder tiap aspek."}})
}
