package banding

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// Limits of a neutral file.
const (
	NilaiMaksByte   = 32 << 20
	NilaiMaksBaris  = 50_000
	NilaiMaksTemuan = 1_000
)

// HasilNilai is what reading a neutral file found. Baris holds the rows without a
// finding of severity galat, in the order of the file.
type HasilNilai struct {
	Baris      []BarisNilai `json:"baris"`
	Dibaca     int          `json:"dibaca"`  // rows below the headings
	Ditolak    int          `json:"ditolak"` // of them with a finding of severity galat
	Temuan     []Temuan     `json:"temuan"`
	TemuanLain int          `json:"temuan_lain,omitempty"`
}

// BacaNilai reads a neutral file that [TulisNilai] or an office wrote: CSV of any
// dialect, XLSX or HTML, headings anywhere in the first thirty rows and in any
// order, decimals with comma or point. bawaan gives instrumen, tahun and
// kode_instansi for files without those columns; where the cell is there, it
// counts. Findings name row and column of the file:
//
//	NILAI-KOLOM-01   peringatan  a column that is not known or not needed, its cells are not used
//	NILAI-KOLOM-02   peringatan  a column named twice, the first counts
//	NILAI-WAJIB      galat       instrumen, tahun, kode_instansi or nomor_indikator is empty
//	NILAI-INSTRUMEN  galat       no such instrument
//	NILAI-TAHUN-01   galat       no year
//	NILAI-TAHUN-02   peringatan  a year that the instrument does not score
//	NILAI-NOMOR      galat       no such indicator
//	NILAI-TINGKAT    galat       no number, or outside the scale
//	NILAI-GANDA      galat       an indicator answered twice; neither counts
//	NILAI-TAUTAN     galat       an address that is not http or https
//	NILAI-KENDALI    galat       invisible control characters in a key or an address
//	NILAI-PANJANG    galat       a text that is too long
//
// A file that is no table or lacks nomor_indikator or tingkat is an error of kind
// tidak_sah.
func BacaNilai(nama string, isi []byte, bawaan BarisNilai, buka Pembuka) (*HasilNilai, error) {
	const op = "banding.BacaNilai"
	b, err := tabel.Baca(nama, isi, tabel.Opsi{MaksByte: NilaiMaksByte, MaksUrai: 256 << 20, MaksKolom: 1000})
	if err != nil {
		return nil, err
	}
	p := &pembacaNilai{h: &HasilNilai{Baris: []BarisNilai{}, Temuan: []Temuan{}}, buka: buka, bawaan: bawaan,
		buku: map[string]*indeks.Instrumen{}, lalu: map[kunciNilai]barisLalu{}}
	for _, f := range b.Temuan {
		p.temuan(Temuan{Finding: f})
	}
	for l := range b.Tampak() {
		k, mulai := p.kepala(l)
		if k == nil {
			continue
		}
		if len(l.Baris)-mulai > NilaiMaksBaris {
			return nil, kominfo.E(kominfo.TidakSah, op, "Tabel berisi lebih dari %s baris. Pecah per instansi atau per tahun, lalu impor satu per satu.", kominfo.FormatAngka(NilaiMaksBaris))
		}
		for _, r := range l.Baris[mulai:] {
			p.baris(r, k)
		}
		p.tutup()
		return p.h, nil
	}
	return nil, kominfo.E(kominfo.TidakSah, op, "Tidak ada tabel dengan kolom nomor_indikator dan tingkat. Judul kolom yang dikenal: %s.", strings.Join(KolomNilai(), ", "))
}

type kunciNilai struct {
	kunciJawaban
	nomor string
}

type barisLalu struct {
	baris int // row of the file
	ke    int // place in calon
}

type pembacaNilai struct {
	h      *HasilNilai
	buka   Pembuka
	bawaan BarisNilai
	buku   map[string]*indeks.Instrumen
	lalu   map[kunciNilai]barisLalu
	calon  []BarisNilai
	sah    []bool
	tahun  map[kunciJawaban]bool // year outside the instrument, reported
}

func (p *pembacaNilai) temuan(t Temuan) {
	if len(p.h.Temuan) >= NilaiMaksTemuan {
		p.h.TemuanLain++
		return
	}
	p.h.Temuan = append(p.h.Temuan, t)
}

func (p *pembacaNilai) catat(id string, s kominfo.Severity, baris int, kolom, pesan string) {
	p.temuan(Temuan{Finding: temuan("NILAI-"+id, s, kolom, pesan), Baris: baris, Kolom: kolom})
}

