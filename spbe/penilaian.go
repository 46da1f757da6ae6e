package spbe

import (
	"context"
	"embed"
	"strconv"

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

// Penilaian is one cycle: one institution, one year, one instrument, from the
// first entry to the decree. Nilai maps the indicator's nomor ("12", "35-1") to
// its value by Metode as a machine decimal ("3", "2.50"); an indicator without a
// key is unanswered, which is not zero. What later methods scored is in Asesmen;
// [Penilaian.NilaiAkhir] is what counts. A result that somebody published, with
// Metode terbit, is at penetapan from the start.
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

	Tahap       Tahap              `json:"tahap" judul:"Tahap" wajib:"ya" pilihan:"entri=Entri data|pemeriksaan=Pemeriksaan|dokumen=Penilaian dokumen|interviu=Penilaian interviu|visitasi=Penilaian visitasi|konsolidasi=Konsolidasi|penetapan=Penetapan"`
	Cara        Cara               `json:"cara" judul:"Cara" pilihan:"pemantauan=Pemantauan|evaluasi=Evaluasi"`
	Asesmen     map[Metode]Asesmen `json:"asesmen" judul:"Nilai asesor"`
	Batas       kominfo.Tanggal    `json:"batas_unggah,omitzero" judul:"Batas unggah"`
	Target      string             `json:"target" judul:"Target indeks" panjang:"10" contoh:"2.60"`
	BeritaAcara *Surat             `json:"berita_acara,omitempty" judul:"Berita acara penilaian mandiri"`
	Penetapan   *Penetapan         `json:"penetapan,omitempty" judul:"Penetapan"`
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
	Penetapan    *Penetapan        `json:"penetapan,omitempty" judul:"Penetapan" bantuan:"Hanya untuk hasil terbit: keputusan, indeks dan predikat yang diumumkan."`
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

// Definisi makes the register penilaian, which reads its instruments from
// pustaka. It has actions only. One cycle goes mulai, isi, ajukan, (kembalikan),
// kirim, then nilai_asesor and lanjut as often as the external assessors have
// results, then tetapkan.
func Definisi(pustaka *Pustaka) *register.Def[Penilaian] {
	teks := func(nama, judul string, f func(*Penilaian) string) register.AnyKolom[Penilaian] {
		return register.Kolom[Penilaian, string]{Nama: nama, Judul: judul, Baca: f}
	}
	indeksDari := func(p *Penilaian, nilai map[string]string) string {
		in, _ := pustaka.Buka(p.Instrumen)
		if h := Skor(in, nilai); h.Lengkap {
			return duaAngka(h.Indeks)
		}
		return ""
	}
	return &register.Def[Penilaian]{
		Nama: "penilaian", Judul: "Penilaian SPBE/Pemdi", Jejak: register.Umum, VersiSkema: 2, Skema: skemaDari("penilaian"),
		Naik:       map[int]func([]byte) ([]byte, error){1: naik1},
		Keterangan: "Penilaian tahunan pemerintahan digital menurut PermenPANRB 5/2018, 59/2020 atau 8/2026.",
		Kolom: []register.AnyKolom[Penilaian]{
			register.Kolom[Penilaian, int64]{Nama: "tahun", Baca: func(p *Penilaian) int64 { return p.Tahun }},
			teks("instansi", "", func(p *Penilaian) string { return p.Instansi }),
			teks("nama_instansi", "", func(p *Penilaian) string { return p.NamaInstansi }),
			teks("instrumen", "", func(p *Penilaian) string { return p.Instrumen }),
			teks("metode", "", func(p *Penilaian) string { return string(p.Metode) }),
			teks("tahap", "", func(p *Penilaian) string { return string(p.Tahap) }),
			teks("indeks", "Indeks", func(p *Penilaian) string { return indeksDari(p, p.NilaiAkhir()) }),
			teks("predikat", "Predikat", func(p *Penilaian) string {
				in, _ := pustaka.Buka(p.Instrumen)
				if h := Skor(in, p.NilaiAkhir()); h.Lengkap {
					return h.Predikat
				}
				return ""
			}),
			teks("indeks_mandiri", "Indeks mandiri", func(p *Penilaian) string {
				if p.Metode != Mandiri {
					return ""
				}
				return indeksDari(p, p.Nilai)
			}),
			register.Kolom[Penilaian, int64]{Nama: "terisi", Judul: "Indikator terisi", Baca: func(p *Penilaian) int64 { return int64(len(p.NilaiAkhir())) }},
			teks("contoh", "Data contoh", func(p *Penilaian) string {
				if p.Contoh {
					return "ya"
				}
				return ""
			}),
		},
		Indeks:  [][]string{{"instansi", "tahun"}, {"contoh"}},
		Unik:    [][]string{{"instansi", "tahun", "instrumen", "metode"}},
		Ringkas: [][]string{{"tahun", "instansi", "nama_instansi", "instrumen", "metode", "tahap", "indeks", "predikat", "terisi", "contoh"}},
		Sebutan: func(p *Penilaian) string {
			return p.NamaInstansi + " " + strconv.FormatInt(p.Tahun, 10) + ", " + NamaPendek(p.Instrumen)
		},
		Check: func(_ context.Context, _ register.Reader, _ *register.Dokumen[Penilaian], p *Penilaian) ([]kominfo.Finding, error) {
			in, _ := pustaka.Buka(p.Instrumen)
			return p.Check(in), nil
		},
		Tindakan: []register.Tindakan[Penilaian]{
			{Nama: "mulai", Judul: "Mulai penilaian", Mula: true, Laku: register.Lakukan(mulai)},
			{Nama: "isi", Judul: "Isi nilai", Laku: register.Lakukan(isi)},
			{Nama: "catatan", Judul: "Ubah catatan", Laku: register.Lakukan(ubahCatatan)},
			{Nama: "atur", Judul: "Atur batas, target dan cara", Laku: register.Lakukan(atur)},
			{Nama: "ajukan", Judul: "Ajukan untuk diperiksa", Laku: register.Lakukan(ajukan)},
			{Nama: "kembalikan", Judul: "Kembalikan ke entri", Laku: register.Lakukan(kembalikan)},
			{Nama: "kirim", Judul: "Kirim ke penilaian dokumen", Laku: register.Lakukan(
				func(_ context.Context, tx register.Tx, lama *register.Dokumen[Penilaian], in Kirim) (Penilaian, error) {
					return kirim(tx, lama, in, pustaka)
				})},
			{Nama: "nilai_asesor", Judul: "Catat nilai asesor", Laku: register.Lakukan(nilaiAsesor)},
			{Nama: "lanjut", Judul: "Lanjutkan ke tahap berikutnya", Laku: register.Lakukan(lanjut)},
			{Nama: "tetapkan", Judul: "Catat penetapan", Laku: register.Lakukan(tetapkan)},
			{Nama: "tarik", Judul: "Tarik", Menarik: true, Laku: register.Lakukan(tarikPenilaian)},
		},
	}
}

// skemaDari reads a generated schema; it is absent only while it is generated for
// the first time.
func skemaDari(nama string) []byte {
	b, _ := skema.ReadFile("skema/" + nama + ".schema.json")
	return b
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
