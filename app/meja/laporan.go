//go:build !(js && wasm)

package meja

import (
	"cmp"
	"io"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/kertas/kertaspdf"
	"github.com/lumbung-id/lumbung/kominfo/kertas/kertasxlsx"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/laporan"
)

// laporan is the report of a period on a page: how far it is, then the report itself.
func (m *minta) laporan() (kertas.Lembar, error) {
	if _, err := m.boleh(m.permohonan, hak.Baca); err != nil {
		return kertas.Lembar{}, err
	}
	if err := m.muatNama(); err != nil {
		return kertas.Lembar{}, err
	}
	p, err := m.pilihan()
	var k laporanKini
	if err == nil {
		err = m.bergiliran(func() (err error) { k, err = m.susunLaporan(p); return err })
	}
	if kominfo.KindOf(err) == kominfo.TidakSah { // the choice can be mended on the page
		out := m.laman("/laporan", "Laporan layanan informasi", "")
		out.Isi = append(out.Isi, saringLaporan(laporanKini{pilih: p}), pesan(bahaya, "Laporan tidak dapat disusun", kominfo.PesanUntukOrang(err)))
		return out, nil
	}
	if err != nil {
		return kertas.Lembar{}, err
	}
	isi := k.lembar()[0]
	out := m.laman("/laporan", isi.Judul, isi.Uraian)
	out.Kop, out.Tanda = isi.Kop, isi.Tanda
	p = k.pilih
	berkas := func(teks, akhiran string) {
		out.Aksi = append(out.Aksi, kertas.Penggal{Teks: teks, Ke: p.alamat("/berkas/ppid/laporan." + akhiran), Rupa: "unduh"})
	}
	berkas("Unduh PDF", "pdf")
	berkas("XLSX", "xlsx")
	berkas("CSV", "csv")
	berkas("JSON", "json")
	out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Cetak", Rupa: "cetak"})
	out.Isi = append(out.Isi, saringLaporan(k), kertas.Balok{Rupa: kertas.HanyaLayar, Isi: m.persiapan(k)})
	beriJudul(isi.Isi, isi.Judul, map[string]int{})
	if n := slices.IndexFunc(isi.Isi, func(b kertas.Balok) bool { return b.Rupa == kertas.Bagian }); p.bentuk != laporan.Lengkap && n > 0 {
		// small headings stand below a large one
		isi.Isi = append([]kertas.Balok{bagian(k.Kepala.NamaMasa, isi.Isi[:n]...)}, isi.Isi[n:]...)
	}
	out.Isi = append(out.Isi, isi.Isi...)
	return out, nil
}

// beriJudul names every table of a page by the heading above it, each its own way: a
// screen reader tells them apart by it.
func beriJudul(bs []kertas.Balok, judul string, sudah map[string]int) {
	for i := range bs {
		b := &bs[i]
		j := cmp.Or(b.Judul, judul)
		if b.Rupa == kertas.Tabel {
			if sudah[j]++; sudah[j] > 1 {
				j += " (" + strconv.Itoa(sudah[j]) + ")"
			}
			b.Judul = j
		}
		beriJudul(b.Isi, j, sudah)
	}
}

// lembar is the report on paper, with what the reader has to know first.
func (k *laporanKini) lembar() []kertas.Lembar {
	ls := k.Lembar(k.pilih.bentuk)
	for i := range ls {
		l := &ls[i]
		var dulu []kertas.Balok
		if k.Kepala.Sebagian {
			l.Tanda = append(l.Tanda, lencana(peringatan, "SEBAGIAN"))
			dulu = append(dulu, pesan(peringatan, "Laporan ini sebagian saja", k.luput...))
		}
		l.Isi = append(dulu, l.Isi...)
	}
	return ls
}

func (p pilihanLaporan) alamat(jalur string) string {
	return alamat(jalur, "tahun", p.tahun, "masa", p.masa, "badan", p.badan, "bentuk", string(p.bentuk), "untuk", p.untuk)
}

