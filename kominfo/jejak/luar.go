package jejak

import (
	"context"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo"
)

// OpsiLuar says how [PeriksaLuar] checks.
type OpsiLuar struct {
	Jejak    string                     // Umum, also when empty, or Dalam
	Kunci    []note.Verifier            // the office's keys, trusted; none: those that the log itself publishes
	Lama     [][]byte                   // signed checkpoints of this log that were seen before
	Zona     kominfo.Zona               // for times in sentences; WIB when empty
	Kemajuan func(selesai, semua int64) // called after each tile with the entries checked; may be nil
}

// PeriksaLuar checks a whole published log, wherever its files are: ambil gets a
// file by its path ("jejak/umum/checkpoint", "jejak/umum/tile/8/0/000.p/5",
// "jejak/kunci") over HTTP, from a folder or with a browser's fetch, and says
// with an error of kind tidak_ada, or fs.ErrNotExist, that there is no such
// file. It need not read more than [MaksBerkas] bytes of one.
//
// It checks the signature of the checkpoint; that the leaves lead to its root,
// and the published tiles with them; for [Umum] every entry against its leaf,
// and that the versions of each document follow each other; and agreement with
// the checkpoints seen before. It reads each file once, in order, and keeps no
// more than a number for each document.
//
// What is wrong with the log is in the report. An error means that it could not
// be checked to the end: the context ended, the network failed, there is no
// checkpoint. The report then holds what was found until there, and is not Sah.
func PeriksaLuar(ctx context.Context, ambil func(ctx context.Context, path string) ([]byte, error), o OpsiLuar) (Laporan, error) {
	if o.Jejak == "" {
		o.Jejak = Umum
	}
	if o.Jejak != Umum && o.Jejak != Dalam {
		return Laporan{}, kominfo.E(kominfo.TidakSah, "jejak.PeriksaLuar", "Jejak %q tidak ada; pilih umum atau dalam.", potong(o.Jejak))
	}
	p := pemeriksa{OpsiLuar: o, ambil: ambil}
	err := p.jalan(ctx)
	l := Laporan{Ukuran: p.c.Ukuran, Checkpoint: p.catatan, Temuan: p.hasil(), Terbukti: []string{}, TidakTerbukti: []string{}}
	if l.Temuan == nil {
		l.Temuan = []kominfo.Finding{}
	}
	if err != nil {
		l.TidakTerbukti = append(l.TidakTerbukti, "Pemeriksaan terhenti sebelum selesai, jadi belum ada yang terbukti.")
		return l, err
	}
	l.Sah = !kominfo.AdaGalat(l.Temuan)
	l.Terbukti, l.TidakTerbukti = p.kalimat()
	return l, nil
}

// pemeriksa is one run of PeriksaLuar.
type pemeriksa struct {
	OpsiLuar
	pencatat
	ambil func(ctx context.Context, path string) ([]byte, error)

	c        Checkpoint
	catatan  string // the signed checkpoint
	bertanda bool   // its signature holds
	pinjaman bool   // the keys come from the log itself

	pohon     Pohon
	akarCocok bool // every leaf was read and they lead to the root
	bolong    bool // an entry could not be read, so versions may seem to be missing
	versi     urutanVersi

	lama  []Checkpoint // seen before, still to be compared, by size
	cocok int          // how many agree
}

func (p *pemeriksa) jalan(ctx context.Context) error {
	if lanjut, err := p.checkpoint(ctx); err != nil || !lanjut {
		return err
	}
	p.siapkanLama()
	p.bandingkan()
	for p.pohon.n < p.c.Ukuran {
		if err := ctx.Err(); err != nil {
			return err
		}
		if lanjut, err := p.ubin(ctx); err != nil || !lanjut {
			return err
		}
		if p.Kemajuan != nil {
			p.Kemajuan(p.pohon.n, p.c.Ukuran)
		}
	}
	if p.akarCocok = p.pohon.Akar() == p.c.Akar; !p.akarCocok {
		p.galat(TemuanAkar, "checkpoint", "Akar pohon yang dihitung dari seluruh ubin tidak sama dengan akar di checkpoint. Isi jejak telah diubah, atau ubinnya dari jejak lain. Ambil salinan baru; bila tetap begitu, tanyakan kepada kantornya.")
	}
	return p.tepiAtas(ctx)
}

// checkpoint reads the head of the log. It goes on with one whose signature does
// not hold, so that the report can say whether the rest is sound.
func (p *pemeriksa) checkpoint(ctx context.Context) (lanjut bool, err error) {
	b, err := p.ambil(ctx, "jejak/"+p.Jejak+"/checkpoint")
	if err != nil {
		return false, err
	}
	if len(b) <= MaksCheckpoint {
		p.catatan = strings.ToValidUTF8(string(b), "\uFFFD")
	}
	c, err := bacaCheckpoint(b)
	if err != nil {
		p.galat(TemuanTanda, "checkpoint", kominfo.PesanUntukOrang(err))
		return false, nil
	}
	p.c = c
	if c.Jejak != p.Jejak {
		p.galat(TemuanTanda, "checkpoint", "Checkpoint yang diberikan milik jejak "+c.Jejak+", bukan jejak "+p.Jejak+".")
		return false, nil
	}
	if len(p.Kunci) == 0 {
		p.pinjaman = true
		k, err := p.ambil(ctx, "jejak/kunci")
		if err != nil && !tiada(err) {
			return false, err
		}
		if err == nil {
			p.Kunci, err = UraiKunci(k)
		}
		if err != nil {
			p.galat(TemuanTanda, "kunci", "Tanda tangan tidak dapat diperiksa karena kunci publik tidak terbaca: "+kominfo.PesanUntukOrang(err))
			return true, nil
		}
	}
	if _, _, err := BukaCheckpoint(b, p.Kunci...); err != nil {
		p.galat(TemuanTanda, "checkpoint", kominfo.PesanUntukOrang(err))
	} else {
		p.bertanda = true
	}
	return true, nil
}
