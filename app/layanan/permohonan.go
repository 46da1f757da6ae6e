//go:build !(js && wasm)

package layanan

import (
	"crypto/rand"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// isiFormulir is the page of the request form.
type isiFormulir struct {
	Kunci                    string
	Siapa, Berkas, Apa, Cara []medan
	Badan                    string // to whom, in words
	Salah                    []salah
	Kurang                   []string // told before it is sent incomplete
	PilihUlang               bool     // files do not come back by themselves
	Terima                   bool     // scans are taken
	Lanjut                   bool
	Pesan                    *pesan
}

// pesan is a message on a page.
type pesan struct {
	Nada, Judul string
	Isi, Butir  []string
}

// dataPermohonan is the form as filled in.
type dataPermohonan struct {
	in     ppid.Catat
	lanjut bool
}

func (m *minta) formulir() error {
	return m.tampilFormulir(http.StatusOK, dataPermohonan{in: ppid.Catat{Badan: potong(m.r.URL.Query().Get("badan"), 20), IsianPemohon: ppid.IsianPemohon{JenisPemohon: "perorangan"}}}, isiFormulir{}, keluhan{})
}

// desaMaks is how many villages a list on the page may have; more are chosen on the
// page before.
const desaMaks = 80

func (m *minta) tampilFormulir(status int, d dataPermohonan, p isiFormulir, kel keluhan) error {
	k, err := m.kantor()
	if err != nil {
		return err
	}
	us, err := m.unitAktif()
	if err != nil {
		return err
	}
	x := &d.in
	pj := func(nama string) int { return panjangIsian(m.per.Register, "catat", nama) }
	p.Siapa = []medan{
		{Nama: "jenis_pemohon", Rupa: "radio", Label: "Anda memohon sebagai", Kurang: "jenis pemohon", Ringkas: "Pemohon", Opsi: m.jenisPemohon(x.JenisPemohon)},
		{Nama: "nama", Label: "Nama lengkap orang, badan hukum, atau kuasanya", Ringkas: "Nama", Nilai: x.Nama, Wajib: true, Panjang: pj("nama"), Otomatis: "name"},
		{Nama: "nomor_identitas", Label: "NIK, atau nomor SK pengesahan badan hukum", Ringkas: "NIK atau nomor SK", Nilai: x.NomorIdentitas, Kurang: "NIK, atau nomor SK pengesahan badan hukum", Panjang: pj("nomor_identitas"), Bantuan: "NIK terdiri dari 16 angka. Hanya untuk memeriksa permohonan; tidak pernah ditampilkan lagi di laman ini."},
		{Nama: "alamat", Rupa: "panjang", Tinggi: 2, Label: "Alamat", Nilai: x.Alamat, Wajib: true, Panjang: pj("alamat"), Otomatis: "street-address"},
		{Nama: "kontak", Label: "Nomor telepon atau surel", Nilai: x.Kontak, Kurang: "nomor telepon atau surel", Panjang: pj("kontak"), Bantuan: "Untuk memberi tahu Anda bila ada jawaban."},
		{Nama: "pekerjaan", Label: "Pekerjaan (boleh kosong)", Ringkas: "Pekerjaan", Nilai: x.Pekerjaan, Panjang: pj("pekerjaan")},
		{Nama: "dikuasakan", Rupa: "centang", Label: "Saya memohon sebagai kuasa orang atau badan lain", Ringkas: "Lewat kuasa", Nilai: yaTidak(x.Dikuasakan)},
		{Nama: "nama_kuasa", Label: "Nama kuasa", Nilai: x.NamaKuasa, Kurang: "nama kuasa", Bila: "kuasa", Bantuan: "Hanya bila memohon sebagai kuasa.", Panjang: pj("nama_kuasa")},
		{Nama: "kontak_kuasa", Rupa: "panjang", Tinggi: 2, Label: "Alamat dan kontak kuasa (boleh kosong)", Ringkas: "Kontak kuasa", Nilai: x.KontakKuasa, Bila: "kuasa", Panjang: pj("kontak_kuasa")},
	}
	if p.Terima = m.o.Segel != nil; p.Terima {
		p.Berkas = medanBerkas()
	}
	if len(us.desa) > 0 {
		p.Apa = append(p.Apa, m.medanBadan(us, k, x.Badan))
	}
	p.Apa = append(p.Apa,
		medan{Nama: "rincian_informasi", Rupa: "panjang", Tinggi: 5, Label: "Informasi yang Anda butuhkan", Ringkas: "Informasi", Nilai: x.RincianInformasi, Wajib: true, Panjang: pj("rincian_informasi"), Bantuan: "Sebutkan apa, tentang apa, tahun berapa. Jangan menulis data pribadi di sini: bagian ini dapat dibaca petugas lain."},
		medan{Nama: "tujuan_penggunaan", Rupa: "panjang", Tinggi: 3, Label: "Untuk apa informasi itu", Ringkas: "Tujuan", Nilai: x.TujuanPenggunaan, Kurang: "tujuan penggunaan informasi", Panjang: pj("tujuan_penggunaan")})
	p.Cara = []medan{
		{Nama: "cara_memperoleh", Rupa: "radio", Label: "Cara memperoleh informasi", Wajib: true, Opsi: opsiDari(pilihanIsian(m.per.Register, "catat", "cara_memperoleh"), x.CaraMemperoleh)},
		{Nama: "cara_mengirim", Rupa: "radio", Label: "Cara mendapatkan salinan", Kurang: "cara mendapatkan salinan", Bila: "salinan", Bantuan: "Hanya bila meminta salinan.", Opsi: opsiDari(pilihanIsian(m.per.Register, "catat", "cara_mengirim"), x.CaraMengirim)},
	}
	if p.Kunci == "" {
		p.Kunci = rand.Text()
	}
	p.Lanjut = d.lanjut
	p.Salah = kel.pasang(p.Siapa, p.Berkas, p.Apa, p.Cara)
	return m.tampil(status, "permohonan", halaman{Judul: "Permohonan Informasi Publik", Uraian: "Gratis, dan tanpa membuat akun. Anda mendapat nomor dan tanda bukti seketika.", Aktif: akar + "/permohonan", Kantor: k, Isi: p})
}

func medanBerkas() []medan {
	return []medan{
		{Nama: "dok_identitas", Rupa: "berkas", Label: "Foto KTP, atau surat keterangan kependudukan dari Disdukcapil", Ringkas: "KTP", Kurang: "fotokopi KTP atau surat keterangan kependudukan", Bila: "perorangan", Bantuan: "Untuk perorangan."},
		{Nama: "dok_akta", Rupa: "berkas", Label: "Akta pendirian yang disahkan", Ringkas: "Akta", Kurang: "fotokopi akta pendirian yang disahkan", Bila: "badan_hukum", Bantuan: "Untuk badan hukum."},
		{Nama: "dok_surat_kuasa", Rupa: "berkas", Label: "Surat kuasa", Ringkas: "Surat kuasa", Kurang: "surat kuasa", Bila: "kelompok_orang kuasa", Bantuan: "Untuk kelompok orang, atau bila diajukan oleh kuasa (surat kuasa khusus bermeterai)."},
		{Nama: "dok_identitas_pemberi_kuasa", Rupa: "berkas", Banyak: true, Label: "KTP atau surat keterangan kependudukan semua pemberi kuasa", Ringkas: "KTP pemberi kuasa", Kurang: "KTP semua pemberi kuasa", Bila: "kelompok_orang", Bantuan: "Untuk kelompok orang. Boleh beberapa berkas, atau satu PDF."},
	}
}

func (m *minta) jenisPemohon(pilih string) (os []opsi) {
	for _, p := range m.hukum().Pemohon {
		if !p.BolehMemohon {
			continue
		}
		b := "Dokumen: " + strings.Join(p.Dokumen, "; ") + "."
		if len(p.DokumenKuasa) > 0 {
			b += " Bila lewat kuasa: " + strings.Join(p.DokumenKuasa, "; ") + "."
		}
		os = append(os, opsi{Nilai: p.Kode, Teks: p.Nama, Bantuan: b, Pilih: p.Kode == pilih})
	}
	return os
}

// medanBadan is to whom the request goes.
func (m *minta) medanBadan(us unitAktif, k kantorKini, pilih string) medan {
	d := medan{Nama: "badan", Rupa: "pilih", Label: "Ditujukan kepada", Opsi: []opsi{{Teks: namaUtama(us, k)}}}
	for _, u := range us.desa {
		if len(us.desa) <= desaMaks || u.Kode == pilih {
			d.Opsi = append(d.Opsi, opsi{Nilai: u.Kode, Teks: u.Nama, Pilih: u.Kode == pilih})
		}
	}
	if len(us.desa) > desaMaks {
		d.Bantuan = "Untuk desa, pilih desanya di halaman Layanan dulu."
	}
	return d
}

func namaUtama(us unitAktif, k kantorKini) string {
	s := "PPID Utama"
	if us.utama != nil {
		s = us.utama.Nama
	}
	if k.Nama != "" && !strings.Contains(s, k.Nama) {
		s += " (" + k.Nama + ")"
	}
	return s
}

func opsiDari(ps []register.Pilihan, pilih string) (os []opsi) {
	for _, p := range ps {
		os = append(os, opsi{Nilai: p.Nilai, Teks: besarAwal(p.Teks), Pilih: p.Nilai == pilih})
	}
	return os
}

func besarAwal(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func yaTidak(b bool) string {
	if b {
		return "ya"
	}
	return ""
}

// unitAktif are the PPID that answer here.
type unitAktif struct {
	utama *ppid.UnitPPID
	desa  []ppid.UnitPPID
}

func (m *minta) unitAktif() (u unitAktif, err error) {
	for d, err := range m.unit.Semua(m.ctx, m.o.Store, register.LingkupUmum(), register.Query{Batas: 500, Saring: []register.Syarat{{Kolom: "aktif", Op: register.Sama, Nilai: "ya"}}}) {
		if err != nil {
			return u, err
		}
		switch d.Isi.Jenis {
		case ppid.UnitUtama:
			u.utama = &d.Isi
		case ppid.UnitDesa:
			u.desa = append(u.desa, d.Isi)
		}
	}
	slices.SortFunc(u.desa, func(a, b ppid.UnitPPID) int { return strings.Compare(a.Nama, b.Nama) })
	return u, nil
}

// isianPemohon reads what the form asks of a person; what does not belong to the
// kind of applicant is not taken.
func isianPemohon(f *kiriman) ppid.IsianPemohon {
	x := ppid.IsianPemohon{JenisPemohon: f.teks("jenis_pemohon"), Nama: f.teks("nama"), NomorIdentitas: f.teks("nomor_identitas"), Alamat: f.teks("alamat"), Pekerjaan: f.teks("pekerjaan"),
		Kontak: f.teks("kontak"), Dikuasakan: f.ya("dikuasakan"), RincianInformasi: f.teks("rincian_informasi"), TujuanPenggunaan: f.teks("tujuan_penggunaan"),
		CaraMemperoleh: f.teks("cara_memperoleh"), CaraMengirim: f.teks("cara_mengirim")}
	if x.Dikuasakan {
		x.NamaKuasa, x.KontakKuasa = f.teks("nama_kuasa"), f.teks("kontak_kuasa")
	}
	if x.CaraMemperoleh == "melihat" {
		x.CaraMengirim = ""
	}
	if x.JenisPemohon == "perorangan" { // as it stands on the card, in groups
		if s := strings.NewReplacer(" ", "", ".", "", "-", "").Replace(x.NomorIdentitas); strings.Trim(s, "0123456789") == "" {
			x.NomorIdentitas = s
		}
	}
	return x
}

// wajibUU are the complaints about what the Act asks for.
func wajibUU(x *ppid.IsianPemohon, kel keluhan) {
	for _, w := range [][3]string{{"nama", x.Nama, "Nama lengkap"}, {"alamat", x.Alamat, "Alamat"}, {"rincian_informasi", x.RincianInformasi, "Informasi yang Anda butuhkan"}} {
		if w[1] == "" {
			kel.tambah(w[0], w[2]+" belum diisi.")
		}
	}
	if x.CaraMemperoleh == "" {
		kel.tambah("cara_memperoleh", "Cara memperoleh informasi belum dipilih.")
	}
}

// ajukan records a request.
func (m *minta) ajukan() error {
	f, err := m.baca(true)
	if err != nil {
		return err
	}
	defer f.Close()
	d := dataPermohonan{in: ppid.Catat{Badan: f.teks("badan"), Kanal: "laman_ppid", IsianPemohon: isianPemohon(f)}, lanjut: f.ya("lanjut")}
	perlu := ppid.DokumenWajib(d.in.JenisPemohon, d.in.Dikuasakan)
	for _, b := range f.berkas { // the kinds, for the comparison and the gaps; sealed later
		for _, q := range papan {
			if q.medan == b.medan && slices.Contains(perlu, q.jenis) {
				d.in.Dokumen = append(d.in.Dokumen, ppid.DokumenPemohon{Jenis: q.jenis})
			}
		}
	}
	kel := keluhan{}
	p := isiFormulir{Kunci: f.kunci(), PilihUlang: len(f.berkas) > 0}
	k, err := m.kantor()
	if err != nil {
		return err
	}
	// Before anything is examined: a page that is loaded again sends its files empty.
	kunci := "layanan/" + p.Kunci
	if p.Kunci != "" {
		lama, err := m.pernah(k, m.per.Register, kunci)
		if err != nil {
			return err
		}
		if lama != nil {
			return m.sudahDikirim(k, *lama, d, p, kel)
		}
	}
	pakai, lebih, salahBerkas := f.dokumen(perlu)
	for n, p := range salahBerkas {
		kel.tambah(n, p)
	}
	if f.jebakan() {
		kel.tambah("", "Isian \"Situs web\" harus kosong. Kosongkan, lalu kirim lagi.")
	}
	if p.Kunci == "" {
		kel.tambah("", "Formulir ini perlu dikirim sekali lagi.")
	}
	wajibUU(&d.in.IsianPemohon, kel)
	if len(kel) > 0 {
		return m.tampilFormulir(http.StatusUnprocessableEntity, d, p, kel)
	}
	if p.Kurang = d.in.BelumLengkap(m.hukum()); p.Kurang != nil && !d.lanjut {
		kel.tambah("lanjut", "Permohonan belum lengkap. Lengkapi, atau centang di langkah 4 bahwa permohonan tetap dicatat.")
		return m.tampilFormulir(http.StatusUnprocessableEntity, d, p, kel)
	}
	if err := m.jagaCatat(); err != nil {
		return err
	}
	if d.in.Dokumen, err = m.segel(pakai); err != nil {
		return err
	}
	meta, ulangan, err := m.tulis(k, d.in.Badan, m.per.Register, register.Permintaan{Tindakan: "catat", Kunci: kunci}, d.in)
	if err != nil || ulangan {
		m.buang(d.in.Dokumen)
	}
	switch {
	case err != nil && kel.dari(err):
		return m.tampilFormulir(http.StatusUnprocessableEntity, d, p, kel)
	case err != nil:
		return err
	case ulangan:
		return m.sudahDikirim(k, meta, d, p, kel)
	}
	return m.tandaTerimaPermohonan(k, meta, lebih, false)
}

func (m *minta) jagaCatat() error {
	if err := m.jaga.boleh(m.kini, "semua", ""); err != nil {
		return err
	}
	if err := m.jaga.ambil(m.kini, "catat", m.klien()); err != nil {
		return err
	}
	return m.jaga.ambil(m.kini, "semua", "")
}

// sudahDikirim answers a form whose key was used: with the same content by the same
// receipt, with another one by the form, under a new key.
func (m *minta) sudahDikirim(k kantorKini, meta register.Meta, d dataPermohonan, p isiFormulir, kel keluhan) error {
	b, err := m.o.Store.Baca(m.ctx, m.per.Register, register.LingkupPenuh(), meta.ID, meta.Versi)
	if err != nil {
		return err
	}
	x, err := urai[ppid.Permohonan](m.per.Register, b)
	if err != nil {
		return err
	}
	if !b.PribadiDihapus && x.Badan == d.in.Badan && samaIsian(x.IsianPemohon, d.in.IsianPemohon) {
		return m.tandaTerimaPermohonan(k, meta, nil, true)
	}
	p.Kunci = rand.Text()
	p.Pesan = &pesan{Nada: "peringatan", Judul: "Formulir ini sudah dikirim sebelumnya", Isi: []string{
		"Kiriman sebelumnya tercatat dengan nomor " + x.Nomor + ". Isi formulir sekarang berbeda dari kiriman itu, jadi belum dicatat.",
		"Bila ini permohonan lain, kirim sekali lagi. Bila hanya ingin melihat permohonan yang sudah tercatat, buka halaman Lacak."}}
	return m.tampilFormulir(http.StatusConflict, d, p, kel)
}

// samaIsian compares two requests, of the papers only the kinds: each sealing is
// another one.
func samaIsian(a, b ppid.IsianPemohon) bool {
	jenis := func(ds []ppid.DokumenPemohon) (out []string) {
		for _, d := range ds {
			out = append(out, d.Jenis)
		}
		slices.Sort(out)
		return out
	}
	ja, jb := jenis(a.Dokumen), jenis(b.Dokumen)
	a.Dokumen, b.Dokumen = nil, nil
	return slices.Equal(ja, jb) && reflect.DeepEqual(a, b)
}
