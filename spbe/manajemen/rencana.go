package manajemen

import (
	"context"
	"embed"
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

//go:generate go test -run TestSkema -update .

//go:embed skema/*.schema.json
var skema embed.FS

func skemaDari(nama string) []byte {
	b, _ := skema.ReadFile("skema/" + nama + ".schema.json") // absent only while it is generated for the first time
	return b
}

// temuan collects findings. It is a type, not a closure, because the compiler
// would copy a closure into every place that calls it, and browsers pay for that.
type temuan []kominfo.Finding

//go:noinline
func (t *temuan) lapor(id, jalur string, s kominfo.Severity, pesan string) {
	*t = append(*t, kominfo.Finding{ID: id, Path: jalur, Severity: s, Message: pesan})
}

// Muatan is one of the seven contents of a Peta Rencana SPBE (PermenPANRB
// 59/2020, indicators 2 and 12).
type Muatan string

const (
	TataKelola    Muatan = "tata_kelola"
	Manajemen     Muatan = "manajemen"
	Layanan       Muatan = "layanan"
	Infrastruktur Muatan = "infrastruktur"
	Aplikasi      Muatan = "aplikasi"
	Keamanan      Muatan = "keamanan"
	AuditTIK      Muatan = "audit_tik"
)

// SemuaMuatan lists the seven contents as the instrument does.
func SemuaMuatan() []Muatan {
	return []Muatan{TataKelola, Manajemen, Layanan, Infrastruktur, Aplikasi, Keamanan, AuditTIK}
}

// Label is the name for people: "Tata kelola".
func (m Muatan) Label() string {
	switch m {
	case TataKelola:
		return "Tata kelola"
	case Manajemen:
		return "Manajemen"
	case Layanan:
		return "Layanan"
	case Infrastruktur:
		return "Infrastruktur"
	case Aplikasi:
		return "Aplikasi"
	case Keamanan:
		return "Keamanan"
	case AuditTIK:
		return "Audit TIK"
	}
	return string(m)
}

// StatusRencana is how far a plan item has come as a whole.
type StatusRencana string

const (
	Direncanakan StatusRencana = "direncanakan"
	Berjalan     StatusRencana = "berjalan"
	Selesai      StatusRencana = "selesai"
	Batal        StatusRencana = "batal"
)

// RentangMaks is the most years of one plan item: the horizon of the national
// plan (Perpres 95/2018 Pasal 8, from a secondary source).
const RentangMaks = 5

// PetaRencana is one activity of the plan. Budget and progress stand year by
// year side by side, as in the office's own matrix, the first pair for TahunDari;
// so forms and imports work without a page of their own.
type PetaRencana struct {
	Muatan      Muatan        `json:"muatan" judul:"Muatan" wajib:"ya" pilihan:"tata_kelola=Tata kelola|manajemen=Manajemen|layanan=Layanan|infrastruktur=Infrastruktur|aplikasi=Aplikasi|keamanan=Keamanan|audit_tik=Audit TIK" pasal:"PermenPANRB 59/2020 indikator 2 dan 12"`
	Kegiatan    string        `json:"kegiatan" judul:"Kegiatan" wajib:"ya" panjang:"300"`
	Keluaran    string        `json:"keluaran" judul:"Keluaran" rupa:"panjang" wajib:"ya" panjang:"1000" contoh:"Satu pedoman manajemen risiko SPBE ditetapkan"`
	Perangkat   string        `json:"perangkat" judul:"Perangkat daerah pelaksana" wajib:"ya" panjang:"20" contoh:"kominfo" bantuan:"Kode singkat perangkat daerah."`
	TahunDari   int64         `json:"tahun_dari" judul:"Tahun mulai" rupa:"tahun" wajib:"ya" min:"2018" maks:"2100" contoh:"2026"`
	TahunSampai int64         `json:"tahun_sampai" judul:"Tahun selesai" rupa:"tahun" wajib:"ya" min:"2018" maks:"2100" contoh:"2028"`
	Status      StatusRencana `json:"status" judul:"Status" wajib:"ya" pilihan:"direncanakan=Direncanakan|berjalan=Berjalan|selesai=Selesai|batal=Batal"`
	Instrumen   string        `json:"instrumen" judul:"Instrumen" pilihan:"pemdi-2026=Pemdi 2026|spbe-2020=SPBE 2020" bantuan:"Instrumen dari nomor indikator di bawah."`
	Indikator   string        `json:"indikator" judul:"Indikator yang didukung" panjang:"200" pola:"^[0-9]{1,2}(, ?[0-9]{1,2})*$" contoh:"1, 13" bantuan:"Nomor indikator, dipisah koma."`

	Anggaran1 kominfo.Rupiah `json:"anggaran_1" judul:"Anggaran tahun ke-1" min:"0" maks:"1000000000000000" kelompok:"Tahun ke-1"`
	Kemajuan1 int64          `json:"kemajuan_1" judul:"Kemajuan tahun ke-1 (persen)" min:"0" maks:"100" kelompok:"Tahun ke-1" bantuan:"Dari sasaran tahun itu; 100 berarti tercapai."`
	Anggaran2 kominfo.Rupiah `json:"anggaran_2" judul:"Anggaran tahun ke-2" min:"0" maks:"1000000000000000" kelompok:"Tahun ke-2"`
	Kemajuan2 int64          `json:"kemajuan_2" judul:"Kemajuan tahun ke-2 (persen)" min:"0" maks:"100" kelompok:"Tahun ke-2"`
	Anggaran3 kominfo.Rupiah `json:"anggaran_3" judul:"Anggaran tahun ke-3" min:"0" maks:"1000000000000000" kelompok:"Tahun ke-3"`
	Kemajuan3 int64          `json:"kemajuan_3" judul:"Kemajuan tahun ke-3 (persen)" min:"0" maks:"100" kelompok:"Tahun ke-3"`
	Anggaran4 kominfo.Rupiah `json:"anggaran_4" judul:"Anggaran tahun ke-4" min:"0" maks:"1000000000000000" kelompok:"Tahun ke-4"`
	Kemajuan4 int64          `json:"kemajuan_4" judul:"Kemajuan tahun ke-4 (persen)" min:"0" maks:"100" kelompok:"Tahun ke-4"`
	Anggaran5 kominfo.Rupiah `json:"anggaran_5" judul:"Anggaran tahun ke-5" min:"0" maks:"1000000000000000" kelompok:"Tahun ke-5"`
	Kemajuan5 int64          `json:"kemajuan_5" judul:"Kemajuan tahun ke-5 (persen)" min:"0" maks:"100" kelompok:"Tahun ke-5"`

	Catatan string `json:"catatan" judul:"Catatan" rupa:"panjang" panjang:"2000" bantuan:"Misalnya acuan dokumen perencanaan, atau sebab batal."`
}

// Tahunan is what one year of a plan item holds.
type Tahunan struct {
	Tahun    int64          `json:"tahun"`
	Anggaran kominfo.Rupiah `json:"anggaran"`
	Kemajuan int64          `json:"kemajuan"` // percent of that year's target, 0 to 100; 0 also while nothing was reported
}

// Tahunan gives the years of the item; those whose pair cannot be told, beyond
// the fifth, are left out.
func (p *PetaRencana) Tahunan() []Tahunan {
	n := p.TahunSampai - p.TahunDari + 1
	if n < 1 {
		return nil
	}
	s := p.pasangan()
	for i := range s {
		s[i].Tahun = p.TahunDari + int64(i)
	}
	return s[:min(n, RentangMaks)]
}

func (p *PetaRencana) pasangan() []Tahunan {
	return []Tahunan{{0, p.Anggaran1, p.Kemajuan1}, {0, p.Anggaran2, p.Kemajuan2}, {0, p.Anggaran3, p.Kemajuan3}, {0, p.Anggaran4, p.Kemajuan4}, {0, p.Anggaran5, p.Kemajuan5}}
}

// Jumlah is the budget of all years.
func (p *PetaRencana) Jumlah() (j kominfo.Rupiah) {
	for _, t := range p.Tahunan() {
		j += t.Anggaran
	}
	return j
}

// Check gives everything that is wrong with the item.
func (p *PetaRencana) Check() []kominfo.Finding {
	var fs temuan
	switch n := p.TahunSampai - p.TahunDari + 1; {
	case n < 1:
		fs.lapor("PRN-TAHUN-01", "tahun_sampai", kominfo.Galat, "Tahun selesai lebih awal daripada tahun mulai. Perbaiki salah satunya.")
	case n > RentangMaks:
		fs.lapor("PRN-TAHUN-02", "tahun_sampai", kominfo.Galat, "Kegiatan berlangsung "+strconv.FormatInt(n, 10)+" tahun; paling banyak "+strconv.Itoa(RentangMaks)+". Pecah menjadi dua kegiatan.")
	default:
		for i, t := range p.pasangan()[n:] {
			if t.Anggaran != 0 || t.Kemajuan != 0 {
				k := strconv.FormatInt(n+int64(i)+1, 10)
				fs.lapor("PRN-TAHUN-03", "anggaran_"+k, kominfo.Galat, "Tahun ke-"+k+" terisi, padahal kegiatan ini hanya "+strconv.FormatInt(n, 10)+" tahun. Kosongkan, atau perpanjang tahun selesainya.")
			}
		}
		if a := p.Tahunan()[n-1]; p.Status == Selesai && a.Kemajuan < 100 {
			fs.lapor("PRN-STATUS-01", "status", kominfo.Peringatan, "Status selesai, padahal kemajuan tahun terakhir baru "+strconv.FormatInt(a.Kemajuan, 10)+" persen. Isi kemajuannya, atau ubah statusnya.")
		}
	}
	nomor := uraiIndikator(p.Indikator)
	if (p.Instrumen == "") != (len(nomor) == 0) {
		fs.lapor("PRN-INDIKATOR-01", "indikator", kominfo.Galat, "Instrumen dan nomor indikator harus diisi keduanya, atau dikosongkan keduanya.")
	}
	for i, n := range nomor {
		x, err := strconv.Atoi(n)
		switch {
		case slices.Contains(nomor[:i], n):
			fs.lapor("PRN-INDIKATOR-03", "indikator", kominfo.Peringatan, "Indikator "+n+" disebut dua kali. Hapus salah satunya.")
		case p.Instrumen != "" && (err != nil || x < 1 || x > indikatorMaks(p.Instrumen) || strconv.Itoa(x) != n):
			fs.lapor("PRN-INDIKATOR-02", "indikator", kominfo.Galat, "Indikator "+potong(n)+" tidak ada di instrumen ini; nomornya 1 sampai "+strconv.Itoa(indikatorMaks(p.Instrumen))+", tanpa nol di depan.")
		}
	}
	return fs
}

// potong keeps a message readable when the input is huge.
func potong(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
}

// Mendukung reports whether the item names an indicator of an instrument.
func (p *PetaRencana) Mendukung(instrumenID, nomor string) bool {
	return p.Instrumen == instrumenID && slices.Contains(uraiIndikator(p.Indikator), nomor)
}

// DefPetaRencana defines the register peta_rencana. It is public: the plan is a
// decree's annex.
func DefPetaRencana() *register.Def[PetaRencana] {
	teks := func(nama string, f func(*PetaRencana) string) register.AnyKolom[PetaRencana] {
		return register.Kolom[PetaRencana, string]{Nama: nama, Baca: f}
	}
	return &register.Def[PetaRencana]{
		Nama: "peta_rencana", Judul: "Peta rencana SPBE/Pemdi", Jejak: register.Umum, VersiSkema: 1, Skema: skemaDari("peta_rencana"),
		Keterangan: "Kegiatan Peta Rencana menurut Perpres 95/2018 dengan tujuh muatan PermenPANRB 59/2020. Mendukung indikator 2, 12 dan 13 SPBE 2020 serta indikator 1 Pemdi 2026.",
		Kolom: []register.AnyKolom[PetaRencana]{
			teks("muatan", func(p *PetaRencana) string { return string(p.Muatan) }),
			teks("kegiatan", func(p *PetaRencana) string { return p.Kegiatan }),
			teks("perangkat", func(p *PetaRencana) string { return p.Perangkat }),
			register.Kolom[PetaRencana, int64]{Nama: "tahun_dari", Baca: func(p *PetaRencana) int64 { return p.TahunDari }},
			register.Kolom[PetaRencana, int64]{Nama: "tahun_sampai", Baca: func(p *PetaRencana) int64 { return p.TahunSampai }},
			register.Kolom[PetaRencana, int64]{Nama: "anggaran", Judul: "Anggaran seluruhnya (rupiah)", Baca: func(p *PetaRencana) int64 { return int64(p.Jumlah()) }},
			teks("status", func(p *PetaRencana) string { return string(p.Status) }),
		},
		Indeks:  [][]string{{"muatan", "tahun_dari"}, {"tahun_sampai"}},
		Unik:    [][]string{{"perangkat", "tahun_dari", "kegiatan"}},
		Ringkas: [][]string{{"tahun_dari", "tahun_sampai", "muatan", "kegiatan", "perangkat", "anggaran", "status"}},
		Sebutan: func(p *PetaRencana) string { return p.Kegiatan },
		Pemilik: func(p *PetaRencana) string { return p.Perangkat },
		Check: func(_ context.Context, _ register.Reader, _ *register.Dokumen[PetaRencana], p *PetaRencana) ([]kominfo.Finding, error) {
			return p.Check(), nil
		},
	}
}
