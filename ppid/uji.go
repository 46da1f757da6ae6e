package ppid

import (
	"context"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// StatusUji is where a test of consequences stands.
type StatusUji string

const (
	UjiDraf       StatusUji = "draf"       // the sheet is being written
	UjiDitetapkan StatusUji = "ditetapkan" // exempt, by a decision
	UjiTerbuka    StatusUji = "terbuka"    // found open, or opened later
)

// LembarUji is the sheet of Perki 1/2021 Lampiran II.
type LembarUji struct {
	Nomor       string          `json:"nomor" judul:"Nomor lembar uji" wajib:"ya" panjang:"100"`
	Badan       string          `json:"badan" judul:"Badan publik desa" panjang:"20" bantuan:"Kode PPID Desa; kosong berarti pemerintah daerah."`
	Perangkat   string          `json:"perangkat" judul:"Perangkat daerah yang menguasai" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9._-]*$" contoh:"dinkes" bantuan:"Kode singkatnya, seperti di register Perangkat daerah."`
	Saat        string          `json:"saat" judul:"Saat pengujian" wajib:"ya" pilihan:"sebelum_permintaan=Sebelum ada permintaan|saat_permintaan=Saat ada permintaan|saat_sengketa=Saat sengketa, atas perintah majelis" pasal:"Perki 1/2021 Pasal 49 ayat (1)"`
	Tanggal     kominfo.Tanggal `json:"tanggal" judul:"Tanggal pengujian" wajib:"ya"`
	Tempat      string          `json:"tempat" judul:"Tempat pengujian" panjang:"160"`
	Informasi   string          `json:"informasi" judul:"Informasi yang diuji" rupa:"panjang" wajib:"ya" panjang:"4000" bantuan:"Jelas dan terang, tanpa isi rahasianya." pasal:"Perki 1/2021 Pasal 49 ayat (2) huruf b"`
	Huruf       string          `json:"huruf" judul:"Huruf Pasal 17" wajib:"ya" panjang:"10" pola:"^[a-j]+$" contoh:"h" bantuan:"Satu atau beberapa: a penegakan hukum; b kekayaan intelektual dan persaingan usaha; c pertahanan dan keamanan; d kekayaan alam; e ketahanan ekonomi; f hubungan luar negeri; g akta otentik dan wasiat; h rahasia pribadi; i memorandum dan surat internal; j undang-undang lain."`
	DasarHukum  string          `json:"dasar_hukum" judul:"Dasar hukum pengecualian" rupa:"panjang" wajib:"ya" panjang:"2000" contoh:"UU 14/2008 Pasal 17 huruf h angka 2"`
	Dibuka      string          `json:"konsekuensi_dibuka" judul:"Konsekuensi bila dibuka" rupa:"panjang" wajib:"ya" panjang:"4000"`
	Ditutup     string          `json:"konsekuensi_ditutup" judul:"Manfaat bila ditutup" rupa:"panjang" wajib:"ya" panjang:"4000"`
	Penguji     string          `json:"penguji" judul:"Penguji" rupa:"panjang" panjang:"2000" bantuan:"Jabatan dan unit kerja, satu baris tiap penguji."`
	JangkaWaktu string          `json:"jangka_waktu" judul:"Jangka waktu pengecualian" wajib:"ya" panjang:"500" contoh:"5 tahun"`
	Berakhir    kominfo.Tanggal `json:"berakhir,omitzero" judul:"Tanggal berakhir"`
	TanpaBatas  bool            `json:"tanpa_batas" judul:"Tanpa tanggal berakhir" bantuan:"Tidak boleh untuk huruf a sampai f." pasal:"UU 14/2008 Pasal 20 ayat (1)"`
}

// UjiKonsekuensi is one test of consequences with its decision (Perki 1/2021 Pasal
// 49, Lampiran II and III).
type UjiKonsekuensi struct {
	LembarUji
	Status           StatusUji       `json:"status" judul:"Status" wajib:"ya" pilihan:"draf=Draf|ditetapkan=Ditetapkan dikecualikan|terbuka=Terbuka"`
	Pertimbangan     string          `json:"pertimbangan" judul:"Pertimbangan Tim Pertimbangan" rupa:"panjang" panjang:"4000"`
	NomorPenetapan   string          `json:"nomor_penetapan" judul:"Nomor penetapan" panjang:"100"`
	TanggalPenetapan kominfo.Tanggal `json:"tanggal_penetapan,omitzero" judul:"Tanggal penetapan"`
	Pimpinan         string          `json:"persetujuan_pimpinan" judul:"Persetujuan pimpinan badan publik" panjang:"200" pasal:"PP 61/2010 Pasal 3 ayat (2)"`
	Atasan           string          `json:"persetujuan_atasan" judul:"Persetujuan Atasan PPID" panjang:"200" pasal:"Perki 1/2021 Pasal 10 ayat (2) huruf e"`
	DibukaPada       kominfo.Tanggal `json:"dibuka_pada,omitzero" judul:"Dinyatakan terbuka"`
}

// Pertimbangkan is the input of the action that records the opinion of the Tim
// Pertimbangan.
type Pertimbangkan struct {
	Pertimbangan string `json:"pertimbangan" judul:"Pertimbangan" rupa:"panjang" wajib:"ya" panjang:"4000" pasal:"Perki 1/2021 Pasal 6 ayat (5)"`
}

// TetapkanUji is the input of the action that decides the exemption. Which of the
// two approvals is needed is the office's policy penyetuju_pengecualian.
type TetapkanUji struct {
	Nomor    string          `json:"nomor_penetapan" judul:"Nomor penetapan" wajib:"ya" panjang:"100"`
	Tanggal  kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal penetapan" bantuan:"Kosong berarti hari ini."`
	Pimpinan string          `json:"persetujuan_pimpinan" judul:"Persetujuan pimpinan badan publik" panjang:"200" bantuan:"Wajib, kecuali kebijakan kantor menunjuk Atasan PPID: jabatan, nomor dan tanggalnya."`
	Atasan   string          `json:"persetujuan_atasan" judul:"Persetujuan Atasan PPID" panjang:"200" bantuan:"Jabatan, nomor dan tanggalnya."`
}

// BukaUji is the input of the action that declares the information open.
type BukaUji struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal" bantuan:"Kosong berarti hari ini."`
	Alasan  string          `json:"alasan" judul:"Alasan atau putusan" rupa:"panjang" wajib:"ya" panjang:"500" bantuan:"Hasil uji, pengubahan klasifikasi, keberatan atau putusan; tercatat di riwayat."`
}

