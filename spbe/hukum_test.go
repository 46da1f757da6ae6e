package spbe_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// sebutTemuan gives findings as "ID keparahan jalur".
func sebutTemuan(fs []kominfo.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.ID+" "+string(f.Severity)+" "+f.Path)
	}
	return out
}

func TestNaikDariSkemaSatu(t *testing.T) {
	d := spbe.Definisi(&spbe.Pustaka{})
	lama := func(metode, lain string) string {
		return `{"instansi":"19.06","nama_instansi":"Kabupaten \"Uji\"","tahun":2025,"instrumen":"spbe-2020","metode":"` + metode + `","catatan":"c","contoh":false` + lain + `,"nilai":{"1":"3"}}`
	}
	for _, u := range []struct {
		doc  string
		mau  spbe.Tahap
		asal spbe.Metode
	}{
		{lama("mandiri", ""), spbe.TahapEntri, spbe.Mandiri},
		{lama("interviu", ""), spbe.TahapEntri, spbe.Interviu},
		{lama("terbit", `,"sumber":{"regulasi":"Kepmen","status":"sekunder"}`), spbe.TahapPenetapan, spbe.Terbit},
	} {
		b, err := d.Dokumen(register.Baris{VersiSkema: 1, Umum: []byte(u.doc)})
		if err != nil {
			t.Fatal(err)
		}
		var p spbe.Penilaian
		if err := json.Unmarshal(b, &p); err != nil {
			t.Fatal(err)
		}
		if p.Tahap != u.mau || p.AsalNilai("1") != u.asal || p.NamaInstansi != `Kabupaten "Uji"` || p.Catatan != "c" {
			t.Errorf("%s: %+v", u.doc, p)
		}
		if fs, err := d.Periksa(t.Context(), nil, nil, b); err != nil || kominfo.AdaGalat(fs) {
			t.Errorf("dokumen yang dinaikkan tidak sah: %v %v", fs, err)
		}
		tur, err := d.Hitung(b)
		if err != nil || tur.Kolom[5] != string(u.mau) {
			t.Errorf("kolom tahap %v %v", tur.Kolom, err)
		}
	}
	if _, err := d.Dokumen(register.Baris{VersiSkema: 1, Umum: []byte(`[]`)}); kominfo.KindOf(err) != kominfo.Rusak {
		t.Errorf("dokumen rusak: %v", err)
	}
}

func TestHasilTerbit(t *testing.T) {
	k := kantorBaru(t)
	c := spbe.Contoh()[1]
	c.Contoh, c.Penetapan = false, &spbe.Penetapan{Nomor: "1503/2021", Indeks: "2,96", Predikat: "Cukup"}
	id := k.harus(koordinator, k.pen, "", "mulai", c)
	p := k.penilaian(id)
	in, err := k.pustaka.Buka(p.Instrumen)
	if err != nil {
		t.Fatal(err)
	}
	fs := p.Check(in)
	if diff := cmp.Diff([]string{"SPBE-TERBIT-02 peringatan penetapan.indeks", "SPBE-TERBIT-03 peringatan penetapan.predikat"}, sebutTemuan(fs)); diff != "" {
		t.Fatalf("temuan (-want +got):\n%s", diff)
	}
	for _, x := range []string{"2,96", "2,95"} {
		if !strings.Contains(fs[0].Message, x) {
			t.Errorf("pesan tanpa %s: %s", x, fs[0].Message)
		}
	}
	if p.Tahap != spbe.TahapPenetapan || p.Penetapan.Indeks != "2.96" || k.kolom(k.pen, id, "indeks") != "2.95" || k.kolom(k.pen, id, "indeks_mandiri") != "" {
		t.Errorf("yang terbit dan yang dihitung: %+v, kolom %v", p.Penetapan, k.kolom(k.pen, id, "indeks"))
	}
	k.tolak(koordinator, k.pen, id, "isi", spbe.Isi{Nilai: map[string]string{"1": "5"}}, "tahap penetapan")
	k.harus(koordinator, k.pen, id, "tarik", register.Alasan{Alasan: "Salah salin."}) // a copy of another's publication may be withdrawn
	// An index alone is a result too; nothing at all is none.
	satu := spbe.Mulai{Instansi: "19.02", NamaInstansi: "Kabupaten Belitung", Tahun: 2024, Instrumen: "spbe-2020", Metode: spbe.Terbit}
	k.tolak(koordinator, k.pen, "", "mulai", satu, "indeks yang diumumkan")
	satu.Penetapan = &spbe.Penetapan{Indeks: "7"}
	k.tolak(koordinator, k.pen, "", "mulai", satu, `"7"`)
	satu.Penetapan.Indeks = "2.59"
	satu.Penetapan.Predikat = "Baik"
	p = k.penilaian(k.harus(koordinator, k.pen, "", "mulai", satu))
	if diff := cmp.Diff([]string{"SPBE-TERBIT-03 peringatan penetapan.predikat"}, sebutTemuan(p.Check(in))); diff != "" {
		t.Errorf("temuan (-want +got):\n%s", diff)
	}
	lebih := satu
	lebih.Tahun, lebih.Penetapan = 2023, &spbe.Penetapan{Indeks: "2.59", Nomor: strings.Repeat("x", 101), Catatan: "a\u202eb"}
	k.tolak(koordinator, k.pen, "", "mulai", lebih, "penetapan.nomor", "penetapan.catatan")
	satu.Metode = spbe.Mandiri
	k.tolak(koordinator, k.pen, "", "mulai", satu, "tindakan tetapkan")
}

