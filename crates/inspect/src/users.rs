//! Packets of users, most of what a link carries: judged without what other messages need.
//!
//! What comes out is what [`crate::judge`] says of them, which judges all that is left here.

use dissect::{Carrier, Lineage, Message};
use gtp::PORT_USER;
use gtp::u::{self, MessageType};
use packet::{Datagram, Packet, Transport};
use ruletable::{Party, RuleTable, Verdict};
use session::{Address, End, Limits, NodeKey, Passing, State};

use crate::arrival::Arrival;
use crate::finding::FORWARDED;
use crate::judgement::Judgement;
use crate::meter::Counts;
use crate::state::{Book, Observed, Scene, Sight, bind_user, content, is_gone, note_user, sender};
use crate::subject::PacketSubject;
use crate::terms::{GPDU, Terms};

/// Lets a G-PDU pass that is as nearly all of them are: in a datagram of the usual form, free by its policy, and all that
/// its tunnel wants. Whose it is; nothing for any other, of which nothing is noted and all is still to be judged.
#[inline]
pub(crate) fn let_pass(
    (table, terms): (&RuleTable, &Terms),
    state: &mut State,
    arrival: &Arrival<'_>,
) -> Option<[Party; 2]> {
    if !terms.frees_users() {
        return None;
    }
    let datagram = Datagram::decode(arrival.octets, PORT_USER)?;
    let ends = [datagram.source.into(), datagram.destination.into()];
    let parties = ends.map(|node| terms.placed(table.party_of(node)));
    let message = u::Message::decode(datagram.payload).ok()?;
    let inner = message.inner();
    let is_odd = message.message_type() != MessageType::G_PDU
        || terms.is_counted(parties[0])
        || inner.is_some_and(|inner| inner.is_gtp());
    if is_odd {
        return None;
    }
    let now = arrival.now.seconds();
    state.tick(now);
    let [peer, node] = ends.map(|address| NodeKey { address: Address::of(address), net: 0 });
    let passing = Passing {
        to: sender(arrival.direction).other(),
        end: End { node, teid: message.teid().0 },
        peer,
        packet: content(&message, inner.as_ref()),
        now,
    };
    let State { tunnels, nodes, subscribers, .. } = state;
    let is_right = tunnels.pass(nodes, &passing, |imsi| is_gone(subscribers, imsi, now));
    is_right.then_some(parties)
}

/// The verdict on a G-PDU; nothing for any other message, and where a rule may do more than accept or drop it.
pub(crate) fn judge(
    (table, link): (&RuleTable, &str),
    (book, limits): (&mut Book, &mut Limits),
    packet: &Packet<'_>,
    arrival: &Arrival<'_>,
) -> Option<Judgement> {
    let message = gpdu(packet)?;
    if !table.is_plain(GPDU) {
        return None;
    }
    let (source, destination) = packet.addresses()?;
    let parties = [table.party_on(source, link), table.party_on(destination, link)];
    let scene = Scene::of(packet, arrival, parties)?;
    let sight = Sight::of(&book.state, &scene, &message);
    let decision = match table.settled(GPDU, parties[0]) {
        Some(decision) if decision.verdict != Verdict::Accept || !table.state().binds_gtpu => {
            decision
        }
        Some(decision) => bind_user(decision, (&book.state, &scene), &message, &sight),
        None => {
            let lineage = &Lineage::of(Message::Gtpu(message));
            let known = (Some(&*book), table.state());
            let observed =
                &Observed::new(known, Some(scene), (lineage, packet.payload)).with_sight(sight);
            let direction = arrival.direction;
            let subject = PacketSubject { packet, lineage, direction, parties, link, observed };
            let mut counts = Counts { limits, now: arrival.now };
            observed.bound(table.decide(&subject, &mut counts), table)
        }
    };
    if decision.verdict == Verdict::Accept {
        note_user(&mut book.state, &scene, &message, &sight);
    }
    let mut judgement = Judgement { parties, ..Judgement::of(FORWARDED) };
    judgement.take(decision, GPDU);
    Some(judgement)
}

/// A user's packet in a datagram; nothing where it is none, or cannot be read.
fn gpdu<'a>(packet: &Packet<'a>) -> Option<u::Message<'a>> {
    let Transport::Udp { source_port, destination_port } = packet.transport else { return None };
    let carrier = Carrier::Udp { source_port, destination_port };
    let message = match carrier.signalling_port() {
        Some(PORT_USER) => u::Message::decode(packet.payload).ok()?,
        _ => return None,
    };
    (message.message_type() == MessageType::G_PDU).then_some(message)
}
