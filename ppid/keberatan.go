package ppid

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Keberatan is one objection in the register of Perki 1/2021 Pasal 43 and Lampiran
// XI. It has its own state; the request that it is about keeps its own, so that a
// late answer or an ordered delivery can still be recorded there.
type Keberatan struct {
	Nomor            string          `json:"nomor" judul:"Nomor registrasi keberatan" wajib:"ya" panjang:"120"`
	Badan            string          `json:"badan" judul:"Badan publik desa" panjang:"20"`
	Tahun            int64           `json:"tahun" judul:"Tahun register" rupa:"tahun" wajib:"ya" min:"2008" maks:"2200"`
	NomorUrut        int64           `json:"nomor_urut" judul:"Nomor urut" wajib:"ya" min:"1"`
	NomorPendaftaran string          `json:"nomor_pendaftaran" judul:"Nomor pendaftaran permohonan" panjang:"120"`
	Kode             string          `json:"kode_tanda_terima" judul:"Kode tanda terima" pribadi:"ya" panjang:"19" bantuan:"Dibuat program. Dengan nomor registrasi dan kode ini pemohon melihat keberatannya tanpa akun."`
	SidikKode        string          `json:"sidik_kode" judul:"Sidik kode tanda terima" panjang:"64" bantuan:"SHA-256 kodenya."`
	Tahap            string          `json:"tahap" judul:"Tahap" wajib:"ya" pilihan:"keberatan_diterima=Diterima|keberatan_musyawarah=Dimusyawarahkan|keberatan_ditanggapi=Ditanggapi|selesai=Selesai"`
	Sejak            kominfo.Tanggal `json:"sejak" judul:"Langkah terakhir" wajib:"ya"`
	IsianKeberatan
	Diajukan          kominfo.Tanggal `json:"diajukan" judul:"Tanggal diterima" wajib:"ya"`
	Dicatat           kominfo.Tanggal `json:"dicatat" judul:"Tanggal dicatat" wajib:"ya"`
	Ditanggapi        kominfo.Tanggal `json:"ditanggapi,omitzero" judul:"Tanggal tanggapan"`
	TanggapanDiterima kominfo.Tanggal `json:"tanggapan_diterima,omitzero" judul:"Tanggapan diterima pemohon"`
	TanggapanPemohon  string          `json:"tanggapan_pemohon" judul:"Tanggapan pemohon" rupa:"panjang" pribadi:"ya" panjang:"2000"`
	Dilaksanakan      kominfo.Tanggal `json:"dilaksanakan,omitzero" judul:"Perintah dilaksanakan"`
	Batas             []Batas         `json:"batas" judul:"Tenggat"`
	Susulan           []Susulan       `json:"susulan,omitempty" judul:"Direkam sesudah tenggatnya" bantuan:"Langkah yang tanggalnya di dalam waktu tetapi direkam sesudahnya: tidak dinilai tepat waktu."`
	Tanggapan
}

// IsianKeberatan is what the form of Perki 1/2021 Lampiran X asks for. With a
// request, what is left empty is taken from there.
type IsianKeberatan struct {
	Permohonan       register.ID     `json:"permohonan" judul:"Permohonan" rujukan:"permohonan" bantuan:"Kosong hanya untuk alasan huruf b."`
	Alasan           string          `json:"alasan_keberatan" judul:"Alasan keberatan (huruf a-g)" wajib:"ya" panjang:"7" pola:"^[a-g]+$" contoh:"cg" bantuan:"a ditolak karena dikecualikan; b informasi berkala tidak disediakan; c tidak ditanggapi; d ditanggapi tidak sebagaimana diminta; e tidak dipenuhi; f biaya tidak wajar; g melebihi waktu. Boleh lebih dari satu." pasal:"UU 14/2008 Pasal 35 ayat (1)"`
	AlasanDitemukan  kominfo.Tanggal `json:"alasan_ditemukan,omitzero" judul:"Alasan ditemukan" bantuan:"Kosong: dihitung dari jawaban, atau dari lewatnya waktu menjawab."`
	Nama             string          `json:"nama" judul:"Nama pemohon atau kuasanya" pribadi:"ya" panjang:"200"`
	Alamat           string          `json:"alamat" judul:"Alamat" rupa:"panjang" pribadi:"ya" panjang:"500"`
	Kontak           string          `json:"kontak" judul:"Nomor telepon atau surel" pribadi:"ya" panjang:"200"`
	Pekerjaan        string          `json:"pekerjaan" judul:"Pekerjaan" pribadi:"ya" panjang:"100"`
	Kuasa            string          `json:"kuasa" judul:"Identitas kuasa" rupa:"panjang" pribadi:"ya" panjang:"500"`
	RincianInformasi string          `json:"rincian_informasi" judul:"Informasi yang diminta" rupa:"panjang" panjang:"4000"`
	TujuanPenggunaan string          `json:"tujuan_penggunaan" judul:"Tujuan penggunaan informasi" rupa:"panjang" pribadi:"ya" panjang:"2000"`
	KasusPosisi      string          `json:"kasus_posisi" judul:"Kasus posisi" rupa:"panjang" pribadi:"ya" panjang:"4000"`
}

