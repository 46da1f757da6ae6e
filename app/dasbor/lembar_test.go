package dasbor

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// serverLembar answers every page below /ppid with l, and notes what was asked.
func (w *dunia) serverLembar(l kertas.Lembar) *[]string {
	minta := &[]string{}
	s := w.d.Sumber.(klien.HTTP)
	lanjut := s.Angkut
	s.Angkut = func(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
		if !strings.HasPrefix(alamat, "/berkas/lembar/") {
			return lanjut(ctx, metode, alamat, kepala, isi)
		}
		*minta = append(*minta, alamat)
		if w.putus {
			return klien.Jawaban{}, errors.New("putus")
		}
		b, err := json.Marshal(l)
		return klien.Jawaban{Status: 200, Isi: b}, err
	}
	w.d.Sumber, w.d.Angkut = s, s.Angkut
	return minta
}

// lembarUji has every part of a page and every kind of block, filled with s.
func lembarUji(s string) kertas.Lembar {
	p := []kertas.Penggal{{Teks: s, Ke: s, Rupa: "peringatan"}, {Teks: "biasa", Ke: "/ppid/antrean"}}
	l := kertas.Lembar{Judul: "Halaman " + s, Uraian: s, Kop: [4]string{s, s, s, s}, Nomor: kertas.GarisNomor, Tanda: p, Remah: p, Menu: append(p, kertas.Penggal{Teks: "Meja", Ke: "/ppid", Rupa: "kini"}),
		Aksi: []kertas.Penggal{{Teks: "Jawab", Ke: "/register/permohonan/x"}, {Teks: "Unduh", Ke: s, Rupa: "unduh"}, {Teks: "Cetak", Rupa: "cetak"}}}
	sel := kertas.Sel{{Teks: s}, {Teks: "Langkah " + s, Ke: s, Rupa: "tombol"}}
	for _, r := range []string{kertas.Linimasa, kertas.Salin, kertas.Bernomor, kertas.Rincian, kertas.Pesan, kertas.GantiHalaman, kertas.Saring} {
		b := kertas.Balok{Rupa: r, Judul: r + s, Nada: "bahaya", Baris: [][]kertas.Sel{{sel, sel, sel, {{Teks: "sukses"}}}, {{{Teks: "hanya satu"}}}}, Isi: []kertas.Balok{kertas.P("di dalam " + s)},
			Medan: []kertas.Medan{{Nama: "nomor", Judul: "Nomor " + s, Nilai: s}, {Nama: "tahap", Judul: "Tahap", Nilai: "x", Pilihan: []kertas.Penggal{{Teks: "Semua"}, {Teks: s, Ke: "x"}}}}}
		l.Isi = append(l.Isi, kertas.Balok{Rupa: kertas.Bagian, Judul: "Bagian " + r, Isi: []kertas.Balok{b}})
	}
	l.Isi = append(l.Isi, kertas.Balok{Rupa: kertas.Pesan, Judul: "Tanpa baris"}, kertas.Balok{Rupa: kertas.Saring, Judul: "Tanpa medan"}, kertas.Balok{Rupa: kertas.Linimasa}, kertas.Balok{Rupa: kertas.Rincian, Judul: "Tanpa isi"})
	return l
}

// A page that the server composed is drawn whole; its texts stay texts.
func TestLembarMenggambarSemuaBalok(t *testing.T) {
	for _, s := range []string{"biasa", eltest.Jahat} {
		w := duniaBaru(t)
		w.kantor()
		minta := w.serverLembar(lembarUji(s))
		h, r := w.d.halaman("/ppid/antrean")
		if h == nil || r.menu != alamatPPID || r.terbuka() {
			t.Fatal("halaman antrean tidak ada, atau terbuka")
		}
		w.muat(h, "/ppid/antrean?tahap=diterima&nomor=a%26b")
		if got := (*minta)[0]; got != "/berkas/lembar/ppid/antrean?tahap=diterima&nomor=a%26b" {
			t.Errorf("diminta %q", got)
		}
		n := w.gambar(h)
		harus(t, eltest.Teks(n), "Jawab", "Cetak", "Meja", "hanya satu", "di dalam", "Nomor", "Salin", "Tanpa baris", "Langkah")
		for _, a := range tautan(n) {
			if strings.HasPrefix(strings.ToLower(a), "javascript:") {
				t.Errorf("tautan %q", a)
			}
		}
	}
}

// Without a connection the page says where it comes from; what the server refuses is
// said in its words.
func TestLembarLuring(t *testing.T) {
	w := duniaBaru(t)
	w.serverLembar(kertas.Lembar{})
	w.putus = true
	h, _ := w.d.halaman("/ppid")
	u, err := url.Parse("/ppid")
	if err != nil {
		t.Fatal(err)
	}
	err = h.Muat(t.Context(), w.d.Sumber, u)
	harus(t, kominfo.PesanUntukOrang(err), "disusun oleh server kantor", "tidak terjangkau")
	if !errors.Is(err, klien.ErrLuring) {
		t.Error(err)
	}
	w = duniaBaru(t)
	s := w.d.Sumber.(klien.HTTP)
	s.Angkut = func(context.Context, string, string, map[string]string, []byte) (klien.Jawaban, error) {
		return klien.Jawaban{Status: 403, Isi: []byte(`{"detail":"Bukan untuk peran Anda."}`)}, nil
	}
	if err := h.Muat(t.Context(), s, u); kominfo.KindOf(err) != kominfo.Ditolak || !strings.Contains(err.Error(), "Bukan untuk peran Anda") {
		t.Error(err)
	}
}

// Every address of the desk has its page; others have none. Documents of PPID are
// shown at the desk, and forms lead back there.
func TestAlamatLembar(t *testing.T) {
	w := duniaBaru(t)
	const id = "019cac46-1500-7000-8b73-756ce3dca59b"
	for a, ada := range map[string]bool{"/ppid": true, "/ppid/antrean": true, "/ppid/permohonan/" + id: true, "/ppid/permohonan/" + id + "/tanda_bukti": true,
		"/ppid/../akun": false, "/ppid/permohonan/" + id + "/a/b": false, "/ppid/permohonan/1": false, "/ppid/Antrean": false} {
		if h, _ := w.d.halaman(a); (h != nil) != ada {
			t.Errorf("%s: %v", a, h)
		}
	}
	for _, n := range []string{"permohonan", "keberatan", "sengketa"} {
		if got := alamatDokumen(n, register.ID(id)); got != "/ppid/"+n+"/"+id {
			t.Error(got)
		}
	}
	if got := alamatDokumen("dip", register.ID(id)); got != "/register/dip/"+id {
		t.Error(got)
	}
}

// The menu leads to PPID only those who may read requests.
func TestMenuPPID(t *testing.T) {
	for peran, ada := range map[string]bool{"petugas_layanan": true, "ppid_desa": true, "pemantau": true, "entri": false, "admin": false} {
		l := &layar{d: duniaBaru(t).d}
		l.k.saya = klien.Saya{Masuk: true, ID: "u", Peran: []string{peran}, Perangkat: "dinkes"}
		got := false
		for _, m := range l.menuUtama() {
			got = got || m.Href == alamatPPID
		}
		if got != ada || len(l.menuUtama()) < 6 {
			t.Errorf("%s: %v", peran, got)
		}
	}
}
