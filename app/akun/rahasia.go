//go:build !(js && wasm)

package akun

import (
	"context"
	"embed"
	"time"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Sandi is the password of one account, as an argon2id hash. It never changes: a
// new password is a new document, and the old one is withdrawn and its hash erased
// in the same transaction, so that old hashes leave the backups too.
type Sandi struct {
	Akun  register.ID `json:"akun" judul:"Akun" wajib:"ya" rujukan:"akun"`
	Sandi string      `json:"sandi" judul:"Sidik kata sandi" panjang:"300" pribadi:"ya"` // PHC string
}

// Sesi is one login. Its token is known to the browser alone.
type Sesi struct {
	Akun        register.ID `json:"akun" judul:"Akun" wajib:"ya" rujukan:"akun"`
	Sidik       string      `json:"sidik" judul:"Sidik token" wajib:"ya" pola:"^[0-9a-f]{64}$"` // SHA-256
	Dibuat      time.Time   `json:"dibuat" judul:"Masuk pada"`
	Kedaluwarsa time.Time   `json:"kedaluwarsa" judul:"Berlaku sampai"`
	Berakhir    time.Time   `json:"berakhir,omitzero" judul:"Diakhiri pada"`
}

// Tujuan is what a one-time code is for.
type Tujuan string

const (
	UntukBaru      Tujuan = "baru"       // to accept an invitation
	UntukAturUlang Tujuan = "atur_ulang" // to set a new password
	UntukPengelola Tujuan = "pengelola"  // to make an administrator's account
)

// Undangan is a one-time code. The code itself is known to its holder alone.
type Undangan struct {
	Akun        register.ID `json:"akun" judul:"Akun" rujukan:"akun"` // empty for an administrator's
	Sidik       string      `json:"sidik" judul:"Sidik kode" wajib:"ya" pola:"^[0-9a-f]{64}$"`
	Tujuan      Tujuan      `json:"tujuan" judul:"Tujuan" wajib:"ya" pilihan:"baru=Akun baru|atur_ulang=Atur ulang kata sandi|pengelola=Pengelola"`
	Kedaluwarsa time.Time   `json:"kedaluwarsa" judul:"Berlaku sampai"`
	Dipakai     time.Time   `json:"dipakai,omitzero" judul:"Dipakai pada"`
}

//go:embed skema/sandi.schema.json skema/sesi.schema.json skema/undangan.schema.json
var skemaRahasia embed.FS

func skemaDari(nama string) []byte {
	b, _ := skemaRahasia.ReadFile("skema/" + nama + ".schema.json") // absent only while it is generated for the first time
	return b
}

// DefRahasia lists the registers sandi, sesi and undangan. A store that has
// accounts holds them; no API, page, export or list ever shows them. They are
// written under [Program] only.
func DefRahasia() []register.Register {
	return []register.Register{DefSandi(), DefSesi(), DefUndangan()}
}

// Rahasia reports whether a register is one of [DefRahasia].
func Rahasia(nama string) bool { return nama == "sandi" || nama == "sesi" || nama == "undangan" }

func kolom[T any](nama string, f func(*T) string) register.AnyKolom[T] {
	return register.Kolom[T, string]{Nama: nama, Baca: f}
}

func detik[T any](nama string, f func(*T) time.Time) register.AnyKolom[T] {
	return register.Kolom[T, int64]{Nama: nama, Baca: func(v *T) int64 { return f(v).Unix() }}
}

// program is an action that only the program itself carries out.
func program[T, I any](f func(tx register.Tx, lama *register.Dokumen[T], in I) T) register.Pelaku[T] {
	return register.Lakukan(func(ctx context.Context, tx register.Tx, lama *register.Dokumen[T], in I) (v T, err error) {
		if err := hanyaProgram(ctx); err != nil {
			return v, err
		}
		return f(tx, lama, in), nil
	})
}

// DefSandi defines the register sandi: at most one document for each account is not
// withdrawn.
func DefSandi() *register.Def[Sandi] {
	return &register.Def[Sandi]{
		Nama: "sandi", Judul: "Kata sandi", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("sandi"),
		Keterangan: "Sidik argon2id kata sandi setiap akun; tidak pernah ditampilkan.",
		Kolom:      []register.AnyKolom[Sandi]{kolom("akun", func(s *Sandi) string { return string(s.Akun) })},
		Unik:       [][]string{{"akun"}},
		Tindakan: []register.Tindakan[Sandi]{
			{Nama: "tetapkan", Judul: "Tetapkan", Mula: true, Laku: program(func(_ register.Tx, _ *register.Dokumen[Sandi], in Sandi) Sandi { return in })},
			{Nama: "cabut", Judul: "Cabut", Menarik: true, Laku: program(func(_ register.Tx, lama *register.Dokumen[Sandi], _ struct{}) Sandi { return lama.Isi })},
		},
	}
}

// DefSesi defines the register sesi. A session that has ended is withdrawn.
func DefSesi() *register.Def[Sesi] {
	return &register.Def[Sesi]{
		Nama: "sesi", Judul: "Sesi masuk", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("sesi"),
		Keterangan: "Setiap kali sebuah akun masuk, sampai keluar atau kedaluwarsa.",
		Kolom: []register.AnyKolom[Sesi]{
			kolom("akun", func(s *Sesi) string { return string(s.Akun) }),
			kolom("sidik", func(s *Sesi) string { return s.Sidik }),
			detik("kedaluwarsa", func(s *Sesi) time.Time { return s.Kedaluwarsa }),
		},
		Indeks: [][]string{{"sidik"}, {"akun"}, {"kedaluwarsa"}},
		Tindakan: []register.Tindakan[Sesi]{
			{Nama: "mulai", Judul: "Masuk", Mula: true, Laku: program(func(_ register.Tx, _ *register.Dokumen[Sesi], in Sesi) Sesi { return in })},
			{Nama: "akhiri", Judul: "Akhiri", Menarik: true, Laku: program(func(tx register.Tx, lama *register.Dokumen[Sesi], _ struct{}) Sesi {
				s := lama.Isi
				s.Berakhir = tx.Sekarang()
				return s
			})},
		},
	}
}

// DefUndangan defines the register undangan. A code that was used, replaced or has
// run out is withdrawn.
func DefUndangan() *register.Def[Undangan] {
	return &register.Def[Undangan]{
		Nama: "undangan", Judul: "Kode sekali pakai", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("undangan"),
		Keterangan: "Sidik kode undangan dan kode atur ulang kata sandi.",
		Kolom: []register.AnyKolom[Undangan]{
			kolom("akun", func(u *Undangan) string { return string(u.Akun) }),
			kolom("sidik", func(u *Undangan) string { return u.Sidik }),
			kolom("tujuan", func(u *Undangan) string { return string(u.Tujuan) }),
			detik("kedaluwarsa", func(u *Undangan) time.Time { return u.Kedaluwarsa }),
		},
		Indeks: [][]string{{"sidik"}, {"akun"}, {"kedaluwarsa"}},
		Tindakan: []register.Tindakan[Undangan]{
			{Nama: "terbitkan", Judul: "Terbitkan", Mula: true, Laku: program(func(_ register.Tx, _ *register.Dokumen[Undangan], in Undangan) Undangan { return in })},
			{Nama: "pakai", Judul: "Pakai", Menarik: true, Laku: program(func(tx register.Tx, lama *register.Dokumen[Undangan], _ struct{}) Undangan {
				u := lama.Isi
				u.Dipakai = tx.Sekarang()
				return u
			})},
			{Nama: "batalkan", Judul: "Batalkan", Menarik: true, Laku: program(func(_ register.Tx, lama *register.Dokumen[Undangan], _ struct{}) Undangan { return lama.Isi })},
		},
	}
}
