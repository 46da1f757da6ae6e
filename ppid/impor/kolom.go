package impor

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// The columns that are known, by the keys of the official book and a few more.
const (
	kNomor       = "nomor"
	kPendaftaran = "nomor_pendaftaran"
	kTanggal     = "tanggal"
	kNama        = "nama"
	kAlamat      = "alamat"
	kKontak      = "nomor_kontak"
	kPekerjaan   = "pekerjaan"
	kIdentitas   = "nomor_identitas"
	kJenis       = "jenis_pemohon"
	kInformasi   = "informasi_diminta"
	kTujuan      = "tujuan"
	kKuasai      = "status_di_bawah_penguasaan"
	kTakKuasai   = "tidak_di_bawah_penguasaan"
	kBadanLain   = "badan_publik_lain"
	kBelumDok    = "status_belum_didokumentasikan"
	kSoft        = "bentuk_softcopy"
	kHard        = "bentuk_hardcopy"
	kMelihat     = "jenis_melihat"
	kSalinan     = "jenis_salinan"
	kKeputusan   = "keputusan"
	kPenolakan   = "alasan_penolakan"
	kJawab       = "tgl_pemberitahuan"
	kBeri        = "tgl_pemberian"
	kPanjang     = "tgl_perpanjangan"
	kBiaya       = "biaya"
	kCaraBayar   = "cara_pembayaran"
	kKanal       = "kanal"
	kUnit        = "perangkat"
	kKeterangan  = "keterangan"
)

// pribadi are the columns whose values stand in no finding.
func pribadi(k string) bool {
	return slices.Contains([]string{kNama, kAlamat, kKontak, kPekerjaan, kIdentitas, kTujuan, kInformasi, kKeterangan, kPenolakan}, k)
}

// aturanKolom says by which headings a column is known: seluruh is the whole heading
// or its lowest level, memuat any part of the whole. Both are reduced by
// [lembar.KunciKepala]. The first rule that fits decides.
type aturanKolom struct {
	kunci   string
	seluruh string
	memuat  []string
}

func daftarKolom() []aturanKolom {
	return []aturanKolom{
		{kunci: kTakKuasai, memuat: []string{"dibawahpenguasaantidak", "penguasaantidak"}},
		{kunci: kBadanLain, memuat: []string{"badanpubliklain"}},
		{kunci: kKuasai, memuat: []string{"penguasaan", "dikuasaiya"}},
		{kunci: kBelumDok, memuat: []string{"belumdidokumentasi", "belumterdokumentasi"}},
		{kunci: kSoft, memuat: []string{"softcopy", "dikuasaidigital", "bentukdigital"}},
		{kunci: kHard, memuat: []string{"hardcopy", "dikuasaicetak", "bentukcetak"}},
		{kunci: kMelihat, memuat: []string{"melihat", "mengetahui"}},
		{kunci: kSalinan, memuat: []string{"memintasalinan", "jenispermohonansalinan", "jenispermintaansalinan"}},
		{kunci: kPenolakan, memuat: []string{"alasanpenolakan", "alasanditolak", "dasarpenolakan", "alasanmenolak"}},
		{kunci: kPanjang, memuat: []string{"perpanjangan", "diperpanjang"}},
		{kunci: kJawab, memuat: []string{"pemberitahuan", "tanggaljawab", "tgljawab", "tanggaldijawab", "tgldijawab", "tanggalditanggapi", "tanggaltanggapan", "tgltanggapan", "tanggalselesai", "tglselesai"}},
		{kunci: kBeri, memuat: []string{"pemberianinformasi", "tanggalpemberian", "tglpemberian", "penyerahan", "tanggaldiserahkan", "tgldiserahkan", "tanggaldiberikan"}},
		{kunci: kBiaya, seluruh: "biaya"},
		{kunci: kCaraBayar, seluruh: "cara"},
		{kunci: kCaraBayar, memuat: []string{"carapembayaran", "carabayar"}},
		{kunci: kBiaya, memuat: []string{"biaya"}},
		{kunci: kPendaftaran, seluruh: "nopendaftaran nomorpendaftaran noreg noregister noregistrasi nomorregister nomorregistrasi nopermohonan nomorpermohonan registrasi notiket nomortiket nomorpendaftaranpermohonan nopendaftaranpermohonan"},
		{kunci: kKontak, memuat: []string{"kontak", "telp", "telepon", "nohp", "nomorhp", "email", "surel", "whatsapp", "nowa"}},
		{kunci: kKontak, seluruh: "hp wa"},
		{kunci: kIdentitas, memuat: []string{"noktp", "nomorktp", "nomoridentitas", "noidentitas", "nomorindukkependudukan"}},
		{kunci: kIdentitas, seluruh: "nik nikktp niknomorskbadanhukum"},
		{kunci: kJenis, memuat: []string{"jenispemohon", "kategoripemohon", "statuspemohon"}},
		{kunci: kPekerjaan, memuat: []string{"pekerjaan", "profesi"}},
		{kunci: kAlamat, memuat: []string{"alamat"}},
		{kunci: kTujuan, memuat: []string{"tujuan", "alasanpermohonan", "alasanpermintaan"}},
		{kunci: kInformasi, memuat: []string{"informasiyangdiminta", "informasidiminta", "informasiyangdibutuhkan", "informasidibutuhkan", "rincianinformasi", "informasiyangdimohon", "informasidimohon", "materipermohonan", "isipermohonan", "uraianinformasi", "uraianpermohonan", "rincianpermohonan"}},
		{kunci: kInformasi, seluruh: "informasi perihal permohonan permintaan permintaaninformasi permohonaninformasi"},
		{kunci: kKanal, memuat: []string{"kanal", "saluran", "carapermohonan", "mediapermohonan", "sumberpermohonan", "carapengajuan"}},
		{kunci: kKanal, seluruh: "media melalui via"},
		{kunci: kUnit, memuat: []string{"perangkatdaerah", "unitkerja", "dinasterkait", "disposisi", "ppidpelaksana", "ppidpembantu"}},
		{kunci: kUnit, seluruh: "opd skpd"},
		{kunci: kKeputusan, seluruh: "keputusan hasil putusan status statuspermohonan tindaklanjut jawaban hasilpermohonan keputusanppid"},
		{kunci: kKeterangan, seluruh: "keterangan ket catatan"},
		{kunci: kNama, memuat: []string{"namapemohon", "namalengkap"}},
		{kunci: kNama, seluruh: "nama pemohon namaorang identitaspemohon"},
		{kunci: kTanggal, seluruh: "tanggal tgl haritanggal haridantanggal tanggalpermohonan tglpermohonan tanggalditerima tglditerima tanggalmasuk tglmasuk tanggalterima tglterima tanggalpermohonanditerima tanggalpengajuan tglpengajuan tanggalpermintaan tglpermintaan tanggalregistrasi tanggalregister haritanggalpermohonan tanggalpermohonaninformasi"},
		{kunci: kNomor, seluruh: "no nomor nourut nomorurut nomer"},
	}
}

