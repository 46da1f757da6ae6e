package spbe

import (
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// StatusBukti is where a piece of evidence stands.
type StatusBukti string

const (
	BuktiDraf     StatusBukti = "draf"     // being prepared
	BuktiProses   StatusBukti = "proses"   // waits for an assessor
	BuktiDiterima StatusBukti = "diterima" // accepted
	BuktiRevisi   StatusBukti = "revisi"   // to be mended, AlasanRevisi and Catatan say why
	// BuktiBelum is derived and never stored: an item without any document.
	BuktiBelum StatusBukti = "belum"
)

// AlasanRevisi is the assessor's reason to send evidence back, in the words of
// the evaluation portal (secondary source).
type AlasanRevisi string

const (
	TidakTepat      AlasanRevisi = "tidak_tepat"      // proves something else
	BelumDiunggah   AlasanRevisi = "belum_diunggah"   // nothing there
	OtomatisDitolak AlasanRevisi = "otomatis_ditolak" // a lower level is incomplete
)

// Bukti is a document used as evidence for an indicator, a level and an item of
// that level.
type Bukti struct {
	Penilaian    register.ID  `json:"penilaian" judul:"Penilaian" wajib:"ya" rujukan:"penilaian"`
	Indikator    string       `json:"indikator" judul:"Nomor indikator" wajib:"ya" panjang:"10" contoh:"12"`
	Tingkat      int64        `json:"tingkat" judul:"Tingkat" min:"0" maks:"9"`
	Butir        int64        `json:"butir" judul:"Butir" min:"0" maks:"99" bantuan:"Nomor butir bukti di tingkat itu, mulai 1; 0 bila daftarnya tidak ada."`
	Dokumen      register.ID  `json:"dokumen" judul:"Dokumen" wajib:"ya" rujukan:"data_dukung"`
	Halaman      string       `json:"halaman" judul:"Halaman" panjang:"60" contoh:"12-14"`
	Pasal        string       `json:"pasal" judul:"Bab atau pasal" panjang:"120" contoh:"Pasal 5 ayat (2)"`
	Keterangan   string       `json:"keterangan" judul:"Keterangan" rupa:"panjang" panjang:"2000"`
	Status       StatusBukti  `json:"status" judul:"Status" wajib:"ya" pilihan:"draf=Draf|proses=Proses|diterima=Diterima|revisi=Revisi"`
	AlasanRevisi AlasanRevisi `json:"alasan_revisi" judul:"Alasan revisi" pilihan:"tidak_tepat=Tidak tepat|belum_diunggah=Belum diunggah|otomatis_ditolak=Otomatis ditolak"`
	Catatan      string       `json:"catatan" judul:"Catatan asesor" rupa:"panjang" panjang:"2000"`
	Asesor       Metode       `json:"asesor" judul:"Dinilai pada" pilihan:"mandiri=Penilaian mandiri|dokumen=Penilaian dokumen|interviu=Penilaian interviu|visitasi=Penilaian visitasi"`
}

// Pakai is the input of the action that uses a document as evidence.
type Pakai struct {
	Penilaian  register.ID `json:"penilaian" judul:"Penilaian" wajib:"ya" rujukan:"penilaian"`
	Indikator  string      `json:"indikator" judul:"Nomor indikator" wajib:"ya" panjang:"10" contoh:"12"`
	Tingkat    int64       `json:"tingkat" judul:"Tingkat" min:"0" maks:"9"`
	Butir      int64       `json:"butir" judul:"Butir" min:"0" maks:"99" bantuan:"Nomor butir bukti di tingkat itu, mulai 1; 0 bila daftarnya tidak ada."`
	Dokumen    register.ID `json:"dokumen" judul:"Dokumen" wajib:"ya" rujukan:"data_dukung"`
	Halaman    string      `json:"halaman" judul:"Halaman" panjang:"60" contoh:"12-14"`
	Pasal      string      `json:"pasal" judul:"Bab atau pasal" panjang:"120" contoh:"Pasal 5 ayat (2)"`
	Keterangan string      `json:"keterangan" judul:"Keterangan" rupa:"panjang" panjang:"2000"`
}

// Ubah is the input of the action that mends evidence before it is sent, or after
// it came back. It replaces all its fields.
type Ubah struct {
	Tingkat    int64       `json:"tingkat" judul:"Tingkat" min:"0" maks:"9"`
	Butir      int64       `json:"butir" judul:"Butir" min:"0" maks:"99"`
	Dokumen    register.ID `json:"dokumen" judul:"Dokumen" wajib:"ya" rujukan:"data_dukung"`
	Halaman    string      `json:"halaman" judul:"Halaman" panjang:"60"`
	Pasal      string      `json:"pasal" judul:"Bab atau pasal" panjang:"120"`
	Keterangan string      `json:"keterangan" judul:"Keterangan" rupa:"panjang" panjang:"2000"`
}

// Terima is the input of the action with which an assessor accepts evidence.
type Terima struct {
	Catatan string `json:"catatan" judul:"Catatan asesor" rupa:"panjang" panjang:"2000"`
	Asesor  Metode `json:"asesor" judul:"Dinilai pada" pilihan:"mandiri=Penilaian mandiri|dokumen=Penilaian dokumen|interviu=Penilaian interviu|visitasi=Penilaian visitasi" bantuan:"Kosong berarti menurut tahap penilaian sekarang."`
}

// Revisi is the input of the action with which an assessor sends evidence back.
type Revisi struct {
	AlasanRevisi AlasanRevisi `json:"alasan_revisi" judul:"Alasan revisi" wajib:"ya" pilihan:"tidak_tepat=Tidak tepat|belum_diunggah=Belum diunggah|otomatis_ditolak=Otomatis ditolak"`
	Catatan      string       `json:"catatan" judul:"Catatan asesor" rupa:"panjang" panjang:"2000"`
	Asesor       Metode       `json:"asesor" judul:"Dinilai pada" pilihan:"mandiri=Penilaian mandiri|dokumen=Penilaian dokumen|interviu=Penilaian interviu|visitasi=Penilaian visitasi" bantuan:"Kosong berarti menurut tahap penilaian sekarang."`
}

// Salin is the input of the action that takes over evidence of an older
// assessment of the same office.
type Salin struct {
	Dari      register.ID `json:"dari" judul:"Bukti lama" wajib:"ya" rujukan:"bukti"`
	Penilaian register.ID `json:"penilaian" judul:"Penilaian" wajib:"ya" rujukan:"penilaian"`
	Indikator string      `json:"indikator" judul:"Nomor indikator" wajib:"ya" panjang:"10" contoh:"12"`
	Tingkat   int64       `json:"tingkat" judul:"Tingkat" min:"0" maks:"9"`
	Butir     int64       `json:"butir" judul:"Butir" min:"0" maks:"99"`
}
