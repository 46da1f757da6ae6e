package web

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Rows are written by hand, because a document's stored bytes must stand in the
// answer exactly as they are: what was committed to in the journal is what a
// reader can hash.

// appendBaris writes a row of a list or a document; isi nil leaves the body out.
func (b *buku) appendBaris(d []byte, x register.Baris, isi []byte) []byte {
	d = appendMeta(d, x)
	if len(x.Kolom) == len(b.in.Kolom) { // a store keeps no columns of older versions
		d = append(d, `,"kolom":`...)
		d = b.appendKolom(d, x.Kolom)
	}
	return append(appendIsi(b.appendSebutan(d, isi), isi), '}')
}

// appendSebutan writes the document's name, from the document as it is shown, so that
// the name tells no more.
func (b *buku) appendSebutan(d, isi []byte) []byte {
	if isi == nil {
		return d
	}
	if t, err := b.reg.Hitung(isi); err == nil && t.Sebutan != "" {
		d = appendTeks(append(d, `,"sebutan":`...), t.Sebutan)
	}
	return d
}

// appendRiwayat writes one version: what happened, by which office and role,
// never by whom.
func (b *buku) appendRiwayat(d []byte, x register.Baris, isi []byte) []byte {
	d = appendMeta(d, x)
	d = appendTeks(append(d, `,"aksi":`...), x.Aksi)
	if x.Alasan != "" {
		d = appendTeks(append(d, `,"alasan":`...), x.Alasan)
	}
	d = appendTeks(append(d, `,"instansi":`...), x.Instansi)
	d = appendTeks(append(d, `,"peran":`...), x.Peran)
	return append(appendIsi(b.appendSebutan(d, isi), isi), '}')
}

func appendMeta(d []byte, x register.Baris) []byte {
	d = appendTeks(append(d, `{"id":`...), string(x.ID))
	d = strconv.AppendInt(append(d, `,"versi":`...), x.Versi, 10)
	d = strconv.AppendInt(append(d, `,"urutan":`...), x.Urutan, 10)
	d = append(d, `,"waktu":"`...)
	d = x.Waktu.UTC().AppendFormat(d, time.RFC3339Nano)
	d = appendTeks(append(d, `","pemilik":`...), x.Pemilik)
	d = strconv.AppendBool(append(d, `,"ditarik":`...), x.Ditarik)
	if x.PribadiDihapus {
		d = append(d, `,"pribadi_dihapus":true`...)
	}
	return strconv.AppendInt(append(d, `,"versi_skema":`...), int64(x.VersiSkema), 10)
}

func appendIsi(d, isi []byte) []byte {
	if isi == nil {
		return d
	}
	return append(append(d, `,"isi":`...), isi...)
}

func (b *buku) appendKolom(d []byte, nilai []any) []byte {
	d = append(d, '{')
	for i, v := range nilai {
		if i > 0 {
			d = append(d, ',')
		}
		d = append(appendTeks(d, b.in.Kolom[i].Nama), ':')
		d = appendNilai(d, v)
	}
	return append(d, '}')
}

func appendNilai(d []byte, v any) []byte {
	switch x := v.(type) {
	case string:
		return appendTeks(d, x)
	case int64:
		return strconv.AppendInt(d, x, 10)
	}
	return append(d, "null"...)
}

// appendTeks writes a JSON string.
func appendTeks(d []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			b, _ := json.Marshal(s) // a string cannot fail
			return append(d, b...)
		}
	}
	return append(append(append(d, '"'), s...), '"')
}

// dokumen gives the body of a row. Stored bytes that are no JSON would break the
// whole answer, so they are a fault of this one document.
func (b *buku) dokumen(x register.Baris) ([]byte, error) {
	doc, err := b.reg.Dokumen(x)
	if err != nil {
		return nil, err
	}
	if !json.Valid(doc) {
		return nil, kominfo.E(kominfo.Rusak, "web.dokumen", "Dokumen %s di register %s rusak.", x.ID, b.in.Nama)
	}
	return doc, nil
}
