package dasbor

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
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
	d   *Dasbor
	id  string
	in  *indeks.Instrumen
	dok register.Dokumen[spbe.Penilaian]
	riw []register.Baris
	ban []instrumen.Pembanding

	hasil  indeks.Hasil
	aspek  int               // of which the indicators are shown
	tunda  map[string]string // changed, not yet saved
	kirim  map[string]string // on the way
	salah  map[string]string // indicator: what is wrong with what was typed
	galat  error
	simpan string // state of saving, in words
}

func (p *penilaian) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) (err error) {
	b := p.d.Buku
	if p.dok, err = b.Penilaian.Baca(ctx, s, register.LingkupUmum(), register.ID(p.id)); err != nil {
		return err
	}
	if p.in, err = b.Pustaka.Buka(p.dok.Isi.Instrumen); err != nil {
		return err
	}
	if p.riw, err = s.Riwayat(ctx, b.Penilaian, register.LingkupUmum(), register.ID(p.id)); err != nil {
		return err
	}
	if p.dok.Isi.Nilai == nil {
		p.dok.Isi.Nilai = map[string]string{}
	}
	p.ban = instrumen.DaftarPembanding(p.in.ID)
	p.tunda, p.salah = map[string]string{}, map[string]string{}
	p.hitung()
	p.aspek = p.aspekPertama()
	return nil
}

func (p *penilaian) hitung() { p.hasil = spbe.Skor(p.in, p.dok.Isi.Nilai) }

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
	tanda := el.Isi(el.Lencana(el.Netral, spbe.NamaPendek(d.Instrumen)), el.Lencana(el.Netral, metode(d.Metode)))
	if d.Contoh {
		tanda = append(tanda, el.Lencana(el.Peringatan, "data contoh"))
	}
	if p.dok.Ditarik {
		tanda = append(tanda, el.Lencana(el.Bahaya, "ditarik"))
	}
	isi := el.Isi(el.KopSurat{Pemerintah: l.k.kop(), Perangkat: "Dinas Komunikasi dan Informatika"}, el.Kepala{Judul: d.NamaInstansi + ", " + judul, Uraian: d.Catatan, Tanda: tanda,
		Remah: []el.Remah{{Label: "Penilaian", Href: "/penilaian"}, {Label: judul}},
		Aksi:  el.Isi(el.TombolCetak("Cetak"))})
	isi = append(isi, p.sumber(), p.angka(),
		// What could not be saved must not be left behind unasked.
		&penjaga{Kotor: p.galat != nil && len(p.tunda) > 0, Kunci: "draf:/penilaian/" + p.id, Ada: func(drafUmum) {}})
	if !p.bentrok() || len(p.tunda) == 0 { // a conflict is told where it is solved
		isi = append(isi, el.Gagal(p.galat))
	}
	if !p.hasil.Lengkap { // what is left to do comes first
		isi = append(isi, p.pengisian(l), el.Kartu("", el.Grafik(p.batang())), p.banding())
	} else {
		isi = append(isi, el.KisiLebar(el.Kartu("", el.Grafik(p.pita())), el.Kartu("", el.Grafik(p.batang()))), p.banding(), p.pengisian(l))
	}
	return append(isi, p.cetak(), p.riwayat(l), p.dasar(), el.TandaTangan{Jabatan: "Koordinator"})
}

func (p *penilaian) sumber() any {
	if p.dok.Isi.Sumber == nil {
		return nil
	}
	return el.Kecil("Sumber angka: ", el.Sumber(*p.dok.Isi.Sumber))
}

