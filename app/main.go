//go:build !(js && wasm)

// Lumbung is the reference program: a server with a dashboard for one office,
// and commands for scoring, working days, and files. Run it without arguments to
// serve.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Exit statuses of every command.
const (
	keluarBaik   = 0
	keluarTemuan = 1 // done, with findings of severity galat
	keluarSalah  = 2 // the command or its input cannot be used
)

func main() {
	ctx, batal := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer batal()
	p := &program{Masuk: os.Stdin, Keluar: os.Stdout, Galat: os.Stderr}
	os.Exit(p.Jalan(ctx, os.Args[1:]))
}

// program is one run of the command line; tests run it too.
type program struct {
	Masuk  io.Reader
	Keluar io.Writer
	Galat  io.Writer

	// Siap is called when the server listens, with its address; for tests.
	Siap func(alamat string)
}

type perintah struct {
	nama, ringkas, pakai string
	jalan                func(p *program, ctx context.Context, fs *flag.FlagSet, args []string) error
}

func semuaPerintah() []perintah {
	return []perintah{
		{"layani", "jalankan server dan dasbor (bawaan)", "[-alamat 127.0.0.1:8080] [-alamat-luar https://lumbung.contoh.go.id] [-data FOLDER] [-checkpoint FOLDER] [-contoh] [-tanpa-akun]", (*program).layani},
		{"skor", "hitung indeks dari nilai indikator", "[-instrumen ID] FILE", (*program).skor},
		{"rencana", "cari langkah termurah ke indeks atau predikat", "[-instrumen ID] (-target 2.60|Baik atau -anggaran BIAYA) [-biaya FILE] [-belum-diisi NILAI] FILE", (*program).rencana},
		{"hari-kerja", "hitung hari kerja menurut keputusan libur", "-dari 2026-03-16 -n 10 [-data FOLDER]", (*program).hariKerja},
		{"tenggat", "hitung tenggat permohonan, keberatan, sengketa dan laporan", "-terima 2026-03-16T09:00:00+07:00 [-jenis permohonan.jawaban|daftar] [-zona WIB] [-lengkap TANGGAL] [-perpanjang] [-hari TANGGAL] [-data FOLDER] | -kasus FILE", (*program).tenggat},
		{"skema", "cetak JSON Schema sebuah register", "REGISTER", (*program).skema},
		{"ekspor", "tulis isi register ke berkas", "REGISTER [-o FILE.csv|.xlsx|.jsonl] [-data FOLDER]", (*program).ekspor},
		{"impor", "masukkan berkas ke register", "REGISTER FILE [-periksa] [-yang-sah] [-perbarui] [-tindakan NAMA] [-data FOLDER]", (*program).impor},
		{"cadangkan", "salin data dan berkas bukti ke cadangan, lalu verifikasi salinannya", "FILE [-data FOLDER] [-teliti] [-tanpa-berkas] [-kunci FILE2 -sandi FILE3]", (*program).cadangkan},
		{"pulihkan", "pulihkan data dan berkas bukti dari cadangan", "FILE [-data FOLDER] [-ganti] [-berkas FOLDER] [-kunci FILE2] | -masa-baru", (*program).pulihkan},
		{"verifikasi", "periksa folder data, cadangan, tanda terima, atau jejak yang terbit", "[FOLDER | FILE | ALAMAT] [-kunci KUNCI] [-checkpoint FILE] [-tanpa-berkas]", (*program).verifikasi},
		{"kunci", "tampilkan atau ganti kunci jejak kantor ini", "[ganti -alasan TEKS] [-data FOLDER]", (*program).kunci},
		{"impor-bukti", "simpan berkas bukti dari folder atau ZIP dan catat sebagai draf", "FOLDER|ZIP -penilaian ID [-perangkat KODE] [-data FOLDER]", (*program).imporBukti},
		{"impor-tauval", "baca hasil terbit (TAUVAL atau tabel) dan sejajarkan", "FILE [-tahun 2025] [-o FILE.json]", (*program).imporTauval},
		{"ekspor-nilai", "tulis nilai indikator sebagai CSV netral", "FILE -tahun 2026 -kode 19.06 [-o FILE.csv]", (*program).eksporNilai},
		{"impor-nilai", "baca CSV netral nilai indikator dan hitung indeksnya", "FILE [-o FILE.json]", (*program).imporNilai},
		{"impor-ppid", "salin register permohonan informasi yang lama (XLSX, CSV, .xls)", "FILE [-coba] [-urutan hari_bulan] [-nomor-dari-urut] [-badan KODE] [-alasan TEKS] [-data FOLDER]", (*program).imporPPID},
		{"akun", "daftar akun, tautan pengelola baru, atau nonaktifkan akun", "[daftar] | tautan-pengelola | nonaktifkan NAMA -alasan TEKS [-data FOLDER]", (*program).akun},
		{"retensi", "hapus data pribadi permohonan yang masa simpannya habis", "-coba | -alasan TEKS [-bulan 24] [-data FOLDER]", (*program).retensi},
		{"versi", "versi program, skema, kalender dan pengandar data", "", (*program).versi},
	}
}

