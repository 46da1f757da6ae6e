package kabar

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Pesan is one notice. Nothing personal belongs into any field.
type Pesan struct {
	Kunci     string // what it is about; the same is never queued twice for one recipient
	Untuk     string // whom it is for, as people read it: a role, or a role and a unit
	Perangkat string // unit whose notice it is, owner of the document
	Judul     string // subject, one line
	Isi       string // plain text
	Rujukan   Rujukan
	Jatuh     kominfo.Tanggal // due date that it is about; none: the zero value
	Sampai    time.Time       // after that moment it says nothing new and is not sent any more; zero: always
}

// Rujukan is the document that a notice is about.
type Rujukan struct {
	Register string
	ID       register.ID
}

const (
	panjangJudul = 160
	panjangIsi   = 4000
	panjangKunci = 300
)

// rapi gives the notice as it is kept: no control characters or marks that turn
// the direction of text, one line for the title, and no more than fits.
func (p Pesan) rapi() Pesan {
	p.Judul = potong(bersih(p.Judul, false), panjangJudul)
	p.Isi = potong(bersih(p.Isi, true), panjangIsi)
	p.Untuk = potong(bersih(p.Untuk, false), 120)
	return p
}

// bersih takes out of a text what could break a header, a terminal or the reading
// direction. baris keeps line ends.
func bersih(s string, baris bool) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && baris:
			return r
		case r == '\u2028' || r == '\u2029' || unicode.IsControl(r):
			return ' '
		case r == unicode.ReplacementChar || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

func potong(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// Alamat is where a notice goes. ID says whose address it is without saying who: the
// id of an account, or of the document that has the address. It is kept for ever;
// Surel is personal data. An Alamat prints, logs and encodes as a placeholder.
type Alamat struct {
	ID    string
	Surel string
}

const tersembunyi = "(alamat disembunyikan)"

// String gives a placeholder.
func (Alamat) String() string { return tersembunyi }

// Format writes a placeholder for every verb.
func (Alamat) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(tersembunyi)) }

// MarshalText gives a placeholder, so that neither JSON nor a log has the address.
func (Alamat) MarshalText() ([]byte, error) { return []byte(tersembunyi), nil }

// Surat is a notice with its address. Without Surel it is only shown in the
// program, to whom Untuk names.
type Surat struct {
	Pesan  Pesan
	Alamat Alamat
}

// Pengirim carries notices to people: e-mail, or what an office has. Kirim returns
// nil when the message was accepted, and otherwise a [*GalatKirim]; any other error
// counts as [Ragu], because nothing is known then.
type Pengirim interface {
	// Kirim sends one notice. An error that is no [GalatKirim] means that nobody knows
	// whether it went out.
	Kirim(ctx context.Context, a Alamat, p Pesan) error
}

// Nasib is what is known of a message that could not be sent.
type Nasib string

const (
	Belum Nasib = "belum" // it did not go out; try again later
	Tetap Nasib = "tetap" // it did not and will not: the address is refused
	Ragu  Nasib = "ragu"  // it may have gone out; only a person sends it again
)

// GalatKirim is the error of a [Pengirim]. Sebab is a sentence without address or
// name. Putus says that others will fail now too: the server does not answer, or
// refuses the program itself.
type GalatKirim struct {
	Nasib Nasib
	Putus bool
	Sebab string
}

// Error gives the sentence.
func (g *GalatKirim) Error() string { return g.Sebab }
