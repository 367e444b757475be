//! Bearers: what a packet of a user is held against, in one cache line.

use alloc::vec::Vec;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use core::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering::Relaxed};

use crate::ends::{End, Side};
use crate::nodes::{NO_NODE, NodeId, Nodes};

/// How far a sequence number may be from the one before (TS 29.281 §4.3.1): half of that would be ambiguous.
const SEQUENCE_WINDOW: u16 = 8192;
/// Seconds that pass before a session is noted as used again.
const TOUCH_SHIFT: u32 = 3;

/// Packets that are counted; a little below what fits, for those that count at the same time.
const PACKETS_MAX: u32 = u32::MAX - (1 << 16);

const IS_INSIDE: u8 = 0x01;
const IS_LIVE: u8 = 0x02;
const IS_LEARNED: u8 = 0x04;
const IS_ABANDONED: u8 = 0x08;
const HAS_SEQUENCE: [u8; 2] = [0x10, 0x20];

/// The user's own addresses: version 4, and the prefix of version 6 (TS 23.401 §5.3.1.2.2); 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UserAddresses {
    /// Version 4.
    pub ipv4: u32,
    /// The first 64 bits of version 6.
    pub prefix: u64,
}

/// What stands in a packet of a user, and its number in the tunnel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inner {
    /// Source and destination; nothing where it is no packet of IP.
    pub addresses: Option<(IpAddr, IpAddr)>,
    /// Sequence number of the G-PDU.
    pub sequence: Option<u16>,
    /// Octets.
    pub octets: u32,
}

/// A bearer, with what was sent through it each way. What packets change can be changed by several workers at a time:
/// no value of these tells anything of another.
#[derive(Debug, Default)]
#[repr(align(64))]
pub struct Bearer {
    octets: [AtomicU64; 2],
    prefix: u64,
    ipv4: u32,
    pub(crate) session: u32,
    next: u32,
    pub(crate) teids: [u32; 2],
    packets: [AtomicU32; 2],
    pub(crate) nodes: [NodeId; 2],
    sequences: [AtomicU16; 2],
    touched: AtomicU16,
    /// Its number in its session.
    pub ebi: u8,
    flags: AtomicU8,
}

const _: () = assert!(size_of::<Bearer>() == 64);

impl Bearer {
    pub(crate) fn new(session: u32, ebi: u8, access: Side, user: UserAddresses) -> Self {
        let inside = if access == Side::Inside { IS_INSIDE } else { 0 };
        Self {
            session,
            ebi,
            prefix: user.prefix,
            ipv4: user.ipv4,
            next: Bearers::NONE,
            nodes: [NO_NODE; 2],
            touched: u16::MAX.into(),
            flags: (inside | IS_LIVE).into(),
            ..Self::default()
        }
    }

    /// One of its ends, where it is known.
    pub fn end(&self, nodes: &Nodes, side: Side) -> Option<End> {
        let node = nodes.key(*side.of(&self.nodes))?;
        Some(End { node, teid: *side.of(&self.teids) })
    }

    /// The user's own addresses.
    pub fn user(&self) -> UserAddresses {
        if self.is(IS_LEARNED) {
            return UserAddresses::default();
        }
        UserAddresses { ipv4: self.ipv4, prefix: self.prefix }
    }

    /// True where the user's own address stands where it must, in a packet towards that side; nothing where that
    /// cannot be told.
    #[inline]
    pub fn is_own(&self, to: Side, inner: &Inner) -> Option<bool> {
        let (source, destination) = inner.addresses?;
        if (self.ipv4, self.prefix) == (0, 0) {
            return None;
        }
        if self.is(IS_LEARNED) {
            return Some(self.candidates(source, destination) != [0; 2]);
        }
        let own = if self.access() == to { destination } else { source };
        Some(self.user().is(own) || is_of_link(own))
    }

    /// True where the number is near the one before in that direction; nothing where there is none to compare.
    #[inline]
    pub fn is_in_sequence(&self, to: Side, inner: &Inner, now: u32) -> Option<bool> {
        let sequence = inner.sequence?;
        let is_recent = self.is(*to.of(&HAS_SEQUENCE)) && self.touched.load(Relaxed) == touch(now);
        let ahead = sequence.wrapping_sub(to.of(&self.sequences).load(Relaxed));
        let behind = 0_u16.wrapping_sub(ahead);
        Some(!is_recent || ahead.min(behind) <= SEQUENCE_WINDOW)
    }

