//! The chunks of an SCTP packet (RFC 9260): each user message is judged once it is whole, and edited where it stands.
//!
//! A frame with a piece of a message waits until all pieces are there, so that what is blocked can be edited before any
//! of it has left. What waits too long leaves; a message that is blocked then ends its association.

use arrayvec::ArrayVec;
use dissect::{Carrier, Message};
use packet::sctp::{self, Chunk, ChunkType, Data};
use ruletable::Reason;
use session::{AssociationKey, Associations, Channel, Held, HeldPiece, Part, Taken};

use crate::edit::{PIECES_MAX, Places};
use crate::judge::Judge;
use crate::judgement::Outcome;
use crate::memory::{Flow, FlowKey};
use crate::reasons;
use crate::repeats::{self, Repeats};

/// How long a piece of a message waits for the rest: below the first retransmission, 1 s (RFC 9260 §16).
const WAIT_MS: u64 = 500;

/// What is remembered of associations.
pub(crate) struct Memory<'m> {
    pub(crate) associations: &'m mut Associations,
    pub(crate) repeats: &'m mut Repeats,
    pub(crate) held: &'m mut Held<Flow>,
}

/// Every chunk of an SCTP packet.
pub(crate) fn judge(
    judge: &mut Judge<'_, '_>,
    memory: &mut Memory<'_>,
    header: &sctp::Header,
    octets: &[u8],
) {
    let Ok(chunks) = header.chunks(octets) else { return judge.refuse(Reason::SCTP_MALFORMED) };
    let key = AssociationKey {
        tag: header.verification_tag,
        ports: (header.source_port, header.destination_port),
        zone: judge.association_zone(),
    };
    for chunk in chunks {
        match chunk.data() {
            Some(data) => {
                let carrier = Carrier::Sctp {
                    ppid: data.ppid.unwrap_or(0),
                    source_port: header.source_port,
                    destination_port: header.destination_port,
                };
                user_message(judge, memory, (key, carrier), (&chunk, &data));
            }
            None => control(judge, memory.associations, key, &chunk),
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

/// A chunk with user octets: a piece of a message waits for the others, and what completes it is judged.
fn user_message(
    judge: &mut Judge<'_, '_>,
    memory: &mut Memory<'_>,
    (key, carrier): (AssociationKey, Carrier),
    (chunk, data): (&Chunk<'_>, &Data<'_>),
) {
    let Memory { associations, repeats, held } = memory;
    let flow = judge.flow(FlowKey::Association(key));
    let octets = match associations.take(&part(key, data), judge.now()) {
        Ok(Taken::Whole) => data.octets,
        Ok(Taken::Complete) => associations.assembled(),
        Ok(Taken::Piece) => {
            judge.transport(Message::Sctp(*chunk));
            judge.count(data.tsn, None);
            if dissect::protocol_of(carrier).is_some() {
                wait(judge, held, flow, data);
            }
            return;
        }
        Ok(Taken::Again) => return judge.transport(Message::Sctp(*chunk)),
        Ok(Taken::Edited) => {
            let at = judge.offset(data.octets).unwrap_or_default();
            judge.transport(Message::Sctp(*chunk));
            if !repeats::repeat(repeats, (key, data.tsn), (None, at), judge.edits()) {
                judge.refuse(Reason::CHUNK_BLOCKED);
            }
            return;
        }
        Err(breach) => return judge.refuse(reasons::of_chunk(breach)),
    };
    let whole = [(data.tsn, data.octets.len())];
    let is_whole = data.is_first && data.is_last;
    let pieces = if is_whole { whole.as_slice() } else { associations.assembled_pieces() };
    let pieces: ArrayVec<_, PIECES_MAX> = pieces.iter().copied().take(PIECES_MAX).collect();
    judge.stands(places(judge, held, (flow, data), (octets, &pieces)));
    let edits_before = judge.edits().len();
    let mut outcome = judge.carried(Message::Sctp(*chunk), carrier, octets);
    let protocol = dissect::protocol_of(carrier);
    if outcome == Outcome::Blocked && judge.silence(protocol, octets) {
        outcome = Outcome::Edited;
    }
    let counted = (protocol == Some(dissect::M2PA)).then(|| dissect::decode(carrier, octets));
    judge.count(data.tsn, counted.and_then(Result::ok).flatten().as_ref());
    for (tsn, len) in pieces {
        let here = HeldPiece {
            flow,
            number: data.tsn,
            len,
            frame: session::FrameId(0),
            at: judge.offset(data.octets).unwrap_or_default(),
            until: judge.now(),
        };
        settle(judge, memory, (key, tsn, outcome), (here, edits_before));
    }
}

/// The frame waits for the rest of the message.
fn wait(judge: &mut Judge<'_, '_>, held: &mut Held<Flow>, flow: Flow, data: &Data<'_>) {
    // Of a message that has begun to leave, nothing can be edited any more.
    let follows = held.find(flow, data.tsn.wrapping_sub(1)).is_some();
    let Some(at) = judge.offset(data.octets).filter(|_| data.is_first || follows) else { return };
    if !held.has_room(flow) {
        return release(judge, held, flow);
    }
    if let Some(frame) = judge.spare() {
        let (number, len) = (data.tsn, data.octets.len());
        let until = judge.now().after_ms(WAIT_MS);
        held.keep(HeldPiece { flow, number, len, frame, at, until });
        judge.hold();
    }
}

/// A sender whose message is longer than what can wait is not starved: its pieces leave.
fn release(judge: &mut Judge<'_, '_>, held: &mut Held<Flow>, flow: Flow) {
    while let Some((piece, is_last)) = held.take(flow, |_| true) {
        if is_last {
            judge.release(piece.frame);
        }
    }
}

/// Where the pieces of a message stand, as far as none before has left.
fn places(
    judge: &Judge<'_, '_>,
    held: &Held<Flow>,
    (flow, data): (Flow, &Data<'_>),
    (octets, pieces): (&[u8], &[(u32, usize)]),
) -> Places {
    let mut places = Places::of(octets);
    for (tsn, len) in pieces {
        let place = match held.find(flow, *tsn) {
            _ if *tsn == data.tsn => judge.offset(data.octets).map(|at| (None, at)),
            Some(piece) => Some((judge.other(piece.frame), piece.at)),
            None => None,
        };
        match place {
            Some((frame, at)) if places.add(*len, frame, at) => {}
            _ => return places,
        }
    }
    places
}

/// A piece of a judged message waits no longer, and is remembered with what became of it.
fn settle(
    judge: &mut Judge<'_, '_>,
    memory: &mut Memory<'_>,
    (key, tsn, outcome): (AssociationKey, u32, Outcome),
    (here, edits_before): (HeldPiece<Flow>, usize),
) {
    let waited = memory.held.find(here.flow, tsn).filter(|_| tsn != here.number).copied();
    let (frame, piece) = waited.map_or((None, here), |piece| (judge.other(piece.frame), piece));
    match outcome {
        Outcome::Passes => {}
        Outcome::Blocked => memory.associations.block(key, tsn),
        Outcome::Edited => {
            let part = piece.at..piece.at.saturating_add(piece.len);
            let edits = judge.edits().get(edits_before..).unwrap_or_default();
            let own = edits.iter().copied().filter(|edit| edit.is_in(frame, &part));
            if let Some(own) = repeats::of(piece.at, own) {
                memory.repeats.put((key, tsn), own);
            }
            memory.associations.edit(key, tsn);
        }
    }
    while let Some((copy, is_last)) = memory.held.take(here.flow, |piece| piece.number == tsn) {
        let place = (judge.other(copy.frame), copy.at);
        if outcome == Outcome::Edited && place != (frame, piece.at) {
            repeats::repeat(memory.repeats, (key, tsn), place, judge.edits());
        }
        if is_last {
            judge.release(copy.frame);
        }
    }
}

fn part<'o>(key: AssociationKey, data: &Data<'o>) -> Part<'o> {
    let ordered = data.ssn.filter(|_| !data.is_unordered).map_or(0, u32::from);
    Part {
        key,
        tsn: data.tsn,
        fsn: data.mid.map(|_| data.fsn.unwrap_or(0)),
        channel: Channel {
            stream: data.stream,
            message: data.mid.unwrap_or(ordered),
            is_unordered: data.is_unordered,
        },
        is_first: data.is_first,
        is_last: data.is_last,
        ppid: data.ppid.unwrap_or(0),
        octets: data.octets,
    }
}
