package dasbor

import (
	"context"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// nilaiAsesor is the form for what external assessors scored: a value and a reason
// for each indicator; only what was changed is sent.
type nilaiAsesor struct {
	metode spbe.Metode
	nilai  map[string]string // machine decimals, where they differ from what is stored
	alasan map[string]string
	semua  string // reason for those without one of their own
	salah  map[string]string
	galat  string
	antre  antrean
}

// metodeDi are the methods whose values can be recorded at this stage, latest
// first.
func (p *penilaian) metodeDi() (out []spbe.Metode) {
	for _, m := range []spbe.Metode{spbe.Visitasi, spbe.Interviu, spbe.Dokumen} {
		if m == p.dok.Isi.Metode {
			break // nothing before one's own method counts
		}
		if p.dok.Isi.Tahap.BolehMenilai(m) && (p.dok.Isi.Cara != spbe.Pemantauan || m == spbe.Dokumen) {
			out = append(out, m)
		}
	}
	return out
}

func (p *penilaian) bukaAsesor() {
	ms := p.metodeDi()
	if len(ms) == 0 {
		return
	}
	m := ms[len(ms)-1]
	for _, x := range ms { // the latest one that was carried out
		if p.sejak[spbe.Tahap(x)] != "" {
			m = x
			break
		}
	}
	p.asesor = &nilaiAsesor{metode: m}
	p.asesor.kosongkan()
	p.aspek = 0
}

func (a *nilaiAsesor) kosongkan() {
	a.nilai, a.alasan, a.salah, a.galat = map[string]string{}, map[string]string{}, map[string]string{}, ""
}

func (a *nilaiAsesor) kotor() bool {
	return a != nil && !a.antre.jalan() && (len(a.nilai) > 0 || a.semua != "")
}

// nilaiSebelum is the value that counts without the method that is recorded.
func (p *penilaian) nilaiSebelum(nomor string, m spbe.Metode) string {
	d := &p.dok.Isi
	v := d.Nilai[nomor]
	for _, x := range []spbe.Metode{spbe.Dokumen, spbe.Interviu, spbe.Visitasi} {
		if x == m {
			break
		}
		if s := d.Asesmen[x].Nilai[nomor]; s != "" {
			v = s
		}
	}
	return v
}

// ketik takes a value; one that is as stored is no change.
func (a *nilaiAsesor) ketik(p *penilaian, nomor, v string) {
	v = strings.Replace(strings.TrimSpace(v), ",", ".", 1)
	delete(a.salah, nomor)
	delete(a.nilai, nomor)
	if v == p.dok.Isi.Asesmen[a.metode].Nilai[nomor] {
		return
	}
	a.nilai[nomor] = v
	if v != "" {
		if _, fs := p.in.Isi(map[string]string{nomor: v}); kominfo.AdaGalat(fs) {
			a.salah[nomor] = kominfo.RingkasTemuan(fs)
		}
	}
}

// gambarAsesor draws the form, one aspect at a time.
func (p *penilaian) gambarAsesor(l *layar) any {
	a := p.asesor
	if a == nil {
		return nil
	}
	var ms, as []el.Opsi
	for _, m := range p.metodeDi() {
		tambahOpsi(&ms, string(m), metode(m))
	}
	for i, x := range p.in.Aspek {
		n := 0
		for ky := range p.in.Indikator {
			y := &p.in.Indikator[ky]
			if _, ada := a.nilai[y.Nomor]; ada && y.Aspek == x.Kode {
				n++
			}
		}
		ket := ""
		if n > 0 {
			ket = " (" + nomor(n) + " diubah)"
		}
		tambahOpsi(&as, strconv.Itoa(i), x.Kode+" "+x.Nama+ket)
	}
	t := el.Tabel{Judul: "Nilai asesor eksternal", Kolom: []el.Kolom{{Judul: "Indikator"}, {Judul: "Sebelumnya", Angka: true}, {Judul: "Nilai asesor"}, {Judul: "Alasan"}}}
	aspek := p.in.Aspek[min(p.aspek, len(p.in.Aspek)-1)].Kode
	for kx := range p.in.Indikator {
		x := &p.in.Indikator[kx]
		if x.Aspek == aspek {
			tambahBaris(&t, p.barisAsesor(x)...)
		}
	}
	var pilih any
	if len(ms) > 1 {
		pilih = el.PilihSatu{ID: "asesor-metode", Label: "Penilaian", Nilai: string(a.metode), Opsi: ms, Mati: len(a.nilai) > 0, Bantuan: "Simpan atau batalkan dulu perubahan sebelum berganti.",
			Ubah: func(_ app.Context, v string) { a.metode = spbe.Metode(v); a.kosongkan() }}
	} else {
		pilih = el.P("Nilai dari ", el.Tebal(metode(a.metode)), ". Nilai metode yang lebih akhir menggantikan yang sebelumnya.")
	}
	var galat any
	if a.galat != "" {
		galat = el.Pesan(el.Bahaya, a.galat)
	}
	return el.SubKartu("Catat nilai asesor", pilih,
		el.Pilih{ID: "aspek", Label: "Aspek", Nilai: strconv.Itoa(p.aspek), Opsi: as, Ubah: func(_ app.Context, v string) { p.aspek, _ = strconv.Atoi(v) }},
		t,
		el.Masukan{ID: "asesor-alasan", Label: "Alasan untuk semua yang tidak punya alasan sendiri", Baris: 3, Panjang: 2000, Nilai: a.semua, Bantuan: "Misalnya dari laporan asesor. Jangan menulis data pribadi.",
			Ketik: ikat(&a.semua)},
		tempat(galat), tempat(a.antre.gambar(p.d.Kotak)),
		el.Kecil("Hanya yang diubah yang dikirim: "+nomor(len(a.nilai))+" indikator. Nilai yang dikosongkan kembali ke nilai sebelumnya."),
		el.Deret(el.Tombol{Label: "Simpan nilai asesor", Utama: true, Sibuk: a.antre.jalan(), Klik: func(ctx app.Context) { p.kirimAsesor(ctx, l) }},
			el.Tombol{Label: "Batal", Klik: func(app.Context) { p.asesor = nil; p.aspek = p.aspekPertama() }}))
}

func (p *penilaian) barisAsesor(x *indeks.Indikator) []any {
	a := p.asesor
	v, diubah := a.nilai[x.Nomor]
	tersimpan := p.dok.Isi.Asesmen[a.metode]
	if !diubah {
		v = tersimpan.Nilai[x.Nomor]
	}
	var lama any
	if s := p.nilaiSebelum(x.Nomor, a.metode); s != "" {
		lama = el.Desimal(s)
	}
	ubah := func(_ app.Context, s string) { a.ketik(p, x.Nomor, s) }
	var masukan any
	if id := "asesor-" + x.Nomor; p.in.Skala.Bulat {
		var os []el.Opsi
		for n := p.in.Skala.Min.Pembilang(); n <= p.in.Skala.Max.Pembilang(); n++ {
			s := strconv.FormatInt(n, 10)
			tambahOpsi(&os, s, "Tingkat "+s)
		}
		masukan = el.Pilih{ID: id, Label: "Nilai asesor indikator " + x.Nomor, LabelTersembunyi: true, Nilai: v, Opsi: os, Kosong: "Tidak dinilai", Galat: a.salah[x.Nomor], Ubah: ubah}
	} else {
		masukan = el.Masukan{ID: id, Label: "Nilai asesor indikator " + x.Nomor, LabelTersembunyi: true, Nilai: strings.Replace(v, ".", ",", 1), Mode: "decimal", Panjang: 12, Galat: a.salah[x.Nomor], Ubah: ubah}
	}
	var alasan any
	if diubah {
		alasan = el.Masukan{ID: "asesor-alasan-" + x.Nomor, Label: "Alasan indikator " + x.Nomor, LabelTersembunyi: true, Nilai: a.alasan[x.Nomor], Panjang: 2000, Ketik: func(_ app.Context, s string) { a.alasan[x.Nomor] = s }}
	} else if s := tersimpan.Alasan[x.Nomor]; s != "" {
		alasan = potongTeks(s, 200)
	}
	return []any{x.Nomor + ". " + x.Nama, lama, masukan, alasan}
}

// kirimAsesor sends what was changed: one write for each reason, one on top of the
// other.
func (p *penilaian) kirimAsesor(ctx app.Context, l *layar) {
	a := p.asesor
	if a == nil || a.antre.jalan() {
		return
	}
	a.galat, a.antre = "", antrean{}
	var urut []string // reasons
	isi := map[string]spbe.NilaiAsesor{}
	for kx := range p.in.Indikator {
		x := &p.in.Indikator[kx]
		v, ada := a.nilai[x.Nomor]
		if !ada {
			continue
		}
		s := strings.TrimSpace(a.alasan[x.Nomor])
		if s == "" {
			s = strings.TrimSpace(a.semua)
		}
		switch {
		case a.salah[x.Nomor] != "":
			a.galat = "Indikator " + x.Nomor + ": " + a.salah[x.Nomor]
			return
		case s == "":
			a.galat = "Alasan untuk indikator " + x.Nomor + " belum ditulis. Tulis di barisnya, atau satu alasan untuk semua di bawah tabel."
			return
		}
		if isi[s].Nilai == nil {
			urut = append(urut, s)
			isi[s] = spbe.NilaiAsesor{Metode: a.metode, Alasan: s, Nilai: map[string]string{}}
		}
		isi[s].Nilai[x.Nomor] = v
	}
	if urut == nil {
		a.galat = "Belum ada nilai yang diubah."
		return
	}
	sesudah := ""
	for _, s := range urut {
		sesudah = a.antre.titip(p.d.Kotak, p.d.Buku.Penilaian, register.Permintaan{ID: p.id, Harap: p.dok.Versi, Tindakan: "nilai_asesor"}, isi[s],
			"Penilaian: nilai asesor, "+nomor(len(isi[s].Nilai))+" indikator", sesudah)
	}
	l.kirimkan(ctx)
}

// asesorUsai closes the form when all is saved. Otherwise it stays with what was
// typed, on top of what is stored by now.
func (p *penilaian) asesorUsai(ctx app.Context, l *layar) {
	if p.asesor.antre.galat == nil {
		p.asesor = nil
		el.Umumkan(ctx, "Nilai asesor tersimpan.")
		l.ulang(ctx)
		return
	}
	var kini register.Dokumen[spbe.Penilaian]
	l.kerja(ctx, func(c context.Context) (err error) {
		kini, err = p.d.Buku.Penilaian.Baca(c, l.d.Sumber, register.LingkupUmum(), p.id)
		return err
	}, func(_ app.Context, err error) {
		if err != nil || p.asesor == nil {
			return
		}
		p.dok = kini
		for n, v := range gabung(p.asesor.nilai, nil) {
			p.asesor.ketik(p, n, v) // what is stored by now is no change any more
		}
		p.hitung()
	})
}
