package spbe_test

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

func TestDataDukungDiperiksa(t *testing.T) {
	sidik := strings.Repeat("0f", 32)
	baik := spbe.DataDukung{Judul: "SK", Jenis: "sk", Tanggal: hari(t, "2026-01-02"), Berkas: &spbe.Berkas{Sidik: sidik, Nama: "sk.pdf", Ukuran: 10, Jenis: "application/pdf"}}
	for nama, u := range map[string]struct {
		f   func(*spbe.DataDukung)
		mau []string
	}{
		"baik":          {func(*spbe.DataDukung) {}, nil},
		"kosong":        {func(d *spbe.DataDukung) { d.Berkas = nil }, []string{"SPBE-DOKUMEN-01 galat berkas"}},
		"kedaluwarsa":   {func(d *spbe.DataDukung) { d.BerlakuSampai = hari(t, "2026-01-01") }, []string{"SPBE-DOKUMEN-03 galat berlaku_sampai"}},
		"sehari":        {func(d *spbe.DataDukung) { d.BerlakuSampai = d.Tanggal }, nil},
		"sidik":         {func(d *spbe.DataDukung) { d.Berkas.Sidik = strings.ToUpper(sidik) }, []string{"SPBE-DOKUMEN-04 galat berkas.sidik"}},
		"tanpa sidik":   {func(d *spbe.DataDukung) { d.Berkas.Sidik = "" }, []string{"SPBE-DOKUMEN-04 galat berkas.sidik"}},
		"naik folder":   {func(d *spbe.DataDukung) { d.Berkas.Nama = "../sk.pdf" }, []string{"SPBE-DOKUMEN-05 galat berkas.nama"}},
		"nama terbalik": {func(d *spbe.DataDukung) { d.Berkas.Nama = "sk\u202efdp.exe" }, []string{"SPBE-DOKUMEN-05 galat berkas.nama"}},
		"berkas 0":      {func(d *spbe.DataDukung) { d.Berkas.Ukuran = 0 }, []string{"SPBE-DOKUMEN-06 galat berkas"}},
		"skrip":         {func(d *spbe.DataDukung) { d.Tautan = "javascript:alert(1)" }, []string{"SPBE-DOKUMEN-02 galat tautan"}},
		"data":          {func(d *spbe.DataDukung) { d.Tautan = "data:text/html,x" }, []string{"SPBE-DOKUMEN-02 galat tautan"}},
		"sandi":         {func(d *spbe.DataDukung) { d.Tautan = "https://admin:rahasia@contoh.go.id/" }, []string{"SPBE-DOKUMEN-02 galat tautan"}},
		"tanpa induk":   {func(d *spbe.DataDukung) { d.Tautan = "https:///x" }, []string{"SPBE-DOKUMEN-02 galat tautan"}},
		"spasi":         {func(d *spbe.DataDukung) { d.Tautan = "https://contoh.go.id/ <b>" }, []string{"SPBE-DOKUMEN-02 galat tautan"}},
		"ganti baris":   {func(d *spbe.DataDukung) { d.Berkas.Nama = "a\nb.pdf" }, []string{"SPBE-DOKUMEN-05 galat berkas.nama"}},
		"tautan baik":   {func(d *spbe.DataDukung) { d.Berkas = nil; d.Tautan = "http://contoh.go.id/a?b=@c#d" }, nil},
	} {
		d := baik
		b := *baik.Berkas
		d.Berkas = &b
		u.f(&d)
		if diff := cmp.Diff(u.mau, sebutTemuan(d.Check())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", nama, diff)
		}
	}
	// The same file twice in one office is told; in another office it is not.
	k := kantorBaru(t)
	id := k.dokumen(orang{"kominfo", "entri"}, baik)
	b, _ := json.Marshal(baik)
	lihat := func(o orang, lama *register.Baris) (out []string) {
		err := k.s.Ubah(t.Context(), kominfo.Aktor{Perangkat: o.perangkat}, func(tx register.Tx) error {
			fs, err := k.dok.Periksa(t.Context(), tx, lama, b)
			out = sebutTemuan(fs)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if diff := cmp.Diff([]string{"SPBE-DOKUMEN-07 peringatan berkas"}, lihat(orang{perangkat: "kominfo"}, nil)); diff != "" {
		t.Errorf("berkas ganda (-want +got):\n%s", diff)
	}
	if s := lihat(orang{perangkat: "setda"}, nil); s != nil {
		t.Errorf("berkas perangkat daerah lain: %v", s)
	}
	lama, err := k.s.Baca(t.Context(), k.dok, register.LingkupPenuh(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	if s := lihat(orang{perangkat: "kominfo"}, &lama); s != nil {
		t.Errorf("dokumen ganda dengan dirinya: %v", s)
	}
}

func TestBuktiDiperiksa(t *testing.T) {
	var pustaka spbe.Pustaka
	pemdi, _ := pustaka.Buka("pemdi-2026")
	lama, _ := pustaka.Buka("spbe-2018")
	p := spbe.Penilaian{Tahun: 2026, Instrumen: "pemdi-2026", Batas: hari(t, "2026-09-15")}
	dok := spbe.DataDukung{Tanggal: hari(t, "2024-09-14")}
	for _, u := range []struct {
		in2018 bool
		b      spbe.Bukti
		d      *spbe.DataDukung
		mau    []string
	}{
		{false, spbe.Bukti{Indikator: "1", Tingkat: 1, Butir: 1}, nil, nil},
		{false, spbe.Bukti{Indikator: "1", Tingkat: 2, Butir: 4}, nil, nil},
		{false, spbe.Bukti{Indikator: "1", Tingkat: 2, Butir: 5}, nil, []string{"SPBE-BUKTI-04 galat butir"}},
		{false, spbe.Bukti{Indikator: "1", Tingkat: 2, Butir: 0}, nil, []string{"SPBE-BUKTI-04 galat butir"}},
		{false, spbe.Bukti{Indikator: "1", Tingkat: 6, Butir: 1}, nil, []string{"SPBE-BUKTI-03 galat tingkat"}},
		{false, spbe.Bukti{Indikator: "99", Tingkat: 1, Butir: 1}, nil, []string{"SPBE-INDIKATOR-01 galat indikator"}},
		{true, spbe.Bukti{Indikator: "1", Tingkat: 0}, nil, nil},
		{true, spbe.Bukti{Indikator: "1", Tingkat: 3, Butir: 1}, nil, []string{"SPBE-BUKTI-04 galat butir"}},
		{false, spbe.Bukti{Indikator: "1", Tingkat: 1, Butir: 1}, &spbe.DataDukung{BerlakuSampai: hari(t, "2026-09-14")}, []string{"SPBE-BUKTI-05 peringatan dokumen"}},
		{false, spbe.Bukti{Indikator: "1", Tingkat: 1, Butir: 1}, &spbe.DataDukung{BerlakuSampai: hari(t, "2026-09-15")}, nil},
		{false, spbe.Bukti{Indikator: "1", Tingkat: 1, Butir: 1}, &dok, nil},
		{false, spbe.Bukti{Indikator: "9", Tingkat: 1, Butir: 1}, &dok, []string{"SPBE-BUKTI-06 catatan dokumen"}},
		{false, spbe.Bukti{Indikator: "9", Tingkat: 1, Butir: 1}, &spbe.DataDukung{Tanggal: hari(t, "2024-09-15")}, nil},
	} {
		in := pemdi
		if u.in2018 {
			in = lama
		}
		if diff := cmp.Diff(u.mau, sebutTemuan(u.b.Check(in, &p, u.d))); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", u.b, diff)
		}
	}
	// Without a deadline the year's end counts.
	p.Batas = kominfo.Tanggal{}
	b := spbe.Bukti{Indikator: "1", Tingkat: 1, Butir: 1}
	if fs := b.Check(pemdi, &p, &spbe.DataDukung{BerlakuSampai: hari(t, "2026-12-30")}); len(fs) != 1 || !strings.Contains(fs[0].Message, "31 Desember 2026") {
		t.Errorf("akhir tahun: %v", fs)
	}
	if fs := b.Check(nil, &p, nil); !kominfo.AdaGalat(fs) {
		t.Error("tanpa instrumen")
	}
}

func TestSalinBukti(t *testing.T) {
	k := kantorBaru(t)
	lalu := k.harus(koordinator, k.pen, "", "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Uji", Tahun: 2025, Instrumen: "spbe-2020"})
	kini := k.harus(koordinator, k.pen, "", "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Uji", Tahun: 2026, Instrumen: "pemdi-2026"})
	lain := k.harus(koordinator, k.pen, "", "mulai", spbe.Mulai{Instansi: "19.02", NamaInstansi: "Lain", Tahun: 2026, Instrumen: "pemdi-2026"})
	opd, asing := orang{"inspektorat", "entri"}, orang{"setda", "entri"}
	dok := k.dokumen(opd, spbe.DataDukung{Judul: "Audit", Jenis: "laporan", Tanggal: hari(t, "2025-02-01"), Tautan: "https://arsip.contoh.go.id/1"})
	lama := k.harus(opd, k.bukti, "", "pakai", spbe.Pakai{Penilaian: lalu, Indikator: "29", Tingkat: 2, Butir: 1, Dokumen: dok, Halaman: "4", Pasal: "Bab II"})
	k.harus(opd, k.bukti, lama, "ajukan", struct{}{})
	k.harus(internal, k.bukti, lama, "terima", spbe.Terima{Catatan: "Baik."})
	s := spbe.Salin{Dari: lama, Penilaian: kini, Indikator: "9", Tingkat: 2, Butir: 1}
	k.tolak(asing, k.bukti, "", "salin", s, "milik perangkat daerah lain")
	baru := k.harus(opd, k.bukti, "", "salin", s)
	d, err := k.bukti.Baca(t.Context(), k.s, register.LingkupPenuh(), baru)
	if err != nil {
		t.Fatal(err)
	}
	mau := spbe.Bukti{Penilaian: kini, Indikator: "9", Tingkat: 2, Butir: 1, Dokumen: dok, Halaman: "4", Pasal: "Bab II", Status: spbe.BuktiDraf}
	if diff := cmp.Diff(mau, d.Isi); diff != "" {
		t.Errorf("salinan (-want +got):\n%s", diff)
	}
	if _, err := k.lakukan(koordinator, k.bukti, "", "salin", s); kominfo.KindOf(err) != kominfo.Bentrok {
		t.Errorf("disalin dua kali: %v", err)
	}
	s.Penilaian = lain
	k.tolak(koordinator, k.bukti, "", "salin", s, "instansi yang sama")
	s.Dari, s.Penilaian = baru, lalu
	s.Indikator = "29"
	k.tolak(opd, k.bukti, "", "salin", s, "tahun sebelumnya")
}

func TestBuktiDanDokumennya(t *testing.T) {
	k := kantorBaru(t)
	id := k.harus(koordinator, k.pen, "", "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Uji", Tahun: 2026, Instrumen: "pemdi-2026", Nilai: nilaiSemua(20, "2")})
	opd := orang{"kominfo", "entri"}
	pakai := spbe.Pakai{Penilaian: id, Indikator: "1", Tingkat: 1, Butir: 1, Dokumen: "tidak-ada"}
	k.tolak(opd, k.bukti, "", "pakai", pakai, "tidak ada di data dukung")
	pakai.Dokumen = k.dokumen(opd, spbe.DataDukung{Judul: "SK", Jenis: "sk", Tanggal: hari(t, "2026-01-01"), Tautan: "https://a.contoh.go.id"})
	b := k.harus(opd, k.bukti, "", "pakai", pakai)
	k.harus(opd, k.bukti, b, "ajukan", struct{}{})
	k.harus(opd, k.dok, pakai.Dokumen, "tarik", register.Alasan{Alasan: "Salah berkas."})
	k.harus(internal, k.bukti, b, "revisi", spbe.Revisi{AlasanRevisi: spbe.TidakTepat, Catatan: "Ganti."}) // a withdrawn document can still be sent back
	k.tolak(opd, k.bukti, "", "pakai", spbe.Pakai{Penilaian: id, Indikator: "2", Tingkat: 1, Butir: 1, Dokumen: pakai.Dokumen}, "sudah ditarik")
	baru := k.dokumen(opd, spbe.DataDukung{Judul: "SK baru", Jenis: "sk", Tanggal: hari(t, "2026-01-01"), Tautan: "https://b.contoh.go.id"})
	k.harus(opd, k.bukti, b, "ubah", spbe.Ubah{Tingkat: 1, Butir: 1, Dokumen: baru})
	d, _ := k.bukti.Baca(t.Context(), k.s, register.LingkupPenuh(), b)
	if d.Isi.Status != spbe.BuktiDraf || d.Isi.AlasanRevisi != "" || d.Isi.Catatan != "Ganti." {
		t.Errorf("sesudah diubah: %+v", d.Isi)
	}
	k.harus(opd, k.bukti, b, "ajukan", struct{}{})
	k.harus(internal, k.bukti, b, "terima", spbe.Terima{})
	k.tolak(opd, k.bukti, b, "tarik", register.Alasan{Alasan: "x"}, "sudah diterima", "asesor")
	k.tolak(opd, k.bukti, b, "ubah", spbe.Ubah{Tingkat: 1, Butir: 1, Dokumen: baru}, "sudah diterima")
	k.tolak(koordinator, k.bukti, b, "revisi", spbe.Revisi{AlasanRevisi: spbe.TidakTepat, Asesor: spbe.Dokumen}, "entri data")
	// The external assessors overrule; nobody overrules them.
	k.harus(koordinator, k.pen, id, "ajukan", struct{}{})
	k.harus(koordinator, k.pen, id, "kirim", spbe.Kirim{Nomor: "1", Tanggal: hari(t, "2026-03-01")})
	k.harus(koordinator, k.bukti, b, "revisi", spbe.Revisi{AlasanRevisi: spbe.TidakTepat})
	k.harus(koordinator, k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapInterviu})
	k.harus(koordinator, k.bukti, b, "terima", spbe.Terima{})
	k.harus(koordinator, k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapKonsolidasi})
	k.tolak(koordinator, k.bukti, b, "revisi", spbe.Revisi{AlasanRevisi: spbe.TidakTepat, Asesor: spbe.Dokumen}, "sudah dinilai pada penilaian interviu")
	k.tolak(koordinator, k.bukti, b, "revisi", spbe.Revisi{AlasanRevisi: spbe.TidakTepat}, "sebutkan")
	k.harus(koordinator, k.bukti, b, "revisi", spbe.Revisi{AlasanRevisi: spbe.TidakTepat, Asesor: spbe.Interviu})
}

