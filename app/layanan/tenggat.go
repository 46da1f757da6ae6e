//go:build !(js && wasm)

package layanan

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid"
)

// tenggat is a due date as people read it.
type tenggat struct {
	Judul, Tanggal, Sisa, Nada string
	Catatan, Mengapa           []string
}

func batasDari(bs []ppid.Batas, j ppid.Jenis) (b ppid.Batas) {
	for _, x := range bs {
		if x.Jenis == j {
			return x
		}
	}
	return b
}

// dari fills a due date from the stored one, which is in force, with the reasons of
// today's calendar.
func (m *minta) dari(judul string, b ppid.Batas, mengapa func(*ppid.Hukum, *kalender.Kalender, ppid.Kebijakan) (ppid.Hasil, error)) tenggat {
	t := tenggat{Judul: judul}
	h, err := mengapa(m.hukum(), m.kalender(), m.o.Layanan.Kebijakan)
	if err == nil {
		t.Mengapa = alasanTanggal(h)
		if !b.Tanggal.Kosong() && !h.Berlaku.Kosong() && b.Tanggal != h.Berlaku {
			t.Catatan = append(t.Catatan, "Kalender berubah sejak tanggal ini dihitung: menurut kalender sekarang "+h.Berlaku.Lengkap()+". Petugas akan menghitung ulang.")
		}
	}
	if b.Tanggal.Kosong() {
		if b.Catatan != "" {
			t.Catatan = append(t.Catatan, b.Catatan)
		}
		t.Mengapa = nil
		return t
	}
	m.isiTanggal(&t, b.Tanggal)
	if !b.Perpanjangan.Kosong() && !m.hari.Sesudah(b.Tanggal) {
		t.Catatan = append(t.Catatan, "Dapat diperpanjang satu kali, dengan alasan tertulis kepada Anda, sampai "+b.Perpanjangan.Lengkap()+".")
	}
	return t
}

// isiTanggal says a date and how far away it is.
func (m *minta) isiTanggal(t *tenggat, d kominfo.Tanggal) {
	t.Tanggal, t.Nada = d.Lengkap(), "netral"
	switch n, err := m.kalender().Jumlah(m.hari, d); {
	case d == m.hari:
		t.Sisa, t.Nada = "hari ini", "peringatan"
	case m.hari.Sesudah(d):
		t.Sisa, t.Nada = "sudah lewat", "bahaya"
	case err == nil:
		t.Sisa = kominfo.FormatAngka(int64(n)) + " hari kerja lagi"
	}
}

