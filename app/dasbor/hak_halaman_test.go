package dasbor

import (
	"net/url"
	"testing"

	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// Who may not start an assessment or choose the office is offered neither, and is
// told who may.
func TestTanpaTombolMati(t *testing.T) {
	w := duniaBaru(t)
	b := &beranda{d: w.d}
	w.sebagai(b, orangEntri, "/")
	s := w.teks(b)
	harus(t, s, "belum dipilih", "Pengelola atau koordinator yang memilihnya")
	jangan(t, s, "Buka contoh", "Nama atau kode")
	w.kantor()
	for _, h := range []halaman{&beranda{d: w.d}, &daftarPenilaian{d: w.d}, &mulaiPenilaian{d: w.d}} {
		w.sebagai(h, orangEntri, "/")
		s := w.teks(h)
		harus(t, s, koordinatorMulai)
		jangan(t, s, "Mulai penilaian", "Isi SPBE", "Buka contoh", "Siapkan kantor", "Tahun penilaian")
		w.sebagai(h, orangKoordinator, "/")
		jangan(t, w.teks(h), koordinatorMulai)
	}
}

// Input that waits because the session ended says so, and leads to the login.
func TestKirimanTanpaMasuk(t *testing.T) {
	l := &layar{d: duniaBaru(t).d}
	galat := func(jenis kominfo.Kind, sementara bool) error {
		return (&klien.Kiriman{Keadaan: klien.Menunggu, Jenis: jenis, Pesan: "Sebabnya.", Sementara: sementara}).Galat()
	}
	for _, c := range []struct {
		galat        error
		label, nasib string
	}{
		{galat(kominfo.BelumMasuk, false), "Masuk lagi", "sesudah Anda masuk lagi, juga bila"},
		{galat(kominfo.BelumMasuk, true), "Kirim lagi", "sesudah Anda masuk lagi, tetapi"}, // leaving the page would lose it
		{galat(kominfo.Rusak, false), "Kirim lagi", "begitu server terjangkau"},
	} {
		if got := l.kirimLagi(c.galat).Label; got != c.label {
			t.Errorf("%v: tombol %q, want %q", c.galat, got, c.label)
		}
		harus(t, nasibKiriman(c.galat), c.nasib)
	}
}

// A one-time link pasted over another is another page; a fragment elsewhere is not.
func TestAlamatMuat(t *testing.T) {
	for a, mau := range map[string]string{alamatUndangan + "#abc": alamatUndangan + "#abc", alamatUndangan: alamatUndangan + "#", "/penilaian?a=1#isi": "/penilaian?a=1"} {
		u, err := url.Parse(a)
		if err != nil {
			t.Fatal(err)
		}
		if got := alamatMuat(u); got != mau {
			t.Errorf("%s: %q, want %q", a, got, mau)
		}
	}
}

// The work list finds the evidence that waits for an assessor.
func TestPekerjaanBuktiMenunggu(t *testing.T) {
	w, id, _, bukti := siapIndikator(t, "pemdi-2026", "1")
	buka := func() string {
		p := &pekerjaan{siklus: siklus{d: w.d, id: id}}
		w.muat(p, "/penilaian/"+string(id)+"/tugas?status="+saringBukti)
		return w.teks(p)
	}
	harus(t, buka(), "Tidak ada indikator yang cocok") // a draft waits for nobody
	w.orang(orangEntri).tulis("bukti", register.Permintaan{ID: bukti, Harap: 1, Tindakan: "ajukan"}, struct{}{})
	harus(t, buka(), "1 bukti menunggu asesor")
	w.orang(orangAsesor).tulis("bukti", register.Permintaan{ID: bukti, Harap: 2, Tindakan: "terima"}, spbe.Terima{})
	harus(t, buka(), "Tidak ada indikator yang cocok")
}

// The unit of the first account has a name before there is a list.
func TestSebutPerangkat(t *testing.T) {
	for kode, mau := range map[string]string{"kominfo": "Dinas Komunikasi dan Informatika", "dinkes": "Dinas Kesehatan", "lain": "lain", "": ""} {
		if got := sebutPerangkat(map[string]string{"dinkes": "Dinas Kesehatan"}, kode); got != mau {
			t.Errorf("%q: %q, want %q", kode, got, mau)
		}
	}
}
