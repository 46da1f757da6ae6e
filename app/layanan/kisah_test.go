//go:build !(js && wasm)

package layanan

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// A complete request from the first page to the answer, the objection and its answer.
func TestKisahLengkap(t *testing.T) {
	diDua(t, func(t *testing.T, k *kantorUji) {
		k.buka(akar).kode(200).memuat("10 hari kerja", "Maklumat", "PPID Desa Sukamaju", "Atasan PPID: Sekretaris Daerah", "UU 14/2008 Pasal 22 ayat (7)")
		f := isianUji(k.buka(akar + "/permohonan").kode(200).kunci())
		b := k.unggah(akar+"/permohonan", f, berkasUji{"dok_identitas", "ktp saya.jpg", foto(t)}).kode(200)
		b.memuat("sudah dicatat", "001/PPID/II/2025", "Senin, 3 Februari 2025 pukul 09.00 WITA", "PPID Kabupaten Contoh", namaUji,
			"Diperiksa kelengkapannya Kamis, 6 Februari 2025", "UU 14/2008 Pasal 22 ayat (7)) Senin, 17 Februari 2025", "Bila dinyatakan lengkap pada hari terakhir pemeriksaan: Kamis, 20 Februari 2025", "Mengapa tanggal ini").
			tanpa(nikUji, alamatUji, kontakUji, "belum lengkap")
		nomor, kode := b.nomorKode()
		if ppid.RapikanKode(kode) != kode || b.Header().Get("Cache-Control") != "no-store" || b.Header().Get("Referrer-Policy") != "no-referrer" || b.Header().Get("Content-Encoding") != "" {
			t.Errorf("kode %q, kepala %v", kode, b.Header())
		}
		if !strings.Contains(b.Body.String(), `<svg xmlns="http://www.w3.org/2000/svg" class="kode-qr"`) {
			t.Error("tanpa kode QR")
		}
		d := k.semuaPermohonan()
		if len(d) != 1 || d[0].Isi.Kanal != "laman_ppid" || d[0].Isi.Nama != namaUji || len(d[0].Isi.Dokumen) != 1 || d[0].Isi.Dokumen[0].Kunci == "" || d[0].Isi.Perangkat != "kominfo" {
			t.Fatalf("tercatat %+v", d)
		}
		id := d[0].ID

		// As typed from paper: small letters, spaces for hyphens.
		l := k.lacak(" "+strings.ToLower(nomor)+" ", strings.ToLower(strings.ReplaceAll(kode, "-", " "))).kode(200)
		l.memuat("Diterima", "S*** R***", "Memeriksa kelengkapan permohonan Anda.", "Cabut permohonan").tanpa(nikUji, alamatUji, kontakUji, namaUji, "Ajukan keberatan</summary>", "Lengkapi permohonan")

		k.pada("2025-02-05")
		k.tulis("petugas_layanan", "kominfo", "permohonan", id, "nyatakan_lengkap", ppid.PadaTanggal{})
		k.lacak(nomor, kode).kode(200).memuat("Lengkap dan terdaftar", "Dinyatakan lengkap", "Menjawab secara tertulis.", "Rabu, 19 Februari 2025")
		k.tulis("ppid_utama", "kominfo", "permohonan", id, "disposisi", ppid.Disposisi{Perangkat: "dpu"})
		k.lacak(nomor, kode).kode(200).memuat("Sedang dikerjakan")

		// Silence: from the day after the last the right to object is shown.
		k.pada("2025-02-20")
		l = k.lacak(nomor, kode).kode(200).memuat("Lewat waktu", "Ajukan keberatan", "Anda mengajukan keberatan")
		g := url.Values{"nomor": {nomor}, "kode": {kode}, "kunci": {l.kunci()}, "kasus_posisi": {"Sudah saya tanyakan tiga kali."}}
		k.pos(akar+"/keberatan", g).kode(422).memuat("Alasan keberatan belum dipilih", "Sudah saya tanyakan tiga kali.")
		g["alasan_keberatan"] = []string{"g", "c", "c", "x"}
		o := k.pos(akar+"/keberatan", g).kode(200).memuat("001/PPID-KEB/II/2025", "Atasan PPID menanggapi").tanpa(nikUji, alamatUji)
		kn, kk := o.nomorKode()
		k.pos(akar+"/keberatan", g).kode(200).memuat(kn, "Sudah tercatat sebelumnya")
		if n := k.jumlah("keberatan"); n != 1 {
			t.Errorf("%d keberatan", n)
		}
		k.lacak(nomor, kode).kode(200).memuat(kn + ": Diterima")
		k.lacak(kn, kk).kode(200).memuat("Keberatan Anda sudah dicatat", "Alasan huruf c", "Alasan huruf g", "S*** R***").tanpa(namaUji, alamatUji, "Cabut permohonan")
		k.lacak(kn, kode).kode(422) // the code of the request is not that of the objection

		k.pada("2025-03-03")
		ks, _, err := (register.Tipe[ppid.Keberatan]{Register: k.bk.Cari("keberatan")}).Cari(t.Context(), k.toko, register.LingkupPenuh(), register.Query{})
		if err != nil || len(ks) != 1 || ks[0].Isi.Alasan != "cg" || ks[0].Isi.Nama != namaUji {
			t.Fatalf("keberatan %+v %v", ks, err)
		}
		k.tulis("atasan_ppid", "setda", "keberatan", ks[0].ID, "tanggapi", ppid.Tanggapi{Tanggapan: ppid.Tanggapan{Keputusan: "mengabulkan_seluruhnya", NomorSurat: "5/III/2025", Uraian: "Keberatan diterima.", Jabatan: "Sekretaris Daerah", Perintah: "Berikan informasinya.", BatasPerintah: tgl("2025-03-10")}})
		l = k.lacak(kn, kk).kode(200).memuat("Ditanggapi", "Mengabulkan seluruhnya", "Berikan informasinya.", "Tanggapan sudah Anda terima?")
		k.pos(akar+"/tanggapan", url.Values{"nomor": {kn}, "kode": {kk}, "kunci": {l.kunci()}, "laku": {"terima"}, "tanggapan_pemohon": {"Terima kasih."}}).kode(200).memuat("Tanggal terima sudah dicatat").tanpa("Tanggapan sudah Anda terima?")
		l = k.lacak(kn, kk)
		k.pos(akar+"/tanggapan", url.Values{"nomor": {kn}, "kode": {kk}, "kunci": {l.kunci()}, "laku": {"selesai"}}).kode(200).memuat("Keberatan selesai")

		k.tulis("ppid_utama", "kominfo", "permohonan", id, "jawab", ppid.Jawab{Hasil: "dikabulkan_seluruhnya", Jawaban: ppid.Jawaban{NomorSurat: "9/III/2025", Materi: "RKA 2024", Softcopy: true, WaktuPenyediaan: tgl("2025-03-07")}})
		k.lacak(nomor, kode).kode(200).memuat("Dijawab", "RKA 2024", "Menyerahkan informasi yang dijanjikan.", "Jumat, 7 Maret 2025")
		if s := k.catat.String(); s != "" {
			t.Errorf("ada catatan: %s", s)
		}
	})
}

