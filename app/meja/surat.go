//go:build !(js && wasm)

package meja

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/surat"
)

// tanpaOrang are the papers that name nobody; the others carry the applicant.
var tanpaOrang = [...]surat.Jenis{surat.Disposisi, surat.LembarUji, surat.Penetapan, surat.Pengubahan}

func bernama(j surat.Jenis) bool { return !slices.Contains(tanpaOrang[:], j) }

// bahanSurat is what every paper of a body is made of: its letterhead, the day. The
// body is the regency, or a village.
func (m *minta) bahanSurat(badan string) surat.Bahan {
	b := surat.Bahan{Kop: m.kop(), Hari: m.hari, Kalender: m.k, Kebijakan: m.o.Layanan.Kebijakan, AlamatLacak: m.o.AlamatLacak}
	b.Instansi = b.Kop[0]
	kode := badan
	if badan == "" {
		kode = m.o.Layanan.Perangkat
	} else {
		b.Instansi = strings.TrimPrefix(m.sebut(badan), "PPID ")
		b.Kop[1] = b.Instansi
	}
	us, _, err := m.unit.Cari(m.ctx, m.o.Store, register.LingkupUmum(), register.Query{Batas: 1, Isi: true, Saring: []register.Syarat{syarat("kode", register.Sama, kode)}})
	if err == nil && len(us) == 1 { // without it the letterhead is shorter
		b.Kop[3] = us[0].Isi.KontakUmum
	}
	return b
}

// bahanPermohonan is what the papers of a request are made of.
func (m *minta) bahanPermohonan(p *ppid.Permohonan) surat.Bahan {
	b := m.bahanSurat(p.Badan)
	b.Permohonan, b.Unit = p, m.sebut(p.Perangkat)
	return b
}

// bahanKeberatan is what the papers of an objection are made of.
func (m *minta) bahanKeberatan(k *ppid.Keberatan) (surat.Bahan, error) {
	p, err := bacaTerkait(m, m.permohonan, k.Permohonan, false)
	if err != nil {
		return surat.Bahan{}, err
	}
	b := m.bahanSurat(k.Badan)
	b.Permohonan, b.Keberatan = p, k
	b.Uji, err = m.bacaUji(k.Uji)
	return b, err
}

// bacaUji reads the test of consequences that a case names, with the unit by its name:
// papers show no codes.
func (m *minta) bacaUji(id register.ID) (*ppid.UjiKonsekuensi, error) {
	u, err := bacaTerkait(m, m.uji, id, false)
	if u != nil {
		u.Perangkat = m.sebut(u.Perangkat)
	}
	return u, err
}

// suratKeberatanSaja are the papers of an objection.
func suratKeberatanSaja(j surat.Jenis) bool {
	return j == surat.FormulirKeberatan || j == surat.TandaBuktiKeberatan || j == surat.TanggapanAtasan
}

// suratTersedia lists the papers of a case as pages and files.
func (m *minta) suratTersedia(nama string, id register.ID, pribadi bool, b surat.Bahan) []kertas.Balok {
	t := kertas.Balok{Rupa: kertas.Tabel, Judul: "Surat dan formulir", Kolom: []string{"Surat atau formulir", "Berkas"}}
	for _, j := range surat.Tersedia(b) {
		if bernama(j) && !pribadi || nama == "keberatan" && !suratKeberatanSaja(j) {
			continue
		}
		t.Baris = append(t.Baris, []kertas.Sel{
			kertas.Ke(besar(surat.Judul(j)), "/ppid/"+nama+"/"+string(id)+"/"+string(j)),
			{{Teks: "Unduh PDF", Ke: "/berkas/ppid/" + nama + "/" + string(id) + "/" + string(j) + ".pdf", Rupa: "unduh"}},
		})
	}
	if t.Baris == nil {
		return nil
	}
	isi := []kertas.Balok{t}
	if pribadi {
		isi = append(isi, kecil("Surat memuat data pemohon. Setiap kali dibuka, tercatat siapa yang membacanya."))
	}
	return []kertas.Balok{{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{bagian("Surat dan formulir", isi...)}}}
}

