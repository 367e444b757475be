//! Packets of users, most of what a link carries: judged without what other messages need.
//!
//! What comes out is what [`crate::judge`] says of them, which judges all that is left here.

use dissect::{Carrier, GTPU, Lineage, Message};
use gtp::PORT_USER;
use gtp::u::{self, MessageType};
use packet::{Packet, Transport};
use ruletable::{RuleTable, Verdict};
use session::Limits;
use wire::MessageKey;

use crate::arrival::Arrival;
use crate::finding::FORWARDED;
use crate::judgement::Judgement;
use crate::meter::Counts;
use crate::state::{Book, Observed, Scene, Sight, bind_user, note_user};
use crate::subject::PacketSubject;

/// The verdict on a G-PDU; nothing for any other message, and where a rule may do more than accept or drop it.
pub(crate) fn judge(
    (table, link): (&RuleTable, &str),
    (book, limits): (&mut Book, &mut Limits),
    packet: &Packet<'_>,
    arrival: &Arrival<'_>,
) -> Option<Judgement> {
    let message = gpdu(packet)?;
    let key = MessageKey { protocol: GTPU, kind: message.message_type().0.into() };
    if !table.is_plain(key) {
        return None;
    }
    let (source, destination) = packet.addresses()?;
    let parties = [table.party_on(source, link), table.party_on(destination, link)];
    let scene = Scene::of(packet, arrival, parties)?;
    let sight = Sight::of(&book.state, &scene, &message);
    let decision = match table.settled(key, parties[0]) {
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
    judgement.take(decision, key);
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
