//! GTP-U: which packet of a user belongs to which tunnel (TS 29.281 §4.3, §7.3).

use dissect::TunnelFacts;
use gtp::u::{Message, MessageType};
use ruletable::Reason;
use session::{Address, End, Found, Inner, NodeKey, Plane, Shown, State};

use super::Scene;
use super::control::tell;

/// The tunnel that a message addresses; nothing where it addresses none.
pub(crate) fn tunnel<'a>(
    state: &'a State,
    scene: &Scene,
    message: &Message<'_>,
) -> Option<TunnelFacts<'a>> {
    match message.message_type() {
        MessageType::G_PDU | MessageType::END_MARKER | MessageType::TUNNEL_STATUS => {
            Some(addressed(state, scene, message))
        }
        MessageType::ERROR_INDICATION => Some(error(state, scene, message)),
        _ => None,
    }
}

/// Why GTP-U that is bound may not pass; nothing where it may.
pub(crate) fn breach(message: &Message<'_>, facts: Option<&TunnelFacts<'_>>) -> Option<Reason> {
    if message.inner_is_gtp() {
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
pub(crate) fn note(state: &mut State, scene: &Scene, message: &Message<'_>) {
    if message.message_type() != MessageType::G_PDU {
        return;
    }
    let end = End { node: scene.destination, teid: message.teid().0 };
    let packet = inner(message);
    let is_learning = state.is_learning(scene.now);
    let State { tunnels, nodes, .. } = state;
    match tunnels.find(nodes, Plane::User, &end) {
        Some(found) => tunnels.count(found, &packet, scene.now),
        None if is_learning && packet.addresses.is_some() => {
            let shown = Shown { to: scene.from().other(), end, peer: scene.source, packet };
            tunnels.learn(nodes, scene.owner(), &shown, scene.now);
        }
        None => {}
    }
}

fn addressed<'a>(state: &'a State, scene: &Scene, message: &Message<'_>) -> TunnelFacts<'a> {
    let end = End { node: scene.destination, teid: message.teid().0 };
    let found = state.tunnels.find(&state.nodes, Plane::User, &end);
    let mut facts = TunnelFacts {
        known: Some(found.is_some()),
        deleted: Some(found.is_none() && state.tunnels.is_deleted(Plane::User, &end, scene.now)),
        learning: Some(state.is_learning(scene.now)),
        ..TunnelFacts::default()
    };
    if let Some(found) = found {
        compare(&mut facts, state, scene, (found, message));
    }
    facts
}

fn compare<'a>(
    facts: &mut TunnelFacts<'a>,
    state: &'a State,
    scene: &Scene,
    (found, message): (Found, &Message<'_>),
) {
    facts.direction_ok = Some(found.side != scene.from());
    let peer = state.tunnels.peer(&state.nodes, found);
    facts.same_peer = peer.map(|peer| peer == scene.source);
    if let Some(view) = state.tunnels.session(&state.nodes, found) {
        tell(facts, state, scene, &view);
    }
    let Some(bearer) = state.tunnels.bearer(found) else { return };
    if message.message_type() == MessageType::G_PDU {
        let packet = inner(message);
        facts.inner_ok = bearer.is_own(found.side, &packet);
        facts.sequence_ok = bearer.is_in_sequence(found.side, &packet, scene.now);
    }
}

/// An error indication says that its sender does not have a tunnel: one that its receiver sends to.
fn error<'a>(state: &'a State, scene: &Scene, message: &Message<'_>) -> TunnelFacts<'a> {
    let mut facts = TunnelFacts {
        learning: Some(state.is_learning(scene.now)),
        error_ok: Some(false),
        ..TunnelFacts::default()
    };
    let Some((teid, peer)) = message.error_teid().zip(message.error_peer()) else { return facts };
    let node = NodeKey { address: Address::of(peer), net: scene.source.net };
    let end = End { node, teid: teid.0 };
    let Some(found) = state.tunnels.find(&state.nodes, Plane::User, &end) else { return facts };
    if let Some(view) = state.tunnels.session(&state.nodes, found) {
        tell(&mut facts, state, scene, &view);
    }
    let receiver = state.tunnels.peer(&state.nodes, found);
    let is_theirs = node == scene.source && receiver.is_none_or(|node| node == scene.destination);
    facts.error_ok = Some(is_theirs && found.side == scene.from());
    facts
}

fn inner(message: &Message<'_>) -> Inner {
    let inner = message.inner();
    Inner {
        addresses: inner.map(|inner| (inner.source, inner.destination)),
        sequence: message.sequence(),
        octets: u32::try_from(message.payload().len()).unwrap_or(u32::MAX),
    }
}
