//! A set of values, asked in constant or logarithmic time however many members it has.

use alloc::boxed::Box;
use alloc::vec::Vec;

use foldhash::fast::FixedState;
use hashbrown::HashSet;
use wire::Value;

use crate::atom::{self, Shape};
use crate::model::{Member, Name, Wildcard};
use crate::text;

/// Members up to which looking at each is cheaper than a hash.
const FEW: usize = 8;

/// Members by kind; built once, then only asked.
#[derive(Debug, Default)]
pub(crate) struct Set {
    shapes: Vec<Shape>,
    /// All of `atoms`, where they are few.
    few: Vec<(Shape, u128)>,
    atoms: HashSet<(Shape, u128), FixedState>,
    ranges: Vec<(u64, u64)>,
    names: Vec<Box<[u8]>>,
    suffixes: Vec<Box<[u8]>>,
    prefixes: Vec<Box<[u8]>>,
    octets: Vec<Box<[u8]>>,
}

impl Set {
    pub(crate) fn new(members: &[Member]) -> Self {
        let mut set = Self::default();
        for member in members {
            set.add(member);
        }
        set.shapes = set.atoms.iter().map(|(shape, _)| *shape).collect();
        set.shapes.sort_unstable();
        set.shapes.dedup();
        if set.atoms.len() <= FEW {
            set.few = set.atoms.iter().copied().collect();
        }
        set.ranges = merged(set.ranges);
        for texts in [&mut set.names, &mut set.suffixes, &mut set.prefixes, &mut set.octets] {
            texts.sort_unstable();
        }
        set
    }

    pub(crate) fn has(&self, value: &Value<'_>) -> bool {
        match value {
            Value::Number(number) => self.has_atom(value) || self.has_number(*number),
            Value::Digits(_) | Value::Address(_) => self.has_atom(value),
            Value::Octets(octets) => is_in(&self.octets, octets),
            Value::Text(octets) => is_in(&self.octets, octets) || self.has_name(value),
            Value::Labels(_) => self.has_name(value),
        }
    }

    fn has_atom(&self, value: &Value<'_>) -> bool {
        self.shapes.iter().any(|shape| {
            shape.key(value).is_some_and(|key| match self.few.as_slice() {
                [] => self.atoms.contains(&(*shape, key)),
                few => few.contains(&(*shape, key)),
            })
        })
    }

    fn has_number(&self, number: u64) -> bool {
        let after = self.ranges.partition_point(|(first, _)| *first <= number);
        let range = after.checked_sub(1).and_then(|place| self.ranges.get(place));
        range.is_some_and(|(_, last)| number <= *last)
    }

    fn has_name(&self, value: &Value<'_>) -> bool {
        if self.names.is_empty() && self.suffixes.is_empty() && self.prefixes.is_empty() {
            return false;
        }
        text::folded(value).is_some_and(|name| {
            is_in(&self.names, &name)
                || cuts(&name)
                    .any(|(head, tail)| is_in(&self.prefixes, head) || is_in(&self.suffixes, tail))
        })
    }

    fn add(&mut self, member: &Member) {
        match member {
            Member::Number(_) | Member::Digits(_) | Member::Prefix(_) | Member::Network(..) => {
                self.atoms.extend(atom::of(member));
            }
            Member::Range(first, last) => self.ranges.push((*first, *last)),
            Member::Name(Name { text, wildcard }) => match wildcard {
                Wildcard::None => self.names.push(text.clone()),
                Wildcard::Leading => self.suffixes.push(text.clone()),
                Wildcard::Trailing => self.prefixes.push(text.clone()),
            },
            Member::Text(octets) | Member::Octets(octets) => self.octets.push(octets.clone()),
        }
    }
}

fn is_in(sorted: &[Box<[u8]>], octets: &[u8]) -> bool {
    sorted.binary_search_by(|known| (**known).cmp(octets)).is_ok()
}

/// The two parts around each dot that has something on both sides.
fn cuts(name: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let places = name.iter().enumerate().filter(|(_, octet)| **octet == b'.');
    places.filter_map(|(place, _)| {
        let (head, tail) = name.split_at_checked(place)?;
        let (_, tail) = tail.split_first()?;
        (!head.is_empty() && !tail.is_empty()).then_some((head, tail))
    })
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
