package lembarxlsx

import (
	"context"
	"io"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel/xlsx"
)

// Templat is a template to make. Register must be set.
type Templat struct {
	Register register.Register
	// Tindakan names the action through which the rows will become documents, in a
	// register with actions.
	Tindakan string
	// Pembaca, Lingkup and Rujukan give the drop-downs of fields that refer to
	// other registers; without them such a field takes an id or a name as text.
	Pembaca register.Reader
	Lingkup register.Lingkup
	Rujukan []register.Register
	Baris   int // rows prepared: 2,000 when 0
}

// Tulis writes the workbook. A choice is shown with its text, a document of
// another register with its name and, in brackets, its id, by which it is found
// again even when its name changes meanwhile. Nested fields are left out: they
// are filled in on the page of the document.
func (t Templat) Tulis(ctx context.Context, w io.Writer) error {
	in := t.Register.Info()
	isian, err := lembar.Impor{Register: t.Register, Tindakan: t.Tindakan}.Isian()
	if err != nil {
		return err
	}
	out := xlsx.Templat{Register: in.Nama, Versi: in.VersiSkema, Judul: in.Judul, Baris: t.Baris}
	for i := range isian {
		x := &isian[i]
		if x.Rupa == register.RupaRinci {
			if x.Wajib {
				return kominfo.E(kominfo.Ditolak, "lembarxlsx.Templat", "Isian %s wajib dan bertingkat, jadi register %s tidak dapat diisi lewat templat. Isi di halamannya.", x.Label, in.Judul)
			}
			continue
		}
		k := kolom(x)
		for _, p := range x.Pilihan {
			k.Pilihan = append(k.Pilihan, lembar.TeksPilihan(x, p.Nilai))
		}
		if x.Rupa == register.RupaRujukan && t.Pembaca != nil {
			if k.Pilihan, err = t.daftar(ctx, x.Rujukan); err != nil {
				return err
			}
		}
		out.Kolom = append(out.Kolom, k)
	}
	samakan(out.Kolom)
	return xlsx.BuatTemplat(w, out)
}

func (t Templat) daftar(ctx context.Context, nama string) ([]string, error) {
	for _, r := range t.Rujukan {
		if r.Info().Nama != nama {
			continue
		}
		d, lengkap, err := lembar.NamaRujukan(ctx, t.Pembaca, r, t.Lingkup)
		if err != nil || !lengkap { // a list that lacks some would refuse the others
			return nil, err
		}
		var out []string
		for _, x := range d {
			out = append(out, x.String())
		}
		return out, nil
	}
	return nil, nil
}
