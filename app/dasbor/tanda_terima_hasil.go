package dasbor

import (
	"context"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// hasilBukti is a receipt that was checked in this program.
type hasilBukti struct {
	t     jejak.TandaTerima
	h     jejak.HasilTandaTerima
	kunci kunciJejak
}

// periksaBukti checks a receipt and names the key it was checked with.
func periksaBukti(t jejak.TandaTerima, k kunciJejak) (*hasilBukti, error) {
	h, err := t.Periksa(k.pemeriksa...)
	if err != nil {
		return nil, err
	}
	return &hasilBukti{t: t, h: h, kunci: k}, nil
}

// buktiVersi gets the receipt of a version from the server and checks it here.
func buktiVersi(ctx context.Context, d *Dasbor, nama string, id register.ID, versi int64) (*hasilBukti, error) {
	s := klien.HTTP{Angkut: d.Angkut}
	t, err := ambilBukti(ctx, s, d, nama, id, versi)
	if err != nil {
		return nil, err
	}
	k, err := ambilKunci(ctx, d.Angkut)
	if err != nil {
		return nil, err
	}
	return periksaBukti(t, k)
}

// gambar says in words what the receipt proves, what it does not, and what
// exactly the entry says. dihapus: the document's personal data was erased. nama
// tells this receipt from others on the page.
func (b *hasilBukti) gambar(regs []register.Register, z kominfo.Zona, dihapus bool, nama string) any {
	tidak := append([]string(nil), b.h.TidakTerbukti...)
	if !b.kunci.sendiri {
		tidak = append(tidak, "Kunci publiknya diambil dari server ini. Cocokkan sidiknya dengan yang diberikan kantor lewat jalan lain: "+strings.Join(b.kunci.penandaDari(b.h.Penanda), ", ")+".")
	}
	isi := el.Isi(el.Pesan(el.Sukses, "Terbukti", butirTeks(b.h.Terbukti)),
		el.P(el.Tebal("Tidak terbukti")), butirTeks(tidak))
	if dihapus && b.h.Entri.Pribadi != nil {
		isi = append(isi, el.P("Data pribadi versi ini sudah dihapus menurut UU 27/2022. Ikatannya (komitmen) tetap di catatan, sehingga jejak tetap utuh; isinya tidak dapat dipulihkan atau dibuktikan lagi."))
	}
	isi = append(isi, el.Rincian("Catatan di jejak, bidang demi bidang", b.fakta(regs, z),
		el.TeksTetap("Catatan apa adanya, "+nama, b.t.Entri), el.Kecil("Begitulah teks yang diikat pohon hash, huruf demi huruf.")))
	if b.h.IsiCocok {
		isi = append(isi, el.Rincian("Isi yang dicatat", el.TeksTetap("Isi bagian umum, "+nama, b.t.Isi), b.alasan()))
	}
	return el.Tumpuk(isi...)
}

func (b *hasilBukti) alasan() any {
	if b.t.Alasan == "" {
		return nil
	}
	return el.P("Alasan: ", b.t.Alasan)
}

// fakta are the fields of the entry, and the checkpoint that it is under.
func (b *hasilBukti) fakta(regs []register.Register, z kominfo.Zona) app.UI {
	e, c := b.h.Entri, b.h.Checkpoint
	judul, aksi := e.Register, e.Aksi
	for _, r := range regs {
		if in := r.Info(); in.Nama == e.Register {
			judul, aksi = in.Judul+" ("+e.Register+")", judulAksi(in, e.Aksi)+" ("+e.Aksi+")"
		}
	}
	pribadi := teksFakta{"Komitmen pribadi", "tidak ada", false}
	if e.Pribadi != nil {
		pribadi = teksFakta{"Komitmen pribadi", e.Pribadi.String(), true}
	}
	return daftarTeks(
		teksFakta{"Nomor jurnal", kominfo.FormatAngka(b.h.Nomor) + " di jejak " + c.Jejak, false},
		teksFakta{"Kode singkat", kodeSingkat(b.t.Entri), true},
		teksFakta{"Register", judul, false},
		teksFakta{"Id dokumen", e.ID, true},
		teksFakta{"Versi", strconv.FormatInt(e.Versi, 10) + ", skema " + strconv.Itoa(e.Skema), false},
		teksFakta{"Waktu", waktuDi(e.Waktu, z), false},
		teksFakta{"Waktu UTC", e.Waktu.UTC().Format(time.RFC3339Nano), true},
		teksFakta{"Instansi", e.Instansi, false},
		teksFakta{"Pemilik", e.Pemilik, false},
		teksFakta{"Peran", e.Peran, false},
		teksFakta{"Aksi", aksi, false},
		teksFakta{"Ditarik", yaTidak(e.Ditarik), false},
		teksFakta{"Komitmen umum", e.Umum.String(), true},
		pribadi,
		teksFakta{"Checkpoint", waktuDi(c.Waktu, z) + ", " + kominfo.FormatAngka(c.Ukuran) + " catatan, masa " + strconv.Itoa(c.Masa), false},
		teksFakta{"Akar", c.Akar.String(), true})
}

// kodeSingkat is what two people compare by telephone to be sure that they speak
// of the same entry: the beginning of its hash in the tree.
func kodeSingkat(entri string) string {
	h := jejak.Daun([]byte(entri))
	return strings.ToUpper(strings.ReplaceAll(berkelompok(hex.EncodeToString(h[:8])), " ", "-"))
}
