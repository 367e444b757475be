//! Diameter: requests and their answers by the numbers of RFC 6733 §3, and the registrations that they make.

use diameter::{CommandCode, Message};
use dissect::TransactionFacts;
use numbering::{Digits, Plmn};
use session::{Address, Packed, Registration, RequestNumber, Seen, Side, State, Told};

use super::Scene;
use super::control::digest;

/// AVPs that are read, with their vendors (RFC 6733 §4.5, TS 29.272 §7.3.9).
pub(crate) const ORIGIN_HOST: (u32, u32) = (264, 0);
pub(crate) const ORIGIN_REALM: (u32, u32) = (296, 0);
const DESTINATION_HOST: (u32, u32) = (293, 0);
const RESULT_CODE: (u32, u32) = (268, 0);
const VISITED_PLMN: (u32, u32) = (1407, 10415);
const IMEI: (u32, u32) = (1402, 10415);
/// `DIAMETER_SUCCESS` (RFC 6733 §7.1.2).
const SUCCESS: u32 = 2001;

/// What the message says of its transaction.
pub(crate) fn transaction(
    state: &State,
    scene: &Scene,
    message: &Message<'_>,
    octets: &[u8],
) -> TransactionFacts {
    let (number, seen) = (number(scene, message), scene.seen(behind_flags(octets)));
    if message.is_request() {
        let view = state.diameter.request(&number, &seen, scene.now);
        let of_origin = by_origin(scene, message, octets)
            .map(|(own, content)| state.diameter.request(&own, &content, scene.now))
            .unwrap_or_default();
        return TransactionFacts {
            repeated: Some(view.is_repeated || of_origin.is_repeated),
            conflict: Some(view.is_conflict || of_origin.is_conflict),
            ..TransactionFacts::default()
        };
    }
    let view = state.diameter.answer(&number, &seen, scene.now);
    TransactionFacts {
        known: Some(view.is_some()),
        same_peer: view.map(|view| view.is_same_peer),
        repeated: view.map(|view| view.is_repeated),
        conflict: view.map(|view| view.is_second),
    }
}

