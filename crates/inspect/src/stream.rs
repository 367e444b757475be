//! The segments of a Diameter connection over TCP (RFC 9293, RFC 6733 §2.1): each message is judged once it is whole.
//!
//! A segment with a piece of a message waits until the rest is there, so that what is blocked can be edited before any
//! of it has left. What waits too long leaves; a message that is blocked then ends its connection.

use core::ops::Range;

use dissect::{Carrier, Lineage};
use packet::Tcp;
use ruletable::Reason;
use session::{
    FrameId, Framing, Held, HeldPiece, Segment, StreamBreach, StreamKey, StreamSlot, Streams,
};

use crate::edit::Places;
use crate::judge::Judge;
use crate::judgement::{Outcome, Shown};
use crate::memory::{Flow, FlowKey};
use crate::reasons;

/// How long a piece of a message waits for the rest: below the first retransmission, 200 ms.
const WAIT_MS: u64 = 150;
/// How long octets wait for those before them: longer than packets overtake each other, and no longer, since their
/// receiver asks for what is missing only once it sees them (RFC 5681 §3.2).
const AHEAD_MS: u64 = 20;

/// A segment of a Diameter connection: every message that it completes is judged.
pub(crate) fn judge(
    judge: &mut Judge<'_, '_>,
    (streams, held): (&mut Streams, &mut Held<Flow>),
    tcp: &Tcp,
) {
    if tcp.is_urgent() {
        return judge.refuse(Reason::TCP_URGENT);
    }
    if !tcp.is_possible() {
        return judge.refuse(Reason::TCP_FLAGS);
    }
    let Some((source, destination)) = judge.packet().addresses() else { return };
    let ports = (tcp.source_port, tcp.destination_port);
    let key = StreamKey { source, destination, ports, zone: judge.zone() };
    let segment = Segment {
        key,
        back: key.reversed(judge.zone_back()),
        sequence: tcp.sequence,
        is_syn: tcp.is_syn(),
        is_fin: tcp.is_fin(),
        octets: judge.packet().payload,
    };
    judge.peers_only();
    let is_reset = tcp.flags & Tcp::RST != 0;
    if streams.is_out_of_order(&segment, is_reset, judge.now()) {
        return judge.refuse(Reason::STREAM_CONTROL);
    }
    if is_reset && !judge.is_refused() {
        streams.reset(&segment);
    }
    let says_nothing = segment.octets.is_empty() && !segment.is_syn && !segment.is_fin;
    if judge.is_refused() || says_nothing {
        return;
    }
    let flow = judge.flow(FlowKey::Stream(segment.key));
    if let Err(breach) = messages(judge, streams, &segment)
        .map(|(slot, place)| leave(judge, (streams, held), (flow, slot), (&segment, place)))
    {
        judge.refuse(reasons::of_stream(breach));
    }
}

/// Every message that the segment completes; gives where its octets stand in the stream.
fn messages(
    judge: &mut Judge<'_, '_>,
    streams: &mut Streams,
    segment: &Segment<'_>,
) -> Result<(StreamSlot, Range<usize>), StreamBreach> {
    let (slot, begin) = streams.take(segment, judge.now())?;
    while let Some(range) = streams.next(slot, framing, is_message)? {
        let octets = streams.octets(slot, range.clone());
        let is_here = streams.is_here(slot, range.start);
        judge.stands(if is_here { Places::whole(octets, range.start) } else { Places::default() });
        let outcome = judge.unit(&mut Lineage::default(), Carrier::Diameter, octets);
        if outcome == Some(Outcome::Blocked) && !judge.silence(Some(dissect::DIAMETER), octets) {
            streams.block(slot, range);
        }
        judge.apply(streams.sent_mut(slot));
    }
    Ok((slot, begin..begin.saturating_add(segment.octets.len())))
}

/// What is judged leaves, as its stream remembers it: it may leave again, and otherwise cut. What is not waits, as long
/// as its flow has room for it.
fn leave(
    judge: &mut Judge<'_, '_>,
    (streams, held): (&mut Streams, &mut Held<Flow>),
    (flow, slot): (Flow, StreamSlot),
    (segment, place): (&Segment<'_>, Range<usize>),
) {
    let judged = streams.judged(slot);
    // Of a message that has begun to leave, nothing can be edited any more.
    let is_here = |from| streams.is_here(slot, from);
    let waits = !segment.octets.is_empty()
        && judged.is_some_and(|judged| judged < place.end && is_here(judged))
        && is_here(place.start);
    let has_room = !waits || held.has_room(flow);
    while let Some((piece, _)) = held.take(flow, |piece| {
        let end = streams.place(slot, piece.number).map(|at| at.saturating_add(piece.len));
        !has_room || end.zip(judged).is_none_or(|(end, judged)| end <= judged)
    }) {
        judge.release(piece.frame);
        if let Some(start) = streams.place(slot, piece.number) {
            let place = start..start.saturating_add(piece.len);
            streams.leave(slot, place.end);
            if is_edited(streams, slot, place.clone()) {
                show(judge, slot, (Some(piece.frame), piece.at), place);
            }
        }
    }
    let at = judge.offset(segment.octets);
    let kept = at.filter(|_| waits && has_room).zip(judge.spare());
    match kept {
        Some((at, frame)) => {
            let is_ahead = !streams.is_reached(slot, place.start);
            let until = judge.now().after_ms(if is_ahead { AHEAD_MS } else { WAIT_MS });
            let (number, len) = (segment.first(), segment.octets.len());
            held.keep(HeldPiece { flow, number, len, frame, at, until });
            judge.hold();
        }
        None => streams.leave(slot, place.end),
    }
    match at {
        _ if streams.sent(slot, place.clone()) == segment.octets => {}
        Some(at) => show(judge, slot, (None, at), place),
        // In fragments of IP nothing can be edited.
        None => judge.end(),
    }
}

/// The frame leaves with the octets of its stream instead of its own.
fn show(
    judge: &mut Judge<'_, '_>,
    slot: StreamSlot,
    (frame, at): (Option<FrameId>, usize),
    place: Range<usize>,
) {
    judge.show(Shown { frame, at, slot, start: place.start, end: place.end });
}

fn is_edited(streams: &Streams, slot: StreamSlot, place: Range<usize>) -> bool {
    streams.sent(slot, place.clone()) != streams.octets(slot, place)
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
