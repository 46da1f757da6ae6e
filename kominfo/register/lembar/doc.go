// Package lembar carries the documents of a register to sheets and back: forms
// ([Teks], [JSON]), export ([Ekspor] to CSV and JSONL, package lembarxlsx to
// XLSX) and import ([Impor]).
//
// A file that comes back from an office is hostile and tired work at the same
// time, so three rules hold:
//
//   - Nothing is guessed. A text with two readings (1,234 or 03/04/2026) is a
//     finding with a proposal, never a value.
//   - A dry run ([Impor.Periksa]) goes the whole way of a write, the register's
//     own law included, and stops before the store. It needs a [register.Reader]
//     only, so the browser does it and the file need not leave the machine.
//   - The same file twice changes nothing the second time.
//
// The package imports the standard library and the mechanisms only and compiles
// for js/wasm.
package lembar