// An incomplete request is recorded when its sender wants that, and completed later.
func TestKisahTidakLengkap(t *testing.T) {
	diDua(t, func(t *testing.T, k *kantorUji) {
		f := isianUji(k.buka(akar + "/permohonan").kunci())
		f.Set("nomor_identitas", "")
		f.Set("cara_mengirim", "")
		b := k.unggah(akar+"/permohonan", f).kode(422)
		b.memuat("Permohonan belum lengkap", "NIK, atau nomor SK", "Cara mendapatkan salinan", "fotokopi KTP", "Permohonan dapat dicatat, tetapi belum lengkap")
		for _, s := range []string{namaUji, alamatUji, kontakUji, "Petani", "Penelitian warga"} {
			if !strings.Contains(b.Body.String(), s) {
				t.Errorf("isian %q hilang", s)
			}
		}
		if k.jumlah("permohonan") != 0 {
			t.Fatal("sudah tercatat")
		}
		f.Set("lanjut", "ya")
		nomor, kode := k.unggah(akar+"/permohonan", f).kode(200).memuat("Dicatat, tetapi belum lengkap", "fotokopi KTP").nomorKode()
		id := k.id(nomor)
		k.lacak(nomor, kode).tanpa("Lengkapi permohonan")
		k.pada("2025-02-04")
		k.tulis("petugas_layanan", "kominfo", "permohonan", id, "nyatakan_tidak_lengkap", ppid.TidakLengkap{NomorSurat: "7/TL/2025", Kekurangan: "Sebutkan nama kegiatannya", SuratDiterima: tgl("2025-02-04")})
		l := k.lacak(nomor, kode).kode(200).memuat("Belum lengkap", "Lengkapi permohonan", "Sebutkan nama kegiatannya", "Anda melengkapi permohonan Jumat, 7 Februari 2025", "7/TL/2025")
		g := url.Values{"nomor": {nomor}, "kode": {kode}, "kunci": {l.kunci()}}
		k.unggah(akar+"/lengkapi", g).kode(422).memuat("Belum ada yang diisi")
		g.Set("nomor_identitas", "5201 2345 6789 0123")
		if b := k.unggah(akar+"/lengkapi", g).kode(422).memuat("masih kurang", "fotokopi KTP"); !strings.Contains(b.Body.String(), nikUji) {
			t.Error("yang diketik hilang")
		}
		g.Set("sebagian", "ya")
		k.unggah(akar+"/lengkapi", g).kode(200).memuat("Tambahan Anda sudah dicatat", "Belum lengkap")
		l = k.lacak(nomor, kode)
		g = url.Values{"nomor": {nomor}, "kode": {kode}, "kunci": {l.kunci()}, "cara_mengirim": {"pos"}, "rincian_informasi": {"RKA kegiatan Jalan Melati 2024"}}
		k.unggah(akar+"/lengkapi", g, berkasUji{"dok_identitas", "k.jpg", foto(t)}).kode(200).memuat("Tambahan Anda sudah dicatat", "Lengkap dan terdaftar", "Dilengkapi")
		n := k.jumlahBerkas()
		k.unggah(akar+"/lengkapi", g, berkasUji{"dok_identitas", "k.jpg", foto(t)}).kode(200).memuat("tidak dicatat dua kali")
		if k.jumlahBerkas() != n || n != 1 {
			t.Errorf("%d berkas, lalu %d", n, k.jumlahBerkas())
		}
		x := k.semuaPermohonan()[0].Isi
		if x.NomorIdentitas != nikUji || x.CaraMengirim != "pos" || x.Nama != namaUji || len(x.Dokumen) != 1 || x.RincianInformasi != "RKA kegiatan Jalan Melati 2024" {
			t.Errorf("tercatat %+v", x.IsianPemohon)
		}
	})
}

