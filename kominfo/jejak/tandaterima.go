package jejak

import (
	"context"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
)

// TandaTerima is a receipt: one entry with all that is needed to check, offline
// and years later, that an office's log holds it. With Garam and Isi it also
// shows the public content that the entry commits to; without them, where the
// reader may not see the content, it proves the entry only. Its JSON is one of
// the frozen formats.
type TandaTerima struct {
	Nomor      int64            // of the entry in its log, from 0
	Entri      string           // canonical text
	Bukti      tlog.RecordProof // from the leaf to the checkpoint's root
	Checkpoint string           // signed
	Garam      []byte           // salt of the public part; nil: without content
	Isi        string           // exact stored JSON of the public part
	Alasan     string           // the reason the version carries, if any
}

// HasilTandaTerima is what a receipt proves.
type HasilTandaTerima struct {
	Nomor         int64
	Entri         Entri
	Checkpoint    Checkpoint
	Penanda       []string // keys that signed the checkpoint
	IsiCocok      bool     // content is enclosed, and it is the one committed to
	Terbukti      []string // sentences to show, in Indonesian
	TidakTerbukti []string
}

// BuatTandaTerima makes the receipt of entry nomor under a signed checkpoint of
// that log, without content: who may show it sets Garam, Isi and Alasan. It
// checks the proof before it gives it away: a store whose tiles do not lead to
// the checkpoint's root is an error of kind rusak. An entry that the checkpoint
// does not cover yet is an error of kind tidak_ada; sign a new checkpoint first.
func BuatTandaTerima(ctx context.Context, s Sumber, jejak string, nomor int64, checkpoint []byte) (TandaTerima, error) {
	const op = "jejak.BuatTandaTerima"
	c, err := bacaCheckpoint(checkpoint)
	if err != nil {
		return TandaTerima{}, err
	}
	if c.Jejak != jejak {
		return TandaTerima{}, kominfo.E(kominfo.TidakSah, op, "Checkpoint ini milik jejak %s, bukan jejak %s.", c.Jejak, potong(jejak))
	}
	if nomor < 0 || nomor >= c.Ukuran {
		return TandaTerima{}, kominfo.E(kominfo.TidakAda, op,
			"Catatan nomor %d belum tercakup checkpoint, yang memuat %d catatan. Tunggu checkpoint berikutnya.", nomor, c.Ukuran)
	}
	bukti, err := Buktikan(ctx, s, jejak, nomor, c.Ukuran)
	if err != nil {
		return TandaTerima{}, err
	}
	teks, err := s.Entri(ctx, jejak, nomor, 1)
	if err != nil {
		return TandaTerima{}, err
	}
	if len(teks) != 1 || tlog.CheckRecord(bukti, c.Ukuran, c.Akar, nomor, Daun(teks[0])) != nil {
		return TandaTerima{}, kominfo.E(kominfo.Rusak, op,
			"Tanda terima tidak dapat dibuat: catatan nomor %d di penyimpanan tidak cocok dengan checkpoint jejak %s. Jalankan verifikasi.", nomor, jejak)
	}
	return TandaTerima{Nomor: nomor, Entri: string(teks[0]), Bukti: bukti, Checkpoint: string(checkpoint)}, nil
}

