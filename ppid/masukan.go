package ppid

import (
	"fmt"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Masukan are the facts of a case as local dates in the zone of the office; use
// [BacaWaktu] or [kominfo.TanggalDari] for a moment. A deadline reads the fields
// it needs and refuses when one is missing. Dates that have not happened stay
// empty.
type Masukan struct {
	Diterima          kominfo.Tanggal `json:"diterima,omitzero"`            // the request came in
	Dicatat           kominfo.Tanggal `json:"dicatat,omitzero"`             // entered in the register; empty: on receipt
	TidakLengkap      bool            `json:"tidak_lengkap,omitempty"`      // found incomplete
	SuratTidakLengkap kominfo.Tanggal `json:"surat_tidak_lengkap,omitzero"` // the applicant got the letter that says so
	Dilengkapi        kominfo.Tanggal `json:"dilengkapi,omitzero"`          // the applicant closed every gap
	DinyatakanLengkap kominfo.Tanggal `json:"dinyatakan_lengkap,omitzero"`  // empty: when completed, or on receipt
	Ditolak           bool            `json:"ditolak,omitempty"`            // the answer is a refusal: counted from receipt
	Perpanjangan      []Perpanjangan  `json:"perpanjangan,omitempty"`       // notices to the applicant, in order
	Dijawab           kominfo.Tanggal `json:"dijawab,omitzero"`             // the written notice

	JawabanLewat kominfo.Tanggal `json:"jawaban_lewat,omitzero"` // last day for the answer, passed in silence, where known

	Alasan            string          `json:"alasan,omitempty"`            // letters of the grounds: "a", "cg"
	AlasanDitemukan   kominfo.Tanggal `json:"alasan_ditemukan,omitzero"`   // the applicant found the ground
	KeberatanDiajukan kominfo.Tanggal `json:"keberatan_diajukan,omitzero"` // received in writing
	KeberatanDicatat  kominfo.Tanggal `json:"keberatan_dicatat,omitzero"`  // entered in the register; empty: on receipt
	Ditanggapi        kominfo.Tanggal `json:"ditanggapi,omitzero"`         // the Atasan PPID answered
	TanggapanDiterima kominfo.Tanggal `json:"tanggapan_diterima,omitzero"` // the applicant got the answer
	TanggapanLewat    kominfo.Tanggal `json:"tanggapan_lewat,omitzero"`    // last of the 30 days of silence, where known

	SengketaDiajukan    kominfo.Tanggal `json:"sengketa_diajukan,omitzero"` // received by the Komisi Informasi
	SengketaDimulai     kominfo.Tanggal `json:"sengketa_dimulai,omitzero"`
	SidangPertama       kominfo.Tanggal `json:"sidang_pertama,omitzero"`
	MediasiPertama      kominfo.Tanggal `json:"mediasi_pertama,omitzero"`       // first meeting
	MediasiDiperpanjang bool            `json:"mediasi_diperpanjang,omitempty"` // by agreement of the parties
	PutusanMediasi      bool            `json:"putusan_mediasi,omitempty"`      // the ruling is one of mediation
	PutusanDiterima     kominfo.Tanggal `json:"putusan_diterima,omitzero"`      // of the Komisi Informasi, or of the court for kasasi
	GugatanDiajukan     kominfo.Tanggal `json:"gugatan_diajukan,omitzero"`      // the suit, or the cassation, was filed

	TahunAnggaran          int             `json:"tahun_anggaran,omitzero"`
	Sebelumnya             kominfo.Tanggal `json:"sebelumnya,omitzero"` // last announcement or update
	PengecualianDitetapkan kominfo.Tanggal `json:"pengecualian_ditetapkan,omitzero"`
	PengecualianBerakhir   kominfo.Tanggal `json:"pengecualian_berakhir,omitzero"`
}

// Perpanjangan is one notice that the time is extended.
type Perpanjangan struct {
	Diberitahukan kominfo.Tanggal `json:"diberitahukan"`
	Beralasan     bool            `json:"beralasan"` // with a written reason
}

// MasukanDari gives the facts that hold only the event from which j is counted:
// receipt of the request, of the objection, of the ruling. For [LaporanTahunan]
// it is the year of t. Kinds that need more than one fact need the rest filled in.
func MasukanDari(j Jenis, t kominfo.Tanggal) (m Masukan) {
	switch j {
	case KelengkapanPermohonan:
		m.SuratTidakLengkap = t
	case PengajuanKeberatan:
		m.AlasanDitemukan = t
	case TanggapanKeberatan:
		m.KeberatanDiajukan = t
	case PengajuanSengketa:
		m.TanggapanDiterima = t
	case RegistrasiSengketa, MulaiSengketa, SelesaiSengketa:
		m.SengketaDiajukan = t
	case MulaiMediasi:
		m.SidangPertama = t
	case SelesaiMediasi:
		m.MediasiPertama = t
	case GugatanPengadilan, KasasiPengadilan:
		m.PutusanDiterima = t
	case LaporanTahunan:
		m.TahunAnggaran = t.Tahun()
	case InformasiBerkala, PemutakhiranDIP:
		m.Sebelumnya = t
	case PembukaanPengecualian:
		m.PengecualianBerakhir = t
	case PengecualianHurufA:
		m.PengecualianDitetapkan = t
	default:
		m.Diterima = t
	}
	return m
}

// BacaWaktu reads what happened when and gives the date on the office's wall.
// "2026-03-16" is that date. A moment with an offset, "2026-03-16T23:30:00Z", is
// converted; one without, "2026-03-16T23:30" or "2026-03-16 23:30:00", is taken
// as the office's own time.
func BacaWaktu(s string, z kominfo.Zona) (kominfo.Tanggal, error) {
	if len(s) == len("2026-03-16") {
		return kominfo.ParseTanggal(s)
	}
	if t, ok := bacaSaat(s, z); ok {
		if d := kominfo.TanggalDari(t, z); !d.Kosong() && d.Tahun() >= 1 && d.Tahun() <= 9999 {
			return d, nil
		}
	}
	return kominfo.Tanggal{}, kominfo.E(kominfo.TidakSah, "ppid.BacaWaktu", "Waktu %q tidak dikenal. Tulis tanggal 2026-03-16, atau waktu dengan zona 2026-03-16T09:00:00+07:00.", singkat(s))
}

func bacaSaat(s string, z kominfo.Zona) (t time.Time, ok bool) {
	if len(s) > 40 {
		return t, false
	}
	if len(s) > 10 && s[10] == ' ' {
		s = s[:10] + "T" + s[11:]
	}
	for _, pola := range [...]string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(pola, s, z.Lokasi()); err == nil {
			return t, true
		}
	}
	return t, false
}

