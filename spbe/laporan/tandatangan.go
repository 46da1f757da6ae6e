package laporan

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Penandatangan signs a PDF: a service of the certificate authority, a smart card,
// or a test double. This module has none of its own. Tandatangani gives the whole
// signed document; it must not change pdf.
type Penandatangan interface {
	// Tandatangani gives the signed document; what it signs is pdf, byte for byte.
	Tandatangani(ctx context.Context, pdf []byte, meta MetaDokumen) (signed []byte, info TandaTangan, err error)
}

// MetaDokumen tells a [Penandatangan] what it is given. It names no person: whose
// certificate signs is between the signer and its service.
type MetaDokumen struct {
	Judul   string          `json:"judul"`
	Nomor   string          `json:"nomor"`
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero"`
	Nama    string          `json:"nama_berkas"` // name for the file: "berita-acara-2026.pdf"
	Peran   string          `json:"peran"`       // who has to sign: "Koordinator SPBE"
}

// TandaTangan is what a [Penandatangan] says about what it did.
type TandaTangan struct {
	Penyedia string          `json:"penyedia"`         // who signed technically: name of the service
	Tanggal  kominfo.Tanggal `json:"tanggal,omitzero"` // day of signing, by the service
}

// Keadaan says whether a signed document is there.
type Keadaan string

const (
	Belum     Keadaan = "belum"     // no signed document
	Terlampir Keadaan = "terlampir" // a document that is said to be signed is attached
)

// BelumDitandatangani stands in the signature box of every unsigned document.
const BelumDitandatangani = "BELUM DITANDATANGANI"

// TidakDiperiksa is said of every attached document.
const TidakDiperiksa = "tanda tangan tidak diperiksa oleh program ini"

// StatusTandaTangan says whether the document has been signed. The zero value is
// belum. It is set by [Lampirkan] and [Mintakan] only; a document is never shown as
// signed without an attached file.
type StatusTandaTangan struct {
	Keadaan    Keadaan         `json:"keadaan"`
	NamaBerkas string          `json:"nama_berkas,omitempty"`
	Sidik      string          `json:"sidik,omitempty"`  // SHA-256 of the file, hex
	Ukuran     int64           `json:"ukuran,omitempty"` // bytes
	Tanggal    kominfo.Tanggal `json:"tanggal,omitzero"` // day it was attached or signed, as told
	Penyedia   string          `json:"penyedia,omitempty"`
	Catatan    string          `json:"catatan,omitempty"` // TidakDiperiksa, and what was seen
}

// Ada reports whether a document is attached that is said to be signed.
func (s StatusTandaTangan) Ada() bool { return s.Keadaan == Terlampir && len(s.Sidik) == 64 }

// jujur gives s, and belum when no file stands behind what it says.
func (s StatusTandaTangan) jujur() StatusTandaTangan {
	if !s.Ada() {
		return StatusTandaTangan{Keadaan: Belum}
	}
	return s
}

// Cocok reports whether isi is the very file that was attached.
func (s StatusTandaTangan) Cocok(isi []byte) bool { return s.Ada() && sidik(isi) == s.Sidik }

// MaksPDF bounds an attached document, in bytes.
const MaksPDF = 50 << 20

// Lampirkan records a document that was signed outside: that it is a PDF, its
// SHA-256 and its size. It does not look at the signature, and says so. nama is the
// file's name as uploaded; its folders are dropped. A file that is no PDF, or too
// large, is an error of kind tidak_sah.
func Lampirkan(isi []byte, nama string, tanggal kominfo.Tanggal) (StatusTandaTangan, error) {
	if err := periksaPDF(isi); err != nil {
		return StatusTandaTangan{}, err
	}
	s := StatusTandaTangan{Keadaan: Terlampir, NamaBerkas: namaBerkas(nama), Sidik: sidik(isi), Ukuran: int64(len(isi)), Tanggal: tanggal, Catatan: TidakDiperiksa}
	if !bytes.Contains(isi, []byte("/ByteRange")) {
		// A signature dictionary is never compressed, so its absence can be seen.
		s.Catatan += "; di dalam berkas tidak terlihat tanda tangan elektronik, mungkin pindaian tanda tangan basah"
	}
	return s, nil
}

// Mintakan asks p for a signature and records the document that came back. What p
// gives is treated like any file from outside: it must be a PDF and must not be the
// unsigned document itself.
func Mintakan(ctx context.Context, p Penandatangan, pdf []byte, meta MetaDokumen) ([]byte, StatusTandaTangan, error) {
	const op = "laporan.Mintakan"
	if err := periksaPDF(pdf); err != nil {
		return nil, StatusTandaTangan{}, err
	}
	asal := sidik(pdf)
	hasil, info, err := p.Tandatangani(ctx, bytes.Clone(pdf), meta)
	if err != nil {
		return nil, StatusTandaTangan{}, kominfo.E(kominfo.Ditolak, op, "Dokumen belum ditandatangani: layanan tanda tangan menolak atau tidak menjawab. Coba lagi, atau tanda tangani di luar lalu lampirkan berkasnya.").Sebab(err)
	}
	s, err := Lampirkan(hasil, meta.Nama, info.Tanggal)
	if err != nil {
		return nil, StatusTandaTangan{}, kominfo.E(kominfo.Ditolak, op, "Jawaban layanan tanda tangan tidak dapat dipakai: %s", kominfo.PesanUntukOrang(err)).Sebab(err)
	}
	if s.Sidik == asal {
		return nil, StatusTandaTangan{}, kominfo.E(kominfo.Ditolak, op, "Layanan tanda tangan mengembalikan dokumen yang sama, jadi belum ada tanda tangannya. Periksa pengaturan layanan itu.")
	}
	s.Penyedia = rapi(info.Penyedia)
	return hasil, s, nil
}

func sidik(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// periksaPDF looks at the two ends of a file. A PDF may have other bytes before
// its header and after its end, up to 1024 (ISO 32000-1 Annex H.3, Adobe's readers).
func periksaPDF(b []byte) error {
	const op = "laporan.Lampirkan"
	if len(b) > MaksPDF {
		return kominfo.E(kominfo.TidakSah, op, "Berkas lebih besar dari %s MB. Perkecil pindaiannya, lalu lampirkan lagi.", kominfo.FormatAngka(MaksPDF>>20))
	}
	if !bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) {
		return kominfo.E(kominfo.TidakSah, op, "Berkas ini bukan PDF. Lampirkan dokumen yang sudah ditandatangani dalam bentuk PDF.")
	}
	if !bytes.Contains(b[max(0, len(b)-1024):], []byte("%%EOF")) {
		return kominfo.E(kominfo.TidakSah, op, "PDF ini terpotong: bagian akhirnya tidak ada. Unduh atau pindai lagi, lalu lampirkan berkas yang utuh.")
	}
	return nil
}

// namaBerkas keeps the last part of a name, at most 120 letters.
func namaBerkas(s string) string {
	s = strings.ReplaceAll(rapi(s), "\n", " ")
	s = strings.TrimSpace(s[strings.LastIndexAny(s, `/\`)+1:])
	if r := []rune(s); len(r) > 120 {
		s = string(r[:119]) + "…"
	}
	if s == "" || s == "." || s == ".." {
		return "dokumen.pdf"
	}
	return s
}