// Periksa checks a receipt with nothing but public keys: the signature of the
// checkpoint, that the entry is in the log, and, where content is enclosed, that
// it is what the entry commits to. An error says what does not hold, with the
// kinds of [BukaCheckpoint], and tidak_sah for an entry or content that does not
// fit.
func (t TandaTerima) Periksa(v ...note.Verifier) (HasilTandaTerima, error) {
	const op = "jejak.TandaTerima.Periksa"
	c, penanda, err := BukaCheckpoint([]byte(t.Checkpoint), v...)
	if err != nil {
		return HasilTandaTerima{}, err
	}
	e, err := UraiEntri([]byte(t.Entri))
	if err != nil {
		return HasilTandaTerima{}, err
	}
	// No proof is longer than the tree is high. The bound keeps CheckRecord's
	// recursion short whatever the receipt says.
	if len(t.Bukti) > 64 || tlog.CheckRecord(t.Bukti, c.Ukuran, c.Akar, t.Nomor, Daun([]byte(t.Entri))) != nil {
		return HasilTandaTerima{}, kominfo.E(kominfo.TidakSah, op,
			"Tanda terima tidak cocok: catatan nomor %d tidak terbukti ada dalam jejak %s %s. Catatan, nomor atau buktinya telah diubah; minta tanda terima baru.",
			t.Nomor, c.Jejak, c.Nama)
	}
	h := HasilTandaTerima{Nomor: t.Nomor, Entri: e, Checkpoint: c, Penanda: penanda}
	if h.IsiCocok, err = t.isi(e); err != nil {
		return HasilTandaTerima{}, err
	}
	h.jelaskan()
	return h, nil
}

// isi checks the enclosed content, if any.
func (t TandaTerima) isi(e Entri) (bool, error) {
	const op = "jejak.TandaTerima.Periksa"
	switch {
	case t.Garam == nil && t.Isi == "" && t.Alasan == "":
		return false, nil
	case len(t.Garam) != PanjangGaram || t.Isi == "":
		return false, kominfo.E(kominfo.TidakSah, op,
			"Tanda terima tidak lengkap: isi, dan garam sepanjang %d byte, harus ada keduanya atau tidak ada keduanya. Minta tanda terima baru.", PanjangGaram)
	case strings.Contains(t.Isi, "\n"):
		// Otherwise the reason could be passed off as the end of the content.
		return false, kominfo.E(kominfo.TidakSah, op, "Isi dalam tanda terima memuat ganti baris, padahal isi yang tersimpan tidak. Minta tanda terima baru.")
	case Ikat(t.Garam, []byte(t.Isi), t.Alasan) != e.Umum:
		return false, kominfo.E(kominfo.TidakSah, op,
			"Isi dalam tanda terima bukan isi yang dicatat: ia tidak cocok dengan komitmen catatan nomor %d. Isi, alasan atau garamnya telah diubah.", t.Nomor)
	}
	return true, nil
}

func (h *HasilTandaTerima) jelaskan() {
	e, c := h.Entri, h.Checkpoint
	h.Terbukti = []string{
		"Catatan nomor " + kominfo.FormatAngka(h.Nomor) + " (" + e.Aksi + ", register " + e.Register + ", versi " + strconv.FormatInt(e.Versi, 10) +
			") ada dalam jejak " + c.Jejak + " " + c.Nama + " menurut checkpoint bertanda tangan " + saat(c, kominfo.WIB) + ".",
	}
	if h.IsiCocok {
		h.Terbukti = append(h.Terbukti, "Isi bagian umum yang disertakan sama, huruf demi huruf, dengan yang dicatat kantor.")
	} else {
		h.TidakTerbukti = append(h.TidakTerbukti, "Isi dokumen tidak disertakan, jadi tidak diperiksa.")
	}
	if e.Pribadi != nil {
		h.TidakTerbukti = append(h.TidakTerbukti, "Bagian pribadi dokumen tidak disertakan, jadi tidak diperiksa.")
	}
	h.TidakTerbukti = append(h.TidakTerbukti,
		"Waktu adalah pernyataan kantor; yang pasti hanya bahwa catatan ini ada sebelum Anda menerima tanda terimanya.")
}

// saat gives a checkpoint's time as a person reads it.
func saat(c Checkpoint, z kominfo.Zona) string {
	t := c.Waktu.In(z.Lokasi())
	return kominfo.TanggalDari(c.Waktu, z).Panjang() + " pukul " + t.Format("15.04 MST") + " (waktu menurut kantor)"
}
