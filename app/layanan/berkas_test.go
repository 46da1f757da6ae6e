//go:build !(js && wasm)

package layanan

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// Scans: too large, too many, of another kind, with strange names, not asked for.
func TestBerkas(t *testing.T) {
	k := kantorBaru(t, false)
	coba := func(kode int, bs ...berkasUji) balasan {
		t.Helper()
		f := isianUji(k.buka(akar + "/permohonan").kunci())
		f.Set("lanjut", "ya")
		return k.unggah(akar+"/permohonan", f, bs...).kode(kode)
	}
	besar := append(foto(t), make([]byte, 5_100_000)...)
	coba(422, berkasUji{"dok_identitas", "besar.jpg", besar}).memuat("lebih besar dari 5 MB", "Pilih berkasnya sekali lagi", alamatUji)
	coba(422, berkasUji{"dok_identitas", "k.jpg", []byte("<html><script>alert(1)</script>")}).memuat("bukan foto JPEG")
	coba(422, berkasUji{"dok_identitas", "k.jpg", []byte("MZ\x90\x00 program")}).memuat("bukan foto JPEG")
	coba(422, berkasUji{"dok_identitas", "kosong.jpg", nil}).memuat("bukan foto JPEG")
	coba(422, berkasUji{"dok_identitas", jahat + ".jpg", []byte("x")}).tanpa("<script>alert", "<img src=x")
	tujuh := make([]berkasUji, 7)
	for i := range tujuh {
		tujuh[i] = berkasUji{"dok_identitas", fmt.Sprintf("%d.jpg", i), foto(t)}
	}
	coba(422, tujuh...).memuat("paling banyak 6")
	if n := k.jumlahBerkas() + k.jumlah("permohonan"); n != 0 {
		t.Fatalf("%d tersisa", n)
	}
	// Not asked of a person: it is not kept, and that is told.
	coba(200, berkasUji{"dok_identitas", "../../etc/ktp.jpg", foto(t)}, berkasUji{"dok_akta", "akta.jpg", foto(t)}, berkasUji{"entah", "x.jpg", foto(t)}).memuat("Tidak disimpan karena tidak diperlukan: akta pendirian")
	if n := k.jumlahBerkas(); n != 1 {
		t.Errorf("%d berkas", n)
	}
	d := k.semuaPermohonan()[0].Isi.Dokumen
	if len(d) != 1 || strings.Contains(d[0].Nama, "etc") {
		t.Errorf("dokumen %+v", d)
	}
	r := httptest.NewRequest("POST", "https://ppid.contoh.go.id"+akar+"/permohonan", io.LimitReader(acakTakHabis{}, 40_000_000))
	r.Header.Set("Content-Type", "multipart/form-data; boundary=b")
	if b := k.kirim(r); b.Code != 413 && b.Code != 400 {
		t.Errorf("raksasa: %d", b.Code)
	}
	// What the store refuses leaves no scan behind.
	f := isianUji(k.buka(akar + "/permohonan").kunci())
	f.Set("nama", strings.Repeat("n", 300))
	k.unggah(akar+"/permohonan", f, berkasUji{"dok_identitas", "k.jpg", foto(t)}).kode(422)
	if n := k.jumlahBerkas(); n != 1 {
		t.Errorf("%d berkas setelah ditolak", n)
	}
}

type acakTakHabis struct{}

func (acakTakHabis) Read(p []byte) (int, error) {
	return copy(p, bytes.Repeat([]byte("--b\r\nA: "), len(p)/8+1)), nil
}

// The papers asked for are exactly those whose lack the law calls incomplete.
func TestDokumenPasal27(t *testing.T) {
	h := ppid.Bawaan()
	for _, jenis := range []string{"perorangan", "kelompok_orang", "badan_hukum"} {
		for _, kuasa := range []bool{false, true} {
			x := ppid.IsianPemohon{JenisPemohon: jenis, Nama: "a", NomorIdentitas: nikUji, Alamat: "a", Kontak: "a", Dikuasakan: kuasa, NamaKuasa: "a", RincianInformasi: "a", TujuanPenggunaan: "a", CaraMemperoleh: "melihat"}
			perlu := ppid.DokumenWajib(jenis, kuasa)
			for i := range perlu {
				x.Dokumen = nil
				for j, d := range perlu {
					if j != i {
						x.Dokumen = append(x.Dokumen, ppid.DokumenPemohon{Jenis: d})
					}
				}
				if k := x.BelumLengkap(h); len(k) != 1 {
					t.Errorf("%s kuasa %v tanpa %s: kurang %v", jenis, kuasa, perlu[i], k)
				}
			}
			x.Dokumen = append(x.Dokumen, ppid.DokumenPemohon{Jenis: perlu[len(perlu)-1]})
			if k := x.BelumLengkap(h); k != nil {
				t.Errorf("%s kuasa %v: kurang %v", jenis, kuasa, k)
			}
		}
	}
}

