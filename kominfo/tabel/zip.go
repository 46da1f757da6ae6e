package tabel

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

// errZip says that a zip is not as the format wants it (APPNOTE.TXT of PKWARE,
// 6.3); the caller turns it into a sentence.
var errZip = errors.New("zip rusak")

// entriZip is one file of a zip as its central directory describes it.
type entriZip struct {
	nama     string
	bersandi bool
	cara     uint16 // 0 stored, 8 deflated
	crc      uint32
	padat    uint64 // size in the zip
	besar    uint64 // size after unpacking
	letak    uint64 // of its local header
	zip      []byte
}

const (
	panjangAkhir = 22 // the record at the end, without its comment
	panjangPusat = 46 // an entry of the central directory, without its name
	panjangLokal = 30
)

// bacaZip lists the files of a zip, at most maks+1 of them. It reads what package
// archive/zip reads, but that also brings the compressor, 160 KB in a browser's
// program.
func bacaZip(b []byte, maks int) ([]*entriZip, error) {
	n, letak, err := akhirZip(b)
	if err != nil || letak > uint64(len(b)) {
		return nil, errZip
	}
	var es []*entriZip
	for d := b[letak:]; n > 0 && len(es) <= maks; n-- {
		if len(d) < panjangPusat || string(d[:4]) != "PK\x01\x02" {
			return nil, errZip
		}
		nama := panjangPusat + int(u16(d[28:]))
		tambahan := nama + int(u16(d[30:]))
		habis := tambahan + int(u16(d[32:])) // a comment
		if habis > len(d) {
			return nil, errZip
		}
		e := &entriZip{nama: string(d[panjangPusat:nama]), bersandi: d[8]&1 != 0, cara: u16(d[10:]), crc: u32(d[16:]),
			padat: uint64(u32(d[20:])), besar: uint64(u32(d[24:])), letak: uint64(u32(d[42:])), zip: b}
		if err := e.panjang(d[nama:tambahan]); err != nil {
			return nil, err
		}
		es = append(es, e)
		d = d[habis:]
	}
	return es, nil
}

// akhirZip finds the record at the end: the number of files, and where the central
// directory begins.
func akhirZip(b []byte) (n, letak uint64, err error) {
	awal := max(0, len(b)-panjangAkhir-0xffff) // a comment may follow it
	i := bytes.LastIndex(b[awal:], []byte("PK\x05\x06"))
	if i < 0 || len(b)-awal-i < panjangAkhir {
		return 0, 0, errZip
	}
	i += awal
	n, letak = uint64(u16(b[i+10:])), uint64(u32(b[i+16:]))
	if n != 0xffff && letak != 0xffffffff {
		return n, letak, nil
	}
	// Zip64, as some programs write it for every file: 20 bytes before, the place
	// of a record with wider fields.
	if i < 20 || string(b[i-20:i-16]) != "PK\x06\x07" {
		return n, letak, nil
	}
	j := u64(b[i-20+8:])
	if j > uint64(i) || uint64(i)-j < 56 || string(b[j:j+4]) != "PK\x06\x06" {
		return 0, 0, errZip
	}
	return u64(b[j+32:]), u64(b[j+48:]), nil
}

// panjang takes the sizes that did not fit in 32 bits from the extra field of Zip64.
func (e *entriZip) panjang(tambahan []byte) error {
	var kurang []*uint64
	for _, p := range []*uint64{&e.besar, &e.padat, &e.letak} {
		if *p == 0xffffffff {
			kurang = append(kurang, p)
		}
	}
	for len(kurang) > 0 && len(tambahan) >= 4 {
		jenis, n := u16(tambahan), int(u16(tambahan[2:]))
		if tambahan = tambahan[4:]; n > len(tambahan) {
			return errZip
		}
		if jenis == 1 {
			for v := tambahan[:n]; len(kurang) > 0; v, kurang = v[8:], kurang[1:] {
				if len(v) < 8 {
					return errZip
				}
				*kurang[0] = u64(v)
			}
		}
		tambahan = tambahan[n:]
	}
	return nil
}

// buka unpacks a file as it is read; size and checksum are compared at its end.
func (e *entriZip) buka() (io.ReadCloser, error) {
	if e.letak > uint64(len(e.zip)) || len(e.zip[e.letak:]) < panjangLokal {
		return nil, errZip
	}
	d := e.zip[e.letak:]
	mulai := panjangLokal + int(u16(d[26:])) + int(u16(d[28:]))
	if string(d[:4]) != "PK\x03\x04" || mulai > len(d) || e.padat > uint64(len(d)-mulai) {
		return nil, errZip
	}
	r := bytes.NewReader(d[mulai:][:e.padat])
	switch e.cara {
	case 0:
		return &bacaanZip{ReadCloser: io.NopCloser(r), e: e}, nil
	case 8:
		return &bacaanZip{ReadCloser: flate.NewReader(r), e: e}, nil
	}
	return nil, errZip
}

type bacaanZip struct {
	io.ReadCloser
	e   *entriZip
	n   uint64
	crc uint32
}

func (b *bacaanZip) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.n += uint64(n)
	b.crc = crc32.Update(b.crc, crc32.IEEETable, p[:n])
	if err == io.EOF && (b.n != b.e.besar || b.crc != b.e.crc) {
		err = errZip
	}
	return n, err
}

func u16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }
func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
func u64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
