//go:build !(js && wasm)

package meja

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// rahasia stands in every personal field of the office's cases.
const rahasia = "Siti Rahasia"

// The people of the office.
var (
	petugas   = orang("kominfo", "petugas_layanan")
	utama     = orang("kominfo", "ppid_utama")
	pelaksana = orang("dinkes", "ppid_pelaksana")
	atasan    = orang("setda", "atasan_ppid")
	desaA     = orang("desa-a", "ppid_desa")
	desaB     = orang("desa-b", "ppid_desa")
	pemantau  = orang("kominfo", "pemantau")
	entri     = orang("dinkes", "entri")
)

func orang(perangkat, peran string) kominfo.Aktor {
	return kominfo.Aktor{ID: perangkat + "/" + peran, Nama: peran, Instansi: "19.06", Perangkat: perangkat, Peran: peran}
}

// kantorUji is an office at work, its desk, and who sits there now.
type kantorUji struct {
	t     testing.TB
	bk    *buku.Buku
	l     *ppid.Layanan
	s     *register.Memori
	h     http.Handler
	kini  time.Time
	siapa kominfo.Aktor
	akses []register.ID // documents of which the personal part left
}

func kantorBaru(t testing.TB) *kantorUji {
	t.Helper()
	k := &kantorUji{t: t, l: &ppid.Layanan{Perangkat: "kominfo", Zona: kominfo.WIB}}
	k.bk = buku.Dengan(k.l)
	var err error
	if k.s, err = register.NewMemori(k.bk.Semua()...); err != nil {
		t.Fatal(err)
	}
	k.s.Sekarang = func() time.Time { return k.kini }
	k.pada("2026-03-02")
	k.h = New(Opsi{Buku: k.bk, Layanan: k.l, Store: k.s, Sekarang: k.s.Sekarang, Web: web.Opsi{
		Aktor: func(*http.Request) (kominfo.Aktor, bool) { return k.siapa, k.siapa.ID != "" },
		Boleh: hak.Boleh, Log: slog.New(slog.DiscardHandler),
		CatatAkses: func(_ context.Context, _ kominfo.Aktor, _ register.Info, id register.ID, _ int64) error {
			k.akses = append(k.akses, id)
			return nil
		},
	}})
	koor := orang("kominfo", "koordinator")
	k.tulis(koor, "profil_kantor", "", "", kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: "Kabupaten Belitung Timur", Zona: "WIB"})
	for kode, nama := range map[string]string{"kominfo": "Dinas Komunikasi dan Informatika", "dinkes": "Dinas Kesehatan", "bappeda": "Badan Perencanaan"} {
		k.tulis(koor, "perangkat_daerah", "", "", kantor.PerangkatDaerah{Kode: kode, Nama: nama, Jenis: "dinas"})
	}
	u := ppid.UnitPPID{Kode: "kominfo", Nama: "PPID Utama", Jenis: ppid.UnitUtama, Jabatan: "Kepala Dinas", Atasan: "Sekretaris Daerah", NomorSK: "SK/1", TanggalSK: tgl("2025-01-02"), Aktif: true}
	induk := k.tulis(utama, "ppid_pelaksana", "", "", u)
	u.Kode, u.Nama, u.Jenis, u.Induk = "dinkes", "PPID Pelaksana Dinas Kesehatan", ppid.UnitPelaksana, induk
	k.tulis(utama, "ppid_pelaksana", "", "", u)
	for _, d := range []string{"desa-a", "desa-b"} {
		u.Kode, u.Nama, u.Jenis = d, "PPID "+d, ppid.UnitDesa
		k.tulis(utama, "ppid_pelaksana", "", "", u)
	}
	return k
}

func tgl(s string) kominfo.Tanggal {
	t, err := kominfo.ParseTanggal(s)
	if err != nil {
		panic(err)
	}
	return t
}

// pada sets the clock to nine in the morning of a day.
func (k *kantorUji) pada(hari string) { k.kini = tgl(hari).AwalHari(kominfo.WIB).Add(9 * time.Hour) }

// tulis carries out an action, or writes a document without one.
func (k *kantorUji) tulis(a kominfo.Aktor, nama string, id register.ID, tindakan string, isian any) register.ID {
	k.t.Helper()
	b, err := json.Marshal(isian)
	if err != nil {
		k.t.Fatal(err)
	}
	r := k.bk.Cari(nama)
	var m register.Meta
	err = k.s.Ubah(context.Background(), a, func(tx register.Tx) error {
		p := register.Permintaan{ID: id, Tindakan: tindakan, Isian: b, Lingkup: register.LingkupPenuh()}
		if id != "" {
			d, err := tx.Baca(context.Background(), r, p.Lingkup, id, 0)
			if err != nil {
				return err
			}
			p.Harap = d.Versi
		}
		var err error
		m, err = r.Tulis(context.Background(), tx, p)
		return err
	})
	if err != nil {
		k.t.Fatalf("%s.%s: %v", nama, tindakan, err)
	}
	return m.ID
}

func isianPemohon() ppid.IsianPemohon {
	return ppid.IsianPemohon{JenisPemohon: "perorangan", Nama: rahasia, NomorIdentitas: "3201010101010001", Alamat: "Jalan " + rahasia, Pekerjaan: rahasia, Kontak: rahasia,
		RincianInformasi: "Anggaran 2025", TujuanPenggunaan: rahasia, CaraMemperoleh: "salinan_digital", CaraMengirim: "surel", Dokumen: []ppid.DokumenPemohon{{Jenis: "identitas"}}}
}

// catat enters a request on the day of the clock.
func (k *kantorUji) catat(a kominfo.Aktor) register.ID {
	k.t.Helper()
	return k.tulis(a, "permohonan", "", "catat", ppid.Catat{Kanal: "datang_langsung", IsianPemohon: isianPemohon()})
}

// terdaftar enters a request that is complete.
func (k *kantorUji) terdaftar(a kominfo.Aktor) register.ID {
	k.t.Helper()
	id := k.catat(a)
	k.tulis(a, "permohonan", id, "nyatakan_lengkap", ppid.PadaTanggal{})
	return id
}

func (k *kantorUji) jawab(a kominfo.Aktor, id register.ID) {
	k.t.Helper()
	k.tulis(a, "permohonan", id, "jawab", ppid.Jawab{Hasil: "dikabulkan_seluruhnya", Jawaban: ppid.Jawaban{NomorSurat: "S/3", Materi: "Anggaran 2025", Softcopy: true, WaktuPenyediaan: kominfo.TanggalDari(k.kini, kominfo.WIB).Tambah(1)}})
}

// minta asks for an address as somebody.
func (k *kantorUji) minta(a kominfo.Aktor, alamat string) *httptest.ResponseRecorder {
	k.t.Helper()
	k.siapa = a
	w := httptest.NewRecorder()
	k.h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, alamat, nil))
	return w
}

// buka opens a page as somebody.
func (k *kantorUji) buka(a kominfo.Aktor, alamat string) (l kertas.Lembar, mentah string) {
	k.t.Helper()
	w := k.minta(a, "/berkas/lembar"+alamat)
	if w.Code != http.StatusOK {
		k.t.Fatalf("%s sebagai %s: %d %s", alamat, a.Peran, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &l); err != nil {
		k.t.Fatal(err)
	}
	return l, w.Body.String()
}
