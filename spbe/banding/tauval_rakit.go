package banding

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// Lengths of texts in an import, in letters.
const (
	panjangKode = 40
	panjangNama = 200
)

// mentah is one row before it is tested, with what is already wrong with it.
type mentah struct {
	BarisTauval
	tahun string
	nilai map[string]string // by the key of the source
	salah []kominfo.Finding
}

func (m *mentah) catat(id string, s kominfo.Severity, jalur, pesan string) {
	m.salah = append(m.salah, temuan("TAUVAL-"+id, s, jalur, pesan))
}

// perakit tests the rows of either form. kode turns a key of the source into
// "aspek" or "domain" and the kode of the instrument; "" for a key that it does
// not know.
type perakit struct {
	h     *HasilTauval
	buka  Pembuka
	kode  func(in *indeks.Instrumen, kunci string) (kelas, kode string)
	buku  map[string]*indeks.Instrumen
	lalu  map[kunciTauval]int // place in h.Baris of the first row of a kode and year
	asing map[string]*asing   // keys that nobody knows
	lebih int                 // of which so many are not listed
}

type kunciTauval struct {
	kode  string
	tahun int
}

type asing struct{ banyak, urut int }

func newPerakit(h *HasilTauval, buka Pembuka, kode func(*indeks.Instrumen, string) (string, string)) *perakit {
	h.Baris, h.Temuan = []BarisTauval{}, []Temuan{}
	return &perakit{h: h, buka: buka, kode: kode, buku: map[string]*indeks.Instrumen{}, lalu: map[kunciTauval]int{}, asing: map[string]*asing{}}
}

func (p *perakit) kunciAsing(kunci string, urut int) {
	kunci = potong(kunci)
	if a := p.asing[kunci]; a != nil {
		a.banyak++
	} else if len(p.asing) < 100 {
		p.asing[kunci] = &asing{1, urut}
	} else {
		p.lebih++
	}
}

// tambah tests one row and keeps it, whatever is wrong with it.
func (p *perakit) tambah(m *mentah) {
	m.Kode = p.teks(m, "kode", m.Kode, panjangKode, true)
	m.Nama = p.teks(m, "nama_instansi", m.Nama, panjangNama, true)
	m.Kategori = p.teks(m, "kategori", m.Kategori, panjangNama, false)
	m.Daerah = p.teks(m, "daerah", m.Daerah, panjangNama, false)
	t := strings.TrimSpace(m.tahun)
	if n, err := strconv.Atoi(t); err != nil || len(t) != 4 || t[0] == '+' || t[0] == '-' {
		m.catat("TAHUN-01", kominfo.Galat, "tahun", "Tahun "+kutip(m.tahun)+" tidak dikenal. Tulis empat angka, misalnya 2025.")
	} else {
		m.Tahun = n
		m.Instrumen = instrumen.UntukTahun(n)
	}
	in := p.instrumen(m)
	if in != nil {
		m.Terbit = p.terbit(in, m)
		var fs []kominfo.Finding
		m.Uji, fs = PeriksaTerbit(in, m.Terbit)
		m.salah = append(m.salah, fs...)
		if m.Terbit.Indeks == "" && len(m.Terbit.Aspek) == 0 {
			m.catat("KOSONG", kominfo.Galat, "nilai", "Tidak ada indeks dan tidak ada nilai aspek. Periksa apakah instansi ini sudah dinilai.")
		}
	} else {
		m.Terbit.Indeks = m.nilai["indeks"]
	}
	p.ganda(m)
	m.Layak = !kominfo.AdaGalat(m.salah)
	siapa := m.Nama
	if siapa == "" {
		siapa = "Data ke-" + angka(m.Urut)
	}
	for _, f := range m.salah {
		f.Message = potong(siapa) + " " + potong(t) + ": " + f.Message
		p.h.catat(m.Urut, f.Path, f)
	}
	p.h.Baris = append(p.h.Baris, m.BarisTauval)
}

// teks holds a text to its limits. A text with control characters is shown
// without them and refused.
func (p *perakit) teks(m *mentah, kolom, s string, maks int, wajib bool) string {
	s = strings.TrimSpace(s)
	switch {
	case s == "":
		if wajib {
			m.catat("WAJIB", kominfo.Galat, kolom, "Isian "+kolom+" kosong. Isi supaya hasil ini dapat dikenali.")
		}
		return s
	case utf8.RuneCountInString(s) > maks:
		m.catat("PANJANG", kominfo.Galat, kolom, "Isian "+kolom+" lebih panjang dari "+angka(maks)+" huruf: "+kutip(s)+". Persingkat.")
		return potong(s)
	case strings.ContainsFunc(s, kendali):
		m.catat("KENDALI", kominfo.Galat, kolom, "Isian "+kolom+" memuat karakter kendali yang tidak terlihat: "+kutip(s)+". Ketik ulang.")
		return strings.Map(func(r rune) rune {
			if kendali(r) {
				return '\uFFFD'
			}
			return r
		}, s)
	}
	return s
}