// Tanggapan is the answer of the Atasan PPID, Perki 1/2021 Pasal 44 ayat (2)-(3).
type Tanggapan struct {
	Keputusan     string          `json:"keputusan" judul:"Keputusan Atasan PPID" bantuan:"Wajib." pilihan:"mengabulkan_seluruhnya=Mengabulkan seluruhnya|mengabulkan_sebagian=Mengabulkan sebagian|menguatkan=Menguatkan PPID"`
	NomorSurat    string          `json:"nomor_surat" judul:"Nomor surat tanggapan" panjang:"100" bantuan:"Wajib; dari SRIKANDI atau buku surat keluar."`
	Uraian        string          `json:"uraian" judul:"Tanggapan atas alasan keberatan" rupa:"panjang" panjang:"4000" bantuan:"Wajib: jawab tiap alasannya. Dibaca pemohon; jangan menulis data pribadi."`
	Jabatan       string          `json:"jabatan_atasan" judul:"Jabatan Atasan PPID" panjang:"160" contoh:"Sekretaris Daerah" bantuan:"Wajib: jabatan yang menanggapi."`
	Uji           register.ID     `json:"uji_konsekuensi" judul:"Uji konsekuensi" rujukan:"uji_konsekuensi" bantuan:"Wajib bila menguatkan penolakan karena dikecualikan."`
	Perintah      string          `json:"perintah" judul:"Perintah kepada PPID" rupa:"panjang" panjang:"2000" bantuan:"Wajib bila mengabulkan: apa yang harus diberikan atau dikerjakan PPID."`
	BatasPerintah kominfo.Tanggal `json:"batas_perintah,omitzero" judul:"Paling lambat dilaksanakan" bantuan:"Bila mengabulkan; boleh kosong."`
}

// AjukanKeberatan is the input of the action that enters an objection.
type AjukanKeberatan struct {
	Badan    string          `json:"badan" judul:"Badan publik desa" panjang:"20" bantuan:"Hanya tanpa permohonan; kosong berarti pemerintah daerah."`
	Diajukan kominfo.Tanggal `json:"diajukan,omitzero" judul:"Tanggal diterima tertulis" bantuan:"Kosong berarti hari ini."`
	Dicatat  kominfo.Tanggal `json:"dicatat,omitzero" judul:"Tanggal dicatat" bantuan:"Kosong berarti hari ini."`
	IsianKeberatan
}

// Tanggapi is the input of the action by which the Atasan PPID answers.
type Tanggapi struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal tanggapan" bantuan:"Kosong berarti hari ini."`
	Tanggapan
}

// TerimaTanggapan is the input of the action that records that the applicant got
// the answer, and what the applicant says to it.
type TerimaTanggapan struct {
	Tanggal   kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal diterima pemohon" bantuan:"Kosong berarti hari ini."`
	Tanggapan string          `json:"tanggapan_pemohon" judul:"Tanggapan pemohon" rupa:"panjang" panjang:"2000"`
}

// TahapPada is the state on a day: silence of the Atasan PPID follows from the day
// and is never stored.
func (k *Keberatan) TahapPada(h *Hukum, hari kominfo.Tanggal) string {
	return h.KeadaanPada(k.Tahap, cariBatas(k.Batas, TanggapanKeberatan).Tanggal, hari)
}

// Tenggat gives the due date that the office has to watch: of the answer, then of
// the order in it.
func (k *Keberatan) Tenggat() kominfo.Tanggal {
	switch {
	case k.Ditanggapi.Kosong():
		return cariBatas(k.Batas, TanggapanKeberatan).Tanggal
	case k.Dilaksanakan.Kosong():
		return k.BatasPerintah
	}
	return kominfo.Tanggal{}
}

type dokKeberatan = register.Dokumen[Keberatan]

