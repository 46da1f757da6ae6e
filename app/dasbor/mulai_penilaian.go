package dasbor

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// batasUnggah is the most bytes of a file with one assessment's values.
const batasUnggah = 5 << 20

// mulaiPenilaian starts an assessment: which instrument and year, and where the
// values come from.
type mulaiPenilaian struct {
	d      *Dasbor
	saya   klien.Saya
	kantor *kantor.Profil
	in     spbe.Mulai
	tahun  string
	batas  string // last day of upload, as the date field has it
	target string // index aimed at, as typed

	tempel string
	berkas string // name of the file that was read
	temuan []kominfo.Finding
	galat  error
	sibuk  bool

	terbaca nilaiTerbaca
	membaca bool
	giliran int // of what was pasted or chosen; an older answer counts no more
}

func (m *mulaiPenilaian) kenali(s klien.Saya) { m.saya = s }

func (m *mulaiPenilaian) Muat(ctx context.Context, s klien.Sumber, u *url.URL) error {
	ds, _, err := m.d.Buku.Profil.Cari(ctx, s, register.LingkupUmum(), register.Query{Batas: 1})
	if err != nil {
		return err
	}
	if len(ds) > 0 {
		m.kantor = &ds[0].Isi
		m.in.Instansi, m.in.NamaInstansi = m.kantor.Kode, m.kantor.Nama
	}
	m.in.Metode = spbe.Mandiri
	kini := kominfo.TanggalDari(m.d.Sekarang(), kominfo.WIB).Tahun()
	m.pilih(instrumen.Pemdi2026, kini)
	if id := u.Query().Get("instrumen"); id != "" {
		for _, r := range instrumen.Daftar() {
			if r.ID == id {
				m.pilih(id, kini)
			}
		}
	}
	return nil
}

// pilih sets the instrument, and the year to one that it scores.
func (m *mulaiPenilaian) pilih(id string, tahun int) {
	m.in.Instrumen = id
	for _, r := range instrumen.Daftar() {
		if r.ID == id {
			if r.TahunSampai != 0 && tahun > r.TahunSampai {
				tahun = r.TahunSampai
			}
			tahun = max(tahun, r.TahunDari)
		}
	}
	m.in.Tahun, m.tahun = int64(tahun), strconv.Itoa(tahun)
}

