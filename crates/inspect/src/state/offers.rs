//! What requests and answers of GTP-C say about tunnels (TS 29.060 §7.3, TS 29.274 §7.2).

use arrayvec::ArrayVec;
use core::net::IpAddr;

use dissect::Message;
use gtp::{v1, v2};
use session::{Acceptance, Address, End, Ends, Names, NodeKey, Offer, Packed, UserAddresses, Wish};
use wire::Value;

use super::Scene;
use super::subscriber::{access, device};

/// Interfaces on which control is spoken, with those on which the same node receives user data
/// (TS 29.274 table 8.22-1): S5/S8, S11 and S4, S2a, S2b.
const ACCESS: &[(u8, &[u8])] =
    &[(6, &[4]), (10, &[0, 2, 38]), (17, &[15, 2]), (30, &[31]), (35, &[34])];
const GATEWAY: &[(u8, &[u8])] = &[(7, &[5]), (11, &[1, 3, 16, 39]), (32, &[33]), (36, &[37])];

/// What a request offers.
pub(crate) fn offer(names: &mut Names, scene: &Scene, message: &Message<'_>) -> Offer {
    let mut offer = Offer {
        owner: scene.owner(),
        from: scene.from(),
        device: device(message),
        access: access(message),
        ..Offer::default()
    };
    match message {
        Message::Gtpv1(message) => offer_v1(&mut offer, names, scene, message),
        Message::Gtpv2(message) => offer_v2(&mut offer, names, scene, message),
        _ => {}
    }
    offer
}

/// True for a request that sets a session up.
pub(crate) fn sets_up(message: &Message<'_>) -> bool {
    match message {
        Message::Gtpv1(message) => {
            message.message_type() == v1::MessageType::CREATE_PDP_CONTEXT_REQUEST
        }
        Message::Gtpv2(message) => message.message_type == v2::MessageType::CREATE_SESSION_REQUEST,
        _ => false,
    }
}

/// What an answer accepts; nothing where it refuses.
pub(crate) fn acceptance(
    scene: &Scene,
    message: &Message<'_>,
    offer: &Offer,
) -> Option<Acceptance> {
    match message {
        Message::Gtpv1(message) => acceptance_v1(scene, message, offer),
        Message::Gtpv2(message) => acceptance_v2(scene, message, offer),
        _ => None,
    }
}

fn offer_v1(offer: &mut Offer, names: &mut Names, scene: &Scene, message: &v1::Message<'_>) {
    let nsapi = message.nsapis().next().unwrap_or(0);
    offer.wish = match message.message_type() {
        v1::MessageType::CREATE_PDP_CONTEXT_REQUEST => Wish::Create,
        v1::MessageType::UPDATE_PDP_CONTEXT_REQUEST => Wish::Modify,
        v1::MessageType::DELETE_PDP_CONTEXT_REQUEST if message.is_teardown() => Wish::Delete,
        v1::MessageType::DELETE_PDP_CONTEXT_REQUEST => Wish::DeleteBearers,
        _ => Wish::Nothing,
    };
    offer.target = target(scene, Some(message.teid().0));
    offer.imsi = message.imsi().map(|imsi| Packed::of(imsi.digits())).unwrap_or_default();
    offer.network =
        message.serving_plmn().map(|plmn| Packed::of(plmn.digits())).unwrap_or_default();
    offer.user = user_v1(message);
    if offer.wish == Wish::Create {
        offer.apn = name(names, scene, message.apn());
    }
    if offer.wish == Wish::DeleteBearers {
        offer.bearers = ArrayVec::from_iter([nsapi]);
        return;
    }
    let (control, user) = ends_v1(scene, message);
    offer.control = control;
    offer.ends = user.map(|end| (nsapi, end)).into_iter().collect();
}

fn acceptance_v1(scene: &Scene, message: &v1::Message<'_>, offer: &Offer) -> Option<Acceptance> {
    let is_gone = matches!(offer.wish, Wish::Delete | Wish::DeleteBearers)
        && message.cause() == Some(v1::Cause::NON_EXISTENT);
    let is_accepted = message.cause().is_some_and(|cause| (128..=191).contains(&cause.0));
    if !is_accepted && !is_gone {
        return None;
    }
    let (control, user) = ends_v1(scene, message);
    let nsapi = offer.ends.first().map_or(0, |(nsapi, _)| *nsapi);
    Some(Acceptance {
        target: target(scene, Some(message.teid().0)),
        control,
        ends: user.map(|end| (nsapi, end)).into_iter().collect(),
        repeated: Ends::new(),
        user: user_v1(message),
    })
}

/// The sender's ends: addresses stand in the order control, user data (TS 29.060 §7.3.1).
fn ends_v1(scene: &Scene, message: &v1::Message<'_>) -> (Option<End>, Option<End>) {
    let mut addresses = message.gsn_addresses();
    let (first, second) = (addresses.next(), addresses.next());
    let at = |address: Option<IpAddr>, teid: Option<numbering::Teid>| {
        Some(End { node: node(scene, address?), teid: teid?.0 })
    };
    let control = at(first, message.teid_control());
    (control, at(second.or(first), message.teid_data()))
}

fn user_v1(message: &v1::Message<'_>) -> UserAddresses {
    let address = message.end_user_address();
    address.map(|address| UserAddresses::new(address.ipv4, address.ipv6)).unwrap_or_default()
}