// Many sendings of one form at once are one request, with one scan.
func TestKirimSerentak(t *testing.T) {
	diDua(t, func(t *testing.T, k *kantorUji) {
		f := isianUji(k.buka(akar + "/permohonan").kunci())
		var wg sync.WaitGroup
		kode := make([]string, 6)
		for i := range kode {
			wg.Go(func() {
				b := k.unggah(akar+"/permohonan", f, berkasUji{"dok_identitas", "k.jpg", foto(t)})
				if b.Code != 200 {
					t.Errorf("%d: %s", b.Code, b.teks())
					return
				}
				_, kode[i] = b.nomorKode()
			})
		}
		wg.Wait()
		for _, x := range kode {
			if x != kode[0] {
				t.Errorf("kode berbeda: %v", kode)
			}
		}
		if n, m := k.jumlah("permohonan"), k.jumlahBerkas(); n != 1 || m != 1 {
			t.Errorf("%d permohonan, %d berkas", n, m)
		}
		// The back button with another content: told, not recorded.
		f.Set("rincian_informasi", "Yang lain sama sekali")
		b := k.unggah(akar+"/permohonan", f, berkasUji{"dok_identitas", "k.jpg", foto(t)}).kode(409).memuat("Formulir ini sudah dikirim sebelumnya", "001/PPID/II/2025").tanpa(kode[0])
		f.Set("kunci", b.kunci())
		k.unggah(akar+"/permohonan", f, berkasUji{"dok_identitas", "k.jpg", foto(t)}).kode(200).memuat("002/PPID/II/2025")
		// A page loaded again sends its files empty.
		k.unggah(akar+"/permohonan", f, berkasUji{"dok_identitas", "k.jpg", nil}).kode(200).memuat("002/PPID/II/2025", "Sudah tercatat sebelumnya")
	})
}

// A deed and a letter of attorney make the request of a legal body complete.
func TestBadanHukum(t *testing.T) {
	k := kantorBaru(t, false)
	f := isianUji(k.buka(akar + "/permohonan").kunci())
	f.Set("jenis_pemohon", "badan_hukum")
	f.Set("nomor_identitas", "AHU-0012345.AH.01.04.2020")
	f.Set("dikuasakan", "ya")
	f.Set("nama_kuasa", "Made Wirawan")
	k.unggah(akar+"/permohonan", f, berkasUji{"dok_akta", "akta.jpg", foto(t)}).kode(422).memuat("belum lengkap", "surat kuasa")
	k.unggah(akar+"/permohonan", f, berkasUji{"dok_akta", "akta.jpg", foto(t)}, berkasUji{"dok_surat_kuasa", "kuasa.jpg", foto(t)}).kode(200).tanpa("belum lengkap")
	if x := k.semuaPermohonan()[0].Isi; len(x.Dokumen) != 2 || x.NamaKuasa != "Made Wirawan" {
		t.Errorf("%+v", x.IsianPemohon)
	}
}

// A scan that a recorded request names stays, even when the answer after it fails; one
// that was not recorded does not.
func TestBerkasTetap(t *testing.T) {
	gagal := false
	k := kantorBaru(t, false, func(o *Opsi) {
		o.Web = web.Opsi{AsalTepercaya: o.Web.AsalTepercaya, CatatAkses: func(context.Context, kominfo.Aktor, register.Info, register.ID, int64) error {
			if gagal {
				return kominfo.E(kominfo.Rusak, "x", "penuh")
			}
			return nil
		}}
	})
	f := isianUji(k.buka(akar + "/permohonan").kunci())
	f.Set("lanjut", "ya")
	nomor, kode := k.unggah(akar+"/permohonan", f).kode(200).nomorKode()
	k.tulis("petugas_layanan", "kominfo", "permohonan", k.id(nomor), "nyatakan_tidak_lengkap", ppid.TidakLengkap{NomorSurat: "7/TL/2025", SuratDiterima: tgl("2025-02-03")})
	g := url.Values{"nomor": {nomor}, "kode": {kode}, "kunci": {k.lacak(nomor, kode).kunci()}, "kontak": {strings.Repeat("9", 400)}}
	k.unggah(akar+"/lengkapi", g, berkasUji{"dok_identitas", "k.jpg", foto(t)}).kode(422)
	if n := k.jumlahBerkas(); n != 0 {
		t.Errorf("%d berkas setelah ditolak", n)
	}
	g.Del("kontak")
	gagal = true
	k.unggah(akar+"/lengkapi", g, berkasUji{"dok_identitas", "k.jpg", foto(t)}).kode(500)
	if n, d := k.jumlahBerkas(), k.semuaPermohonan()[0].Isi.Dokumen; n != 1 || len(d) != 1 {
		t.Errorf("%d berkas, dokumen %+v", n, d)
	}
}
