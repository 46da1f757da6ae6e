package ppid

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// jalanLanjut are the moves of objection and dispute, written down a second time:
// state on the day>state afterwards, action, who.
const jalanLanjut = `keberatan_diterima>keberatan_musyawarah musyawarah atasan|keberatan_diterima>keberatan_ditanggapi tanggapi atasan|keberatan_musyawarah>keberatan_ditanggapi tanggapi atasan|
keberatan_lewat_waktu>keberatan_ditanggapi tanggapi atasan|sengketa>keberatan_lewat_waktu tanggapi atasan|keberatan_ditanggapi>selesai selesaikan petugas warga|
keberatan_ditanggapi>keberatan_ditanggapi tanggapan_diterima petugas warga|keberatan_lewat_waktu>keberatan_lewat_waktu tanggapan_diterima petugas warga|
keberatan_ditanggapi>keberatan_ditanggapi laksanakan petugas utama|keberatan_lewat_waktu>keberatan_lewat_waktu laksanakan petugas utama|selesai>selesai laksanakan petugas utama|
keberatan_ditanggapi>sengketa_diajukan ajukan petugas warga|keberatan_lewat_waktu>sengketa_diajukan ajukan petugas warga|
sengketa_diajukan>sengketa_pemeriksaan_awal periksa_awal petugas ki|sengketa_pemeriksaan_awal>sengketa_mediasi mediasi petugas ki|sengketa_mediasi>putusan_ki putus_mediasi petugas ki|
sengketa_mediasi>sengketa_ajudikasi ajudikasi petugas ki|sengketa_pemeriksaan_awal>sengketa_ajudikasi ajudikasi petugas ki|sengketa_ajudikasi>putusan_ki putus_ajudikasi petugas ki|
putusan_ki>gugatan gugat petugas warga atasan|gugatan>kasasi kasasi petugas warga atasan|putusan_ki>selesai selesaikan petugas|gugatan>selesai selesaikan petugas|kasasi>selesai selesaikan petugas`