func (p *perakit) instrumen(m *mentah) *indeks.Instrumen {
	if m.Tahun == 0 {
		return nil
	}
	if m.Instrumen == "" {
		m.catat("TAHUN-02", kominfo.Galat, "tahun", "Tidak ada instrumen SPBE atau Pemdi untuk tahun "+angka(m.Tahun)+". Hasil sebelum 2018 tidak dapat dibaca.")
		return nil
	}
	in := p.buku[m.Instrumen]
	if in == nil {
		var err error
		if in, err = p.buka(m.Instrumen); err != nil {
			m.catat("TAHUN-02", kominfo.Galat, "tahun", kominfo.PesanUntukOrang(err))
			return nil
		}
		p.buku[m.Instrumen] = in
	}
	return in
}

// terbit turns the keys of the source into those of the instrument.
func (p *perakit) terbit(in *indeks.Instrumen, m *mentah) Terbit {
	t := Terbit{Domain: map[string]string{}, Aspek: map[string]string{}}
	kenal, mirip := 0, false
	for _, k := range slices.Sorted(maps.Keys(m.nilai)) {
		v := strings.TrimSpace(m.nilai[k])
		switch k {
		case "indeks":
			t.Indeks = v
			continue
		case "predikat":
			t.Predikat = v
			continue
		}
		if v == "" {
			continue
		}
		mirip = mirip || len(k) > 1 && strings.ContainsRune("ADad", rune(k[0])) && k[1] >= '0' && k[1] <= '9'
		switch kelas, kode := p.kode(in, k); kelas {
		case "aspek":
			t.Aspek[kode] = v
			kenal++
		case "domain":
			t.Domain[kode] = v
			kenal++
		default:
			p.kunciAsing("nilai."+k, m.Urut)
		}
	}
	if mirip && kenal == 0 {
		parah, akibat := kominfo.Galat, "."
		if t.Indeks != "" {
			parah, akibat = kominfo.Peringatan, ", jadi hanya indeksnya yang dipakai."
		}
		m.catat("KUNCI-01", parah, "nilai", "Tidak satu pun kunci domain dan aspeknya milik "+nama(in.ID)+", instrumen untuk tahun "+angka(m.Tahun)+akibat+" Kunci portal D2001 sampai A2008 hanya dikenal untuk SPBE 2020 (tahun 2021 sampai 2025).")
	}
	return t
}

// ganda reports a kode and year that were there before. The same row twice counts
// once; two different ones count neither.
func (p *perakit) ganda(m *mentah) {
	if m.Kode == "" || m.Tahun == 0 {
		return
	}
	k := kunciTauval{m.Kode, m.Tahun}
	i, ada := p.lalu[k]
	if !ada {
		p.lalu[k] = len(p.h.Baris)
		return
	}
	lama := &p.h.Baris[i]
	if lama.Nama == m.Nama && lama.Terbit.sama(m.Terbit) {
		m.catat("GANDA-02", kominfo.Galat, "kode", "Kode "+kutip(m.Kode)+" tahun "+angka(m.Tahun)+" sudah ada di urutan "+angka(lama.Urut)+" dengan nilai yang sama. Yang pertama dipakai, yang ini tidak; hapus salah satu.")
		return
	}
	lama.Layak = false
	m.catat("GANDA-01", kominfo.Galat, "kode", "Kode "+kutip(m.Kode)+" tahun "+angka(m.Tahun)+" sudah ada di urutan "+angka(lama.Urut)+" dengan isi berbeda. Keduanya tidak dipakai; sisakan satu yang benar.")
}

// selesai reports what concerns the file as a whole.
func (p *perakit) selesai() {
	for _, k := range slices.Sorted(maps.Keys(p.asing)) {
		a := p.asing[k]
		p.h.catat(a.urut, k, temuan("TAUVAL-KUNCI-02", kominfo.Peringatan, k, "Kunci "+kutip(k)+" tidak dikenal dan isinya tidak dipakai; ada "+angka(a.banyak)+" kali, pertama di urutan "+angka(a.urut)+"."))
	}
	if p.lebih > 0 {
		p.h.catat(0, "", temuan("TAUVAL-KUNCI-02", kominfo.Peringatan, "", "Masih ada kunci lain yang tidak dikenal ("+angka(p.lebih)+" kali). Periksa apakah berkasnya benar."))
	}
}