// A store that fails is not a broken rule.
func TestGangguanBukanTemuan(t *testing.T) {
	k := kantorBaru(t)
	ctx, batal := context.WithCancel(t.Context())
	batal()
	b := jsonDari(t, spbe.Bukti{Penilaian: "x", Indikator: "1", Dokumen: "y", Status: spbe.BuktiDraf})
	if fs, err := k.bukti.Periksa(ctx, rusak{k.s}, nil, b); fs != nil || kominfo.KindOf(err) != kominfo.Rusak {
		t.Errorf("%v %v", fs, err)
	}
}

type rusak struct{ register.Reader }

func (rusak) Baca(context.Context, register.Register, register.Lingkup, register.ID, int64) (register.Baris, error) {
	return register.Baris{}, kominfo.E(kominfo.Rusak, "uji", "Penyimpanan terganggu.")
}

// What is accepted as a link is one to a browser too: of the web, with a host,
// without credentials.
func FuzzTautan(f *testing.F) {
	for _, s := range []string{"https://a.go.id/x?y#z", "http://a:8080", "https://a@b/", "https://a\\@b", "https:/\\a", "javascript://a%0aalert(1)", "https://a.go.id/\u202e", "https://%61", "HTTPS://a", "https://a\x00b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := spbe.DataDukung{Tautan: s, Tanggal: kominfo.NewTanggal(2026, 1, 1)}
		if s == "" || kominfo.AdaGalat(d.Check()) {
			return
		}
		u, err := url.Parse(s)
		if err != nil && !strings.Contains(err.Error(), "invalid URL escape") && !strings.Contains(err.Error(), "port") {
			t.Fatalf("%q: %v", s, err)
		}
		if err == nil && (u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil) {
			t.Fatalf("%q menjadi %+v", s, u)
		}
	})
}
