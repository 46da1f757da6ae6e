package indeks

import (
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Check proves the instrument and gives everything that is wrong with it:
//
//	IDX-WAJIB-01    a required text is empty
//	IDX-BATAS-01    too many indicators
//	IDX-KODE-01     a code or nomor is used twice
//	IDX-KODE-02     a code is malformed
//	IDX-RUJUK-01    a reference names something that does not exist
//	IDX-RUJUK-02    a domain without aspek, or an aspek without indicators
//	IDX-BOBOT-01    indicators do not add up to their aspek
//	IDX-BOBOT-02    aspek do not add up to their domain
//	IDX-BOBOT-03    the whole does not add up to bobot_total
//	IDX-BOBOT-04    a weight is not above zero
//	IDX-BOBOT-05    weights or scale are too fine for exact arithmetic
//	IDX-SKALA-01    min is not below max
//	IDX-SKALA-02    a whole-number scale with fractional ends
//	IDX-PITA-01     bands leave a gap
//	IDX-PITA-02     bands overlap
//	IDX-PITA-03     bands do not reach the ends of the index
//	IDX-PITA-04     a band is empty
//	IDX-PITA-05     a predikat or level is used twice
//	IDX-TINGKAT-01  a level outside the scale
//	IDX-TINGKAT-02  a level twice or out of order
//	IDX-TINGKAT-03  a level without criterion (peringatan)
//	IDX-POIN-01     points do not fill the bands of the levels
//	IDX-KONVERSI-01 fewer than two knots, or x does not rise
//	IDX-KONVERSI-02 y falls or leaves the scale
//	IDX-SUMBER-01   a source or remark without valid status
//	IDX-SUMBER-02   a source that names no regulation
//	IDX-BERLAKU-01  the years or days of validity contradict each other
//
// [Load] itself adds IDX-UKURAN-01, IDX-JSON-01 (not JSON), -02 (wrong shape)
// and -03 (a name twice).
func (in *Instrumen) Check() []kominfo.Finding {
	p := &pemeriksa{in: in}
	p.pokok()
	p.skala()
	p.kelompok()
	p.bobot()
	p.pita()
	for i := range in.Indikator {
		p.indikator(i)
	}
	p.semuaSumber()
	return p.fs
}

type pemeriksa struct {
	in *Instrumen
	fs []kominfo.Finding
}

func (p *pemeriksa) galat(id, jalur, format string, args ...any) {
	p.catat(id, kominfo.Galat, jalur, format, args...)
}

func (p *pemeriksa) catat(id string, s kominfo.Severity, jalur, format string, args ...any) {
	p.fs = append(p.fs, kominfo.Finding{ID: id, Path: jalur, Severity: s, Message: fmt.Sprintf(format, args...)})
}

func (p *pemeriksa) wajib(isi, jalur string) {
	if isi == "" {
		p.galat("IDX-WAJIB-01", jalur, "Bidang %s kosong. Isi bidang itu.", jalur)
	}
}

func (p *pemeriksa) pokok() {
	in := p.in
	p.wajib(in.Judul, "judul")
	p.kode(in.ID, "id")
	switch in.Cara {
	case RataRata, Jumlah:
	default:
		p.galat("IDX-WAJIB-01", "cara", "Cara hitung %q tidak dikenal. Tulis rata_rata atau jumlah.", potong(string(in.Cara)))
	}
	if len(in.Dasar) == 0 {
		p.galat("IDX-WAJIB-01", "dasar", "Dasar hukum belum disebut. Tulis sedikitnya satu peraturan.")
	}
	if len(in.Indikator) == 0 {
		p.galat("IDX-WAJIB-01", "indikator", "Instrumen tidak punya indikator.")
	}
	if len(in.Indikator) > MaksIndikator {
		p.galat("IDX-BATAS-01", "indikator", "Instrumen punya %d indikator; paling banyak %d.", len(in.Indikator), MaksIndikator)
	}
	b := in.Berlaku
	if b.TahunDari < 1945 || b.TahunDari > 9999 {
		p.galat("IDX-BERLAKU-01", "berlaku.tahun_dari", "Tahun pertama penilaian %d tidak masuk akal.", b.TahunDari)
	}
	if b.TahunSampai != 0 && b.TahunSampai < b.TahunDari {
		p.galat("IDX-BERLAKU-01", "berlaku.tahun_sampai", "Tahun terakhir penilaian %d lebih awal daripada tahun pertama %d.", b.TahunSampai, b.TahunDari)
	}
	if !b.Mulai.Kosong() && !b.Akhir.Kosong() && b.Akhir.Sebelum(b.Mulai) {
		p.galat("IDX-BERLAKU-01", "berlaku.akhir", "Tanggal akhir %s lebih awal daripada tanggal mulai %s.", b.Akhir, b.Mulai)
	}
}

// kode proves a code: letters, digits, point and hyphen, at most 32.
func (p *pemeriksa) kode(s, jalur string) {
	sah := s != "" && len(s) <= 32
	for i := range len(s) {
		c := s[i]
		sah = sah && (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '.')
	}
	if !sah {
		p.galat("IDX-KODE-02", jalur, "Kode %q pada %s tidak sah. Pakai huruf, angka, titik atau tanda hubung, paling panjang 32.", potong(s), jalur)
	}
}

func (p *pemeriksa) skala() {
	s := p.in.Skala
	if s.Min.Cmp(s.Max) >= 0 {
		p.galat("IDX-SKALA-01", "skala", "Nilai terkecil %s harus di bawah nilai terbesar %s.", s.Min.Teks(), s.Max.Teks())
	}
	if s.Bulat && (s.Min.q1 != 0 || s.Max.q1 != 0) {
		p.galat("IDX-SKALA-02", "skala", "Skala bilangan bulat, tetapi batasnya %s sampai %s.", s.Min.Teks(), s.Max.Teks())
	}
	ada := map[string]bool{}
	for i, j := range s.Jenis {
		jalur := fmt.Sprintf("skala.jenis[%d]", i)
		p.kode(j.Kode, jalur+".kode")
		p.wajib(j.Nama, jalur+".nama")
		p.unik(ada, j.Kode, jalur+".kode")
		for n, t := range j.Tingkat {
			jt := fmt.Sprintf("%s.tingkat[%d]", jalur, n)
			p.wajib(t.Nama, jt+".nama")
			p.tingkat(t.Tingkat, jt)
			if n > 0 && t.Tingkat <= j.Tingkat[n-1].Tingkat {
				p.galat("IDX-TINGKAT-02", jt, "Tingkat %d muncul dua kali atau tidak berurutan. Urutkan dari yang terendah.", t.Tingkat)
			}
		}
	}
}

func (p *pemeriksa) unik(ada map[string]bool, kode, jalur string) {
	if ada[kode] {
		p.galat("IDX-KODE-01", jalur, "Kode %q dipakai lebih dari sekali. Beri kode yang berbeda.", potong(kode))
	}
	ada[kode] = true
}

// tingkat proves that a level is a value of the scale.
func (p *pemeriksa) tingkat(n int, jalur string) {
	v := Utuh(int64(n))
	if v.Cmp(p.in.Skala.Min) < 0 || v.Cmp(p.in.Skala.Max) > 0 {
		p.galat("IDX-TINGKAT-01", jalur, "Tingkat %d di luar skala %s sampai %s.", n, p.in.Skala.Min.Teks(), p.in.Skala.Max.Teks())
	}
}

func (p *pemeriksa) indikator(i int) {
	d := &p.in.Indikator[i]
	jalur := fmt.Sprintf("indikator[%d]", i)
	p.wajib(d.Nama, jalur+".nama")
	if len(d.Tingkat) == 0 {
		p.catat("IDX-TINGKAT-03", kominfo.Peringatan, jalur+".tingkat", "Indikator %s tidak punya kriteria tingkat.", d.Nomor)
	}
	for n, t := range d.Tingkat {
		jt := fmt.Sprintf("%s.tingkat[%d]", jalur, n)
		p.tingkat(t.Tingkat, jt)
		if n > 0 && t.Tingkat <= d.Tingkat[n-1].Tingkat {
			p.galat("IDX-TINGKAT-02", jt, "Tingkat %d pada indikator %s muncul dua kali atau tidak berurutan. Urutkan dari yang terendah.", t.Tingkat, d.Nomor)
		}
		if t.Teks == "" {
			p.catat("IDX-TINGKAT-03", kominfo.Peringatan, jt, "Tingkat %d pada indikator %s tidak punya kriteria.", t.Tingkat, d.Nomor)
		}
		for b, butir := range t.Bukti {
			p.wajib(butir.Teks, fmt.Sprintf("%s.bukti[%d].teks", jt, b))
		}
	}
	if k := d.Kelanjutan; k != nil {
		switch k.Sifat {
		case DipakaiUlang, Diperbarui, Baru, Padanan:
		default:
			p.galat("IDX-RUJUK-01", jalur+".kelanjutan.sifat", "Sifat kelanjutan %q tidak dikenal. Tulis dipakai_ulang, diperbarui, baru atau padanan.", potong(string(k.Sifat)))
		}
	}
	if d.IndeksLuar != nil {
		p.indeksLuar(d.IndeksLuar, jalur+".indeks_luar")
	}
}

func (p *pemeriksa) indeksLuar(x *IndeksLuar, jalur string) {
	p.wajib(x.Nama, jalur+".nama")
	p.wajib(x.Pemilik, jalur+".pemilik")
	for i, g := range x.Gerbang {
		p.tingkat(g.Tingkat, fmt.Sprintf("%s.gerbang[%d]", jalur, i))
	}
	switch x.Peran {
	case SumberNilai:
		p.konversi(x.Konversi, jalur+".konversi")
	case ButirBukti:
		if len(x.Konversi) > 0 {
			p.galat("IDX-KONVERSI-01", jalur+".konversi", "Indeks yang hanya menjadi butir bukti tidak boleh punya tabel konversi.")
		}
	default:
		p.galat("IDX-RUJUK-01", jalur+".peran", "Peran indeks luar %q tidak dikenal. Tulis sumber_nilai atau butir_bukti.", potong(string(x.Peran)))
	}
}

func (p *pemeriksa) konversi(k Konversi, jalur string) {
	if len(k) < 2 {
		p.galat("IDX-KONVERSI-01", jalur, "Tabel konversi perlu sedikitnya dua titik.")
	}
	for i, t := range k {
		j := fmt.Sprintf("%s[%d]", jalur, i)
		if i > 0 && t.X.Cmp(k[i-1].X) <= 0 {
			p.galat("IDX-KONVERSI-01", j, "Nilai x %s tidak lebih besar daripada titik sebelumnya. Urutkan titik menaik.", t.X.Teks())
		}
		if i > 0 && t.Y.Cmp(k[i-1].Y) < 0 {
			p.galat("IDX-KONVERSI-02", j, "Nilai y %s turun dari titik sebelumnya.", t.Y.Teks())
		}
		if t.Y.Cmp(p.in.Skala.Min) < 0 || t.Y.Cmp(p.in.Skala.Max) > 0 {
			p.galat("IDX-KONVERSI-02", j, "Nilai y %s di luar skala instrumen.", t.Y.Teks())
		}
	}
}
