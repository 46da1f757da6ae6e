//go:build !(js && wasm)

package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// kantorPPID is a server with an office, its PPID and people with accounts.
type kantorPPID struct {
	*layanan
	asal string
	kode map[string]string // of the one-time links, by login name
}

// mulaiPPID starts the program and lets the administrator set up a small office
// through the API: three units, PPID Utama, one village, seven people.
func mulaiPPID(t *testing.T) *kantorPPID {
	t.Helper()
	k := &kantorPPID{layanan: mulai(t, filepath.Join(t.TempDir(), "data"), "", "-tanpa-akun=false"), kode: map[string]string{}}
	k.asal = "http://" + k.alamat
	siti := orangBaru(t, k.alamat)
	siti.kirim("/api/akun/undangan", isian{"kode": kodeDari(t, k.kata.String()), "nama": "Siti Aminah", "masuk": "siti.kominfo", "sandi": sandiUji}, 200)
	siti.kirim("/api/v1/register/profil_kantor", isian{"kunci": "kantor", "kode": "19.06", "nama": "Kabupaten Belitung Timur", "zona": "WIB"}, 201)
	for kode, nama := range map[string]string{"kominfo": "Dinas Komunikasi dan Informatika", "dinkes": "Dinas Kesehatan", "bpkad": "Badan Pengelolaan Keuangan dan Aset Daerah"} {
		siti.kirim("/api/v1/register/perangkat_daerah", isian{"kode": kode, "nama": nama, "jenis": "dinas"}, 201)
	}
	unit := func(v isian) string {
		t.Helper()
		v["nomor_sk"], v["tanggal_sk"], v["aktif"], v["jabatan"], v["atasan"] = "1/2026", "2026-01-02", true, "Sekretaris", "Sekretaris Daerah"
		return uraiJSON[struct{ ID string }](t, siti.kirim("/api/v1/register/ppid_pelaksana", v, 201)).ID
	}
	utama := unit(isian{"kode": "utama", "nama": "PPID Utama", "jenis": "utama"})
	unit(isian{"kode": "19.06.01.2001", "nama": "PPID Desa Lalang", "jenis": "desa", "induk": utama})
	for masuk, x := range map[string][2]string{"rani": {"kominfo", "petugas_layanan"}, "umar": {"kominfo", "ppid_utama"}, "dewi": {"dinkes", "ppid_pelaksana"},
		"bagus": {"bpkad", "ppid_pelaksana"}, "lalang": {"19.06.01.2001", "ppid_desa"}, "sekda": {"kominfo", "atasan_ppid"}} {
		k.kode[masuk] = uraiJSON[struct{ Kode string }](t, siti.kirim("/api/akun/undang", isian{"masuk": masuk, "nama": "Orang " + masuk, "perangkat": x[0], "peran": []string{x[1]}}, 200)).Kode
	}
	return k
}

// orang is a person in a browser of his own: the first time by the one-time link,
// afterwards by name and password.
func (k *kantorPPID) orang(masuk string, maklum ...string) *peramban {
	k.t.Helper()
	p := bukaPeramban(k.t, maklum...)
	if kode := k.kode[masuk]; kode != "" {
		p.buka(k.asal + "/undangan#" + kode)
		p.laku(chromedp.WaitVisible("#sandi2"), chromedp.SendKeys("#sandi", sandiUji), chromedp.SendKeys("#sandi2", sandiUji))
		k.kode[masuk] = ""
	} else {
		p.buka(k.asal + "/")
		p.laku(chromedp.WaitVisible("#sandi"), chromedp.SendKeys("#nama", masuk), chromedp.SendKeys("#sandi", sandiUji))
	}
	p.laku(chromedp.Click("form .tombol-utama"), chromedp.WaitVisible(`a[aria-label^="Akun "]`))
	p.sampai(siap)
	p.tunggu("Buka meja PPID") // the first page has something for who works for PPID alone
	return p
}

