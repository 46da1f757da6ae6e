package ppid

import (
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Catat is the input of the action that enters a request. What UU 14/2008 Pasal 22
// ayat (2) asks for must be there; the rest may come later.
type Catat struct {
	Kanal        string          `json:"kanal" judul:"Kanal" wajib:"ya" pilihan:"datang_langsung=Datang langsung|surat=Surat|surel=Surat elektronik|laman_ppid=Laman PPID|aplikasi_ppid=Aplikasi PPID|telepon=Telepon|whatsapp_medsos=WhatsApp atau media sosial"`
	DiterimaPada string          `json:"diterima_pada" judul:"Saat diterima" panjang:"40" contoh:"2026-03-16 09:00" bantuan:"Tanggal dan jam menurut jam kantor. Kosong berarti sekarang; isi bila surat, surel atau pesannya datang lebih dulu."`
	Dicatat      kominfo.Tanggal `json:"dicatat,omitzero" judul:"Tanggal dicatat" bantuan:"Kosong berarti hari ini."`
	Badan        string          `json:"badan" judul:"Badan publik desa" panjang:"20" bantuan:"Kode PPID Desa bila permohonan ditujukan kepada desa; kosong berarti pemerintah daerah."`
	IsianPemohon
	Ditunjukkan
}

// Ditunjukkan are the papers of Perki 1/2021 Pasal 27 that an applicant brought to the
// desk, as boxes to tick. They become a [DokumenPemohon] each, without a scan.
type Ditunjukkan struct {
	Identitas    bool `json:"ada_identitas" judul:"KTP atau surat keterangan kependudukan ditunjukkan" pasal:"Perki 1/2021 Pasal 27 ayat (3)"`
	Akta         bool `json:"ada_akta" judul:"Akta pendirian yang disahkan ditunjukkan" pasal:"Perki 1/2021 Pasal 27 ayat (4)"`
	SuratKuasa   bool `json:"ada_surat_kuasa" judul:"Surat kuasa ditunjukkan" pasal:"Perki 1/2021 Pasal 27 ayat (5) dan (7)"`
	PemberiKuasa bool `json:"ada_identitas_pemberi_kuasa" judul:"KTP semua pemberi kuasa ditunjukkan" pasal:"Perki 1/2021 Pasal 27 ayat (5)"`
}

// tambah adds the ticked papers to those there are.
func (d *Ditunjukkan) tambah(ke []DokumenPemohon) []DokumenPemohon {
	for _, x := range []struct {
		ada   bool
		jenis string
	}{{d.Identitas, "identitas"}, {d.Akta, "akta"}, {d.SuratKuasa, "surat_kuasa"}, {d.PemberiKuasa, "identitas_pemberi_kuasa"}} {
		if x.ada && !slices.ContainsFunc(ke, func(p DokumenPemohon) bool { return p.Jenis == x.jenis }) {
			ke = append(ke, DokumenPemohon{Jenis: x.jenis})
		}
	}
	return ke
}

// TidakLengkap is the input of the action that declares a request incomplete, with
// its letter (Perki 1/2021 Lampiran IX). What the form or the documents lack is
// found by the program; Kekurangan names what else is missing, one on each line.
type TidakLengkap struct {
	Tanggal       kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal surat" bantuan:"Kosong berarti hari ini."`
	NomorSurat    string          `json:"nomor_surat" judul:"Nomor surat keterangan tidak lengkap" wajib:"ya" panjang:"100" bantuan:"Dari SRIKANDI atau buku surat keluar."`
	Kekurangan    string          `json:"kekurangan" judul:"Kekurangan lain" rupa:"panjang" panjang:"2000" bantuan:"Satu baris tiap kekurangan. Yang kosong di formulir dan dokumen yang belum ada ditambahkan program sendiri."`
	SuratDiterima kominfo.Tanggal `json:"surat_diterima,omitzero" judul:"Surat diterima pemohon" bantuan:"Kosongkan bila belum diketahui; catat nanti dengan langkah Catat surat diterima pemohon. Tiga hari kerja pemohon dihitung sejak tanggal ini."`
}

// Lengkapi is the input of the action by which an applicant closes the gaps: only
// what was missing or is to be replaced. Documents are added to those before.
type Lengkapi struct {
	Tanggal  kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal dilengkapi" bantuan:"Kosong berarti hari ini."`
	Sebagian bool            `json:"sebagian" judul:"Baru sebagian" bantuan:"Simpan yang sudah ada; permohonan tetap tidak lengkap."`
	IsianPemohon
	Ditunjukkan
}

// PadaTanggal is the input of actions that need to know the day only; empty is
// today.
type PadaTanggal struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal" bantuan:"Kosong berarti hari ini."`
}

