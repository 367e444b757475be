//! Packets of users, most of what a link carries: judged without what other messages need.
//!
//! What comes out is what [`crate::judge`] says of them, which judges all that is left here.

use dissect::{Carrier, Lineage, Message};
use gtp::PORT_USER;
use gtp::u::{self, MessageType};
use packet::{Datagram, Packet, Transport};
use ruletable::{Party, RuleTable, Verdict};
use session::{Address, End, Limits, NodeKey, Passed, Passing, State};

use crate::arrival::Arrival;
use crate::finding::FORWARDED;
use crate::judgement::Judgement;
use crate::meter::Counts;
use crate::state::{
    Book, Observed, Scene, Sight, bind_user, content, count_user, note_user, sender,
};
use crate::subject::PacketSubject;
use crate::terms::{GPDU, Terms};

/// Lets a G-PDU pass that is as nearly all of them are: in a datagram of the usual form, free by its policy, and all that
/// its tunnel wants. Whose it is; nothing for any other, of which nothing is noted and all is still to be judged.
#[inline]
pub(crate) fn let_pass(
    (table, terms): (&RuleTable, &Terms),
    state: &State,
    arrival: &Arrival<'_>,
) -> Option<([Party; 2], Passed)> {
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
    let [peer, node] = ends.map(|address| NodeKey { address: Address::of(address), net: 0 });
    let passing = Passing {
        to: sender(arrival.direction).other(),
        end: End { node, teid: message.teid().0 },
        peer,
        packet: content(&message, inner.as_ref()),
        now: arrival.now.seconds(),
    };
    let passed = state.tunnels.pass(&state.nodes, &passing)?;
    Some((parties, passed))
}

/// The verdict on a G-PDU; nothing for any other message, and where a rule may do more than accept or drop it.
pub(crate) fn judge(
    (table, link): (&RuleTable, &str),
    (book, limits): (&mut Book, &mut Limits),
    packet: &Packet<'_>,
    arrival: &Arrival<'_>,
) -> Option<Judgement> {
    let mut counts = Counts::new(limits, arrival.now);
    let seen = Seen::of((table, link), (book, &mut counts), packet, arrival)?;
    if seen.judgement.decision.verdict == Verdict::Accept {
        note_user(&mut book.state, &seen.scene, &seen.message, &seen.sight);
    }
    Some(seen.judgement)
}

/// The verdict on a G-PDU that can be given without changing anything that is remembered; nothing where it cannot.
pub(crate) fn glance(
    (table, link): (&RuleTable, &str),
    (book, limits): (&Book, &Limits),
    packet: &Packet<'_>,
    arrival: &Arrival<'_>,
) -> Option<(Judgement, Passed)> {
    let mut counts = Counts::looking(limits, arrival.now);
    let seen = Seen::of((table, link), (book, &mut counts), packet, arrival)?;
    if counts.wants_more() {
        return None;
    }
    let passed = if seen.judgement.decision.verdict == Verdict::Accept {
        count_user(&book.state, &seen.scene, &seen.sight)?
    } else {
        Passed::default()
    };
    Some((seen.judgement, passed))
}

/// A G-PDU, what is known of it, and the verdict.
struct Seen<'a> {
    message: u::Message<'a>,
    scene: Scene,
    sight: Sight,
    judgement: Judgement,
}

impl<'a> Seen<'a> {
    fn of(
        (table, link): (&RuleTable, &str),
        (book, counts): (&Book, &mut Counts<'_>),
        packet: &Packet<'a>,
        arrival: &Arrival<'_>,
    ) -> Option<Self> {
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
                let known = (Some(book), table.state());
                let observed =
                    &Observed::new(known, Some(scene), (lineage, packet.payload)).with_sight(sight);
                let direction = arrival.direction;
                let subject = PacketSubject { packet, lineage, direction, parties, link, observed };
                observed.bound(table.decide(&subject, counts), table)
            }
        };
        let mut judgement = Judgement { parties, ..Judgement::of(FORWARDED) };
        judgement.take(decision, GPDU);
        Some(Self { message, scene, sight, judgement })
    }
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
