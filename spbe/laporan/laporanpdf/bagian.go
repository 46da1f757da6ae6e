package laporanpdf

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// aspek prints the narrative of every aspek in the four parts.
func (k *cetakan) aspek() {
	if k.Rebah {
		k.Halaman(false)
	}
	k.judulBagian("2. Uraian setiap aspek")
	for i := range k.l.Aspek {
		a := &k.l.Aspek[i]
		nilai := "belum lengkap"
		if a.Nilai != nil {
			nilai = bertanda("nilai "+a.Nilai.String()+" (eksak "+a.Nilai.Eksak+")", a.Nilai.Status)
		}
		k.subjudul(a.Kode + " " + a.Nama + ": " + nilai)
		k.Pakai(biasa, 9.5)
		k.labelUraian("Pemenuhan", a.Pemenuhan.Kalimat)
		k.daftarNilai("Kekuatan", "Tidak ada indikator pada tingkat 4 sampai 5.", a.Kekuatan)
		k.daftarNilai("Kelemahan", "Tidak ada indikator pada tingkat 2 ke bawah.", a.Kelemahan)
		if len(a.Rekomendasi) == 0 {
			continue
		}
		k.labelUraian("Rekomendasi", "penuhi kriteria berikut, kutipan instrumen:")
		for _, r := range a.Rekomendasi {
			k.Butir(kutip(r), 4)
		}
	}
}

func (k *cetakan) labelUraian(nama, isi string) {
	k.Butuh(2 * k.Baris())
	k.Pakai(tebal, 9.5)
	k.Tulis(k.Tepi, k.Y, nama)
	k.Pakai(biasa, 9.5)
	k.Alinea(isi, 28)
}

func (k *cetakan) daftarNilai(nama, kosong string, isi []laporan.NilaiPendek) {
	if len(isi) == 0 {
		k.labelUraian(nama, kosong)
		return
	}
	k.labelUraian(nama, strconv.Itoa(len(isi))+" indikator:")
	for _, n := range isi {
		s := n.Nomor + " " + n.Nama + ": " + n.Nilai.String() + ", tingkat " + strconv.Itoa(n.Tingkat)
		if n.NamaTingkat != "" {
			s += " " + n.NamaTingkat
		}
		k.Butir(s, 4)
	}
}

func kutip(r laporan.Rekomendasi) string {
	s := r.Nomor + " " + r.Nama + ", tingkat " + strconv.Itoa(r.Tingkat)
	if r.NamaTingkat != "" {
		s += " " + r.NamaTingkat
	}
	if r.Kriteria == "" {
		return s + ": kriteria tingkat ini tidak diketahui dalam instrumen."
	}
	s = bertanda(s+": “"+r.Kriteria+"”", r.Status)
	if r.IndeksLuar != "" {
		s += " Nilainya diambil dari " + r.IndeksLuar + "."
	}
	return s
}

// indikator prints the table of indicators on landscape pages.
func (k *cetakan) indikator() {
	k.Halaman(true)
	k.judulBagian("3. Nilai setiap indikator")
	metode := []laporan.Sebutan{{Kode: "mandiri", Teks: "Mandiri"}, {Kode: "dokumen", Teks: "Dokumen"}, {Kode: "interviu", Teks: "Interviu"}, {Kode: "visitasi", Teks: "Visitasi"}}
	if k.l.Metode.Kode != "mandiri" {
		metode = []laporan.Sebutan{k.l.Metode}
	}
	const no, bobot, nilai, tingkat, alasan = 11.0, 14.0, 17.0, 30.0, 70.0
	kol := []kolom{{"No", no, 'L'}, {"Indikator", k.Isi() - no - bobot - tingkat - alasan - nilai*float64(len(metode)+1), 'L'}, {bertanda("Bobot", k.l.Indikator[0].Bobot.Status), bobot, 'R'}}
	var status kominfo.StatusSumber // of the values, one for all
	for i := range k.l.Indikator {
		if a := k.l.Indikator[i].Akhir; a != nil {
			status = a.Status
		}
	}
	for _, m := range metode {
		kol = append(kol, kolom{bertanda(m.Teks, status), nilai, 'R'})
	}
	kol = append(kol, kolom{bertanda("Akhir", status), nilai, 'R'}, kolom{"Tingkat", tingkat, 'L'}, kolom{"Perubahan dan alasannya", alasan, 'L'})
	t := k.tabel(8, kol...)
	aspek := ""
	for i := range k.l.Indikator {
		x := &k.l.Indikator[i]
		if x.Aspek != aspek {
			aspek = x.Aspek
			t.Grup(k.namaAspek(aspek))
		}
		s := []string{x.Nomor, x.Nama, x.Bobot.String()}
		for _, m := range metode {
			s = append(s, x.Dari(m.Kode).String())
		}
		tk := "belum diisi"
		if x.Tingkat != nil {
			tk = strconv.Itoa(*x.Tingkat) + " " + x.NamaTingkat
		}
		t.Baris(biasa, append(s, x.Akhir.String(), tk, perubahan(x.Perubahan))...)
	}
}

func (k *cetakan) namaAspek(kode string) string {
	for _, a := range k.l.Aspek {
		if a.Kode == kode {
			return kode + " " + a.Nama
		}
	}
	return kode
}

func perubahan(p []laporan.Perubahan) string {
	s := ""
	for i, x := range p {
		if i > 0 {
			s += "\n"
		}
		s += x.Metode.Teks + ": "
		if x.Dari != nil {
			s += x.Dari.String() + " menjadi "
		}
		s += x.Menjadi.String() + ". " + atau(x.Alasan, "Alasan tidak dicatat.")
	}
	return s
}

// belum names the unanswered indicators.
func (k *cetakan) belum() {
	k.judulBagian("4. Indikator yang belum diisi")
	k.Pakai(biasa, 9.5)
	if len(k.l.BelumDiisi) == 0 {
		k.Alinea("Tidak ada; semua indikator terisi.", 0)
		return
	}
	for _, b := range k.l.BelumDiisi {
		k.Butir(b.Nomor+" "+b.Nama, 0)
	}
}

// sumber prints where the figures come from.
func (k *cetakan) sumber() {
	k.judulBagian("5. Sumber angka")
	k.Butuh(20)
	t := k.tabel(8.5, kolom{"Perihal", 30, 'L'}, kolom{"Sumber", 50, 'L'}, kolom{"Status", 24, 'L'}, kolom{"Catatan", k.Isi() - 104, 'L'})
	for _, s := range k.l.Sumber {
		r := s.Sumber.Regulasi
		if s.Sumber.Bagian != "" {
			r += ", " + s.Sumber.Bagian
		}
		t.Baris(biasa, s.Perihal, r, s.Sumber.Status.Label(), s.Sumber.Catatan)
	}
	if k.l.Metode.Kode == "mandiri" {
		t.Baris(biasa, "Nilai indikator", "Isian instansi dan asesor", "isian sendiri", "")
	}
	if len(k.l.Rujukan) > 0 {
		k.Y += 2
		k.Pakai(biasa, 8)
		k.Alinea("Rujukan yang disebut dalam catatan:", 0)
		for _, r := range k.l.Rujukan {
			s := r.Kode + " " + r.Judul
			if r.Tautan != "" {
				s += ", " + r.Tautan
			}
			k.Butir(s, 0)
		}
	}
}
