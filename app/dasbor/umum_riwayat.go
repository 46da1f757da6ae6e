package dasbor

import (
	"encoding/json"
	"maps"
	"slices"
	"sort"
	"strconv"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	versiTampil = 30 // versions of the history that are shown
	bedaTampil  = 12 // changes of one version that are shown
)

// riwayat tells what changed from version to version, newest first.
func (p *dokumenUmum) riwayat(l *layar) any {
	var ks []el.Kejadian
	for i, b := range p.riw {
		if i == versiTampil {
			break
		}
		k := el.Kejadian{Waktu: waktuDi(b.Waktu, p.zona), Judul: "Versi " + strconv.FormatInt(b.Versi, 10) + ": " + judulAksi(p.in, b.Aksi)}
		if b.Ditarik {
			k.Nada = el.Bahaya
		}
		if b.Alasan != "" {
			k.Isi = append(k.Isi, el.Kecil("Alasan: ", b.Alasan))
		}
		if b.Peran != "" || b.Instansi != "" {
			k.Isi = append(k.Isi, el.Kecil("Oleh: ", gabungKalimat(b.Peran, b.Instansi)))
		}
		if i+1 < len(p.riw) {
			k.Isi = append(k.Isi, p.bedaVersi(p.riw[i+1], b))
		}
		k.Isi = append(k.Isi, p.nomorJurnal(l, b))
		ks = append(ks, k)
	}
	isi := el.Isi(el.Linimasa(ks...))
	if n := len(p.riw) - versiTampil; n > 0 {
		isi = append(isi, el.Kecil(strconv.Itoa(n), " versi yang lebih lama tidak ditampilkan di sini."))
	}
	if p.in.AdaPribadi() {
		isi = append(isi, el.Kecil("Perubahan data pribadi tidak tercatat di riwayat ini."))
	}
	return el.HanyaLayar(el.Bagian("Riwayat", el.Rincian(strconv.Itoa(len(p.riw))+" versi tercatat", isi...)))
}

// judulAksi names what made a version.
func judulAksi(in register.Info, aksi string) string {
	switch aksi {
	case "buat":
		return "dibuat"
	case "ganti":
		return "diubah"
	case "hapus_pribadi":
		return "data pribadi dihapus"
	}
	for _, t := range in.Tindakan {
		if t.Nama == aksi {
			return t.Judul
		}
	}
	return aksi
}

// bedaVersi lists the fields that differ between two versions.
func (p *dokumenUmum) bedaVersi(lama, baru register.Baris) any {
	a, ok1 := p.uraikan(lama)
	b, ok2 := p.uraikan(baru)
	if !ok1 || !ok2 {
		return el.Kecil("Isi versi ini terlalu besar untuk dibandingkan di sini.")
	}
	var bs []any
	n := 0
	for _, x := range p.in.Isian {
		if x.Pribadi || sama(a[x.Nama], b[x.Nama]) {
			continue
		}
		if x.Rupa == register.RupaRinci {
			for _, s := range bedaRinci(p.judul, a[x.Nama], b[x.Nama]) {
				if n++; n <= bedaTampil {
					bs = append(bs, x.Label+s)
				}
			}
			continue
		}
		if n++; n <= bedaTampil {
			bs = append(bs, el.Isi(x.Label+": ", p.atauKosong(x, a[x.Nama]), " menjadi ", p.atauKosong(x, b[x.Nama])))
		}
	}
	if n > bedaTampil {
		bs = append(bs, "dan "+strconv.Itoa(n-bedaTampil)+" perubahan lain")
	}
	if bs == nil {
		return nil
	}
	return el.Butir(bs...)
}

func (p *dokumenUmum) atauKosong(x register.Isian, v json.RawMessage) any {
	if t := p.nama.nilaiIsian(x, p.judul, v); t != nil {
		return t
	}
	return "(kosong)"
}

func (p *dokumenUmum) uraikan(b register.Baris) (map[string]json.RawMessage, bool) {
	doc, err := p.reg.Dokumen(b)
	var m map[string]json.RawMessage
	return m, err == nil && len(doc) > 0 && json.Unmarshal(doc, &m) == nil
}

// sama: a member that is absent, null and empty mean the same to a reader.
func sama(a, b json.RawMessage) bool {
	kosong := func(v json.RawMessage) bool {
		switch string(v) {
		case "", "null", `""`, "{}", "[]":
			return true
		}
		return false
	}
	return string(a) == string(b) || kosong(a) && kosong(b)
}

// bedaRinci lists what differs inside a nested value, each as " › nama: x
// menjadi y".
func bedaRinci(judul map[string]string, lama, baru json.RawMessage) (out []string) {
	a, b := map[string]string{}, map[string]string{}
	ratakan(judul, lama, "", a, 0)
	ratakan(judul, baru, "", b, 0)
	for k := range b {
		if _, ada := a[k]; !ada {
			a[k] = ""
		}
	}
	atau := func(s string) string {
		if s == "" {
			return "(kosong)"
		}
		return potongTeks(s, 120)
	}
	nama := slices.Collect(maps.Keys(a))
	sort.Slice(nama, func(i, j int) bool { return urutAlami(nama[i], nama[j]) < 0 })
	for _, k := range nama {
		if a[k] != b[k] {
			out = append(out, k+": "+atau(a[k])+" menjadi "+atau(b[k]))
		}
	}
	return out
}

// ratakan writes the leaves of a nested value under the way to them.
func ratakan(judul map[string]string, v json.RawMessage, jalan string, out map[string]string, dalam int) {
	if len(out) > 5000 || len(v) == 0 {
		return
	}
	var (
		m map[string]json.RawMessage
		d []json.RawMessage
		s string
	)
	switch {
	case dalam < dalamRinci && v[0] == '{' && json.Unmarshal(v, &m) == nil:
		for k, x := range m {
			ratakan(judul, x, jalan+" › "+judulAnggota(judul, k), out, dalam+1)
		}
	case dalam < dalamRinci && v[0] == '[' && json.Unmarshal(v, &d) == nil:
		for i, x := range d {
			ratakan(judul, x, jalan+" › "+strconv.Itoa(i+1), out, dalam+1)
		}
	case json.Unmarshal(v, &s) == nil:
		out[jalan] = s
	default:
		out[jalan] = string(v)
	}
}
