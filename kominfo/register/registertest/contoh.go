package registertest

import (
	"context"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Unit is a plain public register that others refer to.
type Unit struct {
	Kode string `json:"kode" judul:"Kode" wajib:"ya" panjang:"20"`
	Nama string `json:"nama" judul:"Nama" wajib:"ya"`
}

// Surat is a register without actions, with personal data and a reference.
type Surat struct {
	Nomor   string          `json:"nomor" judul:"Nomor" wajib:"ya" panjang:"40"`
	Perihal string          `json:"perihal" judul:"Perihal"`
	Tanggal kominfo.Tanggal `json:"tanggal" judul:"Tanggal"`
	Lembar  int64           `json:"lembar" judul:"Jumlah lembar" min:"0" maks:"9999"`
	Unit    string          `json:"unit" judul:"Unit" rujukan:"uji_unit"`
	OPD     string          `json:"opd" judul:"Perangkat daerah" wajib:"ya"`
	Pemohon string          `json:"pemohon" judul:"Nama pemohon" pribadi:"ya"`
	NIK     string          `json:"nik" judul:"NIK" pribadi:"ya" pola:"^[0-9]{16}$"`
}

// Izin is a register whose only writes are actions.
type Izin struct {
	Nama   string `json:"nama" judul:"Nama kegiatan"`
	Status string `json:"status" judul:"Status" pilihan:"diajukan|disetujui"`
	OPD    string `json:"opd" judul:"Perangkat daerah"`
	Nilai  int64  `json:"nilai" judul:"Nilai"`
}

// Ajukan is the input of the action that makes an Izin.
type Ajukan struct {
	Nama string `json:"nama" judul:"Nama kegiatan" wajib:"ya"`
	OPD  string `json:"opd" judul:"Perangkat daerah" wajib:"ya"`
}

// Setujui is the input of the action that approves an Izin.
type Setujui struct {
	Nilai  int64  `json:"nilai" judul:"Nilai" min:"1" wajib:"ya"`
	Alasan string `json:"alasan" judul:"Alasan"`
}

// Pindah is the input of the action that moves an Izin to another owner.
type Pindah struct {
	OPD string `json:"opd" judul:"Perangkat daerah" wajib:"ya"`
}

// KolomSurat are the columns of the register of Surat.
type kolomSurat struct {
	nomor, perihal, tanggal, unit register.Kolom[Surat, string]
	lembar                        register.Kolom[Surat, int64]
}

func kolom() kolomSurat {
	return kolomSurat{
		nomor:   register.Kolom[Surat, string]{Nama: "nomor", Baca: func(s *Surat) string { return s.Nomor }},
		perihal: register.Kolom[Surat, string]{Nama: "perihal", Baca: func(s *Surat) string { return s.Perihal }},
		tanggal: register.Kolom[Surat, string]{Nama: "tanggal", Baca: func(s *Surat) string { return s.Tanggal.String() }},
		unit:    register.Kolom[Surat, string]{Nama: "unit", Rujukan: "uji_unit", Baca: func(s *Surat) string { return s.Unit }},
		lembar:  register.Kolom[Surat, int64]{Nama: "lembar", Baca: func(s *Surat) int64 { return s.Lembar }},
	}
}

// DefUnit defines the register uji_unit.
func DefUnit() *register.Def[Unit] {
	return &register.Def[Unit]{
		Nama: "uji_unit", Judul: "Unit uji", Jejak: register.Umum, VersiSkema: 1,
		Kolom: []register.AnyKolom[Unit]{
			register.Kolom[Unit, string]{Nama: "kode", Baca: func(u *Unit) string { return u.Kode }},
		},
		Unik:    [][]string{{"kode"}},
		Sebutan: func(u *Unit) string { return u.Nama },
	}
}

// DefSurat defines the register uji_surat.
func DefSurat() *register.Def[Surat] {
	k := kolom()
	return &register.Def[Surat]{
		Nama: "uji_surat", Judul: "Surat uji", Jejak: register.Dalam, VersiSkema: 1,
		Kolom:   []register.AnyKolom[Surat]{k.nomor, k.perihal, k.tanggal, k.unit, k.lembar},
		Indeks:  [][]string{{"lembar"}, {"tanggal"}},
		Unik:    [][]string{{"nomor", "pemilik"}},
		Ringkas: [][]string{{"perihal", "lembar", "nomor"}},
		Pemilik: func(s *Surat) string { return s.OPD },
		Sebutan: func(s *Surat) string { return s.Nomor },
		Check: func(_ context.Context, _ register.Reader, _ *register.Dokumen[Surat], baru *Surat) ([]kominfo.Finding, error) {
			if strings.Contains(baru.Perihal, "RAHASIA") {
				return []kominfo.Finding{{ID: "UJI-01", Path: "perihal", Severity: kominfo.Galat, Message: "Perihal memuat kata RAHASIA. Hapus kata itu."}}, nil
			}
			return nil, nil
		},
	}
}

// DefIzin defines the register uji_izin.
func DefIzin() *register.Def[Izin] {
	return &register.Def[Izin]{
		Nama: "uji_izin", Judul: "Izin uji", Jejak: register.Umum, VersiSkema: 1,
		Kolom: []register.AnyKolom[Izin]{
			register.Kolom[Izin, string]{Nama: "status", Baca: func(i *Izin) string { return i.Status }},
			register.Kolom[Izin, int64]{Nama: "nilai", Baca: func(i *Izin) int64 { return i.Nilai }},
		},
		Pemilik: func(i *Izin) string { return i.OPD },
		Tindakan: []register.Tindakan[Izin]{
			{Nama: "ajukan", Judul: "Ajukan", Mula: true, Laku: register.Lakukan(
				func(_ context.Context, _ register.Tx, _ *register.Dokumen[Izin], in Ajukan) (Izin, error) {
					return Izin{Nama: in.Nama, OPD: in.OPD, Status: "diajukan"}, nil
				})},
			{Nama: "setujui", Judul: "Setujui", Laku: register.Lakukan(
				func(_ context.Context, _ register.Tx, lama *register.Dokumen[Izin], in Setujui) (Izin, error) {
					if lama.Isi.Status != "diajukan" {
						return Izin{}, kominfo.E(kominfo.Ditolak, "uji.setujui", "Izin ini sudah disetujui.")
					}
					i := lama.Isi
					i.Status, i.Nilai = "disetujui", in.Nilai
					return i, nil
				})},
			{Nama: "disposisi", Judul: "Disposisi", Laku: register.Lakukan(
				func(_ context.Context, _ register.Tx, lama *register.Dokumen[Izin], in Pindah) (Izin, error) {
					i := lama.Isi
					i.OPD = in.OPD
					return i, nil
				})},
		},
	}
}
