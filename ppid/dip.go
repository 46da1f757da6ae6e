package ppid

import (
	"context"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// IsianDIP is one line of the Daftar Informasi Publik, Perki 1/2021 Pasal 21 ayat
// (2) and Lampiran I, with the class of the information and where it is found.
type IsianDIP struct {
	Ringkasan       string          `json:"ringkasan" judul:"Ringkasan isi informasi" rupa:"panjang" wajib:"ya" panjang:"2000" bantuan:"Jangan menulis data pribadi."`
	Kelas           string          `json:"kelas" judul:"Kelas" wajib:"ya" pilihan:"berkala=Berkala|serta_merta=Serta-merta|setiap_saat=Setiap saat" pasal:"UU 14/2008 Pasal 9-11"`
	Perangkat       string          `json:"perangkat" judul:"Perangkat daerah yang menguasai" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9._-]*$" contoh:"bpkad" bantuan:"Kode singkatnya, seperti di register Perangkat daerah."`
	PenanggungJawab string          `json:"penanggung_jawab" judul:"Penanggung jawab pembuatan atau penerbitan" wajib:"ya" panjang:"200" bantuan:"Jabatan."`
	WaktuTempat     string          `json:"waktu_tempat" judul:"Waktu dan tempat pembuatan" wajib:"ya" panjang:"200" contoh:"Maret 2026, Manggar"`
	Cetak           bool            `json:"cetak" judul:"Tersedia tercetak"`
	Digital         bool            `json:"digital" judul:"Tersedia digital"`
	Retensi         string          `json:"retensi" judul:"Jangka waktu penyimpanan" wajib:"ya" panjang:"200" contoh:"5 tahun"`
	Tautan          string          `json:"tautan" judul:"Tautan" panjang:"500"`
	Tahun           int64           `json:"tahun" judul:"Tahun informasi" rupa:"tahun" min:"1945" maks:"2200"`
	Asal            register.ID     `json:"permohonan" judul:"Berasal dari permohonan" rujukan:"permohonan" bantuan:"Bila informasi ini pernah diberikan atas permohonan."`
	Diumumkan       kominfo.Tanggal `json:"diumumkan,omitzero" judul:"Diumumkan atau tersedia sejak"`
}

// InformasiPublik is one document of the register dip. It is fixed by a Keputusan
// PPID that the Atasan PPID approved (Perki 1/2021 Pasal 45 ayat (5)-(6)).
type InformasiPublik struct {
	IsianDIP
	Status        string          `json:"status" judul:"Status" wajib:"ya" pilihan:"diusulkan=Diusulkan|ditetapkan=Ditetapkan"`
	NomorSK       string          `json:"nomor_sk" judul:"Nomor Keputusan PPID" panjang:"100"`
	TanggalSK     kominfo.Tanggal `json:"tanggal_sk,omitzero" judul:"Tanggal Keputusan PPID"`
	Persetujuan   string          `json:"persetujuan" judul:"Persetujuan Atasan PPID" panjang:"200"`
	Dimutakhirkan kominfo.Tanggal `json:"dimutakhirkan,omitzero" judul:"Terakhir dimutakhirkan"`
	Batas         []Batas         `json:"batas" judul:"Tenggat"`
}

// TetapkanDIP is the input of the action that fixes a line of the list.
type TetapkanDIP struct {
	Nomor       string          `json:"nomor_sk" judul:"Nomor Keputusan PPID" wajib:"ya" panjang:"100"`
	Tanggal     kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal Keputusan PPID" bantuan:"Kosong berarti hari ini."`
	Persetujuan string          `json:"persetujuan" judul:"Persetujuan Atasan PPID" wajib:"ya" panjang:"200" bantuan:"Nomor dan tanggalnya." pasal:"Perki 1/2021 Pasal 45 ayat (6)"`
}

type dokDIP = register.Dokumen[InformasiPublik]

type hukumDIP struct {
	*Layanan
	per  *register.Def[Permohonan]
	diri *register.Def[InformasiPublik]
}

// defDIP makes the register dip: usulkan, usulkan_dari_permohonan, ubah, tetapkan,
// mutakhirkan, tarik. A change of what was fixed proposes it anew.
func defDIP(l *Layanan, per *register.Def[Permohonan]) *register.Def[InformasiPublik] {
	h := &hukumDIP{Layanan: l, per: per}
	teks := func(nama, judul string, f func(*InformasiPublik) string) register.AnyKolom[InformasiPublik] {
		return register.Kolom[InformasiPublik, string]{Nama: nama, Judul: judul, Baca: f}
	}
	h.diri = &register.Def[InformasiPublik]{
		Nama: "dip", Judul: "Daftar Informasi Publik", Jejak: register.Umum, VersiSkema: 1, Skema: skemaDari("dip"),
		Keterangan: "Daftar Informasi Publik menurut UU 14/2008 Pasal 11, Perki 1/2021 Pasal 45 dan Lampiran I.",
		Kolom: []register.AnyKolom[InformasiPublik]{
			teks("ringkasan", "", func(d *InformasiPublik) string { return d.Ringkasan }),
			teks("kelas", "", func(d *InformasiPublik) string { return d.Kelas }),
			teks("perangkat", "", func(d *InformasiPublik) string { return d.Perangkat }),
			register.Kolom[InformasiPublik, int64]{Nama: "tahun", Baca: func(d *InformasiPublik) int64 { return d.Tahun }},
			teks("status", "", func(d *InformasiPublik) string { return d.Status }),
			teks("permohonan", "", func(d *InformasiPublik) string { return string(d.Asal) }),
			teks("tenggat", "Tenggat pemutakhiran", func(d *InformasiPublik) string { return cariBatas(d.Batas, PemutakhiranDIP).Tanggal.String() }),
		},
		Indeks:  [][]string{{"status", "kelas"}, {"perangkat"}, {"tenggat"}, {"permohonan"}},
		Ringkas: [][]string{{"ringkasan", "kelas", "perangkat", "tahun", "status"}},
		Sebutan: func(d *InformasiPublik) string { return singkat(d.Ringkasan) },
		Pemilik: func(d *InformasiPublik) string { return d.Perangkat },
		Check: func(_ context.Context, _ register.Reader, _ *dokDIP, d *InformasiPublik) ([]kominfo.Finding, error) {
			var fs temuan
			if !d.Cetak && !d.Digital {
				fs.galat("PPID-DIP-01", "digital", "Bentuk informasi belum dipilih: tercetak, digital, atau keduanya (Perki 1/2021 Lampiran I).")
			}
			for _, x := range d.teks() {
				if nik, _ := deretAngka(x[2]); nik && x[0] != "tautan" { // addresses have numbers of their own
					fs.galat("PPID-DIP-07", x[0], x[1]+" memuat yang tampak seperti NIK. Daftar Informasi Publik dibaca semua orang, dan riwayatnya tidak terhapus: tulis ulang tanpa data pribadi.")
				}
			}
			if d.Tautan != "" && !strings.HasPrefix(d.Tautan, "https://") && !strings.HasPrefix(d.Tautan, "http://") {
				fs.galat("PPID-DIP-02", "tautan", "Tautan harus alamat lengkap yang dimulai https:// atau http://.")
			}
			return fs, nil
		},
		Tindakan: []register.Tindakan[InformasiPublik]{
			{Nama: "usulkan", Judul: "Usulkan", Mula: true, Laku: register.Lakukan(h.usulkan)},
			{Nama: "usulkan_dari_permohonan", Judul: "Usulkan dari permohonan", Mula: true, Laku: register.Lakukan(h.usulkanDariPermohonan)},
			{Nama: "ubah", Judul: "Ubah", Laku: register.Lakukan(h.ubah)},
			{Nama: "tetapkan", Judul: "Tetapkan", Laku: register.Lakukan(h.tetapkan)},
			{Nama: "mutakhirkan", Judul: "Catat pemutakhiran", Laku: register.Lakukan(h.mutakhirkan)},
			{Nama: "tarik", Judul: "Tarik", Menarik: true, Laku: register.Lakukan(h.tarik)},
		},
	}
	return h.diri
}

// boleh lets PPID Utama work on any line, PPID Pelaksana on those of its own
// perangkat daerah.
func (h *hukumDIP) boleh(a kominfo.Aktor, apa, perangkat string) error {
	if !berperan(a, "ppid_utama") && berperan(a, "ppid_pelaksana") && a.Perangkat != perangkat {
		return ditolak("PPID Pelaksana hanya " + apa + " milik perangkat daerahnya; informasi ini milik " + singkat(perangkat) + ". PPID Utama dapat melakukannya.")
	}
	return h.berwenang(a, apa, "ppid_utama", "ppid_pelaksana")
}

func (h *hukumDIP) usulkan(ctx context.Context, tx register.Tx, _ *dokDIP, in IsianDIP) (InformasiPublik, error) {
	err := h.boleh(tx.Aktor(), "mengusulkan informasi", in.Perangkat)
	if err == nil && in.Asal != "" {
		err = h.periksaAsal(ctx, tx, &in, "")
	}
	return InformasiPublik{IsianDIP: in, Status: "diusulkan"}, err
}

func (h *hukumDIP) ubah(ctx context.Context, tx register.Tx, lama *dokDIP, in IsianDIP) (InformasiPublik, error) {
	d := lama.Isi
	err := h.boleh(tx.Aktor(), "mengubah informasi", d.Perangkat)
	if err == nil {
		err = h.boleh(tx.Aktor(), "mengubah informasi", in.Perangkat)
	}
	if in.Asal == "" {
		in.Asal = d.Asal // where it came from is no matter of taste
	}
	if err == nil && in.Asal != "" {
		err = h.periksaAsal(ctx, tx, &in, lama.ID)
	}
	d.IsianDIP, d.Status = in, "diusulkan"
	return d, err
}

func (h *hukumDIP) tetapkan(_ context.Context, tx register.Tx, lama *dokDIP, in TetapkanDIP) (InformasiPublik, error) {
	d := lama.Isi
	err := h.berwenang(tx.Aktor(), "menetapkan Daftar Informasi Publik", "ppid_utama")
	if err == nil && d.Status != "diusulkan" {
		err = ditolak("Informasi ini sudah ditetapkan dengan " + d.NomorSK + ". PPID Utama atau PPID Pelaksana mengubahnya dulu, atau mencatat pemutakhirannya.")
	}
	if err != nil {
		return d, err
	}
	if d.TanggalSK, err = h.tanggal(tx, "tanggal", in.Tanggal, d.TanggalSK); err != nil {
		return d, err
	}
	d.Status, d.NomorSK, d.Persetujuan, d.Dimutakhirkan = "ditetapkan", in.Nomor, in.Persetujuan, d.TanggalSK
	return d, h.hitung(&d)
}

func (h *hukumDIP) hitung(d *InformasiPublik) error {
	b, err := h.batas(PemutakhiranDIP, Masukan{Sebelumnya: d.Dimutakhirkan})
	d.Batas = pasangBatas(d.Batas, b)
	return err
}

func (h *hukumDIP) mutakhirkan(_ context.Context, tx register.Tx, lama *dokDIP, in PadaTanggal) (InformasiPublik, error) {
	d := lama.Isi
	err := h.boleh(tx.Aktor(), "memutakhirkan informasi", d.Perangkat)
	if err == nil && d.Status != "ditetapkan" {
		err = ditolak("Informasi ini baru diusulkan, jadi belum dapat dimutakhirkan. PPID Utama menetapkannya dulu.")
	}
	if err != nil {
		return d, err
	}
	if d.Dimutakhirkan, err = h.tanggal(tx, "tanggal", in.Tanggal, d.Dimutakhirkan); err != nil {
		return d, err
	}
	return d, h.hitung(&d)
}

func (h *hukumDIP) tarik(_ context.Context, tx register.Tx, lama *dokDIP, _ register.Alasan) (InformasiPublik, error) {
	return lama.Isi, h.boleh(tx.Aktor(), "menarik informasi", lama.Isi.Perangkat)
}