func TestCabut(t *testing.T) {
	diDua(t, func(t *testing.T, k *kantorUji) {
		nomor, kode := k.ajukan()
		l := k.lacak(nomor, kode)
		g := url.Values{"nomor": {nomor}, "kode": {kode}, "kunci": {l.kunci()}}
		k.pos(akar+"/cabut", g).kode(422).memuat("Belum dicabut")
		g.Set("yakin", "ya")
		k.pos(akar+"/cabut", g).kode(200).memuat("Permohonan sudah dicabut", "Dicabut").tanpa("Ajukan keberatan</summary>")
		k.pos(akar+"/cabut", g).kode(200).memuat("tidak dicatat dua kali")
		lain, kodeLain := k.ajukan() // the key of one case says nothing of another
		k.pos(akar+"/cabut", url.Values{"nomor": {lain}, "kode": {kodeLain}, "kunci": {g.Get("kunci")}, "yakin": {"ya"}}).kode(200).tanpa("tidak dicatat dua kali")
		k.lacak(lain, kodeLain).memuat("Dicabut")
		g.Set("kunci", k.lacak(nomor, kode).kunciAtau(strings.Repeat("A", 26)))
		k.pos(akar+"/cabut", g).kode(422).memuat("Tidak dapat mencabut")
	})
}

// kunciAtau is the key of a form, where the page has one.
func (b balasan) kunciAtau(s string) string {
	if m := polaKunci.FindStringSubmatch(b.Body.String()); m != nil {
		return m[1]
	}
	return s
}

