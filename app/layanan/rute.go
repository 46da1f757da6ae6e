//go:build !(js && wasm)

package layanan

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// rute is what one address does, by method.
type rute struct{ get, post func(*minta) error }

const akar = "/layanan"

func (l *layanan) daftarRute() map[string]rute {
	return map[string]rute{
		akar:                     {get: (*minta).beranda},
		akar + "/permohonan":     {get: (*minta).formulir, post: (*minta).ajukan},
		akar + "/lacak":          {get: (*minta).formLacak, post: (*minta).lacak},
		akar + "/lengkapi":       {get: (*minta).keLacak, post: (*minta).lengkapi},
		akar + "/cabut":          {get: (*minta).keLacak, post: (*minta).cabut},
		akar + "/tanggapan":      {get: (*minta).keLacak, post: (*minta).tanggapan},
		akar + "/bukti":          {get: (*minta).keLacak, post: (*minta).bukti},
		akar + "/surat":          {get: (*minta).keLacak, post: (*minta).surat},
		akar + "/keberatan":      {get: (*minta).formKeberatan, post: (*minta).keberatan},
		akar + "/informasi":      {get: (*minta).cariInformasi},
		akar + "/informasi.json": {get: (*minta).informasiJSON},
	}
}

// minta is one request being answered.
type minta struct {
	*layanan
	w    http.ResponseWriter
	r    *http.Request
	ctx  context.Context
	kini time.Time
	hari kominfo.Tanggal // on the office's wall
	id   string          // last part of the address, where it names something
}

const (
	batasWaktu  = 30 * time.Second // of the store, for one request
	batasKirim  = 10 * time.Minute // of a sender, for scans over a weak link
	batasAlamat = 2 << 10
)

// ServeHTTP answers one request.
func (l *layanan) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer l.pulih(w, r)
	kini := l.o.Sekarang()
	m := &minta{layanan: l, w: w, r: r, ctx: r.Context(), kini: kini, hari: kominfo.TanggalDari(kini, l.zona())}
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store") // what may be kept says so
	if err := m.layani(); err != nil {
		m.gagal(err)
	}
}

func (m *minta) layani() error {
	jalur := m.r.URL.Path
	if len(m.r.URL.RawQuery) > batasAlamat || len(jalur) > batasAlamat {
		return galat(http.StatusRequestURITooLong, "Alamat terlalu panjang", "Alamat yang dibuka terlalu panjang. Mulailah dari halaman layanan.")
	}
	if jalur == akar+"/" {
		http.Redirect(m.w, m.r, akar, http.StatusMovedPermanently)
		return nil
	}
	if nama, ada := strings.CutPrefix(jalur, akar+"/aset/"); ada {
		return m.aset(nama)
	}
	ru, ada := m.rute[jalur]
	if id, di := strings.CutPrefix(jalur, akar+"/informasi/"); !ada && di && kominfo.UUIDSah(id) {
		ru, ada, m.id = rute{get: (*minta).informasi}, true, id
	}
	if !ada {
		return tidakAda()
	}
	switch {
	case (m.r.Method == "GET" || m.r.Method == "HEAD") && ru.get != nil:
		ctx, batal := context.WithTimeout(m.ctx, batasWaktu)
		defer batal()
		m.ctx = ctx
		return ru.get(m)
	case m.r.Method == "POST" && ru.post != nil:
		if err := m.asal.Check(m.r); err != nil {
			return galat(http.StatusForbidden, "Kiriman dari situs lain", "Formulir ini dikirim dari situs lain, jadi tidak diterima. Isilah formulirnya di laman ini.")
		}
		if err := m.jaga.ambil(m.kini, "kirim", m.klien()); err != nil {
			return err
		}
		return ru.post(m)
	}
	boleh := "GET, HEAD"
	if ru.post != nil {
		boleh = "POST"
		if ru.get != nil {
			boleh = "GET, HEAD, POST"
		}
	}
	m.w.Header().Set("Allow", boleh)
	return galat(http.StatusMethodNotAllowed, "Cara membuka salah", "Halaman ini tidak dapat dibuka dengan cara itu.")
}

