//! Identities of TS 23.003, E.164, E.212 and Q.713.
