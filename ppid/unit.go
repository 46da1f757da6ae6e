package ppid

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// JenisUnit is the place of a PPID in the tree.
type JenisUnit string

const (
	UnitUtama     JenisUnit = "utama"     // one for the regency
	UnitPelaksana JenisUnit = "pelaksana" // of a perangkat daerah, kecamatan, kelurahan, BUMD
	UnitDesa      JenisUnit = "desa"      // of a village, a public body of its own
)

// UnitPPID is one PPID of the regency or of a village under it (Perki 1/2021 Pasal
// 6, Perki 1/2018 Pasal 8). Who holds the office stands in the decree; the register
// names the post, never a person.
type UnitPPID struct {
	Kode       string          `json:"kode" judul:"Kode" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9._-]*$" contoh:"dinkes" bantuan:"Kode singkat perangkat daerah, atau kode desa. Jangan diubah setelah dipakai."`
	Nama       string          `json:"nama" judul:"Nama" wajib:"ya" panjang:"160" contoh:"PPID Pelaksana Dinas Kesehatan"`
	Jenis      JenisUnit       `json:"jenis" judul:"Jenis" wajib:"ya" pilihan:"utama=PPID Utama|pelaksana=PPID Pelaksana|desa=PPID Desa"`
	Induk      register.ID     `json:"induk" judul:"PPID induk" rujukan:"ppid_pelaksana" bantuan:"Kosong untuk PPID Utama; selain itu PPID Utama yang mengoordinasi."`
	Jabatan    string          `json:"jabatan" judul:"Jabatan pemangkunya" wajib:"ya" panjang:"160" contoh:"Sekretaris Dinas Kesehatan"`
	Atasan     string          `json:"atasan" judul:"Jabatan Atasan PPID" wajib:"ya" panjang:"160" contoh:"Sekretaris Daerah"`
	NomorSK    string          `json:"nomor_sk" judul:"Nomor SK" panjang:"100"`
	TanggalSK  kominfo.Tanggal `json:"tanggal_sk,omitzero" judul:"Tanggal SK"`
	Aktif      bool            `json:"aktif" judul:"Aktif"`
	KontakUmum string          `json:"kontak" judul:"Kontak layanan" panjang:"200" bantuan:"Alamat, telepon atau surel kantor, bukan pribadi."`
}

// defUnit makes the register ppid_pelaksana: the tree of PPID.
func defUnit() *register.Def[UnitPPID] {
	teks := func(nama string, f func(*UnitPPID) string) register.AnyKolom[UnitPPID] {
		return register.Kolom[UnitPPID, string]{Nama: nama, Baca: f}
	}
	var d *register.Def[UnitPPID]
	d = &register.Def[UnitPPID]{
		Nama: "ppid_pelaksana", Judul: "PPID Utama, Pelaksana dan Desa", Jejak: register.Umum, VersiSkema: 1, Skema: skemaDari("ppid_pelaksana"),
		Keterangan: "Susunan PPID menurut Perki 1/2021 Pasal 6 dan Perki 1/2018 Pasal 8: siapa memegang tugas, dengan SK apa, dan apakah aktif.",
		Kolom: []register.AnyKolom[UnitPPID]{
			teks("kode", func(u *UnitPPID) string { return u.Kode }),
			teks("nama", func(u *UnitPPID) string { return u.Nama }),
			teks("jenis", func(u *UnitPPID) string { return string(u.Jenis) }),
			teks("induk", func(u *UnitPPID) string { return string(u.Induk) }),
			teks("nomor_sk", func(u *UnitPPID) string { return u.NomorSK }),
			teks("aktif", func(u *UnitPPID) string {
				if u.Aktif {
					return "ya"
				}
				return "tidak"
			}),
		},
		Indeks:  [][]string{{"jenis", "aktif"}, {"induk"}},
		Unik:    [][]string{{"kode"}},
		Ringkas: [][]string{{"nama", "kode", "jenis", "aktif", "nomor_sk"}},
		Sebutan: func(u *UnitPPID) string { return u.Nama },
		Check: func(ctx context.Context, r register.Reader, lama *register.Dokumen[UnitPPID], u *UnitPPID) ([]kominfo.Finding, error) {
			return periksaUnit(ctx, r, d, lama, u)
		},
	}
	return d
}

// periksaUnit keeps the tree a tree: PPID Utama at the root, one active, and all
// others right under it.
func periksaUnit(ctx context.Context, r register.Reader, d *register.Def[UnitPPID], lama *register.Dokumen[UnitPPID], u *UnitPPID) ([]kominfo.Finding, error) {
	var fs temuan
	if u.Aktif && (kosong(u.NomorSK) || u.TanggalSK.Kosong()) {
		fs.galat("PPID-UNIT-01", "nomor_sk", "PPID yang aktif harus punya nomor dan tanggal SK. Isi keduanya, atau tandai tidak aktif.")
	}
	if lama != nil && (lama.Isi.Kode != u.Kode || lama.Isi.Jenis != u.Jenis) {
		fs.galat("PPID-UNIT-02", "kode", "Kode dan jenis PPID tidak diubah setelah dicatat, karena permohonan menunjuknya. Catat PPID baru dan tandai yang lama tidak aktif.")
	}
	if u.Jenis == UnitUtama {
		if u.Induk != "" {
			fs.galat("PPID-UNIT-03", "induk", "PPID Utama tidak punya induk. Kosongkan induknya.")
		}
		if !u.Aktif {
			return fs, nil
		}
		lain, _, err := d.Cari(ctx, r, register.LingkupPenuh(), register.Query{Batas: 2, Isi: true, Saring: []register.Syarat{
			{Kolom: "jenis", Op: register.Sama, Nilai: string(UnitUtama)}, {Kolom: "aktif", Op: register.Sama, Nilai: "ya"}}})
		for _, x := range lain {
			if lama == nil || x.ID != lama.ID {
				fs.galat("PPID-UNIT-04", "aktif", "Sudah ada PPID Utama yang aktif: "+x.Isi.Nama+". Tandai itu tidak aktif dulu.")
				break
			}
		}
		return fs, err
	}
	if u.Induk == "" {
		if u.Jenis == UnitPelaksana {
			fs.galat("PPID-UNIT-05", "induk", "PPID Pelaksana harus menunjuk PPID Utama sebagai induknya.")
		}
		return fs, nil
	}
	x, err := d.Baca(ctx, r, register.LingkupPenuh(), u.Induk)
	switch {
	case kominfo.KindOf(err) == kominfo.TidakAda, err == nil && (x.Ditarik || x.Isi.Jenis != UnitUtama):
		fs.galat("PPID-UNIT-06", "induk", "Induk yang disebut bukan PPID Utama. Pilih PPID Utama.")
		return fs, nil
	}
	return fs, err
}

// desaAktif refuses a village without an active PPID Desa in the register.
func desaAktif(ctx context.Context, tx register.Tx, d *register.Def[UnitPPID], kode string) error {
	u, _, err := d.Cari(ctx, tx, register.LingkupPenuh(), register.Query{Batas: 1, Isi: true, Saring: []register.Syarat{{Kolom: "kode", Op: register.Sama, Nilai: kode}}})
	if err == nil && (len(u) == 0 || u[0].Isi.Jenis != UnitDesa || !u[0].Isi.Aktif) {
		var fs temuan
		fs.galat("PPID-DESA-01", "badan", "Badan publik desa "+singkat(kode)+" tidak punya PPID Desa yang aktif. Catat dulu PPID Desanya di register unit PPID.")
		err = fs.error()
	}
	return err
}
