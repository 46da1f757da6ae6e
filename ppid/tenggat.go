package ppid

import (
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

// Tenggat counts one deadline of the law that this release carries; see
// [Hukum.Tenggat].
func Tenggat(j Jenis, m Masukan, k *kalender.Kalender, b Kebijakan) (Hasil, error) {
	return Bawaan().Tenggat(j, m, k, b)
}

// Tenggat counts deadline j from the facts m by the calendar k of the office
// and its choices b. Day 0 is the day of the event and never counts, whether it
// is a working day or not; the act is in time until the end of the due date.
//
// Missing facts, facts out of order and unknown choices are an error of kind
// tidak_sah that names all of them. A year without a decree on the way is an
// error with cause [kalender.TanpaKeputusan]; only where the year is needed for
// nothing but an extension that has not been given, the extension is left out
// with a note.
func (h *Hukum) Tenggat(j Jenis, m Masukan, k *kalender.Kalender, b Kebijakan) (Hasil, error) {
	const op = "ppid.Tenggat"
	a, err := h.CariAturan(j)
	if err != nil {
		return Hasil{}, err
	}
	if k == nil {
		return Hasil{}, kominfo.E(kominfo.TidakSah, op, "Kalender belum diisi. Pakai kalender.Nasional() atau kalender kantor.")
	}
	if fs := h.periksa(&m, b); len(fs) > 0 {
		return Hasil{}, kominfo.TidakSahKarena(op, fs)
	}
	t := &hitung{h: h, m: &m, k: k, b: b, a: a}
	t.out = Hasil{Jenis: a.Kode, Nama: a.Nama, Sejak: a.Sejak, Dilewati: []kalender.Lewat{}, Dasar: a.Dasar}
	if a.Catatan != "" {
		t.out.Catatan = []string{a.Catatan}
	}
	t.jalan()
	if t.err != nil {
		return Hasil{}, t.err
	}
	if t.out.Berlaku.Kosong() {
		t.out.Berlaku = t.out.Tenggat
	}
	return t.out, nil
}

// hitung is one count under way. The first error stops it.
type hitung struct {
	h   *Hukum
	m   *Masukan
	k   *kalender.Kalender
	b   Kebijakan
	a   Aturan
	out Hasil
	err error
}

func (t *hitung) jalan() {
	m := t.m
	switch t.a.Kode {
	case PemeriksaanPermohonan:
		t.utama(atau(m.Dicatat, m.Diterima), "diterima", "permohonan dicatat di register, atau diterima")
	case KelengkapanPermohonan:
		t.kelengkapan()
	case JawabanPermohonan:
		t.jawaban()
	case PenolakanPermohonan:
		m.Ditolak = true
		t.jawaban()
	case PerpanjanganPermohonan:
		t.perpanjangan()
	case PengajuanKeberatan:
		t.keberatan()
	case TanggapanKeberatan:
		t.tanggapan()
	case PengajuanSengketa:
		t.sengketa()
	case RegistrasiSengketa, MulaiSengketa, SelesaiSengketa:
		t.komisi()
	case MulaiMediasi:
		t.utama(m.SidangPertama, "sidang_pertama", "sidang pertama")
	case SelesaiMediasi:
		t.utama(m.MediasiPertama, "mediasi_pertama", "pertemuan mediasi pertama")
		if m.MediasiDiperpanjang && t.err == nil {
			t.out.Berlaku = t.panjang()
		}
	case GugatanPengadilan:
		t.utama(m.PutusanDiterima, "putusan_diterima", "putusan diterima")
		t.tepat(m.GugatanDiajukan)
		if m.PutusanMediasi {
			t.out.Tenggat, t.out.Berlaku = kominfo.Tanggal{}, kominfo.Tanggal{}
			t.sah(PutusanMediasiFinal)
		}
	case KasasiPengadilan:
		if p, _ := t.h.pilihan("satuan_kasasi", t.b.SatuanKasasi); p.Kode == string(SatuanHariKerja) {
			t.a.Satuan = SatuanHariKerja
		}
		t.utama(m.PutusanDiterima, "putusan_diterima", "putusan pengadilan diterima")
		t.tepat(m.GugatanDiajukan)
	case LaporanTahunan:
		t.laporan()
	case InformasiBerkala, PemutakhiranDIP:
		t.utama(m.Sebelumnya, "sebelumnya", t.a.Sejak)
	case PembukaanPengecualian:
		t.pembukaan()
	case PengecualianHurufA:
		t.utama(m.PengecualianDitetapkan, "pengecualian_ditetapkan", "pengecualian ditetapkan")
		t.out.TerbukaPada = t.out.Tenggat
	}
}

// utama counts the rule itself from day hari0, the fact named jalur.
func (t *hitung) utama(hari0 kominfo.Tanggal, jalur, apa string) {
	if t.perlu(hari0, jalur, apa); t.err != nil {
		return
	}
	j, lewat := t.jam(t.a, hari0)
	if t.err != nil {
		return
	}
	t.out.Hari0, t.out.Tenggat, t.out.TenggatPerpanjangan = j.Hari0, j.Tenggat, j.TenggatPerpanjangan
	for _, l := range lewat {
		if l.Jenis != kalender.AkhirPekan {
			t.out.Dilewati = append(t.out.Dilewati, l)
		}
	}
	if !j.TenggatPerpanjangan.Kosong() {
		t.out.Dasar = gabung(t.out.Dasar, t.a.DasarTambah)
	}
	if t.a.Satuan != SatuanHariKerja {
		t.tetap()
	}
}

// jam runs one clock. It also gives the days that did not count, up to the end
// of the extension.
func (t *hitung) jam(a Aturan, hari0 kominfo.Tanggal) (Jam, []kalender.Lewat) {
	j := Jam{Kode: string(a.Kode), Nama: a.Nama, Hari0: hari0, Dasar: a.Dasar}
	n := a.Jumlah
	if a.Arah == "mundur" {
		n = -n
	}
	switch a.Satuan {
	case SatuanHari:
		j.Tenggat = hari0.Tambah(n)
	case SatuanBulan:
		j.Tenggat = tambahBulan(hari0, n)
	case SatuanTahun:
		j.Tenggat = tambahBulan(hari0, 12*n)
	default:
		return t.jamKerja(a, j, n)
	}
	return j, nil
}

func (t *hitung) jamKerja(a Aturan, j Jam, n int) (Jam, []kalender.Lewat) {
	if p, _ := t.h.pilihan("terima_hari_libur", t.b.TerimaHariLibur); p.Kode == "hari_kerja_berikutnya" && n > 0 {
		d, err := t.k.HariKerja(j.Hari0)
		if t.gagal(err) {
			return j, nil
		}
		if !d.HariKerja {
			g, err := t.k.Tambah(j.Hari0, 1)
			if t.gagal(err) {
				return j, nil
			}
			t.catat("Menurut kebijakan kantor, yang diterima pada " + j.Hari0.Lengkap() + " dianggap diterima pada hari kerja berikutnya.")
			j.Hari0 = g.Tanggal
		}
	}
	g, err := t.k.Tambah(j.Hari0, n)
	if t.gagal(err) {
		return j, nil
	}
	j.Tenggat = g.Tanggal
	t.out.Aturan, t.out.Versi = g.Aturan, g.Versi
	lewat := append([]kalender.Lewat(nil), g.Dilewati...)
	t.peringatan(g)
	if a.Perpanjang > 0 {
		p, err := t.k.Tambah(j.Tenggat, a.Perpanjang)
		if err != nil {
			t.catat("Tenggat perpanjangan tidak dapat dihitung. " + kominfo.PesanUntukOrang(err))
		} else {
			j.TenggatPerpanjangan = p.Tanggal
			lewat = append(lewat, p.Dilewati...)
			t.peringatan(p)
		}
	}
	return j, lewat
}

// tetap says whether a date that no holiday moves is a working day, so that an
// office is warned early; without a decree for its year it stays unsaid.
func (t *hitung) tetap() {
	d, err := t.k.HariKerja(t.out.Tenggat)
	if err != nil {
		t.catat("Belum diketahui apakah tanggal itu hari kerja. " + kominfo.PesanUntukOrang(err))
		return
	}
	libur := !d.HariKerja
	t.out.BukanHariKerja, t.out.HariKerjaSebelumnya, t.out.Versi, t.out.Aturan = &libur, t.out.Tenggat, d.Versi, d.Aturan
	if libur {
		g, err := t.k.Tambah(t.out.Tenggat, -1)
		if err != nil {
			t.catat("Hari kerja sebelumnya tidak dapat dihitung. " + kominfo.PesanUntukOrang(err))
			t.out.HariKerjaSebelumnya = kominfo.Tanggal{}
			return
		}
		t.out.HariKerjaSebelumnya = g.Tanggal
		t.catat("Tanggal itu bukan hari kerja (" + d.Alasan + ") dan tidak bergeser.")
	}
}

func (t *hitung) perlu(d kominfo.Tanggal, jalur, apa string) {
	if d.Kosong() && t.err == nil {
		t.err = kominfo.TidakSahKarena("ppid.Tenggat", []kominfo.Finding{{ID: "PPID-TGT-01", Path: jalur, Severity: kominfo.Galat,
			Message: "Tanggal " + apa + " belum diisi. Tanggal itu diperlukan untuk menghitung " + string(t.a.Kode) + "."}})
	}
}

func (t *hitung) gagal(err error) bool {
	if err != nil && t.err == nil {
		t.err = err
	}
	return err != nil
}

func (t *hitung) catat(s string) {
	for _, c := range t.out.Catatan {
		if c == s {
			return
		}
	}
	t.out.Catatan = append(t.out.Catatan, s)
}

func (t *hitung) peringatan(g kalender.Hitungan) {
	for _, c := range g.Catatan {
		t.catat(c.String())
	}
}

// sah records a verdict; "" is lawful.
func (t *hitung) sah(s Sebab) {
	ok := s == ""
	t.out.Sah, t.out.Sebab = &ok, s
}

// tepat judges an act on day d, when there was one, by the deadline in force and
// the day from which the right exists.
func (t *hitung) tepat(d kominfo.Tanggal) {
	if d.Kosong() || t.err != nil {
		return
	}
	switch {
	case d.Sesudah(atau(t.out.Berlaku, t.out.Tenggat)):
		t.sah(Terlambat)
	case d.Sebelum(t.out.BolehSejak):
		t.sah(TerlaluDini)
	default:
		t.sah("")
	}
}

func atau(a, b kominfo.Tanggal) kominfo.Tanggal {
	if a.Kosong() {
		return b
	}
	return a
}

func gabung(a, b Dasar) Dasar {
	return append(append(make(Dasar, 0, len(a)+len(b)), a...), b...)
}

// tambahBulan adds months to a date; the 31st becomes the last day of a shorter
// month. The regulations do not say so: it is the reading of this program.
func tambahBulan(d kominfo.Tanggal, n int) kominfo.Tanggal {
	y, m, h := d.Pecah()
	akhir := kominfo.NewTanggal(y, m+time.Month(n)+1, 0)
	_, _, terakhir := akhir.Pecah()
	return akhir.Tambah(min(h, terakhir) - terakhir)
}