// Mengecualikan reports whether the decision keeps the information closed on a day.
// On the day the exemption ends it is open by itself (PP 61/2010 Pasal 11 ayat (3)).
func (u *UjiKonsekuensi) Mengecualikan(hari kominfo.Tanggal) bool {
	return u.Status == UjiDitetapkan && !hari.Sebelum(u.TanggalPenetapan) && (u.TanpaBatas || hari.Sebelum(u.Berakhir))
}

type dokUji = register.Dokumen[UjiKonsekuensi]

type hukumUji struct {
	*Layanan
	unit *register.Def[UnitPPID]
}

// defUji makes the register uji_konsekuensi: susun, ubah, pertimbangkan, then
// tetapkan or buka; what was fixed may be opened later, never changed.
func defUji(l *Layanan, unit *register.Def[UnitPPID]) *register.Def[UjiKonsekuensi] {
	h := hukumUji{l, unit}
	teks := func(nama string, f func(*UjiKonsekuensi) string) register.AnyKolom[UjiKonsekuensi] {
		return register.Kolom[UjiKonsekuensi, string]{Nama: nama, Baca: f}
	}
	return &register.Def[UjiKonsekuensi]{
		Nama: "uji_konsekuensi", Judul: "Uji konsekuensi", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("uji_konsekuensi"),
		Keterangan: "Lembar pengujian konsekuensi dan penetapan pengecualian menurut Perki 1/2021 Pasal 49, Lampiran II dan III.",
		Kolom: []register.AnyKolom[UjiKonsekuensi]{
			teks("nomor", func(u *UjiKonsekuensi) string { return u.Nomor }),
			teks("badan", func(u *UjiKonsekuensi) string { return u.Badan }),
			teks("perangkat", func(u *UjiKonsekuensi) string { return u.Perangkat }),
			teks("status", func(u *UjiKonsekuensi) string { return string(u.Status) }),
			teks("huruf", func(u *UjiKonsekuensi) string { return u.Huruf }),
			teks("tanggal", func(u *UjiKonsekuensi) string { return u.Tanggal.String() }),
			teks("berakhir", func(u *UjiKonsekuensi) string { return u.Berakhir.String() }),
		},
		Indeks:  [][]string{{"status", "berakhir"}, {"perangkat"}},
		Unik:    [][]string{{"badan", "nomor"}},
		Ringkas: [][]string{{"tanggal", "nomor", "perangkat", "status", "huruf", "berakhir"}},
		Sebutan: func(u *UjiKonsekuensi) string { return "Uji konsekuensi " + u.Nomor },
		Pemilik: func(u *UjiKonsekuensi) string { return u.Perangkat },
		Check: func(_ context.Context, _ register.Reader, _ *dokUji, u *UjiKonsekuensi) ([]kominfo.Finding, error) {
			return u.Check(l.hukum(), l.Kebijakan), nil
		},
		Tindakan: []register.Tindakan[UjiKonsekuensi]{
			{Nama: "susun", Judul: "Susun lembar uji", Mula: true, Laku: register.Lakukan(h.susun)},
			{Nama: "ubah", Judul: "Ubah lembar uji", Laku: register.Lakukan(h.ubah)},
			{Nama: "pertimbangkan", Judul: "Catat pertimbangan", Laku: register.Lakukan(h.pertimbangkan)},
			{Nama: "tetapkan", Judul: "Tetapkan dikecualikan", Laku: register.Lakukan(h.tetapkan)},
			{Nama: "buka", Judul: "Nyatakan terbuka", Laku: register.Lakukan(h.buka)},
		},
	}
}

