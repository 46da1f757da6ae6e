//go:build !(js && wasm)

package meja

import (
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const barisHalaman = 50

// Choices of the queue beside the stages.
const (
	pilihTerlambat = "terlambat"
	pilihSegera    = "segera"
	pilihTanpa     = "tanpa_tenggat"
)

// antrean is the queue of open requests, by due date.
func (m *minta) antrean() (kertas.Lembar, error) {
	var kosongLembar kertas.Lembar
	r := m.permohonan.Register
	l, err := m.boleh(r, hak.Baca)
	if err != nil {
		return kosongLembar, err
	}
	if err := m.muatNama(); err != nil {
		return kosongLembar, err
	}
	tahap, perangkat, badan := m.q("tahap"), m.q("perangkat"), m.q("badan")
	q := register.Query{Saring: bertenggat(), Urut: "tenggat", Batas: barisHalaman, Kursor: m.q("kursor"), Hanya: kolomAntrean}
	switch {
	case tahap == pilihTerlambat:
		q.Saring = append(q.Saring, syarat("tenggat", register.Kurang, m.hari.String()))
	case tahap == pilihSegera:
		// alone: with a second lower bound the store would begin at all that are late
		q.Saring = []register.Syarat{syarat("tenggat", register.Minimal, m.hari.String()), syarat("tenggat", register.Maksimal, m.batasSegera().String())}
	case tahap == pilihTanpa:
		q.Saring = []register.Syarat{salahSatu("tahap", slices.DeleteFunc(slices.Clone(tahapTerbuka[:]), func(s string) bool { return s == "pemberitahuan_terkirim" })...), syarat("tenggat", register.Sama, "")}
		q.Urut = "diterima"
	case slices.Contains(tahapTerbuka[:], tahap):
		q.Saring = append(q.Saring, syarat("tahap", register.Sama, tahap))
		if tahap == "tidak_lengkap" || tahap == "menunggu_biaya" { // these may wait without a date
			q.Saring = q.Saring[1:]
		}
	default:
		tahap = ""
	}
	if perangkat != "" && l.Semua {
		q.Saring = append(q.Saring, syarat("perangkat", register.Sama, perangkat))
	}
	switch {
	case !l.Semua:
		badan = ""
	case badan == "kabupaten":
		q.Saring = append(q.Saring, syarat("badan", register.Sama, ""))
	case badan == "desa":
		q.Saring = append(q.Saring, syarat("badan", register.Lebih, ""))
	default:
		badan = ""
	}
	bs, kursor, err := m.cari(r, l, q)
	if err != nil {
		return kosongLembar, err
	}
	out := m.laman("/antrean", "Antrean permohonan", "Permohonan yang belum selesai, menurut tenggat terdekat. Sisa waktu dalam hari kerja menurut kalender kantor.")
	out.Aksi = append(out.Aksi, m.aksiCatat()...)
	out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Cetak", Rupa: "cetak"})
	out.Isi = append(out.Isi, m.saringAntrean(l, tahap, perangkat, badan))
	if len(bs) == 0 {
		out.Isi = append(out.Isi, kosong("Tidak ada permohonan yang cocok."))
	} else {
		out.Isi = append(out.Isi, m.tabelAntrean(bs))
	}
	di := func(k string) string {
		return alamat("/ppid/antrean", "tahap", tahap, "perangkat", perangkat, "badan", badan, "kursor", k)
	}
	out.Isi = append(out.Isi, halamanKe(di, kursor, q.Kursor)...)
	if tahap == "" {
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{{{{Teks: "Yang menunggu pemohon tanpa tenggat tidak ada di daftar ini: "}, {Teks: "lihat di sini", Ke: alamat("/ppid/antrean", "tahap", pilihTanpa)}, {Teks: "."}}}}}}})
	}
	return out, nil
}

// halamanKe leads on through a list, and back to its beginning.
func halamanKe(di func(string) string, lanjut, kini string) []kertas.Balok {
	ke, awal := "", ""
	if lanjut != "" {
		ke = di(lanjut)
	}
	if kini != "" {
		awal = di("")
	}
	return halaman(ke, awal)
}

func (m *minta) saringAntrean(l register.Lingkup, tahap, perangkat, badan string) kertas.Balok {
	p := []kertas.Penggal{{Teks: "Semua yang bertenggat"}, {Teks: "Terlambat", Ke: pilihTerlambat}, {Teks: "Hari ini sampai " + strconv.Itoa(segera) + " hari kerja lagi", Ke: pilihSegera}}
	x := m.permohonan.Info().CariIsian("tahap")
	for _, t := range tahapTerbuka {
		p = append(p, kertas.Penggal{Teks: x.TeksPilihan(t), Ke: t})
	}
	p = append(p, kertas.Penggal{Teks: "Tanpa tenggat, menunggu pemohon", Ke: pilihTanpa})
	b := kertas.Balok{Rupa: kertas.Saring, Judul: "Tampilkan", Medan: []kertas.Medan{{Nama: "tahap", Judul: "Tahap", Nilai: tahap, Pilihan: p}}}
	if l.Semua {
		b.Medan = append(b.Medan, kertas.Medan{Nama: "perangkat", Judul: "Unit yang mengerjakan", Nilai: perangkat, Pilihan: m.pilihanUnit("Semua unit", perangkat)},
			kertas.Medan{Nama: "badan", Judul: "Badan publik", Nilai: badan, Pilihan: []kertas.Penggal{{Teks: "Pemerintah daerah dan desa"}, {Teks: "Pemerintah daerah", Ke: "kabupaten"}, {Teks: "Desa", Ke: "desa"}}})
	}
	return b
}

