//go:build !(js && wasm)

package brankas

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"io"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
)

const (
	bentukSegel = 1
	ukuranNonce = 12
	ukuranTanda = 16
	ukuranGaram = 32
	awalSegel   = 1 + ukuranNonce
	tambahan    = awalSegel + ukuranGaram + ukuranTanda
)

// Segel seals the salt (32 bytes) and the personal part of a document under its
// key. konteks names what they belong to, as "register/id/versi"; [Bongkar]
// needs the same. Every call gives other bytes. A zero key, an empty context or a
// salt of another length is an error of kind tidak_sah.
func Segel(k Kunci, konteks string, garam, bagian []byte) ([]byte, error) {
	return segel(rand.Reader, k, konteks, garam, bagian)
}

func segel(acak io.Reader, k Kunci, konteks string, garam, bagian []byte) ([]byte, error) {
	const op = "brankas.Segel"
	switch {
	case k == Kunci{}:
		return nil, kominfo.E(kominfo.TidakSah, op, "Bagian pribadi %q tidak disegel karena kuncinya sudah dihapus. Minta kunci baru.", konteks)
	case konteks == "":
		return nil, kominfo.E(kominfo.TidakSah, op, "Bagian pribadi tidak disegel karena konteksnya kosong. Sebutkan register/id/versi.")
	case len(garam) != ukuranGaram:
		return nil, kominfo.E(kominfo.TidakSah, op, "Bagian pribadi %q tidak disegel karena panjang garamnya %d bita. Garam harus %d bita.", konteks, len(garam), ukuranGaram)
	}
	g, err := sandiAES(k[:])
	if err != nil {
		return nil, gagalSandi(op, err)
	}
	s := make([]byte, awalSegel, tambahan+len(bagian))
	s[0] = bentukSegel
	if _, err := io.ReadFull(acak, s[1:]); err != nil {
		return nil, gagalSandi(op, err)
	}
	s = append(append(s, garam...), bagian...)
	return g.Seal(s[:awalSegel], s[1:awalSegel], s[awalSegel:], []byte(konteks)), nil
}

// Bongkar opens what [Segel] made. Another key, another context, an altered bit or
// a missing byte is an error of kind rusak; then nothing is given out. segel is
// not changed, and the results do not share its memory.
func Bongkar(k Kunci, konteks string, segel []byte) (garam, bagian []byte, err error) {
	const op = "brankas.Bongkar"
	switch {
	case k == Kunci{}:
		return nil, nil, kominfo.E(kominfo.Rusak, op, "Bagian pribadi %q tidak dapat dibuka karena kuncinya sudah dihapus.", konteks)
	case len(segel) < tambahan:
		return nil, nil, kominfo.E(kominfo.Rusak, op, "Bagian pribadi %q terpotong: %d bita, sedikitnya %d. Pulihkan basis data dari cadangan.", konteks, len(segel), tambahan)
	case segel[0] != bentukSegel:
		return nil, nil, kominfo.E(kominfo.Rusak, op, "Bagian pribadi %q disegel dengan bentuk %d yang tidak dikenal. Perbarui program ini, atau pulihkan basis data dari cadangan.", konteks, segel[0])
	}
	g, err := sandiAES(k[:])
	if err != nil {
		return nil, nil, gagalSandi(op, err)
	}
	isi, err := g.Open(nil, segel[1:awalSegel], segel[awalSegel:], []byte(konteks))
	if err != nil {
		return nil, nil, kominfo.E(kominfo.Rusak, op, "Bagian pribadi %q tidak dapat dibuka: isinya berubah, tertukar dengan dokumen atau versi lain, atau kuncinya bukan kunci dokumen ini. Pastikan basis data dan berkas kunci berasal dari kantor yang sama, atau pulihkan dari cadangan.", konteks).Sebab(err)
	}
	// Clipped, so that an append to the salt cannot write into the part.
	return slices.Clip(isi[:ukuranGaram]), isi[ukuranGaram:], nil
}

func sandiAES(kunci []byte) (cipher.AEAD, error) {
	c, err := aes.NewCipher(kunci)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(c)
}

func gagalSandi(op string, err error) error {
	return kominfo.E(kominfo.Rusak, op, "Penyandian gagal di komputer ini. Ulangi; bila tetap gagal, jalankan ulang programnya.").Sebab(err)
}
