package kalender

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/lumbung-id/lumbung/kominfo"
)

// pemeriksa collects findings. berhenti says that rules between entries make
// no sense any more.
//
// Identifiers: KAL-BERKAS the file, KAL-NAMA its name, KAL-KPT decrees,
// KAL-HARI dates, KAL-THN years, KAL-PKN work week, KAL-CTT notes.
type pemeriksa struct {
	fs       []kominfo.Finding
	berhenti bool
}

func (p *pemeriksa) galat(id, jalur, pesan string, args ...any) {
	p.fs = append(p.fs, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: fmt.Sprintf(pesan, args...)})
}

func (p *pemeriksa) peringatan(id, jalur, pesan string, args ...any) {
	p.fs = append(p.fs, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Peringatan, Message: fmt.Sprintf(pesan, args...)})
}

// singkat keeps a message readable when the input is huge, and harmless on a
// terminal when it is hostile.
func singkat(s string) string {
	if len(s) > 240 {
		s = s[:240]
	}
	s = strings.Map(func(r rune) rune {
		if terlarang(r) {
			return '·'
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// terlarang: markup, control, bidirectional and unreadable characters.
func terlarang(r rune) bool {
	return r == '<' || r == '>' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
}

// teks refuses what could do harm further on: control and bidirectional
// characters, markup (pages), a leading formula sign (spreadsheets).
func (p *pemeriksa) teks(id, jalur, apa, s string, maks int, wajib bool) {
	switch {
	case s == "" && wajib:
		p.galat(id, jalur, "%s belum diisi.", apa)
	case s == "":
	case len([]rune(s)) > maks:
		p.galat(id, jalur, "%s terlalu panjang; paling banyak %d huruf.", apa, maks)
	case strings.TrimSpace(s) != s || strings.ContainsAny(s[:1], "=+-@"):
		p.galat(id, jalur, "%s tidak boleh diawali atau diakhiri spasi, atau diawali =, +, - atau @: %q.", apa, singkat(s))
	case strings.ContainsFunc(s, terlarang):
		p.galat(id, jalur, "%s memuat tanda yang tidak diizinkan (<, > atau tanda kendali): %q.", apa, singkat(s))
	}
}

// sebutan is teks for what stands in a list of reasons or decrees, where a
// semicolon parts one from the next.
func (p *pemeriksa) sebutan(id, jalur, apa, s string, maks int) {
	p.teks(id, jalur, apa, s, maks, true)
	if strings.Contains(s, ";") {
		p.galat(id, jalur, "%s tidak boleh memuat titik koma: %q.", apa, singkat(s))
	}
}

// kunci checks a key: lower case, digits and hyphens, as it stands in a version.
func (p *pemeriksa) kunci(jalur, s string) {
	if s == "" || len(s) > 40 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		p.galat("KAL-NAMA-01", jalur, "Nama kalender %q harus 1 sampai 40 huruf kecil, angka atau tanda hubung, misalnya papua-pegunungan.", singkat(s))
	}
}

func butir(awal, daftar string, i int) string { return awal + daftar + "." + strconv.Itoa(i) }

// nasional checks a whole national file.
func (p *pemeriksa) nasional(d *berkas) {
	p.kunci("nama", d.Nama)
	p.teks("KAL-NAMA-02", "judul", "Judul kalender", d.Judul, 120, true)
	p.pekan("", d.Pekan)
	kpt := p.keputusan("", d.Keputusan, true)
	p.hari("", d.Hari, kpt, true)
	p.tahun(d, kpt)
	for i, c := range d.Catatan {
		j := butir("", "catatan", i)
		p.teks("KAL-CTT-01", j+".isi", "Isi catatan", c.Isi, 400, true)
		if c.Dari.Kosong() || c.Sampai.Kosong() || c.Sampai.Sebelum(c.Dari) {
			p.galat("KAL-CTT-02", j, "Catatan ke-%d harus punya tanggal \"dari\" dan \"sampai\" yang berurutan.", i+1)
		}
		if c.Sumber != (kominfo.Sumber{}) {
			p.galat("KAL-CTT-04", j+".sumber", "Catatan ke-%d tidak perlu \"sumber\": sumbernya adalah keputusan yang ditunjuk. Hapus isian itu.", i+1)
		}
		if _, ada := kpt[c.Keputusan]; !ada {
			p.galat("KAL-CTT-03", j+".keputusan", "Catatan ke-%d menunjuk keputusan %q yang tidak ada dalam berkas.", i+1, singkat(c.Keputusan))
		}
	}
}

// daerah checks a local file; awal is put before every path.
func (p *pemeriksa) daerah(awal string, d Daerah) {
	p.kunci(awal+"nama", d.Nama)
	p.teks("KAL-NAMA-02", awal+"judul", "Judul kalender daerah", d.Judul, 120, true)
	if len(d.Hari)+len(d.Tahunan) > batasButir {
		p.galat("KAL-BERKAS-01", awal+"hari", "Kalender daerah memuat terlalu banyak hari; paling banyak %d.", batasButir)
		return
	}
	kpt := p.keputusan(awal, d.Keputusan, false)
	p.hari(awal, d.Hari, kpt, false)
	for i, t := range d.Tahunan {
		j := butir(awal, "tahunan", i)
		p.jenis(j, t.Jenis, false)
		p.sebutan("KAL-HARI-06", j+".nama", "Nama hari", t.Nama, 120)
		if _, ada := kpt[t.Keputusan]; !ada {
			p.galat("KAL-HARI-02", j+".keputusan", "%s menunjuk keputusan %q yang tidak ada dalam berkas. Tambahkan keputusan itu beserta sumbernya.", singkat(t.Nama), singkat(t.Keputusan))
		}
		if _, _, ok := bulanHari(t.Setiap); !ok {
			p.galat("KAL-HARI-09", j+".setiap", "Hari tahunan %q harus ditulis bulan-hari, misalnya 02-05, dan bukan 29 Februari.", singkat(t.Setiap))
		}
		if t.Sampai != 0 && t.Sampai < t.Mulai {
			p.galat("KAL-HARI-09", j+".sampai", "%s: tahun akhir %d mendahului tahun mulai %d.", singkat(t.Nama), t.Sampai, t.Mulai)
		}
	}
}

// bulanHari reads "02-05". 29 February is refused: it is not there every year.
func bulanHari(s string) (time.Month, int, bool) {
	t, err := kominfo.ParseTanggal("2001-" + s)
	if err != nil {
		return 0, 0, false
	}
	_, m, h := t.Pecah()
	return m, h, true
}

func (p *pemeriksa) pekan(awal string, ps []Pekan) {
	if len(ps) == 0 {
		p.galat("KAL-PKN-01", awal+"pekan", "Pekan kerja belum diisi. Tulis paling sedikit satu, misalnya lima hari.")
	}
	for i, w := range ps {
		j := butir(awal, "pekan", i)
		if w.Hari != 5 && w.Hari != 6 {
			p.galat("KAL-PKN-02", j+".hari", "Pekan kerja %d hari tidak dikenal. Isi 5 (Senin-Jumat) atau 6 (Senin-Sabtu).", w.Hari)
		}
		switch {
		case i == 0 && !w.Mulai.Kosong():
			p.galat("KAL-PKN-03", j+".mulai", "Pekan kerja pertama berlaku sejak awal: kosongkan \"mulai\".")
		case i > 0 && !w.Mulai.Sesudah(ps[i-1].Mulai):
			p.galat("KAL-PKN-03", j+".mulai", "Pekan kerja ke-%d harus mulai sesudah yang sebelumnya.", i+1)
		}
		p.sumber("KAL-PKN-04", j+".sumber", w.Sumber)
	}
}

func (p *pemeriksa) sumber(id, jalur string, s kominfo.Sumber) {
	p.sebutan(id, jalur+".regulasi", "Dasar hukum (regulasi)", s.Regulasi, 160)
	p.teks(id, jalur+".bagian", "Bagian dasar hukum", s.Bagian, 120, false)
	if !s.Status.Sah() {
		p.galat(id, jalur+".status", "Status sumber %q tidak dikenal. Isi terverifikasi, sekunder, dari_ingatan atau inferensi.", singkat(string(s.Status)))
	}
}

// keputusan checks the decrees and gives them by ID.
func (p *pemeriksa) keputusan(awal string, ks []Keputusan, nasional bool) map[string]Keputusan {
	ada := make(map[string]Keputusan, len(ks))
	for i, k := range ks {
		j := butir(awal, "keputusan", i)
		p.teks("KAL-KPT-01", j+".id", "ID keputusan", k.ID, 40, true)
		if _, dua := ada[k.ID]; dua {
			p.galat("KAL-KPT-02", j+".id", "Keputusan %q tertulis dua kali. Hapus salah satu.", singkat(k.ID))
		}
		ada[k.ID] = k
		p.sebutan("KAL-KPT-03", j+".nomor", "Nomor keputusan", k.Nomor, 160)
		p.teks("KAL-KPT-03", j+".isi", "Isi keputusan", k.Isi, 300, nasional)
		p.teks("KAL-KPT-03", j+".catatan", "Catatan keputusan", k.Catatan, 600, false)
		if !k.Status.Sah() || k.StatusTanggal != "" && !k.StatusTanggal.Sah() {
			p.galat("KAL-KPT-04", j+".status", "Status keputusan %s tidak dikenal. Isi terverifikasi, sekunder, dari_ingatan atau inferensi.", singkat(k.ID))
		}
		if !nasional {
			continue
		}
		if k.Ditandatangani.Kosong() {
			p.galat("KAL-KPT-05", j+".ditandatangani", "Tanggal penandatanganan keputusan %s belum diisi; tanpa itu tidak diketahui sejak kapan ia berlaku.", singkat(k.ID))
		}
		switch k.Peran {
		case Penetapan, Perubahan, Tambahan, Aturan:
		default:
			p.galat("KAL-KPT-06", j+".peran", "Peran keputusan %s harus penetapan, perubahan, tambahan atau aturan.", singkat(k.ID))
		}
	}
	for i, k := range ks {
		j := butir(awal, "keputusan", i) + ".mengubah"
		induk, ok := ada[k.Mengubah]
		switch {
		case !nasional && k.Mengubah == "":
		case !ok && (k.Mengubah != "" || k.Peran == Perubahan):
			p.galat("KAL-KPT-07", j, "Keputusan %s mengubah %q yang tidak ada dalam berkas.", singkat(k.ID), singkat(k.Mengubah))
		case nasional && (k.Mengubah != "") != (k.Peran == Perubahan):
			p.galat("KAL-KPT-07", j, "Hanya keputusan berperan perubahan yang mengisi \"mengubah\"; %s tidak.", singkat(k.ID))
		case ok && (!k.Ditandatangani.Sesudah(induk.Ditandatangani) || k.Tahun != induk.Tahun):
			p.galat("KAL-KPT-08", j, "Keputusan %s harus ditandatangani sesudah %s dan tentang tahun yang sama.", singkat(k.ID), singkat(k.Mengubah))
		}
	}
	return ada
}