    /// Octets and packets towards a side.
    pub fn sent(&self, to: Side) -> (u64, u32) {
        (to.of(&self.octets).load(Relaxed), to.of(&self.packets).load(Relaxed))
    }

    /// Counts a packet towards a side; true where the session was not noted as used for a while.
    #[inline]
    pub(crate) fn count(&self, to: Side, inner: &Inner, now: u32) -> bool {
        to.of(&self.octets).fetch_add(inner.octets.into(), Relaxed);
        let packets = to.of(&self.packets);
        let before = packets.load(Relaxed);
        if before < PACKETS_MAX {
            packets.fetch_add(1, Relaxed);
        }
        if let Some(sequence) = inner.sequence {
            to.of(&self.sequences).store(sequence, Relaxed);
            self.set(*to.of(&HAS_SEQUENCE), true);
        }
        let is_due = before == 0 || self.touched.load(Relaxed) != touch(now);
        if is_due {
            self.touched.store(touch(now), Relaxed);
        }
        is_due
    }

    /// True where the registration of its user ended a while ago.
    pub fn is_abandoned(&self) -> bool {
        self.is(IS_ABANDONED)
    }

    pub(crate) fn abandon(&self, is_abandoned: bool) {
        self.set(IS_ABANDONED, is_abandoned);
    }

    /// True where both sides sent something.
    pub(crate) fn is_both_ways(&self) -> bool {
        self.packets.iter().all(|packets| packets.load(Relaxed) > 0)
    }

    /// The tunnel was not seen being set up: the packet shows two addresses, and either may be the user's.
    pub(crate) fn learn(&mut self, inner: &Inner) {
        let Some((source, destination)) = inner.addresses else { return };
        self.set(IS_LEARNED, true);
        (self.ipv4, self.prefix) = (fold(source), fold(destination).into());
    }

    /// True where a packet tells more of which address is the user's.
    #[inline]
    pub(crate) fn would_narrow(&self, inner: &Inner) -> bool {
        self.narrowed(inner).is_some_and(|new| new != (self.ipv4, self.prefix))
    }

    /// What a packet tells of which address is the user's.
    pub(crate) fn narrow(&mut self, inner: &Inner) {
        (self.ipv4, self.prefix) = self.narrowed(inner).unwrap_or((self.ipv4, self.prefix));
    }

    #[inline]
    fn narrowed(&self, inner: &Inner) -> Option<(u32, u64)> {
        let (source, destination) = inner.addresses.filter(|_| self.is(IS_LEARNED))?;
        let [first, second] = self.candidates(source, destination);
        Some((first, second.into()))
    }

    /// Those addresses of a packet that may still be the user's: source, destination.
    fn candidates(&self, source: IpAddr, destination: IpAddr) -> [u32; 2] {
        let [first, second] = [fold(source), fold(destination)];
        [
            if self.ipv4 == first { first } else { 0 },
            if self.prefix == second.into() { second } else { 0 },
        ]
    }

    fn access(&self) -> Side {
        if self.is(IS_INSIDE) { Side::Inside } else { Side::Outside }
    }

    #[inline]
    fn is(&self, flag: u8) -> bool {
        self.flags.load(Relaxed) & flag != 0
    }

    #[inline]
    fn set(&self, flag: u8, is_set: bool) {
        match (self.is(flag), is_set) {
            (false, true) => _ = self.flags.fetch_or(flag, Relaxed),
            (true, false) => _ = self.flags.fetch_and(!flag, Relaxed),
            (true, true) | (false, false) => {}
        }
    }
}

impl UserAddresses {
    /// These addresses.
    pub fn new(ipv4: Option<Ipv4Addr>, ipv6: Option<Ipv6Addr>) -> Self {
        Self { ipv4: ipv4.map_or(0, Ipv4Addr::to_bits), prefix: ipv6.map_or(0, prefix) }
    }

    fn is(self, address: IpAddr) -> bool {
        match address {
            IpAddr::V4(address) => self.ipv4 != 0 && address.to_bits() == self.ipv4,
            IpAddr::V6(address) => self.prefix != 0 && prefix(address) == self.prefix,
        }
    }
}

