package web

import (
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
	const op = "web.bukti"
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
	j := m.api.o.Jejak
	if j == nil {
		return kominfo.E(kominfo.TidakAda, op, "Program ini belum menerbitkan jejaknya, jadi belum ada tanda terima. Pengelola menyalakannya dengan membuat kunci jejak.")
	}
	if x.Urutan == register.BelumUrut {
		return m.belumTercatat("Versi %d dokumen ini sudah tersimpan, tetapi belum bernomor di jejak.", x.Versi)
	}
	cp, err := j.Checkpoint(m.ctx, string(b.in.Jejak))
	if kominfo.KindOf(err) == kominfo.TidakAda {
		return m.belumTercatat("Jejak %s belum punya checkpoint bertanda tangan.", b.in.Jejak)
	}
	if err != nil {
		return err
	}
	t, err := jejak.BuatTandaTerima(m.ctx, j.Sumber, string(b.in.Jejak), x.Urutan, cp)
	switch kominfo.KindOf(err) {
	case "":
	case kominfo.TidakAda:
		return m.belumTercatat("Versi %d dokumen ini belum tercakup checkpoint bertanda tangan yang terakhir.", x.Versi)
	case kominfo.TidakSah: // what the program was set up with, not what was asked
		return kominfo.E(kominfo.Rusak, op, "Tanda terima tidak dapat dibuat.").Sebab(err)
	default:
		return err
	}
	// The number leads to the entry; that the entry is about this version is the
	// store's promise. A receipt for something else would be believed.
	e, err := jejak.UraiEntri([]byte(t.Entri))
	if err != nil || e.Register != b.in.Nama || e.ID != string(x.ID) || e.Versi != x.Versi {
		return kominfo.E(kominfo.Rusak, op, "Entri nomor %d jejak %s bukan tentang versi %d dokumen %s. Jalankan verifikasi.", x.Urutan, b.in.Jejak, x.Versi, x.ID).Sebab(err)
	}
	t.Garam, t.Isi, t.Alasan = x.GaramUmum, string(x.Umum), x.Alasan
	return m.json(http.StatusOK, t)
}

// belumTercatat is the answer while the journal has not come as far: in a moment
// it will have.
func (m *minta) belumTercatat(format string, a ...any) error {
	p := masalahBaru(http.StatusConflict, format+" Tanda terimanya ada sebentar lagi; ulangi beberapa detik lagi.", a...)
	p.Type, p.Title = "urn:lumbung:masalah:belum_tercatat", "Belum tercatat di jejak"
	m.w.Header().Set("Retry-After", "2")
	return p
}
