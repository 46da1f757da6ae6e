package ppid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
)

const (
	formatHukum = "lumbung.ppid-hukum/1"
	batasHukum  = 1 << 20 // bytes; the file of this release has about 42 KB
)

// Data gives the law file of this release as JSON that [Load] reads back.
func Data() []byte { return bytes.Clone(berkasHukum) }

// Load reads a law file, so that an amended regulation needs no new release:
// take [Data], change the figure and its article, load it. Every rule broken is
// a finding in an error of kind tidak_sah: a name that leads nowhere, a code used
// twice, an entry without an article.
func Load(b []byte) (*Hukum, error) {
	const op = "ppid.Load"
	if len(b) > batasHukum {
		return nil, kominfo.E(kominfo.TidakSah, op, "Berkas hukum lebih besar dari %s bita. Pastikan berkasnya benar.", kominfo.FormatAngka(batasHukum))
	}
	h := new(Hukum)
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))))
	d.DisallowUnknownFields()
	err := d.Decode(h)
	if err == nil {
		if _, err = d.Token(); err == io.EOF {
			err = nil
		} else {
			err = errors.New("ada teks sesudah akhir isi")
		}
	}
	if err != nil {
		return nil, kominfo.E(kominfo.TidakSah, op, "Berkas hukum tidak terbaca sebagai JSON: %s.", singkat(err.Error()))
	}
	p := &pemeriksa{h: h}
	p.semua()
	if kominfo.AdaGalat(p.fs) {
		return nil, kominfo.TidakSahKarena(op, p.fs)
	}
	return h, nil
}

// rujuk puts name and status of the regulation in the place of its code, in
// every citation, and gives the codes that do not exist to asing.
func (h *Hukum) rujuk(asing func(jalur, kode string)) {
	h.setiapDasar(func(jalur string, d Dasar) {
		h.rujukDasar(d, func(kode string) {
			if asing != nil {
				asing(jalur, kode)
			}
		})
	})
}

func (h *Hukum) rujukDasar(d Dasar, asing func(kode string)) {
	for i, s := range d {
		j := slices.IndexFunc(h.Regulasi, func(r Regulasi) bool { return r.Kode == s.Regulasi })
		if j < 0 {
			asing(s.Regulasi)
			continue
		}
		d[i].Regulasi = h.Regulasi[j].Nama
		if s.Status == "" {
			d[i].Status = h.Regulasi[j].Status
		}
	}
}

// setiapDasar visits the citations of every entry.
func (h *Hukum) setiapDasar(f func(jalur string, d Dasar)) {
	for i := range h.Peran {
		f("peran."+h.Peran[i].Kode, h.Peran[i].Dasar)
	}
	for i := range h.Kanal {
		f("kanal."+h.Kanal[i].Kode, h.Kanal[i].Dasar)
	}
	for i := range h.Pemohon {
		f("pemohon."+h.Pemohon[i].Kode, h.Pemohon[i].Dasar)
	}
	for i := range h.Isian {
		f("isian_permohonan."+h.Isian[i].Kode, h.Isian[i].Dasar)
	}
	for i := range h.Aturan {
		a := &h.Aturan[i]
		f("tenggat."+string(a.Kode), a.Dasar)
		if a.Perpanjang > 0 {
			f("tenggat."+string(a.Kode)+".perpanjangan", a.DasarTambah)
		}
	}
	for i := range h.Kebijakan {
		for j := range h.Kebijakan[i].Pilihan {
			f("kebijakan."+h.Kebijakan[i].Kode+"."+h.Kebijakan[i].Pilihan[j].Kode, h.Kebijakan[i].Pilihan[j].Dasar)
		}
	}
	for i := range h.Peralihan {
		f("peralihan."+h.Peralihan[i].Kode, h.Peralihan[i].Dasar)
	}
	for i := range h.Hasil {
		f("hasil."+h.Hasil[i].Kode, h.Hasil[i].Dasar)
	}
	for i := range h.Pengecualian {
		f("pengecualian."+h.Pengecualian[i].Huruf, h.Pengecualian[i].Dasar)
	}
	for i := range h.Alasan {
		f("alasan_keberatan."+h.Alasan[i].Huruf, h.Alasan[i].Dasar)
	}
}