// alasanTanggal are the lines of the reason, without its title.
func alasanTanggal(h ppid.Hasil) (out []string) {
	_, isi, _ := strings.Cut(h.Penjelasan(), "\n")
	for s := range strings.Lines(isi) {
		if s = strings.TrimPrefix(strings.TrimSpace(s), "- "); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// tenggatPermohonan are the due dates of a request in its state: what the office
// owes and until when the applicant may act.
func (m *minta) tenggatPermohonan(p *ppid.Permohonan, tahap string) (out []tenggat) {
	dari := func(judul string, j ppid.Jenis) tenggat {
		return m.dari(judul, batasDari(p.Batas, j), func(h *ppid.Hukum, k *kalender.Kalender, b ppid.Kebijakan) (ppid.Hasil, error) {
			x, err := p.Mengapa(j, h, k, b)
			if tahap == "diterima" { // nobody has found it incomplete: it was not examined yet
				x.Catatan = slices.Clone(x.Catatan)
				for i, c := range x.Catatan {
					x.Catatan[i] = strings.Replace(c, "Permohonan belum lengkap:", "Permohonan belum diperiksa:", 1)
				}
			}
			return x, err
		})
	}
	uu := func() tenggat {
		return dari("Dijawab, dihitung sejak permohonan diterima (UU 14/2008 Pasal 22 ayat (7))", ppid.PenolakanPermohonan)
	}
	const perki = "Dijawab, dihitung sejak permohonan dinyatakan lengkap (Perki 1/2021 Pasal 31 ayat (3))"
	switch tahap {
	case "diterima":
		periksa := dari("Diperiksa kelengkapannya", ppid.PemeriksaanPermohonan)
		jawab := dari(perki, ppid.JawabanPermohonan)
		if jawab.Tanggal == "" {
			jawab.Catatan = m.bilaLengkap(p)
		}
		out = append(out, periksa, uu(), jawab)
	case "tidak_lengkap":
		out = append(out, dari("Anda melengkapi permohonan", ppid.KelengkapanPermohonan), uu())
		if out[0].Tanggal == "" {
			out[0].Catatan = []string{"3 hari kerja sejak Anda menerima surat keterangan tidak lengkap (Perki 1/2021 Pasal 33 ayat (3))."}
		}
	case "terdaftar", "diproses", "uji_konsekuensi", "diperpanjang", "lewat_waktu":
		j, t := batasDari(p.Batas, ppid.JawabanPermohonan), batasDari(p.Batas, ppid.PenolakanPermohonan)
		if j.Tanggal == t.Tanggal {
			out = append(out, dari("Dijawab", ppid.JawabanPermohonan))
		} else {
			out = append(out, uu(), dari(perki, ppid.JawabanPermohonan))
		}
	case "pemberitahuan_terkirim", "menunggu_biaya":
		if !p.WaktuPenyediaan.Kosong() {
			t := tenggat{Judul: "Informasi disediakan"}
			m.isiTanggal(&t, p.WaktuPenyediaan)
			out = append(out, t)
		}
	}
	if bolehKeberatan(m.hukum(), m.tahapKeberatan(p)) {
		const judul = "Anda mengajukan keberatan (UU 14/2008 Pasal 36 ayat (1))"
		if h, err := p.Mengapa(ppid.PengajuanKeberatan, m.hukum(), m.kalender(), m.o.Layanan.Kebijakan); err == nil && !h.Berlaku.Kosong() {
			t := tenggat{Judul: judul, Mengapa: alasanTanggal(h)}
			m.isiTanggal(&t, h.Berlaku)
			out = append(out, t)
		}
	}
	return out
}

// bilaLengkap says when the answer would be due if the office used all its days for
// the examination.
func (m *minta) bilaLengkap(p *ppid.Permohonan) []string {
	akhir := batasDari(p.Batas, ppid.PemeriksaanPermohonan).Tanggal
	if akhir.Kosong() {
		return []string{"10 hari kerja sejak petugas menyatakannya lengkap."}
	}
	h, err := m.hukum().Tenggat(ppid.JawabanPermohonan, ppid.Masukan{Diterima: p.Diterima, Dicatat: p.Dicatat, DinyatakanLengkap: akhir}, m.kalender(), m.o.Layanan.Kebijakan)
	if err != nil || h.Berlaku.Kosong() {
		return []string{"10 hari kerja sejak petugas menyatakannya lengkap."}
	}
	s := "10 hari kerja sejak petugas menyatakannya lengkap. Bila dinyatakan lengkap pada hari terakhir pemeriksaan: " + h.Berlaku.Lengkap()
	if !h.TenggatPerpanjangan.Kosong() {
		s += ", dan bila diperpanjang " + h.TenggatPerpanjangan.Lengkap()
	}
	return []string{s + "."}
}

// tenggatKeberatan are those of an objection.
func (m *minta) tenggatKeberatan(x *ppid.Keberatan) (out []tenggat) {
	dari := func(judul string, j ppid.Jenis) tenggat {
		return m.dari(judul, batasDari(x.Batas, j), func(h *ppid.Hukum, k *kalender.Kalender, b ppid.Kebijakan) (ppid.Hasil, error) {
			return x.Mengapa(j, h, k, b)
		})
	}
	if x.Ditanggapi.Kosong() {
		out = append(out, dari("Atasan PPID menanggapi (UU 14/2008 Pasal 36 ayat (2))", ppid.TanggapanKeberatan))
	}
	if x.Tahap != "selesai" {
		t := dari("Anda mengajukan sengketa ke Komisi Informasi (UU 14/2008 Pasal 37 ayat (2))", ppid.PengajuanSengketa)
		if x.Ditanggapi.Kosong() {
			t.Catatan = append(t.Catatan, "Bila tidak ditanggapi sampai waktunya habis. Bila ditanggapi: 14 hari kerja sejak tanggapan Anda terima.")
			t.Sisa = ""
		}
		out = append(out, t)
	}
	if !x.BatasPerintah.Kosong() && x.Dilaksanakan.Kosong() {
		t := tenggat{Judul: "PPID melaksanakan perintah Atasan PPID"}
		m.isiTanggal(&t, x.BatasPerintah)
		out = append(out, t)
	}
	return out
}
