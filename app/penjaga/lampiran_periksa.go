//go:build !(js && wasm)

package penjaga

import (
	"context"
	"fmt"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// folderLampiran is where the files of what is verified should be.
func (x *periksa) folderLampiran() string {
	switch l := x.o.Lampiran; {
	case x.o.Berkas != "":
		return l.di(x.o.Berkas)
	case l.Folder != "":
		return l.Folder
	}
	return x.o.berkas()
}

// lampiran reads every file that documents name and compares it with what they
// recorded. It runs after the documents were read: a file is stored before a
// document names it.
func (x *periksa) lampiran(ctx context.Context, lap *jejak.Laporan) error {
	l := x.o.Lampiran
	if len(l.Rujukan) == 0 {
		return nil
	}
	daftar, temuan, err := l.rujuk(ctx, x.s, x.o.Register)
	if err != nil {
		return err
	}
	if l.Tanpa {
		if len(daftar) > 0 {
			lap.TidakTerbukti = append(lap.TidakTerbukti, kominfo.FormatAngka(int64(len(daftar)))+" berkas yang dirujuk dokumen tidak diperiksa, atas pilihan -tanpa-berkas.")
		}
		return nil
	}
	p := &periksaBerkas{x: x, dir: x.folderLampiran(), daftar: daftar}
	if p.r, err = bukaRak(p.dir); err != nil {
		return err
	}
	defer p.r.tutup()
	if err := p.isi(ctx); err != nil {
		return err
	}
	lap.Temuan = append(append(lap.Temuan, temuan...), p.t.hasil()...)
	if p.n > 0 {
		lap.Terbukti = append(lap.Terbukti, fmt.Sprintf("Isi %s di %s sama dengan sidik yang dicatat dokumennya.", jumlahBerkas(p.n, p.byte), p.dir))
	}
	return p.lepas(ctx, lap)
}

// periksaBerkas is the part of a verification that is about files.
type periksaBerkas struct {
	x      *periksa
	r      *rak
	dir    string
	daftar []*dirujuk
	t      temuanBerkas
	n      int // good files
	byte   int64
}

func (p *periksaBerkas) isi(ctx context.Context) error {
	if p.r == nil {
		p.tanpaFolder(ctx)
		return nil
	}
	var k blob.Kemajuan
	for _, d := range p.daftar {
		n, _ := p.r.ukuran(d.sidik) // what is missing is told below
		k.DariBerkas++
		k.DariByte += n
	}
	kabar := func(n int) {
		k.Byte += int64(n)
		if f := p.x.o.Lampiran.Kemajuan; f != nil {
			f(k)
		}
	}
	for _, d := range p.daftar {
		n, err := p.r.ukuran(d.sidik)
		if err == nil {
			err = p.r.cocok(ctx, d.sidik, kabar)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		k.Berkas++
		if err == nil {
			p.n++
			p.byte += n
			continue
		}
		id, kata := temuanDari(err)
		p.t.catat(id, d.berat(), d.sidik, fmt.Sprintf("Berkas %s (%s) di %s %s. Pulihkan dari cadangan, atau unggah ulang aslinya.", pendek(d.sidik), d.sebut(ctx, p.x.s), p.dir, kata))
	}
	return nil
}

// tanpaFolder tells once that all the files are missing.
func (p *periksaBerkas) tanpaFolder(ctx context.Context) {
	var kini *dirujuk
	n := 0
	for _, d := range p.daftar {
		if !d.lama {
			n++
			if kini == nil {
				kini = d
			}
		}
	}
	switch {
	case kini != nil:
		p.t.catat(TemuanBerkasHilang, kominfo.Galat, "berkas", fmt.Sprintf("Folder berkas %s tidak ada, padahal dokumen merujuk %s berkas (antara lain %s). Letakkan foldernya di situ, atau sebutkan dengan -berkas FOLDER.",
			p.dir, kominfo.FormatAngka(int64(n)), kini.sebut(ctx, p.x.s)))
	case len(p.daftar) > 0:
		p.t.catat(TemuanBerkasHilang, kominfo.Peringatan, "berkas", fmt.Sprintf("Folder berkas %s tidak ada; %s berkas hanya dirujuk versi lama atau dokumen yang ditarik.",
			p.dir, kominfo.FormatAngka(int64(len(p.daftar)))))
	}
}

// lepas notes what is in the folder that no document names.
func (p *periksaBerkas) lepas(ctx context.Context, lap *jejak.Laporan) error {
	dirujuk := make(map[string]bool, len(p.daftar))
	for _, d := range p.daftar {
		dirujuk[d.sidik] = true
	}
	var n int
	var ukuran int64
	var asing []string
	nAsing := 0
	err := p.r.telusuri(ctx, func(sidik, nama string, u int64) {
		switch {
		case sidik == "":
			if nAsing++; nAsing <= maksSebut {
				asing = append(asing, fmt.Sprintf("%.80q", nama))
			}
		case !dirujuk[sidik]:
			n++
			ukuran += u
		}
	})
	if err != nil {
		return galat("penjaga.Periksa", "Folder berkas", p.dir, err)
	}
	if n > 0 {
		siapa := "dokumen mana pun"
		if p.x.o.Berkas != "" {
			siapa = "cadangan ini (mungkin oleh cadangan lain di folder yang sama)"
		}
		lap.TidakTerbukti = append(lap.TidakTerbukti, fmt.Sprintf("%s di %s tidak dirujuk %s, jadi tidak diperiksa.", jumlahBerkas(n, ukuran), p.dir, siapa))
	}
	if nAsing > 0 {
		lap.TidakTerbukti = append(lap.TidakTerbukti, fmt.Sprintf("Di %s ada %s berkas yang bukan dari Lumbung (%s). Pindahkan keluar dari folder itu.", p.dir, kominfo.FormatAngka(int64(nAsing)), strings.Join(asing, ", ")))
	}
	return nil
}
