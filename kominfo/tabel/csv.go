package tabel

import (
	"bytes"
	"encoding/binary"
	"io"
	"iter"
	"math/bits"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Rekaman is one record of a CSV while it streams by. Its memory is reused: what
// is kept must be copied before the next record.
type Rekaman struct {
	Nomor int      // row as a spreadsheet shows it, from 1; empty lines count
	Garis int      // line of the file at which it begins, from 1
	Medan [][]byte // the fields, unquoted, valid UTF-8
	// KutipLepas: a quote is opened and never closed, so the quotes of this line
	// were read as ordinary characters. Usually the file is cut off here.
	KutipLepas bool
}

// PembacaCSV reads a CSV record by record in memory that does not grow with the
// file. It takes what encoding/csv takes and gives the same fields; where
// encoding/csv would refuse a stray quote it reads what Excel reads. Lines end
// with LF, CRLF or, when the file has no LF, with CR. Records may differ in
// their number of fields. Empty lines are skipped but counted.
type PembacaCSV struct {
	r       io.Reader
	teks    *teks
	o       Opsi
	buf     []byte
	pos     int // next byte to look at
	end     int // bytes in buf
	eof     bool
	pemisah byte
	baris   byte // '\n', or '\r' for old files
	rek     Rekaman
	batas   []int32 // field boundaries of a quoted record: start, end, flag
	err     error
	siap    bool
	garis   int // lines that the present record takes
}

const (
	bufAwal     = 256 << 10
	contohAwal  = 64 << 10 // what the dialect is decided on
	rekamanMaks = 16       // a record may be this many times MaksPanjang
)

// BacaCSV prepares to read r. Nothing is read before the first record is asked
// for. Of o it uses MaksKolom, MaksPanjang and Pemisah.
func BacaCSV(r io.Reader, o Opsi) *PembacaCSV {
	return &PembacaCSV{r: r, o: o.isi(), pemisah: o.Pemisah}
}

// Baris iterates over the records. It can be used once; after an error it ends.
func (p *PembacaCSV) Baris() iter.Seq2[*Rekaman, error] {
	return func(yield func(*Rekaman, error) bool) {
		for p.Lanjut() {
			if !yield(&p.rek, nil) {
				return
			}
		}
		if p.err != nil {
			yield(nil, p.err)
		}
	}
}

// Lanjut moves to the next record; false at the end or after an error. It is
// the form of [PembacaCSV.Baris] for loops that count every nanosecond.
func (p *PembacaCSV) Lanjut() bool {
	if p.err != nil || !p.siap && !p.mulai() {
		return false
	}
	for {
		ada, err := p.rekaman()
		if err != nil {
			p.err = err
			return false
		}
		if !ada {
			return false
		}
		if len(p.rek.Medan) > 0 {
			return true
		}
	}
}

// Rekaman is the record that Lanjut moved to.
func (p *PembacaCSV) Rekaman() *Rekaman { return &p.rek }

// Err is the error that ended Lanjut, nil at the end of the file.
func (p *PembacaCSV) Err() error { return p.err }

// Pemisah gives the separator, 0 before the first record is read.
func (p *PembacaCSV) Pemisah() byte { return p.pemisah }

// Penyandian gives the encoding as far as the file has been read.
func (p *PembacaCSV) Penyandian() Penyandian {
	if p.teks == nil {
		return ""
	}
	return p.teks.penyandian()
}

// BukanUTF8 gives how many bytes were read as Windows-1252 so far.
func (p *PembacaCSV) BukanUTF8() int {
	if p.teks == nil {
		return 0
	}
	return p.teks.asing
}

func (p *PembacaCSV) mulai() bool {
	p.siap = true
	if p.teks, p.err = newTeks(p.r); p.err != nil {
		p.err = gagalBaca(p.err)
		return false
	}
	p.buf = make([]byte, bufAwal)
	for p.end < contohAwal && !p.eof {
		if p.err = p.isi(); p.err != nil {
			return false
		}
	}
	contoh := p.buf[:min(p.end, contohAwal)]
	if bytes.IndexByte(contoh, 0) >= 0 {
		p.err = tidakSah("Berkas ini bukan teks: ada byte nol di dalamnya. Simpan tabel sebagai CSV atau XLSX dari aplikasi asalnya, lalu kirim lagi.")
		return false
	}
	p.baris = '\n'
	if bytes.IndexByte(contoh, '\n') < 0 && bytes.IndexByte(contoh, '\r') >= 0 {
		p.baris = '\r'
	}
	p.rek.Garis = 1
	sep, n := barisSep(contoh, p.baris)
	if n > 0 {
		p.pos, p.rek.Garis = n, 2
	}
	if p.pemisah == 0 {
		p.pemisah = sep
	}
	if p.pemisah == 0 {
		p.pemisah = kenaliPemisah(contoh[n:], p.baris, p.eof && p.end <= contohAwal)
	}
	p.rek.Garis--
	p.garis = 1
	return true
}

func gagalBaca(err error) error {
	return kominfo.E(kominfo.Rusak, "tabel.BacaCSV", "Berkas tidak dapat dibaca sampai selesai. Periksa sambungan atau media penyimpanannya, lalu coba lagi.").Sebab(err)
}

// isi reads more; the unread part moves to the front, the buffer grows up to
// the longest record allowed.
func (p *PembacaCSV) isi() error {
	if p.pos > 0 {
		copy(p.buf, p.buf[p.pos:p.end])
		p.end -= p.pos
		p.pos = 0
	}
	if len(p.buf)-p.end < 1024 {
		p.buf = append(p.buf, make([]byte, len(p.buf))...)
	}
	n, err := p.teks.Read(p.buf[p.end:])
	p.end += n
	if err == io.EOF {
		p.eof = true
	} else if err != nil {
		return gagalBaca(err)
	}
	return nil
}

// rekaman reads one line or quoted record into p.rek; ada is false at the end.
func (p *PembacaCSV) rekaman() (ada bool, err error) {
	p.rek.Garis += p.garis
	p.garis = 1
	p.rek.Nomor++
	p.rek.KutipLepas = false
	cari := 0
	for {
		i := bytes.IndexByte(p.buf[p.pos+cari:p.end], p.baris)
		if i < 0 && !p.eof {
			cari = p.end - p.pos
			if cari > p.o.MaksPanjang*rekamanMaks {
				return false, p.terlaluPanjang()
			}
			if err := p.isi(); err != nil {
				return false, err
			}
			continue
		}
		var garis []byte
		next := p.end
		if i < 0 {
			if p.pos == p.end {
				return false, nil
			}
			garis = p.buf[p.pos:p.end]
		} else {
			garis = p.buf[p.pos : p.pos+cari+i]
			next = p.pos + cari + i + 1
		}
		if bytes.IndexByte(garis, '"') >= 0 {
			ada, err := p.berkutip()
			if ada || err != nil {
				return ada, err
			}
			// A quote that is never closed: this line alone, quotes as they are.
			// The buffer may have moved, so the line is found again.
			p.rek.KutipLepas, p.garis = true, 1
			if i = bytes.IndexByte(p.buf[p.pos:p.end], p.baris); i >= 0 {
				garis, next = p.buf[p.pos:p.pos+i], p.pos+i+1
			} else {
				garis, next = p.buf[p.pos:p.end], p.end
			}
		}
		p.pos = next
		if n := len(garis); n > 0 && garis[n-1] == '\r' {
			garis = garis[:n-1]
		}
		return true, p.belah(garis)
	}
}

func (p *PembacaCSV) terlaluPanjang() error {
	return tidakSah("Baris %d lebih panjang dari %s byte. Mungkin ada tanda kutip yang tidak ditutup, atau berkas ini bukan CSV.", p.rek.Nomor, kominfo.FormatAngka(int64(p.o.MaksPanjang*rekamanMaks)))
}

// belah splits a line without quotes at the separator, eight bytes at a time.
func (p *PembacaCSV) belah(s []byte) error {
	m := p.rek.Medan[:0]
	if len(s) == 0 {
		p.rek.Medan = m
		return nil
	}
	const lo, hi = 0x0101010101010101, 0x8080808080808080
	pola := lo * uint64(p.pemisah)
	awal, i := 0, 0
	for ; i+8 <= len(s); i += 8 {
		x := binary.LittleEndian.Uint64(s[i:]) ^ pola
		// The exact zero-byte test: no carry runs from one byte into the next, so
		// every match is right, not only the first.
		for c := ^((x&^hi + ^uint64(hi)) | x) & hi; c != 0; c &= c - 1 {
			j := i + bits.TrailingZeros64(c)>>3
			m = append(m, s[awal:j:j])
			awal = j + 1
		}
	}
	for ; i < len(s); i++ {
		if s[i] == p.pemisah {
			m = append(m, s[awal:i:i])
			awal = i + 1
		}
	}
	p.rek.Medan = append(m, s[awal:len(s):len(s)])
	if len(s) > p.o.MaksPanjang || len(s) >= p.o.MaksKolom {
		return p.periksaMedan()
	}
	return nil
}

// periksaMedan holds the limits on a record that is long enough to break one.
func (p *PembacaCSV) periksaMedan() error {
	if len(p.rek.Medan) > p.o.MaksKolom {
		return terlaluBanyak("kolom", int64(p.o.MaksKolom))
	}
	for k, f := range p.rek.Medan {
		if len(f) > p.o.MaksPanjang {
			return selTerlaluPanjang(p.rek.Nomor, k, p.o.MaksPanjang)
		}
	}
	return nil
}
