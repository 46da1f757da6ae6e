package rencana

import (
	"math"
	"math/bits"

	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// ruang bounds every whole number of the search: two of them still fit int64.
const ruang = math.MaxInt64 / 4

// kali multiplies two numbers not below zero; false when the product passes ruang.
func kali(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return int64(lo), hi == 0 && lo <= ruang
}

// kpk is the least common multiple of two positive numbers.
func kpk(a, b int64) (int64, bool) {
	x, y := a, b
	for y != 0 {
		x, y = y, x%y
	}
	return kali(a/x, b)
}

// pecah gives p/q for a q that is above zero.
func pecah(p, q int64) indeks.Pecahan {
	x, _ := indeks.NewPecahan(p, q) // fails only for q = 0 or MinInt64
	return x
}
