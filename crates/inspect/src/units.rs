//! From a packet to the units that its transport carries: a datagram, the chunks of SCTP, the messages of a stream.

use dissect::{Carrier, Lineage, Message};
use packet::sctp::{self, Chunk, ChunkType, Data};
use packet::{Packet, Tcp, Transport};
use ruletable::{Reason, RuleTable};
use session::{
    AssociationKey, Associations, Channel, Framing, Part, Segment, StreamBreach, StreamKey,
    Streams, Taken,
};

use crate::answer::Answer;
use crate::arrival::Arrival;
use crate::edit::Edits;
use crate::finding::refused;
use crate::judge::{Judge, Judgement, Outcome};
use crate::memory::Memory;
use crate::neutralise::Base;
use crate::reasons;

/// Messages that one datagram may carry: one, and one piggybacked (TS 29.274 §5.5.1).
const DATAGRAM_MESSAGES_MAX: usize = 2;

/// What judging a packet needs.
pub(crate) struct Parts<'p> {
    pub(crate) table: Option<&'p RuleTable>,
    pub(crate) link: &'p str,
    pub(crate) answer: &'p mut Answer,
    pub(crate) memory: &'p mut Memory,
    pub(crate) edits: &'p mut Edits,
}

/// Judges every message that the packet carries or completes.
pub(crate) fn judge(
    Parts { table, link, answer, memory, edits }: Parts<'_>,
    packet: &Packet<'_>,
    arrival: &Arrival<'_>,
) -> Judgement {
    let Some(table) = table else { return Judgement::of(refused(Reason::NO_POLICY)) };
    let Memory { streams, associations, segments, rejections, limits, book, witness, .. } = memory;
    if let Some(book) = book {
        book.state.tick(arrival.now.seconds());
    }
    let mut judge = Judge::new(
        (table, link),
        (answer, edits),
        (segments, rejections, limits, book.as_deref_mut()),
        packet,
        arrival,
    );
    judge.tell(witness.as_mut());
    match packet.transport {
        Transport::Udp { source_port, destination_port } => {
            datagram(&mut judge, Carrier::Udp { source_port, destination_port }, packet.payload);
        }
        Transport::Sctp(_) | Transport::Tcp(_) if judge.is_listed() => {}
        Transport::Sctp(header) => chunks(&mut judge, associations, &header, packet.payload),
        Transport::Tcp(tcp) if is_diameter(&tcp) => segment(&mut judge, streams, &tcp),
        Transport::Tcp(_) | Transport::Icmpv6 { .. } | Transport::Other => judge.pass_through(),
    }
    judge.finish()
}

fn is_diameter(tcp: &Tcp) -> bool {
    [tcp.source_port, tcp.destination_port].contains(&dissect::DIAMETER_PORT)
}

fn datagram<'a>(judge: &mut Judge<'_, 'a>, carrier: Carrier, octets: &'a [u8]) {
    let mut rest = Some(octets);
    judge.defer(dissect::following(carrier, octets).is_some());
    for _ in 0..DATAGRAM_MESSAGES_MAX {
        let Some(octets) = rest else { return };
        match judge.unit(&mut Lineage::default(), carrier, octets) {
            None => return judge.pass_through(),
            Some(Outcome::Blocked) => judge.end(),
            Some(Outcome::Passes | Outcome::Edited) => {}
        }
        rest = dissect::following(carrier, octets);
    }
    if rest.is_some() {
        judge.refuse(Reason::GTP_PIGGYBACK);
    }
    judge.catch_up(carrier, octets);
}

/// Every chunk of an SCTP packet.
fn chunks(
    judge: &mut Judge<'_, '_>,
    associations: &mut Associations,
    header: &sctp::Header,
    octets: &[u8],
) {
    let Ok(chunks) = header.chunks(octets) else { return judge.refuse(Reason::SCTP_MALFORMED) };
    let key = AssociationKey {
        tag: header.verification_tag,
        ports: (header.source_port, header.destination_port),
        zone: judge.zone(),
    };
    for chunk in chunks {
        match chunk.data() {
            Some(data) => {
                let carrier = Carrier::Sctp {
                    ppid: data.ppid.unwrap_or(0),
                    source_port: header.source_port,
                    destination_port: header.destination_port,
                };
                user_message(judge, associations, (key, carrier), (&chunk, &data));
            }
            None => control(judge, associations, key, &chunk),
        }
    }
}

