//! Bounded memory of traffic.
