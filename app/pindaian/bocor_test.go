//go:build !(js && wasm)

package pindaian_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// kantorNyata is an office on a disk, with everything that could keep a name: the
// data folder, backups, the published journal, logs.
type kantorNyata struct {
	t      *testing.T
	dir    string
	mu     sync.Mutex
	kini   time.Time
	urut   int
	catat  bytes.Buffer // logs and what the keeper tells
	bk     *buku.Buku
	o      penjaga.Opsi
	p      *penjaga.Penjaga
	f      *blob.Folder
	toko   register.Store
	api    http.Handler
	jejak  http.Handler
	berkas http.Handler
	per    register.Tipe[ppid.Permohonan]
	keb    register.Tipe[ppid.Keberatan]
}

func (k *kantorNyata) Write(b []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.catat.Write(b)
}

func (k *kantorNyata) sekarang() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.kini
}

func (k *kantorNyata) pada(hari string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	t, err := kominfo.ParseTanggal(hari)
	if err != nil {
		k.t.Fatal(err)
	}
	k.kini = t.AwalHari(kominfo.WIB).Add(9 * time.Hour)
}

var orang = map[string]kominfo.Aktor{
	"petugas": {ID: "akun-petugas", Instansi: "19.06", Perangkat: "kominfo", Peran: "petugas_layanan"},
	"utama":   {ID: "akun-utama", Instansi: "19.06", Perangkat: "kominfo", Peran: "ppid_utama"},
	"atasan":  {ID: "akun-atasan", Instansi: "19.06", Perangkat: "setda", Peran: "atasan_ppid"},
	"pantau":  {ID: "akun-pantau", Instansi: "19.06", Perangkat: "kominfo", Peran: "pemantau"},
	"dinkes":  {ID: "akun-dinkes", Instansi: "19.06", Perangkat: "dinkes", Peran: "ppid_pelaksana"},
}

func rujukan() penjaga.Lampiran {
	return penjaga.Lampiran{Rujukan: []penjaga.RujukanBerkas{{Register: "data_dukung", Kolom: "sidik"}, {Register: "permohonan", Kolom: "sidik_berkas", Pribadi: true}}}
}

func kantorBaru(t *testing.T) *kantorNyata {
	t.Helper()
	k := &kantorNyata{t: t, dir: t.TempDir(), bk: buku.New()}
	k.pada("2025-02-03")
	k.o = penjaga.Opsi{Folder: filepath.Join(k.dir, "data"), Register: k.bk.Simpanan(), Sekarang: k.sekarang, Lampiran: rujukan(),
		Kabar: func(s string) { _, _ = k.Write([]byte(s + "\n")) }}
	k.per.Register, k.keb.Register = k.bk.Cari("permohonan"), k.bk.Cari("keberatan")
	k.buka()
	t.Cleanup(func() { k.tutup() })
	return k
}

func (k *kantorNyata) buka() {
	k.t.Helper()
	var err error
	if k.p, err = penjaga.Buka(k.t.Context(), k.o); err != nil {
		k.t.Fatal(err)
	}
	if k.f, err = blob.BukaFolder(filepath.Join(k.o.Folder, "berkas"), blob.OpsiFolder{}); err != nil {
		k.t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(k, nil))
	k.toko = pindaian.Toko(k.p, k.f, log)
	wo := web.Opsi{Boleh: hak.Boleh, CatatAkses: kantor.CatatAkses(k.toko), Jejak: k.p.Jejak(), Log: log, Aktor: func(r *http.Request) (kominfo.Aktor, bool) {
		a, ada := orang[r.Header.Get("Orang")]
		return a, ada
	}}
	if k.api, err = web.Handler(k.toko, wo); err != nil {
		k.t.Fatal(err)
	}
	k.jejak = web.JejakHandler(wo)
	k.berkas = pindaian.Handler(pindaian.Opsi{Buku: k.bk, Store: k.toko, Berkas: k.f, Web: wo})
}

func (k *kantorNyata) tutup() {
	if k.p == nil {
		return
	}
	if err := k.p.Close(); err != nil {
		k.t.Error(err)
	}
	_ = k.f.Close()
	k.p = nil
}

