//go:build !(js && wasm)

package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/lumbung-id/lumbung/app/akun/masuk"
	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/app/jadwal"
	"github.com/lumbung-id/lumbung/app/kalenderkantor"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/app/server"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/kabar/surel"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// layani serves the dashboard: one line a step, in Indonesian.
func (p *program) layani(ctx context.Context, fs *flag.FlagSet, args []string) (err error) {
	alamat := fs.String("alamat", "127.0.0.1:8080", "alamat yang didengarkan; 0.0.0.0:8080 melayani seluruh jaringan")
	publik := fs.String("alamat-luar", "", "alamat yang diketik pengguna, bila ada proxy: https://lumbung.contoh.go.id")
	tanpaAkun := fs.Bool("tanpa-akun", false, "tanpa masuk, untuk mencoba di komputer ini saja")
	data := fs.String("data", "data", "folder data")
	luar := fs.String("checkpoint", "", "folder kedua untuk checkpoint, di media lain (USB, jaringan); harus sudah ada")
	contoh := fs.Bool("contoh", false, "muat hasil terbit sebagai data contoh")
	tanpaWasm := fs.Bool("tanpa-wasm", false, "tanpa membangun dasbor; halaman hanya dapat dibaca")
	if _, err = urai(fs, args, 0, "pilihan saja"); err != nil {
		return err
	}
	lokal, err := lokalkah(*alamat)
	if err != nil {
		return err
	}
	if *tanpaAkun && !lokal {
		return kominfo.E(kominfo.Ditolak, "lumbung.layani", "Alamat %q dapat dijangkau komputer lain, jadi harus dengan akun. Hapus pilihan -tanpa-akun, atau pakai 127.0.0.1:8080.", *alamat)
	}
	luarURL, err := alamatLuar(*publik)
	if err != nil {
		return err
	}
	if *tanpaAkun && luarURL != "" {
		return kominfo.E(kominfo.Ditolak, "lumbung.layani", "Alamat luar %q berarti orang lain membukanya lewat proxy, jadi harus dengan akun. Hapus pilihan -tanpa-akun, atau hapus -alamat-luar.", luarURL)
	}
	// A port that is taken is told before minutes of compiling, not after.
	l, err := dengarkan(*alamat)
	if err != nil {
		return err
	}
	defer l.Close()
	set, lay, kal, err := p.layananKantor(*data)
	if err != nil {
		return err
	}
	zona := &jadwal.Zona{}
	lay.ZonaKini = zona.Kini
	bk := buku.Dengan(lay)
	s, err := penjaga.Buka(ctx, penjaga.Opsi{Folder: *data, Luar: *luar, Register: bk.Simpanan(), Kabar: p.kabar})
	if err != nil {
		return err
	}
	defer func() {
		if e := s.Close(); err == nil {
			err = e
		}
	}()
	p.baris("Data: %s (%s). Jejak: %s.", filepath.Join(*data, "lumbung.db"), sqlite.Driver(), s.Nama())
	if s.KunciBaru() {
		p.baris("Kunci jejak kantor dibuat di %s. Simpan salinannya di brankas kantor, terpisah dari cadangan data; sidiknya: lumbung kunci.", filepath.Join(*data, "kunci", "jejak.kunci"))
	}
	if !strings.HasPrefix(sqlite.Driver(), "mattn") {
		p.baris("Tanpa gcc dipakai SQLite murni Go, kira-kira separuh kecepatan. Untuk yang lebih cepat pasang gcc, lalu jalankan lagi.")
	}

	var w *server.Wasm
	if !*tanpaWasm {
		p.baris("Membangun dasbor; pertama kali beberapa menit, berikutnya beberapa detik …")
		mulai := time.Now()
		var dir string
		if w, dir, err = server.Bangun(ctx); err != nil {
			return err
		}
		p.baris("Dasbor siap: %s kB dalam %s.", kominfo.FormatAngka(int64(len(w.Mentah))/1000), kominfo.FormatDesimal(fmt.Sprintf("%.1f", time.Since(mulai).Seconds()))+" detik")
		go w.Mampatkan(dir)
	}
	versi := versiProgram()
	versi["jejak"] = s.Nama()
	berkas, err := blob.BukaFolder(filepath.Join(*data, "berkas"), blob.OpsiFolder{})
	if err != nil {
		return err
	}
	defer berkas.Close()
	o := server.Opsi{Buku: bk, Layanan: lay, Maklumat: set.Maklumat, Retensi: set.retensi(), Store: s, Jejak: s.Jejak(), Berkas: berkas, Wasm: w, Versi: versi}
	if luarURL != "" {
		o.AsalTepercaya = []string{luarURL}
	}
	var tautan string // of the first administrator
	if !*tanpaAkun {
		mo := masuk.Opsi{HTTPS: strings.HasPrefix(luarURL, "https://"), Alamat: cmp.Or(luarURL, "http://"+alamatTampil(l.Addr().String())), AsalTepercaya: o.AsalTepercaya}
		if luarURL != "" {
			mo.AlamatKlien = masuk.AlamatDiteruskan
			o.AlamatKlien = masuk.AlamatDiteruskan
		}
		a, err := masuk.New(s, nil, mo)
		if err != nil {
			return err
		}
		o.Store, o.Akun = a.Store(), denganAkun{a, a.Handler()}
		k, perlu, err := a.PengelolaPertama(ctx)
		if err != nil {
			return err
		}
		if perlu {
			tautan = a.Tautan(k)
		}
	}
	kirim, namaSurel, err := p.surel(*data)
	if err != nil {
		return err
	}
	o.Surel = namaSurel
	h, err := server.New(o)
	if err != nil {
		return err
	}
	latar, berhenti := context.WithCancel(ctx)
	selesai := make(chan struct{})
	kerja := jadwal.New(jadwal.Opsi{Buku: bk, Layanan: lay, Store: s, Pengirim: kirim, Zona: zona, Kabar: p.kabar,
		Kalender: func() error { return segarkanKalender(kal) },
		Harian: func(ctx context.Context) error {
			_, err := pindaian.Sapu(ctx, s, berkas, pindaian.OpsiSapu{})
			return err
		}})
	go func() { kerja.Jalan(latar); close(selesai) }()
	defer func() { berhenti(); <-selesai }() // before the store closes
	if *contoh {
		if err := p.muatContoh(ctx, bk, s); err != nil {
			return err
		}
		p.baris("Data contoh dimuat: Kota Denpasar 2018 (sumber sekunder, bukan terbitan resmi) dan Kemenko Perekonomian 2021.")
	}
	if !lokal && !strings.HasPrefix(luarURL, "https://") {
		p.baris("Perhatian: kata sandi dan data pribadi melewati jaringan tanpa sandi. Pasang proxy dengan https di depannya, lalu sebutkan alamatnya: -alamat-luar https://nama.go.id.")
	}
	if tautan != "" {
		p.baris("Belum ada pengelola. Buat akunnya dengan tautan ini; berlaku sekali, selama 24 jam:\n  %s", tautan)
	}
	p.baris("Buka http://%s di peramban. Ctrl+C menghentikan; data tetap tersimpan.", alamatTampil(l.Addr().String()))
	if p.Siap != nil {
		p.Siap(l.Addr().String())
	}
	return p.sajikan(ctx, l, h)
}

