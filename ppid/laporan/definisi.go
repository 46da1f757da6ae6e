package laporan

// arti is what people are told about one code.
type arti struct{ kode, nama, teks, dasar string }

const (
	uu12       = "UU 14/2008 Pasal 12"
	perki57ay2 = "Perki 1/2021 Pasal 57 ayat (2)"
	perki57ay3 = "Perki 1/2021 Pasal 57 ayat (3)"
)

// hari0Perki says which day is day 0 unless the office chose otherwise.
const hari0Perki = "Hari ke-0 adalah hari dinyatakan lengkap, untuk penolakan hari diterima (Perki 1/2021 Pasal 31 ayat (3), Pasal 34 ayat (3))"

// daftarArti holds every definition, in the order of the report.
func daftarArti() []arti {
	return []arti{
		{"sisa_awal", "Sisa awal", "Permohonan yang diterima sebelum masa laporan dan sampai hari terakhir sebelum masa itu belum berakhir. Berakhir berarti pemberitahuan tertulis terkirim, dicabut pemohon, atau tidak ditindaklanjuti.", ""},
		{"n_diterima", "Permohonan diterima", "Permohonan yang tanggal diterimanya, menurut zona waktu kantor, jatuh dalam masa laporan.", uu12 + " huruf a; " + perki57ay2 + " huruf a"},
		{"n_selesai", "Permohonan selesai", "Permohonan, kapan pun diterima, yang berakhir dalam masa laporan: pemberitahuan tertulis terkirim, dicabut, atau tidak ditindaklanjuti.", ""},
		{"sisa_akhir", "Sisa akhir", "Permohonan yang pada akhir masa (atau pada hari laporan bila masa belum habis) belum berakhir. Dihitung sendiri dari register, bukan dari pengurangan.", ""},
		{"sisa_dalam_waktu", "masih dalam waktu menjawab", "Bagian sisa akhir: sudah lengkap dan tenggat jawabannya belum lewat.", ""},
		{"n_lewat_tanpa_jawaban", "lewat waktu tanpa jawaban", "Bagian sisa akhir: tenggat yang berlaku pada hari itu sudah lewat tanpa pemberitahuan. Permohonan yang belum diperiksa ikut dihitung sesudah sepuluh hari kerja sejak diterima.", "UU 14/2008 Pasal 22 ayat (7), Pasal 35 ayat (1) huruf c"},
		{"sisa_menunggu_pemohon", "menunggu pemohon melengkapi", "Bagian sisa akhir: dinyatakan tidak lengkap dan belum dilengkapi.", "Perki 1/2021 Pasal 33"},
		{"sisa_belum_diperiksa", "belum diperiksa kelengkapannya", "Bagian sisa akhir: sudah diterima, belum dinyatakan lengkap atau tidak lengkap, dan waktunya belum lewat.", ""},
		{"sisa_tanpa_tenggat", "tanpa tenggat", "Bagian sisa akhir: tenggatnya belum dapat dihitung, misalnya karena kalender tahunnya belum ditetapkan.", ""},

		{"n_kabul_penuh", "Diberikan seluruhnya", "Permohonan yang berakhir dalam masa ini dengan hasil diberikan seluruhnya.", uu12 + " huruf c; " + perki57ay2 + " huruf c"},
		{"n_kabul_sebagian", "Diberikan sebagian", "Permohonan yang berakhir dalam masa ini dengan hasil diberikan sebagian, bagian lain dihitamkan.", uu12 + " huruf c; " + perki57ay2 + " huruf c"},
		{"n_ditolak", "Ditolak", "Permohonan yang berakhir dalam masa ini dengan penolakan karena dikecualikan.", uu12 + " huruf c; " + perki57ay2 + " huruf d"},
		{"n_dirujuk", "Tidak dikuasai, dirujuk", "Permohonan yang berakhir dalam masa ini karena informasinya dikuasai badan publik lain.", ""},
		{"n_belum_dokumentasi", "Belum dikuasai atau didokumentasikan", "Permohonan yang dijawab dalam masa ini dengan janji menyediakan informasi yang belum didokumentasikan.", ""},
		{"n_sudah_tersedia", "Sudah diumumkan", "Permohonan yang dijawab dalam masa ini dengan menunjukkan letak informasi yang sudah diumumkan.", ""},
		{"n_dicabut", "Dicabut pemohon", "Permohonan yang berakhir dalam masa ini dan dicabut pemohon. Yang dicabut sesudah dijawab dihitung pada hari jawabannya.", ""},
		{"n_tidak_ditindaklanjuti", "Tidak ditindaklanjuti", "Permohonan yang berakhir dalam masa ini karena tidak dilengkapi pada waktunya.", "Perki 1/2021 Pasal 33 ayat (4)"},
		{"n_tanpa_hasil", "Hasil tidak tercatat", "Permohonan yang berakhir dalam masa ini tanpa hasil di register.", ""},
		{"n_tolak_per_huruf", "Penolakan menurut huruf Pasal 17", "Penolakan masa ini menurut huruf yang disebut. Satu penolakan yang menyebut dua huruf dihitung pada keduanya, jadi jumlahnya dapat melebihi jumlah penolakan.", uu12 + " huruf d; " + perki57ay2 + " huruf d"},
		{"n_tolak_per_permohonan", "Penolakan menurut gabungan huruf", "Penolakan masa ini, masing-masing satu kali, menurut semua huruf yang disebutnya. Jumlahnya sama dengan jumlah penolakan.", ""},
		{"n_tolak_tanpa_huruf", "Penolakan tanpa huruf", "Penolakan masa ini yang di register tidak menyebut huruf Pasal 17.", ""},
		{"n_hitam_per_huruf", "Penghitaman menurut huruf Pasal 17", "Pemberian sebagian dalam masa ini, menurut huruf yang menjadi dasar penghitaman.", ""},

		{"n_tepat_waktu", "Dijawab tepat waktu", "Pemberitahuan tertulis yang dikirim dalam masa ini paling lambat pada tenggat yang berlaku, termasuk perpanjangan yang sah. Penolakan dinilai menurut waktunya sendiri, sejak diterima.", "UU 14/2008 Pasal 22 ayat (7)-(8); Perki 1/2021 Pasal 34 ayat (3), Pasal 36"},
		{"n_terlambat", "Dijawab terlambat", "Pemberitahuan tertulis yang dikirim dalam masa ini sesudah tenggat yang berlaku.", ""},
		{"n_tidak_dinilai", "Dijawab, ketepatannya tidak dapat dinilai", "Pemberitahuan tertulis masa ini yang tidak punya tenggat pembanding di register.", ""},
		{"n_diperpanjang", "Diperpanjang", "Perpanjangan waktu yang diberitahukan kepada pemohon dalam masa ini.", "UU 14/2008 Pasal 22 ayat (8)"},
		{"hari_kerja", "Lama menjawab", "Hari kerja dari hari ke-0 sampai pemberitahuan tertulis, untuk pemberitahuan masa ini. " + hari0Perki + "; hari itu sendiri tidak dihitung. Median jumlah genap adalah rata-rata dua yang di tengah; persentil ke-90 adalah lama terkecil yang mencakup sembilan dari sepuluh.", uu12 + " huruf b; " + perki57ay2 + " huruf b"},
		{"hari_kerja_sejak_terima", "Lama menjawab sejak diterima", "Hari kerja dari hari diterima sampai pemberitahuan tertulis, untuk pemberitahuan masa ini: yang dialami pemohon.", uu12 + " huruf b"},
		{"hari_kerja_sampai_serah", "Lama sampai informasi diserahkan", "Hari kerja dari hari diterima sampai informasi diserahkan, untuk penyerahan masa ini.", uu12 + " huruf b"},
		{"hari_kerja_per_kelas", "Lama menjawab menurut kelas", "Pemberitahuan masa ini menurut hari kerja sejak hari ke-0: dalam sepuluh hari, dengan perpanjangan tujuh hari, dan lebih.", perki57ay2 + " huruf b"},
		{"hari_kerja_per_hasil", "Lama menjawab menurut hasil", "Hari kerja sejak hari ke-0 untuk pemberitahuan masa ini, menurut hasilnya. Angkanya rata-rata.", perki57ay2 + " huruf b"},

		{"angkatan.n_diterima", "Diterima dalam masa ini", "Permohonan yang diterima dalam masa laporan. Baris di bawahnya menyebut keadaannya pada hari laporan; jumlahnya sama.", ""},
		{"angkatan.n_dijawab", "sudah dijawab tertulis", "Dari yang diterima dalam masa ini: pemberitahuan tertulisnya terkirim paling lambat pada hari laporan.", ""},
		{"angkatan.n_ditutup_tanpa_jawaban", "dicabut atau tidak ditindaklanjuti", "Dari yang diterima dalam masa ini: berakhir tanpa pemberitahuan tertulis.", ""},
		{"angkatan.n_dalam_waktu", "masih dalam waktu menjawab", "Dari yang diterima dalam masa ini: belum dijawab, tenggatnya belum lewat pada hari laporan.", ""},
		{"angkatan.n_lewat_tanpa_jawaban", "lewat waktu tanpa jawaban", "Dari yang diterima dalam masa ini: belum dijawab, tenggatnya sudah lewat pada hari laporan.", ""},
		{"angkatan.n_menunggu_pemohon", "menunggu pemohon melengkapi", "Dari yang diterima dalam masa ini: dinyatakan tidak lengkap dan pada hari laporan belum dilengkapi.", ""},
		{"angkatan.n_belum_diperiksa", "belum diperiksa", "Dari yang diterima dalam masa ini: pada hari laporan belum diperiksa kelengkapannya.", ""},
		{"angkatan.n_tanpa_tenggat", "tanpa tenggat", "Dari yang diterima dalam masa ini: belum dijawab dan tenggatnya belum dapat dihitung.", ""},
		{"n_lengkap", "Dinyatakan lengkap", "Dari yang diterima dalam masa ini: dinyatakan lengkap, langsung atau sesudah dilengkapi.", "Perki 1/2021 Pasal 33"},
		{"n_tidak_lengkap", "Pernah dinyatakan tidak lengkap", "Dari yang diterima dalam masa ini: pernah dinyatakan tidak lengkap, juga bila kemudian dilengkapi.", "Perki 1/2021 Pasal 33"},
		{"angkatan.n_tidak_ditindaklanjuti", "Tidak ditindaklanjuti karena tidak dilengkapi", "Dari yang diterima dalam masa ini: tidak dilengkapi pada waktunya.", "Perki 1/2021 Pasal 33 ayat (4)"},

		{"rasio_layanan", "Permintaan dilayani", "Permohonan yang diterima dalam masa ini dan sampai hari laporan sudah dijawab tertulis (diberikan, diberikan sebagian, ditolak, dirujuk atau jawaban lain), dibagi semua yang diterima dalam masa ini. Penolakan terhitung dilayani: baca bersama dua rasio di sampingnya.", ""},
		{"rasio_tepat_waktu", "Dijawab tepat waktu", "Permohonan yang diterima dalam masa ini dan dijawab tepat waktu, dibagi yang sudah dijawab dan dapat dinilai ditambah yang lewat waktu tanpa jawaban pada hari laporan.", ""},
		{"rasio_dikabulkan", "Dikabulkan", "Permohonan yang diterima dalam masa ini dan diberikan seluruhnya atau sebagian, dibagi yang sudah dijawab tertulis.", ""},
		{"per_rincian", "Rincian permohonan", "Diterima: yang diterima dalam masa ini. Dijawab, dikabulkan, ditolak, terlambat: pemberitahuan yang dikirim dalam masa ini. Menurut unit berarti unit yang terakhir mengerjakan.", ""},

		{"keberatan.sisa_awal", "Keberatan: sisa awal", "Keberatan yang diterima sebelum masa ini dan waktu itu belum ditanggapi.", ""},
		{"n_keberatan", "Keberatan diterima", "Keberatan yang diterima dalam masa ini.", perki57ay3 + " huruf a"},
		{"keberatan.n_selesai", "Keberatan ditanggapi", "Keberatan, kapan pun diterima, yang ditanggapi Atasan PPID dalam masa ini.", perki57ay3 + " huruf b"},
		{"keberatan.sisa_akhir", "Keberatan: sisa akhir", "Keberatan yang pada akhir masa belum ditanggapi.", ""},
		{"n_keberatan_per_alasan", "Keberatan menurut alasan", "Keberatan masa ini menurut huruf alasannya. Satu keberatan dapat beralasan lebih dari satu.", "UU 14/2008 Pasal 35 ayat (1)"},
		{"n_keberatan_tepat_waktu", "Ditanggapi tepat waktu", "Tanggapan masa ini yang diberikan paling lambat tiga puluh hari kerja.", "UU 14/2008 Pasal 36 ayat (2)"},
		{"n_keberatan_terlambat", "Ditanggapi terlambat", "Tanggapan masa ini yang diberikan sesudah tenggatnya.", ""},
		{"n_keberatan_tidak_dinilai", "Ditanggapi, ketepatannya tidak dapat dinilai", "Keberatan yang berakhir dalam masa ini tanpa tanggal tanggapan atau tanpa tenggat pembanding.", ""},
		{"n_keberatan_lewat_tanpa_tanggapan", "Keberatan lewat waktu tanpa tanggapan", "Bagian sisa akhir keberatan yang tenggat tanggapannya sudah lewat.", ""},
		{"n_keberatan_per_keputusan", "Tanggapan menurut keputusan", "Keberatan yang berakhir dalam masa ini menurut keputusan Atasan PPID.", perki57ay3 + " huruf b"},
		{"n_keberatan_dikabulkan", "Keberatan dikabulkan", "Keberatan yang dalam masa ini dikabulkan seluruhnya atau sebagian.", perki57ay3 + " huruf b"},
		{"n_keberatan_dilaksanakan", "Perintah sudah dilaksanakan", "Dari yang dikabulkan dalam masa ini: perintah Atasan PPID dilaksanakan paling lambat pada hari laporan.", perki57ay3 + " huruf b"},

		{"sengketa.sisa_awal", "Sengketa: sisa awal", "Sengketa yang diajukan sebelum masa ini dan belum selesai.", ""},
		{"n_sengketa", "Sengketa diajukan", "Permohonan penyelesaian sengketa yang diterima Komisi Informasi dalam masa ini.", perki57ay3 + " huruf c"},
		{"sengketa.n_selesai", "Sengketa selesai", "Sengketa yang dalam masa ini berkekuatan hukum tetap.", perki57ay3 + " huruf d"},
		{"sengketa.sisa_akhir", "Sengketa: sisa akhir", "Sengketa yang pada akhir masa belum selesai.", ""},
		{"n_sengketa_per_tahap", "Sengketa menurut tahap", "Semua sengketa yang berjalan dalam masa ini menurut tahapnya di register sekarang.", perki57ay3 + " huruf d"},
		{"n_sengketa_per_putusan", "Sengketa menurut putusan", "Semua sengketa yang berjalan dalam masa ini menurut putusan Komisi Informasi di register sekarang.", perki57ay3 + " huruf d"},
		{"n_gugatan", "Gugatan ke pengadilan", "Sengketa yang berjalan dalam masa ini dan sudah digugat ke pengadilan.", perki57ay3 + " huruf e"},

		{"cakupan_opd", "Perangkat daerah dengan PPID aktif", "Perangkat daerah dalam daftar yang kodenya punya PPID Utama atau PPID Pelaksana aktif.", "Perki 1/2021 Pasal 6"},
		{"cakupan_desa", "Desa dengan PPID aktif", "Desa dalam daftar yang kodenya punya PPID Desa aktif.", "Perki 1/2018 Pasal 8"},
	}
}

func cariArti(kode string) arti {
	for _, a := range daftarArti() {
		if a.kode == kode {
			return a
		}
	}
	return arti{kode: kode, nama: kode}
}

// definisi gives the sentence that says how a figure was counted.
func definisi(kode string) string { return cariArti(kode).teks }

// dasarHitung says how the figures hang together.
func dasarHitung() []string {
	return []string{
		"Neraca: sisa awal + diterima = selesai + sisa akhir. Keempatnya dihitung masing-masing dari register.",
		"Arus masa ini menghitung yang terjadi dalam masa laporan. Setiap kejadian masuk tepat satu masa, jadi empat triwulan berjumlah setahun.",
		"Angkatan masa ini menghitung permohonan yang diterima dalam masa laporan dan keadaannya pada hari laporan. Rasio dihitung dari angkatan.",
		"Hari adalah hari kerja menurut kalender kantor; versinya tertulis di kepala laporan.",
	}
}
