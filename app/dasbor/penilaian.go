package dasbor

import (
	"context"
	"fmt"
	"net/url"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// penilaian is the page of one assessment: result, comparison, entry, history.
// The score is computed here, by the same package as on the server, at every
// change; what was changed is saved behind it.
type penilaian struct {
	siklus
	riw []register.Baris
	ban []instrumen.Pembanding

	hasil  indeks.Hasil
	ikh    *ikhtisar
	sejak  map[spbe.Tahap]string // stage: the day on which it began, in words
	buka   *tindakanTahap        // the form that is open
	asesor *nilaiAsesor          // the form for what external assessors scored
	aspek  int                   // of which the indicators are shown
	salah  map[string]string     // indicator: what is wrong with what was typed

	milik  []string          // what this page has in the outbox
	belum  map[string]string // changed, and not taken by the outbox
	penuh  error             // why
	tunda  map[string]string // changed, not yet saved: both together
	galat  error
	simpan string                            // state of saving, in words
	kini   *register.Dokumen[spbe.Penilaian] // at a conflict: what is stored now
}

func halamanPenilaian(d *Dasbor, id string) *penilaian {
	return &penilaian{siklus: siklus{d: d, id: register.ID(id)}}
}

func (p *penilaian) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) (err error) {
	err = serempak(
		func() error { return p.muatKerja(ctx, s) },
		func() (err error) {
			p.riw, err = s.Riwayat(ctx, p.d.Buku.Penilaian, register.LingkupUmum(), p.id)
			return err
		})
	if err != nil {
		return err
	}
	if p.dok.Isi.Nilai == nil {
		p.dok.Isi.Nilai = map[string]string{}
	}
	p.ban = instrumen.DaftarPembanding(p.in.ID)
	p.salah = map[string]string{}
	p.dariKotak()
	p.hitung()
	p.aspek = p.aspekPertama()
	return nil
}

// hitung scores what counts: of each indicator the value of the latest method.
func (p *penilaian) hitung() { p.hasil = spbe.Skor(p.in, p.dok.Isi.NilaiAkhir()) }

// aspekPertama is the first aspect with something left to answer.
func (p *penilaian) aspekPertama() int {
	for i, a := range p.hasil.Aspek {
		if !a.Lengkap {
			return i
		}
	}
	return 0
}

func (p *penilaian) Gambar(l *layar) []any {
	d := p.dok.Isi
	judul := fmt.Sprintf("Penilaian %d", d.Tahun)
	var tanda susunan
	tanda.apa(el.Lencana(el.Netral, spbe.NamaPendek(d.Instrumen)))
	tanda.apa(el.Lencana(el.Netral, metode(d.Metode)))
	if d.Contoh {
		tanda.apa(el.Lencana(el.Peringatan, "data contoh"))
	}
	if p.dok.Ditarik {
		tanda.apa(el.Lencana(el.Bahaya, "ditarik"))
	} else if d.Tahap != "" && d.Metode != spbe.Terbit {
		tanda.apa(el.Lencana(el.Info, d.Tahap.Label()))
	}
	var isi susunan
	isi.apa(el.KopSurat{Pemerintah: l.k.kop(), Perangkat: "Dinas Komunikasi dan Informatika"})
	isi.apa(el.Kepala{Judul: d.NamaInstansi + ", " + judul, Uraian: d.Catatan, Tanda: tanda.isi,
		Remah: []el.Remah{{Label: "Penilaian", Href: "/penilaian"}, {Label: judul}},
		Aksi:  el.Isi(el.TombolCetak("Cetak"))})
	isi.apa(p.menu(""))
	isi.apa(p.sumber())
	isi.apa(p.kartuTahap(l))
	isi.apa(p.angka(l))
	// What could not be saved must not be left behind unasked.
	isi.apa(&penjaga{Kotor: len(p.belum) > 0 || p.buka.kotor() || p.asesor.kotor()})
	var galat any
	if !p.bentrok() || len(p.tunda) == 0 { // a conflict is told where it is solved
		galat = el.Gagal(p.galat)
	}
	isi.apa(galat)
	isi.apa(p.ringkasanKerja(l))
	isi.apa(p.menurutMetode())
	var isian any // the indicators; not beside a form that holds them too
	if p.asesor == nil {
		isian = p.pengisian(l)
	}
	if !p.hasil.Lengkap { // what is left to do comes first
		isi.apa(isian)
		isi.apa(el.Kartu("", el.Grafik(p.batang())))
	} else {
		isi.apa(el.KisiLebar(el.Kartu("", el.Grafik(p.pita())), el.Kartu("", el.Grafik(p.batang()))))
	}
	isi.apa(p.banding())
	if p.hasil.Lengkap {
		isi.apa(isian)
	}
	isi.apa(p.cetak())
	isi.apa(p.riwayat(l))
	isi.apa(p.dasar())
	isi.apa(el.TandaTangan{Jabatan: "Koordinator"})
	return isi.isi
}

