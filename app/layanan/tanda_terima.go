//go:build !(js && wasm)

package layanan

import (
	"encoding/json"
	"html/template"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// isiTandaTerima is the receipt: UU 14/2008 Pasal 22 ayat (4), Perki 1/2021 Pasal 29
// ayat (3) and 42.
type isiTandaTerima struct {
	Apa                         string // "permohonan", "keberatan"
	Nomor, Kode, Nama, Kepada   string
	Diterima, Dicetak           string
	QR                          template.HTML
	Alamat, Lacak               string // to type; to follow, with the code behind #
	Tenggat                     []tenggat
	Kurang, Lebih               []string
	Ulang, Bukti, PribadiHilang bool
	Rincian                     string
}

// alamatLacak is the page of one request. The code stands behind #, which no
// browser sends to a server.
func alamatLacak(dasar, nomor, kode string) string {
	return dasar + akar + "/lacak#" + (&url.URL{Fragment: nomor + "/" + kode}).EscapedFragment()
}

func (m *minta) tandaTerimaPermohonan(k kantorKini, meta register.Meta, lebih []string, ulang bool) error {
	b, err := m.o.Store.Baca(m.ctx, m.per.Register, register.LingkupPenuh(), meta.ID, meta.Versi)
	if err != nil {
		return err
	}
	p, err := urai[ppid.Permohonan](m.per.Register, b)
	if err != nil {
		return err
	}
	kepada, err := m.kepada(k, p.Badan)
	if err != nil {
		return err
	}
	t := isiTandaTerima{Apa: "permohonan", Nomor: p.Nomor, Kode: p.Kode, Nama: p.Nama, Kepada: kepada, Diterima: m.saat(p.DiterimaPada, p.Diterima), Rincian: p.RincianInformasi,
		Tenggat: m.tenggatPermohonan(&p, p.TahapPada(m.hukum(), m.hari)), Kurang: p.BelumLengkap(m.hukum()), Lebih: lebih}
	return m.tampilTandaTerima(k, t, m.per.Register, b, p.Badan, ulang)
}

func (m *minta) tandaTerimaKeberatan(k kantorKini, meta register.Meta, ulang bool) error {
	b, err := m.o.Store.Baca(m.ctx, m.keb.Register, register.LingkupPenuh(), meta.ID, meta.Versi)
	if err != nil {
		return err
	}
	x, err := urai[ppid.Keberatan](m.keb.Register, b)
	if err != nil {
		return err
	}
	kepada, err := m.kepada(k, x.Badan)
	if err != nil {
		return err
	}
	t := isiTandaTerima{Apa: "keberatan", Nomor: x.Nomor, Kode: x.Kode, Nama: x.Nama, Kepada: "Atasan " + kepada, Diterima: x.Diajukan.Lengkap(), Rincian: x.RincianInformasi, Tenggat: m.tenggatKeberatan(&x)}
	return m.tampilTandaTerima(k, t, m.keb.Register, b, x.Badan, ulang)
}

func (m *minta) tampilTandaTerima(k kantorKini, t isiTandaTerima, r register.Register, b register.Baris, badan string, ulang bool) error {
	if ulang { // the first time they leave to who has just written them
		if err := m.catatAkses(k, badan, r, b.ID, b.Versi); err != nil {
			return err
		}
	}
	dasar := m.o.Alamat(m.r)
	t.Ulang, t.Bukti, t.PribadiHilang = ulang, m.o.Jejak != nil, b.PribadiDihapus
	t.Alamat, t.Lacak = dasar+akar+"/lacak", alamatLacak("", t.Nomor, t.Kode)
	t.QR = gambarQR(alamatLacak(dasar, t.Nomor, t.Kode), "Kode QR untuk membuka halaman lacak "+t.Apa+" ini")
	t.Dicetak = m.saat("", m.hari)
	return m.tampil(http.StatusOK, "tanda_terima", halaman{Judul: "Tanda Bukti " + map[string]string{"permohonan": "Penerimaan Permohonan", "keberatan": "Penerimaan Keberatan"}[t.Apa], Kantor: k, Rahasia: true, Isi: t})
}

// saat is a moment on the office's wall.
func (m *minta) saat(s string, t kominfo.Tanggal) string {
	w, err := time.Parse(time.RFC3339, s)
	if s == "" {
		w, err = m.kini, nil
	}
	if err != nil {
		return t.Lengkap()
	}
	return t.Lengkap() + " pukul " + w.In(m.zona().Lokasi()).Format("15.04") + " " + string(m.zona())
}

// kepada names the public body that answers.
func (m *minta) kepada(k kantorKini, badan string) (string, error) {
	if badan == "" {
		if k.Nama == "" {
			return "PPID", nil
		}
		return "PPID " + k.Nama, nil
	}
	us, _, err := m.unit.Cari(m.ctx, m.o.Store, register.LingkupUmum(), register.Query{Batas: 1, Saring: []register.Syarat{{Kolom: "kode", Op: register.Sama, Nilai: badan}}})
	if err != nil || len(us) == 0 {
		return "PPID Desa " + badan, err
	}
	return us[0].Isi.Nama, nil
}

// catatAkses records that a personal part leaves; when that fails nothing may.
func (m *minta) catatAkses(k kantorKini, badan string, r register.Register, id register.ID, versi int64) error {
	if m.o.Web.CatatAkses == nil {
		return nil
	}
	return m.o.Web.CatatAkses(m.ctx, m.pemohon(k, badan), r.Info(), id, versi)
}

// tungguJejak is how long a proof may wait for the journal's next checkpoint.
const tungguJejak = 4 * time.Second

// bukti gives the proof that the journal holds the first version of a request or an
// objection, as a file that anybody can check: the public part with its salt, never
// anything of the applicant.
func (m *minta) bukti() error {
	f, err := m.baca(false)
	if err != nil {
		return err
	}
	defer f.Close()
	d, err := m.temukan(f.teks("nomor"), f.teks("kode"))
	if err != nil {
		return m.lacakGagal(f, err)
	}
	b, err := m.o.Store.Baca(m.ctx, d.reg, register.LingkupUmum(), d.id, 1)
	if err != nil {
		return err
	}
	t, err := m.tunggu(d.reg.Info(), b)
	if kominfo.KindOf(err) == kominfo.Bentrok {
		return &halamanGalat{status: http.StatusServiceUnavailable, judul: "Buktinya belum siap", tunggu: 5 * time.Second, pesan: "Jurnal kantor belum sampai ke catatan ini. Kembali, tunggu beberapa detik, lalu unduh lagi."}
	}
	if err != nil {
		return err
	}
	isi, err := json.Marshal(t)
	if err != nil {
		return err
	}
	return m.unduh("application/json", "tanda-terima-"+d.reg.Info().Nama+"-"+namaBerkas(d.nomor)+".json", isi)
}

func (m *minta) tunggu(in register.Info, b register.Baris) (t jejak.TandaTerima, err error) {
	for sampai := time.Now().Add(tungguJejak); ; {
		t, err = m.o.Jejak.TandaTerima(m.ctx, in, b)
		if kominfo.KindOf(err) != kominfo.Bentrok || time.Now().After(sampai) {
			return t, err
		}
		select {
		case <-m.ctx.Done():
			return t, m.ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
		if b.Urutan == register.BelumUrut {
			r := m.o.Buku.Cari(in.Nama)
			if b, err = m.o.Store.Baca(m.ctx, r, register.LingkupUmum(), b.ID, b.Versi); err != nil {
				return t, err
			}
		}
	}
}

// surat gives one letter.
func (m *minta) surat() error {
	f, err := m.baca(false)
	if err != nil {
		return err
	}
	defer f.Close()
	d, err := m.temukan(f.teks("nomor"), f.teks("kode"))
	if err != nil {
		return m.lacakGagal(f, err)
	}
	if m.o.Surat == nil {
		return tidakAda()
	}
	ss, err := m.o.Surat(m.ctx, d.reg.Info().Nama, d.id)
	if err != nil {
		return err
	}
	for _, s := range ss {
		if s.Kode != f.teks("surat") {
			continue
		}
		k, err := m.kantor()
		if err != nil {
			return err
		}
		if err := m.catatAkses(k, d.badan, d.reg, d.id, d.versi); err != nil {
			return err
		}
		var b strings.Builder
		if err := s.Tulis(m.ctx, &b); err != nil {
			return err
		}
		return m.unduh("application/pdf", namaBerkas(s.Kode+"-"+d.nomor)+".pdf", []byte(b.String()))
	}
	return tidakAda()
}

func (m *minta) unduh(jenis, nama string, b []byte) error {
	m.w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": nama}))
	m.w.Header().Set("Referrer-Policy", "no-referrer")
	m.kirim(http.StatusOK, jenis, b, false)
	return nil
}

// namaBerkas makes a file's name of a number.
func namaBerkas(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '-'
	}, potong(s, 120)), "-")
}
