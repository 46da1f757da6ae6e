package register

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Def defines a register of documents of struct type T. It is a value: make it
// once, do not change it afterwards. A *Def[T] is a [Register].
type Def[T any] struct {
	Nama       string // snake_case, for URLs, tables, the CLI: "perangkat_daerah"
	Judul      string // for people: "Perangkat daerah"
	Keterangan string // one sentence: what is kept here and on what authority
	Jejak      Jejak  // Umum or Dalam; Dalam where the entries themselves are not public
	Skema      []byte // JSON Schema of T, made by registertest.Skema; optional
	VersiSkema int    // from 1; a change of T's JSON needs the next number and a Naik

	// Naik brings one part of a document from schema version n to n+1 when it is
	// read. It gets the public and the personal part apart. History keeps its bytes.
	Naik map[int]func(bagian []byte) ([]byte, error)

	Kolom   []AnyKolom[T]
	Indeks  [][]string // columns to find by
	Unik    [][]string // columns that together occur once among documents not withdrawn
	Ringkas [][]string // columns a list shows without bodies: a covering index

	Sebutan func(*T) string // how people name the document in lists and links; nil: its id
	Pemilik func(*T) string // owning perangkat daerah; nil: that of the writer, for ever

	// Check is the register's own law. It sees the other registers through r and
	// gets lama nil for a new document. Field rules from the tags were checked
	// before. An error means that the law could not be asked, not that it was broken.
	Check func(ctx context.Context, r Reader, lama *Dokumen[T], baru *T) ([]kominfo.Finding, error)

	// Ikutan names documents, of other registers too, that are about the same person
	// as d: when one of them loses its personal part, all do, in one transaction and
	// through whichever door, so that nobody is erased by half. It sees d without
	// its personal part. nil: there are none.
	Ikutan func(ctx context.Context, r Reader, d *Dokumen[T]) ([]Kait, error)

	// Lepas says why the personal part of a document may not be erased by a, besides
	// what rights say of the register; nil: nothing speaks against it. It is asked of
	// the document and of all that go with it.
	Lepas func(a kominfo.Aktor, d *Dokumen[T]) error

	// Tindakan are the only ways to write. Empty: create, change and "tarik" by
	// anyone with the right.
	Tindakan []Tindakan[T]

	sekali sync.Once // a Def is used through its pointer and never copied
	bt     *bentuk
}

func (d *Def[T]) bentuk() *bentuk {
	d.sekali.Do(func() {
		d.bt = bentukTipe(reflect.TypeFor[T]())
		d.bt.naik = d.Naik
		var ks []InfoKolom
		for _, k := range d.Kolom {
			ks = append(ks, k.info())
		}
		var ts []InfoTindakan
		for i := range d.Tindakan {
			ts = append(ts, d.Tindakan[i].info())
		}
		d.bt.lengkapi(Info{Nama: d.Nama, Judul: d.Judul, Keterangan: d.Keterangan, Jejak: d.Jejak,
			VersiSkema: d.VersiSkema, Skema: d.Skema, Indeks: d.Indeks, Unik: d.Unik, Ringkas: d.Ringkas}, ks, ts)
	})
	return d.bt
}

// Register is a Def without its type, so that one list holds any. It is sealed: only
// *Def[T] implements it, and what [DariInfo] makes.
type Register interface {
	// Info describes the register.
	Info() Info
	// Tulis carries out a create, a change or an action inside tx.
	Tulis(ctx context.Context, tx Tx, p Permintaan) (Meta, error)
	// Periksa checks a whole document without writing it: fields, then Check.
	// lama is the row that it would replace, nil for a new document.
	Periksa(ctx context.Context, r Reader, lama *Baris, doc []byte) ([]kominfo.Finding, error)
	// Dokumen gives the JSON of a row: both parts together, at today's schema.
	Dokumen(b Baris) ([]byte, error)
	// Hitung computes columns, owner and name of a document.
	Hitung(doc []byte) (Turunan, error)
	// Kaitan names the documents that are about the same person as that of a row.
	Kaitan(ctx context.Context, r Reader, b Baris) ([]Kait, error)
	sealed()
}

// Turunan is what is derived from a document at every write.
type Turunan struct {
	Kolom   []any
	Pemilik string // "" when the Def leaves the owner to the writer
	Sebutan string
}

// Info describes a register without its type.
type Info struct {
	Nama       string         `json:"nama"`
	Judul      string         `json:"judul"`
	Keterangan string         `json:"keterangan,omitempty"`
	Jejak      Jejak          `json:"jejak"`
	VersiSkema int            `json:"versi_skema"`
	Skema      []byte         `json:"-"`
	Isian      []Isian        `json:"isian"`
	Kolom      []InfoKolom    `json:"kolom"`
	Indeks     [][]string     `json:"-"`
	Unik       [][]string     `json:"unik,omitempty"`
	Ringkas    [][]string     `json:"-"`
	Tindakan   []InfoTindakan `json:"tindakan,omitempty"`
	Bebas      bool           `json:"bebas"` // generic create, change and withdrawal are allowed
}

func (in Info) indeksKolom(nama string) int {
	return slices.IndexFunc(in.Kolom, func(k InfoKolom) bool { return k.Nama == nama })
}

// AdaPribadi reports whether any field is personal data.
func (in Info) AdaPribadi() bool {
	return slices.ContainsFunc(in.Isian, func(x Isian) bool { return x.Pribadi })
}

// CariIsian gives the field of a name, or nil.
func (in Info) CariIsian(nama string) *Isian { return cariIsian(in.Isian, nama) }

