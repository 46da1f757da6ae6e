package lembar

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// kenali finds the tables of a workbook that hold documents of the register: a
// template that came back, an export, or any table whose headings name fields.
func kenali(b *tabel.Buku, in register.Info, isian []register.Isian) ([]*lembarMasuk, error) {
	id, versi := KolomMeta(isian)
	p := newPencocok(isian, id, versi)
	if t, ok := tabel.BacaTemplat(b); ok {
		return kenaliTemplat(t, p, in, isian, id, versi)
	}
	var semua []*lembarMasuk
	for l := range b.Tampak() {
		if m := kenaliEkspor(l, p, isian, id, versi); m != nil {
			semua = append(semua, m)
			continue
		}
		for _, t := range tabel.Temukan(*l) {
			semua = append(semua, kenaliTabel(l, &t, p, isian, id, versi))
		}
	}
	cocok := slices.DeleteFunc(slices.Clone(semua), func(m *lembarMasuk) bool { return !m.layak(isian) })
	if cocok == nil { // the one that comes nearest, so that its findings say what is missing
		sort.SliceStable(semua, func(i, j int) bool { return semua[i].terisi() > semua[j].terisi() })
		if len(semua) > 0 && semua[0].terisi() > 0 {
			cocok = semua[:1]
		}
	}
	if len(cocok) == 0 {
		return nil, kominfo.E(kominfo.TidakSah, "lembar.Impor", "Tidak ada tabel dengan kolom register %s di berkas ini. Judul kolom yang dikenal: %s. Unduh templatnya, isi, lalu impor.", in.Judul, labelIsian(isian))
	}
	return cocok, nil
}

func labelIsian(isian []register.Isian) string {
	var n []string
	for i, x := range isian {
		if i == 30 {
			n = append(n, "…")
			break
		}
		n = append(n, x.Label)
	}
	return strings.Join(n, ", ")
}

func kenaliTemplat(t tabel.Templat, p *pencocok, in register.Info, isian []register.Isian, id, versi string) ([]*lembarMasuk, error) {
	if t.Register != in.Nama {
		return nil, kominfo.E(kominfo.TidakSah, "lembar.Impor", "Ini templat register %q, bukan %s. Pilih register yang sesuai, atau berkas yang lain.", potong(t.Register), in.Nama)
	}
	m := &lembarMasuk{nama: t.Lembar.Nama, baris: t.Baris}
	kepala, _ := t.Lembar.CariBaris(t.Kepala)
	for k := range max(len(t.Kolom), len(kepala.Sel)) {
		h := kepalaMasuk{k: k, teks: rapi(kepala.Di(k).Teks)}
		if k < len(t.Kolom) && t.Kolom[k] != "" {
			h.isian = p.nama[t.Kolom[k]] // a column that the schema no longer has is unknown
		}
		if h.teks != "" || h.isian != "" {
			m.kepala = append(m.kepala, h)
		}
	}
	if t.Versi != in.VersiSkema {
		m.catat("LBR-SKEMA", kominfo.Peringatan, "", fmt.Sprintf("Templat ini dibuat untuk susunan isian versi %d, sekarang versi %d. Periksa kolomnya; lebih aman mengunduh templat baru.", t.Versi, in.VersiSkema))
	}
	m.pasang(p, isian, id, versi)
	return []*lembarMasuk{m}, nil
}

// kenaliEkspor takes a sheet whose first row has the two columns of an export:
// every row below is a document, however it looks.
func kenaliEkspor(l *tabel.Lembar, p *pencocok, isian []register.Isian, id, versi string) *lembarMasuk {
	if len(l.Baris) == 0 {
		return nil
	}
	m := &lembarMasuk{nama: l.Nama, baris: l.Baris[1:]}
	var ada int
	for k, c := range l.Baris[0].Sel {
		if rapi(c.Teks) == "" {
			continue
		}
		h := kepalaMasuk{k: k, teks: rapi(c.Teks)}
		h.isian, _ = p.cari(c.Teks)
		if h.isian == id || h.isian == versi {
			ada++
		}
		m.kepala = append(m.kepala, h)
	}
	if ada != 2 {
		return nil
	}
	m.pasang(p, isian, id, versi)
	return m
}