// kabarPemohon is the message for the applicant about the latest step, to copy into an
// e-mail or WhatsApp: for who writes to applicants. The code of the receipt is never
// in it; that stands on the receipt alone.
func (m *minta) kabarPemohon(menulis bool, b surat.Bahan) []kertas.Balok {
	if p := b.Permohonan; p != nil {
		if p.Lama || p.Tahap == "dicabut" || p.Tahap == "tidak_ditindaklanjuti" { // nothing is asked of anybody any more
			menulis = menulis && b.Keberatan != nil
		}
		x := *p
		x.Kode = ""
		b.Permohonan = &x
	}
	if b.Keberatan != nil {
		x := *b.Keberatan
		x.Kode = ""
		b.Keberatan = &x
	}
	if !menulis {
		return nil
	}
	for _, j := range surat.Tersedia(b) {
		if b.Keberatan != nil && !suratKeberatanSaja(j) {
			continue
		}
		if judul, isi := surat.Kabar(j, b); isi != "" {
			return []kertas.Balok{{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{{Rupa: kertas.Rincian, Judul: "Pesan untuk pemohon: " + surat.Judul(j), Isi: []kertas.Balok{
				{Rupa: kertas.Salin, Judul: judul, Baris: [][]kertas.Sel{kertas.F(isi)}}, kecil("Untuk surel atau WhatsApp. Tanpa nama, alamat dan kode tanda terima; kodenya hanya ada pada tanda bukti.")}}}}}
		}
	}
	return nil
}

// susunPermohonan composes a paper of the request that the address names, after the
// reading of who asks was recorded.
func (m *minta) susunPermohonan(nama string) (kasus[ppid.Permohonan], surat.Bahan, []kertas.Lembar, error) {
	var b surat.Bahan
	k, err := bacaKasus(m, m.permohonan)
	if err != nil {
		return k, b, nil, err
	}
	j := surat.Jenis(nama)
	if suratKeberatanSaja(j) && j != surat.FormulirKeberatan {
		j = "" // of the objection
	}
	if !slices.Contains(surat.Semua(), j) {
		return k, b, nil, tanpaSurat()
	}
	if err := m.muatNama(); err != nil {
		return k, b, nil, err
	}
	b = m.bahanPermohonan(&k.isi)
	if b.Uji, err = m.bacaUji(k.isi.Uji); err != nil {
		return k, b, nil, err
	}
	ls, err := m.susun(j, &b, k.r, k.Baris, k.l)
	return k, b, ls, err
}

func (m *minta) susunKeberatan(nama string) (kasus[ppid.Keberatan], surat.Bahan, []kertas.Lembar, error) {
	var b surat.Bahan
	k, err := bacaKasus(m, m.keberatan)
	if err != nil {
		return k, b, nil, err
	}
	if !suratKeberatanSaja(surat.Jenis(nama)) {
		return k, b, nil, tanpaSurat()
	}
	if err := m.muatNama(); err != nil {
		return k, b, nil, err
	}
	if b, err = m.bahanKeberatan(&k.isi); err != nil {
		return k, b, nil, err
	}
	ls, err := m.susun(surat.Jenis(nama), &b, k.r, k.Baris, k.l)
	return k, b, ls, err
}

func tanpaSurat() error {
	return kominfo.E(kominfo.TidakAda, "meja.surat", "Surat atau formulir ini tidak ada pada kasus ini.")
}

// susun composes a paper with what the address says of the letter.
func (m *minta) susun(j surat.Jenis, b *surat.Bahan, r register.Register, baris register.Baris, l register.Lingkup) ([]kertas.Lembar, error) {
	if bernama(j) {
		if !l.Pribadi {
			return nil, kominfo.E(kominfo.Ditolak, "meja.surat", "Surat ini memuat data pemohon; peran Anda tidak mencakupnya. Mintalah petugas layanan PPID.")
		}
	}
	b.Nomor, b.Tempat = m.q("nomor"), m.q("tempat")
	if t, err := kominfo.ParseTanggal(m.q("tanggal")); err == nil && t.Tahun() >= 2000 && t.Tahun() <= 2100 {
		b.Tanggal = t
	}
	ls, err := surat.Susun(j, *b)
	if err == nil && bernama(j) {
		err = m.catatAkses(r, baris) // before anything leaves
	}
	if err != nil {
		return nil, err
	}
	return ls, nil
}

