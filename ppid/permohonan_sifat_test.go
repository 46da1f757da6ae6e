package ppid

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// jalanPermohonan are the moves of a request, written down a second time: state on
// the day>state afterwards, action, who.
const jalanPermohonan = `diterima>terdaftar nyatakan_lengkap petugas|diterima>tidak_lengkap nyatakan_tidak_lengkap petugas|tidak_lengkap>tidak_lengkap surat_sampai petugas|
tidak_lengkap>tidak_lengkap lengkapi petugas warga|tidak_lengkap>terdaftar lengkapi petugas warga|tidak_lengkap>tidak_ditindaklanjuti tidak_tindak_lanjuti petugas|
terdaftar>diproses disposisi utama|terdaftar>uji_konsekuensi uji utama|diproses>uji_konsekuensi uji utama|
terdaftar>diperpanjang perpanjang utama|diproses>diperpanjang perpanjang utama|uji_konsekuensi>diperpanjang perpanjang utama|
terdaftar>pemberitahuan_terkirim jawab utama|diproses>pemberitahuan_terkirim jawab utama|uji_konsekuensi>pemberitahuan_terkirim jawab utama|diperpanjang>pemberitahuan_terkirim jawab utama|
terdaftar>ditolak jawab utama|diproses>ditolak jawab utama|uji_konsekuensi>ditolak jawab utama|diperpanjang>ditolak jawab utama|
terdaftar>dirujuk jawab utama|diproses>dirujuk jawab utama|diperpanjang>dirujuk jawab utama|lewat_waktu>pemberitahuan_terkirim jawab utama|
pemberitahuan_terkirim>menunggu_biaya tunggu_biaya petugas|pemberitahuan_terkirim>diserahkan serahkan petugas|menunggu_biaya>diserahkan serahkan petugas|
diterima>dicabut cabut petugas warga|tidak_lengkap>dicabut cabut petugas warga|terdaftar>dicabut cabut petugas warga|diproses>dicabut cabut petugas warga|
diperpanjang>dicabut cabut petugas warga|uji_konsekuensi>dicabut cabut petugas warga|menunggu_biaya>dicabut cabut petugas warga|
tak_diperiksa>terdaftar nyatakan_lengkap petugas|tak_diperiksa>tidak_lengkap nyatakan_tidak_lengkap petugas|tak_diperiksa>pemberitahuan_terkirim jawab utama|
tak_diperiksa>dicabut cabut petugas warga|tak_diperiksa>tak_diperiksa alihkan utama|
terdaftar>terdaftar sediakan utama|diproses>diproses sediakan utama pelaksana|uji_konsekuensi>uji_konsekuensi sediakan utama pelaksana|diperpanjang>diperpanjang sediakan utama pelaksana|
lewat_waktu>lewat_waktu sediakan utama pelaksana|pemberitahuan_terkirim>pemberitahuan_terkirim sediakan utama pelaksana|menunggu_biaya>menunggu_biaya sediakan utama pelaksana|
diproses>diproses alihkan utama|uji_konsekuensi>uji_konsekuensi alihkan utama|diperpanjang>diperpanjang alihkan utama|lewat_waktu>lewat_waktu alihkan utama|
pemberitahuan_terkirim>pemberitahuan_terkirim alihkan utama|menunggu_biaya>menunggu_biaya alihkan utama`

