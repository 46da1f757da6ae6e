package kertaspdf

import (
	"bytes"
	"cmp"
	"io"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

const op = "kertaspdf.Tulis"

// Opsi are the choices of a printed document; the zero value is a portrait one.
type Opsi struct {
	Judul   string    // of the file and at the foot of its pages; "" is the title of each Lembar
	Waktu   time.Time // creation time that stands in the file; zero: none
	Rebah   bool      // landscape
	Penulis string    // author that stands in the file; "" is the first line of the letterhead

	polos bool // tests read the pages without unpacking them
}

// cetakan is a document that is being drawn.
type cetakan struct {
	*kanvas.Kanvas
	o       Opsi
	lembar  *kertas.Lembar
	judul   []string // at the foot of each page
	tingkat int      // of the outline, for a Bagian
	ganti   bool     // a new page is asked for before the next block
}

// Tulis prints pages, each Lembar from a new one. No Lembar at all is an error of
// kind tidak_sah; when the writer fails, of kind rusak.
func Tulis(w io.Writer, ls []kertas.Lembar, o Opsi) error {
	if len(ls) == 0 {
		return kominfo.E(kominfo.TidakSah, op, "Tidak ada lembar yang dapat dicetak. Susun sedikitnya satu lembar.")
	}
	c := baru(ls, o)
	for i := range ls {
		c.gambarLembar(&ls[i])
	}
	c.hilang()
	c.kaki()
	if err := c.simpan(w); err != nil {
		return kominfo.E(kominfo.Rusak, op, "PDF tidak dapat dibuat. Coba lagi; bila tetap gagal, laporkan kepada pengelola program.").Sebab(err)
	}
	return nil
}

// tanpaWaktu stands for no time while the library writes; it knows no file without.
var tanpaWaktu = time.Date(1, 1, 1, 0, 0, 1, 0, time.UTC)

func baru(ls []kertas.Lembar, o Opsi) *cetakan {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCompression(!o.polos)
	f.SetCatalogSort(true)
	t := o.Waktu
	if t.IsZero() {
		t = tanpaWaktu
	}
	f.SetCreationDate(t)
	f.SetModificationDate(t)
	f.SetTitle(bersih(cmp.Or(o.Judul, ls[0].Judul)), true)
	f.SetAuthor(bersih(cmp.Or(o.Penulis, ls[0].Kop[0])), true)
	f.SetCreator("Lumbung", false)
	f.SetProducer("Lumbung", false)
	f.SetLang("id-ID")
	c := &cetakan{Kanvas: kanvas.Baru(f), o: o}
	if len(ls) > 1 {
		c.tingkat = 1
	}
	c.Hias, c.Lunak = c.hias, true
	return c
}

// simpan writes the file. Without a time its lines about time become spaces: the
// places of all objects stay what the file says they are.
func (c *cetakan) simpan(w io.Writer) error {
	var b bytes.Buffer
	if err := c.F.Output(&b); err != nil {
		return err
	}
	if c.o.Waktu.IsZero() {
		for _, s := range []string{"/CreationDate", "/ModDate"} {
			s += " (D:" + tanpaWaktu.Format("20060102150405") + ")"
			if i := bytes.LastIndex(b.Bytes(), []byte(s)); i >= 0 {
				copy(b.Bytes()[i:], bytes.Repeat([]byte{' '}, len(s)))
			}
		}
	}
	_, err := b.WriteTo(w)
	return err
}

// hias notes what the foot of a new page will say, and prints the marks of the Lembar
// above everything else.
func (c *cetakan) hias() {
	c.judul = append(c.judul, cmp.Or(c.o.Judul, c.lembar.Judul))
	x := c.Tepi
	for _, t := range c.lembar.Tanda {
		c.Pakai(kanvas.Tebal, 9)
		s := c.Ringkas(c.Sandi(t.Teks), max(c.Lebar-c.Tepi-x-4, 0))
		w := c.Panjang(s) + 4
		if s == "" || x+w > c.Lebar-c.Tepi+0.1 {
			continue
		}
		n := nada(cmp.Or(t.Rupa, "bahaya"))
		c.F.SetTextColor(n.teks[0], n.teks[1], n.teks[2])
		c.F.SetDrawColor(n.teks[0], n.teks[1], n.teks[2])
		c.F.Rect(x, 7, w, 5.5, "D")
		c.Tulis(x+2, 8.1, s)
		x += w + 3
	}
	c.F.SetTextColor(0, 0, 0)
	c.WarnaGaris()
}

// kaki prints the foot of all pages, once it is known how many there are.
func (c *cetakan) kaki() {
	for i, judul := range c.judul {
		c.F.SetPage(i + 1)
		c.Pakai(kanvas.Biasa, 8)
		c.F.SetLineWidth(0.2)
		c.WarnaGaris()
		y := c.Tinggi - kanvas.TepiBawah + 5
		c.F.Line(c.Tepi, y-1.5, c.Lebar-c.Tepi, y-1.5)
		t, _ := kanvas.Sandi(judul)
		kanan := "Halaman " + strconv.Itoa(i+1) + " dari " + strconv.Itoa(len(c.judul))
		w := c.Panjang(kanan)
		c.Tulis(c.Tepi, y, c.Ringkas(satuBaris(t), c.Isi()-w-4))
		c.Tulis(c.Lebar-c.Tepi-w, y, kanan)
	}
}

// hilang says that letters could not be printed.
func (c *cetakan) hilang() {
	if c.Hilang == 0 {
		return
	}
	c.Y += 3
	c.Pakai(kanvas.Miring, 8)
	c.Butuh(c.Baris())
	c.Alinea(kominfo.FormatAngka(int64(c.Hilang))+" huruf atau simbol tidak dapat dicetak dan diganti tanda tanya (?).", 0)
}