// boleh refuses an act outside its states, to others than its roles, or for
// another public body.
func (h hukumUji) boleh(a kominfo.Aktor, u *UjiKonsekuensi, apa string, status []StatusUji, peran ...string) error {
	if !slices.Contains(status, u.Status) {
		bisa := map[StatusUji]string{
			UjiDraf:       "Sekarang PPID Utama atau PPID Pelaksana mengubahnya, Tim Pertimbangan memberi pertimbangan, PPID Utama menetapkan atau membukanya.",
			UjiDitetapkan: "Sekarang hanya PPID Utama dapat menyatakannya terbuka; untuk penetapan lain susun uji baru (Perki 1/2021 Pasal 53).",
			UjiTerbuka:    "Tidak ada langkah lagi; untuk mengecualikannya susun uji baru.",
		}[u.Status]
		return ditolak("Uji konsekuensi " + u.Nomor + " berstatus " + string(u.Status) + ", jadi tidak dapat " + apa + ". " + bisa)
	}
	if u.Badan != "" && a.Perangkat != u.Badan {
		return ditolak("Uji konsekuensi " + u.Nomor + " milik badan publik desa " + u.Badan + ", jadi hanya PPID Desa itu yang mengerjakannya.")
	}
	return h.berwenang(a, "membuat uji konsekuensi "+apa, peran...)
}

func (h hukumUji) susun(ctx context.Context, tx register.Tx, _ *dokUji, in LembarUji) (UjiKonsekuensi, error) {
	u := UjiKonsekuensi{LembarUji: in, Status: UjiDraf}
	if err := h.boleh(tx.Aktor(), &u, "disusun", []StatusUji{UjiDraf}, "ppid_utama", "ppid_pelaksana"); err != nil {
		return u, err
	}
	if u.Badan != "" {
		if err := desaAktif(ctx, tx, h.unit, u.Badan); err != nil {
			return u, err
		}
	}
	_, err := h.tanggal(tx, "tanggal", in.Tanggal, kominfo.Tanggal{})
	return u, err
}

func (h hukumUji) ubah(_ context.Context, tx register.Tx, lama *dokUji, in LembarUji) (UjiKonsekuensi, error) {
	u := lama.Isi
	if err := h.boleh(tx.Aktor(), &u, "diubah", []StatusUji{UjiDraf}, "ppid_utama", "ppid_pelaksana"); err != nil {
		return u, err
	}
	if in.Badan != u.Badan {
		return u, ditolak("Uji konsekuensi tidak pindah ke badan publik lain. Susun uji baru di badan publik itu.")
	}
	u.LembarUji, u.Pertimbangan = in, "" // an opinion holds for the sheet it was given on
	_, err := h.tanggal(tx, "tanggal", in.Tanggal, kominfo.Tanggal{})
	return u, err
}

func (h hukumUji) pertimbangkan(_ context.Context, tx register.Tx, lama *dokUji, in Pertimbangkan) (UjiKonsekuensi, error) {
	u := lama.Isi
	err := h.boleh(tx.Aktor(), &u, "dipertimbangkan", []StatusUji{UjiDraf}, "tim_pertimbangan")
	u.Pertimbangan = in.Pertimbangan
	return u, err
}

