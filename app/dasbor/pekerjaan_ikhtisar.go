package dasbor

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// ikhtisar is how far the work on an assessment has come, as far as the person may
// see it.
type ikhtisar struct {
	kem   spbe.StatusKemajuan
	butir map[string]*hitungBukti // by code of the unit; "" all
}

// hitungBukti counts the items of evidence that are asked for up to the level that
// is proposed or aimed at, by the state of their best document.
type hitungBukti struct{ semua, diterima, proses, revisi, belum int }

func (h *hitungBukti) tambah(s spbe.StatusBukti) {
	h.semua++
	switch s {
	case spbe.BuktiDiterima:
		h.diterima++
	case spbe.BuktiProses:
		h.proses++
	case spbe.BuktiRevisi:
		h.revisi++
	default: // a draft was not handed in yet
		h.belum++
	}
}

func (p *siklus) ikhtisar(l *layar) *ikhtisar {
	bukti := p.isiBukti()
	k := &ikhtisar{kem: spbe.Kemajuan(p.in, &p.dok.Isi, p.isiTugas(), bukti, p.hariIni(l)), butir: map[string]*hitungBukti{"": {}}}
	akhir := p.dok.Isi.NilaiAkhir()
	for kx := range p.in.Indikator {
		x := &p.in.Indikator[kx]
		nilai, milik := akhir[x.Nomor], k.butir[""]
		if t := p.tugasDari(x.Nomor); t != nil {
			if t.Isi.Nilai != "" {
				nilai = t.Isi.Nilai
			} else if t.Isi.Target != "" {
				nilai = t.Isi.Target
			}
			if milik = k.butir[t.Isi.Perangkat]; milik == nil {
				milik = &hitungBukti{}
				k.butir[t.Isi.Perangkat] = milik
			}
		} else if !p.lihatSemua() {
			continue // of another unit
		}
		v, err := indeks.ParsePecahan(nilai)
		if err != nil {
			continue
		}
		sampai, _ := p.in.TingkatDari(v)
		for _, g := range spbe.KelengkapanBukti(p.in, x.Nomor, bukti) {
			for _, s := range g.Butir {
				if g.Wajib && g.Tingkat <= sampai {
					milik.tambah(s)
					if milik != k.butir[""] {
						k.butir[""].tambah(s)
					}
				}
			}
		}
	}
	return k
}

// tugasDari gives the task of an indicator, or nil.
func (p *siklus) tugasDari(nomor string) *register.Dokumen[spbe.TugasIndikator] {
	for i := range p.tugas {
		if p.tugas[i].Isi.Indikator == nomor {
			return &p.tugas[i]
		}
	}
	return nil
}

// lihatSemua reports whether the person sees the tasks of every unit.
func (p *siklus) lihatSemua() bool { return p.bisa(p.d.Buku.Tugas, hak.Baca, "") }

// opd gives the work list of a unit, or nil.
func (k *ikhtisar) opd(kode string) *spbe.KerjaPerangkat {
	for i := range k.kem.Perangkat {
		if k.kem.Perangkat[i].Perangkat == kode {
			return &k.kem.Perangkat[i]
		}
	}
	return nil
}

func (p *penilaian) ikhtisarnya(l *layar) *ikhtisar {
	if p.ikh == nil {
		p.ikh = p.ikhtisar(l)
	}
	return p.ikh
}

// ringkasanKerja shows how far the work has come, unit by unit.
func (p *penilaian) ringkasanKerja(l *layar) any {
	if len(p.tugas) == 0 && (!p.berjalan() || !p.bisa(p.d.Buku.Tugas, hak.Baca, p.saya.Perangkat)) {
		return nil
	}
	k := p.ikhtisarnya(l)
	judul := "Kemajuan"
	if !p.lihatSemua() {
		judul = "Kemajuan perangkat daerah Anda"
	}
	if len(p.tugas) == 0 {
		kata, tombol := "Belum ada indikator yang ditugaskan kepada perangkat daerah Anda.", any(nil)
		if p.lihatSemua() {
			kata = "Indikator belum dibagi ke perangkat daerah."
			tombol = el.Tombol{Label: "Buka pekerjaan", Ikon: el.IkonDaftar, Href: p.alamat("/tugas")}
		}
		return el.Bagian(judul, el.Kosong(kata, tombol))
	}
	b := k.butir[""]
	selesai, jumlah := k.kem.Tugas[spbe.TugasDisetujui], len(p.tugas)
	t := el.Tabel{Judul: "Menurut perangkat daerah", Kolom: []el.Kolom{{Judul: "Perangkat daerah"}, {Judul: "Indikator selesai", Angka: true}, {Judul: "Bukti diterima", Angka: true}, {Judul: "Diproses", Angka: true}, {Judul: "Perlu revisi", Angka: true}, {Judul: "Belum ada", Angka: true}}}
	for _, o := range k.kem.Perangkat {
		h := k.butir[o.Perangkat]
		if h == nil {
			h = &hitungBukti{}
		}
		tambahBaris(&t, barisKerja(el.Tautan(p.alamat("/tugas?opd="+o.Perangkat), p.namaOPD(o.Perangkat)), o.Selesai, o.Jumlah, h)...)
	}
	if len(t.Baris) > 1 {
		n := 0
		for _, o := range k.kem.Perangkat {
			n += o.Selesai
		}
		t.Kaki = barisKerja("Semua", n, jumlah, b)
	}
	return el.Bagian(judul,
		el.Kisi(el.Kemajuan("Jawaban disetujui: "+dariJumlah(selesai, jumlah)+" indikator", selesai, jumlah),
			b.kemajuan()),
		t, el.Kecil("Bukti dihitung per butir yang diminta sampai tingkat yang diusulkan atau dituju. Selesai berarti jawabannya disetujui dan tidak ada bukti yang kurang."))
}

func barisKerja(nama any, selesai, jumlah int, h *hitungBukti) []any {
	if h.semua == 0 { // no level is proposed or aimed at yet
		return []any{nama, dariJumlah(selesai, jumlah), nil, nil, nil, nil}
	}
	return []any{nama, dariJumlah(selesai, jumlah), dariJumlah(h.diterima, h.semua), nomor(h.proses), nomor(h.revisi), nomor(h.belum)}
}

// kemajuan shows how much of the evidence is accepted.
func (h *hitungBukti) kemajuan() any {
	if h.semua == 0 {
		return el.Kecil("Bukti: belum ada tingkat yang diusulkan atau dituju, jadi belum ada yang diminta.")
	}
	return el.Kemajuan("Bukti diterima: "+dariJumlah(h.diterima, h.semua)+" butir", h.diterima, h.semua)
}

// dariJumlah is a part with what it is a part of.
func dariJumlah(n, semua int) string { return nomor(n) + " dari " + nomor(semua) }

// ikat keeps what is typed in a variable.
func ikat(s *string) func(app.Context, string) { return func(_ app.Context, v string) { *s = v } }

// These add to what a page is made of. Made in place, each would cost the browser's
// program several times what the call does.
func tambahBaris(t *el.Tabel, sel ...any) { t.Baris = append(t.Baris, sel) }

func tambahOpsi(os *[]el.Opsi, nilai, label string) {
	*os = append(*os, el.Opsi{Nilai: nilai, Label: label})
}

// urutOpsi sorts choices by what people read. The lists are short; sorting by hand
// keeps the browser's program small.
func urutOpsi(os []el.Opsi) {
	for i := range os {
		for j := i; j > 0 && os[j].Label < os[j-1].Label; j-- {
			os[j], os[j-1] = os[j-1], os[j]
		}
	}
}
