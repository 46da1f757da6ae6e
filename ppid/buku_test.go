package ppid

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func TestSkema(t *testing.T) {
	b := DefLayanan(&Layanan{})
	registertest.Skema[Permohonan](t, "skema", b.Permohonan)
	registertest.Skema[Keberatan](t, "skema", b.Keberatan)
	registertest.Skema[Sengketa](t, "skema", b.Sengketa)
	registertest.Skema[InformasiPublik](t, "skema", b.DIP)
	registertest.Skema[InformasiDikecualikan](t, "skema", b.DIK)
	registertest.Skema[UjiKonsekuensi](t, "skema", b.Uji)
	registertest.Skema[UnitPPID](t, "skema", b.Unit)
}

// kantorUji is an office at work: registers in memory and a frozen clock.
type kantorUji struct {
	t testing.TB
	BukuLayanan
	l    *Layanan
	kal  *kalender.Kalender
	s    register.Store
	kini time.Time
}

func kantorBaru(t testing.TB) *kantorUji {
	t.Helper()
	k := &kantorUji{t: t, kal: kalender.Nasional()}
	k.l = &Layanan{Perangkat: "kominfo", Zona: kominfo.WIB, Kalender: func() *kalender.Kalender { return k.kal }}
	k.BukuLayanan = DefLayanan(k.l)
	s, err := register.NewMemori(k.Semua()...)
	if err != nil {
		t.Fatal(err)
	}
	s.Sekarang = func() time.Time { return k.kini }
	k.s = s
	k.pada("2025-02-03")
	return k
}

// pada sets the clock to nine in the morning of a day.
func (k *kantorUji) pada(hari string) { k.kini = tgl(hari).AwalHari(k.l.Zona).Add(9 * time.Hour) }

// orang is who writes: perangkat daerah and roles.
type orang struct{ perangkat, peran string }

var (
	petugas = orang{"kominfo", "petugas_layanan"}
	utama   = orang{"kominfo", "ppid_utama"}
	warga   = orang{"", "pemohon"}
	atasan  = orang{"setda", "atasan_ppid"}
	tim     = orang{"setda", "tim_pertimbangan"}
	ki      = orang{"", "komisi_informasi"}
)

func (k *kantorUji) laku(o orang, reg register.Register, id register.ID, harap int64, tindakan string, isian any) (m register.Meta, err error) {
	b, err := json.Marshal(isian)
	if err != nil {
		k.t.Fatal(err)
	}
	err = k.s.Ubah(k.t.Context(), kominfo.Aktor{ID: "u", Instansi: "19.06", Perangkat: o.perangkat, Peran: o.peran}, func(tx register.Tx) error {
		p := register.Permintaan{ID: id, Harap: harap, Tindakan: tindakan, Lingkup: register.LingkupPenuh(), Isian: b}
		if id != "" && harap == 0 {
			b, err := tx.Baca(k.t.Context(), reg, p.Lingkup, id, 0)
			if err != nil {
				return err
			}
			p.Harap = b.Versi
		}
		m, err = reg.Tulis(k.t.Context(), tx, p)
		return err
	})
	return m, err
}

func (k *kantorUji) harus(o orang, reg register.Register, id register.ID, tindakan string, isian any) register.ID {
	k.t.Helper()
	m, err := k.laku(o, reg, id, 0, tindakan, isian)
	if err != nil {
		k.t.Fatalf("%s.%s: %v", reg.Info().Nama, tindakan, err)
	}
	return m.ID
}

