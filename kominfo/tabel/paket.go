package tabel

import (
	"errors"
	"io"
	"path"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// paket is an Office Open XML package: a zip whose parts are read under limits.
type paket struct {
	o      Opsi
	bagian map[string]*entriZip // by lower-case name without leading slash
	sisa   int64                // bytes that may still be unpacked
}

func bukaPaket(isi []byte, o Opsi) (*paket, error) {
	es, err := bacaZip(isi, o.MaksEntri)
	if err != nil {
		return nil, errTerpotong()
	}
	if len(es) > o.MaksEntri {
		return nil, terlaluBanyak("bagian di dalam paket XLSX", int64(o.MaksEntri))
	}
	p := &paket{o: o, bagian: make(map[string]*entriZip, len(es)), sisa: o.MaksUrai}
	for _, f := range es {
		n := namaBagian(f.nama)
		if _, ganda := p.bagian[n]; !ganda {
			p.bagian[n] = f
		}
		if f.bersandi {
			return nil, errSandi()
		}
	}
	return p, nil
}

func namaBagian(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "\\", "/"))
	return strings.TrimPrefix(path.Clean("/"+s), "/")
}

func (p *paket) ada(nama string) bool { return p.bagian[namaBagian(nama)] != nil }

// buka gives a scanner over a part; the caller closes it.
func (p *paket) buka(nama string) (*pemindai, io.Closer, error) {
	f := p.bagian[namaBagian(nama)]
	if f == nil {
		return nil, nil, tidakSah("Berkas XLSX ini tidak lengkap: bagian %q tidak ada. Simpan ulang dari Excel, lalu kirim lagi.", nama)
	}
	r, err := f.buka()
	if err != nil {
		return nil, nil, errTerpotong()
	}
	t, err := newTeks(&pembatas{p: p, r: r, padat: int64(f.padat)})
	if err != nil {
		r.Close()
		return nil, nil, galatUrai(err)
	}
	return newPemindai(t, 8*p.o.MaksPanjang), r, nil
}

// galatUrai keeps our own errors and turns those of zip and flate into one that
// an official understands.
func galatUrai(err error) error {
	if _, ok := errors.AsType[*kominfo.Error](err); ok {
		return err
	}
	return errTerpotong()
}

// pembatas counts what comes out of a part and stops a zip bomb while it
// unpacks; the sizes that the zip itself states are not trusted.
type pembatas struct {
	p      *paket
	r      io.Reader
	padat  int64
	keluar int64
}

func (b *pembatas) Read(buf []byte) (int, error) {
	n, err := b.r.Read(buf)
	b.keluar += int64(n)
	b.p.sisa -= int64(n)
	if b.p.sisa < 0 || b.keluar > 1<<20 && b.keluar > b.p.o.MaksRasio*max(b.padat, 1) {
		return 0, tidakSah("Isi berkas XLSX ini mengembang jauh melebihi ukurannya, seperti bom zip. Hapus format pada baris dan kolom kosong, simpan ulang dari Excel, lalu kirim lagi.")
	}
	return n, err
}

// hubungan is one relationship of a part to another.
type hubungan struct{ jenis, sasaran string }

// relasi reads the relationships of a part ("" is the package itself), by id.
// The targets are full names.
func (p *paket) relasi(bagian string) (map[string]hubungan, error) {
	dir, nama := path.Split(bagian)
	rel := dir + "_rels/" + nama + ".rels"
	m := map[string]hubungan{}
	if !p.ada(rel) {
		return m, nil
	}
	x, c, err := p.buka(rel)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	for {
		s, err := x.lanjut()
		if err != nil {
			return nil, galatUrai(err)
		}
		if s == simpulHabis {
			return m, nil
		}
		if s == simpulBuka && string(x.nama()) == "Relationship" && len(m) < p.o.MaksEntri {
			t := x.atrTeks("Target")
			if !strings.HasPrefix(t, "/") {
				t = path.Join(dir, t)
			}
			j := x.atrTeks("Type")
			m[x.atrTeks("Id")] = hubungan{j[strings.LastIndexByte(j, '/')+1:], t}
		}
	}
}
