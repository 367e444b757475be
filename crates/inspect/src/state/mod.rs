//! What is known of a message from those before it, and what is remembered of it.
//!
//! Facts are computed one subject at a time and only where a rule asks. What was not let through changes nothing but the
//! count of what was refused about a subscriber.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "each part names the messages that it knows; for all others nothing is remembered"
)]

mod association;
mod control;
mod dialogue;
mod diameter;
mod offers;
mod quoted;
mod roles;
mod rows;
mod subscriber;
mod user;

use core::cell::OnceCell;

use dissect::{Carrier, Known, Lineage, Message, Subject};
use packet::{Packet, Transport};
use ruletable::{Decision, Direction, Party, Reason, RuleTable, StateRow, Verdict};
use session::{Address, NodeKey, Owner, Place, Places, Side, Sizes, State};
use wire::Values;

use crate::arrival::{Arrival, zone};

use rows::Rows;
use subscriber::Parties;
pub(crate) use user::{Sight, content, count as count_user, note as note_user};

/// Where a message stands: between whom, which way, when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene {
    pub(crate) source: NodeKey,
    pub(crate) destination: NodeKey,
    pub(crate) ports: (u16, u16),
    pub(crate) direction: Direction,
    pub(crate) parties: [Party; 2],
    /// Verification tag of SCTP.
    pub(crate) tag: Option<u32>,
    /// True over SCTP and TCP.
    pub(crate) is_connected: bool,
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
        let tag = match packet.transport {
            Transport::Sctp(header) => Some(header.verification_tag),
            _ => None,
        };
        let node = |address| NodeKey { address: Address::of(address), net };
        Some(Self {
            source: node(source),
            destination: node(destination),
            ports: packet.transport.ports().unwrap_or_default(),
            tag,
            is_connected: matches!(packet.transport, Transport::Sctp(_) | Transport::Tcp(_)),
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
        sender(self.direction)
    }
}

/// The side from which what goes that way comes.
#[inline]
pub(crate) fn sender(way: Direction) -> Side {
    match way {
        Direction::Inward => Side::Outside,
        Direction::Outward => Side::Inside,
    }
}

fn back(direction: Direction) -> Direction {
    match direction {
        Direction::Inward => Direction::Outward,
        Direction::Outward => Direction::Inward,
    }
}

/// All that is remembered of sessions, with what a policy says that it is read by.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) state: State,
    rows: Rows,
    parties: Parties,
}

impl Book {
    /// Reserves all memory.
    pub(crate) fn new(row: &StateRow, seed: u64) -> Self {
        Self { state: State::new(sizes(row), seed), rows: Rows::new(), parties: Parties::default() }
    }

    /// Reads on by another policy; how much is remembered stays as it is.
    pub(crate) fn adopt(&mut self, table: &RuleTable) {
        let row = table.state();
        self.parties = Parties::of(table);
        self.state.set_grace(row.grace_s);
        self.state.places = Places::new(row.places.iter().map(|row| {
            let tenths = |mdeg: i32| i16::try_from(mdeg / 100).unwrap_or(0);
            let (north, east) = (tenths(row.north_mdeg), tenths(row.east_mdeg));
            (row.network, Place { north, east, extent_km: 0 })
        }));
    }
}

