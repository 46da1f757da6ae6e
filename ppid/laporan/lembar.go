package laporan

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// Bentuk is a form of the report.
type Bentuk string

const (
	Lengkap    Bentuk = "lengkap"    // Perki 1/2021 Pasal 58 huruf b
	Ringkasan  Bentuk = "ringkasan"  // Perki 1/2021 Pasal 58 huruf a
	Pengumuman Bentuk = "pengumuman" // UU 14/2008 Pasal 12, yearly
	Akses      Bentuk = "akses"      // Perki 1/2021 Pasal 14 ayat (2) huruf e, half-yearly
	Angkanya   Bentuk = "statistik"  // every figure with its definition
)

// SemuaBentuk lists the forms with their titles.
func SemuaBentuk() []kertas.Penggal {
	return []kertas.Penggal{{Teks: "Laporan lengkap", Ke: string(Lengkap)}, {Teks: "Ringkasan laporan", Ke: string(Ringkasan)},
		{Teks: "Pengumuman tahunan", Ke: string(Pengumuman)}, {Teks: "Ringkasan laporan akses", Ke: string(Akses)}, {Teks: "Statistik", Ke: string(Angkanya)}}
}

// Lembar composes the report in one form. A form that is not known is that of the
// statistics.
func (l Laporan) Lembar(b Bentuk) []kertas.Lembar {
	h := kertas.Lembar{Kop: l.Kop, Uraian: l.uraian(), Judul: l.Kepala.Judul}
	if l.Kepala.Sementara {
		h.Tanda = append(h.Tanda, kertas.Penggal{Teks: "SEMENTARA", Rupa: "peringatan"})
	}
	h.Isi = append(h.Isi, l.peringatan()...)
	switch b {
	case Lengkap:
		h.Isi = append(h.Isi, l.tenggatBalok(b)...)
		if len(l.BelumDiisi) > 0 {
			h.Isi = append(h.Isi, l.balokBelum())
		}
		h.Isi = append(h.Isi, l.enamBagian()...)
		h.Isi = append(h.Isi, l.lampiran())
	case Ringkasan:
		h.Judul = "Ringkasan Laporan Layanan Informasi Publik"
		h.Isi = append(h.Isi, l.tenggatBalok(b)...)
		h.Isi = append(h.Isi, l.figur(), l.balokNeraca(bagNeraca), l.tabel("Hasil", bagHasil), l.empatPokok(), l.tabelPilih("Keberatan dan sengketa", ringkasPerkara()...))
	case Pengumuman:
		h.Judul = "Pengumuman Layanan Informasi Publik"
		h.Isi = append(h.Isi, kertas.P("Diumumkan setiap tahun menurut UU 14/2008 Pasal 12."), l.empatPokok())
	case Akses:
		h.Judul = "Ringkasan Laporan Akses Informasi Publik"
		h.Isi = append(h.Isi, kertas.P("Informasi berkala menurut Perki 1/2021 Pasal 14 ayat (2) huruf e, diumumkan paling sedikit setiap enam bulan."), l.empatPokok())
	default:
		h.Judul = "Statistik Layanan Informasi Publik"
		h.Isi = append(h.Isi, l.figur(), l.balokNeraca(bagNeraca))
		for _, x := range []string{bagHasil, bagAngkatan, bagWaktu, bagTolak, bagKeberatan, bagSengketa, bagCakupan} {
			h.Isi = append(h.Isi, l.tabel(x, x))
		}
		h.Isi = append(h.Isi, l.rincian()...)
		h.Isi = append(h.Isi, l.belumPPID()...)
	}
	h.Isi = append(h.Isi, l.kaki())
	return []kertas.Lembar{h}
}

func (l *Laporan) uraian() string {
	t := l.Kepala.NamaMasa
	if l.Kepala.NamaBadan != "" {
		t = l.Kepala.NamaBadan + ", " + t
	}
	return t
}

// peringatan shows what is wrong with the rows, before any figure.
func (l *Laporan) peringatan() []kertas.Balok {
	if len(l.Temuan) == 0 {
		return nil
	}
	b := kertas.Balok{Rupa: kertas.Pesan, Judul: "Periksa dulu register", Nada: "peringatan"}
	if kominfo.AdaGalat(l.Temuan) {
		b.Nada = "bahaya"
	}
	for _, t := range l.Temuan {
		b.Baris = append(b.Baris, kertas.F(t.Message))
	}
	return []kertas.Balok{b}
}

