//! Segments of SCCP put together the way tshark does: in the order in which they come, until one says that it is the
//! last (Q.713 §3.17).

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::LazyLock;

use dissect::Lineage;
use foldhash::fast::RandomState;
use wire::{FieldId, Values};

use crate::layers::Ends;

/// Messages that wait for their last segment; at the bound all are given up.
const OPEN_MAX: usize = 1 << 14;

/// What came of each message.
#[derive(Debug)]
pub(crate) struct Segments<K> {
    open: HashMap<K, Vec<u8>, RandomState>,
}

impl<K> Default for Segments<K> {
    fn default() -> Self {
        Self { open: HashMap::default() }
    }
}

impl<K: Eq + Hash> Segments<K> {
    /// Adds a segment; the whole message where it is the last.
    pub(crate) fn add(&mut self, key: K, is_last: bool, octets: &[u8]) -> Option<Vec<u8>> {
        if is_last {
            let mut whole = self.open.remove(&key).unwrap_or_default();
            whole.extend(octets);
            return Some(whole);
        }
        if self.open.len() >= OPEN_MAX {
            self.open.clear();
        }
        self.open.entry(key).or_default().extend(octets);
        None
    }
}

/// Between whom segments go: whatever link of the network brings them, between point codes.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Between {
    Points(u64, u64),
    Hosts(Option<Ends>),
}

impl Between {
    /// The points that the messages around a segment name, or the hosts.
    pub(crate) fn of(lineage: &Lineage<'_>, hosts: Option<Ends>) -> Self {
        let [from, to] = POINTS.each_ref().map(|rows| number(lineage, rows));
        from.zip(to).map_or(Self::Hosts(hosts), |(from, to)| Self::Points(from, to))
    }
}

/// Fields that tell the point codes.
static POINTS: LazyLock<[Vec<FieldId>; 2]> = LazyLock::new(|| {
    ["mtp3.opc", "mtp3.dpc"].map(|name| dissect::find(name).map(|row| row.id).collect())
});

/// The first number that one of these fields has.
fn number(lineage: &Lineage<'_>, rows: &[FieldId]) -> Option<u64> {
    let mut values = Values::default();
    for row in rows {
        lineage.read(*row, &mut values);
    }
    values.as_slice().first()?.number()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_joined_as_they_come_until_the_last() {
        let mut segments = Segments::default();

        assert_eq!(segments.add(1, false, b"one"), None);
        assert_eq!(segments.add(2, true, b"other"), Some(b"other".to_vec()));
        assert_eq!(segments.add(1, true, b"two"), Some(b"onetwo".to_vec()));
        assert_eq!(segments.add(1, true, b"three"), Some(b"three".to_vec()));
    }
}
