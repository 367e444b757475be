//! The ends of tunnels, and what is told of sessions between them.

use arrayvec::ArrayVec;

use crate::bearers::{Inner, UserAddresses};
use crate::names::NameId;
use crate::nodes::NodeKey;
use crate::packed::Packed;
use crate::pool::Owner;

/// Bearers of one session (TS 24.007 §11.2.3.1.5).
pub const BEARERS_MAX: usize = 11;

/// Control or user plane: each has TEIDs of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Plane {
    /// GTP-C.
    #[default]
    Control,
    /// GTP-U.
    User,
}

/// Which side of the link a node is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The partner's.
    #[default]
    Outside,
    /// The core's.
    Inside,
}

impl Side {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Outside => Self::Inside,
            Self::Inside => Self::Outside,
        }
    }

    /// What belongs to this side.
    pub fn of<T>(self, both: &[T; 2]) -> &T {
        let [outside, inside] = both;
        match self {
            Self::Outside => outside,
            Self::Inside => inside,
        }
    }

    /// What belongs to this side, to be changed.
    pub fn of_mut<T>(self, both: &mut [T; 2]) -> &mut T {
        let [outside, inside] = both;
        match self {
            Self::Outside => outside,
            Self::Inside => inside,
        }
    }
}

/// One end of a tunnel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct End {
    /// Where it is.
    pub node: NodeKey,
    /// Its number there.
    pub teid: u32,
}

/// A bearer that both sides agreed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NewBearer {
    /// Its number in its session; 0 where it is not known.
    pub ebi: u8,
    /// Its ends outside and inside, where they are known.
    pub ends: [Option<End>; 2],
}

/// A session that both sides agreed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewSession {
    /// Whose it is.
    pub owner: Owner,
    /// Subscriber, where it is known.
    pub imsi: Packed,
    /// Access point.
    pub apn: NameId,
    /// The side on which the user is.
    pub access: Side,
    /// Its control ends outside and inside, where they are known.
    pub control: [Option<End>; 2],
    /// The user's addresses.
    pub user: UserAddresses,
    /// Its bearers.
    pub bearers: ArrayVec<NewBearer, BEARERS_MAX>,
    /// It was not seen being set up.
    pub is_learned: bool,
}

/// Where an end was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub(crate) session: u32,
    pub(crate) bearer: Option<u32>,
    /// The side on which the end is.
    pub side: Side,
}

/// What is told of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionView {
    /// Subscriber.
    pub imsi: Packed,
    /// Access point.
    pub apn: NameId,
    /// When it was set up.
    pub created: u32,
    /// Whose it is.
    pub owner: Owner,
    /// It was not seen being set up.
    pub is_learned: bool,
    /// The side on which the user is.
    pub access: Side,
    /// Its control ends.
    pub control: [Option<End>; 2],
}

/// What a packet shows of a tunnel that was not seen being set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The side that it goes to.
    pub to: Side,
    /// The end that it goes to.
    pub end: End,
    /// Where it comes from.
    pub peer: NodeKey,
    /// What is in it.
    pub packet: Inner,
}

/// A packet of a user on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passing {
    /// The side that it goes to.
    pub to: Side,
    /// The end that it goes to.
    pub end: End,
    /// Where it comes from.
    pub peer: NodeKey,
    /// What is in it.
    pub packet: Inner,
    /// When, in seconds.
    pub now: u32,
}

/// A slot with a side in one number.
pub(crate) fn place(slot: u32, side: Side) -> u32 {
    slot << 1 | u32::from(side == Side::Inside)
}

/// The slot and the side of such a number.
pub(crate) fn parts(place: u32) -> (u32, Side) {
    (place >> 1, if place & 1 == 0 { Side::Outside } else { Side::Inside })
}
