package dasbor

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

func rutePekerjaan() []rute {
	return []rute{{"/penilaian/" + bagianID + "/tugas", "/penilaian", func(d *Dasbor, b []string) halaman {
		return &pekerjaan{siklus: siklus{d: d, id: register.ID(b[1])}}
	}}}
}

// pekerjaan is the work list of an assessment: who owes which indicator, what is
// missing, and until when. Somebody of one unit sees that unit's.
type pekerjaan struct {
	siklus
	ikh    *ikhtisar
	titip  map[string]bool // indicators whose tasks wait in the outbox
	unit   string          // code of the unit that is shown; "" all
	status string          // that is shown; "" all
	bagi   *pembagian      // the form that is open
	alih   *pengalihan     // the form that is open
	antre  antrean
}

const (
	statusLewat = "lewat" // of tasks past their deadline that are not finished
	saringBukti = "bukti" // of tasks with evidence that waits for an assessor
)

func (p *pekerjaan) Muat(ctx context.Context, s klien.Sumber, u *url.URL) error {
	if err := p.muatKerja(ctx, s); err != nil {
		return err
	}
	p.unit, p.status = u.Query().Get("opd"), u.Query().Get("status")
	if !slices.ContainsFunc(p.opsiUnit(), func(o el.Opsi) bool { return o.Nilai == p.unit }) {
		p.unit = ""
	}
	if !slices.ContainsFunc(p.opsiStatus(), func(o el.Opsi) bool { return o.Nilai == p.status }) {
		p.status = ""
	}
	p.titip = map[string]bool{}
	for _, e := range p.d.Kotak.Isi() {
		if e.Register == "tugas_indikator" && e.Tindakan == "tugaskan" && e.Keadaan == klien.Menunggu {
			if t, sah := tugaskanDari(e); sah && t.Penilaian == p.id { // from before the page was left
				p.titip[t.Indikator] = true
				p.antre.no = append(p.antre.no, e.No)
			}
		}
	}
	return nil
}

// bolehAtur: tasks are given and moved at entri, by those who may.
func (p *pekerjaan) bolehAtur() bool {
	return !p.dok.Ditarik && !p.dok.Isi.Contoh && p.dok.Isi.Tahap == spbe.TahapEntri && p.bisa(p.d.Buku.Tugas, "tugaskan", "")
}

func (p *pekerjaan) Gambar(l *layar) []any {
	if p.ikh == nil {
		p.ikh = p.ikhtisar(l)
	}
	d := &p.dok.Isi
	uraian := "Indikator tiap perangkat daerah, apa yang kurang, dan batas waktunya."
	if !p.lihatSemua() {
		uraian = "Indikator perangkat daerah Anda, apa yang kurang, dan batas waktunya."
	}
	var isi susunan
	isi.apa(el.KopSurat{Pemerintah: l.k.kop(), Perangkat: "Dinas Komunikasi dan Informatika"})
	isi.apa(el.Kepala{Judul: "Pekerjaan", Uraian: uraian, Remah: p.remah(el.Remah{Label: "Pekerjaan"}), Aksi: el.Isi(el.TombolCetak("Cetak"))})
	isi.apa(p.menu("/tugas"))
	isi.apa(p.tahapBukanEntri())
	isi.apa(p.antre.gambar(p.d.Kotak))
	isi.apa(p.pembagian(l))
	isi.apa(p.gambarAlih(l))
	if len(p.tugas) == 0 {
		isi.apa(p.kosong())
		return isi.isi
	}
	isi.apa(p.saringan())
	n := 0
	for _, o := range p.opsiUnit() {
		if p.unit != "" && o.Nilai != p.unit {
			continue
		}
		if b := p.bagianUnit(l, o.Nilai); b != nil {
			isi.apa(b)
			n++
		}
	}
	if n == 0 {
		isi.apa(el.Kosong("Tidak ada indikator yang cocok dengan saringan ini.", el.Tombol{Label: "Tampilkan semua", Klik: func(app.Context) { p.unit, p.status = "", "" }}))
	}
	if d.Tahap != spbe.TahapEntri {
		return isi.isi
	}
	if d.Batas.Kosong() {
		isi.apa(el.HanyaLayar(el.Kecil("Batas unggah penilaian belum diatur; koordinator mengaturnya di ringkasan.")))
		return isi.isi
	}
	isi.apa(el.Kecil("Batas unggah penilaian: ", d.Batas.Lengkap(), ", ", sisaHari(d.Batas.Selisih(p.hariIni(l))), "."))
	return isi.isi
}

