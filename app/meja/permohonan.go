//go:build !(js && wasm)

package meja

import (
	"strings"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

func pisah(s string) []string { return strings.Fields(s) }

// kasus is one document of a case as it was read: with its personal part where the
// scope has it, which must not leave before [minta.catatAkses].
type kasus[T any] struct {
	register.Baris
	l   register.Lingkup
	r   register.Register
	d   dokumen
	isi T
}

func bacaKasus[T any](m *minta, t register.Tipe[T]) (k kasus[T], err error) {
	k.r = t.Register
	if k.l, err = m.boleh(k.r, hak.Baca); err != nil {
		return k, err
	}
	id, err := m.id(k.r)
	if err != nil {
		return k, err
	}
	return k, muatKasus(m, &k, id)
}

func muatKasus[T any](m *minta, k *kasus[T], id register.ID) (err error) {
	if k.Baris, err = m.o.Store.Baca(m.ctx, k.r, k.l, id, 0); err != nil {
		return err
	}
	if k.d, err = uraiDokumen(k.r, k.Baris); err != nil {
		return err
	}
	return uraiIsi(k.r, k.Baris, &k.isi)
}

// catatAkses records that the personal part is about to leave.
func (m *minta) catatAkses(r register.Register, b register.Baris) error {
	if m.o.Web.CatatAkses == nil {
		return nil
	}
	return m.o.Web.CatatAkses(m.ctx, m.a, r.Info(), b.ID, b.Versi)
}

// satuPermohonan is the page of one request.
func (m *minta) satuPermohonan() (kertas.Lembar, error) {
	var tanpa kertas.Lembar
	k, err := bacaKasus(m, m.permohonan)
	if err != nil {
		return tanpa, err
	}
	if err := m.muatNama(); err != nil {
		return tanpa, err
	}
	p := &k.isi
	xs := m.o.Layanan.LangkahPermohonan(m.a, p, m.hari)
	tahap := p.TahapPada(m.h, m.hari)
	out := m.laman("/antrean", "Permohonan "+p.Nomor, m.sebut(p.Perangkat), kertas.Penggal{Teks: "Antrean", Ke: "/ppid/antrean"})
	out.Remah[len(out.Remah)-1].Teks = p.Nomor
	out.Tanda = append(out.Tanda, m.tahap(k.r, tahap))
	if p.Badan != "" {
		out.Tanda = append(out.Tanda, lencana(netral, "PPID Desa"))
	}
	out.Tanda = append(out.Tanda, tandaSusulan(p.Susulan)...)
	if t := p.Tenggat(); !t.Kosong() {
		out.Tanda = append(out.Tanda, m.sisa(t))
	}
	if k.Ditarik {
		out.Isi = append(out.Isi, pesan(peringatan, "Permohonan ini sudah ditarik."))
		xs = nil
	}
	langkah, utama := m.langkah(k.r, k.ID, k.Pemilik, xs, p.Batas)
	if utama.Teks != "" {
		out.Aksi = append(out.Aksi, utama)
	}
	out.Aksi = append(out.Aksi, kertas.Penggal{Teks: "Cetak", Rupa: "cetak"})
	if tahap == lewatWaktu {
		out.Isi = append(out.Isi, pesan(bahaya, "Waktu menjawab sudah lewat", "Pemohon berhak mengajukan keberatan (UU 14/2008 Pasal 35 ayat (1) huruf c dan g). Jawaban yang terlambat tetap dicatat."))
	}
	out.Isi = append(out.Isi, bagian("Informasi yang diminta", kertas.P(p.RincianInformasi))) // before the long list of steps: what it is about
	out.Isi = append(out.Isi, langkah...)
	disposisi, err := m.formDisposisi(&k, xs)
	if err != nil {
		return tanpa, err
	}
	out.Isi = append(out.Isi, disposisi...)
	bahanSurat := m.bahanPermohonan(p)
	out.Isi = append(out.Isi, m.kabarPemohon(k.l.Pribadi && !k.Ditarik, bahanSurat)...)
	out.Isi = append(out.Isi, bagian("Permohonan", k.d.fakta("kanal", "diterima", "dicatat", "jenis_pemohon", "dikuasakan", "cara_memperoleh", "cara_mengirim")))
	orang, err := m.pemohon(k.r, k.Baris, k.l, k.d)
	if err != nil {
		return tanpa, err
	}
	if m.q("pemohon") == "1" && k.l.Pribadi && !k.PribadiDihapus {
		orang.Isi = append(orang.Isi, pindaianPemohon(k.ID, p.Dokumen)...)
	}
	out.Isi = append(out.Isi, orang)
	out.Isi = append(out.Isi, m.formLampirkan(&k, xs)...)
	out.Isi = append(out.Isi, m.tenggat(m.tenggatPermohonan(p)))
	for _, x := range []struct {
		judul string
		nama  []string
	}{{"Kelengkapan", []string{"dinyatakan_tidak_lengkap", "nomor_surat_tidak_lengkap", "surat_tidak_lengkap", "dilengkapi", "dinyatakan_lengkap"}},
		{"Perpanjangan", []string{"diperpanjang", "sebab_perpanjangan", "alasan_perpanjangan"}},
		{"Jawaban", []string{"hasil", "dijawab", "nomor_surat", "materi", "tautan", "badan_publik_lain", "bentuk_softcopy", "bentuk_hardcopy", "biaya", "cara_pembayaran", "waktu_penyediaan", "penghitaman", "huruf", "dasar_lain", "konsekuensi", "persetujuan", "dibayar", "diserahkan"}}} {
		f := k.d.fakta(x.nama...)
		if x.judul == "Kelengkapan" {
			for _, s := range p.Kekurangan {
				f.Baris = append(f.Baris, kertas.F("Kekurangan", s))
			}
		}
		if f.Baris != nil {
			out.Isi = append(out.Isi, bagian(x.judul, f))
		}
	}
	if b := m.bahan(p.Bahan); b.Isi != nil {
		if ya, _ := langkahBisa(xs, "jawab"); ya && m.bisa(k.r, "jawab", k.Pemilik) {
			b.Isi = append(b.Isi, kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{formulir("Jawab dengan bahan ini", alamatDraf("permohonan", k.ID, "jawab")), kecil("Membuka formulir jawaban yang sudah memuat informasi, tautan dan bentuknya. Keputusannya tetap Anda pilih sendiri.")}})
		}
		out.Isi = append(out.Isi, b)
	}
	terkait, err := m.terkaitPermohonan(&k)
	if err != nil {
		return tanpa, err
	}
	if terkait.Isi != nil {
		out.Isi = append(out.Isi, terkait)
	}
	out.Isi = append(out.Isi, m.suratTersedia("permohonan", k.ID, k.l.Pribadi, bahanSurat)...)
	r, err := m.riwayat(k.r, k.l, k.ID, p.Tenggat())
	if err != nil {
		return tanpa, err
	}
	out.Isi = append(out.Isi, r)
	return out, nil
}

