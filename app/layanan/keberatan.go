//go:build !(js && wasm)

package layanan

import (
	"crypto/rand"
	"net/http"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// penjelasanAlasan says the grounds of UU 14/2008 Pasal 35 ayat (1) as a villager
// would.
var penjelasanAlasan = map[string]string{
	"a": "Permohonan saya ditolak karena katanya rahasia.",
	"b": "Informasi yang wajib diumumkan berkala tidak ada.",
	"c": "Permohonan saya tidak dijawab.",
	"d": "Jawabannya tidak sesuai yang saya minta.",
	"e": "Permohonan saya tidak dipenuhi.",
	"f": "Biayanya tidak wajar.",
	"g": "Informasinya terlambat.",
}

// medanKeberatan is the objection to an answer, or to silence.
func (m *minta) medanKeberatan(alasan, kasus string) []medan {
	d := medan{Nama: "alasan_keberatan", Rupa: "kotak", Label: "Alasan keberatan", Wajib: true, Bantuan: "Boleh lebih dari satu."}
	for _, a := range m.hukum().Alasan {
		d.Opsi = append(d.Opsi, opsi{Nilai: a.Huruf, Teks: a.Huruf + ". " + penjelasanAlasan[a.Huruf], Bantuan: besarAwal(a.Bunyi) + " (Pasal 35 ayat (1) huruf " + a.Huruf + ").", Pilih: strings.Contains(alasan, a.Huruf)})
	}
	return []medan{d, {Nama: "kasus_posisi", Rupa: "panjang", Tinggi: 5, Label: "Ceritakan keberatan Anda (boleh kosong)", Nilai: kasus, Panjang: panjangIsian(m.keb.Register, "ajukan", "kasus_posisi")}}
}

// hurufAlasan are the grounds that were ticked, each once, in order.
func (m *minta) hurufAlasan(f *kiriman) string {
	var b strings.Builder
	for _, a := range m.hukum().Alasan {
		if slices.Contains(f.nilai["alasan_keberatan"], a.Huruf) {
			b.WriteString(a.Huruf)
		}
	}
	return b.String()
}

// isiFormKeberatan is the page of an objection without a request: ground b.
type isiFormKeberatan struct {
	Kunci        string
	Siapa, Isian []medan
	Salah        []salah
	Pesan        *pesan
	Bunyi        string
}

func (m *minta) formKeberatan() error {
	return m.tampilFormKeberatan(http.StatusOK, ppid.AjukanKeberatan{}, isiFormKeberatan{}, keluhan{})
}

func (m *minta) tampilFormKeberatan(status int, in ppid.AjukanKeberatan, p isiFormKeberatan, kel keluhan) error {
	k, err := m.kantor()
	if err != nil {
		return err
	}
	us, err := m.unitAktif()
	if err != nil {
		return err
	}
	pj := func(nama string) int { return panjangIsian(m.keb.Register, "ajukan", nama) }
	p.Siapa = []medan{
		{Nama: "nama", Label: "Nama lengkap", Nilai: in.Nama, Wajib: true, Panjang: pj("nama"), Otomatis: "name"},
		{Nama: "alamat", Rupa: "panjang", Tinggi: 2, Label: "Alamat", Nilai: in.Alamat, Wajib: true, Panjang: pj("alamat"), Otomatis: "street-address"},
		{Nama: "kontak", Label: "Nomor telepon atau surel (boleh kosong)", Nilai: in.Kontak, Panjang: pj("kontak")},
		{Nama: "pekerjaan", Label: "Pekerjaan (boleh kosong)", Nilai: in.Pekerjaan, Panjang: pj("pekerjaan")},
		{Nama: "kuasa", Rupa: "panjang", Tinggi: 2, Label: "Nama dan kontak kuasa, bila diajukan oleh kuasa", Nilai: in.Kuasa, Panjang: pj("kuasa")},
	}
	if len(us.desa) > 0 {
		p.Isian = append(p.Isian, m.medanBadan(us, k, in.Badan))
	}
	tanggal := ""
	if !in.AlasanDitemukan.Kosong() {
		tanggal = in.AlasanDitemukan.String()
	}
	p.Isian = append(p.Isian,
		medan{Nama: "rincian_informasi", Rupa: "panjang", Tinggi: 4, Label: "Informasi berkala yang tidak ada", Nilai: in.RincianInformasi, Wajib: true, Panjang: pj("rincian_informasi"), Bantuan: "Misalnya: laporan keuangan desa tahun 2025. Jangan menulis data pribadi di sini."},
		medan{Nama: "alasan_ditemukan", Rupa: "tanggal", Label: "Kapan Anda mengetahuinya", Nilai: tanggal, Wajib: true, Bantuan: "Tulis seperti 2026-03-16. Keberatan diajukan paling lambat 30 hari kerja sesudahnya."},
		medan{Nama: "tujuan_penggunaan", Rupa: "panjang", Tinggi: 2, Label: "Untuk apa informasi itu (boleh kosong)", Nilai: in.TujuanPenggunaan, Panjang: pj("tujuan_penggunaan")},
		medan{Nama: "kasus_posisi", Rupa: "panjang", Tinggi: 4, Label: "Ceritakan keberatan Anda (boleh kosong)", Nilai: in.KasusPosisi, Panjang: pj("kasus_posisi")})
	if p.Kunci == "" {
		p.Kunci = rand.Text()
	}
	for _, a := range m.hukum().Alasan {
		if a.TanpaPermohonan {
			p.Bunyi = a.Bunyi
		}
	}
	p.Salah = kel.pasang(p.Siapa, p.Isian)
	return m.tampil(status, "keberatan", halaman{Judul: "Keberatan", Uraian: "Bila jawaban PPID tidak sesuai, terlambat, atau tidak ada.", Aktif: akar + "/keberatan", Kantor: k, Isi: p})
}

// keberatan records an objection: on a request that is named by its number and code,
// or without one.
func (m *minta) keberatan() error {
	f, err := m.baca(false)
	if err != nil {
		return err
	}
	defer f.Close()
	if f.teks("nomor") == "" && f.teks("kode") == "" {
		return m.tanpaPermohonan(f)
	}
	d, err := m.temukan(f.teks("nomor"), f.teks("kode"))
	if err != nil {
		return m.lacakGagal(f, err)
	}
	if d.per == nil {
		return tidakAda()
	}
	k, err := m.kantor()
	if err != nil {
		return err
	}
	in := ppid.AjukanKeberatan{IsianKeberatan: ppid.IsianKeberatan{Permohonan: d.id, Alasan: m.hurufAlasan(f), KasusPosisi: f.teks("kasus_posisi")}}
	kel := keluhan{}
	p := isiLacak{BukaKeberatan: true, FormKeberatan: m.medanKeberatan(in.Alasan, in.KasusPosisi)}
	if in.Alasan == "" {
		kel.tambah("alasan_keberatan", "Alasan keberatan belum dipilih. Centang sedikitnya satu.")
	}
	if f.kunci() == "" {
		kel.tambah("", "Formulir ini perlu dikirim sekali lagi.")
	}
	if len(kel) > 0 {
		return m.tampilPerkara(http.StatusUnprocessableEntity, d, p, kel)
	}
	kunci := "layanan/ajukan/" + f.kunci()
	lama, err := m.pernah(k, m.keb.Register, kunci)
	if err != nil {
		return err
	}
	if lama == nil {
		if err := m.jagaCatat(); err != nil {
			return err
		}
		x, err := m.per.Baca(m.ctx, m.o.Store, register.LingkupPenuh(), d.id)
		if err != nil {
			return err
		}
		if x.Isi.Dikuasakan {
			in.Kuasa = potong(strings.TrimSpace(x.Isi.NamaKuasa+"\n"+x.Isi.KontakKuasa), 500)
		}
	}
	meta, ulangan, err := m.tulis(k, d.badan, m.keb.Register, register.Permintaan{Tindakan: "ajukan", Kunci: kunci}, in)
	switch {
	case err != nil && kel.dari(err):
		return m.tampilPerkara(http.StatusUnprocessableEntity, d, p, kel)
	case err != nil:
		return err
	case ulangan:
		if y, err := m.keb.Baca(m.ctx, m.o.Store, register.LingkupUmum(), meta.ID); err != nil || y.Isi.Permohonan != d.id {
			return galat(http.StatusConflict, "Sudah dikirim", "Formulir ini sudah dipakai untuk keberatan lain. Buka halaman Lacak, lalu isi formulirnya lagi.")
		}
	}
	return m.tandaTerimaKeberatan(k, meta, ulangan)
}

func (m *minta) tanpaPermohonan(f *kiriman) error {
	in := ppid.AjukanKeberatan{Badan: f.teks("badan"), IsianKeberatan: ppid.IsianKeberatan{Alasan: "b", Nama: f.teks("nama"), Alamat: f.teks("alamat"), Kontak: f.teks("kontak"), Pekerjaan: f.teks("pekerjaan"),
		Kuasa: f.teks("kuasa"), RincianInformasi: f.teks("rincian_informasi"), TujuanPenggunaan: f.teks("tujuan_penggunaan"), KasusPosisi: f.teks("kasus_posisi")}}
	kel := keluhan{}
	for _, w := range [][3]string{{"nama", in.Nama, "Nama lengkap"}, {"alamat", in.Alamat, "Alamat"}, {"rincian_informasi", in.RincianInformasi, "Informasi berkala yang tidak ada"}, {"alasan_ditemukan", f.teks("alasan_ditemukan"), "Tanggal Anda mengetahuinya"}} {
		if w[1] == "" {
			kel.tambah(w[0], w[2]+" belum diisi.")
		}
	}
	if s := f.teks("alasan_ditemukan"); s != "" {
		t, err := kominfo.ParseTanggal(s)
		switch {
		case err != nil:
			kel.tambah("alasan_ditemukan", "Tanggal tidak dikenal. Tulis seperti 2026-03-16.")
		case t.Sesudah(m.hari):
			kel.tambah("alasan_ditemukan", "Tanggal itu belum tiba. Periksa tanggalnya.")
		}
		in.AlasanDitemukan = t
	}
	p := isiFormKeberatan{Kunci: f.kunci()}
	if f.jebakan() {
		kel.tambah("", "Isian \"Situs web\" harus kosong. Kosongkan, lalu kirim lagi.")
	}
	if p.Kunci == "" {
		kel.tambah("", "Formulir ini perlu dikirim sekali lagi.")
	}
	if len(kel) > 0 {
		return m.tampilFormKeberatan(http.StatusUnprocessableEntity, in, p, kel)
	}
	k, err := m.kantor()
	if err != nil {
		return err
	}
	kunci := "layanan/ajukan/" + p.Kunci
	lama, err := m.pernah(k, m.keb.Register, kunci)
	if err != nil {
		return err
	}
	if lama == nil {
		if err := m.jagaCatat(); err != nil {
			return err
		}
	}
	meta, ulangan, err := m.tulis(k, in.Badan, m.keb.Register, register.Permintaan{Tindakan: "ajukan", Kunci: kunci}, in)
	switch {
	case err != nil && kel.dari(err):
		return m.tampilFormKeberatan(http.StatusUnprocessableEntity, in, p, kel)
	case err != nil:
		return err
	case ulangan:
		x, err := m.keb.Baca(m.ctx, m.o.Store, register.LingkupPenuh(), meta.ID)
		if err != nil {
			return err
		}
		if y := x.Isi.IsianKeberatan; y != in.IsianKeberatan || x.Isi.Badan != in.Badan {
			p.Kunci = rand.Text()
			p.Pesan = &pesan{Nada: "peringatan", Judul: "Formulir ini sudah dikirim sebelumnya", Isi: []string{"Kiriman sebelumnya tercatat dengan nomor " + x.Isi.Nomor + ". Isi formulir sekarang berbeda, jadi belum dicatat. Bila ini keberatan lain, kirim sekali lagi."}}
			return m.tampilFormKeberatan(http.StatusConflict, in, p, kel)
		}
	}
	return m.tandaTerimaKeberatan(k, meta, ulangan)
}
