//! Who is told of every message that rules decide about: tools that explain, never a link.

use core::fmt::Debug;

use ruletable::{Decision, Subject};
use wire::MessageKey;

/// Is told of every message, with all that can be asked of it and what was decided.
pub trait Witness: Debug + Send + Sync {
    /// That message was judged.
    fn judged(&mut self, subject: &dyn Subject<'_>, message: MessageKey, decision: &Decision);
}