// pemohon is the part about who asks. It is shown when it is asked for, by somebody
// whose scope has it, after that was recorded.
func (m *minta) pemohon(r register.Register, b register.Baris, l register.Lingkup, d dokumen) (kertas.Balok, error) {
	out := bagian("Pemohon")
	switch {
	case b.PribadiDihapus:
		out.Isi = []kertas.Balok{kertas.P("Data pribadi pemohon sudah dihapus.")}
	case !l.Pribadi:
		out.Isi = []kertas.Balok{kertas.P("Data pribadi pemohon tidak ditampilkan untuk peran Anda.")}
	case m.q("pemohon") != "1":
		out.Isi = []kertas.Balok{
			{Baris: [][]kertas.Sel{{{{Teks: "Tampilkan data pemohon", Ke: alamat("/ppid/"+r.Info().Nama+"/"+string(b.ID), "pemohon", "1"), Rupa: "tombol"}}}}},
			kecil("Data pribadi. Setiap kali ditampilkan, tercatat siapa yang membacanya."),
		}
	default:
		if err := m.catatAkses(r, b); err != nil {
			return out, err
		}
		var nama []string
		for _, x := range r.Info().Isian {
			if x.Pribadi && x.Rupa != register.RupaRinci && x.Nama != "kode_tanda_terima" { // the code is for the applicant alone
				nama = append(nama, x.Nama)
			}
		}
		out.Isi = []kertas.Balok{d.fakta(nama...), {Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{kecil("Pembacaan ini tercatat.")}}}
		return out, nil
	}
	return kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{out}}, nil
}

// bahan is what units supplied for the answer.
func (m *minta) bahan(bs []ppid.BahanJawaban) kertas.Balok {
	out := kertas.Balok{Rupa: kertas.Bagian, Judul: "Bahan jawaban"}
	usul := map[string]string{}
	for _, x := range m.permohonan.Info().CariIsian("hasil").Pilihan {
		usul[x.Nilai] = x.Teks
	}
	for _, b := range bs {
		f := kertas.Balok{Rupa: kertas.Fakta}
		for _, x := range [][2]string{{"Tanggal", panjang(b.Tanggal)}, {"Informasi yang ditemukan", b.Materi}, {"Tautan", b.Tautan}, {"Kendala", b.Kendala}, {"Usul jawaban", usul[b.Usul]}, {"Huruf Pasal 17", b.Huruf}} {
			if x[1] != "" {
				f.Baris = append(f.Baris, kertas.F(x[0], x[1]))
			}
		}
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.SubBagian, Judul: "Dari " + m.sebut(b.Perangkat), Isi: []kertas.Balok{f}})
	}
	return out
}

