package kalender

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// susunVersi digests what decides and explains an answer: years, work week,
// dates, names, decrees. Evidence notes are left out: a better proof of the
// same fact is not another calendar. Nor does the order of the file count.
func (k *Kalender) susunVersi(nama string, terbaru kominfo.Tanggal, nasional []berlaku, daerah []string) string {
	if k.akhir == 0 {
		return cmp.Or(nama, "kalender") + "-kosong"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "tahun\t%d\t%d\n", k.awal, k.akhir)
	if len(k.setelan.Pekan) == 0 {
		for _, p := range k.pekan {
			fmt.Fprintf(&b, "pekan\t%s\t%d\t%s\n", p.Mulai, p.Hari, dasarPekan(p))
		}
	}
	tulisHari(&b, nasional)
	for _, c := range k.catatan {
		fmt.Fprintf(&b, "catatan\t%s\t%s\t%s\n", c.Dari, c.Sampai, c.Isi)
	}
	v := nama + "-" + terbaru.String() + "." + sidik(b.String())
	for _, d := range daerah {
		v += "+" + d
	}
	for i, p := range k.setelan.Pekan {
		v += [...]string{"+", "-"}[min(i, 1)] + strconv.Itoa(p.Hari) + "hari"
		if i > 0 {
			v += "@" + p.Mulai.String()
		}
	}
	if k.setelan.CutiBersamaKerja {
		v += "+cuti-kerja"
	}
	return v
}

func versiHari(nama string, hs []berlaku) string {
	var b strings.Builder
	tulisHari(&b, hs)
	return nama + "." + sidik(b.String())
}

func tulisHari(b *strings.Builder, hs []berlaku) {
	for _, h := range hs {
		fmt.Fprintf(b, "hari\t%s\t%s\t%s\t%s\n", h.tanggal, h.jenis, h.nama, h.nomor)
	}
}

func sidik(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:4])
}

// susunAturan puts the calendar's rule into one sentence.
func (k *Kalender) susunAturan() string {
	var b strings.Builder
	b.WriteString("Hari kerja ")
	for i, p := range k.pekan {
		if i > 0 && p.Hari == k.pekan[i-1].Hari {
			continue
		}
		if i > 0 {
			b.WriteString(", sejak " + p.Mulai.Panjang() + " ")
		}
		b.WriteString("Senin sampai " + map[bool]string{true: "Sabtu", false: "Jumat"}[p.Hari == 6])
	}
	if k.setelan.CutiBersamaKerja {
		b.WriteString("; libur nasional tidak dihitung, cuti bersama dihitung sebagai hari kerja")
	} else {
		b.WriteString("; libur nasional dan cuti bersama tidak dihitung")
	}
	for _, d := range k.setelan.Daerah {
		b.WriteString("; ditambah " + d.Judul)
	}
	if k.cakupan.ada {
		b.WriteString("; menurut keputusan sampai dengan " + tulis(k.cakupan.pada))
	}
	return b.String() + "."
}
