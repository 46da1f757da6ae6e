package manajemen

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// StatusRisiko is the state of a risk.
type StatusRisiko string

const (
	Terbuka    StatusRisiko = "terbuka"
	Tertangani StatusRisiko = "tertangani"
)

// Risiko is one entry of the risk register. Likelihood and impact are 1 to 5 on
// scales of the office's own, see [SumberSkala].
type Risiko struct {
	Kejadian    string          `json:"kejadian" judul:"Kejadian risiko" wajib:"ya" panjang:"300" contoh:"Layanan perizinan tidak dapat diakses lebih dari satu hari"`
	Penyebab    string          `json:"penyebab" judul:"Penyebab" rupa:"panjang" panjang:"1000"`
	Akibat      string          `json:"akibat" judul:"Akibat" rupa:"panjang" panjang:"1000"`
	Elemen      register.ID     `json:"elemen" judul:"Elemen arsitektur yang terkena" rujukan:"arsitektur"`
	Perangkat   string          `json:"perangkat" judul:"Perangkat daerah pemilik risiko" wajib:"ya" panjang:"20" contoh:"kominfo" bantuan:"Kode singkat perangkat daerah."`
	Kemungkinan int64           `json:"kemungkinan" judul:"Kemungkinan (1-5)" wajib:"ya" min:"1" maks:"5" kelompok:"Penilaian" pasal:"PermenPANRB 5/2020 (skala kantor sendiri: kesimpulan, bukan bunyi aturan)" bantuan:"1 paling jarang, 5 paling sering, menurut kriteria yang ditetapkan kantor."`
	Dampak      int64           `json:"dampak" judul:"Dampak (1-5)" wajib:"ya" min:"1" maks:"5" kelompok:"Penilaian" bantuan:"1 paling ringan, 5 paling berat, menurut kriteria yang ditetapkan kantor."`
	Perlakuan   string          `json:"perlakuan" judul:"Perlakuan risiko" rupa:"panjang" panjang:"1000" kelompok:"Penanganan"`
	Penanggung  string          `json:"penanggung_jawab" judul:"Penanggung jawab" panjang:"160" kelompok:"Penanganan" contoh:"Kepala Bidang Aplikasi Informatika" bantuan:"Tulis jabatan, jangan nama orang."`
	Batas       kominfo.Tanggal `json:"batas,omitzero" judul:"Batas penanganan" kelompok:"Penanganan"`
	Status      StatusRisiko    `json:"status" judul:"Status" wajib:"ya" pilihan:"terbuka=Terbuka|tertangani=Tertangani" kelompok:"Penanganan"`
	Ditangani   kominfo.Tanggal `json:"tanggal_ditangani,omitzero" judul:"Tanggal ditangani" kelompok:"Penanganan"`
	Catatan     string          `json:"catatan" judul:"Catatan" rupa:"panjang" panjang:"2000"`
}

// SumberSkala says what the scales rest on. The criteria of PermenPANRB 5/2020
// were not read, so no names of levels and no colours of the matrix are given.
func SumberSkala() kominfo.Sumber {
	return kominfo.Sumber{Regulasi: "PermenPANRB 5/2020", Status: kominfo.Inferensi,
		Catatan: "Skala 1-5 dan hasil kali kemungkinan dengan dampak adalah pilihan kantor sendiri. Selera dan kriteria risiko ditetapkan pemerintah daerah."}
}

// Besaran is likelihood times impact, 1 to 25; 0 while one is not given.
func (r *Risiko) Besaran() int64 { return r.Kemungkinan * r.Dampak }

// Terlambat reports whether an open risk is past its due date on a day.
func (r *Risiko) Terlambat(pada kominfo.Tanggal) bool {
	return r.Status == Terbuka && !r.Batas.Kosong() && r.Batas.Sebelum(pada)
}

// Check gives everything that is wrong with the entry.
func (r *Risiko) Check() []kominfo.Finding {
	var fs temuan
	switch {
	case r.Status == Tertangani && r.Ditangani.Kosong():
		fs.lapor("RIS-STATUS-01", "tanggal_ditangani", kominfo.Galat, "Risiko yang tertangani harus punya tanggal ditangani. Isi tanggalnya, atau ubah statusnya menjadi terbuka.")
	case r.Status == Terbuka && !r.Ditangani.Kosong():
		fs.lapor("RIS-STATUS-02", "tanggal_ditangani", kominfo.Galat, "Risiko masih terbuka tetapi tanggal ditangani terisi. Kosongkan tanggalnya, atau ubah statusnya menjadi tertangani.")
	}
	if r.Status == Tertangani && r.Perlakuan == "" {
		fs.lapor("RIS-LAKU-01", "perlakuan", kominfo.Peringatan, "Perlakuan risiko belum ditulis. Penilai mencari apa yang dilakukan, bukan hanya statusnya.")
	}
	if r.Status == Terbuka && (r.Batas.Kosong() || r.Penanggung == "") {
		fs.lapor("RIS-LAKU-02", "batas", kominfo.Peringatan, "Risiko terbuka sebaiknya punya penanggung jawab dan batas penanganan, supaya yang lewat batas dapat ditagih.")
	}
	return fs
}

// DefRisiko defines the register risiko. Weak points are nobody else's to read,
// hence the journal Dalam.
func DefRisiko() *register.Def[Risiko] {
	return &register.Def[Risiko]{
		Nama: "risiko", Judul: "Risiko SPBE/Pemdi", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("risiko"),
		Keterangan: "Register risiko menurut pedoman manajemen risiko PermenPANRB 5/2020; skalanya milik kantor sendiri. Mendukung indikator 21 dan 22 SPBE 2020 serta indikator 2 dan 9 Pemdi 2026.",
		Kolom: []register.AnyKolom[Risiko]{
			register.Kolom[Risiko, string]{Nama: "kejadian", Baca: func(r *Risiko) string { return r.Kejadian }},
			register.Kolom[Risiko, string]{Nama: "perangkat", Baca: func(r *Risiko) string { return r.Perangkat }},
			register.Kolom[Risiko, int64]{Nama: "kemungkinan", Baca: func(r *Risiko) int64 { return r.Kemungkinan }},
			register.Kolom[Risiko, int64]{Nama: "dampak", Baca: func(r *Risiko) int64 { return r.Dampak }},
			register.Kolom[Risiko, int64]{Nama: "besaran", Judul: "Besaran", Baca: (*Risiko).Besaran},
			register.Kolom[Risiko, string]{Nama: "status", Baca: func(r *Risiko) string { return string(r.Status) }},
			register.Kolom[Risiko, string]{Nama: "batas", Baca: func(r *Risiko) string { return r.Batas.String() }},
			register.Kolom[Risiko, string]{Nama: "elemen", Baca: func(r *Risiko) string { return string(r.Elemen) }},
		},
		Indeks:  [][]string{{"status", "besaran"}, {"batas"}, {"elemen"}},
		Ringkas: [][]string{{"besaran", "kejadian", "perangkat", "kemungkinan", "dampak", "status", "batas"}},
		Sebutan: func(r *Risiko) string { return r.Kejadian },
		Pemilik: func(r *Risiko) string { return r.Perangkat },
		Check: func(_ context.Context, _ register.Reader, _ *register.Dokumen[Risiko], r *Risiko) ([]kominfo.Finding, error) {
			return r.Check(), nil
		},
	}
}