// pemeriksa proves a law file. Identifiers: PPID-HKM.
type pemeriksa struct {
	h  *Hukum
	fs []kominfo.Finding
}

func (p *pemeriksa) galat(id, jalur, pesan string, args ...any) {
	p.fs = append(p.fs, kominfo.Finding{ID: id, Path: singkat(jalur), Severity: kominfo.Galat, Message: fmt.Sprintf(pesan, args...)})
}

// unik collects the codes of one list and refuses an empty or repeated one.
func (p *pemeriksa) unik(daftar string, kode []string) map[string]bool {
	ada := make(map[string]bool, len(kode))
	if len(kode) == 0 {
		p.galat("PPID-HKM-02", daftar, "Daftar %q kosong.", daftar)
	}
	for i, k := range kode {
		if k == "" || ada[k] {
			p.galat("PPID-HKM-02", daftar+"."+strconv.Itoa(i), "Butir ke-%d dalam %q tanpa kode, atau kodenya %q sudah dipakai.", i+1, daftar, singkat(k))
		}
		ada[k] = true
	}
	return ada
}

func kumpul[T any](xs []T, kode func(T) string) []string {
	out := make([]string, len(xs))
	for i, x := range xs {
		out[i] = kode(x)
	}
	return out
}

func (p *pemeriksa) semua() {
	h := p.h
	if h.Format != formatHukum {
		p.galat("PPID-HKM-01", "format", "Format berkas %q tidak dikenal. Isi \"format\" harus %q.", singkat(h.Format), formatHukum)
		return
	}
	p.unik("regulasi", kumpul(h.Regulasi, func(r Regulasi) string { return r.Kode }))
	for _, r := range h.Regulasi {
		if r.Nama == "" || r.Status != Rancangan && !r.Status.Sah() {
			p.galat("PPID-HKM-03", "regulasi."+r.Kode, "Regulasi %q tanpa nama, atau statusnya %q tidak dikenal.", singkat(r.Kode), singkat(string(r.Status)))
		}
	}
	p.unik("kanal", kumpul(h.Kanal, func(x Kanal) string { return x.Kode }))
	p.unik("pemohon", kumpul(h.Pemohon, func(x Pemohon) string { return x.Kode }))
	p.unik("isian_permohonan", kumpul(h.Isian, func(x Isian) string { return x.Kode }))
	p.unik("hasil", kumpul(h.Hasil, func(x HasilAkhir) string { return x.Kode }))
	p.unik("pengecualian", kumpul(h.Pengecualian, func(x Pengecualian) string { return x.Huruf }))
	p.unik("alasan_keberatan", kumpul(h.Alasan, func(x Alasan) string { return x.Huruf }))
	peran := p.unik("peran", kumpul(h.Peran, func(x Peran) string { return x.Kode }))
	tenggat := p.aturan()
	p.kebijakan()
	p.keadaan(peran, tenggat)
	h.rujuk(func(jalur, kode string) {
		p.galat("PPID-HKM-03", jalur, "%s menunjuk regulasi %q yang tidak ada dalam daftar \"regulasi\".", singkat(jalur), singkat(kode))
	})
	h.setiapDasar(func(jalur string, d Dasar) {
		if len(d) == 0 {
			p.galat("PPID-HKM-04", jalur, "%s tidak menyebut dasarnya. Tulis pasalnya, atau LUMBUNG bila rancangan program.", singkat(jalur))
		}
		for _, s := range d {
			if s.Status != Rancangan && !s.Status.Sah() {
				p.galat("PPID-HKM-03", jalur, "%s: status %q tidak dikenal.", singkat(jalur), singkat(string(s.Status)))
			}
		}
	})
}

