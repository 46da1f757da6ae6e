package ppid

import (
	"context"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// BahanJawaban is what one unit found for a request: PPID Pelaksana supplies it,
// PPID Utama answers with it (Perki 1/2021 Pasal 10 ayat (1) huruf d, Pasal 12).
type BahanJawaban struct {
	Perangkat string `json:"perangkat" judul:"Perangkat daerah"`
	Sediakan
}

// Sediakan is the input of the action by which a unit supplies what it found. Usul
// is what it proposes to answer; PPID Utama decides.
type Sediakan struct {
	Tanggal  kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal" bantuan:"Kosong berarti hari ini."`
	Materi   string          `json:"materi" judul:"Informasi yang ditemukan" rupa:"panjang" panjang:"4000" bantuan:"Isi ini, tautannya, atau kendalanya. Jangan menulis data pribadi."`
	Tautan   string          `json:"tautan" judul:"Tautan atau letak informasi" panjang:"500"`
	Softcopy bool            `json:"bentuk_softcopy" judul:"Bentuk informasi: digital"`
	Hardcopy bool            `json:"bentuk_hardcopy" judul:"Bentuk informasi: cetak"`
	Kendala  string          `json:"kendala" judul:"Kendala" rupa:"panjang" panjang:"2000" bantuan:"Apa yang belum ada dan mengapa, atau bagian mana yang patut dihitamkan."`
	Usul     string          `json:"usul" judul:"Usul jawaban" bantuan:"PPID Utama yang memutuskan." pilihan:"dikabulkan_seluruhnya=Diberikan seluruhnya|dikabulkan_sebagian=Diberikan sebagian|ditolak=Ditolak|tidak_dikuasai=Tidak dikuasai|belum_didokumentasikan=Belum dikuasai atau didokumentasikan|sudah_tersedia=Sudah diumumkan"`
	Huruf    string          `json:"huruf" judul:"Huruf Pasal 17" panjang:"10" pola:"^[a-j]+$" contoh:"h" bantuan:"Bila diusulkan ditolak atau dihitamkan: a penegakan hukum; b kekayaan intelektual dan persaingan usaha; c pertahanan dan keamanan; d kekayaan alam; e ketahanan ekonomi; f hubungan luar negeri; g akta otentik dan wasiat; h rahasia pribadi; i memorandum dan surat internal; j undang-undang lain." pasal:"UU 14/2008 Pasal 17"`
}

// sediakan adds what a unit found; it moves nothing. The unit that holds the case
// may, and PPID Utama. Information that was promised for later is supplied after the
// notice too.
func (h *hukumPermohonan) sediakan(_ context.Context, tx register.Tx, lama *dokPermohonan, in Sediakan) (Permohonan, error) {
	p, a := lama.Isi, tx.Aktor()
	if err := h.badan(a, &p); err != nil {
		return p, err
	}
	if err := h.berwenang(a, "menyediakan bahan jawaban", "ppid_utama", "ppid_pelaksana"); err != nil {
		return p, err
	}
	if !berperan(a, "ppid_utama") && a.Perangkat != p.Perangkat {
		return p, ditolak("Permohonan " + p.Nomor + " sedang dikerjakan perangkat daerah " + p.Perangkat + ", jadi hanya PPID Pelaksana di sana, atau PPID Utama, yang menyediakan bahan jawabannya.")
	}
	switch p.Tahap {
	case "terdaftar", "diproses", "uji_konsekuensi", "diperpanjang":
	case "pemberitahuan_terkirim", "menunggu_biaya":
		if !p.memberi() {
			return p, h.bukanDi(&p, tx, "tidak dijawab dengan memberi informasi, jadi tidak menunggu bahan")
		}
	default:
		return p, h.bukanDi(&p, tx, "tidak menunggu bahan jawaban")
	}
	var err error
	if in.Tanggal, err = h.tanggal(tx, "tanggal", in.Tanggal, p.Dicatat); err != nil {
		return p, err
	}
	b := BahanJawaban{Perangkat: a.Perangkat, Sediakan: in}
	if err := b.periksa(h.hukum(), "").error(); err != nil {
		return p, err
	}
	p.Bahan = append(slices.Clone(p.Bahan), b)
	return p, nil
}

// periksa gives what a proposal lacks of what it proposes.
func (b *BahanJawaban) periksa(h *Hukum, jalur string) (fs temuan) {
	if kosong(b.Materi) && kosong(b.Tautan) && kosong(b.Kendala) {
		fs.galat("PPID-BAHAN-01", jalur+"materi", "Belum ada yang disediakan. Isi informasi yang ditemukan, tautannya, atau kendalanya.")
	}
	if b.Huruf != "" && !hurufSah(h, b.Huruf) {
		fs.galat("PPID-BAHAN-02", jalur+"huruf", "Huruf Pasal 17 harus a sampai j, masing-masing satu kali, misalnya h.")
	}
	switch b.Usul {
	case "ditolak":
		if b.Huruf == "" {
			fs.galat("PPID-BAHAN-03", jalur+"huruf", "Usul menolak harus menyebut huruf Pasal 17 UU 14/2008; untuk undang-undang lain huruf j.")
		}
	case "dikabulkan_seluruhnya", "dikabulkan_sebagian":
		if kosong(b.Materi) && kosong(b.Tautan) {
			fs.galat("PPID-BAHAN-04", jalur+"materi", "Usul memberikan informasi harus menyebut informasinya atau tautannya.")
		}
	}
	return fs
}
