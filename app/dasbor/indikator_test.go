package dasbor

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/spbe"
)

// People of the tests, as the server's rights know them.
var (
	orangKoordinator = klien.Saya{Masuk: true, ID: "k", Nama: "Koordinator", Peran: []string{hak.Koordinator}, Perangkat: "kominfo"}
	orangAsesor      = klien.Saya{Masuk: true, ID: "a", Nama: "Asesor", Peran: []string{hak.AsesorInternal}, Perangkat: "inspektorat"}
	orangEntri       = klien.Saya{Masuk: true, ID: "e", Nama: "Entri", Peran: []string{hak.Entri}, Perangkat: "bappeda"}
	orangKepala      = klien.Saya{Masuk: true, ID: "o", Nama: "Kepala", Peran: []string{hak.KepalaOPD}, Perangkat: "bappeda"}
	orangLain        = klien.Saya{Masuk: true, ID: "l", Nama: "Lain", Peran: []string{hak.Entri}, Perangkat: "dinkes"}
)

// orangIndikator is somebody in front of the page, with the rights of the real
// program.
type orangIndikator struct {
	*dunia
	saya klien.Saya
}

func (w *dunia) orang(s klien.Saya) *orangIndikator {
	w.t.Helper()
	api, err := web.Handler(w.store, web.Opsi{Aktor: func(*http.Request) (kominfo.Aktor, bool) { return s.Aktor(), true }, Boleh: hak.Boleh})
	if err != nil {
		w.t.Fatal(err)
	}
	v := *w
	d := *w.d
	sumber := klien.HTTP{Jeda: []int{}, Angkut: func(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
		if v.putus {
			return klien.Jawaban{}, io.ErrUnexpectedEOF
		}
		r := httptest.NewRequestWithContext(ctx, metode, alamat, bytes.NewReader(isi))
		for k, x := range kepala {
			r.Header.Set(k, x)
		}
		rec := httptest.NewRecorder()
		api.ServeHTTP(rec, r)
		return klien.Jawaban{Status: rec.Code, Isi: rec.Body.Bytes()}, nil
	}}
	d.Sumber, d.Segera, d.Kotak, d.draf = sumber, sumber, klien.NewKotakKirim(sumber, w.regs, &klien.Memori{}), nil
	v.d = &d
	return &orangIndikator{&v, s}
}

// lihat opens the page of an indicator.
func (o *orangIndikator) lihat(id register.ID, nomor string) *indikator {
	o.t.Helper()
	h := ruteIndikator()[0].buat(o.d, []string{"", string(id), nomor}).(*indikator)
	h.kenali(o.saya)
	if err := h.Muat(o.t.Context(), o.d.Sumber, nil); err != nil {
		o.t.Fatal(err)
	}
	return h
}

// siapIndikator is an assessment by an instrument in which bappeda owes an
// indicator, with one document of it as evidence.
func siapIndikator(t *testing.T, instrumen, nomor string) (w *dunia, id, tugas, bukti register.ID) {
	t.Helper()
	w = duniaBaru(t)
	w.kantor()
	for _, p := range []kantor.PerangkatDaerah{{Kode: "bappeda", Nama: "Badan Perencanaan", Jenis: "badan"}, {Kode: "dinkes", Nama: "Dinas Kesehatan", Jenis: "dinas"}} {
		w.buat("perangkat_daerah", p)
	}
	id = w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: instrumen})
	tugas = w.tulis("tugas_indikator", register.Permintaan{Tindakan: "tugaskan"}, spbe.Tugaskan{Penilaian: id, Indikator: nomor, Perangkat: "bappeda", Target: "3", Batas: hariUji(t, "2026-03-20")}).ID
	e := w.orang(orangEntri)
	dok := e.buat("data_dukung", spbe.DataDukung{Judul: "Rancangan RPJMD", Nomor: "RANC-1", Jenis: "laporan", Tanggal: hariUji(t, "2025-02-01"), BerlakuSampai: hariUji(t, "2026-06-30"),
		Berkas: &spbe.Berkas{Sidik: strings.Repeat("ab", 32), Nama: "rpjmd.pdf", Ukuran: 1_234_567, Jenis: "application/pdf"}})
	bukti = e.tulis("bukti", register.Permintaan{Tindakan: "pakai"}, spbe.Pakai{Penilaian: id, Indikator: nomor, Tingkat: 1, Butir: 1, Dokumen: dok, Halaman: "12-14", Pasal: "Bab II"}).ID
	return w, id, tugas, bukti
}