// suratPermohonan is a paper of a request as a page.
func (m *minta) suratPermohonan() (kertas.Lembar, error) {
	nama := m.r.PathValue("surat")
	k, b, ls, err := m.susunPermohonan(nama)
	if err != nil {
		return kertas.Lembar{}, err
	}
	return m.lamanSurat(nama, "permohonan", k.isi.Nomor, k.ID, b, ls), nil
}

// suratKeberatan is a paper of an objection as a page.
func (m *minta) suratKeberatan() (kertas.Lembar, error) {
	nama := m.r.PathValue("surat")
	k, b, ls, err := m.susunKeberatan(nama)
	if err != nil {
		return kertas.Lembar{}, err
	}
	return m.lamanSurat(nama, "keberatan", k.isi.Nomor, k.ID, b, ls), nil
}

// lamanSurat puts a paper into the frame of the desk: what SRIKANDI gives to the
// letter, the file, the message that goes with it. On paper nothing but the letter is
// left.
func (m *minta) lamanSurat(nama, buku, nomor string, id register.ID, b surat.Bahan, ls []kertas.Lembar) kertas.Lembar {
	j := surat.Jenis(nama)
	judul := besar(surat.Judul(j))
	kini, daftar := "/antrean", kertas.Penggal{Teks: "Antrean", Ke: "/ppid/antrean"}
	if buku == "keberatan" {
		kini, daftar = "/keberatan", kertas.Penggal{Teks: "Keberatan", Ke: "/ppid/keberatan"}
	}
	out := m.laman(kini, judul, "", daftar, kertas.Penggal{Teks: nomor, Ke: "/ppid/" + buku + "/" + string(id)})
	pdf := alamat("/berkas/ppid/"+buku+"/"+string(id)+"/"+nama+".pdf", "nomor", b.Nomor, "tempat", b.Tempat, "tanggal", b.Tanggal.String())
	out.Aksi = []kertas.Penggal{{Teks: "Unduh PDF", Ke: pdf, Rupa: "unduh"}, {Teks: "Cetak", Rupa: "cetak"}}
	out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{{Rupa: kertas.Rincian, Judul: "Nomor, tempat dan tanggal surat", Isi: []kertas.Balok{
		{Rupa: kertas.Saring, Judul: "Pakai di surat", Medan: []kertas.Medan{{Nama: "nomor", Judul: "Nomor surat dari SRIKANDI", Nilai: b.Nomor}, {Nama: "tempat", Judul: "Tempat", Nilai: b.Tempat}, {Nama: "tanggal", Judul: "Tanggal", Jenis: "date", Nilai: b.Tanggal.String()}}},
		kecil("Yang kosong tercetak sebagai garis untuk diisi, atau menurut yang tercatat."),
	}}}})
	for i, l := range ls {
		if i == 0 {
			out.Kop, out.Nomor, out.Judul, out.Uraian = l.Kop, l.Nomor, l.Judul, l.Uraian
			out.Tanda = l.Tanda
			if out.Judul == "" {
				out.Judul = judul
			}
			for _, b := range l.Isi { // right under the page's heading
				if b.Rupa == kertas.SubBagian {
					b.Rupa = kertas.Bagian
				}
				out.Isi = append(out.Isi, b)
			}
			continue
		}
		x := kertas.Balok{Rupa: kertas.Bagian, Judul: l.Judul, Isi: l.Isi}
		if l.Uraian != "" {
			x.Isi = append([]kertas.Balok{kertas.P(l.Uraian)}, x.Isi...)
		}
		if l.Judul == "" {
			out.Isi = append(append(out.Isi, kertas.Balok{Rupa: kertas.GantiHalaman}), x.Isi...)
			continue
		}
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.GantiHalaman}, x)
	}
	if k, isi := surat.Kabar(j, b); isi != "" {
		out.Isi = append(out.Isi, kertas.Balok{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{bagian("Pesan singkat untuk pemohon",
			kertas.Balok{Rupa: kertas.Salin, Judul: k, Baris: [][]kertas.Sel{kertas.F(isi)}}, kecil("Untuk surel atau WhatsApp. Tanpa nama dan alamat pemohon."))}})
	}
	return out
}

// namaBerkas is a file name of a paper: only plain letters, digits and hyphens.
func namaBerkas(nama ...string) string {
	s := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.Join(nama, "-"))
	return s[:min(len(s), 120)]
}
