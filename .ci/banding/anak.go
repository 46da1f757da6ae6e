package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Each server runs in a process of its own: this program again, told by an
// environment variable what to be. Only one lives at a time, so that memory,
// background work and caches of one never weigh on the other.

const variabelTugas = "LUMBUNG_BANDING_TUGAS"

// tugas is what a child is to be.
type tugas struct {
	Folder     string
	PocketBase bool
	Log        bool // PocketBase: its log of requests
	Mattn      bool // PocketBase: the C library
	Isi        int  // documents to fill the table for reading with
}

// peladen is a server that is ready. Its exported part is what the child tells
// its parent.
type peladen struct {
	Alamat  string
	Mesin   string   // driver and version of SQLite
	Sinkron string   // PRAGMA synchronous of what is written
	ID      []string // of the documents that were filled in

	layani func() error
	tutup  func() error
}

// anak is the child: it serves until its standard input ends, which also happens
// when the parent dies.
func anak(teks string) error {
	var t tugas
	if err := json.Unmarshal([]byte(teks), &t); err != nil {
		return err
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	buka := layaniLumbung
	if t.PocketBase {
		buka = layaniPocketBase
	}
	p, err := buka(context.Background(), t, ln)
	if err != nil {
		return err
	}
	selesai := make(chan error, 1)
	go func() { selesai <- p.layani() }()
	p.Alamat = "http://" + ln.Addr().String()
	if err := menjawab(p.Alamat); err != nil {
		return err
	}
	if err := json.NewEncoder(os.Stdout).Encode(p); err != nil {
		return err
	}
	mati := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // any end of it is the sign
		close(mati)
	}()
	select {
	case err := <-selesai:
		return fmt.Errorf("peladen berhenti sendiri: %w", err)
	case <-mati:
	}
	if err := p.tutup(); err != nil {
		return err
	}
	if err := <-selesai; err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// menjawab waits for an answer, whatever it is. Until then the listener takes
// connections, but the server behind it may still be setting itself up, and
// could not be stopped in order.
func menjawab(alamat string) error {
	c := &http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableKeepAlives: true}}
	r, err := c.Get(alamat)
	if err != nil {
		return err
	}
	return r.Body.Close()
}

// proses is a child as its parent sees it.
type proses struct {
	peladen
	cmd   *exec.Cmd
	masuk io.Closer
}

// mulai starts a server and waits until it answers.
func mulai(t tugas) (*proses, error) {
	teks, err := json.Marshal(t)
	if err != nil {
		return nil, err
	}
	diri, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := exec.Command(diri)
	c.Env = append(os.Environ(), variabelTugas+"="+string(teks))
	c.Stderr = os.Stderr
	masuk, err := c.StdinPipe()
	if err != nil {
		return nil, err
	}
	keluar, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	p := &proses{cmd: c, masuk: masuk}
	if err := json.NewDecoder(bufio.NewReader(keluar)).Decode(&p.peladen); err != nil {
		return nil, errors.Join(fmt.Errorf("peladen tidak siap: %w", err), p.berhenti())
	}
	return p, nil
}

// cpu is the processor time that the server has used, in steps of 10 ms; 0 where
// the system has no /proc.
func (p *proses) cpu() time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	f := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:])) // the name before may hold spaces
	if len(f) < 13 {
		return 0
	}
	var jumlah time.Duration
	for _, s := range f[11:13] { // user and system, in hundredths of a second
		n, _ := strconv.ParseInt(s, 10, 64) // numbers by contract
		jumlah += time.Duration(n) * 10 * time.Millisecond
	}
	return jumlah
}

// berhenti ends the server in order: databases are closed, logs are written.
func (p *proses) berhenti() error { return errors.Join(p.masuk.Close(), p.cmd.Wait()) }
