//go:build !(js && wasm)

package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

type ambil func(ctx context.Context, path string) ([]byte, error)

// dariAlamat gets the files of a published log over HTTP, with limits: the server
// may be anybody's.
func dariAlamat(alamat string) (ambil, error) {
	const op = "lumbung.verifikasi"
	u, err := url.Parse(alamat)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, kominfo.E(kominfo.TidakSah, op, "Alamat %q tidak dapat dipakai. Tulis misalnya https://lumbung.contoh.go.id.", alamat)
	}
	akar := strings.TrimRight(u.String(), "/")
	for _, s := range []string{"/checkpoint", "/" + jejak.Umum, "/" + jejak.Dalam, "/jejak"} {
		akar = strings.TrimSuffix(akar, s)
	}
	c := &http.Client{Timeout: 30 * time.Second, CheckRedirect: func(r *http.Request, lalu []*http.Request) error {
		if len(lalu) > 3 || r.URL.Host != lalu[0].URL.Host {
			return errors.New("dialihkan ke tempat lain")
		}
		return nil
	}}
	return func(ctx context.Context, path string) ([]byte, error) {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, akar+"/"+path, nil)
		if err != nil {
			return nil, err
		}
		j, err := c.Do(r)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			return nil, kominfo.E(kominfo.Rusak, op, "%s/%s tidak dapat diambil. Periksa alamat dan sambungannya, lalu ulangi.", akar, path).Sebab(err)
		}
		defer j.Body.Close()
		switch {
		case j.StatusCode == http.StatusNotFound || j.StatusCode == http.StatusGone:
			return nil, kominfo.E(kominfo.TidakAda, op, "%s/%s tidak ada.", akar, path)
		case j.StatusCode != http.StatusOK:
			return nil, kominfo.E(kominfo.Rusak, op, "%s/%s dijawab dengan kode %d, jadi tidak dapat diperiksa. Ulangi nanti, atau hubungi pengelolanya.", akar, path, j.StatusCode)
		}
		return bacaTerbatas(j.Body, akar+"/"+path)
	}, nil
}

// dariFolder gets them from a folder: a mirror on a disk or a USB stick. The folder
// may be the one that holds "jejak", or "jejak" itself. No path leads out of it.
func dariFolder(dir string) ambil {
	if _, err := os.Stat(filepath.Join(dir, "jejak")); err != nil && filepath.Base(dir) == "jejak" {
		dir = filepath.Dir(dir)
	}
	return func(ctx context.Context, path string) ([]byte, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f, err := os.OpenInRoot(dir, filepath.FromSlash(path))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, kominfo.E(kominfo.TidakAda, "lumbung.verifikasi", "Berkas %s tidak ada di %s.", path, dir).Sebab(err)
		}
		if err != nil {
			return nil, kominfo.E(kominfo.Rusak, "lumbung.verifikasi", "Berkas %s di %s tidak dapat dibaca. Periksa hak akses dan medianya.", path, dir).Sebab(err)
		}
		defer f.Close()
		return bacaTerbatas(f, path)
	}
}

func bacaTerbatas(r io.Reader, nama string) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, jejak.MaksBerkas+1))
	if err != nil {
		return nil, kominfo.E(kominfo.Rusak, "lumbung.verifikasi", "%s tidak terbaca sampai akhir. Periksa sambungan atau medianya, lalu ulangi.", nama).Sebab(err)
	}
	return b, nil // one too large is found to be wrong by its length
}

// periksaLuar checks both logs of a published journal as one.
func periksaLuar(ctx context.Context, apa string, f ambil, o penjaga.OpsiPeriksa) (jejak.Laporan, error) {
	const op = "lumbung.verifikasi"
	var lo jejak.OpsiLuar
	if len(o.Kunci) > 0 {
		v, err := jejak.UraiKunci([]byte(strings.Join(o.Kunci, "\n")))
		if err != nil {
			return jejak.Laporan{}, err
		}
		lo.Kunci = v
	}
	var semua jejak.Laporan
	for _, j := range []string{jejak.Umum, jejak.Dalam} {
		lo.Jejak, lo.Lama = j, sejenis(o.Checkpoint, j)
		if o.Kemajuan != nil {
			lo.Kemajuan = func(n, dari int64) { o.Kemajuan(j, n, dari) }
		}
		l, err := jejak.PeriksaLuar(ctx, f, lo)
		switch {
		case kominfo.KindOf(err) == kominfo.TidakAda && j == jejak.Umum:
			return l, kominfo.E(kominfo.TidakAda, op, "Tidak ada jejak di %s: jejak/umum/checkpoint tidak ditemukan. Sebutkan folder data, berkas cadangan, atau alamat jejak yang terbit.", apa).Sebab(err)
		case kominfo.KindOf(err) == kominfo.TidakAda:
			semua.TidakTerbukti = append(semua.TidakTerbukti, "Jejak dalam tidak ada di sini, jadi tidak diperiksa.")
			continue
		case err != nil:
			return l, err
		}
		gabung(&semua, l, j)
	}
	return semua, nil
}

// sejenis picks the checkpoints of one log. What is no checkpoint counts to the first,
// so that it is told once.
func sejenis(cp [][]byte, j string) (out [][]byte) {
	for _, b := range cp {
		teks, _, _ := strings.Cut(string(b), "\n\n")
		c, err := jejak.UraiCheckpoint(teks + "\n")
		if err == nil && c.Jejak == j || err != nil && j == jejak.Umum {
			out = append(out, b)
		}
	}
	return out
}

// gabung joins the report on the second log to the first; what both say stands once.
func gabung(semua *jejak.Laporan, l jejak.Laporan, j string) {
	if j == jejak.Umum {
		*semua = l
		return
	}
	semua.Sah = semua.Sah && l.Sah
	for _, t := range l.Temuan {
		t.Path = j + "." + t.Path
		semua.Temuan = append(semua.Temuan, t)
	}
	tambah := func(ke *[]string, dari []string) {
		ada := map[string]bool{}
		for _, s := range *ke {
			ada[s] = true
		}
		for _, s := range dari {
			if !ada[s] {
				*ke = append(*ke, s)
			}
		}
	}
	tambah(&semua.Terbukti, l.Terbukti)
	tambah(&semua.TidakTerbukti, l.TidakTerbukti)
}
