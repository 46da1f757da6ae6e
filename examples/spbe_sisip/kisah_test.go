package main

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/spbe"
)

// One indicator from the empty form to the index, the plan and the report.
func TestKisah(t *testing.T) {
	k := bukaUji(t)
	penilaian := "/spbe/" + string(k.pen)
	budi, dewi, tono, sari := k.orang("budi"), k.orang("dewi"), k.orang("tono"), k.orang("sari")

	s := budi.buka(penilaian)
	k.ada(s, "Belum lengkap", "Belum diisi: indikator 3.", "Badan Kepegawaian dan Pengembangan SDM", "Indikator yang belum diisi dihitung dari nilai terendah.")
	if strings.Contains(s, "Dinas Kesehatan<") || strings.Contains(s, "Isi nilai") {
		t.Error("operator melihat tugas perangkat daerah lain, atau tombol yang bukan haknya")
	}
	jalur, versi := k.tugas("3")
	k.ada(budi.buka(jalur), "Kriteria tingkat", "Status: Belum diisi")

	// Another office: the task does not exist for it. Another post: refused.
	dewi.minta("GET", jalur, "", 404)
	dewi.kirim(jalur, 404, "versi", versi, "lakukan", "isi", "nilai", "5", "fakta", "x")
	tono.kirim(jalur, 403, "versi", versi, "lakukan", "isi", "nilai", "5", "fakta", "x")
	k.orang("bupati").kirim(jalur, 403, "versi", versi, "lakukan", "isi", "nilai", "5", "fakta", "x")
	budi.minta("GET", penilaian+"/isi", "", 403)
	budi.kirim("/spbe", 403, "tahun", "2027")
	budi.kirim(jalur, 422, "versi", versi, "lakukan", "tarik")

	// A wrong value comes back with what was typed; nothing of it is stored.
	_, s = budi.kirim(jalur, 422, "versi", versi, "lakukan", "isi", "lakukan", "ajukan", "nilai", "9", "fakta", "Keputusan <b>Bupati</b>")
	k.ada(s, `value="9"`, "Keputusan <b>Bupati</b>", "belum tersimpan")
	if _, v := k.tugas("3"); v != versi {
		t.Error("yang ditolak tersimpan")
	}
	budi.kirim(jalur, 303, "versi", versi, "lakukan", "isi", "lakukan", "ajukan", "nilai", "2,5", "fakta", "Keputusan Bupati Nomor 5, halaman 3.")
	k.ada(budi.buka(jalur), "Status: Diajukan", "2,5")

	// Only the internal assessor agrees; with that the value is in the assessment.
	_, versi = k.tugas("3")
	budi.kirim(jalur, 403, "versi", versi, "lakukan", "setujui")
	tono.kirim(jalur, 303, "versi", versi, "lakukan", "setujui", "catatan", "Sesuai.")
	s = tono.buka(penilaian)
	k.ada(s, "2,37", "indeks tepat 947/400", "Cukup", "Tata Kelola")
	k.ada(s, "Status Usul nilai 1. Tata Kelola Pemdi", "2 kenaikan tingkat", "kurang 0,13 dari target Baik", "20. Pengelolaan Kepuasan Pengguna 3,00 3,50 1 tingkat")
	k.ada(tono.buka(penilaian+"?target=2,60"), "Baik", "terbukti tidak ada jalan dengan kenaikan lebih sedikit")
	k.ada(tono.buka(penilaian+"?target=setinggi-langit"), "2,37", "bukan indeks atau predikat")

	h, pdf := tono.minta("GET", penilaian+"/laporan.pdf", "", 200)
	if h.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(pdf, "%PDF-") || len(pdf) < 10_000 {
		t.Errorf("laporan: %v, %d byte", h, len(pdf))
	}

	// Our own table knows who it was; a person of another office does not see it.
	k.ada(sari.buka("/"), "Tono (contoh)", "setujui", "Budi (contoh)", "ajukan")
	if strings.Contains(dewi.buka("/"), "Tono") {
		t.Error("pekerjaan perangkat daerah lain terlihat")
	}

	lap, err := k.a.store.Verifikasi(t.Context(), sqlstore.Diketahui{})
	if err != nil || len(lap.Temuan) > 0 {
		t.Errorf("verifikasi: %+v %v", lap.Temuan, err)
	}
}

