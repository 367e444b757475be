//! Outcomes. A new verdict is one variant here, and the compiler lists every place that must handle it.

use crate::Reason;

/// What happens to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It goes on as it came.
    Accept,
    /// It ends here.
    Drop,
    /// It ends here and its originator is told the cause; where the protocol has no such answer, it is dropped.
    Reject(Cause),
}

/// The protocol's own cause or result code of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cause(pub u32);

/// The fixed order in which rules are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Stage {
    /// Is it a message that the specifications allow here?
    Validate = 0,
    /// Is it ever legitimate from there?
    Screen = 1,
    /// May this partner ask that for this subscriber?
    Authorise = 2,
    /// Is it plausible, given what was seen?
    Plausibility = 3,
    /// Is it too much?
    Limit = 4,
}

impl Stage {
    /// The word that policies use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Validate => "validate",
            Self::Screen => "screen",
            Self::Authorise => "authorise",
            Self::Plausibility => "plausibility",
            Self::Limit => "limit",
        }
    }
}

/// Place of a rule in its rule table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleIndex(pub u32);

/// A verdict with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What happens.
    pub verdict: Verdict,
    /// Why, by number.
    pub reason: Reason,
    /// The rule that decided, where one did.
    pub rule: Option<RuleIndex>,
    /// The first rule in monitor mode that would have blocked.
    pub would: Option<RuleIndex>,
}
