//! Outcomes. A new verdict is one variant here, and the compiler lists every place that must handle it.

use wire::FieldId;

use crate::Reason;
use crate::facts::TooMuch;

/// What happens to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It goes on as it came.
    Accept,
    /// It ends here.
    Drop,
    /// It ends here and its originator is told the cause; where the protocol has no such answer, it is dropped.
    Reject(Cause),
    /// It is made harmless at its own layer and its originator is told nothing.
    Neutralise,
    /// It goes on without the element that holds that field.
    Strip(FieldId),
    /// It is more than is allowed: as a rejection for congestion.
    Limit(Cause),
    /// It ends here, and so does all that the rule is about with the same key, for so many seconds.
    Quarantine(u32),
    /// It ends here, and so does the connection or association that carried it.
    Reset,
}

impl Verdict {
    /// The words for every verdict, by [`Verdict::code`].
    pub const NAMES: &'static [&'static str] =
        &["accept", "drop", "reject", "neutralise", "strip", "limit", "quarantine", "reset"];

    /// Its number in events; numbers never change.
    pub fn code(self) -> u8 {
        match self {
            Self::Accept => 0,
            Self::Drop => 1,
            Self::Reject(_) => 2,
            Self::Neutralise => 3,
            Self::Strip(_) => 4,
            Self::Limit(_) => 5,
            Self::Quarantine(_) => 6,
            Self::Reset => 7,
        }
    }

    /// The word that policies use.
    pub fn name(self) -> &'static str {
        Self::NAMES.get(usize::from(self.code())).copied().unwrap_or_default()
    }

    /// The same in the words of the protocol that the message is of.
    pub(crate) fn with_cause(self, cause: Option<Cause>) -> Self {
        match (self, cause) {
            (Self::Reject(_), Some(cause)) => Self::Reject(cause),
            (Self::Limit(_), Some(cause)) => Self::Limit(cause),
            _ => self,
        }
    }

    /// True where the message does not go on.
    pub fn blocks(self) -> bool {
        match self {
            Self::Accept | Self::Strip(_) => false,
            Self::Drop
            | Self::Reject(_)
            | Self::Neutralise
            | Self::Limit(_)
            | Self::Quarantine(_)
            | Self::Reset => true,
        }
    }
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
    /// Its place in the order, from 0.
    pub(crate) fn place(self) -> usize {
        match self {
            Self::Validate => 0,
            Self::Screen => 1,
            Self::Authorise => 2,
            Self::Plausibility => 3,
            Self::Limit => 4,
        }
    }

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
    /// Fields whose elements the message goes on without.
    pub strips: [Option<FieldId>; STRIPS_MAX],
    /// The first limit of which the message used up the part that its policy wants to hear of.
    pub warning: Option<Warning>,
}

/// Elements that one message may lose.
pub const STRIPS_MAX: usize = 4;

/// A limit that is near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The rule whose limit it is; nothing where it is a partner's cap.
    pub rule: Option<RuleIndex>,
    /// Which, by number.
    pub reason: Reason,
}

impl Decision {
    /// One more element goes; more than are remembered cannot be judged.
    pub(crate) fn strip(&mut self, field: FieldId, rule: RuleIndex) -> Result<(), TooMuch> {
        if self.strips.contains(&Some(field)) {
            return Ok(());
        }
        *self.strips.iter_mut().find(|place| place.is_none()).ok_or(TooMuch)? = Some(field);
        if self.rule.is_none() {
            (self.verdict, self.reason) = (Verdict::Strip(field), Reason::RULE);
            self.rule = Some(rule);
        }
        Ok(())
    }

    /// A decision that no rule took.
    pub const fn new(verdict: Verdict, reason: Reason) -> Self {
        Self { verdict, reason, rule: None, would: None, strips: [None; STRIPS_MAX], warning: None }
    }
}
