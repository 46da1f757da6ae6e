//go:build !(js && wasm)

package brankas

import (
	"bytes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

const (
	tandaSalinan  = "lumbung/salinan-brankas/"
	ukuranKepala  = 64
	letakIterasi  = 28
	letakGaram    = 32
	sandiMinimum  = 12
	iterasiBawaan = 600_000
)

// bentuk is what may vary in a copy: the program uses bentukBawaan, tests use
// less work.
type bentuk struct {
	iterasi  uint32 // of a new copy
	terendah uint32 // of a copy that is read
	teratas  uint32 // beyond it a hostile file would keep the machine busy for hours
	potongan int    // bytes of the file in a piece, a multiple of ukuranSlot
}

func bentukBawaan() bentuk {
	return bentuk{iterasi: iterasiBawaan, terendah: iterasiBawaan, teratas: 20 * iterasiBawaan, potongan: 64 << 10}
}

// Salin writes the copy of all keys to w, encrypted under the passphrase sandi,
// while others go on working. Keys erased before it was called are not in it;
// destroy every older copy. A passphrase under 12 characters is an error of kind
// tidak_sah, and nothing is written. Without the passphrase nobody can open the
// copy. After an error throw away what w got. Salin does not make w durable: sync
// and close it, and look at both errors.
func (b *Brankas) Salin(w io.Writer, sandi string) error {
	return b.salin(w, sandi, bentukBawaan())
}

func (b *Brankas) salin(w io.Writer, sandi string, bt bentuk) error {
	const op = "brankas.Salin"
	// Blanks at the ends count for nothing: they get lost when a passphrase is typed.
	if n := utf8.RuneCountInString(strings.TrimSpace(sandi)); n < sandiMinimum {
		return kominfo.E(kominfo.TidakSah, op, "Kata sandi salinan kunci terlalu pendek: %d huruf, sedikitnya %d. Rangkai empat kata acak atau lebih, tulis di kertas, dan simpan dalam amplop tertutup di tempat lain dari salinannya.", n, sandiMinimum)
	}
	b.isi.RLock()
	ukuran, tutup := b.ujung*ukuranSlot, b.tutup
	b.isi.RUnlock()
	if tutup {
		return sudahTutup(op, b.path)
	}
	kepala := make([]byte, ukuranKepala)
	copy(kepala, tandaSalinan+"1\n")
	binary.BigEndian.PutUint32(kepala[letakIterasi:], bt.iterasi)
	if _, err := io.ReadFull(b.acak, kepala[letakGaram:]); err != nil {
		return gagalSandi(op, err)
	}
	g, err := sandiSalinan(sandi, kepala)
	if err != nil {
		return gagalSandi(op, err)
	}
	if _, err := w.Write(kepala); err != nil {
		return gagalTulisSalinan(op, err)
	}
	isi := make([]byte, bt.potongan, bt.potongan+ukuranTanda)
	defer func() { clear(isi[:cap(isi)]) }()
	for i, letak := uint64(0), int64(0); letak < ukuran; i++ {
		p := isi[:min(int64(bt.potongan), ukuran-letak)]
		if err := b.bacaIsi(op, p, letak); err != nil {
			return err
		}
		letak += int64(len(p))
		if _, err := w.Write(g.Seal(p[:0], noncePotongan(i, letak == ukuran), p, kepala)); err != nil {
			return gagalTulisSalinan(op, err)
		}
	}
	return nil
}

// bacaIsi reads a piece of the file; the lock is not held while w is written.
func (b *Brankas) bacaIsi(op string, p []byte, letak int64) error {
	b.isi.RLock()
	defer b.isi.RUnlock()
	if b.tutup {
		return sudahTutup(op, b.path)
	}
	if _, err := b.f.ReadAt(p, letak); err != nil {
		return galat(op, b.path, err)
	}
	return nil
}

// sandiSalinan makes the cipher from the passphrase and a header.
func sandiSalinan(sandi string, kepala []byte) (cipher.AEAD, error) {
	iterasi := int(binary.BigEndian.Uint32(kepala[letakIterasi:]))
	kunci, err := pbkdf2.Key(sha256.New, sandi, kepala[letakGaram:], iterasi, ukuranSlot)
	if err != nil {
		return nil, err
	}
	defer clear(kunci)
	return sandiAES(kunci)
}

// noncePotongan is safe to count: the key is another one in each copy.
func noncePotongan(nomor uint64, akhir bool) []byte {
	n := make([]byte, ukuranNonce)
	binary.BigEndian.PutUint64(n[3:], nomor)
	if akhir {
		n[ukuranNonce-1] = 1
	}
	return n
}

// periksaKepala says what is wrong with the header of a copy.
func periksaKepala(op string, kepala []byte, bt bentuk) error {
	benar := make([]byte, letakIterasi)
	copy(benar, tandaSalinan+"1\n")
	iterasi := binary.BigEndian.Uint32(kepala[letakIterasi:])
	switch {
	case bytes.Equal(kepala[:letakIterasi], benar) && iterasi >= bt.terendah && iterasi <= bt.teratas:
		return nil
	case bytes.HasPrefix(kepala, []byte(tandaSalinan)) && !bytes.HasPrefix(kepala, benar[:len(tandaSalinan)+2]):
		return kominfo.E(kominfo.Rusak, op, "Salinan kunci ini dibuat oleh versi program yang lebih baru. Perbarui program ini, lalu ulangi.")
	case bytes.HasPrefix(kepala, []byte(tandaSalinan)):
		return kominfo.E(kominfo.Rusak, op, "Awal salinan kunci ini rusak. Pakai salinan di media yang lain.")
	}
	return kominfo.E(kominfo.Rusak, op, "Berkas ini bukan salinan kunci Lumbung. Pilih berkas yang dibuat perintah salin kunci.")
}

func gagalTulisSalinan(op string, err error) error {
	pesan := "Salinan kunci tidak dapat ditulis. Buang berkas yang setengah jadi, periksa medianya, lalu ulangi."
	if cakramPenuh(err) {
		pesan = "Media penuh, jadi salinan kunci tidak dapat ditulis. Buang berkas yang setengah jadi, kosongkan ruang, lalu ulangi."
	}
	return kominfo.E(kominfo.Rusak, op, "%s", pesan).Sebab(err)
}