// kepala finds the row of headings and gives the column of each known name.
func (p *pembacaNilai) kepala(l *tabel.Lembar) (map[string]int, int) {
	for i, r := range l.Baris {
		if i == 30 {
			break
		}
		k := map[string]int{}
		var asing, ganda []string
		// The names of the format first: a running number headed "No" must not take
		// the place of nomor_indikator.
		for j, s := range r.Sel {
			if n := judul(lepas(s.Teks)); namaKolom(n) == n && n != "" {
				if _, ada := k[n]; ada {
					ganda = append(ganda, s.Teks)
				} else {
					k[n] = j
				}
			}
		}
		for j, s := range r.Sel {
			t := judul(lepas(s.Teks))
			if t == "" || namaKolom(t) == t {
				continue
			}
			n := namaKolom(t)
			if _, ada := k[n]; ada || n == "" {
				asing = append(asing, s.Teks)
			} else {
				k[n] = j
			}
		}
		_, a := k["nomor_indikator"]
		_, b := k["tingkat"]
		if !a || !b {
			continue
		}
		for _, s := range asing {
			p.catat("KOLOM-01", kominfo.Peringatan, r.Nomor, potong(s), "Kolom "+kutip(s)+" tidak dikenal atau tidak diperlukan, dan isinya tidak dipakai.")
		}
		for _, s := range ganda {
			p.catat("KOLOM-02", kominfo.Peringatan, r.Nomor, potong(s), "Kolom "+kutip(s)+" ada lebih dari sekali; yang paling kiri dipakai.")
		}
		return k, i + 1
	}
	return nil, 0
}

func namaKolom(s string) string {
	switch s {
	case "instrumen", "tahun", "kode_instansi", "nomor_indikator", "tingkat", "penjelasan", "tautan_bukti", "status":
		return s
	case "instansi", "kode":
		return "kode_instansi"
	case "no", "nomor", "no_indikator", "indikator", "kode_indikator":
		return "nomor_indikator"
	case "nilai", "level", "capaian", "tingkat_kematangan":
		return "tingkat"
	case "keterangan", "uraian":
		return "penjelasan"
	case "tautan", "bukti", "link", "url":
		return "tautan_bukti"
	}
	return ""
}

func (p *pembacaNilai) baris(r tabel.Baris, k map[string]int) {
	kosong := true
	for _, j := range k {
		kosong = kosong && strings.TrimSpace(r.Di(j).Teks) == ""
	}
	if kosong {
		return
	}
	p.h.Dibaca++
	sel := func(n string) (string, tabel.Sel) {
		j, ada := k[n]
		if !ada {
			return "", tabel.Sel{}
		}
		s := r.Di(j)
		return lepas(s.Teks), s
	}
	kunci := func(n, bawaan string) string {
		s, _ := sel(n)
		if s = strings.TrimSpace(s); s == "" {
			return bawaan
		}
		return s
	}
	sah := true
	galat := func(id, kolom, pesan string) {
		sah = false
		p.catat(id, kominfo.Galat, r.Nomor, kolom, "Baris "+angka(r.Nomor)+", kolom "+kolom+": "+pesan)
	}
	var b BarisNilai
	b.Instrumen = kunci("instrumen", p.bawaan.Instrumen)
	b.Tahun = kunci("tahun", p.bawaan.Tahun)
	b.KodeInstansi = kunci("kode_instansi", p.bawaan.KodeInstansi)
	b.Nomor = kunci("nomor_indikator", "")
	b.Penjelasan, _ = sel("penjelasan")
	b.TautanBukti, _ = sel("tautan_bukti")
	b.Status, _ = sel("status")
	for _, x := range []struct{ kolom, s string }{{"instrumen", b.Instrumen}, {"tahun", b.Tahun}, {"kode_instansi", b.KodeInstansi}, {"nomor_indikator", b.Nomor}} {
		switch {
		case x.s == "":
			galat("WAJIB", x.kolom, "kosong. Isi sel ini, atau tambahkan kolomnya.")
		case strings.ContainsFunc(x.s, kendali):
			galat("KENDALI", x.kolom, "memuat karakter kendali yang tidak terlihat: "+kutip(x.s)+". Ketik ulang.")
		case len(x.s) > 4*panjangKode:
			galat("PANJANG", x.kolom, "terlalu panjang: "+kutip(x.s)+".")
		}
	}
	for _, x := range []struct{ kolom, s string }{{"penjelasan", b.Penjelasan}, {"tautan_bukti", b.TautanBukti}, {"status", b.Status}} {
		if len([]rune(x.s)) > PanjangSel {
			galat("PANJANG", x.kolom, "lebih panjang dari "+kominfo.FormatAngka(PanjangSel)+" karakter. Persingkat.")
		}
	}
	if t := tautanAsing(b.TautanBukti); t != "" {
		galat("TAUTAN", "tautan_bukti", "alamat "+kutip(t)+" tidak diawali http:// atau https://. Tulis alamat lengkapnya.")
	} else if strings.ContainsFunc(b.TautanBukti, kendali) {
		galat("KENDALI", "tautan_bukti", "memuat karakter kendali. Pisahkan beberapa alamat dengan spasi.")
	}
	t, asal := sel("tingkat")
	if b.Tingkat = desimalSel(asal, strings.TrimSpace(t)); sah {
		p.nilai(&b, r.Nomor, galat)
	}
	if sah {
		sah = p.pertama(&b, r.Nomor, galat)
	}
	p.calon, p.sah = append(p.calon, b), append(p.sah, sah)
}

