//go:build !(js && wasm)

package meja

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// kodeSurat lists the letters of a case for its applicant, and writes each.
func (k *kantorUji) kodeSurat(nama string, id register.ID) (out []string) {
	k.t.Helper()
	ss, err := SuratPemohon(k.opsi(k.s, nil))(k.t.Context(), nama, id)
	if err != nil {
		k.t.Fatal(err)
	}
	for _, s := range ss {
		var b bytes.Buffer
		if err := s.Tulis(k.t.Context(), &b); err != nil || !strings.HasPrefix(b.String(), "%PDF-") || s.Judul == "" {
			k.t.Errorf("%s: %v %.20q", s.Kode, err, b.String())
		}
		out = append(out, s.Kode)
	}
	return out
}

// An applicant gets the letters that were written to him, and none of the office.
func TestSuratPemohon(t *testing.T) {
	k := kantorBaru(t)
	id := k.catat(petugas)
	cocok := func(nama string, id register.ID, mau ...string) {
		t.Helper()
		if diff := cmp.Diff(mau, k.kodeSurat(nama, id)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	cocok("permohonan", id, "tanda_bukti")
	k.tulis(petugas, "permohonan", id, "nyatakan_tidak_lengkap", ppid.TidakLengkap{NomorSurat: "S/1", Kekurangan: "Surat kuasa", SuratDiterima: tgl("2026-03-02")})
	cocok("permohonan", id, "tanda_bukti", "surat_tidak_lengkap")
	k.tulis(petugas, "permohonan", id, "lengkapi", ppid.Lengkapi{})
	k.tulis(utama, "permohonan", id, "disposisi", ppid.Disposisi{Perangkat: "dinkes"})
	k.tulis(utama, "permohonan", id, "perpanjang", ppid.Perpanjang{Sebab: "belum_dikuasai", Alasan: "Datanya masih dicari."})
	k.jawab(utama, id)
	k.pada("2026-03-03")
	k.tulis(petugas, "permohonan", id, "serahkan", ppid.Serahkan{})
	cocok("permohonan", id, "tanda_bukti", "surat_tidak_lengkap", "perpanjangan", "pemberitahuan_tertulis", "tanda_terima_penyerahan")
	keb := k.tulis(petugas, "keberatan", "", "ajukan", ppid.AjukanKeberatan{IsianKeberatan: ppid.IsianKeberatan{Permohonan: id, Alasan: "d"}})
	cocok("keberatan", keb, "tanda_bukti_keberatan")
	k.tulis(atasan, "keberatan", keb, "tanggapi", ppid.Tanggapi{Tanggapan: ppid.Tanggapan{Keputusan: "menguatkan", NomorSurat: "S/2", Uraian: "Sudah sesuai.", Jabatan: "Sekda"}})
	cocok("keberatan", keb, "tanda_bukti_keberatan", "tanggapan_atasan")
	cocok("permohonan", k.terdaftar(desaA), "tanda_bukti")
	for _, x := range [][2]string{{"permohonan", string(keb)}, {"sengketa", string(id)}, {"permohonan", "01900000-0000-7000-8000-000000000000"}} {
		if ss, err := SuratPemohon(k.opsi(k.s, nil))(t.Context(), x[0], register.ID(x[1])); err == nil {
			t.Errorf("%v: %d surat", x, len(ss))
		}
	}
}

// The message of the latest step lies on the page of the case, for who writes to
// applicants, without name and code.
func TestKabarPemohon(t *testing.T) {
	k := kantorBaru(t)
	id := k.catat(petugas)
	di := "/ppid/permohonan/" + string(id)
	kode := func() string {
		d := must(k.bk.Cari("permohonan").Dokumen(must(k.s.Baca(t.Context(), k.bk.Cari("permohonan"), register.LingkupPenuh(), id, 0))))
		_, x, _ := strings.Cut(string(d), `"kode_tanda_terima":"`)
		x, _, _ = strings.Cut(x, `"`)
		return x
	}()
	if len(kode) != 19 {
		t.Fatal(kode)
	}
	_, s := k.buka(petugas, di)
	harus(t, s, `"rupa":"salin"`, "Pesan untuk pemohon: Tanda bukti", "001/PPID/III/2026")
	jangan(t, s, kode, rahasia)
	_, s = k.buka(pemantau, di)
	jangan(t, s, `"rupa":"salin"`)
	k.tulis(petugas, "permohonan", id, "nyatakan_lengkap", ppid.PadaTanggal{})
	k.jawab(utama, id)
	_, s = k.buka(utama, di)
	harus(t, s, "Pesan untuk pemohon: Pemberitahuan", "sudah dijawab pada 2 Maret 2026")
	jangan(t, s, kode)
	k.pada("2026-03-03")
	k.tulis(petugas, "permohonan", id, "serahkan", ppid.Serahkan{})
	keb := k.tulis(petugas, "keberatan", "", "ajukan", ppid.AjukanKeberatan{IsianKeberatan: ppid.IsianKeberatan{Permohonan: id, Alasan: "d"}})
	_, s = k.buka(petugas, "/ppid/keberatan/"+string(keb))
	harus(t, s, "Pesan untuk pemohon: Tanda bukti", "Nomor registrasi keberatan")
	jangan(t, s, "Kode tanda terima:", rahasia)
	batal := k.terdaftar(petugas)
	k.tulis(petugas, "permohonan", batal, "cabut", ppid.Cabut{Alasan: "S/5"})
	_, s = k.buka(petugas, "/ppid/permohonan/"+string(batal))
	jangan(t, s, `"rupa":"salin"`)
}