func saringLaporan(k laporanKini) kertas.Balok {
	p := k.pilih
	var masa []kertas.Penggal
	for _, x := range masaLaporan {
		masa = append(masa, kertas.Penggal{Teks: x[1], Ke: x[0]})
	}
	b := kertas.Balok{Rupa: kertas.Saring, Judul: "Susun", Medan: []kertas.Medan{{Nama: "tahun", Judul: "Tahun", Jenis: "number", Nilai: p.tahun}, {Nama: "masa", Judul: "Masa laporan", Nilai: p.masa, Pilihan: masa}}}
	if k.badan != nil {
		badan := []kertas.Penggal{{Teks: "Pemerintah daerah"}, {Teks: "Pemerintah daerah dan semua desa", Ke: laporan.SemuaBadan}}
		for _, u := range k.badan {
			badan = append(badan, kertas.Penggal{Teks: u.Nama, Ke: u.Kode})
		}
		b.Medan = append(b.Medan, kertas.Medan{Nama: "badan", Judul: "Badan publik", Nilai: p.badan, Pilihan: badan})
	}
	if k.penuh() {
		bentuk := laporan.SemuaBentuk()
		bentuk[0].Ke = ""
		if p.bentuk == laporan.Lengkap {
			p.bentuk = ""
		}
		b.Medan = append(b.Medan, kertas.Medan{Nama: "bentuk", Judul: "Bentuk", Nilai: string(p.bentuk), Pilihan: bentuk},
			kertas.Medan{Nama: "untuk", Judul: "Untuk", Nilai: p.untuk, Pilihan: []kertas.Penggal{{Teks: "Kantor sendiri"}, {Teks: "Diumumkan: baris kecil digabung", Ke: untukUmum}}})
	}
	return b
}

// penuh reports whether it is the whole of one body, which has a report with texts.
func (k *laporanKini) penuh() bool {
	return k.baca && k.luput == nil && k.pilih.badan != laporan.SemuaBadan
}

// persiapan says how far the report is: until when it is due, what is written and what
// is missing, and where to write it.
func (m *minta) persiapan(k laporanKini) (out []kertas.Balok) {
	if k.asing != nil {
		out = append(out, pesan(peringatan, "PPID Desa yang kodenya bukan kode desa kabupaten ini", append([]string{"Tidak ikut dihitung dalam cakupan desa. Kode PPID Desa adalah kode wilayah desanya, misalnya 19.06.01.2001."}, k.asing...)...))
	}
	if !k.penuh() {
		if k.pilih.badan == laporan.SemuaBadan {
			out = append(out, kecil("Gabungan ini statistik saja. Laporan tahunan disusun tiap badan publik: pemerintah daerah dan setiap desa membuat sendiri."))
		}
		return out
	}
	p, f := k.pilih, kertas.Balok{Rupa: kertas.Fakta}
	if t := k.Tenggat; t != nil {
		s := kertas.Sel{{Teks: t.Tanggal.Lengkap() + " "}}
		switch n := k.naskah; {
		case n != nil && !n.Isi.Diumumkan.Kosong() && n.Isi.Diumumkan.Sesudah(t.Tanggal):
			s = append(s, lencana(bahaya, "diumumkan terlambat, "+n.Isi.Diumumkan.Panjang()))
		case n != nil && !n.Isi.Diumumkan.Kosong():
			s = append(s, lencana(sukses, "diumumkan "+n.Isi.Diumumkan.Panjang()))
		default:
			s = append(s, m.sisa(t.Tanggal))
		}
		if t.BukanHariKerja {
			s = append(s, kecilSel("Hari itu bukan hari kerja dan tidak bergeser; hari kerja terakhir sebelumnya "+t.HariKerjaSebelumnya.Lengkap()+"."))
		}
		var dasar []string
		for _, d := range t.Dasar {
			dasar = append(dasar, ppid.Kutip(d))
		}
		f.Baris = append(f.Baris, []kertas.Sel{kertas.T("Paling lambat"), append(s, kecilSel(strings.Join(dasar, "; ")))})
	}
	tulis := kertas.Sel{}
	switch n := k.naskah; {
	case n != nil:
		if x := m.naskah.Info().CariIsian("status"); x != nil {
			f.Baris = append(f.Baris, kertas.F("Keadaan", x.TeksPilihan(n.Isi.Status)))
		}
		if s := tanggalAtau(n.Isi.KeKI, "belum"); p.setahun {
			f.Baris = append(f.Baris, kertas.F("Salinan ke Komisi Informasi", s))
		}
		tulis = kertas.Ke("Buka naskah", "/register/laporan_ppid/"+string(n.ID))
		if m.bisa(m.naskah, "ganti", n.Isi.Unit) {
			tulis = kertas.Sel{{Teks: "Tulis naskah", Ke: "/register/laporan_ppid/" + string(n.ID) + "/ubah", Rupa: "tombol"}}
		}
		if s := n.Isi.SidikLaporan; s != "" && s != k.Kepala.SidikBahan {
			out = append(out, pesan(peringatan, "Angkanya sudah berubah sejak laporan ditetapkan", "Sidik bahan laporan yang ditetapkan lain dari hitungan hari ini: register berubah sesudahnya, atau laporan dihitung pada hari lain."))
		}
	}
	s := "Semua sudah ditulis."
	if x := len(k.BelumDiisi); x > 0 {
		s = angka(int64(x)) + " bagian belum ditulis."
	}
	f.Baris = append(f.Baris, []kertas.Sel{kertas.T("Naskah yang ditulis orang"), append(kertas.T(s+" "), tulis...)})
	out = append(out, f)
	if len(k.BelumDiisi) > 0 && p.bentuk != laporan.Lengkap { // the full report lists them itself
		d := kertas.Balok{Rupa: kertas.Daftar}
		for _, x := range k.BelumDiisi {
			d.Baris = append(d.Baris, []kertas.Sel{{{Teks: x.Judul}, kecilSel(x.Pasal)}})
		}
		out = append(out, kertas.Balok{Rupa: kertas.Rincian, Judul: "Bagian yang belum ditulis (" + angka(int64(len(k.BelumDiisi))) + ")", Isi: []kertas.Balok{d}})
	}
	if k.naskah == nil && m.bisa(m.naskah, "buat", m.pemilikNaskah(p)) {
		out = append(out, kertas.Balok{Rupa: kertas.Kirim, Judul: "Mulai naskah laporan ini", Ke: p.alamat("/berkas/lembar/ppid/laporan")})
	}
	return []kertas.Balok{bagian("Persiapan", out...)}
}