type hukumKeberatan struct {
	*Layanan
	per      *register.Def[Permohonan]
	uji      *register.Def[UjiKonsekuensi]
	unit     *register.Def[UnitPPID]
	diri     *register.Def[Keberatan]
	sengketa *register.Def[Sengketa]
}

// defKeberatan makes the register keberatan: ajukan T17, musyawarah T18, tanggapi
// T19 or T31, selesaikan T21; tanggapan_diterima, laksanakan and hitung_ulang move nothing.
func defKeberatan(h *hukumKeberatan) *register.Def[Keberatan] {
	teks := func(nama, judul string, f func(*Keberatan) string) register.AnyKolom[Keberatan] {
		return register.Kolom[Keberatan, string]{Nama: nama, Judul: judul, Baca: f}
	}
	h.diri = &register.Def[Keberatan]{
		Nama: "keberatan", Judul: "Keberatan", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("keberatan"),
		Keterangan: "Register keberatan menurut Perki 1/2021 Pasal 43 dan Lampiran XI.",
		Kolom: []register.AnyKolom[Keberatan]{
			teks("nomor", "", func(k *Keberatan) string { return k.Nomor }),
			teks("badan", "", func(k *Keberatan) string { return k.Badan }),
			register.Kolom[Keberatan, int64]{Nama: "tahun", Baca: func(k *Keberatan) int64 { return k.Tahun }},
			register.Kolom[Keberatan, int64]{Nama: "nomor_urut", Baca: func(k *Keberatan) int64 { return k.NomorUrut }},
			teks("permohonan", "", func(k *Keberatan) string { return string(k.Permohonan) }),
			teks("tahap", "", func(k *Keberatan) string { return k.Tahap }),
			teks("keputusan", "", func(k *Keberatan) string { return k.Keputusan }),
			teks("alasan_keberatan", "", func(k *Keberatan) string { return k.Alasan }),
			teks("diajukan", "", func(k *Keberatan) string { return k.Diajukan.String() }),
			teks("tenggat", "Tenggat", func(k *Keberatan) string { return k.Tenggat().String() }),
			teks("ditanggapi", "", func(k *Keberatan) string { return k.Ditanggapi.String() }),
			teks("versi_kalender", "Versi kalender", func(k *Keberatan) string { return versiBerjalan(k.Batas, k.berjalan()) }),
			teks("tenggat_tanggapan", "Tenggat tanggapan", func(k *Keberatan) string { return cariBatas(k.Batas, TanggapanKeberatan).Tanggal.String() }),
			teks("sejak", "", func(k *Keberatan) string { return k.Sejak.String() }),
			teks("dilaksanakan", "", func(k *Keberatan) string { return k.Dilaksanakan.String() }),
			teks("susulan", "", func(k *Keberatan) string { return adaSusulan(k.Susulan) }),
		},
		Indeks:  [][]string{{"tenggat"}, {"tahap", "tenggat"}, {"permohonan"}, {"diajukan"}, {"versi_kalender"}},
		Unik:    [][]string{{"nomor"}, {"badan", "tahun", "nomor_urut"}},
		Ringkas: [][]string{{"tenggat", "nomor", "tahap", "keputusan", "alasan_keberatan", "diajukan"}},
		Sebutan: func(k *Keberatan) string { return "Keberatan " + k.Nomor },
		Pemilik: func(k *Keberatan) string {
			if k.Badan != "" {
				return k.Badan
			}
			return h.Perangkat
		},
		Tindakan: []register.Tindakan[Keberatan]{
			{Nama: "ajukan", Judul: "Catat keberatan", Mula: true, Laku: register.Lakukan(h.ajukan)},
			{Nama: "musyawarah", Judul: "Musyawarahkan", Laku: register.Lakukan(h.musyawarah)},
			{Nama: "tanggapi", Judul: "Tanggapi", Laku: register.Lakukan(h.tanggapi)},
			{Nama: "tanggapan_diterima", Judul: "Catat tanggapan diterima pemohon", Laku: register.Lakukan(h.tanggapanDiterima)},
			{Nama: "laksanakan", Judul: "Catat perintah dilaksanakan", Laku: register.Lakukan(h.laksanakan)},
			{Nama: "selesaikan", Judul: "Selesaikan", Laku: register.Lakukan(h.selesaikan)},
			{Nama: "hitung_ulang", Judul: "Hitung ulang tenggat", Laku: register.Lakukan(h.hitungUlang)},
		},
	}
	return h.diri
}
