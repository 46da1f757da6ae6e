// Package kantor keeps what every register leans on: which office this is
// ([Profil]), which perangkat daerah it has ([PerangkatDaerah]), whose codes own
// every document, and what makes the office accountable: who read personal data
// ([AksesPribadi]), by which keys its journal is verified ([KunciJejak]), and who
// outside holds its checkpoints ([Saksi]).
package kantor
