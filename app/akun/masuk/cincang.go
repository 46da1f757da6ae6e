//go:build !(js && wasm)

package masuk

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/argon2"
)

// ongkos is what one hash costs.
type ongkos struct {
	memori, putaran uint32 // KiB; passes
	jalur           uint8  // lanes
}

// ongkosBaku is the least that OWASP's password storage sheet asks of argon2id
// (dari ingatan).
var ongkosBaku = ongkos{19 * 1024, 2, 1}

const (
	panjangGaram = 16
	panjangSidik = 32
	serentakMaks = 2  // hashes at a time: 38 MiB
	antreMaks    = 32 // callers that may wait for one
)

// pencincang makes and checks hashes of passwords, a few at a time.
type pencincang struct {
	ongkos
	giliran chan struct{}
	n       atomic.Int32 // at work or waiting
}

func pencincangBaru(o ongkos) *pencincang {
	return &pencincang{ongkos: o, giliran: make(chan struct{}, serentakMaks)}
}

// giliranku waits for a turn; it must be given back with lepas.
func (p *pencincang) giliranku(ctx context.Context) error {
	if p.n.Add(1) > serentakMaks+antreMaks {
		p.n.Add(-1)
		return &Tunggu{Lama: 5 * time.Second, Penuh: true}
	}
	select {
	case p.giliran <- struct{}{}:
		return nil
	case <-ctx.Done():
		p.n.Add(-1)
		return ctx.Err()
	}
}

func (p *pencincang) lepas() {
	<-p.giliran
	p.n.Add(-1)
}

// cincang gives the PHC string of a password:
// $argon2id$v=19$m=19456,t=2,p=1$salt$hash
func (p *pencincang) cincang(ctx context.Context, sandi string) (string, error) {
	if err := p.giliranku(ctx); err != nil {
		return "", err
	}
	defer p.lepas()
	garam := make([]byte, panjangGaram)
	_, _ = rand.Read(garam) // crypto/rand.Read never fails
	h := argon2.IDKey([]byte(sandi), garam, p.putaran, p.memori, p.jalur, panjangSidik)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, p.memori, p.putaran, p.jalur, b64(garam), b64(h)), nil
}

// cocok checks a password against a PHC string. usang: it was made with other
// parameters than today's. A PHC string that cannot be read, as "" for a name that
// does not exist, costs a hash like any other and fits nothing.
func (p *pencincang) cocok(ctx context.Context, phc, sandi string) (ok, usang bool, err error) {
	if err := p.giliranku(ctx); err != nil {
		return false, false, err
	}
	defer p.lepas()
	o, garam, mau, sah := uraiPHC(phc)
	if !sah {
		o, garam, mau = p.ongkos, make([]byte, panjangGaram), make([]byte, panjangSidik)
	}
	h := argon2.IDKey([]byte(sandi), garam, o.putaran, o.memori, o.jalur, uint32(len(mau)))
	sama := subtle.ConstantTimeCompare(h, mau) == 1
	return sah && sama, o != p.ongkos, nil
}

// uraiPHC reads what cincang wrote. Parameters beyond reason are refused: they come
// from the data, but must not be able to stop the program.
func uraiPHC(s string) (o ongkos, garam, h []byte, ok bool) {
	b := strings.Split(s, "$")
	if len(b) != 6 || b[0] != "" || b[1] != "argon2id" || b[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return o, nil, nil, false
	}
	if _, err := fmt.Sscanf(b[3], "m=%d,t=%d,p=%d", &o.memori, &o.putaran, &o.jalur); err != nil || b[3] != fmt.Sprintf("m=%d,t=%d,p=%d", o.memori, o.putaran, o.jalur) {
		return o, nil, nil, false
	}
	garam, err1 := base64.RawStdEncoding.Strict().DecodeString(b[4])
	h, err2 := base64.RawStdEncoding.Strict().DecodeString(b[5])
	ok = err1 == nil && err2 == nil && len(garam) >= 8 && len(garam) <= 64 && len(h) >= 16 && len(h) <= 64 &&
		o.memori >= 8 && o.memori <= 1<<18 && o.putaran >= 1 && o.putaran <= 10 && o.jalur >= 1 && o.jalur <= 8
	return o, garam, h, ok
}

func b64(b []byte) string { return base64.RawStdEncoding.EncodeToString(b) }
