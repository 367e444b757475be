//! The transmission sequence numbers of one direction of an association, with what each came with (RFC 9260 §6.2).

use alloc::boxed::Box;
use alloc::vec;
use core::hash::{BuildHasher as _, Hasher as _};

use foldhash::fast::FixedState;

use crate::associations::{Part, PartBreach};

/// Numbers that one direction remembers.
pub(crate) const TSNS: usize = 1024;

/// What became of the chunk of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum State {
    #[default]
    Free,
    /// A piece of a message that is not whole.
    Waiting,
    /// A whole message: of a sender who does not count, whatever else comes under its number is judged by itself.
    Whole,
    /// A piece of a message that was judged.
    Judged,
    /// A whole message or a piece that passed with edits.
    Edited,
    /// A whole message, or a piece that would complete one, that was blocked.
    Blocked,
    /// A piece of a message that had to make room or contradicts itself: the rest of it must not pass unread.
    Lost,
}

/// Numbers that were seen.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {
    /// From here on every number was seen as it came; before, a piece may belong to a message that was not.
    floor: Option<u32>,
    /// An association has DATA or I-DATA, never both (RFC 8260 §2.2.2).
    is_interleaved: Option<bool>,
    /// Two numbers stood one behind the other: the sender counts, so that a number stands for what it came with. Who
    /// never counts is judged by what each chunk says.
    is_counted: bool,
    seen: Box<[Seen]>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    tsn: u32,
    digest: u64,
    state: State,
}

impl Numbers {
    pub(crate) fn new() -> Self {
        let seen = vec![Seen::default(); TSNS].into_boxed_slice();
        Self { floor: None, is_interleaved: None, is_counted: false, seen }
    }

    pub(crate) fn forget(&mut self) {
        self.floor = None;
        self.is_interleaved = None;
        self.is_counted = false;
        self.seen.fill(Seen::default());
    }

    /// Nothing before this number was seen.
    pub(crate) fn begin(&mut self, tsn: u32) {
        self.floor = Some(tsn);
    }

    pub(crate) fn check_kind(&mut self, is_interleaved: bool) -> Result<(), PartBreach> {
        let is_same = *self.is_interleaved.get_or_insert(is_interleaved) == is_interleaved;
        if is_same { Ok(()) } else { Err(PartBreach::Malformed) }
    }

    /// What is known of a number; other octets, or a place that a later one has taken, are refused.
    pub(crate) fn known(&self, tsn: u32, digest: u64, is_whole: bool) -> Result<State, PartBreach> {
        let seen = self.get(tsn).ok_or(PartBreach::Full)?;
        match seen.state {
            State::Free => Ok(State::Free),
            State::Whole if seen.tsn == tsn && is_whole && !self.is_counted => Ok(State::Whole),
            _ if seen.tsn == tsn && seen.digest == digest => Ok(seen.state),
            _ if seen.tsn == tsn => Err(PartBreach::Conflict),
            _ if is_before(tsn, seen.tsn) => Err(PartBreach::Old),
            State::Waiting
            | State::Whole
            | State::Judged
            | State::Edited
            | State::Blocked
            | State::Lost => Ok(State::Free),
        }
    }

    pub(crate) fn note(&mut self, tsn: u32, digest: u64, state: State) {
        let before = tsn.wrapping_sub(1);
        let follows = |seen: &Seen| seen.state != State::Free && seen.tsn == before;
        self.is_counted |= self.get(before).is_some_and(follows);
        if let Some(seen) = self.get_mut(tsn) {
            *seen = Seen { tsn, digest, state };
        }
    }

    /// Changes what became of a number that is still remembered.
    pub(crate) fn set(&mut self, tsn: u32, state: State) {
        if let Some(seen) = self.get_mut(tsn).filter(|seen| seen.tsn == tsn) {
            seen.state = state;
        }
    }

    pub(crate) fn is_the_same(&self, tsn: u32, digest: u64) -> bool {
        self.get(tsn).is_some_and(|seen| seen.tsn == tsn && seen.digest == digest)
    }

    /// The sender gives up all numbers to this one.
    pub(crate) fn skip(&mut self, to: u32) {
        let after = to.wrapping_add(1);
        if self.floor.is_none_or(|floor| is_before(floor, after)) {
            self.floor = Some(after);
        }
    }

    pub(crate) fn is_before_floor(&self, tsn: u32) -> bool {
        self.floor.is_some_and(|floor| tsn == floor || is_before(tsn, floor))
    }

    /// True where the piece belongs to the same message as a neighbour that was lost.
    pub(crate) fn is_of_lost<K>(&self, part: &Part<'_, K>) -> bool {
        let is_lost = |tsn: u32| {
            self.get(tsn).is_some_and(|seen| seen.tsn == tsn && seen.state == State::Lost)
        };
        (!part.is_first && is_lost(part.tsn.wrapping_sub(1)))
            || (!part.is_last && is_lost(part.tsn.wrapping_add(1)))
    }

    fn get(&self, tsn: u32) -> Option<&Seen> {
        self.seen.get(usize::try_from(tsn).ok()? % TSNS)
    }

    fn get_mut(&mut self, tsn: u32) -> Option<&mut Seen> {
        self.seen.get_mut(usize::try_from(tsn).ok()? % TSNS)
    }
}

/// Serial number arithmetic (RFC 1982).
pub(crate) fn is_before(one: u32, other: u32) -> bool {
    one != other && other.wrapping_sub(one) < 1 << 31
}

/// Everything that must be the same when a chunk comes again.
pub(crate) fn digest<K>(part: &Part<'_, K>, seed: u64) -> u64 {
    let mut hasher = FixedState::with_seed(seed).build_hasher();
    hasher.write_u32(part.ppid);
    hasher.write_u32(part.channel.message);
    hasher.write_u32(part.fsn.unwrap_or(0));
    hasher.write_u32(u32::from(part.channel.stream) << 3 | flags(part));
    hasher.write(part.octets);
    hasher.finish()
}

fn flags<K>(part: &Part<'_, K>) -> u32 {
    u32::from(part.is_first) << 2
        | u32::from(part.is_last) << 1
        | u32::from(part.channel.is_unordered)
}
