// Command banding measures, in one run, the HTTP API of Lumbung beside that of
// PocketBase on the same machine and disk: creating, listing, reading.
//
//	go run . -detik 20 -klien 32
//
// The servers take turns in rounds, each in a process of its own, so that a
// disturbed machine disturbs all of them. See README.md for what is compared and
// what is not.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

func main() {
	if t := os.Getenv(variabelTugas); t != "" {
		if err := anak(t); err != nil {
			fmt.Fprintln(os.Stderr, "peladen:", err)
			os.Exit(1)
		}
		return
	}
	detik := flag.Int("detik", 20, "detik yang diukur per operasi dan peladen, semua putaran bersama")
	n := flag.Int("klien", 32, "klien yang bertanya bersamaan")
	putaran := flag.Int("putaran", 5, "berapa kali peladen bergantian")
	arsip := flag.Int("arsip", 100_000, "dokumen di tabel untuk daftar dan baca")
	induk := flag.String("folder", os.TempDir(), "tempat folder data sementara; harus di cakram")
	flag.Parse()
	if flag.NArg() > 0 || *detik < 1 || *n < 1 || *n > 1000 || *putaran < 1 || *arsip < 20_000 {
		fmt.Fprintln(os.Stderr, "detik, klien (sampai 1.000) dan putaran mulai 1; arsip mulai 20.000, supaya setiap daftar berisi 50 dokumen.")
		flag.Usage()
		os.Exit(2)
	}
	if err := jalan(*induk, *n, *putaran, *arsip, time.Duration(*detik)*time.Second/time.Duration(*putaran)); err != nil {
		fmt.Fprintln(os.Stderr, "GAGAL:", err)
		os.Exit(1)
	}
}

func jalan(induk string, n, putaran, arsip int, lama time.Duration) (err error) {
	mula := time.Now()
	folder, err := os.MkdirTemp(induk, "banding")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	henti := make(chan os.Signal, 1)
	signal.Notify(henti, os.Interrupt)
	go func() {
		<-henti // the servers end with this process
		_ = os.RemoveAll(folder)
		os.Exit(130)
	}()
	cakram, err := ukurCakram(folder)
	if err != nil {
		return err
	}
	ps := pesertaBaku(folder)
	if err := siapkan(ps, arsip); err != nil {
		return err
	}
	for i := range putaran {
		fmt.Fprintf(os.Stderr, "putaran %d dari %d\n", i+1, putaran)
		// Each round begins with another server, so that none always runs first or
		// always after the same one.
		for k := range ps {
			if err := giliran(ps[(i+k)%len(ps)], i, n, lama); err != nil {
				return err
			}
		}
	}
	fmt.Fprintln(os.Stderr, "memeriksa setiap dokumen yang diterima")
	if err := periksaSemua(ps, n); err != nil {
		return err
	}
	if err := lapor(os.Stdout, ps, n, cakram); err != nil {
		return err
	}
	var tekor []error
	diterima := 0
	for _, p := range ps {
		diterima += len(p.akta)
		for _, s := range p.tekor {
			tekor = append(tekor, fmt.Errorf("%s: %s", p.nama, s))
		}
	}
	if tekor != nil {
		return errors.Join(tekor...)
	}
	fmt.Printf("\nDiperiksa: semua %d dokumen yang diterima ada dan isinya seperti yang dikirim; daftar semua peladen sama; verifikasi lumbung bersih. Lama %s.\n",
		diterima, time.Since(mula).Round(time.Second))
	return nil
}
