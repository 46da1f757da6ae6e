package jejak

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// MaksCheckpoint bounds a signed checkpoint, in bytes.
const MaksCheckpoint = 8192

const (
	aturanNamaLog = "huruf kecil a-z, angka, titik dan tanda hubung, diawali huruf atau angka, paling banyak 60 karakter"
	aturanAsal    = "lumbung/<nama>/<umum atau dalam>/<masa mulai 1>"
	aturanUkuran  = "banyaknya entri: bilangan bulat tanpa nol di depan"
	aturanAkar    = "hash akar: 32 byte dalam base64"
	aturanSaat    = "waktu UTC, tahun 1 sampai 9999, misalnya 2026-11-22T06:12:35Z"
)

// Checkpoint is what an office signs: that its log had this size and this root
// at this time. Whoever holds one can detect any later change of what came
// before it.
type Checkpoint struct {
	Nama  string // of the office in keys and checkpoints: "kominfo.bangka"
	Jejak string // Umum or Dalam
	Masa  int    // the epoch, from 1; a restore from a backup starts the next one
	Kepala
	Waktu time.Time // the office's claim, to the second
}

// Teks gives the text that is signed, in the form of C2SP tlog-checkpoint. A
// field that breaks the format is an error of kind tidak_sah that names it.
func (c Checkpoint) Teks() (string, error) {
	w := c.Waktu.UTC()
	switch {
	case !namaLogSah(c.Nama):
		return "", bidangCheckpoint("Nama", c.Nama, aturanNamaLog)
	case c.Jejak != Umum && c.Jejak != Dalam:
		return "", bidangCheckpoint("Jejak", c.Jejak, "umum atau dalam")
	case c.Masa < 1 || int64(c.Masa) > math.MaxInt32:
		return "", bidangCheckpoint("Masa", strconv.Itoa(c.Masa), aturanSkema)
	case c.Ukuran < 0 || c.Ukuran > maksUkuran:
		return "", bidangCheckpoint("Ukuran", strconv.FormatInt(c.Ukuran, 10), aturanUkuran)
	case w.Year() < 1 || w.Year() > 9999:
		return "", bidangCheckpoint("Waktu", w.String(), aturanSaat)
	}
	return NamaKunci(c.Nama) + "/" + c.Jejak + "/" + strconv.Itoa(c.Masa) + "\n" +
		strconv.FormatInt(c.Ukuran, 10) + "\n" + c.Akar.String() + "\n" +
		string(appendWaktu([]byte("waktu "), w, false)) + "\n", nil
}

func bidangCheckpoint(nama, nilai, aturan string) error {
	return kominfo.E(kominfo.TidakSah, "jejak.Checkpoint.Teks",
		"Checkpoint tidak dapat dibuat: %s %q tidak sah; harus %s.", nama, potong(nilai), aturan)
}

// UraiCheckpoint reads the text of a checkpoint without its signatures. It
// accepts exactly what [Checkpoint.Teks] writes; anything else is an error of
// kind rusak that says which line is at fault. It proves nothing: see
// [BukaCheckpoint].
func UraiCheckpoint(text string) (Checkpoint, error) {
	p := pengurai{apa: "Checkpoint", op: "jejak.UraiCheckpoint", sisa: text}
	var c Checkpoint
	var sah bool
	asal, _ := p.garis()
	asal, sah = strings.CutPrefix(asal, awalanKunci)
	nama, asal, _ := strings.Cut(asal, "/")
	jejak, akhir, _ := strings.Cut(asal, "/")
	masa, bulat1 := bulat(akhir, math.MaxInt32)
	if !sah || !namaLogSah(nama) || jejak != Umum && jejak != Dalam || !bulat1 || masa < 1 {
		p.salah(aturanAsal)
	}
	c.Nama, c.Jejak, c.Masa = nama, jejak, int(masa)
	s, _ := p.garis()
	if c.Ukuran, sah = bulat(s, maksUkuran); !sah {
		p.salah(aturanUkuran)
	}
	s, _ = p.garis()
	if c.Akar, sah = uraiHash(s); !sah {
		p.salah(aturanAkar)
	}
	if c.Waktu, sah = uraiWaktu(p.isi("waktu"), false); !sah {
		p.salah(aturanSaat)
	}
	if err := p.akhir(); err != nil {
		return Checkpoint{}, err
	}
	return c, nil
}

// uraiHash reads a hash in base64 and refuses the other spellings of the same 32
// bytes that decoders let pass.
func uraiHash(s string) (tlog.Hash, bool) {
	if len(s) != base64.StdEncoding.EncodedLen(tlog.HashSize) {
		return tlog.Hash{}, false
	}
	h, err := tlog.ParseHash(s)
	return h, err == nil && h.String() == s
}

