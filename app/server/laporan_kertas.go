//go:build !(js && wasm)

package server

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// The papers that the page of reports shows, as the address names them.
const (
	kertasBA        = "berita-acara"
	kertasPekerjaan = "pekerjaan"
	kertasBukti     = "bukti"
)

// penyusunKertas lays one paper out for the page, out of the report that the PDF is
// printed from.
type penyusunKertas struct {
	s *bahanLaporan
	x *laporan.Laporan
	q url.Values // number, place and date of the letter
}

// tulisKertas sends one paper (query dokumen: berita-acara, pekerjaan, bukti; else
// the report) with what the person can do with it.
func (b *berkasAPI) tulisKertas(w io.Writer, r *http.Request, s *bahanLaporan) error {
	q := r.URL.Query()
	p := &penyusunKertas{s: s, x: &s.lap, q: url.Values{}}
	for _, n := range []string{"nomor", "tempat", "tanggal"} {
		if v := q.Get(n); v != "" {
			p.q.Set(n, v)
		}
	}
	x := p.x
	nama, _, _ := strings.Cut(x.Instrumen.Nama, " ")
	tahun := " Tahun " + strconv.FormatInt(x.Tahun, 10)
	k := dasbor.Kertas{Instansi: x.Instansi.Nama, Kop: [4]string{x.Kop.Pemerintah, x.Kop.Unit, x.Kop.Alamat, x.Kop.Kontak}, Nomor: x.Nomor, Contoh: x.Contoh, Sementara: !x.Lengkap, Tanda: s.utuh().Tanda}
	p.daftar(&k)
	a, masuk := b.wo.Aktor(r)
	boleh := b.bolehTanda(a, masuk, &s.dokPenilaian) == nil
	if l, err := b.wo.Boleh(a, masuk, b.o.Buku.Dukung.Info(), web.AksiBuat); err != nil || !l.Melihat(a.Perangkat) || b.o.Berkas == nil {
		boleh = false
	}
	lihat, err := b.wo.Boleh(a, masuk, b.o.Buku.Dukung.Info(), hak.Baca)
	unduh := err == nil && lihat.Semua
	switch dokumen := q.Get("dokumen"); {
	case dokumen == kertasBA && x.Metode.Kode == string(spbe.Mandiri):
		k.Judul, k.PDF, k.Isi = "Berita Acara Penilaian Mandiri "+nama+tahun, p.berkas("berita-acara.pdf", nil), p.beritaAcara()
		if x.BeritaAcara.Nomor != "" {
			k.Nomor = x.BeritaAcara.Nomor
		}
		k.StatusTanda, k.TandaTangan = p.tandaTangan(&x.BeritaAcara.TandaTangan, "berita-acara-bertanda-tangan.pdf", unduh, boleh)
		k.Lampirkan = dokumenBA
		if s.isi.Tahap == spbe.TahapPemeriksaan && x.Lengkap && x.Nomor != "" && q.Get("tanggal") != "" {
			k.Kirim = s.Versi
		}
	case dokumen == kertasPekerjaan && s.takTugas == nil:
		k.Judul, k.PDF, k.Isi, k.Tanda = "Daftar Pekerjaan "+nama+tahun, p.berkas("pekerjaan.pdf", nil), p.pekerjaan(), x.Tanda
	case dokumen == kertasBukti && s.takBukti == nil:
		k.Judul, k.PDF, k.Isi, k.Tanda = "Daftar Data Dukung "+nama+tahun, p.berkas("bukti.pdf", nil), p.bukti(), x.Tanda
	default:
		k.Judul, k.PDF, k.Isi = x.Judul, p.berkas("lhe.pdf", nil), p.laporan()
		k.StatusTanda, k.TandaTangan = p.tandaTangan(&x.TandaTangan, "lhe-bertanda-tangan.pdf", unduh, boleh)
		k.Lampirkan = dokumenLHE
	}
	if !boleh || s.isi.Contoh || s.Ditarik {
		k.Lampirkan, k.Kirim = "", 0
	}
	k.Isi = append(p.perhatian(), k.Isi...)
	return json.NewEncoder(w).Encode(k)
}

