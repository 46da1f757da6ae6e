// Package kanvas draws text and tables on pages of A4 with the fonts that every PDF
// reader has: it measures, breaks and places what stands in Windows-1252, starts
// pages, and repeats the heading of a table on each. What a document says, and what
// stands around its pages, is its caller's.
package kanvas
