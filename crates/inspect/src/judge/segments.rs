//! Messages of SCCP in segments (Q.714 §4.1.1.2.3): judged when they are whole.

use core::net::IpAddr;

use dissect::{Carrier, Lineage, Segment};
use ruletable::Reason;
use session::{Channel, Part, Taken};

use super::Judge;
use crate::judgement::Outcome;
use crate::memory::SegmentKey;
use crate::reasons;

/// How long the segments of one message may take (Q.714 Annex C, T(reass)).
const SEGMENT_MS: u64 = 20_000;
/// Segments count down to zero.
const SEGMENTS_LEFT_MAX: u8 = 15;

impl<'a> Judge<'_, 'a> {
    /// A piece of a message of SCCP: what completes it is judged with it, any other piece may pass.
    pub(super) fn segment<'b>(&mut self, lineage: &Lineage<'b>, segment: &Segment<'b>) -> Outcome
    where
        'a: 'b,
    {
        let Some(segments) = self.segments.take() else {
            self.blame(Reason::TOO_MANY_MESSAGES);
            return Outcome::Blocked;
        };
        let part = part(segment, self.packet.source(), self.zone());
        segments.expire(part.key, self.now(), SEGMENT_MS);
        let outcome = match segments.take(&part, self.now()) {
            // Who minds no segmentation would read it now.
            Ok(Taken::Piece) if reads(lineage, segments.joined(&part)) => {
                self.blame(Reason::SEGMENT_MALFORMED);
                Outcome::Blocked
            }
            Ok(Taken::Piece | Taken::Again | Taken::Edited) => self.piece(lineage),
            Ok(Taken::Whole | Taken::Complete) => {
                let mut whole = lineage.clone();
                let octets = segments.assembled();
                let outcome = self.unit(&mut whole, Carrier::SccpUser(lineage.ssns()), octets);
                outcome.unwrap_or_else(|| self.innermost(lineage, &[]))
            }
            Err(breach) => {
                self.blame(reasons::of_segment(breach));
                Outcome::Blocked
            }
        };
        if part.is_last {
            segments.end(part.key);
        }
        self.segments = Some(segments);
        outcome
    }
}

/// True where the octets are a whole message for the user of SCCP.
fn reads(lineage: &Lineage<'_>, octets: &[u8]) -> bool {
    let carrier = Carrier::SccpUser(lineage.ssns());
    !octets.is_empty() && matches!(dissect::decode(carrier, octets), Ok(Some(_)))
}

fn part<'b>(segment: &Segment<'b>, source: Option<IpAddr>, zone: u32) -> Part<'b, SegmentKey> {
    Part {
        key: SegmentKey { source, zone, reference: segment.reference, calling: segment.calling },
        tsn: SEGMENTS_LEFT_MAX.saturating_sub(segment.remaining).into(),
        fsn: None,
        channel: Channel { stream: 0, message: 0, is_unordered: false },
        is_first: segment.is_first,
        is_last: segment.remaining == 0,
        ppid: 0,
        octets: segment.octets,
    }
}