func hariUji(t *testing.T, s string) kominfo.Tanggal {
	t.Helper()
	h, err := kominfo.ParseTanggal(s)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// Everybody sees the criteria; evidence and answer only who may.
func TestIndikatorMenurutOrang(t *testing.T) {
	w, id, _, bukti := siapIndikator(t, "pemdi-2026", "1")
	const kriteria = "Substansi RAN Pemdi baru disusun"
	teks := func(s klien.Saya) string {
		o := w.orang(s)
		return o.teks(o.lihat(id, "1"))
	}
	harus(t, teks(orangKoordinator), kriteria, "Rancangan RPJMD", "Milik Badan Perencanaan", "Halaman 12-14 · Bab II", "4 hari lagi", "Badan Perencanaan", "masa berlakunya habis sebelum 31 Desember 2026",
		"Unduh rpjmd.pdf (1,2 MB)", "Lihat", "Nilai dari bukti yang diterima", "kesimpulan, bukan bunyi aturan", "Pakai nilai dari bukti", "Tambah bukti", "Cari bukti sebelumnya", "Simpan jawaban", "Indikator 2")
	e := teks(orangEntri)
	harus(t, e, kriteria, "Rancangan RPJMD", "Ajukan", "Ubah", "Tarik", "bukti perangkat daerah Anda saja", "Simpan jawaban", "Jadikan nilai usulan", "Kepala perangkat daerah atau koordinator yang mengajukannya")
	jangan(t, e, "Terima", "Pakai nilai dari bukti", "Simpan dan ajukan")
	harus(t, teks(orangKepala), "Simpan dan ajukan")
	l := teks(orangLain)
	harus(t, l, kriteria, "bukan tugas perangkat daerah Anda", "Tambah bukti", "belum ada bukti dari perangkat daerah Anda")
	jangan(t, l, "Rancangan RPJMD", "Simpan jawaban", "rpjmd.pdf")
	a := teks(orangAsesor)
	harus(t, a, "Rancangan RPJMD", "Pakai nilai dari bukti")
	jangan(t, a, "Tambah bukti", "Simpan jawaban", "Terima")

	w.orang(orangEntri).tulis("bukti", register.Permintaan{ID: bukti, Harap: 1, Tindakan: "ajukan"}, struct{}{})
	harus(t, teks(orangAsesor), "Terima", "Minta revisi", "Terima dengan catatan")
	jangan(t, teks(orangEntri), "Minta revisi")
}

// What is fixed, withdrawn or a sample says so, and offers nothing to change.
func TestIndikatorHanyaDibaca(t *testing.T) {
	w := duniaBaru(t)
	contoh := w.mulaiNilai(spbe.Mulai{Tahun: 2020, Instrumen: "spbe-2018", Contoh: true})
	tetap := w.mulaiNilai(spbe.Mulai{Tahun: 2024, Instrumen: "spbe-2020", Metode: spbe.Terbit, Nilai: map[string]string{"1": "3"}})
	tarik := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	w.tulis("penilaian", register.Permintaan{ID: tarik, Harap: 1, Tindakan: "tarik"}, register.Alasan{Alasan: "salah"})
	o := w.orang(orangKoordinator)
	for id, mau := range map[register.ID]string{contoh: "data contoh dari instansi lain", tetap: "sudah ditetapkan", tarik: "sudah ditarik"} {
		n := o.gambar(o.lihat(id, "1"))
		harus(t, eltest.Teks(n), mau, "Tingkat 2")
		for _, tag := range []string{"input", "textarea", "select"} {
			if e := eltest.Cari(n, tag); len(e) > 0 {
				t.Errorf("%s: ada isian %v", mau, e[0].Attr)
			}
		}
		jangan(t, eltest.Teks(n), "Tambah bukti", "Cari bukti sebelumnya")
	}
}

func TestIndikatorYangTidakAda(t *testing.T) {
	w := duniaBaru(t)
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	for _, n := range []string{"99", "0", "1-1"} {
		h := ruteIndikator()[0].buat(w.d, []string{"", string(id), n})
		if err := h.Muat(t.Context(), w.d.Sumber, nil); kominfo.KindOf(err) != kominfo.TidakAda {
			t.Errorf("%s: %v", n, err)
		}
	}
}

// Every indicator of every instrument can be drawn.
func TestIndikatorSemuaInstrumen(t *testing.T) {
	w := duniaBaru(t)
	o := w.orang(orangKoordinator)
	for tahun, in := range map[int64]string{2018: "spbe-2018", 2023: "spbe-2020", 2026: "pemdi-2026"} {
		id := w.mulaiNilai(spbe.Mulai{Tahun: tahun, Instrumen: in})
		i, err := w.d.Buku.Pustaka.Buka(in)
		if err != nil {
			t.Fatal(err)
		}
		for n, x := range i.Indikator {
			p := o.lihat(id, x.Nomor)
			if n > 5 && x.IndeksLuar == nil {
				continue // drawn alike
			}
			harus(t, o.teks(p), x.Nama, x.Tingkat[len(x.Tingkat)-1].Teks, "Tentang indikator ini")
		}
	}
}

// No text from outside leaves its place, wherever it stands.
func TestIndikatorTahanTeksJahat(t *testing.T) {
	w, id, tugas, bukti := siapIndikator(t, "pemdi-2026", "1")
	e := w.orang(orangEntri)
	jahat := eltest.Jahat
	dok := e.buat("data_dukung", spbe.DataDukung{Judul: jahat, Nomor: jahat[:60], Jenis: "tautan", Tanggal: hariUji(t, "2025-02-01"), Tautan: "https://contoh.go.id/?a='b'&c", Keterangan: jahat})
	b2 := e.tulis("bukti", register.Permintaan{Tindakan: "pakai"}, spbe.Pakai{Penilaian: id, Indikator: "1", Tingkat: 2, Butir: 1, Dokumen: dok, Halaman: jahat[:50], Pasal: jahat[:50], Keterangan: jahat})
	e.tulis("bukti", register.Permintaan{ID: b2.ID, Harap: 1, Tindakan: "ajukan"}, struct{}{})
	e.tulis("tugas_indikator", register.Permintaan{ID: tugas, Harap: 1, Tindakan: "isi"}, spbe.IsiTugas{Nilai: "2.5", Fakta: jahat + "\n" + jahat, Analisis: jahat, Justifikasi: jahat})
	w.orang(orangAsesor).tulis("bukti", register.Permintaan{ID: b2.ID, Harap: 2, Tindakan: "revisi"}, spbe.Revisi{AlasanRevisi: spbe.TidakTepat, Catatan: jahat})
	for _, s := range []klien.Saya{orangKoordinator, orangEntri, orangLain, orangAsesor} {
		o := w.orang(s)
		p := o.lihat(id, "1")
		o.teks(p)
		laku := o.mainkan(p)
		laku(func(ctx app.Context, l *layar) {
			if p.bolehTambah() {
				p.bukaTambah(ctx, l, "1.1")
				p.buka.f.teks["judul"] = jahat
				p.terunggah(ctx, l, p.buka.bukti, jahat, 422, []byte(`{"detail":"`+strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(jahat)+`"}`), nil)
			}
		})
		o.teks(p)
		laku(func(ctx app.Context, l *layar) {
			p.bukaAksi(ctx, l, o.d.Buku.Bukti, bukti, 1, "revisi", "Minta revisi")
			p.buka.f.teks["catatan"] = jahat
		})
		o.teks(p)
	}
}