func TestContohHanyaDapatDitarik(t *testing.T) {
	k := kantorBaru(t)
	id := k.harus(koordinator, k.pen, "", "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Uji", Tahun: 2026, Instrumen: "pemdi-2026", Contoh: true})
	k.tolak(koordinator, k.pen, id, "isi", spbe.Isi{Nilai: map[string]string{"1": "2"}}, "data contoh")
	k.tolak(koordinator, k.pen, id, "catatan", spbe.UbahCatatan{}, "data contoh")
	k.tolak(koordinator, k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapInterviu}, "data contoh")
	k.tolak(koordinator, k.tugas, "", "tugaskan", spbe.Tugaskan{Penilaian: id, Indikator: "1", Perangkat: "kominfo"}, "data contoh")
	k.harus(koordinator, k.pen, id, "tarik", register.Alasan{Alasan: "selesai"})
	k.tolak(koordinator, k.tugas, "", "tugaskan", spbe.Tugaskan{Penilaian: id, Indikator: "1", Perangkat: "kominfo"}, "sudah ditarik")
}

func TestPemantauanTanpaInterviu(t *testing.T) {
	k := kantorBaru(t)
	id := k.harus(koordinator, k.pen, "", "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Uji", Tahun: 2025, Instrumen: "spbe-2020", Nilai: nilaiSemua(47, "3")})
	k.harus(koordinator, k.pen, id, "atur", spbe.Atur{Cara: spbe.Pemantauan})
	for _, x := range []string{"7", "x", "0"} {
		k.tolak(koordinator, k.pen, id, "atur", spbe.Atur{Target: x}, "Target indeks")
	}
	k.harus(koordinator, k.pen, id, "ajukan", struct{}{})
	k.tolak(koordinator, k.pen, id, "kirim", spbe.Kirim{Nomor: "1", Tanggal: hari(t, "2026-01-01"), Sidik: "abc"}, "SHA-256")
	k.harus(koordinator, k.pen, id, "kirim", spbe.Kirim{Nomor: "1", Tanggal: hari(t, "2026-01-01"), Sidik: strings.Repeat("a1", 32)})
	k.tolak(koordinator, k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapInterviu}, "pemantauan", "atur")
	k.tolak(koordinator, k.pen, id, "nilai_asesor", spbe.NilaiAsesor{Metode: spbe.Dokumen, Nilai: map[string]string{"1": "9"}, Alasan: "x"}, "1")
	k.harus(koordinator, k.pen, id, "lanjut", spbe.Lanjut{Tahap: spbe.TahapKonsolidasi})
	p := k.penilaian(id)
	in, _ := k.pustaka.Buka(p.Instrumen)
	p.Asesmen = map[spbe.Metode]spbe.Asesmen{spbe.Dokumen: {Nilai: map[string]string{"1": "9"}}, "ramalan": {}}
	if diff := cmp.Diff([]string{"IDX-NILAI-03 galat asesmen.dokumen.nilai.1", "SPBE-ASESMEN-01 galat asesmen"}, sebutTemuan(p.Check(in))); diff != "" {
		t.Errorf("asesmen (-want +got):\n%s", diff)
	}
}