// pilihanUnit lists units by their names; what was chosen stays among them.
func (m *minta) pilihanUnit(semua, kini string) []kertas.Penggal {
	unit := m.papan.unit
	if kini != "" && m.nama[kini] == "" && !slices.Contains(unit, kini) {
		i, _ := slices.BinarySearchFunc(unit, kini, m.papan.banding)
		unit = slices.Insert(slices.Clone(unit), i, kini)
	}
	out := make([]kertas.Penggal, 1, 1+len(unit))
	out[0].Teks = semua
	for _, k := range unit {
		out = append(out, kertas.Penggal{Teks: m.sebut(k), Ke: k})
	}
	return out
}

// kolomAntrean are the columns that the queue shows.
var kolomAntrean = []string{"nomor", "perihal", "badan", "tahap", "perangkat", "diterima", "tenggat", "tenggat_jawaban", "tenggat_penolakan"}

func (m *minta) tabelAntrean(bs []barisKolom) kertas.Balok {
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Permohonan", Kolom: []string{"Permohonan", "Sisa waktu", "Tenggat", "Tahap", "Unit yang mengerjakan"}, Baris: make([][]kertas.Sel, 0, len(bs))}
	r := m.permohonan.Register
	nomor, badan, tahapKini, perangkat := ambil(r, "nomor"), ambil(r, "badan"), ambil(r, "tahap"), ambil(r, "perangkat")
	perihal := ambil(r, "perihal")
	hariTerima, hariTenggat, hariJawab, hariTolak := ambil(r, "diterima"), ambil(r, "tenggat"), ambil(r, "tenggat_jawaban"), ambil(r, "tenggat_penolakan")
	tanggal := sekali(func(s string) kominfo.Tanggal { t, _ := kominfo.ParseTanggal(s); return t })
	ditulis, sisa := sekali(panjang), sekali(m.sisa)
	diterima := sekali(func(s string) kertas.Penggal { return kecilSel("Diterima " + panjang(tanggal(s))) })
	// what a state is today follows from these three alone; see [minta.tahapPada]
	keadaan := map[[3]string]kertas.Penggal{}
	for _, b := range bs {
		tahap, jawab, tolak, tenggat := tahapKini(b), hariJawab(b), hariTolak(b), tanggal(hariTenggat(b))
		kini := [3]string{tahap, jawab, tolak}
		lencanaTahap, tahu := keadaan[kini]
		if !tahu {
			lencanaTahap = m.tahap(r, m.tahapPada(b))
			keadaan[kini] = lencanaTahap
		}
		sel := kertas.T(ditulis(tenggat))
		if x := untukApa[tahap]; x != "" && !tenggat.Kosong() {
			sel = append(sel, kecilSel(x))
		}
		if x := tanggal(tolak); !x.Kosong() && x != tenggat && menjawab(tahap) {
			sel = append(sel, kecilSel("Bila ditolak: "+ditulis(x)))
		}
		if x := tanggal(jawab); tahap == "diterima" && !x.Kosong() && x != tenggat {
			sel = append(sel, kecilSel("Menjawab: "+ditulis(x)))
		}
		unit := kertas.T(m.sebut(perangkat(b)))
		if badan(b) != "" {
			unit = append(unit, kecilSel("Desa"))
		}
		t.Baris = append(t.Baris, []kertas.Sel{
			{{Teks: nomor(b), Ke: "/ppid/permohonan/" + string(b.ID)}, kecilSel(perihal(b)), diterima(hariTerima(b))},
			{sisa(tenggat)}, sel, {lencanaTahap}, unit,
		})
	}
	return t
}

// ambil reads one column of many rows: its place is looked up once.
func ambil(r register.Register, nama string) func(barisKolom) string {
	i := kolom(r, nama)
	return func(b barisKolom) string {
		if i < 0 || i >= len(b.Kolom) {
			return ""
		}
		s, _ := b.Kolom[i].(string)
		return s
	}
}

// untukApa says what is due in a stage.
var untukApa = map[string]string{"diterima": "Memeriksa kelengkapan", "tidak_lengkap": "Pemohon melengkapi", "terdaftar": "Menjawab", "diproses": "Menjawab", "uji_konsekuensi": "Menjawab",
	"diperpanjang": "Menjawab, diperpanjang", "pemberitahuan_terkirim": "Menyerahkan, menurut janji", "menunggu_biaya": "Menyerahkan, menurut janji"}

