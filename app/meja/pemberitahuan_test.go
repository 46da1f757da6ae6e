//go:build !(js && wasm)

package meja

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// Alerts of the day with texts to pass on, each in the scope of who looks.
func TestPemberitahuan(t *testing.T) {
	k := kantorBaru(t)
	kab, desa := k.terdaftar(petugas), k.terdaftar(desaA)
	jauh := k.terdaftar(petugas)
	k.tulis(utama, "permohonan", jauh, "disposisi", ppid.Disposisi{Perangkat: "dinkes"})
	_, s := k.buka(utama, "/ppid/pemberitahuan")
	harus(t, s, "Tugas baru: permohonan 002/PPID/III/2026", "Server surel belum dipasang", "Ringkasan Dinas Kesehatan", `"salin"`)
	k.pada("2026-04-01")
	_, s = k.buka(utama, "/ppid/pemberitahuan")
	harus(t, s, "/ppid/permohonan/"+string(kab), "/ppid/permohonan/"+string(desa), "/ppid/permohonan/"+string(jauh), "Lewat waktu", "terlambat ", "untuk Anda", "*Lewat waktu: ", "Ringkasan PPID desa-a", "Teks WhatsApp tiap peringatan")
	jangan(t, s, rahasia)
	_, s = k.buka(utama, "/ppid/pemberitahuan?unit=dinkes")
	harus(t, s, "/ppid/permohonan/"+string(jauh))
	jangan(t, s, "/ppid/permohonan/"+string(kab))
	_, s = k.buka(desaA, "/ppid/pemberitahuan")
	harus(t, s, "/ppid/permohonan/"+string(desa), "untuk Anda")
	jangan(t, s, "/ppid/permohonan/"+string(kab), "/ppid/permohonan/"+string(jauh), "Dinas Kesehatan")
	_, s = k.buka(desaB, "/ppid/pemberitahuan?unit=desa-a")
	harus(t, s, "Tidak ada yang jatuh tempo")
	jangan(t, s, "/ppid/permohonan/")
	_, s = k.buka(pelaksana, "/ppid/pemberitahuan")
	harus(t, s, "/ppid/permohonan/"+string(jauh))
	jangan(t, s, "/ppid/permohonan/"+string(kab), "/ppid/permohonan/"+string(desa))
}

// A list that everybody may read alerts only those whose work it is.
func TestPemberitahuanDaftarInformasi(t *testing.T) {
	k := kantorBaru(t)
	id := k.tulis(utama, "dip", "", "usulkan", ppid.IsianDIP{Ringkasan: "Anggaran", Kelas: "berkala", Perangkat: "dinkes", PenanggungJawab: "Sekretaris", WaktuTempat: "Maret 2026, Manggar", Digital: true, Retensi: "5 tahun"})
	k.tulis(utama, "dip", id, "tetapkan", ppid.TetapkanDIP{Nomor: "SK/9", Persetujuan: "S/1"})
	k.pada("2026-12-01") // half a year is over
	for _, c := range []struct {
		a   kominfo.Aktor
		ada bool
	}{{utama, true}, {pelaksana, true}, {desaA, false}} {
		_, s := k.buka(c.a, "/ppid/pemberitahuan")
		if ada := strings.Contains(s, "pemutakhiran 1 informasi"); ada != c.ada {
			t.Errorf("%s: %v: %.900s", c.a.Peran, ada, s)
		}
	}
}

// surat puts notices into the outbox and sends them with fates of all kinds.
func (k *kantorUji) surat() {
	k.t.Helper()
	var xs []kabar.Surat
	for _, x := range []struct{ kunci, perangkat, untuk, surel string }{
		{"sampai", "kominfo", "ppid_utama", "a@contoh.go.id"}, {"ragu", "kominfo", "ppid_utama", "b@contoh.go.id"}, {"tetap", "desa-a", "ppid_desa@desa-a", "c@contoh.go.id"}, {"tampil", "dinkes", "ppid_pelaksana@dinkes", ""}} {
		xs = append(xs, kabar.Surat{Pesan: kabar.Pesan{Kunci: x.kunci, Untuk: x.untuk, Perangkat: x.perangkat, Judul: "Perihal " + x.kunci}, Alamat: kabar.Alamat{ID: "akun/" + x.kunci, Surel: x.surel}})
	}
	if _, err := kabar.Antrekan(context.Background(), k.s, k.kini, xs...); err != nil {
		k.t.Fatal(err)
	}
	if _, err := kabar.Kirimkan(context.Background(), k.s, nasib{}, k.s.Sekarang); err != nil {
		k.t.Fatal(err)
	}
}

type nasib struct{}

func (nasib) Kirim(_ context.Context, _ kabar.Alamat, p kabar.Pesan) error {
	switch p.Kunci {
	case "ragu":
		return &kabar.GalatKirim{Nasib: kabar.Ragu, Sebab: "Sambungan putus."}
	case "tetap":
		return &kabar.GalatKirim{Nasib: kabar.Tetap, Sebab: "Alamat ditolak (550)."}
	}
	return nil
}

// The outbox says what became of each notice, offers a person's decisions to who may
// take them, and shows nobody's address.
func TestKotakKirim(t *testing.T) {
	k := kantorBaru(t)
	k.surat()
	_, s := k.buka(utama, "/ppid/pemberitahuan")
	harus(t, s, "Perihal sampai", "Terkirim", "Mungkin terkirim", "Gagal", "Alamat ditolak (550).", "/tindakan/ulangi", "/tindakan/terkirim", "/tindakan/batalkan", "Menunggu keputusan", "1 pemberitahuan mungkin sudah terkirim")
	jangan(t, s, "@contoh.go.id")
	_, s = k.buka(utama, "/ppid/pemberitahuan?status=gagal")
	harus(t, s, "Perihal tetap")
	jangan(t, s, "Perihal sampai", "Perihal ragu")
	_, s = k.buka(utama, "/ppid/pemberitahuan?status=tampil")
	harus(t, s, "Perihal tampil", "PPID Pelaksana, Dinas Kesehatan")
	_, s = k.buka(petugas, "/ppid/pemberitahuan")
	harus(t, s, "Perihal ragu")
	jangan(t, s, "/tindakan/")
	_, s = k.buka(desaA, "/ppid/pemberitahuan")
	harus(t, s, "Perihal tetap")
	jangan(t, s, "Perihal ragu", "Perihal sampai", "Perihal tampil", "/tindakan/")
	_, s = k.buka(desaB, "/ppid/pemberitahuan")
	jangan(t, s, "Perihal ")
	_, s = k.buka(pemantau, "/ppid/pemberitahuan") // no right to the outbox: the alerts alone
	harus(t, s, "Peringatan hari ini")
	jangan(t, s, "Kotak kirim", "Perihal ")
}

// The page says which mail server there is.
func TestServerSurel(t *testing.T) {
	k := kantorBaru(t)
	k.h = New(Opsi{Buku: k.bk, Layanan: k.l, Store: k.s, Sekarang: k.s.Sekarang, Surel: "surel.contoh.go.id", Web: web.Opsi{Boleh: hak.Boleh,
		Aktor: func(*http.Request) (kominfo.Aktor, bool) { return k.siapa, true }}})
	_, s := k.buka(utama, "/ppid/pemberitahuan")
	harus(t, s, "surel.contoh.go.id")
	if strings.Contains(s, "belum dipasang") {
		t.Error(s)
	}
}
