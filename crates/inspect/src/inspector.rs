//! One inspector a worker: what it knows of traffic, and the rule table that judges it.

extern crate alloc;

use alloc::borrow::ToOwned as _;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;

use gtp::PORT_USER;
use packet::{Datagram, Fragment, Layer, Packet, Protocol};
use ruletable::{Decision, Direction, Mode, Party, Reason, RuleTable, Verdict};
use session::{DatagramKey, Fragments, Frames, Piece, Progress, Slot, State, Tick};

use crate::ahead;
use crate::answer::Answer;
use crate::arrival::{Arrival, zone};
use crate::edit::Edits;
use crate::finding::{FORWARDED, Fate, Finding, refused};
use crate::judgement::{Judgement, ShownPlaces};
use crate::memory::Memory;
use crate::reasons;
use crate::state;
use crate::terms::{GPDU, Terms};
use crate::units::{self, Parts};
use crate::users;
use crate::uses::Uses;
use crate::witness::Witness;

/// Fragmented datagrams that are put together at a time.
const DATAGRAMS_MAX: usize = 256;
/// Octets that a first fragment must hold: UDP with a GTP header, or the part of another transport that names it.
const FIRST_UDP_OCTETS: usize = 8 + 12;
const FIRST_OCTETS: usize = 8;

/// What the judging of a packet needs, beside the fragments that its octets may lie in.
macro_rules! parts {
    ($self:ident) => {
        Parts {
            table: $self.table.as_deref(),
            link: &$self.link,
            answer: &mut $self.answer,
            memory: &mut $self.memory,
            edits: &mut $self.edits,
            released: &mut $self.released,
            shown: &mut $self.shown,
        }
    };
}

/// Frames that waited in vain.
#[derive(Debug)]
pub struct Lapse {
    /// The frames.
    pub frames: Frames,
    /// They leave for the other port of that way as they are; nothing where they end here.
    pub leaves: Option<Direction>,
    /// Why.
    pub reason: Reason,
}

/// What one worker knows.
#[derive(Debug)]
pub struct Inspector {
    link: String,
    table: Option<Arc<RuleTable>>,
    terms: Terms,
    generation: u64,
    fragments: Fragments,
    released: Frames,
    shown: ShownPlaces,
    answer: Answer,
    memory: Memory,
    edits: Edits,
    verifies: bool,
}

impl Inspector {
    /// Reserves all memory for the link of this name. Without a table, signalling is refused. Who knows the seed can
    /// choose traffic that is slow to look up, so it is drawn at random where traffic is hostile.
    pub fn new(link: &str, seed: u64) -> Self {
        Self {
            link: link.to_owned(),
            table: None,
            terms: Terms::default(),
            generation: 0,
            fragments: Fragments::new(DATAGRAMS_MAX),
            released: Frames::new(),
            shown: ShownPlaces::new(),
            answer: Answer::default(),
            memory: Memory::new(seed),
            edits: Edits::new(),
            verifies: true,
        }
    }

    /// Leaves checksums of datagrams in fragments alone, as captures need it whose addresses were changed.
    pub fn trusting(self) -> Self {
        Self { verifies: false, ..self }
    }

    /// Tells a tool of every message from now on; nothing is told where there is none.
    pub fn tell(&mut self, witness: Option<Box<dyn Witness>>) {
        self.memory.witness = witness;
    }

    /// From now on judges by `table`; gives back the one before.
    pub fn adopt(&mut self, table: Arc<RuleTable>, generation: u64) -> Option<Arc<RuleTable>> {
        self.generation = generation;
        self.terms = Terms::of(&table, &self.link);
        self.memory.adopt(&table);
        self.table.replace(table)
    }

    /// The generation that judges.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Has what a burst of frames will be held against near when they are judged; decides nothing.
    pub fn foresee(&self, frames: impl ExactSizeIterator<Item: AsRef<[u8]>> + Clone) {
        if let Some(state) = self.state() {
            ahead::read(state, frames);
        }
    }