// angka shows the figures: index and predikat only when every indicator is
// answered, else what can still come out.
func (p *penilaian) angka() app.UI {
	h := p.hasil
	semua := len(p.in.Indikator)
	indeksFigur := el.Figur{Label: "Indeks", Nilai: el.TanpaNilai("belum final"),
		Ket: el.Isi(fmt.Sprintf("Antara %s dan %s, bergantung pada %d indikator yang belum diisi.", dua(h.Batas.Terendah), dua(h.Batas.Tertinggi), len(h.BelumDiisi)))}
	predikat := el.Figur{Label: "Predikat", Nilai: el.TanpaNilai("belum final"), Ket: el.Isi("Ditetapkan bila semua indikator terisi.")}
	if h.Lengkap {
		indeksFigur.Nilai, indeksFigur.Dari = el.Desimal(h.Indeks.Bulat(2, indeks.SetengahKeAtas)), "dari "+dua(p.in.Skala.Max)
		indeksFigur.Ket = el.Isi("Eksak ", h.Indeks.String(), ". Dibulatkan hanya saat ditampilkan.")
		predikat.Nilai = h.Predikat
		predikat.Ket = el.Isi("Ditentukan dari nilai eksak.")
	}
	return el.Kisi(indeksFigur, predikat,
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

// bolehUbah: samples and withdrawn assessments are read only.
func (p *penilaian) bolehUbah() bool { return !p.dok.Ditarik && !p.dok.Isi.Contoh }

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
	p.tunda[nomor] = nilai
	p.hitung()
	p.kirimkan(ctx, l)
}

// kirimkan saves what is waiting, one request at a time, so that versions follow
// each other.
func (p *penilaian) kirimkan(ctx app.Context, l *layar) {
	if p.kirim != nil || len(p.tunda) == 0 {
		return
	}
	p.kirim, p.tunda, p.simpan = p.tunda, map[string]string{}, "Menyimpan…"
	isian, err := json.Marshal(spbe.Isi{Nilai: p.kirim})
	if err != nil {
		p.galat = err
		return
	}
	l.tulis(ctx, p.d.Buku.Penilaian, register.Permintaan{ID: p.dok.ID, Harap: p.dok.Versi, Tindakan: "isi", Isian: isian},
		func(ctx app.Context, m register.Meta, err error) { p.terkirim(ctx, l, m, err) })
}

func (p *penilaian) terkirim(ctx app.Context, l *layar, m register.Meta, err error) {
	kirim := p.kirim
	p.kirim, p.galat = nil, err
	if err != nil {
		// Nothing typed is lost: it waits, and what was typed since wins.
		maps.Copy(kirim, p.tunda)
		p.tunda = kirim
		p.simpan = fmt.Sprintf("%d isian belum tersimpan", len(p.tunda))
		return
	}
	p.dok.Meta, p.simpan = m, ""
	if len(p.tunda) > 0 {
		p.kirimkan(ctx, l)
		return
	}
	l.kerja(ctx, func(c context.Context) error {
		riw, err := l.d.Sumber.Riwayat(c, p.d.Buku.Penilaian, register.LingkupUmum(), p.dok.ID)
		if err == nil {
			ctx.Dispatch(func(app.Context) { p.riw = riw })
		}
		return nil // the history is shown as it was; the value is saved
	}, func(app.Context, error) {})
}

// bentrok reports whether somebody else changed the assessment meanwhile.
func (p *penilaian) bentrok() bool { return kominfo.KindOf(p.galat) == kominfo.Bentrok }

// belumTersimpan offers to send again, or after a conflict to take over the
// newer version first; both versions are named.
func (p *penilaian) belumTersimpan(l *layar) any {
	if p.galat == nil || len(p.tunda) == 0 {
		return nil
	}
	if p.bentrok() {
		return el.Pesan(el.Peringatan, "Penilaian ini diubah orang lain", el.P("Isian Anda yang belum tersimpan: ", p.sebut(p.tunda), ". Ambil versi terbaru; isian Anda dipasang di atasnya dan dapat diperiksa dulu."),
			el.Tombol{Label: "Ambil versi terbaru dan pasang isian saya", Klik: func(ctx app.Context) { p.ambilBaru(ctx, l) }})
	}
	return el.Deret(el.Tombol{Label: "Simpan lagi", Ikon: el.IkonSegarkan, Klik: func(ctx app.Context) { p.galat = nil; p.kirimkan(ctx, l) }})
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

func (p *penilaian) ambilBaru(ctx app.Context, l *layar) {
	baru := &penilaian{d: p.d, id: p.id}
	l.kerja(ctx, func(c context.Context) error { return baru.Muat(c, l.d.Sumber, nil) }, func(ctx app.Context, err error) {
		if err != nil {
			p.galat = err
			return
		}
		tunda := p.tunda
		baru.aspek = p.aspek
		*p = *baru
		for n, v := range tunda {
			if v == "" {
				delete(p.dok.Isi.Nilai, n)
			} else {
				p.dok.Isi.Nilai[n] = v
			}
		}
		p.tunda = tunda
		p.hitung()
		p.kirimkan(ctx, l)
	})
}
