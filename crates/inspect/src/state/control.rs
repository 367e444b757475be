//! GTP-C: transactions, restarts of nodes, and the tunnel that a message addresses.

use core::hash::BuildHasher as _;

use dissect::{Message, PathFacts, TransactionFacts, TunnelFacts};
use gtp::{v1, v2};
use session::{
    Address, Counter, End, Offer, Plane, Registration, RequestNumber, Seen, SessionView, Side,
    State, Told, Wish,
};

use super::roles::{self, Role};
use super::{Scene, offers};

/// What a message of GTP is to its transaction, and its number in it.
struct Numbered {
    role: Role,
    number: RequestNumber,
}

/// What the message says of its transaction.
pub(crate) fn transaction(
    state: &State,
    scene: &Scene,
    message: &Message<'_>,
    octets: &[u8],
) -> Option<TransactionFacts> {
    if is_of_a_version(message) {
        let view = state.gtp.answer(
            &any_of(scene.destination.address, scene),
            &scene.seen(octets),
            scene.now,
        );
        return Some(TransactionFacts {
            known: Some(view.is_some()),
            ..TransactionFacts::default()
        });
    }
    let Numbered { role, number } = numbered(scene, message)?;
    let seen = scene.seen(octets);
    match role {
        Role::Request => {
            let view = state.gtp.request(&number, &seen, scene.now);
            Some(TransactionFacts {
                repeated: Some(view.is_repeated),
                conflict: Some(view.is_conflict),
                ..TransactionFacts::default()
            })
        }
        Role::Answer => {
            let view = state.gtp.answer(&number, &seen, scene.now);
            Some(TransactionFacts {
                known: Some(view.is_some()),
                same_peer: view.map(|view| view.is_same_peer),
                repeated: view.map(|view| view.is_repeated),
                conflict: view.map(|view| view.is_second),
            })
        }
        Role::Other => None,
    }
}

/// How often its sender restarted.
pub(crate) fn path(state: &State, scene: &Scene, message: &Message<'_>) -> Option<PathFacts> {
    let counter = counter(message)?;
    let restarts = state.nodes.restarts(&scene.source, counter, scene.now);
    let counter_ok = counter.and_then(|told| state.nodes.goes_forward(&scene.source, told));
    Some(PathFacts { restarts: Some(restarts), counter_ok })
}

/// The tunnel that it addresses; an answer to a request that sets one up addresses none yet.
pub(crate) fn tunnel<'a>(
    state: &'a State,
    scene: &Scene,
    message: &Message<'_>,
) -> Option<TunnelFacts<'a>> {
    let teid = addressed(message)?;
    let end = End { node: scene.destination, teid };
    let found = state.tunnels.find(&state.nodes, Plane::Control, &end);
    let is_answer = numbered(scene, message).is_some_and(|one| one.role == Role::Answer);
    if found.is_none() && is_answer {
        return None;
    }
    let mut facts = TunnelFacts {
        known: Some(found.is_some()),
        deleted: Some(found.is_none() && state.tunnels.is_deleted(Plane::Control, &end, scene.now)),
        learning: Some(state.is_learning(scene.now)),
        ..TunnelFacts::default()
    };
    let Some(found) = found else { return Some(facts) };
    if let Some(view) = state.tunnels.session(&state.nodes, found) {
        tell(&mut facts, state, scene, &view);
    }
    facts.direction_ok = Some(found.side != scene.from());
    let peer = state.tunnels.peer(&state.nodes, found);
    facts.same_peer = peer.map(|peer| peer == scene.source);
    Some(facts)
}

/// What a session says of the message that addresses it.
pub(crate) fn tell<'a>(
    facts: &mut TunnelFacts<'a>,
    state: &'a State,
    scene: &Scene,
    view: &SessionView,
) {
    facts.imsi = view.imsi.digits();
    facts.apn = state.names.get(view.apn);
    facts.age = (!view.is_learned).then(|| scene.now.saturating_sub(view.created));
    facts.same_partner = Some(view.owner == scene.owner());
}

