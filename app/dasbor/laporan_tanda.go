package dasbor

import (
	"encoding/json"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
)

// lampiran is the field for a paper that was signed outside.
func (p *halamanLaporan) lampiran(l *layar) any {
	if p.k.Lampirkan == "" {
		return nil
	}
	isi := el.Isi(tempat(el.Gagal(p.galat)), el.Berkas{ID: "berkas-tanda", Label: "PDF yang sudah ditandatangani", Terima: ".pdf", Bantuan: "Paling besar 50 MB.", Mati: p.sibuk,
		Pilih: func(_ app.Context, fs []el.BerkasTerpilih) { p.berkas, p.galat = fs[0], nil }})
	if p.k.Kirim > 0 {
		isi = append(isi, el.Centang{ID: "kirim-tanda", Label: "Sekaligus kirim penilaian mandiri ini", Aktif: p.kirim, Ubah: func(_ app.Context, v bool) { p.kirim = v },
			Bantuan: "Memakai nomor dan tanggal surat di halaman ini. Sesudah dikirim, penilaian mandiri tidak dapat diubah lagi."})
	}
	return el.Tumpuk(append(isi, el.Deret(el.Tombol{Label: "Lampirkan", Ikon: el.IkonUnggah, Sibuk: p.sibuk, Klik: func(ctx app.Context) { p.lampirkan(ctx, l) }}))...)
}

func (p *halamanLaporan) lampirkan(ctx app.Context, l *layar) {
	switch p.galat = nil; {
	case p.sibuk:
		return
	case p.berkas.Nama == "":
		p.galat = kominfo.E(kominfo.TidakSah, "dasbor.lampirkan", "Pilih dulu PDF yang sudah ditandatangani.")
		return
	}
	v, _ := suratDari(p.k.Lampirkan, p.surat.Get("nomor"), "", p.surat.Get("tanggal"))
	v.Set("nama", namaBerkas(p.berkas.Nama))
	if p.kirim && p.k.Kirim > 0 {
		v.Set("kirim", strconv.FormatInt(p.k.Kirim, 10))
	}
	p.sibuk = true
	p.berkas.Unggah(ctx, "/berkas/penilaian/"+string(p.id)+"/tandatangan?"+v.Encode(), func(ctx app.Context, status int, isi []byte, err error) { p.terlampir(ctx, l, status, isi, err) })
}

// terlampir takes the server's answer.
func (p *halamanLaporan) terlampir(ctx app.Context, l *layar, status int, isi []byte, err error) {
	if p.sibuk, p.galat = false, err; err != nil {
		return
	}
	var j struct {
		Detail   string            `json:"detail"`
		Temuan   []kominfo.Finding `json:"temuan"`
		Terkirim bool              `json:"terkirim"`
	}
	if json.Unmarshal(isi, &j) != nil || status != 200 {
		if j.Detail == "" {
			j.Detail = "Server menjawab dengan status " + strconv.Itoa(status) + ". Coba lagi sebentar."
		}
		p.galat = &kominfo.Error{Kind: kominfo.TidakSah, Op: "dasbor.lampirkan", Message: j.Detail, Findings: j.Temuan}
		return
	}
	kata := "Berkas terlampir."
	if j.Terkirim {
		kata = "Berkas terlampir dan penilaian terkirim."
	}
	el.Umumkan(ctx, kata)
	l.ulang(ctx)
}