func (h hukumUji) tetapkan(_ context.Context, tx register.Tx, lama *dokUji, in TetapkanUji) (UjiKonsekuensi, error) {
	u := lama.Isi
	err := h.boleh(tx.Aktor(), &u, "ditetapkan", []StatusUji{UjiDraf}, "ppid_utama")
	if err != nil {
		return u, err
	}
	u.TanggalPenetapan, err = h.tanggal(tx, "tanggal", in.Tanggal, u.Tanggal)
	u.Status, u.NomorPenetapan, u.Pimpinan, u.Atasan = UjiDitetapkan, strings.TrimSpace(in.Nomor), in.Pimpinan, in.Atasan
	return u, err
}

func (h hukumUji) buka(_ context.Context, tx register.Tx, lama *dokUji, in BukaUji) (UjiKonsekuensi, error) {
	u := lama.Isi
	err := h.boleh(tx.Aktor(), &u, "dinyatakan terbuka", []StatusUji{UjiDraf, UjiDitetapkan}, "ppid_utama")
	if err != nil {
		return u, err
	}
	sejak := u.TanggalPenetapan
	if sejak.Kosong() {
		sejak = u.Tanggal
	}
	u.DibukaPada, err = h.tanggal(tx, "tanggal", in.Tanggal, sejak)
	u.Status = UjiTerbuka
	return u, err
}

// Check gives everything that is wrong with the test by the law h and the policy
// of the office: letters, an end where the law asks for one, approvals.
func (u *UjiKonsekuensi) Check(h *Hukum, kb Kebijakan) []kominfo.Finding {
	var fs temuan
	if !hurufSah(h, u.Huruf) {
		fs.galat("PPID-UJI-01", "huruf", "Huruf Pasal 17 harus a sampai j, masing-masing satu kali, misalnya h.")
	}
	for _, p := range h.Pengecualian {
		if u.TanpaBatas && !p.BolehTanpaBatas && strings.Contains(u.Huruf, p.Huruf) {
			fs.galat("PPID-UJI-02", "tanpa_batas", "Pengecualian huruf "+p.Huruf+" tidak boleh tanpa batas waktu: "+p.JangkaWaktu+" (UU 14/2008 Pasal 20 ayat (1)). Isi tanggal berakhirnya.")
		}
	}
	switch {
	case u.TanpaBatas && !u.Berakhir.Kosong():
		fs.galat("PPID-UJI-03", "berakhir", "Pengecualian tanpa batas tidak punya tanggal berakhir. Kosongkan salah satunya.")
	case !u.Berakhir.Kosong() && !u.Berakhir.Sesudah(atau(u.TanggalPenetapan, u.Tanggal)):
		fs.galat("PPID-UJI-04", "berakhir", "Tanggal berakhir harus sesudah tanggal pengujian dan penetapan.")
	}
	if u.Status != UjiDitetapkan {
		return fs
	}
	if !u.TanpaBatas && u.Berakhir.Kosong() {
		fs.galat("PPID-UJI-05", "berakhir", "Penetapan harus memuat jangka waktu: isi tanggal berakhirnya, atau tanpa batas untuk huruf g sampai j (Perki 1/2021 Pasal 49 ayat (5)). Ubah lembar ujinya dulu.")
	}
	if a, err := h.CariAturan(PengecualianHurufA); err == nil && strings.Contains(u.Huruf, "a") && u.Berakhir.Sesudah(tambahBulan(u.TanggalPenetapan, 12*a.Jumlah)) {
		fs.galat("PPID-UJI-06", "berakhir", "Pengecualian huruf a paling lama 30 tahun sejak ditetapkan (PP 61/2010 Pasal 5 ayat (1)).")
	}
	if p, _ := h.pilihan("penyetuju_pengecualian", kb.PenyetujuPengecualian); p.Kode == "atasan_ppid" {
		if kosong(u.Atasan) {
			fs.galat("PPID-UJI-07", "persetujuan_atasan", "Persetujuan Atasan PPID belum dicatat.")
		}
	} else if kosong(u.Pimpinan) {
		fs.galat("PPID-UJI-08", "persetujuan_pimpinan", "Persetujuan pimpinan badan publik belum dicatat (PP 61/2010 Pasal 3 ayat (2)).")
	}
	return fs
}
