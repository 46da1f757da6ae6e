//go:build !(js && wasm)

package surel_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// server is a small mail server for tests. The answers of jawab replace its own: a
// key is a command ("RCPT", "DATA", "."), "putus" hangs up, "diam" never answers.
type server struct {
	alamat   string
	akar     *x509.CertPool
	tanpaTLS bool // offers no STARTTLS
	jawab    map[string]string

	mu      sync.Mutex
	surat   []string // what came after DATA
	rcpt    []string
	masuk   []string // user and password
	terbuka bool     // something came unencrypted that must not
}

func serverBaru(t *testing.T, atur func(*server)) *server {
	t.Helper()
	kunci, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "uji"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &kunci.PublicKey, kunci)
	if err != nil {
		t.Fatal(err)
	}
	x, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	s := &server{akar: x509.NewCertPool(), jawab: map[string]string{}}
	s.akar.AddCert(x)
	if atur != nil {
		atur(s)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.alamat = l.Addr().String()
	cfg := &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: kunci}}}
	var wg sync.WaitGroup
	selesai := make(chan struct{})
	wg.Go(func() {
		for {
			k, err := l.Accept()
			if err != nil {
				return
			}
			wg.Go(func() {
				henti := make(chan struct{})
				go func() {
					select {
					case <-selesai:
					case <-henti:
					}
					k.Close()
				}()
				s.layani(k, cfg)
				close(henti)
			})
		}
	})
	t.Cleanup(func() { close(selesai); l.Close(); wg.Wait() })
	return s
}

func (s *server) layani(k net.Conn, cfg *tls.Config) {
	aman := false
	r := bufio.NewReader(k)
	tulis := func(b string) { _, _ = k.Write([]byte(b + "\r\n")) }
	// lain answers as the test wants it, and says whether it did, and whether to go on.
	lain := func(apa string) (ada, terus bool) {
		j, ada := s.jawab[apa]
		switch {
		case !ada:
			return false, true
		case j == "putus":
			return true, false
		case j == "diam":
			_, _ = r.ReadByte()
			return true, false
		}
		tulis(j)
		return true, true
	}
	tulis("220 uji ESMTP")
	for {
		b, err := r.ReadString('\n')
		if err != nil {
			return
		}
		b = strings.TrimRight(b, "\r\n")
		apa, isi, _ := strings.Cut(b, " ")
		apa = strings.ToUpper(apa)
		if ada, terus := lain(apa); !terus {
			return
		} else if ada {
			continue
		}
		switch apa {
		case "EHLO":
			tulis("250-uji")
			if !s.tanpaTLS && !aman {
				tulis("250-STARTTLS")
			}
			tulis("250-ENHANCEDSTATUSCODES")
			tulis("250 AUTH PLAIN")
		case "STARTTLS":
			tulis("220 mulai")
			x := tls.Server(k, cfg)
			if x.Handshake() != nil {
				return
			}
			k, r, aman = x, bufio.NewReader(x), true
		case "AUTH":
			s.mu.Lock()
			s.terbuka = s.terbuka || !aman
			p, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(isi, "PLAIN "))
			s.masuk = append(s.masuk, string(p))
			s.mu.Unlock()
			tulis("235 2.7.0 masuk")
		case "RCPT":
			s.mu.Lock()
			s.rcpt = append(s.rcpt, isi)
			s.mu.Unlock()
			tulis("250 2.1.5 ya")
		case "DATA":
			tulis("354 kirim")
			var m strings.Builder
			for {
				b, err := r.ReadString('\n')
				if err != nil {
					return
				}
				if b == ".\r\n" {
					break
				}
				m.WriteString(b)
			}
			s.mu.Lock()
			s.surat = append(s.surat, m.String())
			s.terbuka = s.terbuka || !aman
			s.mu.Unlock()
			if ada, terus := lain("."); !terus {
				return
			} else if !ada {
				tulis("250 2.0.0 diterima")
			}
		case "QUIT":
			tulis("221 selesai")
			return
		default:
			tulis("250 2.0.0 ya")
		}
	}
}