func TestTugasDiperiksa(t *testing.T) {
	k := kantorBaru(t)
	id := k.harus(koordinator, k.pen, "", "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Uji", Tahun: 2026, Instrumen: "pemdi-2026"})
	baik := spbe.Tugaskan{Penilaian: id, Indikator: "1", Perangkat: "kominfo", Pendukung: []string{" bappeda ", "kominfo", "bappeda", ""}}
	ubah := func(f func(*spbe.Tugaskan)) spbe.Tugaskan { x := baik; f(&x); return x }
	k.tolak(koordinator, k.tugas, "", "tugaskan", ubah(func(x *spbe.Tugaskan) { x.Indikator = "21" }), "Pemdi 2026", "1 sampai 20")
	k.tolak(koordinator, k.tugas, "", "tugaskan", ubah(func(x *spbe.Tugaskan) { x.Indikator = "I1" }), "I1") // one spelling, so that it stays unique
	k.tolak(koordinator, k.tugas, "", "tugaskan", ubah(func(x *spbe.Tugaskan) { x.Target = "6" }))
	k.tolak(koordinator, k.tugas, "", "tugaskan", ubah(func(x *spbe.Tugaskan) { x.Perangkat = "Dinas Kominfo" }))
	k.tolak(koordinator, k.tugas, "", "tugaskan", ubah(func(x *spbe.Tugaskan) { x.Pendukung = []string{"=cmd|x"} }), "=cmd|x")
	k.tolak(koordinator, k.tugas, "", "tugaskan", ubah(func(x *spbe.Tugaskan) { x.Penilaian = "0190-tidak-ada" }), "tidak ada")
	tg := k.harus(koordinator, k.tugas, "", "tugaskan", baik)
	d, err := k.tugas.Baca(t.Context(), k.s, register.LingkupPenuh(), tg)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"bappeda"}, d.Isi.Pendukung); diff != "" {
		t.Errorf("pendukung (-want +got):\n%s", diff)
	}
	opd := orang{"kominfo", "entri"}
	k.tolak(opd, k.tugas, tg, "isi", spbe.IsiTugas{Nilai: "dua"})
	k.tolak(opd, k.tugas, tg, "isi", spbe.IsiTugas{Fakta: strings.Repeat("x", 4001)})
	k.harus(opd, k.tugas, tg, "isi", spbe.IsiTugas{Nilai: "2"})
	k.harus(koordinator, k.tugas, tg, "alihkan", spbe.Alihkan{Perangkat: "bappeda"})
	if _, err := k.lakukan(opd, k.tugas, tg, "isi", spbe.IsiTugas{Nilai: "3"}); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Errorf("pemilik lama masih mengisi: %v", err)
	}
	// Reopened, the agreed value stands until another is agreed.
	bappeda := orang{"bappeda", "entri"}
	k.harus(bappeda, k.tugas, tg, "isi", spbe.IsiTugas{Nilai: "2", Fakta: "f"})
	k.harus(bappeda, k.tugas, tg, "ajukan", struct{}{})
	k.harus(internal, k.tugas, tg, "setujui", spbe.SetujuiTugas{})
	k.harus(internal, k.tugas, tg, "buka", register.Alasan{Alasan: "Ada dokumen baru."})
	if v := k.penilaian(id).Nilai["1"]; v != "2" || k.kolom(k.tugas, tg, "status") != "dikembalikan" {
		t.Errorf("sesudah dibuka kembali: nilai %q", v)
	}
	p := spbe.Penilaian{Instrumen: "pemdi-2026", Batas: hari(t, "2026-09-15")}
	in, _ := k.pustaka.Buka(p.Instrumen)
	x := spbe.TugasIndikator{Indikator: "1", Batas: hari(t, "2026-09-16")}
	if diff := cmp.Diff([]string{"SPBE-TUGAS-03 peringatan batas"}, sebutTemuan(x.Check(in, &p))); diff != "" {
		t.Errorf("batas (-want +got):\n%s", diff)
	}
}