// tahapBukanEntri says why nothing can be changed any more.
func (p *pekerjaan) tahapBukanEntri() any {
	d := &p.dok.Isi
	switch {
	case p.dok.Ditarik:
		return el.Pesan(el.Peringatan, "Penilaian ini sudah ditarik.")
	case d.Contoh:
		return el.Pesan(el.Info, "Ini data contoh", el.P("Tugas tidak dapat dibagi pada data contoh."))
	case d.Tahap == spbe.TahapEntri:
		return nil
	}
	return el.Pesan(el.Info, "Penilaian di tahap "+d.Tahap.Label(), el.P("Tugas dan jawaban hanya dapat diubah di tahap entri data."))
}

func (p *pekerjaan) kosong() any {
	switch {
	case !p.bisa(p.d.Buku.Tugas, hak.Baca, p.saya.Perangkat):
		return el.Kosong("Peran Anda tidak mencakup pekerjaan penilaian.")
	case !p.lihatSemua():
		return el.Kosong("Belum ada indikator yang ditugaskan kepada " + p.namaOPD(p.saya.Perangkat) + ".")
	case p.bolehAtur():
		return nil // the form to assign is open
	}
	return el.Kosong("Belum ada indikator yang dibagi ke perangkat daerah.")
}

// opsiUnit are the units that owe something, by name.
func (p *siklus) opsiUnit() (out []el.Opsi) {
	for _, t := range p.tugas {
		k := t.Isi.Perangkat
		if !slices.ContainsFunc(out, func(o el.Opsi) bool { return o.Nilai == k }) {
			tambahOpsi(&out, k, p.namaOPD(k))
		}
	}
	urutOpsi(out)
	return out
}

func (p *pekerjaan) opsiStatus() (out []el.Opsi) {
	if x := p.d.Buku.Tugas.Info().CariIsian("status"); x != nil {
		for _, o := range x.Pilihan {
			tambahOpsi(&out, o.Nilai, o.Teks)
		}
	}
	tambahOpsi(&out, saringBukti, "Ada bukti menunggu asesor")
	tambahOpsi(&out, statusLewat, "Lewat batas")
	return out
}

func (p *pekerjaan) saringan() any {
	var isi susunan
	if us := p.opsiUnit(); len(us) > 1 {
		isi.apa(el.Pilih{ID: "saring-opd", Label: "Perangkat daerah", Nilai: p.unit, Opsi: us, Kosong: "Semua perangkat daerah", Ubah: ikat(&p.unit)})
	}
	isi.apa(el.Pilih{ID: "saring-status", Label: "Status", Nilai: p.status, Opsi: p.opsiStatus(), Kosong: "Semua status", Ubah: ikat(&p.status)})
	return el.HanyaLayar(el.KisiLebar(isi.isi...))
}

// sisa gives what is left of an indicator, or nil.
func sisa(o *spbe.KerjaPerangkat, indikator string) *spbe.Pekerjaan {
	for i := range o.Sisa {
		if o.Sisa[i].Indikator == indikator {
			return &o.Sisa[i]
		}
	}
	return nil
}

