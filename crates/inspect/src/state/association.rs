//! Associations of SCTP, connections of TCP, and who their ends said they are.

use core::hash::BuildHasher as _;

use diameter::CommandCode;
use dissect::{AssociationFacts, Lineage, Message};
use packet::sctp::{Chunk, ChunkType, ParameterType};
use session::{Address, Asp, ESTABLISHED, Pair, Peer, Peering, SHUTDOWN, Sent, Side, State};

use super::Scene;
use super::diameter::{ORIGIN_HOST, is_success};

/// AVP Route-Record (RFC 6733 §6.7.1).
const ROUTE_RECORD: u32 = 282;
/// The tag is the sender's own (RFC 9260 §8.5.1).
const T_BIT: u8 = 1;
/// Messages of M3UA and SUA by class and type (RFC 4666 §3.1.2).
const ASPUP: u32 = 0x0301;
const ASPDN: u32 = 0x0302;
const ASPUP_ACK: u32 = 0x0304;
const ASPDN_ACK: u32 = 0x0305;
const ASPAC_ACK: u32 = 0x0403;
const ASPIA_ACK: u32 = 0x0404;

/// What is known of what carries a message; nothing over other transports.
pub(crate) fn association<'a>(
    state: &'a State,
    scene: &Scene,
    lineage: &Lineage<'_>,
) -> Option<AssociationFacts<'a>> {
    let pair = scene.pair()?;
    let chunk = chunk(lineage);
    let (known, is_tag_ok) = match scene.tag {
        None => (state.peerings.by_pair(&pair), None),
        Some(tag) => by_tag(state, scene, &pair, (chunk, tag)),
    };
    let mut facts = AssociationFacts {
        known: Some(known.is_some()),
        tag_ok: is_tag_ok,
        state: Some(known.map_or(0, |peering| peering.state)),
        learning: Some(
            known.map_or_else(|| state.is_learning(scene.now), |known| known.is_learned),
        ),
        restarts: Some(known.map_or(0, |known| known.restarts(scene.now))),
        count: Some(state.peerings.held_by(scene.owner())),
        ..AssociationFacts::default()
    };
    let from = scene.from();
    if let Some(chunk) = chunk.filter(|chunk| chunk.kind == ChunkType::COOKIE_ECHO) {
        facts.cookie_ok = state.peerings.has_given(&pair, digest(chunk.value));
    }
    let Some(known) = known else { return Some(facts) };
    // Of more addresses than are remembered nothing is told.
    let is_told = !known.is_learned && !from.of(&known.peers).others.is_full();
    let init = chunk.filter(|chunk| chunk.kind == ChunkType::INIT && is_told);
    let is_its = |address| known.is_at(from, Address::of(address));
    facts.addresses_ok = init.map(|init| init.addresses().all(is_its));
    facts.stream_ok =
        chunk.and_then(Chunk::data).and_then(|data| known.has_stream(from, data.stream));
    facts.asp_active = (known.asp != Asp::Unknown).then_some(known.asp == Asp::Active);
    facts.chunk_ok = chunk.and_then(|chunk| known.has_extension(extension(chunk.kind)?));
    let own = &from.of(&known.peers).sent;
    let other = &from.other().of(&known.peers).sent;
    facts.tsn_ok = chunk.and_then(Chunk::data).and_then(|data| own.may_send(data.tsn, scene.now));
    let acknowledged = chunk.and_then(acknowledged);
    facts.sack_ok = acknowledged.and_then(|tsn| other.has_sent(tsn, scene.now));
    facts.sack_ahead = acknowledged.and_then(|tsn| other.unsent(tsn, scene.now));
    facts.turn_ok = chunk.and_then(|chunk| is_in_turn(chunk.kind, own, other));
    facts.link_ok = lineage.layers().get(1).and_then(|message| is_counting(message, own, other));
    let host = |side: Side| state.names.get(side.of(&known.peers).host);
    let own = host(from);
    facts.origin_host = own.filter(|_| host(from.other()).is_some());
    if let (Some(Message::Diameter(message)), Some(host)) = (lineage.innermost(), own) {
        facts.identity_ok = is_identity(message, host);
    }
    Some(facts)
}

/// The highest TSN that a SACK acknowledges without gap (RFC 9260 §3.3.4).
fn acknowledged(chunk: &Chunk<'_>) -> Option<u32> {
    let is_sack = matches!(chunk.kind, ChunkType::SACK | ChunkType::NR_SACK);
    chunk.value.first_chunk().filter(|_| is_sack).map(|tsn| u32::from_be_bytes(*tsn))
}

