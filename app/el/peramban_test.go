package el_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// halamanGaleri starts the program of testdata/galeri under the prefix /repo,
// as on a static host, under the content policy that the server sends.
const halamanGaleri = `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>x</title>
<link rel="stylesheet" href="/repo/web/lumbung.css"><script src="/repo/wasm_exec.js"></script><script src="/repo/mulai.js" defer></script></head><body><div></div></body></html>`

const mulaiGaleri = `function goappGetenv(k) { return {GOAPP_ROOT_PREFIX: "/repo"}[k]; }
const go = new Go(); fetch("/repo/web/app.wasm").then(r => r.arrayBuffer()).then(b => WebAssembly.instantiate(b, go.importObject)).then(w => go.run(w.instance));`

// layananGaleri builds and serves the program; without a browser it skips.
func layananGaleri(t *testing.T) (ctx context.Context, alamat string) {
	t.Helper()
	peramban := ""
	for _, nama := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(nama); err == nil {
			peramban = p
			break
		}
	}
	if peramban == "" || testing.Short() {
		if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
			t.Fatal("LUMBUNG_TEST_ALL=1 tetapi Chromium tidak ada, atau -short dipakai")
		}
		t.Skip("DILEWATI: perilaku di peramban tidak diuji. Pasang Chromium dan jalankan tanpa -short.")
	}
	// The build runs outside of this process: reading its sources here lets the
	// cache of go test know them.
	sumber, _ := filepath.Glob("*.go")
	for _, f := range append(sumber, "testdata/galeri/main.go") {
		if _, err := os.ReadFile(f); err != nil {
			t.Fatal(err)
		}
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	wasm := filepath.Join(t.TempDir(), "app.wasm")
	cmd := exec.Command("go", "build", "-o", wasm, "./testdata/galeri")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("galeri tidak dapat dibangun: %v\n%s", err, out)
	}
	mux := http.NewServeMux()
	berkas := func(f string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, f) }
	}
	mux.HandleFunc("/repo/web/app.wasm", berkas(wasm))
	mux.HandleFunc("/repo/web/lumbung.css", berkas("../web/lumbung.css"))
	mux.HandleFunc("/repo/wasm_exec.js", berkas(filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js")))
	mux.HandleFunc("/repo/mulai.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = w.Write([]byte(mulaiGaleri))
	})
	mux.HandleFunc("/repo/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'")
		_, _ = w.Write([]byte(halamanGaleri))
	})
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)

	alloc, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(peramban), chromedp.NoSandbox)...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	return ctx, srv.URL + "/repo"
}

