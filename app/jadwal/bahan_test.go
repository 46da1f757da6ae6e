//go:build !(js && wasm)

package jadwal_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/jadwal"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/ppid"
)

// kantorUji is an office on SQLite with a frozen clock, accounts, and a mailbox.
type kantorUji struct {
	t    testing.TB
	bk   *buku.Buku
	l    *ppid.Layanan
	zona *jadwal.Zona
	s    register.Store

	mu    sync.Mutex
	kini  time.Time
	kal   *kalender.Kalender
	surat map[string][]string // titles by mailbox, as notices
	isi   []string
	gagal func() error
	kata  []string
	log   bytes.Buffer
}

func (k *kantorUji) sekarang() time.Time { k.mu.Lock(); defer k.mu.Unlock(); return k.kini }

// pada sets the clock to an hour of a day at the office.
func (k *kantorUji) pada(hari string, jam int) {
	k.t.Helper()
	t, err := kominfo.ParseTanggal(hari)
	if err != nil {
		k.t.Fatal(err)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kini = t.AwalHari(kominfo.WIB).Add(time.Duration(jam) * time.Hour)
}

// Kirim is the office's mail.
func (k *kantorUji) Kirim(_ context.Context, a kabar.Alamat, p kabar.Pesan) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.gagal != nil {
		if err := k.gagal(); err != nil {
			return err
		}
	}
	k.isi = append(k.isi, p.Judul+"\n"+p.Isi)
	judul := []string{p.Judul}
	if strings.HasPrefix(p.Kunci, "gabungan/") {
		judul = nil
		for b := range strings.SplitSeq(p.Isi, "\n") {
			if _, s, ada := strings.Cut(b, ". "); ada && len(b) > 2 && b[0] >= '1' && b[0] <= '9' && strings.Contains(s, ": ") {
				judul = append(judul, s)
			}
		}
	}
	k.surat[a.Surel] = append(k.surat[a.Surel], judul...)
	return nil
}

// ambil empties a mailbox.
func (k *kantorUji) ambil(surel string) []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	out := k.surat[surel]
	delete(k.surat, surel)
	slices.Sort(out)
	return out
}

