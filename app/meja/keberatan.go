//go:build !(js && wasm)

package meja

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

func uraiIsi(r register.Register, b register.Baris, v any) error {
	doc, err := r.Dokumen(b)
	if err != nil {
		return err
	}
	return json.Unmarshal(doc, v)
}

// daftarKeberatan are the objections: open ones by due date, or all, the latest first.
func (m *minta) daftarKeberatan() (kertas.Lembar, error) {
	l, err := m.boleh(m.keberatan, hak.Baca)
	if err != nil {
		return kertas.Lembar{}, err
	}
	if err := m.muatNama(); err != nil {
		return kertas.Lembar{}, err
	}
	tahap := m.q("tahap")
	q := register.Query{Batas: barisHalaman, Kursor: m.q("kursor")}
	switch {
	case tahap == "semua":
		q.Urut, q.Turun = "diajukan", true
	case slices.Contains(keberatanTerbuka[:], tahap) || tahap == "selesai":
		q.Saring, q.Urut = []register.Syarat{syarat("tahap", register.Sama, tahap)}, "tenggat"
	default:
		tahap = ""
		q.Saring, q.Urut = []register.Syarat{salahSatu("tahap", keberatanTerbuka[:]...)}, "tenggat"
	}
	bs, kursor, err := m.cari(m.keberatan, l, q)
	if err != nil {
		return kertas.Lembar{}, err
	}
	out := m.laman("/keberatan", "Keberatan", "Keberatan atas pelayanan informasi. Atasan PPID menanggapi paling lambat 30 hari kerja (UU 14/2008 Pasal 36 ayat (2)).")
	if m.bisa(m.keberatan, "ajukan", m.a.Perangkat) {
		out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Catat keberatan", Ke: "/register/keberatan/tindakan/ajukan"})
	}
	out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Cetak", Rupa: "cetak"})
	p := []kertas.Penggal{{Teks: "Yang terbuka"}}
	for _, x := range m.keberatan.Info().CariIsian("tahap").Pilihan {
		p = append(p, kertas.Penggal{Teks: x.Teks, Ke: x.Nilai})
	}
	out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Saring, Judul: "Tampilkan", Medan: []kertas.Medan{{Nama: "tahap", Judul: "Tahap", Nilai: tahap, Pilihan: append(p, kertas.Penggal{Teks: "Semua", Ke: "semua"})}}})
	if len(bs) == 0 {
		out.Isi = append(out.Isi, kosong("Tidak ada keberatan yang cocok."))
	} else {
		out.Isi = append(out.Isi, m.tabelKeberatan(bs))
	}
	di := func(k string) string { return alamat("/ppid/keberatan", "tahap", tahap, "kursor", k) }
	out.Isi = append(out.Isi, halamanKe(di, kursor, q.Kursor)...)
	return out, nil
}

// tahapKeberatan is the state of a row today: silence follows from the day.
func (m *minta) tahapKeberatan(b barisKolom) string {
	t := b.tanggal("tenggat_tanggapan")
	if kolom(b.r, "tenggat_tanggapan") < 0 {
		t = b.tanggal("tenggat")
	}
	return m.h.KeadaanPada(b.teks("tahap"), t, m.hari)
}

func (m *minta) tabelKeberatan(bs []barisKolom) kertas.Balok {
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Keberatan", Kolom: []string{"Keberatan", "Sisa waktu", "Tahap", "Alasan", "Keputusan"}}
	x := m.keberatan.Info().CariIsian("keputusan")
	for _, b := range bs {
		t.Baris = append(t.Baris, []kertas.Sel{
			{{Teks: b.teks("nomor"), Ke: "/ppid/keberatan/" + string(b.ID)}, kecilSel("Diajukan " + panjang(b.tanggal("diajukan")))},
			m.tenggatKe(b.tanggal("tenggat")), {m.tahap(b.r, m.tahapKeberatan(b))}, kertas.T("huruf " + strings.Join(strings.Split(b.teks("alasan_keberatan"), ""), ", ")), kertas.T(x.TeksPilihan(b.teks("keputusan"))),
		})
	}
	return t
}

