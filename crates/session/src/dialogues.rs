//! Dialogues of TCAP (Q.774): who speaks with whom about what, from begin to end.

use arrayvec::ArrayVec;

use crate::ends::Side;
use crate::keyed::Keyed;
use crate::names::NameId;
use crate::packed::Packed;
use crate::pool::{Gauge, Owner, Worth};

/// Invokes of one dialogue that are remembered.
pub const INVOKES_MAX: usize = 12;
/// Seconds without a message after which a dialogue goes: not answered, ended, answered.
const HALF_OPEN_S: u32 = 120;
const ENDED_S: u32 = 120;
const OPEN_S: u32 = 900;

/// A transaction by the one who numbered it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TransactionId {
    /// Side of the link that it is on.
    pub side: Side,
    /// VLANs.
    pub net: u32,
    /// Its address in SCCP, in short.
    pub party: u64,
    /// Its number, and how many octets that has.
    pub number: (u32, u8),
}

/// An operation that waits for its result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Invoke {
    /// Its number.
    pub id: i8,
    /// The side that asks.
    pub from: Side,
    /// The operation.
    pub operation: u16,
    /// Its result, or its error, was given.
    pub is_answered: bool,
}

/// What is remembered of a dialogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dialogue {
    /// The partner that it is with.
    pub owner: Owner,
    /// Subscriber that its begin named.
    pub imsi: Packed,
    /// The node that its begin named, or that sent it.
    pub node: Packed,
    /// The network that its begin came from.
    pub network: Packed,
    /// Its application context.
    pub context: NameId,
    /// The first operation.
    pub operation: Option<u16>,
    /// Who began it; who answered is known after the first answer.
    pub began: TransactionId,
    /// Who answered.
    pub answered: Option<TransactionId>,
    /// What was asked for last.
    pub invokes: ArrayVec<Invoke, INVOKES_MAX>,
    /// What each side was asked to report: a bit each, as the caller numbers them.
    pub reports: [u8; 2],
    /// It ended, and is remembered for what its transport sends again.
    pub is_ended: bool,
}

/// All dialogues.
#[derive(Debug)]
pub struct Dialogues {
    dialogues: Keyed<TransactionId, Dialogue>,
    /// The answering side's number leads to the beginning side's.
    answered: Keyed<TransactionId, TransactionId>,
}

impl Dialogues {
    pub(crate) fn new(max: u32, quota: u8, seed: u64) -> Self {
        let idle_s = [HALF_OPEN_S, ENDED_S, OPEN_S];
        Self {
            dialogues: Keyed::new(max, quota, seed, idle_s),
            answered: Keyed::new(max, quota, seed, [OPEN_S; 3]),
        }
    }

    /// The dialogue of a transaction of either side.
    pub fn find(&self, id: &TransactionId) -> Option<&Dialogue> {
        self.dialogues.get(&self.began(id)?)
    }

    /// The beginning side's number of a transaction of either side; nothing where an old one leads to a new dialogue.
    fn began(&self, id: &TransactionId) -> Option<TransactionId> {
        let Some(began) = self.answered.get(id) else { return Some(*id) };
        let is_its =
            self.dialogues.get(began).is_some_and(|dialogue| dialogue.answered == Some(*id));
        is_its.then_some(*began)
    }

    /// A begin was let through.
    pub fn begin(&mut self, owner: Owner, dialogue: Dialogue, now: u32) {
        self.forget(&dialogue.began.clone());
        self.dialogues.insert((owner, Worth::HalfOpen), now, dialogue.began, dialogue);
    }

    /// A later message was let through: it was addressed to `to`, and its sender calls the transaction `from`.
    pub fn go_on(
        &mut self,
        owner: Owner,
        to: &TransactionId,
        from: Option<TransactionId>,
        now: u32,
    ) {
        let Some(began) = self.began(to) else { return };
        let Some(slot) = self.dialogues.slot(&began) else { return };
        self.dialogues.touch_entry(slot, Worth::Used, now);
        let Some(dialogue) = self.dialogues.at_mut(slot) else { return };
        let Some(from) = from.filter(|from| *from != began && dialogue.answered.is_none()) else {
            return;
        };
        dialogue.answered = Some(from);
        self.answered.insert((owner, Worth::Used), now, from, began);
    }

    /// The dialogue of a transaction, to add what it asks and answers.
    pub fn find_mut(&mut self, id: &TransactionId) -> Option<&mut Dialogue> {
        let began = self.began(id)?;
        self.dialogues.get_mut(&began)
    }