// No sequence of actions leads an objection or a dispute where the law does not, to
// two disputes of one objection, or past a mediated ruling.
func TestKeberatanTakAdaJalanPintas(t *testing.T) {
	sah := map[string]bool{}
	for l := range strings.SplitSeq(strings.ReplaceAll(jalanLanjut, "\n", ""), "|") {
		f := strings.Fields(l)
		for _, o := range f[2:] {
			sah[f[0]+" "+f[1]+" "+o] = true
		}
	}
	siapa := map[string]orang{"petugas": petugas, "warga": warga, "atasan": atasan, "ki": ki, "utama": utama}
	pernah := map[string]bool{}
	rapid.Check(t, func(rt *rapid.T) {
		k := kantorBaru(t)
		alasan := rapid.SampledFrom([]string{"a", "d", "ac"}).Draw(rt, "alasan")
		per := k.terdaftar()
		uji := k.ujiSelesai()
		k.harus(utama, k.Permohonan, per, "jawab", penolakan(uji))
		keb := k.harus(warga, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: per, Alasan: alasan}})
		var sen register.ID
		hari := tgl("2025-02-03")
		for range 30 {
			hari = hari.Tambah(rapid.SampledFrom([]int{0, 0, 0, 1, 4, 50}).Draw(rt, "hari"))
			k.pada(hari.String())
			tahap := func() (string, string) {
				s := ""
				if sen != "" {
					s = k.kolom(k.Sengketa, sen, "tahap")
				}
				x := k.keberatan(keb)
				return x.TahapPada(Bawaan(), hari), s
			}
			k1, s1 := tahap()
			semua := []struct {
				reg      register.Register
				tindakan string
				isian    any
			}{
				{k.Keberatan, "musyawarah", PadaTanggal{}}, {k.Keberatan, "tanggapan_diterima", TerimaTanggapan{}}, {k.Keberatan, "laksanakan", PadaTanggal{}}, {k.Keberatan, "selesaikan", PadaTanggal{}},
				{k.Keberatan, "tanggapi", Tanggapi{Tanggapan: Tanggapan{Keputusan: rapid.SampledFrom([]string{"menguatkan", "mengabulkan_sebagian"}).Draw(rt, "keputusan"), NomorSurat: "1", Uraian: "x", Jabatan: "Sekda", Uji: uji, Perintah: "x"}}},
				{k.Sengketa, "ajukan", AjukanSengketa{Keberatan: keb}}, {k.Sengketa, "periksa_awal", PeriksaAwal{NomorPerkara: "1"}}, {k.Sengketa, "mediasi", PadaTanggal{}},
				{k.Sengketa, "ajudikasi", Ajudikasi{Sebab: "huruf_a"}}, {k.Sengketa, "ajudikasi", Ajudikasi{Sebab: "mediasi_gagal"}}, {k.Sengketa, "putus_mediasi", Putus{Nomor: "1", Amar: "x"}},
				{k.Sengketa, "putus_ajudikasi", Putus{Nomor: "1", Amar: "x"}}, {k.Sengketa, "gugat", Gugat{Pengadilan: "x"}}, {k.Sengketa, "kasasi", Gugat{Pengadilan: "x", Diterima: hari}},
				{k.Sengketa, "selesaikan", SelesaikanSengketa{Amar: "x"}},
			}
			x := semua[rapid.IntRange(0, len(semua)-1).Draw(rt, "tindakan")]
			nama := rapid.SampledFrom([]string{"petugas", "warga", "atasan", "ki", "utama"}).Draw(rt, "siapa")
			kini := k1 // whose state moves
			if x.reg == register.Register(k.Sengketa) && x.tindakan != "ajukan" {
				kini = s1
			}
			// Mostly something that may succeed.
			asal := k1
			if s1 != "" {
				asal = s1
			}
			if bisa := urutJalan(sah, asal); len(bisa) > 0 && rapid.SampledFrom([]bool{true, true, true, false}).Draw(rt, "mungkin") {
				f := strings.Fields(rapid.SampledFrom(bisa).Draw(rt, "langkah"))
				for i := range semua {
					if semua[i].tindakan == f[1] && (semua[i].reg == register.Register(k.Sengketa)) == (s1 != "" || f[1] == "ajukan") {
						x, nama, kini = semua[i], f[2], asal
						if alasan == "d" && f[1] == "ajudikasi" {
							x.isian = Ajudikasi{Sebab: "mediasi_gagal"}
						}
						break
					}
				}
			}
			id := sen
			if x.reg == register.Register(k.Keberatan) {
				id = keb
			} else if x.tindakan == "ajukan" {
				id = ""
			} else if sen == "" {
				continue
			}
			m, err := k.laku(siapa[nama], x.reg, id, 0, x.tindakan, x.isian)
			k2, s2 := tahap()
			if err != nil {
				if k1 != k2 || s1 != s2 {
					rt.Fatalf("%s ditolak tetapi mengubah %s %s menjadi %s %s", x.tindakan, k1, s1, k2, s2)
				}
				continue
			}
			if x.tindakan == "ajukan" {
				if sen != "" {
					rt.Fatal("dua sengketa atas satu keberatan")
				}
				sen = m.ID
				_, s2 = tahap()
			}
			ke := k2
			if x.reg == register.Register(k.Sengketa) {
				ke = s2
			}
			if x.tindakan == "tanggapi" && s1 != "" {
				kini = "sengketa" // recorded only: the Komisi Informasi has it
			}
			l := kini + ">" + ke + " " + x.tindakan + " " + nama
			if pernah[l] = true; !sah[l] {
				rt.Fatalf("langkah %s", l)
			}
			if strings.Contains(alasan, "a") && (k2 == "keberatan_musyawarah" || s2 == "sengketa_mediasi") {
				rt.Fatal("huruf a dimusyawarahkan atau dimediasi")
			}
			if s2 != "" && k2 == "selesai" {
				rt.Fatal("keberatan selesai selagi disengketakan")
			}
		}
		if sen != "" {
			d, err := k.Sengketa.Baca(t.Context(), k.s, register.LingkupPenuh(), sen)
			if err != nil || d.Isi.Putusan == "mediasi" && (d.Isi.Tahap == "gugatan" || d.Isi.Tahap == "kasasi") {
				rt.Fatalf("putusan mediasi digugat: %+v %v", d.Isi, err)
			}
		}
	})
	if len(pernah) < 20 { // else the test proved nothing
		t.Errorf("hanya %d langkah yang dicoba", len(pernah))
	}
	t.Logf("langkah berbeda %d dari %d", len(pernah), len(sah))
}
