package akun

import (
	"context"
	"embed"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

//go:generate go test -run TestSkema -update .

//go:embed skema/akun.schema.json
var skema embed.FS

// Status is the state of an account.
type Status string

const (
	Diundang Status = "diundang" // has a code and no password yet
	Aktif    Status = "aktif"
	Nonaktif Status = "nonaktif"
)

// Akun is who may log in. Its document's id is kominfo.Aktor.ID; only the roles
// ever reach the journal's entries.
type Akun struct {
	Masuk     string   `json:"masuk" judul:"Nama masuk" wajib:"ya" panjang:"40" pola:"^[a-z0-9][a-z0-9._-]{2,39}$" contoh:"siti.aminah" bantuan:"Huruf kecil, angka, titik, garis; 3 sampai 40 huruf. Jangan memakai NIK."`
	Nama      string   `json:"nama" judul:"Nama" panjang:"120" pribadi:"ya"`
	Surel     string   `json:"surel" judul:"Surel" panjang:"120" pola:"^[^@ ]+@[^@ ]+$" pribadi:"ya" bantuan:"Boleh kosong. Bila diisi, peringatan tenggat PPID dikirim ke sini."`
	Perangkat string   `json:"perangkat" judul:"Perangkat daerah" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9._-]*$" contoh:"kominfo" bantuan:"Kode perangkat daerah, atau kode PPID Desa, tempat pemilik akun bekerja."`
	Peran     []string `json:"peran" judul:"Peran" wajib:"ya"`
	Status    Status   `json:"status" judul:"Status" wajib:"ya" pilihan:"diundang=Diundang|aktif=Aktif|nonaktif=Nonaktif"`
}

// Pengelola reports whether the account is an active administrator.
func (a *Akun) Pengelola() bool { return a.Status == Aktif && slices.Contains(a.Peran, Admin) }

// DefAkun defines the register akun. peran are names of roles besides those of
// [PeranBaku]; names that a role cannot have are left out. The store should hold
// the registers of [DefRahasia] too: deactivating ends sessions there. lain says whom
// people work for besides the perangkat daerah of the office, such as a village.
func DefAkun(peran []string, lain ...TempatLain) *register.Def[Akun] {
	b, _ := skema.ReadFile("skema/akun.schema.json") // absent only while it is generated for the first time
	kenal := gabungPeran(peran)
	teks := func(nama, judul string, f func(*Akun) string) register.AnyKolom[Akun] {
		return register.Kolom[Akun, string]{Nama: nama, Judul: judul, Baca: f}
	}
	d := &register.Def[Akun]{
		Nama: "akun", Judul: "Akun", Jejak: register.Dalam, VersiSkema: 1, Skema: b,
		Keterangan: "Siapa boleh masuk ke program ini, untuk perangkat daerah mana, dan dengan peran apa.",
		Kolom: []register.AnyKolom[Akun]{
			teks("masuk", "", func(a *Akun) string { return a.Masuk }),
			teks("perangkat", "", func(a *Akun) string { return a.Perangkat }),
			teks("peran", "", func(a *Akun) string { return strings.Join(a.Peran, " ") }),
			teks("status", "", func(a *Akun) string { return string(a.Status) }),
			register.Kolom[Akun, int64]{Nama: "pengelola", Judul: "Pengelola aktif", Baca: func(a *Akun) int64 {
				if a.Pengelola() {
					return 1
				}
				return 0
			}},
		},
		Indeks:  [][]string{{"pengelola"}, {"perangkat"}},
		Unik:    [][]string{{"masuk"}},
		Ringkas: [][]string{{"masuk", "perangkat", "peran", "status", "pengelola"}},
		Sebutan: func(a *Akun) string { return a.Masuk },
		Pemilik: func(a *Akun) string { return a.Perangkat },
	}
	d.Check = func(ctx context.Context, r register.Reader, lama *register.Dokumen[Akun], a *Akun) ([]kominfo.Finding, error) {
		fs := periksaAkun(kenal, a)
		if lama == nil || !lama.Isi.Pengelola() || a.Pengelola() {
			return fs, nil
		}
		n, err := HitungPengelola(ctx, r, d)
		if err == nil && n < 2 {
			fs = append(fs, salah("AKUN-PENGELOLA-01", "peran", "Ini satu-satunya pengelola yang aktif, jadi tidak dapat dinonaktifkan atau kehilangan peran admin. Beri peran admin kepada akun aktif lain dahulu."))
		}
		return fs, err
	}
	d.Tindakan = tindakan(kenal, lain)
	return d
}

// HitungPengelola counts the active administrators. d is the Def of the store.
func HitungPengelola(ctx context.Context, r register.Reader, d *register.Def[Akun]) (int64, error) {
	js, err := r.Rekap(ctx, d, register.LingkupPenuh(), []register.Syarat{{Kolom: "pengelola", Op: register.Sama, Nilai: int64(1)}})
	if err != nil || len(js) == 0 {
		return 0, err
	}
	return js[0].N, nil
}

func salah(id, jalur, pesan string) kominfo.Finding {
	return kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: pesan}
}

func periksaAkun(kenal []string, a *Akun) (fs []kominfo.Finding) {
	if adaNIK(a.Masuk) {
		fs = append(fs, salah("AKUN-MASUK-01", "masuk", "Nama masuk memuat 16 angka seperti NIK. NIK adalah data pribadi; pakai nama atau jabatan, misalnya siti.aminah."))
	}
	for i, p := range a.Peran {
		switch {
		case !slices.Contains(kenal, p):
			fs = append(fs, salah("AKUN-PERAN-01", "peran", "Peran "+strconv.Quote(singkat(p))+" tidak dikenal. Yang ada: "+strings.Join(kenal, ", ")+"."))
		case slices.Contains(a.Peran[:i], p):
			fs = append(fs, salah("AKUN-PERAN-02", "peran", "Peran "+p+" disebut dua kali. Hapus salah satunya."))
		}
		if len(fs) > 20 {
			break // a hostile list must not make a huge answer
		}
	}
	return fs
}

// adaNIK reports whether a login name holds a run of exactly 16 digits, also with
// the marks between them that a login name may have.
func adaNIK(s string) bool {
	n := 0
	for _, c := range s + "$" {
		switch {
		case c >= '0' && c <= '9':
			n++
		case n > 0 && (c == '.' || c == '-' || c == '_'):
		case n == 16:
			return true
		default:
			n = 0
		}
	}
	return false
}

func singkat(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
