//go:build !(js && wasm)

package brankas

import (
	"bufio"
	"bytes"
	"crypto/cipher"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/lumbung-id/lumbung/kominfo"
)

// celah is how many numbers stay unused behind restored keys. Documents written
// after the copy carry numbers there whose keys are lost; were those given again,
// erasing such a document would erase the key of another.
const celah = 1 << 17

// Pulihkan makes the file of keys at path from a copy that [Brankas.Salin] wrote.
// It never replaces a file that has, or had, keys (kind bentrok), nor one that is
// no strong-box or is in use (kind rusak). The file appears whole and durable, or
// not at all. A wrong passphrase is an error of kind tidak_sah; a copy that was
// altered, cut off or put together from others is one of kind rusak.
func Pulihkan(path string, r io.Reader, sandi string) error {
	return pulihkan(path, r, sandi, bentukBawaan())
}

func pulihkan(path string, r io.Reader, sandi string, bt bentuk) (err error) {
	const op = "brankas.Pulihkan"
	path, pegangan, err := siapkanTempat(op, path)
	if err != nil {
		return err
	}
	defer func() {
		if e := pegangan.Close(); err == nil && e != nil {
			err = galat(op, path, e)
		}
	}()
	if err := bolehDiisi(op, path); err != nil {
		return err
	}
	if err := buangSementara(path); err != nil {
		return galat(op, path, err)
	}
	err = tulisUtuh(path, func(f *os.File) error {
		n, err := bukaSalinan(op, f, r, sandi, bt)
		if err != nil {
			return err
		}
		return f.Truncate(n + celah*ukuranSlot)
	})
	if err == nil {
		err = sinkronFolder(path)
	}
	if err != nil {
		return galat(op, path, err)
	}
	return nil
}

// bolehDiisi reports whether path is free, or an empty strong-box.
func bolehDiisi(op, path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	f, ukuran, err := bukaBerkas(op, path)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return galat(op, path, err)
	}
	if ukuran > ukuranSlot {
		return kominfo.E(kominfo.Bentrok, op, "Berkas kunci %s sudah berisi kunci dan tidak ditimpa. Bila memang hendak diganti, hentikan program, pindahkan berkas itu ke nama lain, lalu ulangi.", path)
	}
	return nil
}

// bukaSalinan writes the strong-box inside a copy to w and gives its size. Nothing
// reaches w before it is authenticated.
func bukaSalinan(op string, w io.Writer, r io.Reader, sandi string, bt bentuk) (int64, error) {
	br := bufio.NewReader(r)
	kepala := make([]byte, ukuranKepala)
	if n, err := io.ReadFull(br, kepala); err != nil {
		if !ujungBerkas(err) {
			return 0, gagalBacaSalinan(op, err)
		}
		if bytes.HasPrefix(kepala[:n], []byte(tandaSalinan)) {
			return 0, salinanTerpotong(op)
		}
	}
	if err := periksaKepala(op, kepala, bt); err != nil {
		return 0, err
	}
	g, err := sandiSalinan(sandi, kepala)
	if err != nil {
		return 0, gagalSandi(op, err)
	}
	var (
		ukuran int64
		buf    = make([]byte, bt.potongan+ukuranTanda)
	)
	for i := uint64(0); ; i++ {
		p, akhir, err := bacaPotongan(br, buf)
		if err != nil {
			return 0, gagalBacaSalinan(op, err)
		}
		isi, err := bukaPotongan(op, g, kepala, p, i, akhir)
		if err != nil {
			return 0, err
		}
		if i == 0 && !bytes.HasPrefix(isi, kepalaBerkas()) {
			return 0, kominfo.E(kominfo.Rusak, op, "Isi salinan kunci ini bukan berkas kunci yang dikenal program ini. Perbarui program ini, lalu ulangi.")
		}
		_, err = w.Write(isi)
		clear(isi)
		if err != nil {
			return 0, err
		}
		ukuran += int64(len(isi))
		if akhir {
			return ukuran, nil
		}
	}
}

// bacaPotongan reads the next piece and reports whether the file ends with it.
func bacaPotongan(br *bufio.Reader, buf []byte) (p []byte, akhir bool, err error) {
	n, err := io.ReadFull(br, buf)
	if err == nil {
		_, err = br.Peek(1)
	}
	if err != nil && !ujungBerkas(err) {
		return nil, false, err
	}
	return buf[:n], err != nil, nil
}

// bukaPotongan opens a piece. When it does not open, its length and the other flag
// tell a copy that was cut off, or has something behind its end, from an altered one.
func bukaPotongan(op string, g cipher.AEAD, kepala, p []byte, nomor uint64, akhir bool) ([]byte, error) {
	if len(p)%ukuranSlot != ukuranTanda || len(p) == ukuranTanda { // slots and a tag
		return nil, salinanTerpotong(op)
	}
	isi, err := g.Open(nil, noncePotongan(nomor, akhir), p, kepala)
	if err == nil {
		return isi, nil
	}
	if _, e := g.Open(nil, noncePotongan(nomor, !akhir), p, kepala); e == nil {
		if akhir {
			return nil, salinanTerpotong(op)
		}
		return nil, kominfo.E(kominfo.Rusak, op, "Ada data asing di belakang salinan kunci ini, jadi tidak dipakai. Pakai salinan di media yang lain.")
	}
	if nomor == 0 {
		return nil, kominfo.E(kominfo.TidakSah, op, "Kata sandi tidak cocok dengan salinan kunci ini, atau awal salinannya rusak atau terpotong. Periksa huruf besar dan kecil serta spasinya, lalu ulangi.").Sebab(err)
	}
	return nil, kominfo.E(kominfo.Rusak, op, "Salinan kunci ini rusak, terpotong atau diubah di tengah. Pakai salinan di media yang lain.").Sebab(err)
}

func ujungBerkas(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

func salinanTerpotong(op string) error {
	return kominfo.E(kominfo.Rusak, op, "Salinan kunci ini terpotong, mungkin karena penyalinannya terhenti. Pakai salinan di media yang lain.")
}

func gagalBacaSalinan(op string, err error) error {
	return kominfo.E(kominfo.Rusak, op, "Salinan kunci tidak dapat dibaca. Periksa medianya, lalu ulangi.").Sebab(err)
}
