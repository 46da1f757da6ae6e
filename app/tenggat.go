//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/kasus"
)

// tenggat counts one deadline of a public information request, or answers a
// file of cases.
func (p *program) tenggat(_ context.Context, fs *flag.FlagSet, args []string) error {
	jenis := fs.String("jenis", string(ppid.JawabanPermohonan), "jenis tenggat; \"daftar\" mencetak semuanya")
	terima := fs.String("terima", "", "tanggal atau waktu kejadian awal: 2026-03-16T09:00:00+07:00")
	lengkap := fs.String("lengkap", "", "permohonan dinyatakan lengkap, bila bukan saat diterima")
	hari := fs.String("hari", "", "hitung sisa hari kerja dan keterlambatan pada tanggal ini")
	namaZona := fs.String("zona", "WIB", "zona waktu kantor: WIB, WITA atau WIT")
	panjang := fs.Bool("perpanjang", false, "dengan perpanjangan yang sah")
	berkasKasus := fs.String("kasus", "", "berkas kasus (JSON); jawabannya selalu JSON")
	kal := p.pilihanKalender(fs)
	mesin := fs.Bool("json", false, "keluaran JSON")
	if _, err := urai(fs, args, 0, "pilihan saja, tanpa nama berkas"); err != nil {
		return err
	}
	if *jenis == "daftar" {
		return p.daftarTenggat(*mesin)
	}
	k, s, err := kal()
	if err != nil {
		return err
	}
	if *berkasKasus != "" {
		return p.kasus(*berkasKasus, k, s)
	}
	if k, err = k.Dengan(s); err != nil {
		return err
	}
	z, err := kominfo.ParseZona(strings.ToUpper(*namaZona))
	if err != nil {
		return err
	}
	m, err := faktaTenggat(ppid.Jenis(*jenis), *terima, *lengkap, z, *panjang)
	if err != nil {
		return err
	}
	h, err := ppid.Tenggat(ppid.Jenis(*jenis), m, k, ppid.Kebijakan{})
	if err != nil {
		return err
	}
	keluar := struct {
		ppid.Hasil
		Lewat *bool `json:"lewat,omitempty"`
		Sisa  *int  `json:"sisa_hari_kerja,omitempty"`
	}{Hasil: h}
	if *hari != "" {
		d, err := ppid.BacaWaktu(*hari, z)
		if err != nil {
			return err
		}
		n, err := h.Sisa(d, k)
		if err != nil {
			return err
		}
		lewat := h.Lewat(d)
		keluar.Lewat, keluar.Sisa = &lewat, &n
	}
	if *mesin {
		return p.json(keluar)
	}
	fmt.Fprint(p.Keluar, h.Penjelasan())
	switch {
	case keluar.Sisa == nil:
	case *keluar.Lewat:
		fmt.Fprintf(p.Keluar, "Terlambat: tenggat lewat %d hari kerja yang lalu.\n", -*keluar.Sisa)
	default:
		fmt.Fprintf(p.Keluar, "Sisa %d hari kerja.\n", *keluar.Sisa)
	}
	return nil
}

// faktaTenggat makes the facts out of the event that starts the clock.
func faktaTenggat(j ppid.Jenis, terima, lengkap string, z kominfo.Zona, panjang bool) (m ppid.Masukan, err error) {
	const op = "lumbung.tenggat"
	a, err := ppid.Bawaan().CariAturan(j)
	if err != nil {
		return m, err
	}
	if terima == "" {
		return m, kominfo.E(kominfo.TidakSah, op, "Waktu awal belum disebut (%s). Tulis -terima, misalnya -terima 2026-03-16T09:00:00+07:00.", a.Sejak)
	}
	t, err := ppid.BacaWaktu(terima, z)
	if err != nil {
		return m, err
	}
	m = ppid.MasukanDari(a.Kode, t)
	if lengkap != "" {
		if m.Diterima.Kosong() {
			return m, kominfo.E(kominfo.TidakSah, op, "Pilihan -lengkap hanya untuk tenggat permohonan, bukan %s.", a.Kode)
		}
		if m.DinyatakanLengkap, err = ppid.BacaWaktu(lengkap, z); err != nil {
			return m, err
		}
	}
	switch {
	case a.Kode == ppid.PerpanjanganPermohonan, panjang && !m.Diterima.Kosong() && a.Perpanjang > 0:
		m.Perpanjangan = []ppid.Perpanjangan{{Diberitahukan: t, Beralasan: true}}
	case panjang && a.Kode == ppid.SelesaiMediasi:
		m.MediasiDiperpanjang = true
	case panjang:
		return m, kominfo.E(kominfo.TidakSah, op, "Tenggat %s tidak dapat diperpanjang. Hapus pilihan -perpanjang.", a.Kode)
	}
	return m, nil
}

// kasus answers a file of cases. A case that cannot be answered says so in its
// own answer, so that the run as a whole has succeeded.
func (p *program) kasus(nama string, k *kalender.Kalender, s kalender.Setelan) error {
	b, err := p.baca(nama, 4<<20)
	if err != nil {
		return err
	}
	ks, banyak, err := kasus.Baca(b)
	if err != nil {
		return err
	}
	if !banyak {
		return p.json(kasus.Jawab(ks[0], ppid.Bawaan(), k, s))
	}
	out := make([]kasus.Jawaban, len(ks))
	for i, c := range ks {
		out[i] = kasus.Jawab(c, ppid.Bawaan(), k, s)
	}
	return p.json(out)
}

// daftarTenggat lists every kind with its length and its start.
func (p *program) daftarTenggat(mesin bool) error {
	h := ppid.Bawaan()
	if mesin {
		return p.json(h.Aturan)
	}
	for _, a := range h.Aturan {
		n := fmt.Sprintf("%d", a.Jumlah)
		if a.Perpanjang > 0 {
			n += fmt.Sprintf("+%d", a.Perpanjang)
		}
		kata := "sejak"
		if a.Arah == "mundur" {
			kata = "sebelum"
		}
		fmt.Fprintf(p.Keluar, "%-24s %s %s %s %s\n", a.Kode, n, strings.ReplaceAll(string(a.Satuan), "_", " "), kata, a.Sejak)
	}
	return nil
}