fn is_in_turn(kind: ChunkType, own: &Sent, other: &Sent) -> Option<bool> {
    match kind {
        ChunkType::SHUTDOWN_ACK => Some(other.has_shut || other.has_acknowledged),
        ChunkType::SHUTDOWN_COMPLETE => Some(other.has_acknowledged),
        ChunkType::DATA | ChunkType::I_DATA => Some(!own.has_shut),
        _ => None,
    }
}

fn is_counting(message: &Message<'_>, own: &Sent, other: &Sent) -> Option<bool> {
    let Message::M2pa(message) = message else { return None };
    message.priority()?;
    match (own.may_count(message.fsn), other.has_counted(message.bsn)) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (follows, acknowledges) => follows.or(acknowledges),
    }
}

/// A chunk with user octets went on, with edits or without: its numbers count.
pub(crate) fn count(state: &mut State, scene: &Scene, tsn: u32, message: Option<&Message<'_>>) {
    let Some((pair, tag)) = scene.pair().zip(scene.tag) else { return };
    let (from, to) = (scene.from(), scene.from().other());
    if state.peerings.by_tag(&pair, to, tag).is_none() {
        return;
    }
    let Some(peering) = state.peerings.get_mut(&pair, (to, tag)) else { return };
    let sent = &mut from.of_mut(&mut peering.peers).sent;
    sent.send(tsn, scene.now);
    if let Some(Message::M2pa(message)) = message {
        match (message.priority(), message.status()) {
            (Some(_), _) if sent.may_count(message.fsn) != Some(false) => sent.count(message.fsn),
            (_, Some(status)) => sent.serve(OUT_OF_SERVICE.contains(&status.0)),
            _ => {}
        }
    }
}

/// States of a link of M2PA in which it carries nothing: alignment, proving, out of service (RFC 4165 §2.3.2).
const OUT_OF_SERVICE: [u32; 4] = [1, 2, 3, 9];

/// True where the receiver said that it takes packets without a checksum (RFC 9653 §5.2).
pub(crate) fn takes_unsummed(state: &State, scene: &Scene) -> bool {
    let known = scene.pair().zip(scene.tag).and_then(|(pair, tag)| {
        let to = scene.from().other();
        state.peerings.by_tag(&pair, to, tag).map(|known| to.of(&known.peers).extensions)
    });
    known.is_some_and(|extensions| extensions & UNSUMMED != 0)
}

/// Parameter of an end that takes packets without a checksum (RFC 9653 §4).
const ZERO_CHECKSUM_ACCEPTABLE: ParameterType = ParameterType(0x8001);
/// Bit of [`Peer::extensions`] of such an end.
const UNSUMMED: u8 = 64;