func (l *Laporan) tenggatBalok(b Bentuk) []kertas.Balok {
	t := l.Tenggat
	if t == nil {
		return nil
	}
	var dasar []string
	for _, d := range t.Dasar {
		dasar = append(dasar, ppid.Kutip(d))
	}
	s := "Laporan layanan informasi publik tersedia paling lambat " + t.Tanggal.Lengkap() + " (" + strings.Join(dasar, "; ") + ")."
	if t.Lewat {
		s += " Hari laporan ini sudah melewatinya."
	}
	if t.BukanHariKerja {
		s += " Hari itu bukan hari kerja dan tidak bergeser; hari kerja terakhir sebelumnya " + t.HariKerjaSebelumnya.Lengkap() + "."
	}
	if b == Lengkap {
		s += " Laporan diumumkan (Pasal 5 ayat (2) huruf g) dan salinannya diserahkan kepada Komisi Informasi (Pasal 56 ayat (3))."
	}
	return []kertas.Balok{{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{kertas.F(s)}}}
}

func (l *Laporan) balokBelum() kertas.Balok {
	b := kertas.Balok{Rupa: kertas.Pesan, Nada: "peringatan", Judul: "Bagian yang belum diisi"}
	for _, n := range l.BelumDiisi {
		b.Baris = append(b.Baris, kertas.F(n.Judul+" ("+n.Pasal+")"))
	}
	return b
}

// figur puts the three shares side by side, so that refusals do not look like
// service.
func (l *Laporan) figur() kertas.Balok {
	b := kertas.Balok{Rupa: kertas.Figur, Judul: "Rasio"}
	for _, x := range []struct {
		nama string
		r    Rasio
	}{{"Permintaan dilayani", l.Statistik.RasioLayanan}, {"Dijawab tepat waktu", l.Statistik.RasioTepatWaktu}, {"Dikabulkan", l.Statistik.RasioDikabulkan}} {
		angka, dari := x.r.Teks, ""
		if l.Statistik.Angkatan.Diterima > 0 && x.r.Ada() {
			angka, dari = x.r.Persen(), kominfo.FormatAngka(x.r.Pembilang)+" dari "+kominfo.FormatAngka(x.r.Penyebut)
		}
		b.Baris = append(b.Baris, kertas.F(x.nama, angka, dari, x.r.Label))
	}
	return b
}

func (l *Laporan) balokNeraca(nama string) kertas.Balok {
	n := l.Statistik.Neraca
	timbang := "seimbang"
	if !n.Seimbang {
		timbang = "TIDAK SEIMBANG"
	}
	b := l.tabel(nama, bagNeraca)
	b.Isi = append(b.Isi, kertas.P("Sisa awal "+angkaOrang(n.SisaAwal)+" + diterima "+angkaOrang(n.Diterima)+" = selesai "+angkaOrang(n.Selesai)+" + sisa akhir "+angkaOrang(n.SisaAkhir)+": "+timbang+"."))
	return b
}

// tabel is a part with the figures of one heading: name, number, how it was counted.
func (l *Laporan) tabel(judul, bagian string) kertas.Balok {
	return l.bagian(judul, func(a Angka) bool { return a.Bagian == bagian })
}

// tabelPilih is a part with the figures of some codes.
func (l *Laporan) tabelPilih(judul string, kode ...string) kertas.Balok {
	return l.bagian(judul, func(a Angka) bool {
		for _, k := range kode {
			if a.Kode == k {
				return true
			}
		}
		return false
	})
}

// bagian prints a definition once for figures of one code that follow each other.
func (l *Laporan) bagian(judul string, pilih func(Angka) bool) kertas.Balok {
	t := kertas.Balok{Rupa: kertas.Tabel, Kolom: []string{"Uraian", "Jumlah", "Cara menghitung"}, Angka: []bool{false, true, false}, Lebar: []int{4, 2, 6}}
	kode := ""
	for _, a := range l.Angka {
		if !pilih(a) {
			continue
		}
		cara := a.Definisi
		if a.Kode == kode {
			cara = "sama dengan di atas"
		} else if a.Dasar != "" {
			cara += " [" + a.Dasar + "]"
		}
		kode = a.Kode
		t.Baris = append(t.Baris, kertas.F(a.Nama, a.Tampil, cara))
	}
	b := kertas.Balok{Rupa: kertas.SubBagian, Judul: judul, Isi: []kertas.Balok{t}}
	if t.Baris == nil {
		b.Isi = []kertas.Balok{{Rupa: kertas.Kosong, Judul: "Tidak ada."}}
	}
	return b
}

