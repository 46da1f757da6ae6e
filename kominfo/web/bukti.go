package web

import (
	"context"
	"net/http"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// bukti gives the receipt of one version: that the journal holds it, verifiable
// offline with the office's public key. The public content and its salt are in it,
// because whoever may read the document may see them; nothing of the personal
// part ever is, not even its salt.
func (m *minta) bukti() error {
	b := m.buku
	l, err := m.lingkup(b, AksiBaca, false)
	if err != nil {
		return err
	}
	versi, err := m.versiParameter()
	if err != nil {
		return err
	}
	l.Pribadi = false
	x, err := m.api.store.Baca(m.ctx, b.reg, l, m.id, versi)
	if err != nil {
		return err
	}
	t, err := m.api.o.Jejak.TandaTerima(m.ctx, b.in, x)
	if kominfo.KindOf(err) == kominfo.Bentrok {
		return m.belumTercatat("%s", kominfo.PesanUntukOrang(err))
	}
	if err != nil {
		return err
	}
	return m.json(http.StatusOK, t)
}

// TandaTerima makes the receipt of one version x of a document of the register in:
// its public content and salt are in it, never anything of the personal part. A
// version that no signed checkpoint covers yet is an error of kind bentrok: in a
// moment one will. Without a journal it is an error of kind tidak_ada.
func (j *Jejak) TandaTerima(ctx context.Context, in register.Info, x register.Baris) (t jejak.TandaTerima, err error) {
	const op = "web.bukti"
	if j == nil {
		return t, kominfo.E(kominfo.TidakAda, op, "Program ini belum menerbitkan jejaknya, jadi belum ada tanda terima. Pengelola menyalakannya dengan membuat kunci jejak.")
	}
	belum := func(format string, a ...any) error { return kominfo.E(kominfo.Bentrok, op, format, a...) }
	if x.Urutan == register.BelumUrut {
		return t, belum("Versi %d dokumen ini sudah tersimpan, tetapi belum bernomor di jejak.", x.Versi)
	}
	cp, err := j.Checkpoint(ctx, string(in.Jejak))
	if kominfo.KindOf(err) == kominfo.TidakAda {
		return t, belum("Jejak %s belum punya checkpoint bertanda tangan.", in.Jejak)
	}
	if err != nil {
		return t, err
	}
	t, err = jejak.BuatTandaTerima(ctx, j.Sumber, string(in.Jejak), x.Urutan, cp)
	switch kominfo.KindOf(err) {
	case "":
	case kominfo.TidakAda:
		return t, belum("Versi %d dokumen ini belum tercakup checkpoint bertanda tangan yang terakhir.", x.Versi)
	case kominfo.TidakSah: // what the program was set up with, not what was asked
		return t, kominfo.E(kominfo.Rusak, op, "Tanda terima tidak dapat dibuat.").Sebab(err)
	default:
		return t, err
	}
	// The number leads to the entry; that the entry is about this version is the
	// store's promise. A receipt for something else would be believed.
	e, err := jejak.UraiEntri([]byte(t.Entri))
	if err != nil || e.Register != in.Nama || e.ID != string(x.ID) || e.Versi != x.Versi {
		return t, kominfo.E(kominfo.Rusak, op, "Entri nomor %d jejak %s bukan tentang versi %d dokumen %s. Jalankan verifikasi.", x.Urutan, in.Jejak, x.Versi, x.ID).Sebab(err)
	}
	t.Garam, t.Isi, t.Alasan = x.GaramUmum, string(x.Umum), x.Alasan
	return t, nil
}

// belumTercatat is the answer while the journal has not come as far: in a moment
// it will have.
func (m *minta) belumTercatat(format string, a ...any) error {
	p := masalahBaru(http.StatusConflict, format+" Tanda terimanya ada sebentar lagi; ulangi beberapa detik lagi.", a...)
	p.Type, p.Title = "urn:lumbung:masalah:belum_tercatat", "Belum tercatat di jejak"
	m.w.Header().Set("Retry-After", "2")
	return p
}
