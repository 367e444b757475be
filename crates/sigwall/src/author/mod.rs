//! What authors of policies do, a module a verb.

pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod partner;
pub(crate) mod suggest;
pub(crate) mod why;
