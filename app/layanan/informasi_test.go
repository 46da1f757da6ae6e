//go:build !(js && wasm)

package layanan

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

func (k *kantorUji) dip(ringkasan, kelas, perangkat string, tahun int64, tetapkan bool, asal register.ID) register.ID {
	k.t.Helper()
	id := k.tulis("ppid_utama", "kominfo", "dip", "", "usulkan", ppid.IsianDIP{Ringkasan: ringkasan, Kelas: kelas, Perangkat: perangkat, PenanggungJawab: "Kepala Bidang", WaktuTempat: "Januari 2025, Gerung", Digital: true, Retensi: "5 tahun", Tahun: tahun, Tautan: "https://contoh.go.id/" + perangkat, Asal: asal})
	if tetapkan {
		k.tulis("ppid_utama", "kominfo", "dip", id, "tetapkan", ppid.TetapkanDIP{Nomor: "188/1/2025", Persetujuan: "Sekda"})
	}
	return id
}

func TestInformasi(t *testing.T) {
	diDua(t, func(t *testing.T, k *kantorUji) {
		k.buka(akar + "/informasi").kode(200).memuat("Daftar belum ditetapkan")
		k.tulis("koordinator", "kominfo", "perangkat_daerah", "", "", kantor.PerangkatDaerah{Kode: "bpkad", Nama: "Badan Keuangan", Jenis: "badan"})
		nomor, kode := k.ajukan()
		k.tulis("petugas_layanan", "kominfo", "permohonan", k.id(nomor), "nyatakan_lengkap", ppid.PadaTanggal{})
		k.tulis("ppid_utama", "kominfo", "permohonan", k.id(nomor), "jawab", ppid.Jawab{Hasil: "dikabulkan_seluruhnya", Jawaban: ppid.Jawaban{NomorSurat: "9/II/2025", Materi: "APBD", Softcopy: true, WaktuPenyediaan: tgl("2025-02-03")}})
		k.tulis("petugas_layanan", "kominfo", "permohonan", k.id(nomor), "serahkan", ppid.Serahkan{})
		apbd := k.dip("Laporan Realisasi APBD", "berkala", "bpkad", 2024, true, k.id(nomor))
		usul := k.dip("Rahasia yang baru diusulkan", "berkala", "bpkad", 2024, false, "")
		tarik := k.dip("Sudah ditarik", "berkala", "bpkad", 2024, true, "")
		k.tulis("ppid_utama", "kominfo", "dip", tarik, "tarik", register.Alasan{Alasan: "keliru"})
		for i := range 25 {
			k.dip(fmt.Sprintf("Peraturan desa nomor %02d", i), "setiap_saat", "desa-sukamaju", 2023, true, "")
		}
		b := k.buka(akar+"/informasi").kode(200).memuat("1–20 dari 26 informasi", "Laporan Realisasi APBD", "Badan Keuangan · 2024", "Halaman 1 dari 2").tanpa("baru diusulkan", "Sudah ditarik")
		if b.Header().Get("Cache-Control") != "public, max-age=60" || k.buka(akar+"/informasi", "If-None-Match", b.Header().Get("ETag")).Code != 304 {
			t.Errorf("kepala %v", b.Header())
		}
		k.buka(akar + "/informasi?halaman=2").memuat("21–26 dari 26")
		k.buka(akar + "/informasi?halaman=99").memuat("21–26 dari 26")
		k.buka(akar + "/informasi?cari=apbd+REALISASI").memuat("1–1 dari 1").tanpa("Peraturan desa")
		k.buka(akar + "/informasi?cari=keuangan&kelas=berkala&perangkat=bpkad&tahun=2024").memuat("1–1 dari 1")
		k.buka(akar+"/informasi?tahun=1999").memuat("Tidak ada yang cocok", "Hapus saringan")
		k.buka(akar + "/informasi?tahun=-1&halaman=-4&kelas=%00").kode(200)
		r := k.buka(akar+"/informasi/"+string(apbd)).kode(200).memuat("Laporan Realisasi APBD", "pernah diminta warga", "188/1/2025", "Badan Keuangan").tanpa(nomor, kode, namaUji, string(k.id(nomor)))
		if !strings.Contains(r.Body.String(), `href="https://contoh.go.id/bpkad"`) {
			t.Error("tanpa tautan")
		}
		for _, id := range []register.ID{usul, tarik, k.id(nomor)} {
			k.buka(akar + "/informasi/" + string(id)).kode(404).memuat("Informasi tidak ada")
		}
		j := k.buka(akar + "/informasi.json?kelas=berkala").kode(200)
		var out jsonDIP
		if err := json.Unmarshal(j.Body.Bytes(), &out); err != nil || out.Jumlah != 1 || len(out.Informasi) != 1 || !out.Informasi[0].Diminta || out.Informasi[0].Alamat != "https://ppid.contoh.go.id/layanan/informasi/"+string(apbd) || out.Kantor != "Kabupaten Contoh" {
			t.Errorf("%+v %v", out, err)
		}
		if j.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Error("program lain tidak dapat membacanya")
		}
		j.tanpa(nomor, string(k.id(nomor)))
	})
}

func BenchmarkInformasi(b *testing.B) {
	k := kantorBaru(b, true)
	for i := range 2000 {
		k.dip(fmt.Sprintf("Dokumen pelaksanaan anggaran nomor %d", i), "berkala", "bpkad", int64(2015+i%10), true, "")
	}
	for b.Loop() {
		w := httptest.NewRecorder()
		k.h.ServeHTTP(w, httptest.NewRequest("GET", "https://ppid.contoh.go.id"+akar+"/informasi?cari=nomor+7", nil))
		if w.Code != 200 && w.Code != 429 {
			b.Fatal(w.Code)
		}
		k.mu.Lock()
		k.kini = k.kini.Add(1e9)
		k.mu.Unlock()
	}
}
