//go:build !(js && wasm)

// Package meja is the desk of PPID on the server: every page of its officers,
// composed as [kertas.Lembar] and sent as JSON to the dashboard, which draws it.
//
//	GET /berkas/lembar/ppid                              what must be done today
//	GET /berkas/lembar/ppid/antrean?tahap=&perangkat=&badan=
//	GET /berkas/lembar/ppid/selesai?nomor=&tahun=
//	GET /berkas/lembar/ppid/permohonan/{id}              one case; ?pemohon=1 shows who asks
//	GET /berkas/lembar/ppid/permohonan/{id}/{surat}      a letter of it
//	GET /berkas/lembar/ppid/keberatan[/{id}[/{surat}]]
//	GET /berkas/lembar/ppid/sengketa[/{id}]
//	GET /berkas/lembar/ppid/susunan                      the tree of PPID
//	GET /berkas/lembar/ppid/laporan?tahun=&masa=&badan=&bentuk=&untuk=
//	GET /berkas/lembar/ppid/monev?tahun=&i1=…&v1=        estimate of the yearly evaluation
//	GET /berkas/lembar/ppid/pemberitahuan?unit=&status=  alerts of today, and the outbox
//	GET /berkas/ppid/laporan.{pdf,xlsx,json,csv}?…       the same report as a file
//	GET /berkas/ppid/…                                   letters, books and scans as files
//
// Everything is read in the scope that [web.Opsi].Boleh gives to who asks: a village
// sees its own cases, a PPID Pelaksana those of its unit. The law decides which moves
// are shown as possible; they are made in the forms of the registers, where the law
// decides again. Lists read columns alone.
//
// Reports and alerts hold nobody's identity. A report is counted from what the reader
// may see of each register, and marked "sebagian" when that is not all; only a whole
// report of one body has texts and the forms that are published.
//
// Who asks for information is shown only on request, to those whose scope has it, and
// recorded before it leaves.
package meja
