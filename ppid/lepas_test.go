package ppid

import (
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// A request to the regency is not handed to a village.
func TestDisposisiBukanDesa(t *testing.T) {
	k := kantorBaru(t)
	akar := k.harus(utama, k.Unit, "", "", UnitPPID{Kode: "kominfo", Nama: "PPID Utama", Jenis: UnitUtama, Jabatan: "Kepala Dinas", Atasan: "Sekda", Aktif: true, NomorSK: "1", TanggalSK: tgl("2024-01-02")})
	k.harus(utama, k.Unit, "", "", UnitPPID{Kode: "19060101", Nama: "PPID Desa Contoh", Jenis: UnitDesa, Induk: akar, Jabatan: "Sekretaris Desa", Atasan: "Kepala Desa", Aktif: true, NomorSK: "2", TanggalSK: tgl("2024-01-02")})
	id := k.terdaftar()
	k.tolak(utama, k.Permohonan, id, "disposisi", Disposisi{Perangkat: "19060101"}, "badan publik sendiri")
	k.harus(utama, k.Permohonan, id, "disposisi", Disposisi{Perangkat: "dinkes"})
	k.tolak(utama, k.Permohonan, id, "alihkan", Disposisi{Perangkat: "19060101"}, "PPID Desa Contoh adalah badan publik sendiri")
	in := lamaUji("1/X", "2025-01-06")
	in.Perangkat = "19060101"
	k.tolak(petugas, k.Permohonan, "", "salin_lama", in, "badan publik sendiri")
}

// Who asked a village is erased by that village alone, through whichever document
// the erasure begins.
func TestHapusMilikDesa(t *testing.T) {
	k := kantorBaru(t)
	desa := orang{"19.06.01.2001", "ppid_desa"}
	akar := k.harus(utama, k.Unit, "", "", UnitPPID{Kode: "kominfo", Nama: "PPID Utama", Jenis: UnitUtama, Jabatan: "Kepala Dinas", Atasan: "Sekda", Aktif: true, NomorSK: "1", TanggalSK: tgl("2024-01-02")})
	k.harus(utama, k.Unit, "", "", UnitPPID{Kode: desa.perangkat, Nama: "PPID Desa Contoh", Jenis: UnitDesa, Induk: akar, Jabatan: "Sekretaris Desa", Atasan: "Kepala Desa", Aktif: true, NomorSK: "2", TanggalSK: tgl("2024-01-02")})
	id := k.harus(desa, k.Permohonan, "", "catat", Catat{Kanal: "datang_langsung", IsianPemohon: pemohonLengkap()})
	k.pada("2025-03-03")
	keb := k.harus(desa, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: id, Alasan: "c"}})
	hapus := func(a kominfo.Aktor, r register.Register, id register.ID) error {
		return k.s.Ubah(t.Context(), a, func(tx register.Tx) error {
			_, err := tx.HapusPribadi(t.Context(), r, id, "BA/1")
			return err
		})
	}
	for _, a := range []kominfo.Aktor{{Perangkat: "kominfo", Peran: "ppid_utama"}, {Perangkat: "19.06.01.2002", Peran: "ppid_desa"}} {
		for r, id := range map[register.Register]register.ID{k.Permohonan: id, k.Keberatan: keb} {
			if err := hapus(a, r, id); kominfo.KindOf(err) != kominfo.Ditolak {
				t.Errorf("%s %s: %v", a.Perangkat, r.Info().Nama, err)
			}
		}
	}
	if p := k.permohonan(id); p.Nama != rahasia {
		t.Fatal("terhapus")
	}
	if err := hapus(kominfo.Aktor{Perangkat: desa.perangkat, Peran: desa.peran}, k.Keberatan, keb); err != nil {
		t.Fatal(err)
	}
	if p := k.permohonan(id); p.Nama != "" {
		t.Error("permohonannya tidak ikut terhapus")
	}
}