/// A message was let through; an answer may tell the telephone number of the subscriber.
pub(crate) fn note(
    state: &mut State,
    scene: &Scene,
    (message, octets): (&Message<'_>, &[u8]),
    msisdn: impl FnOnce() -> Option<Digits>,
) {
    let (number, seen) = (number(scene, message), scene.seen(behind_flags(octets)));
    if message.is_request() {
        end(state, scene, message);
        let registration = registration(state, scene, message);
        state.diameter.ask((number, scene.owner()), &seen, registration, scene.now);
        if let Some((own, content)) = by_origin(scene, message, octets) {
            let nothing = Registration::default();
            state.diameter.ask((own, scene.owner()), &content, nothing, scene.now);
        }
        return;
    }
    let registration = state.diameter.detail(&number, scene.now).copied();
    if let Some(new) = registration.filter(|new| is_success(message) && !new.imsi.is_none()) {
        let (owner, now) = (scene.owner(), scene.now);
        if new.is_vectors {
            state.subscribers.give_vectors(owner, (new.imsi, new.network), now);
        } else {
            state.subscribers.register(owner, &new, Told::Diameter, now);
            let msisdn = msisdn().map(Packed::of).unwrap_or_default();
            state.subscribers.name(owner, msisdn, new.imsi, now);
        }
    }
    state.diameter.settle(&number, &seen);
}

/// The home network ends what the node has that it speaks to (TS 29.272 §5.2.1.2), or the node says that it has the
/// subscriber no longer (§5.2.1.3).
fn end(state: &mut State, scene: &Scene, message: &Message<'_>) {
    let (host, is_purge) = match (message.header().command, scene.from()) {
        (CommandCode::N3GPP_CANCEL_LOCATION, Side::Inside) => (DESTINATION_HOST, false),
        (CommandCode::N3GPP_PURGE_UE, Side::Outside) => (ORIGIN_HOST, true),
        _ => return,
    };
    let Some(imsi) = message.imsis().next().map(|imsi| Packed::of(imsi.digits())) else { return };
    let host = message.find(host.0, host.1).map(|avp| avp.octets);
    let registered = state.subscribers.find(imsi).and_then(|known| state.names.get(known.host));
    if host.zip(registered).is_none_or(|(host, known)| !host.eq_ignore_ascii_case(known)) {
        return;
    }
    if is_purge {
        state.subscribers.purge(imsi, scene.now);
    } else {
        state.subscribers.cancel(imsi, Told::Diameter, scene.now);
    }
}

/// The network that a request says the subscriber visits (TS 29.272 §7.3.9).
pub(crate) fn visited(message: &Message<'_>) -> Option<Plmn> {
    let (code, vendor) = VISITED_PLMN;
    let octets = message.find(code, vendor)?.octets;
    Plmn::from_octets(*octets.first_chunk()?)
}

/// What an accepting answer makes of a request: Update-Location registers (TS 29.272 §5.2.1.1),
/// Authentication-Information gives vectors (§5.2.3.1).
fn registration(state: &mut State, scene: &Scene, message: &Message<'_>) -> Registration {
    let command = message.header().command;
    let is_vectors = command == CommandCode::N3GPP_AUTHENTICATION_INFORMATION;
    let is_it = is_vectors || command == CommandCode::N3GPP_UPDATE_LOCATION;
    let Some(imsi) = message.imsis().next().filter(|_| is_it) else {
        return Registration::default();
    };
    let host = message.find(ORIGIN_HOST.0, ORIGIN_HOST.1).map_or(&[][..], |avp| avp.octets);
    Registration {
        imsi: Packed::of(imsi.digits()),
        network: visited(message).map(|plmn| Packed::of(plmn.digits())).unwrap_or_default(),
        node: Packed::default(),
        host: state.names.keep(host, scene.owner(), scene.now),
        is_vectors,
        device: device(message),
        access: None,
    }
}

/// The device that a request names (TS 29.272 §7.3.3), in whatever group, without its check digit.
pub(crate) fn device(message: &Message<'_>) -> Packed {
    let (code, vendor) = IMEI;
    let named = message.everywhere().find(|avp| (avp.code, avp.vendor) == (code, vendor));
    let text = named.and_then(|avp| core::str::from_utf8(avp.octets).ok());
    let digits = text.and_then(Digits::parse);
    digits.map(|digits| Packed::of(digits.prefix(DEVICE_DIGITS))).unwrap_or_default()
}

/// Digits that tell devices apart: type and serial number (TS 23.003 §6.2.1).
pub(crate) const DEVICE_DIGITS: usize = 14;

pub(crate) fn is_success(message: &Message<'_>) -> bool {
    word(message, RESULT_CODE) == Some(SUCCESS)
}

fn word(message: &Message<'_>, (code, vendor): (u32, u32)) -> Option<u32> {
    message.find(code, vendor)?.word()
}

/// Answers go back the other way with the numbers of their requests.
fn number(scene: &Scene, message: &Message<'_>) -> RequestNumber {
    let header = message.header();
    let [there, back] = scene.zones;
    RequestNumber {
        protocol: dissect::DIAMETER,
        zone: if message.is_request() { there } else { back },
        asker: Address::NONE,
        port: 0,
        number: u64::from(header.hop_by_hop) << 32 | u64::from(header.end_to_end),
    }
}

/// A request once more, by what its origin gave it and no agent changes: its end-to-end number. By whichever peer it comes
/// again, it stays what it was (RFC 6733 §3, §5.5.4). What neighbours say to each other never comes by another.
fn by_origin(scene: &Scene, message: &Message<'_>, octets: &[u8]) -> Option<(RequestNumber, Seen)> {
    let is_of_neighbours = matches!(
        message.header().command,
        CommandCode::CAPABILITIES_EXCHANGE
            | CommandCode::DEVICE_WATCHDOG
            | CommandCode::DISCONNECT_PEER
    );
    if is_of_neighbours {
        return None;
    }
    let origin = message.find(ORIGIN_HOST.0, ORIGIN_HOST.1).map_or(&[][..], |avp| avp.octets);
    let number = RequestNumber {
        protocol: 0,
        zone: scene.zones[0],
        asker: Address::NONE,
        port: 0,
        number: digest(origin) << 32 | u64::from(message.header().end_to_end),
    };
    let head = octets.get(COMMAND..HOP_BY_HOP).unwrap_or_default();
    let content =
        digest(head).rotate_left(1) ^ digest(octets.get(HEADER_END..).unwrap_or_default());
    let nowhere = Address::NONE;
    Some((number, Seen { source: nowhere, destination: nowhere, digest: content.max(1) }))
}

/// What is compared of a request that comes again: it may then say that it does (T flag, RFC 6733 §3).
fn behind_flags(octets: &[u8]) -> &[u8] {
    octets.get(FLAGS_END..).unwrap_or_default()
}

/// Octets of version, length, flags and command.
const FLAGS_END: usize = 8;
/// Where the command stands.
const COMMAND: usize = 5;
/// Where the hop-by-hop number stands, which every agent changes, and where AVPs begin.
const HOP_BY_HOP: usize = 12;
const HEADER_END: usize = 20;
