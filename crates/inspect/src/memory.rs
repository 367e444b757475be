//! What is remembered of traffic from one packet to the next.

extern crate alloc;

use alloc::boxed::Box;
use alloc::vec;
use core::net::IpAddr;

use numbering::Digits;
use ruletable::{Direction, RuleTable};
use session::{
    AssociationKey, Associations, Held, HeldPiece, Limits, Rejections, StreamKey, Streams,
};

use crate::repeats::Repeats;
use crate::state::Book;
use crate::strip;
use crate::witness::Witness;

/// TCP connections that are read at a time, each way counted.
const STREAMS_MAX: usize = 256;
/// SCTP associations that are read at a time, each way counted.
const PATHS_MAX: usize = 128;
/// Messages in pieces, over all associations.
const PIECED_MAX: usize = 64;
/// Messages of SCCP in segments.
const SEGMENTED_MAX: usize = 64;

/// Edited chunks whose retransmission gets the same edits.
const REPEATS_MAX: usize = 4096;
/// Requests that were refused and whose answers have not come.
const REJECTIONS_MAX: usize = 8192;

/// Keys that limits count at a time, and that are locked out.
const COUNTED_MAX: usize = 1 << 18;
const LOCKED_MAX: usize = 1 << 14;

/// Whose segments of SCCP belong together (Q.714 §4.1.1.2.3): sender and local reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct SegmentKey {
    pub(crate) source: Option<IpAddr>,
    pub(crate) zone: u32,
    pub(crate) reference: u32,
    pub(crate) calling: Option<Digits>,
}

/// Everything that lasts, reserved once.
#[derive(Debug)]
pub(crate) struct Memory {
    pub(crate) streams: Streams,
    pub(crate) associations: Associations,
    pub(crate) segments: Associations<SegmentKey>,
    pub(crate) rejections: Rejections,
    pub(crate) limits: Limits,
    /// Not there before the first policy says how much is remembered.
    pub(crate) book: Option<Box<Book>>,
    /// Only tools have one.
    pub(crate) witness: Option<Box<dyn Witness>>,
    pub(crate) repeats: Repeats,
    pub(crate) held: Held<Flow>,
    /// Room for a copy of a message.
    pub(crate) copy: Box<[u8]>,
    seed: u64,
}

/// One direction of what carries messages in pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flow {
    pub(crate) way: Direction,
    pub(crate) key: FlowKey,
}

/// A connection or an association.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FlowKey {
    Stream(StreamKey),
    Association(AssociationKey),
}

impl Memory {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            streams: Streams::new(STREAMS_MAX, seed),
            associations: Associations::new(PATHS_MAX, PIECED_MAX, seed),
            segments: Associations::new(SEGMENTED_MAX, SEGMENTED_MAX, seed),
            rejections: Rejections::new(REJECTIONS_MAX, seed),
            limits: Limits::new(COUNTED_MAX, LOCKED_MAX, seed),
            book: None,
            witness: None,
            seed,
            repeats: Repeats::new(REPEATS_MAX, seed),
            held: Held::new(STREAMS_MAX.saturating_add(PATHS_MAX)),
            copy: vec![0; strip::MESSAGE_OCTETS_MAX].into_boxed_slice(),
        }
    }

    /// A policy says how much is remembered: the first one has it reserved, and what it holds stays with the next ones.
    pub(crate) fn adopt(&mut self, table: &RuleTable) {
        let seed = self.seed;
        let book = self.book.get_or_insert_with(|| Box::new(Book::new(table.state(), seed)));
        book.adopt(table);
    }

    pub(crate) fn forget(&mut self) {
        self.streams.forget();
        self.associations.forget();
        self.segments.forget();
        self.rejections.forget();
        self.limits.forget();
        self.repeats.forget();
        self.held.forget();
        if let Some(book) = &mut self.book {
            book.state.forget();
        }
    }

    /// A piece leaves although its message is not whole.
    pub(crate) fn leave(&mut self, piece: &HeldPiece<Flow>) {
        let FlowKey::Stream(key) = piece.flow.key else { return };
        let Some(slot) = self.streams.find(key) else { return };
        if let Some(begin) = self.streams.place(slot, piece.number) {
            self.streams.leave(slot, begin.saturating_add(piece.len));
        }
    }
}
