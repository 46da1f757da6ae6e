package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"time"
)

// hasil is what one load gave.
type hasil struct {
	lama    time.Duration
	latensi []time.Duration
	cpu     time.Duration // of the server
	bita    int64         // of answers
	akta    []akta
	galat   int
	contoh  []string // the first errors
}

// akta is a creation that the server acknowledged.
type akta struct {
	id    string
	benih uint64
}

func (h *hasil) gabung(x hasil) {
	h.latensi = append(h.latensi, x.latensi...)
	h.akta = append(h.akta, x.akta...)
	h.cpu += x.cpu
	h.bita += x.bita
	h.galat += x.galat
	h.contoh = append(h.contoh, x.contoh...)
	h.contoh = h.contoh[:min(len(h.contoh), 3)]
}

// klien holds the connections of one load.
func klien(n int) *http.Client {
	return &http.Client{Transport: &http.Transport{
		MaxIdleConns: n, MaxIdleConnsPerHost: n, // each client keeps its connection
		DisableCompression: true, // PocketBase compresses only its own pages; so neither pays for it
	}}
}

// beban lets n clients ask as fast as they are answered, each one request at a
// time, until lama has passed. benih makes the documents of this load different
// from those of any other and the same for every server.
func beban(c *http.Client, alamat string, d dialek, op operasi, ids []string, n int, lama time.Duration, benih uint64) hasil {
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		h    hasil
		mula = time.Now()
	)
	for k := range uint64(n) {
		wg.Go(func() {
			var sendiri hasil
			var jawab bytes.Buffer
			r := rand.New(rand.NewPCG(benih, k))
			for i := uint64(0); time.Since(mula) < lama; i++ {
				b := benih<<36 | k<<24 | i // up to 4,096 clients and 16 million requests of each
				m := op.minta(d, ids, r, b)
				t := time.Now()
				id, err := kirim(c, alamat, m, &jawab)
				sendiri.latensi = append(sendiri.latensi, time.Since(t))
				sendiri.bita += int64(jawab.Len())
				switch {
				case err != nil:
					sendiri.galat++
					if len(sendiri.contoh) < 3 {
						sendiri.contoh = append(sendiri.contoh, err.Error())
					}
				case op.membuat:
					sendiri.akta = append(sendiri.akta, akta{id, b})
				}
			}
			mu.Lock()
			defer mu.Unlock()
			h.gabung(sendiri)
		})
	}
	wg.Wait()
	h.lama = time.Since(mula)
	return h
}

// kirim sends one request and reads the whole answer.
func kirim(c *http.Client, alamat string, m minta, jawab *bytes.Buffer) (string, error) {
	jawab.Reset()
	var isi io.Reader
	if m.isi != nil {
		isi = bytes.NewReader(m.isi)
	}
	r, err := http.NewRequest(m.metode, alamat+m.jalur, isi)
	if err != nil {
		return "", err
	}
	if m.isi != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if m.kunci != "" {
		r.Header.Set("Idempotency-Key", m.kunci)
	}
	w, err := c.Do(r)
	if err != nil {
		return "", err
	}
	defer func() { _ = w.Body.Close() }() // it was read to its end
	if _, err := jawab.ReadFrom(w.Body); err != nil {
		return "", err
	}
	if w.StatusCode != m.status {
		return "", fmt.Errorf("%s %s dijawab %d: %.300s", m.metode, m.jalur, w.StatusCode, jawab.Bytes())
	}
	return m.diterima(jawab.Bytes())
}

// persentil gives the value below which p percent of the sorted values lie.
func persentil(urut []time.Duration, p int) time.Duration {
	if len(urut) == 0 {
		return 0
	}
	return urut[min(len(urut)-1, len(urut)*p/100)]
}

// median gives the middle of some values.
func median(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	x = slices.Sorted(slices.Values(x))
	return (x[(len(x)-1)/2] + x[len(x)/2]) / 2
}
