//! Sets of values, asked in constant or logarithmic time however many members they have.

use alloc::boxed::Box;
use alloc::vec::Vec;

use foldhash::fast::FixedState;
use hashbrown::HashSet;
use wire::Value;

use crate::atom::{self, Shape};
use crate::model::{Member, Name, SetIndex, Wildcard};
use crate::text;

/// Members up to which looking at each is cheaper than a hash.
const FEW: usize = 16;

/// All sets of a table; small ones stand in one array.
#[derive(Debug, Default)]
pub(crate) struct Sets {
    rows: Vec<Row>,
    keys: Vec<u128>,
    wide: Vec<Wide>,
}

/// Place of a set among all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SetId(u32);

#[derive(Clone, Copy, Debug)]
enum Row {
    /// Few keys of one shape, each of which tells its member exactly.
    Few {
        shape: Shape,
        len: u8,
        first: u32,
    },
    Wide(u32),
}

/// The members of one set.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Members<'t> {
    Few(Shape, &'t [u128]),
    Wide(&'t Wide),
}

/// Members by kind.
#[derive(Debug, Default)]
pub(crate) struct Wide {
    keys: Vec<(Shape, HashSet<u128, FixedState>)>,
    ranges: Vec<(u64, u64)>,
    names: Texts,
    suffixes: Texts,
    prefixes: Texts,
    octets: Texts,
}

type Texts = HashSet<Box<[u8]>, FixedState>;

impl Sets {
    pub(crate) fn add(&mut self, members: &[Member]) {
        let row = self.few(members).unwrap_or_else(|| {
            self.wide.push(Wide::new(members));
            Row::Wide(place(self.wide.len().saturating_sub(1)))
        });
        self.rows.push(row);
    }

    /// The place that the next set will have.
    pub(crate) fn next(&self) -> SetId {
        SetId(place(self.rows.len()))
    }

    /// The members of a set.
    #[inline]
    pub(crate) fn members(&self, SetId(set): SetId) -> Option<Members<'_>> {
        let place = |place: u32| usize::try_from(place).ok();
        match self.rows.get(place(set)?)? {
            Row::Few { shape, len, first } => {
                let (_, keys) = self.keys.split_at_checked(place(*first)?)?;
                let (keys, _) = keys.split_at_checked(usize::from(*len))?;
                Some(Members::Few(*shape, keys))
            }
            Row::Wide(wide) => self.wide.get(place(*wide)?).map(Members::Wide),
        }
    }

    /// Octets that they hold.
    pub(crate) fn octets(&self) -> usize {
        let rows = self.rows.capacity().saturating_mul(size_of::<Row>());
        let keys = self.keys.capacity().saturating_mul(size_of::<u128>());
        let wide = self.wide.iter().map(|wide| wide.octets().saturating_add(size_of::<Wide>()));
        wide.fold(rows.saturating_add(keys), usize::saturating_add)
    }

    /// Gives back what was reserved for more.
    pub(crate) fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.keys.shrink_to_fit();
        self.wide.shrink_to_fit();
    }

    fn few(&mut self, members: &[Member]) -> Option<Row> {
        let (shape, _) = members.first().and_then(exact)?;
        let keys = members.iter().map(|member| exact(member).filter(|(other, _)| *other == shape));
        let keys: Vec<u128> = keys.map(|atom| atom.map(|(_, key)| key)).collect::<Option<_>>()?;
        let len = u8::try_from(keys.len()).ok().filter(|len| usize::from(*len) <= FEW)?;
        let first = place(self.keys.len());
        self.keys.extend(keys);
        Some(Row::Few { shape, len, first })
    }
}

impl Members<'_> {
    #[inline]
    pub(crate) fn has(&self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Self::Few(Shape::Number, keys), Value::Number(number)) => {
                keys.contains(&u128::from(*number))
            }
            (Self::Few(shape, keys), _) => shape.key(value).is_some_and(|key| keys.contains(&key)),
            (Self::Wide(wide), _) => wide.has(value),
        }
    }
}

impl SetId {
    /// Sets of the policy come first.
    pub(crate) fn of(set: SetIndex) -> Self {
        Self(set.0)
    }

