package ppid

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func TestRetensi(t *testing.T) {
	a := RetensiBawaan()
	for nama, u := range map[string]struct {
		m     BahanRetensi
		boleh string
		hak   string
		sebab string
	}{
		"diserahkan":      {BahanRetensi{Tahap: "diserahkan", Sejak: tgl("2025-03-03")}, "2027-04-24", "2025-04-24", "hak mengajukan keberatan sampai 24 April 2025"},
		"dicabut":         {BahanRetensi{Tahap: "dicabut", Sejak: tgl("2025-03-03")}, "2027-03-03", "", "ditambah 24 bulan"},
		"dihentikan":      {BahanRetensi{Tahap: "tidak_ditindaklanjuti", Sejak: tgl("2024-02-29")}, "2026-02-28", "", "29 Februari 2024"},
		"berjalan":        {BahanRetensi{Tahap: "diproses", Sejak: tgl("2020-01-02")}, "", "", "belum selesai"},
		"janji":           {BahanRetensi{Tahap: "pemberitahuan_terkirim", Sejak: tgl("2020-01-02")}, "", "", "Pemberitahuan tertulis terkirim"},
		"tautan":          {BahanRetensi{Tahap: "pemberitahuan_terkirim", Hasil: "sudah_tersedia", Sejak: tgl("2025-03-03")}, "2027-04-24", "2025-04-24", "hak mengajukan keberatan"},
		"asing":           {BahanRetensi{Tahap: "<b>", Sejak: tgl("2020-01-02")}, "", "", "·b·"},
		"keberatan":       {BahanRetensi{Tahap: "ditolak", Sejak: tgl("2025-03-03"), Lanjutan: []LanjutanPerkara{{"Keberatan 1", "keberatan_diterima", tgl("2025-04-01")}}}, "", "", "Keberatan 1 belum selesai"},
		"sengketa":        {BahanRetensi{Tahap: "ditolak", Sejak: tgl("2025-03-03"), Lanjutan: []LanjutanPerkara{{"Keberatan 1", "selesai", tgl("2025-04-01")}, {"Sengketa 2", "kasasi", tgl("2025-09-01")}}}, "", "", "Kasasi di Mahkamah Agung"},
		"tuntas":          {BahanRetensi{Tahap: "dicabut", Sejak: tgl("2025-03-03"), Lanjutan: []LanjutanPerkara{{"Sengketa 2", "selesai", tgl("2025-09-01")}}}, "2027-09-01", "", "1 September 2025"},
		"tanpa keputusan": {BahanRetensi{Tahap: "ditolak", Sejak: tgl("2098-03-03")}, "", "", "belum dapat dihitung"},
	} {
		r := Bawaan().Retensi(u.m, a, kalender.Nasional(), Kebijakan{})
		if r.Boleh.String() != u.boleh || r.Hak.String() != u.hak || !strings.Contains(r.Sebab, u.sebab) {
			t.Errorf("%s: boleh %q, hak %q, %s", nama, r.Boleh, r.Hak, r.Sebab)
		}
	}
	if !a.Rancangan || a.Alasan == "" || len(a.Dasar) == 0 {
		t.Errorf("usulan tidak menyebut dirinya usulan: %+v", a)
	}
	if b := a.Selama(12); b.Bulan != 12 || !b.Rancangan || b.Alasan == a.Alasan || a.Selama(24).Alasan != a.Alasan {
		t.Errorf("%+v", b)
	}
	for _, n := range []int{-1, 0, 361} {
		if a.Selama(n).Check() == nil {
			t.Errorf("%d bulan diterima", n)
		}
	}
}

// The list holds who finished long enough ago, nobody whose case goes on, and no
// name; with the request its objection is erased, from either end.
func TestCariRetensi(t *testing.T) {
	k := kantorBaru(t)
	cabut := k.catat(pemohonLengkap())
	k.harus(petugas, k.Permohonan, cabut, "cabut", Cabut{Alasan: "surat"})
	diam := k.terdaftar()
	lain := k.catat(pemohonLengkap())
	k.pada("2025-02-28")
	keb := k.harus(petugas, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: diam, Alasan: "c"}})
	reg := func(nama string) register.Register {
		for _, r := range k.Semua() {
			if r.Info().Nama == nama {
				return r
			}
		}
		return nil
	}
	cari := func(hari string) (out []register.ID, cs []CalonRetensi) {
		t.Helper()
		cs, err := CariRetensi(t.Context(), k.s, reg, register.LingkupPenuh(), k.l, RetensiBawaan(), tgl(hari))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cs {
			out = append(out, c.ID)
		}
		return out, cs
	}
	if ids, _ := cari("2027-02-02"); ids != nil {
		t.Errorf("terlalu dini: %v", ids)
	}
	ids, cs := cari("2027-02-03")
	if diff := cmp.Diff([]register.ID{cabut}, ids); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	l := LembarRetensi(cs, RetensiBawaan(), tgl("2027-02-03"))
	var teks strings.Builder
	tulisLembar(&teks, l.Isi)
	if strings.Contains(teks.String(), rahasia) || !strings.Contains(teks.String(), cs[0].Nomor) || l.Tanda[0].Teks != "RANCANGAN" {
		t.Error(teks.String())
	}
	for _, id := range []struct {
		r  register.Register
		id register.ID
	}{{k.Keberatan, keb}, {k.Permohonan, cabut}} {
		if err := k.s.Ubah(t.Context(), kominfo.Aktor{Peran: "ppid_utama"}, func(tx register.Tx) error {
			_, err := tx.HapusPribadi(t.Context(), id.r, id.id, "masa simpan habis")
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	if p := k.permohonan(diam); p.Nama != "" || p.Kode != "" || p.SidikKode == "" {
		t.Errorf("permohonan di belakang keberatan: %+v", p.IsianPemohon)
	}
	if p := k.permohonan(lain); p.Nama != rahasia {
		t.Error("permohonan lain ikut terhapus")
	}
	if ids, _ := cari("2027-02-03"); ids != nil {
		t.Errorf("yang sudah dihapus masih terdaftar: %v", ids)
	}
	// An open case goes on without a name.
	k.harus(atasan, k.Keberatan, keb, "tanggapi", Tanggapi{Tanggapan: Tanggapan{Keputusan: "mengabulkan_seluruhnya", NomorSurat: "T/1", Uraian: "benar", Jabatan: "Sekretaris Daerah", Perintah: "jawab"}})
	k.harus(utama, k.Permohonan, diam, "jawab", pemberian("2025-03-05"))
}

func tulisLembar(b *strings.Builder, bs []kertas.Balok) {
	for _, x := range bs {
		for _, r := range x.Baris {
			for _, s := range r {
				for _, p := range s {
					b.WriteString(p.Teks + "\n")
				}
			}
		}
		tulisLembar(b, x.Isi)
	}
}
