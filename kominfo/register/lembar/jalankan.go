package lembar

import (
	"context"
	"errors"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// PerTransaksi is the most rows that one transaction writes in mode [YangSah].
const PerTransaksi = 2000

// Jalankan checks the file as Periksa does, warnings of the register's law aside,
// and writes what is valid. In mode [Utuh] one bad row means that nothing is
// written: the report then has Ditolak above 0 and Ditulis 0, and there is no
// error. An error is one of the machine; the report beside it says what was
// stored before. Running the same file again changes nothing.
func (im Impor) Jalankan(ctx context.Context, s register.Store, m Masukan) (Laporan, error) {
	p, bisa, err := im.mulai(ctx, s, m)
	if err != nil {
		return Laporan{}, err
	}
	if !bisa {
		return p.lap, nil
	}
	if im.Mode == YangSah {
		err = p.jalankanSah(ctx, s)
	} else {
		err = p.jalankanUtuh(ctx, s)
	}
	return p.lap, err
}

// galatBaris stops a transaction at one of its rows: the store refused it,
// because something changed since it was compared.
type galatBaris struct {
	i   int
	err error
}

func (e galatBaris) Error() string { return e.err.Error() }
func (e galatBaris) Unwrap() error { return e.err }

// dalam runs a step in one transaction of s. Nothing of it counts when the
// transaction fails.
func (p *proses) dalam(ctx context.Context, s register.Store, langkah func() error) error {
	awal, r, coba := p.lap, p.r, *p.tx
	err := s.Ubah(ctx, p.im.Aktor, func(tx register.Tx) error {
		p.lap = awal // the function may run again
		p.r, p.nyata, p.disimpan = tx, tx, map[register.ID]int{}
		p.tx.Reader, p.tx.aktor, p.tx.kini = tx, tx.Aktor(), tx.Sekarang()
		return langkah()
	})
	p.r, p.nyata = r, nil
	p.tx.Reader, p.tx.aktor, p.tx.kini = coba.Reader, coba.aktor, coba.kini
	if err != nil && !errors.Is(err, errDitolak) {
		p.lap = awal
	}
	if g, ok := errors.AsType[*register.GalatTulisan](err); ok && g.Register == p.in.Nama {
		if i, ada := p.disimpan[g.ID]; ada { // told at a later row, or at the end
			return galatBaris{i, g.Err}
		}
	}
	return err
}

var errDitolak = errors.New("ada baris yang ditolak")

// jalankanUtuh writes all rows in one transaction. After the first refusal the
// rest is only checked, so that the report is complete, and nothing is kept.
func (p *proses) jalankanUtuh(ctx context.Context, s register.Store) error {
	n := p.s.jumlah()
	err := p.dalam(ctx, s, func() error {
		for a := 0; a < n; a += PerTransaksi {
			b := min(a+PerTransaksi, n)
			for i := a; i < b; i++ {
				if err := p.semua(ctx, i, i+1); err != nil {
					return err
				}
				if p.lap.Ditolak > 0 {
					p.nyata = nil
				}
			}
			p.kemajuan(b)
		}
		if p.lap.Ditolak > 0 {
			return errDitolak
		}
		return nil
	})
	if g, ok := errors.AsType[galatBaris](err); ok {
		// The rows before and after it are checked once more, for a whole report.
		if err := p.semua(ctx, 0, g.i); err != nil {
			return err
		}
		if err := p.tolakStore(g); err != nil {
			return err
		}
		err = p.semua(ctx, g.i+1, n)
		p.lap.Ditulis = 0
		return err
	}
	if errors.Is(err, errDitolak) {
		p.lap.Ditulis = 0
		return nil
	}
	return err
}

// jalankanSah writes in transactions of PerTransaksi rows. When the store refuses
// a row, those before it are written without it, then it is refused alone.
func (p *proses) jalankanSah(ctx context.Context, s register.Store) error {
	n := p.s.jumlah()
	for a := 0; a < n; {
		b := min(a+PerTransaksi, n)
		for b > a {
			err := p.dalam(ctx, s, func() error { return p.semua(ctx, a, b) })
			if err == nil {
				break
			}
			g, ok := errors.AsType[galatBaris](err)
			if !ok {
				return err
			}
			if g.i > a {
				b = g.i
				continue
			}
			if err := p.tolakStore(g); err != nil {
				return err
			}
			b = a + 1
			break
		}
		a = b
		p.kemajuan(a)
	}
	return nil
}

func (p *proses) tolakStore(g galatBaris) error {
	fs, ok := p.temuanDari(g.i, p.s.identitas(g.i), g.err)
	if !ok {
		return g.err
	}
	return p.tolak(fs...)
}

func asError(err error) *kominfo.Error {
	e, _ := errors.AsType[*kominfo.Error](err)
	return e
}
