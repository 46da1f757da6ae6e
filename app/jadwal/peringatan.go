//go:build !(js && wasm)

package jadwal

import (
	"context"
	"slices"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// peringatan puts the alerts of the day into the outbox and says how many were new.
func (j *Jadwal) peringatan(ctx context.Context) (baru int, err error) {
	hari, k := j.hariIni(), j.kalender()
	if hari != j.hari {
		// A new day: also accounts that were made since are told what is due.
		j.hari = hari
		clear(j.sudah)
	}
	xs, err := ppid.BacaPeringatan(ctx, j.o.Store, register.LingkupUmum(), j.o.Buku.Cari, j.hukum(), k, hari)
	if err != nil {
		return 0, err
	}
	xs = slices.DeleteFunc(xs, func(x ppid.Ingat) bool { return j.sudah[x.Kunci()] })
	if len(xs) == 0 {
		return 0, nil
	}
	orang, err := j.orang(ctx)
	if err != nil {
		return 0, err
	}
	var surat []kabar.Surat
	for _, x := range xs {
		surat = append(surat, j.surat(x, k, orang)...)
	}
	if baru, err = kabar.Antrekan(ctx, j.o.Store, j.o.Sekarang(), surat...); err != nil {
		return baru, err
	}
	for _, x := range xs {
		j.sudah[x.Kunci()] = true
	}
	if baru > 0 {
		j.o.Log.Info("peringatan diantrekan", "jumlah", baru)
	}
	return baru, nil
}

// penerima is an account that may be told something.
type penerima struct {
	alamat    kabar.Alamat
	perangkat string
	peran     []string
}

// orang gives the active accounts with an address; none without a sender.
func (j *Jadwal) orang(ctx context.Context) (out []penerima, err error) {
	if j.o.Pengirim == nil {
		return nil, nil
	}
	reg := j.o.Buku.Cari("akun")
	if reg == nil {
		return nil, nil
	}
	q := register.Query{Saring: []register.Syarat{{Kolom: "status", Op: register.Sama, Nilai: string(akun.Aktif)}}}
	for d, err := range (register.Tipe[akun.Akun]{Register: reg}).Semua(ctx, j.o.Store, register.LingkupPenuh(), q) {
		if err != nil {
			if kominfo.KindOf(err) == kominfo.TidakAda { // a program that has its own people
				return nil, nil
			}
			return nil, err
		}
		if d.Isi.Surel != "" {
			out = append(out, penerima{kabar.Alamat{ID: "akun/" + string(d.ID), Surel: d.Isi.Surel}, d.Isi.Perangkat, d.Isi.Peran})
		}
	}
	return out, nil
}

// surat makes the notices of one alert: one for each person, or one to be shown
// where a role has nobody with an address.
func (j *Jadwal) surat(x ppid.Ingat, k *kalender.Kalender, orang []penerima) (out []kabar.Surat) {
	var sampai time.Time
	if b := x.Berlaku(k); !b.Kosong() {
		sampai = b.Tambah(1).AwalHari(j.zona())
	}
	isi := x.Isi(j.hukum())
	dapat := map[string]bool{}
	for _, u := range x.Penerima(j.o.Layanan.Perangkat) {
		p := kabar.Pesan{Kunci: x.Kunci(), Untuk: u.String(), Perangkat: u.Perangkat, Judul: x.Judul(), Isi: isi,
			Rujukan: kabar.Rujukan{Register: x.Register, ID: x.ID}, Jatuh: x.Tenggat, Sampai: sampai}
		if p.Perangkat == "" {
			p.Perangkat = j.o.Layanan.Perangkat
		}
		ada := false
		for _, o := range orang {
			if !slices.Contains(o.peran, u.Peran) || u.Perangkat != "" && u.Perangkat != o.perangkat {
				continue
			}
			ada = true
			if !dapat[o.alamat.ID] { // who has two of the roles is told once
				dapat[o.alamat.ID] = true
				out = append(out, kabar.Surat{Pesan: p, Alamat: o.alamat})
			}
		}
		if !ada {
			out = append(out, kabar.Surat{Pesan: p, Alamat: kabar.Alamat{ID: "peran/" + u.String()}})
		}
	}
	return out
}
