package ppid

import (
	"context"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Lampirkan is the input of the action that puts a sealed scan of what an applicant
// brought to the desk with the request.
type Lampirkan struct {
	DokumenPemohon
}

// lampirkan adds a scan while the request is still examined; it moves nothing. The
// first scan of a paper that was only shown takes its place, every other is one more.
func (h *hukumPermohonan) lampirkan(_ context.Context, tx register.Tx, lama *dokPermohonan, in Lampirkan) (Permohonan, error) {
	p := lama.Isi
	if err := h.badan(tx.Aktor(), &p); err != nil {
		return p, err
	}
	if err := h.berwenang(tx.Aktor(), "melampirkan pindaian", "petugas_layanan"); err != nil {
		return p, err
	}
	if p.Tahap != "diterima" && p.Tahap != "tidak_lengkap" {
		return p, h.bukanDi(&p, tx, "sudah selesai diperiksa, jadi tidak menunggu dokumen pemohon")
	}
	if kosong(in.Sidik) || kosong(in.Kunci) {
		var fs temuan
		fs.galat("PPID-DOK-04", "sidik", "Pindaiannya belum diunggah. Unggah dari halaman permohonan; dokumen yang hanya ditunjukkan dicentang pada pencatatan atau saat dilengkapi.")
		return p, fs.error()
	}
	p.Dokumen = slices.Clone(p.Dokumen)
	p.SidikBerkas = append(slices.Clone(p.SidikBerkas), in.Sidik)
	if i := slices.IndexFunc(p.Dokumen, func(d DokumenPemohon) bool { return d.Jenis == in.Jenis && d.Sidik == "" }); i >= 0 {
		p.Dokumen[i] = in.DokumenPemohon
		return p, nil
	}
	p.Dokumen = append(p.Dokumen, in.DokumenPemohon)
	return p, nil
}