// TandaTangani signs a checkpoint with one or more keys of its office; at a
// rotation both the old and the new key sign.
func TandaTangani(c Checkpoint, s ...note.Signer) ([]byte, error) {
	const op = "jejak.TandaTangani"
	teks, err := c.Teks()
	if err != nil {
		return nil, err
	}
	if len(s) == 0 {
		return nil, kominfo.E(kominfo.TidakSah, op, "Checkpoint memerlukan sedikitnya satu kunci penanda tangan.")
	}
	for _, k := range s {
		if k.Name() != NamaKunci(c.Nama) {
			return nil, kominfo.E(kominfo.TidakSah, op,
				"Kunci %q bukan milik %q. Pakai kunci bernama %q.", potong(k.Name()), c.Nama, NamaKunci(c.Nama))
		}
	}
	b, err := note.Sign(&note.Note{Text: teks}, s...)
	if err != nil {
		return nil, kominfo.E(kominfo.Rusak, op, "Checkpoint gagal ditandatangani. Periksa kunci penanda tangan.").Sebab(err)
	}
	return b, nil
}

// BukaCheckpoint reads a signed checkpoint and checks its signatures. At least
// one must be by a key of the checkpoint's own office among v, and none by a key
// in v may be false; signatures by keys that are not in v prove nothing and are
// passed over. penanda names the keys that signed, as "lumbung/nama+01234567".
//
// What is no checkpoint is an error of kind rusak; a signature that is unknown or
// false is one of kind tidak_sah, with *note.UnverifiedNoteError or
// *note.InvalidSignatureError as its cause.
func BukaCheckpoint(b []byte, v ...note.Verifier) (c Checkpoint, penanda []string, err error) {
	const op = "jejak.BukaCheckpoint"
	if c, err = bacaCheckpoint(b); err != nil {
		return Checkpoint{}, nil, err
	}
	n, err := note.Open(b, dikenal(v))
	if tidakDikenal, ok := errors.AsType[*note.UnverifiedNoteError](err); ok {
		return Checkpoint{}, nil, kunciAsing(op, c, tidakDikenal.Note).Sebab(err)
	}
	if palsu, ok := errors.AsType[*note.InvalidSignatureError](err); ok {
		return Checkpoint{}, nil, kominfo.E(kominfo.TidakSah, op,
			"Tanda tangan checkpoint palsu: isinya bukan yang ditandatangani kunci %s. Checkpoint atau tanda tangannya telah diubah; ambil lagi dari kantornya.",
			sidik(palsu.Name, palsu.Hash)).Sebab(err)
	}
	if err != nil {
		return Checkpoint{}, nil, bukanCheckpoint(op).Sebab(err)
	}
	milik := false
	for _, s := range n.Sigs {
		milik = milik || s.Name == NamaKunci(c.Nama)
		penanda = append(penanda, sidik(s.Name, s.Hash))
	}
	if !milik {
		return Checkpoint{}, nil, kunciAsing(op, c, n)
	}
	return c, penanda, nil
}

func bukanCheckpoint(op string) *kominfo.Error {
	return kominfo.E(kominfo.Rusak, op, "Ini bukan checkpoint bertanda tangan, atau terpotong. Ambil lagi dari kantornya.")
}

func kunciAsing(op string, c Checkpoint, n *note.Note) *kominfo.Error {
	var kunci []string
	for _, s := range append(n.Sigs, n.UnverifiedSigs...) {
		if len(kunci) < 5 {
			kunci = append(kunci, sidik(potong(s.Name), s.Hash))
		}
	}
	return kominfo.E(kominfo.TidakSah, op,
		"Tanda tangan checkpoint tidak dikenal: %s ditandatangani %s, dan tidak satu pun kunci %s yang Anda percayai. Minta kunci publik kantor itu lewat jalan lain yang Anda percayai.",
		c.Nama, strings.Join(kunci, ", "), NamaKunci(c.Nama))
}

// bacaCheckpoint reads a signed checkpoint without checking who signed it. It is
// stricter than package note: no signature may be spelled in two ways or stand
// there twice, so that no byte can change unseen.
func bacaCheckpoint(b []byte) (Checkpoint, error) {
	const op = "jejak.BukaCheckpoint"
	if len(b) > MaksCheckpoint {
		return Checkpoint{}, bukanCheckpoint(op)
	}
	s := string(b)
	i := strings.LastIndex(s, "\n\n")
	if i < 0 || !strings.HasSuffix(s, "\n") {
		return Checkpoint{}, bukanCheckpoint(op)
	}
	c, err := UraiCheckpoint(s[:i+1])
	if err != nil {
		return Checkpoint{}, err
	}
	var ada []string
	for g := range strings.Lines(s[i+2:]) {
		g, sah := strings.CutPrefix(strings.TrimSuffix(g, "\n"), "— ")
		nama, b64, _ := strings.Cut(g, " ")
		tt, err := base64.StdEncoding.DecodeString(b64)
		if !sah || err != nil || len(tt) < 5 || base64.StdEncoding.EncodeToString(tt) != b64 {
			return Checkpoint{}, bukanCheckpoint(op)
		}
		k := sidik(nama, binary.BigEndian.Uint32(tt))
		for _, lain := range ada {
			if lain == k {
				return Checkpoint{}, bukanCheckpoint(op)
			}
		}
		ada = append(ada, k)
	}
	if len(ada) == 0 {
		return Checkpoint{}, bukanCheckpoint(op)
	}
	return c, nil
}