// urutan are pairs of facts of which the first cannot be after the second.
func (m *Masukan) urutan() []pasangan {
	return []pasangan{
		{"permohonan diterima", m.Diterima, "dicatat di register", m.Dicatat, "dicatat"},
		{"permohonan diterima", m.Diterima, "surat tidak lengkap diterima pemohon", m.SuratTidakLengkap, "surat_tidak_lengkap"},
		{"permohonan diterima", m.Diterima, "permohonan dilengkapi", m.Dilengkapi, "dilengkapi"},
		{"permohonan diterima", m.Diterima, "permohonan dinyatakan lengkap", m.DinyatakanLengkap, "dinyatakan_lengkap"},
		{"surat tidak lengkap diterima pemohon", m.SuratTidakLengkap, "permohonan dilengkapi", m.Dilengkapi, "dilengkapi"},
		{"permohonan dilengkapi", m.Dilengkapi, "permohonan dinyatakan lengkap", m.DinyatakanLengkap, "dinyatakan_lengkap"},
		{"permohonan diterima", m.Diterima, "permohonan dijawab", m.Dijawab, "dijawab"},
		{"keberatan diajukan", m.KeberatanDiajukan, "keberatan dicatat di register", m.KeberatanDicatat, "keberatan_dicatat"},
		{"keberatan diajukan", m.KeberatanDiajukan, "keberatan ditanggapi", m.Ditanggapi, "ditanggapi"},
		{"keberatan diajukan", m.KeberatanDiajukan, "tanggapan diterima pemohon", m.TanggapanDiterima, "tanggapan_diterima"},
		{"keberatan ditanggapi", m.Ditanggapi, "tanggapan diterima pemohon", m.TanggapanDiterima, "tanggapan_diterima"},
		{"sengketa diajukan", m.SengketaDiajukan, "penyelesaian dimulai", m.SengketaDimulai, "sengketa_dimulai"},
		{"putusan diterima", m.PutusanDiterima, "gugatan atau kasasi diajukan", m.GugatanDiajukan, "gugatan_diajukan"},
		{"pengecualian ditetapkan", m.PengecualianDitetapkan, "pengecualian berakhir", m.PengecualianBerakhir, "pengecualian_berakhir"},
	}
}

type pasangan struct {
	nama1 string
	t1    kominfo.Tanggal
	nama2 string
	t2    kominfo.Tanggal
	jalur string
}

// periksa finds facts that cannot be true together.
func (h *Hukum) periksa(m *Masukan, kb Kebijakan) (fs []kominfo.Finding) {
	salah := func(id, jalur, pesan string, args ...any) {
		fs = append(fs, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: fmt.Sprintf(pesan, args...)})
	}
	for _, p := range m.urutan() {
		if !p.t1.Kosong() && !p.t2.Kosong() && p.t2.Sebelum(p.t1) {
			salah("PPID-TGT-02", p.jalur, "Tanggal %s (%s) mendahului tanggal %s (%s). Periksa kedua tanggal itu.", p.nama2, p.t2.Panjang(), p.nama1, p.t1.Panjang())
		}
	}
	for i, p := range m.Perpanjangan {
		switch {
		case p.Diberitahukan.Kosong():
			salah("PPID-TGT-01", "perpanjangan", "Tanggal pemberitahuan perpanjangan ke-%d belum diisi.", i+1)
		case p.Diberitahukan.Sebelum(m.Diterima), i > 0 && p.Diberitahukan.Sebelum(m.Perpanjangan[i-1].Diberitahukan):
			salah("PPID-TGT-02", "perpanjangan", "Pemberitahuan perpanjangan ke-%d (%s) mendahului permohonan atau perpanjangan sebelumnya. Periksa tanggalnya.", i+1, p.Diberitahukan.Panjang())
		}
	}
	if len(m.Alasan) > 7 {
		salah("PPID-TGT-03", "alasan", "Alasan keberatan %q terlalu panjang. Tulis huruf a sampai g, misalnya cg.", singkat(m.Alasan))
	} else {
		for _, r := range m.Alasan {
			if r < 'a' || r > 'g' || strings.Count(m.Alasan, string(r)) > 1 {
				salah("PPID-TGT-03", "alasan", "Alasan keberatan %q tidak dikenal atau tertulis dua kali. Tulis huruf a sampai g (UU 14/2008 Pasal 35 ayat (1)).", singkat(string(r)))
			}
		}
	}
	for _, k := range kb.isi() {
		if _, f := h.pilihan(k.kode, k.nilai); f != nil {
			fs = append(fs, *f)
		}
	}
	return fs
}
