//! From a packet to the units that its transport carries: a datagram, the chunks of SCTP, the messages of a stream.

use dissect::{Carrier, Lineage};
use packet::{Packet, Protocol, Tcp, Transport};
use ruletable::{Reason, RuleTable};
use session::Frames;

use crate::answer::Answer;
use crate::arrival::Arrival;
use crate::chunks;
use crate::edit::{Edits, Places};
use crate::finding::refused;
use crate::judge::{Judge, Out, Remembered};
use crate::judgement::{Judgement, Outcome, ShownPlaces};
use crate::memory::Memory;
use crate::reasons;
use crate::stream;
use crate::users;

/// Messages that one datagram may carry: one, and one piggybacked (TS 29.274 §5.5.1).
const DATAGRAM_MESSAGES_MAX: usize = 2;

/// What judging a packet needs.
pub(crate) struct Parts<'p> {
    pub(crate) table: Option<&'p RuleTable>,
    pub(crate) link: &'p str,
    pub(crate) answer: &'p mut Answer,
    pub(crate) memory: &'p mut Memory,
    pub(crate) edits: &'p mut Edits,
    pub(crate) released: &'p mut Frames,
    pub(crate) shown: &'p mut ShownPlaces,
}

/// Judges every message that the packet carries or completes.
pub(crate) fn judge(
    Parts { table, link, answer, memory, edits, released, shown }: Parts<'_>,
    packet: &Packet<'_>,
    arrival: &Arrival<'_>,
) -> Judgement {
    let Some(table) = table else { return Judgement::of(refused(Reason::NO_POLICY)) };
    let Memory {
        streams,
        associations,
        segments,
        rejections,
        limits,
        book,
        witness,
        repeats,
        held,
        copy,
        ..
    } = memory;
    if let Some(book) = book {
        book.state.tick(arrival.now.seconds());
        let of_user = || users::judge((table, link), (book, limits), packet, arrival);
        // Tools are told of every message as the rules are asked about it.
        if let Some(judgement) = witness.is_none().then(of_user).flatten() {
            return judgement;
        }
    }
    let mut judge = Judge::new(
        (table, link),
        Out { answer, edits, released, shown, copy },
        Remembered { segments, rejections, limits, book: book.as_deref_mut() },
        packet,
        arrival,
    );
    judge.tell(witness.as_mut());
    match packet.transport {
        Transport::Udp { source_port, destination_port } => {
            datagram(&mut judge, Carrier::Udp { source_port, destination_port }, packet.payload);
        }
        Transport::Sctp(_) | Transport::Tcp(_) if judge.is_listed() => {}
        Transport::Sctp(header) => {
            let mut memory = chunks::Memory { associations, repeats, held };
            chunks::judge(&mut judge, &mut memory, &header, packet.payload);
        }
        Transport::Tcp(tcp) if is_diameter(&tcp) => {
            stream::judge(&mut judge, (streams, held), &tcp);
        }
        Transport::Icmpv6 { .. } => notice(&mut judge, Carrier::Icmpv6),
        Transport::Other if packet.protocol == Protocol::ICMP => notice(&mut judge, Carrier::Icmp),
        Transport::Tcp(_) | Transport::Other => judge.pass_through(),
    }
    judge.finish()
}

fn is_diameter(tcp: &Tcp) -> bool {
    [tcp.source_port, tcp.destination_port].contains(&dissect::DIAMETER_PORT)
}

/// A message of ICMP: where no rule says anything of it, the pass-through list does.
fn notice(judge: &mut Judge<'_, '_>, carrier: Carrier) {
    match dissect::decode(carrier, judge.packet().payload) {
        Ok(Some(message)) if !judge.is_silent_about(message) => {}
        Ok(_) => judge.pass_through(),
        Err(error) => judge.refuse(reasons::of_refused(&error)),
    }
}

fn datagram<'a>(judge: &mut Judge<'_, 'a>, carrier: Carrier, octets: &'a [u8]) {
    if let Some(at) = judge.offset(octets) {
        judge.stands(Places::whole(octets, at));
    }
    let mut rest = octets;
    let mut following = dissect::following(carrier, octets);
    judge.defer(following.is_some());
    for _ in 0..DATAGRAM_MESSAGES_MAX {
        match judge.unit(&mut Lineage::default(), carrier, rest) {
            None => return judge.pass_through(),
            Some(Outcome::Blocked) => judge.end(),
            Some(Outcome::Passes | Outcome::Edited) => {}
        }
        let Some(next) = following else { return judge.catch_up(carrier, octets) };
        rest = next;
        following = dissect::following(carrier, rest);
    }
    judge.refuse(Reason::GTP_PIGGYBACK);
    judge.catch_up(carrier, octets);
}
