package dasbor

import (
	"context"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// buktiRiwayat is what was found out about the versions of one document.
type buktiRiwayat struct {
	sibuk int64 // version being checked
	hasil map[int64]*hasilBukti
	galat map[int64]error
}

// nomorJurnal gives a version its number in the journal and the way to its proof.
func (p *dokumenUmum) nomorJurnal(l *layar, b register.Baris) any {
	if b.Urutan == register.BelumUrut {
		return el.Kecil("Belum bernomor di jejak. Nomor dan buktinya ada sebentar lagi; muat ulang halaman ini.")
	}
	versi := strconv.FormatInt(b.Versi, 10)
	periksa := el.Tombol{Label: "Periksa bukti", LabelRi: "Periksa bukti versi " + versi, Ikon: el.IkonAman, Sunyi: true, Sibuk: p.bukti.sibuk == b.Versi, Klik: func(ctx app.Context) { p.periksaBukti(ctx, l, b.Versi) }}
	return el.Isi(el.Kecil("Nomor jurnal ", el.Angka(b.Urutan), " di jejak "+string(p.in.Jejak)+"."),
		el.Deret(periksa, el.Tombol{Label: "Tanda terima", LabelRi: "Tanda terima versi " + versi, Ikon: el.IkonDokumen, Sunyi: true, Href: alamatTandaTerima(p.in.Nama, p.id, b.Versi)}),
		el.Siar(p.gambarBukti(b)))
}

func (p *dokumenUmum) gambarBukti(b register.Baris) any {
	if err := p.bukti.galat[b.Versi]; err != nil {
		return el.Gagal(err)
	}
	if h := p.bukti.hasil[b.Versi]; h != nil {
		return h.gambar(p.semua, p.zona, p.baris.PribadiDihapus, "versi "+strconv.FormatInt(b.Versi, 10))
	}
	return nil
}

// periksaBukti gets the receipt of a version and checks it in this browser.
func (p *dokumenUmum) periksaBukti(ctx app.Context, l *layar, versi int64) {
	if p.bukti.hasil == nil {
		p.bukti.hasil, p.bukti.galat = map[int64]*hasilBukti{}, map[int64]error{}
	}
	p.bukti.sibuk = versi
	delete(p.bukti.galat, versi)
	delete(p.bukti.hasil, versi)
	var h *hasilBukti
	l.kerja(ctx, func(c context.Context) (err error) {
		h, err = buktiVersi(c, p.d, p.in.Nama, p.id, versi)
		return err
	}, func(_ app.Context, err error) {
		p.bukti.sibuk = 0
		if err != nil {
			p.bukti.galat[versi] = err
			return
		}
		p.bukti.hasil[versi] = h
	})
}
