//! What the inspector answers: effects on frames by id, with the reason.

use ruletable::{Decision, Party, Reason, Verdict};
use session::{FrameId, Streams};
use wire::MessageKey;

use crate::edit::Edit;
use crate::judgement::Shown;

/// What becomes of the frame at hand, and of those that waited with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It leaves at the other port, as it came.
    Send,
    /// It is kept under the number that was offered for it, with its edits; the others leave.
    Hold,
    /// It ends here.
    Discard,
    /// It leaves at the other port with [`Finding::rewrite`] applied, and so do the others: what was blocked in it is
    /// made harmless, so that the transport that carried it lives on.
    Edit,
    /// It ends here, and the answer that the inspector wrote goes back to where it came from.
    Answer,
    /// It leaves with [`Finding::rewrite`] applied, as the end of its connection, and so does the answer on the way
    /// back; the others end.
    Reset,
}

/// One inspected frame.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// What becomes of the frame at hand.
    pub fate: Fate,
    /// Frames that were held before and leave or end with this one.
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
    /// The answer to send back with [`Fate::Answer`] and [`Fate::Reset`]; empty otherwise.
    pub answer: &'a [u8],
    pub(crate) edits: &'a [Edit],
    pub(crate) shown: &'a [Shown],
    pub(crate) streams: &'a Streams,
}

impl Finding<'_> {
    /// Edits the frame that was judged, or one of the others, and writes its checksums.
    pub fn rewrite(&self, id: Option<FrameId>, frame: &mut [u8]) {
        let mut is_edited = false;
        for edit in self.edits.iter().filter(|edit| edit.is_of(id)) {
            edit.apply(frame);
            is_edited = true;
        }
        for shown in self.shown.iter().filter(|shown| shown.frame == id) {
            let octets = self.streams.sent(shown.slot, shown.octets());
            let place = frame.get_mut(shown.at..).and_then(|rest| rest.get_mut(..octets.len()));
            if let Some(place) = place.filter(|place| **place != *octets) {
                place.copy_from_slice(octets);
                is_edited = true;
            }
        }
        if is_edited {
            packet::seal(frame);
        }
    }
}

/// Forwarded without a rule's decision.
pub(crate) const FORWARDED: Decision = Decision::new(Verdict::Accept, Reason::NONE);

/// Ended for a reason that no rule gave.
pub(crate) const fn refused(reason: Reason) -> Decision {
    Decision::new(Verdict::Drop, reason)
}
