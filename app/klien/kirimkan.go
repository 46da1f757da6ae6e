package klien

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	batasKirim  = 60 * time.Second // for one write, its repetitions included
	lamaGiliran = 10 * time.Second
	namaGiliran = "giliran"
	jedaTerlama = 2 * time.Minute
	// lamaTerkirim is how long what was carried out is remembered.
	lamaTerkirim = 10 * time.Minute
)

// Kirimkan sends what waits, one write after the other, until nothing is left
// that can be sent now. It gives the time after which to try again; 0: nothing
// waits.
func (k *KotakKirim) Kirimkan(ctx context.Context) time.Duration {
	k.mengirim.Lock()
	defer k.mengirim.Unlock()
	k.dicoba = nil
	sebab, maju := "", false
	for sebab == "" && ctx.Err() == nil {
		e := k.berikut()
		if e == nil {
			break
		}
		m, err := k.kirim(ctx, e)
		k.terima(e, m, err)
		if err == nil {
			maju = true
			continue
		}
		k.dicoba = append(k.dicoba, e.No)
		if errors.Is(err, ErrLuring) || kominfo.KindOf(err) == kominfo.BelumMasuk {
			sebab = kominfo.PesanUntukOrang(err) // so it would be with all others
		}
	}
	return k.selesai(sebab, maju)
}

// berikut gives the entry to send now and notes that it is sent; nil when there
// is none.
func (k *KotakKirim) berikut() *Kiriman {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.segar()
	for i, e := range k.isi {
		if e.Keadaan != Menunggu || k.depan(i) != nil || slices.Contains(k.dicoba, e.No) || !e.Sementara && !k.giliran() {
			continue
		}
		e = e.salin()
		if s := k.cari(e.Sesudah); s != nil && s.Keadaan == Dikirim {
			e.Harap, e.Sesudah = s.Hasil.Versi, ""
		}
		e.Coba++
		_ = k.catat(e) // the key is kept already, and that is what counts
		return e
	}
	return nil
}

// kirim carries out one write. A panic is an error like others.
func (k *KotakKirim) kirim(ctx context.Context, e *Kiriman) (m register.Meta, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = kominfo.E(kominfo.Rusak, "klien.Kirimkan", "Gangguan pada program saat mengirim. Muat ulang halaman.").Sebab(fmt.Errorf("%v", p))
		}
	}()
	r := k.Register(e.Register)
	if r == nil {
		return m, kominfo.E(kominfo.TidakAda, "klien.Kirimkan", "Register %s tidak ada lagi di program ini.", e.Register)
	}
	ctx, batal := context.WithCancel(ctx)
	defer batal()
	defer time.AfterFunc(batasKirim, batal).Stop()
	return k.sumber.Tulis(ctx, r, register.Permintaan{ID: e.ID, Harap: e.Harap, Tindakan: e.Tindakan, Isian: e.Isian, Kunci: e.Kunci})
}

// terima notes what came of a write. One that was thrown away meanwhile stays
// away.
func (k *KotakKirim) terima(e *Kiriman, m register.Meta, err error) {
	k.mu.Lock()
	defer k.lepas()
	k.segar()
	if kini := k.cari(e.No); kini == nil || kini.Kunci != e.Kunci || kini.Keadaan == Dikirim {
		return // also what another page knows better
	}
	e = e.salin()
	e.Jenis, e.Pesan, e.Temuan = kominfo.KindOf(err), kominfo.PesanUntukOrang(err), nil
	switch {
	case err == nil:
		e.Keadaan, e.Hasil, e.Usai = Dikirim, &m, k.kini()
	case e.Jenis == kominfo.Rusak || e.Jenis == kominfo.BelumMasuk: // it may have been carried out: the same again, later
	case errors.Is(err, ErrVersiLama):
		e.Keadaan = Bentrok
	default:
		e.Keadaan = Ditolak
		if g, ok := errors.AsType[*kominfo.Error](err); ok {
			e.Temuan = g.Findings
		}
	}
	if k.catat(e) != nil && e.Keadaan == Dikirim {
		k.hapus(e.No)
	}
}

// selesai ends a pass: it says of everything that waits why it does, forgets what
// was carried out long ago and lets another page have its turn.
func (k *KotakKirim) selesai(sebab string, maju bool) time.Duration {
	k.mu.Lock()
	defer k.lepas()
	k.segar()
	k.sebut(sebab)
	sisa := false
	var usang []string
	for i, e := range k.isi {
		sisa = sisa || e.Keadaan == Menunggu && e.Pesan != pesanTertahan && k.depan(i) == nil
		if e.Keadaan == Dikirim && k.kini().Sub(e.Usai) > lamaTerkirim && !k.dasar(e.No) {
			usang = append(usang, e.No)
		}
	}
	for _, no := range usang {
		k.hapus(no)
	}
	milik := k.kembalikan()
	if maju || !sisa {
		k.gagal = 0
	}
	jeda := jedaTerlama >> max(3-k.gagal, 0)
	switch {
	case !sisa:
		return 0
	case !milik && sebab == "":
		jeda = 2 * time.Second // another page is sending
	default:
		k.gagal++
	}
	k.jadwalkan(jeda)
	return jeda
}

// dasar reports whether anything stands on an entry's result.
func (k *KotakKirim) dasar(no string) bool {
	for _, e := range k.isi {
		if e.Sesudah == no {
			return true
		}
	}
	return false
}

// giliran lets one page at a time send what all of them see. It only saves
// requests: two that send the same do no harm. A page that was closed while it
// sent loses its turn soon, and so does one whose request takes very long.
func (k *KotakKirim) giliran() bool {
	kini := k.kini().UnixMilli()
	siapa, sampai, _ := strings.Cut(k.mentah[namaGiliran], " ")
	n, _ := strconv.ParseInt(sampai, 10, 64)
	if siapa != "" && siapa != k.tab && kini < n && n <= kini+lamaGiliran.Milliseconds() {
		return false
	}
	g := k.tab + " " + strconv.FormatInt(kini+lamaGiliran.Milliseconds(), 10)
	if k.simpanan.Simpan(namaGiliran, g) == nil {
		k.mentah[namaGiliran] = g
	}
	return true
}

// kembalikan gives the turn back; false when it is another page's.
func (k *KotakKirim) kembalikan() bool {
	siapa, _, _ := strings.Cut(k.mentah[namaGiliran], " ")
	if siapa == k.tab {
		_ = k.simpanan.Hapus(namaGiliran) // it ends by itself
		delete(k.mentah, namaGiliran)
	}
	return siapa == k.tab || siapa == ""
}

// Bangunkan has [KotakKirim.Jaga] send at once.
func (k *KotakKirim) Bangunkan() {
	select {
	case k.bangun <- struct{}{}:
	default: // it is awake
	}
}

// Jaga sends what waits until ctx ends: at once, when it is woken, and after
// pauses that grow up to two minutes.
func (k *KotakKirim) Jaga(ctx context.Context) {
	k.mu.Lock()
	if k.pewaktu == nil {
		k.pewaktu = time.AfterFunc(0, k.Bangunkan)
	}
	k.mu.Unlock()
	for {
		select {
		case <-ctx.Done():
			return
		case <-k.bangun:
			k.Kirimkan(ctx)
		}
	}
}
