//go:build !(js && wasm)

package meja

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/laporan"
)

// ambangUmum is the least number of requests that a row of a public report has: who
// asked must not be known from it.
const ambangUmum = 5

// untukUmum in the address asks for a report that may be published; pages and files of
// the office itself have every row.
const untukUmum = "umum"

// laporanKini is a report with what its page has to say besides.
type laporanKini struct {
	laporan.Laporan
	pilih  pilihanLaporan
	badan  []laporan.BarisUnit // villages that may be chosen; nil: the person has no choice
	naskah *register.Dokumen[laporan.LaporanPPID]
	baca   bool     // the texts may be read
	luput  []string // why the report is not all
	asing  []string // codes of active PPID Desa that are no village of this regency
}

// pilihanLaporan is what was chosen in the address, made valid.
type pilihanLaporan struct {
	tahun, masa, badan string
	untuk              string // untukUmum or ""
	bentuk             laporan.Bentuk
	waktu              laporan.Masa
	setahun            bool
}

// masaLaporan are the stretches of a year that a report may be about, by how they are
// written in the address; "" is the year.
var masaLaporan = [...][2]string{{"", "Setahun penuh"}, {"S1", "Semester I"}, {"S2", "Semester II"}, {"Q1", "Triwulan I"}, {"Q2", "Triwulan II"}, {"Q3", "Triwulan III"}, {"Q4", "Triwulan IV"},
	{"01", "Januari"}, {"02", "Februari"}, {"03", "Maret"}, {"04", "April"}, {"05", "Mei"}, {"06", "Juni"}, {"07", "Juli"}, {"08", "Agustus"}, {"09", "September"}, {"10", "Oktober"}, {"11", "November"}, {"12", "Desember"}}

// pilihan reads the period. Until the report of last year is due, that is the one
// meant when nothing was chosen.
func (m *minta) pilihan() (p pilihanLaporan, err error) {
	const op = "meja.laporan"
	p.tahun, p.masa, p.badan, p.bentuk = m.q("tahun"), strings.ToUpper(m.q("masa")), m.q("badan"), laporan.Bentuk(m.q("bentuk"))
	if p.untuk = m.q("untuk"); p.untuk != untukUmum {
		p.untuk = ""
	}
	if p.tahun == "" {
		n := m.hari.Tahun()
		if t, err := m.h.Tenggat(ppid.LaporanTahunan, ppid.Masukan{TahunAnggaran: n - 1}, m.k, m.o.Layanan.Kebijakan); err == nil && !m.hari.Sesudah(t.Berlaku) {
			n--
		}
		p.tahun = strconv.Itoa(n)
	}
	n, err := strconv.Atoi(p.tahun)
	if err != nil || n < 2008 || n > m.hari.Tahun() {
		return p, kominfo.E(kominfo.TidakSah, op, "Tahun harus antara 2008 dan %d. Tulis empat angka, misalnya %d.", m.hari.Tahun(), m.hari.Tahun()-1)
	}
	if !slices.ContainsFunc(masaLaporan[:], func(x [2]string) bool { return x[0] == p.masa }) {
		return p, kominfo.E(kominfo.TidakSah, op, "Masa laporan tidak dikenal. Kosongkan untuk setahun, atau tulis S1, S2, Q1 sampai Q4, atau bulan 01 sampai 12.")
	}
	t := fmt.Sprintf("%04d", n)
	if p.masa != "" {
		t += "-" + p.masa
	}
	w, err := kominfo.ParsePeriode(t)
	if err != nil {
		return p, err
	}
	p.tahun, p.waktu, p.setahun = strconv.Itoa(n), laporan.MasaPeriode(w), p.masa == ""
	if m.hari.Sebelum(p.waktu.Awal) {
		return p, kominfo.E(kominfo.TidakSah, op, "%s belum mulai. Pilih masa yang sudah berjalan.", p.waktu.Nama())
	}
	return p, nil
}

