package dasbor

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"sort"
	"strings"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	alamatJejak   = "/jejak"
	alamatPeriksa = "/periksa-tanda-terima"
	registerSaksi = "saksi_jejak"
	registerKunci = "kunci_jejak"
)

// ruteJejak are the pages about what the journal proves.
func ruteJejak() []rute {
	return []rute{
		{"/jejak", alamatJejak, func(d *Dasbor, _ []string) halaman { return &halamanJejak{d: d} }},
		{"/periksa-tanda-terima", alamatJejak, func(d *Dasbor, _ []string) halaman { return &periksaTandaTerima{d: d} }},
		untukRegister("/tanda-terima/"+bagianNama+"/"+bagianID, func(u umum, b []string) halaman {
			return &tandaTerima{umum: u, id: register.ID(b[2])}
		}),
	}
}

// halamanJejak says how far the journal has come, who outside can hold the
// office to it, and checks it in the reader's own browser.
type halamanJejak struct {
	d     *Dasbor
	logs  []logJejak
	kunci kunciJejak
	saksi []saksiJejak
	masih bool // there are more witnesses than are shown
	bisa  bool // witnesses are recorded here
	riw   *kantor.KunciJejak

	pemeriksaan
}

// logJejak is one log as its newest checkpoint describes it.
type logJejak struct {
	nama    string
	catatan string // the signed checkpoint; "" while there is none
	c       jejak.Checkpoint
	penanda []string // fingerprints of the keys that signed
	galat   error    // the checkpoint cannot be read, or its signature does not hold
}

// saksiJejak is a witness with its checkpoint, which may be anything.
type saksiJejak struct {
	kantor.Saksi
	id register.ID
	checkpointLama
}

// checkpointLama is a checkpoint that was seen before.
type checkpointLama struct {
	catatan string
	c       jejak.Checkpoint
	galat   error
}

func (p *halamanJejak) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) error {
	a := angkut(p.d, s)
	p.logs = []logJejak{{nama: jejak.Umum}, {nama: jejak.Dalam}}
	err := serempak(
		func() error { return p.logs[0].muat(ctx, a) },
		func() error { return p.logs[1].muat(ctx, a) },
		func() (err error) {
			if p.kunci, err = ambilKunci(ctx, a); errors.Is(err, kominfo.TidakAda) {
				return nil
			}
			return err
		},
		func() error { return p.muatSaksi(ctx, s) },
		func() error { return p.muatRiwayatKunci(ctx, s) })
	for i := range p.logs {
		p.logs[i].kenali(p.kunci)
	}
	return err
}

func (g *logJejak) muat(ctx context.Context, a klien.Angkut) error {
	b, err := pengambil(a)(ctx, "jejak/"+g.nama+"/checkpoint")
	if errors.Is(err, kominfo.TidakAda) {
		return nil
	}
	l := bacaLama(string(b))
	g.catatan, g.c, g.galat = l.catatan, l.c, l.galat
	return err
}

// kenali asks who signed the checkpoint.
func (g *logJejak) kenali(k kunciJejak) {
	if g.catatan == "" || g.galat != nil {
		return
	}
	_, penanda, err := jejak.BukaCheckpoint([]byte(g.catatan), k.pemeriksa...)
	g.penanda, g.galat = k.penandaDari(penanda), err
}

// bacaLama reads a checkpoint without asking who signed it. What people copy has
// other line ends and loses the last one.
func bacaLama(s string) (l checkpointLama) {
	l.catatan = strings.TrimRight(strings.ReplaceAll(s, "\r\n", "\n"), "\n ") + "\n"
	i := strings.LastIndex(l.catatan, "\n\n")
	if i < 0 || len(s) > jejak.MaksCheckpoint {
		l.galat = kominfo.E(kominfo.Rusak, "dasbor.jejak", "Ini bukan checkpoint bertanda tangan, atau terpotong. Ambil lagi dari sumbernya.")
		return l
	}
	l.c, l.galat = jejak.UraiCheckpoint(l.catatan[:i+1])
	return l
}

func (p *halamanJejak) muatSaksi(ctx context.Context, s klien.Sumber) error {
	r := p.d.Buku.Cari(registerSaksi)
	if r == nil {
		return nil
	}
	h, err := s.Cari(ctx, r, register.LingkupUmum(), register.Query{Isi: true, Batas: batasSekali})
	if takTerlihat(err) {
		return nil
	}
	p.bisa, p.masih = err == nil, h.Kursor != ""
	for _, b := range h.Baris {
		w := saksiJejak{id: b.ID}
		doc, err := r.Dokumen(b)
		if err != nil || json.Unmarshal(doc, &w.Saksi) != nil {
			continue // shown as unreadable in its own register
		}
		w.checkpointLama = bacaLama(w.Checkpoint)
		p.saksi = append(p.saksi, w)
	}
	sort.SliceStable(p.saksi, func(i, j int) bool { return p.saksi[i].c.Waktu.After(p.saksi[j].c.Waktu) })
	return err
}

func (p *halamanJejak) muatRiwayatKunci(ctx context.Context, s klien.Sumber) error {
	r := p.d.Buku.Cari(registerKunci)
	if r == nil {
		return nil
	}
	h, err := s.Cari(ctx, r, register.LingkupUmum(), register.Query{Isi: true, Batas: 1})
	if takTerlihat(err) || err == nil && len(h.Baris) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	doc, err := r.Dokumen(h.Baris[0])
	if err != nil {
		return err
	}
	p.riw = new(kantor.KunciJejak)
	return json.Unmarshal(doc, p.riw)
}