func (m *mulaiPenilaian) Gambar(l *layar) []any {
	isi := el.Isi(el.Kepala{Judul: "Penilaian baru", Remah: []el.Remah{{Label: "Penilaian", Href: "/penilaian"}, {Label: "Penilaian baru"}}})
	if !bisaMulai(m.d, m.saya) {
		return append(isi, el.Kosong("Peran Anda tidak mencakup memulai penilaian. "+koordinatorMulai, el.Tombol{Label: "Ke daftar penilaian", Href: "/penilaian"}))
	}
	if m.kantor == nil {
		return append(isi, el.Kosong("Pilih kabupaten/kota dulu, supaya penilaian tercatat atas nama daerah Anda.", el.Tombol{Label: "Pilih kabupaten/kota", Utama: true, Href: "/"}))
	}
	var ins []el.Opsi
	for _, r := range instrumen.Daftar() {
		ket := "Tahun " + strconv.Itoa(r.TahunDari) + " dan sesudahnya"
		if r.TahunSampai != 0 {
			ket = fmt.Sprintf("Tahun %d–%d", r.TahunDari, r.TahunSampai)
		}
		if r.Status != kominfo.Terverifikasi {
			ket += " · " + r.Status.Label()
		}
		ins = append(ins, el.Opsi{Nilai: r.ID, Label: spbe.NamaPendek(r.ID), Uraian: ket})
	}
	return append(isi, el.Formulir(func(ctx app.Context) { m.kirim(ctx, l) },
		el.Gagal(m.galat),
		el.PilihSatu{ID: "instrumen", Label: "Instrumen", Nilai: m.in.Instrumen, Opsi: ins, Ubah: func(_ app.Context, v string) {
			m.pilih(v, int(kominfo.TanggalDari(m.d.Sekarang(), kominfo.WIB).Tahun()))
			m.periksa()
		}},
		el.Masukan{ID: "tahun", Label: "Tahun penilaian", Nilai: m.tahun, Mode: "numeric", Panjang: 4, Wajib: true, Galat: m.galatTahun(), Bantuan: m.bantuanTahun(),
			Ketik: ikat(&m.tahun)},
		el.Pilih{ID: "metode", Label: "Metode", Nilai: string(m.in.Metode), Opsi: opsiMetode(), Ubah: func(_ app.Context, v string) { m.in.Metode = spbe.Metode(v) }},
		tempat(m.rencana()),
		el.Bagian("Sudah punya angkanya?",
			el.P("Boleh dilewati: nilai dapat diisi satu per satu di halaman berikutnya."),
			el.Masukan{ID: "tempel", Label: "Tempel dua kolom: nomor indikator dan nilai", Baris: 6, Nilai: m.tempel,
				Bantuan: "Salin dari tabel, atau ketik seperti 1;3 pada tiap baris. Kolom boleh dipisah tab, titik koma atau koma.",
				Ubah: func(ctx app.Context, v string) {
					m.tempel, m.berkas = v, ""
					m.terima(ctx, l, "tempelan.csv", []byte(v))
				}},
			el.Berkas{ID: "berkas", Label: "Atau pilih berkas CSV/XLSX dua kolom", Terima: ".csv,.xlsx,.txt,.tsv", Bantuan: "Paling besar 5 MB. Belum ada yang disimpan sebelum penilaian dimulai.",
				Pilih: func(ctx app.Context, fs []el.BerkasTerpilih) { m.bacaBerkas(ctx, l, fs) }},
			m.ringkas()),
		el.Deret(el.Tombol{Label: "Mulai penilaian", Utama: true, Kirim: true, Sibuk: m.sibuk}, el.Tombol{Label: "Batal", Href: "/penilaian"})))
}

// rencana asks for the deadline and the index aimed at; a published result has
// neither.
func (m *mulaiPenilaian) rencana() any {
	if m.in.Metode == spbe.Terbit {
		return nil
	}
	var isi susunan
	isi.boleh("batas-unggah", "Batas unggah", "date", "Boleh kosong. Hari terakhir unggah menurut surat tahunan.", &m.batas)
	isi.apa(el.Masukan{ID: "target", Label: "Target indeks", Nilai: m.target, Mode: "decimal", Panjang: 10, Galat: m.galatTarget(), Bantuan: "Boleh kosong. Misalnya 2,60.", Ubah: ikat(&m.target)})
	return isi.tumpuk()
}

// galatTarget says what is wrong with the index aimed at.
func (m *mulaiPenilaian) galatTarget() string {
	s := strings.Replace(strings.TrimSpace(m.target), ",", ".", 1)
	in, err := m.d.Buku.Pustaka.Buka(m.in.Instrumen)
	if s == "" || err != nil {
		return ""
	}
	if x, err := indeks.ParsePecahan(s); err != nil || x.Cmp(in.Skala.Min) < 0 || x.Cmp(in.Skala.Max) > 0 {
		return "Tulis angka " + dua(in.Skala.Min) + " sampai " + dua(in.Skala.Max) + ", misalnya 2,60."
	}
	return ""
}

// atur is what follows the start: deadline and target; nil without either.
func (m *mulaiPenilaian) atur() []byte {
	a := spbe.Atur{Target: strings.Replace(strings.TrimSpace(m.target), ",", ".", 1)}
	if t, err := kominfo.ParseTanggal(m.batas); err == nil && m.batas != "" {
		a.Batas = t
	}
	if m.in.Metode == spbe.Terbit || a == (spbe.Atur{}) {
		return nil
	}
	isian, err := json.Marshal(a)
	if err != nil {
		return nil
	}
	return isian
}

