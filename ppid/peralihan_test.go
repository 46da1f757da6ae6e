//go:build !(js && wasm)

package ppid

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Every move of the law is made by an action, whose register says so where it is
// defined, and every action is a move or is said to move nothing.
func TestSetiapPeralihanAdaTindakannya(t *testing.T) {
	h, b := Bawaan(), DefLayanan(&Layanan{})
	diturunkan := []string{"T14", "T20", "T32"} // by the clock, never stored
	// Beside the moves: what corrects, records or copies.
	diam := map[string][]string{
		"permohonan": {"lampirkan", "surat_sampai", "alihkan", "sediakan", "hitung_ulang", "salin_lama"},
		"keberatan":  {"tanggapan_diterima", "laksanakan", "hitung_ulang"},
		"sengketa":   {"hitung_ulang"},
	}
	pola := regexp.MustCompile(`([a-z_]+) (T\d\d(?:(?:, | or )T\d\d)*)`)
	punya := map[string]string{}
	var sumber strings.Builder
	for _, f := range []string{"permohonan_tindakan.go", "permohonan_jawab.go", "keberatan_tindakan.go", "sengketa.go"} {
		s, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sumber.Write(s)
	}
	for _, r := range []struct {
		reg         register.Register
		berkas, def string
	}{{b.Permohonan, "permohonan_def.go", "defPermohonan"}, {b.Keberatan, "keberatan.go", "defKeberatan"}, {b.Sengketa, "sengketa.go", "defSengketa"}} {
		s, err := os.ReadFile(r.berkas)
		if err != nil {
			t.Fatal(err)
		}
		_, ulasan, ada := strings.Cut(string(s), "// "+r.def+" ")
		ulasan, _, _ = strings.Cut(ulasan, "\nfunc ")
		if !ada {
			t.Fatalf("ulasan %s tidak ada", r.def)
		}
		ulasan = strings.Join(strings.Fields(strings.ReplaceAll(ulasan, "\n//", " ")), " ")
		nama := r.reg.Info().Nama
		tindakan := map[string]bool{}
		for _, x := range r.reg.Info().Tindakan {
			tindakan[x.Nama] = true
		}
		disebut := map[string]bool{}
		for _, m := range pola.FindAllStringSubmatch(ulasan, -1) {
			if !tindakan[m[1]] {
				t.Errorf("%s menyebut tindakan %s yang tidak ada", r.def, m[1])
			}
			disebut[m[1]] = true
			for _, kode := range regexp.MustCompile(`T\d\d`).FindAllString(m[2], -1) {
				if punya[kode] != "" {
					t.Errorf("%s dibuat %s dan %s", kode, punya[kode], m[1])
				}
				punya[kode] = nama + "." + m[1]
				if !strings.Contains(sumber.String(), `"`+kode+`"`) {
					t.Errorf("%s disebut ulasan %s, tetapi tidak satu tindakan pun melakukannya", kode, r.def)
				}
			}
		}
		for x := range tindakan {
			if disebut[x] == slices.Contains(diam[nama], x) {
				t.Errorf("%s.%s harus membuat peralihan atau tidak memindahkan apa pun; tidak keduanya", nama, x)
			}
			if !strings.Contains(ulasan, x) {
				t.Errorf("ulasan %s tidak menyebut %s", r.def, x)
			}
		}
	}
	for _, p := range h.Peralihan {
		ke, _ := h.keadaan(p.Ke)
		if ke.Turunan != slices.Contains(diturunkan, p.Kode) {
			t.Errorf("%s menuju keadaan turunan %v", p.Kode, ke.Turunan)
		}
		if (punya[p.Kode] != "") == ke.Turunan {
			t.Errorf("%s (%s): tindakan %q", p.Kode, p.Nama, punya[p.Kode])
		}
		if len(p.Dasar) == 0 || len(p.Syarat) == 0 {
			t.Errorf("%s tanpa dasar atau syarat", p.Kode)
		}
		delete(punya, p.Kode)
	}
	for kode, x := range punya {
		t.Errorf("%s membuat %s, yang tidak ada dalam hukum", x, kode)
	}
}

// Every clock that the law lets run in a state is counted when a document gets there,
// save those that wait for a fact and those that another register counts.
func TestTenggatSetiapKeadaan(t *testing.T) {
	kecuali := map[string]string{
		"tidak_lengkap permohonan.kelengkapan": "sejak pemohon menerima suratnya",
		"gugatan pengadilan.kasasi":            "sejak putusan pengadilan diterima",
	}
	periksa := func(keadaan string, bs []Batas) {
		t.Helper()
		k, _ := Bawaan().keadaan(keadaan)
		for _, j := range k.Tenggat {
			if j == PengajuanKeberatan { // counted with the objection
				continue
			}
			if !slices.ContainsFunc(bs, func(b Batas) bool { return b.Jenis == j }) && kecuali[keadaan+" "+string(j)] == "" {
				t.Errorf("keadaan %s tanpa tenggat %s: %v", keadaan, j, bs)
			}
		}
	}
	k := kantorBaru(t)
	id := k.catat(pemohonLengkap())
	uji := k.ujiSelesai()
	lihat := func() { t.Helper(); p := k.permohonan(id); periksa(p.Tahap, p.Batas) }
	lihat()
	for _, x := range []struct {
		o orang
		t string
		i any
	}{{petugas, "nyatakan_lengkap", PadaTanggal{}}, {utama, "disposisi", Disposisi{Perangkat: "dinkes"}}, {utama, "uji", UjiPermohonan{}}, {utama, "perpanjang", Perpanjang{Sebab: "belum_dikuasai", Alasan: "x"}}, {utama, "jawab", penolakan(uji)}} {
		k.harus(x.o, k.Permohonan, id, x.t, x.i)
		lihat()
	}
	keb := k.harus(warga, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: id, Alasan: "d"}})
	lihatKeb := func() { t.Helper(); x := k.keberatan(keb); periksa(x.Tahap, x.Batas) }
	lihatKeb()
	k.harus(atasan, k.Keberatan, keb, "musyawarah", PadaTanggal{})
	lihatKeb()
	k.harus(atasan, k.Keberatan, keb, "tanggapi", Tanggapi{Tanggapan: Tanggapan{Keputusan: "menguatkan", NomorSurat: "T/1", Uraian: "x", Jabatan: "Sekda"}})
	k.harus(warga, k.Keberatan, keb, "tanggapan_diterima", TerimaTanggapan{})
	lihatKeb()
	sen := k.harus(warga, k.Sengketa, "", "ajukan", AjukanSengketa{Keberatan: keb})
	lihatSen := func() {
		t.Helper()
		d, err := k.Sengketa.Baca(t.Context(), k.s, register.LingkupPenuh(), sen)
		if err != nil {
			t.Fatal(err)
		}
		periksa(d.Isi.Tahap, d.Isi.Batas)
	}
	lihatSen()
	for _, x := range []struct {
		t string
		i any
	}{{"periksa_awal", PeriksaAwal{NomorPerkara: "1"}}, {"mediasi", PadaTanggal{}}, {"ajudikasi", Ajudikasi{Sebab: "mediasi_gagal"}}, {"putus_ajudikasi", Putus{Nomor: "1", Amar: "x"}}, {"gugat", Gugat{Pengadilan: "PTUN"}}} {
		k.harus(map[bool]orang{true: atasan, false: ki}[x.t == "gugat"], k.Sengketa, sen, x.t, x.i)
		lihatSen()
	}
}
