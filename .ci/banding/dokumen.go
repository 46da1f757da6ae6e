package main

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// laporan is the document that both servers keep: about 600 bytes of JSON. All
// of it is public, so that both give the same content in a list; a personal part
// would leave our lists and make them shorter than the peer's.
type laporan struct {
	Nomor   string          `json:"nomor" judul:"Nomor" wajib:"ya" panjang:"40"`
	Pokok   string          `json:"pokok" judul:"Pokok" wajib:"ya" panjang:"200"`
	Uraian  string          `json:"uraian" judul:"Uraian" rupa:"panjang" panjang:"2000"`
	Status  string          `json:"status" judul:"Status" wajib:"ya" pilihan:"baru=Baru|proses=Diproses|selesai=Selesai|tolak=Ditolak"`
	Tenggat kominfo.Tanggal `json:"tenggat" judul:"Tenggat" wajib:"ya"`
	Nilai   int64           `json:"nilai" judul:"Nilai" min:"0"`
	OPD     string          `json:"opd" judul:"Perangkat daerah" wajib:"ya" panjang:"40"`
}

var daftarStatus = [...]string{"baru", "proses", "selesai", "tolak"}

// The two tables of each server. Creation fills one that starts empty; lists and
// reading use another that is filled before the run with the same documents for
// everybody. Otherwise the faster writer would have to search in more.
const (
	tabelTulis = "laporan"
	tabelBaca  = "arsip"
)

// indeks are the three indexes that both servers keep on each table.
var indeks = [...][]string{{"nilai"}, {"opd"}, {"status", "tenggat"}}

// defLaporan is the register of ours. The public journal is on, as for every
// register.
func defLaporan(nama string) *register.Def[laporan] {
	return &register.Def[laporan]{
		Nama: nama, Judul: "Laporan", Jejak: register.Umum, VersiSkema: 1,
		Kolom: []register.AnyKolom[laporan]{
			register.Kolom[laporan, string]{Nama: "status", Baca: func(l *laporan) string { return l.Status }},
			register.Kolom[laporan, string]{Nama: "tenggat", Baca: func(l *laporan) string { return l.Tenggat.String() }},
			register.Kolom[laporan, int64]{Nama: "nilai", Baca: func(l *laporan) int64 { return l.Nilai }},
			register.Kolom[laporan, string]{Nama: "opd", Baca: func(l *laporan) string { return l.OPD }},
		},
		Indeks: indeks[:],
	}
}

// kata make texts that differ from each other without being noise.
var kata = strings.Fields(`jalan kabupaten rusak lampu mati air bersih jaringan internet kantor desa
	laporan warga perbaikan jembatan sekolah puskesmas layanan antrean berkas hilang tanggapan dinas kecamatan
	anggaran perangkat petugas pekan bulan hujan banjir drainase taman pasar parkir menara sinyal aplikasi
	pendaftaran formulir nomor urut jadwal kunjungan pemeriksaan hasil rapat keputusan surat tembusan`)

// rentangHari is how many different deadlines there are. A list begins in the
// first part of them, so that 50 documents always follow.
const (
	rentangHari = 700
	mulaiHari   = 500
)

func hariKe(n int) kominfo.Tanggal { return kominfo.NewTanggal(2026, time.January, 1).Tambah(n) }

// contoh makes the document of a seed: the same one for every server, and again
// for the check after the run.
func contoh(benih uint64) laporan {
	r := rand.New(rand.NewPCG(benih, 600))
	return laporan{
		Nomor:   "LAP/" + strconv.FormatUint(benih, 36),
		Pokok:   kalimat(r, 60),
		Uraian:  kalimat(r, 418),
		Status:  daftarStatus[r.IntN(len(daftarStatus))],
		Tenggat: hariKe(r.IntN(rentangHari)),
		Nilai:   r.Int64N(5_000_000_000),
		OPD:     "opd-" + strconv.Itoa(10+r.IntN(40)),
	}
}

// kalimat gives words of at least n bytes.
func kalimat(r *rand.Rand, n int) string {
	b := make([]byte, 0, n+16)
	for len(b) < n {
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = append(b, kata[r.IntN(len(kata))]...)
	}
	return string(b)
}