// daftar names the papers and the files that there are for this person.
func (p *penyusunKertas) daftar(k *dasbor.Kertas) {
	mandiri, tugas, bukti := p.x.Metode.Kode == string(spbe.Mandiri), p.s.takTugas == nil, p.s.takBukti == nil
	for _, x := range []struct {
		ada       bool
		nama, apa string
	}{{true, "", "Laporan hasil"}, {mandiri, kertasBA, "Berita acara"}, {tugas, kertasPekerjaan, "Daftar pekerjaan"}, {bukti, kertasBukti, "Daftar bukti"}} {
		if x.ada {
			k.Pilihan = append(k.Pilihan, kertas.Penggal{Teks: x.apa, Ke: x.nama})
		}
	}
	for _, x := range []struct {
		ada       bool
		nama, apa string
		q         url.Values
	}{{true, "lhe.pdf", "Laporan hasil (PDF)", nil}, {true, "lhe.xlsx", "Laporan hasil (XLSX)", nil}, {true, "lhe.json", "Laporan hasil (JSON, untuk program lain)", nil},
		{mandiri, "berita-acara.pdf", "Berita acara (PDF)", nil}, {tugas, "pekerjaan.pdf", "Daftar pekerjaan (PDF)", nil},
		{tugas, "pekerjaan.pdf", "Daftar pekerjaan dengan fakta, analisis dan justifikasi (PDF)", url.Values{"penjelasan": {"1"}}},
		{bukti, "bukti.pdf", "Daftar bukti (PDF)", nil}, {bukti, "bukti.zip", "Semua berkas bukti, bernama menurut panduan, dengan indeksnya (ZIP)", nil},
		{true, "nilai.csv", "Nilai indikator (CSV, untuk program lain)", nil}} {
		if x.ada {
			k.Unduh = append(k.Unduh, kertas.Penggal{Teks: x.apa, Ke: p.berkas(x.nama, x.q), Rupa: "unduh"})
		}
	}
}

// berkas is the address of a file, with what was said of the letter.
func (p *penyusunKertas) berkas(nama string, lain url.Values) string {
	q := url.Values{}
	for _, v := range []url.Values{p.q, lain} {
		for n := range v {
			q.Set(n, v.Get(n))
		}
	}
	s := "/berkas/penilaian/" + string(p.s.ID) + "/" + nama
	if len(q) > 0 {
		s += "?" + q.Encode()
	}
	return s
}

// perhatian says why the paper is not one to hand in.
func (p *penyusunKertas) perhatian() []kertas.Balok {
	b := kertas.Balok{Rupa: kertas.Pesan, Judul: "Belum untuk diserahkan"}
	if p.x.Contoh {
		b.Baris = append(b.Baris, baris("Ini data contoh, bukan penilaian kantor Anda."))
	}
	if n := len(p.x.BelumDiisi); n > 0 {
		b.Baris = append(b.Baris, baris(strconv.Itoa(n)+" indikator belum diisi, jadi indeks dan predikat belum ada. Laporan ini sementara."))
	}
	if p.s.Ditarik {
		b.Baris = append(b.Baris, baris("Penilaian ini sudah ditarik."))
	}
	if b.Baris == nil {
		return nil
	}
	return []kertas.Balok{b}
}

// tandaTangan is the card about the signature, on screen.
func (p *penyusunKertas) tandaTangan(t *laporan.StatusTandaTangan, nama string, unduh, boleh bool) (status string, out []kertas.Balok) {
	if t.Ada() {
		status = "berkas terlampir, tidak diperiksa"
		out = append(out, alinea(lencana("info", "berkas bertanda tangan terlampir")),
			kertas.Balok{Rupa: kertas.Fakta, Baris: [][]kertas.Sel{baris("Berkas", t.NamaBerkas), baris("Tanggal", t.Tanggal.Panjang()), baris("Ukuran", blob.FormatUkuran(t.Ukuran)), {polos("SHA-256"), {{Teks: t.Sidik, Rupa: "kode"}}}}},
			kecil(besarkan(t.Catatan)+"."))
		if unduh {
			out = append(out, alinea(kertas.Sel{{Teks: "Unduh berkas ini", Ke: p.berkas(nama, nil), Rupa: "unduh"}}))
		}
	} else {
		status = "belum ditandatangani"
		out = append(out, alinea(lencana("peringatan", "belum ditandatangani")),
			kecil("Unduh PDF-nya, minta "+p.x.BeritaAcara.Peran+" menandatangani di luar program (secara elektronik, atau cetak lalu pindai), kemudian lampirkan hasilnya."))
	}
	switch {
	case p.s.isi.Contoh || p.s.Ditarik:
		out = append(out, kecil("Data contoh dan penilaian yang ditarik tidak ditandatangani."))
	case !boleh:
		out = append(out, kecil("Berkas bertanda tangan dilampirkan oleh koordinator."))
	case nama != "lhe-bertanda-tangan.pdf" && p.s.isi.Tahap == spbe.TahapPemeriksaan:
		out = append(out, kecil("Isi nomor dan tanggal surat bila penilaian mandiri akan sekaligus dikirim dengan berita acara ini."))
	}
	return status, out
}

