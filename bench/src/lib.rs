//! What the benchmarks share: the shipped policy, the traffic, and a small world of namespaces.

pub mod carousel;
pub mod endless;
pub mod environment;
pub mod lab;
pub mod many;
pub mod paths;
pub mod scenarios;
pub mod shipped;
pub mod traffic;