func tanggalAtau(t kominfo.Tanggal, lain string) string {
	if t.Kosong() {
		return lain
	}
	return t.Panjang()
}

// pemilikNaskah is the unit that owns the texts of a body.
func (m *minta) pemilikNaskah(p pilihanLaporan) string {
	if p.badan != "" {
		return p.badan
	}
	return m.o.Layanan.Perangkat
}

// mulaiNaskah leads to the form of the texts, with the period and the body filled in.
func (m *minta) mulaiNaskah(http.ResponseWriter) (b kertas.Balasan, err error) {
	if m.naskah == nil {
		return b, kominfo.E(kominfo.TidakAda, "meja.laporan", "Program ini tidak menyimpan naskah laporan.")
	}
	p, err := m.pilihan()
	if err != nil {
		return b, err
	}
	if l, err := m.boleh(m.permohonan, hak.Baca); err != nil {
		return b, err
	} else if !l.Semua {
		p.badan = m.a.Perangkat
	}
	unit := m.pemilikNaskah(p)
	l, err := m.boleh(m.naskah, "buat")
	if err != nil {
		return b, err
	}
	if !l.Melihat(unit) || p.badan == laporan.SemuaBadan {
		return b, kominfo.E(kominfo.Ditolak, "meja.laporan", "Naskah laporan ini bukan milik unit Anda.")
	}
	return kertas.Balasan{Ke: "/register/laporan_ppid/baru", Draf: "laporan_ppid/",
		Isian: kertas.Isian{"unit": unit, "badan": p.badan, "periode": p.waktu.Periode.String(), "status": "disusun"}}, nil
}

// berkasLaporan is the report as a file.
func (m *minta) berkasLaporan(w http.ResponseWriter) error {
	if _, err := m.boleh(m.permohonan, hak.Baca); err != nil {
		return err
	}
	if err := m.muatNama(); err != nil {
		return err
	}
	p, err := m.pilihan()
	if err != nil {
		return err
	}
	akhiran := path.Ext(m.r.URL.Path)
	jenis := map[string]string{".pdf": jenisPDF, ".xlsx": jenisXLSX, ".json": "application/json", ".csv": "text/csv; charset=utf-8"}[akhiran]
	nama := "laporan-layanan-informasi-" + p.tahun
	if p.masa != "" {
		nama += "-" + p.masa
	}
	if p.badan != "" && p.badan != laporan.SemuaBadan {
		nama += "-" + p.badan
	}
	return m.kirim(w, namaBerkas(nama)+akhiran, jenis, func(w io.Writer) error {
		k, err := m.susunLaporan(p)
		if err != nil {
			return err
		}
		switch akhiran {
		case ".json":
			return laporan.TulisJSON(w, k.Laporan)
		case ".csv":
			return laporan.TulisCSV(w, k.Laporan, tabel.UntukExcel())
		case ".xlsx":
			return kertasxlsx.Tulis(w, k.lembar())
		}
		return kertaspdf.Tulis(w, k.lembar(), kertaspdf.Opsi{})
	})
}
