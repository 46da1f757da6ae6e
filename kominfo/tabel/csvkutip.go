package tabel

import "bytes"

// berkutip reads the record at p.pos, which has a quote in it and may run over
// several lines. ada is false, and nothing is consumed, when a quote is opened
// and not closed before the end of the file or the longest record allowed.
func (p *PembacaCSV) berkutip() (ada bool, err error) {
	for {
		n, selesai := p.cariAkhir()
		if selesai {
			s := p.buf[p.pos : p.pos+n]
			p.pos += n
			p.susun(s)
			return true, p.periksaMedan()
		}
		if p.eof || p.end-p.pos > p.o.MaksPanjang*rekamanMaks {
			return false, nil
		}
		if err := p.isi(); err != nil {
			return false, err
		}
	}
}

// cariAkhir walks over the record in the buffer and notes in p.batas where each
// field begins and ends and whether it has to be rewritten. It gives the length
// of the record with its line end; selesai is false when the buffer ends first.
// Offsets count from p.pos. It changes nothing in the buffer, because it starts
// again when more has been read.
func (p *PembacaCSV) cariAkhir() (n int, selesai bool) {
	s := p.buf[p.pos:p.end]
	p.batas = p.batas[:0]
	p.garis = 1
	i := 0
	for {
		awal, ubah := i, int32(0)
		if i < len(s) && s[i] == '"' {
			// A quoted field: to the next quote that is not doubled.
			i++
			awal = i
			for {
				j := bytes.IndexByte(s[i:], '"')
				if j < 0 {
					return 0, false
				}
				p.garis += bytes.Count(s[i:i+j], []byte{p.baris})
				i += j + 1
				if i == len(s) {
					if !p.eof {
						return 0, false
					}
					break
				}
				if s[i] != '"' {
					break
				}
				i++
				ubah = 1
			}
			tutup := i - 1
			// After the closing quote a separator or line end should follow. What
			// stands there instead belongs to the field, as in Excel.
			for i < len(s) && s[i] != p.pemisah && s[i] != p.baris {
				i++
			}
			if i == len(s) && !p.eof {
				return 0, false
			}
			akhir := tutup
			if lebih := p.tanpaCR(s, i); lebih > tutup+1 {
				akhir, ubah = lebih, int32(2+tutup-awal)
			}
			p.batas = append(p.batas, int32(awal), int32(akhir), ubah)
		} else {
			for i < len(s) && s[i] != p.pemisah && s[i] != p.baris {
				i++
			}
			if i == len(s) && !p.eof {
				return 0, false
			}
			p.batas = append(p.batas, int32(awal), int32(p.tanpaCR(s, i)), 0)
		}
		if i == len(s) {
			return i, true
		}
		i++
		if s[i-1] == p.baris {
			return i, true
		}
	}
}

// tanpaCR gives the end of a field that stops at i, without the CR of a CRLF
// line end or of the end of the file.
func (p *PembacaCSV) tanpaCR(s []byte, i int) int {
	if i > 0 && s[i-1] == '\r' && (i == len(s) || s[i] == p.baris) {
		return i - 1
	}
	return i
}

// susun cuts the fields out of the record and rewrites in place those with
// doubled quotes (flag 1) or with text after the closing quote, which stands at
// flag-2 from the start.
func (p *PembacaCSV) susun(s []byte) {
	m := p.rek.Medan[:0]
	for b := p.batas; len(b) > 0; b = b[3:] {
		f := s[b[0]:b[1]:b[1]]
		switch {
		case b[2] == 1:
			f = lipatKutip(f)
		case b[2] >= 2:
			tutup := int(b[2]) - 2
			isi := lipatKutip(f[:tutup])
			k := len(isi)
			f = f[:k+copy(f[k:], f[tutup+1:])]
		}
		m = append(m, f)
	}
	p.rek.Medan = m
}

// lipatKutip makes one quote of every doubled one, in place.
func lipatKutip(f []byte) []byte {
	k := bytes.IndexByte(f, '"')
	if k < 0 {
		return f
	}
	for i := k; i < len(f); i++ {
		f[k] = f[i]
		k++
		if f[i] == '"' {
			i++ // the second of the pair
		}
	}
	return f[:k]
}