fn offer_v2(offer: &mut Offer, names: &mut Names, scene: &Scene, message: &v2::Message<'_>) {
    offer.wish = match message.message_type {
        v2::MessageType::CREATE_SESSION_REQUEST => Wish::Create,
        v2::MessageType::MODIFY_BEARER_REQUEST => Wish::Modify,
        v2::MessageType::CREATE_BEARER_REQUEST => Wish::CreateBearers,
        v2::MessageType::DELETE_SESSION_REQUEST => Wish::Delete,
        v2::MessageType::DELETE_BEARER_REQUEST => Wish::DeleteBearers,
        _ => Wish::Nothing,
    };
    offer.target = target(scene, message.teid.map(|teid| teid.0));
    offer.imsi = message.imsi().map(|imsi| Packed::of(imsi.digits())).unwrap_or_default();
    offer.network =
        message.serving_network().map(|plmn| Packed::of(plmn.digits())).unwrap_or_default();
    offer.user = user_v2(message);
    match offer.wish {
        Wish::Create => offer.apn = name(names, scene, message.apn()),
        Wish::DeleteBearers => {
            offer.bearers = message.ebis().take(session::BEARERS_MAX).collect();
            return;
        }
        Wish::Nothing | Wish::Modify | Wish::CreateBearers | Wish::Delete => {}
    }
    let control = message.f_teids().find(|end| end.instance == 0);
    offer.control = control.as_ref().and_then(|end| f_teid(scene, end));
    let is_gateway = offer.wish == Wish::CreateBearers;
    let users =
        users(if is_gateway { GATEWAY } else { ACCESS }, control.map(|end| end.interface.0));
    offer.ends = ends_v2(scene, message, users);
}

fn acceptance_v2(scene: &Scene, message: &v2::Message<'_>, offer: &Offer) -> Option<Acceptance> {
    let is_gone = matches!(offer.wish, Wish::Delete | Wish::DeleteBearers)
        && message.cause() == Some(v2::Cause::CONTEXT_NOT_FOUND);
    let is_accepted = message.cause().is_some_and(|cause| (16..=63).contains(&cause.0));
    if !is_accepted && !is_gone {
        return None;
    }
    // The end for control of a PGW is the second of a response on S5/S8, that of an SGW on S11 the first.
    let mut control = message.f_teids().filter(|end| end.instance <= 1);
    let control = control.next();
    let is_gateway = offer.wish != Wish::CreateBearers;
    let of = |is_gateway| if is_gateway { GATEWAY } else { ACCESS };
    let users = users(of(is_gateway), control.map(|end| end.interface.0));
    let repeated = match offer.wish {
        Wish::CreateBearers => ends_v2(scene, message, all(of(!is_gateway))),
        Wish::Nothing | Wish::Create | Wish::Modify | Wish::Delete | Wish::DeleteBearers => {
            Ends::new()
        }
    };
    Some(Acceptance {
        target: target(scene, message.teid.map(|teid| teid.0)),
        control: control.and_then(|end| f_teid(scene, &end)),
        ends: ends_v2(scene, message, users),
        repeated,
        user: user_v2(message),
    })
}

/// Which interfaces are meant; those of every pair where the message does not say.
type Users = (&'static [(u8, &'static [u8])], Option<u8>);

fn users(pairs: &'static [(u8, &'static [u8])], control: Option<u8>) -> Users {
    (pairs, control.filter(|wanted| pairs.iter().any(|(known, _)| known == wanted)))
}

fn all(pairs: &'static [(u8, &'static [u8])]) -> Users {
    (pairs, None)
}

fn ends_v2(scene: &Scene, message: &v2::Message<'_>, (pairs, control): Users) -> Ends {
    let is_meant = |interface: u8| {
        let mut pairs =
            pairs.iter().filter(|(known, _)| control.is_none_or(|wanted| wanted == *known));
        pairs.any(|(_, users)| users.contains(&interface))
    };
    let ends = message.bearers().filter_map(|bearer| {
        let end = bearer.f_teids().find(|end| is_meant(end.interface.0))?;
        let is_refused = bearer.cause().is_some_and(|cause| !(16..=63).contains(&cause.0));
        Some((bearer.ebi().unwrap_or(0), f_teid(scene, &end)?)).filter(|_| !is_refused)
    });
    ends.take(session::BEARERS_MAX).collect()
}

fn f_teid(scene: &Scene, end: &v2::FTeid) -> Option<End> {
    let address = end.ipv4.map(IpAddr::V4).or_else(|| end.ipv6.map(IpAddr::V6))?;
    Some(End { node: node(scene, address), teid: end.teid.0 })
}

fn user_v2(message: &v2::Message<'_>) -> UserAddresses {
    let paa = message.paa();
    paa.map(|paa| UserAddresses::new(paa.ipv4, paa.ipv6)).unwrap_or_default()
}

fn target(scene: &Scene, teid: Option<u32>) -> Option<End> {
    let teid = teid.filter(|teid| *teid != 0)?;
    Some(End { node: scene.destination, teid })
}

fn node(scene: &Scene, address: IpAddr) -> NodeKey {
    NodeKey { address: Address::of(address), net: scene.source.net }
}

fn name(names: &mut Names, scene: &Scene, name: Option<Value<'_>>) -> session::NameId {
    match name {
        Some(Value::Labels(octets)) => names.keep(octets, scene.owner(), scene.now),
        _ => session::NameId::default(),
    }
}
