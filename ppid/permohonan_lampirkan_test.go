package ppid

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

// A scan is added while the request is examined, by the desk of its body, moves
// nothing and counts as the paper that was missing.
func TestLampirkan(t *testing.T) {
	k := kantorBaru(t)
	k.pada("2025-02-03")
	pindai := func(jenis, c string) Lampirkan {
		return Lampirkan{DokumenPemohon{Jenis: jenis, Sidik: strings.Repeat(c, 64), Kunci: "kunci-" + c, Nama: jenis + ".pdf"}}
	}
	in := pemohonLengkap()
	in.Dokumen = nil
	id := k.catat(in)
	for _, o := range []orang{utama, {"kominfo", "tim_pertimbangan"}, {"dinkes", "ppid_pelaksana"}, warga} {
		k.tolak(o, k.Permohonan, id, "lampirkan", pindai("identitas", "a"), "melampirkan pindaian")
	}
	k.tolak(petugas, k.Permohonan, id, "lampirkan", Lampirkan{DokumenPemohon{Jenis: "identitas"}}, "PPID-DOK-04")
	k.tolak(petugas, k.Permohonan, id, "lampirkan", pindai("ktp", "a"), "Jenis")
	x := pindai("identitas", "a")
	x.Sidik = "../../etc/passwd"
	k.tolak(petugas, k.Permohonan, id, "lampirkan", x, "PPID-DOK-03")
	lama := k.permohonan(id)
	k.harus(petugas, k.Permohonan, id, "lampirkan", pindai("identitas", "a"))
	p := k.permohonan(id)
	lama.Dokumen, lama.SidikBerkas = []DokumenPemohon{pindai("identitas", "a").DokumenPemohon}, []string{strings.Repeat("a", 64)}
	if diff := cmp.Diff(lama, p); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if kurang := p.BelumLengkap(Bawaan()); kurang != nil {
		t.Errorf("masih kurang %v", kurang)
	}
	k.harus(petugas, k.Permohonan, id, "nyatakan_tidak_lengkap", TidakLengkap{NomorSurat: "1", Kekurangan: "Surat kuasa"})
	k.harus(petugas, k.Permohonan, id, "lampirkan", pindai("surat_kuasa", "b"))
	k.harus(petugas, k.Permohonan, id, "lengkapi", Lengkapi{Ditunjukkan: Ditunjukkan{Akta: true}})
	if p = k.permohonan(id); len(p.Dokumen) != 3 || p.Tahap != "terdaftar" {
		t.Errorf("%s %+v", p.Tahap, p.Dokumen)
	}
	k.tolak(petugas, k.Permohonan, id, "lampirkan", pindai("akta", "c"), "tidak menunggu dokumen pemohon")

	// Late and never examined is still examined; the next of a kind is one more.
	telat := k.catat(pemohonLengkap())
	k.pada("2025-03-20")
	k.harus(petugas, k.Permohonan, telat, "lampirkan", pindai("lain", "d"))
	k.harus(petugas, k.Permohonan, telat, "lampirkan", pindai("lain", "e"))
	if p = k.permohonan(telat); len(p.SidikBerkas) != 2 || p.Dokumen[len(p.Dokumen)-1].Kunci != "kunci-e" {
		t.Errorf("%+v", p.Dokumen)
	}
	for _, y := range (&Layanan{}).LangkahPermohonan(kominfo.Aktor{Perangkat: "kominfo", Peran: "petugas_layanan"}, &p, tgl("2025-03-20")) {
		if y.Tindakan == "lampirkan" && (!y.Bisa || !y.Berwenang) {
			t.Errorf("%+v", y)
		}
	}
}