// kotakTanda is the block for the signature on paper.
func (p *penyusunKertas) kotakTanda(t *laporan.StatusTandaTangan, tanggal kominfo.Tanggal) kertas.Balok {
	kotak := kertas.Sel{{Teks: laporan.BelumDitandatangani, Rupa: "tebal"}}
	if t.Ada() {
		kotak = kertas.Sel{{Teks: "Dokumen bertanda tangan terlampir: " + t.NamaBerkas + ". SHA-256 " + t.Sidik + ". "}, {Teks: besarkan(t.Catatan) + "."}}
	}
	return kertas.Balok{Rupa: kertas.TandaTangan, Baris: [][]kertas.Sel{{polos(p.x.Tempat), polos(tanggal.String()), polos(p.x.BeritaAcara.Peran), kotak}}}
}

func besarkan(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// What papers are made of.

func polos(s string) kertas.Sel {
	if s == "" {
		return nil
	}
	return kertas.Sel{{Teks: s}}
}

func lencana(nada, s string) kertas.Sel { return kertas.Sel{{Teks: s, Rupa: nada}} }

// baris makes a row of plain cells.
func baris(s ...string) (out []kertas.Sel) {
	for _, x := range s {
		out = append(out, polos(x))
	}
	return out
}

func alinea(s kertas.Sel) kertas.Balok { return kertas.Balok{Baris: [][]kertas.Sel{{s}}} }

func kecil(s string) kertas.Balok {
	return kertas.Balok{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{baris(s)}}
}

func bagian(judul string, isi ...kertas.Balok) kertas.Balok {
	return kertas.Balok{Rupa: kertas.Bagian, Judul: judul, Isi: isi}
}

// indikator leads to the page of an indicator, where its criteria and sources are.
func (p *penyusunKertas) indikator(r laporan.Rujukan) kertas.Penggal {
	g := kertas.Penggal{Teks: r.Nomor + ". " + r.Nama}
	if _, ada := p.s.in.Cari(r.Nomor); ada {
		g.Ke = "/penilaian/" + string(p.s.ID) + "/indikator/" + r.Nomor
	} else {
		g.Teks += " (tidak ada dalam instrumen ini)"
	}
	return g
}

// angkaKertas is a figure for a cell; "" for none.
func angkaKertas(a *laporan.Angka) string {
	if a == nil {
		return ""
	}
	return a.String()
}

func eksakKertas(a *laporan.Angka) string {
	if a == nil {
		return ""
	}
	return a.Eksak
}

func statusKertas(a *laporan.Angka) kominfo.StatusSumber {
	if a == nil {
		return ""
	}
	return a.Status
}

// bertanda puts the mark of a source that is not the regulation itself after a text.
func bertanda(s string, st kominfo.StatusSumber) string {
	if t := laporan.Tanda(st); t != "" {
		return s + " " + t
	}
	return s
}

// sumberKertas is a citation with its status in words, as el.Sumber draws it.
func sumberKertas(x kominfo.Sumber) kertas.Sel {
	s := kertas.Penggal{Teks: x.Regulasi}
	if x.Bagian != "" {
		s.Teks += ", " + x.Bagian
	}
	if strings.HasPrefix(x.Tautan, "https://") || strings.HasPrefix(x.Tautan, "http://") {
		s.Ke = x.Tautan
	}
	out := kertas.Sel{s}
	if x.Status != kominfo.Terverifikasi {
		nada := "peringatan"
		if x.Status == kominfo.Sekunder {
			nada = "info"
		}
		out = append(out, kertas.Penggal{Teks: " "}, kertas.Penggal{Teks: x.Status.Label(), Rupa: nada})
	}
	if x.Catatan != "" {
		out = append(out, kertas.Penggal{Teks: " " + x.Catatan})
	}
	return out
}
