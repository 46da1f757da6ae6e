package ppid

import (
	"context"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// InformasiDikecualikan is one line of the list of exempt information. It stands on
// a decided test of consequences, whose columns it repeats as they were.
type InformasiDikecualikan struct {
	Uji         register.ID     `json:"uji_konsekuensi" judul:"Uji konsekuensi" wajib:"ya" rujukan:"uji_konsekuensi"`
	Informasi   string          `json:"informasi" judul:"Ringkasan isi informasi" rupa:"panjang" wajib:"ya" panjang:"4000"`
	Huruf       string          `json:"huruf" judul:"Huruf Pasal 17" wajib:"ya" panjang:"10"`
	DasarHukum  string          `json:"dasar_hukum" judul:"Dasar hukum pengecualian" rupa:"panjang" wajib:"ya" panjang:"2000"`
	Dibuka      string          `json:"konsekuensi_dibuka" judul:"Konsekuensi bila dibuka" rupa:"panjang" wajib:"ya" panjang:"4000"`
	Ditutup     string          `json:"manfaat_ditutup" judul:"Manfaat bila ditutup" rupa:"panjang" wajib:"ya" panjang:"4000"`
	JangkaWaktu string          `json:"jangka_waktu" judul:"Jangka waktu pengecualian" wajib:"ya" panjang:"500"`
	Berakhir    kominfo.Tanggal `json:"berakhir,omitzero" judul:"Tanggal berakhir"`
	Badan       string          `json:"badan" judul:"Badan publik desa" panjang:"20"`
	Perangkat   string          `json:"perangkat" judul:"Unit yang menguasai" wajib:"ya" panjang:"20"`
	NomorSK     string          `json:"nomor_sk" judul:"Nomor penetapan" wajib:"ya" panjang:"100"`
	TanggalSK   kominfo.Tanggal `json:"tanggal_sk" judul:"Tanggal penetapan" wajib:"ya"`
	Batas       []Batas         `json:"batas" judul:"Tenggat"`
}

// MasukkanDIK is the input of the action that enters a decided test in the list.
type MasukkanDIK struct {
	Uji register.ID `json:"uji_konsekuensi" judul:"Uji konsekuensi" wajib:"ya" rujukan:"uji_konsekuensi"`
}

type dokDIK = register.Dokumen[InformasiDikecualikan]

type hukumDIK struct {
	*Layanan
	uji *register.Def[UjiKonsekuensi]
}

// defDIK makes the register dik: masukkan, and tarik once the information is open.
// Its due date is that of declaring the information open, thirty working days before
// the exemption ends (PP 61/2010 Pasal 11).
func defDIK(l *Layanan, uji *register.Def[UjiKonsekuensi]) *register.Def[InformasiDikecualikan] {
	h := hukumDIK{l, uji}
	teks := func(nama, judul string, f func(*InformasiDikecualikan) string) register.AnyKolom[InformasiDikecualikan] {
		return register.Kolom[InformasiDikecualikan, string]{Nama: nama, Judul: judul, Baca: f}
	}
	return &register.Def[InformasiDikecualikan]{
		Nama: "dik", Judul: "Daftar Informasi yang Dikecualikan", Jejak: register.Umum, VersiSkema: 1, Skema: skemaDari("dik"),
		Keterangan: "Informasi yang dikecualikan berdasarkan uji konsekuensi yang sudah ditetapkan; kolomnya dari Perki 1/2021 Lampiran II.",
		Kolom: []register.AnyKolom[InformasiDikecualikan]{
			teks("uji_konsekuensi", "", func(d *InformasiDikecualikan) string { return string(d.Uji) }),
			teks("huruf", "", func(d *InformasiDikecualikan) string { return d.Huruf }),
			teks("perangkat", "", func(d *InformasiDikecualikan) string { return d.Perangkat }),
			teks("badan", "", func(d *InformasiDikecualikan) string { return d.Badan }),
			teks("nomor_sk", "", func(d *InformasiDikecualikan) string { return d.NomorSK }),
			teks("berakhir", "", func(d *InformasiDikecualikan) string { return d.Berakhir.String() }),
			teks("tenggat", "Tenggat pernyataan terbuka", func(d *InformasiDikecualikan) string {
				return cariBatas(d.Batas, PembukaanPengecualian).Tanggal.String()
			}),
			teks("versi_kalender", "Versi kalender", func(d *InformasiDikecualikan) string { return versiBerjalan(d.Batas, []Jenis{PembukaanPengecualian}) }),
		},
		Indeks:  [][]string{{"tenggat"}, {"perangkat"}, {"versi_kalender"}},
		Unik:    [][]string{{"uji_konsekuensi"}},
		Ringkas: [][]string{{"nomor_sk", "huruf", "perangkat", "berakhir", "tenggat"}},
		Sebutan: func(d *InformasiDikecualikan) string { return singkat(d.Informasi) },
		Pemilik: func(d *InformasiDikecualikan) string { return d.Perangkat },
		Tindakan: []register.Tindakan[InformasiDikecualikan]{
			{Nama: "masukkan", Judul: "Masukkan", Mula: true, Laku: register.Lakukan(h.masukkan)},
			{Nama: "hitung_ulang", Judul: "Hitung ulang tenggat", Laku: register.Lakukan(h.hitungUlang)},
			{Nama: "tarik", Judul: "Keluarkan", Menarik: true, Laku: register.Lakukan(h.tarik)},
		},
	}
}

func (h hukumDIK) masukkan(ctx context.Context, tx register.Tx, _ *dokDIK, in MasukkanDIK) (InformasiDikecualikan, error) {
	var d InformasiDikecualikan
	if err := h.berwenang(tx.Aktor(), "mengisi Daftar Informasi yang Dikecualikan", "ppid_utama"); err != nil {
		return d, err
	}
	u, err := h.uji.Baca(ctx, tx, register.LingkupPenuh(), in.Uji)
	if err != nil && kominfo.KindOf(err) != kominfo.TidakAda {
		return d, err
	}
	if err != nil || !u.Isi.Mengecualikan(h.hari(tx)) {
		return d, ditolak("Hanya uji konsekuensi yang sudah ditetapkan dan masih berlaku masuk daftar ini. PPID Utama menetapkannya dulu di register uji konsekuensi.")
	}
	x := u.Isi
	if x.Badan != "" && tx.Aktor().Perangkat != x.Badan {
		return d, ditolak("Uji konsekuensi " + x.Nomor + " milik badan publik desa " + x.Badan + ", jadi hanya PPID Desa itu yang memasukkannya.")
	}
	d = InformasiDikecualikan{Uji: in.Uji, Informasi: x.Informasi, Huruf: x.Huruf, DasarHukum: x.DasarHukum, Dibuka: x.Dibuka, Ditutup: x.Ditutup, JangkaWaktu: x.JangkaWaktu,
		Berakhir: x.Berakhir, Badan: x.Badan, Perangkat: x.Perangkat, NomorSK: x.NomorPenetapan, TanggalSK: x.TanggalPenetapan}
	return d, h.hitung(&d)
}

// hitung counts back from the end; without an end there is nothing to count.
func (h hukumDIK) hitung(d *InformasiDikecualikan) error {
	if d.Berakhir.Kosong() {
		return nil
	}
	b, err := h.batas(PembukaanPengecualian, Masukan{PengecualianBerakhir: d.Berakhir})
	d.Batas = pasangBatas(d.Batas, b)
	return err
}

// hitungUlang is needed often here: exemptions end in years without a decree.
func (h hukumDIK) hitungUlang(_ context.Context, tx register.Tx, lama *dokDIK, _ register.Alasan) (InformasiDikecualikan, error) {
	d := lama.Isi
	err := h.berwenang(tx.Aktor(), "menghitung ulang tenggat", "ppid_utama", "sistem")
	if err == nil {
		err = h.hitung(&d)
	}
	if err == nil && slices.Equal(d.Batas, lama.Isi.Batas) {
		err = ditolak("Tenggat informasi ini tidak berubah menurut kalender sekarang.")
	}
	return d, err
}

func (h hukumDIK) tarik(ctx context.Context, tx register.Tx, lama *dokDIK, _ register.Alasan) (InformasiDikecualikan, error) {
	d := lama.Isi
	if err := h.berwenang(tx.Aktor(), "mengeluarkan informasi dari daftar", "ppid_utama"); err != nil {
		return d, err
	}
	u, err := h.uji.Baca(ctx, tx, register.LingkupPenuh(), d.Uji)
	if err == nil && u.Isi.Mengecualikan(h.hari(tx)) {
		err = ditolak("Informasi ini masih dikecualikan dengan " + d.NomorSK + ". PPID Utama menyatakannya terbuka dulu di register uji konsekuensi.")
	}
	return d, err
}
