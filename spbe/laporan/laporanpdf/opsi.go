package laporanpdf

import (
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// Opsi are the choices of a printed document.
type Opsi struct {
	// Dibuat is the creation time that stands in the file; the package reads no
	// clock. Zero means midnight of the report's date, so one of the two is needed.
	Dibuat time.Time
	// Perangkat prints the work list of one perangkat daerah only, by its code.
	Perangkat string
	// Penjelasan adds fact, analysis and justification to the work list.
	Penjelasan bool

	polos bool // tests read the pages without unpacking them
}

const op = "laporanpdf"

// cetak draws a document twice: the first time only to count its pages.
func cetak(w io.Writer, l *laporan.Laporan, judul string, o Opsi, gambar func(*cetakan)) error {
	if l.Skema != laporan.VersiSkema || len(l.Indikator) == 0 || l.Hasil.Terendah == nil || l.Hasil.Tertinggi == nil {
		return kominfo.E(kominfo.TidakSah, op, "Isi laporan tidak lengkap atau dari versi lain, jadi tidak dapat dicetak. Susun laporannya dengan laporan.Susun.")
	}
	if o.Dibuat.IsZero() {
		o.Dibuat = l.Tanggal.Time()
	}
	if o.Dibuat.IsZero() {
		return kominfo.E(kominfo.TidakSah, op, "Tanggal laporan belum diisi, jadi PDF tidak dapat dibuat. Isi tanggal laporan, atau waktu pembuatannya.")
	}
	k := cetakanBaru(l, judul, o, 0)
	gambar(k)
	if err := k.F.Error(); err != nil {
		return rusak(err)
	}
	k = cetakanBaru(l, judul, o, k.F.PageNo())
	gambar(k)
	if err := k.F.Output(w); err != nil {
		return rusak(err)
	}
	return nil
}

func rusak(err error) error {
	return kominfo.E(kominfo.Rusak, op, "PDF tidak dapat dibuat. Coba lagi; bila tetap gagal, laporkan kepada pengelola program.").Sebab(err)
}

func cetakanBaru(l *laporan.Laporan, judul string, o Opsi, jumlah int) *cetakan {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCompression(!o.polos)
	f.SetCatalogSort(true)
	f.SetCreationDate(o.Dibuat)
	f.SetModificationDate(o.Dibuat)
	f.SetTitle(judul+", "+l.Instansi.Nama, true)
	f.SetAuthor(l.Kop.Pemerintah, true)
	f.SetSubject(l.Instrumen.Judul, true)
	f.SetCreator("Lumbung", false)
	f.SetProducer("Lumbung", false)
	f.SetLang("id-ID")
	k := &cetakan{Kanvas: kanvas.Baru(f), l: l, judul: judul, jumlah: jumlah}
	k.Kepala, k.Hias = 8, k.hias
	return k
}
