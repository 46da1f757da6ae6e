//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"path/filepath"
	"strings"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/ppid"
	bukulama "github.com/lumbung-id/lumbung/ppid/impor"
)

// imporPPID copies an old register of requests into the register permohonan.
func (p *program) imporPPID(ctx context.Context, fs *flag.FlagSet, args []string) error {
	data := folderData(fs)
	coba := fs.Bool("coba", false, "periksa saja, tanpa menyimpan")
	badan := fs.String("badan", "", "kode PPID Desa, bila registernya milik desa")
	urutan := fs.String("urutan", "", "urutan tanggal seperti 03/04/2025: hari_bulan atau bulan_hari; kosong: menurut tanggal lain di kolomnya")
	dariUrut := fs.Bool("nomor-dari-urut", false, "baris tanpa nomor pendaftaran dinomori dari nomor urut dan tahunnya, misalnya 12/2025")
	alasan := fs.String("alasan", "", "mengapa disalin, untuk permohonan yang diterima sesudah register ini mulai dipakai")
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := urai(fs, args, 1, "satu berkas register lama")
	if err != nil {
		return err
	}
	u := lembar.UrutanTanggal(*urutan)
	if u != lembar.TanyaUrutan && u != lembar.HariBulan && u != lembar.BulanHari {
		return kominfo.E(kominfo.TidakSah, "lumbung.impor-ppid", "Urutan tanggal %q tidak dikenal. Pakai hari_bulan atau bulan_hari.", *urutan)
	}
	b, err := p.baca(sisa[0], 64<<20)
	if err != nil {
		return err
	}
	t, err := tabel.Baca(filepath.Base(sisa[0]), b, tabel.Opsi{})
	if err != nil {
		return err
	}
	_, lay, _, err := p.layananKantor(*data)
	if err != nil {
		return err
	}
	zona := kominfo.WIB
	lay.ZonaKini = func() kominfo.Zona { return zona }
	bk := buku.Dengan(lay)
	s, err := p.buka(ctx, *data, bk)
	if err != nil {
		return err
	}
	defer s.Close()
	pk, ada, err := kantor.Kini(ctx, s)
	if err != nil {
		return err
	}
	a := kominfo.Aktor{ID: "lokal", Nama: "Pengguna komputer ini", Perangkat: buku.Kominfo, Peran: "petugas_layanan"}
	if ada {
		a.Instansi = pk.Isi.Kode
		if z, err := kominfo.ParseZona(string(pk.Isi.Zona)); err == nil {
			zona = z
		}
	}
	if *badan != "" {
		a.Perangkat, a.Peran = *badan, "ppid_desa"
	}
	unit, err := kodeUnit(ctx, s, bk)
	if err != nil {
		return err
	}
	usul, _ := bukulama.Baca(t, bukulama.Opsi{Badan: *badan, Urutan: u, NomorDariUrut: *dariUrut, Alasan: *alasan, Perangkat: unit})
	maju, selesai := p.kemajuan()
	o := bukulama.OpsiTulis{Coba: *coba}
	if maju != nil {
		o.Maju = func(n, dari int) {
			maju(func() string {
				return kominfo.FormatAngka(int64(n)) + " dari " + kominfo.FormatAngka(int64(dari)) + " baris"
			})
		}
	}
	lap, err := bukulama.Tulis(ctx, s, a, bk.Cari("permohonan"), usul, o)
	selesai()
	if err != nil {
		return err
	}
	if *mesin {
		err = p.json(lap)
	} else {
		p.cetakImporPPID(&lap)
	}
	galat := false
	for _, t := range lap.Temuan {
		galat = galat || t.Severity == kominfo.Galat
	}
	if err == nil && galat {
		return errTemuan
	}
	return err
}

func (p *program) cetakImporPPID(l *bukulama.Laporan) {
	n := func(i int) string { return kominfo.FormatAngka(int64(i)) }
	kata := "disalin"
	if l.Coba {
		kata = "dapat disalin"
	}
	p.baris("%s baris: %s %s, %s sudah ada dan dilewati, %s tidak dapat disalin.", n(l.Baris), n(l.Disalin), kata, n(l.Sudah), n(l.Ditolak))
	for _, t := range l.Temuan {
		tempat := t.Path
		if t.Kolom != "" {
			tempat += ", kolom " + t.Kolom
		}
		if tempat != "" {
			tempat += ": "
		}
		p.baris("  [%s] %s%s", t.Severity, tempat, t.Message)
	}
	if l.Lain > 0 {
		p.baris("  dan %s temuan lain.", n(l.Lain))
	}
	if l.Coba {
		p.baris("Ini percobaan; tidak ada yang disimpan. Ulangi tanpa -coba untuk menyalin.")
	}
}

// kodeUnit finds the code of a unit from its code or its name, in either register.
func kodeUnit(ctx context.Context, s register.Store, bk *buku.Buku) (func(string) string, error) {
	kode := map[string]string{}
	kunci := func(s string) string { return lembar.KunciKepala(s) }
	for d, err := range bk.Perangkat.Semua(ctx, s, register.LingkupUmum(), register.Query{}) {
		if err != nil {
			return nil, err
		}
		kode[kunci(d.Isi.Kode)], kode[kunci(d.Isi.Nama)] = d.Isi.Kode, d.Isi.Kode
	}
	for d, err := range (register.Tipe[ppid.UnitPPID]{Register: bk.Cari("ppid_pelaksana")}).Semua(ctx, s, register.LingkupUmum(), register.Query{}) {
		if err != nil {
			return nil, err
		}
		if d.Isi.Jenis == ppid.UnitPelaksana {
			n := kunci(d.Isi.Nama)
			kode[kunci(d.Isi.Kode)], kode[n], kode[strings.TrimPrefix(n, "ppidpelaksana")] = d.Isi.Kode, d.Isi.Kode, d.Isi.Kode
		}
	}
	return func(nama string) string { return kode[kunci(nama)] }, nil
}
