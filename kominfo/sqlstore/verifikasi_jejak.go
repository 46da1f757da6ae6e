//go:build !(js && wasm)

package sqlstore

import (
	"bytes"
	"context"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// jejak goes through one journal from its first row to its last.
func (v *verifikasi) jejak(ctx context.Context, j *jurnal, semua []jejak.Checkpoint) error {
	k, err := v.p.k.kepala(ctx, v.p.q, j.jejak)
	if err != nil {
		v.temuan("JEJAK-AKAR", string(j.jejak), "%s", kominfo.PesanUntukOrang(err))
		return nil
	}
	if j.jejak == register.Umum {
		v.lap.Ukuran = k.Ukuran
	}
	s := &susur{v: v, j: j, kepala: k, hilang: map[string]int64{}}
	for _, c := range semua {
		if c.Jejak == string(j.jejak) {
			s.cp = append(s.cp, c)
			v.lap.Checkpoint = c.Jejak + " " + strconv.FormatInt(c.Ukuran, 10)
		}
	}
	s.banding()
	for s.nomor < k.Ukuran {
		n, err := s.potong(ctx)
		if err != nil {
			return err
		}
		if n == 0 {
			break
		}
		if v.tahu.Kemajuan != nil {
			v.tahu.Kemajuan(string(j.jejak), s.nomor, k.Ukuran)
		}
	}
	return s.akhir(ctx)
}

// susur is the walk along one journal. Two trees grow beside each other: from the
// entries as they stand, and from the leaves as the tiles keep them. Where they
// differ, the stored root tells which of the two was changed.
type susur struct {
	v      *verifikasi
	j      *jurnal
	kepala jejak.Kepala
	cp     []jejak.Checkpoint // of this journal, by size
	nomor  int64              // the next entry

	dariEntri, dariUbin jejak.Pohon
	ubin                []byte  // the leaves' tile of nomor
	beda                []int64 // entries that differ from their leaf
	hilang              map[string]int64
}

const sepotong = 1000

// potong reads the next rows; 0: the journal has ended.
func (s *susur) potong(ctx context.Context) (int, error) {
	rows, err := s.v.p.q.query(ctx, "SELECT j.urutan, j.entri, j.alasan, j.umum, j.garam_umum, j.pribadi, j.garam_pribadi, j.kunci, j.lalu FROM "+s.j.nama+
		" j WHERE j.urutan >= ? ORDER BY j.urutan LIMIT ?", s.nomor, sepotong)
	if err != nil {
		return 0, err
	}
	type satu struct {
		barisJurnal
		lalu *int64
	}
	var bs []satu
	for rows.Next() {
		var b satu
		if err := rows.Scan(&b.urutan, &b.entri, &b.alasan, &b.umum, &b.garamUmum, &b.pribadi, &b.garamPribadi, &b.kunci, &b.lalu); err != nil {
			_ = rows.Close() // err is the one to report
			return 0, err
		}
		bs = append(bs, b)
	}
	if err := rows.Close(); err != nil {
		return 0, err
	}
	for _, b := range bs {
		for s.nomor < b.urutan.Int64 && s.nomor < s.kepala.Ukuran {
			s.v.temuan("JEJAK-ENTRI", string(s.j.jejak), "Catatan jejak %s nomor %d hilang.", s.j.jejak, s.nomor)
			if err := s.tambah(ctx, nil); err != nil {
				return 0, err
			}
		}
		if b.urutan.Int64 >= s.kepala.Ukuran {
			s.v.temuan("JEJAK-ENTRI", string(s.j.jejak), "Catatan jejak %s nomor %d terselip: jejak hanya sampai nomor %d.", s.j.jejak, b.urutan.Int64, s.kepala.Ukuran-1)
			s.nomor = b.urutan.Int64 + 1
			continue
		}
		if err := s.tambah(ctx, b.entri); err != nil {
			return 0, err
		}
		if err := s.versi(ctx, b.barisJurnal, b.lalu); err != nil {
			return 0, err
		}
	}
	return len(bs), nil
}

// tambah lets both trees grow by entry number nomor; nil: it is missing.
func (s *susur) tambah(ctx context.Context, entri []byte) error {
	i := int(s.nomor % 256)
	if i == 0 {
		var err error
		if s.ubin, err = s.v.p.k.bacaUbin(ctx, s.v.p.q, s.j.jejak, s.kepala.Ukuran, 0, s.nomor/256); err != nil {
			if kominfo.KindOf(err) != kominfo.Rusak {
				return err
			}
			s.ubin = nil
			s.v.temuan("JEJAK-UBIN", string(s.j.jejak), "Ubin tingkat 0 nomor %d jejak %s hilang atau terpotong.", s.nomor/256, s.j.jejak)
		}
	}
	h := jejak.Daun(entri)
	daun := h
	if s.ubin != nil {
		daun = tlog.Hash(s.ubin[i*tlog.HashSize : (i+1)*tlog.HashSize])
	}
	if h != daun && len(s.beda) < batasTemuan {
		s.beda = append(s.beda, s.nomor)
	}
	s.dariEntri.Tambah(h)
	s.dariUbin.Tambah(daun)
	s.nomor++
	s.banding()
	if s.nomor%65536 == 0 {
		return s.bandingUbin(ctx, s.nomor-65536)
	}
	return nil
}

// banding compares the checkpoints of the size that was reached.
func (s *susur) banding() {
	for len(s.cp) > 0 && s.cp[0].Ukuran == s.nomor {
		if a := s.cp[0].Akar; a != s.dariEntri.Akar() && a != s.dariUbin.Akar() {
			s.v.temuan("JEJAK-CABANG", string(s.j.jejak), "Jejak %s sampai nomor %d berbeda dari checkpoint yang disimpan di luar: sejarahnya diganti.", s.j.jejak, s.nomor)
		}
		s.cp = s.cp[1:]
	}
}

// bandingUbin compares the stored tiles above the leaves, from a size on.
func (s *susur) bandingUbin(ctx context.Context, sejak int64) error {
	for _, u := range s.dariUbin.UbinSejak(sejak) {
		if u.Tingkat == 0 {
			continue // they are what the tree was made of
		}
		isi, err := s.v.p.k.bacaUbin(ctx, s.v.p.q, s.j.jejak, s.kepala.Ukuran, u.Tingkat, u.Nomor)
		if err != nil && kominfo.KindOf(err) != kominfo.Rusak {
			return err
		}
		if err != nil || !bytes.HasPrefix(isi, u.Isi) {
			s.v.temuan("JEJAK-UBIN", string(s.j.jejak), "Ubin tingkat %d nomor %d jejak %s tidak cocok dengan ubin di bawahnya.", u.Tingkat, u.Nomor, s.j.jejak)
		}
	}
	s.dariUbin.Lupakan(s.nomor)
	s.dariEntri.Lupakan(s.nomor)
	return nil
}

// versi checks what stands in one row besides its entry.
func (s *susur) versi(ctx context.Context, b barisJurnal, lalu *int64) error {
	v, tempat := s.v, string(s.j.jejak)
	e, err := jejak.UraiEntri(b.entri)
	if err != nil {
		v.temuan("JEJAK-ENTRI", tempat, "Catatan jejak %s nomor %d tidak dapat dibaca: %s", s.j.jejak, b.urutan.Int64, kominfo.PesanUntukOrang(err))
		return nil
	}
	v.versi++
	if jejak.Ikat(b.garamUmum, b.umum, b.alasan) != e.Umum {
		v.temuan("SIMPAN-ISI", e.Register, "Isi umum, alasan atau garam dokumen %s register %s versi %d berbeda dari yang dicatat di jejak.", e.ID, e.Register, e.Versi)
	}
	if err := s.bagianPribadi(ctx, b, e); err != nil {
		return err
	}
	t := v.p.k.meja[e.Register]
	if t == nil {
		v.asing++
		return nil
	}
	if t.in.Jejak != s.j.jejak {
		v.temuan("JEJAK-ENTRI", tempat, "Catatan jejak %s nomor %d adalah milik register %s, yang dicatat di jejak %s.", s.j.jejak, b.urutan.Int64, e.Register, t.in.Jejak)
		return nil
	}
	if e.Versi > 1 {
		var entri []byte
		ada := false
		if lalu != nil {
			if ada, err = v.p.q.satu(ctx, "SELECT entri FROM "+s.j.nama+" WHERE urutan = ?", []any{*lalu}, &entri); err != nil {
				return err
			}
		}
		if x, err := jejak.UraiEntri(entri); !ada || err != nil || x.ID != e.ID || x.Register != e.Register || x.Versi != e.Versi-1 {
			v.temuan("SIMPAN-VERSI", e.Register, "Dokumen %s register %s versi %d tidak tersambung dengan versi sebelumnya.", e.ID, e.Register, e.Versi)
		}
		return nil
	}
	var satu int64
	ada, err := v.p.q.satu(ctx, t.versiKini, []any{e.ID}, &satu)
	if err == nil && (!ada || lalu != nil) {
		v.temuan("SIMPAN-VERSI", e.Register, "Dokumen %s ada di jejak, tetapi barisnya di register %s hilang atau salah sambung.", e.ID, e.Register)
	}
	return err
}

// bagianPribadi compares the personal part with its commitment. It may be absent
// only when a later entry says that it was erased.
func (s *susur) bagianPribadi(ctx context.Context, b barisJurnal, e jejak.Entri) error {
	v := s.v
	salah := func(apa string) {
		v.temuan("SIMPAN-PRIBADI", e.Register, "Bagian pribadi dokumen %s register %s versi %d %s.", e.ID, e.Register, e.Versi, apa)
	}
	kunci := e.Register + " " + e.ID
	if e.Aksi == "hapus_pribadi" {
		delete(s.hilang, kunci)
		if v.dihapus == nil {
			v.dihapus = map[string]bool{}
		}
		v.dihapus[kunci] = true
		if t := v.p.k.meja[e.Register]; t != nil && t.in.Jejak == s.j.jejak {
			var n int64
			if _, err := v.p.q.satu(ctx, t.rantai()+"SELECT COUNT(*) FROM rantai r JOIN "+s.j.nama+" j ON j.urutan = r.urutan WHERE j.pribadi IS NOT NULL OR j.garam_pribadi IS NOT NULL",
				[]any{e.ID, 1}, &n); err != nil {
				return err
			}
			if n > 0 {
				salah("seharusnya sudah dihapus, tetapi masih ada di " + strconv.FormatInt(n, 10) + " versi. Hapus lagi")
			}
		}
	}
	switch {
	case e.Pribadi == nil:
		if b.pribadi != nil || b.garamPribadi != nil {
			salah("ada, padahal jejak tidak mencatatnya")
		}
	case b.pribadi == nil:
		s.hilang[kunci] = e.Versi
	case b.kunci.Valid && b.garamPribadi != nil:
		salah("tercatat tersegel, padahal garamnya terbuka")
	case b.kunci.Valid && v.p.b == nil:
		v.tersegel++
	default:
		garam, isi := b.garamPribadi, b.pribadi
		if b.kunci.Valid {
			var err error
			garam, isi, err = v.p.buka(b, e)
			if err != nil && kominfo.KindOf(err) != kominfo.Rusak {
				return err
			}
			if err == nil && isi == nil {
				salah("masih tersimpan tersegel, padahal kuncinya sudah dihapus")
				return nil
			}
		}
		v.pribadi++
		if jejak.Ikat(garam, isi, "") != *e.Pribadi {
			salah("atau garamnya berbeda dari yang dicatat di jejak")
		}
	}
	return nil
}

// akhir compares the trees with the stored root.
func (s *susur) akhir(ctx context.Context) error {
	v, tempat := s.v, string(s.j.jejak)
	for s.nomor < s.kepala.Ukuran {
		v.temuan("JEJAK-ENTRI", tempat, "Catatan jejak %s nomor %d hilang.", s.j.jejak, s.nomor)
		if err := s.tambah(ctx, nil); err != nil {
			return err
		}
	}
	if err := s.bandingUbin(ctx, s.nomor/65536*65536); err != nil {
		return err
	}
	entri, ubin := s.dariEntri.Akar() == s.kepala.Akar, s.dariUbin.Akar() == s.kepala.Akar
	for _, n := range s.beda {
		if entri {
			v.temuan("JEJAK-UBIN", tempat, "Daun nomor %d di ubin jejak %s berbeda dari catatannya.", n, s.j.jejak)
		} else {
			v.temuan("JEJAK-ENTRI", tempat, "Catatan jejak %s nomor %d berbeda dari daunnya%s.", s.j.jejak, n, s.sebutan(ctx, n))
		}
	}
	if !entri && !ubin {
		v.temuan("JEJAK-AKAR", tempat, "Akar jejak %s yang tersimpan berbeda dari akar menurut isinya.", s.j.jejak)
	}
	for _, c := range s.cp {
		v.temuan("JEJAK-MUNDUR", tempat, "Jejak %s hanya sampai nomor %d, padahal checkpoint yang disimpan di luar mencatat %d: data yang lebih lama dipulihkan, atau bagian akhirnya dihapus.", s.j.jejak, s.kepala.Ukuran, c.Ukuran)
	}
	for kunci, versi := range s.hilang {
		v.temuan("SIMPAN-PRIBADI", tempat, "Bagian pribadi dokumen %s versi %d hilang tanpa catatan penghapusan.", kunci, versi)
	}
	return nil
}

// sebutan says which document an entry is about, as far as it can be read.
func (s *susur) sebutan(ctx context.Context, n int64) string {
	b, err := s.v.p.entri(ctx, s.j, n, 1)
	if err != nil || len(b) == 0 || b[0].urutan != n {
		return ""
	}
	return " (dokumen " + b[0].ID + " register " + b[0].Register + " versi " + strconv.FormatInt(b[0].Versi, 10) + ")"
}
