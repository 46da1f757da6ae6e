package dasbor

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
)

// syarat reads costs and conditions out of uji. What cannot be read counts as not
// there, and says so beside its field.
func (p *simulasi) syarat() rencana.Syarat {
	y := rencana.Syarat{Biaya: map[string][]int64{}, Larangan: map[string]int64{}, Janji: map[string]int64{}}
	for i := range p.in.Indikator {
		n := p.in.Indikator[i].Nomor
		delete(p.salah, "b"+n)
		if t := p.uji["b"+n]; t != "" {
			if b, ok := bacaBiaya(t, len(p.anak)-1); ok {
				y.Biaya[n] = b
			} else {
				p.salah["b"+n] = "Tulis satu bilangan bulat untuk semua langkah, atau " + strconv.Itoa(len(p.anak)-1) + " bilangan dipisahkan spasi. Untuk sementara dihitung 1."
			}
		}
		if v, err := strconv.ParseInt(p.uji["l"+n], 10, 64); err == nil {
			y.Larangan[n] = v
		}
		if v, err := strconv.ParseInt(p.uji["j"+n], 10, 64); err == nil {
			y.Janji[n] = v
		}
	}
	return y
}

// bacaBiaya reads "2" (each step) or "1 1 2 5"; points group thousands.
func bacaBiaya(s string, n int) ([]int64, bool) {
	bagian := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '\t' || r == '\u00a0' })
	if len(bagian) != 1 && len(bagian) != n {
		return nil, false
	}
	out := make([]int64, n)
	for i := range out {
		teks := bagian[min(i, len(bagian)-1)]
		v, ok := bacaRibuan(teks)
		if !ok {
			return nil, false
		}
		out[i] = v
	}
	return out, true
}

// bacaRibuan reads a whole number not below zero: "5000000", "5.000.000". A point
// that groups no thousands is no number: 1.5 is not 15.
func bacaRibuan(s string) (int64, bool) {
	kelompok := strings.Split(strings.TrimSpace(s), ".")
	for i, k := range kelompok {
		if k == "" || strings.Trim(k, "0123456789") != "" || i > 0 && len(k) != 3 || i == 0 && len(kelompok) > 1 && len(k) > 3 {
			return 0, false
		}
	}
	v, err := strconv.ParseInt(strings.Join(kelompok, ""), 10, 64)
	return v, err == nil
}

// langkahSkala names the steps of the scale: "1→2, 2→3, 3→4, 4→5".
func (p *simulasi) langkahSkala() string {
	t := ""
	for i := 1; i < len(p.anak); i++ {
		if i > 1 {
			t += ", "
		}
		t += tepat(p.anak[i-1].Nilai) + "→" + tepat(p.anak[i].Nilai)
	}
	return t
}

// tepat writes a value exactly: "2,5", or "7/6" where six decimals do not do.
func tepat(x indeks.Pecahan) string {
	for digit := range 7 {
		t := x.Bulat(digit, indeks.SetengahKeAtas)
		if v, err := indeks.ParsePecahan(t); err == nil && v == x {
			return kominfo.FormatDesimal(t)
		}
	}
	return x.String()
}

// gambarBiaya are the costs and conditions of one aspect.
func (p *simulasi) gambarBiaya() []any {
	n := [256]int{}
	for k := range p.uji {
		if len(k) > 1 && k[1] >= '0' && k[1] <= '9' {
			n[k[0]]++
		}
	}
	isi := el.Isi(
		el.P("Tanpa diisi, setiap langkah berbiaya 1: rencana termurah berarti langkah paling sedikit. Isi biaya dengan satuan apa pun (rupiah, hari kerja, poin), asal sama untuk semua."),
		el.Kecil("Langkah pada instrumen ini: "+p.langkahSkala()+". Kini "+strconv.Itoa(n['b'])+" indikator berbiaya sendiri, "+strconv.Itoa(n['l'])+" larangan, "+strconv.Itoa(n['j'])+" janji. Tidak dikirim ke mana pun: diingat di perangkat ini selama program terbuka, dan hilang bila halaman dimuat ulang. Berkas biaya yang disalin dapat disimpan, dan dipakai perintah lumbung rencana -biaya."),
		el.Deret(el.TombolSalin("Salin sebagai berkas biaya", "Berkas biaya", p.berkasBiaya()),
			tombol("Hapus biaya, larangan dan janji", 0, n['b']+n['l']+n['j'] == 0, func(app.Context) { p.ulangi("blj") })),
		p.pilihAspek())
	for _, x := range p.indikatorAspek() {
		k := "b" + x.Nomor
		isi = append(isi, el.SubKartu(x.Nomor+". "+x.Nama,
			el.Masukan{ID: k, Label: "Biaya tiap langkah, indikator " + x.Nomor, Bantuan: "Satu angka, atau satu untuk tiap langkah dipisahkan spasi.", Nilai: p.uji[k], Galat: p.salah[k], Panjang: 120,
				Ubah: func(_ app.Context, v string) { p.ubahSyarat(k, v) }},
			el.KisiLebar(p.pilihTingkat("l"+x.Nomor, "Larangan: jangan naik di atas", "tidak dilarang"), p.pilihTingkat("j"+x.Nomor, "Janji: naik paling sedikit ke", "tidak dijanjikan"))))
	}
	return el.Isi(el.Bagian("Biaya, larangan dan janji", isi...))
}

// pilihTingkat chooses the level of a larangan or janji.
func (p *simulasi) pilihTingkat(kunci, label, kosong string) app.UI {
	var opsi []el.Opsi
	for _, a := range p.anak {
		s := strconv.FormatInt(a.Tingkat, 10)
		opsi = append(opsi, el.Opsi{Nilai: s, Label: "tingkat " + s})
	}
	return el.Pilih{ID: kunci, Label: label, Kosong: kosong, Nilai: p.uji[kunci], Opsi: opsi, Ubah: func(_ app.Context, v string) { p.ubahSyarat(kunci, v) }}.UI()
}

// berkasBiaya is the cost file that rencana.BacaSyarat reads.
func (p *simulasi) berkasBiaya() string {
	y := p.syarat()
	b, _ := json.Marshal(map[string]any{"biaya": y.Biaya, "larangan": y.Larangan, "janji": y.Janji})
	return string(b)
}

// tombol is a plain button. Written here once: each el.Tombol in full is half a
// kilobyte of the browser's program.
func tombol(label string, ikon el.Ikon, mati bool, klik func(app.Context)) app.UI {
	return el.Tombol{Label: label, Ikon: ikon, Mati: mati, Klik: klik}.UI()
}

// kolom makes the columns of a table; ">Biaya" holds numbers.
func kolom(judul ...string) []el.Kolom {
	out := make([]el.Kolom, len(judul))
	for i, s := range judul {
		out[i].Judul, out[i].Angka = strings.CutPrefix(s, ">")
	}
	return out
}

// sel makes a row of texts; an empty one is a dash.
func sel(teks ...string) []any {
	out := make([]any, len(teks), len(teks)+1)
	for i, s := range teks {
		out[i] = s
	}
	return out
}

// tabelBiasa is a table under a heading that names it already.
func tabelBiasa(judul string, kolom []el.Kolom, baris [][]any, gulir bool) app.UI {
	return el.Tabel{Judul: judul, Kolom: kolom, Baris: baris, Gulir: gulir, Kosong: "Tidak ada yang perlu ditampilkan pada " + judul + "."}.UI()
}