    /// Reads and judges one frame.
    pub fn inspect(&mut self, arrival: &Arrival<'_>) -> Finding<'_> {
        self.released.clear();
        self.answer.clear();
        self.edits.clear();
        self.shown.clear();
        if let Some(parties) = self.let_user_pass(arrival) {
            return self.passed(parties);
        }
        let judgement = match self.decode(arrival) {
            Err(reason) => Judgement::of(refused(reason)),
            Ok(packet) => match packet.fragment {
                None => units::judge(parts!(self), &packet, arrival),
                Some(fragment) => match self.add(&packet, fragment, arrival) {
                    Some(judgement) => judgement,
                    None => return self.finding(&Judgement::of(FORWARDED), Fate::Hold),
                },
            },
        };
        let judgement = self.in_force(judgement);
        if let Some(frame) = arrival.hold_as.filter(|_| !judgement.is_held) {
            self.memory.held.drop(frame);
        }
        let fate = match judgement.decision.verdict {
            _ if judgement.is_reset => Fate::Reset,
            _ if judgement.is_held => Fate::Hold,
            _ if judgement.is_edited => Fate::Edit,
            Verdict::Accept => Fate::Send,
            Verdict::Reject(_) | Verdict::Limit(_) if !self.answer.is_empty() => Fate::Answer,
            Verdict::Drop
            | Verdict::Reject(_)
            | Verdict::Neutralise
            | Verdict::Strip(_)
            | Verdict::Limit(_)
            | Verdict::Quarantine(_)
            | Verdict::Reset => Fate::Discard,
        };
        self.finding(&judgement, fate)
    }

    /// Judges a packet of a user as [`Inspector::inspect`] would, by what is known and beside others who do so at the same
    /// time. Nothing for any other frame, and where more is wanted than to count it: such a frame is still to be inspected.
    pub fn glance(&self, arrival: &Arrival<'_>, uses: &mut Uses) -> Option<Finding<'_>> {
        let table = self.table.as_deref()?;
        let book = self.memory.book.as_deref().filter(|_| self.memory.witness.is_none())?;
        if !book.state.is_at(arrival.now.seconds()) || uses.is_full() {
            return None;
        }
        if let Some((parties, passed)) = users::let_pass((table, &self.terms), &book.state, arrival)
        {
            uses.add(passed);
            return Some(self.passed(parties));
        }
        Datagram::glimpse(arrival.octets).filter(|one| one.destination_port == PORT_USER)?;
        let packet = packet::decode(arrival.octets).ok()?;
        let limits = &self.memory.limits;
        let (judgement, passed) =
            users::glance((table, &self.link), (book, limits), &packet, arrival)?;
        uses.add(passed);
        let judgement = self.in_force(judgement);
        let is_accepted = judgement.decision.verdict == Verdict::Accept;
        Some(self.plain(&judgement, if is_accepted { Fate::Send } else { Fate::Discard }))
    }

    /// Notes which tunnels packets used that were judged by a glance.
    pub fn note(&mut self, uses: &mut Uses, now: Tick) {
        for passed in uses.take() {
            if let Some(book) = &mut self.memory.book {
                book.state.note(passed, now.seconds());
            }
        }
    }

    /// True where frames wait for companions.
    pub fn is_waiting(&self) -> bool {
        !self.fragments.is_empty() || !self.memory.held.is_empty()
    }

    /// The next frames whose companions did not come in time; call until there are none.
    pub fn lapse(&mut self, now: Tick) -> Option<Lapse> {
        if let Some(frames) = self.fragments.lapsed(now) {
            return Some(Lapse { frames, leaves: None, reason: Reason::FRAGMENT_TIMEOUT });
        }
        let (piece, is_last) = self.memory.held.lapsed(now)?;
        let frames = is_last.then_some(piece.frame).into_iter().collect();
        self.memory.leave(&piece);
        Some(Lapse { frames, leaves: Some(piece.flow.way), reason: Reason::NONE })
    }

    /// What is remembered of sessions; nothing before the first policy.
    pub fn state(&self) -> Option<&State> {
        self.memory.book.as_ref().map(|book| &book.state)
    }

    /// Tables of sessions that are nearly full: older entries soon make room for new ones.
    pub fn tables_full(&self) -> usize {
        let gauges = self.state().into_iter().flat_map(State::gauges);
        gauges.filter(|(_, gauge)| gauge.is_alarming()).count()
    }

    /// Writes all memory of sessions once, so that none has to be found while traffic flows.
    pub fn reserve(&mut self) {
        if let Some(book) = &mut self.memory.book {
            book.state.touch();
        }
    }

    /// Forgets all traffic, as after a defect.
    pub fn forget(&mut self) {
        self.fragments = Fragments::new(DATAGRAMS_MAX);
        self.released.clear();
        self.memory.forget();
    }

    /// On a link, or with a partner, for which nothing is in force, all goes on as it came; what would have been
    /// otherwise is noted, unless nothing is asked.
    fn in_force(&self, judgement: Judgement) -> Judgement {
        if self.table.is_none() {
            return judgement;
        }
        let decision = judgement.decision;
        let is_changed =
            judgement.is_edited || judgement.is_reset || decision.verdict != Verdict::Accept;
        let decision = match self.terms.mode(judgement.parties) {
            Mode::Enforce => return judgement,
            Mode::Monitor if is_changed => Decision {
                verdict: Verdict::Accept,
                rule: None,
                would: decision.would.or(decision.rule),
                ..decision
            },
            Mode::Monitor => decision,
            Mode::Off => FORWARDED,
        };
        Judgement { decision, is_edited: false, is_reset: false, is_held: false, ..judgement }
    }

    /// Whose packet of a user it is, where all that can be said of it is that it may pass.
    #[inline]
    fn let_user_pass(&mut self, arrival: &Arrival<'_>) -> Option<[Party; 2]> {
        let table = self.table.as_deref()?;
        let book = self.memory.book.as_deref_mut().filter(|_| self.memory.witness.is_none())?;
        let now = arrival.now.seconds();
        book.state.tick(now);
        let (parties, passed) = users::let_pass((table, &self.terms), &book.state, arrival)?;
        book.state.note(passed, now);
        if let Some(frame) = arrival.hold_as {
            self.memory.held.drop(frame);
        }
        Some(parties)
    }

    #[inline]
    fn passed(&self, parties: [Party; 2]) -> Finding<'_> {
        let judgement =
            Judgement { parties, message: Some(GPDU), messages: 1, ..Judgement::of(FORWARDED) };
        self.plain(&judgement, Fate::Send)
    }

    /// What becomes of a frame that is neither edited nor answered, and with which no other leaves.
    #[inline]
    fn plain(&self, judgement: &Judgement, fate: Fate) -> Finding<'_> {
        let slot = |rule| self.table.as_ref().and_then(|table| table.slot(rule));
        let Judgement { decision, .. } = judgement;
        Finding {
            fate,
            others: &[],
            decision: *decision,
            slots: [
                decision.rule.and_then(slot),
                decision.would.and_then(slot),
                decision.warning.and_then(|warning| warning.rule).and_then(slot),
            ],
            generation: self.generation,
            message: judgement.message,
            is_signalling: judgement.messages > 0,
            messages: judgement.messages,
            parties: judgement.parties,
            answer: &[],
            edits: &[],
            shown: &[],
            streams: &self.memory.streams,
        }
    }

