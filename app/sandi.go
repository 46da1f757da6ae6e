//go:build !(js && wasm)

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// sandi gets a passphrase: the first line of a file, or of standard input, which a
// person is asked for. dua asks a person twice.
func (p *program) sandi(berkas, untuk string, dua bool) (string, error) {
	const op = "lumbung.sandi"
	var r io.Reader = p.Masuk
	orang := berkas == "" && layar(p.Masuk)
	if berkas != "" {
		b, err := p.baca(berkas, 4096)
		if err != nil {
			return "", err
		}
		r = strings.NewReader(string(b))
	}
	br := bufio.NewReader(io.LimitReader(r, 4096))
	if orang {
		fmt.Fprintf(p.Galat, "Kata sandi %s: ", untuk)
		defer tanpaGema()()
	}
	s, err := barisSandi(br)
	if err != nil {
		return "", err
	}
	if orang && dua {
		fmt.Fprintf(p.Galat, "\nSekali lagi: ")
		lagi, err := barisSandi(br)
		if err != nil {
			return "", err
		}
		if lagi != s {
			return "", kominfo.E(kominfo.TidakSah, op, "Kedua kata sandi tidak sama. Ulangi.")
		}
	}
	if s == "" {
		return "", kominfo.E(kominfo.TidakSah, op, "Kata sandi kosong. Ketikkan kata sandinya, atau sebutkan berkasnya dengan -sandi.")
	}
	return s, nil
}

func barisSandi(br *bufio.Reader) (string, error) {
	s, err := br.ReadString('\n')
	if err != nil && err != io.EOF {
		return "", kominfo.E(kominfo.TidakAda, "lumbung.sandi", "Kata sandi tidak dapat dibaca dari masukan baku. Sebutkan berkasnya dengan -sandi.").Sebab(err)
	}
	return strings.TrimRight(s, "\r\n"), nil
}

// tanpaGema keeps what is typed off the screen, where the system can.
func tanpaGema() (kembali func()) {
	stty := func(a string) error {
		c := exec.Command("stty", a)
		c.Stdin = os.Stdin
		return c.Run()
	}
	if stty("-echo") != nil {
		return func() {} // Windows: the passphrase is seen while it is typed
	}
	return func() {
		_ = stty("echo") // the terminal is the person's own
		fmt.Fprintln(os.Stderr)
	}
}
