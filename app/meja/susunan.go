//go:build !(js && wasm)

package meja

import (
	"strconv"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// susunan is the tree of PPID and how far it covers the units.
func (m *minta) susunan() (kertas.Lembar, error) {
	if _, err := m.boleh(m.unit, hak.Baca); err != nil {
		return kertas.Lembar{}, err
	}
	out := m.laman("/susunan", "Susunan PPID", "PPID Utama, PPID Pelaksana di perangkat daerah dan PPID Desa, dengan SK-nya (Perki 1/2021 Pasal 6, Perki 1/2018 Pasal 8).")
	if m.bisa(m.unit, "buat", m.a.Perangkat) && m.unit.Info().Bebas {
		out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Tambah PPID", Ke: "/register/ppid_pelaksana/baru"})
	}
	out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Cetak", Rupa: "cetak"})
	jenis := map[ppid.JenisUnit][]register.Dokumen[ppid.UnitPPID]{}
	punya := map[string]bool{}
	for d, err := range m.unit.Semua(m.ctx, m.o.Store, register.LingkupUmum(), register.Query{Urut: "nama"}) {
		if err != nil {
			return kertas.Lembar{}, err
		}
		jenis[d.Isi.Jenis] = append(jenis[d.Isi.Jenis], d)
		punya[d.Isi.Kode] = punya[d.Isi.Kode] || d.Isi.Aktif
	}
	var opd, tanpa []string
	if m.membaca(m.perangkat) {
		kode, nama := kolom(m.perangkat, "kode"), kolom(m.perangkat, "nama")
		for b, err := range register.Semua(m.ctx, m.o.Store, m.perangkat, register.LingkupUmum(), register.Query{Batas: 1000, Urut: "nama"}) {
			if err != nil {
				return kertas.Lembar{}, err
			}
			k, _ := b.Kolom[kode].(string)
			n, _ := b.Kolom[nama].(string)
			if opd = append(opd, k); !punya[k] && k != m.o.Layanan.Perangkat {
				tanpa = append(tanpa, n)
			}
		}
	}
	aktif := func(j ppid.JenisUnit) (n int64) {
		for _, d := range jenis[j] {
			if d.Isi.Aktif {
				n++
			}
		}
		return n
	}
	f := kertas.Balok{Rupa: kertas.Figur, Baris: [][]kertas.Sel{
		{kertas.T("PPID Pelaksana aktif"), kertas.T(angka(aktif(ppid.UnitPelaksana))), nil, kertas.T("Tercatat " + strconv.Itoa(len(jenis[ppid.UnitPelaksana])))},
		{kertas.T("PPID Desa aktif"), kertas.T(angka(aktif(ppid.UnitDesa))), nil, kertas.T("Tercatat " + strconv.Itoa(len(jenis[ppid.UnitDesa])))},
	}}
	if len(opd) > 0 {
		n := int64(len(opd) - len(tanpa))
		f.Baris = append(f.Baris, []kertas.Sel{kertas.T("Perangkat daerah ber-PPID"), kertas.T(angka(n)), kertas.T("dari " + angka(int64(len(opd)))), kertas.T(kominfo.Rasio{Pembilang: n, Penyebut: int64(len(opd))}.String())})
	}
	out.Isi = append(out.Isi, f)
	if aktif(ppid.UnitUtama) == 0 {
		out.Isi = append(out.Isi, pesan(peringatan, "PPID Utama yang aktif belum dicatat", "Catat dulu PPID Utama dengan nomor dan tanggal SK-nya; PPID Pelaksana menunjuknya sebagai induk."))
	}
	if tanpa != nil {
		b := kertas.Balok{Rupa: kertas.Daftar}
		for _, n := range tanpa {
			b.Baris = append(b.Baris, kertas.F(n))
		}
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Rincian, Judul: "Perangkat daerah tanpa PPID Pelaksana aktif (" + strconv.Itoa(len(tanpa)) + ")", Isi: []kertas.Balok{b}})
	}
	for _, x := range []struct {
		judul string
		j     ppid.JenisUnit
	}{{"PPID Utama", ppid.UnitUtama}, {"PPID Pelaksana", ppid.UnitPelaksana}, {"PPID Desa", ppid.UnitDesa}} {
		t := kertas.Balok{Rupa: kertas.Tabel, Judul: x.judul, Kolom: []string{"Nama", "Jabatan pemangkunya", "Atasan", "SK", "Keadaan"}}
		for _, d := range jenis[x.j] {
			keadaan := lencana(sukses, "aktif")
			if !d.Isi.Aktif {
				keadaan = lencana(netral, "tidak aktif")
			}
			sk := kertas.T(d.Isi.NomorSK)
			if !d.Isi.TanggalSK.Kosong() {
				sk = append(sk, kecilSel(d.Isi.TanggalSK.Panjang()))
			}
			t.Baris = append(t.Baris, []kertas.Sel{kertas.Ke(d.Isi.Nama, "/register/ppid_pelaksana/"+string(d.ID)), kertas.T(d.Isi.Jabatan), kertas.T(d.Isi.Atasan), sk, {keadaan}})
		}
		if t.Baris != nil {
			out.Isi = append(out.Isi, bagian(x.judul, t))
		}
	}
	return out, nil
}
