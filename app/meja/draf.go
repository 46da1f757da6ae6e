//go:build !(js && wasm)

package meja

import (
	"net/http"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// draf answers with a form of an action that is filled in before; id is of the
// document that the action moves, "" for one that makes a document.
func draf(reg string, id register.ID, tindakan string, isian kertas.Isian) kertas.Balasan {
	ke := "/register/" + reg
	if id != "" {
		ke += "/" + string(id)
	}
	return kertas.Balasan{Ke: ke + "/tindakan/" + tindakan, Draf: reg + "/" + string(id) + "/" + tindakan, Isian: isian}
}

// rujuk fills a field that refers to a document, with its name for the list of
// choices, which may be too long to have it.
func rujuk(isian kertas.Isian, nama string, id register.ID, sebutan string) kertas.Isian {
	isian[nama], isian["label:"+nama] = string(id), sebutan
	return isian
}

func alamatDraf(reg string, id register.ID, apa string) string {
	return "/berkas/ppid/" + reg + "/" + string(id) + "/draf/" + apa
}

func tanpaDraf() error {
	return kominfo.E(kominfo.TidakAda, "meja.draf", "Formulir itu tidak dapat diisi dari halaman ini.")
}

// belumDraf refuses what the page does not offer now: the case moved on since.
func belumDraf(apa, sebab string) error {
	return kominfo.E(kominfo.Ditolak, "meja.draf", "%s sekarang tidak dapat dilakukan. %s Muat ulang halamannya.", apa, sebab)
}

// drafPermohonan fills in a form from a request. It reads no applicant: what the
// forms need of him the actions take themselves.
func (m *minta) drafPermohonan(w http.ResponseWriter) (out kertas.Balasan, err error) {
	k, err := bacaTanpaOrang(m, m.permohonan)
	if err != nil {
		return out, err
	}
	p, sebut := &k.isi, "Permohonan "+k.isi.Nomor
	xs := m.o.Layanan.LangkahPermohonan(m.a, p, m.hari)
	switch apa := m.r.PathValue("apa"); apa {
	case "keberatan":
		if !m.bolehAjukan(&k) {
			return out, belumDraf("Mencatat keberatan", "")
		}
		return draf("keberatan", "", "ajukan", rujuk(kertas.Isian{}, "permohonan", k.ID, sebut)), nil
	case "dip":
		if ada, err := m.barisDIP(k.ID); err != nil || len(ada) > 0 || !m.bolehUsulDIP(&k) {
			if err == nil {
				err = belumDraf("Mengusulkan ke Daftar Informasi Publik", "")
			}
			return out, err
		}
		isian := kertas.Isian{"ringkasan": potong(p.Materi, 2000), "kelas": "setiap_saat"}
		if strings.HasPrefix(p.Tautan, "https://") || strings.HasPrefix(p.Tautan, "http://") {
			isian["tautan"] = p.Tautan
		}
		return draf("dip", "", "usulkan_dari_permohonan", rujuk(isian, "permohonan", k.ID, sebut)), nil
	case "jawab":
		if ya, sebab := langkahBisa(xs, "jawab"); !ya || !m.bisa(k.r, "jawab", k.Pemilik) {
			return out, belumDraf("Menjawab", sebab)
		}
		return draf("permohonan", k.ID, "jawab", isianBahan(p.Bahan)), nil
	case "disposisi", "alihkan":
		if ya, sebab := langkahBisa(xs, apa); !ya || !m.bisa(k.r, apa, k.Pemilik) {
			return out, belumDraf("Disposisi", sebab)
		}
		in, err := m.isian(w)
		if err != nil {
			return out, err
		}
		ps, err := m.daftarPerangkat()
		if err != nil {
			return out, err
		}
		if !slices.ContainsFunc(ps, func(x kertas.Penggal) bool { return x.Ke == in["perangkat"] }) {
			return out, kominfo.E(kominfo.TidakSah, "meja.draf", "Pilih dulu perangkat daerahnya.")
		}
		return draf("permohonan", k.ID, apa, kertas.Isian{"perangkat": in["perangkat"]}), nil
	}
	return out, tanpaDraf()
}

// drafKeberatan fills in the form of a dispute from an objection.
func (m *minta) drafKeberatan(http.ResponseWriter) (out kertas.Balasan, err error) {
	k, err := bacaTanpaOrang(m, m.keberatan)
	if err != nil {
		return out, err
	}
	if m.r.PathValue("apa") != "sengketa" {
		return out, tanpaDraf()
	}
	ada, err := m.sengketaAtas(k.ID)
	if err != nil {
		return out, err
	}
	if ada != nil || !m.bolehSengketa(&k) {
		return out, belumDraf("Mencatat sengketa", "")
	}
	return draf("sengketa", "", "ajukan", rujuk(kertas.Isian{}, "keberatan", k.ID, "Keberatan "+k.isi.Nomor)), nil
}

// bacaTanpaOrang reads the case that the address names, without its personal part.
func bacaTanpaOrang[T any](m *minta, t register.Tipe[T]) (k kasus[T], err error) {
	k.r = t.Register
	if k.l, err = m.boleh(k.r, hak.Baca); err != nil {
		return k, err
	}
	k.l.Pribadi = false
	id, err := m.id(k.r)
	if err != nil {
		return k, err
	}
	if err = muatKasus(m, &k, id); err == nil && k.Ditarik {
		err = belumDraf("Langkah itu", "Dokumennya sudah ditarik.")
	}
	return k, err
}

// bolehAjukan: law and right know an objection to this request today.
func (m *minta) bolehAjukan(k *kasus[ppid.Permohonan]) bool {
	return m.bisa(m.keberatan, "ajukan", k.Pemilik) && bolehKeberatan(m.h, k.isi.TahapPada(m.h, m.hari)) && (k.isi.Badan == "" || k.isi.Badan == m.a.Perangkat)
}

func (m *minta) bolehSengketa(k *kasus[ppid.Keberatan]) bool {
	tahap := k.isi.TahapPada(m.h, m.hari)
	return m.bisa(m.sengketa, "ajukan", k.Pemilik) && (tahap == keberatanLewatWaktu || tahap == "keberatan_ditanggapi") && (k.isi.Badan == "" || k.isi.Badan == m.a.Perangkat)
}

// bolehUsulDIP: what was handed over to one may be proposed for all.
func (m *minta) bolehUsulDIP(k *kasus[ppid.Permohonan]) bool {
	p := &k.isi
	return m.dip != nil && p.Tahap == "diserahkan" && p.Hasil != "ditolak" && m.bisa(m.dip, "usulkan_dari_permohonan", k.Pemilik) && (p.Badan == "" || p.Badan == m.a.Perangkat)
}

// barisDIP are the lines of the list that came from a request.
func (m *minta) barisDIP(id register.ID) ([]barisKolom, error) {
	if m.dip == nil || kolom(m.dip, "permohonan") < 0 {
		return nil, nil
	}
	l, err := m.boleh(m.dip, hak.Baca)
	if err != nil {
		return nil, nil
	}
	bs, _, err := m.cari(m.dip, l, register.Query{Saring: []register.Syarat{syarat("permohonan", register.Sama, string(id))}, Batas: 10})
	return bs, err
}

// isianBahan is the answer as far as the units supplied it. What is decided is left
// to who decides.
func isianBahan(bs []ppid.BahanJawaban) kertas.Isian {
	isian := kertas.Isian{}
	var materi, tautan []string
	for _, b := range bs {
		for _, x := range []struct {
			ke *[]string
			s  string
		}{{&materi, b.Materi}, {&tautan, b.Tautan}} {
			if s := strings.TrimSpace(x.s); s != "" && !slices.Contains(*x.ke, s) {
				*x.ke = append(*x.ke, s)
			}
		}
		if b.Softcopy {
			isian["bentuk_softcopy"] = "ya"
		}
		if b.Hardcopy {
			isian["bentuk_hardcopy"] = "ya"
		}
	}
	if materi != nil {
		isian["materi"] = potong(strings.Join(materi, "\n\n"), 4000)
	}
	if tautan != nil {
		isian["tautan"] = potong(strings.Join(tautan, " ; "), 500)
	}
	return isian
}

// formDisposisi lets the unit be chosen from the list of units: the action's own form
// takes a code.
func (m *minta) formDisposisi(k *kasus[ppid.Permohonan], xs []ppid.LangkahKini) ([]kertas.Balok, error) {
	for _, t := range []string{"disposisi", "alihkan"} {
		if ya, _ := langkahBisa(xs, t); !ya || k.Ditarik || !m.bisa(k.r, t, k.Pemilik) {
			continue
		}
		ps, err := m.daftarPerangkat()
		if err != nil || len(ps) == 0 {
			return nil, err
		}
		judul := "Disposisi ke perangkat daerah"
		if t == "alihkan" {
			judul = "Alihkan ke perangkat daerah lain"
			ps = slices.DeleteFunc(ps, func(x kertas.Penggal) bool { return x.Ke == k.isi.Perangkat })
		}
		return []kertas.Balok{{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{bagian(judul, formulir("Lanjut ke formulirnya", alamatDraf("permohonan", k.ID, t),
			kertas.Medan{Nama: "perangkat", Judul: "Perangkat daerah", Pilihan: append([]kertas.Penggal{{Teks: "Pilih perangkat daerah"}}, ps...)}))}}}, nil
	}
	return nil, nil
}

// daftarPerangkat are the units of the regency by name, for a list of choices.
func (m *minta) daftarPerangkat() (out []kertas.Penggal, err error) {
	if !m.membaca(m.perangkat) {
		return nil, nil
	}
	for d, err := range (register.Tipe[kantor.PerangkatDaerah]{Register: m.perangkat}).Semua(m.ctx, m.o.Store, register.LingkupUmum(), register.Query{Batas: 1000, Urut: "nama"}) {
		if err != nil {
			return nil, err
		}
		if !d.Isi.Bubar {
			out = append(out, kertas.Penggal{Teks: d.Isi.Nama, Ke: d.Isi.Kode})
		}
	}
	return out, nil
}

// potong keeps the first n letters.
func potong(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
