package manajemen

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// TahunRencana is one year of the plan. Cancelled items do not count.
type TahunRencana struct {
	Tahun         int64          `json:"tahun"`
	Kegiatan      int64          `json:"kegiatan"`       // items that run in the year
	Anggaran      kominfo.Rupiah `json:"anggaran"`       // sum of that year's budgets
	Selesai       kominfo.Rasio  `json:"selesai"`        // items that reached the year's target of all that run
	Muatan        kominfo.Rasio  `json:"muatan"`         // of the seven contents, those with an item
	TanpaAnggaran int64          `json:"tanpa_anggaran"` // items without a budget in the year
}

// PerTahun sums the plan year by year, from the first year to the last, years
// without an item left out.
func PerTahun(ps []PetaRencana) []TahunRencana {
	var out []TahunRencana
	muatan := map[int64][]Muatan{}
	for i := range ps {
		p := &ps[i]
		if p.Status == Batal {
			continue
		}
		for _, t := range p.Tahunan() {
			j, ada := slices.BinarySearchFunc(out, t.Tahun, func(x TahunRencana, n int64) int { return cmp.Compare(x.Tahun, n) })
			if !ada {
				out = slices.Insert(out, j, TahunRencana{Tahun: t.Tahun})
			}
			x := &out[j]
			x.Kegiatan++
			x.Anggaran += t.Anggaran
			x.Selesai.Penyebut++
			if t.Kemajuan >= 100 {
				x.Selesai.Pembilang++
			}
			if t.Anggaran == 0 {
				x.TanpaAnggaran++
			}
			if !slices.Contains(muatan[t.Tahun], p.Muatan) {
				muatan[t.Tahun] = append(muatan[t.Tahun], p.Muatan)
			}
		}
	}
	for i := range out {
		out[i].Muatan = kominfo.Rasio{Pembilang: int64(len(muatan[out[i].Tahun])), Penyebut: int64(len(SemuaMuatan()))}
	}
	return out
}

// MuatanKosong lists the contents that no item has, cancelled ones aside: what
// keeps the plan from being complete (indicator 12, level 3).
func MuatanKosong(ps []PetaRencana) []Muatan {
	return slices.DeleteFunc(SemuaMuatan(), func(m Muatan) bool {
		return slices.ContainsFunc(ps, func(p PetaRencana) bool { return p.Muatan == m && p.Status != Batal })
	})
}

// RingkasRisiko counts the risk register on a day.
type RingkasRisiko struct {
	Tertangani kominfo.Rasio  `json:"tertangani"` // handled of all
	Terlambat  int64          `json:"terlambat"`  // open and past their due date
	Matriks    [5][5]int64    `json:"matriks"`    // open risks: [kemungkinan-1][dampak-1]
	Sumber     kominfo.Sumber `json:"sumber"`     // what the scales rest on
}

// HitungRisiko counts risks as of a day. Entries without a likelihood or an
// impact of 1 to 5 are counted, but stand nowhere in the matrix.
func HitungRisiko(rs []Risiko, pada kominfo.Tanggal) RingkasRisiko {
	out := RingkasRisiko{Sumber: SumberSkala()}
	for i := range rs {
		r := &rs[i]
		out.Tertangani.Penyebut++
		if r.Status == Tertangani {
			out.Tertangani.Pembilang++
			continue
		}
		if r.Terlambat(pada) {
			out.Terlambat++
		}
		if r.Kemungkinan >= 1 && r.Kemungkinan <= 5 && r.Dampak >= 1 && r.Dampak <= 5 {
			out.Matriks[r.Kemungkinan-1][r.Dampak-1]++
		}
	}
	return out
}

// RingkasAudit counts one kind of audit on a day.
type RingkasAudit struct {
	Jenis        JenisAudit    `json:"jenis"`
	Dilaksanakan int64         `json:"dilaksanakan"`  // reports up to the day
	Eksternal    int64         `json:"eksternal"`     // of these by a certified external auditor
	Bukti        int64         `json:"bukti"`         // of these not older than two years
	TindakLanjut kominfo.Rasio `json:"tindak_lanjut"` // findings followed up of all findings
}

