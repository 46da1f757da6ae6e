// Package rencana finds the cheapest way up: which levels to raise, on which
// indicators, so that an index reaches a target at the least cost, proven. It
// works on every [indeks.Instrumen] and rounds nothing: 2.5999 is not 2.60.
//
//	s, err := rencana.New(in, lembar, rencana.Syarat{})
//	t, err := rencana.BacaTarget(in, "Baik") // or "2.60"
//	r := s.Rencana(t)                        // steps, cost, index before and after
//
// # Steps
//
// On a scale of whole numbers a step leads from level n to n+1. On a decimal scale
// with bands of levels (Pemdi) a step leads to the value at which the next level
// is complete: 1.50, 2.50, 3.50, 4.00, 5.00. From 7/6 the first step leads to 1.50
// and costs the whole step, however much of the level is done already. In costs,
// larangan and janji "level 3" is therefore level 3 complete, 3.50 there.
//
// # Which plan
//
// Among all plans that keep the larangan and the janji and reach the target:
//
//  1. the lowest cost;
//  2. of these the highest index, so a step that costs nothing is always taken;
//  3. of these the fewest indicators touched (one that a janji raises anyway does
//     not count again);
//  4. of these the fewest steps;
//  5. of these the one that gives most to what comes first in the instrument: at
//     the first indicator where two plans differ, the higher level wins.
//
// The rule leaves exactly one plan, so the answer never depends on chance.
//
// # The front
//
// [Simulasi.GarisDepan] has every point (cost, index) that no plan beats: none is
// both as cheap and as high. The first is what the janji cost, 0 without them; the
// last is the highest index that can be reached. [Simulasi.Langkah] gives the steps
// of any point, chosen by the rule above.
//
// # Why it is proven
//
// The index is sum(bobot × nilai), so the choice is a knapsack with one choice for
// each indicator. The front of indicators i to n is made from the front of i+1 to
// n by adding every reachable level of i and dropping what is beaten. A beaten
// part never belongs to an unbeaten whole, as the better part could take its place;
// so no plan is lost. All numbers are whole, over one common denominator.
//
// The package uses the standard library only, keeps no state of its own and builds
// for js/wasm.
package rencana