// menjawab reports whether the clocks of the answer run in a stage.
func menjawab(tahap string) bool {
	return slices.Contains([]string{"diterima", "tidak_lengkap", "terdaftar", "diproses", "uji_konsekuensi", "diperpanjang"}, tahap)
}

// selesai are closed requests, the latest first.
func (m *minta) selesai() (kertas.Lembar, error) {
	r := m.permohonan.Register
	l, err := m.boleh(r, hak.Baca)
	if err != nil {
		return kertas.Lembar{}, err
	}
	if err := m.muatNama(); err != nil {
		return kertas.Lembar{}, err
	}
	nomor, tahun, hasil := m.q("nomor"), m.q("tahun"), m.q("hasil")
	q := register.Query{Urut: "diterima", Turun: true, Batas: barisHalaman, Kursor: m.q("kursor")}
	for _, t := range tahapTerbuka {
		if t != "pemberitahuan_terkirim" { // said by what it is not, so that the order decides how it is found
			q.Saring = append(q.Saring, syarat("tahap", register.Tidak, t))
		}
	}
	if n, err := strconv.Atoi(tahun); err == nil && len(tahun) == 4 && n >= 2008 && n <= 2200 {
		q.Saring = append(q.Saring, syarat("diterima", register.Minimal, tahun+"-01-01"), syarat("diterima", register.Maksimal, tahun+"-12-31"))
	} else {
		tahun = ""
	}
	pilihan := r.Info().CariIsian("hasil")
	if pilihan.TeksPilihan(hasil) != hasil {
		q.Saring = append(q.Saring, syarat("hasil", register.Sama, hasil))
	} else {
		hasil = ""
	}
	if nomor != "" {
		q.Saring, q.Urut, q.Turun = append(q.Saring, syarat("nomor", register.DiawaliOp, nomor)), "nomor", false
	}
	bs, kursor, err := m.cari(r, l, q)
	if err != nil {
		return kertas.Lembar{}, err
	}
	bs = slices.DeleteFunc(bs, func(b barisKolom) bool { return b.teks("tenggat") != "" }) // promised, and still in the queue
	out := m.laman("/selesai", "Permohonan selesai", "Permohonan yang sudah dijawab, diserahkan, ditolak, dirujuk, dicabut atau tidak ditindaklanjuti.")
	out.Aksi = []kertas.Penggal{{Teks: "Cetak", Rupa: "cetak"}}
	p := []kertas.Penggal{{Teks: "Semua hasil"}}
	for _, x := range pilihan.Pilihan {
		p = append(p, kertas.Penggal{Teks: x.Teks, Ke: x.Nilai})
	}
	out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Saring, Judul: "Cari", Medan: []kertas.Medan{
		{Nama: "nomor", Judul: "Nomor, atau awalnya", Nilai: nomor}, {Nama: "tahun", Judul: "Tahun diterima", Jenis: "number", Nilai: tahun}, {Nama: "hasil", Judul: "Hasil", Nilai: hasil, Pilihan: p}}})
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Permohonan selesai", Kolom: []string{"Permohonan", "Hasil", "Dijawab", "Tepat waktu", "Unit yang mengerjakan"}}
	for _, b := range bs {
		tepat := kertas.Sel(nil)
		switch b.teks("tepat_waktu") {
		case "ya":
			tepat = kertas.Sel{lencana(sukses, "tepat waktu")}
		case "tidak":
			tepat = kertas.Sel{lencana(bahaya, "terlambat")}
		}
		h := kertas.T(pilihan.TeksPilihan(b.teks("hasil")))
		if h == nil {
			h = kertas.Sel{m.tahap(r, b.teks("tahap"))}
		}
		t.Baris = append(t.Baris, []kertas.Sel{
			{{Teks: b.teks("nomor"), Ke: "/ppid/permohonan/" + string(b.ID)}, kecilSel("Diterima " + panjang(b.tanggal("diterima")))},
			h, kertas.T(panjang(b.tanggal("dijawab"))), tepat, kertas.T(m.sebut(b.teks("perangkat"))),
		})
	}
	if len(bs) == 0 {
		out.Isi = append(out.Isi, kosong("Tidak ada permohonan yang cocok."))
	} else {
		out.Isi = append(out.Isi, t)
	}
	di := func(k string) string {
		return alamat("/ppid/selesai", "nomor", nomor, "tahun", tahun, "hasil", hasil, "kursor", k)
	}
	out.Isi = append(out.Isi, halamanKe(di, kursor, q.Kursor)...)
	return out, nil
}

// tenggatKe gives the remaining time of a row with the date, for lists.
func (m *minta) tenggatKe(t kominfo.Tanggal) kertas.Sel {
	if t.Kosong() {
		return nil
	}
	return kertas.Sel{m.sisa(t), kecilSel(t.Panjang())}
}