// nilai holds the row to its instrument.
func (p *pembacaNilai) nilai(b *BarisNilai, baris int, galat func(id, kolom, pesan string)) {
	in := p.buku[b.Instrumen]
	if in == nil {
		var err error
		if in, err = p.buka(b.Instrumen); err != nil {
			galat("INSTRUMEN", "instrumen", kominfo.PesanUntukOrang(err))
			return
		}
		p.buku[b.Instrumen] = in
	}
	thn, err := strconv.Atoi(b.Tahun)
	if err != nil || len(b.Tahun) != 4 || thn < 1000 {
		galat("TAHUN-01", "tahun", "tahun "+kutip(b.Tahun)+" tidak dikenal. Tulis empat angka, misalnya 2025.")
		return
	}
	if k := b.kunci(); !in.Berlaku.Mencakup(thn) && !p.tahun[k] {
		if p.tahun == nil {
			p.tahun = map[kunciJawaban]bool{}
		}
		p.tahun[k] = true
		p.catat("TAHUN-02", kominfo.Peringatan, baris, "tahun", "Baris "+angka(baris)+", kolom tahun: instrumen "+nama(in.ID)+" tidak menilai tahun "+b.Tahun+". Periksa tahun atau instrumennya.")
	}
	ind, ada := in.Cari(b.Nomor)
	if !ada {
		galat("NOMOR", "nomor_indikator", "indikator "+kutip(b.Nomor)+" tidak ada dalam "+nama(in.ID)+". Nomor yang ada: "+in.Indikator[0].Nomor+" sampai "+in.Indikator[len(in.Indikator)-1].Nomor+".")
		return
	}
	b.Nomor = ind.Nomor // I12 and 12 are the same indicator
	if b.Tingkat == "" {
		return
	}
	_, fs := in.Isi(map[string]string{b.Nomor: b.Tingkat})
	for _, f := range fs {
		if f.Severity == kominfo.Galat {
			galat("TINGKAT", "tingkat", f.Message)
			return
		}
	}
	if strings.Contains(b.Tingkat, "/") {
		galat("TINGKAT", "tingkat", "tulis "+kutip(b.Tingkat)+" sebagai desimal, misalnya 2,50.")
	}
}

// pertama reports whether the indicator was not answered before.
func (p *pembacaNilai) pertama(b *BarisNilai, baris int, galat func(id, kolom, pesan string)) bool {
	k := kunciNilai{b.kunci(), b.Nomor}
	x, ada := p.lalu[k]
	if !ada {
		p.lalu[k] = barisLalu{baris, len(p.calon)}
		return true
	}
	p.sah[x.ke] = false
	galat("GANDA", "nomor_indikator", "indikator "+kutip(b.Nomor)+" sudah ada di baris "+angka(x.baris)+". Sisakan satu; keduanya tidak dipakai.")
	return false
}

func (p *pembacaNilai) tutup() {
	for i, b := range p.calon {
		if p.sah[i] {
			p.h.Baris = append(p.h.Baris, b)
		}
	}
	p.h.Ditolak = p.h.Dibaca - len(p.h.Baris)
}

// tautanAsing gives the first address that no browser should be sent to.
func tautanAsing(s string) string {
	for _, t := range strings.Fields(s) {
		k := strings.ToLower(t)
		if !strings.HasPrefix(k, "https://") && !strings.HasPrefix(k, "http://") {
			return t
		}
	}
	return ""
}
