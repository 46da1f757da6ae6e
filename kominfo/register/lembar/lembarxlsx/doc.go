// Package lembarxlsx writes the documents of a register as XLSX ([Ekspor]) and
// makes the template that an office fills in ([Templat]). Both come back through
// [lembar.Impor]. It uses excelize and is therefore never compiled to
// WebAssembly.
package lembarxlsx
