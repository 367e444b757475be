//! What is known of a message from those before it, and what is remembered of it.
//!
//! Facts are computed one subject at a time and only where a rule asks. What was not let through changes nothing.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "each part names the messages that it knows; for all others nothing is remembered"
)]

mod control;
mod diameter;
mod offers;
mod roles;
mod user;

use core::cell::OnceCell;

use dissect::{Carrier, Known, Lineage, Message, Subject};
use packet::Packet;
use ruletable::{Decision, Direction, Party, Reason, StateRow, Verdict};
use session::{Address, NodeKey, Owner, Side, Sizes, State};
use wire::Values;

use crate::arrival::{Arrival, zone};

/// Where a message stands: between whom, which way, when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene {
    pub(crate) source: NodeKey,
    pub(crate) destination: NodeKey,
    pub(crate) ports: (u16, u16),
    pub(crate) direction: Direction,
    pub(crate) parties: [Party; 2],
    /// What keeps traffic of this way apart from others', and that of the way back.
    pub(crate) zones: [u32; 2],
    pub(crate) now: u32,
}

impl Scene {
    /// Nothing where the packet has no addresses.
    pub(crate) fn of(
        packet: &Packet<'_>,
        arrival: &Arrival<'_>,
        parties: [Party; 2],
    ) -> Option<Self> {
        let (source, destination) = packet.addresses()?;
        let net = zone(packet, Direction::Inward);
        let node = |address| NodeKey { address: Address::of(address), net };
        Some(Self {
            source: node(source),
            destination: node(destination),
            ports: packet.transport.ports().unwrap_or_default(),
            direction: arrival.direction,
            parties,
            zones: [arrival.direction, back(arrival.direction)].map(|way| zone(packet, way)),
            now: arrival.now.seconds(),
        })
    }

    /// Who it is counted for: the partner at either end.
    pub(crate) fn owner(&self) -> Owner {
        let partner = self.parties.iter().find_map(|party| match party {
            Party::Partner(id) => Some(id.0),
            Party::Home | Party::Stranger | Party::Misplaced(_) => None,
        });
        Owner(partner.map_or(0, |id| u8::try_from(id % 255).unwrap_or(0).saturating_add(1)))
    }

    /// The side that sends.
    pub(crate) fn from(&self) -> Side {
        match self.direction {
            Direction::Inward => Side::Outside,
            Direction::Outward => Side::Inside,
        }
    }
}

fn back(direction: Direction) -> Direction {
    match direction {
        Direction::Inward => Direction::Outward,
        Direction::Outward => Direction::Inward,
    }
}

/// A message before the memory of those before it; each subject is looked up when it is first asked.
pub(crate) struct Observed<'s, 'a> {
    state: Option<&'a State>,
    scene: Option<Scene>,
    row: &'s StateRow,
    lineage: &'s Lineage<'a>,
    /// The octets of the message, where they are one piece.
    octets: &'s [u8],
    known: [OnceCell<Option<Known<'a>>>; SUBJECTS],
}

const SUBJECTS: usize = 6;

impl<'s, 'a> Observed<'s, 'a> {
    pub(crate) fn new(
        (state, row): (Option<&'a State>, &'s StateRow),
        scene: Option<Scene>,
        (lineage, octets): (&'s Lineage<'a>, &'s [u8]),
    ) -> Self {
        Self { state, scene, row, lineage, octets, known: Default::default() }
    }

    /// Adds the value of a row of the state.
    pub(crate) fn read(&self, row: u16, values: &mut Values<'a>) {
        let Some(subject) = dissect::state_subject(row) else { return };
        if let Some(known) = self.known(subject) {
            dissect::read_state(&known, row, values);
        }
    }

    /// What happens to what the rules accept: GTP-U that is bound passes only to tunnels.
    pub(crate) fn bound(&self, decision: Decision) -> Decision {
        let is_free = decision.verdict != Verdict::Accept || !self.row.binds_gtpu;
        let Some(Message::Gtpu(message)) = self.lineage.innermost().filter(|_| !is_free) else {
            return decision;
        };
        match user::breach(message, self.tunnel().as_ref()) {
            None => decision,
            Some(reason) => refuse(decision, reason),
        }
    }

    fn known(&self, subject: Subject) -> Option<Known<'a>> {
        let place = match subject {
            Subject::Transaction => 0,
            Subject::Path => 1,
            Subject::Tunnel => 2,
            Subject::Association => 3,
            Subject::Dialogue => 4,
            Subject::Subscriber => 5,
        };
        *self.known.get(place)?.get_or_init(|| self.look_up(subject))
    }

