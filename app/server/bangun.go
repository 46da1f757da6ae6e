//go:build !(js && wasm)

package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

const paketApp = "github.com/lumbung-id/lumbung/app"

// Bangun compiles the dashboard from source, with the go command that runs this
// program from source too. It gives the folder in which the result is kept.
func Bangun(ctx context.Context) (*Wasm, string, error) {
	const op = "server.Bangun"
	dir, err := folderBangun()
	if err != nil {
		return nil, "", kominfo.E(kominfo.Rusak, op, "Folder sementara tidak dapat dibuat. Kosongkan ruang, atau beri hak tulis pada folder sementara.").Sebab(err)
	}
	// A file of its own, so that two programs may build at the same time.
	sementara, err := os.MkdirTemp(dir, "bangun-")
	if err != nil {
		return nil, "", kominfo.E(kominfo.Rusak, op, "Folder %s tidak dapat ditulis. Kosongkan ruang, atau beri hak tulis.", dir).Sebab(err)
	}
	defer os.RemoveAll(sementara)
	jadi := filepath.Join(sementara, "app.wasm")
	// Without inlining in our own code, go-app's and fmt's the program is 6 % smaller
	// on the wire; pages are drawn no slower that a person would notice. The same in
	// package strings would save 40 KB more, but tables would be read more slowly.
	args := []string{"build", "-trimpath", "-ldflags=-s -w", "-gcflags=github.com/...=-l", "-gcflags=fmt=-l", "-o", jadi}
	// Slim first; should go-app have changed, the whole still works.
	mod, err := ramping(ctx, dir)
	if err == nil {
		_, err = perintahGo(ctx, append(append(args, "-modfile="+mod), paketApp)...)
	}
	if err != nil {
		if keluar, err := perintahGo(ctx, append(args, paketApp)...); err != nil {
			return nil, "", kominfo.E(kominfo.Rusak, op, "%s", sebabBangun(keluar, err)).Sebab(err)
		}
	}
	b, err := os.ReadFile(jadi)
	if err != nil {
		return nil, "", kominfo.E(kominfo.Rusak, op, "Hasil bangun dasbor tidak dapat dibaca. Jalankan lagi.").Sebab(err)
	}
	return NewWasm(padatkan(b)), dir, nil
}

func folderBangun() (string, error) {
	dir, err := os.UserCacheDir()
	if err == nil {
		dir = filepath.Join(dir, "lumbung")
		if err = os.MkdirAll(dir, 0o700); err == nil {
			return dir, nil
		}
	}
	return os.MkdirTemp("", "lumbung-")
}

func perintahGo(ctx context.Context, args ...string) (string, error) {
	c := exec.CommandContext(ctx, "go", args...)
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	b, err := c.CombinedOutput()
	return string(b), err
}

const (
	goApp      = "github.com/maxence-charriere/go-app/v10"
	googleUUID = "github.com/google/uuid"
)

// tanpaBerkas are the files of go-app that stay out of the browser's program. The
// server half (the first three) and encryption bring net/http and cryptography, a
// sixth of the program on the wire; states with their copies between windows,
// notifications and the page for what has no route are 100 KB of code that the
// dashboard does without; routes bring package regexp, which is 450 KB.
const tanpaBerkas = "http.go resource.go static.go crypto.go state.go notification.go notfound.go route.go"

// ramping prepares a build without tanpaBerkas, and gives the go.mod to build with.
// Copies of go-app and of the one function of google/uuid that it uses stand in for
// them in this build alone.
func ramping(ctx context.Context, dir string) (modfile string, err error) {
	keluar, err := exec.CommandContext(ctx, "go", "list", "-m", "-json", goApp).Output()
	if err != nil {
		return "", err
	}
	var m struct{ Dir, Version string }
	if err := json.Unmarshal(keluar, &m); err != nil {
		return "", err
	}
	induk, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return "", err
	}
	gomod := strings.TrimSpace(string(induk))
	// A folder for each recipe: what another one left in it would be compiled too.
	resep := sha256.Sum256([]byte(tanpaBerkas + gantiGoApp + gantiUUID))
	dir = filepath.Join(dir, "ramping-"+m.Version+"-"+hex.EncodeToString(resep[:4]))
	salinan, uuid := filepath.Join(dir, "goapp"), filepath.Join(dir, "uuid")
	for _, p := range []string{"pkg/app", "pkg/errors"} {
		if err := salinGo(filepath.Join(m.Dir, p), filepath.Join(salinan, p)); err != nil {
			return "", err
		}
	}
	if err := salinBerkas(filepath.Join(m.Dir, "go.mod"), filepath.Join(salinan, "go.mod")); err != nil {
		return "", err
	}
	for nama, isi := range map[string]string{
		filepath.Join(salinan, "pkg/app/ramping.go"): gantiGoApp,
		filepath.Join(uuid, "go.mod"):                "module " + googleUUID + "\n\ngo 1.23\n",
		filepath.Join(uuid, "uuid.go"):               gantiUUID,
	} {
		if err := os.MkdirAll(filepath.Dir(nama), 0o700); err != nil {
			return "", err
		}
		if err := tulisBila(nama, []byte(isi)); err != nil {
			return "", err
		}
	}
	b, err := os.ReadFile(gomod)
	if err != nil {
		return "", err
	}
	modfile = filepath.Join(dir, "ramping.mod")
	b = append(b, "\nreplace "+goApp+" => "+strconv.Quote(salinan)+"\nreplace "+googleUUID+" => "+strconv.Quote(uuid)+"\n"...)
	if err := tulisBila(modfile, b); err != nil {
		return "", err
	}
	return modfile, salinBerkas(strings.TrimSuffix(gomod, ".mod")+".sum", filepath.Join(dir, "ramping.sum"))
}