// Disposisi is the input of the actions that give a request to a perangkat daerah.
type Disposisi struct {
	Tanggal   kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal" bantuan:"Kosong berarti hari ini."`
	Perangkat string          `json:"perangkat" judul:"Perangkat daerah" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9_-]*$" contoh:"dinkes" bantuan:"Kodenya. Terisi sendiri bila perangkat daerah dipilih di halaman permohonan."`
	Alasan    string          `json:"alasan" judul:"Petunjuk" rupa:"panjang" panjang:"500" bantuan:"Tercatat di riwayat; jangan menulis data pribadi."`
}

// Perpanjang is the input of the action that extends the time, once, by the notice
// to the applicant.
type Perpanjang struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal pemberitahuan" bantuan:"Kosong berarti hari ini."`
	Sebab   string          `json:"sebab" judul:"Sebab" wajib:"ya" pilihan:"belum_dikuasai=Informasi belum dikuasai atau didokumentasikan|status_belum_diputuskan=Status informasi belum diputuskan" pasal:"Perki 1/2021 Pasal 36 ayat (1)"`
	Alasan  string          `json:"alasan" judul:"Alasan tertulis" rupa:"panjang" wajib:"ya" panjang:"2000" bantuan:"Dikirim kepada pemohon dan tercatat di riwayat; jangan menulis data pribadi." pasal:"UU 14/2008 Pasal 22 ayat (8)"`
}

// Jawab is the input of the action that answers, whatever the outcome. Which
// fields an outcome needs is told all at once.
type Jawab struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal pemberitahuan tertulis" bantuan:"Kosong berarti hari ini."`
	Hasil   string          `json:"hasil" judul:"Hasil" wajib:"ya" pilihan:"dikabulkan_seluruhnya=Diberikan seluruhnya|dikabulkan_sebagian=Diberikan sebagian|ditolak=Ditolak|tidak_dikuasai=Tidak dikuasai, dirujuk|belum_didokumentasikan=Belum dikuasai atau didokumentasikan|sudah_tersedia=Sudah diumumkan"`
	Jawaban
}

// Serahkan is the input of the action that hands the information over.
type Serahkan struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal pemberian informasi" bantuan:"Kosong berarti hari ini."`
	Dibayar kominfo.Tanggal `json:"dibayar,omitzero" judul:"Tanggal biaya dibayar" bantuan:"Wajib bila ada biaya."`
}

// Cabut is the input of the action that records a written withdrawal.
type Cabut struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal surat pencabutan" bantuan:"Kosong berarti hari ini."`
	Alasan  string          `json:"alasan" judul:"Surat pencabutan" wajib:"ya" panjang:"500" bantuan:"Nomor atau tanggal suratnya; tercatat di riwayat, jangan menulis data pribadi."`
}

// UjiPermohonan is the input of the action that starts the test of consequences.
type UjiPermohonan struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal" bantuan:"Kosong berarti hari ini."`
	Uji     register.ID     `json:"uji_konsekuensi" judul:"Uji konsekuensi" rujukan:"uji_konsekuensi" bantuan:"Boleh diisi nanti, pada jawaban. Lembar ujinya disusun di Register, Uji konsekuensi."`
}
