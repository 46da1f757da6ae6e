// Peladen serves the HTTP API over SQLite for the client that is generated from
// its OpenAPI document: two registers, one with actions and personal data.
//
//	go run .ci/klien/peladen.go -data FOLDER
//	go run .ci/klien/peladen.go -dokumen
//
// It prints its address and serves until its input ends. With -dokumen it prints
// the OpenAPI document of the program's own registers instead.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// permohonan changes by actions only, and has personal data.
type permohonan struct {
	Perihal string          `json:"perihal" judul:"Informasi yang diminta" wajib:"ya"`
	Status  string          `json:"status" judul:"Status" pilihan:"diajukan=Diajukan|diperpanjang=Diperpanjang"`
	Tenggat kominfo.Tanggal `json:"tenggat" judul:"Tenggat jawaban"`
	Pemohon string          `json:"pemohon" judul:"Nama pemohon" pribadi:"ya" wajib:"ya"`
}

type pengajuan struct {
	Perihal string `json:"perihal" judul:"Informasi yang diminta" wajib:"ya" panjang:"200"`
	Pemohon string `json:"pemohon" judul:"Nama pemohon" wajib:"ya"`
}

type perpanjangan struct {
	Alasan  string          `json:"alasan" judul:"Alasan" wajib:"ya"`
	Tenggat kominfo.Tanggal `json:"tenggat" judul:"Tenggat baru" wajib:"ya"`
}

func defPermohonan() *register.Def[permohonan] {
	return &register.Def[permohonan]{
		Nama: "permohonan", Judul: "Permohonan informasi", Keterangan: "Permohonan informasi publik.", Jejak: register.Umum, VersiSkema: 1,
		Kolom: []register.AnyKolom[permohonan]{
			register.Kolom[permohonan, string]{Nama: "status", Baca: func(p *permohonan) string { return p.Status }},
		},
		Tindakan: []register.Tindakan[permohonan]{
			{Nama: "ajukan", Judul: "Ajukan permohonan", Mula: true, Laku: register.Lakukan(
				func(_ context.Context, _ register.Tx, _ *register.Dokumen[permohonan], in pengajuan) (permohonan, error) {
					return permohonan{Perihal: in.Perihal, Pemohon: in.Pemohon, Status: "diajukan"}, nil
				})},
			{Nama: "perpanjang", Judul: "Perpanjang waktu", Laku: register.Lakukan(
				func(_ context.Context, _ register.Tx, lama *register.Dokumen[permohonan], in perpanjangan) (permohonan, error) {
					p := lama.Isi
					if p.Status == "diperpanjang" {
						return p, kominfo.E(kominfo.Bentrok, "permohonan.perpanjang", "Permohonan ini sudah diperpanjang; waktunya hanya dapat diperpanjang sekali.")
					}
					p.Status, p.Tenggat = "diperpanjang", in.Tenggat
					return p, nil
				})},
		},
	}
}

// perangkat is written as a whole.
type perangkat struct {
	Kode  string `json:"kode" judul:"Kode" wajib:"ya" pola:"^[a-z0-9-]+$" panjang:"40"`
	Nama  string `json:"nama" judul:"Nama" wajib:"ya"`
	Tahun int    `json:"tahun" judul:"Tahun" rupa:"tahun" min:"1945" maks:"2100"`
}

func defPerangkat() *register.Def[perangkat] {
	return &register.Def[perangkat]{
		Nama: "perangkat_lunak", Judul: "Perangkat lunak", Jejak: register.Umum, VersiSkema: 1, Unik: [][]string{{"kode"}},
		Kolom: []register.AnyKolom[perangkat]{
			register.Kolom[perangkat, string]{Nama: "kode", Baca: func(p *perangkat) string { return p.Kode }},
			register.Kolom[perangkat, int64]{Nama: "tahun", Baca: func(p *perangkat) int64 { return int64(p.Tahun) }},
		},
	}
}

func main() {
	data := flag.String("data", "", "folder of the database")
	dokumen := flag.Bool("dokumen", false, "print the OpenAPI document of the program's registers")
	flag.Parse()
	kerja := layani
	if *dokumen {
		kerja = tulisDokumen
	}
	if err := kerja(*data); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func tulisDokumen(string) error {
	j, err := web.OpenAPI(buku.New().Semua(), web.Opsi{})
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(j)
	return err
}

func layani(data string) error {
	if data == "" {
		return errors.New("sebutkan folder data: -data FOLDER")
	}
	ctx := context.Background()
	s, err := sqlite.Buka(ctx, filepath.Join(data, "uji.db"), sqlite.Opsi{Migrasi: true}, defPermohonan(), defPerangkat())
	if err != nil {
		return err
	}
	defer s.Close()
	rahasia, umum, err := jejak.BuatKunci("uji", rand.Reader)
	if err != nil {
		return err
	}
	pena, err := jejak.BukaKunci(rahasia)
	if err != nil {
		return err
	}
	o := web.Opsi{
		Keamanan: []byte(`{"akun":{"type":"apiKey","in":"header","name":"X-Akun"}}`),
		Versi:    map[string]string{"program": "1.0.0"},
		Aktor: func(r *http.Request) (kominfo.Aktor, bool) {
			p := r.Header.Get("X-Akun")
			return kominfo.Aktor{ID: p, Instansi: "19.06", Perangkat: p, Peran: "entri"}, p != ""
		},
		// Everybody reads the public part; an account also the personal part of its
		// own documents, and writes those.
		Boleh: func(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
			if !masuk || a.Perangkat == "provinsi" && aksi == web.AksiBaca {
				return web.BacaUmum(a, masuk, r, aksi)
			}
			return register.Lingkup{Pemilik: []string{a.Perangkat}, Pribadi: true}, nil
		},
		Jejak: &web.Jejak{
			Sumber: s,
			Checkpoint: func(ctx context.Context, j string) ([]byte, error) {
				k, err := s.Kepala(ctx, j)
				if err != nil {
					return nil, err
				}
				return jejak.TandaTangani(jejak.Checkpoint{Nama: "uji", Jejak: j, Masa: 1, Kepala: k, Waktu: time.Now()}, pena)
			},
			Kunci: func(context.Context) ([]string, error) { return []string{umum}, nil },
		},
	}
	api, err := web.Handler(s, o)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/api/v1/", api)
	mux.Handle("/jejak/", web.JejakHandler(o))
	mux.Handle("/sehat", web.Sehat(s, o))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	srv := web.Server(l.Addr().String(), mux)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // until the caller ends
		_ = srv.Close()
	}()
	fmt.Printf("http://%s\n", l.Addr())
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
