package dasbor

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const alamatRegister = "/register"

// ruteUmum are the pages that follow from a register's description.
func ruteUmum() []rute {
	const satu = alamatRegister + "/" + bagianNama
	return []rute{
		{alamatRegister, alamatRegister, func(d *Dasbor, _ []string) halaman { return &semuaRegister{d: d} }},
		untukRegister(satu, func(u umum, _ []string) halaman { return &daftarUmum{umum: u} }),
		untukRegister(satu+"/baru", func(u umum, _ []string) halaman { return &ubahUmum{umum: u} }),
		untukRegister(satu+"/impor", func(u umum, _ []string) halaman { return &imporUmum{umum: u} }),
		untukRegister(satu+"/tindakan/"+bagianNama, func(u umum, b []string) halaman { return &tindakanUmum{umum: u, nama: b[2]} }),
		untukRegister(satu+"/"+bagianID, func(u umum, b []string) halaman { return &dokumenUmum{umum: u, id: register.ID(b[2])} }),
		untukRegister(satu+"/"+bagianID+"/ubah", func(u umum, b []string) halaman { return &ubahUmum{umum: u, id: register.ID(b[2])} }),
		untukRegister(satu+"/"+bagianID+"/tindakan/"+bagianNama, func(u umum, b []string) halaman {
			return &tindakanUmum{umum: u, id: register.ID(b[2]), nama: b[3]}
		}),
	}
}

// untukRegister makes no page when the address names no register.
func untukRegister(pola string, buat func(u umum, bagian []string) halaman) rute {
	return rute{pola, alamatRegister, func(d *Dasbor, b []string) halaman {
		for _, r := range d.Buku.Semua() {
			if r.Info().Nama == b[1] {
				return buat(umum{d: d, reg: r, in: r.Info(), semua: d.Buku.Semua()}, b)
			}
		}
		return nil
	}}
}

// umum is what the pages of one register share.
type umum struct {
	d     *Dasbor
	saya  kominfo.Aktor
	reg   register.Register
	in    register.Info
	semua []register.Register // all that documents may refer to
}

// tindakanOrang are the actions that somebody may carry out.
func tindakanOrang(in register.Info, a kominfo.Aktor) (out []register.InfoTindakan) {
	for _, t := range in.Tindakan {
		if hak.Bisa(a, true, in, t.Nama) {
			out = append(out, t)
		}
	}
	return out
}

// kenali tells the page who looks at it.
func (u *umum) kenali(s klien.Saya) { u.saya = s.Aktor() }

// baru reports whether the person may make a document without an action.
func (u *umum) baru() bool { return u.in.Bebas && hak.Bisa(u.saya, true, u.in, "buat") }

// bisaPada reports whether the person may do something with a document of an owner.
func bisaPada(a kominfo.Aktor, in register.Info, aksi, pemilik string) bool {
	l, err := hak.Boleh(a, true, in, aksi)
	return err == nil && l.Melihat(pemilik)
}

func (u *umum) cari(nama string) register.Register {
	for _, r := range u.semua {
		if r.Info().Nama == nama {
			return r
		}
	}
	return nil
}

func (u *umum) alamat() string { return alamatRegister + "/" + u.in.Nama }

func (u *umum) remah(akhir ...el.Remah) []el.Remah {
	return append([]el.Remah{{Label: "Register", Href: alamatRegister}, {Label: u.in.Judul, Href: u.alamat()}}, akhir...)
}

// alamatDokumen is where a document is shown: its own page where the register
// has one, the general page otherwise.
func alamatDokumen(nama string, id register.ID) string {
	switch nama {
	case "penilaian":
		return "/penilaian/" + string(id)
	case "permohonan", "keberatan", "sengketa":
		return alamatPPID + "/" + nama + "/" + string(id)
	}
	return alamatRegister + "/" + nama + "/" + string(id)
}

// alamatMula is where a document is made by an action.
func alamatMula(nama, tindakan string) string {
	if nama == "penilaian" && tindakan == "mulai" {
		return "/penilaian/mulai"
	}
	return alamatRegister + "/" + nama + "/tindakan/" + tindakan
}

// kantorIni gives the office and its time zone; nil before it is chosen.
func (u *umum) kantorIni(ctx context.Context, s klien.Sumber) (*kantor.Profil, kominfo.Zona, error) {
	ds, _, err := u.d.Buku.Profil.Cari(ctx, s, register.LingkupUmum(), register.Query{Batas: 1})
	if err != nil || len(ds) == 0 {
		return nil, kominfo.WIB, err
	}
	z, err := kominfo.ParseZona(string(ds[0].Isi.Zona))
	if err != nil {
		z = kominfo.WIB
	}
	return &ds[0].Isi, z, nil
}

// serempak runs fs side by side, six at a time, and gives the first error. A
// panic becomes an error: one in a goroutine of its own would end the program.
func serempak(fs ...func() error) error {
	galat := make([]error, len(fs))
	giliran := make(chan struct{}, 6)
	var wg sync.WaitGroup
	for i, f := range fs {
		wg.Go(func() {
			giliran <- struct{}{}
			defer func() {
				if p := recover(); p != nil {
					galat[i] = fmt.Errorf("gangguan pada halaman: %v", p)
				}
				<-giliran
			}()
			galat[i] = f()
		})
	}
	wg.Wait()
	for _, err := range galat {
		if err != nil {
			return err
		}
	}
	return nil
}

// takTerlihat: the caller may not see it, or it is gone. A page goes on without.
func takTerlihat(err error) bool {
	return errors.Is(err, kominfo.Ditolak) || errors.Is(err, kominfo.BelumMasuk) || errors.Is(err, kominfo.TidakAda)
}
