//! What authors of policies do, a module a verb.

pub(crate) mod fmt;