// pilih chooses in a list, or sets a date.
func (p *peramban) pilih(sel, nilai string) {
	p.t.Helper()
	p.sampai(fmt.Sprintf(`document.querySelector(%q)`, sel))
	p.laku(chromedp.Evaluate(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.value = %q; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})) })()`, sel, nilai), nil))
	p.sampai(fmt.Sprintf(`document.querySelector(%q).value === %q`, sel, nilai))
}

// tandai presses a box or a radio button.
func (p *peramban) tandai(sel string) {
	p.t.Helper()
	p.sampai(fmt.Sprintf(`document.querySelector(%q)`, sel))
	p.laku(chromedp.Evaluate(fmt.Sprintf(`document.querySelector(%q).click()`, sel), nil))
	p.sampai(fmt.Sprintf(`document.querySelector(%q).checked`, sel))
}

// kirimLaman presses a button of a public page, which loads the next one.
func (p *peramban) kirimLaman(label string) {
	p.t.Helper()
	js := fmt.Sprintf(`[...document.querySelectorAll("main button")].find(e => e.innerText.trim() === %q && e.offsetParent !== null)`, label)
	p.sampai(js)
	if _, err := chromedp.RunResponse(p.ctx, chromedp.Evaluate(js+".click()", nil)); err != nil {
		p.t.Fatalf("%s: %v", label, err)
	}
	p.sampai(siap)
	p.muat()
}

// bukti reads number and code from a receipt.
func (p *peramban) bukti() (nomor, kode string) {
	p.t.Helper()
	p.sampai(`document.querySelector("#kode-terima") && document.querySelector(".nomor-besar")`)
	p.nilai(`document.querySelector(".nomor-besar").innerText`, &nomor)
	p.nilai(`document.querySelector("#kode-terima").innerText`, &kode)
	return nomor, kode
}

// lacak opens a case by its number and code.
func (p *peramban) lacak(asal, nomor, kode string) {
	p.t.Helper()
	p.buka(asal + "/layanan/lacak")
	p.ketik("main [name=nomor]", strings.ToLower(nomor)) // as people type them
	p.ketik("main [name=kode]", strings.ToLower(kode))
	p.kirimLaman("Lihat")
	p.tunggu(nomor)
}

// kasus opens a case from its list and gives its address.
func (p *peramban) kasus(daftar, nomor string) (jalur string) {
	p.t.Helper()
	p.pindah(daftar)
	p.klik(nomor)
	p.sampai(`/^\/ppid\/[a-z]+\/0/.test(location.pathname) && ` + siap)
	p.tunggu("Langkah berikutnya", nomor)
	p.muat()
	p.nilai(`location.pathname`, &jalur)
	return jalur
}

// tindak follows a button of a case to the form of an action, fills it in and sends
// it. Afterwards the case is shown again, not the register.
func (p *peramban) tindak(label, tindakan string, isi func()) {
	p.t.Helper()
	var kasus string
	p.nilai(`location.pathname`, &kasus)
	p.klik(label)
	p.sampai(fmt.Sprintf(`location.pathname.endsWith("/tindakan/%s") && `, tindakan) + siap)
	p.muat()
	if isi != nil {
		isi()
	}
	p.laku(chromedp.Evaluate(`document.querySelector("main form button[type=submit]").click()`, nil))
	p.sampai(fmt.Sprintf(`location.pathname === %q && `, kasus) + siap)
	p.tunggu("Langkah berikutnya")
	p.muat()
}

// ajukanPermohonan files a request as a citizen does, in four steps.
func ajukanPermohonan(t *testing.T, p *peramban, asal, info string) (nomor, kode string) {
	t.Helper()
	var ktp bytes.Buffer
	if err := png.Encode(&ktp, image.NewGray(image.Rect(0, 0, 40, 25))); err != nil {
		t.Fatal(err)
	}
	langkah := func(n int) {
		t.Helper()
		p.sampai(fmt.Sprintf(`[...document.querySelectorAll("[data-langkah]")].every(b => b.hidden === (b.dataset.langkah !== "%d"))`, n))
		p.muat()
	}
	p.buka(asal + "/layanan/permohonan")
	langkah(1)
	p.klik("Lanjut") // without a name it does not go on, and says why
	p.tunggu("belum diisi.")
	langkah(1)
	for nama, isi := range map[string]string{"nama": "Budi Santoso", "nomor_identitas": "1906010101900001", "alamat": "Jalan Melati 5, Manggar", "kontak": "0812000000"} {
		p.ketik("#i-"+nama, isi)
	}
	p.laku(chromedp.SetUploadFiles("#i-dok_identitas", []string{tulisBerkas(t, "ktp.png", ktp.String())}, chromedp.ByQuery))
	p.klik("Lanjut")
	langkah(2)
	p.ketik("#i-rincian_informasi", info)
	p.ketik("#i-tujuan_penggunaan", "Skripsi")
	p.klik("Lanjut")
	langkah(3)
	p.tandai("[name=cara_memperoleh][value=salinan_digital]")
	p.tandai("[name=cara_mengirim][value=surel]")
	p.klik("Lanjut")
	langkah(4)
	p.tunggu("Budi Santoso", info, "ktp.png")
	p.kirimLaman("Kirim permohonan")
	p.tunggu("Permohonan sudah dicatat", "3 hari kerja lagi", "10 hari kerja lagi")
	return p.bukti()
}

// A request from the citizen's phone to the answer of the Atasan PPID: without an
// account on the one side, with roles on the other, and nothing of it for those whose
// it is not.
func TestPermohonanDiPeramban(t *testing.T) {
	cariPeramban(t)
	k := mulaiPPID(t)
	const info, materi = "Laporan realisasi anggaran Dinas Kesehatan 2025", "LRA 2025, 12 halaman"

	warga := bukaPeramban(t)
	nomor, kode := ajukanPermohonan(t, warga, k.asal, info)
	warga.tutup()

	rani := k.orang("rani")
	rani.klik("Buka meja PPID")
	rani.tunggu("Yang didahulukan", nomor)
	rani.pindah("/ppid/antrean")
	rani.tunggu(nomor, "sisa 3 hari kerja", "Memeriksa kelengkapan")
	jalur := rani.kasus("/ppid/antrean", nomor)
	rani.tunggu(info, "Tampilkan data pemohon")
	var teks string
	if rani.nilai(`document.documentElement.outerHTML`, &teks); strings.Contains(teks, "Budi Santoso") {
		t.Error("nama pemohon tampil sebelum diminta")
	}
	rani.klik("Tampilkan data pemohon")
	rani.tunggu("Budi Santoso", "Pembacaan ini tercatat.")
	rani.pindah(jalur)
	rani.tindak("Nyatakan lengkap", "nyatakan_lengkap", nil)
	rani.tunggu("Terdaftar", "sisa 10 hari kerja")
	rani.tutup()

	umar := k.orang("umar")
	umar.kasus("/ppid/antrean", nomor)
	umar.pilih("#kirim-perangkat", "dinkes")
	umar.tindak("Lanjut ke formulirnya", "disposisi", func() { umar.sampai(`document.querySelector("#isian-perangkat").value === "dinkes"`) })
	umar.tunggu("Diproses", "Dinas Kesehatan")
	umar.tutup()

	dewi := k.orang("dewi")
	dewi.kasus("/ppid/antrean", nomor)
	dewi.tunggu("Data pribadi pemohon tidak ditampilkan untuk peran Anda.")
	dewi.tindak("Sediakan bahan jawaban", "sediakan", func() {
		dewi.ketik("#isian-materi", materi)
		dewi.tandai("#isian-bentuk_softcopy")
		dewi.pilih("#isian-usul", "dikabulkan_seluruhnya")
	})
	dewi.tunggu("Dari Dinas Kesehatan", materi)
	if dewi.nilai(`document.documentElement.outerHTML`, &teks); strings.Contains(teks, "Budi Santoso") || strings.Contains(teks, "1906010101900001") {
		t.Error("PPID Pelaksana melihat pemohon")
	}
	dewi.tutup()

	lain := k.bukanUrusan(t, nomor, jalur)

	umar = k.orang("umar")
	umar.kasus("/ppid/antrean", nomor)
	umar.tindak("Jawab dengan bahan ini", "jawab", func() {
		umar.sampai(fmt.Sprintf(`document.querySelector("#isian-materi").value === %q && document.querySelector("#isian-bentuk_softcopy").checked`, materi))
		umar.pilih("#isian-hasil", "dikabulkan_seluruhnya")
		umar.ketik("#isian-nomor_surat", "S-2/2026")
		umar.pilih("#isian-waktu_penyediaan", time.Now().AddDate(0, 0, 14).Format(time.DateOnly))
	})
	umar.tunggu("Pemberitahuan terkirim", "Diberikan seluruhnya")
	umar.tutup()

	rani = k.orang("rani")
	rani.kasus("/ppid/antrean", nomor)
	rani.tindak("Serahkan informasi", "serahkan", nil)
	rani.tunggu("Diserahkan", "Tidak ada langkah yang menunggu Anda.")
	rani.tutup()

	warga = bukaPeramban(t)
	warga.lacak(k.asal, nomor, kode)
	warga.tunggu("Informasi sudah diserahkan kepada Anda.", "Diberikan seluruhnya", materi)
	warga.laku(chromedp.Evaluate(`document.querySelectorAll("main details").forEach(d => d.open = true)`, nil))
	warga.tandai("main input[type=checkbox][value=d]")
	warga.kirimLaman("Kirim keberatan")
	warga.tunggu("Keberatan sudah dicatat", "30 hari kerja lagi")
	nomorKeb, kodeKeb := warga.bukti()
	warga.tutup()

	sekda := k.orang("sekda")
	jalurKeb := sekda.kasus("/ppid/keberatan", nomorKeb)
	sekda.tunggu("permintaan informasi ditanggapi tidak sebagaimana yang diminta", "sisa 30 hari kerja")
	sekda.tindak("Tanggapi", "tanggapi", func() {
		sekda.tandai("#isian-keputusan-0") // wholly granted
		for nama, isi := range map[string]string{"nomor_surat": "S-3/2026", "uraian": "Lampirannya belum diberikan.", "jabatan_atasan": "Sekretaris Daerah", "perintah": "Berikan lampirannya."} {
			sekda.ketik("#isian-"+nama, isi)
		}
	})
	sekda.tunggu("Ditanggapi", "Mengabulkan seluruhnya", "Berikan lampirannya.")
	sekda.tutup()
	lain(nomorKeb, jalurKeb)

	warga = bukaPeramban(t)
	warga.lacak(k.asal, nomorKeb, kodeKeb)
	warga.tunggu("Mengabulkan seluruhnya", "Lampirannya belum diberikan.")
	warga.lacak(k.asal, nomor, kode)
	warga.tunggu("Keberatan atas permohonan ini", nomorKeb)
}

// bukanUrusan checks that a request is not there for another unit, nor for a village:
// not on their pages, not in the registers, not as a file. What it gives checks an
// objection, which such a unit does not read at all.
func (k *kantorPPID) bukanUrusan(t *testing.T, nomor, jalur string) (keberatan func(nomor, jalur string)) {
	t.Helper()
	desa := k.orang("lalang", "status of 404")
	desa.pindah("/ppid/antrean")
	desa.tunggu("Antrean permohonan", "Tidak ada permohonan yang cocok.")
	desa.buka(k.asal + jalur)
	desa.tunggu("tidak ada di register permohonan, atau Anda tidak berhak melihatnya.")
	desa.tutup()

	bagus, lalang := orangBaru(t, k.alamat), orangBaru(t, k.alamat)
	bagus.kirim("/api/akun/undangan", isian{"kode": k.kode["bagus"], "sandi": sandiUji}, 200)
	lalang.kirim("/api/akun/masuk", isian{"nama_masuk": "lalang", "sandi": sandiUji}, 200)
	for nama, o := range map[string]*orang{"unit lain": bagus, "desa": lalang} {
		for _, a := range []string{"/berkas/lembar/ppid", "/berkas/lembar/ppid/antrean", "/berkas/lembar/ppid/selesai", "/berkas/lembar/ppid/pemberitahuan", "/api/v1/register/permohonan"} {
			if b := o.minta("GET", a, "", 200); strings.Contains(b, nomor) || strings.Contains(b, filepath.Base(jalur)) {
				t.Errorf("%s: %s memuat permohonan itu", nama, a)
			}
		}
		for _, a := range []string{"/berkas/lembar" + jalur, "/berkas" + jalur + "/tanda_bukti.pdf", "/api/v1/register/permohonan/" + filepath.Base(jalur)} {
			o.minta("GET", a, "", 404)
		}
	}
	return func(nomor, jalur string) {
		t.Helper()
		bagus.minta("GET", "/berkas/lembar/ppid/keberatan", "", 403)
		if b := lalang.minta("GET", "/berkas/lembar/ppid/keberatan", "", 200); strings.Contains(b, nomor) {
			t.Error("desa melihat keberatan kabupaten")
		}
		lalang.minta("GET", "/berkas/lembar"+jalur, "", 404)
	}
}
