package ppid

import (
	"context"
	"encoding/json"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Susulan is an act whose day lies within its time and whose entry lies after it. The
// letter may have gone out on that day; the register does not prove it, so the case
// is judged neither in time nor late.
type Susulan struct {
	Langkah string          `json:"langkah" judul:"Langkah"`
	Tanggal kominfo.Tanggal `json:"tanggal" judul:"Tanggal menurut pencatat"`
	Direkam kominfo.Tanggal `json:"direkam" judul:"Direkam"`
}

// susulkan notes an act of day t when it is entered on day kini, after batas.
func susulkan(d []Susulan, langkah string, t, kini, batas kominfo.Tanggal) []Susulan {
	if batas.Kosong() || !kini.Sesudah(batas) || t.Sesudah(batas) {
		return d
	}
	return append(append([]Susulan{}, d...), Susulan{langkah, t, kini})
}

func adaSusulan(d []Susulan) string {
	if len(d) > 0 {
		return "ya"
	}
	return ""
}

// belumDibantah refuses an answer of a day before an objection that was brought
// because there was none.
func (h *hukumPermohonan) belumDibantah(ctx context.Context, tx register.Tx, lama *dokPermohonan, t kominfo.Tanggal) error {
	if h.diri.Ikutan == nil || t == h.hari(tx) {
		return nil
	}
	ks, err := h.diri.Ikutan(ctx, tx, lama)
	if err != nil {
		return err
	}
	for _, k := range ks {
		b, err := tx.Baca(ctx, k.Register, register.Lingkup{Semua: true}, k.ID, 0)
		if err != nil {
			return err
		}
		var x struct {
			Nomor    string          `json:"nomor"`
			Diajukan kominfo.Tanggal `json:"diajukan"`
		}
		if err := json.Unmarshal(b.Umum, &x); err != nil {
			return err
		}
		if !b.Ditarik && t.Sebelum(x.Diajukan) {
			var fs temuan
			fs.galat("PPID-JAWAB-17", "tanggal", "Keberatan "+x.Nomor+" diajukan pada "+x.Diajukan.Panjang()+" karena permohonan ini belum dijawab, jadi jawabannya tidak dapat dicatat dengan tanggal sebelum itu. Bila suratnya memang dikirim lebih dulu, sebutkan di tanggapan keberatan.")
			return fs.error()
		}
	}
	return nil
}