func opsiMetode() (out []el.Opsi) {
	for _, x := range register.IsianDari[spbe.Mulai]() {
		if x.Nama == "metode" {
			for _, p := range x.Pilihan {
				out = append(out, el.Opsi{Nilai: p.Nilai, Label: p.Teks})
			}
		}
	}
	return out
}

func (m *mulaiPenilaian) angkaTahun() (int64, bool) {
	n, err := strconv.ParseInt(strings.TrimSpace(m.tahun), 10, 64)
	return n, err == nil && n >= 2018 && n <= 2100
}

func (m *mulaiPenilaian) galatTahun() string {
	if _, ok := m.angkaTahun(); !ok {
		return "Tulis tahun empat angka, mulai 2018."
	}
	return ""
}

func (m *mulaiPenilaian) bantuanTahun() string {
	n, ok := m.angkaTahun()
	if !ok {
		return ""
	}
	p := spbe.Penilaian{Tahun: n, Instrumen: m.in.Instrumen}
	in, err := m.d.Buku.Pustaka.Buka(m.in.Instrumen)
	if err != nil {
		return ""
	}
	for _, f := range p.Check(in) {
		if f.ID == "SPBE-TAHUN-01" {
			return "Perhatian: " + f.Message
		}
	}
	return ""
}

func (m *mulaiPenilaian) bacaBerkas(ctx app.Context, l *layar, fs []el.BerkasTerpilih) {
	m.terbaca, m.temuan, m.galat = nilaiTerbaca{}, nil, nil
	if len(fs) == 0 {
		return
	}
	fs[0].Baca(ctx, batasUnggah, func(ctx app.Context, isi []byte, err error) {
		if err == nil {
			err = berkasKosong(fs[0].Nama, isi)
		}
		if err != nil {
			m.galat, m.in.Nilai, m.berkas = err, nil, ""
			return
		}
		m.berkas, m.tempel = fs[0].Nama, ""
		m.terima(ctx, l, fs[0].Nama, isi)
	})
}

// nilaiTerbaca is what the server read out of a table.
type nilaiTerbaca struct {
	Nilai  map[string]string `json:"nilai"`
	Temuan []kominfo.Finding `json:"temuan"`
}

// terima has a table read by the server: the readers of files would be a
// twenty-fifth of the browser's program.
func (m *mulaiPenilaian) terima(ctx app.Context, l *layar, nama string, isi []byte) {
	m.terbaca, m.in.Nilai, m.temuan, m.galat, m.membaca = nilaiTerbaca{}, nil, nil, nil, false
	m.giliran++
	if len(strings.TrimSpace(string(isi))) == 0 {
		return
	}
	ini := m.giliran
	m.membaca = true
	var t nilaiTerbaca
	l.kerja(ctx, func(c context.Context) error {
		return kirimBerkas(c, l.d.Angkut, "/berkas/nilai?"+url.Values{"nama": {namaBerkas(nama)}}.Encode(), isi, &t)
	}, func(ctx app.Context, err error) {
		if ini != m.giliran {
			return // something else was pasted meanwhile
		}
		m.membaca, m.galat, m.terbaca = false, err, t
		if m.periksa(); err == nil {
			el.Umumkan(ctx, strconv.Itoa(len(m.in.Nilai))+" nilai terbaca.")
		}
	})
}

// periksa keeps the values that were read, with everything wrong with them for the
// instrument that is chosen.
func (m *mulaiPenilaian) periksa() {
	m.in.Nilai, m.temuan = m.terbaca.Nilai, m.terbaca.Temuan
	if m.in.Nilai == nil {
		return
	}
	in, err := m.d.Buku.Pustaka.Buka(m.in.Instrumen)
	if err != nil {
		m.galat = err
		return
	}
	_, lagi := in.Isi(m.in.Nilai)
	for _, f := range lagi {
		if f.Severity == kominfo.Galat {
			m.temuan = append(m.temuan[:len(m.temuan):len(m.temuan)], f)
		}
	}
}