// segarkanKalender reads the office's calendar again; what is wrong with its files is
// the error.
func segarkanKalender(k *kalenderkantor.Kantor) error {
	_, temuan, err := k.Segarkan()
	if err == nil && kominfo.AdaGalat(temuan) {
		err = kominfo.TidakSahKarena("lumbung.kalender", temuan)
	}
	return err
}

// surel gives what sends notices, as the data folder says, and the mail server's name;
// nil: they are only shown.
func (p *program) surel(folder string) (kabar.Pengirim, string, error) {
	o, ada, err := surel.BacaOpsi(folder, os.Getenv)
	if err != nil || !ada {
		return nil, "", err
	}
	s, err := surel.New(o)
	if err != nil {
		return nil, "", err
	}
	p.baris("Pemberitahuan dikirim lewat %s.", o.Server)
	return s, o.Server, nil
}

// kabar tells the person at the server what should be mended, while work goes on.
func (p *program) kabar(s string) { fmt.Fprintln(p.Galat, s) }

func (p *program) baris(format string, a ...any) { fmt.Fprintf(p.Keluar, format+"\n", a...) }

func (p *program) sajikan(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := web.Server("", h)
	selesai := make(chan error, 1)
	go func() { selesai <- srv.Serve(l) }()
	select {
	case err := <-selesai:
		return err
	case <-ctx.Done():
	}
	tenggat, batal := context.WithTimeout(context.Background(), 5*time.Second)
	defer batal()
	err := srv.Shutdown(tenggat)
	if errors.Is(err, context.DeadlineExceeded) {
		err = srv.Close()
	}
	p.baris("Berhenti. Semua perubahan yang sudah dijawab tersimpan.")
	return err
}