/// A message was let through.
pub(crate) fn note(state: &mut State, scene: &Scene, message: &Message<'_>, octets: &[u8]) {
    if let Some(Some(counter)) = counter(message) {
        state.nodes.tell(scene.source, scene.owner(), counter, scene.now);
    }
    let Some(Numbered { role, number }) = numbered(scene, message) else { return };
    let seen = scene.seen(octets);
    match role {
        Role::Request => {
            let offer = offers::offer(&mut state.names, scene, message);
            state.gtp.ask((number, scene.owner()), &seen, offer, scene.now);
            if scene.from() == Side::Inside {
                let any = (any_of(scene.source.address, scene), scene.owner());
                let newest = Seen { digest: u64::from(scene.now).max(1), ..seen };
                state.gtp.ask(any, &newest, Offer::default(), scene.now);
            }
        }
        Role::Answer => {
            let State { gtp, tunnels, nodes, subscribers, .. } = state;
            let is_its =
                gtp.answer(&number, &seen, scene.now).is_some_and(|view| view.is_same_peer);
            let Some(offer) = gtp.detail(&number, scene.now).filter(|_| is_its) else { return };
            if let Some(accepted) = offers::acceptance(scene, message, offer) {
                tunnels.settle(nodes, offer, &accepted, scene.now);
                if offer.wish == Wish::Create {
                    let Offer { imsi, network, device, access, .. } = *offer;
                    let new =
                        Registration { imsi, network, device, access, ..Registration::default() };
                    subscribers.register(scene.owner(), &new, Told::Gtp, scene.now);
                }
            }
            gtp.settle(&number, &seen);
        }
        Role::Other => {}
    }
}

/// True for the answer of a node that does not know the version it was asked in, nor where numbers stand in it
/// (TS 29.060 §11.1.1, TS 29.274 §7.7.2).
fn is_of_a_version(message: &Message<'_>) -> bool {
    match message {
        Message::Gtpv1(message) => message.message_type() == v1::MessageType::VERSION_NOT_SUPPORTED,
        Message::Gtpv2(message) => {
            message.message_type == v2::MessageType::VERSION_NOT_SUPPORTED_INDICATION
        }
        _ => false,
    }
}

/// What stands for the newest request of a node of ours to one of the partner's, whatever its version and number.
fn any_of(ours: Address, scene: &Scene) -> RequestNumber {
    let theirs = if scene.source.address == ours { scene.destination } else { scene.source };
    RequestNumber {
        protocol: 0,
        zone: scene.source.net,
        asker: ours,
        port: 0,
        number: foldhash::fast::FixedState::with_seed(DIGEST_SEED).hash_one(theirs.address),
    }
}

/// The tunnel that a message addresses; nothing where it addresses none.
fn addressed(message: &Message<'_>) -> Option<u32> {
    let teid = match message {
        Message::Gtpv1(message) => Some(message.teid()),
        Message::Gtpv2(message) => message.teid,
        _ => None,
    };
    teid.map(|teid| teid.0).filter(|teid| *teid != 0)
}

/// What a message says of its sender's restarts, where it tells a counter; nothing where its protocol counts none.
#[expect(clippy::option_option, reason = "a message without a counter is still one of a path")]
fn counter(message: &Message<'_>) -> Option<Option<Counter>> {
    let (value, is_version_2) = match message {
        Message::Gtpv1(message) => (message.recovery(), false),
        Message::Gtpv2(message) => (message.recovery(), true),
        _ => return None,
    };
    Some(value.map(|value| Counter { value, is_version_2 }))
}

fn numbered(scene: &Scene, message: &Message<'_>) -> Option<Numbered> {
    let (role, number) = match message {
        Message::Gtpv1(message) => {
            let role = Role::of(&roles::V1, message.message_type().0);
            (role, u64::from(message.sequence()?))
        }
        Message::Gtpv2(message) => {
            (Role::of(&roles::V2, message.message_type.0), u64::from(message.sequence))
        }
        Message::Gtpu(message) => {
            let role = Role::of(&roles::USER, message.message_type().0);
            (role, u64::from(message.sequence()?))
        }
        _ => return None,
    };
    let (asker, port) = match role {
        Role::Request => (scene.source.address, scene.ports.0),
        Role::Answer => (scene.destination.address, scene.ports.1),
        Role::Other => return None,
    };
    let zone = scene.source.net;
    Some(Numbered {
        role,
        number: RequestNumber { protocol: message.protocol_id(), zone, asker, port, number },
    })
}

impl Scene {
    /// The message as it is compared with others.
    pub(crate) fn seen(&self, octets: &[u8]) -> Seen {
        let Self { source, destination, .. } = self;
        Seen { source: source.address, destination: destination.address, digest: digest(octets) }
    }
}

/// The content in short; never 0.
pub(crate) fn digest(octets: &[u8]) -> u64 {
    foldhash::fast::FixedState::with_seed(DIGEST_SEED).hash_one(octets).max(1)
}

/// A digest only tells a repetition from another message of the same sender.
const DIGEST_SEED: u64 = 0x5157;
