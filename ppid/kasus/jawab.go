package kasus

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid"
)

// hitung fills the answer. Nothing is written before the count has succeeded.
func (f *fakta) hitung(out Jawaban, h *ppid.Hukum, dasar *kalender.Kalender) error {
	k, err := f.rakit(dasar, f.setelan)
	if err != nil {
		return err
	}
	// A completeness case that does not get as far as the letter asks for the check.
	if f.jenis == ppid.KelengkapanPermohonan && f.masukan.SuratTidakLengkap.Kosong() && !f.masukan.Diterima.Kosong() {
		f.jenis = ppid.PemeriksaanPermohonan
	}
	r, err := h.Tenggat(f.jenis, f.masukan, k, f.kebijakan)
	if err != nil {
		return err
	}
	lewat := []string{}
	for _, l := range r.Dilewati {
		lewat = append(lewat, l.Tanggal.String())
	}
	out["day0"], out["due"] = tgl(r.Hari0), tgl(r.Tenggat)
	out["skipped"], out["skipped_weekday_nonworking"] = lewat, lewat
	out["due_in_force"] = tgl(r.Berlaku)
	out["versi_kalender"] = r.Versi
	if r.Sah != nil {
		out["valid"], out["on_time"], out["reason"] = *r.Sah, r.Sebab != ppid.Terlambat && r.Sebab != ppid.TidakDilengkapi, nil
		if !*r.Sah {
			out["reason"] = string(r.Sebab)
		}
	}
	if len(r.Catatan) > 0 {
		out["catatan"] = r.Catatan
	}
	f.nama(out, r)
	switch f.jenis {
	case ppid.JawabanPermohonan, ppid.PenolakanPermohonan, ppid.PerpanjanganPermohonan:
		f.jawaban(out, h, k, r)
	case ppid.PemeriksaanPermohonan, ppid.KelengkapanPermohonan:
		f.kelengkapan(out, h, k)
	}
	if r.BukanHariKerja == nil {
		f.lain(out, h, dasar, r.Hari0)
	}
	f.kini(out, h, k, r)
	return nil
}

func tgl(t kominfo.Tanggal) any {
	if t.Kosong() {
		return nil
	}
	return t.String()
}

// nama adds what the kind calls its date.
func (f *fakta) nama(out Jawaban, r ppid.Hasil) {
	jam := map[string]any{string(r.Jenis): tgl(r.Tenggat)}
	for _, j := range r.Jam {
		jam[j.Kode] = tgl(j.Tenggat)
	}
	beri := func(nama, kode string) {
		if t, ada := jam[kode]; ada {
			out[nama] = t
		}
	}
	switch r.Jenis {
	case ppid.PemeriksaanPermohonan:
		out["check_due"] = tgl(r.Tenggat)
	case ppid.KelengkapanPermohonan:
		out["completion_due"] = tgl(r.Tenggat)
	case ppid.JawabanPermohonan, ppid.PenolakanPermohonan, ppid.PerpanjanganPermohonan:
		beri("completion_due", string(ppid.KelengkapanPermohonan))
	case ppid.PengajuanKeberatan:
		out["objection_due"] = tgl(r.Tenggat)
		out["may_object_from"] = tgl(r.BolehSejak)
		beri("request_due", string(ppid.JawabanPermohonan))
	case ppid.TanggapanKeberatan:
		out["answer_due"] = tgl(r.Tenggat)
		beri("due_from_receipt", "sejak_diterima")
		beri("due_from_register", "sejak_dicatat")
	case ppid.PengajuanSengketa:
		out["dispute_due"] = tgl(r.Tenggat)
		out["may_dispute_from"] = tgl(r.BolehSejak)
		beri("answer_due", string(ppid.TanggapanKeberatan))
		beri("dispute_due_from_lapse", "sejak_lewat")
	case ppid.RegistrasiSengketa, ppid.MulaiSengketa, ppid.SelesaiSengketa:
		beri("register_due", string(ppid.RegistrasiSengketa))
		beri("start_due", string(ppid.MulaiSengketa))
		beri("finish_due", string(ppid.SelesaiSengketa))
	case ppid.MulaiMediasi:
		out["first_meeting_due"] = tgl(r.Tenggat)
	case ppid.SelesaiMediasi:
		out["mediation_due"] = tgl(r.Tenggat)
		out["due_if_extended"] = tgl(r.TenggatPerpanjangan)
	case ppid.GugatanPengadilan:
		out["court_due"] = tgl(r.Tenggat)
	case ppid.KasasiPengadilan:
		out["cassation_due"] = tgl(r.Tenggat)
	case ppid.PembukaanPengecualian:
		out["declare_open_by"] = tgl(r.Tenggat)
	}
	if !r.TerbukaPada.Kosong() {
		out["opens_on"] = tgl(r.TerbukaPada)
	}
	if r.BukanHariKerja != nil {
		out["due_is_nonworking"] = *r.BukanHariKerja
		out["last_working_day_on_or_before"] = tgl(r.HariKerjaSebelumnya)
	}
}

