package blob

import (
	"context"
	"io"
	"iter"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// BatasBerkas is the size in bytes above which a file is refused unless
// [Opsi].Batas says otherwise: 100 MB.
const BatasBerkas = 100_000_000

// Store keeps files by the hash of their content. Sidik is always the SHA-256 in 64
// lower-case hexadecimal digits; any other text is an error of kind tidak_sah. Every
// method may be called by many goroutines at once.
type Store interface {
	// Simpan stores what r gives, whole or not at all. Content that breaks a rule
	// of o is an error of kind tidak_sah with findings.
	Simpan(ctx context.Context, r io.Reader, o Opsi) (Info, error)

	// Buka opens a file for reading; tidak_ada when there is none. Close it.
	Buka(ctx context.Context, sidik string) (io.ReadSeekCloser, Info, error)

	// Ada reports whether a file is there.
	Ada(ctx context.Context, sidik string) (bool, error)

	// Daftar gives every file in the order of its sidik, without its Jenis. It
	// ends after the first error.
	Daftar(ctx context.Context) iter.Seq2[Info, error]

	// Buang removes a file for good; tidak_ada when there is none. Who else refers
	// to it is the caller's to know.
	Buang(ctx context.Context, sidik string) error
}

// Opsi says what may be stored.
type Opsi struct {
	Batas int64  // most bytes; 0: BatasBerkas
	Nama  string // what the sender calls the file, for the findings

	// Jenis lists the media types accepted, for example [JenisBukti]; every file is
	// then examined by [PeriksaIsi]. nil: everything, unexamined.
	Jenis []Jenis
}

// Info describes a stored file.
type Info struct {
	Sidik  string `json:"sidik"`           // SHA-256, hexadecimal
	Ukuran int64  `json:"ukuran"`          // bytes
	Jenis  Jenis  `json:"jenis,omitempty"` // as its content tells
	Sudah  bool   `json:"sudah,omitempty"` // Simpan: the same content was there before

	// Temuan are warnings about a file that was accepted all the same.
	Temuan []kominfo.Finding `json:"temuan,omitempty"`
}

// SidikSah reports whether s has the form of a sidik.
func SidikSah(s string) bool { return len(s) == 64 && hexKecil(s) }

func hexKecil(s string) bool { return strings.Trim(s, "0123456789abcdef") == "" && s != "" }

func periksaSidik(op, sidik string) error {
	if !SidikSah(sidik) {
		return kominfo.E(kominfo.TidakSah, op, "Sidik berkas %q bukan SHA-256: harus 64 angka heksadesimal huruf kecil.", potong(sidik, 80))
	}
	return nil
}

// Kemajuan tells how far a long work is. Dari… are zero until they are known.
type Kemajuan struct {
	Berkas     int   `json:"berkas"`
	DariBerkas int   `json:"dari_berkas"`
	Byte       int64 `json:"byte"`
	DariByte   int64 `json:"dari_byte"`
}

// bacaCtx is a reader that stops when ctx is done, tells what it read, and
// remembers its own error apart from the writer's.
type bacaCtx struct {
	ctx   context.Context
	r     io.Reader
	kabar func(int)
	galat error
}

func (b *bacaCtx) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := b.r.Read(p)
	if b.kabar != nil && n > 0 {
		b.kabar(n)
	}
	if err != nil && err != io.EOF {
		b.galat = err
	}
	return n, err
}