/// A message before the memory of those before it; each subject is looked up when it is first asked.
pub(crate) struct Observed<'s, 'a> {
    book: Option<&'a Book>,
    scene: Option<Scene>,
    row: &'s StateRow,
    lineage: &'s Lineage<'a>,
    /// The octets of the message, where they are one piece.
    octets: &'s [u8],
    known: [OnceCell<Option<Known<'a>>>; SUBJECTS],
    sight: OnceCell<Option<Sight>>,
}

const SUBJECTS: usize = 7;
const TUNNEL: usize = 2;

impl<'s, 'a> Observed<'s, 'a> {
    pub(crate) fn new(
        (book, row): (Option<&'a Book>, &'s StateRow),
        scene: Option<Scene>,
        (lineage, octets): (&'s Lineage<'a>, &'s [u8]),
    ) -> Self {
        Self {
            book,
            scene,
            row,
            lineage,
            octets,
            known: Default::default(),
            sight: OnceCell::new(),
        }
    }

    /// The same with what it addresses and carries, which was looked up.
    pub(crate) fn with_sight(self, sight: Sight) -> Self {
        Self { sight: OnceCell::from(Some(sight)), ..self }
    }

    /// Adds the value of a row of the state.
    pub(crate) fn read(&self, row: u16, values: &mut Values<'a>) {
        let Some(subject) = dissect::state_subject(row) else { return };
        if let Some(known) = self.known(subject) {
            dissect::read_state(known, row, values);
        }
    }

    /// What happens to what the rules accept: GTP-U that is bound passes only to tunnels, and a partner sets up no more
    /// of them than it may have.
    pub(crate) fn bound(&self, decision: Decision, table: &RuleTable) -> Decision {
        if decision.verdict == Verdict::Accept && self.is_one_too_many(table) {
            return refuse(decision, Reason::TUNNELS);
        }
        let is_free = decision.verdict != Verdict::Accept || !self.row.binds_gtpu;
        match if is_free { None } else { self.breach() } {
            None => decision,
            Some(reason) => refuse(decision, reason),
        }
    }

    fn is_one_too_many(&self, table: &RuleTable) -> bool {
        let sets_up = self.lineage.innermost().is_some_and(offers::sets_up);
        let (true, Some(book), Some(scene)) = (sets_up, self.book, self.scene) else {
            return false;
        };
        let [Party::Partner(id), _] = scene.parties else { return false };
        let max = table.partner(id).and_then(|row| row.tunnels_max);
        max.is_some_and(|max| book.state.tunnels.held_by(scene.owner()) >= max)
    }

    fn breach(&self) -> Option<Reason> {
        let Message::Gtpu(message) = self.lineage.innermost()? else { return None };
        let sight = self.sight()?;
        match self.known.get(TUNNEL).and_then(OnceCell::get) {
            Some(Some(Known::Tunnel(facts))) => user::breach(&sight, Some(facts)),
            _ => breach((&self.book?.state, &self.scene?), message, &sight),
        }
    }

    /// What a message of the user plane addresses and carries.
    pub(crate) fn sight(&self) -> Option<Sight> {
        *self.sight.get_or_init(|| {
            let Message::Gtpu(message) = self.lineage.innermost()? else { return None };
            Some(Sight::of(&self.book?.state, &self.scene?, message))
        })
    }

    fn known(&self, subject: Subject) -> Option<&Known<'a>> {
        let place = match subject {
            Subject::Transaction => 0,
            Subject::Path => 1,
            Subject::Tunnel => TUNNEL,
            Subject::Association => 3,
            Subject::Dialogue => 4,
            Subject::Subscriber => 5,
            Subject::Quoted => 6,
        };
        self.known.get(place)?.get_or_init(|| self.look_up(subject)).as_ref()
    }

    fn look_up(&self, subject: Subject) -> Option<Known<'a>> {
        let (Book { state, .. }, scene) = (self.book?, self.scene?);
        match subject {
            Subject::Transaction => self.transaction().map(Known::Transaction),
            Subject::Path => {
                control::path(state, &scene, self.lineage.innermost()?).map(Known::Path)
            }
            Subject::Tunnel => self.tunnel().map(Known::Tunnel),
            Subject::Association => {
                association::association(state, &scene, self.lineage).map(Known::Association)
            }
            Subject::Dialogue => self.dialogue().map(Known::Dialogue),
            Subject::Subscriber => self.subscriber().map(Known::Subscriber),
            Subject::Quoted => {
                let (Message::Icmp(message) | Message::Icmpv6(message)) =
                    self.lineage.innermost()?
                else {
                    return None;
                };
                quoted::quoted(state, &scene, message).map(Known::Quoted)
            }
        }
    }

    fn transaction(&self) -> Option<dissect::TransactionFacts> {
        let (Book { state, .. }, scene) = (self.book?, self.scene?);
        match self.lineage.innermost()? {
            Message::Diameter(message) => {
                Some(diameter::transaction(state, &scene, message, self.octets))
            }
            message => control::transaction(state, &scene, message, self.octets),
        }
    }

    fn tunnel(&self) -> Option<dissect::TunnelFacts<'a>> {
        let (Book { state, .. }, scene) = (self.book?, self.scene?);
        match self.lineage.innermost()? {
            Message::Gtpu(message) => user::tunnel(state, &scene, message, &self.sight()?),
            message => control::tunnel(state, &scene, message),
        }
    }

    fn dialogue(&self) -> Option<dissect::DialogueFacts<'a>> {
        dialogue::dialogue(&self.book?.state, &self.scene?, self.lineage)
    }

    /// A message that names no subscriber may belong to a tunnel or a dialogue that does.
    fn subscriber(&self) -> Option<dissect::SubscriberFacts<'a>> {
        let of_tunnel = self.tunnel().and_then(|facts| facts.imsi);
        let of_session = of_tunnel.or_else(|| self.dialogue().and_then(|facts| facts.imsi));
        subscriber::subscriber(self.book?, &self.scene?, (self.lineage, of_session))
    }
}

