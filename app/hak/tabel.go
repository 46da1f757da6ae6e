package hak

// baris is a row of the table: what roles may do in a register. Rows are asked from
// the top, and the first that names the register and the act decides, so rows of
// one register stand before the general ones.
//
// untuk names the roles. "entri~" may in what belongs to the own perangkat daerah
// only; "+" means personal parts too: "koordinator+ entri~+". Nobody is "".
type baris struct {
	register string // name; "*" is every register
	aksi     string // names, "baca", or "*" for everything else
	untuk    string
	kenapa   string // said where it surprises
}

// tabel is the law of this office program. Acts are those of package web ("baca",
// "buat", "ganti", "hapus_pribadi") and the names of actions.
var tabel = [...]baris{
	{"akun", "baca", "admin+", ""},
	{"akun", "hapus_pribadi", "admin+", ""},
	{"akun", "undang aktifkan", "", "Akun dibuat lewat undangan, supaya sandinya hanya diketahui pemiliknya."},
	{"akun", "*", "admin+", ""},

	{"profil_kantor", "baca", "*", ""},
	{"profil_kantor", "*", "admin koordinator", ""},
	{"perangkat_daerah", "baca", "*", ""},
	{"perangkat_daerah", "*", "admin koordinator", ""},

	{"kunci_jejak", "baca", "*", ""},
	{"kunci_jejak", "*", "", "Hanya ditulis oleh program. Kunci jejak diganti dengan perintah lumbung kunci ganti."},
	{"akses_pribadi", "baca", "admin koordinator", ""},
	{"akses_pribadi", "*", "", "Hanya ditulis oleh program, setiap kali bagian pribadi dibaca."},
	{"saksi_jejak", "baca", "*", ""},
	{"saksi_jejak", "*", "admin koordinator", ""},

	{"kabar", "baca", "admin koordinator petugas_layanan ppid_utama ppid_pelaksana~ atasan_ppid~ ppid_desa~ atasan_ppid_desa~", ""},
	{"kabar", "ulangi terkirim batalkan", "admin+ ppid_utama+", ""},
	{"kabar", "*", "", "Pemberitahuan diantrekan dan dikirim oleh program."},

	{"penilaian", "baca", "admin koordinator asesor_internal entri kepala_opd pemantau", ""},
	{"penilaian", "isi catatan", "koordinator asesor_internal", ""},
	{"penilaian", "*", "koordinator", ""},

	{"tugas_indikator", "baca", "koordinator asesor_internal pemantau entri~ kepala_opd~", ""},
	{"tugas_indikator", "isi", "koordinator entri~ kepala_opd~", ""},
	{"tugas_indikator", "ajukan", "koordinator kepala_opd~", ""},
	{"tugas_indikator", "kembalikan setujui buka", "koordinator asesor_internal", ""},
	{"tugas_indikator", "*", "koordinator", ""},

	{"data_dukung", "baca", "koordinator asesor_internal pemantau entri~ kepala_opd~", ""},
	{"bukti", "baca", "koordinator asesor_internal pemantau entri~ kepala_opd~", ""},
	{"bukti", "terima revisi", "koordinator asesor_internal", ""},

	// Requests for information. The law of the moves is in package ppid and refuses
	// whoever may not make one; this table says who gets there, and who sees the
	// applicant: only those who write to him.
	{"permohonan", "baca", "petugas_layanan+ ppid_utama+ atasan_ppid tim_pertimbangan koordinator pemantau ppid_pelaksana~ kepala_opd~ ppid_desa~+ atasan_ppid_desa~+", ""},
	{"permohonan", "catat salin_lama lampirkan nyatakan_lengkap nyatakan_tidak_lengkap surat_sampai lengkapi tidak_tindak_lanjuti tunggu_biaya serahkan cabut", "petugas_layanan+ ppid_desa~+", ""},
	{"permohonan", "disposisi alihkan uji perpanjang jawab", "ppid_utama+ ppid_desa~+", ""},
	{"permohonan", "sediakan", "ppid_utama+ ppid_pelaksana~+ ppid_desa~+", ""}, // the store writes back what it does not show: baca decides who sees the applicant
	{"permohonan", "hitung_ulang", "petugas_layanan+ ppid_utama+ ppid_desa~+", ""},
	{"permohonan", "hapus_pribadi", "ppid_utama+ ppid_desa~+", ""},
	{"permohonan", "*", "", "Permohonan hanya bergerak menurut langkah hukumnya."},

	{"keberatan", "baca", "petugas_layanan+ ppid_utama+ atasan_ppid+ tim_pertimbangan koordinator pemantau ppid_desa~+ atasan_ppid_desa~+", ""},
	{"keberatan", "ajukan tanggapan_diterima", "petugas_layanan+ ppid_desa~+", ""},
	{"keberatan", "musyawarah tanggapi", "atasan_ppid+ atasan_ppid_desa~+", ""},
	{"keberatan", "laksanakan selesaikan hitung_ulang", "petugas_layanan+ ppid_utama+ ppid_desa~+", ""},
	{"keberatan", "hapus_pribadi", "ppid_utama+ ppid_desa~+", ""},
	{"keberatan", "*", "", "Keberatan hanya bergerak menurut langkah hukumnya."},

	{"sengketa", "baca", "petugas_layanan+ ppid_utama+ atasan_ppid+ tim_pertimbangan koordinator pemantau ppid_desa~+ atasan_ppid_desa~+", ""},
	{"sengketa", "gugat kasasi", "petugas_layanan+ atasan_ppid+ ppid_desa~+ atasan_ppid_desa~+", ""},
	{"sengketa", "*", "petugas_layanan+ ppid_desa~+", ""},

	{"uji_konsekuensi", "baca", "petugas_layanan ppid_utama atasan_ppid tim_pertimbangan ppid_pelaksana~ ppid_desa~ atasan_ppid_desa~", ""},
	{"uji_konsekuensi", "pertimbangkan", "tim_pertimbangan ppid_utama ppid_desa~", ""},
	{"uji_konsekuensi", "*", "ppid_utama ppid_pelaksana~ ppid_desa~", ""},

	// The public reads what was fixed on the pages of /layanan; a proposal is not public
	// before PPID Utama has read it.
	{"dip", "baca", "admin koordinator asesor_internal entri kepala_opd petugas_layanan ppid_utama ppid_pelaksana atasan_ppid tim_pertimbangan ppid_desa atasan_ppid_desa pemantau", ""},
	{"dip", "tetapkan", "ppid_utama ppid_desa~", ""},
	{"dip", "*", "ppid_utama ppid_pelaksana~ ppid_desa~", ""},
	{"dik", "baca", "*", ""},
	{"dik", "*", "ppid_utama ppid_desa~", ""},
	{"laporan_ppid", "baca", "petugas_layanan ppid_utama atasan_ppid koordinator pemantau ppid_desa~ atasan_ppid_desa~", ""},
	{"laporan_ppid", "*", "ppid_utama ppid_desa~", ""},
	{"ppid_pelaksana", "baca", "*", ""},
	{"ppid_pelaksana", "*", "ppid_utama admin", ""},

	// Every other register. Personal parts are the koordinator's alone until a row of
	// its own says otherwise: what nobody thought of must not be open.
	{"*", "baca", "koordinator+ asesor_internal pemantau entri~ kepala_opd~ admin", ""},
	{"*", "hapus_pribadi", "koordinator+", ""},
	{"*", "*", "koordinator+ entri~ kepala_opd~", ""},
}