func (k *kantorUji) jadwal() *jadwal.Jadwal {
	return jadwal.New(jadwal.Opsi{Buku: k.bk, Layanan: k.l, Store: k.s, Pengirim: k, Zona: k.zona, Sekarang: k.sekarang,
		Log: slog.New(slog.NewJSONHandler(&kunciTulis{k: k}, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Kabar: func(s string) {
			k.mu.Lock()
			defer k.mu.Unlock()
			k.kata = append(k.kata, s)
		}})
}

type kunciTulis struct{ k *kantorUji }

func (w *kunciTulis) Write(b []byte) (int, error) {
	w.k.mu.Lock()
	defer w.k.mu.Unlock()
	return w.k.log.Write(b)
}

func kantorBaru(t testing.TB) *kantorUji {
	t.Helper()
	k := &kantorUji{t: t, zona: &jadwal.Zona{}, kal: kalender.Nasional(), surat: map[string][]string{}}
	k.l = &ppid.Layanan{Perangkat: "kominfo", ZonaKini: k.zona.Kini, Kalender: func() *kalender.Kalender { k.mu.Lock(); defer k.mu.Unlock(); return k.kal }}
	k.bk = buku.Dengan(k.l)
	regs := k.bk.Simpanan()
	if !slices.ContainsFunc(regs, func(r register.Register) bool { return r.Info().Nama == "kabar" }) {
		regs = append(regs, kabar.DefKiriman())
	}
	k.pada("2025-02-03", 9)
	s, err := sqlite.Buka(t.Context(), t.TempDir()+"/uji.db", sqlite.Opsi{Opsi: sqlstore.Opsi{Sekarang: k.sekarang}, Migrasi: true}, regs...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	k.s = s
	return k
}

// orangBaku are accounts for every role of a story.
func (k *kantorUji) orangBaku() {
	for _, x := range [][3]string{{"utama", "kominfo", "ppid_utama"}, {"meja", "kominfo", "petugas_layanan"}, {"dinkes", "dinkes", "ppid_pelaksana"}, {"bpkad", "bpkad", "ppid_pelaksana"},
		{"atasan", "setda", "atasan_ppid"}, {"tim", "setda", "tim_pertimbangan"}} {
		k.akun(x[0], x[1], x[2])
	}
}

func (k *kantorUji) akun(masuk, perangkat, peran string) {
	k.t.Helper()
	reg := k.bk.Cari("akun")
	id := k.laku("admin", "kominfo", reg, "", "undang", map[string]any{"masuk": masuk, "nama": "Rahasia " + masuk, "surel": surel(masuk), "perangkat": perangkat, "peran": []string{peran}})
	d, err := register.Tipe[akun.Akun]{Register: reg}.Baca(k.t.Context(), k.s, register.LingkupPenuh(), id)
	if err != nil {
		k.t.Fatal(err)
	}
	if d.Isi.Status != akun.Aktif {
		k.laku("admin", "kominfo", reg, id, "aktifkan", struct{}{})
	}
}

func surel(masuk string) string { return "rahasia." + masuk + "@contoh.go.id" }

func (k *kantorUji) laku(peran, perangkat string, reg register.Register, id register.ID, tindakan string, isian any) register.ID {
	k.t.Helper()
	b, err := json.Marshal(isian)
	if err != nil {
		k.t.Fatal(err)
	}
	var m register.Meta
	err = k.s.Ubah(k.t.Context(), kominfo.Aktor{ID: "u", Instansi: "19.06", Perangkat: perangkat, Peran: peran}, func(tx register.Tx) error {
		p := register.Permintaan{ID: id, Tindakan: tindakan, Lingkup: register.LingkupPenuh(), Isian: b}
		if id != "" {
			l, err := tx.Baca(k.t.Context(), reg, p.Lingkup, id, 0)
			if err != nil {
				return err
			}
			p.Harap = l.Versi
		}
		m, err = reg.Tulis(akun.Program(k.t.Context()), tx, p)
		return err
	})
	if err != nil {
		k.t.Fatalf("%s.%s: %v", reg.Info().Nama, tindakan, err)
	}
	return m.ID
}

// terdaftar is a request that was received and found complete today.
func (k *kantorUji) terdaftar() register.ID {
	k.t.Helper()
	reg := k.bk.Cari("permohonan")
	id := k.catat()
	k.laku("petugas_layanan", "kominfo", reg, id, "nyatakan_lengkap", struct{}{})
	return id
}

func (k *kantorUji) catat() register.ID {
	k.t.Helper()
	return k.laku("petugas_layanan", "kominfo", k.bk.Cari("permohonan"), "", "catat", ppid.Catat{Kanal: "surat", IsianPemohon: ppid.IsianPemohon{
		JenisPemohon: "perorangan", Nama: "Warga Rahasia", NomorIdentitas: "3201010101010001", Alamat: "Jalan Rahasia 1", Pekerjaan: "guru", Kontak: "0899112233",
		Dokumen: []ppid.DokumenPemohon{{Jenis: "identitas"}}, RincianInformasi: "Anggaran 2025", TujuanPenggunaan: "penelitian", CaraMemperoleh: "salinan_digital", CaraMengirim: "surel"}})
}

func (k *kantorUji) profil(z kominfo.Zona) {
	k.t.Helper()
	err := k.s.Ubah(k.t.Context(), kominfo.Aktor{ID: "u", Instansi: "19.06", Perangkat: "kominfo", Peran: "admin"}, func(tx register.Tx) error {
		_, err := kantor.DefProfil().Buat(k.t.Context(), tx, register.LingkupPenuh(), kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: "Kabupaten Belitung Timur", Zona: z})
		return err
	})
	if err != nil {
		k.t.Fatal(err)
	}
}

func (k *kantorUji) kolom(id register.ID, nama string) string {
	k.t.Helper()
	reg := k.bk.Cari("permohonan")
	b, err := k.s.Baca(k.t.Context(), reg, register.LingkupPenuh(), id, 0)
	if err != nil {
		k.t.Fatal(err)
	}
	for i, x := range reg.Info().Kolom {
		if x.Nama == nama {
			return b.Kolom[i].(string)
		}
	}
	k.t.Fatal(nama)
	return ""
}
