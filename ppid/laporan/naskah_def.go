package laporan

import (
	"context"
	"embed"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

//go:generate go test -run TestSkema -update .

//go:embed skema/*.schema.json
var skema embed.FS

// LaporanPPID keeps what people write for one report: texts, figures of facilities,
// staff and budget, and what became of the report. What can be counted is never
// typed here.
type LaporanPPID struct {
	Unit    string          `json:"unit" judul:"Unit PPID" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9._-]*$" contoh:"kominfo" bantuan:"Kode perangkat daerah PPID Utama, atau kode desa."`
	Badan   string          `json:"badan" judul:"Badan publik desa" panjang:"20" bantuan:"Kode desa bila laporan milik desa; kosong berarti pemerintah daerah."`
	Periode kominfo.Periode `json:"periode" judul:"Masa laporan" wajib:"ya" contoh:"2025" bantuan:"Tahun 2025, semester 2025-S1 atau triwulan 2025-Q3."`
	Status  string          `json:"status" judul:"Status" wajib:"ya" pilihan:"disusun=Sedang disusun|ditetapkan=Ditetapkan|diumumkan=Diumumkan" bantuan:"Laporan tahunan wajib dibuat dan diumumkan." pasal:"Perki 1/2021 Pasal 5 ayat (2) huruf g"`

	Kebijakan    string         `json:"kebijakan" kelompok:"Kebijakan dan pelaksanaan" judul:"Gambaran umum kebijakan layanan" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 56 ayat (4) huruf a"`
	Pelaksanaan  string         `json:"pelaksanaan" kelompok:"Kebijakan dan pelaksanaan" judul:"Gambaran umum pelaksanaan layanan" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 56 ayat (4) huruf b"`
	Sarana       string         `json:"sarana" kelompok:"Sarana, SDM dan anggaran" judul:"Sarana dan prasarana beserta kondisinya" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 57 ayat (1) huruf a"`
	RuangLayanan int64          `json:"ruang_layanan" kelompok:"Sarana, SDM dan anggaran" judul:"Jumlah ruang atau meja layanan" min:"0" maks:"100000"`
	SDM          string         `json:"sdm" kelompok:"Sarana, SDM dan anggaran" judul:"Sumber daya manusia beserta kualifikasinya" rupa:"panjang" panjang:"8000" bantuan:"Jabatan dan kualifikasi, bukan nama orang." pasal:"Perki 1/2021 Pasal 57 ayat (1) huruf b"`
	JumlahSDM    int64          `json:"jumlah_sdm" kelompok:"Sarana, SDM dan anggaran" judul:"Jumlah petugas" min:"0" maks:"100000"`
	Anggaran     string         `json:"anggaran" kelompok:"Sarana, SDM dan anggaran" judul:"Anggaran dan penggunaannya" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 57 ayat (1) huruf c"`
	Pagu         kominfo.Rupiah `json:"pagu" kelompok:"Sarana, SDM dan anggaran" judul:"Pagu anggaran" min:"0" maks:"1000000000000000"`
	Realisasi    kominfo.Rupiah `json:"realisasi" kelompok:"Sarana, SDM dan anggaran" judul:"Realisasi anggaran" min:"0" maks:"1000000000000000"`

	PelaksanaanTanggapan string `json:"pelaksanaan_tanggapan" kelompok:"Keberatan dan sengketa" judul:"Pelaksanaan tanggapan atas keberatan" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 57 ayat (3) huruf b"`
	PutusanKI            string `json:"pelaksanaan_putusan_ki" kelompok:"Keberatan dan sengketa" judul:"Hasil mediasi atau ajudikasi dan pelaksanaannya" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 57 ayat (3) huruf d"`
	PutusanPengadilan    string `json:"pelaksanaan_putusan_pengadilan" kelompok:"Keberatan dan sengketa" judul:"Hasil putusan pengadilan dan pelaksanaannya" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 57 ayat (3) huruf f"`

	KendalaEksternal string `json:"kendala_eksternal" kelompok:"Kendala dan rekomendasi" judul:"Kendala eksternal" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 56 ayat (4) huruf e"`
	KendalaInternal  string `json:"kendala_internal" kelompok:"Kendala dan rekomendasi" judul:"Kendala internal" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 56 ayat (4) huruf e"`
	Rekomendasi      string `json:"rekomendasi" kelompok:"Kendala dan rekomendasi" judul:"Rekomendasi" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 56 ayat (4) huruf f"`
	TindakLanjut     string `json:"rencana_tindak_lanjut" kelompok:"Kendala dan rekomendasi" judul:"Rencana tindak lanjut" rupa:"panjang" panjang:"8000" pasal:"Perki 1/2021 Pasal 56 ayat (4) huruf f"`

	NomorSK      string          `json:"nomor_sk" kelompok:"Penetapan" judul:"Nomor penetapan" panjang:"100"`
	TanggalSK    kominfo.Tanggal `json:"tanggal_sk,omitzero" kelompok:"Penetapan" judul:"Tanggal penetapan"`
	Diumumkan    kominfo.Tanggal `json:"diumumkan,omitzero" kelompok:"Penetapan" judul:"Tanggal diumumkan"`
	Tautan       string          `json:"tautan" kelompok:"Penetapan" judul:"Tautan pengumuman" panjang:"500"`
	KeKI         kominfo.Tanggal `json:"disampaikan_ke_ki,omitzero" kelompok:"Penetapan" judul:"Salinan diserahkan ke Komisi Informasi" pasal:"Perki 1/2021 Pasal 56 ayat (3)"`
	SidikLaporan string          `json:"sidik_bahan" kelompok:"Penetapan" judul:"Sidik bahan laporan yang ditetapkan" panjang:"64" pola:"^[0-9a-f]{64}$" bantuan:"Tercetak di kaki laporan; dengan itu laporan dapat dihitung ulang dan dibandingkan."`
}

// Naskah gives the texts as [Bahan].Naskah takes them. Figures that were filled in
// stand before the text that they belong to.
func (p *LaporanPPID) Naskah() map[string]string {
	m := map[string]string{
		NaskahKebijakan: p.Kebijakan, NaskahPelaksanaan: p.Pelaksanaan,
		NaskahSarana:    gabungKalimat(bilaAda(p.RuangLayanan, "Ruang atau meja layanan: ", kominfo.FormatAngka(p.RuangLayanan)+"."), p.Sarana),
		NaskahSDM:       gabungKalimat(bilaAda(p.JumlahSDM, "Petugas: ", kominfo.FormatAngka(p.JumlahSDM)+" orang."), p.SDM),
		NaskahAnggaran:  gabungKalimat(bilaAda(int64(p.Pagu), "Pagu: ", p.Pagu.String()+"; realisasi: "+p.serapan()+"."), p.Anggaran),
		NaskahTanggapan: p.PelaksanaanTanggapan, NaskahPutusanKI: p.PutusanKI, NaskahPutusanHakim: p.PutusanPengadilan,
		NaskahKendalaEksternal: p.KendalaEksternal, NaskahKendalaInternal: p.KendalaInternal,
		NaskahRekomendasi: p.Rekomendasi, NaskahTindakLanjut: p.TindakLanjut,
	}
	for k, v := range m {
		if strings.TrimSpace(v) == "" {
			delete(m, k)
		}
	}
	return m
}

func (p *LaporanPPID) serapan() string {
	return p.Realisasi.String() + " (" + kominfo.Rasio{Pembilang: int64(p.Realisasi), Penyebut: int64(p.Pagu)}.Persen() + ")"
}

func bilaAda(n int64, depan, isi string) string {
	if n == 0 {
		return ""
	}
	return depan + isi
}

func gabungKalimat(t ...string) string {
	var ada []string
	for _, s := range t {
		if s = strings.TrimSpace(s); s != "" {
			ada = append(ada, s)
		}
	}
	return strings.Join(ada, "\n")
}

// DefNaskah makes the register laporan_ppid, one document for each body and period.
func DefNaskah() *register.Def[LaporanPPID] {
	teks := func(nama string, f func(*LaporanPPID) string) register.AnyKolom[LaporanPPID] {
		return register.Kolom[LaporanPPID, string]{Nama: nama, Baca: f}
	}
	sk, _ := skema.ReadFile("skema/laporan_ppid.schema.json") // absent only while it is generated for the first time
	return &register.Def[LaporanPPID]{
		Nama: "laporan_ppid", Judul: "Naskah laporan layanan informasi", Jejak: register.Umum, VersiSkema: 1, Skema: sk,
		Keterangan: "Bagian laporan layanan informasi publik yang ditulis orang (Perki 1/2021 Pasal 56-58); angkanya dihitung dari register.",
		Kolom: []register.AnyKolom[LaporanPPID]{
			teks("periode", func(p *LaporanPPID) string { return p.Periode.String() }),
			teks("badan", func(p *LaporanPPID) string { return p.Badan }),
			teks("status", func(p *LaporanPPID) string { return p.Status }),
			teks("tanggal_sk", func(p *LaporanPPID) string { return p.TanggalSK.String() }),
			teks("diumumkan", func(p *LaporanPPID) string { return p.Diumumkan.String() }),
			teks("disampaikan_ke_ki", func(p *LaporanPPID) string { return p.KeKI.String() }),
		},
		Unik:    [][]string{{"badan", "periode"}},
		Ringkas: [][]string{{"periode", "badan", "status", "tanggal_sk", "diumumkan", "disampaikan_ke_ki"}},
		Sebutan: func(p *LaporanPPID) string {
			if p.Badan != "" {
				return "Laporan " + p.Periode.Nama() + ", badan publik " + p.Badan
			}
			return "Laporan " + p.Periode.Nama()
		},
		Pemilik: func(p *LaporanPPID) string { return p.Unit },
		Check: func(_ context.Context, _ register.Reader, _ *register.Dokumen[LaporanPPID], p *LaporanPPID) ([]kominfo.Finding, error) {
			return p.Check(), nil
		},
	}
}

// Check gives what contradicts itself.
func (p *LaporanPPID) Check() (out []kominfo.Finding) {
	galat := func(id, jalur, pesan string) {
		out = append(out, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: pesan})
	}
	if p.Badan != "" && p.Unit != p.Badan {
		galat("PPID-NASKAH-01", "unit", "Laporan milik desa "+p.Badan+", jadi unitnya juga kode desa itu.")
	}
	if p.Status != "disusun" && (strings.TrimSpace(p.NomorSK) == "" || p.TanggalSK.Kosong()) {
		galat("PPID-NASKAH-02", "nomor_sk", "Laporan yang ditetapkan harus punya nomor dan tanggal penetapan. Isi keduanya, atau biarkan sedang disusun.")
	}
	if p.Status == "diumumkan" && p.Diumumkan.Kosong() {
		galat("PPID-NASKAH-03", "diumumkan", "Tanggal diumumkan belum diisi.")
	}
	if !p.Diumumkan.Kosong() && p.Diumumkan.Sebelum(p.TanggalSK) {
		galat("PPID-NASKAH-04", "diumumkan", "Laporan tidak dapat diumumkan sebelum ditetapkan. Periksa kedua tanggal itu.")
	}
	if _, akhir := p.Periode.Batas(); !p.TanggalSK.Kosong() && !p.TanggalSK.Sesudah(akhir) {
		galat("PPID-NASKAH-05", "tanggal_sk", "Penetapan mendahului akhir masa laporan. Periksa tanggal atau masanya.")
	}
	if p.Realisasi > p.Pagu {
		galat("PPID-NASKAH-06", "realisasi", "Realisasi melebihi pagu. Periksa kedua angka itu.")
	}
	return out
}