    pub(crate) fn behind(self, count: u16) -> Self {
        Self(self.0.saturating_add(count.into()))
    }
}

impl Wide {
    fn new(members: &[Member]) -> Self {
        let mut wide = Self::default();
        for member in members {
            wide.add(member);
        }
        wide.ranges = merged(wide.ranges);
        for (_, keys) in &mut wide.keys {
            keys.shrink_to_fit();
        }
        wide
    }

    fn has(&self, value: &Value<'_>) -> bool {
        match value {
            Value::Number(number) => self.has_key(value) || self.has_number(*number),
            Value::Digits(_) | Value::Address(_) => self.has_key(value),
            Value::Octets(octets) => self.octets.contains(*octets),
            Value::Text(octets) => self.octets.contains(*octets) || self.has_name(value),
            Value::Labels(_) => self.has_name(value),
        }
    }

    fn has_key(&self, value: &Value<'_>) -> bool {
        self.keys
            .iter()
            .any(|(shape, keys)| shape.key(value).is_some_and(|key| keys.contains(&key)))
    }

    fn has_number(&self, number: u64) -> bool {
        let after = self.ranges.partition_point(|(first, _)| *first <= number);
        let range = after.checked_sub(1).and_then(|place| self.ranges.get(place));
        range.is_some_and(|(_, last)| number <= *last)
    }

    fn has_name(&self, value: &Value<'_>) -> bool {
        let has_wildcards = !self.suffixes.is_empty() || !self.prefixes.is_empty();
        if self.names.is_empty() && !has_wildcards {
            return false;
        }
        if !has_wildcards && self.names.len() <= FEW {
            return self.names.iter().any(|text| text::is_text(value, text));
        }
        text::folded(value).is_some_and(|name| {
            let is_cut =
                |(head, tail)| self.prefixes.contains(head) || self.suffixes.contains(tail);
            self.names.contains(name.as_slice()) || (has_wildcards && text::cuts(&name).any(is_cut))
        })
    }

    fn add(&mut self, member: &Member) {
        if let Some((shape, key)) = exact(member) {
            let of_shape = self.keys.iter_mut().find(|(known, _)| *known == shape);
            if let Some((_, keys)) = of_shape {
                keys.insert(key);
            } else {
                self.keys.push((shape, HashSet::from_iter([key])));
            }
            return;
        }
        match member {
            Member::Number(_) | Member::Digits(_) | Member::Prefix(_) | Member::Network(..) => {}
            Member::Range(first, last) => self.ranges.push((*first, *last)),
            Member::Name(Name { text, wildcard }) => {
                let texts = match wildcard {
                    Wildcard::None => &mut self.names,
                    Wildcard::Leading => &mut self.suffixes,
                    Wildcard::Trailing => &mut self.prefixes,
                };
                texts.insert(text.clone());
            }
            Member::Text(octets) | Member::Octets(octets) => {
                self.octets.insert(octets.clone());
            }
        }
    }

    fn octets(&self) -> usize {
        let keys = self.keys.iter().map(|(_, keys)| keys.allocation_size());
        let keys = keys.fold(self.ranges.capacity().saturating_mul(16), usize::saturating_add);
        let texts = [&self.names, &self.suffixes, &self.prefixes, &self.octets];
        texts.iter().fold(keys, |sum, texts| {
            let own = texts.iter().fold(0_usize, |sum, text| sum.saturating_add(text.len()));
            sum.saturating_add(own).saturating_add(texts.allocation_size())
        })
    }
}

/// The shape and key of a member, where the key is the member itself and no hash of it.
fn exact(member: &Member) -> Option<(Shape, u128)> {
    match member {
        Member::Number(_) | Member::Digits(_) | Member::Prefix(_) | Member::Network(..) => {
            atom::of(member)
        }
        Member::Range(..) | Member::Name(_) | Member::Text(_) | Member::Octets(_) => None,
    }
}

fn place(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn merged(mut ranges: Vec<(u64, u64)>) -> Vec<(u64, u64)> {
    ranges.sort_unstable();
    let mut whole: Vec<(u64, u64)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match whole.last_mut() {
            Some(before) if first <= before.1 => before.1 = before.1.max(last),
            _ => whole.push((first, last)),
        }
    }
    whole
}
