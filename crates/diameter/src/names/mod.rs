//! Names of enumerated values.

mod ietf;
mod tgpp;

pub(crate) use ietf::*;
pub(crate) use tgpp::*;
