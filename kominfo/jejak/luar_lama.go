package jejak

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// siapkanLama reads the checkpoints seen before and finds the roll-backs; what
// is left is compared with the roots as the tree grows.
func (p *pemeriksa) siapkanLama() {
	for i, b := range p.Lama {
		ke := "ke-" + strconv.Itoa(i+1)
		jalur := "lama." + strconv.Itoa(i)
		l, _, err := BukaCheckpoint(b, p.Kunci...)
		switch {
		case err != nil:
			p.catat(TemuanTanda, jalur, kominfo.Peringatan, "Checkpoint lama "+ke+" tidak dapat menjadi pembanding. "+kominfo.PesanUntukOrang(err))
		case l.Nama != p.c.Nama || l.Jejak != p.c.Jejak:
			p.catat(TemuanTanda, jalur, kominfo.Peringatan, "Checkpoint lama "+ke+" milik jejak "+l.Jejak+" "+l.Nama+", bukan jejak yang diperiksa, jadi tidak dibandingkan.")
		case l.Ukuran > p.c.Ukuran:
			p.galat(TemuanMundur, jalur, "Jejak mundur: checkpoint "+saat(l, p.Zona)+" memuat "+kominfo.FormatAngka(l.Ukuran)+
				" catatan, sekarang hanya "+kominfo.FormatAngka(p.c.Ukuran)+". "+p.sebab(l))
		case l.Masa > p.c.Masa:
			p.galat(TemuanMundur, jalur, "Jejak mundur: checkpoint "+saat(l, p.Zona)+" dari masa "+strconv.Itoa(l.Masa)+
				", yang sekarang dari masa "+strconv.Itoa(p.c.Masa)+". Minta checkpoint terbaru dari kantornya.")
		default:
			p.lama = append(p.lama, l)
		}
	}
	slices.SortStableFunc(p.lama, func(a, b Checkpoint) int { return int(min(max(a.Ukuran-b.Ukuran, -1), 1)) })
}

// bandingkan compares the tree with the checkpoints seen at its present size.
func (p *pemeriksa) bandingkan() {
	for len(p.lama) > 0 && p.lama[0].Ukuran == p.pohon.n {
		l := p.lama[0]
		p.lama = p.lama[1:]
		if p.pohon.Akar() == l.Akar {
			p.cocok++
			continue
		}
		p.galat(TemuanCabang, "checkpoint."+strconv.FormatInt(l.Ukuran, 10), "Jejak bercabang: "+kominfo.FormatAngka(l.Ukuran)+
			" catatan pertama bukan yang dinyatakan checkpoint "+saat(l, p.Zona)+"; catatan lama telah diubah. "+p.sebab(l))
	}
}

// sebab says what may lie behind a disagreement with l. A restore is the
// office's claim; whether it is true, only people can find out.
func (p *pemeriksa) sebab(l Checkpoint) string {
	if p.c.Masa > l.Masa {
		return "Kantor menyatakan jejaknya dipulihkan dari cadangan (masa " + strconv.Itoa(l.Masa) + " menjadi " + strconv.Itoa(p.c.Masa) +
			"). Minta berita acaranya; bila dapat diterima, pegang checkpoint yang baru."
	}
	return "Simpan kedua checkpoint sebagai bukti dan tanyakan kepada kantornya."
}

// kalimat says what is proven and what is not.
func (p *pemeriksa) kalimat() (terbukti, tidak []string) {
	terbukti, tidak = []string{}, []string{}
	n := kominfo.FormatAngka(p.c.Ukuran)
	switch {
	case !p.bertanda:
		tidak = append(tidak, "Siapa yang membuat jejak ini tidak terbukti, karena tanda tangan checkpoint tidak dapat dipastikan.")
	case !p.akarCocok:
		tidak = append(tidak, "Isi jejak tidak terbukti: ia tidak cocok dengan checkpoint, atau tidak terbaca sampai akhir.")
	case p.c.Ukuran == 0:
		terbukti = append(terbukti, "Jejak "+p.Jejak+" masih kosong menurut checkpoint bertanda tangan "+saat(p.c, p.Zona)+".")
	case p.Jejak == Dalam:
		terbukti = append(terbukti, n+" hash catatan jejak dalam cocok dengan checkpoint bertanda tangan "+saat(p.c, p.Zona)+".")
	case p.bolong:
		tidak = append(tidak, "Pohon hash cocok dengan checkpoint, tetapi tidak semua catatan dapat dibaca atau cocok dengan hash-nya.")
	default:
		terbukti = append(terbukti, n+" catatan jejak umum cocok dengan checkpoint bertanda tangan "+saat(p.c, p.Zona)+".")
	}
	if p.bertanda && p.akarCocok {
		if d := len(p.versi.versi); d > 0 && !p.bolong && p.bersih(TemuanUrutan) {
			terbukti = append(terbukti, "Versi dari "+kominfo.FormatAngka(int64(d))+" dokumen berurutan, tanpa ada yang dilewati atau dicatat dua kali.")
		}
		if p.cocok > 0 && !p.bolong && p.bersih(TemuanMundur) && p.bersih(TemuanCabang) {
			terbukti = append(terbukti, "Jejak ini kelanjutan utuh dari "+kominfo.FormatAngka(int64(p.cocok))+" checkpoint yang pernah dilihat: tidak ada catatan di dalamnya yang diubah atau dihapus sejak itu.")
		}
	}
	if p.pinjaman && len(p.Kunci) > 0 {
		var k []string
		for _, v := range p.Kunci {
			k = append(k, sidik(potong(v.Name()), v.KeyHash()))
		}
		tidak = append(tidak, "Kunci publik diambil dari jejak itu sendiri dan belum dipercaya: "+strings.Join(k, ", ")+". Cocokkan dengan kunci yang diberikan kantor lewat jalan lain.")
	}
	if p.cocok == 0 && p.bertanda {
		tidak = append(tidak, "Tanpa checkpoint yang pernah dilihat sebagai pembanding, penulisan ulang seluruh jejak tidak tampak. Simpan checkpoint ini untuk pemeriksaan berikutnya.")
	}
	if p.Jejak == Dalam {
		tidak = append(tidak, "Catatan jejak dalam tidak diterbitkan; yang diperiksa hanya hash-nya.")
	} else {
		tidak = append(tidak, "Isi dokumen tidak diperiksa: jejak hanya memuat komitmennya. Tanda terima membuktikan isi satu versi.")
	}
	return terbukti, append(tidak,
		"Waktu adalah pernyataan kantor.",
		"Perubahan sebelum checkpoint pertama yang dipegang pihak luar tidak dapat dideteksi.")
}
