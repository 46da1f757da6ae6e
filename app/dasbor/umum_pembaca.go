package dasbor

import (
	"context"
	"errors"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// pembaca reads over the API for code that asks for larger pages of bodies than
// the API gives at once; the cursor leads to the rest.
type pembaca struct{ klien.Sumber }

func (p pembaca) Cari(ctx context.Context, r register.Register, l register.Lingkup, q register.Query) (register.Halaman, error) {
	if q.Isi && q.Batas > batasSekali {
		q.Batas = batasSekali
	}
	return p.Sumber.Cari(ctx, r, l, q)
}

// PeriksaLuar has a document checked where its law is.
func (p pembaca) PeriksaLuar(ctx context.Context, r register.Register, id register.ID, doc []byte) ([]kominfo.Finding, error) {
	if s, ok := p.Sumber.(register.Pemeriksa); ok {
		return s.PeriksaLuar(ctx, r, id, doc)
	}
	return nil, nil
}

// tempat keeps the place of something that comes and goes. go-app compares
// children by position: without it everything below would move up one place, the
// focus would land in another field, and work begun by a button that is thereby
// replaced would never be answered.
func tempat(x any) any {
	if x == nil {
		return el.TakTampak()
	}
	return x
}

// temuanGalat gives the findings of a refusal.
func temuanGalat(err error) []kominfo.Finding {
	if e, ok := errors.AsType[*kominfo.Error](err); ok {
		return e.Findings
	}
	return nil
}