// susunLaporan counts the report in the scope of who asks, each register in its own.
// A village gets its own report; the regency's officers choose whose.
func (m *minta) susunLaporan(p pilihanLaporan) (k laporanKini, err error) {
	l, err := m.boleh(m.permohonan, hak.Baca)
	if err != nil {
		return k, err
	}
	b := laporan.Bahan{Masa: p.waktu, Hari: m.hari, Kalender: m.k, Hukum: m.h, Kebijakan: m.o.Layanan.Kebijakan}
	if b.Unit, err = laporan.BacaUnit(m.ctx, m.o.Store, m.unit); err != nil {
		return k, err
	}
	var desa []laporan.BarisUnit
	for _, u := range b.Unit {
		if u.Jenis == string(ppid.UnitDesa) {
			desa = append(desa, u)
		}
	}
	adaDesa := func(kode string) bool {
		return slices.ContainsFunc(desa, func(u laporan.BarisUnit) bool { return u.Kode == kode })
	}
	switch {
	case l.Semua:
		slices.SortFunc(desa, func(a, b laporan.BarisUnit) int { return register.Banding(a.Nama, b.Nama) })
		k.badan = desa
		if p.badan != laporan.SemuaBadan && !adaDesa(p.badan) {
			p.badan = ""
		}
	case akun.PunyaPeran(m.a.Peran, "ppid_desa") || akun.PunyaPeran(m.a.Peran, "atasan_ppid_desa") || adaDesa(m.a.Perangkat):
		p.badan = m.a.Perangkat
	default:
		p.badan = ""
	}
	b.Badan = p.badan
	utuh := func(l register.Lingkup) bool {
		return l.Semua || p.badan != "" && p.badan != laporan.SemuaBadan && slices.Contains(l.Pemilik, p.badan)
	}
	if !utuh(l) {
		k.luput = append(k.luput, "Yang dihitung hanya permohonan yang dikerjakan "+m.sebut(m.a.Perangkat)+".")
	}
	if b.Permohonan, err = laporan.BacaPermohonan(m.ctx, m.o.Store, m.permohonan, l, p.waktu, p.badan); err != nil {
		return k, err
	}
	if l, e := m.boleh(m.keberatan, hak.Baca); e != nil || !utuh(l) {
		k.luput = append(k.luput, "Keberatan tidak atau tidak semuanya termasuk, karena di luar hak baca Anda.")
	} else if b.Keberatan, err = laporan.BacaKeberatan(m.ctx, m.o.Store, m.keberatan, l, p.waktu, p.badan); err != nil {
		return k, err
	}
	if l, e := m.boleh(m.sengketa, hak.Baca); e != nil || !utuh(l) {
		k.luput = append(k.luput, "Sengketa tidak atau tidak semuanya termasuk, karena di luar hak baca Anda.")
	} else if b.Sengketa, err = laporan.BacaSengketa(m.ctx, m.o.Store, m.sengketa, l, p.waktu, p.badan); err != nil {
		return k, err
	}
	b.Sebagian = k.luput != nil
	if err := m.naskahLaporan(&k, p); err != nil {
		return k, err
	}
	if k.naskah != nil {
		b.Naskah = k.naskah.Isi.Naskah()
	}
	// Texts, and what is for the public, are of one body and of all of it.
	if b.Sebagian || !k.baca || p.badan == laporan.SemuaBadan {
		p.bentuk = laporan.Angkanya
	}
	if !slices.ContainsFunc(laporan.SemuaBentuk()[1:], func(x kertas.Penggal) bool { return x.Ke == string(p.bentuk) }) {
		p.bentuk = laporan.Lengkap
	}
	if p.bentuk == laporan.Pengumuman || p.bentuk == laporan.Akses { // these are always published
		p.untuk = untukUmum
	}
	if p.untuk == untukUmum {
		b.AmbangSel = ambangUmum
	}
	if err := m.cakupan(&b, &k); err != nil {
		return k, err
	}
	k.pilih = p
	k.Laporan, err = laporan.Susun(b)
	return k, err
}

