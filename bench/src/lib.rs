//! What the benchmarks share: the shipped policy, the traffic, and a small world of namespaces.

pub mod endless;
pub mod lab;
pub mod paths;
pub mod shipped;
pub mod traffic;
