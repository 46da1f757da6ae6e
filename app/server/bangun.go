//go:build !(js && wasm)

package server

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
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
	// Without inlining in our own and go-app's code the program is 6 % smaller on
	// the wire; pages are drawn no slower that a person would notice.
	args := []string{"build", "-trimpath", "-ldflags=-s -w", "-gcflags=github.com/...=-l", "-o", jadi}
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
	return NewWasm(b), dir, nil
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

const goApp = "github.com/maxence-charriere/go-app/v10"

// ramping prepares a build without the server half of go-app, and gives the
// go.mod to build with. That half (three files) and encrypted local
// storage, which the dashboard does not use, bring net/http and cryptography, a
// sixth of the program on the wire; no browser ever runs them. A copy of go-app without those files stands in for it in this build alone.
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
	salinan := filepath.Join(dir, "goapp-"+m.Version)
	for _, p := range []string{"pkg/app", "pkg/errors"} {
		if err := salinGo(filepath.Join(m.Dir, p), filepath.Join(salinan, p)); err != nil {
			return "", err
		}
	}
	if err := salinBerkas(filepath.Join(m.Dir, "go.mod"), filepath.Join(salinan, "go.mod")); err != nil {
		return "", err
	}
	if err := tulisBila(filepath.Join(salinan, "pkg/app/tanpa_server.go"), []byte(tanpaServer)); err != nil {
		return "", err
	}
	b, err := os.ReadFile(gomod)
	if err != nil {
		return "", err
	}
	modfile = filepath.Join(dir, "ramping.mod")
	b = append(b, "\nreplace "+goApp+" => "+strconv.Quote(salinan)+"\n"...)
	if err := tulisBila(modfile, b); err != nil {
		return "", err
	}
	return modfile, salinBerkas(strings.TrimSuffix(gomod, ".mod")+".sum", filepath.Join(dir, "ramping.sum"))
}

// tanpaServer gives the names of the left-out half that the browser half uses:
// a type that is never made, and the way to fixed files.
const tanpaServer = `package app

import (
	"errors"
	"strings"
)

type Handler struct{}

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

// salinGo copies the Go files of one folder, without tests and the server half.
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
			strings.HasSuffix(dari, "app") && (n == "http.go" || n == "resource.go" || n == "static.go" || n == "crypto.go"):
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
