// Package kantor keeps the two registers that every other one leans on: which
// office this is ([Profil]) and which perangkat daerah it has
// ([PerangkatDaerah]), whose codes own every document.
package kantor