// satuKeberatan is the page of one objection.
func (m *minta) satuKeberatan() (kertas.Lembar, error) {
	var tanpa kertas.Lembar
	k, err := bacaKasus(m, m.keberatan)
	if err != nil {
		return tanpa, err
	}
	if err := m.muatNama(); err != nil {
		return tanpa, err
	}
	x := &k.isi
	tahap := x.TahapPada(m.h, m.hari)
	out := m.laman("/keberatan", "Keberatan "+x.Nomor, m.sebut(k.Pemilik), kertas.Penggal{Teks: "Keberatan", Ke: "/ppid/keberatan"})
	out.Remah[len(out.Remah)-1].Teks = x.Nomor
	out.Tanda = append(out.Tanda, m.tahap(k.r, tahap))
	out.Tanda = append(out.Tanda, tandaSusulan(x.Susulan)...)
	if t := x.Tenggat(); !t.Kosong() {
		out.Tanda = append(out.Tanda, m.sisa(t))
	}
	langkah, utama := m.langkah(k.r, k.ID, k.Pemilik, m.o.Layanan.LangkahKeberatan(m.a, x, m.hari), x.Batas)
	if utama.Teks != "" {
		out.Aksi = append(out.Aksi, utama)
	}
	out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Cetak", Rupa: "cetak"})
	if tahap == keberatanLewatWaktu {
		out.Isi = append(out.Isi, pesan(bahaya, "Waktu menanggapi sudah lewat", "Pemohon dapat mengajukan sengketa ke Komisi Informasi (UU 14/2008 Pasal 37). Tanggapan yang terlambat tetap dicatat."))
	}
	out.Isi = append(out.Isi, langkah...)
	b, err := m.bahanKeberatan(x)
	if err != nil {
		return tanpa, err
	}
	out.Isi = append(out.Isi, m.kabarPemohon(k.l.Pribadi && !k.Ditarik, b)...)
	f := k.d.fakta("rincian_informasi", "diajukan", "dicatat", "alasan_ditemukan")
	alasan := kertas.Balok{Rupa: kertas.Daftar}
	for _, a := range m.h.Alasan {
		if strings.Contains(x.Alasan, a.Huruf) {
			alasan.Baris = append(alasan.Baris, []kertas.Sel{{{Teks: "huruf " + a.Huruf + ": " + a.Bunyi + " "}, kecilSel(kutip(a.Dasar))}})
		}
	}
	out.Isi = append(out.Isi, bagian("Keberatan", f, kertas.Balok{Rupa: kertas.SubBagian, Judul: "Alasan", Isi: []kertas.Balok{alasan}}))
	orang, err := m.pemohon(k.r, k.Baris, k.l, k.d)
	if err != nil {
		return tanpa, err
	}
	out.Isi = append(out.Isi, orang)
	sengketa, err := m.sengketaAtas(k.ID)
	if err != nil {
		return tanpa, err
	}
	var ts []barisTenggat
	for _, j := range ppid.SemuaJenis() {
		b := cari(x.Batas, j)
		if b.Jenis == "" {
			continue
		}
		t := barisTenggat{Batas: b, mengapa: func() (ppid.Hasil, error) { return x.Mengapa(j, m.h, m.k, m.o.Layanan.Kebijakan) }}
		switch j {
		case ppid.PengajuanKeberatan:
			t.apa, t.selesai, t.mengapa = "diajukan", x.Diajukan, nil // counted from the facts of the request
		case ppid.TanggapanKeberatan:
			t.apa, t.selesai = "ditanggapi", x.Ditanggapi
		case ppid.PengajuanSengketa:
			switch {
			case sengketa != nil:
				t.diam = "sudah diajukan"
			case x.Tahap == "selesai":
				t.diam = "berhenti"
			case x.Ditanggapi.Kosong() && tahap != keberatanLewatWaktu:
				t.diam = "bila tidak ditanggapi"
			}
		}
		ts = append(ts, t)
	}
	out.Isi = append(out.Isi, m.tenggat(ts))
	if f := k.d.fakta("keputusan", "ditanggapi", "nomor_surat", "jabatan_atasan", "uraian", "perintah", "batas_perintah", "dilaksanakan", "tanggapan_diterima"); f.Baris != nil {
		out.Isi = append(out.Isi, bagian("Tanggapan", f))
	}
	terkait := kertas.Balok{Rupa: kertas.Fakta}
	if x.Permohonan != "" && m.membaca(m.permohonan) {
		terkait.Baris = append(terkait.Baris, []kertas.Sel{kertas.T("Permohonan"), kertas.Ke(x.NomorPendaftaran, "/ppid/permohonan/"+string(x.Permohonan))})
	}
	terkait.Baris = append(terkait.Baris, sengketa...)
	kait := bagian("Terkait")
	if terkait.Baris != nil {
		kait.Isi = append(kait.Isi, terkait)
	}
	if sengketa == nil && !k.Ditarik && m.bolehSengketa(&k) {
		kait.Isi = append(kait.Isi, kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{formulir("Catat sengketa", alamatDraf("keberatan", k.ID, "sengketa"))}})
	}
	if kait.Isi != nil {
		out.Isi = append(out.Isi, kait)
	}
	out.Isi = append(out.Isi, m.suratTersedia("keberatan", k.ID, k.l.Pribadi, b)...)
	r, err := m.riwayat(k.r, k.l, k.ID, x.Tenggat())
	if err != nil {
		return tanpa, err
	}
	out.Isi = append(out.Isi, r)
	return out, nil
}

// sengketaAtas are the facts of the dispute over an objection; nil without one.
func (m *minta) sengketaAtas(id register.ID) (out [][]kertas.Sel, err error) {
	l, err := m.boleh(m.sengketa, hak.Baca)
	if err != nil {
		return nil, nil
	}
	bs, _, err := m.cari(m.sengketa, l, register.Query{Saring: []register.Syarat{syarat("keberatan", register.Sama, string(id))}, Batas: 2})
	for _, b := range bs {
		n := b.teks("nomor_perkara")
		if n == "" {
			n = "belum bernomor perkara"
		}
		out = append(out, []kertas.Sel{kertas.T("Sengketa"), {{Teks: n, Ke: "/ppid/sengketa/" + string(b.ID)}, {Teks: " "}, m.tahap(b.r, b.teks("tahap"))}})
	}
	return out, err
}

// bacaTerkait reads a document that a paper needs, without its personal part; nil
// where it is not there or not for this person.
func bacaTerkait[T any](m *minta, t register.Tipe[T], id register.ID, pribadi bool) (*T, error) {
	if id == "" {
		return nil, nil
	}
	l, err := m.boleh(t.Register, hak.Baca)
	if err != nil {
		return nil, nil
	}
	l.Pribadi = l.Pribadi && pribadi
	d, err := t.Baca(m.ctx, m.o.Store, l, id)
	if kominfo.KindOf(err) == kominfo.TidakAda {
		return nil, nil
	}
	return &d.Isi, err
}