// kolomBuku says which column of a table is which.
type kolomBuku struct {
	tempat map[string]int    // key -> column of the sheet
	kepala map[string]string // key -> heading as the file has it
	asing  []tabel.Kolom     // not known
	ganda  [][3]string       // key, heading used, heading left out
}

// kenali finds the columns of a table.
func kenali(ks []tabel.Kolom) kolomBuku {
	b := kolomBuku{tempat: map[string]int{}, kepala: map[string]string{}}
	aturan := daftarKolom()
	for _, k := range ks {
		utuh := lembar.KunciKepala(k.Nama)
		if utuh == "" {
			continue
		}
		ujung := utuh
		if n := len(k.Bagian); n > 0 {
			ujung = lembar.KunciKepala(k.Bagian[n-1])
		}
		i := slices.IndexFunc(aturan, func(a aturanKolom) bool { return a.cocok(utuh, ujung) })
		if i < 0 {
			b.asing = append(b.asing, k)
			continue
		}
		kunci := aturan[i].kunci
		if _, ada := b.tempat[kunci]; ada {
			b.ganda = append(b.ganda, [3]string{kunci, b.kepala[kunci], k.Nama})
			continue
		}
		b.tempat[kunci], b.kepala[kunci] = k.Indeks, k.Nama
	}
	return b
}

func (a *aturanKolom) cocok(utuh, ujung string) bool {
	for _, m := range a.memuat {
		if strings.Contains(utuh, m) {
			return true
		}
	}
	for s := range strings.FieldsSeq(a.seluruh) {
		if utuh == s || ujung == s {
			return true
		}
	}
	return false
}

// layak reports whether a table is a register of requests: it says what was asked
// for, and who or when.
func (b *kolomBuku) layak() bool {
	_, info := b.tempat[kInformasi]
	_, nama := b.tempat[kNama]
	_, tgl := b.tempat[kTanggal]
	return info && (nama || tgl)
}

// keberatan reports whether it is the register of objections (Lampiran XI).
func keberatan(ks []tabel.Kolom) bool {
	return slices.ContainsFunc(ks, func(k tabel.Kolom) bool {
		n := lembar.KunciKepala(k.Nama)
		return strings.Contains(n, "alasanpengajuankeberatan") || strings.Contains(n, "alasankeberatan") || strings.Contains(n, "keputusanatasan") || strings.Contains(n, "registrasikeberatan")
	})
}