func kenaliTabel(l *tabel.Lembar, t *tabel.Tabel, p *pencocok, isian []register.Isian, id, versi string) *lembarMasuk {
	m := &lembarMasuk{nama: l.Nama}
	kepala, _ := l.CariBaris(t.KepalaAkhir)
	for _, k := range t.Kolom {
		h := kepalaMasuk{k: k.Indeks, teks: rapi(k.Nama)}
		asli := rapi(kepala.Di(k.Indeks).Teks)
		if h.teks == "" {
			h.teks = asli
		}
		coba := []string{asli, k.Nama}
		if n := len(k.Bagian); n > 0 {
			coba = append(coba, k.Bagian[n-1])
		}
		h.isian, _ = p.cari(coba...)
		if h.teks != "" {
			m.kepala = append(m.kepala, h)
		}
	}
	for _, b := range t.Data {
		if t.BarisTotal(b.Nomor) {
			m.catat("LBR-JUMLAH", kominfo.Peringatan, "", fmt.Sprintf("Baris %d tampak sebagai baris jumlah, jadi tidak diimpor.", b.Nomor))
			m.temuan[len(m.temuan)-1].Baris = b.Nomor
			continue
		}
		m.baris = append(m.baris, b)
	}
	if len(t.Kaki) > 0 {
		m.catat("LBR-KAKI", kominfo.Catatan, "", fmt.Sprintf("%d baris di bawah tabel, mulai baris %d, dibaca sebagai catatan dan tidak diimpor: %s.", len(t.Kaki), t.Kaki[0].Nomor, kutip(t.Kaki[0].Teks)))
	}
	m.pasang(p, isian, id, versi)
	return m
}

func (m *lembarMasuk) catat(id string, s kominfo.Severity, kolom, pesan string) {
	m.temuan = append(m.temuan, Temuan{Finding: kominfo.Finding{ID: id, Severity: s, Message: pesan}, Lembar: m.nama, Kolom: kolom})
}

// pasang puts each heading to its field and says what does not fit.
func (m *lembarMasuk) pasang(p *pencocok, isian []register.Isian, id, versi string) {
	m.id, m.versi = -1, -1
	m.kolom = make([]int, len(isian))
	for i := range m.kolom {
		m.kolom[i] = -1
	}
	for i := range m.kepala {
		h := &m.kepala[i]
		var tempat *int
		switch {
		case h.isian == "":
			m.asing(p, h)
			continue
		case h.isian == id:
			tempat = &m.id
		case h.isian == versi:
			tempat = &m.versi
		default:
			tempat = &m.kolom[slices.IndexFunc(isian, func(x register.Isian) bool { return x.Nama == h.isian })]
		}
		if *tempat >= 0 {
			m.catat("LBR-KOLOM-GANDA", kominfo.Galat, h.teks, fmt.Sprintf("Kolom %s dan %s sama-sama berarti %s. Hapus salah satunya.", tabel.NamaKolom(*tempat), tabel.NamaKolom(h.k), h.isian))
			continue
		}
		*tempat = h.k
	}
	if m.id >= 0 {
		return // rows of an export keep what the sheet leaves out
	}
	for i, x := range isian {
		if x.Wajib && m.kolom[i] < 0 {
			m.catat("LBR-KOLOM-WAJIB", kominfo.Galat, x.Label, "Kolom "+x.Label+" wajib ada tetapi tidak ditemukan. Tambahkan kolom berjudul "+kutip(x.Label)+" atau "+kutip(x.Nama)+".")
		}
	}
}

func (m *lembarMasuk) asing(p *pencocok, h *kepalaMasuk) {
	switch KunciKepala(h.teks) {
	case "no", "nomorurut", "nourut":
		m.catat("LBR-KOLOM-ASING", kominfo.Catatan, h.teks, "Kolom "+kutip(h.teks)+" dibaca sebagai nomor urut dan tidak diimpor.")
		return
	}
	if _, ganda := p.cari(h.teks); ganda != nil {
		m.catat("LBR-KOLOM-RAGU", kominfo.Galat, h.teks, "Kolom "+kutip(h.teks)+" dapat berarti beberapa isian: "+strings.Join(ganda, ", ")+". Ganti judulnya dengan salah satu nama itu.")
		return
	}
	m.catat("LBR-KOLOM-ASING", kominfo.Peringatan, h.teks, "Kolom "+kutip(h.teks)+" tidak dikenal, jadi isinya tidak diimpor.")
	if n := p.mirip(h.teks); n != "" {
		f := &m.temuan[len(m.temuan)-1].Finding
		f.Message += " Mungkin maksudnya " + kutip(n) + "; bila benar, ganti judulnya."
		usulkan(f, h.teks, n)
	}
}

// terisi counts the fields that the table has.
func (m *lembarMasuk) terisi() int {
	n := 0
	for _, k := range m.kolom {
		if k >= 0 {
			n++
		}
	}
	return n
}

// layak: the table has an id, or all required fields, or most of its headings
// name fields.
func (m *lembarMasuk) layak(isian []register.Isian) bool {
	n := m.terisi()
	if n == 0 {
		return false
	}
	if m.id >= 0 || 2*n >= len(m.kepala) {
		return true
	}
	for i, x := range isian {
		if x.Wajib && m.kolom[i] < 0 {
			return false
		}
	}
	return slices.ContainsFunc(isian, func(x register.Isian) bool { return x.Wajib })
}
