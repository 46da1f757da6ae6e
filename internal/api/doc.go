// Package api keeps the exported API of the module in view. Its test writes one
// line for every exported constant, variable, function, type, field and method
// of each public package and compares them with testdata, one file a package:
//
//	const TidakAda Kind = "tidak_ada"
//	func ParseTanggal(s string) (Tanggal, error)
//	method (*Def[T]) Info() Info
//	type Meta struct
//	type Meta struct, ID ID json:"id"
//	type Register interface, unexported methods
//
// A line that goes or changes breaks programs of other offices; a line that
// comes is a promise to keep. Both fail until the files are made anew:
//
//	go test ./internal/api -update
//
// Names of parameters are part of a line, because two texts that change places
// break a caller as surely as a changed type. Of struct tags only json is: its
// names never change.
//
// The lines are read from the source alone, without types: it needs no compiler,
// no cgo and no cache, and gives the same on every machine.
package api
