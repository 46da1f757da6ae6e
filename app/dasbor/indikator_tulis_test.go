package dasbor

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// kirimUji stands for a browser that sends a file and gets this answer.
func kirimUji(alamat *string, status int, jawab string) func(app.Context, string, func(app.Context, int, []byte, error)) {
	return func(ctx app.Context, a string, selesai func(app.Context, int, []byte, error)) {
		*alamat = a
		ctx.Dispatch(func(ctx app.Context) { selesai(ctx, status, []byte(jawab), nil) })
	}
}

// An official adds a file as evidence, sends it, the assessor sends it back, it is
// mended with a link and accepted, and its value goes into the assessment.
func TestIndikatorPerjalananBukti(t *testing.T) {
	w, id, _, lama := siapIndikator(t, "pemdi-2026", "1")
	e := w.orang(orangEntri)
	p := e.lihat(id, "1")
	laku := e.mainkan(p)
	sidik := strings.Repeat("cd", 32)
	alamat := ""
	laku(func(ctx app.Context, l *layar) { p.bukaTambah(ctx, l, "2.2") })
	laku(func(ctx app.Context, l *layar) { p.kirimBukti(ctx, l) })
	harus(t, e.teks(p), "3 hal perlu dibetulkan", "Pilih dulu berkasnya")
	laku(func(ctx app.Context, l *layar) {
		p.unggah(ctx, l, `C:\surat\Indikator1b-Notula_Tim Pemdi.pdf`, kirimUji(&alamat, 413, `{"detail":"Berkas terlalu besar."}`))
	})
	harus(t, e.teks(p), "Berkas terlalu besar.")
	laku(func(ctx app.Context, l *layar) {
		p.unggah(ctx, l, `C:\surat\Indikator1b-Notula_Tim Pemdi.pdf`, kirimUji(&alamat, 200, `{"sidik":"`+sidik+`","ukuran":2048,"jenis":"application/pdf","temuan":[{"id":"X","path":"nama","keparahan":"peringatan","pesan":"Nama berkas dirapikan."}]}`))
	})
	if alamat != "/berkas/bukti?nama=Indikator1b-Notula_Tim+Pemdi.pdf" || p.buka.f.teks["judul"] != "Notula Tim Pemdi" {
		t.Errorf("%q %v", alamat, p.buka.f.teks)
	}
	harus(t, e.teks(p), "terkirim", "2 kB", "Nama berkas dirapikan.")
	laku(func(ctx app.Context, l *layar) {
		for k, v := range map[string]string{"jenis": "notula", "tanggal": "2026-01-20", "halaman": "3"} {
			p.buka.f.teks[k] = v
		}
		p.kirimBukti(ctx, l)
	})
	if p.buka != nil || len(p.daftar) != 2 || p.sibuk != "" {
		t.Fatalf("belum tersimpan: %v %v %q", p.galat, p.daftar, p.sibuk)
	}
	b := p.daftar[1]
	if diff := cmp.Diff(spbe.Bukti{Penilaian: id, Indikator: "1", Tingkat: 2, Butir: 2, Dokumen: b.isi.Dokumen, Halaman: "3", Status: spbe.BuktiDraf}, b.isi); diff != "" {
		t.Errorf("bukti (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(&spbe.Berkas{Sidik: sidik, Nama: "Indikator1b-Notula_Tim Pemdi.pdf", Ukuran: 2048, Jenis: "application/pdf"}, p.dokumen[b.isi.Dokumen].isi.Berkas); diff != "" {
		t.Errorf("berkas (-want +got):\n%s", diff)
	}
	teks := e.gambar(p)
	harus(t, eltest.Teks(teks), "Notula Tim Pemdi", "Ajukan 2 draf bukti")
	if h := strings.Join(tautan(teks), " "); !strings.Contains(h, "/berkas/bukti/"+string(b.isi.Dokumen)+"?lihat=1") {
		t.Error(h)
	}
	laku(func(ctx app.Context, l *layar) { p.ajukanBerikut(ctx, l, p.drafSaya()) })
	if p.daftar[0].isi.Status != spbe.BuktiProses || p.daftar[1].isi.Status != spbe.BuktiProses {
		t.Errorf("belum diajukan: %v %v", p.galat, p.daftar)
	}

	// The assessor.
	a := w.orang(orangAsesor)
	q := a.lihat(id, "1")
	nilai := a.mainkan(q)
	nilai(func(ctx app.Context, l *layar) { q.laku(ctx, l, q.daftar[0], "terima") })
	nilai(func(ctx app.Context, l *layar) {
		q.bukaAksi(ctx, l, w.d.Buku.Bukti, q.daftar[1].ID, q.daftar[1].Versi, "revisi", "Minta revisi")
		q.kirimAksi(ctx, l)
	})
	harus(t, a.teks(q), "Alasan revisi", "perlu dibetulkan")
	jangan(t, a.teks(q), "Dinilai pada") // the stage says so
	nilai(func(ctx app.Context, l *layar) {
		q.buka.f.teks["alasan_revisi"], q.buka.f.teks["catatan"] = "tidak_tepat", "Notula rapat lain."
		q.kirimAksi(ctx, l)
	})
	harus(t, a.teks(q), "revisi: tidak tepat", "Catatan asesor (penilaian mandiri)", "Notula rapat lain.", "1,50 · tingkat 2", "Tingkat 2 butir 2")

	// Mended with a link, sent again, accepted.
	p = e.lihat(id, "1")
	laku = e.mainkan(p)
	laku(func(ctx app.Context, l *layar) { p.bukaUbah(ctx, l, p.daftar[1]) })
	harus(t, e.teks(p), "Dokumen yang sekarang", "Simpan perubahan")
	laku(func(ctx app.Context, l *layar) {
		p.pilihRupa(ctx, l, rupaTautan)
		for k, v := range map[string]string{"judul": "Notula yang benar", "tautan": "javascript:alert(1)", "tanggal": "2026-02-01"} {
			p.buka.f.teks[k] = v
		}
		p.kirimBukti(ctx, l)
	})
	harus(t, e.teks(p), "Tautan harus alamat lengkap")
	laku(func(ctx app.Context, l *layar) {
		p.buka.f.teks["tautan"] = "https://contoh.go.id/notula"
		p.kirimBukti(ctx, l)
	})
	if p.buka != nil || p.daftar[1].isi.Status != spbe.BuktiDraf || p.dokumen[p.daftar[1].isi.Dokumen].isi.Tautan != "https://contoh.go.id/notula" || p.daftar[1].isi.Halaman != "3" {
		t.Fatalf("%v %+v", p.galat, p.daftar[1])
	}
	laku(func(ctx app.Context, l *layar) { p.laku(ctx, l, p.daftar[1], "ajukan") })
	q = a.lihat(id, "1")
	nilai = a.mainkan(q)
	nilai(func(ctx app.Context, l *layar) { q.laku(ctx, l, q.daftar[1], "terima") })
	harus(t, a.teks(q), "1,75 · tingkat 2")
	klik(t, a, q, nilai, "1.75", "Pakai nilai dari bukti")
	var d spbe.Penilaian
	w.baca("penilaian", id, &d)
	if diff := cmp.Diff(map[string]string{"1": "1.75"}, d.Nilai); diff != "" {
		t.Errorf("nilai (-want +got):\n%s", diff)
	}
	harus(t, a.teks(q), "Nilai ini sudah dipakai")
	var x spbe.Bukti
	if w.baca("bukti", lama, &x); x.Status != spbe.BuktiDiterima || x.Asesor != spbe.Mandiri {
		t.Errorf("%+v", x)
	}
}

// klik takes a computed value, as the button does.
func klik(t *testing.T, o *orangIndikator, p *indikator, laku func(func(app.Context, *layar)), v, label string) {
	t.Helper()
	harus(t, o.teks(p), label)
	laku(func(ctx app.Context, l *layar) { p.pakai(ctx, l, v) })
}

// The same file twice is told, and the document that has it is offered.
func TestIndikatorBerkasGanda(t *testing.T) {
	w, id, _, _ := siapIndikator(t, "pemdi-2026", "1")
	e := w.orang(orangEntri)
	p := e.lihat(id, "1")
	laku := e.mainkan(p)
	alamat := ""
	laku(func(ctx app.Context, l *layar) {
		p.bukaTambah(ctx, l, "2.1")
		p.unggah(ctx, l, "rpjmd.pdf", kirimUji(&alamat, 200, `{"sidik":"`+strings.Repeat("ab", 32)+`","ukuran":10,"jenis":"application/pdf","sudah":true}`))
	})
	harus(t, e.teks(p), "Berkas ini sudah tercatat", "Rancangan RPJMD (RANC-1)", "Pakai dokumen itu")
	laku(func(ctx app.Context, l *layar) {
		p.buka.bukti.pilih = p.buka.bukti.kembar.ID
		p.pilihRupa(ctx, l, rupaAda)
	})
	harus(t, e.teks(p), "Satu dokumen dapat menjadi bukti banyak indikator")
	laku(func(ctx app.Context, l *layar) { p.kirimBukti(ctx, l) })
	if len(p.daftar) != 2 || p.daftar[0].isi.Dokumen != p.daftar[1].isi.Dokumen || w.jumlah("data_dukung") != 1 {
		t.Errorf("%v %+v", p.galat, p.daftar)
	}
	// The same document for another indicator: each tells of the other.
	w.orang(orangEntri).tulis("bukti", register.Permintaan{Tindakan: "pakai"}, spbe.Pakai{Penilaian: id, Indikator: "3", Tingkat: 1, Butir: 1, Dokumen: p.daftar[0].isi.Dokumen})
	harus(t, e.teks(e.lihat(id, "1")), "Dipakai juga di indikator 3")
	for _, status := range []string{`{}`, `nol`, ``} {
		laku(func(ctx app.Context, l *layar) {
			p.bukaTambah(ctx, l, "2.1")
			p.unggah(ctx, l, "a.pdf", kirimUji(&alamat, 200, status))
		})
		harus(t, e.teks(p), "Coba pilih lagi berkasnya")
	}
}

// The answer goes from the office to the assessor and back, and agreed into the
// assessment.
func TestIndikatorJawaban(t *testing.T) {
	w, id, tugas, _ := siapIndikator(t, "spbe-2020", "1")
	o := w.orang(orangKepala)
	p := o.lihat(id, "1")
	laku := o.mainkan(p)
	isi := func(nilai, fakta string) {
		p.jawab.isi(register.Isian{Nama: "nilai"}, nilai)
		p.jawab.isi(register.Isian{Nama: "fakta"}, fakta)
	}
	laku(func(ctx app.Context, l *layar) { p.simpanJawaban(ctx, l, true) })
	harus(t, o.teks(p), "Fakta harus terisi sebelum jawaban diajukan")
	laku(func(ctx app.Context, l *layar) { isi("9", "Perbup 12/2025"); p.simpanJawaban(ctx, l, false) })
	harus(t, o.teks(p), "Belum dapat disimpan", "Ada perubahan yang belum disimpan")
	laku(func(ctx app.Context, l *layar) { isi("3", "Perbup 12/2025"); p.simpanJawaban(ctx, l, true) })
	var x spbe.TugasIndikator
	if w.baca("tugas_indikator", tugas, &x); x.Status != spbe.TugasDiajukan || x.Nilai != "3" || p.jawab.beda() || len(o.d.draf) != 0 {
		t.Fatalf("%v %+v %v", p.galat, x, o.d.draf)
	}
	harus(t, o.teks(p), "diajukan, menunggu asesor internal", "Jawaban sudah diajukan", "Perbup 12/2025")

	a := w.orang(orangAsesor)
	q := a.lihat(id, "1")
	nilai := a.mainkan(q)
	harus(t, a.teks(q), "Setujui jawaban", "Kembalikan jawaban")
	aksi := func(nama, medan, teks string) {
		t.Helper()
		nilai(func(ctx app.Context, l *layar) {
			q.bukaAksi(ctx, l, w.d.Buku.Tugas, tugas, q.jawabanku.Versi, nama, nama)
			q.buka.f.teks[medan] = teks
		})
		a.teks(q)
		nilai(func(ctx app.Context, l *layar) { q.kirimAksi(ctx, l) })
	}
	aksi("kembalikan", "alasan", "Sebutkan pasalnya.")
	p = o.lihat(id, "1")
	laku = o.mainkan(p)
	harus(t, o.teks(p), "dikembalikan untuk diperbaiki", "Sebutkan pasalnya.")
	laku(func(ctx app.Context, l *layar) { isi("3", "Perbup 12/2025 Pasal 5"); p.simpanJawaban(ctx, l, true) })
	q = a.lihat(id, "1")
	nilai = a.mainkan(q)
	aksi("setujui", "catatan", "")
	var d spbe.Penilaian
	w.baca("penilaian", id, &d)
	if d.Nilai["1"] != "3" || q.jawabanku.isi.Status != spbe.TugasDisetujui {
		t.Errorf("%v %v %+v", q.galat, d.Nilai, q.jawabanku.isi)
	}
	harus(t, a.teks(q), "Buka kembali jawaban", "sudah tercapai", "menurut penilaian mandiri")
}

// Two people write one answer: both versions are shown, nothing is lost, and a
// cut line is no loss either.
func TestIndikatorBentrokDanLuring(t *testing.T) {
	w, id, tugas, _ := siapIndikator(t, "pemdi-2026", "1")
	o := w.orang(orangKepala)
	p := o.lihat(id, "1")
	laku := o.mainkan(p)
	w.tulis("tugas_indikator", register.Permintaan{ID: tugas, Harap: 1, Tindakan: "isi"}, spbe.IsiTugas{Nilai: "2", Fakta: "dari orang lain"})
	laku(func(ctx app.Context, l *layar) {
		p.jawab.isi(register.Isian{Nama: "fakta"}, "dari saya")
		p.simpanJawaban(ctx, l, false)
	})
	harus(t, o.teks(p), "sudah diubah orang lain", "Isian saya: dari saya", "Versi tersimpan: dari orang lain")
	laku(func(ctx app.Context, l *layar) {
		p.bentrok.pilih["fakta"] = pilihSaya
		p.selesaiBentrok(ctx)
		p.simpanJawaban(ctx, l, false)
	})
	var x spbe.TugasIndikator
	if w.baca("tugas_indikator", tugas, &x); x.Fakta != "dari saya" || x.Nilai != "2" {
		t.Fatalf("%v %+v", p.galat, x)
	}

	o.putus = true
	laku(func(ctx app.Context, l *layar) {
		p.jawab.isi(register.Isian{Nama: "fakta"}, "luring")
		p.simpanJawaban(ctx, l, false)
	})
	harus(t, o.teks(p), "Menunggu dikirim", "Kirim lagi")
	// Opened again before it was sent: the page says that it shows an older answer.
	o.putus = false
	q := o.lihat(id, "1")
	harus(t, o.teks(q), "1 perubahan untuk indikator ini belum terkirim", "masih menunggu dikirim di kotak kirim")
	jangan(t, o.teks(q), "Simpan jawaban")
	laku(func(ctx app.Context, l *layar) { l.kirimkan(ctx) })
	if w.baca("tugas_indikator", tugas, &x); x.Fakta != "luring" || p.sibuk != "" || p.tunda != nil {
		t.Errorf("%v %q %+v", p.galat, p.sibuk, x)
	}
	jangan(t, o.teks(p), "Menunggu dikirim")

	// What was typed is offered again after the page was left.
	laku(func(ctx app.Context, l *layar) { p.jawab.isi(register.Isian{Nama: "analisis"}, "belum disimpan") })
	q = o.lihat(id, "1")
	q.cariDraf()
	harus(t, o.teks(q), "Ada isian yang belum disimpan", "Pulihkan")
	q.pulihkanJawaban(*q.jawab.draf)
	if q.jawab.teks["analisis"] != "belum disimpan" || q.bentrok != nil {
		t.Errorf("%v", q.jawab.teks)
	}
}

// Another institution's index is converted as it is typed, and shown with its
// rule.
func TestIndikatorIndeksLuar(t *testing.T) {
	w, id, _, _ := siapIndikator(t, "pemdi-2026", "5")
	k := w.orang(orangKoordinator)
	p := k.lihat(id, "5")
	laku := k.mainkan(p)
	harus(t, k.teks(p), "Nilai dari indeks instansi lain", "Bappenas", "62,50", "3,50")
	for angka, mau := range map[string]string{"150": "di luar rentang", "banyak": "tidak dapat dibaca", "68,75": "menjadi nilai 3,75"} {
		p.angka = angka
		harus(t, k.teks(p), mau)
	}
	p.angka = "68,75"
	klik(t, k, p, laku, "3.75", "Pakai nilai dari indeks ini")
	var d spbe.Penilaian
	if w.baca("penilaian", id, &d); d.Nilai["5"] != "3.75" {
		t.Errorf("%v %v", p.galat, d.Nilai)
	}
	e := w.orang(orangEntri)
	q := e.lihat(id, "5")
	q.angka = "25"
	harus(t, e.teks(q), "Jadikan nilai usulan")
}

// Evidence of the year before is offered where it may still serve, and copied
// without its judgement.
func TestIndikatorBuktiSebelumnya(t *testing.T) {
	w, id, _, _ := siapIndikator(t, "pemdi-2026", "1")
	tua := w.mulaiNilai(spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020"})
	e := w.orang(orangEntri)
	dok := e.buat("data_dukung", spbe.DataDukung{Judul: "Peraturan Bupati Rencana", Jenis: "perbup", Tanggal: hariUji(t, "2024-02-01"), Tautan: "https://contoh.go.id/perbup"})
	dulu := e.tulis("bukti", register.Permintaan{Tindakan: "pakai"}, spbe.Pakai{Penilaian: tua, Indikator: "11", Tingkat: 2, Butir: 1, Dokumen: dok, Pasal: "Pasal 3"})
	p := e.lihat(id, "1")
	laku := e.mainkan(p)
	laku(func(ctx app.Context, l *layar) { p.cariLama(ctx, l) })
	harus(t, e.teks(p), "Tidak ada bukti yang dapat disalin") // not accepted then
	e.tulis("bukti", register.Permintaan{ID: dulu.ID, Harap: 1, Tindakan: "ajukan"}, struct{}{})
	w.orang(orangAsesor).tulis("bukti", register.Permintaan{ID: dulu.ID, Harap: 2, Tindakan: "terima"}, spbe.Terima{})
	laku(func(ctx app.Context, l *layar) { p.cariLama(ctx, l) })
	harus(t, e.teks(p), "Dari Kabupaten Belitung Timur 2025, SPBE 2020", "Peraturan Bupati Rencana", "Dulu: indikator 11, tingkat 2 butir 1", "perlu diperbarui", "tingkat yang lama tidak dialihkan")
	laku(func(ctx app.Context, l *layar) {
		p.salin(ctx, l, &p.lama.calon[0], "salin:"+string(p.lama.calon[0].id))
	})
	harus(t, e.teks(p), "Pilih dulu tingkat dan butirnya")
	laku(func(ctx app.Context, l *layar) {
		c := &p.lama.calon[0]
		c.letak = "2.1"
		p.salin(ctx, l, c, "salin:"+string(c.id))
	})
	if len(p.daftar) != 2 {
		t.Fatalf("%v %v", p.galat, p.daftar)
	}
	if diff := cmp.Diff(spbe.Bukti{Penilaian: id, Indikator: "1", Tingkat: 2, Butir: 1, Dokumen: dok, Pasal: "Pasal 3", Status: spbe.BuktiDraf}, p.daftar[1].isi); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	harus(t, e.teks(p), "sudah dipakai di tingkat 2 butir 1")
	l := w.orang(orangLain)
	q := l.lihat(id, "1")
	l.mainkan(q)(func(ctx app.Context, l *layar) { q.cariLama(ctx, l) })
	jangan(t, l.teks(q), "Peraturan Bupati Rencana")
}

// What the later methods scored stands beside the own value, with its reason.
func TestIndikatorNilaiAsesor(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	semua := map[string]string{}
	in, _ := w.d.Buku.Pustaka.Buka("pemdi-2026")
	for _, x := range in.Indikator {
		semua[x.Nomor] = "3"
	}
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026", Nilai: semua})
	laku := func(versi int64, aksi string, v any) {
		w.tulis("penilaian", register.Permintaan{ID: id, Harap: versi, Tindakan: aksi}, v)
	}
	laku(1, "ajukan", struct{}{})
	laku(2, "kirim", spbe.Kirim{Nomor: "BA-1", Tanggal: hariUji(t, "2026-03-01")})
	laku(3, "nilai_asesor", spbe.NilaiAsesor{Metode: spbe.Dokumen, Nilai: map[string]string{"1": "2.5"}, Alasan: "Arsitektur belum lengkap."})
	k := w.orang(orangKoordinator)
	p := k.lihat(id, "1")
	harus(t, k.teks(p), "Nilai menurut tiap penilaian", "Arsitektur belum lengkap.", "nilai akhir", "menurut penilaian dokumen", "Nilai mandiri hanya diubah di tahap entri data")
}

// Evidence is withdrawn with a reason; at konsolidasi the assessor says which
// method judged.
func TestIndikatorTarikDanKonsolidasi(t *testing.T) {
	w, id, _, bukti := siapIndikator(t, "pemdi-2026", "1")
	e := w.orang(orangEntri)
	p := e.lihat(id, "1")
	laku := e.mainkan(p)
	laku(func(ctx app.Context, l *layar) {
		p.bukaAksi(ctx, l, w.d.Buku.Bukti, bukti, 1, "tarik", "Tarik")
		p.kirimAksi(ctx, l)
	})
	harus(t, e.teks(p), "Alasan belum diisi")
	laku(func(ctx app.Context, l *layar) {
		p.buka.f.teks["alasan"] = "Salah dokumen."
		p.kirimAksi(ctx, l)
	})
	if len(p.daftar) != 0 || p.buka != nil {
		t.Errorf("%v %v", p.galat, p.daftar)
	}
	p.dok.Isi.Tahap = spbe.TahapKonsolidasi
	laku(func(ctx app.Context, l *layar) {
		p.bukaAksi(ctx, l, w.d.Buku.Bukti, bukti, 1, "terima", "Catat diterima")
	})
	for _, x := range p.buka.f.isian {
		if x.Nama == "asesor" && x.Wajib && len(x.Pilihan) == 3 {
			return
		}
	}
	t.Errorf("tanpa pilihan penilaian: %+v", p.buka.f.isian)
}