// HitungAudit counts audits as of a day, one row for each of the three kinds.
func HitungAudit(as []Audit, pada kominfo.Tanggal) []RingkasAudit {
	out := []RingkasAudit{{Jenis: AuditInfrastruktur}, {Jenis: AuditAplikasi}, {Jenis: AuditKeamanan}}
	for i := range as {
		a := &as[i]
		j := slices.IndexFunc(out, func(x RingkasAudit) bool { return x.Jenis == a.Jenis })
		if j < 0 || !a.Dilaksanakan() || a.Tanggal.Sesudah(pada) {
			continue
		}
		x := &out[j]
		x.Dilaksanakan++
		if a.Auditor == "eksternal" && a.Sertifikat {
			x.Eksternal++
		}
		if a.MasihBukti(pada) {
			x.Bukti++
		}
		x.TindakLanjut = x.TindakLanjut.Tambah(kominfo.Rasio{Pembilang: a.TindakLanjut, Penyebut: a.Temuan})
	}
	return out
}

// AuditLewat is an object whose audit is overdue.
type AuditLewat struct {
	Audit  Audit           `json:"audit"`           // the last one done, or the planned one that was not done
	Batas  kominfo.Tanggal `json:"batas"`           // last day on which it was on time
	Hari   int             `json:"hari"`            // calendar days since then
	Sumber kominfo.Sumber  `json:"sumber,omitzero"` // the frequency; empty for a plan of the office's own
}

// objekAudit names what is audited: by its element, or by owner and name.
type objekAudit struct {
	jenis           JenisAudit
	elemen          register.ID
	perangkat, nama string
}

// AuditTerlambat lists the objects whose audit is overdue as of a day, the oldest
// first: the last report is older than the frequency allows, or a planned audit
// was not done in its year. Reports later than the day are not looked at. Two
// entries are of one object when they name the same element, or the same owner
// and object. Objects that were never audited nor planned are not known here.
func AuditTerlambat(as []Audit, pada kominfo.Tanggal) []AuditLewat {
	elemen := map[objekAudit]register.ID{} // the element that an entry of the same name gave
	for i := range as {
		if a := &as[i]; a.Elemen != "" {
			elemen[a.bernama()] = a.Elemen
		}
	}
	kunci := func(a *Audit) objekAudit {
		if id := cmp.Or(a.Elemen, elemen[a.bernama()]); id != "" {
			return objekAudit{jenis: a.Jenis, elemen: id}
		}
		return a.bernama()
	}
	akhir := map[objekAudit]*Audit{} // last report of each object
	for i := range as {
		a := &as[i]
		if k := kunci(a); a.Dilaksanakan() && !a.Tanggal.Sesudah(pada) && (akhir[k] == nil || a.Tanggal.Sesudah(akhir[k].Tanggal)) {
			akhir[k] = a
		}
	}
	lewat := map[objekAudit]AuditLewat{}
	for i := range as {
		a := &as[i]
		k := kunci(a)
		l := akhir[k]
		b := a.Berikutnya()
		switch {
		case b.Kosong() || !b.Sebelum(pada):
			continue
		case a.Dilaksanakan() && a != l: // another report came after it
			continue
		case !a.Dilaksanakan() && l != nil && l.Tahun >= a.Tahun:
			continue
		}
		if x, ada := lewat[k]; ada && !b.Sebelum(x.Batas) {
			continue
		}
		x := AuditLewat{Audit: *a, Batas: b, Hari: pada.Selisih(b)}
		if a.Dilaksanakan() {
			_, x.Sumber, _ = a.Golongan.Selang()
		}
		lewat[k] = x
	}
	var out []AuditLewat
	for i := range as { // in the order of the input, then by age: the same every time
		if x, ada := lewat[kunci(&as[i])]; ada {
			out = append(out, x)
			delete(lewat, kunci(&as[i]))
		}
	}
	slices.SortStableFunc(out, func(a, b AuditLewat) int { return b.Hari - a.Hari })
	return out
}

func (a *Audit) bernama() objekAudit {
	return objekAudit{jenis: a.Jenis, perangkat: a.Perangkat, nama: strings.ToLower(strings.Join(strings.Fields(a.Objek), " "))}
}
