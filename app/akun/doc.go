// Package akun has the register of accounts: who may log in, for which perangkat
// daerah, and with which roles ([Akun], [DefAkun]); the rule for passwords
// ([PeriksaSandi]); and, on the server only, the registers of what must stay secret
// ([DefRahasia]): password hashes, sessions and one-time codes. Package akun/masuk
// logs in with them.
//
// All of it lies in the store of the other registers, so that transactions,
// journal and backups are one. An account is never withdrawn and its login name
// never given to somebody else: the journal's older entries must not change their
// meaning. Only its name and e-mail can be erased (UU 27/2022).
//
// # What the journal gets
//
// A login is one entry of the log dalam, its end a second; together they take about
// 1.8 kB of the data file (BenchmarkLogin of package masuk). With 50 officials who log
// in on 240 days a year that is 24,000 entries and 22 MB. Expired sessions are
// withdrawn, which is their second entry; nothing is ever taken out of a journal.
package akun
