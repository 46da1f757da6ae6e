// Package hak says who may do what: the roles of an office and, as one table, what
// each may do in each register and how far. The server asks it before every query
// ([Boleh] gives the scope that is compiled into it), the pages ask it which
// buttons to show, and people read it as a matrix ([Matriks]); so the three cannot
// disagree.
//
// A register that the table does not name falls under its general rows: a new
// register is covered before anybody thinks of it.
package hak
