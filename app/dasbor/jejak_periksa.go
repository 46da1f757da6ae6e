package dasbor

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// pemeriksaan is one run over both logs, and what came of it.
type pemeriksaan struct {
	tempel string // public key that the reader brought
	salah  string // what is wrong with it

	jalan          bool
	batal          context.CancelFunc
	kini           string // log being checked
	selesai, semua int64

	pada  time.Time
	hasil []hasilLog
}

// hasilLog is the result for one log.
type hasilLog struct {
	nama    string
	c       jejak.Checkpoint
	lap     jejak.Laporan
	penanda []string
	sendiri bool // by a key that the reader brought
	galat   error
	lama    []checkpointLama // what it was compared with
	saksi   []int            // which witness each of lama is; -1 for this browser's own
}

// simpananJejak names the place in this browser that keeps the last checkpoint
// of a log for which everything held.
func simpananJejak(nama string) string { return "lumbung.jejak." + nama }

func (p *halamanJejak) mulai(ctx app.Context, l *layar) {
	kunci := kunciJejak{}
	p.salah = ""
	if p.tempel != "" {
		var err error
		if kunci, err = uraiKunci(p.tempel, true); err != nil {
			p.salah = kominfo.PesanUntukOrang(err)
			return
		}
	}
	c, batal := context.WithCancel(context.Background())
	p.jalan, p.batal, p.hasil, p.kini, p.selesai, p.semua = true, batal, nil, p.logs[0].nama, 0, p.logs[0].c.Ukuran
	hasil := make([]hasilLog, len(p.logs))
	for i, g := range p.logs {
		hasil[i] = hasilLog{nama: g.nama, sendiri: kunci.sendiri}
		hasil[i].lama, hasil[i].saksi = p.pembanding(ctx, g.nama)
	}
	siar := ctx
	if l.ctx.Context != nil {
		siar = l.ctx // outlives the button
	}
	terakhir := time.Time{}
	maju := func(nama string, selesai, semua int64) {
		if kini := time.Now(); selesai < semua && kini.Sub(terakhir) < 150*time.Millisecond {
			return
		} else {
			terakhir = kini
		}
		siar.Dispatch(func(app.Context) {
			p.kini, p.selesai, p.semua = nama, selesai, semua
			if l.h != nil && l.h != halaman(p) {
				batal() // the reader has left the page
			}
		})
	}
	l.kerja(ctx, func(context.Context) error {
		for i := range hasil {
			hasil[i].periksa(c, p, kunci, l.k.zona, maju)
		}
		return nil
	}, func(ctx app.Context, err error) {
		batal()
		p.jalan, p.pada = false, p.d.Sekarang()
		if err != nil {
			for i := range hasil {
				hasil[i].galat = err
			}
		}
		p.hasil = hasil
		for _, h := range hasil {
			if h.galat == nil && h.lap.Sah && !h.bedaJejak() {
				_ = ctx.LocalStorage().Set(simpananJejak(h.nama), h.lap.Checkpoint) // without it the next check has one comparison less
			}
		}
	})
}

// pembanding are the checkpoints seen before: those of the witnesses, and the
// last one that this browser found true.
func (p *halamanJejak) pembanding(ctx app.Context, nama string) (lama []checkpointLama, saksi []int) {
	for i, w := range p.saksi {
		if w.galat == nil && w.c.Jejak == nama {
			lama, saksi = append(lama, w.checkpointLama), append(saksi, i)
		}
	}
	var s string
	if ctx.LocalStorage().Get(simpananJejak(nama), &s) == nil && s != "" {
		lama, saksi = append(lama, bacaLama(s)), append(saksi, -1)
	}
	return lama, saksi
}

func (h *hasilLog) periksa(ctx context.Context, p *halamanJejak, k kunciJejak, z kominfo.Zona, maju func(string, int64, int64)) {
	o := jejak.OpsiLuar{Jejak: h.nama, Kunci: k.pemeriksa, Zona: z, Kemajuan: func(selesai, semua int64) { maju(h.nama, selesai, semua) }}
	for _, x := range h.lama {
		o.Lama = append(o.Lama, []byte(x.catatan))
	}
	h.lap, h.galat = jejak.PeriksaLuar(ctx, pengambil(p.d.Angkut), o)
	if b := bacaLama(h.lap.Checkpoint); b.galat == nil {
		h.c = b.c
		if !k.sendiri {
			k = p.kunci
		}
		if _, penanda, err := jejak.BukaCheckpoint([]byte(b.catatan), k.pemeriksa...); err == nil {
			h.penanda = k.penandaDari(penanda)
		}
	}
}

