package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// peserta is one server of the comparison with everything it was seen to do.
type peserta struct {
	nama   string
	tugas  tugas
	dialek dialek

	siap  peladen // what it said at its first start
	ids   []string
	akta  []akta
	hasil []hasil     // by operation, all rounds together
	laju  [][]float64 // by operation, requests/s of each round
	data  int64       // bytes on disk at the end
	log   int64
	tekor []string // what is wrong
}

// pesertaBaku are ours, first, and the peers.
func pesertaBaku(folder string) []*peserta {
	out := []*peserta{
		{nama: "lumbung", dialek: dialekLumbung},
		{nama: "PocketBase, log mati", dialek: dialekPocketBase, tugas: tugas{PocketBase: true}},
		{nama: "PocketBase, log hidup", dialek: dialekPocketBase, tugas: tugas{PocketBase: true, Log: true}},
		{nama: "PocketBase, log mati, mattn", dialek: dialekPocketBase, tugas: tugas{PocketBase: true, Mattn: true}},
	}
	for i, p := range out {
		p.tugas.Folder = filepath.Join(folder, fmt.Sprint(i))
		p.hasil, p.laju = make([]hasil, len(semuaOperasi)), make([][]float64, len(semuaOperasi))
	}
	return out
}

func benihIsi(i int) uint64 { return uint64(i) } // below every seed of a load

// siapkan fills the tables for reading. The peers get one and the same filled
// folder: it takes them longer.
func siapkan(ps []*peserta, arsip int) error {
	var induk *peserta
	for _, p := range ps {
		t := p.tugas
		if !t.PocketBase || induk == nil {
			t.Isi = arsip
		} else if err := os.CopyFS(t.Folder, os.DirFS(induk.tugas.Folder)); err != nil {
			return err
		}
		mula := time.Now()
		s, err := mulai(t)
		if err != nil {
			return fmt.Errorf("%s: %w", p.nama, err)
		}
		if err := s.berhenti(); err != nil {
			return fmt.Errorf("%s: %w", p.nama, err)
		}
		p.siap, p.ids = s.peladen, s.ID
		if t.Isi == 0 {
			p.ids = induk.ids
		} else if t.PocketBase {
			induk = p
		}
		fmt.Fprintf(os.Stderr, "siap: %s (%s)\n", p.nama, time.Since(mula).Round(time.Millisecond))
	}
	return nil
}

// giliran is one round of one server: a new process, a short warming up that is
// not counted, then each operation in turn.
func giliran(p *peserta, putaran, n int, lama time.Duration) error {
	tenang()
	s, err := mulai(p.tugas)
	if err != nil {
		return fmt.Errorf("%s: %w", p.nama, err)
	}
	c := klien(n)
	jalan := func(i int, lama time.Duration, hangat uint64) (hasil, bool) {
		op := semuaOperasi[i]
		if op.hanya && p.tugas.PocketBase {
			return hasil{}, false
		}
		benih := (uint64(putaran)*uint64(len(semuaOperasi))+uint64(i))*2 + hangat + 1
		cpu := s.cpu()
		h := beban(c, s.Alamat, p.dialek, op, p.ids, n, lama, benih)
		p.akta = append(p.akta, h.akta...)
		h.akta, h.cpu = nil, s.cpu()-cpu
		return h, true
	}
	for i := range semuaOperasi {
		if h, ok := jalan(i, min(lama/8, time.Second/2), 0); ok {
			p.hasil[i].gabung(hasil{galat: h.galat, contoh: h.contoh})
		}
	}
	for i := range semuaOperasi {
		if h, ok := jalan(i, lama, 1); ok {
			p.laju[i] = append(p.laju[i], float64(len(h.latensi)-h.galat)/h.lama.Seconds())
			p.hasil[i].gabung(h)
		}
	}
	c.CloseIdleConnections()
	if err := s.berhenti(); err != nil {
		return fmt.Errorf("%s: %w", p.nama, err)
	}
	return nil
}

// daftarUji asks for lists whose answers must be alike on all servers, and gives
// status and deadline of their documents. Which of two documents with the same
// deadline comes first is each server's own affair.
func daftarUji(p *peserta, c *http.Client, alamat string) ([]string, error) {
	var out []string
	for i := range 20 {
		m := minta{metode: "GET", status: http.StatusOK,
			jalur: p.dialek.jalur(tabelBaca) + "?" + p.dialek.daftar(daftarStatus[i%4], hariKe(i*25).String())}
		rows, err := tanya(c, alamat, m, p.dialek.baris)
		if err != nil {
			return nil, err
		}
		for _, x := range rows {
			if !x.sama(contoh(nomorKe(x.Nomor))) {
				return nil, fmt.Errorf("daftar memuat dokumen yang isinya berubah: %s", x.Nomor)
			}
			out = append(out, x.Status+" "+x.Tenggat[:min(10, len(x.Tenggat))])
		}
	}
	return out, nil
}
