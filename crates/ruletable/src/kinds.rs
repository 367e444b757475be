//! Message types that rules are about, each with the place of its group.

use alloc::boxed::Box;
use alloc::vec::Vec;

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use wire::MessageKey;

use crate::model::Selector;

/// Message types below it are found without a hash.
const LOW: usize = 256;
const NONE: u32 = u32::MAX;

/// Places of groups by protocol and message type.
#[derive(Debug)]
pub(crate) struct Kinds {
    /// For each protocol one more than its place in `rows`; 0 where no rule is about it.
    protocols: Box<[u8; 256]>,
    rows: Vec<Row>,
    high: HashMap<u64, u32, FixedState>,
}

/// Groups about one protocol.
#[derive(Debug)]
pub(crate) struct Row {
    /// About every message of it.
    pub(crate) every: Option<u32>,
    low: Box<[u32; LOW]>,
}

impl Kinds {
    /// Of groups in the order in which they stand.
    pub(crate) fn new(selectors: impl Iterator<Item = Selector>) -> Self {
        let mut kinds =
            Self { protocols: Box::new([0; 256]), rows: Vec::new(), high: HashMap::default() };
        for (selector, place) in selectors.zip(0..) {
            kinds.add(selector, place);
        }
        kinds.rows.shrink_to_fit();
        kinds
    }

    /// The groups about a protocol.
    #[inline]
    pub(crate) fn of(&self, protocol: u8) -> Option<&Row> {
        let number = self.protocols.get(usize::from(protocol))?.checked_sub(1)?;
        self.rows.get(usize::from(number))
    }

    /// The group about a message type of a protocol.
    #[inline]
    pub(crate) fn find(&self, row: &Row, key: MessageKey) -> Option<u32> {
        match row.low.get(usize::try_from(key.kind).ok()?) {
            Some(place) => (*place != NONE).then_some(*place),
            None => self.high.get(&number(key.protocol, key.kind)).copied(),
        }
    }

    /// Octets that it holds.
    pub(crate) fn octets(&self) -> usize {
        let row = size_of::<Row>().saturating_add(size_of::<[u32; LOW]>());
        let rows = self.rows.len().saturating_mul(row);
        rows.saturating_add(self.high.allocation_size()).saturating_add(256)
    }

    fn add(&mut self, Selector { protocol, kind }: Selector, place: u32) {
        let Some(number) = self.protocols.get_mut(usize::from(protocol)) else { return };
        if *number == 0 {
            self.rows.push(Row { every: None, low: Box::new([NONE; LOW]) });
            *number = u8::try_from(self.rows.len()).unwrap_or(0);
        }
        let row = number.checked_sub(1).and_then(|number| self.rows.get_mut(usize::from(number)));
        let Some(row) = row else { return };
        let Some(kind) = kind else {
            row.every = Some(place);
            return;
        };
        match usize::try_from(kind).ok().and_then(|kind| row.low.get_mut(kind)) {
            Some(low) => *low = place,
            None => {
                self.high.insert(self::number(protocol, kind), place);
            }
        }
    }
}

fn number(protocol: u8, kind: u32) -> u64 {
    u64::from(protocol) << 32 | u64::from(kind)
}