// denganAkun is the service of accounts as the server takes it.
type denganAkun struct {
	*masuk.Layanan
	http.Handler
}

// lokalkah reports whether an address can be reached from this machine alone.
func lokalkah(alamat string) (bool, error) {
	host, _, err := net.SplitHostPort(alamat)
	if err != nil {
		return false, kominfo.E(kominfo.TidakSah, "lumbung.layani", "Alamat %q tidak dikenal. Tulis misalnya 127.0.0.1:8080.", alamat)
	}
	return server.HostLokal(host), nil
}

// alamatLuar checks the address that people type; "" is none.
func alamatLuar(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", kominfo.E(kominfo.TidakSah, "lumbung.layani", "Alamat luar %q tidak dapat dipakai. Tulis seperti https://lumbung.contoh.go.id, tanpa folder di belakangnya.", s)
	}
	return u.Scheme + "://" + u.Host, nil
}

// alamatTampil is an address that a browser on this machine can open.
func alamatTampil(alamat string) string {
	host, port, err := net.SplitHostPort(alamat)
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return alamat
}

func dengarkan(alamat string) (net.Listener, error) {
	l, err := net.Listen("tcp", alamat)
	switch {
	case errors.Is(err, syscall.EADDRINUSE) || err != nil && strings.Contains(err.Error(), "Only one usage of each socket"):
		return nil, kominfo.E(kominfo.Bentrok, "lumbung.layani", "Alamat %s sedang dipakai program lain. Hentikan program itu, atau pilih yang lain dengan -alamat 127.0.0.1:8081.", alamat).Sebab(err)
	case err != nil:
		return nil, kominfo.E(kominfo.Rusak, "lumbung.layani", "Alamat %s tidak dapat didengarkan. Pilih yang lain dengan -alamat 127.0.0.1:8081.", alamat).Sebab(err)
	}
	return l, nil
}

// buka opens the data folder.
func (p *program) buka(ctx context.Context, folder string, bk *buku.Buku) (*penjaga.Penjaga, error) {
	return penjaga.Buka(ctx, penjaga.Opsi{Folder: folder, Register: bk.Simpanan(), Kabar: p.kabar})
}

// muatContoh loads the published results through the register's own actions.
func (p *program) muatContoh(ctx context.Context, bk *buku.Buku, s register.Store) error {
	return dasbor.MuatContoh(ctx, bk, langsung{s})
}

// langsung is a klien.Sumber on the store itself, as the local user.
type langsung struct{ register.Store }

var _ klien.Sumber = langsung{}

func (l langsung) Tulis(ctx context.Context, r register.Register, q register.Permintaan) (m register.Meta, err error) {
	q.Lingkup = register.LingkupPenuh()
	err = l.Ubah(ctx, server.AktorLokal(), func(tx register.Tx) error {
		m, err = r.Tulis(ctx, tx, q)
		return err
	})
	return m, err
}

// folderData is the data folder of the commands that read or write registers.
func folderData(fs *flag.FlagSet) *string { return fs.String("data", "data", "folder data") }

// bukaAda opens a data folder that must exist already.
func (p *program) bukaAda(ctx context.Context, folder string, bk *buku.Buku) (*penjaga.Penjaga, error) {
	ada := func(nama string) bool {
		_, err := os.Stat(filepath.Join(folder, filepath.FromSlash(nama)))
		return err == nil
	}
	if !ada("lumbung.db") && !ada("checkpoint/umum") { // where data were and are gone, penjaga says so
		return nil, kominfo.E(kominfo.TidakAda, "lumbung.data", "Folder %s belum berisi data Lumbung. Jalankan lumbung layani dulu, atau sebutkan foldernya dengan -data.", folder)
	}
	return p.buka(ctx, folder, bk)
}
