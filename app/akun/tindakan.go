package akun

import (
	"context"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Undang is the input of the action that makes an account. The person gets in with
// a one-time code, which package masuk makes.
type Undang struct {
	Masuk     string   `json:"masuk" judul:"Nama masuk" wajib:"ya" panjang:"40" pola:"^[a-z0-9][a-z0-9._-]{2,39}$" contoh:"siti.aminah" bantuan:"Huruf kecil, angka, titik, garis; 3 sampai 40 huruf. Jangan memakai NIK."`
	Nama      string   `json:"nama" judul:"Nama" wajib:"ya" panjang:"120" pribadi:"ya"`
	Surel     string   `json:"surel" judul:"Surel" panjang:"120" pola:"^[^@ ]+@[^@ ]+$" pribadi:"ya"`
	Perangkat string   `json:"perangkat" judul:"Perangkat daerah" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9._-]*$" contoh:"kominfo"`
	Peran     []string `json:"peran" judul:"Peran" wajib:"ya"`
}

// Ubah is the input of the action that changes an account. The login name stays.
type Ubah struct {
	Nama      string   `json:"nama" judul:"Nama" wajib:"ya" panjang:"120" pribadi:"ya"`
	Surel     string   `json:"surel" judul:"Surel" panjang:"120" pola:"^[^@ ]+@[^@ ]+$" pribadi:"ya"`
	Perangkat string   `json:"perangkat" judul:"Perangkat daerah" wajib:"ya" panjang:"20" pola:"^[a-z0-9][a-z0-9._-]*$" contoh:"kominfo"`
	Peran     []string `json:"peran" judul:"Peran" wajib:"ya"`
}

// Aktifkan is the input of the action by which an invitation is accepted. What is
// empty stays as it was invited.
type Aktifkan struct {
	Masuk string `json:"masuk" judul:"Nama masuk" panjang:"40" pola:"^[a-z0-9][a-z0-9._-]{2,39}$" contoh:"siti.aminah"`
	Nama  string `json:"nama" judul:"Nama" panjang:"120" pribadi:"ya"`
}

type kunciProgram struct{}

// Program marks a context as the program's own work: the acceptance of an
// invitation, and every write to the registers of [DefRahasia]. Without the mark
// these are refused, whatever rights a caller has, so that no door from outside
// leads to them by mistake.
func Program(ctx context.Context) context.Context {
	return context.WithValue(ctx, kunciProgram{}, true)
}

func hanyaProgram(ctx context.Context) error {
	if ctx.Value(kunciProgram{}) != nil {
		return nil
	}
	return kominfo.E(kominfo.Ditolak, "akun", "Tindakan ini hanya dijalankan oleh program sendiri: lewat tautan undangan, saat masuk, dan saat keluar.")
}

// AktorProgram is who writes when no account does: the first administrator's
// invitation, the acceptance of a code, the command line.
func AktorProgram() kominfo.Aktor {
	return kominfo.Aktor{ID: "program", Nama: "Program", Perangkat: "kominfo", Peran: "program"}
}

func tindakan(kenal []string, lain []TempatLain) []register.Tindakan[Akun] {
	tolak := func(format string, a ...any) error { return kominfo.E(kominfo.Ditolak, "akun", format, a...) }
	return []register.Tindakan[Akun]{
		{Nama: "undang", Judul: "Undang", Mula: true, Laku: register.Lakukan(
			func(ctx context.Context, tx register.Tx, _ *register.Dokumen[Akun], in Undang) (Akun, error) {
				a := Akun{Masuk: in.Masuk, Nama: strings.TrimSpace(in.Nama), Surel: in.Surel, Perangkat: in.Perangkat, Peran: urutkanPeran(kenal, in.Peran), Status: Diundang}
				return a, periksaPerangkat(ctx, tx, a.Perangkat, lain)
			})},
		{Nama: "ubah", Judul: "Ubah akun", Laku: register.Lakukan(
			func(ctx context.Context, tx register.Tx, lama *register.Dokumen[Akun], in Ubah) (Akun, error) {
				a := lama.Isi
				a.Nama, a.Surel, a.Perangkat, a.Peran = strings.TrimSpace(in.Nama), in.Surel, in.Perangkat, urutkanPeran(kenal, in.Peran)
				if a.Perangkat == lama.Isi.Perangkat {
					return a, nil
				}
				return a, periksaPerangkat(ctx, tx, a.Perangkat, lain)
			})},
		{Nama: "aktifkan", Judul: "Terima undangan", Laku: register.Lakukan(
			func(ctx context.Context, _ register.Tx, lama *register.Dokumen[Akun], in Aktifkan) (Akun, error) {
				a := lama.Isi
				if err := hanyaProgram(ctx); err != nil {
					return a, err
				}
				if a.Status != Diundang {
					return a, tolak("Akun ini berstatus %s, jadi tidak sedang menunggu undangan diterima.", a.Status)
				}
				if in.Masuk != "" {
					a.Masuk = in.Masuk
				}
				if s := strings.TrimSpace(in.Nama); s != "" {
					a.Nama = s
				}
				a.Status = Aktif
				return a, nil
			})},
		{Nama: "nonaktifkan", Judul: "Nonaktifkan", Laku: register.Lakukan(
			func(ctx context.Context, tx register.Tx, lama *register.Dokumen[Akun], _ register.Alasan) (Akun, error) {
				a := lama.Isi
				if a.Status == Nonaktif {
					return a, tolak("Akun ini sudah nonaktif.")
				}
				a.Status = Nonaktif
				return a, cabutAkses(ctx, tx, lama.ID)
			})},
		{Nama: "aktifkan_lagi", Judul: "Aktifkan lagi", Laku: register.Lakukan(
			func(ctx context.Context, tx register.Tx, lama *register.Dokumen[Akun], _ struct{}) (Akun, error) {
				a := lama.Isi
				if a.Status != Nonaktif {
					return a, tolak("Akun ini berstatus %s; hanya akun nonaktif yang dapat diaktifkan lagi.", a.Status)
				}
				ada, err := adaSandi(ctx, tx, lama.ID)
				if a.Status = Diundang; ada { // else it needs a new code first
					a.Status = Aktif
				}
				return a, err
			})},
	}
}

// TempatLain reports whether kode is of a place with accounts that is no perangkat
// daerah of the office.
type TempatLain func(ctx context.Context, r register.Reader, kode string) (bool, error)

// periksaPerangkat asks for a unit that exists, as soon as the office has listed
// its units at all: the first administrator comes before them.
func periksaPerangkat(ctx context.Context, r register.Reader, kode string, lain []TempatLain) error {
	d := kantor.DefPerangkat()
	ds, _, err := d.Cari(ctx, r, register.LingkupUmum(), register.Query{Saring: []register.Syarat{{Kolom: "kode", Op: register.Sama, Nilai: kode}}, Batas: 1})
	if kominfo.KindOf(err) == kominfo.TidakAda { // a program without the register
		return nil
	}
	if err != nil {
		return err
	}
	pesan := "Perangkat daerah itu sudah dibubarkan atau digabung. Pilih penggantinya."
	if len(ds) == 0 {
		h, err := r.Cari(ctx, d, register.LingkupUmum(), register.Query{Batas: 1})
		if err != nil || len(h.Baris) == 0 {
			return err
		}
		for _, f := range lain {
			if ya, err := f(ctx, r, kode); ya || err != nil {
				return err
			}
		}
		pesan = "Perangkat daerah dengan kode itu tidak ada. Pilih dari daftar, atau tambahkan dahulu di register Perangkat daerah; untuk desa, catat PPID Desanya yang aktif di Susunan PPID."
	} else if !ds[0].Isi.Bubar {
		return nil
	}
	return kominfo.TidakSahKarena("akun", []kominfo.Finding{salah("AKUN-PERANGKAT-01", "perangkat", pesan)})
}
