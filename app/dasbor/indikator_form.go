package dasbor

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// What evidence consists of, in the form.
const (
	rupaBerkas = "berkas"
	rupaTautan = "tautan"
	rupaAda    = "ada"   // a document that is in the register already
	rupaTetap  = "tetap" // the document that the evidence has
)

// kunciDokumen is the place of the write that makes the document, before the one
// that makes it evidence.
const kunciDokumen = "dokumen"

// jenisBukti are the kinds of files that the server takes, as a file chooser knows
// them.
const jenisBukti = ".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.pptx,.csv,.txt,.mp4"

// formBukti is the form with which evidence is added or changed.
type formBukti struct {
	rupa       string
	salahRupa  string // what is missing in the choice above the fields
	berkas     *spbe.Berkas
	mengunggah string // name of the file on its way
	ke         int    // of the upload that counts
	temuan     []kominfo.Finding
	galat      error
	kembar     *register.Baris // a document that has the same file
	ada        *pilihanRujukan // nil: not loaded
	pilih      register.ID     // of ada
	baru       register.ID     // the document that was made, when what follows failed
}

func kunciLetak(tingkat, butir int) string { return nomor(tingkat) + "." + nomor(butir) }

// isianLetak is the choice of level and item.
func (p *indikator) isianLetak() register.Isian {
	x := register.Isian{Nama: "letak", Label: "Tingkat dan butir", Rupa: register.RupaPilihan, Wajib: true}
	for _, k := range p.x.Tingkat {
		if len(k.Bukti) == 0 {
			x.Pilihan = append(x.Pilihan, register.Pilihan{Nilai: kunciLetak(k.Tingkat, 0), Teks: sebutLetak(k.Tingkat, 0)})
		}
		for i, b := range k.Bukti {
			x.Pilihan = append(x.Pilihan, register.Pilihan{Nilai: kunciLetak(k.Tingkat, i+1), Teks: sebutLetak(k.Tingkat, i+1) + ": " + potongTeks(b.Teks, 70)})
		}
	}
	return x
}

// isianDukung are the fields of a new document, in the order in which an official
// has them at hand. What the evidence says of it is asked with the evidence.
func (p *indikator) isianDukung(rupa string) (out []register.Isian) {
	in := p.d.Buku.Dukung.Info()
	for _, nama := range []string{"tautan", "judul", "jenis", "nomor", "tanggal", "berlaku_sampai"} {
		x := in.CariIsian(nama)
		if x == nil || nama == "tautan" && rupa != rupaTautan {
			continue
		}
		y := *x
		y.Wajib = y.Wajib || nama == "tautan"
		out = append(out, y)
	}
	return out
}

// isianForm are the fields that are asked for now.
func (p *indikator) isianForm(b *formBukti) []register.Isian {
	out := []register.Isian{}
	if b.rupa == rupaBerkas || b.rupa == rupaTautan {
		out = p.isianDukung(b.rupa)
	}
	return append(append(out, p.isianLetak()), isianTindakan(p.d.Buku.Bukti.Info(), "ubah", "tingkat", "butir", "dokumen")...)
}

// bukaTambah opens the form for new evidence in its place.
func (p *indikator) bukaTambah(ctx app.Context, l *layar, letak string) {
	p.bukaForm(ctx, l, &formSini{kunci: "tambah:" + letak, judul: "Simpan bukti", aksi: "pakai", bukti: &formBukti{rupa: rupaBerkas}}, letak)
}

// bukaUbah opens the form for evidence that is there.
func (p *indikator) bukaUbah(ctx app.Context, l *layar, b *barisBukti) {
	p.bukaForm(ctx, l, &formSini{kunci: string(b.ID) + ":ubah", judul: "Simpan perubahan", aksi: "ubah", id: b.ID, versi: b.Versi, bukti: &formBukti{rupa: rupaTetap}}, kunciLetak(int(b.isi.Tingkat), int(b.isi.Butir)))
	for _, m := range []map[string]string{p.buka.f.teks, p.buka.f.awal} {
		m["halaman"], m["pasal"], m["keterangan"] = b.isi.Halaman, b.isi.Pasal, b.isi.Keterangan
	}
}

func (p *indikator) bukaForm(ctx app.Context, l *layar, s *formSini, letak string) {
	p.galat = nil
	s.f = p.formulirBaru(s.kunci, p.isianForm(s.bukti), nil)
	s.f.versi = s.versi
	s.f.teks["letak"], s.f.awal["letak"] = letak, letak
	p.buka = s
	fokusNanti(ctx, l, "rupa-bukti")
}