/// The memory beside one packet.
pub(crate) struct Watch<'j> {
    book: Option<&'j mut Book>,
    scene: Option<Scene>,
    /// What passes is remembered when the whole packet does.
    is_deferring: bool,
}

impl<'j> Watch<'j> {
    pub(crate) fn new(book: Option<&'j mut Book>, scene: Option<Scene>) -> Self {
        Self { book, scene, is_deferring: false }
    }

    /// A message before the memory.
    pub(crate) fn observe<'s, 'a>(
        &'a self,
        row: &'s StateRow,
        message: (&'s Lineage<'a>, &'s [u8]),
    ) -> Observed<'s, 'a> {
        Observed::new((self.book.as_deref(), row), self.scene, message)
    }

    /// A chunk with user octets goes on under its number, whatever became of the message.
    pub(crate) fn count(&mut self, tsn: u32, message: Option<&Message<'_>>) {
        if let (Some(book), Some(scene)) = (self.book.as_deref_mut(), &self.scene) {
            association::count(&mut book.state, scene, tsn, message);
        }
    }

    /// What was let through is remembered.
    pub(crate) fn note(&mut self, lineage: &Lineage<'_>, octets: &[u8], sight: Option<Sight>) {
        if let (Some(book), Some(scene), false) =
            (self.book.as_deref_mut(), &self.scene, self.is_deferring)
        {
            note(book, scene, (lineage, octets), sight);
        }
    }

    /// True for a message of ours that comes back: what it carries was judged when it left.
    pub(crate) fn is_own(&self, lineage: &Lineage<'_>) -> bool {
        let known = self.book.as_deref().zip(self.scene.as_ref());
        known.is_some_and(|(book, scene)| dialogue::is_own(&book.state, scene, lineage))
    }

    /// A rule blocked a message: whom it was about is remembered, and nothing else.
    pub(crate) fn blame(&mut self, lineage: &Lineage<'_>) -> Option<Sight> {
        subscriber::blame(self.book.as_deref_mut()?, self.scene.as_ref()?, lineage);
        None
    }

    /// A message was let through with all that it carries.
    pub(crate) fn note_whole(&mut self, lineage: &Lineage<'_>) {
        let is_dialogue = matches!(lineage.innermost(), Some(Message::Tcap(_)));
        if let (Some(book), Some(scene), true) =
            (self.book.as_deref_mut(), &self.scene, is_dialogue)
        {
            dialogue::note(book, scene, lineage);
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
                self.note(&Lineage::of(message), octets, None);
            }
            rest = dissect::following(carrier, octets);
        }
    }
}

fn refuse(decision: Decision, reason: Reason) -> Decision {
    Decision { verdict: Verdict::Drop, reason, rule: None, ..decision }
}

/// True where the receiver of a packet of SCTP said that it takes those without a checksum (RFC 9653 §5.2).
pub(crate) fn takes_unsummed(state: &State, packet: &Packet<'_>, arrival: &Arrival<'_>) -> bool {
    let scene = Scene::of(packet, arrival, [Party::Stranger; 2]);
    scene.is_some_and(|scene| association::takes_unsummed(state, &scene))
}

/// A message was let through: it is remembered. What stands in a dialogue is remembered with the whole of it.
fn note(
    book: &mut Book,
    scene: &Scene,
    (lineage, octets): (&Lineage<'_>, &[u8]),
    sight: Option<Sight>,
) {
    let Some(message) = lineage.innermost() else { return };
    match message {
        Message::Gtpu(message) => {
            let sight = sight.unwrap_or_else(|| Sight::of(&book.state, scene, message));
            user::note(&mut book.state, scene, message, &sight);
        }
        Message::Diameter(diameter) => {
            let Book { state, rows, .. } = book;
            diameter::note(state, scene, (diameter, octets), || rows.number(message));
        }
        Message::Tcap(_) => dialogue::note(book, scene, lineage),
        message => control::note(&mut book.state, scene, message, octets),
    }
    association::note(&mut book.state, scene, lineage);
}

/// What happens to a message of the user plane that is accepted where no rule is asked.
pub(crate) fn bind_user(
    decision: Decision,
    (state, scene): (&State, &Scene),
    message: &gtp::u::Message<'_>,
    sight: &Sight,
) -> Decision {
    let reason = breach((state, scene), message, sight);
    reason.map_or(decision, |reason| refuse(decision, reason))
}

fn breach(
    (state, scene): (&State, &Scene),
    message: &gtp::u::Message<'_>,
    sight: &Sight,
) -> Option<Reason> {
    user::breach(sight, user::binding(state, scene, message, sight).as_ref())
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