// tenggatPermohonan are the due dates of a request in the order of its life.
func (m *minta) tenggatPermohonan(p *ppid.Permohonan) (out []barisTenggat) {
	for _, j := range ppid.SemuaJenis() {
		b := cari(p.Batas, j)
		if b.Jenis == "" {
			continue
		}
		x := barisTenggat{Batas: b, mengapa: func() (ppid.Hasil, error) { return p.Mengapa(j, m.h, m.k, m.o.Layanan.Kebijakan) }}
		berhenti := p.Tahap == "dicabut" || p.Tahap == "tidak_ditindaklanjuti"
		switch j {
		case ppid.PemeriksaanPermohonan:
			x.apa, x.selesai = "diperiksa", p.DinyatakanLengkap
			if !p.DinyatakanTidakLengkap.Kosong() {
				x.selesai = p.DinyatakanTidakLengkap
			}
			berhenti = p.Tahap != "diterima"
		case ppid.KelengkapanPermohonan:
			x.apa, x.selesai = "dilengkapi", p.Dilengkapi
			berhenti = p.Tahap != "tidak_lengkap"
		case ppid.JawabanPermohonan:
			if x.apa, x.selesai = "dijawab", p.Dijawab; p.Hasil == "ditolak" {
				x.selesai, x.diam = kominfo.Tanggal{}, "tidak dipakai: ditolak"
			}
		case ppid.PenolakanPermohonan:
			if x.apa, x.selesai = "ditolak", p.Dijawab; p.Hasil != "ditolak" && !p.Dijawab.Kosong() {
				x.selesai, x.diam = kominfo.Tanggal{}, "tidak dipakai: tidak ditolak"
			}
		}
		if berhenti && x.selesai.Kosong() && x.diam == "" {
			x.diam = "berhenti"
		}
		out = append(out, x)
	}
	return out
}

// terkaitPermohonan leads to the objection, the dispute, the test of consequences and
// the lines of the list that belong to a request, as far as the person may see them.
func (m *minta) terkaitPermohonan(k *kasus[ppid.Permohonan]) (kertas.Balok, error) {
	out := kertas.Balok{Rupa: kertas.Bagian, Judul: "Terkait"}
	f := kertas.Balok{Rupa: kertas.Fakta}
	var tombol []kertas.Balok
	if l, err := m.boleh(m.keberatan, hak.Baca); err == nil {
		bs, _, err := m.cari(m.keberatan, l, register.Query{Saring: []register.Syarat{syarat("permohonan", register.Sama, string(k.ID))}, Batas: 10})
		if err != nil {
			return out, err
		}
		for _, b := range bs {
			f.Baris = append(f.Baris, []kertas.Sel{kertas.T("Keberatan"), {{Teks: b.teks("nomor"), Ke: "/ppid/keberatan/" + string(b.ID)}, {Teks: " "}, m.tahap(b.r, m.tahapKeberatan(b))}})
			s, err := m.sengketaAtas(b.ID)
			if err != nil {
				return out, err
			}
			f.Baris = append(f.Baris, s...)
		}
		if len(bs) == 0 && m.bolehAjukan(k) {
			tombol = append(tombol, formulir("Catat keberatan", alamatDraf("permohonan", k.ID, "keberatan")))
		}
	}
	if k.isi.Uji != "" {
		if l, err := m.boleh(m.uji, hak.Baca); err == nil {
			u, err := m.uji.Baca(m.ctx, m.o.Store, l, k.isi.Uji)
			if err == nil {
				f.Baris = append(f.Baris, []kertas.Sel{kertas.T("Uji konsekuensi"), {{Teks: u.Isi.Nomor, Ke: "/register/uji_konsekuensi/" + string(u.ID)}}})
			} else if kominfo.KindOf(err) != kominfo.TidakAda {
				return out, err
			}
		}
	}
	bs, err := m.barisDIP(k.ID)
	if err != nil {
		return out, err
	}
	for _, b := range bs {
		f.Baris = append(f.Baris, []kertas.Sel{kertas.T("Daftar Informasi Publik"), kertas.Ke(b.teks("ringkasan"), "/register/dip/"+string(b.ID))})
	}
	if len(bs) == 0 && m.bolehUsulDIP(k) {
		tombol = append(tombol, formulir("Usulkan ke Daftar Informasi Publik", alamatDraf("permohonan", k.ID, "dip")))
	}
	if f.Baris != nil {
		out.Isi = []kertas.Balok{f}
	}
	if tombol != nil && !k.Ditarik {
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.HanyaLayar, Isi: tombol})
	}
	return out, nil
}

// bolehKeberatan: the law knows an objection from this state.
func bolehKeberatan(h *ppid.Hukum, tahap string) bool {
	for _, p := range h.Langkah(tahap, "") {
		if p.Kode == "T17" {
			return true
		}
	}
	return false
}
