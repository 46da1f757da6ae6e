package dasbor

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// pengalihan is the form that moves tasks to another unit, or sets their deadline:
// one task, or all of one unit.
type pengalihan struct {
	judul                            string
	tugas                            []*register.Dokumen[spbe.TugasIndikator]
	perangkat, batas, target, alasan string
	pendukung                        []string
	galat                            string
}

func (p *pekerjaan) bukaAlih(ctx app.Context, judul string, ts ...*register.Dokumen[spbe.TugasIndikator]) {
	t := &ts[0].Isi
	a := &pengalihan{judul: judul, tugas: ts, perangkat: t.Perangkat, target: t.Target, pendukung: slices.Clone(t.Pendukung)}
	if !t.Batas.Kosong() {
		a.batas = t.Batas.String()
	}
	p.alih, p.bagi = a, nil
	ctx.Defer(func(app.Context) { fokusMedan("alih-perangkat") })
}

// pilihanOPD are all units of the office, by name, and the person's own.
func (p *siklus) pilihanOPD(juga ...string) (out []el.Opsi) {
	for k, n := range p.opd {
		tambahOpsi(&out, k, n)
	}
	for _, k := range append(juga, p.saya.Perangkat) {
		if k != "" && !slices.ContainsFunc(out, func(o el.Opsi) bool { return o.Nilai == k }) {
			tambahOpsi(&out, k, p.namaOPD(k))
		}
	}
	urutOpsi(out)
	return out
}

func (p *pekerjaan) gambarAlih(l *layar) any {
	a := p.alih
	if a == nil {
		return nil
	}
	opsi := p.pilihanOPD(a.perangkat)
	var isi susunan
	isi.apa(el.Pilih{ID: "alih-perangkat", Label: "Perangkat daerah yang menjawab", Nilai: a.perangkat, Opsi: opsi, Wajib: true, Ubah: ikat(&a.perangkat)})
	isi.boleh("alih-batas", "Batas waktu", "date", "Kosong berarti mengikuti batas unggah penilaian.", &a.batas)
	if len(a.tugas) == 1 {
		var cs susunan
		for _, o := range opsi {
			if o.Nilai != a.perangkat {
				cs.apa(el.Centang{ID: "alih-" + o.Nilai, Label: o.Label, Aktif: slices.Contains(a.pendukung, o.Nilai), Ubah: func(_ app.Context, ya bool) {
					a.pendukung = slices.DeleteFunc(a.pendukung, func(k string) bool { return k == o.Nilai })
					if ya {
						a.pendukung = append(a.pendukung, o.Nilai)
					}
				}})
			}
		}
		isi.apa(el.Masukan{ID: "alih-target", Label: "Tingkat yang dituju", Mode: "decimal", Panjang: 10, Nilai: strings.Replace(a.target, ".", ",", 1), Bantuan: "Boleh kosong. Bukti diminta sampai tingkat ini.", Ubah: ikat(&a.target)})
		isi.apa(el.Rincian("Perangkat daerah pendukung ("+nomor(len(a.pendukung))+")", cs.isi...))
	}
	isi.boleh("alih-alasan", "Alasan", "", "Boleh kosong; tercatat di riwayat tugas.", &a.alasan)
	var galat any
	if a.galat != "" {
		galat = el.Pesan(el.Bahaya, a.galat)
	}
	isi.apa(galat)
	isi.apa(el.Deret(el.Tombol{Label: "Simpan", Utama: true, Kirim: true, Sibuk: p.antre.jalan()}, el.Tombol{Label: "Batal", Klik: func(app.Context) { p.alih = nil }}))
	return el.HanyaLayar(el.Kartu(a.judul, el.Formulir(func(ctx app.Context) { p.kirimAlih(ctx, l) }, isi.isi...)))
}

func (p *pekerjaan) kirimAlih(ctx app.Context, l *layar) {
	a := p.alih
	if a == nil || p.antre.jalan() {
		return
	}
	var batas kominfo.Tanggal
	if a.batas != "" {
		var err error
		if batas, err = kominfo.ParseTanggal(a.batas); err != nil {
			a.galat = kominfo.PesanUntukOrang(err)
			return
		}
	}
	p.antre = antrean{}
	for _, t := range a.tugas {
		in := spbe.Alihkan{Perangkat: a.perangkat, Pendukung: t.Isi.Pendukung, Batas: batas, Target: t.Isi.Target, Alasan: strings.TrimSpace(a.alasan)}
		if len(a.tugas) == 1 {
			in.Pendukung, in.Target = a.pendukung, strings.TrimSpace(a.target)
		}
		in.Pendukung = slices.DeleteFunc(slices.Clone(in.Pendukung), func(k string) bool { return k == a.perangkat })
		p.antre.titip(p.d.Kotak, p.d.Buku.Tugas, register.Permintaan{ID: t.ID, Harap: t.Versi, Tindakan: "alihkan"}, in, "Tugas indikator "+t.Isi.Indikator+": alihkan atau atur batas", "")
	}
	p.alih = nil
	l.kirimkan(ctx)
}
