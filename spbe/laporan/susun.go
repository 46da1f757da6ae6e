package laporan

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// Bahan is what a report is made of. Only Penilaian and Instrumen are required.
type Bahan struct {
	Penilaian spbe.Penilaian
	Instrumen *indeks.Instrumen // the instrument that Penilaian names
	Tugas     []spbe.TugasIndikator
	Bukti     []spbe.Bukti
	Dokumen   map[register.ID]spbe.DataDukung // the documents that Bukti names
	Perangkat map[string]string               // code of a perangkat daerah to its name
	Kop       Kop                             // Pemerintah is filled in for a region when empty
	Nomor     string                          // number of the letter (SRIKANDI); "" leaves a line
	Tempat    string                          // place of the signature; "" leaves a line
	Tanggal   kominfo.Tanggal                 // day of the report; also what "late" is measured by
	Opsi      indeks.Opsi                     // rounding and the base of the predikat
	// Whether the report, and whether the Berita Acara, has been signed: two papers,
	// two signatures. Zero is unsigned.
	TandaTangan, TandaTanganBA StatusTandaTangan
}

// Susun makes the report. It refuses (kind tidak_sah) an instrument that is
// missing or is not the one of the assessment; everything else that is missing is
// shown as missing. Texts from outside lose control characters, nothing else.
func Susun(b Bahan) (Laporan, error) {
	const op = "laporan.Susun"
	in, p := b.Instrumen, &b.Penilaian
	if in == nil || len(in.Indikator) == 0 {
		return Laporan{}, kominfo.E(kominfo.TidakSah, op, "Laporan tidak dapat disusun tanpa instrumen. Buka instrumen %q dahulu.", p.Instrumen)
	}
	if in.ID != p.Instrumen {
		return Laporan{}, kominfo.E(kominfo.TidakSah, op, "Penilaian ini memakai instrumen %q, bukan %q. Pakai instrumen yang sama.", p.Instrumen, in.ID)
	}
	s := &penyusun{b: b, in: in, p: p}
	lembar, _ := in.Isi(p.NilaiAkhir())
	s.lembar, s.hasil = lembar, in.Score(lembar, b.Opsi)
	s.mandiri, _ = in.Isi(p.Nilai)
	s.status = terlemah(in.SumberBobot.Status, in.SumberRumus.Status, statusNilai(p))

	l := Laporan{
		Skema: VersiSkema, Judul: judul(p), Kop: s.kop(), Nomor: rapi(b.Nomor), Tempat: rapi(b.Tempat), Tanggal: b.Tanggal, Tanda: []string{},
		Instansi: Instansi{rapi(p.Instansi), rapi(p.NamaInstansi)}, Tahun: p.Tahun,
		Instrumen: Instrumen{in.ID, spbe.NamaPendek(in.ID), in.Judul, in.Status},
		Tahap:     Sebutan{string(p.Tahap), rapi(p.Tahap.Label())},
		Cara:      Sebutan{string(p.Cara), namaCara(string(p.Cara))},
		Metode:    Sebutan{string(p.Metode), namaMetode(string(p.Metode))},
		Catatan:   rapi(p.Catatan), Contoh: p.Contoh, Lengkap: s.hasil.Lengkap,
		BelumDiisi: []Rujukan{}, TandaTangan: b.TandaTangan.jujur(),
	}
	if t, err := indeks.ParsePecahan(p.Target); err == nil {
		l.Target = angka(t, b.Opsi, "")
	}
	if l.Contoh {
		l.Tanda = append(l.Tanda, TandaContoh)
	}
	if !l.Lengkap {
		l.Tanda = append(l.Tanda, TandaSementara)
	}
	for _, n := range s.hasil.BelumDiisi {
		i, _ := in.Cari(n)
		l.BelumDiisi = append(l.BelumDiisi, Rujukan{i.Nomor, i.Nama})
	}
	l.Indikator = s.indikator()
	l.Hasil = s.ringkas(l.Indikator)
	l.Penetapan = s.penetapan(&l.Hasil)
	l.Domain = s.kelompok(s.hasil.Domain)
	l.Aspek = s.aspek(l.Indikator)
	l.Pembanding = s.pembanding()
	l.BeritaAcara = s.beritaAcara()
	l.Pekerjaan = s.pekerjaan()
	l.Bukti = s.bukti()
	l.Sumber = s.sumber(&l)
	l.Rujukan = append([]indeks.Rujukan{}, in.Rujukan...)
	return l, nil
}

// penyusun carries what the parts of a report need.
type penyusun struct {
	b       Bahan
	in      *indeks.Instrumen
	p       *spbe.Penilaian
	lembar  indeks.Lembar // final values
	mandiri indeks.Lembar // values of the document's own method
	hasil   indeks.Hasil
	status  kominfo.StatusSumber // of every computed index
}

// statusNilai says how well the values are known: the source of a published
// result; nothing for what the office filled in itself.
func statusNilai(p *spbe.Penilaian) kominfo.StatusSumber {
	if p.Sumber != nil {
		return p.Sumber.Status
	}
	return ""
}

