package klien

import (
	"encoding/json"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	batasKotak     = 200     // entries that wait
	batasIsiKotak  = 2 << 20 // bytes of what they write
	pesanPenuh     = "Kotak kirim penuh (paling banyak 200 perubahan, 2 MB). Sambungkan internet supaya isinya terkirim, atau buang yang tidak diperlukan, lalu simpan lagi."
	pesanTakTerima = "Isian ini tidak dapat dibaca, jadi tidak dapat dikirim. Muat ulang halaman, lalu ulangi."
)

// Titip puts a write into the outbox; [KotakKirim.Kirimkan] sends it. label
// tells people what it is. sesudah is the entry on top of which it was made, ""
// for none: then p.Harap is the version that it was made on. Writes to registers
// with personal data are kept in memory only, and so are all others when the
// device has no room.
func (k *KotakKirim) Titip(r register.Register, p register.Permintaan, label, sesudah string) (*Kiriman, error) {
	const op = "klien.Titip"
	if len(p.Isian) == 0 {
		p.Isian = []byte("{}")
	}
	if !json.Valid(p.Isian) {
		return nil, kominfo.E(kominfo.TidakSah, op, pesanTakTerima)
	}
	in := r.Info()
	k.mu.Lock()
	defer k.lepas()
	k.segar()
	e := &Kiriman{Kunci: p.Kunci, Siapa: k.Siapa, Register: in.Nama, ID: p.ID, Harap: p.Harap, Sesudah: sesudah, Tindakan: p.Tindakan, Isian: p.Isian,
		Label: label, Waktu: k.kini(), Keadaan: Menunggu, Sementara: k.simpanan == nil || adaPribadi(in)}
	n, besar := 0, len(p.Isian)
	for _, l := range k.isi {
		if !l.Waktu.Before(e.Waktu) {
			e.Waktu = l.Waktu.Add(time.Microsecond) // whatever the clock does, the order stays
		}
		if l.Keadaan != Dikirim {
			n, besar = n+1, besar+len(l.Isian)
		}
	}
	if n >= batasKotak || besar > batasIsiKotak {
		return nil, kominfo.E(kominfo.TidakSah, op, pesanPenuh)
	}
	e.No = kominfo.NewUUID(e.Waktu)
	if e.Kunci == "" {
		e.Kunci = e.No
	}
	if k.catat(e) != nil {
		e.Sementara = true
		k.taruh(e)
	}
	k.sebut("")
	return k.cari(e.No), nil
}

// adaPribadi reports whether anything that is written to the register may be
// personal data.
func adaPribadi(in register.Info) bool {
	for _, t := range in.Tindakan {
		in.Isian = append(in.Isian[:len(in.Isian):len(in.Isian)], t.Isian...)
	}
	return in.AdaPribadi()
}
