package ppid

import (
	"context"
	"strconv"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// nomori gives a new request its number: the next of the year and body. A number
// that an entry of the old register has already is passed over.
func (h *hukumPermohonan) nomori(ctx context.Context, tx register.Tx, p *Permohonan) (err error) {
	if p.Tahun, p.NomorUrut, err = urutBerikut(ctx, tx, h.diri, p.Badan, p.Diterima, func(x *Permohonan) int64 { return x.NomorUrut }); err != nil {
		return err
	}
	for {
		if p.Nomor, err = h.nomor("permohonan", p.Badan, p.Diterima, p.NomorUrut); err != nil {
			return err
		}
		if ada, err := h.ada(ctx, tx, register.Syarat{Kolom: "nomor", Op: register.Sama, Nilai: p.Nomor}); err != nil || !ada {
			return err
		}
		p.NomorUrut++
	}
}

// ada reports whether there is a request like that.
func (h *hukumPermohonan) ada(ctx context.Context, tx register.Tx, s ...register.Syarat) (bool, error) {
	x, _, err := h.diri.Cari(ctx, tx, register.LingkupPenuh(), register.Query{Batas: 1, Isi: true, Saring: s})
	return len(x) > 0, err
}

// nomoriLama gives an entry of the old register its place among the numbers. One
// that is written as this office writes its numbers keeps its own, so that the new
// ones go on after it, unless the year's count has begun here. Every other counts
// down from -1 and touches no new number.
func (h *hukumPermohonan) nomoriLama(ctx context.Context, tx register.Tx, p *Permohonan) error {
	sama := func(kolom string, nilai any) register.Syarat {
		return register.Syarat{Kolom: kolom, Op: register.Sama, Nilai: nilai}
	}
	ada, err := h.ada(ctx, tx, sama("nomor", p.Nomor))
	if err != nil {
		return err
	}
	if ada {
		return kominfo.E(kominfo.Bentrok, "ppid.Tindakan", "Nomor %q sudah ada di register permohonan. Periksa apakah barisnya sudah pernah disalin.", singkat(p.Nomor))
	}
	p.Tahun = int64(p.Diterima.Tahun())
	if tahun, urut, cocok := h.uraiNomor(p); cocok {
		mulai, err := h.ada(ctx, tx, sama("badan", p.Badan), sama("tahun", tahun), sama("lama", ""))
		if err != nil {
			return err
		}
		dipakai, err := h.ada(ctx, tx, sama("badan", p.Badan), sama("tahun", tahun), sama("nomor_urut", urut))
		if err != nil {
			return err
		}
		if p.Tahun = tahun; !mulai && !dipakai {
			p.NomorUrut = urut
			return nil
		}
	}
	bawah, _, err := h.diri.Cari(ctx, tx, register.LingkupPenuh(), register.Query{Urut: "nomor_urut", Batas: 1, Isi: true, Saring: []register.Syarat{sama("badan", p.Badan), sama("tahun", p.Tahun)}})
	p.NomorUrut = -1
	if len(bawah) > 0 {
		p.NomorUrut = min(bawah[0].Isi.NomorUrut, 0) - 1
	}
	return err
}

// uraiNomor finds year and running number of a number in the office's own pattern,
// of whatever month; the number of a request from December may be of January.
func (h *hukumPermohonan) uraiNomor(p *Permohonan) (tahun, urut int64, cocok bool) {
	for i := 0; i < len(p.Nomor); i++ {
		j := i
		for j < len(p.Nomor) && p.Nomor[j] >= '0' && p.Nomor[j] <= '9' {
			j++
		}
		n, err := strconv.ParseInt(p.Nomor[i:j], 10, 32)
		if i = j; err != nil || n < 1 {
			continue
		}
		for _, y := range []int{p.Diterima.Tahun(), p.Diterima.Tahun() + 1} {
			for m := time.January; m <= time.December; m++ {
				if s, err := h.nomor("permohonan", p.Badan, kominfo.NewTanggal(y, m, 1), n); err == nil && s == p.Nomor {
					return int64(y), n, true
				}
			}
		}
	}
	return 0, 0, false
}