// pakaiIsian fits the form to the fields that are asked for now; what was typed
// in others is kept until the form is closed.
func (p *indikator) pakaiIsian(rupa string) {
	b := p.buka
	b.bukti.rupa, b.bukti.salahRupa, b.f.temuan, b.f.terkirim = rupa, "", nil, false
	b.f.isian = p.isianForm(b.bukti)
	if rupa == rupaTautan && b.f.teks["jenis"] == "" {
		b.f.teks["jenis"] = "tautan"
	}
}

func (p *indikator) pilihRupa(ctx app.Context, l *layar, rupa string) {
	p.pakaiIsian(rupa)
	if b := p.buka.bukti; rupa == rupaAda && b.ada == nil {
		c := &pilihanRujukan{reg: p.d.Buku.Dukung.Register}
		l.kerja(ctx, func(k context.Context) error { return c.muat(k, l.d.Sumber, "") }, func(_ app.Context, err error) {
			if b.galat = err; err == nil {
				if b.kembar != nil {
					c.tambah(*b.kembar)
				}
				b.ada = c
			}
		})
	}
}

// formBukti draws the form where it is open.
func (p *indikator) formBukti(l *layar) app.UI {
	f := p.buka
	b := f.bukti
	var opsi []el.Opsi
	if f.id != "" {
		opsi = append(opsi, el.Opsi{Nilai: rupaTetap, Label: "Dokumen yang sekarang"})
	}
	opsi = append(opsi, el.Opsi{Nilai: rupaBerkas, Label: "Berkas dari perangkat ini"}, el.Opsi{Nilai: rupaTautan, Label: "Tautan layanan atau dokumen"}, el.Opsi{Nilai: rupaAda, Label: "Dokumen yang sudah ada"})
	s := &susunan{}
	p.kepalaForm(s)
	s.ui(el.PilihSatu{ID: "rupa-bukti", Label: "Buktinya berupa", Nilai: b.rupa, Opsi: opsi, Ubah: func(ctx app.Context, v string) { p.pilihRupa(ctx, l, v) }}.UI())
	switch {
	case b.rupa == rupaBerkas:
		p.medanBerkas(l, s)
	case b.rupa == rupaAda && b.ada == nil:
		s.ui(el.Memuat("Memuat daftar dokumen…"))
	case b.rupa == rupaAda:
		s.apa(b.ada.medan(l, medanRujukan{id: "dokumen-ada", label: "Dokumen", galat: b.salahRupa, nilai: string(b.pilih), kosong: "Belum dipilih", wajib: true,
			bantuan: "Satu dokumen dapat menjadi bukti banyak indikator.", ubah: func(_ app.Context, v string) { b.pilih, b.salahRupa = register.ID(v), "" }}))
	}
	s.apa(el.Gagal(b.galat))
	s.isi = append(s.isi, f.f.gambar(l)...)
	if b.baru != "" {
		s.kecil("Dokumennya sudah tersimpan; yang belum hanya pemasangannya sebagai bukti.")
	}
	s.apa(p.kabarDi(f.kunci))
	s.apa(p.kabarDi(kunciDokumen))
	s.kirim(f.judul, p.sibuk == f.kunci || p.sibuk == kunciDokumen, p.tunda != nil, p.tutup)
	return s.formulir(func(ctx app.Context) { p.kirimBukti(ctx, l) })
}

// medanBerkas asks for the file, which is sent at once: the rest of the form is
// filled in meanwhile.
func (p *indikator) medanBerkas(l *layar, s *susunan) {
	b := p.buka.bukti
	s.ui(el.Berkas{ID: "berkas-bukti", Label: "Berkas", Wajib: true, Terima: jenisBukti, Galat: b.salahRupa, Mati: p.sibuk != "",
		Bantuan: "PDF, gambar, Word, Excel, PowerPoint, CSV, teks atau video MP4.",
		Pilih:   func(ctx app.Context, fs []el.BerkasTerpilih) { p.unggah(ctx, l, fs[0].Nama, fs[0].Unggah) }}.UI())
	t := &susunan{}
	switch {
	case b.mengunggah != "":
		t.ui(el.Memuat("Mengirim " + b.mengunggah + "…"))
	case b.berkas != nil:
		t.judul(b.berkas.Nama+" ("+ukuranBerkas(b.berkas.Ukuran)+")", el.Sukses, "terkirim")
		t.apa(el.Temuan(b.temuan))
	}
	if k := b.kembar; k != nil {
		t.pesan(el.Info, "Berkas ini sudah tercatat", "Namanya di data dukung: "+sebutan(*k)+". Pakai yang itu supaya dokumennya tidak ganda.")
		pakai := &susunan{}
		pakai.tombol("Pakai dokumen itu", 0, false, false, func(ctx app.Context) {
			b.pilih = k.ID
			if b.ada != nil {
				b.ada.tambah(*k)
			}
			p.pilihRupa(ctx, l, rupaAda)
		})
		t.ui(pakai.deret())
	}
	s.ui(el.Siar(t.tumpuk()))
}