func (p *penilaian) sumber() any {
	if p.dok.Isi.Sumber == nil {
		return nil
	}
	return el.Kecil("Sumber angka: ", el.Sumber(*p.dok.Isi.Sumber))
}

// angka shows the figures: index and predikat only when every indicator is
// answered, else what can still come out.
func (p *penilaian) angka(l *layar) app.UI {
	h := p.hasil
	semua := len(p.in.Indikator)
	indeksFigur := el.Figur{Label: "Indeks", Nilai: el.TanpaNilai("belum final"),
		Ket: el.Isi(fmt.Sprintf("Antara %s dan %s, bergantung pada %d indikator yang belum diisi.", dua(h.Batas.Terendah), dua(h.Batas.Tertinggi), len(h.BelumDiisi)))}
	predikat := el.Figur{Label: "Predikat", Nilai: el.TanpaNilai("belum final"), Ket: el.Isi("Ditetapkan bila semua indikator terisi.")}
	if h.Lengkap {
		indeksFigur.Nilai, indeksFigur.Dari = duaDesimal(h.Indeks), "dari "+dua(p.in.Skala.Max)
		indeksFigur.Ket = el.Isi("Eksak ", h.Indeks.String(), ". Dibulatkan hanya saat ditampilkan.")
		predikat.Nilai = h.Predikat
		predikat.Ket = el.Isi("Ditentukan dari nilai eksak.")
	}
	if t, err := indeks.ParsePecahan(p.dok.Isi.Target); err == nil {
		indeksFigur.Ket = append(indeksFigur.Ket, " ", p.terhadapTarget(t))
	}
	return el.Kisi(indeksFigur, predikat, p.figurBatas(l),
		el.Figur{Label: "Terisi", Nilai: el.Angka(int64(semua - len(h.BelumDiisi))), Dari: "dari " + strconv.Itoa(semua) + " indikator",
			Ket: el.Isi(el.Kemajuan(p.keadaan(), semua-len(h.BelumDiisi), semua))})
}

func (p *penilaian) keadaan() string {
	if p.simpan != "" {
		return p.simpan
	}
	return "Semua tersimpan"
}

func dua(x indeks.Pecahan) string {
	return kominfo.FormatDesimal(x.Bulat(2, indeks.SetengahKeAtas))
}

// terhadapTarget says how far the index is from the one aimed at.
func (p *penilaian) terhadapTarget(t indeks.Pecahan) string {
	s := "Target " + dua(t)
	if !p.hasil.Lengkap {
		return s + "."
	}
	if d, err := t.Kurang(p.hasil.Indeks); err == nil && d.Cmp(indeks.Pecahan{}) > 0 {
		return s + ", kurang " + dua(d) + "."
	}
	return s + " tercapai."
}

// bolehUbah: values are entered at entri, by those who may; samples and withdrawn
// assessments are read only.
func (p *penilaian) bolehUbah() bool {
	return p.berjalan() && p.dok.Isi.Tahap == spbe.TahapEntri && p.bisa(p.d.Buku.Penilaian, "isi", "")
}

// berjalan: something can still be done with the assessment.
func (p *penilaian) berjalan() bool {
	return !p.dok.Ditarik && !p.dok.Isi.Contoh && p.dok.Isi.Tahap != spbe.TahapPenetapan
}

// ubah takes a new value, scores at once and saves behind it. An empty value
// takes the answer back.
func (p *penilaian) ubah(ctx app.Context, l *layar, nomor, nilai string) {
	delete(p.salah, nomor)
	coba := map[string]string{nomor: nilai}
	if nilai != "" {
		if _, fs := p.in.Isi(coba); kominfo.AdaGalat(fs) {
			p.salah[nomor] = kominfo.RingkasTemuan(fs)
			return
		}
		p.dok.Isi.Nilai[nomor] = nilai
	} else {
		delete(p.dok.Isi.Nilai, nomor)
	}
	p.hitung()
	p.titip(coba, p.dok.Versi)
	p.kirimkan(ctx, l)
}

func (p *penilaian) sebut(m map[string]string) string {
	t := ""
	for _, i := range p.in.Indikator {
		if v, ada := m[i.Nomor]; ada {
			if t != "" {
				t += ", "
			}
			if v == "" {
				v = "(dikosongkan)"
			}
			t += i.Nomor + " = " + kominfo.FormatDesimal(v)
		}
	}
	return t
}