    fn look_up(&self, subject: Subject) -> Option<Known<'a>> {
        let (state, scene) = (self.state?, self.scene?);
        let message = self.lineage.innermost()?;
        match subject {
            Subject::Transaction => self.transaction().map(Known::Transaction),
            Subject::Path => control::path(state, &scene, message).map(Known::Path),
            Subject::Tunnel => self.tunnel().map(Known::Tunnel),
            Subject::Association | Subject::Dialogue | Subject::Subscriber => None,
        }
    }

    fn transaction(&self) -> Option<dissect::TransactionFacts> {
        let (state, scene) = (self.state?, self.scene?);
        match self.lineage.innermost()? {
            Message::Diameter(message) => {
                Some(diameter::transaction(state, &scene, message, self.octets))
            }
            message => control::transaction(state, &scene, message, self.octets),
        }
    }

    fn tunnel(&self) -> Option<dissect::TunnelFacts<'a>> {
        let (state, scene) = (self.state?, self.scene?);
        match self.lineage.innermost()? {
            Message::Gtpu(message) => user::tunnel(state, &scene, message),
            message => control::tunnel(state, &scene, message),
        }
    }
}

/// The memory beside one packet.
pub(crate) struct Watch<'j> {
    state: Option<&'j mut State>,
    scene: Option<Scene>,
    /// What passes is remembered when the whole packet does.
    is_deferring: bool,
}

impl<'j> Watch<'j> {
    pub(crate) fn new(state: Option<&'j mut State>, scene: Option<Scene>) -> Self {
        Self { state, scene, is_deferring: false }
    }

    /// A message before the memory.
    pub(crate) fn observe<'s, 'a>(
        &'a self,
        row: &'s StateRow,
        message: (&'s Lineage<'a>, &'s [u8]),
    ) -> Observed<'s, 'a> {
        Observed::new((self.state.as_deref(), row), self.scene, message)
    }

    /// What was let through is remembered.
    pub(crate) fn note(&mut self, lineage: &Lineage<'_>, octets: &[u8]) {
        if let (Some(state), Some(scene), false) =
            (self.state.as_deref_mut(), &self.scene, self.is_deferring)
        {
            note(state, scene, lineage, octets);
        }
    }

    /// Has what passes remembered only when the whole datagram does.
    pub(crate) fn defer(&mut self, is_deferring: bool) {
        self.is_deferring = is_deferring;
    }

    /// Remembers what was deferred, where nothing in the datagram was blocked.
    pub(crate) fn catch_up(&mut self, carrier: Carrier, octets: &[u8], is_refused: bool) {
        if !core::mem::take(&mut self.is_deferring) || is_refused {
            return;
        }
        let mut rest = Some(octets);
        while let Some(octets) = rest {
            if let Ok(Some(message)) = dissect::decode(carrier, octets) {
                self.note(&Lineage::of(message), octets);
            }
            rest = dissect::following(carrier, octets);
        }
    }
}

fn refuse(decision: Decision, reason: Reason) -> Decision {
    Decision { verdict: Verdict::Drop, reason, rule: None, ..decision }
}

/// A message was let through: it is remembered.
fn note(state: &mut State, scene: &Scene, lineage: &Lineage<'_>, octets: &[u8]) {
    let Some(message) = lineage.innermost() else { return };
    match message {
        Message::Gtpu(message) => user::note(state, scene, message),
        Message::Diameter(message) => diameter::note(state, scene, message, octets),
        message => control::note(state, scene, message, octets),
    }
}

/// The memory that a policy asks for.
pub(crate) fn sizes(row: &StateRow) -> Sizes {
    Sizes {
        tunnels: row.tunnels,
        subscribers: row.subscribers,
        dialogues: row.dialogues,
        transactions: row.transactions,
        quota: row.quota,
        grace_s: row.grace_s,
    }
}