func ringkasPerkara() []string {
	return []string{"n_keberatan", "keberatan.n_selesai", "n_keberatan_tepat_waktu", "n_keberatan_terlambat", "n_keberatan_lewat_tanpa_tanggapan", "n_keberatan_dikabulkan", "n_keberatan_dilaksanakan", "n_sengketa", "sengketa.n_selesai", "n_gugatan"}
}

// rincian are the breakdowns as tables.
func (l *Laporan) rincian() []kertas.Balok {
	var out []kertas.Balok
	for _, r := range l.Statistik.Rincian {
		t := kertas.Balok{Rupa: kertas.Tabel, Kolom: []string{"Rincian", "Diterima", "Dijawab", "Dikabulkan", "Ditolak", "Terlambat"}, Angka: []bool{false, true, true, true, true, true}}
		if l.Kepala.AmbangSel > 0 {
			t.Kolom, t.Angka = t.Kolom[:2], t.Angka[:2]
		}
		for _, x := range r.Baris {
			sel := []string{x.Nama, angkaOrang(x.Diterima)}
			for _, n := range []*int{x.Dijawab, x.Kabul, x.Ditolak, x.Terlambat} {
				if n != nil {
					sel = append(sel, angkaOrang(*n))
				}
			}
			t.Baris = append(t.Baris, kertas.F(sel...))
		}
		b := kertas.Balok{Rupa: kertas.SubBagian, Judul: r.Judul, Isi: []kertas.Balok{t, {Rupa: kertas.Kecil, Baris: [][]kertas.Sel{kertas.F(definisi("per_rincian"))}}}}
		if t.Baris == nil {
			b.Isi = []kertas.Balok{{Rupa: kertas.Kosong, Judul: tidakAdaPermintaan}}
		}
		out = append(out, b)
	}
	return append(out, kertas.Balok{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{kertas.F(l.AturanSel)}})
}

// belumPPID names who has no PPID yet.
func (l *Laporan) belumPPID() []kertas.Balok {
	var out []kertas.Balok
	for _, x := range []struct {
		judul string
		nama  []string
	}{{"Perangkat daerah tanpa PPID aktif", l.Statistik.Cakupan.BelumOPD}, {"Desa tanpa PPID aktif", l.Statistik.Cakupan.BelumDesa}} {
		if len(x.nama) == 0 {
			continue
		}
		d := kertas.Balok{Rupa: kertas.Daftar}
		for _, n := range x.nama {
			d.Baris = append(d.Baris, kertas.F(n))
		}
		out = append(out, kertas.Balok{Rupa: kertas.Rincian, Judul: x.judul + " (" + angkaOrang(len(x.nama)) + ")", Isi: []kertas.Balok{d}})
	}
	return out
}

// kaki says how the report can be made again.
func (l *Laporan) kaki() kertas.Balok {
	k := l.Kepala
	return kertas.Balok{Rupa: kertas.Bagian, Judul: "Asal angka", Isi: []kertas.Balok{{Rupa: kertas.Fakta, Baris: [][]kertas.Sel{
		kertas.F("Masa laporan", k.Masa.Awal.Panjang()+" sampai "+k.Masa.Akhir.Panjang()),
		kertas.F("Dihitung sampai", k.Sampai.Panjang()),
		kertas.F("Hari laporan", k.Hari.Panjang()),
		kertas.F("Bahan", angkaOrang(k.Permohonan)+" permohonan, "+angkaOrang(k.Keberatan)+" keberatan, "+angkaOrang(k.Sengketa)+" sengketa"),
		kertas.F("Sidik bahan", k.SidikBahan),
		kertas.F("Versi kalender", k.Kalender),
		kertas.F("Aturan kalender", k.Aturan),
	}}, {Rupa: kertas.Kecil, Baris: [][]kertas.Sel{kertas.F("Dengan register, hari laporan dan kalender yang sama, laporan ini dapat dihitung ulang; sidiknya sama.")}}}}
}