/// An address or prefix in one word.
fn fold(address: IpAddr) -> u32 {
    match address {
        IpAddr::V4(address) => address.to_bits(),
        IpAddr::V6(address) => {
            let [high, low] = [prefix(address) >> 32, prefix(address) & 0xffff_ffff];
            let [high, low] = [high, low].map(|half| u32::try_from(half).unwrap_or(0));
            high.rotate_left(16) ^ low.wrapping_mul(0x9e37_79b1)
        }
    }
}

/// Addresses that a user and its gateway speak with before it has its own (RFC 4861, TS 23.401 §5.3.1.2.2).
fn is_of_link(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(_) => false,
        IpAddr::V6(address) => {
            address.is_unicast_link_local() || address.segments().first() == Some(&0xff02)
        }
    }
}

fn prefix(address: Ipv6Addr) -> u64 {
    u64::try_from(address.to_bits() >> 64).unwrap_or(0)
}

fn touch(now: u32) -> u16 {
    u16::try_from(now >> TOUCH_SHIFT & 0x7fff).unwrap_or(0)
}

/// All bearers; those of a session form a chain.
#[derive(Debug)]
pub(crate) struct Bearers {
    slots: Vec<Bearer>,
    free: u32,
    max: usize,
}

impl Bearers {
    pub(crate) const NONE: u32 = u32::MAX;

    pub(crate) fn new(max: usize) -> Self {
        Self { slots: Vec::with_capacity(max), free: Self::NONE, max }
    }

    pub(crate) fn get(&self, slot: u32) -> Option<&Bearer> {
        let bearer = self.slots.get(usize::try_from(slot).ok()?)?;
        bearer.is(IS_LIVE).then_some(bearer)
    }

    pub(crate) fn get_mut(&mut self, slot: u32) -> Option<&mut Bearer> {
        let bearer = self.slots.get_mut(usize::try_from(slot).ok()?)?;
        bearer.is(IS_LIVE).then_some(bearer)
    }

    /// A chain from its first bearer on.
    pub(crate) fn chain(&self, first: u32) -> impl Iterator<Item = (u32, &Bearer)> {
        let one = |slot| self.get(slot).map(|bearer| (slot, bearer));
        core::iter::successors(one(first), move |(_, bearer)| one(bearer.next))
    }

    /// Puts a bearer before the first of a chain; nothing where there is no room.
    pub(crate) fn insert(&mut self, bearer: Bearer, first: u32) -> Option<u32> {
        let slot = self.take_slot()?;
        *self.slots.get_mut(usize::try_from(slot).ok()?)? = Bearer { next: first, ..bearer };
        Some(slot)
    }

    /// Takes a bearer out of its chain; gives the chain's first.
    pub(crate) fn remove(&mut self, first: u32, slot: u32) -> u32 {
        let Some(next) = self.get(slot).map(|bearer| bearer.next) else { return first };
        let before =
            self.chain(first).find(|(_, bearer)| bearer.next == slot).map(|(slot, _)| slot);
        if let Some(before) = before.and_then(|before| self.get_mut(before)) {
            before.next = next;
        }
        let free = core::mem::replace(&mut self.free, slot);
        if let Some(bearer) = self.get_mut(slot) {
            *bearer = Bearer { next: free, ..Bearer::default() };
        }
        if first == slot { next } else { first }
    }

    pub(crate) fn octets(&self) -> usize {
        self.slots.capacity().saturating_mul(size_of::<Bearer>())
    }

    /// Writes every slot once.
    pub(crate) fn touch(&mut self) {
        while self.slots.len() < self.max {
            let slot = u32::try_from(self.slots.len()).unwrap_or(Self::NONE);
            let next = core::mem::replace(&mut self.free, slot);
            self.slots.push(Bearer { next, ..Bearer::default() });
        }
    }

    pub(crate) fn clear(&mut self) {
        let was_touched = self.slots.len() == self.max;
        self.slots.clear();
        self.free = Self::NONE;
        if was_touched {
            self.touch();
        }
    }

    fn take_slot(&mut self) -> Option<u32> {
        if let Some(bearer) = self.slots.get(usize::try_from(self.free).ok()?) {
            return Some(core::mem::replace(&mut self.free, bearer.next));
        }
        let slot = self.slots.len();
        if slot >= self.max {
            return None;
        }
        self.slots.push(Bearer::default());
        u32::try_from(slot).ok()
    }
}
