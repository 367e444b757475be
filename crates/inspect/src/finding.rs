//! What the inspector answers: effects on frames by id, with the reason.

use ruletable::{Decision, Party, Reason, Verdict};
use session::FrameId;
use wire::MessageKey;

use crate::edit::Edit;

/// What becomes of the frame at hand, and of those that waited with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It leaves at the other port, as it came.
    Send,
    /// It is kept under the number that was offered for it.
    Hold,
    /// It ends here.
    Discard,
    /// It leaves at the other port with [`Finding::rewrite`] applied: what was blocked in it is made harmless, so that
    /// the transport that carried it lives on.
    Edit,
    /// It ends here, and the answer that the inspector wrote goes back to where it came from.
    Answer,
}

/// One inspected frame.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    /// What becomes of the frame at hand.
    pub fate: Fate,
    /// Frames that were held before and leave or end with this one; never with [`Fate::Hold`].
    pub others: &'a [FrameId],
    /// Why.
    pub decision: Decision,
    /// Counter slots of the rule that decided, of the rule that would have, and of the rule whose limit is near.
    pub slots: [Option<u32>; 3],
    /// The generation that judged.
    pub generation: u64,
    /// Which message decided, where one was read.
    pub message: Option<MessageKey>,
    /// False for a frame that only the pass-through list let by.
    pub is_signalling: bool,
    /// Messages that were judged in this frame.
    pub messages: u8,
    /// Whose address it came from and goes to.
    pub parties: [Party; 2],
    /// The edits of [`Fate::Edit`].
    pub edits: &'a [Edit],
    /// The user octets that the segment leaves with instead of its own, and where they stand in the frame.
    pub shown: Option<(usize, &'a [u8])>,
    /// The answer to send back with [`Fate::Answer`]; empty otherwise.
    pub answer: &'a [u8],
}

impl Finding<'_> {
    /// Edits the frame that was judged, and writes its checksums.
    pub fn rewrite(&self, frame: &mut [u8]) {
        for edit in self.edits {
            edit.apply(frame);
        }
        if let Some((at, octets)) = self.shown
            && let Some(place) = frame.get_mut(at..).and_then(|rest| rest.get_mut(..octets.len()))
        {
            place.copy_from_slice(octets);
        }
        packet::seal(frame);
    }
}

/// Forwarded without a rule's decision.
pub(crate) const FORWARDED: Decision = Decision::new(Verdict::Accept, Reason::NONE);

/// Ended for a reason that no rule gave.
pub(crate) const fn refused(reason: Reason) -> Decision {
    Decision::new(Verdict::Drop, reason)
}