func (d *Def[T]) sealed() {}

// Info describes the register. Its lists are shared: do not change them.
func (d *Def[T]) Info() Info { return d.bentuk().info }

// Hitung computes columns, owner and name from a document's JSON.
func (d *Def[T]) Hitung(doc []byte) (Turunan, error) {
	var v T
	if err := json.Unmarshal(doc, &v); err != nil {
		return Turunan{}, kominfo.E(kominfo.Rusak, "register.Hitung", "Dokumen register %s tidak dapat dibaca.", d.Nama).Sebab(err)
	}
	return d.hitung(&v), nil
}

func (d *Def[T]) hitung(v *T) Turunan {
	t := Turunan{Kolom: make([]any, len(d.Kolom))}
	for i, k := range d.Kolom {
		t.Kolom[i] = k.nilai(v)
	}
	if d.Pemilik != nil {
		t.Pemilik = d.Pemilik(v)
	}
	if d.Sebutan != nil {
		t.Sebutan = d.Sebutan(v)
	}
	return t
}

// Dokumen gives the JSON of a row at today's schema.
func (d *Def[T]) Dokumen(b Baris) ([]byte, error) { return d.bentuk().dokumen(b) }

func (d *Def[T]) buka(b Baris) (Dokumen[T], error) {
	out := Dokumen[T]{Meta: b.Meta}
	err := uraiDokumen(d, b, &out.Isi)
	return out, err
}

// Dokumen is a typed document with its meta data.
type Dokumen[T any] struct {
	Meta
	Isi T
}

// Baca gives the current version of a document.
func (d *Def[T]) Baca(ctx context.Context, r Reader, l Lingkup, id ID) (Dokumen[T], error) {
	return Tipe[T]{d}.Baca(ctx, r, l, id)
}

// Cari gives one page of documents with their bodies, and the next page's cursor.
func (d *Def[T]) Cari(ctx context.Context, r Reader, l Lingkup, q Query) ([]Dokumen[T], string, error) {
	return Tipe[T]{d}.Cari(ctx, r, l, q)
}

var tetap = []string{"id", "versi", "pemilik", "urutan", "waktu", "ditarik"} // names of the meta data in lists and the API

// PeriksaDef checks a program's registers before they are used: names, columns,
// keys, references, schema versions, actions. Stores call it when they open.
func PeriksaDef(regs ...Register) error {
	var fs []kominfo.Finding
	salah := func(in Info, format string, a ...any) {
		fs = append(fs, kominfo.Finding{ID: "REG-DEF", Path: in.Nama, Severity: kominfo.Galat,
			Message: "Register " + in.Nama + ": " + fmt.Sprintf(format, a...)})
	}
	nama := map[string]bool{}
	for _, r := range regs {
		in := r.Info()
		if nama[in.Nama] {
			salah(in, "nama dipakai dua kali.")
		}
		nama[in.Nama] = true
	}
	for _, r := range regs {
		in := r.Info()
		if !cocokNama(in.Nama) {
			salah(in, "nama harus huruf kecil, angka dan garis bawah.")
		}
		if in.Judul == "" || in.VersiSkema < 1 || (in.Jejak != Umum && in.Jejak != Dalam) {
			salah(in, "Judul, VersiSkema (mulai 1) dan Jejak (umum atau dalam) wajib diisi.")
		}
		if len(in.Isian) == 0 {
			salah(in, "tipe dokumen harus struct dengan nama json.")
		}
		for _, x := range in.Isian {
			if x.Pola != "" {
				if _, err := kompilasiPola(x.Pola); err != nil {
					salah(in, "pola isian %s tidak dapat dipakai: %v.", x.Nama, err)
				}
			}
			if x.Rujukan != "" && !nama[x.Rujukan] {
				salah(in, "isian %s merujuk register %s yang tidak ada.", x.Nama, x.Rujukan)
			}
		}
		seen := map[string]bool{}
		for _, k := range in.Kolom {
			x := cariIsian(in.Isian, k.Nama)
			switch {
			case !cocokNama(k.Nama) || slices.Contains(tetap, k.Nama) || seen[k.Nama]:
				salah(in, "nama kolom %q tidak boleh dipakai atau ganda.", k.Nama)
			case k.Rujukan != "" && (!nama[k.Rujukan] || k.Bilangan):
				salah(in, "kolom %s merujuk register %s yang tidak ada, atau bukan teks.", k.Nama, k.Rujukan)
			case x != nil && x.Pribadi:
				salah(in, "kolom %s berisi data pribadi; kolom tidak dihapus bersama bagian pribadi.", k.Nama)
			}
			seen[k.Nama] = true
		}
		for _, set := range slices.Concat(in.Indeks, in.Unik, in.Ringkas) {
			for _, k := range set {
				if !seen[k] && k != "pemilik" {
					salah(in, "indeks menyebut kolom %q yang tidak ada.", k)
				}
			}
		}
		akt := map[string]bool{}
		for _, t := range in.Tindakan {
			if !cocokNama(t.Nama) || akt[t.Nama] || slices.Contains([]string{"riwayat", "bukti", "baca", "buat", "ganti", "hapus_pribadi", "periksa", "rekap", "skema"}, t.Nama) {
				salah(in, "nama tindakan %q tidak boleh dipakai atau ganda.", t.Nama)
			}
			akt[t.Nama] = true
		}
	}
	if fs != nil {
		return kominfo.TidakSahKarena("register.PeriksaDef", fs)
	}
	return nil
}