// gantiGoApp gives the names of the left-out files that the others use: types that
// are never made, what is never called, and the way to fixed files.
const gantiGoApp = `package app

import (
	"errors"
	"strings"
)

type Handler struct{}

type router struct{ semua func() Composer }

func makeRouter() router { return router{} }

func (r *router) route(string, func() Composer) { panic(tanpaRute) }

func (r *router) routeWithRegexp(pola string, buat func() Composer) {
	if pola != "^/" {
		panic(tanpaRute)
	}
	r.semua = buat
}

func (r *router) createComponent(string) (Composer, bool) { return r.semua(), true }

const tanpaRute = "this program has one route, ^/: see app/server/bangun.go"

type NotificationService struct{}

type notFound struct{ Compo }

func (*notFound) Render() UI { return Div() }

type (
	State        struct{}
	Observer     struct{}
	stateManager struct{}
)

func (*stateManager) Observe(Context, string, any) Observer { panic(tanpaState) }
func (*stateManager) Get(Context, string, any)              { panic(tanpaState) }
func (*stateManager) Set(Context, string, any) State        { panic(tanpaState) }
func (*stateManager) Delete(Context, string)                { panic(tanpaState) }
func (*stateManager) Cleanup()                              {}
func (*stateManager) CleanupExpiredPersistedStates(Context) {}

const tanpaState = "states of go-app are not part of this program: see app/server/bangun.go"

func encrypt(string, []byte) ([]byte, error) { return nil, errors.ErrUnsupported }
func decrypt(string, []byte) ([]byte, error) { return nil, errors.ErrUnsupported }

func clientResourceResolver(akar string) func(string) string {
	return func(s string) string {
		if sisa, ok := strings.CutPrefix(strings.TrimLeft(s, "/"), "web/"); ok {
			return akar + "/" + sisa
		}
		return s
	}
}
`

// gantiUUID is all that go-app uses of google/uuid, to name windows and devices; the
// rest brings more hash functions and randomness than those need.
const gantiUUID = `package uuid

import (
	"fmt"
	"math/rand/v2"
)

// NewString gives a random UUID (version 4).
func NewString() string {
	a, b := rand.Uint64(), rand.Uint64()
	a = a&^0xf000 | 0x4000
	b = b&^(3<<62) | 1<<63
	return fmt.Sprintf("%08x-%04x-%04x-%04x-%012x", a>>32, a>>16&0xffff, a&0xffff, b>>48, b&(1<<48-1))
}
`

// salinGo copies the Go files of one folder, without tests and tanpaBerkas.
func salinGo(dari, ke string) error {
	if err := os.MkdirAll(ke, 0o700); err != nil {
		return err
	}
	es, err := os.ReadDir(dari)
	if err != nil {
		return err
	}
	for _, e := range es {
		switch n := e.Name(); {
		case e.IsDir(), !strings.HasSuffix(n, ".go"), strings.HasSuffix(n, "_test.go"),
			strings.HasSuffix(dari, "app") && slices.Contains(strings.Fields(tanpaBerkas), n):
		default:
			if err := salinBerkas(filepath.Join(dari, n), filepath.Join(ke, n)); err != nil {
				return err
			}
		}
	}
	return nil
}

func salinBerkas(dari, ke string) error {
	b, err := os.ReadFile(dari)
	if err != nil {
		return err
	}
	return tulisBila(ke, b)
}

// tulisBila writes a file that is not there as it should be; whole, because
// another program may be reading it.
func tulisBila(ke string, b []byte) error {
	if lama, err := os.ReadFile(ke); err == nil && bytes.Equal(lama, b) {
		return nil
	}
	return tulisUtuh(ke, b)
}

// sebabBangun turns what the go command said into one sentence with a remedy.
func sebabBangun(keluar string, err error) string {
	switch {
	case strings.Contains(err.Error(), "executable file not found"):
		return "Perintah go tidak ditemukan. Pasang Go dari go.dev/dl, atau jalankan program yang sudah jadi."
	case strings.Contains(keluar, "dial tcp"), strings.Contains(keluar, "no such host"), strings.Contains(keluar, "i/o timeout"), strings.Contains(keluar, "connection refused"):
		return "Modul yang diperlukan belum terunduh dan jaringan tidak terjangkau. Sambungkan internet sekali, lalu jalankan lagi."
	case strings.Contains(keluar, "no space left"):
		return "Cakram penuh saat membangun dasbor. Kosongkan ruang, lalu jalankan lagi."
	case strings.Contains(keluar, "cannot find main module"), strings.Contains(keluar, "no required module"), strings.Contains(keluar, "is not in std"):
		return "Sumber program tidak ditemukan dari folder ini. Jalankan dari folder hasil git clone."
	}
	baris, _, _ := strings.Cut(strings.TrimSpace(keluar), "\n")
	return "Dasbor gagal dibangun: " + baris + ". Perbaiki sumbernya, lalu jalankan lagi."
}
