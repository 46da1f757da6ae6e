package dasbor

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// serverKertas answers for a paper as the server does, and notes what was asked.
func (w *dunia) serverKertas(k Kertas) *[]string {
	minta := &[]string{}
	s := w.d.Sumber.(klien.HTTP)
	lanjut := s.Angkut
	s.Angkut = func(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
		if !strings.Contains(alamat, "/kertas.json") {
			return lanjut(ctx, metode, alamat, kepala, isi)
		}
		*minta = append(*minta, alamat)
		if w.putus {
			return klien.Jawaban{}, errors.New("putus")
		}
		b, err := json.Marshal(k)
		return klien.Jawaban{Status: 200, Isi: b}, err
	}
	w.d.Sumber, w.d.Angkut = s, s.Angkut
	return minta
}

func (w *dunia) laporanBaru() (*halamanLaporan, string) {
	w.t.Helper()
	w.kantor()
	id := w.mulaiNilai(spbe.Mulai{Tahun: 2026, Instrumen: "pemdi-2026"})
	return &halamanLaporan{siklus: siklus{d: w.d, id: id}}, "/penilaian/" + string(id) + "/laporan"
}

// kertasUji has a block of every kind, filled with s.
func kertasUji(s string) Kertas {
	sel := kertas.Sel{{Teks: s}, {Teks: s, Ke: s}, {Teks: s, Ke: "/penilaian/x/indikator/1"}}
	for _, r := range []string{"tebal", "kecil", "kode", "unduh", "netral", "info", "sukses", "peringatan", "bahaya", "asing"} {
		sel = append(sel, kertas.Penggal{Teks: s + r, Ke: s, Rupa: r})
	}
	k := Kertas{Judul: "Laporan " + s, Instansi: s, Kop: [4]string{s, s, s, s}, Nomor: s, Tanda: []string{s}, Contoh: true, Sementara: true, Pilihan: []kertas.Penggal{{Teks: "Laporan hasil"}, {Teks: "Berita acara", Ke: "berita-acara"}},
		PDF: "/berkas/penilaian/x/lhe.pdf", Unduh: []kertas.Penggal{{Teks: "Berkas " + s, Ke: s, Rupa: "unduh"}}, StatusTanda: "belum ditandatangani", TandaTangan: []kertas.Balok{{Baris: [][]kertas.Sel{{{{Teks: "keadaan " + s}}}}}}, Lampirkan: "berita_acara", Kirim: 3}
	for i, r := range []string{kertas.Alinea, kertas.Kecil, kertas.Daftar, kertas.Fakta, kertas.Figur, kertas.Tabel, kertas.Pesan, kertas.Kosong, kertas.TandaTangan, "karangan"} {
		b := kertas.Balok{Rupa: r, Judul: r + s, Kolom: []string{"Satu", "Dua", "Tiga"}, Angka: []bool{false, true}, Baris: [][]kertas.Sel{{sel, {{Teks: s}}, nil, {{Teks: s}}}, {{{Teks: "hanya satu"}}}}, Kaki: []kertas.Sel{{{Teks: "kaki"}}}, Gulir: i%2 == 0}
		k.Isi = append(k.Isi, kertas.Balok{Rupa: []string{kertas.Bagian, kertas.SubBagian, kertas.HanyaLayar}[i%3], Judul: "Bagian " + r, Isi: []kertas.Balok{b}})
	}
	return k
}

// Whatever the server's texts are, they stay texts, in every kind of block; and what
// is missing in a row breaks nothing.
func TestLaporanMenggambarSemuaBalok(t *testing.T) {
	for _, s := range []string{"biasa", eltest.Jahat} {
		w := duniaBaru(t)
		p, alamat := w.laporanBaru()
		w.serverKertas(kertasUji(s))
		w.muat(p, alamat)
		n := w.gambar(p)
		harus(t, eltest.Teks(n), "Unduh PDF", "Nomor, tempat dan tanggal surat", "Tanda tangan: belum ditandatangani", "Sekaligus kirim", "Lampirkan", "keadaan", "hanya satu", "kaki")
		for _, h := range tautan(n) {
			if strings.HasPrefix(strings.ToLower(h), "javascript:") {
				t.Errorf("tautan %q", h)
			}
		}
	}
	w := duniaBaru(t)
	p, alamat := w.laporanBaru()
	w.serverKertas(Kertas{Judul: "Kosong", Isi: []kertas.Balok{{Rupa: kertas.TandaTangan}, {Rupa: kertas.Tabel, Kolom: []string{"A"}}, {Rupa: kertas.Figur}, {}}})
	w.muat(p, alamat)
	teks := w.teks(p)
	jangan(t, teks, "Lampirkan", "Unduh PDF", "Tanda tangan:")
}

