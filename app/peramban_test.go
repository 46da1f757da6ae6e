//go:build !(js && wasm)

package main

import (
	"context"
	"fmt"
	"io"
	stdlog "log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/lumbung-id/lumbung/app/server"
)

// cariPeramban gives the browser's path; without one the test is skipped, aloud.
func cariPeramban(t *testing.T) string {
	t.Helper()
	if !testing.Short() {
		for _, nama := range []string{"chromium", "chromium-browser", "google-chrome"} {
			if p, err := exec.LookPath(nama); err == nil {
				return p
			}
		}
	}
	if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
		t.Fatal("LUMBUNG_TEST_ALL=1, tetapi Chromium tidak ada atau -short dipakai")
	}
	t.Skip("DILEWATI: dasbor tidak diuji di peramban. Pasang Chromium dan jalankan tanpa -short.")
	return ""
}

var dasborUji struct {
	sekali sync.Once
	wasm   *server.Wasm
	err    error
}

// bangunDasbor compiles the dashboard once for all tests; the servers that they
// start then find it up to date.
func bangunDasbor(t *testing.T) *server.Wasm {
	t.Helper()
	// What only the browser's half is made of is compiled outside of this process:
	// reading it lets the cache of go test know.
	for _, f := range []string{"main_js.go", "klien/fetch_js.go", "klien/kotak_js.go"} {
		if _, err := os.ReadFile(f); err != nil {
			t.Fatal(err)
		}
	}
	dasborUji.sekali.Do(func() { dasborUji.wasm, _, dasborUji.err = server.Bangun(context.Background()) })
	if dasborUji.err != nil {
		t.Fatal(dasborUji.err)
	}
	return dasborUji.wasm
}

// peramban is a browser of its own, with a phone's window.
type peramban struct {
	t   *testing.T
	ctx context.Context

	mu     sync.Mutex
	keluh  []string // what the console and the policy complained about
	maklum []string // complaints that belong to the test
}

// bukaPeramban starts a browser. maklum are parts of complaints that the test
// provokes itself; every other one fails it.
func bukaPeramban(t *testing.T, maklum ...string) *peramban {
	t.Helper()
	jalur := cariPeramban(t)
	bangunDasbor(t)
	opsi := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(jalur), chromedp.NoSandbox, chromedp.WindowSize(360, 780), chromedp.Flag("lang", "id-ID"))
	alloc, batal := chromedp.NewExecAllocator(context.Background(), opsi...)
	t.Cleanup(batal)
	ctx, batal := chromedp.NewContext(alloc)
	t.Cleanup(batal)
	ctx, batal = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(batal)
	p := &peramban{t: t, ctx: ctx, maklum: maklum}
	p.dengar()
	p.laku(chromedp.EmulateViewport(360, 780, chromedp.EmulateMobile))
	t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, k := range p.keluh {
			t.Errorf("peramban mengeluh: %s", k)
		}
	})
	return p
}

// tab opens a second page in the same browser.
func (p *peramban) tab() *peramban {
	p.t.Helper()
	ctx, batal := chromedp.NewContext(p.ctx)
	p.t.Cleanup(batal)
	b := &peramban{t: p.t, ctx: ctx, maklum: p.maklum}
	b.dengar()
	b.laku(chromedp.EmulateViewport(360, 780, chromedp.EmulateMobile))
	p.t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, k := range b.keluh {
			p.t.Errorf("peramban (tab kedua) mengeluh: %s", k)
		}
	})
	return b
}

func (p *peramban) dengar() {
	catat := func(format string, a ...any) {
		s := fmt.Sprintf(format, a...)
		p.mu.Lock()
		defer p.mu.Unlock()
		if !slices.ContainsFunc(p.maklum, func(m string) bool { return strings.Contains(s, m) }) {
			p.keluh = append(p.keluh, s)
		}
	}
	chromedp.ListenTarget(p.ctx, func(ev any) {
		switch e := ev.(type) {
		case *cdpruntime.EventExceptionThrown:
			catat("pengecualian: %s", e.ExceptionDetails.Error())
		case *cdpruntime.EventConsoleAPICalled:
			if e.Type == cdpruntime.APITypeError || e.Type == cdpruntime.APITypeWarning || e.Type == cdpruntime.APITypeAssert {
				var s []string
				for _, a := range e.Args {
					s = append(s, string(a.Value)+a.Description)
				}
				catat("konsol %s: %s", e.Type, strings.Join(s, " "))
			}
		case *log.EventEntryAdded:
			// The browser asks for the icon by itself, and gives up when the page changes.
			batal := strings.HasSuffix(e.Entry.URL, "/favicon.ico") && strings.Contains(e.Entry.Text, "ERR_")
			if !batal && (e.Entry.Level == log.LevelError || e.Entry.Level == log.LevelWarning) {
				catat("%s (%s): %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
			}
		}
	})
}

// laku carries out actions; what fails is shown with the page as it stands.
func (p *peramban) laku(as ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p.ctx, as...); err != nil {
		var teks, alamat string
		lagi, batal := context.WithTimeout(p.ctx, 5*time.Second)
		defer batal()
		_ = chromedp.Run(lagi, chromedp.Location(&alamat), chromedp.Evaluate(`document.body ? document.body.innerText : ""`, &teks))
		p.t.Fatalf("%v di %s:\n%s", err, alamat, teks)
	}
}

