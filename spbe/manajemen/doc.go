// Package manajemen keeps what the governance indicators of SPBE and Pemdi ask
// for beside the architecture: the registers peta_rencana (the plan, year by
// year), risiko (the risk register) and audit_tik (ICT audits), with the
// indicators that each supports and the summaries for pages and reports.
//
//	for _, t := range manajemen.PerTahun(rencana) {
//		fmt.Println(t.Tahun, t.Kegiatan, t.Anggaran, t.Selesai)
//	}
//	lewat := manajemen.AuditTerlambat(audit, hariIni)
//
// Registers risiko and audit_tik refer to register arsitektur of package
// arsitektur, so a store that holds them holds that one too.
//
// The package needs no store, no network and no third-party module: a program
// with tables of its own uses the Check methods and summaries alone.
package manajemen
