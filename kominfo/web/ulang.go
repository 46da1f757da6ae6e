package web

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
)

const (
	panjangKunci     = 200 // most characters of an Idempotency-Key
	panjangKunciTamu = 16  // least characters of one from nobody in particular
)

// kunciUlang reads Idempotency-Key and makes the [register.Permintaan].Kunci of
// this write from it; "" where the header is absent. A key that could not be
// kept is refused and never ignored: the sender would repeat in good faith.
func (m *minta) kunciUlang() (string, error) {
	hs := m.r.Header.Values("Idempotency-Key")
	if len(hs) == 0 {
		return "", nil
	}
	k := hs[0]
	if len(hs) > 1 || !kunciSah(k) {
		return "", salah("Kepala Idempotency-Key harus satu kunci dari 1 sampai %d huruf, angka atau tanda ASCII tanpa spasi. Buat satu kunci acak untuk setiap penulisan, dan pakai lagi hanya untuk mengulang penulisan yang sama.", panjangKunci)
	}
	if m.aktor.ID == "" && len(k) < panjangKunciTamu {
		return "", salah("Tanpa akun, kunci di kepala Idempotency-Key paling sedikit %d huruf, supaya tidak sama dengan kunci orang lain. Pakai kunci acak, misalnya UUID.", panjangKunciTamu)
	}
	return kunciMilik(m.aktor, k), nil
}

func kunciSah(k string) bool {
	for i := range len(k) {
		if k[i] <= ' ' || k[i] >= 0x7f {
			return false
		}
	}
	return k != "" && len(k) <= panjangKunci
}

// kunciMilik puts before a key whose it is, each part with its length, so that
// the keys of two actors never meet, whatever their names contain. The account
// alone is who writes, also after it moved to another office.
func kunciMilik(a kominfo.Aktor, k string) string {
	siapa := []string{a.ID}
	if a.ID == "" {
		siapa = []string{"", a.Instansi, a.Perangkat, a.Peran}
	}
	var b []byte
	for _, s := range siapa {
		b = strconv.AppendInt(b, int64(len(s)), 10)
		b = append(append(b, ':'), s...)
	}
	return string(append(append(b, ' '), k...))
}
