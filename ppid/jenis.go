package ppid

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Jenis names a deadline of the law.
type Jenis string

const (
	PemeriksaanPermohonan  Jenis = "permohonan.pemeriksaan"
	KelengkapanPermohonan  Jenis = "permohonan.kelengkapan"
	JawabanPermohonan      Jenis = "permohonan.jawaban"
	PenolakanPermohonan    Jenis = "permohonan.penolakan"
	PerpanjanganPermohonan Jenis = "permohonan.perpanjangan"
	PengajuanKeberatan     Jenis = "keberatan.pengajuan"
	TanggapanKeberatan     Jenis = "keberatan.tanggapan"
	PengajuanSengketa      Jenis = "sengketa.pengajuan"
	RegistrasiSengketa     Jenis = "sengketa.registrasi"
	MulaiSengketa          Jenis = "sengketa.mulai"
	SelesaiSengketa        Jenis = "sengketa.selesai"
	MulaiMediasi           Jenis = "mediasi.mulai"
	SelesaiMediasi         Jenis = "mediasi.selesai"
	GugatanPengadilan      Jenis = "pengadilan.gugatan"
	KasasiPengadilan       Jenis = "pengadilan.kasasi"
	LaporanTahunan         Jenis = "laporan.tahunan"
	InformasiBerkala       Jenis = "informasi.berkala"
	PemutakhiranDIP        Jenis = "dip.pemutakhiran"
	PembukaanPengecualian  Jenis = "pengecualian.pembukaan"
	PengecualianHurufA     Jenis = "pengecualian.huruf_a"
)

// SemuaJenis lists every kind in the order of a case's life.
func SemuaJenis() []Jenis {
	return []Jenis{PemeriksaanPermohonan, KelengkapanPermohonan, JawabanPermohonan, PenolakanPermohonan, PerpanjanganPermohonan,
		PengajuanKeberatan, TanggapanKeberatan, PengajuanSengketa, RegistrasiSengketa, MulaiSengketa, SelesaiSengketa,
		MulaiMediasi, SelesaiMediasi, GugatanPengadilan, KasasiPengadilan, LaporanTahunan, InformasiBerkala, PemutakhiranDIP,
		PembukaanPengecualian, PengecualianHurufA}
}

// CariAturan gives the rule for a kind, found by its code or one of its other
// names ("jawab", "kasasi"). An unknown name is an error that lists the codes.
func (h *Hukum) CariAturan(nama Jenis) (Aturan, error) {
	for _, a := range h.Aturan {
		if a.Kode == nama || slices.Contains(a.NamaLain, string(nama)) {
			return a, nil
		}
	}
	var kode []string
	for _, a := range h.Aturan {
		kode = append(kode, string(a.Kode))
	}
	return Aturan{}, kominfo.E(kominfo.TidakSah, "ppid.CariAturan", "Jenis tenggat %q tidak dikenal. Yang dikenal: %s.", singkat(string(nama)), strings.Join(kode, ", "))
}

// Kebijakan are the answers of one office to the questions that the sources
// answer differently; each field is the code of a choice in [Hukum].Kebijakan,
// and "" is the default there. The work week and cuti bersama are choices too,
// but belong to the calendar: see [kalender.Setelan].
type Kebijakan struct {
	MulaiJawaban          string `json:"mulai_jawaban,omitempty"`          // lengkap (Perki) | diterima (UU)
	TerimaHariLibur       string `json:"terima_hari_libur,omitempty"`      // hari_itu | hari_kerja_berikutnya
	MulaiTanggapan        string `json:"mulai_tanggapan,omitempty"`        // diterima (UU) | dicatat (Perki)
	MulaiSengketa         string `json:"mulai_sengketa,omitempty"`         // diterima | dimulai
	SatuanKasasi          string `json:"satuan_kasasi,omitempty"`          // hari | hari_kerja
	PenyetujuPengecualian string `json:"penyetuju_pengecualian,omitempty"` // pimpinan_badan_publik | atasan_ppid
}

type isiKebijakan struct {
	kode  string
	nilai string
}

func (b Kebijakan) isi() []isiKebijakan {
	return []isiKebijakan{{"mulai_jawaban", b.MulaiJawaban}, {"terima_hari_libur", b.TerimaHariLibur}, {"mulai_tanggapan", b.MulaiTanggapan},
		{"mulai_sengketa", b.MulaiSengketa}, {"satuan_kasasi", b.SatuanKasasi}, {"penyetuju_pengecualian", b.PenyetujuPengecualian}}
}

// pilihan gives the choice that applies for one policy.
func (h *Hukum) pilihan(kode, nilai string) (Pilihan, *kominfo.Finding) {
	for _, s := range h.Kebijakan {
		if s.Kode != kode {
			continue
		}
		if nilai == "" {
			nilai = s.Bawaan
		}
		var ada []string
		for _, p := range s.Pilihan {
			if p.Kode == nilai {
				return p, nil
			}
			ada = append(ada, p.Kode)
		}
		return Pilihan{}, &kominfo.Finding{ID: "PPID-TGT-04", Path: kode, Severity: kominfo.Galat,
			Message: "Kebijakan " + kode + " " + `"` + singkat(nilai) + `" tidak dikenal. Pilih: ` + strings.Join(ada, ", ") + "."}
	}
	return Pilihan{}, nil
}