// TestDiPeramban walks through what only a browser can show.
func TestDiPeramban(t *testing.T) {
	ctx, alamat := layananGaleri(t)
	kecil, besar := filepath.Join(t.TempDir(), "kecil.csv"), filepath.Join(t.TempDir(), "besar.csv")
	for f, isi := range map[string]string{kecil: "a;b", besar: strings.Repeat("x", 11)} {
		if err := os.WriteFile(f, []byte(isi), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// sampai waits until an expression of the page holds.
	sampai := func(js string) chromedp.Action {
		return chromedp.Poll(js, nil, chromedp.WithPollingTimeout(10*time.Second))
	}
	teks := func(s string) chromedp.Action {
		return sampai(`document.querySelector("main").textContent.includes("` + s + `")`)
	}
	fokus := func(id string) chromedp.Action { return sampai(`document.activeElement.id === "` + id + `"`) }
	klik := func(sel string) chromedp.Action { return chromedp.Click(sel, chromedp.ByQuery) }
	js := func(s string) chromedp.Action { return chromedp.Evaluate(s, nil) }

	for _, l := range []struct {
		nama string
		lalu []chromedp.Action
	}{
		{"halaman pertama tidak merebut fokus", []chromedp.Action{chromedp.Navigate(alamat + "/"), chromedp.WaitVisible("#judul"), sampai(`document.activeElement === document.body && document.title === "Galeri · Lumbung"`)}},
		{"nilai tampil apa adanya", []chromedp.Action{sampai(`document.querySelector("#nama").value === 'Siti "Nur" <b> & \\'`)}},
		{"isian kosong setelah dikirim", []chromedp.Action{chromedp.SendKeys("#nama", "!\r", chromedp.ByQuery), teks(`terkirim=Siti \"Nur\" <b> & \\!`), sampai(`document.querySelector("#nama").value === ""`)}},
		{"isian kosong untuk kedua kali", []chromedp.Action{chromedp.SendKeys("#nama", "Budi\r", chromedp.ByQuery), teks("terkirim=Budi;"), sampai(`document.querySelector("#nama").value === ""`)}},
		{"tingkat nol", []chromedp.Action{js(`document.querySelector("#tingkat-0").click()`), teks("tingkat=0;")}},
		{"tingkat dikosongkan", []chromedp.Action{klik(`[aria-label="Kosongkan Tingkat"]`), teks("tingkat=-1;"), sampai(`!document.querySelector("#tingkat input:checked")`)}},
		{"centang dan batal", []chromedp.Action{klik("#setuju"), teks("setuju=true;"), klik("#setuju"), teks("setuju=false;"), sampai(`!document.querySelector("#setuju").checked`)}},
		{"berkas dibaca", []chromedp.Action{chromedp.SetUploadFiles("#berkas", []string{kecil}), teks("berkas=a;b;"), teks("kecil.csv")}},
		{"berkas terlalu besar ditolak", []chromedp.Action{chromedp.SetUploadFiles("#berkas", []string{besar}), teks("berkas=ditolak;")}},
		{"tombol baris", []chromedp.Action{klik("tbody tr:first-child button"), teks("diubah=Sukamaju;"), sampai(`document.querySelector("#siaran").textContent === "Tersimpan Sukamaju"`)}},
		{"tombol mengikuti barisnya setelah diurutkan", []chromedp.Action{klik(".kepala-urut"), sampai(`document.querySelector("tbody th").textContent === "Mekarsari"`), klik("tbody tr:first-child button"), teks("diubah=Mekarsari;")}},
		{"tab dengan papan ketik", []chromedp.Action{chromedp.Focus("#tab-tab-0", chromedp.ByQuery), chromedp.KeyEvent(kb.ArrowRight), teks("tab=1"), fokus("tab-tab-1"), sampai(`document.querySelector("#tab-tab-0").getAttribute("aria-selected") === "false"`)}},
		{"tautan memakai awalan", []chromedp.Action{sampai(`[...document.querySelectorAll(".menu a")].map(a => a.getAttribute("href")).join() === "/repo/,/repo/lain"`)}},
		{"pindah halaman", []chromedp.Action{js(`document.querySelector(".menu a[href='/repo/lain']").click()`), fokus("judul"), sampai(`location.pathname === "/repo/lain" && document.title === "Lain · Lumbung"`)}},
		{"lompat ke isi", []chromedp.Action{js(`document.querySelector(".lompat").click()`), fokus("isi")}},
		{"kembali", []chromedp.Action{js(`document.querySelector("main .tautan").click()`), teks("terkirim="), fokus("judul")}},
		{"tema dipilih dan disimpan", []chromedp.Action{js(`document.querySelector(".alat button").click()`), sampai(`document.documentElement.dataset.theme === "light" && localStorage.getItem("lumbung-tema") === "light"`)}},
		{"muat di 360 piksel", []chromedp.Action{chromedp.EmulateViewport(360, 800), sampai(`document.documentElement.scrollWidth <= 360`)}},
	} {
		if err := chromedp.Run(ctx, l.lalu...); err != nil {
			var badan string
			_ = chromedp.Run(ctx, chromedp.Text("body", &badan, chromedp.ByQuery))
			t.Fatalf("%s: %v\n%s", l.nama, err, badan)
		}
	}
}
