//go:build !(js && wasm)

package brankas

import (
	"io"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Baru gives a fresh random key and its number, from 1 on. Both are on the disk
// when it returns, and no other call ever gets that number. After an error (a full
// disk) it may be called again.
func (b *Brankas) Baru() (nomor int64, k Kunci, err error) {
	b.tulis.Lock()
	defer b.tulis.Unlock()
	for {
		if len(b.siap) == 0 {
			if err := b.siapkan("brankas.Baru"); err != nil {
				return 0, Kunci{}, err
			}
		}
		nomor, k = b.ujung-int64(len(b.siap)), b.siap[0]
		b.siap[0] = Kunci{} // no longer ours to keep
		b.siap = b.siap[1:]
		if k != (Kunci{}) { // erased before it was handed out
			return nomor, k, nil
		}
	}
}

// siapkan makes keys ahead, at the end of the file.
func (b *Brankas) siapkan(op string) error {
	if b.tutup {
		return sudahTutup(op, b.path)
	}
	siap := make([]Kunci, b.sekali)
	isi := make([]byte, 0, b.sekali*ukuranSlot)
	for i := range siap {
		for siap[i] == (Kunci{}) { // zeros would read as erased
			if _, err := io.ReadFull(b.acak, siap[i][:]); err != nil {
				return kominfo.E(kominfo.Rusak, op, "Sumber bilangan acak komputer ini gagal, jadi kunci baru tidak dibuat. Ulangi; bila tetap gagal, jalankan ulang komputer.").Sebab(err)
			}
		}
		isi = append(isi, siap[i][:]...)
	}
	defer clear(isi)
	_, err := b.f.WriteAt(isi, b.ujung*ukuranSlot)
	if err == nil {
		err = b.f.Sync()
	}
	if err != nil {
		// None of these was given out. What is left of them is cut off here, written
		// over by the next attempt, or left unused by the next process.
		_ = b.f.Truncate(b.ujung * ukuranSlot)
		return galat(op, b.path, err)
	}
	b.isi.Lock()
	b.ujung += int64(b.sekali)
	b.isi.Unlock()
	b.siap = siap
	return nil
}

// Ambil gives the key of a number; ada is false when it has been erased or never
// was. A number below 1 is an error of kind tidak_sah.
func (b *Brankas) Ambil(nomor int64) (k Kunci, ada bool, err error) {
	const op = "brankas.Ambil"
	if nomor < 1 {
		return Kunci{}, false, nomorSalah(op, nomor)
	}
	b.isi.RLock()
	defer b.isi.RUnlock()
	if b.tutup {
		return Kunci{}, false, sudahTutup(op, b.path)
	}
	if nomor >= b.ujung {
		return Kunci{}, false, nil
	}
	if _, err := b.f.ReadAt(k[:], nomor*ukuranSlot); err != nil {
		return Kunci{}, false, galat(op, b.path, err)
	}
	return k, k != (Kunci{}), nil
}

// Hapus erases keys: their slots are zeros on the disk when it returns nil, and what
// they sealed cannot be read again, here or in any backup. Numbers that are erased
// already or never were do no harm. After an error it is not known which of them are
// erased: call it again with all of them until it succeeds. A number below 1 is an
// error of kind tidak_sah, and then nothing is erased.
//
// The newest copy of the keys (see [Brankas.Salin]) still holds them: replace it.
func (b *Brankas) Hapus(nomor ...int64) error {
	const op = "brankas.Hapus"
	for _, n := range nomor {
		if n < 1 {
			return nomorSalah(op, n)
		}
	}
	b.tulis.Lock()
	defer b.tulis.Unlock()
	err := b.nolkan(op, nomor)
	if err == nil && len(nomor) > 0 {
		err = b.f.Sync()
	}
	if err != nil {
		return belumTerhapus(op, b.path, err)
	}
	return nil
}

// nolkan writes the zeros, also over zeros: after an fsync that failed, the
// system may hold for written what is not.
func (b *Brankas) nolkan(op string, nomor []int64) error {
	b.isi.Lock()
	defer b.isi.Unlock()
	if b.tutup {
		return sudahTutup(op, b.path)
	}
	awalSiap := b.ujung - int64(len(b.siap))
	var nol Kunci
	for _, n := range nomor {
		if n >= b.ujung {
			continue
		}
		if n >= awalSiap {
			b.siap[n-awalSiap] = nol // so that Baru passes it over
		}
		if _, err := b.f.WriteAt(nol[:], n*ukuranSlot); err != nil {
			return err
		}
	}
	return nil
}
