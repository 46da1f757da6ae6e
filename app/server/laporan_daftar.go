//go:build !(js && wasm)

package server

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// beritaAcara is the record of the self-assessment.
func (p *penyusunKertas) beritaAcara() []kertas.Balok {
	x, b := p.x, &p.x.BeritaAcara
	garis := func(s string) string {
		if s == "" {
			return "…………………………"
		}
		return s
	}
	hasil := "Belum lengkap: terisi " + strconv.FormatInt(b.Terisi.Pembilang, 10) + " dari " + strconv.FormatInt(b.Terisi.Penyebut, 10) + " indikator, jadi belum ada indeks dan predikat."
	if b.Indeks != nil {
		hasil = bertanda("Indeks "+b.Indeks.String()+" (eksak "+b.Indeks.Eksak+")", b.Indeks.Status) + ", predikat " + b.Predikat + "."
	}
	out := []kertas.Balok{alinea(polos("Pada hari ini, " + garis(b.Tanggal.Lengkap()) + ", bertempat di " + garis(x.Tempat) + ", telah dilaksanakan penilaian mandiri " + x.Instansi.Nama + " tahun " +
		strconv.FormatInt(x.Tahun, 10) + " menurut " + bertanda(x.Instrumen.Judul, x.Instrumen.Status) + ", dengan hasil sebagai berikut.")), alinea(kertas.Sel{{Teks: hasil, Rupa: "tebal"}})}
	g := p.kelompok("Hasil penilaian mandiri menurut domain dan aspek")
	for _, k := range [][]laporan.Kelompok{b.Domain, b.Aspek} {
		for i := range k {
			g.Baris = append(g.Baris, barisKelompok(&k[i]))
		}
	}
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Nilai mandiri setiap indikator", Kolom: []string{"Indikator", "Nilai", "Eksak"}, Angka: []bool{false, true, true}}
	for i := range x.Indikator {
		n := &x.Indikator[i]
		v := n.Dari(string(spbe.Mandiri))
		eksak := eksakKertas(v)
		if v == nil {
			eksak = "belum diisi"
		}
		t.Baris = append(t.Baris, []kertas.Sel{{p.indikator(laporan.Rujukan{Nomor: n.Nomor, Nama: n.Nama})}, polos(angkaKertas(v)), polos(eksak)})
	}
	out = append(out, g, t, alinea(polos("Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya.")))
	if b.Sidik != "" {
		out = append(out, kecil("Berkas yang dikirim: SHA-256 "+b.Sidik))
	}
	return append(out, p.kotakTanda(&b.TandaTangan, b.Tanggal), kecil(b.Catatan), alinea(append(polos("Penanda tangan: "), sumberKertas(b.Sumber)...)), kecil(laporan.Keterangan()))
}

// pekerjaan is the work list, unit by unit.
func (p *penyusunKertas) pekerjaan() []kertas.Balok {
	out := []kertas.Balok{kecil("Keadaan per " + p.x.Tanggal.Lengkap() + ".")}
	if len(p.x.Pekerjaan) == 0 {
		return append(out, kertas.Balok{Rupa: kertas.Kosong, Judul: "Belum ada indikator yang ditugaskan."})
	}
	for i := range p.x.Pekerjaan {
		o := &p.x.Pekerjaan[i]
		utama := 0
		t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Pekerjaan " + o.Nama + " (" + o.Perangkat + ")", Kolom: []string{"Indikator", "Peran", "Batas", "Target", "Nilai", "Status", "Bukti", "Catatan asesor internal"}, Angka: []bool{false, false, false, true, true}}
		for j := range o.Baris {
			x := &o.Baris[j]
			peran := ""
			switch x.Peran {
			case "penanggung_jawab":
				peran = "Penanggung jawab"
				utama++
			case "pendukung":
				peran = "Pendukung"
			}
			batas := polos(x.Batas.Panjang())
			if x.Terlambat {
				batas = append(batas, kertas.Penggal{Teks: " "}, kertas.Penggal{Teks: "terlambat", Rupa: "bahaya"})
			}
			t.Baris = append(t.Baris, []kertas.Sel{{p.indikator(x.Rujukan)}, polos(peran), batas, polos(angkaKertas(x.Target)), polos(angkaKertas(x.Nilai)), polos(x.Status.Teks), polos(sebutHitung(x.Bukti)), polos(x.Catatan)})
		}
		if o.Perangkat == "" {
			out = append(out, bagian(o.Nama, alinea(polos(strconv.Itoa(len(o.Baris))+" indikator belum ditugaskan kepada perangkat daerah mana pun.")), t))
			continue
		}
		n := len(o.Baris)
		out = append(out, bagian(o.Nama, alinea(polos("Penanggung jawab "+strconv.Itoa(utama)+" indikator: "+strconv.Itoa(o.Selesai)+" disetujui, "+strconv.Itoa(o.Terlambat)+" terlambat. Pendukung "+strconv.Itoa(n-utama)+" indikator.")), t,
			kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{alinea(kertas.Sel{{Teks: "PDF untuk " + o.Nama, Ke: p.berkas("pekerjaan.pdf", url.Values{"opd": {o.Perangkat}}), Rupa: "unduh"}})}}))
	}
	return out
}

