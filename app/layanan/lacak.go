//go:build !(js && wasm)

package layanan

import (
	"crypto/rand"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// perkara is a request or an objection whose number and code were right.
type perkara struct {
	reg                register.Register
	id                 register.ID
	versi              int64
	nomor, kode, badan string
	per                *ppid.Permohonan
	keb                *ppid.Keberatan
	ditulis            bool // something was recorded now
}

// errTakCocok is the one answer to a wrong number and to a wrong code.
var errTakCocok = errors.New("nomor dan kode tidak cocok")

const pesanTakCocok = "Nomor dan kode itu tidak cocok. Periksa keduanya pada tanda bukti: kode terdiri dari 16 huruf dan angka, tanpa huruf O dan I, angka 0 dan 1."

// sidikKosong is compared where there is no number, so that the answer takes the
// same work.
var sidikKosong = strings.Repeat("0", 64)

// temukan finds a request or an objection by its number and code, as a person typed
// them. It reads no personal part.
func (m *minta) temukan(nomor, kode string) (*perkara, error) {
	if err := m.jaga.boleh(m.kini, "salah", m.klien()); err != nil {
		return nil, err
	}
	d, err := m.cariNomor(nomor, kode)
	if err == nil && d == nil {
		if err = m.jaga.ambil(m.kini, "salah", m.klien()); err == nil {
			err = errTakCocok
		}
	}
	return d, err
}

func (m *minta) cariNomor(nomor, kode string) (d *perkara, err error) {
	q := register.Query{Batas: 5, Ditarik: true, Saring: []register.Syarat{{Kolom: "nomor", Op: register.SalahSatu, Daftar: bentukNomor(nomor)}}}
	ps, _, err := m.per.Cari(m.ctx, m.o.Store, register.LingkupUmum(), q)
	if err != nil {
		return nil, err
	}
	ks, _, err := m.keb.Cari(m.ctx, m.o.Store, register.LingkupUmum(), q)
	if err != nil {
		return nil, err
	}
	if len(ps)+len(ks) == 0 {
		ppid.KodeCocok(kode, sidikKosong) // the same work as where there is one
	}
	for _, p := range ps {
		if ppid.KodeCocok(kode, p.Isi.SidikKode) {
			d = &perkara{reg: m.per.Register, id: p.ID, versi: p.Versi, nomor: p.Isi.Nomor, kode: ppid.RapikanKode(kode), badan: p.Isi.Badan, per: &p.Isi}
		}
	}
	for _, k := range ks {
		if ppid.KodeCocok(kode, k.Isi.SidikKode) {
			d = &perkara{reg: m.keb.Register, id: k.ID, versi: k.Versi, nomor: k.Isi.Nomor, kode: ppid.RapikanKode(kode), badan: k.Isi.Badan, keb: &k.Isi}
		}
	}
	return d, nil
}

// bentukNomor are the ways in which a number may have been typed: also in small
// letters. What follows the year is the code of a village, which has small ones.
func bentukNomor(s string) []any {
	s = potong(strings.Join(strings.Fields(s), ""), 120)
	besar := strings.ToUpper(s)
	out := []any{s, besar}
	if i := strings.LastIndexByte(besar, '/'); i >= 0 {
		out = append(out, besar[:i]+strings.ToLower(s[i:]))
	}
	return out
}

// pribadi reads the personal part too, and records that it leaves.
func (m *minta) pribadi(k kantorKini, d *perkara) error {
	if err := m.catatAkses(k, d.badan, d.reg, d.id, d.versi); err != nil {
		return err
	}
	if d.per != nil {
		p, err := m.per.Baca(m.ctx, m.o.Store, register.LingkupPenuh(), d.id)
		d.per, d.versi = &p.Isi, p.Versi
		return err
	}
	x, err := m.keb.Baca(m.ctx, m.o.Store, register.LingkupPenuh(), d.id)
	d.keb, d.versi = &x.Isi, x.Versi
	return err
}

// isiFormLacak is the page before number and code are known.
type isiFormLacak struct {
	Nomor, Galat string
}

func (m *minta) formLacak() error { return m.tampilFormLacak(http.StatusOK, isiFormLacak{}) }

func (m *minta) tampilFormLacak(status int, p isiFormLacak) error {
	return m.tampil(status, "form_lacak", halaman{Judul: "Lacak Permohonan atau Keberatan", Uraian: "Dengan nomor dan kode pada tanda bukti Anda.", Aktif: akar + "/lacak", Isi: p})
}

// lacakGagal answers where number and code were wrong.
func (m *minta) lacakGagal(f *kiriman, err error) error {
	if !errors.Is(err, errTakCocok) {
		return err
	}
	return m.tampilFormLacak(http.StatusUnprocessableEntity, isiFormLacak{Nomor: potong(f.teks("nomor"), 120), Galat: pesanTakCocok})
}

func (m *minta) lacak() error {
	f, err := m.baca(false)
	if err != nil {
		return err
	}
	defer f.Close()
	d, err := m.temukan(f.teks("nomor"), f.teks("kode"))
	if err != nil {
		return m.lacakGagal(f, err)
	}
	return m.tampilPerkara(http.StatusOK, d, isiLacak{}, keluhan{})
}

// isiLacak is the page of one request or objection.
type isiLacak struct {
	Nomor, Kode, Kunci  string
	Apa                 string // "permohonan", "keberatan"
	Nama, Kepada        string
	Rincian             string
	Pesan               *pesan
	Nada, Keadaan, Arti string
	Utang               []string
	Tenggat             []tenggat
	Linimasa            []kejadian
	Jawaban             []fakta
	Surat               []Surat
	Bukti               bool
	Salah               []salah
	Kekurangan          []string
	Lengkapi, Berkas    []medan
	Ketik               ppid.Lengkapi // what came back unrecorded
	BolehLengkapi       bool
	BolehCabut          bool
	BolehKeberatan      bool
	FormKeberatan       []medan
	BukaKeberatan       bool
	Keberatan           []ringkasKeberatan
	BolehTanggapan      bool
	BolehSelesai        bool
	FormTanggapan       []medan
}

type fakta struct{ Label, Isi, Ke string }

type ringkasKeberatan struct{ Nomor, Keadaan string }

// tampilPerkara draws the page anew from the register.
func (m *minta) tampilPerkara(status int, d *perkara, p isiLacak, kel keluhan) error {
	k, err := m.kantor()
	if err != nil {
		return err
	}
	if err := m.pribadi(k, d); err != nil {
		return err
	}
	p.Nomor, p.Kode, p.Kunci, p.Bukti = d.nomor, d.kode, rand.Text(), m.o.Jejak != nil
	if p.Kepada, err = m.kepada(k, d.badan); err != nil {
		return err
	}
	if m.o.Surat != nil {
		if p.Surat, err = m.o.Surat(m.ctx, d.reg.Info().Nama, d.id); err != nil {
			return err
		}
	}
	judul := "Permohonan "
	if d.per != nil {
		err = m.isiPermohonan(d, &p)
	} else {
		judul = "Keberatan "
		err = m.isiKeberatan(d, &p)
	}
	if err != nil {
		return err
	}
	p.Salah = kel.pasang(p.Lengkapi, p.Berkas, p.FormKeberatan, p.FormTanggapan)
	return m.tampil(status, "lacak", halaman{Judul: judul + d.nomor, Aktif: akar + "/lacak", Kantor: k, Rahasia: true, Isi: p})
}

// tahapKeberatan is the state from which the law looks at an objection: a request
// that nobody examined until its time was over was not answered either.
func (m *minta) tahapKeberatan(p *ppid.Permohonan) string {
	tahap := p.TahapPada(m.hukum(), m.hari)
	if b := batasDari(p.Batas, ppid.PenolakanPermohonan).Tanggal; tahap == "diterima" && !b.Kosong() && m.hari.Sesudah(b) {
		return "lewat_waktu"
	}
	return tahap
}

func boleh(h *ppid.Hukum, tahap, kode string) bool {
	return slices.ContainsFunc(h.Langkah(tahap, "pemohon"), func(p ppid.Peralihan) bool { return p.Kode == kode })
}

func bolehKeberatan(h *ppid.Hukum, tahap string) bool { return boleh(h, tahap, "T17") }

func (m *minta) isiPermohonan(d *perkara, p *isiLacak) error {
	x, h := d.per, m.hukum()
	tahap := x.TahapPada(h, m.hari)
	p.Apa, p.Nama, p.Rincian = "permohonan", samar(x.Nama), x.RincianInformasi
	p.Nada, p.Keadaan, p.Arti = artiTahap(x, m.tahapKeberatan(x))
	p.Tenggat = m.tenggatPermohonan(x, tahap)
	p.Utang = utang(x, m.tahapKeberatan(x))
	p.Jawaban = jawaban(h, x)
	p.BolehCabut = boleh(h, tahap, "T16")
	if p.BolehLengkapi = boleh(h, tahap, "T03"); p.BolehLengkapi {
		p.Kekurangan = gabungKurang(x.Kekurangan, x.BelumLengkap(h))
		p.Lengkapi, p.Berkas = m.medanLengkapi(x, &p.Ketik.IsianPemohon)
	}
	if p.BolehKeberatan = bolehKeberatan(h, m.tahapKeberatan(x)); p.BolehKeberatan && p.FormKeberatan == nil {
		p.FormKeberatan = m.medanKeberatan("", "")
	}
	ks, _, err := m.keb.Cari(m.ctx, m.o.Store, register.LingkupUmum(), register.Query{Batas: 20, Saring: []register.Syarat{{Kolom: "permohonan", Op: register.Sama, Nilai: string(d.id)}}})
	if err != nil {
		return err
	}
	for _, y := range ks {
		_, s, _ := artiKeberatan(&y.Isi, y.Isi.TahapPada(h, m.hari))
		p.Keberatan = append(p.Keberatan, ringkasKeberatan{y.Isi.Nomor, s})
	}
	p.Linimasa, err = m.linimasa(d)
	return err
}

func (m *minta) isiKeberatan(d *perkara, p *isiLacak) (err error) {
	x, h := d.keb, m.hukum()
	tahap := x.TahapPada(h, m.hari)
	p.Apa, p.Nama, p.Rincian = "keberatan", samar(x.Nama), x.RincianInformasi
	p.Nada, p.Keadaan, p.Arti = artiKeberatan(x, tahap)
	p.Tenggat = m.tenggatKeberatan(x)
	if x.Ditanggapi.Kosong() {
		p.Utang = []string{"Tanggapan tertulis Atasan PPID."}
	} else if !x.BatasPerintah.Kosong() && x.Dilaksanakan.Kosong() {
		p.Utang = []string{"Pelaksanaan perintah Atasan PPID: " + x.Perintah}
	}
	for _, a := range h.Alasan {
		if strings.Contains(x.Alasan, a.Huruf) {
			p.Jawaban = append(p.Jawaban, fakta{Label: "Alasan huruf " + a.Huruf, Isi: besarAwal(a.Bunyi)})
		}
	}
	if !x.Ditanggapi.Kosong() {
		tambahFakta(&p.Jawaban, "Keputusan", teksPilihan(d.reg, "keputusan", x.Keputusan), "Tanggal tanggapan", x.Ditanggapi.Lengkap(), "Nomor surat", x.NomorSurat, "Tanggapan", x.Uraian, "Oleh", x.Jabatan, "Perintah kepada PPID", x.Perintah)
	}
	p.BolehTanggapan = !x.Ditanggapi.Kosong() && x.TanggapanDiterima.Kosong() && x.Tahap != "selesai"
	p.BolehSelesai = boleh(h, tahap, "T21")
	if p.BolehTanggapan {
		p.FormTanggapan = []medan{{Nama: "tanggapan_pemohon", Rupa: "panjang", Tinggi: 3, Label: "Catatan Anda (boleh kosong)", Panjang: panjangIsian(d.reg, "tanggapan_diterima", "tanggapan_pemohon")}}
	}
	p.Linimasa, err = m.linimasa(d)
	return err
}

func teksPilihan(r register.Register, nama, nilai string) string {
	if i := r.Info().CariIsian(nama); i != nil {
		return i.TeksPilihan(nilai)
	}
	return nilai
}

// gabungKurang joins what the letter lists with what the form still lacks.
func gabungKurang(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