// ringkas says what was read and what it comes to.
func (m *mulaiPenilaian) ringkas() any {
	if m.membaca {
		return el.Memuat("Membaca tabel…")
	}
	if m.in.Nilai == nil && m.temuan == nil {
		return nil
	}
	if kominfo.AdaGalat(m.temuan) {
		return el.Pesan(el.Bahaya, "Ada yang perlu dibetulkan sebelum disimpan", el.Temuan(m.temuan))
	}
	in, err := m.d.Buku.Pustaka.Buka(m.in.Instrumen)
	if err != nil {
		return el.Gagal(err)
	}
	h := spbe.Skor(in, m.in.Nilai)
	teks := fmt.Sprintf("%d dari %d indikator terbaca.", len(m.in.Nilai), len(in.Indikator))
	if h.Lengkap {
		teks += fmt.Sprintf(" Indeks %s, predikat %s.", dua(h.Indeks), h.Predikat)
	} else {
		teks += " Sisanya diisi di halaman berikutnya."
	}
	var lain any
	if len(m.temuan) > 0 {
		lain = el.Temuan(m.temuan)
	}
	return el.Pesan(el.Sukses, teks, lain)
}

func (m *mulaiPenilaian) kirim(ctx app.Context, l *layar) {
	n, ok := m.angkaTahun()
	switch {
	case !ok:
		m.galat = kominfo.E(kominfo.TidakSah, "dasbor.mulai", "Tahun penilaian belum benar. %s", m.galatTahun())
		return
	case m.in.Metode != spbe.Terbit && m.galatTarget() != "":
		m.galat = kominfo.E(kominfo.TidakSah, "dasbor.mulai", "Target indeks belum benar. %s", m.galatTarget())
		return
	case m.membaca:
		m.galat = kominfo.E(kominfo.TidakSah, "dasbor.mulai", "Tabel masih dibaca. Tunggu sebentar, lalu tekan lagi.")
		return
	case m.terbaca.Nilai == nil && (m.berkas != "" || strings.TrimSpace(m.tempel) != ""):
		m.galat = kominfo.E(kominfo.TidakSah, "dasbor.mulai", "Tabel yang ditempel atau dipilih belum terbaca, jadi nilainya tidak akan ikut. Tempel atau pilih lagi, atau kosongkan tempatnya.")
		return
	case kominfo.AdaGalat(m.temuan):
		m.galat = kominfo.E(kominfo.TidakSah, "dasbor.mulai", "Masih ada nilai yang perlu dibetulkan; lihat daftarnya di bawah tempat menempel.")
		return
	}
	m.in.Tahun, m.sibuk, m.galat = n, true, nil
	isian, err := json.Marshal(m.in)
	if err != nil {
		m.galat = err
		return
	}
	l.tulis(ctx, m.d.Buku.Penilaian, register.Permintaan{Tindakan: "mulai", Isian: isian}, func(ctx app.Context, mt register.Meta, err error) {
		m.sibuk, m.galat = false, err
		if err != nil {
			return
		}
		buka := func(ctx app.Context) { ctx.Navigate("/penilaian/" + string(mt.ID)) }
		atur := m.atur()
		if atur == nil {
			buka(ctx)
			return
		}
		m.sibuk = true
		l.tulis(ctx, m.d.Buku.Penilaian, register.Permintaan{ID: mt.ID, Harap: mt.Versi, Tindakan: "atur", Isian: atur}, func(ctx app.Context, _ register.Meta, err error) {
			if err != nil && !errors.Is(err, klien.ErrMenunggu) { // the assessment is there; they can be set on its page
				el.Umumkan(ctx, "Penilaian dimulai. Batas dan target belum tersimpan; atur di halaman penilaian.")
			}
			buka(ctx)
		})
	})
}
