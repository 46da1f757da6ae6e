package lembar

import (
	"context"
	"crypto/sha256"
	"slices"
	"strconv"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// gudang knows the documents that stand in the register already: by id, by
// unique key and, in a register without one, by content. A register that is
// small beside the file is read once; else each row asks the store's index.
type gudang struct {
	dok   map[register.ID]register.Baris
	penuh bool // dok holds everything within the scope
	unik  [][]string
	kunci []map[string]register.ID
	sidik map[[32]byte]register.ID // nil: not needed
}

// siapkan reads ahead what the rows will be compared with.
func (p *proses) siapkan(ctx context.Context) error {
	p.rujukanAda, p.namaRujukan = map[string]bool{}, map[string]map[string][]register.ID{}
	p.seen = map[register.ID]int{}
	p.lihatSidik = map[[32]byte]int{}
	kini := p.im.Sekarang
	if kini == nil {
		kini = time.Now
	}
	g := &p.g
	p.tx = &txCoba{Reader: p.r, aktor: p.im.Aktor, kini: kini(), reg: p.im.Register, in: p.in, rujuk: p.adaRujukan}
	for _, set := range p.in.Unik {
		if p.kunciDariIsian(set) {
			g.unik = append(g.unik, set)
			g.kunci = append(g.kunci, map[string]register.ID{})
			p.lihat = append(p.lihat, map[string]int{})
		}
	}
	p.terbanding = !slices.ContainsFunc(p.isian, func(x register.Isian) bool { return p.in.CariIsian(x.Nama) == nil })
	if len(g.unik) == 0 {
		if !p.terbanding {
			return kominfo.E(kominfo.Ditolak, opImpor, "Register %s tidak punya kunci unik yang ada di isian tindakan %s, dan isian itu tidak seluruhnya tersimpan di dokumen. Baris yang sudah pernah diimpor tidak dapat dikenali, jadi impor lewat tindakan ini tidak tersedia.", p.in.Judul, p.im.Tindakan)
		}
		if p.in.AdaPribadi() && !p.im.Lingkup.Pribadi {
			return kominfo.E(kominfo.Ditolak, opImpor, "Register %s memuat data pribadi dan tidak punya kunci unik, jadi hanya yang berhak membaca data pribadinya dapat mengimpor: tanpa itu orang yang sama tercatat dua kali.", p.in.Judul)
		}
		g.sidik = map[[32]byte]register.ID{}
		if p.lap.Baris > 0 {
			p.lap.catat(Temuan{Finding: kominfo.Finding{ID: "LBR-TANPA-KUNCI", Severity: kominfo.Catatan,
				Message: "Register ini tidak punya kunci unik. Baris yang sama persis dengan dokumen yang ada dilewati; baris dari berkas lama yang dokumennya sudah diubah akan tercatat sebagai dokumen baru. Untuk mengubah dokumen, pakai berkas hasil ekspor."}})
		}
	}
	n, err := p.r.Rekap(ctx, p.im.Register, p.im.Lingkup, nil)
	if err != nil {
		return err
	}
	var total int64
	if len(n) > 0 {
		total = n[0].N
	}
	g.penuh = total <= max(2000, 4*int64(p.lap.Baris))
	if total == 0 || !g.penuh && g.sidik == nil {
		return nil
	}
	return p.bacaSemua(ctx)
}

func (p *proses) bacaSemua(ctx context.Context) error {
	g := &p.g
	if g.penuh {
		g.dok = map[register.ID]register.Baris{}
		p.tx.dok = g.dok
	}
	for b, err := range register.Semua(ctx, p.r, p.im.Register, p.im.Lingkup, register.Query{Isi: true}) {
		if err != nil {
			return err
		}
		if g.penuh {
			g.dok[b.ID] = b
			for i, set := range g.unik {
				g.kunci[i][p.kunci(set, b)] = b.ID
			}
		}
		if g.sidik != nil {
			s, err := p.sidik(b)
			if err != nil {
				return err
			}
			g.sidik[s] = b.ID
		}
	}
	return nil
}

// kunciDariIsian: the key can be known before the write. In a register with
// actions that holds only for columns which the input has; a number that the
// action gives out is no key of the file.
func (p *proses) kunciDariIsian(set []string) bool {
	if p.in.Bebas {
		return true
	}
	return !slices.ContainsFunc(set, func(k string) bool {
		return k != "pemilik" && !slices.ContainsFunc(p.isian, func(x register.Isian) bool { return x.Nama == k })
	})
}

// kunci joins the values of a unique key; lengths keep ("a","bc") from ("ab","c").
func (p *proses) kunci(set []string, b register.Baris) string {
	var k []byte
	for _, n := range set {
		var s string
		switch v := p.nilaiKolom(n, b).(type) {
		case string:
			s = v
		case int64:
			s = strconv.FormatInt(v, 10)
		}
		k = append(append(strconv.AppendInt(k, int64(len(s)), 10), ':'), s...)
	}
	return string(k)
}

func (p *proses) nilaiKolom(nama string, b register.Baris) any {
	if nama == "pemilik" {
		return b.Pemilik
	}
	for i, k := range p.in.Kolom {
		if k.Nama == nama && i < len(b.Kolom) {
			return b.Kolom[i]
		}
	}
	return nil
}

// cariKunci finds the document that has the unique key of b.
func (p *proses) cariKunci(ctx context.Context, i int, b register.Baris) (register.Baris, bool, error) {
	g := &p.g
	if g.penuh {
		id, ada := g.kunci[i][p.kunci(g.unik[i], b)]
		return g.dok[id], ada, nil
	}
	q := register.Query{Isi: true}
	for _, n := range g.unik[i] {
		if n != "pemilik" {
			q.Saring = append(q.Saring, register.Syarat{Kolom: n, Op: register.Sama, Nilai: p.nilaiKolom(n, b)})
		}
	}
	for o, err := range register.Semua(ctx, p.r, p.im.Register, p.im.Lingkup, q) {
		if err != nil {
			return register.Baris{}, false, err
		}
		if p.kunci(g.unik[i], o) == p.kunci(g.unik[i], b) {
			return o, true, nil
		}
	}
	return register.Baris{}, false, nil
}

// sidik is the fingerprint of a document's content as far as a file can give it:
// all fields, or those of the action's input. Empty and absent are one.
func (p *proses) sidik(b register.Baris) (s [32]byte, err error) {
	doc, err := p.im.Register.Dokumen(b)
	if err != nil {
		return s, err
	}
	m := anggota(doc)
	h := append([]byte(b.Pemilik), 0)
	for i := range p.isian {
		v := m[p.isian[i].Nama]
		switch string(v) {
		case "null", `""`, "0", "false", "[]", "{}":
			v = nil
		}
		h = append(append(h, v...), 0)
	}
	return sha256.Sum256(h), nil
}
