package kalender

import (
	"fmt"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
)

// TanpaKeputusan is the cause of every refusal to count through a year that
// has no decree in the calendar; its value is the year.
//
//	if y, ok := errors.AsType[kalender.TanpaKeputusan](err); ok { … }
type TanpaKeputusan int

// Error gives "kalender_tidak_tersedia: 2028".
func (t TanpaKeputusan) Error() string { return "kalender_tidak_tersedia: " + strconv.Itoa(int(t)) }

func (k *Kalender) tanpa(op string, tahun int) error {
	pesan := fmt.Sprintf("Hari kerja tahun %d tidak dapat dihitung: kalender ini tidak memuat keputusan hari liburnya. %s", tahun, k.memuat())
	if k.akhir != 0 && tahun > k.akhir {
		pesan += " Bila SKB yang lebih baru sudah terbit, muat berkas kalender yang baru."
	}
	return kominfo.E(kominfo.TidakAda, op, "%s", pesan).Sebab(TanpaKeputusan(tahun))
}

func (k *Kalender) memuat() string {
	switch {
	case k.akhir == 0 && k.cakupan.ada:
		return "Pada " + tulis(k.cakupan.pada) + " belum ada keputusan yang dimuat."
	case k.akhir == 0:
		return "Kalender ini kosong."
	case k.cakupan.ada:
		return fmt.Sprintf("Menurut keputusan sampai dengan %s kalender memuat tahun %s.", tulis(k.cakupan.pada), k.tahunTahun())
	}
	return fmt.Sprintf("Kalender memuat tahun %s.", k.tahunTahun())
}

func (k *Kalender) tahunTahun() string {
	if k.awal == k.akhir {
		return strconv.Itoa(k.awal)
	}
	return strconv.Itoa(k.awal) + " sampai " + strconv.Itoa(k.akhir)
}

func tulis(t kominfo.Tanggal) string {
	if t.Kosong() {
		return "tanggal yang kosong"
	}
	return t.Panjang()
}
