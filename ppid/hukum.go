package ppid

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"

	"github.com/lumbung-id/lumbung/kominfo"
)

//go:embed hukum.json
var berkasHukum []byte

// muatBawaan reads the embedded file once. Its rules are proven by a test, so a
// browser need not carry the proof.
var muatBawaan = sync.OnceValue(func() *Hukum {
	h := new(Hukum)
	if err := json.Unmarshal(berkasHukum, h); err != nil {
		panic("ppid: hukum.json bawaan rusak: " + err.Error())
	}
	h.rujuk(nil)
	return h
})

// Bawaan gives the law that this release carries. The value is shared: read it,
// do not change it.
func Bawaan() *Hukum { return muatBawaan() }

// Rancangan marks what neither an act nor a regulation says: a choice of this
// program. It stands beside the four statuses of [kominfo.StatusSumber].
const Rancangan kominfo.StatusSumber = "rancangan"

// LabelStatus is the Indonesian text of a status, [Rancangan] included.
func LabelStatus(s kominfo.StatusSumber) string {
	if s == Rancangan {
		return "rancangan program, bukan bunyi aturan"
	}
	return s.Label()
}

// Kutip is a citation on one line, with every status but terverifikasi.
func Kutip(s kominfo.Sumber) string {
	t := s.Regulasi
	if s.Bagian != "" {
		t += " " + s.Bagian
	}
	if s.Status != kominfo.Terverifikasi {
		t += " (" + LabelStatus(s.Status) + ")"
	}
	return t
}

// Hukum is the law of a public information request as data: who, by which
// channel, in which states, by which moves, until when. Every entry cites its
// articles. [Load] reads another version of it.
type Hukum struct {
	Format       string         `json:"format"`
	Judul        string         `json:"judul"`
	Hari         string         `json:"hari"` // what "hari" means in these rules
	Regulasi     []Regulasi     `json:"regulasi"`
	Peran        []Peran        `json:"peran"`
	Kanal        []Kanal        `json:"kanal"`
	Pemohon      []Pemohon      `json:"pemohon"`
	Isian        []Isian        `json:"isian_permohonan"` // what a request must hold
	Aturan       []Aturan       `json:"tenggat"`
	Kebijakan    []Saklar       `json:"kebijakan"`
	Keadaan      []Keadaan      `json:"keadaan"`
	Peralihan    []Peralihan    `json:"peralihan"`
	Hasil        []HasilAkhir   `json:"hasil"`
	Pengecualian []Pengecualian `json:"pengecualian"`     // Pasal 17 huruf a-j
	Alasan       []Alasan       `json:"alasan_keberatan"` // Pasal 35 ayat (1) huruf a-g
}

// Dasar are the articles that a rule rests on.
type Dasar []kominfo.Sumber

// UnmarshalJSON reads citations as the file writes them: "UU Pasal 22 ayat (7)",
// the code of a regulation, then the article, then " | status" where it is known
// less well than the rest of that regulation. It also reads what json.Marshal
// made of a Dasar.
func (d *Dasar) UnmarshalJSON(b []byte) error {
	var teks []string
	if err := json.Unmarshal(b, &teks); err != nil {
		return json.Unmarshal(b, (*[]kominfo.Sumber)(d))
	}
	*d = make(Dasar, len(teks))
	for i, t := range teks {
		t, status, _ := strings.Cut(t, " | ")
		kode, bagian, _ := strings.Cut(t, " ")
		(*d)[i] = kominfo.Sumber{Regulasi: kode, Bagian: bagian, Status: kominfo.StatusSumber(status)}
	}
	return nil
}

// Regulasi is one act, regulation or custom, and how well its text is known.
type Regulasi struct {
	Kode    string               `json:"kode"`
	Nama    string               `json:"nama"`
	Judul   string               `json:"judul"`
	Status  kominfo.StatusSumber `json:"status"`
	Catatan string               `json:"catatan,omitempty"`
}

// Peran is someone who acts in a request.
type Peran struct {
	Kode     string `json:"kode"`
	Nama     string `json:"nama"`
	NamaLain string `json:"nama_lain,omitempty"`
	Arti     string `json:"arti"`
	Dasar    Dasar  `json:"dasar"`
	Catatan  string `json:"catatan,omitempty"`
}

// Kanal is a way by which a request comes in. Tertulis is "ya", "tidak" or
// "keduanya"; Nomor says when the registration number is given.
type Kanal struct {
	Kode     string `json:"kode"`
	Nama     string `json:"nama"`
	Tertulis string `json:"tertulis"`
	Nomor    string `json:"nomor"`
	Dasar    Dasar  `json:"dasar"`
	Catatan  string `json:"catatan,omitempty"`
}

