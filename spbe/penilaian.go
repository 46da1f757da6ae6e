package spbe

import (
	"context"
	"embed"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

//go:generate go test -run TestSkema -update .

//go:embed skema/*.schema.json
var skema embed.FS

// Metode is how values came about; each method that scores an indicator
// overrides the one before (PermenPANRB 59/2020 Bab III).
type Metode string

const (
	Mandiri  Metode = "mandiri"  // Penilaian Mandiri, by the Tim Asesor Internal
	Dokumen  Metode = "dokumen"  // Penilaian Dokumen, by the Tim Asesor Eksternal
	Interviu Metode = "interviu" // Penilaian Interviu
	Visitasi Metode = "visitasi" // Penilaian Visitasi
	Terbit   Metode = "terbit"   // the published result
)

// Penilaian is one assessment: the levels that one institution has by one
// instrument in one year. Nilai maps the indicator's nomor ("12", "35-1") to its
// value as a machine decimal ("3", "2.50"); an indicator without a key is
// unanswered, which is not zero.
type Penilaian struct {
	Instansi     string            `json:"instansi" judul:"Kode instansi" wajib:"ya" panjang:"40" contoh:"19.06" bantuan:"Kode Kemendagri daerah, atau kode kementerian/lembaga."`
	NamaInstansi string            `json:"nama_instansi" judul:"Nama instansi" wajib:"ya" panjang:"160" contoh:"Kabupaten Belitung Timur"`
	Tahun        int64             `json:"tahun" judul:"Tahun penilaian" rupa:"tahun" wajib:"ya" min:"2018" maks:"2100" contoh:"2026"`
	Instrumen    string            `json:"instrumen" judul:"Instrumen" wajib:"ya" pilihan:"pemdi-2026=Pemdi 2026|spbe-2020=SPBE 2020|spbe-2018=SPBE 2018"`
	Metode       Metode            `json:"metode" judul:"Metode" wajib:"ya" pilihan:"mandiri=Penilaian mandiri|dokumen=Penilaian dokumen|interviu=Penilaian interviu|visitasi=Penilaian visitasi|terbit=Hasil terbit"`
	Catatan      string            `json:"catatan" judul:"Catatan" rupa:"panjang" panjang:"2000"`
	Contoh       bool              `json:"contoh" judul:"Data contoh"`
	Sumber       *kominfo.Sumber   `json:"sumber,omitempty" judul:"Sumber"`
	Nilai        map[string]string `json:"nilai" judul:"Nilai indikator"`
}

// Mulai is the input of the action that starts an assessment.
type Mulai struct {
	Instansi     string            `json:"instansi" judul:"Kode instansi" wajib:"ya" panjang:"40" contoh:"19.06"`
	NamaInstansi string            `json:"nama_instansi" judul:"Nama instansi" wajib:"ya" panjang:"160"`
	Tahun        int64             `json:"tahun" judul:"Tahun penilaian" rupa:"tahun" wajib:"ya" min:"2018" maks:"2100" contoh:"2026"`
	Instrumen    string            `json:"instrumen" judul:"Instrumen" wajib:"ya" pilihan:"pemdi-2026=Pemdi 2026|spbe-2020=SPBE 2020|spbe-2018=SPBE 2018"`
	Metode       Metode            `json:"metode" judul:"Metode" pilihan:"mandiri=Penilaian mandiri|dokumen=Penilaian dokumen|interviu=Penilaian interviu|visitasi=Penilaian visitasi|terbit=Hasil terbit" bantuan:"Kosong berarti penilaian mandiri."`
	Catatan      string            `json:"catatan" judul:"Catatan" rupa:"panjang" panjang:"2000"`
	Contoh       bool              `json:"contoh" judul:"Data contoh"`
	Sumber       *kominfo.Sumber   `json:"sumber,omitempty" judul:"Sumber"`
	Nilai        map[string]string `json:"nilai" judul:"Nilai indikator" bantuan:"Boleh kosong; diisi belakangan dengan tindakan isi."`
}

// Isi is the input of the action that fills in values. Keys not named stay as
// they are; an empty text takes a value back.
type Isi struct {
	Nilai map[string]string `json:"nilai" judul:"Nilai indikator" wajib:"ya" bantuan:"Nomor indikator dan nilainya; teks kosong menghapus nilai."`
}

// UbahCatatan is the input of the action that changes the note.
type UbahCatatan struct {
	Catatan string `json:"catatan" judul:"Catatan" rupa:"panjang" panjang:"2000"`
}

// Definisi makes the register penilaian, which reads its instruments from pustaka. It
// has actions only: mulai, isi, catatan, tarik.
func Definisi(pustaka *Pustaka) *register.Def[Penilaian] {
	b, _ := skema.ReadFile("skema/penilaian.schema.json") // absent only while it is generated for the first time
	teks := func(nama, judul string, f func(*Penilaian) string) register.AnyKolom[Penilaian] {
		return register.Kolom[Penilaian, string]{Nama: nama, Judul: judul, Baca: f}
	}
	hasil := func(p *Penilaian) indeks.Hasil { in, _ := pustaka.Buka(p.Instrumen); return Skor(in, p.Nilai) }
	return &register.Def[Penilaian]{
		Nama: "penilaian", Judul: "Penilaian SPBE/Pemdi", Jejak: register.Umum, VersiSkema: 1, Skema: b,
		Keterangan: "Penilaian tahunan pemerintahan digital menurut PermenPANRB 5/2018, 59/2020 atau 8/2026.",
		Kolom: []register.AnyKolom[Penilaian]{
			register.Kolom[Penilaian, int64]{Nama: "tahun", Baca: func(p *Penilaian) int64 { return p.Tahun }},
			teks("instansi", "", func(p *Penilaian) string { return p.Instansi }),
			teks("nama_instansi", "", func(p *Penilaian) string { return p.NamaInstansi }),
			teks("instrumen", "", func(p *Penilaian) string { return p.Instrumen }),
			teks("metode", "", func(p *Penilaian) string { return string(p.Metode) }),
			teks("indeks", "Indeks", func(p *Penilaian) string {
				if h := hasil(p); h.Lengkap {
					return h.Indeks.Bulat(2, indeks.SetengahKeAtas)
				}
				return ""
			}),
			teks("predikat", "Predikat", func(p *Penilaian) string {
				if h := hasil(p); h.Lengkap {
					return h.Predikat
				}
				return ""
			}),
			register.Kolom[Penilaian, int64]{Nama: "terisi", Judul: "Indikator terisi", Baca: func(p *Penilaian) int64 { return int64(len(p.Nilai)) }},
			teks("contoh", "Data contoh", func(p *Penilaian) string {
				if p.Contoh {
					return "ya"
				}
				return ""
			}),
		},
		Indeks:  [][]string{{"instansi", "tahun"}, {"contoh"}},
		Unik:    [][]string{{"instansi", "tahun", "instrumen", "metode"}},
		Ringkas: [][]string{{"tahun", "instansi", "nama_instansi", "instrumen", "metode", "indeks", "predikat", "terisi", "contoh"}},
		Sebutan: func(p *Penilaian) string {
			return fmt.Sprintf("%s %d, %s", p.NamaInstansi, p.Tahun, NamaPendek(p.Instrumen))
		},
		Check: func(_ context.Context, _ register.Reader, _ *register.Dokumen[Penilaian], p *Penilaian) ([]kominfo.Finding, error) {
			in, _ := pustaka.Buka(p.Instrumen)
			return p.Check(in), nil
		},
		Tindakan: []register.Tindakan[Penilaian]{
			{Nama: "mulai", Judul: "Mulai penilaian", Mula: true, Laku: register.Lakukan(mulai)},
			{Nama: "isi", Judul: "Isi nilai", Laku: register.Lakukan(isi)},
			{Nama: "catatan", Judul: "Ubah catatan", Laku: register.Lakukan(
				func(_ context.Context, _ register.Tx, lama *register.Dokumen[Penilaian], in UbahCatatan) (Penilaian, error) {
					p := lama.Isi
					p.Catatan = in.Catatan
					return p, nil
				})},
			register.Tarik[Penilaian](),
		},
	}
}

func mulai(_ context.Context, _ register.Tx, _ *register.Dokumen[Penilaian], in Mulai) (Penilaian, error) {
	p := Penilaian{Instansi: strings.TrimSpace(in.Instansi), NamaInstansi: strings.TrimSpace(in.NamaInstansi), Tahun: in.Tahun,
		Instrumen: in.Instrumen, Metode: in.Metode, Catatan: in.Catatan, Contoh: in.Contoh, Sumber: in.Sumber, Nilai: map[string]string{}}
	if p.Metode == "" {
		p.Metode = Mandiri
	}
	gabung(p.Nilai, in.Nilai)
	return p, nil
}

func isi(_ context.Context, _ register.Tx, lama *register.Dokumen[Penilaian], in Isi) (Penilaian, error) {
	p := lama.Isi
	p.Nilai = maps.Clone(p.Nilai)
	if p.Nilai == nil {
		p.Nilai = map[string]string{}
	}
	gabung(p.Nilai, in.Nilai)
	return p, nil
}

// gabung writes values in their machine form; what is no number stays as typed
// and becomes a finding.
func gabung(ke, dari map[string]string) {
	for k, v := range dari {
		v = strings.TrimSpace(v)
		if v == "" {
			delete(ke, k)
			continue
		}
		ke[k] = strings.Replace(v, ",", ".", 1)
	}
}

// Check gives everything that is wrong with the assessment: values that the
// instrument does not know, a year that it does not score.
func (p *Penilaian) Check(in *indeks.Instrumen) []kominfo.Finding {
	if in == nil {
		return []kominfo.Finding{{ID: "SPBE-INSTRUMEN-01", Path: "instrumen", Severity: kominfo.Galat, Message: "Instrumen " + strconv.Quote(p.Instrumen) + " tidak dikenal."}}
	}
	_, fs := in.Isi(p.Nilai)
	out := fs[:0:0]
	for _, f := range fs {
		if f.Severity == kominfo.Galat { // unanswered indicators are the score's business
			out = append(out, f)
		}
	}
	if !in.Berlaku.Mencakup(int(p.Tahun)) {
		out = append(out, kominfo.Finding{ID: "SPBE-TAHUN-01", Path: "tahun", Severity: kominfo.Peringatan,
			Message: fmt.Sprintf("Penilaian tahun %d tidak memakai %s. Untuk tahun itu dipakai %s.", p.Tahun, NamaPendek(in.ID), NamaPendek(instrumen.UntukTahun(int(p.Tahun))))})
	}
	return out
}

// Skor scores values that passed Check.
func Skor(in *indeks.Instrumen, nilai map[string]string) indeks.Hasil {
	if in == nil {
		return indeks.Hasil{}
	}
	l, _ := in.Isi(nilai)
	return in.Score(l, indeks.Opsi{})
}

// NamaPendek is what people call an instrument: "SPBE 2020", "Pemdi 2026".
func NamaPendek(id string) string {
	switch id {
	case instrumen.SPBE2018:
		return "SPBE 2018"
	case instrumen.SPBE2020:
		return "SPBE 2020"
	case instrumen.Pemdi2026:
		return "Pemdi 2026"
	}
	return id
}