// tolak wants a refusal in whole sentences that contain each of kata.
func (k *kantorUji) tolak(o orang, reg register.Register, id register.ID, tindakan string, isian any, kata ...string) {
	k.t.Helper()
	_, err := k.laku(o, reg, id, 0, tindakan, isian)
	var e *kominfo.Error
	if !errors.As(err, &e) || e.Kind != kominfo.Ditolak && e.Kind != kominfo.TidakSah {
		k.t.Errorf("%s.%s: %v, seharusnya ditolak", reg.Info().Nama, tindakan, err)
		return
	}
	pesan := e.Message
	for _, f := range e.Findings {
		pesan += " " + f.ID + " " + f.Message
	}
	for _, x := range kata {
		if !strings.Contains(pesan, x) {
			k.t.Errorf("%s.%s: pesan %q tanpa %q", reg.Info().Nama, tindakan, pesan, x)
		}
	}
	if !strings.HasSuffix(e.Message, ".") || strings.Contains(pesan, "  ") {
		k.t.Errorf("%s.%s: bukan kalimat utuh: %q", reg.Info().Nama, tindakan, e.Message)
	}
}

func (k *kantorUji) permohonan(id register.ID) Permohonan {
	k.t.Helper()
	d, err := k.Permohonan.Baca(k.t.Context(), k.s, register.LingkupPenuh(), id)
	if err != nil {
		k.t.Fatal(err)
	}
	return d.Isi
}

// kolom gives columns of the current version, joined by a space.
func (k *kantorUji) kolom(reg register.Register, id register.ID, nama ...string) string {
	k.t.Helper()
	b, err := k.s.Baca(k.t.Context(), reg, register.LingkupPenuh(), id, 0)
	if err != nil {
		k.t.Fatal(err)
	}
	var out []string
	for _, n := range nama {
		for i, x := range reg.Info().Kolom {
			if x.Nama == n {
				out = append(out, b.Kolom[i].(string))
			}
		}
	}
	if len(out) != len(nama) {
		k.t.Fatalf("register %s tanpa salah satu kolom %v", reg.Info().Nama, nama)
	}
	return strings.Join(out, " ")
}

const rahasia = "Siti Rahasia"

func pemohonLengkap() IsianPemohon {
	return IsianPemohon{JenisPemohon: "perorangan", Nama: rahasia, NomorIdentitas: "3201010101010001", Alamat: "Jalan Rahasia 1", Pekerjaan: "guru",
		Kontak: "0800", RincianInformasi: "APBD 2024", TujuanPenggunaan: "penelitian", CaraMemperoleh: "salinan_digital", CaraMengirim: "surel",
		Dokumen: []DokumenPemohon{{Jenis: "identitas"}}}
}

func (k *kantorUji) catat(in IsianPemohon) register.ID {
	k.t.Helper()
	return k.harus(petugas, k.Permohonan, "", "catat", Catat{Kanal: "datang_langsung", IsianPemohon: in})
}

// ujiSelesai is a test of consequences that keeps health data closed.
func (k *kantorUji) ujiSelesai() register.ID {
	k.t.Helper()
	id := k.harus(utama, k.Uji, "", "susun", lembarUji(k.l.hari(waktuTx{kini: k.kini})))
	k.harus(utama, k.Uji, id, "tetapkan", TetapkanUji{Nomor: "SK/1", Pimpinan: "Bupati, 1/2025"})
	return id
}

func lembarUji(t kominfo.Tanggal) LembarUji {
	return LembarUji{Nomor: "UK/1", Perangkat: "dinkes", Saat: "saat_permintaan", Tanggal: t, Informasi: "rekam medis", Huruf: "h",
		DasarHukum: "UU 14/2008 Pasal 17 huruf h", Dibuka: "rahasia pribadi terungkap", Ditutup: "pasien terlindungi", JangkaWaktu: "selama diperlukan", TanpaBatas: true}
}

type waktuTx struct {
	register.Tx
	kini time.Time
}

func (w waktuTx) Sekarang() time.Time { return w.kini }

func penolakan(uji register.ID) Jawab {
	return Jawab{Hasil: "ditolak", Jawaban: Jawaban{NomorSurat: "S/2", Huruf: "h", Konsekuensi: "rahasia pribadi terungkap", Uji: uji, Persetujuan: "Sekda, S/1"}}
}

func pemberian(janji string) Jawab {
	return Jawab{Hasil: "dikabulkan_seluruhnya", Jawaban: Jawaban{NomorSurat: "S/3", Materi: "APBD 2024", Softcopy: true, WaktuPenyediaan: tgl(janji)}}
}
