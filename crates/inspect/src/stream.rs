//! The segments of a Diameter connection over TCP (RFC 9293, RFC 6733 §2.1): each message is judged once it is whole.
//!
//! A segment with a piece of a message waits until the rest is there, so that what is blocked can be edited before any
//! of it has left. What waits too long leaves; a message that is blocked then ends its connection.

use core::ops::Range;

use dissect::{Carrier, Lineage};
use packet::Tcp;
use ruletable::Reason;
use session::{Framing, Held, HeldPiece, Segment, StreamBreach, StreamKey, StreamSlot, Streams};

use crate::edit::Places;
use crate::judge::Judge;
use crate::judgement::{Outcome, Shown};
use crate::memory::{Flow, FlowKey};
use crate::reasons;

/// How long a piece of a message waits for the rest: below the first retransmission, 200 ms.
const WAIT_MS: u64 = 150;
/// How long octets wait for those before them, which must come again first (RFC 6298 §2.4).
const AHEAD_MS: u64 = 1000;

/// A segment of a Diameter connection: every message that it completes is judged.
pub(crate) fn judge(
    judge: &mut Judge<'_, '_>,
    (streams, held): (&mut Streams, &mut Held<Flow>),
    tcp: &Tcp,
) {
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

/// What is judged leaves, as its stream remembers it: it may leave again, and otherwise cut. What is not waits.
fn leave(
    judge: &mut Judge<'_, '_>,
    (streams, held): (&mut Streams, &mut Held<Flow>),
    (flow, slot): (Flow, StreamSlot),
    (segment, place): (&Segment<'_>, Range<usize>),
) {
    let judged = streams.judged(slot);
    let is_new = !segment.octets.is_empty() && streams.is_here(slot, place.start);
    // Of a message that has begun to leave, nothing can be edited any more.
    let is_here = |judged| judged < place.end && streams.is_here(slot, judged);
    let waits = is_new && judged.is_some_and(is_here);
    let has_room = !waits || held.has_room(flow);
    let is_ahead = waits && !streams.is_reached(slot, place.start);
    if is_ahead && !has_room {
        // It comes again once those before it have come; leaving now, it could not be edited any more.
        return judge.refuse(Reason::STREAM_AHEAD);
    }
    while let Some((piece, _)) = held.take(flow, |piece| {
        let end = streams.place(slot, piece.number).map(|at| at.saturating_add(piece.len));
        !has_room || end.zip(judged).is_none_or(|(end, judged)| end <= judged)
    }) {
        judge.release(piece.frame);
        if let Some(start) = streams.place(slot, piece.number) {
            let end = start.saturating_add(piece.len);
            judge.show(Shown { frame: Some(piece.frame), at: piece.at, slot, start, end });
            streams.leave(slot, end);
        }
    }
    let Some(at) = judge.offset(segment.octets) else { return };
    if waits
        && has_room
        && let Some(frame) = judge.hold()
    {
        let wait = if is_ahead { AHEAD_MS } else { WAIT_MS };
        let until = judge.now().after_ms(wait);
        let (number, len) =
            (segment.sequence.wrapping_add(segment.is_syn.into()), segment.octets.len());
        held.keep(HeldPiece { flow, number, len, frame, at, until, leaves: !is_ahead });
    } else {
        streams.leave(slot, place.end);
    }
    if streams.sent(slot, place.clone()) != segment.octets {
        judge.show(Shown { frame: None, at, slot, start: place.start, end: place.end });
    }
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
