package dasbor

import (
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
	biaya, larangan, janji := 0, 0, 0
	for k := range p.uji {
		if len(k) > 1 && k[1] >= '0' && k[1] <= '9' {
			switch k[0] {
			case 'b':
				biaya++
			case 'l':
				larangan++
			case 'j':
				janji++
			}
		}
	}
	isi := el.Isi(
		el.P("Tanpa diisi, setiap langkah berbiaya 1: rencana termurah berarti langkah paling sedikit. Isi biaya dengan satuan apa pun (rupiah, hari kerja, poin), asal sama untuk semua."),
		el.Kecil("Langkah pada instrumen ini: ", p.langkahSkala(), ". Biaya, larangan dan janji tidak dikirim ke mana pun; diingat di perangkat ini selama program terbuka, dan hilang bila halaman dimuat ulang."),
		el.Deret(el.Lencana(el.Netral, strconv.Itoa(biaya)+" berbiaya sendiri"), el.Lencana(el.Netral, strconv.Itoa(larangan)+" larangan"), el.Lencana(el.Netral, strconv.Itoa(janji)+" janji"),
			el.TombolSalin("Salin sebagai berkas biaya", "Berkas biaya", p.berkasBiaya()),
			el.Tombol{Label: "Hapus biaya, larangan dan janji", Sunyi: true, Mati: biaya+larangan+janji == 0, Klik: func(app.Context) { p.ulangi("blj") }}),
		el.Kecil("Berkas biaya dapat dipakai perintah lumbung rencana -biaya, juga untuk menyimpannya."),
		p.pilihAspek())
	var tingkat []el.Opsi
	for _, a := range p.anak {
		s := strconv.FormatInt(a.Tingkat, 10)
		tingkat = append(tingkat, el.Opsi{Nilai: s, Label: "tingkat " + s})
	}
	for _, x := range p.indikatorAspek() {
		n := x.Nomor
		isi = append(isi, el.SubKartu(n+". "+x.Nama,
			el.Masukan{ID: "biaya-" + n, Label: "Biaya tiap langkah, indikator " + n, Bantuan: "Satu angka, atau satu untuk tiap langkah dipisahkan spasi.", Nilai: p.uji["b"+n], Galat: p.salah["b"+n], Panjang: 120,
				Ubah: func(_ app.Context, v string) { p.ubahSyarat("b"+n, v) }},
			el.KisiLebar(
				el.Pilih{ID: "larangan-" + n, Label: "Larangan: jangan naik di atas", Kosong: "tidak dilarang", Nilai: p.uji["l"+n], Opsi: tingkat, Ubah: func(_ app.Context, v string) { p.ubahSyarat("l"+n, v) }},
				el.Pilih{ID: "janji-" + n, Label: "Janji: naik paling sedikit ke", Kosong: "tidak dijanjikan", Nilai: p.uji["j"+n], Opsi: tingkat, Ubah: func(_ app.Context, v string) { p.ubahSyarat("j"+n, v) }})))
	}
	return isi
}

// berkasBiaya is the cost file that rencana.BacaSyarat reads. It is made of nomor and
// whole numbers alone, so that nothing needs escaping.
func (p *simulasi) berkasBiaya() string {
	y := p.syarat()
	var biaya, larangan, janji []string
	for i := range p.in.Indikator {
		n := p.in.Indikator[i].Nomor
		if b, ada := y.Biaya[n]; ada {
			s := make([]string, len(b))
			for j, v := range b {
				s[j] = strconv.FormatInt(v, 10)
			}
			biaya = append(biaya, `"`+n+`":[`+strings.Join(s, ",")+"]")
		}
		if v, ada := y.Larangan[n]; ada {
			larangan = append(larangan, `"`+n+`":`+strconv.FormatInt(v, 10))
		}
		if v, ada := y.Janji[n]; ada {
			janji = append(janji, `"`+n+`":`+strconv.FormatInt(v, 10))
		}
	}
	return `{"biaya":{` + strings.Join(biaya, ",") + `},"larangan":{` + strings.Join(larangan, ",") + `},"janji":{` + strings.Join(janji, ",") + "}}"
}
