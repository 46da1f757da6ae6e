package web

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	batasPerubahan     = 1000 // changes in one page, and journal numbers looked at for it
	batasPerubahanBaku = 100
	potonganPerubahan  = 50 // rows asked of the store at once: they carry bodies
)

// perubahan gives the changes of one journal from a number on, in its order.
// Who asks again with lanjut misses nothing, as long as rights stay the same.
func (m *minta) perubahan() error {
	d, err := uraiPerubahan(m.r.URL.RawQuery)
	if err != nil {
		return err
	}
	hak, err := m.hakPerubahan(d)
	if err != nil {
		return err
	}
	j, err := m.halamanPerubahan(d, hak)
	if err != nil {
		return err
	}
	tag := tagIsi(j)
	m.w.Header().Set("ETag", tag)
	if samaEtag(m.r, tag) {
		m.simpanan(false)
		m.w.WriteHeader(http.StatusNotModified)
		return nil
	}
	return m.bita(http.StatusOK, j)
}

// permintaanPerubahan is what the query string of the change feed asks for.
type permintaanPerubahan struct {
	jejak    register.Jejak
	sejak    int64
	batas    int
	isi      bool
	register []string // only these; nil: all that the caller may read
}

func uraiPerubahan(raw string) (permintaanPerubahan, error) {
	d := permintaanPerubahan{jejak: register.Umum, batas: batasPerubahanBaku}
	v, err := parameter(raw)
	if err != nil {
		return d, err
	}
	if s, ada := v["jejak"]; ada {
		if d.jejak = register.Jejak(s); d.jejak != register.Umum && d.jejak != register.Dalam {
			return d, salah("Parameter jejak harus umum atau dalam.")
		}
	}
	if s, ada := v["sejak"]; ada {
		if d.sejak, err = strconv.ParseInt(s, 10, 64); err != nil || d.sejak < 0 {
			return d, salah("Parameter sejak harus bilangan bulat mulai 0: angka lanjut dari jawaban sebelumnya.")
		}
	}
	if s, ada := v["batas"]; ada {
		if d.batas, err = strconv.Atoi(s); err != nil || d.batas < 1 || d.batas > batasPerubahan {
			return d, salah("Parameter batas harus bilangan bulat 1 sampai %s.", kominfo.FormatAngka(batasPerubahan))
		}
	}
	switch s, ada := v["isi"]; {
	case s == "ya" || s == "1":
		d.isi = true
	case ada && s != "tidak" && s != "0":
		return d, salah("Parameter isi harus ya atau tidak.")
	}
	if s, ada := v["register"]; ada {
		d.register = strings.Split(s, "|")
	}
	for _, k := range []string{"jejak", "sejak", "batas", "isi", "register"} {
		delete(v, k)
	}
	return d, hanya(v, "jejak, sejak, batas, isi, register")
}

// hakPerubahan asks for the right to read each register of the journal. A caller
// who may read none of them is refused, and so is one who names a register that
// may not be read: an empty answer would be taken for "nothing new", for
// instance after the login has run out.
func (m *minta) hakPerubahan(d permintaanPerubahan) (map[string]register.Lingkup, error) {
	for i, nama := range d.register {
		b := m.api.buku[nama]
		switch {
		case b == nil:
			return nil, kominfo.E(kominfo.TidakAda, "web.perubahan", "Register %q tidak ada di sini. Daftar register ada di alamat /api/v1/register.", singkat(nama))
		case b.in.Jejak != d.jejak:
			return nil, salah("Register %s tercatat di jejak %s. Pakai jejak=%s.", nama, b.in.Jejak, b.in.Jejak)
		case slices.Contains(d.register[:i], nama):
			return nil, salah("Register %s disebut dua kali di parameter register.", nama)
		}
	}
	hak := map[string]register.Lingkup{}
	var tolakan error
	for _, b := range m.api.urut {
		if b.in.Jejak != d.jejak || d.register != nil && !slices.Contains(d.register, b.in.Nama) {
			continue
		}
		l, err := m.lingkup(b, AksiBaca, false)
		switch kominfo.KindOf(err) {
		case "":
			l.Pribadi = false
			hak[b.in.Nama] = l
			continue
		case kominfo.Ditolak, kominfo.BelumMasuk, kominfo.TidakAda:
			if d.register != nil {
				return nil, err
			}
			if tolakan == nil {
				tolakan = err
			}
		default: // who cannot be asked has not said no
			return nil, err
		}
	}
	if len(hak) == 0 {
		return nil, tolakan // nil where the journal has no registers
	}
	return hak, nil
}

