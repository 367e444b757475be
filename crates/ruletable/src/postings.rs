//! Lists of cases by value, in three flat arrays: found by one hash, whatever their number.
//!
//! A slot holds a part of its value's hash. Another value may have the same; then a case is asked in vain.

use alloc::boxed::Box;
use alloc::vec::Vec;

/// Slots of a table and a list in the arrays of all.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    first: u32,
    len: u32,
}

/// All lists.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    slots: Box<[Slot]>,
    lists: Box<[u32]>,
}

/// Lists on their way in.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    slots: Vec<Slot>,
    lists: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    mark: u32,
    /// A case, or with [`LIST`] the place of a list behind its length.
    cases: u32,
}

const EMPTY: Slot = Slot { mark: 0, cases: u32::MAX };
const LIST: u32 = 1 << 31;

impl Writer {
    /// A list of its own.
    pub(crate) fn list(&mut self, cases: &[u32]) -> Span {
        let first = place(self.lists.len());
        self.lists.extend(cases);
        Span { first, len: place(cases.len()) }
    }

    /// A table of the cases under each hash; they stand in order.
    pub(crate) fn table(&mut self, mut rows: Vec<(u64, u32)>) -> Span {
        rows.sort_unstable();
        rows.dedup();
        let runs = rows.chunk_by(|(one, _), (other, _)| one == other);
        // Two thirds are taken at most, so that a search ends soon at an empty one.
        let count = runs.clone().count();
        let span = Span {
            first: place(self.slots.len()),
            len: place(count.div_ceil(2).saturating_mul(3)),
        };
        for run in runs {
            let Some((hash, case)) = run.first() else { continue };
            let cases = match run {
                [_] => *case,
                several => {
                    let start = place(self.lists.len()) | LIST;
                    self.lists.push(place(several.len()));
                    self.lists.extend(several.iter().map(|(_, case)| *case));
                    start
                }
            };
            self.insert(span, *hash, cases);
        }
        // Every search ends here.
        self.slots.push(EMPTY);
        span
    }

    /// Everything; nothing where there is more than can be numbered.
    pub(crate) fn finish(self) -> Option<Postings> {
        let is_numbered = self.lists.len() < usize::try_from(LIST).ok()?;
        is_numbered.then(|| Postings { slots: self.slots.into(), lists: self.lists.into() })
    }

    /// Takes the first empty slot from where the search for the hash begins.
    fn insert(&mut self, span: Span, hash: u64, cases: u32) {
        let mut at = start(span, hash);
        while self.slots.get(at).is_some_and(|slot| !slot.is_empty()) {
            at = at.saturating_add(1);
        }
        if at >= self.slots.len() {
            self.slots.resize(at.saturating_add(1), EMPTY);
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot { mark: mark(hash), cases };
        }
    }
}

impl Postings {
    /// A list.
    pub(crate) fn list(&self, span: Span) -> &[u32] {
        let (first, len) = span.range();
        self.lists.get(first..first.saturating_add(len)).unwrap_or_default()
    }

    /// The cases under a hash.
    #[inline]
    pub(crate) fn find(&self, table: Span, hash: u64) -> &[u32] {
        let mark = mark(hash);
        for slot in self.slots.get(start(table, hash)..).unwrap_or_default() {
            if slot.is_empty() {
                break;
            }
            if slot.mark == mark {
                return self.cases(slot);
            }
        }
        &[]
    }

    /// Octets that it holds.
    pub(crate) fn octets(&self) -> usize {
        size_of_val(&*self.slots).saturating_add(size_of_val(&*self.lists))
    }

    fn cases<'t>(&'t self, slot: &'t Slot) -> &'t [u32] {
        if slot.cases & LIST == 0 {
            return core::slice::from_ref(&slot.cases);
        }
        let place = usize::try_from(slot.cases & !LIST).unwrap_or(usize::MAX);
        let Some((len, rest)) = self.lists.get(place..).and_then(<[u32]>::split_first) else {
            return &[];
        };
        usize::try_from(*len).ok().and_then(|len| rest.get(..len)).unwrap_or_default()
    }
}

impl Slot {
    fn is_empty(self) -> bool {
        self.cases == EMPTY.cases
    }
}

impl Span {
    #[inline]
    fn range(self) -> (usize, usize) {
        (index(self.first), index(self.len))
    }
}

/// Where the search for a hash begins: at its upper half, scaled.
#[inline]
fn start(table: Span, hash: u64) -> usize {
    let scaled = (hash >> 32).wrapping_mul(table.len.into()) >> 32;
    index(table.first).saturating_add(usize::try_from(scaled).unwrap_or(0))
}

#[inline]
fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// The lower half of a hash.
#[inline]
fn mark(hash: u64) -> u32 {
    u32::try_from(hash & u64::from(u32::MAX)).unwrap_or(0)
}

fn place(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use proptest::prelude::*;
    use std::collections::BTreeMap;

    use super::*;

    proptest! {
        #[test]
        fn every_case_stands_under_its_hash_and_none_under_another(
            rows: Vec<(u64, u16)>, other: u64,
        ) {
            let rows: Vec<(u64, u32)> =
                rows.into_iter().map(|(hash, case)| (hash, case.into())).collect();
            let mut expected: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
            for (hash, case) in &rows {
                expected.entry(*hash).or_default().push(*case);
            }
            let mut writer = Writer::default();
            let table = writer.table(rows);
            let postings = writer.finish().unwrap();

            for (hash, mut cases) in expected {
                cases.sort_unstable();
                cases.dedup();
                prop_assert_eq!(postings.find(table, hash), cases);
                prop_assert!(hash == other || postings.find(table, other).is_empty());
            }
        }
    }
}
