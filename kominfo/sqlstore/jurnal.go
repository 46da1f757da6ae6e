//go:build !(js && wasm)

package sqlstore

import "github.com/lumbung-id/lumbung/kominfo/register"

var semuaJejak = [...]register.Jejak{register.Umum, register.Dalam}

// jurnal is one journal's table with the texts of its statements. Its row number
// is the journal number. A version points back at the one before it, so that a
// document's history is a walk along the rows and needs no index.
type jurnal struct {
	jejak                register.Jejak
	nama                 string // quoted
	index                string // name of the index of repeated writes
	sisip, ulangan, feed string
}

func susunJurnal(awalan string, j register.Jejak) *jurnal {
	n := kutip(awalan + "_jejak_" + string(j))
	return &jurnal{
		jejak: j, nama: n, index: kutip(awalan + "_ulang_" + string(j)),
		sisip:   "INSERT INTO " + n + " (urutan, lalu, entri, alasan, umum, garam_umum, pribadi, garam_pribadi, kunci, ulang) VALUES (" + tanda(10) + ")",
		ulangan: "SELECT urutan, entri, ulang FROM " + n + " WHERE ulang >= ? AND ulang < ? LIMIT 1",
		feed:    "SELECT urutan, entri FROM " + n + " WHERE urutan >= ? ORDER BY urutan LIMIT ?",
	}
}

// ddl makes the table. lalu is the number of the document's version before this
// one, kunci that of the key under which the personal part is sealed (its salt is
// sealed with it), ulang tells a repeated write.
func (j *jurnal) ddl() []string {
	return []string{
		"CREATE TABLE " + j.nama + " (urutan INTEGER PRIMARY KEY, lalu INTEGER, entri TEXT NOT NULL, alasan TEXT NOT NULL, umum BLOB NOT NULL, garam_umum BLOB NOT NULL, " +
			"pribadi BLOB, garam_pribadi BLOB, kunci INTEGER, ulang BLOB) STRICT",
		"CREATE UNIQUE INDEX " + j.index + " ON " + j.nama + " (ulang) WHERE ulang IS NOT NULL",
	}
}

// rantai is the common table expression "rantai (urutan, versi)" of a document's
// versions, newest first, down to the version given last. Its arguments are id
// and that version.
func (t *tabel) rantai() string {
	return "WITH RECURSIVE rantai (urutan, versi) AS (SELECT urutan, versi FROM " + kutip(t.nama) + " WHERE id = ?" +
		" UNION ALL SELECT j.lalu, r.versi - 1 FROM rantai r JOIN " + t.jur.nama + " j ON j.urutan = r.urutan WHERE j.lalu IS NOT NULL AND r.versi > ?) "
}
