package akun

import (
	"slices"
	"strings"
)

// Peran is a role that an account may have. What it may do is decided elsewhere.
type Peran struct {
	Nama  string `json:"nama"`  // in Akun.Peran and, joined by one space, in kominfo.Aktor.Peran
	Judul string `json:"judul"` // for people
	Arti  string `json:"arti"`  // one sentence
}

// Admin is the role that manages accounts. At least one active account has it.
const Admin = "admin"

// Koordinator is the role that runs the office's work: stages, tasks, units.
const Koordinator = "koordinator"

// PeranBaku lists the roles that every office has.
func PeranBaku() []Peran {
	return []Peran{
		{Admin, "Pengelola", "Mengelola akun, profil kantor dan daftar perangkat daerah."},
		{Koordinator, "Koordinator", "Membagi tugas, mengatur tahap dan menetapkan hasil."},
		{"asesor_internal", "Asesor internal", "Memeriksa isian dan bukti semua perangkat daerah: menerima, meminta revisi, menyetujui."},
		{"entri", "Petugas entri", "Mengisi nilai dan mengunggah bukti perangkat daerahnya."},
		{"kepala_opd", "Kepala perangkat daerah", "Seperti petugas entri, dan mengajukan isian perangkat daerahnya."},
		{"petugas_layanan", "Petugas layanan informasi", "Mencatat dan memeriksa permohonan informasi publik, keberatan dan sengketa, dan menyerahkan informasinya."},
		{"ppid_utama", "PPID Utama", "Memutuskan permohonan informasi publik: meneruskan, memperpanjang, menguji, menjawab; menetapkan daftar informasi."},
		{"ppid_pelaksana", "PPID Pelaksana", "Menyediakan informasi perangkat daerahnya untuk permohonan dan daftar informasi."},
		{"atasan_ppid", "Atasan PPID", "Menanggapi keberatan dan menyetujui pengecualian."},
		{"tim_pertimbangan", "Tim Pertimbangan", "Memberi pertimbangan tertulis pada uji konsekuensi."},
		{"ppid_desa", "PPID Desa", "Melayani permohonan informasi desanya sendiri, dari mencatat sampai menjawab."},
		{"atasan_ppid_desa", "Atasan PPID Desa", "Kepala desa: menanggapi keberatan atas layanan informasi desanya."},
		{"pemantau", "Pemantau", "Membaca semuanya tanpa data pribadi, tanpa mengubah apa pun."},
	}
}

// gabungPeran gives the known names, those of [PeranBaku] first, each once.
func gabungPeran(tambahan []string) []string {
	var out []string
	for _, p := range PeranBaku() {
		out = append(out, p.Nama)
	}
	for _, n := range tambahan {
		if !slices.Contains(out, n) && namaPeran(n) {
			out = append(out, n)
		}
	}
	return out
}

// namaPeran reports whether a name can be a role: roles are joined by a space.
func namaPeran(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && c != '_' && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != "" && len(s) <= 40
}

// urutkanPeran puts roles in the order of the known names, so that the same roles
// are always written alike. Unknown ones stay, at the end, for Check to name.
func urutkanPeran(kenal, peran []string) []string {
	tempat := func(s string) int {
		if i := slices.Index(kenal, s); i >= 0 {
			return i
		}
		return len(kenal)
	}
	out := append([]string{}, peran...)
	slices.SortStableFunc(out, func(a, b string) int { return tempat(a) - tempat(b) })
	return out
}

// PunyaPeran reports whether roles as kominfo.Aktor.Peran joins them contain one.
func PunyaPeran(peran, satu string) bool {
	for p := range strings.SplitSeq(peran, " ") {
		if p == satu && p != "" {
			return true
		}
	}
	return false
}
