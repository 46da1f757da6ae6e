package impor

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/ppid"
)

// OpsiTulis says how the rows are carried out.
type OpsiTulis struct {
	Coba    bool              // the whole way of a write, and then nothing is kept
	Lingkup register.Lingkup  // of who imports; the zero value is [register.LingkupPenuh], for the program itself
	Maju    func(n, dari int) // progress, after each row; may be nil
}

// Laporan is what an import did. Disalin, Sudah and Ditolak add up to Baris.
type Laporan struct {
	Berkas  string          `json:"berkas,omitempty"`
	Coba    bool            `json:"coba"`
	Baris   int             `json:"baris"`
	Disalin int             `json:"disalin"` // in a trial: would be
	Sudah   int             `json:"sudah"`   // the number stands in the register already
	Ditolak int             `json:"ditolak"`
	Kolom   []KolomTerbaca  `json:"kolom"`
	Temuan  []lembar.Temuan `json:"temuan"` // those of reading, then those of writing
	Lain    int             `json:"temuan_lain,omitempty"`
}

var errCoba = errors.New("impor: hanya dicoba")

// Tulis carries out the rows that are ready, each by the action salin_lama in a
// transaction of its own, as actor a. A number that the register has already is told
// and passed over, so that the same file twice changes nothing the second time. reg is
// the register permohonan. The error is of the store alone.
func Tulis(ctx context.Context, s register.Store, a kominfo.Aktor, reg register.Register, u Usulan, o OpsiTulis) (Laporan, error) {
	if !o.Lingkup.Semua && o.Lingkup.Pemilik == nil {
		o.Lingkup = register.LingkupPenuh()
	}
	p := &pembaca{u: Usulan{Temuan: append([]lembar.Temuan{}, u.Temuan...), Lain: u.Lain}}
	lap := Laporan{Berkas: u.Berkas, Coba: o.Coba, Baris: len(u.Baris), Kolom: u.Kolom}
	for i := range u.Baris {
		b := &u.Baris[i]
		if !b.Siap {
			lap.Ditolak++
			continue
		}
		if err := ctx.Err(); err != nil {
			lap.Temuan, lap.Lain = p.u.Temuan, p.u.Lain
			return lap, err
		}
		sudah, odd, err := salin(ctx, s, a, reg, b, o)
		switch kominfo.KindOf(err) {
		case "":
			if sudah {
				lap.Sudah++
				p.temuan(b.Lembar, b.Nomor, "", b.Isian.Nomor, "IMPOR-TULIS-01", kominfo.Catatan, "Nomor "+kutip(b.Isian.Nomor)+" sudah ada di register, jadi baris ini dilewati.")
				break
			}
			lap.Disalin++
			for _, t := range odd {
				p.temuan(b.Lembar, b.Nomor, t.Jalur, "", t.ID, kominfo.Peringatan, t.Pesan)
			}
		case kominfo.TidakSah, kominfo.Ditolak, kominfo.Bentrok, kominfo.TidakAda:
			lap.Ditolak++
			p.tolak(b, err)
		default:
			lap.Temuan, lap.Lain = p.u.Temuan, p.u.Lain
			return lap, err
		}
		if o.Maju != nil {
			o.Maju(i+1, len(u.Baris))
		}
	}
	lap.Temuan, lap.Lain = p.u.Temuan, p.u.Lain
	return lap, nil
}

// tolak tells why a row was refused, finding by finding.
func (p *pembaca) tolak(b *Baris, err error) {
	e, _ := errors.AsType[*kominfo.Error](err)
	if e != nil && len(e.Findings) > 0 {
		for _, f := range e.Findings {
			if f.Severity == kominfo.Galat {
				p.temuan(b.Lembar, b.Nomor, f.Path, "", f.ID, kominfo.Galat, f.Message)
			}
		}
		return
	}
	p.temuan(b.Lembar, b.Nomor, "", "", "IMPOR-TULIS-02", kominfo.Galat, kominfo.PesanUntukOrang(err))
}

// salin carries out one row; odd is what the action found odd in it.
func salin(ctx context.Context, s register.Store, a kominfo.Aktor, reg register.Register, b *Baris, o OpsiTulis) (sudah bool, odd []ppid.TemuanSalin, err error) {
	isian, err := json.Marshal(b.Isian)
	if err != nil {
		return false, nil, err
	}
	err = s.Ubah(ctx, a, func(tx register.Tx) error {
		sudah, odd = false, nil // a transaction may run again
		ada, err := tx.Cari(ctx, reg, register.LingkupPenuh(), register.Query{Batas: 1, Ditarik: true, Saring: []register.Syarat{{Kolom: "nomor", Op: register.Sama, Nilai: b.Isian.Nomor}}})
		if err != nil {
			return err
		}
		if sudah = len(ada.Baris) > 0; sudah {
			return milikLain(reg, ada.Baris[0], b.Isian.Badan)
		}
		m, err := reg.Tulis(ctx, tx, register.Permintaan{Tindakan: "salin_lama", Isian: isian, Lingkup: o.Lingkup})
		if err != nil {
			return err
		}
		d, err := register.Tipe[ppid.Permohonan]{Register: reg}.Baca(ctx, tx, register.LingkupPenuh(), m.ID)
		if err != nil {
			return err
		}
		if odd = d.Isi.TemuanSalin; o.Coba {
			return errCoba
		}
		return nil
	})
	if errors.Is(err, errCoba) {
		err = nil
	}
	return sudah, odd, err
}

// milikLain refuses a number that another public body has: an entry of this one's book
// must not be passed over as if it were copied.
func milikLain(reg register.Register, b register.Baris, badan string) error {
	for i, k := range reg.Info().Kolom {
		if s, _ := b.Kolom[i].(string); k.Nama == "badan" && s != badan {
			return kominfo.E(kominfo.Bentrok, "impor.Tulis", "Nomor ini sudah dipakai badan publik lain di register yang sama. Bubuhkan kode desa di belakang nomornya, lalu impor lagi.")
		}
	}
	return nil
}

// jumlah is a figure for people.
func jumlah(n int) string { return kominfo.FormatAngka(int64(n)) }

// tempatBaris is where a finding stands, for people.
func tempatBaris(t *lembar.Temuan) string {
	switch {
	case t.Baris == 0:
		return t.Lembar
	case t.Lembar == "":
		return "baris " + strconv.Itoa(t.Baris)
	}
	return t.Lembar + ", baris " + strconv.Itoa(t.Baris)
}
