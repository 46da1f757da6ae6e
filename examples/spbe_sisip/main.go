// Command spbe_sisip is the program of an imaginary regency, Kabupaten Contoh,
// that had everything before Lumbung came: its mux, its table of users, its login,
// its layout, its SQLite file. Into it are put the registers of an SPBE/Pemdi
// assessment with their JSON API, their journal, pages without JavaScript, the
// cheapest plan to a target, and the report as PDF.
//
//	go run ./examples/spbe_sisip                # data in a folder that is removed at the end
//	go run ./examples/spbe_sisip -data data/contoh
//
// It prints the address and the demo accounts. What is Lumbung's is in few places:
//
//	aplikasi.go   opens the registers beside the regency's tables, mounts API and journal
//	hak.go        the regency's posts become rights: read this first
//	catatan.go    who did it, in the regency's own table, in the same transaction
//	hukum.go      index and plan from values alone, no store: for tables in MySQL too
//	spbe.go, isian.go, tugas.go, laporan.go   the pages
//	jejak.go      the published journal
//
// and what was there before in pegawai.go, laman.go, laman/ and contoh.go.
//
// Three things no library can decide for a regency. They are marked PUTUSKAN where
// they stand: who may do what (hak.go), which code names a perangkat daerah
// (pegawai.go), and how the file and the journal's key are backed up (jejak.go).
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

func main() {
	alamat := flag.String("alamat", "127.0.0.1:8080", "alamat program")
	data := flag.String("data", "", "folder data; kosong: folder sementara yang dihapus di akhir")
	flag.Parse()
	ctx, batal := signal.NotifyContext(context.Background(), os.Interrupt)
	defer batal()
	l, err := net.Listen("tcp", *alamat)
	if err == nil {
		err = jalankan(ctx, os.Stdout, l, *data)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, kominfo.PesanUntukOrang(err))
		os.Exit(1)
	}
}

// jalankan opens the data, serves until ctx ends, and closes the data last.
func jalankan(ctx context.Context, keluar io.Writer, l net.Listener, folder string) (err error) {
	defer l.Close()
	if folder == "" {
		if folder, err = os.MkdirTemp("", "spbe_sisip"); err != nil {
			return err
		}
		defer os.RemoveAll(folder)
	}
	a, err := buka(ctx, folder, time.Now)
	if err != nil {
		return err
	}
	defer a.tutup()
	sandi, err := a.contoh(ctx)
	if err != nil {
		return err
	}
	h, err := a.handler()
	if err != nil {
		return err
	}
	fmt.Fprintf(keluar, "Buka http://%s\nData di %s. Ctrl+C menghentikan.\n\nAkun contoh, kata sandi semuanya %s:\n", l.Addr(), folder, sandi)
	for _, o := range orangContoh() {
		fmt.Fprintf(keluar, "  %-8s %s, %s\n", o.Pengguna, o.Jabatan, o.OPD)
	}
	srv := web.Server(l.Addr().String(), h)
	selesai := make(chan error, 1)
	go func() { <-ctx.Done(); selesai <- srv.Shutdown(context.Background()) }()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-selesai // when requests that were under way have their answer
}