fn control(
    judge: &mut Judge<'_, '_>,
    associations: &mut Associations,
    key: AssociationKey,
    chunk: &Chunk<'_>,
) {
    match (chunk.kind, chunk.value.first_chunk()) {
        (ChunkType::FORWARD_TSN | ChunkType::I_FORWARD_TSN, Some(to)) => {
            associations.skip(key, u32::from_be_bytes(*to));
        }
        _ => associations.touch(key, judge.now()),
    }
    judge.transport(Message::Sctp(*chunk));
}

/// A chunk with user octets: what completes a message is judged with it, any other piece may pass.
fn user_message(
    judge: &mut Judge<'_, '_>,
    associations: &mut Associations,
    (key, carrier): (AssociationKey, Carrier),
    (chunk, data): (&Chunk<'_>, &Data<'_>),
) {
    let part = Part {
        key,
        tsn: data.tsn,
        fsn: data.mid.map(|_| data.fsn.unwrap_or(0)),
        channel: Channel {
            stream: data.stream,
            message: data
                .mid
                .unwrap_or_else(|| data.ssn.filter(|_| !data.is_unordered).map_or(0, u32::from)),
            is_unordered: data.is_unordered,
        },
        is_first: data.is_first,
        is_last: data.is_last,
        ppid: data.ppid.unwrap_or(0),
        octets: data.octets,
    };
    let octets = match associations.take(&part, judge.now()) {
        Ok(Taken::Piece) => return judge.transport(Message::Sctp(*chunk)),
        Ok(Taken::Whole) => data.octets,
        Ok(Taken::Complete) => associations.assembled(),
        Err(breach) => return judge.refuse(reasons::of_chunk(breach)),
    };
    let at = judge.offset(octets);
    judge.stands_at(at.map(|at| Base::new(octets, at)));
    if judge.carried(Message::Sctp(*chunk), carrier, octets) == Outcome::Blocked {
        let protocol = dissect::protocol_of(carrier);
        if !protocol.is_some_and(|protocol| judge.silence(protocol, octets)) {
            judge.end();
            associations.block(key, data.tsn);
        }
    }
}

/// A segment of a Diameter connection: every message that it completes is judged.
fn segment(judge: &mut Judge<'_, '_>, streams: &mut Streams, tcp: &Tcp) {
    if tcp.is_urgent() {
        return judge.refuse(Reason::TCP_URGENT);
    }
    let Some((source, destination)) = judge.packet().addresses() else { return };
    let segment = Segment {
        key: StreamKey {
            source,
            destination,
            ports: (tcp.source_port, tcp.destination_port),
            zone: judge.zone(),
        },
        sequence: tcp.sequence,
        is_syn: tcp.is_syn(),
        is_fin: tcp.is_fin(),
        octets: judge.packet().payload,
    };
    judge.peers_only();
    let says_nothing = segment.octets.is_empty() && !segment.is_syn && !segment.is_fin;
    if judge.is_refused() || says_nothing {
        return;
    }
    if let Err(breach) = stream(judge, streams, &segment) {
        judge.refuse(reasons::of_stream(breach));
    }
}

/// What was edited is shown again whenever it comes, however the sender cuts it.
fn stream(
    judge: &mut Judge<'_, '_>,
    streams: &mut Streams,
    segment: &Segment<'_>,
) -> Result<(), StreamBreach> {
    let (slot, begin) = streams.take(segment, judge.now())?;
    while let Some(range) = streams.next(slot, framing, is_message)? {
        let octets = streams.octets(slot, range.clone());
        let is_whole_here = range.start >= begin;
        judge.stands_at(is_whole_here.then(|| Base::new(octets, range.start)));
        let outcome = judge.unit(&mut Lineage::default(), Carrier::Diameter, octets);
        if outcome == Some(Outcome::Blocked) && !judge.silence(dissect::DIAMETER, octets) {
            streams.block(slot, range);
        }
        judge.apply(streams.sent_mut(slot));
    }
    let shown = begin..begin.saturating_add(segment.octets.len());
    if streams.sent(slot, shown.clone()) != segment.octets {
        judge.show(slot, &shown, segment.octets);
    }
    Ok(())
}

fn is_message(octets: &[u8]) -> bool {
    matches!(dissect::decode(Carrier::Diameter, octets), Ok(Some(_)))
}

fn framing(octets: &[u8]) -> Framing {
    match dissect::diameter_frame(octets) {
        dissect::Frame::Short => Framing::Short,
        dissect::Frame::Message(len) => Framing::Message(len),
        dissect::Frame::Lost => Framing::Lost,
    }
}
