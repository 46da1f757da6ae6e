package monev

import (
	"embed"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

//go:embed *.json
var berkas embed.FS

// TidakDinilai is what an office is called that filled in nothing. It is no band:
// national results count such an office as Tidak Informatif, some provinces do not
// count it at all.
const TidakDinilai = "tidak dinilai"

// SAQ is the code of the questionnaire among the aspek of an instrument.
const SAQ = "SAQ"

// Ringkasan is what a list of instruments shows.
type Ringkasan struct {
	ID     string               `json:"id"`
	Judul  string               `json:"judul"`
	Tahun  int                  `json:"tahun"`
	Status kominfo.StatusSumber `json:"status"`
}

// Daftar lists the instruments, newest first.
func Daftar() []Ringkasan {
	return []Ringkasan{{"monev-kip-2025", "Monev KIP 2025 (Perki 1/2022)", 2025, kominfo.DariIngatan}}
}

// Untuk gives the instrument of one year of evaluation. A year whose weights are not
// known is an error of kind tidak_ada.
func Untuk(tahun int) (*indeks.Instrumen, error) {
	for _, r := range Daftar() {
		if r.Tahun == tahun {
			return Buka(r.ID)
		}
	}
	return nil, kominfo.E(kominfo.TidakAda, "monev.Untuk", "Bobot monev KIP tahun %d belum diketahui; bobot berubah setiap tahun. Yang dimuat: %d. Pakai Load dengan berkas tahun itu.", tahun, Daftar()[0].Tahun)
}

// Buka reads an instrument of this release by its id.
func Buka(id string) (*indeks.Instrumen, error) {
	b, err := Data(id)
	if err != nil {
		return nil, err
	}
	return indeks.LoadTerbukti(b)
}

// Load reads an instrument from outside, such as the weights of a new year. It is
// proven like every file of kominfo/indeks, and has to have the aspek SAQ.
func Load(b []byte) (*indeks.Instrumen, error) {
	in, err := indeks.Load(b)
	if err != nil {
		return nil, err
	}
	if _, ada := bobotSAQ(in); !ada {
		return nil, kominfo.TidakSahKarena("monev.Load", []kominfo.Finding{{ID: "PPID-MONEV-01", Path: "aspek", Severity: kominfo.Galat,
			Message: "Instrumen monev harus punya aspek berkode SAQ untuk kuesionernya. Contohnya monev-kip-2025.json."}})
	}
	return in, nil
}

// Data gives the file of an instrument, for programs in other languages.
func Data(id string) ([]byte, error) {
	for _, r := range Daftar() {
		if r.ID == id {
			return berkas.ReadFile(id + ".json")
		}
	}
	if r := []rune(id); len(r) > 40 {
		id = string(r[:40]) + "…"
	}
	return nil, kominfo.E(kominfo.TidakAda, "monev.Buka", "Instrumen monev %q tidak dikenal. Pilih: %s.", id, Daftar()[0].ID)
}

// Hasil is an estimate of the score.
type Hasil struct {
	indeks.Hasil        // total, reachable range, what is missing
	Kuesioner    Bagian // the questionnaire alone
	Kualifikasi  string // band of the total; "" while something is missing, TidakDinilai when nothing was filled in
}

// Bagian is the score of one stage, on its own scale of 0 to 100. While an indicator
// is missing there is only the range.
type Bagian struct {
	Lengkap             bool
	Nilai               indeks.Pecahan
	Terendah, Tertinggi indeks.Pecahan
}

// Nilai scores answers of 0 to 100 by number or code of the indicator, as text:
// "92,5". Findings name what cannot be read; those answers count as missing.
func Nilai(in *indeks.Instrumen, jawaban map[string]string) (Hasil, []kominfo.Finding) {
	l, temuan := in.Isi(jawaban)
	h := Hasil{Hasil: in.Score(l, indeks.Opsi{})}
	if s, ada := h.Sub(SAQ); ada {
		h.Kuesioner = Bagian{Lengkap: s.Lengkap, Nilai: s.Nilai, Terendah: s.Terendah, Tertinggi: s.Tertinggi}
	}
	switch {
	case h.Lengkap:
		h.Kualifikasi = h.Predikat
	case len(h.BelumDiisi) == len(in.Indikator) && !kominfo.AdaGalat(temuan):
		h.Kualifikasi = TidakDinilai
	}
	return h, temuan
}

// BobotKuesioner gives the weight of an indicator within the questionnaire, in
// percent, as the Komisi Informasi prints it: 40 for jenis informasi in 2025. It is
// false for an indicator that is not part of it.
func BobotKuesioner(in *indeks.Instrumen, nomor string) (indeks.Pecahan, bool) {
	i, ada := in.Cari(nomor)
	saq, punya := bobotSAQ(in)
	if !ada || !punya || i.Aspek != SAQ {
		return indeks.Pecahan{}, false
	}
	b, err := i.Bobot.Bagi(saq)
	if err == nil {
		b, err = b.Kali(indeks.Utuh(100))
	}
	return b, err == nil
}

func bobotSAQ(in *indeks.Instrumen) (indeks.Pecahan, bool) {
	for _, a := range in.Aspek {
		if a.Kode == SAQ {
			return a.Bobot, true
		}
	}
	return indeks.Pecahan{}, false
}

// Keterangan says in a sentence how a result is to be read.
func Keterangan(h Hasil) string {
	switch {
	case h.Kualifikasi == TidakDinilai:
		return "Kuesioner tidak diisi: tidak dinilai."
	case !h.Lengkap:
		return "Belum lengkap, kurang " + strconv.Itoa(len(h.BelumDiisi)) + " isian: nilai akhirnya antara " + tampil(h.Batas.Terendah) + " (" + h.Batas.PredikatTerendah + ") dan " + tampil(h.Batas.Tertinggi) + " (" + h.Batas.PredikatTertinggi + ")."
	}
	return "Nilai akhir " + tampil(h.Indeks) + ": " + h.Kualifikasi + ". Perkiraan; Komisi Informasi provinsi yang menetapkan."
}

func tampil(p indeks.Pecahan) string {
	return kominfo.FormatDesimal(p.Bulat(2, indeks.SetengahKeAtas))
}
