//! Compiled policy and the bundle format.
