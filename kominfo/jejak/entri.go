package jejak

import (
	"math"
	"strconv"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// The two logs of an office.
const (
	Umum  = "umum"  // publishes its entries, so that an omission is visible
	Dalam = "dalam" // publishes only the hashes of its entries
)

// MaksEntri bounds the text of an entry, in bytes. No valid entry is longer.
const MaksEntri = 1024

const (
	kepalaEntri = "lumbung/entri/1"
	maksNama    = 40  // register, aksi
	maksNilai   = 200 // instansi, pemilik, peran
)

// The rules, as an error message ends.
const (
	aturanNama     = "huruf kecil a-z, angka dan garis bawah, diawali huruf, paling banyak 40 karakter"
	aturanNilai    = "teks UTF-8 satu baris, paling banyak 200 byte, tanpa spasi di awal dan akhir dan tanpa karakter kendali"
	aturanID       = "UUID dengan huruf kecil"
	aturanBulat    = "bilangan bulat mulai 1 tanpa nol di depan"
	aturanSkema    = "bilangan bulat 1 sampai 2147483647 tanpa nol di depan"
	aturanWaktu    = "waktu UTC dengan enam angka pecahan, tahun 1 sampai 9999, misalnya 2026-11-22T06:12:34.123456Z"
	aturanYa       = "ya atau tidak"
	aturanKomitmen = "64 angka heksadesimal huruf kecil, tidak semuanya nol"
)

// Entri is one entry of the journal: that a version of a document was written,
// when, by which office in which role, and commitments to its two parts. It
// names no person and holds no content, so it can stay for ever.
type Entri struct {
	Register string    // name of the register: "permohonan"
	ID       string    // of the document, a UUID in lower case
	Versi    int64     // 1, 2, 3, …
	Skema    int       // version of the register's schema
	Waktu    time.Time // the office's claim; kept to the microsecond
	Instansi string    // code of the office that wrote; may be empty
	Pemilik  string    // code of the owning perangkat daerah; may be empty
	Peran    string    // role of the writer; may be empty
	Aksi     string    // "buat", "ganti", or the name of an action
	Ditarik  bool      // this version withdraws the document
	Umum     Komitmen  // to the public part
	Pribadi  *Komitmen // to the personal part; nil: there is none
}

// Teks gives the canonical text of e. A field that breaks the format is an
// error of kind tidak_sah that names the field.
func (e Entri) Teks() ([]byte, error) { return e.AppendTeks(make([]byte, 0, 512)) }

// AppendTeks appends the canonical text of e to dst. On an error dst comes back
// as it was.
func (e Entri) AppendTeks(dst []byte) ([]byte, error) {
	w := e.Waktu.UTC()
	switch {
	case !namaSah(e.Register):
		return dst, bidang("Register", e.Register, aturanNama)
	case !uuidSah(e.ID):
		return dst, bidang("ID", e.ID, aturanID)
	case e.Versi < 1:
		return dst, bidang("Versi", strconv.FormatInt(e.Versi, 10), aturanBulat)
	case e.Skema < 1 || int64(e.Skema) > math.MaxInt32:
		return dst, bidang("Skema", strconv.Itoa(e.Skema), aturanSkema)
	case w.Year() < 1 || w.Year() > 9999:
		return dst, bidang("Waktu", w.String(), aturanWaktu)
	case !nilaiSah(e.Instansi):
		return dst, bidang("Instansi", e.Instansi, aturanNilai)
	case !nilaiSah(e.Pemilik):
		return dst, bidang("Pemilik", e.Pemilik, aturanNilai)
	case !nilaiSah(e.Peran):
		return dst, bidang("Peran", e.Peran, aturanNilai)
	case !namaSah(e.Aksi):
		return dst, bidang("Aksi", e.Aksi, aturanNama)
	case e.Umum == Komitmen{}:
		return dst, bidang("Umum", e.Umum.String(), aturanKomitmen)
	case e.Pribadi != nil && *e.Pribadi == Komitmen{}:
		return dst, bidang("Pribadi", e.Pribadi.String(), aturanKomitmen)
	}
	dst = append(dst, kepalaEntri+"\nregister "...)
	dst = append(dst, e.Register...)
	dst = append(dst, "\nid "...)
	dst = append(dst, e.ID...)
	dst = append(dst, "\nversi "...)
	dst = strconv.AppendInt(dst, e.Versi, 10)
	dst = append(dst, "\nskema "...)
	dst = strconv.AppendInt(dst, int64(e.Skema), 10)
	dst = append(dst, "\nwaktu "...)
	dst = appendWaktu(dst, w, true)
	dst = appendNilai(dst, "\ninstansi", e.Instansi)
	dst = appendNilai(dst, "\npemilik", e.Pemilik)
	dst = appendNilai(dst, "\nperan", e.Peran)
	dst = append(dst, "\naksi "...)
	dst = append(dst, e.Aksi...)
	if e.Ditarik {
		dst = append(dst, "\nditarik ya\numum "...)
	} else {
		dst = append(dst, "\nditarik tidak\numum "...)
	}
	dst = e.Umum.append(dst)
	dst = append(dst, "\npribadi"...)
	if e.Pribadi != nil {
		dst = append(dst, ' ')
		dst = e.Pribadi.append(dst)
	}
	return append(dst, '\n'), nil
}

func appendNilai(dst []byte, nama, nilai string) []byte {
	dst = append(dst, nama...)
	if nilai != "" {
		dst = append(dst, ' ')
		dst = append(dst, nilai...)
	}
	return dst
}

func bidang(nama, nilai, aturan string) error {
	return kominfo.E(kominfo.TidakSah, "jejak.Entri.Teks",
		"Entri jejak tidak dapat ditulis: %s %q tidak sah; harus %s.", nama, potong(nilai), aturan)
}

// UraiEntri reads the canonical text of an entry. It accepts exactly what
// [Entri.Teks] writes, byte for byte; anything else is an error of kind rusak
// that says which line is at fault.
func UraiEntri(text []byte) (Entri, error) {
	if len(text) > MaksEntri {
		return Entri{}, kominfo.E(kominfo.Rusak, "jejak.UraiEntri",
			"Entri jejak rusak: panjangnya %d byte, paling banyak %d.", len(text), MaksEntri)
	}
	p := pengurai{apa: "Entri jejak", op: "jejak.UraiEntri", sisa: string(text)}
	var e Entri
	p.tetap(kepalaEntri)
	if e.Register = p.isi("register"); !namaSah(e.Register) {
		p.salah(aturanNama)
	}
	if e.ID = p.isi("id"); !uuidSah(e.ID) {
		p.salah(aturanID)
	}
	var sah bool
	if e.Versi, sah = bulat(p.isi("versi"), math.MaxInt64); !sah || e.Versi < 1 {
		p.salah(aturanBulat)
	}
	skema, sah := bulat(p.isi("skema"), math.MaxInt32)
	if e.Skema = int(skema); !sah || skema < 1 {
		p.salah(aturanSkema)
	}
	if e.Waktu, sah = uraiWaktu(p.isi("waktu"), true); !sah {
		p.salah(aturanWaktu)
	}
	if e.Instansi = p.nilai("instansi"); !nilaiSah(e.Instansi) {
		p.salah(aturanNilai)
	}
	if e.Pemilik = p.nilai("pemilik"); !nilaiSah(e.Pemilik) {
		p.salah(aturanNilai)
	}
	if e.Peran = p.nilai("peran"); !nilaiSah(e.Peran) {
		p.salah(aturanNilai)
	}
	if e.Aksi = p.isi("aksi"); !namaSah(e.Aksi) {
		p.salah(aturanNama)
	}
	switch p.isi("ditarik") {
	case "ya":
		e.Ditarik = true
	case "tidak":
	default:
		p.salah(aturanYa)
	}
	if e.Umum, sah = uraiKomitmen(p.isi("umum")); !sah {
		p.salah(aturanKomitmen)
	}
	if s := p.nilai("pribadi"); s != "" {
		k, sah := uraiKomitmen(s)
		if !sah {
			p.salah(aturanKomitmen)
		}
		e.Pribadi = &k
	}
	if err := p.akhir(); err != nil {
		return Entri{}, err
	}
	return e, nil
}

// Daun gives the leaf of an entry's canonical text in the tree.
func Daun(teks []byte) tlog.Hash { return tlog.RecordHash(teks) }
