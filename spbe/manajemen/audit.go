package manajemen

import (
	"context"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// JenisAudit is one of the three ICT audits (PermenPANRB 59/2020 indicators 29-31).
type JenisAudit string

const (
	AuditInfrastruktur JenisAudit = "infrastruktur"
	AuditAplikasi      JenisAudit = "aplikasi"
	AuditKeamanan      JenisAudit = "keamanan"
)

// Golongan is the class of the audited object, which sets how often it is due.
type Golongan string

const (
	AplikasiUmum          Golongan = "aplikasi_umum"
	AplikasiKhusus        Golongan = "aplikasi_khusus"
	InfrastrukturNasional Golongan = "infrastruktur_nasional"
	GolonganLain          Golongan = "lain" // no frequency is known: a regency's own network, for one
)

// Audit is one audit, planned or done: it is done when its report has a date.
type Audit struct {
	Jenis        JenisAudit      `json:"jenis" judul:"Jenis audit" wajib:"ya" pilihan:"infrastruktur=Infrastruktur|aplikasi=Aplikasi|keamanan=Keamanan" pasal:"PermenPANRB 59/2020 indikator 29-31"`
	Objek        string          `json:"objek" judul:"Objek audit" wajib:"ya" panjang:"200" contoh:"Portal layanan" bantuan:"Tulis dengan nama yang sama setiap kali, supaya audit berikutnya dapat dihitung."`
	Elemen       register.ID     `json:"elemen" judul:"Elemen arsitektur" rujukan:"arsitektur"`
	Golongan     Golongan        `json:"golongan" judul:"Golongan objek" wajib:"ya" pilihan:"aplikasi_umum=Aplikasi umum|aplikasi_khusus=Aplikasi khusus|infrastruktur_nasional=Infrastruktur nasional|lain=Lainnya" bantuan:"Menentukan jadwal audit berikutnya. Aplikasi buatan daerah sendiri adalah aplikasi khusus."`
	Perangkat    string          `json:"perangkat" judul:"Perangkat daerah pemilik objek" wajib:"ya" panjang:"20" contoh:"kominfo" bantuan:"Kode singkat perangkat daerah."`
	Tahun        int64           `json:"tahun" judul:"Tahun audit" rupa:"tahun" wajib:"ya" min:"2018" maks:"2100" contoh:"2026"`
	Auditor      string          `json:"auditor" judul:"Auditor" wajib:"ya" pilihan:"internal=Internal|eksternal=Eksternal"`
	Lembaga      string          `json:"lembaga_auditor" judul:"Lembaga auditor" panjang:"160" contoh:"Inspektorat" bantuan:"Tulis lembaga, jangan nama orang."`
	Sertifikat   bool            `json:"bersertifikat" judul:"Auditor bersertifikat" pasal:"PermenPANRB 59/2020 indikator 29-31, tingkat 4"`
	Tanggal      kominfo.Tanggal `json:"tanggal_laporan,omitzero" judul:"Tanggal laporan" kelompok:"Hasil" bantuan:"Kosong berarti audit masih direncanakan."`
	Temuan       int64           `json:"temuan" judul:"Jumlah temuan" min:"0" maks:"100000" kelompok:"Hasil"`
	TindakLanjut int64           `json:"tindak_lanjut" judul:"Temuan yang sudah ditindaklanjuti" min:"0" maks:"100000" kelompok:"Hasil"`
	Sidik        string          `json:"sidik_laporan" judul:"Sidik laporan (SHA-256)" panjang:"64" pola:"^[0-9a-f]{64}$" kelompok:"Hasil" bantuan:"64 huruf heksadesimal dari berkas laporannya."`
	Catatan      string          `json:"catatan" judul:"Catatan" rupa:"panjang" panjang:"2000" bantuan:"Jangan menulis kelemahan yang dapat disalahgunakan."`
}

// Selang gives the years between two audits of an object of the class; ok is
// false where no frequency is known, which is not "never".
func (g Golongan) Selang() (tahun int, s kominfo.Sumber, ok bool) {
	s = kominfo.Sumber{Regulasi: "Pedoman audit TIK (Peraturan BRIN 1/2024, Peraturan BSSN 8/2024)", Status: kominfo.Sekunder,
		Catatan: "Aplikasi umum dan infrastruktur nasional setahun sekali, aplikasi khusus dua tahun sekali; pasalnya belum dilihat."}
	switch g {
	case AplikasiUmum, InfrastrukturNasional:
		return 1, s, true
	case AplikasiKhusus:
		return 2, s, true
	}
	return 0, kominfo.Sumber{}, false
}

// Dilaksanakan reports whether the audit is done.
func (a *Audit) Dilaksanakan() bool { return !a.Tanggal.Kosong() }

// Berikutnya is the last day on which the next audit of the object is on time:
// years after the report of one that is done, the end of its year for one that
// is planned. It is empty where no frequency is known.
func (a *Audit) Berikutnya() kominfo.Tanggal {
	if !a.Dilaksanakan() {
		return kominfo.NewTanggal(int(a.Tahun), 12, 31)
	}
	n, _, ok := a.Golongan.Selang()
	if !ok {
		return kominfo.Tanggal{}
	}
	return tambahTahun(a.Tanggal, n)
}

// tambahTahun: the 29th of February becomes the 28th.
func tambahTahun(t kominfo.Tanggal, n int) kominfo.Tanggal {
	y, b, h := t.Pecah()
	if b == 2 && h == 29 && kominfo.NewTanggal(y+n, 3, 1).Tambah(-1) != kominfo.NewTanggal(y+n, 2, 29) {
		h = 28
	}
	return kominfo.NewTanggal(y+n, b, h)
}

// SumberBukti is the authority of [Audit.MasihBukti].
func SumberBukti() kominfo.Sumber {
	return kominfo.Sumber{Regulasi: "Pedoman pengisian data dukung Audit TIK", Status: kominfo.Sekunder, Catatan: "Bukti audit paling lama dua tahun terakhir, menurut panduan yang lebih baru."}
}

// MasihBukti reports whether the report can serve as evidence on a day: it is not
// later than that day and at most two years old.
func (a *Audit) MasihBukti(pada kominfo.Tanggal) bool {
	return a.Dilaksanakan() && !a.Tanggal.Sesudah(pada) && !tambahTahun(a.Tanggal, 2).Sebelum(pada)
}

// Check gives everything that is wrong with the entry.
func (a *Audit) Check() []kominfo.Finding {
	var fs temuan
	if a.TindakLanjut > a.Temuan {
		fs.lapor("AUD-TEMUAN-01", "tindak_lanjut", kominfo.Galat, "Temuan yang ditindaklanjuti ("+strconv.FormatInt(a.TindakLanjut, 10)+") melebihi jumlah temuan ("+strconv.FormatInt(a.Temuan, 10)+"). Perbaiki salah satunya.")
	}
	if !a.Dilaksanakan() && (a.Temuan > 0 || a.Sidik != "") {
		fs.lapor("AUD-TANGGAL-01", "tanggal_laporan", kominfo.Galat, "Hasil audit terisi tetapi tanggal laporan kosong. Isi tanggal laporannya.")
	}
	if a.Dilaksanakan() {
		if y := int64(a.Tanggal.Tahun()); y < a.Tahun || y > a.Tahun+1 {
			fs.lapor("AUD-TANGGAL-02", "tanggal_laporan", kominfo.Peringatan, "Tanggal laporan tidak pada tahun audit atau tahun sesudahnya. Periksa lagi.")
		}
		if a.Sidik == "" {
			fs.lapor("AUD-SIDIK-01", "sidik_laporan", kominfo.Peringatan, "Sidik laporan belum diisi. Tanpa itu tidak terbukti laporan mana yang dimaksud.")
		}
	}
	if a.Jenis == AuditAplikasi && a.Golongan == InfrastrukturNasional || a.Jenis == AuditInfrastruktur && (a.Golongan == AplikasiUmum || a.Golongan == AplikasiKhusus) {
		fs.lapor("AUD-GOLONGAN-01", "golongan", kominfo.Galat, "Golongan objek tidak cocok dengan jenis audit. Audit aplikasi untuk aplikasi, audit infrastruktur untuk infrastruktur; audit keamanan boleh keduanya.")
	}
	return fs
}

// DefAudit defines the register audit_tik. Findings point at weak places, hence
// the journal Dalam.
func DefAudit() *register.Def[Audit] {
	teks := func(nama, judul string, f func(*Audit) string) register.AnyKolom[Audit] {
		return register.Kolom[Audit, string]{Nama: nama, Judul: judul, Baca: f}
	}
	return &register.Def[Audit]{
		Nama: "audit_tik", Judul: "Audit TIK", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("audit_tik"),
		Keterangan: "Audit infrastruktur, aplikasi dan keamanan menurut Peraturan BRIN 1/2024 dan Peraturan BSSN 8/2024 (sumber sekunder). Mendukung indikator 29, 30 dan 31 SPBE 2020 serta indikator 9 Pemdi 2026.",
		Kolom: []register.AnyKolom[Audit]{
			teks("jenis", "", func(a *Audit) string { return string(a.Jenis) }),
			teks("objek", "", func(a *Audit) string { return a.Objek }),
			teks("perangkat", "", func(a *Audit) string { return a.Perangkat }),
			register.Kolom[Audit, int64]{Nama: "tahun", Baca: func(a *Audit) int64 { return a.Tahun }},
			teks("auditor", "", func(a *Audit) string { return a.Auditor }),
			teks("tanggal_laporan", "", func(a *Audit) string { return a.Tanggal.String() }),
			register.Kolom[Audit, int64]{Nama: "sisa_temuan", Judul: "Temuan belum ditindaklanjuti", Baca: func(a *Audit) int64 { return a.Temuan - a.TindakLanjut }},
			teks("berikutnya", "Audit berikutnya paling lambat", func(a *Audit) string { return a.Berikutnya().String() }),
			teks("elemen", "", func(a *Audit) string { return string(a.Elemen) }),
		},
		Indeks:  [][]string{{"jenis", "tahun"}, {"berikutnya"}, {"elemen"}},
		Unik:    [][]string{{"jenis", "perangkat", "objek", "tahun", "auditor"}},
		Ringkas: [][]string{{"tahun", "jenis", "objek", "perangkat", "auditor", "tanggal_laporan", "sisa_temuan", "berikutnya"}},
		Sebutan: func(a *Audit) string {
			return "Audit " + string(a.Jenis) + " " + a.Objek + " " + strconv.FormatInt(a.Tahun, 10)
		},
		Pemilik: func(a *Audit) string { return a.Perangkat },
		Check: func(_ context.Context, _ register.Reader, _ *register.Dokumen[Audit], a *Audit) ([]kominfo.Finding, error) {
			return a.Check(), nil
		},
	}
}
