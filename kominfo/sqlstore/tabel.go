//go:build !(js && wasm)

package sqlstore

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// skema is the shape of all tables that the registers need, computed once.
//
// A register has a table, lb_<register>, with one narrow row for a document: what
// describes its current version and the typed columns, so lists and counts never
// read a body. A journal has a table, lb__jejak_<jejak>, with one row for each
// version of each document, numbered: its entry, and the exact bytes that the
// entry commits to. Rows are added and, but for an erasure, never changed. Names
// of our own begin with an underscore after the prefix, as no register and no
// column can.
type skema struct {
	regs   []register.Register
	meja   map[string]*tabel
	nilai  map[register.Register]*tabel
	urut   []*tabel
	jejak  string // lb__jejak: size and root of each journal
	ubin   string // lb__ubin: tiles of their trees
	buang  string // lb__buang: keys that are to be erased
	catat  string // lb__skema: what the tables were last brought to
	jurnal map[register.Jejak]*jurnal
}

// tabel is one register with the texts of its statements.
type tabel struct {
	reg   register.Register
	in    register.Info
	nama  string // unquoted
	jur   *jurnal
	kolom []kolom
	index []indeks

	daftar                                 string // columns of a row without bodies, of alias d
	sisip, perbarui, versiKini, sebelumnya string
}

type kolom struct {
	register.InfoKolom
	tipe string // TEXT or INTEGER
}

type indeks struct {
	nama string
	set  []string
	unik bool
	sql  string
}

// metaKolom are the columns of a register's table that describe the current
// version. Those that a register may have of its own begin with an underscore,
// which no column of a Def does.
var metaKolom = [...]string{"versi", "pemilik", "waktu", "urutan", "ditarik", "_pribadi_dihapus"}

var polaPengenal = regexp.MustCompile(`^[a-z_][a-z0-9_]{0,62}$`)

// kutip quotes an identifier. Names come from Defs and were checked by
// register.PeriksaDef; a name that is none cannot get here.
func kutip(n string) string {
	if !polaPengenal.MatchString(n) {
		panic("sqlstore: nama tidak sah: " + n)
	}
	return `"` + n + `"`
}

func susunSkema(awalan string, regs []register.Register) (*skema, error) {
	if err := register.PeriksaDef(regs...); err != nil {
		return nil, err
	}
	k := &skema{regs: regs, meja: map[string]*tabel{}, nilai: map[register.Register]*tabel{},
		jejak: kutip(awalan + "_jejak"), ubin: kutip(awalan + "_ubin"), buang: kutip(awalan + "_buang"), catat: kutip(awalan + "_skema"),
		jurnal: map[register.Jejak]*jurnal{}}
	for _, j := range semuaJejak {
		k.jurnal[j] = susunJurnal(awalan, j)
	}
	for _, r := range regs {
		t, err := susunTabel(awalan, r, k.jurnal)
		if err != nil {
			return nil, err
		}
		k.meja[t.in.Nama], k.nilai[r] = t, t
		k.urut = append(k.urut, t)
	}
	return k, nil
}

func susunTabel(awalan string, r register.Register, jur map[register.Jejak]*jurnal) (*tabel, error) {
	in := r.Info()
	t := &tabel{reg: r, in: in, nama: awalan + in.Nama, jur: jur[in.Jejak]}
	if !polaPengenal.MatchString(t.nama) {
		return nil, kominfo.E(kominfo.TidakSah, "sqlstore.Pakai", "Nama register %q terlalu panjang untuk tabel dengan awalan %q.", in.Nama, awalan)
	}
	for _, k := range in.Kolom {
		tipe := "TEXT"
		if k.Bilangan {
			tipe = "INTEGER"
		}
		t.kolom = append(t.kolom, kolom{k, tipe})
	}
	for _, set := range in.Unik {
		t.tambahIndeks(awalan, set, true, nil)
	}
	// An index that finds ends in id, the second sort key, and in owner and
	// withdrawal: filter, scope, order and counts are all answered from it, and only
	// the rows of the page are read from the table.
	for _, set := range in.Indeks {
		t.tambahIndeks(awalan, set, false, []string{"id", "pemilik", "ditarik"})
	}
	// One that shows has everything a list without bodies needs: such a list reads
	// nothing else, and is two and a half times faster.
	semua := append([]string{"id", "pemilik", "ditarik"}, metaKolom[:]...)
	for _, k := range in.Kolom {
		semua = append(semua, k.Nama)
	}
	for _, set := range in.Ringkas {
		t.tambahIndeks(awalan, set, false, semua)
	}
	t.susunSQL()
	return t, nil
}

// tambahIndeks adds an index on set and, behind it, ekor.
func (t *tabel) tambahIndeks(awalan string, set []string, unik bool, ekor []string) {
	if len(set) == 0 {
		return
	}
	nama, mana := slices.Clone(set), ""
	if unik {
		mana = " WHERE ditarik = 0"
	}
	for _, n := range ekor {
		if !slices.Contains(nama, n) {
			nama = append(nama, n)
		}
	}
	for i, n := range nama {
		nama[i] = kutip(n)
	}
	isi := "ON " + kutip(t.nama) + " (" + strings.Join(nama, ", ") + ")" + mana
	// The name says what is in it, so a changed index is a missing index.
	h := sha256.Sum256([]byte(fmt.Sprint(unik, isi)))
	x := indeks{nama: awalan + "_i_" + hex.EncodeToString(h[:8]), set: set, unik: unik}
	if slices.ContainsFunc(t.index, func(y indeks) bool { return y.nama == x.nama }) {
		return
	}
	x.sql = "CREATE INDEX " + kutip(x.nama) + " " + isi
	if unik {
		x.sql = "CREATE UNIQUE INDEX " + kutip(x.nama) + " " + isi
	}
	t.index = append(t.index, x)
}

func (t *tabel) susunSQL() {
	var set []string
	kol, dari := "", []string{"d.id"}
	for _, n := range metaKolom {
		kol += ", " + n
		set = append(set, n+" = ?")
		dari = append(dari, "d."+n)
	}
	for _, k := range t.kolom {
		kol += ", " + kutip(k.Nama)
		set = append(set, kutip(k.Nama)+" = ?")
		dari = append(dari, "d."+kutip(k.Nama))
	}
	t.daftar = strings.Join(dari, ", ")
	t.sisip = "INSERT INTO " + kutip(t.nama) + " (id" + kol + ") VALUES (" + tanda(1+len(set)) + ")"
	t.perbarui = "UPDATE " + kutip(t.nama) + " SET " + strings.Join(set, ", ") + " WHERE id = ? AND versi = ?"
	t.versiKini = "SELECT versi FROM " + kutip(t.nama) + " WHERE id = ?"
	t.sebelumnya = "SELECT d.urutan, j.kunci FROM " + kutip(t.nama) + " d JOIN " + t.jur.nama + " j ON j.urutan = d.urutan WHERE d.id = ? AND d.versi = ?"
}

func tanda(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// tabel finds the table of a register that the store holds.
func (k *skema) tabel(r register.Register) (*tabel, error) {
	if t := k.nilai[r]; t != nil { // the usual case: the very value the store was made of
		return t, nil
	}
	n := r.Info().Nama
	t := k.meja[n]
	if t == nil {
		return nil, kominfo.E(kominfo.TidakAda, "sqlstore", "Register %q tidak ada di penyimpanan ini.", n)
	}
	return t, nil
}
