package lembar

import (
	"context"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// BatasRujukan is the most documents of another register that are offered or
// looked up by name.
const BatasRujukan = 20_000

// NamaRujukan lists the documents of a register by the names people know them
// by, in the order of their making. lengkap is false when there are more than
// [BatasRujukan].
func NamaRujukan(ctx context.Context, r register.Reader, reg register.Register, l register.Lingkup) (daftar []Rujukan, lengkap bool, err error) {
	for b, err := range register.Semua(ctx, r, reg, l, register.Query{Isi: true}) {
		switch {
		case err != nil:
			return nil, false, err
		case len(daftar) == BatasRujukan:
			return daftar, false, nil
		}
		doc, err := reg.Dokumen(b)
		if err != nil {
			return nil, false, err
		}
		t, err := reg.Hitung(doc)
		if err != nil {
			return nil, false, err
		}
		n := strings.Join(strings.Fields(t.Sebutan), " ")
		if n == "" {
			n = string(b.ID)
		}
		daftar = append(daftar, Rujukan{b.ID, n})
	}
	return daftar, true, nil
}

// Rujukan is a document as a field refers to it.
type Rujukan struct {
	ID   register.ID `json:"id"`
	Nama string      `json:"nama"`
}

// String gives "Dinas Kesehatan [0199…]": the name for people and the id for the
// way back.
func (r Rujukan) String() string { return r.Nama + " [" + string(r.ID) + "]" }

// rujuk turns what a cell says about a document of another register into its id.
func (p *proses) rujuk(x *register.Isian, s string) (string, *kominfo.Finding) {
	if kominfo.UUIDSah(s) {
		return s, nil
	}
	if i := strings.LastIndex(s, " ["); i >= 0 && strings.HasSuffix(s, "]") && kominfo.UUIDSah(s[i+2:len(s)-1]) {
		return s[i+2 : len(s)-1], nil
	}
	m, err := p.nama(x.Rujukan)
	if err != nil {
		return "", temuan("LBR-RUJUKAN", x, x.Label+" tidak dapat dicari: "+kominfo.PesanUntukOrang(err))
	}
	if m == nil {
		return s, nil // the register itself refuses what is no id
	}
	switch id := m[kunciNama(s)]; len(id) {
	case 1:
		return string(id[0]), nil
	case 0:
		return "", temuan("LBR-RUJUKAN", x, x.Label+sebut(x, s)+" tidak ditemukan di register "+x.Rujukan+". Tulis namanya persis seperti di sana, atau pilih dari daftar di templat.")
	}
	return "", temuan("LBR-RUJUKAN", x, x.Label+sebut(x, s)+" adalah nama beberapa dokumen di register "+x.Rujukan+". Pilih dari daftar di templat, yang menyertakan id-nya.")
}

func kunciNama(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// nama gives the ids of a referenced register by name, read at first need.
func (p *proses) nama(reg string) (map[string][]register.ID, error) {
	if m, ada := p.namaRujukan[reg]; ada {
		return m, nil
	}
	r := p.registerRujukan(reg)
	if r == nil {
		p.namaRujukan[reg] = nil
		return nil, nil
	}
	d, _, err := NamaRujukan(p.ctx, p.r, r, p.lingkupRujukan())
	if err != nil {
		return nil, err
	}
	m := make(map[string][]register.ID, len(d))
	for _, x := range d {
		k := kunciNama(x.Nama)
		m[k] = append(m[k], x.ID)
	}
	p.namaRujukan[reg] = m
	return m, nil
}

func (p *proses) registerRujukan(nama string) register.Register {
	for _, r := range p.im.Rujukan {
		if r.Info().Nama == nama {
			return r
		}
	}
	return nil
}

func (p *proses) lingkupRujukan() register.Lingkup {
	if l := p.im.LingkupRujukan; l.Semua || l.Pemilik != nil {
		return l
	}
	return p.im.Lingkup
}

// adaRujukan asks whether a document that a column refers to exists. Without its
// register that is left to the store.
func (p *proses) adaRujukan(ctx context.Context, k register.InfoKolom, id register.ID) (bool, error) {
	kunci := k.Rujukan + "\x00" + string(id)
	if ada, tahu := p.rujukanAda[kunci]; tahu {
		return ada, nil
	}
	r := p.registerRujukan(k.Rujukan)
	if r == nil {
		return true, nil
	}
	// The store checks a reference without regard to scope; so does this.
	_, err := p.r.Baca(ctx, r, register.LingkupUmum(), id, 0)
	if k := kominfo.KindOf(err); err != nil && k != kominfo.TidakAda {
		return false, err
	}
	p.rujukanAda[kunci] = err == nil
	return err == nil, nil
}
