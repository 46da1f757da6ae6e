package arsitektur

import (
	"context"
	"embed"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

//go:generate go test -run TestSkema -update .

//go:embed skema/*.schema.json
var skema embed.FS

// Status is how far an element has come.
type Status string

const (
	Rancangan  Status = "rancangan"
	Berlaku    Status = "berlaku"
	Dihentikan Status = "dihentikan"
)

// Elemen is one element of the architecture. The metadata of all domains stand
// side by side, as in the office's own tables, so that forms, lists and imports
// work without a page of their own; [Elemen.Check] wants those of other domains
// empty. Their names are those of the national portal's manual (a secondary
// source, which does not name permitted values: they are free text here).
type Elemen struct {
	Domain    Domain        `json:"domain" judul:"Domain" wajib:"ya" pilihan:"proses_bisnis=Proses bisnis (RAB)|layanan=Layanan (RAL)|data=Data dan informasi (RAD)|aplikasi=Aplikasi (RAA)|infrastruktur=Infrastruktur (RAI)|keamanan=Keamanan (RAK)" pasal:"Perpres 132/2022 (sumber sekunder)"`
	Kode      Kode          `json:"kode" judul:"Kode referensi" wajib:"ya" pola:"^RA[BDLAIK](\\.[0-9]{2}){1,7}$" contoh:"RAB.09.04.01" bantuan:"Tingkat 1 dan 2 ditetapkan nasional; tingkat 3 sampai 7 ditetapkan kantor sendiri."`
	Nama      string        `json:"nama" judul:"Nama" wajib:"ya" panjang:"200"`
	Uraian    string        `json:"uraian" judul:"Uraian" rupa:"panjang" panjang:"2000"`
	Induk     register.ID   `json:"induk" judul:"Induk" rujukan:"arsitektur" bantuan:"Elemen di atasnya pada domain yang sama. Kodenya menjadi awal kode elemen ini."`
	Perangkat string        `json:"perangkat" judul:"Perangkat daerah pemilik" wajib:"ya" panjang:"20" contoh:"kominfo" bantuan:"Kode singkat perangkat daerah."`
	Status    Status        `json:"status" judul:"Status" wajib:"ya" pilihan:"rancangan=Rancangan|berlaku=Berlaku|dihentikan=Dihentikan"`
	Memakai   []register.ID `json:"memakai,omitempty" judul:"Memakai" bantuan:"Elemen lain yang dipakai: layanan memakai aplikasi, aplikasi memakai data dan infrastruktur."`

	Tujuan string `json:"tujuan" judul:"Tujuan" rupa:"panjang" panjang:"1000" kelompok:"Layanan dan data"`
	Fungsi string `json:"fungsi" judul:"Fungsi" rupa:"panjang" panjang:"1000" kelompok:"Layanan dan aplikasi"`

	InstansiTerkait string `json:"instansi_terkait" judul:"Kementerian/lembaga terkait" panjang:"300" kelompok:"Layanan"`
	Urusan          string `json:"urusan" judul:"Urusan" panjang:"200" kelompok:"Layanan"`
	Target          string `json:"target" judul:"Target layanan" panjang:"300" kelompok:"Layanan"`
	MetodeLayanan   string `json:"metode_layanan" judul:"Metode layanan" panjang:"200" kelompok:"Layanan"`
	Manfaat         string `json:"potensi_manfaat" judul:"Potensi manfaat" rupa:"panjang" panjang:"1000" kelompok:"Layanan"`
	Ekonomi         string `json:"potensi_ekonomi" judul:"Potensi ekonomi" rupa:"panjang" panjang:"1000" kelompok:"Layanan"`
	Pelaksana       string `json:"unit_pelaksana" judul:"Unit pelaksana" panjang:"200" kelompok:"Layanan"`
	Risiko          string `json:"potensi_risiko" judul:"Potensi risiko" rupa:"panjang" panjang:"1000" kelompok:"Layanan"`
	Mitigasi        string `json:"mitigasi" judul:"Mitigasi" rupa:"panjang" panjang:"1000" kelompok:"Layanan"`

	Jenis             string `json:"jenis" judul:"Jenis" panjang:"200" kelompok:"Data dan infrastruktur" bantuan:"Jenis data, atau jenis objek infrastruktur."`
	Sifat             string `json:"sifat" judul:"Sifat data" panjang:"100" kelompok:"Data"`
	Validitas         string `json:"validitas" judul:"Validitas" panjang:"200" kelompok:"Data"`
	Produsen          string `json:"produsen" judul:"Produsen data" panjang:"200" kelompok:"Data"`
	WaliData          string `json:"wali_data" judul:"Wali data" panjang:"200" kelompok:"Data"`
	Informasi         string `json:"informasi_terkait" judul:"Informasi terkait" panjang:"500" kelompok:"Data"`
	Interoperabilitas string `json:"interoperabilitas" judul:"Interoperabilitas" panjang:"500" kelompok:"Data"`

	Luaran    string `json:"luaran" judul:"Luaran" panjang:"500" kelompok:"Aplikasi"`
	Basis     string `json:"basis_aplikasi" judul:"Basis aplikasi" panjang:"100" kelompok:"Aplikasi"`
	Lisensi   string `json:"tipe_lisensi" judul:"Tipe lisensi" panjang:"100" kelompok:"Aplikasi"`
	BasisData string `json:"basis_data" judul:"Basis data" panjang:"100" kelompok:"Aplikasi"`
	Aplikasi  string `json:"id_aplikasi" judul:"Nomor di daftar aplikasi" panjang:"60" kelompok:"Aplikasi" bantuan:"Bila aplikasi ini juga tercatat di daftar aplikasi berbagi pakai."`

	Pengamanan string `json:"jenis_keamanan" judul:"Jenis keamanan" kelompok:"Keamanan" pilihan:"standar=Standar dan prosedur|edukasi=Edukasi|kerentanan=Identifikasi kerentanan|peningkatan=Peningkatan keamanan|insiden=Penanganan insiden|audit=Audit keamanan|kelaikan=Kelaikan keamanan"`
}

const kolomKode, kolomNama = 1, 2 // places among the columns

// DefElemen defines the register arsitektur. It has no actions: entries are made,
// changed and withdrawn as a whole, and imported from tables.
func DefElemen() *register.Def[Elemen] {
	b, _ := skema.ReadFile("skema/arsitektur.schema.json") // absent only while it is generated for the first time
	teks := func(nama string, f func(*Elemen) string) register.AnyKolom[Elemen] {
		return register.Kolom[Elemen, string]{Nama: nama, Baca: f}
	}
	d := &register.Def[Elemen]{
		Nama: "arsitektur", Judul: "Arsitektur SPBE/Pemdi", Jejak: register.Dalam, VersiSkema: 1, Skema: b,
		Keterangan: "Proses bisnis, layanan, data, aplikasi, infrastruktur dan keamanan pemerintah daerah menurut Perpres 95/2018 dan Perpres 132/2022. Mendukung indikator 1 dan 11 SPBE 2020 serta indikator 1 Pemdi 2026.",
		Kolom: []register.AnyKolom[Elemen]{
			teks("domain", func(e *Elemen) string { return string(e.Domain) }),
			teks("kode", func(e *Elemen) string { return string(e.Kode) }),
			teks("nama", func(e *Elemen) string { return e.Nama }),
			teks("perangkat", func(e *Elemen) string { return e.Perangkat }),
			teks("status", func(e *Elemen) string { return string(e.Status) }),
			teks("induk", func(e *Elemen) string { return string(e.Induk) }),
			register.Kolom[Elemen, string]{Nama: "referensi", Judul: "Referensi nasional", Baca: func(e *Elemen) string { return e.Referensi() }},
		},
		Indeks:  [][]string{{"domain", "kode"}, {"kode"}, {"induk"}},
		Unik:    [][]string{{"perangkat", "kode", "nama"}},
		Ringkas: [][]string{{"kode", "nama", "domain", "referensi", "perangkat", "status"}},
		Sebutan: func(e *Elemen) string { return string(e.Kode) + " " + e.Nama },
		Pemilik: func(e *Elemen) string { return e.Perangkat },
	}
	d.Check = func(ctx context.Context, r register.Reader, lama *register.Dokumen[Elemen], e *Elemen) ([]kominfo.Finding, error) {
		return periksaRujukan(ctx, d, r, lama, e)
	}
	return d
}

// Referensi is the name of the national level under which the element stands:
// "Pemerintahan Umum › Komunikasi"; "" when the lists do not have it.
func (e *Elemen) Referensi() string {
	s := ""
	for _, a := range e.Kode.Jalur() {
		if s != "" {
			s += " › "
		}
		s += a.Nama
	}
	return s
}

// medan names the metadata fields that only some domains use, each with the last
// letters of the prefixes of its domains (L for RAL); [Elemen.nilai] has their
// values in this order.
const medan = "tujuan:LD fungsi:LA jenis:DI instansi_terkait:L urusan:L target:L metode_layanan:L potensi_manfaat:L potensi_ekonomi:L " +
	"unit_pelaksana:L potensi_risiko:L mitigasi:L sifat:D validitas:D produsen:D wali_data:D informasi_terkait:D interoperabilitas:D " +
	"luaran:A basis_aplikasi:A tipe_lisensi:A basis_data:A id_aplikasi:A jenis_keamanan:K"

func (e *Elemen) nilai() []*string {
	return []*string{&e.Tujuan, &e.Fungsi, &e.Jenis, &e.InstansiTerkait, &e.Urusan, &e.Target, &e.MetodeLayanan, &e.Manfaat, &e.Ekonomi,
		&e.Pelaksana, &e.Risiko, &e.Mitigasi, &e.Sifat, &e.Validitas, &e.Produsen, &e.WaliData, &e.Informasi, &e.Interoperabilitas,
		&e.Luaran, &e.Basis, &e.Lisensi, &e.BasisData, &e.Aplikasi, &e.Pengamanan}
}

// tiapMedan visits the metadata fields: name, whether the element's domain has
// it, whether it is filled.
func (e *Elemen) tiapMedan(f func(nama string, milik, terisi bool)) {
	huruf := ""
	if a := e.Domain.Awalan(); a != "" {
		huruf = a[2:]
	}
	sisa := medan
	for _, v := range e.nilai() {
		var satu string
		satu, sisa, _ = strings.Cut(sisa, " ")
		nama, milik, _ := strings.Cut(satu, ":")
		f(nama, huruf != "" && strings.Contains(milik, huruf), *v != "")
	}
}

// Lengkap counts the filled fields of the element's own domain among all of them,
// the description included. The number in the application list does not count: not
// every application is shared.
func (e *Elemen) Lengkap() kominfo.Rasio {
	r := kominfo.Rasio{Penyebut: 1}
	if e.Uraian != "" {
		r.Pembilang++
	}
	e.tiapMedan(func(nama string, milik, terisi bool) {
		if !milik || nama == "id_aplikasi" {
			return
		}
		r.Penyebut++
		if terisi {
			r.Pembilang++
		}
	})
	return r
}
