package dasbor

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// unitUji are the units of a small office.
func (w *dunia) unitUji() {
	w.t.Helper()
	for kode, nama := range map[string]string{
		"kominfo": "Dinas Komunikasi dan Informatika", "bappelitbangda": "Badan Perencanaan Pembangunan Daerah", "sekda": "Sekretariat Daerah",
		"itda": "Inspektorat", "bkpsdm": "Badan Kepegawaian", "bpkpd": "Badan Pengelola Keuangan dan Pendapatan Daerah", "dpk": "Dinas Perpustakaan dan Kearsipan",
	} {
		w.buat("perangkat_daerah", kantor.PerangkatDaerah{Kode: kode, Nama: nama, Jenis: "dinas"})
	}
}

// sebagai loads a page for somebody else than the coordinator.
func (w *dunia) sebagai(h halaman, s klien.Saya, alamat string) {
	w.t.Helper()
	w.muat(h, alamat)
	h.(mengenal).kenali(s)
}

func (w *dunia) tugaskan(id register.ID, nomor, opd, batas string) register.ID {
	w.t.Helper()
	in := spbe.Tugaskan{Penilaian: id, Indikator: nomor, Perangkat: opd}
	if batas != "" {
		t, err := kominfo.ParseTanggal(batas)
		if err != nil {
			w.t.Fatal(err)
		}
		in.Batas = t
	}
	return w.tulis("tugas_indikator", register.Permintaan{Tindakan: "tugaskan"}, in).ID
}

// All indicators are assigned at once from the usual table, through the outbox.
func TestBagiTugas(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	w.unitUji()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020"})
	p := &pekerjaan{siklus: siklus{d: w.d, id: id}}
	w.muat(p, "/")
	harus(t, w.teks(p), "Bagi tugas", "Praktik pembagian tugas di daerah", "1–12, 15–18", "mendukung 1–10", "Pengampu tiap layanan", "37. Kearsipan Dinamis", "Bagi 43 dari 47 indikator")
	laku := w.mainkan(p)
	w.putus = true
	laku(func(ctx app.Context, l *layar) { p.bagi.batas = "2026-04-30"; p.kirimBagi(ctx, l) })
	harus(t, w.teks(p), "Belum semua tersimpan", "Tersimpan 0 dari 43", "Server tidak terjangkau", "Buka kotak kirim")
	jangan(t, w.teks(p), "Bagi 43")
	q := &pekerjaan{siklus: siklus{d: w.d, id: id}}
	w.putus = false
	w.muat(q, "/") // opened again while they wait: they are not offered twice
	harus(t, w.teks(q), "Tersimpan 0 dari 43")
	jangan(t, w.teks(q), "Bagi tugas")
	laku(func(ctx app.Context, l *layar) { l.kirimkan(ctx) })
	if n := w.jumlah("tugas_indikator"); n != 43 || p.antre.jalan() || p.antre.galat != nil {
		t.Fatalf("%d tugas, %+v", n, p.antre)
	}
	q = &pekerjaan{siklus: siklus{d: w.d, id: id}}
	w.muat(q, "/")
	dapat := map[string]string{}
	for _, x := range q.tugas {
		dapat[x.Isi.Indikator] = x.Isi.Perangkat + " " + strings.Join(x.Isi.Pendukung, ",") + " " + x.Isi.Batas.String()
	}
	for nomor, mau := range map[string]string{
		"1": "kominfo sekda 2026-04-30", "11": "kominfo bappelitbangda 2026-04-30", "13": "bappelitbangda bpkpd 2026-04-30", "14": "sekda  2026-04-30", "21": "itda kominfo 2026-04-30",
		"25": "bkpsdm  2026-04-30", "33": "bpkpd  2026-04-30", "37": "dpk  2026-04-30", "39": "itda  2026-04-30", "45": "",
	} {
		if dapat[nomor] != mau {
			t.Errorf("indikator %s: %q, want %q", nomor, dapat[nomor], mau)
		}
	}
	n := w.gambar(q)
	harus(t, eltest.Teks(n), "4 indikator belum dibagi", "Dinas Perpustakaan dan Kearsipan", "Selesai 0 dari 1 indikator", "jawaban belum diisi", "30 April 2026, 45 hari lagi", "Salin untuk WhatsApp")
	if a := tautan(n); !strings.Contains(strings.Join(a, " "), "/penilaian/"+string(id)+"/indikator/37") {
		t.Errorf("tanpa tautan ke indikator: %v", a)
	}
	q.unit, q.status = "dpk", ""
	if s := w.teks(q); strings.Contains(s, "Selesai 0 dari 22") || !strings.Contains(s, "37. Kearsipan Dinamis") {
		t.Errorf("saringan: %s", s)
	}
	q.status = string(spbe.TugasDisetujui)
	harus(t, w.teks(q), "Tidak ada indikator yang cocok")
}

// Two assign the same indicator: the second is told, and the rest is written.
func TestBagiYangSudahDibagi(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	w.unitUji()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	p := &pekerjaan{siklus: siklus{d: w.d, id: id}}
	w.muat(p, "/")
	w.gambar(p)
	w.tugaskan(id, "3", "dpk", "")
	laku := w.mainkan(p)
	laku(func(ctx app.Context, l *layar) { p.kirimBagi(ctx, l) })
	if n, sisa := w.jumlah("tugas_indikator"), len(w.d.Kotak.Isi()); p.antre.galat == nil || p.antre.tolak != 1 || n < 15 {
		t.Errorf("%d tugas, %d di kotak, %+v", n, sisa, p.antre)
	}
	harus(t, w.teks(p), "Tidak semua tersimpan")
}