// bedaJejak reports that the checkpoint which this browser remembers belongs to
// another journal: it is kept until the reader says otherwise.
func (h *hasilLog) bedaJejak() bool {
	for i, x := range h.lama {
		if h.saksi[i] < 0 && x.galat == nil && (x.c.Nama != h.c.Nama || x.c.Masa > h.c.Masa) {
			return true
		}
	}
	return false
}

// putusan is a verdict in a word with its tone.
type putusan struct {
	nada el.Nada
	kata string
}

func (v putusan) judul() string { return strings.ToUpper(v.kata[:1]) + v.kata[1:] }

var belumDiperiksa = putusan{el.Netral, "belum diperiksa"}

// nilaiLama says of one checkpoint seen before whether the log agrees with it.
// "sejalan" is said only where the report leaves no other reading.
func (h *hasilLog) nilaiLama(ke int) putusan {
	if h.galat != nil {
		return belumDiperiksa
	}
	x := h.lama[ke]
	if x.galat != nil {
		return putusan{el.Peringatan, "tidak terbaca"}
	}
	jalur, ukuran := "lama."+strconv.Itoa(ke), "checkpoint."+strconv.FormatInt(x.c.Ukuran, 10)
	kabur := false
	for _, f := range h.lap.Temuan {
		switch {
		case f.Path == jalur && f.ID == jejak.TemuanMundur:
			return putusan{el.Bahaya, "jejak mundur"}
		case f.Path == jalur:
			return putusan{el.Peringatan, "tidak dapat dibandingkan"}
		case f.ID == jejak.TemuanCabang && f.Path == ukuran:
			// Two witnesses of the same size may hold different roots; the report
			// does not say which of them the log follows.
			beda := slices.ContainsFunc(h.lama, func(y checkpointLama) bool {
				return y.galat == nil && y.c.Ukuran == x.c.Ukuran && y.c.Akar != x.c.Akar
			})
			if beda {
				return putusan{el.Bahaya, "saksi bertentangan"}
			}
			return putusan{el.Bahaya, "tidak sejalan"}
		case f.Severity == kominfo.Galat && (f.Path == "" || f.ID == jejak.TemuanTanda || f.ID == jejak.TemuanAkar || f.ID == jejak.TemuanUbin):
			kabur = true // not read to the end, or more findings than are listed
		}
	}
	if kabur {
		return putusan{el.Peringatan, "belum pasti"}
	}
	return putusan{el.Sukses, "sejalan"}
}

func (p *halamanJejak) putusanSaksi(i int) putusan {
	for _, h := range p.hasil {
		if ke := slices.Index(h.saksi, i); ke >= 0 {
			return h.nilaiLama(ke)
		}
	}
	if p.saksi[i].galat != nil {
		return putusan{el.Peringatan, "tidak terbaca"}
	}
	return belumDiperiksa
}

// terima makes what is there now the checkpoint that this browser remembers.
func (p *halamanJejak) terima(ctx app.Context, h hasilLog) {
	if err := ctx.LocalStorage().Set(simpananJejak(h.nama), h.lap.Checkpoint); err != nil {
		el.Umumkan(ctx, "Peramban ini tidak mengizinkan penyimpanan.")
		return
	}
	el.Umumkan(ctx, "Checkpoint jejak "+h.nama+" yang sekarang sudah diingat. Periksa lagi.")
}

// putusan is the verdict on one log.
func (h *hasilLog) putusan() putusan {
	switch {
	case errors.Is(h.galat, context.Canceled):
		return putusan{el.Peringatan, "dihentikan"}
	case errors.Is(h.galat, kominfo.TidakAda) && h.lap.Checkpoint == "":
		return putusan{el.Info, "belum terbit"}
	case h.galat != nil:
		return putusan{el.Peringatan, "belum selesai diperiksa"}
	case !h.lap.Sah:
		return putusan{el.Bahaya, "tidak sah"}
	}
	return putusan{el.Sukses, "sah"}
}
