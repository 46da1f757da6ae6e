//go:build !(js && wasm)

package meja

import (
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// daftarSengketa are the disputes, the latest first.
func (m *minta) daftarSengketa() (kertas.Lembar, error) {
	l, err := m.boleh(m.sengketa, hak.Baca)
	if err != nil {
		return kertas.Lembar{}, err
	}
	if err := m.muatNama(); err != nil {
		return kertas.Lembar{}, err
	}
	semua := m.q("tahap") == "semua"
	q := register.Query{Urut: "diajukan", Turun: true, Batas: barisHalaman, Kursor: m.q("kursor")}
	pilih := "semua"
	if !semua {
		pilih = ""
		q.Saring = []register.Syarat{salahSatu("tahap", sengketaTerbuka[:]...)}
	}
	bs, kursor, err := m.cari(m.sengketa, l, q)
	if err != nil {
		return kertas.Lembar{}, err
	}
	out := m.laman("/sengketa", "Sengketa informasi", "Sengketa di Komisi Informasi dan pengadilan. Kantor mencatat apa yang dilakukan Komisi Informasi dan pihak lain.")
	if m.bisa(m.sengketa, "ajukan", m.a.Perangkat) {
		out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Catat sengketa", Ke: "/register/sengketa/tindakan/ajukan"})
	}
	out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Cetak", Rupa: "cetak"})
	out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.Saring, Judul: "Tampilkan", Medan: []kertas.Medan{{Nama: "tahap", Judul: "Sengketa", Nilai: pilih, Pilihan: []kertas.Penggal{{Teks: "Yang berjalan"}, {Teks: "Semua", Ke: "semua"}}}}})
	if len(bs) == 0 {
		out.Isi = append(out.Isi, kosong("Tidak ada sengketa yang cocok."))
		return out, nil
	}
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Sengketa", Kolom: []string{"Sengketa", "Tenggat", "Tahap", "Putusan"}}
	x := m.sengketa.Info().CariIsian("putusan")
	for _, b := range bs {
		n := b.teks("nomor_perkara")
		if n == "" {
			n = "Belum bernomor perkara"
		}
		t.Baris = append(t.Baris, []kertas.Sel{{{Teks: n, Ke: "/ppid/sengketa/" + string(b.ID)}, kecilSel("Diajukan " + panjang(b.tanggal("diajukan")))},
			m.tenggatKe(b.tanggal("tenggat")), {m.tahap(b.r, b.teks("tahap"))}, kertas.T(x.TeksPilihan(b.teks("putusan")))})
	}
	out.Isi = append(out.Isi, t)
	di := func(k string) string { return alamat("/ppid/sengketa", "tahap", pilih, "kursor", k) }
	out.Isi = append(out.Isi, halamanKe(di, kursor, q.Kursor)...)
	return out, nil
}

// satuSengketa is the page of one dispute.
func (m *minta) satuSengketa() (kertas.Lembar, error) {
	var tanpa kertas.Lembar
	k, err := bacaKasus(m, m.sengketa)
	if err != nil {
		return tanpa, err
	}
	if err := m.muatNama(); err != nil {
		return tanpa, err
	}
	s := &k.isi
	judul := "Sengketa " + s.NomorPerkara
	if s.NomorPerkara == "" {
		judul = "Sengketa atas keberatan " + s.NomorKeberatan
	}
	out := m.laman("/sengketa", judul, m.sebut(k.Pemilik), kertas.Penggal{Teks: "Sengketa", Ke: "/ppid/sengketa"})
	out.Tanda = append(out.Tanda, m.tahap(k.r, s.Tahap))
	if t := s.Tenggat(); !t.Kosong() {
		out.Tanda = append(out.Tanda, m.sisa(t))
	}
	langkah, utama := m.langkah(k.r, k.ID, k.Pemilik, m.o.Layanan.LangkahSengketa(m.a, s, m.hari), s.Batas)
	if utama.Teks != "" {
		out.Aksi = append(out.Aksi, utama)
	}
	out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Cetak", Rupa: "cetak"})
	out.Isi = append(out.Isi, langkah...)
	out.Isi = append(out.Isi, bagian("Sengketa", k.d.fakta("nomor_keberatan", "nomor_perkara", "diajukan", "dimulai", "sidang_pertama", "mediasi_pertama", "sebab_ajudikasi", "putusan", "nomor_putusan", "amar", "putusan_diterima", "pengadilan")))
	var ts []barisTenggat
	for _, j := range ppid.SemuaJenis() {
		b := cari(s.Batas, j)
		if b.Jenis == "" {
			continue
		}
		t := barisTenggat{Batas: b}
		switch j {
		case ppid.PengajuanSengketa:
			t.apa, t.selesai = "diajukan", s.Diajukan
		case ppid.RegistrasiSengketa, ppid.MulaiSengketa:
			t.apa, t.selesai = "dimulai", s.Dimulai
		case ppid.MulaiMediasi:
			t.apa, t.selesai = "dimulai", s.Mediasi
		case ppid.SelesaiSengketa, ppid.SelesaiMediasi:
			if s.Putusan != "" || j == ppid.SelesaiMediasi && s.Tahap != "sengketa_mediasi" {
				t.diam = "berhenti"
			}
		case ppid.GugatanPengadilan, ppid.KasasiPengadilan:
			if s.Tahap != "putusan_ki" && j == ppid.GugatanPengadilan || s.Tahap == "selesai" {
				t.diam = "berhenti"
			}
		}
		if t.diam == "" && t.selesai.Kosong() && s.Tahap == "selesai" {
			t.diam = "berhenti"
		}
		t.mengapa = func() (ppid.Hasil, error) {
			return m.h.Tenggat(j, ppid.Masukan{SengketaDiajukan: s.Diajukan, SengketaDimulai: s.Dimulai, SidangPertama: s.SidangPertama, MediasiPertama: s.Mediasi,
				PutusanMediasi: s.Putusan == "mediasi", PutusanDiterima: s.Diterima}, m.k, m.o.Layanan.Kebijakan)
		}
		if j == ppid.PengajuanSengketa {
			t.mengapa = nil // counted from the facts of the objection
		}
		ts = append(ts, t)
	}
	out.Isi = append(out.Isi, m.tenggat(ts))
	if l, err := m.boleh(m.keberatan, hak.Baca); err == nil {
		l.Pribadi = false
		f := kertas.Balok{Rupa: kertas.Fakta, Baris: [][]kertas.Sel{{kertas.T("Keberatan"), kertas.Ke(s.NomorKeberatan, "/ppid/keberatan/"+string(s.Keberatan))}}}
		kb, err := m.keberatan.Baca(m.ctx, m.o.Store, l, s.Keberatan)
		if err != nil && kominfo.KindOf(err) != kominfo.TidakAda {
			return tanpa, err
		}
		if kb.Isi.Permohonan != "" {
			f.Baris = append(f.Baris, []kertas.Sel{kertas.T("Permohonan"), kertas.Ke(kb.Isi.NomorPendaftaran, "/ppid/permohonan/"+string(kb.Isi.Permohonan))})
		}
		out.Isi = append(out.Isi, bagian("Terkait", f))
	}
	r, err := m.riwayat(k.r, k.l, k.ID, s.Tenggat())
	if err != nil {
		return tanpa, err
	}
	out.Isi = append(out.Isi, r)
	return out, nil
}