// mulai starts the time of the store, once the body is in.
func (m *minta) mulai() context.CancelFunc {
	ctx, batal := context.WithTimeout(m.ctx, batasWaktu)
	m.ctx = ctx
	return batal
}

// keLacak sends who opens the address of an act to the page where it begins.
func (m *minta) keLacak() error {
	http.Redirect(m.w, m.r, akar+"/lacak", http.StatusSeeOther)
	return nil
}

// kirim answers with b. What has a code of a receipt in it is never compressed:
// its length would tell of the code.
func (m *minta) kirim(status int, jenis string, b []byte, mampat bool) {
	h := m.w.Header()
	h.Set("Content-Type", jenis)
	if mampat {
		h.Set("Vary", "Accept-Encoding")
		if len(b) > 1000 && terimaGzip(m.r) {
			var buf bytes.Buffer
			z, _ := gzip.NewWriterLevel(&buf, gzip.BestSpeed)
			_, _ = z.Write(b)
			_ = z.Close()
			b = buf.Bytes()
			h.Set("Content-Encoding", "gzip")
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(b)))
	m.w.WriteHeader(status)
	if m.r.Method != "HEAD" {
		_, _ = m.w.Write(b)
	}
}

func terimaGzip(r *http.Request) bool {
	for s := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		nama, bobot, _ := strings.Cut(strings.TrimSpace(s), ";")
		if strings.EqualFold(strings.TrimSpace(nama), "gzip") {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(bobot), "q="), 64)
			return err != nil || q > 0
		}
	}
	return false
}

// terbuka answers with what anybody may keep for a moment: a public page or file.
func (m *minta) terbuka(jenis string, b []byte) error {
	tag := `"` + sidik(b) + `"`
	h := m.w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "public, max-age=60")
	for s := range strings.SplitSeq(m.r.Header.Get("If-None-Match"), ",") {
		if s = strings.TrimPrefix(strings.TrimSpace(s), "W/"); s == tag || s == "*" {
			h.Set("Vary", "Accept-Encoding")
			m.w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	m.kirim(http.StatusOK, jenis, b, true)
	return nil
}

// halamanGalat is an error with a page of its own.
type halamanGalat struct {
	status       int
	judul, pesan string
	tunggu       time.Duration // Retry-After
}

func (g *halamanGalat) Error() string { return g.judul }

func galat(status int, judul, pesan string) error {
	return &halamanGalat{status: status, judul: judul, pesan: pesan}
}

func tidakAda() error {
	return galat(http.StatusNotFound, "Halaman tidak ada", "Alamat ini tidak dikenal. Mungkin salah ketik, atau halamannya sudah dipindahkan.")
}

// keHalaman says of any error what a citizen may know of it.
func keHalaman(err error) *halamanGalat {
	if g, ok := errors.AsType[*halamanGalat](err); ok {
		return g
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return &halamanGalat{status: http.StatusServiceUnavailable, judul: "Layanan sedang sibuk", tunggu: 10 * time.Second,
			pesan: "Layanan sedang melayani banyak orang. Tunggu sebentar, lalu muat ulang halaman ini. Formulir yang dikirim dua kali tetap dicatat satu kali."}
	}
	g := &halamanGalat{pesan: kominfo.PesanUntukOrang(err)}
	switch kominfo.KindOf(err) {
	case kominfo.TidakAda:
		g.status, g.judul = http.StatusNotFound, "Tidak ada"
	case kominfo.TidakSah:
		g.status, g.judul = http.StatusUnprocessableEntity, "Isian belum dapat diterima"
	case kominfo.Bentrok:
		g.status, g.judul = http.StatusConflict, "Baru saja berubah"
	case kominfo.Ditolak, kominfo.BelumMasuk:
		g.status, g.judul = http.StatusForbidden, "Tidak dapat dilakukan"
	default:
		g.status, g.judul = http.StatusInternalServerError, "Gangguan pada program"
		g.pesan = "Terjadi gangguan pada program; ini bukan kesalahan Anda. Ulangi beberapa saat lagi, atau hubungi meja layanan PPID. Formulir yang dikirim dua kali tetap dicatat satu kali."
	}
	return g
}
