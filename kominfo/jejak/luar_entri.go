package jejak

import (
	"bytes"
	"context"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// entri checks the entries of a tile against its leaves.
func (p *pemeriksa) entri(ctx context.Context, t tlog.Tile, daun []byte) error {
	t.L = -1
	isi, ada, err := p.ambilUbin(ctx, t)
	if err != nil {
		return err
	}
	jalur := t.Path()
	if !ada || len(isi) > MaksBerkas {
		p.bolong = true
		p.galat(TemuanUbin, jalur, "Ubin "+jalur+" tidak ada atau terlalu besar, jadi catatan di dalamnya tidak dapat diperiksa. Ambil salinan yang lengkap.")
		return nil
	}
	for k := range t.W {
		nomor := t.N<<tinggi + int64(k)
		i := bytes.Index(isi, []byte("\n\n"))
		if i < 0 {
			p.bolong = true
			p.galat(TemuanEntri, jalur, "Ubin "+jalur+" terpotong: catatan mulai nomor "+kominfo.FormatAngka(nomor)+" tidak ada. Ambil lagi dari sumbernya.")
			return nil
		}
		p.satuEntri(nomor, isi[:i+1], tlog.Hash(daun[k*tlog.HashSize:][:tlog.HashSize]))
		isi = isi[i+2:]
	}
	if len(isi) > 0 {
		p.galat(TemuanEntri, jalur, "Ubin "+jalur+" memuat lebih banyak daripada "+strconv.Itoa(t.W)+" catatan. Ambil lagi dari sumbernya.")
	}
	return nil
}

func (p *pemeriksa) satuEntri(nomor int64, teks []byte, daun tlog.Hash) {
	jalur := "entri." + strconv.FormatInt(nomor, 10)
	if Daun(teks) != daun {
		p.bolong = true
		p.galat(TemuanEntri, jalur, "Catatan nomor "+kominfo.FormatAngka(nomor)+" tidak cocok dengan hash-nya di pohon: catatan atau hash-nya telah diubah. Ambil salinan baru; bila tetap begitu, tanyakan kepada kantornya.")
		return
	}
	e, err := UraiEntri(teks)
	if err != nil {
		p.bolong = true
		p.galat(TemuanEntri, jalur, "Catatan nomor "+kominfo.FormatAngka(nomor)+" tidak menurut bentuk yang ditetapkan. "+kominfo.PesanUntukOrang(err))
		return
	}
	// After a gap, versions may be missing without fault; they can never come twice.
	if lalu := p.versi.catat(e); e.Versi <= lalu || e.Versi > lalu+1 && !p.bolong {
		p.galat(TemuanUrutan, jalur, "Versi dokumen "+e.ID+" di register "+e.Register+" tidak berurutan: catatan nomor "+kominfo.FormatAngka(nomor)+
			" menyebut versi "+strconv.FormatInt(e.Versi, 10)+", seharusnya "+strconv.FormatInt(lalu+1, 10)+". Tanyakan kepada kantornya versi mana yang dihapus atau dicatat dua kali.")
	}
}

// urutanVersi holds the last version seen of each document.
type urutanVersi struct {
	register map[string]int32
	versi    map[dokumen]int64
}

type dokumen struct {
	register int32
	id       [16]byte
}

// catat notes e's version and gives the one before it, 0 for none.
func (u *urutanVersi) catat(e Entri) int64 {
	if u.versi == nil {
		u.register, u.versi = make(map[string]int32), make(map[dokumen]int64)
	}
	r, ada := u.register[e.Register]
	if !ada {
		r = int32(len(u.register))
		u.register[string([]byte(e.Register))] = r // not a part of the entry's text, which would stay in memory
	}
	d := dokumen{register: r}
	for i, k := 0, 0; i < len(e.ID); i++ {
		if e.ID[i] != '-' {
			d.id[k/2] = d.id[k/2]<<4 | heksa(e.ID[i])
			k++
		}
	}
	lalu := u.versi[d]
	u.versi[d] = max(lalu, e.Versi)
	return lalu
}