// No sequence of actions, by whomever and whenever, reaches a state that the law
// does not have, loses a document, changes what identifies the request, or refuses
// without a decided test.
func TestTakAdaJalanPintas(t *testing.T) {
	sah := map[string]bool{}
	for l := range strings.SplitSeq(strings.ReplaceAll(jalanPermohonan, "\n", ""), "|") {
		f := strings.Fields(l)
		for _, o := range f[2:] {
			sah[f[0]+" "+f[1]+" "+o] = true
		}
	}
	pernah := map[string]bool{}
	jadi, gagal := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		k := kantorBaru(t)
		uji, draf := k.ujiSelesai(), k.harus(utama, k.Uji, "", "susun", func() LembarUji { l := lembarUji(tgl("2025-02-03")); l.Nomor = "UK/2"; return l }())
		in := pemohonLengkap()
		if rapid.SampledFrom([]bool{false, false, true}).Draw(rt, "kurang") {
			in.Dokumen = nil
		}
		id := k.catat(in)
		hari := tgl("2025-02-03")
		var harapDokumen []DokumenPemohon
		harapDokumen = append(harapDokumen, in.Dokumen...)
		for range 30 {
			hari = hari.Tambah(rapid.SampledFrom([]int{0, 0, 0, 0, 0, 1, 2, 9}).Draw(rt, "hari"))
			k.pada(hari.String())
			dok := DokumenPemohon{Jenis: rapid.SampledFrom([]string{"identitas", "lain"}).Draw(rt, "dokumen")}
			beri := pemberian("2026-01-02")
			beri.Biaya = rapid.SampledFrom([]Jawab{{}, {Jawaban: Jawaban{Biaya: 5000}}}).Draw(rt, "biaya").Biaya
			beri.CaraPembayaran = "tunai"
			semua := []struct {
				tindakan string
				isian    any
			}{
				{"nyatakan_lengkap", PadaTanggal{}}, {"nyatakan_tidak_lengkap", TidakLengkap{NomorSurat: "1", Kekurangan: "x"}}, {"surat_sampai", PadaTanggal{}},
				{"lengkapi", Lengkapi{IsianPemohon: IsianPemohon{Dokumen: []DokumenPemohon{dok}}}}, {"lengkapi", Lengkapi{Sebagian: true, IsianPemohon: IsianPemohon{Dokumen: []DokumenPemohon{dok}}}},
				{"tidak_tindak_lanjuti", PadaTanggal{}}, {"disposisi", Disposisi{Perangkat: "dinkes"}}, {"alihkan", Disposisi{Perangkat: "bpkad"}}, {"uji", UjiPermohonan{}},
				{"sediakan", Sediakan{Materi: "x", Usul: "dikabulkan_seluruhnya"}}, {"sediakan", Sediakan{Kendala: "x", Usul: "ditolak", Huruf: "h"}}, {"sediakan", Sediakan{Usul: "ditolak"}},
				{"perpanjang", Perpanjang{Sebab: "belum_dikuasai", Alasan: "x"}}, {"jawab", beri}, {"jawab", penolakan(uji)}, {"jawab", penolakan(draf)}, {"jawab", penolakan("")},
				{"jawab", Jawab{Hasil: "tidak_dikuasai", Jawaban: Jawaban{NomorSurat: "1"}}}, {"tunggu_biaya", PadaTanggal{}}, {"serahkan", Serahkan{}}, {"serahkan", Serahkan{Dibayar: hari}},
				{"cabut", Cabut{Alasan: "x"}}, {"hitung_ulang", register.Alasan{Alasan: "x"}},
			}
			x := semua[rapid.IntRange(0, len(semua)-1).Draw(rt, "tindakan")]
			nama := rapid.SampledFrom([]string{"petugas", "utama", "warga", "petugas", "utama", "tim", "pelaksana"}).Draw(rt, "siapa")
			lama := k.permohonan(id)
			// Mostly something that may succeed, else all that is tried is refused.
			if bisa := urutJalan(sah, keadaanUji(lama, hari)); len(bisa) > 0 && rapid.SampledFrom([]bool{true, true, false}).Draw(rt, "mungkin") {
				if rapid.SampledFrom([]bool{true, true, true, true, false}).Draw(rt, "tetap") {
					bisa = slices.DeleteFunc(bisa, func(l string) bool { return strings.Contains(l, "cabut") })
				}
				f := strings.Fields(rapid.SampledFrom(bisa).Draw(rt, "langkah"))
				nama = f[2]
				var cocok []int
				for i := range semua {
					if semua[i].tindakan == f[1] {
						cocok = append(cocok, i)
					}
				}
				x = semua[rapid.SampledFrom(cocok).Draw(rt, "isian")]
			}
			_, err := k.laku(map[string]orang{"petugas": petugas, "utama": utama, "warga": warga, "tim": tim, "pelaksana": {"bpkad", "ppid_pelaksana"}}[nama], k.Permohonan, id, 0, x.tindakan, x.isian)
			baru := k.permohonan(id)
			if err != nil {
				gagal++
				if diff := cmp.Diff(lama, baru); diff != "" {
					rt.Fatalf("%s ditolak tetapi mengubah:\n%s", x.tindakan, diff)
				}
				continue
			}
			jadi++
			dari, ke := keadaanUji(lama, hari), baru.Tahap
			if ke == lama.Tahap {
				ke = dari // an act that moves nothing
			}
			l := dari + ">" + ke + " " + x.tindakan + " " + nama
			if pernah[l] = true; !sah[l] {
				rt.Fatalf("langkah %s (tersimpan %s)", l, lama.Tahap)
			}
			if x.tindakan == "lengkapi" {
				harapDokumen = append(harapDokumen, dok)
			}
			if diff := cmp.Diff(harapDokumen, baru.Dokumen); diff != "" {
				rt.Fatalf("dokumen sesudah %s (-want +got):\n%s", x.tindakan, diff)
			}
			if want := len(lama.Bahan); len(baru.Bahan) != want && (x.tindakan != "sediakan" || len(baru.Bahan) != want+1) || !slices.Equal(lama.Bahan, baru.Bahan[:min(want, len(baru.Bahan))]) {
				rt.Fatalf("bahan sesudah %s: %v menjadi %v", x.tindakan, lama.Bahan, baru.Bahan)
			}
			if nama == "pelaksana" && lama.Perangkat != "bpkad" {
				rt.Fatalf("%s oleh perangkat daerah lain", x.tindakan)
			}
			if baru.Nomor != lama.Nomor || baru.Diterima != lama.Diterima || baru.DiterimaPada != lama.DiterimaPada || baru.Nama != lama.Nama {
				rt.Fatalf("%s mengubah pengenal permohonan", x.tindakan)
			}
			if baru.Hasil == "ditolak" && (baru.Uji != uji || baru.Huruf == "" || baru.Persetujuan == "") {
				rt.Fatalf("ditolak tanpa dasar: %+v", baru.Jawaban)
			}
			if akhir := slices.Contains([]string{"dicabut", "tidak_ditindaklanjuti", "diserahkan"}, lama.Tahap); akhir {
				rt.Fatalf("%s diterima sesudah %s", x.tindakan, lama.Tahap)
			}
			if !lama.Diperpanjang.Kosong() && baru.Diperpanjang != lama.Diperpanjang {
				rt.Fatal("diperpanjang dua kali")
			}
		}
	})
	if jadi == 0 || gagal == 0 || len(pernah) < 35 { // else the test proved nothing
		t.Errorf("diterima %d, ditolak %d, langkah yang dicoba %d", jadi, gagal, len(pernah))
	}
	t.Logf("diterima %d, ditolak %d, langkah berbeda %d dari %d", jadi, gagal, len(pernah), len(sah))
}

// keadaanUji is the state on a day; one that nobody examined in time has moves of its
// own.
func keadaanUji(p Permohonan, hari kominfo.Tanggal) string {
	t := p.TahapPada(Bawaan(), hari)
	if t == "lewat_waktu" && p.Tahap == "diterima" {
		return "tak_diperiksa"
	}
	return t
}

// urutJalan are the moves out of a state, in order.
func urutJalan(sah map[string]bool, dari string) (out []string) {
	for l := range sah {
		if strings.HasPrefix(l, dari+">") {
			out = append(out, l)
		}
	}
	slices.Sort(out)
	return out
}
