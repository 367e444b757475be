//! The bounded memory of traffic: what must be remembered between two packets.
//!
//! Everything is reserved when it is built; nothing allocates or grows afterwards.
#![no_std]

extern crate alloc;

mod associations;
mod bearers;
mod countries;
mod dialogues;
mod ends;
mod exchange;
mod fragments;
mod held;
mod index;
mod keyed;
mod limits;
mod names;
mod newest;
mod nodes;
mod numbers;
mod packed;
mod passing;
mod peers;
mod pieces;
mod places;
mod pool;
mod refusals;
mod rejections;
mod requests;
mod sent;
mod session;
mod state;
mod stream;
mod streams;
mod subscribers;
mod tick;
mod tunnels;

pub use associations::{AssociationKey, Associations, Channel, Part, PartBreach, Taken};
pub use bearers::{Bearer, Inner, UserAddresses};
pub use dialogues::{Dialogue, Dialogues, INVOKES_MAX, Invoke, TransactionId};
pub use ends::{
    BEARERS_MAX, End, Found, NewBearer, NewSession, Passing, Plane, SessionView, Shown, Side,
};
pub use exchange::{Acceptance, Ends, Offer, Wish};
pub use fragments::{
    Breach, DATAGRAM_OCTETS_MAX, DatagramKey, Fragments, Frames, PIECES_MAX, Piece, Progress, Slot,
};
pub use held::{Held, HeldPiece};
pub use index::PROBES_MAX;
pub use limits::{Allowance, Limits};
pub use names::{NAME_OCTETS_MAX, NameId, Names};
pub use newest::Newest;
pub use nodes::{Counter, NODES_MAX, NodeKey, Nodes};
pub use packed::{Address, Packed};
pub use passing::Passed;
pub use peers::{
    Asp, COOKIE_ECHOED, COOKIE_WAIT, ESTABLISHED, OTHERS_MAX, PEERINGS_MAX, Pair, Peer, Peering,
    Peerings, SHUTDOWN,
};
pub use places::{Place, Places, country_of_title};
pub use pool::{Gauge, OWNERS, Owner, Worth};
pub use refusals::Refusals;
pub use rejections::{Rejection, Rejections, RequestKey};
pub use requests::{AnswerView, REQUEST_S, RequestNumber, RequestView, Requests, Seen};
pub use sent::Sent;
pub use state::{Sizes, State};
pub use streams::{Framing, Segment, StreamBreach, StreamKey, StreamSlot, Streams};
pub use subscribers::{Registration, Subscriber, Subscribers, Told};
pub use tick::{FrameId, Tick};
pub use tunnels::{TOMBSTONE_S, Tunnels};
