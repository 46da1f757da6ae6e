//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"slices"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/akun/masuk"
	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// akun lists the accounts, and helps an office that has locked itself out. Who can
// write the data folder may do all this anyway; so no login is asked for.
func (p *program) akun(ctx context.Context, fs *flag.FlagSet, args []string) error {
	nama := ""
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		nama, args = args[0], args[1:]
	}
	switch nama {
	case "", "daftar":
		return p.akunDaftar(ctx, fs, args)
	case "tautan-pengelola":
		return p.akunTautan(ctx, fs, args)
	case "nonaktifkan":
		return p.akunNonaktif(ctx, fs, args)
	}
	return kominfo.E(kominfo.TidakSah, "lumbung.akun", "Perintah akun tidak mengenal %q. Yang ada: akun daftar, akun tautan-pengelola, akun nonaktifkan NAMA -alasan TEKS.", nama)
}

// bukaAkun opens a data folder with its accounts.
func (p *program) bukaAkun(ctx context.Context, folder string, o masuk.Opsi) (*penjaga.Penjaga, *masuk.Layanan, error) {
	s, err := p.bukaAda(ctx, folder, buku.New())
	if err != nil {
		return nil, nil, err
	}
	l, err := masuk.New(s, nil, o)
	if err != nil {
		_ = s.Close() // err is the one to report
		return nil, nil, err
	}
	return s, l, nil
}

func (p *program) akunDaftar(ctx context.Context, fs *flag.FlagSet, args []string) (err error) {
	data := folderData(fs)
	mesin := fs.Bool("json", false, "keluaran JSON")
	if _, err := urai(fs, args, 0, "pilihan saja, atau akun tautan-pengelola, atau akun nonaktifkan NAMA -alasan TEKS"); err != nil {
		return err
	}
	s, l, err := p.bukaAkun(ctx, *data, masuk.Opsi{})
	if err != nil {
		return err
	}
	defer tutup(s, &err)
	type satu struct {
		ID        register.ID `json:"id"`
		Masuk     string      `json:"masuk"`
		Status    akun.Status `json:"status"`
		Peran     []string    `json:"peran"`
		Perangkat string      `json:"perangkat"`
		Sejak     time.Time   `json:"berubah"` // last change of the account
	}
	semua := []satu{}
	// Names of people stay out: a list on a screen or in a file needs none.
	daftar := register.Tipe[akun.Akun]{Register: l.Akun()}.Semua(ctx, s, register.LingkupUmum(), register.Query{Urut: "masuk"})
	for a, err := range daftar {
		if err != nil {
			return err
		}
		semua = append(semua, satu{a.ID, a.Isi.Masuk, a.Isi.Status, a.Isi.Peran, a.Isi.Perangkat, a.Waktu})
	}
	if *mesin {
		return p.json(map[string]any{"akun": semua})
	}
	if len(semua) == 0 {
		p.baris("Belum ada akun. Tautan untuk pengelola pertama: lumbung akun tautan-pengelola.")
		return nil
	}
	lebar := 0
	for _, a := range semua {
		lebar = max(lebar, len(a.Masuk))
	}
	for _, a := range semua {
		p.baris("%-*s  %-8s  %-12s  %s", lebar, a.Masuk, a.Status, a.Perangkat, strings.Join(a.Peran, ", "))
	}
	return nil
}

func (p *program) akunTautan(ctx context.Context, fs *flag.FlagSet, args []string) (err error) {
	data := folderData(fs)
	alamat := fs.String("alamat", "http://127.0.0.1:8080", "alamat program ini di peramban")
	mesin := fs.Bool("json", false, "keluaran JSON")
	if _, err := urai(fs, args, 0, "pilihan saja"); err != nil {
		return err
	}
	if !strings.HasPrefix(*alamat, "http://") && !strings.HasPrefix(*alamat, "https://") || strings.ContainsAny(*alamat, "#? \n") {
		return kominfo.E(kominfo.TidakSah, "lumbung.akun", "Alamat %q tidak dikenal. Tulis misalnya -alamat https://lumbung.contoh.go.id.", *alamat)
	}
	s, l, err := p.bukaAkun(ctx, *data, masuk.Opsi{Alamat: strings.TrimRight(*alamat, "/")})
	if err != nil {
		return err
	}
	defer tutup(s, &err)
	k, err := l.KodePengelola(ctx)
	if err != nil {
		return err
	}
	zona := kominfo.WIB
	if d, _, err := kantor.Kini(ctx, s); err == nil && d.Isi.Zona != "" {
		zona = d.Isi.Zona
	}
	if *mesin {
		return p.json(map[string]any{"tautan": l.Tautan(k), "kedaluwarsa": k.Kedaluwarsa})
	}
	p.baris("Tautan untuk membuat akun pengelola, sekali pakai, berlaku sampai %s pukul %s %s:", kominfo.TanggalDari(k.Kedaluwarsa, zona).Panjang(), k.Kedaluwarsa.In(zona.Lokasi()).Format("15.04"), zona)
	p.baris("  %s", l.Tautan(k))
	p.baris("Jalankan lumbung layani, lalu buka tautan itu di peramban. Siapa memegangnya menjadi pengelola, jadi jangan dikirim lewat grup. Tautan sebelumnya tidak berlaku lagi.")
	return nil
}

func (p *program) akunNonaktif(ctx context.Context, fs *flag.FlagSet, args []string) (err error) {
	data := folderData(fs)
	alasan := fs.String("alasan", "", "mengapa akun dinonaktifkan; tercatat di riwayat, jadi tanpa data pribadi")
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := urai(fs, args, 1, "nama masuk satu akun")
	if err != nil {
		return err
	}
	if strings.TrimSpace(*alasan) == "" {
		return kominfo.E(kominfo.TidakSah, "lumbung.akun", "Sebutkan mengapa akun dinonaktifkan: lumbung akun nonaktifkan %s -alasan \"pindah tugas\".", sisa[0])
	}
	s, l, err := p.bukaAkun(ctx, *data, masuk.Opsi{})
	if err != nil {
		return err
	}
	defer tutup(s, &err)
	ds, _, err := l.Akun().Cari(ctx, s, register.LingkupPenuh(), register.Query{Saring: []register.Syarat{{Kolom: "masuk", Op: register.Sama, Nilai: strings.ToLower(sisa[0])}}})
	if err != nil {
		return err
	}
	if len(ds) == 0 {
		return kominfo.E(kominfo.TidakAda, "lumbung.akun", "Tidak ada akun dengan nama masuk %q. Lihat daftarnya dengan lumbung akun daftar.", sisa[0])
	}
	a := ds[0]
	if err := l.Store().Ubah(ctx, akun.AktorProgram(), func(tx register.Tx) error {
		_, err := l.Akun().Lakukan(ctx, tx, register.LingkupPenuh(), a.ID, a.Versi, "nonaktifkan", register.Alasan{Alasan: *alasan})
		return err
	}); err != nil {
		return err
	}
	if *mesin {
		return p.json(map[string]any{"id": a.ID, "masuk": a.Isi.Masuk, "status": akun.Nonaktif})
	}
	p.baris("Akun %s nonaktif. Semua sesinya berakhir dan kodenya tidak berlaku lagi.", a.Isi.Masuk)
	if slices.Contains(a.Isi.Peran, akun.Admin) {
		p.baris("Akun itu pengelola; yang masih aktif: lumbung akun daftar.")
	}
	return nil
}

// tutup closes the data and keeps the first failure.
func tutup(s *penjaga.Penjaga, err *error) {
	if e := s.Close(); *err == nil {
		*err = e
	}
}
