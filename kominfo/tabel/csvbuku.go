package tabel

import (
	"bytes"

	"github.com/lumbung-id/lumbung/kominfo"
)

// bacaCSV reads a whole CSV into a Buku of one sheet. Rows keep all their
// fields, trailing empty ones too, so that a ragged table can be recognised.
func bacaCSV(nama string, isi []byte, o Opsi) (*Buku, error) {
	p := BacaCSV(bytes.NewReader(isi), o)
	sisa := o.MaksSel
	tp := penampung{o: o, sisa: &sisa}
	var sel []Sel
	var gab []byte
	lepas := 0
	for r, err := range p.Baris() {
		if err != nil {
			return nil, err
		}
		// One string per record, cut into cells: one allocation instead of many.
		gab, sel = gab[:0], sel[:0]
		for _, f := range r.Medan {
			gab = append(gab, f...)
		}
		s := string(gab)
		for _, f := range r.Medan {
			c := Sel{Teks: s[:len(f)]}
			if len(f) > 0 {
				c.Jenis = Teks
			}
			s = s[len(f):]
			sel = append(sel, c)
		}
		if err := tp.tambah(r.Nomor, sel, true); err != nil {
			return nil, err
		}
		if r.KutipLepas && lepas == 0 {
			lepas = r.Nomor
		}
	}
	b := &Buku{Nama: nama, Format: CSV, Penyandian: p.Penyandian(), Pemisah: p.Pemisah(),
		Lembar: []Lembar{{Baris: tp.baris}}}
	if lepas > 0 {
		b.catat("TABEL-KUTIP", kominfo.Peringatan, "Baris %d membuka tanda kutip yang tidak pernah ditutup. Berkas mungkin terpotong; periksa baris itu dan akhir berkas.", lepas)
	}
	if n := p.BukanUTF8(); n > 0 && b.Penyandian == Campuran {
		b.catat("TABEL-SANDI", kominfo.Peringatan, "%d byte bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf khusus seperti é atau tanda kutip, lalu simpan ulang sebagai CSV UTF-8.", n)
	}
	return b, nil
}

func (b *Buku) catat(id string, s kominfo.Severity, format string, args ...any) {
	b.Temuan = append(b.Temuan, kominfo.Finding{ID: id, Severity: s, Message: kominfo.E("", "", format, args...).Message})
}