func TestAlihkanDanBatas(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	w.unitUji()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020"})
	satu, dua := w.tugaskan(id, "12", "kominfo", "2026-03-10"), w.tugaskan(id, "13", "kominfo", "")
	p := &pekerjaan{siklus: siklus{d: w.d, id: id}}
	w.muat(p, "/?status=lewat")
	if s := w.teks(p); !strings.Contains(s, "12. Peta Rencana SPBE") || strings.Contains(s, "13. Keterpaduan") || !strings.Contains(s, "lewat 6 hari") {
		t.Errorf("lewat batas: %s", s)
	}
	laku := w.mainkan(p)
	laku(func(ctx app.Context, l *layar) {
		p.bukaAlih(ctx, "Indikator 12", p.tugasDari("12"))
		p.alih.perangkat, p.alih.batas, p.alih.target, p.alih.pendukung = "bappelitbangda", "", "3", []string{"kominfo", "bappelitbangda"}
	})
	harus(t, w.teks(p), "Perangkat daerah yang menjawab", "Perangkat daerah pendukung (2)")
	laku(func(ctx app.Context, l *layar) { p.kirimAlih(ctx, l) })
	var x spbe.TugasIndikator
	w.baca("tugas_indikator", satu, &x)
	if diff := cmp.Diff([]string{"kominfo"}, x.Pendukung); diff != "" || x.Perangkat != "bappelitbangda" || !x.Batas.Kosong() || x.Target != "3" {
		t.Errorf("%+v (-want +got):\n%s", x, diff)
	}
	// The deadline of a whole unit; each task keeps its target.
	p = &pekerjaan{siklus: siklus{d: w.d, id: id}}
	w.muat(p, "/")
	laku = w.mainkan(p)
	laku(func(ctx app.Context, l *layar) {
		p.bukaAlih(ctx, "Semua", &p.tugas[0], &p.tugas[1])
		p.alih.batas = "2026-05-04"
		p.kirimAlih(ctx, l)
	})
	w.baca("tugas_indikator", satu, &x)
	var y spbe.TugasIndikator
	if w.baca("tugas_indikator", dua, &y); x.Target != "3" || x.Batas.String() != "2026-05-04" || y.Batas.String() != "2026-05-04" {
		t.Errorf("%+v %+v", x, y)
	}
	laku(func(ctx app.Context, l *layar) {
		p.bukaAlih(ctx, "Satu", &p.tugas[0])
		p.alih.batas = "besok"
		p.kirimAlih(ctx, l)
	})
	if p.alih == nil || p.alih.galat == "" {
		t.Error("tanggal yang bukan tanggal diterima")
	}
}

// Somebody of one unit sees a list, and nothing to assign with.
func TestPekerjaanOrangOPD(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	w.unitUji()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020"})
	siti := klien.Saya{Masuk: true, ID: "siti", Peran: []string{hak.Entri}, Perangkat: "dpk"}
	p := &pekerjaan{siklus: siklus{d: w.d, id: id}}
	w.sebagai(p, siti, "/")
	harus(t, w.teks(p), "Belum ada indikator yang ditugaskan kepada Dinas Perpustakaan dan Kearsipan.")
	w.tugaskan(id, "37", "dpk", "2026-03-16")
	p = &pekerjaan{siklus: siklus{d: w.d, id: id}}
	w.sebagai(p, siti, "/")
	s := w.teks(p)
	harus(t, s, "Indikator perangkat daerah Anda", "37. Kearsipan Dinamis", "hari ini")
	jangan(t, s, "Alihkan", "Bagi tugas", "belum dibagi", "Atur batas")

	b := &beranda{d: w.d}
	b.kenali(siti)
	if err := b.Muat(t.Context(), w.d.Sumber, nil); err != nil {
		t.Fatal(err)
	}
	harus(t, w.teks(b), "Pekerjaan saya", "1 dari 1 indikator", "Batas terdekat 16 Maret 2026", "hari ini", "Entri data")
	jangan(t, w.teks(b), "Mulai yang lain", "Isi SPBE", "Buka contoh", "Siapkan kantor")
	r := halamanPenilaian(w.d, string(id))
	w.sebagai(r, siti, "/")
	s = w.teks(r)
	harus(t, s, "1 indikator milik perangkat daerah Anda belum selesai.", "Kemajuan perangkat daerah Anda", "Jawaban perangkat daerah ditulis di halaman tiap indikator")
	jangan(t, s, "Ajukan untuk diperiksa", "Atur batas, target", "belum dibagi")
}

// After entri nothing can be assigned, and the page says why.
func TestPekerjaanSesudahEntri(t *testing.T) {
	w := duniaBaru(t)
	w.kantor()
	w.unitUji()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2025, Instrumen: "spbe-2020"})
	w.tugaskan(id, "37", "dpk", "")
	w.tulis("penilaian", register.Permintaan{ID: id, Harap: 1, Tindakan: "ajukan"}, struct{}{})
	p := &pekerjaan{siklus: siklus{d: w.d, id: id}}
	w.muat(p, "/")
	s := w.teks(p)
	harus(t, s, "Penilaian di tahap pemeriksaan", "hanya dapat diubah di tahap entri data")
	jangan(t, s, "Alihkan", "Bagi tugas", "Salin untuk WhatsApp", "hari lagi")
}

func TestRingkasNomor(t *testing.T) {
	for mau, ns := range map[string][]string{"": nil, "1": {"1"}, "1, 2": {"1", "2"}, "1–3, 5, 35-1": {"1", "2", "3", "5", "35-1"}} {
		if got := ringkasNomor(ns); got != mau {
			t.Errorf("%v: %q, want %q", ns, got, mau)
		}
	}
}
