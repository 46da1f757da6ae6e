package laporan

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// VersiSkema is the version of the JSON shape of [Laporan].
const VersiSkema = 1

// The marks that stand on every page.
const (
	TandaContoh    = "DATA CONTOH"
	TandaSementara = "SEMENTARA, belum lengkap"
)

// Laporan is the whole report, ready to be printed. Its JSON names are stable.
type Laporan struct {
	Skema   int             `json:"skema"` // VersiSkema
	Judul   string          `json:"judul"`
	Kop     Kop             `json:"kop"`
	Nomor   string          `json:"nomor"`            // number of the letter, as given out by SRIKANDI; "" prints a line to fill in
	Tempat  string          `json:"tempat"`           // "" prints a line to fill in
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero"` // day of the report
	Tanda   []string        `json:"tanda"`            // marks for every page: DATA CONTOH, SEMENTARA, belum lengkap

	Instansi  Instansi  `json:"instansi"`
	Tahun     int64     `json:"tahun"`
	Instrumen Instrumen `json:"instrumen"`
	Tahap     Sebutan   `json:"tahap"`  // stage of the cycle
	Cara      Sebutan   `json:"cara"`   // pemantauan or evaluasi; empty when not decided
	Metode    Sebutan   `json:"metode"` // how the values of the document came about: mandiri, terbit
	Target    *Angka    `json:"target"` // index aimed at
	Catatan   string    `json:"catatan"`

	Contoh     bool        `json:"contoh"`  // sample data
	Lengkap    bool        `json:"lengkap"` // every indicator has a value; else there is no index
	Hasil      Hasil       `json:"hasil"`
	Penetapan  *Penetapan  `json:"penetapan"` // what the ministry decided, when it did
	Domain     []Kelompok  `json:"domain"`    // empty where the instrument has none
	Aspek      []Aspek     `json:"aspek"`
	Pembanding Perbanding  `json:"pembanding"`
	Indikator  []Indikator `json:"indikator"`
	BelumDiisi []Rujukan   `json:"belum_diisi"` // the unanswered indicators, by name

	BeritaAcara BeritaAcara       `json:"berita_acara"`
	Pekerjaan   []PekerjaanOPD    `json:"pekerjaan"`
	Bukti       []Bukti           `json:"bukti"`
	TandaTangan StatusTandaTangan `json:"tanda_tangan"` // of the report; the Berita Acara has its own
	Sumber      []SumberAngka     `json:"sumber"`       // where each kind of figure comes from
	Rujukan     []indeks.Rujukan  `json:"rujukan"`      // publications that notes on sources cite by code
}

// Kop is the letterhead: lines as they are printed. All are optional.
type Kop struct {
	Pemerintah string `json:"pemerintah"` // "Pemerintah Kabupaten Belitung Timur"
	Unit       string `json:"unit"`       // "Dinas Komunikasi dan Informatika"
	Alamat     string `json:"alamat"`     // address of the office
	Kontak     string `json:"kontak"`     // telephone, e-mail and site of the office
}

// Instansi is whose assessment it is.
type Instansi struct {
	Kode string `json:"kode"`
	Nama string `json:"nama"`
}

// Instrumen is by what was measured.
type Instrumen struct {
	ID     string               `json:"id"`
	Nama   string               `json:"nama"` // "Pemdi 2026"
	Judul  string               `json:"judul"`
	Status kominfo.StatusSumber `json:"status"`
}

// Sebutan is a code and its text for people.
type Sebutan struct {
	Kode string `json:"kode"`
	Teks string `json:"teks"`
}

// Hasil is the computed result. Indeks and Predikat are empty while an indicator
// is unanswered; then Terendah and Tertinggi say what can still come out.
type Hasil struct {
	Indeks         *Angka               `json:"indeks"`
	Predikat       string               `json:"predikat"`
	StatusPredikat kominfo.StatusSumber `json:"status_predikat,omitempty"`
	Mandiri        *Angka               `json:"indeks_mandiri"` // by the self-assessment alone, when a later method changed it
	Terendah       *Angka               `json:"terendah"`
	Tertinggi      *Angka               `json:"tertinggi"`
	Terisi         kominfo.Rasio        `json:"terisi"`        // indicators with a value, of all
	Pembulatan     string               `json:"pembulatan"`    // setengah_ke_atas, setengah_ke_genap
	PredikatDari   string               `json:"predikat_dari"` // eksak, dua_desimal
}

// Penetapan is the result as the ministry published it. It is shown beside the
// computed one and never replaces it.
type Penetapan struct {
	Nomor    string          `json:"nomor"`
	Tanggal  kominfo.Tanggal `json:"tanggal,omitzero"`
	Indeks   *Angka          `json:"indeks"` // rounded by the publisher
	Predikat string          `json:"predikat"`
	Catatan  string          `json:"catatan"`
	Beda     string          `json:"beda"` // a sentence, when it differs from the computed result
}

// Kelompok is one domain or aspek with its index.
type Kelompok struct {
	Kode      string `json:"kode"`
	Nama      string `json:"nama"`
	Bobot     *Angka `json:"bobot"`
	Nilai     *Angka `json:"nilai"` // nil while one of its indicators is unanswered
	Terendah  *Angka `json:"terendah"`
	Tertinggi *Angka `json:"tertinggi"`
}

// Rujukan names an indicator.
type Rujukan struct {
	Nomor string `json:"nomor"`
	Nama  string `json:"nama"`
}

// SumberAngka says where one kind of figure comes from.
type SumberAngka struct {
	Perihal string         `json:"perihal"` // "Bobot", "Rumus", "Predikat"
	Sumber  kominfo.Sumber `json:"sumber"`
}