    /// An end or an abort was let through: the dialogue is remembered a while, since its transport may send it again.
    pub fn end(&mut self, id: &TransactionId, now: u32) {
        let slot = self.began(id).and_then(|began| self.dialogues.slot(&began));
        if let Some(slot) = slot {
            self.dialogues.touch_entry(slot, Worth::Unused, now);
            if let Some(dialogue) = self.dialogues.at_mut(slot) {
                dialogue.is_ended = true;
            }
        }
    }

    /// Dialogues with a partner that wait for the first answer.
    pub fn waiting_of(&self, owner: Owner) -> u32 {
        self.dialogues.held_of(owner, Worth::HalfOpen)
    }

    fn forget(&mut self, began: &TransactionId) {
        if let Some(answered) = self.dialogues.remove(began).and_then(|dialogue| dialogue.answered)
        {
            self.answered.remove(&answered);
        }
    }

    pub(crate) fn expire(&mut self, now: u32) {
        self.dialogues.expire(now);
        self.answered.expire(now);
    }

    pub(crate) fn gauge(&self) -> Gauge {
        self.dialogues.gauge()
    }

    pub(crate) fn octets(&self) -> usize {
        self.dialogues.octets().saturating_add(self.answered.octets())
    }

    pub(crate) fn touch(&mut self) {
        self.dialogues.touch();
        self.answered.touch();
    }

    pub(crate) fn clear(&mut self) {
        self.dialogues.clear();
        self.answered.clear();
    }
}

impl Dialogue {
    /// An operation is asked for; where there is no room, the oldest question is forgotten.
    pub fn ask(&mut self, invoke: Invoke) {
        if let Some(known) = self.invokes.iter_mut().find(|known| known.is_same(invoke)) {
            *known = invoke;
        } else {
            if self.invokes.is_full() {
                self.invokes.pop_at(0);
            }
            self.invokes.push(invoke);
        }
    }

    /// The operation that was asked for under that number; it is known after its result too, which may come again.
    pub fn asked(&self, id: i8, from: Side) -> Option<Invoke> {
        self.invokes.iter().find(|known| known.id == id && known.from == from).copied()
    }

    /// What was asked for under that number has its answer.
    pub fn answer(&mut self, id: i8, from: Side) {
        if let Some(known) =
            self.invokes.iter_mut().find(|known| known.id == id && known.from == from)
        {
            known.is_answered = true;
        }
    }
}

impl Invoke {
    fn is_same(self, other: Self) -> bool {
        (self.id, self.from) == (other.id, other.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(side: Side, number: u32) -> TransactionId {
        TransactionId { side, net: 0, party: 7, number: (number, 4) }
    }

    #[test]
    fn a_dialogue_is_found_by_the_number_of_either_side_until_a_while_after_its_end() {
        let mut dialogues = Dialogues::new(16, 100, 1);
        let (began, answered) = (id(Side::Outside, 1), id(Side::Inside, 2));
        dialogues.begin(Owner(1), Dialogue { began, ..Dialogue::default() }, 0);
        assert!(dialogues.find(&answered).is_none());
        assert_eq!(dialogues.waiting_of(Owner(1)), 1);
        dialogues.go_on(Owner(1), &began, Some(answered), 1);
        assert_eq!(dialogues.waiting_of(Owner(1)), 0);

        assert_eq!(dialogues.find(&answered), dialogues.find(&began));
        dialogues.go_on(Owner(1), &answered, Some(began), 2);
        dialogues.end(&answered, 3);
        assert_eq!(dialogues.waiting_of(Owner(1)), 0);
        assert_eq!(dialogues.find(&answered), dialogues.find(&began));
        (0..300).for_each(|_| dialogues.expire(4 + HALF_OPEN_S));
        assert!(dialogues.find(&began).is_none() && dialogues.find(&answered).is_none());
        assert_eq!(dialogues.gauge().len, 0);
    }

    #[test]
    fn an_answer_belongs_to_an_invoke_of_the_other_side() {
        let mut dialogue = Dialogue::default();
        for id in 0..13 {
            dialogue.ask(Invoke { id, from: Side::Outside, operation: 2, is_answered: false });
        }
        dialogue.answer(7, Side::Outside);

        assert_eq!(dialogue.asked(0, Side::Outside), None);
        assert_eq!(dialogue.asked(6, Side::Outside).map(|known| known.is_answered), Some(false));
        assert_eq!(dialogue.asked(7, Side::Outside).map(|known| known.is_answered), Some(true));
        assert_eq!(dialogue.asked(6, Side::Inside), None);
    }
}
