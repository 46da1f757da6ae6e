package web

import (
	"net/http"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// semua lists the registers in which the caller may do anything at all.
func (m *minta) semua() error {
	if err := m.tanpaParameter(); err != nil {
		return err
	}
	type info struct {
		register.Info
		Boleh []string `json:"boleh"`
	}
	out := struct {
		Register []info `json:"register"`
	}{[]info{}}
	for _, b := range m.api.urut {
		if boleh := m.boleh(b); boleh != nil {
			out.Register = append(out.Register, info{b.in, boleh})
		}
	}
	return m.json(http.StatusOK, out)
}

// daftar gives one page of a register. It never shows personal parts.
func (m *minta) daftar() error {
	b := m.buku
	l, err := m.lingkup(b, AksiBaca, false)
	if err != nil {
		return err
	}
	d, err := uraiDaftar(m.r.URL.RawQuery, b.in)
	if err != nil {
		return err
	}
	if d.pemilik != nil {
		l = l.Persempit(d.pemilik)
	}
	l.Pribadi = false
	h, err := m.api.store.Cari(m.ctx, b.reg, l, d.q)
	if err != nil {
		return err
	}
	j := appendTeks([]byte(`{"register":`), b.in.Nama)
	j = strconv.AppendInt(append(j, `,"versi_skema":`...), int64(b.in.VersiSkema), 10)
	j = append(j, `,"baris":[`...)
	for i, x := range h.Baris {
		if i > 0 {
			if len(j) > batasJawaban { // the rest is on the next page
				h.Kursor = b.kursor(d.q.Urut, h.Baris[i-1])
				break
			}
			j = append(j, ',')
		}
		var isi []byte
		if d.q.Isi {
			if isi, err = b.dokumen(x); err != nil {
				return err
			}
		}
		j = b.appendBaris(j, x, isi)
	}
	j = appendTeks(append(j, `],"kursor":`...), h.Kursor)
	return m.bita(http.StatusOK, append(j, '}'))
}

// kursor is the place after a row, as the store would make it.
func (b *buku) kursor(urut string, x register.Baris) string {
	for i, k := range b.in.Kolom {
		if k.Nama == urut && i < len(x.Kolom) {
			return register.BuatKursor(x.Kolom[i], x.ID)
		}
	}
	return register.BuatKursor(nil, x.ID)
}

// rekap counts documents by groups of columns.
func (m *minta) rekap() error {
	b := m.buku
	l, err := m.lingkup(b, AksiBaca, false)
	if err != nil {
		return err
	}
	d, err := uraiRekap(m.r.URL.RawQuery, b.in)
	if err != nil {
		return err
	}
	if d.pemilik != nil {
		l = l.Persempit(d.pemilik)
	}
	js, err := m.api.store.Rekap(m.ctx, b.reg, l, d.q.Saring, d.kelompok...)
	if err != nil {
		return err
	}
	if len(js) > batasBarisRekap {
		return salah("Rekap ini punya %s kelompok; paling banyak %s. Pilih kolom dengan lebih sedikit nilai, atau persempit saringannya.",
			kominfo.FormatAngka(int64(len(js))), kominfo.FormatAngka(batasBarisRekap))
	}
	j := appendTeks([]byte(`{"register":`), b.in.Nama)
	j = append(j, `,"baris":[`...)
	for i, x := range js {
		if i > 0 {
			j = append(j, ',')
		}
		j = append(j, `{"nilai":{`...)
		for k, v := range x.Nilai {
			if k > 0 {
				j = append(j, ',')
			}
			j = append(appendTeks(j, d.kelompok[k]), ':')
			j = appendNilai(j, v)
		}
		j = strconv.AppendInt(append(j, `},"jumlah":`...), x.N, 10)
		j = append(j, '}')
	}
	return m.bita(http.StatusOK, append(j, "]}"...))
}

// baca gives one document. It is the only place where a personal part leaves.
func (m *minta) baca() error {
	b := m.buku
	l, err := m.lingkup(b, AksiBaca, false)
	if err != nil {
		return err
	}
	versi, err := m.versiParameter()
	if err != nil {
		return err
	}
	x, err := m.api.store.Baca(m.ctx, b.reg, l, m.id, versi)
	if err != nil {
		return err
	}
	isi, err := b.dokumen(x)
	if err != nil {
		return err
	}
	pribadi := len(x.Pribadi) > 0
	tag := b.etag(x)
	if samaEtag(m.r, tag) {
		m.simpanan(pribadi)
		m.w.Header().Set("ETag", tag)
		m.w.WriteHeader(http.StatusNotModified)
		return nil
	}
	if pribadi && m.api.o.CatatAkses != nil {
		if err := m.api.o.CatatAkses(m.ctx, m.aktor, b.in, x.ID, x.Versi); err != nil {
			return err
		}
	}
	m.simpanan(pribadi)
	m.w.Header().Set("ETag", tag)
	m.api.kirim(m.w, m.r, http.StatusOK, "application/json", b.appendBaris(nil, x, isi), !pribadi)
	return nil
}

// riwayat gives all versions of a document, newest first, without personal
// parts. With isi=1 also their bodies, as far as they fit; the rest is read by
// ?versi=n.
func (m *minta) riwayat() error {
	b := m.buku
	l, err := m.lingkup(b, AksiBaca, false)
	if err != nil {
		return err
	}
	v, err := parameter(m.r.URL.RawQuery)
	if err != nil {
		return err
	}
	denganIsi, err := yaTidak(v, "isi")
	if err != nil {
		return err
	}
	if err := hanya(v, "isi"); err != nil {
		return err
	}
	l.Pribadi = false
	xs, err := m.api.store.Riwayat(m.ctx, b.reg, l, m.id)
	if err != nil {
		return err
	}
	j := appendTeks([]byte(`{"register":`), b.in.Nama)
	j = appendTeks(append(j, `,"id":`...), string(m.id))
	j = append(j, `,"versi":[`...)
	for i, x := range xs {
		if i > 0 {
			j = append(j, ',')
		}
		var isi []byte
		if denganIsi && len(j) < batasJawaban {
			if isi, err = b.dokumen(x); err != nil {
				return err
			}
		}
		j = b.appendRiwayat(j, x, isi)
	}
	return m.bita(http.StatusOK, append(j, "]}"...))
}

// versiParameter reads ?versi=, the only parameter of a document; 0 is the
// current version.
func (m *minta) versiParameter() (versi int64, err error) {
	v, err := parameter(m.r.URL.RawQuery)
	if err != nil {
		return 0, err
	}
	if s, ada := v["versi"]; ada {
		if versi, err = strconv.ParseInt(s, 10, 64); err != nil || versi < 1 {
			return 0, salah("Parameter versi harus bilangan bulat mulai 1.")
		}
		delete(v, "versi")
	}
	return versi, hanya(v, "versi")
}

func (m *minta) tanpaParameter() error {
	v, err := parameter(m.r.URL.RawQuery)
	if err != nil {
		return err
	}
	return hanya(v, "")
}