// aturan checks the deadlines: the engine knows each of them, and the other way
// round.
func (p *pemeriksa) aturan() map[string]bool {
	var nama []string
	kenal := SemuaJenis()
	for _, a := range p.h.Aturan {
		nama = append(append(nama, string(a.Kode)), a.NamaLain...)
		j := "tenggat." + string(a.Kode)
		if !slices.Contains(kenal, a.Kode) {
			p.galat("PPID-HKM-05", j, "Tenggat %q tidak dikenal program ini.", singkat(string(a.Kode)))
		}
		if a.Jumlah < 1 || a.Jumlah > 1000 || a.Perpanjang < 0 || a.Perpanjang > 1000 {
			p.galat("PPID-HKM-06", j, "Tenggat %s: jumlah %d dan perpanjangan %d harus antara 1 dan 1.000.", singkat(string(a.Kode)), a.Jumlah, a.Perpanjang)
		}
		if !slices.Contains([]Satuan{SatuanHariKerja, SatuanHari, SatuanBulan, SatuanTahun}, a.Satuan) || a.Arah != "" && a.Arah != "mundur" {
			p.galat("PPID-HKM-06", j, "Tenggat %s: satuan %q atau arah %q tidak dikenal.", singkat(string(a.Kode)), singkat(string(a.Satuan)), singkat(a.Arah))
		}
	}
	ada := p.unik("tenggat", nama)
	for _, j := range kenal {
		if !slices.ContainsFunc(p.h.Aturan, func(a Aturan) bool { return a.Kode == j }) {
			p.galat("PPID-HKM-05", "tenggat", "Tenggat %s tidak ada dalam berkas.", j)
		}
	}
	return ada
}

func (p *pemeriksa) kebijakan() {
	ada := p.unik("kebijakan", kumpul(p.h.Kebijakan, func(s Saklar) string { return s.Kode }))
	for _, s := range p.h.Kebijakan {
		if pilihan := p.unik("kebijakan."+s.Kode, kumpul(s.Pilihan, func(x Pilihan) string { return x.Kode })); !pilihan[s.Bawaan] {
			p.galat("PPID-HKM-07", "kebijakan."+s.Kode, "Bawaan %q dari kebijakan %s tidak ada di antara pilihannya.", singkat(s.Bawaan), singkat(s.Kode))
		}
	}
	for _, s := range (Kebijakan{}).isi() {
		if !ada[s.kode] {
			p.galat("PPID-HKM-07", "kebijakan", "Kebijakan %s tidak ada dalam berkas.", s.kode)
		}
	}
}

// keadaan checks states and moves.
func (p *pemeriksa) keadaan(peran, tenggat map[string]bool) {
	keadaan := p.unik("keadaan", kumpul(p.h.Keadaan, func(k Keadaan) string { return k.Kode }))
	p.unik("peralihan", kumpul(p.h.Peralihan, func(x Peralihan) string { return x.Kode }))
	tunjuk := func(jalur, apa string, kode string, ada map[string]bool) {
		if !ada[kode] {
			p.galat("PPID-HKM-08", jalur, "%s menunjuk %s %q yang tidak ada.", singkat(jalur), apa, singkat(kode))
		}
	}
	keluar := map[string]bool{}
	for _, x := range p.h.Peralihan {
		j := "peralihan." + x.Kode
		tunjuk(j, "keadaan", x.Ke, keadaan)
		if len(x.Dari) == 0 || len(x.Oleh) == 0 {
			p.galat("PPID-HKM-08", j, "%s tanpa keadaan asal atau tanpa pelaku.", singkat(j))
		}
		for _, d := range x.Dari {
			keluar[d] = true
			tunjuk(j, "keadaan", d, keadaan)
		}
		for _, o := range x.Oleh {
			tunjuk(j, "peran", o, peran)
		}
		for _, t := range x.Tenggat {
			tunjuk(j, "tenggat", string(t), tenggat)
		}
	}
	for _, k := range p.h.Keadaan {
		for _, t := range k.Tenggat {
			tunjuk("keadaan."+k.Kode, "tenggat", string(t), tenggat)
		}
		if k.Akhir == keluar[k.Kode] {
			p.galat("PPID-HKM-09", "keadaan."+k.Kode, "Keadaan %s harus punya langkah keluar, atau ditandai akhir; tidak keduanya.", singkat(k.Kode))
		}
	}
}
