//! Chunks of SCTP that came before.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use packet::sctp;

/// TSNs with the frame in which they came first; the older half is given up now and then.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    recent: HashMap<TsnKey, u64, RandomState>,
    before: HashMap<TsnKey, u64, RandomState>,
}

/// Tag and TSN, and both ports.
type TsnKey = (u64, u32);

/// TSNs that are remembered at least.
const SEEN_MAX: usize = 1 << 18;

impl Seen {
    /// True for a chunk that came before in another frame: tshark does not read it again.
    pub(crate) fn is_repeated(&mut self, header: &sctp::Header, tsn: u32, number: u64) -> bool {
        if header.verification_tag == 0 {
            return false;
        }
        let ports = u32::from(header.source_port) << 16 | u32::from(header.destination_port);
        let key = (u64::from(header.verification_tag) << 32 | u64::from(tsn), ports);
        let Self { recent, before } = self;
        if recent.len() >= SEEN_MAX {
            *before = std::mem::take(recent);
        }
        let first = before.get(&key).copied();
        let first = *recent.entry(key).or_insert_with(|| first.unwrap_or(number));
        first != number
    }
}
