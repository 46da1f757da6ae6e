//go:build kacau

package sqlite

const putaranMati = 100
