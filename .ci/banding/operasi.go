package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// minta is one request of the load. diterima looks at the answer that came with
// the right status and gives the id of a document that was made.
type minta struct {
	metode, jalur string
	isi           []byte
	kunci         string // Idempotency-Key
	status        int
	diterima      func(jawab []byte) (id string, err error)
}

// dialek is how one server is asked.
type dialek struct {
	dibuat int // status of a creation
	jalur  func(tabel string) string
	daftar func(status, sejak string) string  // query of a list of 50
	isi    func(jawab []byte) ([]byte, error) // the document in the answer to reading
	baris  func(jawab []byte) ([]laporanJawab, error)
}

var dialekLumbung = dialek{
	dibuat: http.StatusCreated,
	jalur:  func(tabel string) string { return "/api/v1/register/" + tabel },
	daftar: func(status, sejak string) string {
		// isi=1: with bodies, because the peer always gives whole records.
		return url.Values{"status": {status}, "tenggat.minimal": {sejak}, "urut": {"tenggat"}, "batas": {"50"}, "isi": {"1"}}.Encode()
	},
	isi: func(b []byte) ([]byte, error) {
		var v struct{ Isi json.RawMessage }
		err := json.Unmarshal(b, &v)
		return v.Isi, err
	},
	baris: func(b []byte) ([]laporanJawab, error) {
		var v struct{ Baris []struct{ Isi laporanJawab } }
		err := json.Unmarshal(b, &v)
		out := make([]laporanJawab, len(v.Baris))
		for i, x := range v.Baris {
			out[i] = x.Isi
		}
		return out, err
	},
}

var dialekPocketBase = dialek{
	dibuat: http.StatusOK,
	jalur:  func(tabel string) string { return "/api/collections/" + tabel + "/records" },
	daftar: func(status, sejak string) string {
		// skipTotal: its documentation advises it where the total is not shown. Sorted
		// by the one column; ours sorts by id within it too.
		return url.Values{"filter": {fmt.Sprintf("status='%s' && tenggat>='%s'", status, sejak)}, "sort": {"tenggat"}, "perPage": {"50"}, "skipTotal": {"1"}}.Encode()
	},
	isi: func(b []byte) ([]byte, error) { return b, nil },
	baris: func(b []byte) ([]laporanJawab, error) {
		var v struct{ Items []laporanJawab }
		err := json.Unmarshal(b, &v)
		return v.Items, err
	},
}

// laporanJawab is a document as either server gives it back.
type laporanJawab struct {
	Nomor, Pokok, Uraian, Status, Tenggat, OPD string
	Nilai                                      int64
}

// sama compares with what was sent. The peer writes a date with the time 00:00.
func (j laporanJawab) sama(l laporan) bool {
	tenggat, _, _ := strings.Cut(j.Tenggat, " ")
	return j.Nomor == l.Nomor && j.Pokok == l.Pokok && j.Uraian == l.Uraian && j.Status == l.Status &&
		tenggat == l.Tenggat.String() && j.OPD == l.OPD && j.Nilai == l.Nilai
}

// operasi is one kind of load.
type operasi struct {
	nama    string
	hanya   bool // only ours knows it
	membuat bool
	minta   func(d dialek, ids []string, r *rand.Rand, benih uint64) minta
}

var semuaOperasi = []operasi{
	{nama: "buat", membuat: true, minta: func(d dialek, _ []string, _ *rand.Rand, benih uint64) minta {
		return buat(d, benih, "")
	}},
	{nama: "buat dengan Idempotency-Key", membuat: true, hanya: true, minta: func(d dialek, _ []string, _ *rand.Rand, benih uint64) minta {
		return buat(d, benih, "banding-"+strconv.FormatUint(benih, 16))
	}},
	{nama: "daftar 50", minta: func(d dialek, _ []string, r *rand.Rand, _ uint64) minta { return daftar50(d, r) }},
	{nama: "baca menurut id", minta: func(d dialek, ids []string, r *rand.Rand, _ uint64) minta {
		return baca(d, tabelBaca, ids[r.IntN(len(ids))])
	}},
}

func buat(d dialek, benih uint64, kunci string) minta {
	b, err := json.Marshal(contoh(benih))
	if err != nil {
		panic(err) // a struct of texts and numbers
	}
	return minta{metode: "POST", jalur: d.jalur(tabelTulis), isi: b, kunci: kunci, status: d.dibuat, diterima: func(b []byte) (string, error) {
		if id, ok := cariID(b); ok {
			return id, nil
		}
		return "", fmt.Errorf("jawaban tanpa id: %.200s", b)
	}}
}

func daftar50(d dialek, r *rand.Rand) minta {
	q := d.daftar(daftarStatus[r.IntN(len(daftarStatus))], hariKe(r.IntN(mulaiHari)).String())
	return minta{metode: "GET", jalur: d.jalur(tabelBaca) + "?" + q, status: http.StatusOK, diterima: func(b []byte) (string, error) {
		if n := bytes.Count(b, tandaID); n != 50 {
			return "", fmt.Errorf("daftar berisi %d dokumen, bukan 50", n)
		}
		return "", nil
	}}
}

func baca(d dialek, tabel, id string) minta {
	return minta{metode: "GET", jalur: d.jalur(tabel) + "/" + id, status: http.StatusOK, diterima: func(b []byte) (string, error) {
		if x, _ := cariID(b); x != id {
			return "", fmt.Errorf("dokumen %s dijawab dengan %.200s", id, b)
		}
		return "", nil
	}}
}

var tandaID = []byte(`"id":"`)

// cariID finds the id in an answer without decoding it: the clients share the
// processor with the server, so what they spend hides a difference.
func cariID(b []byte) (string, bool) {
	_, b, ok := bytes.Cut(b, tandaID)
	id, _, ok2 := bytes.Cut(b, []byte{'"'})
	return string(id), ok && ok2 && len(id) > 0
}
