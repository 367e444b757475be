//! GTP-U: which packet of a user belongs to which tunnel (TS 29.281 §4.3, §7.3).

use dissect::TunnelFacts;
use gtp::u::{Message, MessageType};
use ruletable::Reason;
use session::{Address, End, Found, Inner, NodeKey, Passed, Plane, Shown, State};

use super::Scene;
use super::control::tell;

/// What a message addresses and carries, looked up once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    found: Option<Found>,
    inner: Option<gtp::Inner>,
    packet: Inner,
}

impl Sight {
    pub(crate) fn of(state: &State, scene: &Scene, message: &Message<'_>) -> Self {
        let inner = message.inner();
        let packet = content(message, inner.as_ref());
        let found = state.tunnels.find(&state.nodes, Plane::User, &addressed_end(scene, message));
        Self { found, inner, packet }
    }
}

/// What a message carries, as its tunnel counts it.
#[inline]
pub(crate) fn content(message: &Message<'_>, inner: Option<&gtp::Inner>) -> Inner {
    Inner {
        addresses: inner.map(|inner| (inner.source, inner.destination)),
        sequence: message.sequence(),
        octets: u32::try_from(message.payload().len()).unwrap_or(u32::MAX),
    }
}

/// The tunnel that a message addresses; nothing where it addresses none.
pub(crate) fn tunnel<'a>(
    state: &'a State,
    scene: &Scene,
    message: &Message<'_>,
    sight: &Sight,
) -> Option<TunnelFacts<'a>> {
    let mut facts = binding(state, scene, message, sight)?;
    let found = match message.message_type() {
        MessageType::ERROR_INDICATION => denied(state, scene, message),
        _ => sight.found,
    };
    if let Some(view) = found.and_then(|found| state.tunnels.session(&state.nodes, found)) {
        tell(&mut facts, state, scene, &view);
    }
    Some(facts)
}

/// What binds a message to that tunnel, without what is known of its session.
pub(crate) fn binding<'a>(
    state: &State,
    scene: &Scene,
    message: &Message<'_>,
    sight: &Sight,
) -> Option<TunnelFacts<'a>> {
    match message.message_type() {
        MessageType::G_PDU | MessageType::END_MARKER | MessageType::TUNNEL_STATUS => {
            Some(addressed(state, scene, message, sight))
        }
        MessageType::ERROR_INDICATION => Some(error(state, scene, message)),
        _ => None,
    }
}

/// Why GTP-U that is bound may not pass; nothing where it may.
pub(crate) fn breach(sight: &Sight, facts: Option<&TunnelFacts<'_>>) -> Option<Reason> {
    if sight.inner.is_some_and(|inner| inner.is_gtp()) {
        return Some(Reason::GTPU_INNER_GTP);
    }
    let facts = facts?;
    if facts.learning == Some(true) {
        return None;
    }
    let checks = [
        (facts.known, Reason::GTPU_UNKNOWN),
        (facts.direction_ok, Reason::GTPU_DIRECTION),
        (facts.same_peer, Reason::GTPU_PEER),
        (facts.inner_ok, Reason::GTPU_INNER),
        (facts.sequence_ok, Reason::GTPU_SEQUENCE),
        (facts.error_ok, Reason::GTPU_ERROR),
    ];
    checks.iter().find(|(check, _)| *check == Some(false)).map(|(_, reason)| *reason)
}

/// A message was let through.
pub(crate) fn note(state: &mut State, scene: &Scene, message: &Message<'_>, sight: &Sight) {
    match message.message_type() {
        MessageType::G_PDU => pass(state, scene, message, sight),
        MessageType::ERROR_INDICATION => {
            if let Some(found) = denied(state, scene, message) {
                state.tunnels.disprove(&mut state.nodes, found, scene.now);
            }
        }
        _ => {}
    }
}

/// Counts a packet of a user that is let through; nothing where it tells more than can be counted.
pub(crate) fn count(state: &State, scene: &Scene, sight: &Sight) -> Option<Passed> {
    let Sight { found, packet, .. } = sight;
    match found {
        Some(found) => state.tunnels.count(*found, (packet, scene.now)),
        None if state.is_learning(scene.now) && packet.addresses.is_some() => None,
        None => Some(Passed::default()),
    }
}

fn pass(state: &mut State, scene: &Scene, message: &Message<'_>, sight: &Sight) {
    if let Some(found) = sight.found {
        state.tunnels.narrow(found, &sight.packet);
    }
    match count(state, scene, sight) {
        Some(passed) => state.note(passed, scene.now),
        None => learn(state, scene, message, sight.packet),
    }
}

fn learn(state: &mut State, scene: &Scene, message: &Message<'_>, packet: Inner) {
    let State { tunnels, nodes, .. } = state;
    let end = addressed_end(scene, message);
    // What is still in flight brings nothing back.
    if tunnels.is_deleted(Plane::User, &end, scene.now) {
        return;
    }
    let shown = Shown { to: scene.from().other(), end, peer: scene.source, packet };
    tunnels.learn(nodes, scene.owner(), &shown, scene.now);
}

fn addressed_end(scene: &Scene, message: &Message<'_>) -> End {
    End { node: scene.destination, teid: message.teid().0 }
}

fn addressed<'a>(
    state: &State,
    scene: &Scene,
    message: &Message<'_>,
    sight: &Sight,
) -> TunnelFacts<'a> {
    let mut facts = TunnelFacts {
        known: Some(sight.found.is_some()),
        learning: Some(state.is_learning(scene.now)),
        deleted: Some(false),
        ..TunnelFacts::default()
    };
    let Some(found) = sight.found else {
        let end = addressed_end(scene, message);
        facts.deleted = Some(state.tunnels.is_deleted(Plane::User, &end, scene.now));
        if state.tunnels.is_ending(Plane::User, &end, scene.now) {
            (facts.known, facts.deleted) = (None, Some(false));
        }
        return facts;
    };
    facts.direction_ok = Some(found.side != scene.from());
    let peer = state.tunnels.peer(&state.nodes, found);
    facts.same_peer = peer.map(|peer| peer == scene.source);
    if let (Some(bearer), MessageType::G_PDU) =
        (state.tunnels.bearer(found), message.message_type())
    {
        facts.inner_ok = bearer.is_own(found.side, &sight.packet);
        facts.sequence_ok = bearer.is_in_sequence(found.side, &sight.packet, scene.now);
        facts.abandoned = Some(bearer.is_abandoned());
    }
    facts
}

/// An error indication says that its sender does not have a tunnel: one that its receiver sends to.
fn error<'a>(state: &State, scene: &Scene, message: &Message<'_>) -> TunnelFacts<'a> {
    let mut facts = TunnelFacts {
        learning: Some(state.is_learning(scene.now)),
        error_ok: Some(false),
        ..TunnelFacts::default()
    };
    let Some(found) = denied(state, scene, message) else { return facts };
    let receiver = state.tunnels.peer(&state.nodes, found);
    let is_told = receiver.is_none_or(|node| node == scene.destination);
    facts.error_ok = Some(is_told && found.side == scene.from());
    facts
}

/// The tunnel that an error indication is about; nothing where its end is another node's than the sender.
fn denied(state: &State, scene: &Scene, message: &Message<'_>) -> Option<Found> {
    let (teid, peer) = message.error_teid().zip(message.error_peer())?;
    let node = NodeKey { address: Address::of(peer), net: scene.source.net };
    let end = End { node, teid: teid.0 };
    state.tunnels.find(&state.nodes, Plane::User, &end).filter(|_| node == scene.source)
}