// The coordinator's form: all values at once.
func TestIsiNilai(t *testing.T) {
	k := bukaUji(t)
	sari, jalur := k.orang("sari"), "/spbe/"+string(k.pen)+"/isi"
	k.ada(sari.buka(jalur), `name="n.20" value="3"`, `name="n.1" value="2,50"`, "Nilai 1 sampai 5")
	isian := func(tambah ...string) []string {
		f := []string{"versi", "1"}
		for n, v := range map[string]string{"1": "2,50", "2": "2.25", "4": "2,75", "5": "2", "6": "2", "7": "2,50", "8": "1", "9": "1", "10": "2,50",
			"11": "2", "12": "1,75", "13": "3", "14": "2,25", "15": "2", "16": "2", "17": "3,50", "18": "2", "19": "2,50", "20": "3"} {
			f = append(f, "n."+n, v)
		}
		return append(f, tambah...)
	}
	_, s := sari.kirim(jalur, 422, isian("n.3", "tiga")...)
	k.ada(s, `value="tiga"`, "tersimpan: kosong", `aria-invalid="true"`)
	h, _ := sari.kirim(jalur, 303, isian("n.3", "2,5")...)
	k.ada(sari.buka(h.Get("Location")), "2,37", "Versi 2.")

	// Somebody else was faster: both values are shown, and the second try is knowing.
	_, s = sari.kirim(jalur, 409, isian("n.3", "4")...)
	k.ada(s, `name="n.3" value="4"`, "tersimpan: 2,5", `name="versi" value="2"`)
}

// What the API does with the cookie of the pages.
func TestAPI(t *testing.T) {
	k := bukaUji(t)
	budi, dewi, sari := k.orang("budi"), k.orang("dewi"), k.orang("sari")
	for siapa, b := range map[string]tamu{"bkpsdm": budi, "dinkes": dewi} {
		j := b.api("GET", "register/tugas_indikator", "", 200)
		if len(j.Baris) == 0 {
			t.Errorf("%s: tanpa tugas", siapa)
		}
		for _, x := range j.Baris {
			if x.Pemilik != siapa {
				t.Errorf("%s melihat milik %s", siapa, x.Pemilik)
			}
		}
	}
	dok := budi.api("POST", "register/data_dukung", `{"judul":"Keputusan Bupati","nomor":"5","jenis":"sk","tanggal":"2026-02-03","tautan":"https://jdih.contoh.go.id/5"}`, 201, "Idempotency-Key", "k-1").ID
	bukti := budi.api("POST", "register/bukti?tindakan=pakai", `{"penilaian":"`+string(k.pen)+`","indikator":"3","tingkat":1,"butir":1,"dokumen":"`+string(dok)+`"}`, 201).ID
	dewi.api("GET", "register/data_dukung/"+string(dok), "", 404)
	dewi.api("POST", "register/bukti/"+string(bukti)+"/ajukan", `{}`, 404, "If-Match", "1")
	budi.api("POST", "register/bukti/"+string(bukti)+"/ajukan", `{}`, 428)
	budi.api("POST", "register/bukti/"+string(bukti)+"/ajukan", `{}`, 200, "If-Match", "1")
	budi.api("POST", "register/bukti/"+string(bukti)+"/ajukan", `{}`, 412, "If-Match", "1")
	budi.api("POST", "register/bukti/"+string(bukti)+"/terima", `{}`, 403, "If-Match", "2")
	sari.api("POST", "register/penilaian/"+string(k.pen)+"/isi", `{"nilai":{"3":"2.5"}}`, 200, "If-Match", "1")
	sari.api("POST", "register/penilaian/"+string(k.pen)+"/isi", `{"nilai":{"3":"3"}}`, 412, "If-Match", "1")
	k.ada(sari.buka("/"), "Budi (contoh)", "pakai") // changes by the API are noted too
}

func TestTanpaMasuk(t *testing.T) {
	k := bukaUji(t)
	b := k.tamu()
	for _, r := range k.a.store.Register() {
		b.api("GET", "register/"+r.Info().Nama, "", 401)
		b.api("GET", "register/"+r.Info().Nama+"/rekap", "", 401)
	}
	b.api("GET", "register/penilaian/"+string(k.pen), "", 401)
	b.api("GET", "perubahan?jejak=dalam", "", 401)
	b.api("GET", "perubahan?jejak=umum", "", 401)
	tugas, _ := k.tugas("3")
	for _, jalur := range []string{"/", "/spbe", "/nilai-lama", "/spbe/" + string(k.pen), "/spbe/" + string(k.pen) + "/laporan.pdf", tugas} {
		h, s := b.minta("GET", jalur, "", 303)
		if !strings.HasPrefix(h.Get("Location"), "/masuk?ke=") || strings.Contains(s, "Contoh") {
			t.Errorf("%s: %v %s", jalur, h, s)
		}
	}
	b.kirim(tugas, 401, "versi", "1", "lakukan", "isi")

	// A wrong password, a cookie that was made up, a session that was left.
	b.kirim("/masuk", 401, "pengguna", "sari", "sandi", "keliru")
	b.kirim("/masuk", 401, "pengguna", "tidak-ada", "sandi", "")
	b.minta("GET", "/spbe", "", 303, "Cookie", namaKuki+"=karangan")
	sari := k.orang("sari")
	sari.buka("/spbe")
	sari.kirim("/keluar", 303)
	sari.minta("GET", "/spbe", "", 303)
	tono := k.orang("tono")
	k.maju.Store(int64(lamaSesi) - 1e9)
	tono.buka("/spbe")
	k.maju.Store(int64(lamaSesi))
	tono.minta("GET", "/spbe", "", 303)
	tono.api("GET", "register/penilaian", "", 401)
	h, _ := b.kirim("/masuk?ke=//jahat.example", 303, "pengguna", "sari", "sandi", k.sandi)
	if h.Get("Location") != "/" || !strings.Contains(h.Get("Set-Cookie"), "HttpOnly") || !strings.Contains(h.Get("Set-Cookie"), "SameSite=Lax") {
		t.Errorf("masuk: %v", h)
	}
}