// bagianUnit is the work list of one unit: a sheet of its own on paper.
func (p *pekerjaan) bagianUnit(l *layar, kode string) any {
	o := p.ikh.opd(kode)
	if o == nil {
		return nil
	}
	atur, entri := p.bolehAtur(), p.dok.Isi.Tahap == spbe.TahapEntri // afterwards nobody counts days or is reminded
	t := el.Tabel{ID: "tugas-" + kode, Judul: "Indikator " + p.namaOPD(kode), JudulTersembunyi: true, Kolom: []el.Kolom{{Judul: "Indikator"}, {Judul: "Status"}, {Judul: "Nilai", Angka: true}, {Judul: "Yang kurang"}, {Judul: "Batas"}}}
	if atur {
		t.Kolom = append(t.Kolom, el.Kolom{Judul: "Lanjut"})
	}
	var milik []*register.Dokumen[spbe.TugasIndikator]
	for i := range p.in.Indikator {
		x := &p.in.Indikator[i]
		d := p.tugasDari(x.Nomor)
		if d == nil || d.Isi.Perangkat != kode {
			continue
		}
		milik = append(milik, d)
		w := sisa(o, x.Nomor)
		batas := d.Isi.Batas
		if batas.Kosong() {
			batas = p.dok.Isi.Batas
		}
		n := batas.Selisih(p.hariIni(l))
		lewat := w != nil && !batas.Kosong() && n < 0
		periksa := p.buktiMenunggu(x.Nomor)
		if p.status != "" && p.status != string(d.Isi.Status) && (p.status != statusLewat || !lewat) && (p.status != saringBukti || periksa == 0) {
			continue
		}
		kurang := "lengkap"
		nilai := el.TanpaNilai("belum ada nilai")
		if w != nil {
			kurang = strings.Join(w.Kurang, "; ")
		} else if d.Isi.Status == spbe.TugasDiajukan {
			kurang = "menunggu asesor internal"
		}
		if periksa > 0 {
			kurang += "; " + nomor(periksa) + " bukti menunggu asesor"
		}
		if d.Isi.Nilai != "" {
			nilai = el.Desimal(d.Isi.Nilai)
		}
		if d.Isi.Target != "" {
			nilai = el.P(nilai, " target ", el.Desimal(d.Isi.Target))
		}
		var sel susunan
		sel.apa(el.Tautan(p.alamat("/indikator/"+x.Nomor), x.Nomor+". "+x.Nama))
		sel.apa(lencanaTugas(p.d, d.Isi.Status))
		sel.apa(nilai)
		sel.apa(kurang)
		sel.apa(batasTugas(batas.Kosong(), batas.Panjang(), n, w != nil && entri))
		if atur {
			sel.baris("Alihkan", "indikator "+x.Nomor, "", func(ctx app.Context) { p.bukaAlih(ctx, "Indikator "+x.Nomor+". "+x.Nama, d) })
		}
		tambahBaris(&t, sel.isi...)
	}
	if t.Baris == nil {
		return nil
	}
	var aksi susunan
	if entri && p.lihatSemua() {
		aksi.apa(el.TombolSalin("Salin untuk WhatsApp", p.namaOPD(kode), spbe.PesanWhatsApp(&p.dok.Isi, *o, p.namaOPD(kode), asalPeramban(p.alamat("/tugas?opd="+kode)))))
	}
	if atur {
		aksi.tombolUntuk("Atur batas semua", "indikator "+p.namaOPD(kode), el.IkonKalender, false, false, func(ctx app.Context) { p.bukaAlih(ctx, "Semua indikator "+p.namaOPD(kode), milik...) })
	}
	var deret any
	if aksi.isi != nil {
		deret = el.Deret(aksi.isi...)
	}
	d := &p.dok.Isi
	var isi susunan
	isi.ui(el.HanyaCetak(el.P("Daftar pekerjaan penilaian " + namaSiklus(d) + ", " + d.NamaInstansi + ", per " + p.hariIni(l).Panjang() + ".")))
	isi.ui(el.Kemajuan("Selesai "+dariJumlah(o.Selesai, o.Jumlah)+" indikator", o.Selesai, o.Jumlah))
	isi.apa(deret)
	isi.apa(t)
	return el.Lembar(isi.bagian(p.namaOPD(kode)), el.TandaTangan{Jabatan: "Pimpinan " + p.namaOPD(kode)})
}

// buktiMenunggu counts the evidence for an indicator that waits to be judged.
func (p *pekerjaan) buktiMenunggu(indikator string) (n int) {
	for i := range p.bukti {
		if x := &p.bukti[i].Isi; x.Indikator == indikator && x.Status == spbe.BuktiProses && !p.bukti[i].Ditarik {
			n++
		}
	}
	return n
}

// batasTugas is a deadline with the days that are left, where something is.
func batasTugas(kosong bool, tanggal string, n int, ada bool) any {
	if kosong {
		return el.TanpaNilai("belum diatur")
	}
	if !ada {
		return tanggal
	}
	if nada := nadaSisa(n); nada != el.Netral {
		return el.Isi(tanggal, " ", el.Lencana(nada, sisaHari(n)))
	}
	return tanggal + ", " + sisaHari(n)
}

func lencanaTugas(d *Dasbor, s spbe.StatusTugas) any {
	teks := string(s)
	_, nada := statusTugas(s)
	if x := d.Buku.Tugas.Info().CariIsian("status"); x != nil {
		teks = x.TeksPilihan(teks)
	}
	return el.Lencana(nada, teks)
}

// asalPeramban makes a whole address of a page, for messages; on the server, which
// does not know what it is called outside, it is "".
func asalPeramban(alamat string) string {
	if app.IsServer {
		return ""
	}
	return app.Window().Get("location").Get("origin").String() + el.Alamat(alamat)
}

// kabar follows what the page has in the outbox.
func (p *pekerjaan) kabar(ctx app.Context, l *layar) {
	if !p.antre.rampung(p.d.Kotak) {
		return
	}
	if p.antre.galat != nil {
		el.Umumkan(ctx, "Tidak semua tersimpan.")
		return // the page says why, and shows the rest when it is loaded again
	}
	el.Umumkan(ctx, "Semua tugas tersimpan.")
	l.ulang(ctx)
}