/// A message or a chunk was let through.
pub(crate) fn note(state: &mut State, scene: &Scene, lineage: &Lineage<'_>) {
    let Some(pair) = scene.pair() else { return };
    let at = (scene.from().other(), scene.tag.unwrap_or(0));
    if scene.tag.is_some() && chunk(lineage).is_some_and(|chunk| !is_of_handshake(chunk.kind)) {
        note_packet(state, scene, &pair, at);
    }
    match (lineage.layers().first(), lineage.innermost()) {
        (Some(Message::Sctp(outer)), Some(Message::Sctp(_))) => {
            note_chunk(state, scene, &pair, outer);
        }
        (_, Some(Message::Diameter(message))) => note_identity(state, scene, &pair, message),
        (_, Some(message @ (Message::M3ua(_) | Message::Sua(_)))) => {
            if let Some(peering) = state.peerings.get_mut(&pair, at) {
                match message.kind() {
                    ASPAC_ACK => peering.asp = Asp::Active,
                    ASPUP | ASPUP_ACK | ASPDN | ASPDN_ACK | ASPIA_ACK => {
                        peering.asp = Asp::Inactive;
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// Chunks that begin or end an association: nothing is picked up by them.
fn is_of_handshake(kind: ChunkType) -> bool {
    matches!(
        kind,
        ChunkType::INIT
            | ChunkType::INIT_ACK
            | ChunkType::COOKIE_ECHO
            | ChunkType::COOKIE_ACK
            | ChunkType::ABORT
            | ChunkType::SHUTDOWN
            | ChunkType::SHUTDOWN_ACK
            | ChunkType::SHUTDOWN_COMPLETE
    )
}

/// Chunks that both ends must have announced (RFC 5061 §4.2.7), a bit each.
fn extension(kind: ChunkType) -> Option<u8> {
    Some(match kind {
        ChunkType::FORWARD_TSN => 1,
        ChunkType::I_DATA | ChunkType::I_FORWARD_TSN => 2,
        ChunkType::NR_SACK => 4,
        ChunkType::PKTDROP => 8,
        ChunkType::RE_CONFIG => 16,
        ChunkType::ASCONF | ChunkType::ASCONF_ACK => 32,
        _ => return None,
    })
}

/// The kinds that INIT or INIT ACK announces (RFC 3758 §3.1, RFC 5061 §4.2.7).
fn extensions(chunk: &Chunk<'_>) -> u8 {
    let bits = chunk.parameters().map(|parameter| match ParameterType(parameter.kind) {
        ParameterType::FORWARD_TSN_SUPPORTED => extension(ChunkType::FORWARD_TSN).unwrap_or(0),
        ZERO_CHECKSUM_ACCEPTABLE => UNSUMMED,
        ParameterType::SUPPORTED_EXTENSIONS => {
            let kinds = parameter.value.iter().filter_map(|kind| extension(ChunkType(*kind)));
            kinds.fold(0, |bits, bit| bits | bit)
        }
        _ => 0,
    });
    bits.fold(0, |all, bits| all | bits)
}

impl Scene {
    /// Both ends of the transport; nothing over UDP.
    fn pair(&self) -> Option<Pair> {
        let mut addresses = [self.source.address; 2];
        *self.from().other().of_mut(&mut addresses) = self.destination.address;
        let mut ports = [self.ports.0; 2];
        *self.from().other().of_mut(&mut ports) = self.ports.1;
        let is_tcp = self.tag.is_none();
        (self.is_connected).then_some(Pair { net: self.source.net, is_tcp, addresses, ports })
    }
}

/// The chunk that carries a message, or is one.
fn chunk<'l, 'a>(lineage: &'l Lineage<'a>) -> Option<&'l Chunk<'a>> {
    match lineage.layers().first()? {
        Message::Sctp(chunk) => Some(chunk),
        _ => None,
    }
}

fn by_tag<'a>(
    state: &'a State,
    scene: &Scene,
    pair: &Pair,
    (chunk, tag): (Option<&Chunk<'_>>, u32),
) -> (Option<&'a Peering>, Option<bool>) {
    let to = scene.from().other();
    let kind = chunk.map(|chunk| chunk.kind);
    let is_reflected = matches!(kind, Some(ChunkType::ABORT | ChunkType::SHUTDOWN_COMPLETE))
        && chunk.is_some_and(|chunk| chunk.flags & T_BIT != 0);
    if let Some(known) = state.peerings.by_tag(pair, to, tag) {
        let own = scene.from().of(&known.peers).tag;
        return (Some(known), Some(!is_reflected || own == tag || own == 0));
    }
    if kind == Some(ChunkType::INIT) {
        return (state.peerings.by_pair(pair), None);
    }
    if let Some(opening) = state.peerings.opening(pair) {
        let is_its = to.of(&opening.peers).tag == tag;
        if is_its || state.peerings.by_pair(pair).is_none() {
            return (Some(opening), Some(is_its));
        }
    }
    let Some(known) = state.peerings.by_pair(pair) else { return (None, None) };
    let is_unknown = to.of(&known.peers).tag == 0;
    let is_own = is_reflected && scene.from().of(&known.peers).tag == tag;
    (Some(known), (!is_unknown).then_some(is_own))
}

/// RFC 6733 §6.1.9: who relays a request says whom it came from. An answer says only who gave it.
fn is_identity(message: &diameter::Message<'_>, host: &[u8]) -> Option<bool> {
    let origin = message.find(ORIGIN_HOST.0, ORIGIN_HOST.1)?.octets;
    if origin.eq_ignore_ascii_case(host) {
        return Some(true);
    }
    let is_recorded = |avp: diameter::Avp<'_>| {
        (avp.code, avp.vendor) == (ROUTE_RECORD, 0) && avp.octets.eq_ignore_ascii_case(origin)
    };
    message.is_request().then(|| message.avps().any(is_recorded))
}

fn note_chunk(state: &mut State, scene: &Scene, pair: &Pair, chunk: &Chunk<'_>) {
    let (from, tag) = (scene.from(), scene.tag.unwrap_or(0));
    let at = (from.other(), tag);
    match chunk.kind {
        ChunkType::INIT => {
            if let Some(peer) = peer(scene, chunk) {
                state.peerings.begin(scene.owner(), *pair, (from, peer), scene.now);
            }
        }
        ChunkType::INIT_ACK => {
            if let Some(peer) = peer(scene, chunk) {
                let cookies = chunk
                    .parameters()
                    .find(|parameter| ParameterType(parameter.kind) == ParameterType::STATE_COOKIE);
                let cookie = cookies.map(|cookie| digest(cookie.value));
                state.peerings.answer(pair, (from, peer), tag, cookie);
            }
        }
        ChunkType::COOKIE_ECHO => state.peerings.echo(pair),
        ChunkType::COOKIE_ACK => state.peerings.establish(scene.owner(), pair, scene.now),
        ChunkType::SHUTDOWN | ChunkType::SHUTDOWN_ACK => {
            if let Some(peering) = state.peerings.get_mut(pair, at) {
                peering.state = SHUTDOWN;
                let sent = &mut from.of_mut(&mut peering.peers).sent;
                sent.has_shut |= chunk.kind == ChunkType::SHUTDOWN;
                sent.has_acknowledged |= chunk.kind == ChunkType::SHUTDOWN_ACK;
            }
        }
        ChunkType::ABORT | ChunkType::SHUTDOWN_COMPLETE
            if by_tag(state, scene, pair, (Some(chunk), tag)).1 == Some(true) =>
        {
            state.peerings.end(pair, at);
        }
        ChunkType::ASCONF => note_addresses(state, scene, pair, chunk),
        _ => {}
    }
}

/// What a cookie comes to.
fn digest(cookie: &[u8]) -> u64 {
    foldhash::fast::FixedState::with_seed(COOKIE_SEED).hash_one(cookie)
}

/// The seed only has to tell the few cookies of one handshake apart.
const COOKIE_SEED: u64 = 0xc00c;

/// What INIT and INIT ACK say of their sender (RFC 9260 §3.3.2).
fn peer(scene: &Scene, chunk: &Chunk<'_>) -> Option<Peer> {
    let (tag, rest) = chunk.value.split_first_chunk::<4>()?;
    let [_, _, _, _, sends @ ..] = rest else { return None };
    let (sends, rest) = sends.split_first_chunk::<2>()?;
    let (takes, rest) = rest.split_first_chunk::<2>()?;
    let initial = rest.first_chunk::<4>()?;
    let others = chunk.addresses().map(Address::of).filter(|other| *other != scene.source.address);
    Some(Peer {
        tag: u32::from_be_bytes(*tag),
        streams: (u16::from_be_bytes(*sends), u16::from_be_bytes(*takes)),
        others: others.take(session::OTHERS_MAX).collect(),
        extensions: extensions(chunk),
        sent: Sent::beginning(u32::from_be_bytes(*initial), scene.now),
        ..Peer::default()
    })
}

/// An end adds or deletes an address (RFC 5061 §4.2).
fn note_addresses(state: &mut State, scene: &Scene, pair: &Pair, chunk: &Chunk<'_>) {
    let from = scene.from();
    let at = (from.other(), scene.tag.unwrap_or(0));
    let Some(peering) = state.peerings.get_mut(pair, at) else { return };
    let others = &mut from.of_mut(&mut peering.peers).others;
    let mut is_adding = None;
    for parameter in chunk.parameters() {
        match ParameterType(parameter.kind) {
            ParameterType::ADD_IP_ADDRESS => is_adding = Some(true),
            ParameterType::DELETE_IP_ADDRESS => is_adding = Some(false),
            _ => {}
        }
        let Some(address) = parameter.address().map(Address::of) else { continue };
        match is_adding.take() {
            Some(true) if !others.contains(&address) => {
                // Where there is no room, the address stays unknown.
                let _ = others.try_push(address);
            }
            Some(false) => others.retain(|known| *known != address),
            Some(true) | None => {}
        }
    }
}

fn note_packet(state: &mut State, scene: &Scene, pair: &Pair, at: (Side, u32)) {
    if state.peerings.by_tag(pair, at.0, at.1).is_some() {
        state.peerings.refresh(pair, at, scene.now);
    } else if state.is_learning(scene.now) {
        state.peerings.learn(scene.owner(), pair, at, scene.now);
    }
}

/// Both ends say who they are when they exchange capabilities and agree, and an association keeps what they said.
fn note_identity(state: &mut State, scene: &Scene, pair: &Pair, message: &diameter::Message<'_>) {
    if message.header().command != CommandCode::CAPABILITIES_EXCHANGE {
        if pair.is_tcp && state.is_learning(scene.now) && state.peerings.by_pair(pair).is_none() {
            state.peerings.connect(scene.owner(), pair, true, scene.now);
        }
        return;
    }
    let Some(origin) = message.find(ORIGIN_HOST.0, ORIGIN_HOST.1) else { return };
    if !message.is_request() && !is_success(message) {
        return;
    }
    if pair.is_tcp {
        state.peerings.connect(scene.owner(), pair, false, scene.now);
    }
    let host = state.names.keep(origin.octets, scene.owner(), scene.now);
    let from = scene.from();
    let at = (from.other(), scene.tag.unwrap_or(0));
    if let Some(peering) =
        state.peerings.get_mut(pair, at).filter(|known| known.state == ESTABLISHED)
    {
        from.of_mut(&mut peering.peers).host = host;
    }
}
