package ppid

import (
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func TestDaftarInformasiPublik(t *testing.T) {
	k := kantorBaru(t)
	bpkad := orang{"bpkad", "ppid_pelaksana"}
	in := IsianDIP{Ringkasan: "APBD 2024", Kelas: "berkala", Perangkat: "bpkad", PenanggungJawab: "Kepala BPKAD", WaktuTempat: "2024, Manggar", Retensi: "5 tahun", Digital: true, Tahun: 2024}
	k.tolak(orang{"dinkes", "ppid_pelaksana"}, k.DIP, "", "usulkan", in, "milik bpkad", "PPID Utama")
	k.tolak(petugas, k.DIP, "", "usulkan", in, "PPID Utama atau PPID Pelaksana")
	kertas := in
	kertas.Digital, kertas.Tautan = false, "javascript:alert(1)"
	k.tolak(bpkad, k.DIP, "", "usulkan", kertas, "PPID-DIP-01", "PPID-DIP-02")
	id := k.harus(bpkad, k.DIP, "", "usulkan", in)
	k.tolak(bpkad, k.DIP, id, "mutakhirkan", PadaTanggal{}, "baru diusulkan")
	sk := TetapkanDIP{Nomor: "SK/DIP/1", Persetujuan: "Sekda, S/9"}
	k.tolak(bpkad, k.DIP, id, "tetapkan", sk, "PPID Utama")
	k.harus(utama, k.DIP, id, "tetapkan", sk)
	if got := k.kolom(k.DIP, id, "status", "tenggat"); got != "ditetapkan 2025-08-03" {
		t.Error(got)
	}
	k.tolak(utama, k.DIP, id, "tetapkan", sk, "SK/DIP/1")
	k.pada("2025-07-01")
	k.harus(bpkad, k.DIP, id, "mutakhirkan", PadaTanggal{})
	if got := k.kolom(k.DIP, id, "tenggat"); got != "2026-01-01" {
		t.Error(got)
	}
	in.Ringkasan = "APBD 2024 perubahan"
	k.harus(bpkad, k.DIP, id, "ubah", in)
	if got := k.kolom(k.DIP, id, "status"); got != "diusulkan" {
		t.Error(got)
	}
	k.harus(utama, k.DIP, id, "tarik", register.Alasan{Alasan: "Ganda."})
}

func TestDaftarDikecualikan(t *testing.T) {
	k := kantorBaru(t)
	l := lembarUji(tgl("2025-02-03"))
	l.TanpaBatas, l.Berakhir = false, tgl("2026-02-03")
	uji := k.harus(utama, k.Uji, "", "susun", l)
	k.tolak(utama, k.DIK, "", "masukkan", MasukkanDIK{Uji: uji}, "sudah ditetapkan")
	k.harus(utama, k.Uji, uji, "tetapkan", TetapkanUji{Nomor: "SK/1", Pimpinan: "Bupati"})
	k.tolak(petugas, k.DIK, "", "masukkan", MasukkanDIK{Uji: uji}, "PPID Utama")
	id := k.harus(utama, k.DIK, "", "masukkan", MasukkanDIK{Uji: uji})
	if got := k.kolom(k.DIK, id, "nomor_sk", "huruf", "berakhir", "tenggat"); got != "SK/1 h 2026-02-03 2025-12-17" {
		t.Error(got)
	}
	if _, err := k.laku(utama, k.DIK, "", 0, "masukkan", MasukkanDIK{Uji: uji}); kominfo.KindOf(err) != kominfo.Bentrok {
		t.Errorf("dua kali masuk: %v", err)
	}
	a := register.Alasan{Alasan: "Masanya berakhir."}
	k.tolak(utama, k.DIK, id, "tarik", a, "masih dikecualikan")
	k.tolak(utama, k.DIK, id, "hitung_ulang", a, "tidak berubah")
	k.pada("2026-02-03") // on that day it is open by itself
	k.harus(utama, k.DIK, id, "tarik", a)
}