// A page of another site has the cookie of a person and still may not write.
func TestSitusLain(t *testing.T) {
	k := bukaUji(t)
	sari := k.orang("sari")
	sebelum := k.jumlahCatatan()
	const form = "application/x-www-form-urlencoded"
	for _, jalur := range []string{"/spbe", "/spbe/" + string(k.pen) + "/isi", "/keluar", "/masuk", "/api/v1/register/penilaian?tindakan=mulai"} {
		sari.minta("POST", jalur, "tahun=2027", 403, "Content-Type", form, "Sec-Fetch-Site", "cross-site")
		sari.minta("POST", jalur, "tahun=2027", 403, "Content-Type", form, "Origin", "https://jahat.example")
	}
	if k.jumlahCatatan() != sebelum {
		t.Error("kiriman situs lain tersimpan")
	}
	sari.buka("/spbe") // still logged in
}

// The regency's row and the document are stored together or not at all.
func TestSatuTransaksi(t *testing.T) {
	k := bukaUji(t)
	sebelum, gagal := k.jumlahCatatan(), errors.New("uji")
	err := k.a.store.Ubah(t.Context(), koordinatorUji, func(tx register.Tx) error {
		_, err := k.a.dok.Buat(t.Context(), tx, register.LingkupPenuh(), spbe.DataDukung{Judul: "Surat", Jenis: "surat", Tanggal: kominfo.NewTanggal(2026, 2, 3), Tautan: "https://contoh.go.id/a"})
		if err != nil {
			return err
		}
		return gagal
	})
	if !errors.Is(err, gagal) || k.jumlahCatatan() != sebelum {
		t.Errorf("dibatalkan: %v, %d catatan, sebelumnya %d", err, k.jumlahCatatan(), sebelum)
	}
}

// Many at once, each in a transaction of ours: all are stored, and the journal is
// whole.
func TestRamai(t *testing.T) {
	k := bukaUji(t)
	const orang, tiap = 4, 5
	sebelum, galat := k.jumlahCatatan(), make(chan error, orang)
	for i := range orang {
		go func() {
			var err error
			for j := range tiap {
				err = errors.Join(err, k.a.store.Ubah(t.Context(), koordinatorUji, func(tx register.Tx) error {
					d := spbe.DataDukung{Judul: "Surat", Nomor: strconv.Itoa(i*tiap + j), Jenis: "surat", Tanggal: kominfo.NewTanggal(2026, 2, 3), Tautan: "https://contoh.go.id/a"}
					_, err := k.a.dok.Buat(t.Context(), tx, register.LingkupPenuh(), d)
					return err
				}))
			}
			galat <- err
		}()
	}
	for range orang {
		if err := <-galat; err != nil {
			t.Error(err)
		}
	}
	n, err := k.a.store.Rekap(t.Context(), k.a.dok, register.LingkupPenuh(), nil)
	if err != nil || n[0].N != orang*tiap || k.jumlahCatatan() != sebelum+orang*tiap {
		t.Errorf("tersimpan %v, dicatat %d, %v", n, k.jumlahCatatan()-sebelum, err)
	}
	lap, err := k.a.store.Verifikasi(t.Context(), sqlstore.Diketahui{})
	if err != nil || len(lap.Temuan) > 0 {
		t.Errorf("verifikasi: %+v %v", lap.Temuan, err)
	}
}

// What the world sees of the journal, and that the key is kept over a restart.
func TestJejakTerbit(t *testing.T) {
	k := bukaUji(t)
	b := k.tamu()
	v, err := jejak.UraiKunci([]byte(b.buka("/jejak/kunci")))
	if err != nil {
		t.Fatal(err)
	}
	for _, nama := range []string{"umum", "dalam"} {
		isi := b.buka("/jejak/" + nama + "/checkpoint")
		c, _, err := jejak.BukaCheckpoint([]byte(isi), v...)
		if err != nil || c.Nama != namaJejak || c.Ukuran == 0 || isi != b.buka("/jejak/"+nama+"/checkpoint") {
			t.Errorf("%s: %+v %v", nama, c, err)
		}
	}
	if s := b.buka("/jejak/umum/tile/8/data/000.p/1"); !strings.Contains(s, "penilaian") || strings.Contains(s, "sari") {
		t.Errorf("entri umum: %q", s)
	}
	b.minta("GET", "/jejak/dalam/tile/8/data/000.p/1", "", 404)
	// A receipt for who may read the document.
	k.orang("sari").api("GET", "register/penilaian/"+string(k.pen)+"/bukti", "", 200)
	b.api("GET", "register/penilaian/"+string(k.pen)+"/bukti", "", 401)
}