// Pemohon is a kind of applicant with the documents that Perki 1/2021 Pasal 27
// asks for. Praktik is asked for by custom only and may never be a gap.
type Pemohon struct {
	Kode         string   `json:"kode"`
	Nama         string   `json:"nama"`
	BolehMemohon bool     `json:"boleh_memohon"`
	Dokumen      []string `json:"dokumen"`
	DokumenKuasa []string `json:"dokumen_kuasa,omitempty"`
	Praktik      []string `json:"praktik,omitempty"`
	Dasar        Dasar    `json:"dasar"`
	Catatan      string   `json:"catatan,omitempty"`
}

// Isian is one field of the request form. Wajib says when: "ya", "tidak",
// "petugas" (filled by the officer) or a condition.
type Isian struct {
	Kode    string   `json:"kode"`
	Nama    string   `json:"nama"`
	Wajib   string   `json:"wajib"`
	Pilihan []string `json:"pilihan,omitempty"`
	Dasar   Dasar    `json:"dasar"`
	Catatan string   `json:"catatan,omitempty"`
}

// Satuan is the unit of a deadline.
type Satuan string

const (
	SatuanHariKerja Satuan = "hari_kerja" // by the calendar of the office
	SatuanHari      Satuan = "hari"       // calendar days
	SatuanBulan     Satuan = "bulan"
	SatuanTahun     Satuan = "tahun"
)

// Aturan is one deadline of the law: how long, from what, by which article.
type Aturan struct {
	Kode        Jenis    `json:"kode"`
	Nama        string   `json:"nama"`
	NamaLain    []string `json:"nama_lain,omitempty"` // other names by which it may be asked for
	Jumlah      int      `json:"jumlah"`
	Perpanjang  int      `json:"perpanjangan,omitempty"` // what one extension adds
	Satuan      Satuan   `json:"satuan"`
	Arah        string   `json:"arah,omitempty"` // "mundur": counted back from Sejak
	Sejak       string   `json:"sejak"`          // the event of day 0
	Dasar       Dasar    `json:"dasar"`
	DasarTambah Dasar    `json:"dasar_perpanjangan,omitempty"`
	Catatan     string   `json:"catatan,omitempty"`
}

// Saklar is a question that the sources answer differently, or leave to the
// office; Bawaan is the answer of this program. See [Kebijakan].
type Saklar struct {
	Kode    string    `json:"kode"`
	Nama    string    `json:"nama"`
	Bawaan  string    `json:"bawaan"`
	Pilihan []Pilihan `json:"pilihan"`
	Catatan string    `json:"catatan,omitempty"`
}

// Pilihan is one answer to a [Saklar].
type Pilihan struct {
	Kode  string `json:"kode"`
	Nama  string `json:"nama"`
	Dasar Dasar  `json:"dasar"`
}

// HasilAkhir is how a request ended; the second axis beside [Keadaan]. Memuat is
// what the answer must state.
type HasilAkhir struct {
	Kode    string   `json:"kode"`
	Nama    string   `json:"nama"`
	Memuat  []string `json:"memuat"`
	Dasar   Dasar    `json:"dasar"`
	Catatan string   `json:"catatan,omitempty"`
}

// Pengecualian is one letter of UU 14/2008 Pasal 17. Letters a to f are never
// without end (Pasal 20 ayat (1)): BolehTanpaBatas is false.
type Pengecualian struct {
	Huruf           string   `json:"huruf"`
	Bunyi           string   `json:"bunyi"`
	BolehTanpaBatas bool     `json:"boleh_tanpa_batas"`
	JangkaWaktu     string   `json:"jangka_waktu"`
	Butir           []string `json:"butir"`
	Dasar           Dasar    `json:"dasar"`
	Catatan         string   `json:"catatan,omitempty"`
}

// Alasan is one ground of objection, UU 14/2008 Pasal 35 ayat (1).
type Alasan struct {
	Huruf           string `json:"huruf"`
	Bunyi           string `json:"bunyi"`
	Musyawarah      bool   `json:"musyawarah"`       // may be settled by musyawarah, Pasal 35 ayat (2)
	TanpaPermohonan bool   `json:"tanpa_permohonan"` // needs no request before it
	Dasar           Dasar  `json:"dasar"`
	Catatan         string `json:"catatan,omitempty"`
}