// minta asks a handler; kepala are pairs.
func (k *kantorNyata) minta(h http.Handler, siapa, metode, alamat, isi string, kepala ...string) *httptest.ResponseRecorder {
	k.t.Helper()
	r := httptest.NewRequestWithContext(k.t.Context(), metode, alamat, strings.NewReader(isi))
	r.Header.Set("Orang", siapa)
	for i := 0; i < len(kepala); i += 2 {
		r.Header.Set(kepala[i], kepala[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// laku does an action over HTTP, each with a key for repeating it.
func (k *kantorNyata) laku(siapa, reg string, id register.ID, tindakan string, isian any) register.Meta {
	k.t.Helper()
	b, err := json.Marshal(isian)
	if err != nil {
		k.t.Fatal(err)
	}
	alamat := "/api/v1/register/" + reg + "?tindakan=" + tindakan
	k.urut++
	kepala := []string{"Content-Type", "application/json", "Idempotency-Key", "ulang-" + strconv.Itoa(k.urut)}
	if id != "" {
		alamat = "/api/v1/register/" + reg + "/" + string(id) + "/" + tindakan
		kepala = append(kepala, "If-Match", k.versi(reg, id))
	}
	w := k.minta(k.api, siapa, "POST", alamat, string(b), kepala...)
	var m register.Meta
	if w.Code >= 300 || json.Unmarshal(w.Body.Bytes(), &m) != nil {
		k.t.Fatalf("%s %s.%s: %d %s", siapa, reg, tindakan, w.Code, w.Body)
	}
	return m
}

func (k *kantorNyata) versi(reg string, id register.ID) string {
	b, err := k.p.Baca(k.t.Context(), k.bk.Cari(reg), register.LingkupPenuh(), id, 0)
	if err != nil {
		k.t.Fatal(err)
	}
	return `"` + kominfo.FormatAngka(b.Versi) + `"`
}

func (k *kantorNyata) unggah(jenis, isi string) ppid.DokumenPemohon {
	k.t.Helper()
	var d ppid.DokumenPemohon
	w := k.minta(k.berkas, "petugas", "POST", "/berkas/ppid/pindaian?jenis="+jenis, isi)
	if w.Code != 200 || json.Unmarshal(w.Body.Bytes(), &d) != nil {
		k.t.Fatalf("unggah: %d %s", w.Code, w.Body)
	}
	return d
}

const pindaianKTP = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n(PINDAIAN-KTP-ASLI)\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// ciri are what must be nowhere.
var ciri = []string{"Siti Nurbaya Rahasia", "1906014101900001", "Jalan Kenanga Gang Buntu 17", "siti.nurbaya@surel.contoh", "nelayan garam", "untuk skripsi tentang garam",
	"Saya sudah menunggu sejak Februari", "Darmawan Kuasa", "PINDAIAN-KTP-ASLI"}

func pemohon(d ...ppid.DokumenPemohon) ppid.IsianPemohon {
	return ppid.IsianPemohon{JenisPemohon: "perorangan", Nama: ciri[0], NomorIdentitas: ciri[1], Alamat: ciri[2], Kontak: ciri[3], Pekerjaan: ciri[4], TujuanPenggunaan: ciri[5],
		Dikuasakan: true, NamaKuasa: ciri[7], KontakKuasa: ciri[3], Dokumen: d, RincianInformasi: "APBD 2024", CaraMemperoleh: "salinan_digital", CaraMengirim: "surel"}
}

// cari looks for each needle, also as hexadecimal, base64, and in the two-byte texts
// of Windows, in every file below dir.
func cari(t *testing.T, dir string, jarum []string) (kena []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		kena = append(kena, cariDi(p, b, jarum)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return kena
}

func cariDi(di string, b []byte, jarum []string) (kena []string) {
	for _, j := range jarum {
		var dua []byte
		for _, c := range []byte(j) {
			dua = append(dua, c, 0)
		}
		for _, x := range [][]byte{[]byte(j), []byte(hex.EncodeToString([]byte(j))), []byte(base64.StdEncoding.EncodeToString([]byte(j))[:len(j)/3*4]), dua} {
			if bytes.Contains(b, x) {
				kena = append(kena, di+": "+j)
				break
			}
		}
	}
	return kena
}

func (k *kantorNyata) cadang(nama string) penjaga.HasilCadang {
	k.t.Helper()
	h, err := penjaga.Cadangkan(k.t.Context(), k.o, filepath.Join(k.dir, nama))
	if err != nil || !h.Laporan.Sah {
		k.t.Fatalf("%+v %v", h, err)
	}
	return h
}

func (k *kantorNyata) tandaTerima(reg string, id register.ID, versi string) (tt jejak.TandaTerima) {
	k.t.Helper()
	w := k.minta(k.api, "petugas", "GET", "/api/v1/register/"+reg+"/"+string(id)+"/bukti?versi="+versi, "")
	if w.Code != 200 || json.Unmarshal(w.Body.Bytes(), &tt) != nil {
		k.t.Fatalf("tanda terima: %d %s", w.Code, w.Body)
	}
	return tt
}

func (k *kantorNyata) kunci() []note.Verifier {
	k.t.Helper()
	v, err := jejak.UraiKunci(k.minta(k.jejak, "", "GET", "/jejak/kunci", "").Body.Bytes())
	if err != nil {
		k.t.Fatal(err)
	}
	return v
}

// terbitan is all that the journal publishes.
func (k *kantorNyata) terbitan() []byte {
	var b bytes.Buffer
	for _, j := range []string{"umum", "dalam"} {
		cp := k.minta(k.jejak, "", "GET", "/jejak/"+j+"/checkpoint", "").Body.Bytes()
		b.Write(cp)
		baris := strings.Split(string(cp), "\n")
		if len(baris) < 3 {
			k.t.Fatalf("checkpoint %q", cp)
		}
		if n, err := strconv.ParseInt(baris[1], 10, 64); err != nil {
			k.t.Fatal(err)
		} else if n > 0 {
			lebar := ""
			if n%256 != 0 {
				lebar = ".p/" + kominfo.FormatAngka(n%256)
			}
			for _, tingkat := range []string{"0", "data"} {
				w := k.minta(k.jejak, "", "GET", "/jejak/"+j+"/tile/8/"+tingkat+"/000"+lebar, "")
				if w.Code != 200 && (j != "dalam" || tingkat != "data") { // whose entries are not published
					k.t.Errorf("ubin %s %s: %d", j, tingkat, w.Code)
				}
				b.Write(w.Body.Bytes())
			}
		}
	}
	return b.Bytes()
}

// kasus is a request that was completed, not answered, objected to twice and taken
// to the Komisi Informasi.
func (k *kantorNyata) kasus() (id, keb, ki register.ID, d ppid.DokumenPemohon) {
	d = k.unggah("identitas", pindaianKTP)
	in := pemohon(d)
	in.NomorIdentitas = ""
	id = k.laku("petugas", "permohonan", "", "catat", ppid.Catat{Kanal: "datang_langsung", IsianPemohon: in}).ID
	k.laku("petugas", "permohonan", id, "nyatakan_tidak_lengkap", ppid.TidakLengkap{NomorSurat: "TL/1", SuratDiterima: k.hari()})
	k.laku("petugas", "permohonan", id, "lengkapi", ppid.Lengkapi{IsianPemohon: ppid.IsianPemohon{NomorIdentitas: ciri[1], Dokumen: []ppid.DokumenPemohon{k.unggah("surat_kuasa", pindaianKTP+"%2")}}})
	k.laku("utama", "permohonan", id, "disposisi", ppid.Disposisi{Perangkat: "dinkes"})
	k.pada("2025-02-28")
	keb = k.laku("petugas", "keberatan", "", "ajukan", ppid.AjukanKeberatan{IsianKeberatan: ppid.IsianKeberatan{Permohonan: id, Alasan: "c", KasusPosisi: ciri[6]}}).ID
	k.pada("2025-05-02")
	ki = k.laku("petugas", "sengketa", "", "ajukan", ppid.AjukanSengketa{Keberatan: keb, NomorPerkara: "01/KI/2025"}).ID
	return id, keb, ki, d
}

func (k *kantorNyata) hari() kominfo.Tanggal { return kominfo.TanggalDari(k.sekarang(), kominfo.WIB) }

// Deleting an applicant's data leaves every proof verifiable and the name nowhere,
// whichever document it is asked of.
func TestHapusPemohon(t *testing.T) {
	for _, pintu := range []string{"permohonan", "keberatan"} {
		t.Run(pintu, func(t *testing.T) { ujiHapus(t, pintu) })
	}
}

func ujiHapus(t *testing.T, pintu string) {
	k := kantorBaru(t)
	id, keb, ki, d := k.kasus()
	lain := k.laku("petugas", "permohonan", "", "catat", ppid.Catat{Kanal: "datang_langsung", IsianPemohon: ppid.IsianPemohon{Nama: "Orang Lain", NomorIdentitas: "1906010101800002", Alamat: "Jalan Lain", Kontak: "0811",
		RincianInformasi: "SAKIP", TujuanPenggunaan: "x", CaraMemperoleh: "melihat", Dokumen: []ppid.DokumenPemohon{k.unggah("identitas", pindaianKTP+"%lain")}}}).ID
	p, err := k.per.Baca(t.Context(), k.p, register.LingkupPenuh(), id)
	if err != nil || p.Isi.Nama != ciri[0] || len(p.Isi.SidikBerkas) != 2 {
		t.Fatalf("%+v %v", p.Isi, err)
	}
	kb, err := k.keb.Baca(t.Context(), k.p, register.LingkupPenuh(), keb)
	if err != nil || kb.Isi.Nama != ciri[0] || kb.Isi.KasusPosisi != ciri[6] {
		t.Fatalf("%+v %v", kb.Isi, err)
	}
	jarum := append([]string{p.Isi.Kode, kb.Isi.Kode, d.Kunci, strings.ReplaceAll(p.Isi.Kode, "-", "")}, ciri...)

	// At rest nothing is readable even before.
	sebelum := k.cadang("sebelum.db")
	if sebelum.Lampiran.Dirujuk != 3 || sebelum.Lampiran.Disalin != 3 {
		t.Errorf("pindaian di cadangan: %+v", sebelum.Lampiran)
	}
	if kena := cari(t, k.dir, jarum); kena != nil {
		t.Errorf("terbaca sebelum dihapus:\n%s", strings.Join(kena, "\n"))
	}
	var tanda []jejak.TandaTerima
	for reg, x := range map[string]register.ID{"permohonan": id, "keberatan": keb, "sengketa": ki} {
		tanda = append(tanda, k.tandaTerima(reg, x, "1"))
	}
	sandi := "kata sandi salinan kunci"
	salinan := filepath.Join(t.TempDir(), "kunci.salinan")
	if err := penjaga.SalinKunci(k.o.Folder, salinan, sandi); err != nil {
		t.Fatal(err)
	}

	target := map[string]register.ID{"permohonan": id, "keberatan": keb}[pintu]
	w := k.minta(k.api, "utama", "POST", "/api/v1/register/"+pintu+"/"+string(target)+"/hapus_pribadi", `{"alasan":"permintaan subjek data"}`, "Content-Type", "application/json", "If-Match", k.versi(pintu, target))
	if w.Code != 200 {
		t.Fatalf("hapus: %d %s", w.Code, w.Body)
	}
	for reg, x := range map[string]register.ID{"permohonan": id, "keberatan": keb} {
		vs, err := k.p.Riwayat(t.Context(), k.bk.Cari(reg), register.LingkupPenuh(), x)
		if err != nil || !vs[0].PribadiDihapus || vs[0].Aksi != "hapus_pribadi" || vs[1].Aksi == "hapus_pribadi" {
			t.Errorf("%s: %+v %v", reg, vs[0].Meta, err)
		}
		for _, v := range vs {
			if kena := cariDi(reg, append(v.Pribadi, v.Umum...), jarum); kena != nil || v.GaramPribadi != nil {
				t.Errorf("versi %d: %v", v.Versi, kena)
			}
		}
	}
	// Their scans are gone, those of others are not.
	var ada []string
	for i, err := range k.f.Daftar(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		ada = append(ada, i.Sidik)
	}
	if o, err := k.per.Baca(t.Context(), k.p, register.LingkupPenuh(), lain); err != nil || len(ada) != 1 || o.Isi.SidikBerkas[0] != ada[0] || o.Isi.Nama != "Orang Lain" {
		t.Errorf("berkas tersisa %v, %v", ada, err)
	}
	if w := k.minta(k.berkas, "petugas", "GET", "/berkas/ppid/permohonan/"+string(id)+"/dokumen/1", ""); w.Code != 404 || !strings.Contains(w.Body.String(), "dihapus") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	// The case goes on.
	k.laku("petugas", "sengketa", ki, "periksa_awal", ppid.PeriksaAwal{NomorPerkara: "01/KI/2025"})

	// Old receipts hold, and new ones of old versions.
	tanda = append(tanda, k.tandaTerima("permohonan", id, "1"), k.tandaTerima("keberatan", keb, "1"))
	for _, tt := range tanda {
		if h, err := tt.Periksa(k.kunci()...); err != nil {
			t.Errorf("%+v %v", h, err)
		}
	}
	if kena := cariDi("jejak terbit", k.terbitan(), jarum); kena != nil {
		t.Error(kena)
	}
	k.mu.Lock()
	if kena := cariDi("log", k.catat.Bytes(), jarum); kena != nil {
		t.Error(kena)
	}
	k.mu.Unlock()
	sesudah := k.cadang("sesudah.db")
	if sesudah.Lampiran.Dirujuk != 1 {
		t.Errorf("cadangan sesudahnya merujuk %d pindaian", sesudah.Lampiran.Dirujuk)
	}
	if kena := cari(t, k.dir, jarum); kena != nil { // while it runs: the log beside the database too
		t.Errorf("masih ada:\n%s", strings.Join(kena, "\n"))
	}
	k.tutup()
	if kena := cari(t, k.dir, jarum); kena != nil {
		t.Errorf("masih ada sesudah ditutup:\n%s", strings.Join(kena, "\n"))
	}
	for _, o := range []penjaga.OpsiPeriksa{{Opsi: k.o}, {Opsi: k.o, Berkas: sesudah.Berkas}, {Opsi: k.o, Berkas: sebelum.Berkas}} {
		if l, err := penjaga.Periksa(t.Context(), o); err != nil || !l.Sah {
			t.Errorf("verifikasi %q: %+v %v", o.Berkas, l.Temuan, err)
		}
	}
	k.cadanganLama(sebelum.Berkas, id, keb, lain, d)
	k.denganSalinanLama(sebelum.Berkas, salinan, sandi, id)
}

// cadanganLama restores the backup made before beside today's keys: the applicant
// is erased there too, the other one is not.
func (k *kantorNyata) cadanganLama(berkas string, id, keb, lain register.ID, d ppid.DokumenPemohon) {
	t := k.t
	o := k.o
	o.Folder = filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(o.Folder, os.DirFS(k.o.Folder)); err != nil {
		t.Fatal(err)
	}
	h, err := penjaga.Pulihkan(t.Context(), penjaga.OpsiPulih{Opsi: o, Berkas: berkas, Ganti: true})
	if err != nil || h.Dihapus != 2 || h.Lampiran.Dirujuk != 1 {
		t.Fatalf("%+v %v", h, err)
	}
	p, err := penjaga.Buka(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	for reg, x := range map[string]register.ID{"permohonan": id, "keberatan": keb} {
		vs, err := p.Riwayat(t.Context(), k.bk.Cari(reg), register.LingkupPenuh(), x)
		if err != nil || !vs[0].PribadiDihapus || vs[0].Aksi != "hapus_pribadi" || vs[1].Aksi == "hapus_pribadi" {
			t.Errorf("%s dari cadangan lama: %+v %v", reg, vs[0].Meta, err)
		}
		for _, v := range vs {
			if v.Pribadi != nil {
				t.Errorf("%s versi %d terbaca dari cadangan lama: %s", reg, v.Versi, v.Pribadi)
			}
		}
	}
	if x, err := k.per.Baca(t.Context(), p, register.LingkupPenuh(), lain); err != nil || x.Isi.Nama != "Orang Lain" {
		t.Errorf("%+v %v", x.Isi, err)
	}
	// The sealed scan is still in the folder that all backups share, for nobody.
	f, err := blob.BukaFolder(filepath.Join(k.dir, "cadangan.berkas"), blob.OpsiFolder{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if ada, err := f.Ada(t.Context(), d.Sidik); !ada || err != nil {
		t.Errorf("%v %v", ada, err)
	}
	tanpa := d
	tanpa.Kunci = ""
	if _, _, err := pindaian.Buka(t.Context(), f, tanpa); err == nil {
		t.Error("terbuka tanpa kunci")
	}
}

// denganSalinanLama shows what is not promised, and that this test can see a name: a
// copy of the keys made before the erasure revives it.
func (k *kantorNyata) denganSalinanLama(berkas, salinan, sandi string, id register.ID) {
	t := k.t
	kunci, err := os.Open(salinan)
	if err != nil {
		t.Fatal(err)
	}
	defer kunci.Close()
	o := k.o
	o.Folder = filepath.Join(t.TempDir(), "data")
	if _, err := penjaga.Pulihkan(t.Context(), penjaga.OpsiPulih{Opsi: o, Berkas: berkas, Kunci: kunci, Sandi: sandi}); err != nil {
		t.Fatal(err)
	}
	p, err := penjaga.Buka(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	x, err := k.per.Baca(t.Context(), p, register.LingkupPenuh(), id)
	if err != nil || x.Isi.Nama != ciri[0] {
		t.Fatalf("%+v %v", x.Isi, err)
	}
	f, err := blob.BukaFolder(filepath.Join(o.Folder, "berkas"), blob.OpsiFolder{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if isi, _, err := pindaian.Buka(t.Context(), f, x.Isi.Dokumen[0]); err != nil || string(isi) != pindaianKTP {
		t.Errorf("pindaian yang dipulihkan: %q %v", isi, err)
	}
}