// siap is true when the program runs and no page is being loaded.
const siap = `!document.querySelector("#app-wasm-loader") && document.querySelector("main h1") && !document.querySelector(".memuat")`

// buka loads an address from the server and waits until the program runs.
func (p *peramban) buka(alamat string) {
	p.t.Helper()
	p.laku(chromedp.Navigate(alamat))
	p.sampai(siap)
	p.muat()
}

// sampai waits until an expression of the page holds.
func (p *peramban) sampai(js string) {
	p.t.Helper()
	p.laku(chromedp.Poll("!!("+js+")", nil, chromedp.WithPollingInterval(50*time.Millisecond), chromedp.WithPollingTimeout(40*time.Second)))
}

// tunggu waits until the page shows every one of the texts.
func (p *peramban) tunggu(teks ...string) {
	p.t.Helper()
	for _, s := range teks {
		p.sampai(fmt.Sprintf(`document.body.innerText.includes(%q)`, s))
	}
}

// klik presses the button, or follows the link, with a label.
func (p *peramban) klik(label string) {
	p.t.Helper()
	const cari = `[...document.querySelectorAll("button, a")].find(e => e.innerText.trim() === %q && e.offsetParent !== null)`
	p.sampai(fmt.Sprintf(cari, label))
	p.laku(chromedp.Evaluate(fmt.Sprintf(cari+`.click()`, label), nil))
}

// ketik writes into a field as a person does, and leaves it.
func (p *peramban) ketik(sel, teks string) {
	p.t.Helper()
	p.laku(chromedp.WaitEnabled(sel, chromedp.ByQuery),
		chromedp.Evaluate(fmt.Sprintf(`document.querySelector(%q).focus(); document.querySelector(%q).select()`, sel, sel), nil),
		chromedp.KeyEvent(teks+"\t"))
}

// pindah goes to another page of the program without loading it anew.
func (p *peramban) pindah(jalur string) {
	p.t.Helper()
	p.laku(chromedp.Evaluate(fmt.Sprintf(`(() => { const a = document.createElement("a"); a.href = %q; document.body.append(a); a.click(); a.remove() })()`, jalur), nil))
	p.sampai(fmt.Sprintf(`location.pathname + location.search === %q && `, jalur) + siap)
	p.muat()
}

// muat fails when the page stays wider than the phone.
func (p *peramban) muat() {
	p.t.Helper()
	var alamat string
	var lebar []string
	for range 40 {
		p.laku(chromedp.Location(&alamat), chromedp.Evaluate(`document.documentElement.scrollWidth <= 360 ? [] : [...document.querySelectorAll("main *, header *")].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > 361 && !e.parentElement.closest(".gulir")).slice(0, 4).map(e => e.tagName + "." + e.className + " " + e.textContent.slice(0, 60)).concat(document.documentElement.scrollWidth + " piksel")`, &lebar))
		if len(lebar) == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.t.Errorf("%s: halaman lebih lebar dari ponsel: %q", alamat, lebar)
}

func (p *peramban) nilai(js string, v any) {
	p.t.Helper()
	p.laku(chromedp.Evaluate(js, v))
}

// figur gives the big figures of an assessment by their labels, on one line each.
func (p *peramban) figur(label string) (s string) {
	p.t.Helper()
	p.nilai(fmt.Sprintf(`(() => { const f = [...document.querySelectorAll("main .figur")].find(f => f.innerText.startsWith(%q)); return f ? f.innerText.split(/\s+/).join(" ") : "" })()`, label), &s)
	return s
}

// perantara stands between browser and server, to delay and to cut the line.
type perantara struct {
	alamat string
	putus  atomic.Bool
	tunda  atomic.Int64 // nanoseconds before an answer of the API
	server *http.Server
}

func pasangPerantara(t *testing.T, ke string) *perantara {
	t.Helper()
	p := &perantara{}
	balik := lewat(ke)
	balik.ErrorLog = stdlog.New(io.Discard, "", 0) // a page that is left breaks off its requests
	l, err := dengarkan("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.alamat = "http://" + l.Addr().String()
	p.server = &http.Server{ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") {
			time.Sleep(time.Duration(p.tunda.Load()))
			if p.putus.Load() {
				panic(http.ErrAbortHandler) // the connection breaks
			}
		}
		balik.ServeHTTP(w, r)
	})}
	go func() { _ = p.server.Serve(l) }()
	t.Cleanup(func() { _ = p.server.Close() })
	return p
}

// lewat passes requests on as if the browser had sent them to the server itself: a
// program without accounts refuses what comes through a proxy.
func lewat(ke string) *httputil.ReverseProxy {
	return &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(&url.URL{Scheme: "http", Host: ke})
		r.Out.Host = r.In.Host
	}}
}