// judul names the report by what it is: a self-assessment becomes a pemantauan or
// an evaluasi when the external assessors have begun (PermenPANRB 59/2020 Bab III).
func judul(p *spbe.Penilaian) string {
	nama := spbe.NamaPendek(p.Instrumen)
	if i := strings.IndexByte(nama, ' '); i > 0 {
		nama = nama[:i] // "SPBE", "Pemdi": the year that follows is that of the instrument
	}
	apa := "Hasil Penilaian Mandiri"
	switch {
	case p.Metode == spbe.Terbit:
		apa = "Hasil Penilaian Terbit"
	case p.Tahap == spbe.TahapEntri || p.Tahap == spbe.TahapPemeriksaan || p.Tahap == "":
	case p.Cara == spbe.Pemantauan:
		apa = "Hasil Pemantauan"
	case p.Cara == spbe.Evaluasi:
		apa = "Hasil Evaluasi"
	default:
		apa = "Hasil Penilaian"
	}
	return "Laporan " + apa + " " + nama + " Tahun " + itoa(p.Tahun)
}

func (s *penyusun) kop() Kop {
	k := Kop{rapi(s.b.Kop.Pemerintah), rapi(s.b.Kop.Unit), rapi(s.b.Kop.Alamat), rapi(s.b.Kop.Kontak)}
	if k.Pemerintah == "" {
		k.Pemerintah = rapi(s.p.NamaInstansi)
		if s.daerah() {
			k.Pemerintah = "Pemerintah " + k.Pemerintah
		}
	}
	return k
}

// daerah reports whether the institution has a Kemendagri code: "19", "19.06".
func (s *penyusun) daerah() bool {
	k := s.p.Instansi
	for i := range len(k) {
		if (k[i] < '0' || k[i] > '9') && (k[i] != '.' || i != 2) {
			return false
		}
	}
	return len(k) == 2 || len(k) == 5
}

func (s *penyusun) angka(x indeks.Pecahan) *Angka { return angka(x, s.hasil.Opsi, s.status) }

func (s *penyusun) ringkas(semua []Indikator) Hasil {
	h := Hasil{
		Terendah: s.angka(s.hasil.Batas.Terendah), Tertinggi: s.angka(s.hasil.Batas.Tertinggi),
		Terisi:     kominfo.Rasio{Pembilang: int64(len(semua) - len(s.hasil.BelumDiisi)), Penyebut: int64(len(semua))},
		Pembulatan: string(s.hasil.Opsi.Pembulatan), PredikatDari: string(s.hasil.Opsi.PredikatDari),
	}
	if s.hasil.Lengkap {
		h.Indeks, h.Predikat = s.angka(s.hasil.Indeks), s.hasil.Predikat
		h.StatusPredikat = terlemah(s.status, s.in.SumberPita.Status)
	}
	if m := s.in.Score(s.mandiri, s.b.Opsi); m.Lengkap && s.p.Metode == spbe.Mandiri && len(s.p.Asesmen) > 0 {
		h.Mandiri = s.angka(m.Indeks)
	}
	return h
}

func (s *penyusun) penetapan(h *Hasil) *Penetapan {
	t := s.p.Penetapan
	if t == nil {
		return nil
	}
	out := &Penetapan{Nomor: rapi(t.Nomor), Tanggal: t.Tanggal, Predikat: rapi(t.Predikat), Catatan: rapi(t.Catatan)}
	if x, err := indeks.ParsePecahan(t.Indeks); err == nil {
		out.Indeks = terbit(x, statusNilai(s.p))
	}
	if h.Indeks != nil {
		var beda []string
		if out.Indeks != nil && out.Indeks.Nilai != h.Indeks.Nilai {
			beda = append(beda, "indeks yang ditetapkan "+out.Indeks.String()+", hasil hitung "+h.Indeks.String()+" (eksak "+h.Indeks.Eksak+")")
		}
		if out.Predikat != "" && !strings.EqualFold(out.Predikat, h.Predikat) {
			beda = append(beda, "predikat yang ditetapkan "+out.Predikat+", hasil hitung "+h.Predikat)
		}
		if len(beda) > 0 {
			out.Beda = "Berbeda: " + strings.Join(beda, "; ") + ". Keduanya dicatat apa adanya."
		}
	}
	return out
}

func (s *penyusun) kelompok(subs []indeks.SubIndeks) []Kelompok {
	out := make([]Kelompok, 0, len(subs))
	for _, x := range subs {
		k := Kelompok{Kode: x.Kode, Nama: x.Nama, Bobot: angka(x.Bobot, s.hasil.Opsi, s.in.SumberBobot.Status), Terendah: s.angka(x.Terendah), Tertinggi: s.angka(x.Tertinggi)}
		if x.Lengkap {
			k.Nilai = s.angka(x.Nilai)
		}
		out = append(out, k)
	}
	return out
}

// sumber lists where each kind of figure comes from.
func (s *penyusun) sumber(l *Laporan) []SumberAngka {
	in := s.in
	out := []SumberAngka{{"Bobot", in.SumberBobot}, {"Rumus indeks", in.SumberRumus}, {"Pembulatan", in.SumberBulat}, {"Batas predikat", in.SumberPita}}
	if s.p.Sumber != nil {
		out = append(out, SumberAngka{"Nilai indikator", *s.p.Sumber})
	}
	lihat := map[string]bool{}
	for _, k := range l.Pembanding.Kolom {
		if t := k.Sumber.String(); !lihat[t] {
			lihat[t] = true
			out = append(out, SumberAngka{"Pembanding " + itoa(int64(k.Tahun)), k.Sumber})
		}
	}
	return append(out, SumberAngka{"Penanda tangan berita acara", l.BeritaAcara.Sumber})
}

// edisi2018 reports whether the instrument is the one whose workflow has other
// names for its people.
func (s *penyusun) edisi2018() bool { return s.in.ID == instrumen.SPBE2018 }
