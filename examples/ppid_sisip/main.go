// Command ppid_sisip is the mail agenda of an imaginary regency, Kabupaten Contoh,
// written before Lumbung came: a table of incoming letters, a table of users, a login,
// one SQLite file. Requests for information came in as letters and were late by
// mistake. Now a letter becomes a request of the PPID register in one step, with its
// due date and the reason for it.
//
//	go run ./examples/ppid_sisip                # data in a folder that is removed at the end
//	go run ./examples/ppid_sisip -data data/contoh
//
// It prints the address and the demo accounts. What is Lumbung's is in two files:
//
//	ppid.go    opens the registers in the regency's file, makes a request out of a
//	           letter in one transaction with the regency's own table, acts on it
//	tenggat.go a due date from values alone: for who keeps requests in tables of his own
//
// agenda.go and laman.go are the program as it was. PUTUSKAN marks what no library can
// decide for a regency.
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
		if folder, err = os.MkdirTemp("", "ppid_sisip"); err != nil {
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
	fmt.Fprintf(keluar, "Buka http://%s\nData di %s. Ctrl+C menghentikan.\n\nAkun contoh, kata sandi semuanya %s:\n", l.Addr(), folder, sandi)
	for _, o := range orangContoh() {
		fmt.Fprintf(keluar, "  %-8s %s\n", o.Pengguna, o.Jabatan)
	}
	srv := web.Server(l.Addr().String(), a.handler())
	selesai := make(chan error, 1)
	go func() { <-ctx.Done(); selesai <- srv.Shutdown(context.Background()) }()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-selesai // when requests that were under way have their answer
}