// jawaban adds the extension and both clocks of a request.
func (f *fakta) jawaban(out Jawaban, h *ppid.Hukum, k *kalender.Kalender, r ppid.Hasil) {
	out["due_if_extended"] = tgl(r.TenggatPerpanjangan)
	diterima, lengkap, semula := r.Tenggat, r.Tenggat, r.Tenggat
	for _, j := range r.Jam {
		switch j.Kode {
		case "sejak_diterima":
			diterima = j.Tenggat
			out["due_if_extended_from_receipt"] = tgl(j.TenggatPerpanjangan)
		case "sejak_lengkap":
			lengkap = j.Tenggat
		case string(ppid.JawabanPermohonan):
			semula = j.Tenggat
		}
	}
	if f.jenis == ppid.PerpanjanganPermohonan {
		out["original_due"] = tgl(semula)
		return
	}
	out["due_from_receipt"] = tgl(diterima)
	out["due_from_complete"] = tgl(lengkap)
	if c, err := h.Tenggat(ppid.PemeriksaanPermohonan, f.masukan, k, f.kebijakan); err == nil {
		out["check_due"] = tgl(c.Tenggat)
	}
}

// kelengkapan adds the clocks around the completeness of a request.
func (f *fakta) kelengkapan(out Jawaban, h *ppid.Hukum, k *kalender.Kalender) {
	if f.masukan.Diterima.Kosong() {
		return
	}
	if c, err := h.Tenggat(ppid.PemeriksaanPermohonan, f.masukan, k, f.kebijakan); err == nil {
		out["check_due"] = tgl(c.Tenggat)
	}
	r, err := h.Tenggat(ppid.JawabanPermohonan, f.masukan, k, f.kebijakan)
	if err != nil {
		return
	}
	for _, j := range r.Jam {
		switch j.Kode {
		case "sejak_diterima":
			out["due_from_receipt"] = tgl(j.Tenggat)
		case "sejak_lengkap":
			out["due_from_complete"] = tgl(j.Tenggat)
		}
	}
	out["reply_due"] = tgl(r.Tenggat)
}

// lain adds the same date under the other choices, where it can be counted.
func (f *fakta) lain(out Jawaban, h *ppid.Hukum, dasar *kalender.Kalender, hari0 kominfo.Tanggal) {
	coba := func(nama string, f fakta) {
		k, err := f.rakit(dasar, f.setelan)
		if err != nil {
			return
		}
		if r, err := h.Tenggat(f.jenis, f.masukan, k, f.kebijakan); err == nil {
			out[nama] = tgl(r.Tenggat)
		}
	}
	cuti := *f
	cuti.setelan.CutiBersamaKerja = true
	coba("due_if_cuti_bersama_is_working", cuti)
	berikut := *f
	berikut.kebijakan.TerimaHariLibur = "hari_kerja_berikutnya"
	coba("alt_due_if_deemed_received_next_working_day", berikut)
	// What the calendar said before a late decree, and says after it.
	dulu, kini := *f, *f
	kini.pada = kominfo.Tanggal{}
	if !f.berubah.Kosong() {
		dulu.pada = f.berubah.Tambah(-1)
	} else if dulu.pada.Kosong() {
		dulu.pada = hari0
	}
	coba("due_before_amendment", dulu)
	coba("due_after_amendment", kini)
}

// kini adds what follows from today.
func (f *fakta) kini(out Jawaban, h *ppid.Hukum, k *kalender.Kalender, r ppid.Hasil) {
	m := f.masukan
	keadaan := ""
	switch {
	case r.Sebab == ppid.TidakDilengkapi:
		keadaan = "tidak_ditindaklanjuti"
	case f.jenis == ppid.JawabanPermohonan && r.Tenggat.Kosong():
		keadaan = "tidak_lengkap"
	case f.hari.Kosong():
	case f.jenis == ppid.JawabanPermohonan && m.Dijawab.Kosong():
		keadaan = h.KeadaanPada("terdaftar", r.Berlaku, f.hari)
	case f.jenis == ppid.TanggapanKeberatan && m.Ditanggapi.Kosong() && m.TanggapanDiterima.Kosong():
		keadaan = h.KeadaanPada("keberatan_diterima", r.Berlaku, f.hari)
	}
	if keadaan != "" {
		out["state"] = keadaan
	}
	if f.hari.Kosong() || r.Berlaku.Kosong() {
		return
	}
	out["overdue"] = r.Lewat(f.hari)
	if n, err := r.Sisa(f.hari, k); err == nil {
		out["remaining_working_days"] = n
	}
}