    fn finding(&self, judgement: &Judgement, fate: Fate) -> Finding<'_> {
        let is_rewritten = judgement.is_edited || judgement.is_reset;
        let has_answer = matches!(fate, Fate::Answer | Fate::Reset);
        Finding {
            others: &self.released,
            edits: if is_rewritten { &self.edits } else { &[] },
            shown: if is_rewritten { &self.shown } else { &[] },
            answer: if has_answer { self.answer.octets() } else { &[] },
            ..self.plain(judgement, fate)
        }
    }

    /// A packet of SCTP needs no checksum where its receiver said so; one that begins an association has it always.
    fn decode<'o>(&self, arrival: &Arrival<'o>) -> Result<Packet<'o>, Reason> {
        let error = match packet::decode(arrival.octets) {
            Ok(packet) => return Ok(packet),
            Err(error) => error,
        };
        let unsummed = (error.layer == Layer::SctpChecksum)
            .then(|| packet::decode_unverified(arrival.octets).ok())
            .flatten()
            .filter(Packet::may_go_unsummed);
        let state = self.state();
        unsummed
            .filter(|packet| {
                state.is_some_and(|state| state::takes_unsummed(state, packet, arrival))
            })
            .ok_or_else(|| reasons::of_layer(error.layer))
    }

    /// Puts a piece to its datagram; nothing where the frame waits for the others.
    fn add(
        &mut self,
        packet: &Packet<'_>,
        fragment: Fragment,
        arrival: &Arrival<'_>,
    ) -> Option<Judgement> {
        let Some(hold_as) = arrival.hold_as else {
            return Some(Judgement::of(refused(Reason::HOLD_FULL)));
        };
        let Some(piece) = piece(packet, fragment, arrival.direction) else {
            return Some(Judgement::of(refused(Reason::FRAGMENT_MALFORMED)));
        };
        match self.fragments.add(&piece, hold_as, arrival.now) {
            Progress::Held => None,
            Progress::Refused(breach) => Some(Judgement::of(refused(reasons::of_breach(breach)))),
            Progress::Broken(slot, breach) => {
                self.released = self.fragments.take_frames(slot);
                Some(Judgement::of(refused(reasons::of_breach(breach))))
            }
            Progress::Whole(slot) => Some(self.judge_whole(packet, slot, arrival)),
        }
    }

    fn judge_whole(&mut self, packet: &Packet<'_>, slot: Slot, arrival: &Arrival<'_>) -> Judgement {
        self.released = self.fragments.take_frames(slot);
        let judgement =
            match packet::decode_transport(packet, self.fragments.octets(slot), self.verifies) {
                Ok(whole) => units::judge(parts!(self), &whole, arrival),
                Err(error) => Judgement::of(refused(reasons::of_layer(error.layer))),
            };
        self.fragments.release(slot);
        judgement
    }
}

fn piece<'a>(packet: &Packet<'a>, fragment: Fragment, direction: Direction) -> Option<Piece<'a>> {
    let (source, destination) = packet.addresses()?;
    Some(Piece {
        key: DatagramKey {
            source,
            destination,
            id: fragment.id,
            protocol: if fragment.is_ipv6 { 0 } else { packet.protocol.0 },
            zone: zone(packet, direction),
        },
        offset: fragment.offset.into(),
        has_more: fragment.more,
        octets: packet.payload,
        first_octets_min: if packet.protocol == Protocol::UDP {
            FIRST_UDP_OCTETS
        } else {
            FIRST_OCTETS
        },
    })
}