// errTemuan says that the command did its work and found something wrong.
var errTemuan = errors.New("ada temuan")

// Jalan runs one command and gives its exit status.
func (p *program) Jalan(ctx context.Context, args []string) int {
	nama := "layani"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		nama, args = args[0], args[1:]
	} else if len(args) == 1 && slices.Contains([]string{"-h", "--h", "-help", "--help"}, args[0]) {
		nama = "bantuan"
	}
	if nama == "bantuan" {
		p.bantuan(p.Keluar)
		return keluarBaik
	}
	for _, c := range semuaPerintah() {
		if c.nama != nama {
			continue
		}
		fs := flag.NewFlagSet(nama, flag.ContinueOnError)
		fs.SetOutput(io.Discard)
		fs.Usage = func() {}
		err := c.jalan(p, ctx, fs, args)
		switch {
		case err == nil:
			return keluarBaik
		case errors.Is(err, flag.ErrHelp):
			fmt.Fprintf(p.Keluar, "lumbung %s %s\n%s\n", c.nama, c.pakai, c.ringkas)
			fs.SetOutput(p.Keluar)
			fs.PrintDefaults()
			return keluarBaik
		case errors.Is(err, errTemuan):
			return keluarTemuan
		}
		fmt.Fprintln(p.Galat, pesan(err))
		return keluarSalah
	}
	fmt.Fprintf(p.Galat, "Perintah %q tidak dikenal.\n\n", nama)
	p.bantuan(p.Galat)
	return keluarSalah
}

func pesan(err error) string {
	s := kominfo.PesanUntukOrang(err)
	if e, ok := errors.AsType[*kominfo.Error](err); ok && len(e.Findings) > 0 {
		var b strings.Builder
		for i, f := range e.Findings {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(f.Message)
		}
		return b.String()
	}
	return s
}

func (p *program) bantuan(w io.Writer) {
	fmt.Fprintln(w, "Pemakaian: lumbung PERINTAH [pilihan]")
	fmt.Fprintln(w)
	for _, c := range semuaPerintah() {
		fmt.Fprintf(w, "  %-12s %s\n", c.nama, c.ringkas)
		if c.pakai != "" {
			fmt.Fprintf(w, "               %s %s\n", c.nama, c.pakai)
		}
	}
	fmt.Fprintln(w)
	fmt.Fprintln(w, "Semua perintah hitung menerima -json untuk keluaran mesin. lumbung PERINTAH -h menjelaskan pilihannya.")
}

// urai reads flags that may stand before or after the arguments, and gives the
// arguments. n is how many there must be.
func urai(fs *flag.FlagSet, args []string, n int, apa string) ([]string, error) {
	return uraiAntara(fs, args, n, n, apa)
}

// uraiPaling is urai for at most n arguments.
func uraiPaling(fs *flag.FlagSet, args []string, n int, apa string) ([]string, error) {
	return uraiAntara(fs, args, 0, n, apa)
}

func uraiAntara(fs *flag.FlagSet, args []string, sedikit, banyak int, apa string) ([]string, error) {
	var sisa []string
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, kominfo.E(kominfo.TidakSah, "lumbung", "%s Jalankan lumbung %s -h.", pilihanSalah(err), fs.Name())
		}
		if fs.NArg() == 0 {
			break
		}
		sisa, args = append(sisa, fs.Arg(0)), fs.Args()[1:]
	}
	if len(sisa) < sedikit || len(sisa) > banyak {
		return nil, kominfo.E(kominfo.TidakSah, "lumbung", "Perintah %s memerlukan %s. Jalankan lumbung %s -h.", fs.Name(), apa, fs.Name())
	}
	return sisa, nil
}

// pilihanSalah says in Indonesian what package flag says in English.
func pilihanSalah(err error) string {
	s := err.Error()
	if _, nama, ok := strings.Cut(s, "not defined: "); ok {
		return "Pilihan tidak dikenal: " + nama + "."
	}
	if _, nama, ok := strings.Cut(s, "needs an argument: "); ok {
		return "Pilihan " + nama + " memerlukan nilai."
	}
	if _, nama, ok := strings.Cut(s, "for flag "); ok {
		nama, _, _ = strings.Cut(nama, ":")
		return "Nilai pilihan " + nama + " tidak dapat dibaca."
	}
	return "Pilihan tidak dikenal atau nilainya salah."
}

// json writes a value for machines.
func (p *program) json(v any) error {
	e := json.NewEncoder(p.Keluar)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
