package lembar

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"iter"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// KolomMeta gives the headings of the two columns by which a row finds its way
// back to its document: "id" and "versi", or "id_dokumen" and "versi_dokumen"
// where the register has a field of that name.
func KolomMeta(isian []register.Isian) (id, versi string) {
	id, versi = "id", "versi"
	for _, x := range isian {
		switch x.Nama {
		case "id":
			id = "id_dokumen"
		case "versi":
			versi = "versi_dokumen"
		}
	}
	return id, versi
}

// Keluaran is an export, ready to be written once or more often. Nothing is
// read before that. Make it with [Ekspor].
type Keluaran struct {
	r     register.Reader
	reg   register.Register
	nama  string
	l     register.Lingkup
	q     register.Query
	isian []register.Isian
	id    string // headings of the first two columns
	versi string
}

// Ekspor prepares the export of the documents that q finds within scope l, all
// pages of them. Personal fields are part of it only when l.Pribadi. Documents
// that change while it runs appear once, in their old or their new state.
func Ekspor(r register.Reader, reg register.Register, l register.Lingkup, q register.Query) *Keluaran {
	in := reg.Info()
	q.Isi, q.Kursor, q.Batas = true, "", 0
	k := &Keluaran{r: r, reg: reg, nama: in.Nama, l: l, q: q}
	k.id, k.versi = KolomMeta(in.Isian)
	for _, x := range in.Isian {
		if !x.Pribadi || l.Pribadi {
			k.isian = append(k.isian, x)
		}
	}
	return k
}

// Isian are the exported fields, in the order of the columns after id and versi.
func (k *Keluaran) Isian() []register.Isian { return k.isian }

// Kepala are the headings: id, versi, then the names of the fields.
func (k *Keluaran) Kepala() []string {
	out := []string{k.id, k.versi}
	for _, x := range k.isian {
		out = append(out, x.Nama)
	}
	return out
}

// Baris gives one row of texts for each document, in the order of Kepala, the
// fields as [Teks] gives them. The slice is reused: copy it to keep it. After an
// error the iteration ends.
func (k *Keluaran) Baris(ctx context.Context) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		row := make([]string, 2+len(k.isian))
		for d, err := range k.dokumen(ctx) {
			if err != nil {
				yield(nil, err)
				return
			}
			row[0], row[1] = string(d.meta.ID), strconv.FormatInt(d.meta.Versi, 10)
			m := anggota(d.isi)
			for i := range k.isian {
				row[2+i] = ""
				if v, ada := m[k.isian[i].Nama]; ada {
					row[2+i] = teksNilai(&k.isian[i], v)
				}
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

type dokumen struct {
	meta register.Meta
	isi  []byte
}

func (k *Keluaran) dokumen(ctx context.Context) iter.Seq2[dokumen, error] {
	return func(yield func(dokumen, error) bool) {
		for b, err := range register.Semua(ctx, k.r, k.reg, k.l, k.q) {
			var d dokumen
			if err == nil {
				d.meta = b.Meta
				d.isi, err = k.reg.Dokumen(b)
			}
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// TulisCSV writes the export as CSV that no spreadsheet can run as a formula;
// [tabel.UntukExcel] is right for a double click in an Indonesian Excel. Codes
// with leading zeros survive a spreadsheet only in XLSX.
func (k *Keluaran) TulisCSV(ctx context.Context, w io.Writer, o tabel.OpsiTulis) error {
	p := tabel.NewPenulisCSV(w, o)
	if err := p.Tulis(k.Kepala()); err != nil {
		return err
	}
	for row, err := range k.Baris(ctx) {
		if err != nil {
			return err
		}
		if err := p.Tulis(row); err != nil {
			return err
		}
	}
	return p.Selesai()
}

// amplop is one line of a JSONL export.
type amplop struct {
	Register string          `json:"register"`
	ID       register.ID     `json:"id"`
	Versi    int64           `json:"versi"`
	Ditarik  bool            `json:"ditarik,omitempty"`
	Dokumen  json.RawMessage `json:"dokumen"`
}

// TulisJSONL writes one line for each document, with nothing lost:
//
//	{"register":"aduan","id":"0199…","versi":3,"dokumen":{…}}
func (k *Keluaran) TulisJSONL(ctx context.Context, w io.Writer) error {
	bw := bufio.NewWriterSize(w, 64<<10)
	e := json.NewEncoder(bw)
	e.SetEscapeHTML(false) // the document keeps its bytes
	for d, err := range k.dokumen(ctx) {
		if err != nil {
			return err
		}
		if err := e.Encode(amplop{k.nama, d.meta.ID, d.meta.Versi, d.meta.Ditarik, d.isi}); err != nil {
			return err
		}
	}
	return bw.Flush()
}
