//! What was decided about a packet, gathered from the decisions about its messages.

use core::ops::Range;

use arrayvec::ArrayVec;
use ruletable::{Decision, Party, Reason, Verdict};
use session::{FrameId, StreamSlot};
use wire::MessageKey;

use crate::finding::refused;

/// Frames of one stream that may leave together.
const SHOWN_MAX: usize = 9;

/// The places of streams whose octets leave instead of those that came.
pub(crate) type ShownPlaces = ArrayVec<Shown, SHOWN_MAX>;

/// What was decided about a packet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judgement {
    pub(crate) decision: Decision,
    pub(crate) message: Option<MessageKey>,
    pub(crate) messages: u8,
    pub(crate) parties: [Party; 2],
    /// The frame may leave with its edits.
    pub(crate) is_edited: bool,
    /// The frame leaves as the end of its connection, and so does the answer.
    pub(crate) is_reset: bool,
    /// The frame waits for the rest of a message.
    pub(crate) is_held: bool,
    /// Why something of it was refused: no message that is judged later makes up for that.
    pub(crate) refused: Option<Reason>,
}

/// Octets of a stream that a segment leaves with, and where they stand in its frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown {
    /// The frame, where it is one that was held.
    pub(crate) frame: Option<FrameId>,
    pub(crate) at: usize,
    pub(crate) slot: StreamSlot,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Shown {
    /// The places in the stream.
    pub(crate) fn octets(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl Judgement {
    /// A decision that no message took.
    pub(crate) fn of(decision: Decision) -> Self {
        Self {
            decision,
            message: None,
            messages: 0,
            parties: [Party::Stranger; 2],
            is_edited: false,
            is_reset: false,
            is_held: false,
            refused: None,
        }
    }

    /// Takes one message's decision in; the strictest of a packet counts, and the first that would have blocked.
    pub(crate) fn take(&mut self, decision: Decision, key: MessageKey) {
        let would = self.decision.would.or(decision.would);
        let warning = self.decision.warning.or(decision.warning);
        let (new, old) = (strictness(decision.verdict), strictness(self.decision.verdict));
        let is_transport = |key: MessageKey| key.protocol == dissect::SCTP;
        let tells_more = new == old && self.message.is_some_and(is_transport);
        let is_first = self.messages == 0 && self.refused.is_none();
        if is_first || new > old || tells_more {
            self.decision = decision;
            self.message = Some(key);
        }
        (self.decision.would, self.decision.warning) = (would, warning);
        self.messages = self.messages.saturating_add(1);
    }

    /// Blocks it for a reason that no rule gave.
    pub(crate) fn refuse(&mut self, reason: Reason) {
        let Decision { would, warning, .. } = self.decision;
        self.decision = Decision { would, warning, ..refused(reason) };
        self.refused = Some(reason);
    }
}

fn strictness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Accept => 0,
        Verdict::Strip(_) => 1,
        Verdict::Reject(_) | Verdict::Limit(_) => 2,
        Verdict::Neutralise => 3,
        Verdict::Drop | Verdict::Quarantine(_) => 4,
        Verdict::Reset => 5,
    }
}

/// What became of one unit of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Every message in it may pass.
    Passes,
    /// It passes with edits that make what was blocked harmless.
    Edited,
    /// A message in it must not pass, or cannot be read.
    Blocked,
}

impl Outcome {
    /// What was edited goes on, what could not be is blocked.
    pub(crate) fn of_edit(done: Option<()>) -> Self {
        if done.is_some() { Self::Edited } else { Self::Blocked }
    }

    /// The stricter of two.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Blocked, _) | (_, Self::Blocked) => Self::Blocked,
            (Self::Edited, _) | (_, Self::Edited) => Self::Edited,
            (Self::Passes, Self::Passes) => Self::Passes,
        }
    }
}