// A village answers its own requests; an objection on ground b needs no request.
func TestDesaDanHurufB(t *testing.T) {
	diDua(t, func(t *testing.T, k *kantorUji) {
		f := isianUji(k.buka(akar + "/permohonan?badan=desa-sukamaju").memuat("PPID Desa Sukamaju").kunci())
		f.Set("badan", "desa-sukamaju")
		nomor, kode := k.unggah(akar+"/permohonan", f, berkasUji{"dok_identitas", "k.jpg", foto(t)}).kode(200).memuat("Ditujukan kepada PPID Desa Sukamaju").nomorKode()
		if nomor != "001/PPID/II/2025/desa-sukamaju" {
			t.Errorf("nomor %s", nomor)
		}
		k.lacak(strings.ToUpper(nomor), kode).kode(200).memuat("PPID Desa Sukamaju")
		f.Set("kunci", k.buka(akar+"/permohonan").kunci())
		f.Set("badan", "desa-hantu")
		k.unggah(akar+"/permohonan", f, berkasUji{"dok_identitas", "k.jpg", foto(t)}).kode(422).memuat("tidak punya PPID Desa yang aktif", "Pilih berkasnya sekali lagi")

		g := url.Values{"kunci": {k.buka(akar + "/keberatan").kode(200).kunci()}, "nama": {namaUji}, "alamat": {alamatUji}, "rincian_informasi": {"Laporan keuangan desa 2024"}, "alasan_ditemukan": {"2025-02-10"}, "badan": {"desa-sukamaju"}}
		k.pos(akar+"/keberatan", g).kode(422).memuat("belum tiba")
		g.Set("alasan_ditemukan", "kemarin")
		k.pos(akar+"/keberatan", g).kode(422).memuat("Tanggal tidak dikenal")
		g.Set("alasan_ditemukan", "2025-01-30")
		kn, kk := k.pos(akar+"/keberatan", g).kode(200).memuat("Atasan PPID Desa Sukamaju").tanpa(alamatUji).nomorKode()
		k.pos(akar+"/keberatan", g).kode(200).memuat(kn, "Sudah tercatat sebelumnya")
		g.Set("rincian_informasi", "Yang lain")
		k.pos(akar+"/keberatan", g).kode(409).memuat("Formulir ini sudah dikirim sebelumnya", kn)
		k.lacak(kn, kk).kode(200).memuat("Alasan huruf b")
	})
}

// The proof of a receipt is checked as any other, and gives nobody away.
func TestBukti(t *testing.T) {
	k := kantorBaru(t, true)
	nomor, kode := k.ajukan()
	b := k.pos(akar+"/bukti", url.Values{"nomor": {nomor}, "kode": {kode}}).kode(200)
	if h := b.Header(); h.Get("Content-Type") != "application/json" || !strings.Contains(h.Get("Content-Disposition"), "tanda-terima-permohonan-001-PPID-II-2025.json") {
		t.Errorf("kepala %v", h)
	}
	b.tanpa(nikUji, namaUji, alamatUji, kontakUji, kode, "Penelitian warga", "Petani")
	var tt jejak.TandaTerima
	if err := json.Unmarshal(b.Body.Bytes(), &tt); err != nil {
		t.Fatal(err)
	}
	ks, err := k.jaga.Jejak().Kunci(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	v, err := jejak.UraiKunci([]byte(strings.Join(ks, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	h, err := tt.Periksa(v...)
	if err != nil || !h.IsiCocok || h.Entri.Register != "permohonan" || h.Entri.Versi != 1 || h.Entri.Peran != "pemohon" || h.Entri.Instansi != "52.01" {
		t.Fatalf("%+v %v", h.Entri, err)
	}
	if !strings.Contains(tt.Isi, nomor) || !strings.Contains(tt.Isi, "Rencana kerja") {
		t.Errorf("isi %s", tt.Isi)
	}
	k.pos(akar+"/bukti", url.Values{"nomor": {nomor}, "kode": {"K7QF-2MXA-9TRD-WB4E"}}).kode(422).memuat("tidak cocok")
}