// naskahLaporan finds the texts of a body and period.
func (m *minta) naskahLaporan(k *laporanKini, p pilihanLaporan) error {
	t := register.Tipe[laporan.LaporanPPID]{Register: m.naskah}
	if t.Register == nil {
		return nil
	}
	l, err := m.boleh(t, hak.Baca)
	if err != nil {
		return nil
	}
	k.baca = true
	if p.badan == laporan.SemuaBadan {
		return nil
	}
	ds, _, err := t.Cari(m.ctx, m.o.Store, l, register.Query{Batas: 1, Isi: true, Saring: []register.Syarat{
		syarat("badan", register.Sama, p.badan), syarat("periode", register.Sama, p.waktu.Periode.String())}})
	if len(ds) > 0 {
		k.naskah = &ds[0]
	}
	return err
}

// cakupan says whose report it is, and who has to have a PPID: every perangkat daerah
// that was not dissolved, and every village of the regency. A village's own report
// has its own PPID alone.
func (m *minta) cakupan(b *laporan.Bahan, k *laporanKini) error {
	profil, ada, err := kantor.Kini(m.ctx, m.o.Store)
	if err != nil {
		return err
	}
	kab := "pemerintah daerah"
	if ada {
		kab = "Pemerintah " + profil.Isi.Nama
	}
	b.Kop = m.kop()
	daftar, err := m.desaKabupaten(profil.Isi.Kode)
	if err != nil {
		return err
	}
	if b.Badan != "" && b.Badan != laporan.SemuaBadan {
		b.NamaBadan = m.sebut(b.Badan)
		for _, d := range daftar {
			if d.Kode == b.Badan {
				b.NamaBadan = "Pemerintah Desa " + d.Nama
			}
		}
		b.Kop[1] = b.NamaBadan
		b.Unit = slices.DeleteFunc(b.Unit, func(u laporan.BarisUnit) bool { return u.Kode != b.Badan })
		return nil
	}
	if b.NamaBadan = besar(kab); b.Badan == laporan.SemuaBadan {
		b.NamaBadan += " beserta desa-desanya"
	}
	b.Desa = daftar
	for _, u := range b.Unit {
		if u.Jenis == string(ppid.UnitDesa) && u.Aktif && daftar != nil && !slices.ContainsFunc(daftar, func(d laporan.Perangkat) bool { return d.Kode == u.Kode }) {
			k.asing = append(k.asing, u.Nama+" ("+u.Kode+")")
		}
	}
	if !m.membaca(m.perangkat) {
		return nil
	}
	for d, err := range (register.Tipe[kantor.PerangkatDaerah]{Register: m.perangkat}).Semua(m.ctx, m.o.Store, register.LingkupUmum(), register.Query{Urut: "nama"}) {
		if err != nil {
			return err
		}
		if !d.Isi.Bubar {
			b.OPD = append(b.OPD, laporan.Perangkat{Kode: d.Isi.Kode, Nama: d.Isi.Nama})
		}
	}
	return nil
}

// desaKabupaten lists the villages of a regency by code; kelurahan are no bodies of
// their own. It is nil for what is no regency.
func (m *minta) desaKabupaten(kode string) (out []laporan.Perangkat, err error) {
	kab, err := wilayah.Parse(kode)
	if err != nil || kab.Tingkat() != wilayah.TingkatKabupatenKota {
		return nil, nil // no profile, or a province
	}
	x, err := m.daftarDesa()
	if err != nil {
		return nil, err
	}
	for d, nama := range x.Semua(kab) {
		if j := d.Jenis(); j == wilayah.Desa || j == wilayah.DesaAdat {
			out = append(out, laporan.Perangkat{Kode: d.String(), Nama: nama})
		}
	}
	return out, nil
}
