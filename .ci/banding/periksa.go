package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// tanya sends one request and decodes the answer.
func tanya[T any](c *http.Client, alamat string, m minta, urai func([]byte) (T, error)) (v T, err error) {
	m.diterima = func(b []byte) (string, error) {
		v, err = urai(b)
		return "", err
	}
	_, err = kirim(c, alamat, m, new(bytes.Buffer))
	return v, err
}

// nomorKe gives the seed of a document from its number.
func nomorKe(nomor string) uint64 {
	n, _ := strconv.ParseUint(strings.TrimPrefix(nomor, "LAP/"), 36, 64) // 0 where it is none: then the rest differs
	return n
}

// periksa looks, in a new process of the server, whether every acknowledged
// document is there with the content that was sent, and gives the answers to some
// lists. What is wrong goes into p.tekor.
func periksa(p *peserta, n int) ([]string, error) {
	s, err := mulai(p.tugas)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.nama, err)
	}
	c := klien(n)
	var wg sync.WaitGroup
	var mu sync.Mutex
	hilang := 0
	for k := range n {
		wg.Go(func() {
			for i := k; i < len(p.akta); i += n {
				a := p.akta[i]
				m := minta{metode: "GET", jalur: p.dialek.jalur(tabelTulis) + "/" + a.id, status: http.StatusOK}
				err := sesuai(c, s.Alamat, m, p.dialek, a.benih)
				if err != nil {
					mu.Lock()
					if hilang++; hilang <= 3 {
						p.tekor = append(p.tekor, fmt.Sprintf("dokumen %s yang sudah diterima: %v", a.id, err))
					}
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	if hilang > 3 {
		p.tekor = append(p.tekor, fmt.Sprintf("dan %d dokumen lain", hilang-3))
	}
	unik := make(map[string]bool, len(p.akta))
	for _, a := range p.akta {
		unik[a.id] = true
	}
	if len(unik) != len(p.akta) {
		p.tekor = append(p.tekor, fmt.Sprintf("%d id diberikan dua kali", len(p.akta)-len(unik)))
	}
	daftar, err := daftarUji(p, c, s.Alamat)
	if err != nil {
		p.tekor = append(p.tekor, err.Error())
	}
	c.CloseIdleConnections()
	if err := s.berhenti(); err != nil {
		return nil, fmt.Errorf("%s: %w", p.nama, err)
	}
	p.data, p.log, err = ukuran(p.tugas.Folder)
	return daftar, err
}

func sesuai(c *http.Client, alamat string, m minta, d dialek, benih uint64) error {
	isi, err := tanya(c, alamat, m, d.isi)
	if err != nil {
		return err
	}
	var j laporanJawab
	if err := json.Unmarshal(isi, &j); err != nil {
		return err
	}
	if !j.sama(contoh(benih)) {
		return fmt.Errorf("isinya lain daripada yang dikirim: %.200s", isi)
	}
	return nil
}

// periksaSemua checks all servers against what they said, and against each other.
func periksaSemua(ps []*peserta, n int) error {
	var acuan []string
	for _, p := range ps {
		daftar, err := periksa(p, n)
		if err != nil {
			return err
		}
		if acuan == nil {
			acuan = daftar
		} else if !slices.Equal(acuan, daftar) {
			p.tekor = append(p.tekor, "daftar yang sama dijawab dengan dokumen lain daripada "+ps[0].nama)
		}
		for i, h := range p.hasil {
			if h.galat > 0 {
				p.tekor = append(p.tekor, fmt.Sprintf("%s: %d permintaan gagal, misalnya %s", semuaOperasi[i].nama, h.galat, strings.Join(h.contoh, "; ")))
			}
		}
	}
	l, err := verifikasiLumbung(context.Background(), ps[0].tugas.Folder)
	if err != nil {
		return err
	}
	if want := int64(len(ps[0].akta) + len(ps[0].ids)); !l.Sah || len(l.Temuan) > 0 || l.Ukuran < want {
		ps[0].tekor = append(ps[0].tekor, fmt.Sprintf("verifikasi: sah %t, %d entri (paling sedikit %d), temuan %v", l.Sah, l.Ukuran, want, l.Temuan))
	}
	return nil
}