// halamanPerubahan writes one page. It looks at every number of the journal and
// shows what the caller may see of it, so that the page knows how far it came
// even when nothing of it is shown.
func (m *minta) halamanPerubahan(d permintaanPerubahan, hak map[string]register.Lingkup) ([]byte, error) {
	var (
		j      = []byte(`{"perubahan":[`)
		lanjut = d.sejak
		tampak = penglihatan{m: m, hak: hak, dok: map[string]bool{}}
		n      int
	)
	if err := m.jejakUtuh(d); err != nil {
		return nil, err
	}
halaman:
	for n < d.batas && lanjut < d.sejak+batasPerubahan && len(hak) > 0 {
		ps, sampai, err := m.api.store.Perubahan(m.ctx, register.LingkupUmum(), d.jejak, lanjut, potonganPerubahan)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			if p.Urutan < lanjut { // also what is not numbered
				return nil, kominfo.E(kominfo.Rusak, "web.perubahan", "Jejak %s tidak urut di nomor %d.", d.jejak, p.Urutan)
			}
			ya, err := tampak.lihat(m.ctx, p)
			if err != nil {
				return nil, err
			}
			if ya {
				if n == d.batas || n > 0 && len(j) > batasJawaban {
					break halaman
				}
				if n++; n > 1 {
					j = append(j, ',')
				}
				if j, err = appendPerubahan(j, p, d.isi); err != nil {
					return nil, err
				}
			}
			lanjut = p.Urutan + 1
		}
		lanjut = sampai // past what belongs to registers that this program does not know
		if len(ps) < potonganPerubahan {
			break
		}
	}
	j = strconv.AppendInt(append(j, `],"lanjut":`...), lanjut, 10)
	return append(j, '}'), nil
}

// jejakUtuh refuses a number beyond the journal's end. It was given out before,
// so the journal has become shorter: a copy was put back. Who went on waiting
// there would miss what is written from now on.
func (m *minta) jejakUtuh(d permintaanPerubahan) error {
	if d.sejak == 0 {
		return nil
	}
	_, sampai, err := m.api.store.Perubahan(m.ctx, register.LingkupUmum(), d.jejak, d.sejak-1, 1)
	if err != nil || sampai >= d.sejak {
		return err
	}
	return kominfo.E(kominfo.Bentrok, "web.perubahan", "Jejak %s di sini belum sampai nomor %d. Bila angka itu berasal dari jawaban sebelumnya, data sudah dipulihkan dari cadangan yang lebih lama: mulai lagi dari sejak=0.", d.jejak, d.sejak)
}

// penglihatan tells which changes the caller may see. What counts is who owns
// the document now, not who owned it then.
type penglihatan struct {
	m   *minta
	hak map[string]register.Lingkup
	dok map[string]bool // asked before, by register and id
}

func (v penglihatan) lihat(ctx context.Context, p register.Perubahan) (bool, error) {
	l, ada := v.hak[p.Register]
	if !ada || l.Semua {
		return ada, nil
	}
	kunci := p.Register + "/" + string(p.ID)
	ya, tahu := v.dok[kunci]
	if tahu {
		return ya, nil
	}
	_, err := v.m.api.store.Baca(ctx, v.m.api.buku[p.Register].reg, l, p.ID, 0)
	if err != nil && kominfo.KindOf(err) != kominfo.TidakAda {
		return false, err
	}
	v.dok[kunci] = err == nil
	return err == nil, nil
}

// appendPerubahan writes one change. Its body is the stored one, at the schema
// of its time, with the reason that belongs to it: what the journal commits to.
func appendPerubahan(d []byte, p register.Perubahan, isi bool) ([]byte, error) {
	d = appendTeks(append(d, `{"register":`...), p.Register)
	d = appendTeks(append(d, `,"id":`...), string(p.ID))
	d = strconv.AppendInt(append(d, `,"versi":`...), p.Versi, 10)
	d = strconv.AppendInt(append(d, `,"urutan":`...), p.Urutan, 10)
	d = append(d, `,"waktu":"`...)
	d = p.Waktu.UTC().AppendFormat(d, time.RFC3339Nano)
	d = appendTeks(append(d, `","pemilik":`...), p.Pemilik)
	d = appendTeks(append(d, `,"aksi":`...), p.Aksi)
	d = appendTeks(append(d, `,"instansi":`...), p.Instansi)
	d = appendTeks(append(d, `,"peran":`...), p.Peran)
	d = strconv.AppendBool(append(d, `,"ditarik":`...), p.Ditarik)
	d = strconv.AppendInt(append(d, `,"versi_skema":`...), int64(p.VersiSkema), 10)
	if isi {
		if !json.Valid(p.Umum) {
			return nil, kominfo.E(kominfo.Rusak, "web.perubahan", "Dokumen %s di register %s rusak.", p.ID, p.Register)
		}
		if p.Alasan != "" {
			d = appendTeks(append(d, `,"alasan":`...), p.Alasan)
		}
		d = append(append(d, `,"isi":`...), p.Umum...)
	}
	return append(d, '}'), nil
}
