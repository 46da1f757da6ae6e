package kantor

import "github.com/lumbung-id/lumbung/kominfo/register"

// PerangkatDaerah is one unit of a regional government. Its Kode is the owner of
// documents in every register. Kinds follow PP 18/2016 as amended by PP 72/2019.
type PerangkatDaerah struct {
	Kode      string `json:"kode" judul:"Kode singkat" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9_-]*$" contoh:"kominfo" bantuan:"Huruf kecil tanpa spasi. Dipakai sebagai tanda pemilik data, jadi jangan diubah setelah dipakai."`
	Nama      string `json:"nama" judul:"Nama resmi" wajib:"ya" panjang:"160" contoh:"Dinas Komunikasi dan Informatika" bantuan:"Sesuai peraturan daerah, tanpa singkatan."`
	Jenis     string `json:"jenis" judul:"Jenis" wajib:"ya" pilihan:"sekretariat_daerah=Sekretariat daerah|sekretariat_dprd=Sekretariat DPRD|inspektorat=Inspektorat|dinas=Dinas|badan=Badan|kecamatan=Kecamatan" pasal:"PP 18/2016 jo. PP 72/2019 (dari ingatan, belum diperiksa)"`
	Tipe      string `json:"tipe" judul:"Tipe" pilihan:"A|B|C" bantuan:"Kosongkan bila tidak bertipe."`
	Urusan    string `json:"urusan" judul:"Bidang urusan" panjang:"60" pola:"^[0-9]\\.[0-9]{2}(, ?[0-9]\\.[0-9]{2})*$" contoh:"2.16, 2.20, 2.21" bantuan:"Kode bidang urusan yang diampu, dipisah koma."`
	KodeAngka string `json:"kode_anggaran" judul:"Kode perangkat daerah" panjang:"30" pola:"^[0-9]\\.[0-9]{2}(\\.[0-9]\\.[0-9]{2}){2}\\.[0-9]{2}\\.[0-9]{4}$" contoh:"2.16.2.20.2.21.01.0000" bantuan:"Kode di dokumen anggaran, bila sudah ada."`
	Bubar     bool   `json:"bubar" judul:"Sudah dibubarkan atau digabung" bantuan:"Dokumen lama tetap atas namanya; yang baru tidak lagi."`
}

// DefPerangkat defines the register perangkat_daerah.
func DefPerangkat() *register.Def[PerangkatDaerah] {
	return &register.Def[PerangkatDaerah]{
		Nama: "perangkat_daerah", Judul: "Perangkat daerah", Jejak: register.Umum, VersiSkema: 1, Skema: skemaDari("perangkat_daerah"),
		Keterangan: "Sekretariat, inspektorat, dinas, badan dan kecamatan pemerintah daerah ini; kodenya menandai pemilik data di semua register.",
		Kolom: []register.AnyKolom[PerangkatDaerah]{
			register.Kolom[PerangkatDaerah, string]{Nama: "kode", Baca: func(p *PerangkatDaerah) string { return p.Kode }},
			register.Kolom[PerangkatDaerah, string]{Nama: "nama", Baca: func(p *PerangkatDaerah) string { return p.Nama }},
			register.Kolom[PerangkatDaerah, string]{Nama: "jenis", Baca: func(p *PerangkatDaerah) string { return p.Jenis }},
			register.Kolom[PerangkatDaerah, string]{Nama: "urusan", Baca: func(p *PerangkatDaerah) string { return p.Urusan }},
		},
		Indeks:  [][]string{{"nama"}, {"jenis"}},
		Unik:    [][]string{{"kode"}},
		Ringkas: [][]string{{"nama", "kode", "jenis", "urusan"}},
		Sebutan: func(p *PerangkatDaerah) string { return p.Nama },
	}
}