func sebutHitung(h laporan.HitungBukti) string {
	var s []string
	for _, x := range []struct {
		n    int
		nama string
	}{{h.Diterima, "diterima"}, {h.Proses, "proses"}, {h.Revisi, "revisi"}, {h.Draf, "draf"}} {
		if x.n > 0 {
			s = append(s, strconv.Itoa(x.n)+" "+x.nama)
		}
	}
	return strings.Join(s, ", ")
}

// bukti is the list of evidence by indicator, level and item.
func (p *penyusunKertas) bukti() []kertas.Balok {
	out := []kertas.Balok{kecil("Keadaan per " + p.x.Tanggal.Lengkap() + ".")}
	if len(p.x.Bukti) == 0 {
		return append(out, kertas.Balok{Rupa: kertas.Kosong, Judul: "Belum ada bukti yang dipakai."})
	}
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Daftar bukti", Kolom: []string{"Indikator", "Dokumen", "Letak", "Berkas atau tautan", "Status", "Catatan asesor"}}
	for i := range p.x.Bukti {
		x := &p.x.Bukti[i]
		butir := "Tingkat " + strconv.FormatInt(x.Tingkat, 10)
		if x.Butir > 0 {
			butir += ", butir " + strconv.FormatInt(x.Butir, 10)
		}
		if x.TeksButir != "" {
			butir += ": " + x.TeksButir
		}
		dok := polos(gabung(x.Judul, awali("nomor ", x.NomorDok), x.Tanggal.Panjang()))
		if x.Hilang {
			dok = lencana("peringatan", "tidak ada, atau bukan untuk akun Anda")
		}
		if x.Kedaluwarsa {
			dok = append(dok, kertas.Penggal{Teks: " "}, kertas.Penggal{Teks: "berlaku sampai " + x.Sampai.Panjang(), Rupa: "bahaya"})
		}
		berkas := polos(x.NamaBerkas)
		if x.Tautan != "" {
			berkas = append(berkas, kertas.Penggal{Teks: " "}, kertas.Penggal{Teks: potong(x.Tautan, 60), Ke: x.Tautan})
		}
		status := lencana(nadaBukti(x.Status.Kode), x.Status.Teks)
		if x.Alasan != "" {
			status = append(status, kertas.Penggal{Teks: " " + x.Alasan})
		}
		t.Baris = append(t.Baris, []kertas.Sel{{p.indikator(x.Rujukan), {Teks: butir, Rupa: "kecil"}}, dok, polos(gabung(awali("halaman ", x.Halaman), x.Pasal)), berkas, status, polos(x.Catatan)})
	}
	return append(out, t)
}

func awali(awalan, s string) string {
	if s == "" {
		return ""
	}
	return awalan + s
}

// gabung joins what is not empty.
func gabung(s ...string) string {
	var out []string
	for _, x := range s {
		if x != "" {
			out = append(out, x)
		}
	}
	return strings.Join(out, ", ")
}

func nadaBukti(status string) string {
	switch spbe.StatusBukti(status) {
	case spbe.BuktiDiterima:
		return "sukses"
	case spbe.BuktiRevisi:
		return "bahaya"
	case spbe.BuktiProses:
		return "info"
	}
	return "netral"
}
