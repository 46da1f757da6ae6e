package spbe

import (
	"encoding/json"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Tahap is where the cycle of one assessment stands. It moves forward only, but
// for the return from pemeriksaan to entri. The order follows PermenPANRB 59/2020
// Bab III; the names of the portal's states are known from secondary sources.
type Tahap string

const (
	TahapEntri       Tahap = "entri"       // values and evidence are entered
	TahapPemeriksaan Tahap = "pemeriksaan" // the penanggung jawab checks before sending
	TahapDokumen     Tahap = "dokumen"     // external assessors judge the documents
	TahapInterviu    Tahap = "interviu"    // external assessors ask
	TahapVisitasi    Tahap = "visitasi"    // external assessors look on site, where needed
	TahapKonsolidasi Tahap = "konsolidasi" // results are put together and reviewed
	TahapPenetapan   Tahap = "penetapan"   // the result is fixed by decree
)

// DaftarTahap lists the stages in their order.
func DaftarTahap() []Tahap {
	return []Tahap{TahapEntri, TahapPemeriksaan, TahapDokumen, TahapInterviu, TahapVisitasi, TahapKonsolidasi, TahapPenetapan}
}

// Label is the stage's name for people.
func (t Tahap) Label() string {
	n, _ := t.uraian()
	return n
}

// uraian gives the name of the stage and what may be done there, and by whom.
func (t Tahap) uraian() (nama, boleh string) {
	switch t {
	case TahapEntri:
		return "entri data", "pelaksana entri data mengisi nilai dan bukti, lalu koordinator mengajukannya untuk diperiksa"
	case TahapPemeriksaan:
		return "pemeriksaan", "penanggung jawab mengirimnya ke penilaian dokumen atau mengembalikannya ke entri data"
	case TahapDokumen:
		return "penilaian dokumen", "koordinator mencatat nilai asesor eksternal, lalu melanjutkan ke interviu atau konsolidasi"
	case TahapInterviu:
		return "penilaian interviu", "koordinator mencatat nilai asesor eksternal, lalu melanjutkan ke visitasi atau konsolidasi"
	case TahapVisitasi:
		return "penilaian visitasi", "koordinator mencatat nilai asesor eksternal, lalu melanjutkan ke konsolidasi"
	case TahapKonsolidasi:
		return "konsolidasi", "koordinator mencatat nilai akhir asesor eksternal, lalu keputusan penetapannya"
	case TahapPenetapan:
		return "penetapan", "hasil sudah tetap dan tidak diubah siapa pun; keputusan lain dicatat koordinator sebagai penilaian baru dengan metode Hasil terbit"
	}
	return string(t), ""
}

// bisaKe reports whether lanjut may move from t to ke.
func (t Tahap) bisaKe(ke Tahap) bool {
	switch t {
	case TahapDokumen:
		return ke == TahapInterviu || ke == TahapKonsolidasi
	case TahapInterviu:
		return ke == TahapVisitasi || ke == TahapKonsolidasi
	case TahapVisitasi:
		return ke == TahapKonsolidasi
	}
	return false
}

// BolehMenilai reports whether a method may judge at this stage: mandiri before
// the assessment is sent, each later method at its own stage and at konsolidasi.
func (t Tahap) BolehMenilai(m Metode) bool {
	switch m {
	case Mandiri:
		return t == TahapEntri || t == TahapPemeriksaan
	case Dokumen, Interviu, Visitasi:
		return string(t) == string(m) || t == TahapKonsolidasi
	}
	return false
}

// Cara is which of the two yearly exercises the office takes part in; it follows
// only one of them in a year (PermenPANRB 59/2020 Bab III).
type Cara string

const (
	Pemantauan Cara = "pemantauan" // mandiri and dokumen
	Evaluasi   Cara = "evaluasi"   // mandiri, dokumen, interviu and, if needed, visitasi
)

// Asesmen is what one later method scored, and why, by the indicator's nomor.
type Asesmen struct {
	Nilai  map[string]string `json:"nilai" judul:"Nilai indikator"`
	Alasan map[string]string `json:"alasan" judul:"Alasan"`
}

// Surat is an official paper: number, date, and the SHA-256 of its file where
// that is kept.
type Surat struct {
	Nomor   string          `json:"nomor" judul:"Nomor"`
	Tanggal kominfo.Tanggal `json:"tanggal" judul:"Tanggal"`
	Sidik   string          `json:"sidik,omitempty" judul:"Sidik berkas"`
}

// Penetapan is the decree that fixed the result, and the result as it was
// published. Indeks stays as published even where the values give another one.
type Penetapan struct {
	Nomor    string          `json:"nomor" judul:"Nomor keputusan"`
	Tanggal  kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal keputusan"`
	Indeks   string          `json:"indeks" judul:"Indeks terbit"` // machine decimal; "" if unknown
	Predikat string          `json:"predikat" judul:"Predikat terbit"`
	Catatan  string          `json:"catatan" judul:"Catatan"`
}

// urutMetode gives the later methods, latest first: the first that scored an
// indicator decides it.
func urutMetode() [3]Metode { return [3]Metode{Visitasi, Interviu, Dokumen} }

// peringkat orders methods: the later one overrides.
func (m Metode) peringkat() int {
	for i, x := range urutMetode() {
		if x == m {
			return 3 - i
		}
	}
	return 0
}

// AsalNilai gives the method whose value of the indicator counts; "" when it is
// unanswered.
func (p *Penilaian) AsalNilai(nomor string) Metode {
	m, _ := p.nilai(nomor)
	return m
}

func (p *Penilaian) nilai(nomor string) (Metode, string) {
	for _, m := range urutMetode() {
		if v := p.Asesmen[m].Nilai[nomor]; v != "" {
			return m, v
		}
	}
	if v := p.Nilai[nomor]; v != "" {
		return p.Metode, v
	}
	return "", ""
}

// NilaiAkhir gives the value of each answered indicator by the latest method that
// scored it: visitasi, else interviu, else dokumen, else Nilai. That the former
// value stands where a later method is silent is an inference from PermenPANRB
// 59/2020 Bab III. The map is the caller's.
func (p *Penilaian) NilaiAkhir() map[string]string {
	out := make(map[string]string, len(p.Nilai))
	ambil := func(nilai map[string]string) {
		for k := range nilai {
			if _, v := p.nilai(k); v != "" {
				out[k] = v
			}
		}
	}
	ambil(p.Nilai)
	for _, a := range p.Asesmen {
		ambil(a.Nilai)
	}
	return out
}

// naik1 brings a document from schema 1 to 2: published results were fixed all
// along, every other assessment is still at entri.
func naik1(b []byte) ([]byte, error) {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, err
	}
	m["tahap"] = json.RawMessage(`"entri"`)
	if string(m["metode"]) == `"terbit"` {
		m["tahap"] = json.RawMessage(`"penetapan"`)
	}
	m["cara"], m["target"], m["asesmen"] = json.RawMessage(`""`), json.RawMessage(`""`), json.RawMessage(`{}`)
	return json.Marshal(m)
}