// What the address says of the letter goes to the server, within bounds, and stays
// in the address of every paper.
func TestLaporanSuratDiAlamat(t *testing.T) {
	w := duniaBaru(t)
	p, alamat := w.laporanBaru()
	minta := w.serverKertas(kertasUji("x"))
	w.muat(p, alamat+"?nomor=000.8/1&tempat=Manggar&tanggal=2026-09-16")
	if !strings.HasSuffix((*minta)[0], "/kertas.json?nomor=000.8%2F1&tanggal=2026-09-16&tempat=Manggar") {
		t.Errorf("diminta %q", *minta)
	}
	ada := false
	for _, h := range tautan(w.gambar(p)) {
		ada = ada || h == alamat+"?dokumen=berita-acara&nomor=000.8%2F1&tanggal=2026-09-16&tempat=Manggar"
	}
	if !ada {
		t.Error("berita acara tanpa surat di alamatnya")
	}
	for _, s := range []string{eltest.Jahat, "0001-01-01", "besok", strings.Repeat("9", 4000)} {
		q := url.Values{"nomor": {s}, "tempat": {s}, "tanggal": {s}, "dokumen": {s}}
		w.muat(p, alamat+"?"+q.Encode())
		harus(t, w.teks(p), "Tanggal surat tidak dapat dibaca")
		u, err := url.Parse((*minta)[len(*minta)-1])
		if err != nil {
			t.Fatal(err)
		}
		if v := u.Query(); v.Has("tanggal") || len([]rune(v.Get("nomor"))) > 100 || len([]rune(v.Get("tempat"))) > 60 || v.Get("dokumen") != "" && v.Get("dokumen") != "besok" {
			t.Errorf("%.40q: diminta %v", s, v)
		}
	}
}

// The signed paper goes up once, and what the server says about it is shown.
func TestLaporanMelampirkan(t *testing.T) {
	w := duniaBaru(t)
	p, alamat := w.laporanBaru()
	w.serverKertas(kertasUji("x"))
	w.muat(p, alamat)
	main := w.mainkan(p)
	main(func(ctx app.Context, l *layar) { p.lampirkan(ctx, l) })
	harus(t, w.teks(p), "Pilih dulu PDF")
	main(func(ctx app.Context, l *layar) {
		p.berkas, p.kirim = el.BerkasTerpilih{Nama: `C:\x\ttd.pdf`, Ukuran: 12}, true
		p.lampirkan(ctx, l)
	})
	if p.sibuk || p.galat == nil { // no browser here: it says so
		t.Errorf("sibuk %v: %v", p.sibuk, p.galat)
	}
	main(func(ctx app.Context, l *layar) {
		p.terlampir(ctx, l, 422, []byte(`{"detail":"Berkas ini bukan PDF.","temuan":[{"id":"X","pesan":"Isinya HTML","keparahan":"galat"}]}`), nil)
	})
	harus(t, w.teks(p), "Berkas ini bukan PDF.")
	main(func(ctx app.Context, l *layar) { p.terlampir(ctx, l, 502, []byte("<html>"), nil) })
	harus(t, w.teks(p), "status 502")
}

// Without the server there is no report, and the page says what to do; documents of
// other addresses are nobody's.
func TestLaporanTanpaServer(t *testing.T) {
	w := duniaBaru(t)
	p, alamat := w.laporanBaru()
	w.serverKertas(kertasUji("x"))
	w.putus = true
	u, _ := url.Parse(alamat)
	if err := p.ambil(t.Context(), w.d.Sumber); !errors.Is(err, klien.ErrLuring) || !strings.Contains(kominfo.PesanUntukOrang(err), "Periksa sambungan") {
		t.Errorf("luring: %v", err)
	}
	w.putus = false
	if err := p.Muat(t.Context(), w.d.Sumber, u); err != nil {
		t.Error(err)
	}
	q := &halamanLaporan{siklus: siklus{d: w.d, id: register.ID("01990000-0000-7000-8000-000000000000")}}
	if err := q.Muat(t.Context(), w.d.Sumber, u); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Errorf("penilaian lain: %v", err)
	}
	h := ruteLaporan()[0]
	if h.cocok(alamat) == nil || h.cocok(alamat+"/x") != nil || h.cocok("/penilaian/bukan-id/laporan") != nil {
		t.Error("alamat halaman")
	}
}
